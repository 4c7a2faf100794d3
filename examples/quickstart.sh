#!/bin/sh
# From a bare Debian 12 to the whole pack in out/: installs what is needed, builds, imports both
# examples and makes every document that this version can make.
set -eu
cd "$(dirname "$0")/.."

sh tests/support/install.sh build
cmake --preset product >/dev/null
cmake --build --preset product

casebinder="build/product/bin/casebinder"
out=out
rm -rf "$out"
mkdir -p "$out/data"
export CASEBINDER_DATA="$out/data"

"$casebinder" import examples/northbridge examples/sefton-2021

# Each letter is dated as it would have been: before its meeting, or when the decision was made.
pack="$out/NB16-01"
mkdir -p "$pack/letters" "$out/NB16-02/letters" "$out/sefton"
"$casebinder" assemble 2a --case NB16/01 --all-recipients --as-at 2016-04-20 -o "$pack/letters"
"$casebinder" assemble 6 --case NB16/01 --as-at 2016-04-20 -o "$pack"
"$casebinder" assemble 9 --case NB16/01 --all-recipients --as-at 2016-06-09 -o "$pack/letters"
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 -o "$pack"
"$casebinder" assemble 14 --case NB16/01 --as-at 2018-03-31 --format xlsx -o "$pack"

pack="$out/NB16-02"
"$casebinder" assemble 2b --case NB16/02 --all-recipients --as-at 2016-08-10 -o "$pack/letters"
"$casebinder" assemble 6 --case NB16/02 --as-at 2016-08-10 -o "$pack"
"$casebinder" assemble 9 --case NB16/02 --all-recipients --as-at 2016-09-26 -o "$pack/letters"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 -o "$pack"
"$casebinder" assemble 14 --case NB16/02 --as-at 2018-03-31 --format xlsx -o "$pack"

"$casebinder" report annual --board sefton --committee-date 2021-01-26 \
    -o "$out/sefton/annual-overview-report.pdf" --workbook "$out/sefton/annual-figures.xlsx"

echo
echo "The pack:"
find "$out" -name '*.pdf' -o -name '*.xlsx' | sort
echo
echo "To look at the cases in a browser, start the service and open http://127.0.0.1:8080/ :"
echo "    $casebinder serve --data $out/data"
