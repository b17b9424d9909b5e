#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: fuzz_zip.sh [SECONDS]: the fuzzer over the strict ZIP reader, from the corpus of forged volumes
set -eu
root=${ROOT:-.}
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
cp "$root"/tests/volume/zip_attacks/*.zip "$seeds"
rm "$seeds/bomb.zip" # large; it would only slow the fuzzer down
"${BUILD:-$root/build/fuzz}/tests/fuzz/fuzz_zip" -max_total_time="${1:-120}" -max_len=6000 \
    -rss_limit_mb=2048 -artifact_prefix="$PWD/" "$seeds"
