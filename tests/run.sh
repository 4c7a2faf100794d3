#!/bin/sh
# The one test command. Installs what the tests need, builds, runs every test and ends with a
# count. Runs twice: as released, and under AddressSanitizer and UndefinedBehaviorSanitizer.
# Usage: tests/run.sh [--quick]   --quick leaves the sanitizer run out
set -eu
cd "$(dirname "$0")/.."

sh tests/support/install.sh build test
sh tests/conformance/install.sh
sh tests/workbooks-check/install.sh
sh tests/html/install.sh

log=$(mktemp)
trap 'rm -f "$log"' EXIT
run() { # preset
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1"
    ctest --preset "$1" -j 2 --output-on-failure 2>&1 | tee -a "$log" || true
}
run release
[ "${1:-}" = "--quick" ] || run asan

# ctest closes each run with "95% tests passed, 2 tests failed out of 40".
awk '/tests passed, .* tests failed out of/ { failed += $4; total += $NF }
     END { if (total == 0) exit 1
           printf "%d passed, %d failed\n", total - failed, failed
           exit failed > 0 }' "$log"
