#!/bin/sh
# Proves the README's two commands on a fresh Debian 12 that has git and ca-certificates only:
# makes a bookworm with debootstrap in FOLDER, clones the committed state into it and runs both.
# Usage (as root): tests/support/fresh.sh FOLDER [quickstart|tests|both]
set -eu
[ $# -ge 1 ] || { echo "usage: $0 FOLDER [quickstart|tests|both]" >&2; exit 2; }
folder=$1
what=${2:-both}
root=$(cd "$(dirname "$0")/../.." && pwd)

if [ ! -x "$folder/usr/bin/git" ]; then
    debootstrap --variant=minbase --include=git,ca-certificates bookworm "$folder"
fi
rm -rf "$folder/root/casebinder"
git clone -q "$root" "$folder/root/casebinder"

# Certificate authorities that this network's administrator added are part of the network.
if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
    cp /usr/local/share/ca-certificates/*.crt "$folder/usr/local/share/ca-certificates/"
    chroot "$folder" update-ca-certificates >/dev/null 2>&1
fi

mount -t proc proc "$folder/proc"
trap 'umount "$folder/proc"' EXIT
# Only what a login gives: nothing of this machine's settings may help.
inside() {
    chroot "$folder" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        sh -c "cd /root/casebinder && $1"
}
case $what in
    quickstart | both) inside examples/quickstart.sh ;;
esac
case $what in
    tests | both) inside tests/run.sh ;;
esac
