#!/bin/sh
# Imports both examples and makes every document of them that this version can make, and the specimen.
# Usage: examples/make-pack.sh PATH_OF_CASEBINDER OUTPUT_FOLDER
set -eu
casebinder=$1
out=$2
examples=$(cd "$(dirname "$0")" && pwd)
export CASEBINDER_DATA="$out/data"
wren="$out/NB16-01"
alder="$out/NB16-02"
mkdir -p "$out/data" "$out/blanks" "$out/sefton" "$out/specimen" "$out/NB17-02" "$out/NB18-01"
mkdir -p "$out/northbridge"
mkdir -p "$wren/letters" "$wren/forms/completed" "$wren/name-checks" "$wren/agreements" "$wren/minutes"
mkdir -p "$wren/chronologies/received" "$wren/genogram" "$alder/letters" "$alder/minutes"

"$casebinder" import "$examples/northbridge" "$examples/sefton-2021"

# These people are invented, so their confidential documents leave without a password.
# Each document is dated as it would have been: before its meeting, or when the decision was made.
# The notification, then the name checks: asked, corrected, answered.
"$casebinder" assemble 1 --case NB16/01 --mode blank --as-at 2016-04-06 -o "$out/blanks"
"$casebinder" assemble 1 --case NB16/01 --as-at 2016-04-06 --unprotected -o "$wren/forms"
"$casebinder" assemble 1 --case NB17/02 --mode prefilled --as-at 2017-09-20 --unprotected \
    -o "$out/NB17-02"
"$casebinder" assemble C01 --case NB16/01 --all-recipients --as-at 2016-04-13 --unprotected \
    -o "$wren/name-checks"
"$casebinder" assemble 3 --case NB16/01 --mode blank --as-at 2016-04-13 -o "$out/blanks"
"$casebinder" assemble 3 --case NB16/01 --mode prefilled --all-recipients --as-at 2016-04-13 \
    --unprotected -o "$wren/name-checks"
"$casebinder" assemble C02 --case NB16/01 --all-recipients --as-at 2016-04-18 --unprotected \
    -o "$wren/name-checks"
"$casebinder" assemble C01S --case NB16/01 --as-at 2016-04-20 --unprotected -o "$wren"
"$casebinder" assemble C01S --case NB16/01 --as-at 2016-04-20 --format xlsx --unprotected -o "$wren"
"$casebinder" assemble 3 --case NB16/01 --mode prefilled --all-recipients --as-at 2016-04-20 \
    --unprotected -o "$wren/forms"
"$casebinder" assemble 3 --case NB16/01 --to csc --as-at 2016-05-03 --unprotected \
    -o "$wren/forms/completed"

"$casebinder" assemble 2a --case NB16/01 --all-recipients --as-at 2016-04-20 --unprotected \
    -o "$wren/letters"
"$casebinder" assemble 6 --case NB16/01 --as-at 2016-04-20 --unprotected \
    -o "$wren"
"$casebinder" assemble 9 --case NB16/01 --all-recipients --as-at 2016-06-09 --unprotected \
    -o "$wren/letters"
# What practitioners, reporting agencies and the family are sent while the review runs.
"$casebinder" assemble C12 --case NB16/01 --as-at 2016-07-05 --unprotected -o "$wren"
"$casebinder" assemble 12 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-07-06 \
    --unprotected -o "$wren/forms"
"$casebinder" assemble 11 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-08-03 \
    --unprotected -o "$wren/forms"
"$casebinder" assemble C13 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-10-01 \
    --unprotected -o "$wren/forms"
"$casebinder" assemble C09 --case NB16/01 --mode prefilled --as-at 2017-01-12 --unprotected \
    -o "$wren/forms"
"$casebinder" assemble 13 --case NB16/01 --to practitioner-1 --as-at 2017-03-02 \
    --unprotected -o "$wren/forms"
