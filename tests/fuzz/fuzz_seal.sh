#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: fuzz_seal.sh [SECONDS]: the fuzzer over signatures, certificates, revocation lists and tokens
set -eu
root=${ROOT:-.}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh "$root/tests/volume/make_keys.sh" "$folder/keys"
mkdir "$folder/seeds"
(
    cd "$folder/keys"
    printf 'anything' > content
    openssl cms -sign -binary -cades -md sha256 -in content -signer p256.pem -inkey p256.key -outform DER -out cms
    openssl ts -query -data cms -sha256 -cert -out query 2> /dev/null
    ./timestamp.sh < query > token
    # selector, place of the cut (of 255), first file, second file
    { printf '\001\200'; cat cms token; } > ../seeds/cms
    { printf '\000\000'; cat sm2.pem; } > ../seeds/sm2
    { printf '\000\000'; cat crl.pem p256.pem; } > ../seeds/lists
)
"${BUILD:-$root/build/fuzz}/tests/fuzz/fuzz_seal" -max_total_time="${1:-120}" -max_len=8000 \
    -rss_limit_mb=2048 -artifact_prefix="$PWD/" "$folder/seeds"
