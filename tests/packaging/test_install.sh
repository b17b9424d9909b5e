#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What `make install` leaves works on its own: program, data, translation, manual page.
set -u
unset JUANCE_DATA BUILD
. "$ROOT/tests/tap.sh"
say() { ok "$1" "$2" "$(tail -n 3 said)"; }

make -s -C "$ROOT" install DESTDIR="$PWD/there" PREFIX=/usr > said 2>&1
say $? "make install"
installed=$PWD/there/usr/bin/juance
"$installed" check "$ROOT/samples/sichuan/complete-school" > said 2>&1
say $? "the installed program finds its rules"
"$installed" preview certificate-roster.xml --sample -o roster.pdf > said 2>&1 && [ -s roster.pdf ]
say $? "the installed program finds its templates and its sample"
mkdir locale && localedef -i zh_CN -f UTF-8 ./locale/zh_CN.UTF-8
LOCPATH=$PWD/locale LC_ALL=zh_CN.UTF-8 "$installed" --help > said && grep -q 用法 said
say $? "the installed program finds its translation"

make -s -C "$ROOT" install DESTDIR= PREFIX="$PWD/my opt" > said 2>&1 &&
    LOCPATH=$PWD/locale LC_ALL=zh_CN.UTF-8 "my opt/bin/juance" check "$ROOT/samples/sichuan/complete-school" > said 2>&1 &&
    grep -q 没有发现问题 said && [ ! -e my ]
say $? "it installs where a name has a blank"

page=there/usr/share/man/man1/juance.1
for command in $("$installed" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    "$installed" "$command" --help
done | grep -o -e '--[a-z-]*' | sort -u > options
sed 's/\\-/-/g' "$page" > plain
: > said
while read -r option; do grep -q -e "$option" plain || echo "$option" >> said; done < options
[ "$(wc -l < options)" -gt 20 ] && [ ! -s said ]
say $? "every option stands in the manual page"
tap_end
