#!/bin/sh
# The one test command. Installs what the tests need, builds, runs every test and ends with a
# count. Runs twice: as released, and under AddressSanitizer and UndefinedBehaviorSanitizer. Then
# each fuzz target looks for new faults for a minute.
# Usage: tests/run.sh [--quick]   --quick leaves the sanitizers and the fuzz targets out
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
if [ "${1:-}" != "--quick" ]; then
    run asan
    sh tests/fuzz/run.sh 60
fi

# ctest closes each run with "95% tests passed, 2 tests failed out of 40".
awk '/tests passed, .* tests failed out of/ { failed += $4; total += $NF }
     END { if (total == 0) exit 1
           printf "%d passed, %d failed\n", total - failed, failed
           exit failed > 0 }' "$log"