for form in 11 12 13 C09 C13; do
    "$casebinder" assemble "$form" --case NB16/01 --mode blank --as-at 2016-07-05 -o "$out/blanks"
done
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 -o "$wren"
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 --format xlsx -o "$wren"

# Publication, notices, rapid review, chasing, and the list of documents itself.
make_wren() {
    "$casebinder" assemble "$@" --case NB16/01 --unprotected -o "$wren"
}
make_wren 15 --as-at 2017-02-22
make_wren 16 --as-at 2017-03-01 --mode prefilled
make_wren 16 --as-at 2017-04-12 --format xlsx
make_wren 17 --as-at 2017-03-08
make_wren C06 --as-at 2016-06-10
make_wren C07 --as-at 2016-06-10
"$casebinder" assemble C08 --case NB18/01 --as-at 2019-01-15 --unprotected -o "$out/NB18-01"
make_wren C11 --as-at 2017-09-21 --all-recipients
make_wren C11a --as-at 2017-11-20 --all-recipients --mode prefilled
make_wren C11a --as-at 2017-11-20 --all-recipients --format xlsx
"$casebinder" assemble 14 --case NB16/01 --as-at 2017-11-20 --mode blank -o "$out/blanks"
for blank in 16 APPC; do
    "$casebinder" assemble "$blank" --case NB16/01 --as-at 2017-11-20 --mode blank -o "$out/blanks"
    "$casebinder" assemble "$blank" --case NB16/01 --as-at 2017-11-20 --mode blank --format xlsx \
        -o "$out/blanks"
done

# What is published: the statement that the Chair approved, its first draft, and the learning.
make_wren X08D --as-at 2017-03-09
make_wren X08 --as-at 2018-04-19
for product in X06 X06B X06G; do
    make_wren "$product" --as-at 2018-04-27
    make_wren "$product" --as-at 2018-04-27 --format html
done
make_wren X06B --as-at 2018-04-27 --large-print
make_wren X08 --as-at 2018-04-19 --format html

# The chronologies: guidance and template for every agency, what the police sent, and the timeline.
"$casebinder" assemble 4 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-04-20 \
    --unprotected -o "$wren/chronologies"
"$casebinder" assemble 5 --case NB16/01 --mode blank --as-at 2016-04-20 -o "$out/blanks"
"$casebinder" assemble 5 --case NB16/01 --mode blank --as-at 2016-04-20 --format xlsx \
    -o "$out/blanks"
"$casebinder" assemble 5 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-04-20 \
    --unprotected -o "$wren/chronologies"
"$casebinder" assemble 5 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-04-20 \
    --format xlsx --unprotected -o "$wren/chronologies"
"$casebinder" assemble 5 --case NB16/01 --to pol --as-at 2016-07-06 --unprotected \
    -o "$wren/chronologies/received"
"$casebinder" assemble 5 --case NB16/01 --to pol --as-at 2016-07-06 --format xlsx --unprotected \
    -o "$wren/chronologies/received"
"$casebinder" assemble X01 --case NB16/01 --all-recipients --as-at 2016-07-06 --unprotected \
    -o "$wren/genogram"
"$casebinder" assemble X02 --case NB16/01 --as-at 2016-07-06 --unprotected -o "$wren"
"$casebinder" assemble X02 --case NB16/01 --as-at 2016-07-06 --format xlsx --unprotected -o "$wren"

"$casebinder" assemble 2b --case NB16/02 --all-recipients --as-at 2016-08-10 --unprotected \
    -o "$alder/letters"
"$casebinder" assemble 6 --case NB16/02 --as-at 2016-08-10 --unprotected \
    -o "$alder"
"$casebinder" assemble 9 --case NB16/02 --all-recipients --as-at 2016-09-26 --unprotected \
    -o "$alder/letters"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 -o "$alder"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 --format xlsx -o "$alder"

# The panels: agreements to sign, minutes, recommendation, answer, and the timetable from then on.
"$casebinder" assemble 7 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-04-20 --unprotected \
    -o "$wren/agreements"
