#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# SIGTERM and SIGINT end an unattended pass in order: no part file, the archive verifies, and the next
# pass does the rest.
. "$ROOT/tests/tap.sh"
mkdir -p inbox/other
for n in 1 2 3 4 5 6; do
    cp -r "$ROOT/samples/sichuan/complete-school" inbox/$n
    sed -i "s/2025001/202500$n/g" inbox/$n/batch.xml
done
echo '<config xmlns="urn:juance:config" version="1.0" inbox="inbox" archive="kept"/>' > config.xml
for signal in TERM INT; do
    rm -rf kept
    "$JUANCE" run -c config.xml --json > out 2> told &
    pid=$!
    until [ -n "$(find kept -name '*-Y.zip' 2>/dev/null)" ]; do kill -0 $pid 2>/dev/null || break; sleep 0.02; done
    kill -$signal $pid
    wait $pid
    status=$?
    why=
    [ $status = 3 ] || why="exit status $status"
    grep -q '"interrupted":true' out || why="$why; not told"
    [ -z "$(find kept -name '*.part' -o -name .journal)" ] || why="$why; left behind: $(find kept -name '*.part' -o -name .journal)"
    "$JUANCE" verify -q kept || why="$why; does not verify"
    made=$(find kept -name '*-Y.zip' | wc -l)
    [ $made -ge 1 ] && [ $made -lt 6 ] || why="$why; $made batches"
    "$JUANCE" run -c config.xml > /dev/null 2>&1
    [ $(find kept -name '*-Y.zip' | wc -l) = 6 ] || why="$why; the next pass does not finish"
    [ -z "$why" ]
    ok $? "SIG$signal" "$why"
done
tap_end
