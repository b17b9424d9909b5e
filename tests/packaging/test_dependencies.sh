#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What somebody sees on whose machine something is missing: one clear line and status 3.
set -u
. "$ROOT/tests/tap.sh"
mkdir tools
for tool in sh awk dirname printf sort sed id env cat grep tail mktemp rm tr; do
    ln -s "$(command -v $tool)" tools/
done
packaging=$ROOT/generator/packaging

# expect WHAT STATUS PATTERN LINES: of the last command's $status and the file "said"
expect() {
    [ "$status" = "$2" ] && grep -q -- "$3" said && [ "$(wc -l < said)" = "$4" ]
    ok $? "$1" "status $status: $(cat said)"
}

PATH=tools "$packaging/install-dependencies.sh" build > said 2>&1
status=$?
expect "without apt-get the packages are named" 3 "libzip-dev.*fonts-noto-cjk" 1
status=0
grep -q valgrind said && status=1
expect "what only the tests need is not asked for" 0 "libzip-dev" 1

"$packaging/install-dependencies.sh" nonsense > said 2>&1
status=$?
expect "an unknown purpose is refused" 2 "usage" 1

CC=gcc "$packaging/find-libraries.sh" out libzip no-such-library other-library > said 2>&1
status=$?
expect "missing libraries are named together" 3 "missing no-such-library other-library; run" 1
[ ! -e out ]
status=$?
expect "and nothing is left behind" 0 "missing" 1

PATH=tools CC=gcc "$packaging/find-libraries.sh" out libzip > said 2>&1
status=$?
expect "a missing compiler is named" 3 "no gcc here" 1
tap_end
