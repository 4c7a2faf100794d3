#!/bin/sh
# From a bare Debian 12 to the whole pack in out/: installs what is needed, builds, imports both
# examples and makes every document that this version can make, and the specimen.
set -eu
cd "$(dirname "$0")/.."

sh tests/support/install.sh build
cmake --preset product >/dev/null
cmake --build --preset product

rm -rf out
sh examples/make-pack.sh build/product/bin/casebinder out

echo
echo "The pack:"
find out -name '*.pdf' -o -name '*.xlsx' | sort
echo
echo "To look at the cases in a browser, start the service and open http://127.0.0.1:8080/ :"
echo "    build/product/bin/casebinder serve --data out/data"
