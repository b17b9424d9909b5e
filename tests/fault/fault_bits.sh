#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_bits.sh [EVERY]: every single bit of a volume of 8 KB; of real volumes every bit of every
# header byte and 10,000 seeded positions; in process. With EVERY only one of so many. Then, by the
# program itself, one of every 61st byte (test_demo.py), unless EVERY is given.
set -eu
every=${1:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flip=$BUILD/tests/fault/flip_bits
status=0
tell() { "$flip" "$every" "$@" > "$folder/told" && tail -n 1 "$folder/told" || { status=1; tail -n 20 "$folder/told"; }; }
tell "$folder" small
"$JUANCE" build -q -a "$folder/archive" "$ROOT/samples/sichuan/complete-school"
for volume in "$folder"/archive/volumes/*/*/*.zip; do
    tell "$volume" headers
    tell "$volume" seeded 10000
done
[ $status = 0 ] || exit 1
[ $# -gt 0 ] || exec python3 "$ROOT/tests/volume/test_demo.py" --every-bit
