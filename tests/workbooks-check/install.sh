#!/bin/sh
# Fetches the Open XML SDK validator (npm, pinned) that `check` runs. Safe to run again.
# The other readers, python3-openpyxl and LibreOffice, come from Debian (tests/support/install.sh).
set -eu
# Networks that look into TLS have their own authority, which npm knows only when told.
export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
version=0.4.6
cache=${CASEBINDER_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/casebinder-test}/ooxml-validate-$version
[ -f "$cache/package/dist/npm/index.js" ] && exit 0

# Unpacked beside its place and renamed, so that a broken download is never taken for a whole one.
mkdir -p "$(dirname "$cache")"
fresh=$(mktemp -d "$cache.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
(cd "$fresh" && npm pack --loglevel=error "@ooxml-tools/validate@$version" >/dev/null && tar xzf ./*.tgz \
    && rm ./*.tgz)
rm -rf "$cache"
mv "$fresh" "$cache"
trap - EXIT
echo "Open XML SDK validator ready in $cache"
