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

mkdir -p "$wren/chronologies/received" "$wren/genogram"
# The chronologies: guidance and template for every agency, what the police sent, and the timeline.
"$casebinder" assemble 4 --case NB16/01 --all-recipients --mode prefilled --as-at 2016-04-20 \
    --unprotected -o "$wren/chronologies"
"$casebinder" assemble 5 --case NB16/01 --mode blank --as-at 2016-04-20 -o "$wren/chronologies"
"$casebinder" assemble 5 --case NB16/01 --mode blank --as-at 2016-04-20 --format xlsx \
    -o "$wren/chronologies"
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

"$casebinder" report annual --board sefton --committee-date 2021-01-26 \
    -o "$out/sefton/annual-overview-report.pdf" --workbook "$out/sefton/annual-figures.xlsx"
