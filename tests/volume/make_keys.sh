#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: make_keys.sh FOLDER
# Keys for tests: a certificate authority (ca.pem, the trust anchor), signers rsa, pss, p256, sm2,
# weak (1024 bits), server (not for signing), short (valid for six seconds from now), each as NAME.key
# and NAME.pem; rsa.p12 and, encrypted with RC2, old.p12 (passphrase "DEMO secret"); crl.pem (nobody revoked); a timestamp authority:
# `timestamp.sh` reads a request and writes a response. Nothing of this is worth protecting.
set -eu
packaging=$(cd "$(dirname "$0")/../../generator/packaging" && pwd)
mkdir -p "$1"
cd "$1"
. "$packaging/demo-authority.sh"

# signer NAME SECTION [END]
signer() { certify "$1" "$2" "/O=DEMO institution/organizationIdentifier=91530000DEMO00000X/CN=DEMO $1" ${3:+"$3"}; }
quiet openssl genrsa -out rsa.key 2048
quiet openssl genrsa -out weak.key 1024
quiet openssl ecparam -name prime256v1 -genkey -noout -out p256.key
quiet openssl ecparam -name SM2 -genkey -noout -out sm2.key
cp rsa.key pss.key
cp p256.key server.key
for name in rsa pss p256 sm2 weak; do signer "$name" signer; done
signer server server
cat ca.pem >> rsa.pem # a chain
quiet openssl pkcs12 -export -inkey rsa.key -in rsa.pem -out rsa.p12 -passout 'pass:DEMO secret'
quiet openssl pkcs12 -export -legacy -inkey rsa.key -in rsa.pem -out old.p12 -passout 'pass:DEMO secret'
quiet openssl rsa -in rsa.key -aes256 -passout 'pass:DEMO secret' -out locked.key
cp rsa.pem locked.pem
quiet openssl ca -config ca.cnf -gencrl -crldays 30 -out crl.pem
cp p256.key short.key
signer short signer "$(date -u -d '+6 seconds' +%Y%m%d%H%M%SZ)"
