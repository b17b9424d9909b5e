#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: bench_volume.sh [BENCH_VOLUME [MEGABYTES]]
# A volume of one large file, written and verified, beside `sha256sum` and `zip -0` of the same file.
set -eu
program=${1:-${BUILD:-build}/tests/bench/bench_volume}
megabytes=${2:-2048}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
head -c "$((megabytes * 1048576))" /dev/urandom > "$folder/payload"
seconds() {
    from=$(date +%s.%N)
    "$@" > "$folder/output"
    to=$(date +%s.%N)
    echo "$from $to" | awk '{ printf "%.2f", $2 - $1 }'
}
cat "$folder/payload" > /dev/null
sum=$(seconds sha256sum "$folder/payload")
zip=$(seconds zip -q -0 "$folder/other.zip" "$folder/payload")
rm "$folder/other.zip"
"$program" "$folder" | tee "$folder/figures"
awk -v sum="$sum" -v zip="$zip" -v size="$megabytes" '
    /^write/ { wrote = $(NF - 1) }
    /^verify/ { read = $(NF - 1) }
    /^hash/ { hash = $(NF - 1) }
    END {
        printf "sha256sum %.2f s, zip -0 %.2f s, together %.2f s\n", sum, zip, sum + zip
        printf "%d MiB: writing takes %.2f of both together, verifying %.2f of sha256sum\n",
            size, wrote / (sum + zip), read / sum
        printf "verifying runs at %.2f of the speed of hashing alone\n", hash / read
    }' "$folder/figures"