"$casebinder" assemble C05 --case NB16/01 --mode prefilled --as-at 2016-04-20 --unprotected -o "$wren"
"$casebinder" assemble 8 --case NB16/01 --all-recipients --as-at 2016-05-20 --unprotected -o "$wren/minutes"
"$casebinder" assemble C03 --case NB16/01 --as-at 2016-05-20 --unprotected -o "$wren"
"$casebinder" assemble C04 --case NB16/01 --as-at 2016-06-08 --unprotected -o "$wren"
"$casebinder" assemble 10 --case NB16/01 --as-at 2016-06-09 -o "$wren"
"$casebinder" assemble 8 --case NB16/02 --all-recipients --as-at 2016-09-12 --unprotected -o "$alder/minutes"
"$casebinder" assemble C03 --case NB16/02 --as-at 2016-09-12 --unprotected -o "$alder"
"$casebinder" assemble C04 --case NB16/02 --as-at 2016-09-26 --unprotected -o "$alder"
for document in 7 8 10 C05; do
    "$casebinder" assemble "$document" --case NB16/01 --mode blank --as-at 2016-04-20 -o "$out/blanks"
done

# What the Chair's decision calls for, in one folder with its contents.
"$casebinder" pack decided --case NB16/01 --as-at 2016-06-09 --unprotected -o "$wren/decided"

"$casebinder" report annual --board sefton --committee-date 2021-01-26 \
    -o "$out/sefton/annual-overview-report.pdf" --workbook "$out/sefton/annual-figures.xlsx"
"$casebinder" report annual --board northbridge --committee-date 2021-01-26 --as-at 2021-01-15 \
    -o "$out/northbridge/annual-overview-report.pdf" \
    --workbook "$out/northbridge/annual-figures.xlsx"
# The committee's papers: one file for the public, one that is exempt.
"$casebinder" report committee --board northbridge --committee-date 2021-01-26 --as-at 2021-01-15 \
    --unprotected -o "$out/northbridge/committee"
# What the Executive Group and the Board are told, and the register that the manager keeps.
"$casebinder" report escalations --board northbridge --meeting 2017-10-12 --unprotected \
    -o "$out/northbridge/escalation-report.pdf"
"$casebinder" report exceptions --board northbridge --meeting 2017-12-14 --unprotected \
    -o "$out/northbridge/exception-report.pdf"
"$casebinder" report notifications --board northbridge --from 2016 --to 2019 --as-at 2020-12-31 \
    --unprotected -o "$out/northbridge/notifications.pdf" \
    --workbook "$out/northbridge/notifications.xlsx"
"$casebinder" report notifications-summary --board northbridge --from 2016 --to 2019 \
    --as-at 2020-12-31 -o "$out/northbridge/notifications-summary.pdf"

# How far the action plans have come: for the Subgroup, and one agency's own rows.
"$casebinder" report progress --board northbridge --as-at 2018-03-31 --unprotected \
    -o "$out/northbridge/action-progress.pdf" --workbook "$out/northbridge/action-progress.xlsx"
"$casebinder" report progress --board northbridge --as-at 2018-03-31 --agency HOSP --unprotected \
    --format xlsx -o "$out/northbridge/action-progress-HOSP.xlsx"

# Everything a template can hold, in both print sizes, as a web page and as a form.
for name in specimen letter; do
    for print in "" --large-print; do
        "$casebinder" preview "$examples/specimen/$name.xml" --as-at 2016-05-09 $print \
            -o "$out/specimen/$name$print.pdf"
    done
    "$casebinder" preview "$examples/specimen/$name.xml" --as-at 2016-05-09 --format html \
        -o "$out/specimen/$name.html"
done
for mode in blank prefilled; do
    "$casebinder" preview "$examples/specimen/specimen.xml" --as-at 2016-05-09 --mode $mode \
        -o "$out/specimen/specimen-$mode.pdf"
done
