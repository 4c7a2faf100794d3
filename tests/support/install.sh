#!/bin/sh
# Installs what Casebinder needs on Debian 12.
# Usage: install.sh build        what building and running needs
#        install.sh build test   and what the tests need
# Safe to run again: packages that are there already cost nothing. Needs root, or sudo.
set -eu

build="g++ cmake ninja-build ccache pkg-config
libhpdf-dev libxlsxwriter-dev libkainjow-mustache-dev libsqlite3-dev libpoco-dev
libharfbuzz-dev libicu-dev liblcms2-dev libdeflate-dev libexpat1-dev libqpdf-dev libbsd-dev libzip-dev
libpng-dev libjpeg-dev libmimalloc-dev
nlohmann-json3-dev libsimdjson-dev libvalijson-dev libcli11-dev
fonts-liberation2 fonts-dejavu-core fonts-noto-core fonts-droid-fallback
libhyphen-dev hyphen-en-gb"

test="clang-16 libclang-rt-16-dev libgtest-dev libbenchmark-dev locales python3 python3-openpyxl
python3-pikepdf poppler-utils qpdf p7zip-full pdftk-java mupdf-tools tidy unzip unicode-data
libreoffice-calc-nogui default-jdk-headless libjaxb-java libjaxb-api-java libactivation-java
nodejs npm chromium"

wanted=""
for set in "$@"; do
    case $set in
        build) wanted="$wanted $build" ;;
        test) wanted="$wanted $test" ;;
        *) echo "usage: install.sh build [test]" >&2; exit 2 ;;
    esac
done

# A newer node or another JDK from elsewhere serves as well as Debian's.
missing=""
for package in $wanted; do
    case $package in
        nodejs) command -v node >/dev/null && continue ;;
        npm) command -v npm >/dev/null && continue ;;
        default-jdk-headless) command -v javac >/dev/null && continue ;;
    esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
        || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "These Debian packages are missing; install them as root:$missing" >&2
        exit 3
    }
    as_root="sudo"
fi
echo "Installing:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
