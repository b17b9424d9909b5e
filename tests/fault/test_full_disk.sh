#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A disk that is full ends the run: the next export is not begun, though its own writes would succeed.
# (Not yet where the catalogue is what finds no room.)
set -u
. "$ROOT/tests/tap.sh"
first=$ROOT/samples/sichuan/complete-school second=$ROOT/samples/guangxi/complete-other-city
build() { "$JUANCE" build -q -j 1 -a "$@"; }
there() { find "$1" -name '*.zip' | sed 's,.*/\([^-]*\)-.*,\1,' | sort | uniq -c | xargs; }

LD_PRELOAD=$BUILD/tests/fault/inject.so FAULT_LOG=calls build one "$first" > said 2>&1
calls=$(cat calls)
[ "${calls:-0}" -ge 200 ] && [ "$(there one)" = "3 Y000051999901" ]
ok $? "a build changes the disk by ${calls:-no} calls" "$(cat said)"
held=0
for part in 1 2 3 4 5 6; do
    LD_PRELOAD=$BUILD/tests/fault/inject.so FAULT_AT=$((calls * part / 8)) build full "$first" "$second" > said 2>&1
    status=$?
    if ! grep -q 'catalogue\.db' said; then
        held=$((held + 1))
        [ $status = 3 ] && grep -q 'No space left' said && [ -z "$(find full -name 'S000045*')" ]
        ok $? "call $part/8 finds no room: told, and the next export is not begun" "$status: $(there full): $(cat said)"
    fi
    build full "$first" "$second" > said 2>&1
    [ "$(there full)" = "3 S000045999901 3 Y000051999901" ]
    ok $? "with room, both are there" "$(there full): $(cat said)"
    rm -rf full
done
[ $held -ge 2 ]
ok $? "files that found no room were among them" "$held"
tap_end
