#!/bin/sh
# Imports both examples and makes every document of them that this version can make.
# Usage: examples/make-pack.sh PATH_OF_CASEBINDER OUTPUT_FOLDER
set -eu
casebinder=$1
out=$2
examples=$(cd "$(dirname "$0")" && pwd)
export CASEBINDER_DATA="$out/data"
wren="$out/NB16-01"
alder="$out/NB16-02"
mkdir -p "$out/data" "$wren/letters" "$alder/letters" "$out/sefton"
mkdir -p "$wren/agreements" "$wren/minutes" "$alder/minutes" "$out/blank"

"$casebinder" import "$examples/northbridge" "$examples/sefton-2021"

# These people are invented, so their confidential documents leave without a password.
# Each document is dated as it would have been: before its meeting, or when the decision was made.
"$casebinder" assemble 2a --case NB16/01 --all-recipients --as-at 2016-04-20 --unprotected \
    -o "$wren/letters"
"$casebinder" assemble 6 --case NB16/01 --as-at 2016-04-20 --unprotected \
    -o "$wren"
"$casebinder" assemble 9 --case NB16/01 --all-recipients --as-at 2016-06-09 --unprotected \
    -o "$wren/letters"
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 -o "$wren"
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 --format xlsx -o "$wren"

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
    "$casebinder" assemble "$document" --case NB16/01 --mode blank --as-at 2016-04-20 -o "$out/blank"
done

"$casebinder" report annual --board sefton --committee-date 2021-01-26 \
    -o "$out/sefton/annual-overview-report.pdf" --workbook "$out/sefton/annual-figures.xlsx"
