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
mkdir -p "$out/data" "$wren/letters" "$alder/letters" "$out/sefton" "$out/NB18-01"

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
mkdir -p "$out/blanks"
for blank in 16 APPC; do
    "$casebinder" assemble "$blank" --case NB16/01 --as-at 2017-11-20 --mode blank -o "$out/blanks"
    "$casebinder" assemble "$blank" --case NB16/01 --as-at 2017-11-20 --mode blank --format xlsx \
        -o "$out/blanks"
done

"$casebinder" assemble 2b --case NB16/02 --all-recipients --as-at 2016-08-10 --unprotected \
    -o "$alder/letters"
"$casebinder" assemble 6 --case NB16/02 --as-at 2016-08-10 --unprotected \
    -o "$alder"
"$casebinder" assemble 9 --case NB16/02 --all-recipients --as-at 2016-09-26 --unprotected \
    -o "$alder/letters"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 -o "$alder"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 --format xlsx -o "$alder"

"$casebinder" report annual --board sefton --committee-date 2021-01-26 \
    -o "$out/sefton/annual-overview-report.pdf" --workbook "$out/sefton/annual-figures.xlsx"
