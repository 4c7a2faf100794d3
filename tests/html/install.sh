#!/bin/sh
# Fetches axe-core and playwright-core (npm, pinned), which twins.py asks with Debian's chromium.
# Safe to run again.
set -eu
# Networks that look into TLS have their own authority, which npm knows only when told.
export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
cache=${CASEBINDER_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/casebinder-test}/axe
[ -d "$cache/node_modules" ] && exit 0

# Filled beside its place and renamed, so that a broken download is never taken for a whole one.
mkdir -p "$(dirname "$cache")"
fresh=$(mktemp -d "$cache.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
(cd "$fresh" && echo '{}' > package.json \
    && npm install --silent --no-audit --no-fund axe-core@4.14.1 playwright-core@1.65.1)
rm -rf "$cache"
mv "$fresh" "$cache"
trap - EXIT
echo "axe-core ready in $cache"
