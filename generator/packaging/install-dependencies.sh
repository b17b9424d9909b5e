#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install-dependencies.sh [build|test|web]
# Installs with apt-get what is missing: what building and running needs, and for `test` what the
# tests and linters need as well. Says nothing when nothing is missing. On a system without apt-get
# it names the packages in one line and ends with 3.
set -eu
here=$(dirname "$0")
case ${1:-build} in
build) purposes='build' ;;
test) purposes='build|test' ;;
web) purposes='build|web' ;;
*)
    echo "usage: install-dependencies.sh [build|test|web]" >&2
    exit 2
    ;;
esac
wanted=$(awk -v purposes="^($purposes)\$" '
    /^\[/ { purpose = substr($0, 2, length($0) - 2); next }
    /^[^#]/ && purpose ~ purposes { print $1 }' "$here/packages.txt")
fonts=$(awk '/^[^#]/ && NF == 4 && !seen[$4]++ { print $4 }' "$here/../../schemas/fonts.txt")
wanted="$wanted $fonts"

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "install-dependencies: no apt-get here; install what these Debian packages hold:" $wanted >&2
    exit 3
fi

# Names that another package provides (pkg-config by pkgconf) count as well.
missing=$(
    {
        printf '%s\n' $wanted | sed 's/^/wanted /'
        dpkg-query -W -f '${db:Status-Status}|${Package}|${Provides}\n' |
            awk -F'|' '$1 == "installed" {
                print "there", $2
                count = split($3, provided, ",")
                for (i = 1; i <= count; i++) {
                    sub(/^ */, "", provided[i])
                    sub(/ .*/, "", provided[i])
                    if (provided[i] != "") print "there", provided[i]
                }
            }'
    } | awk '$1 == "wanted" { wanted[++count] = $2 } $1 == "there" { there[$2] = 1 }
             END { for (i = 1; i <= count; i++) if (!there[wanted[i]]) print wanted[i] }'
)
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install-dependencies: as root, run: apt-get install --no-install-recommends" $missing >&2
        exit 3
    fi
    as_root=sudo
fi
echo "installing:" $missing
install_missing() {
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install $missing >"$log" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The list of packages is fetched only when the one that is there does not do.
if ! install_missing; then
    if ! { $as_root apt-get -q update && install_missing; } >>"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "install-dependencies: apt-get could not install:" $missing >&2
        exit 3
    fi
fi
