#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: fuzz_seal_list.sh [SECONDS]: the fuzzer over seal lists and proofs
set -eu
root=${ROOT:-.}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/seeds"
a=$(printf a | sha256sum | cut -d' ' -f1)
line="$a  volumes/2025/S1/S1-2025-001-Y.zip"
root_of=$(printf 'leaf %s\n' "$line" | sha256sum | cut -d' ' -f1)
# the first byte chooses the digest
printf '\000%s  seals/SEAL-2024.sha256\n%s\n# list SEAL-2025\n# made 2025-12-31T12:00:00\n# merkle-root %s\n# events 1 %s\n# seal p7s tsr\n' \
    "$a" "$line" "$root_of" "$a" > "$folder/seeds/list"
printf '\000# a proof\nvolume %s\nleft %s\nright %s\n' "$line" "$a" "$a" > "$folder/seeds/proof"
"${BUILD:-$root/build/fuzz}/tests/fuzz/fuzz_seal_list" -max_total_time="${1:-120}" -max_len=4000 \
    -rss_limit_mb=2048 -artifact_prefix="$PWD/" "$folder/seeds"
