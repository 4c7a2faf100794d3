#!/bin/sh
# Lets libFuzzer look for inputs that end badly, each target for so many seconds, from the kept
# corpus. What it finds is kept in tests/fuzz/corpus and told; mend the fault and commit both.
# Usage: tests/fuzz/run.sh [SECONDS]
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}

cmake --preset asan >/dev/null
cmake --build --preset asan --target markup_fuzz layout_fuzz
for target in markup layout; do
    new=build/asan/corpus-$target
    mkdir -p "$new"
    # A minute and 2 GB for one input are far beyond what four kilobytes of markup may take, also
    # under sanitizers on a busy machine.
    build/asan/bin/${target}_fuzz "$new" tests/fuzz/corpus/$target \
        -dict=tests/fuzz/markup.dict -max_total_time="$seconds" -max_len=4096 -timeout=60 \
        -rss_limit_mb=2048 -artifact_prefix=tests/fuzz/corpus/$target/ -verbosity=0 \
        -print_final_stats=1
done
