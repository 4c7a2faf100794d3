#!/bin/sh
# Times whole commands beside a floor: a process that draws one page with the PDF library alone.
# Runs alternate, so that a drift of the machine meets both. Prints the median of each and the
# ratio; for the large plan also peak memory.
# Usage: tests/bench/commands.sh BUILD_FOLDER [RUNS]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
bin=$(cd "$1" && pwd)/bin
exec python3 "$root/tests/bench/commands.py" "$bin" "$root" "${2:-21}"
