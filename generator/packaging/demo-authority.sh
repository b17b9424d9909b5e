# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Sourced in an empty folder: makes an authority (ca.pem, ca.key), a timestamp authority (tsa.pem;
# `timestamp.sh` reads a request and writes the answer), and defines `certify`. All of it is marked DEMO and
# worth nothing.

quiet() { "$@" >log 2>&1 || { cat log >&2; exit 3; }; }

cat >ca.cnf <<'END'
[ca]
default_ca = demo
[demo]
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_days = 3650
default_crl_days = 3650
policy = any
unique_subject = no
copy_extensions = none
[any]
organizationName = optional
organizationIdentifier = optional
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical,CA:false
keyUsage = critical,keyEncipherment
[clock]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
serial = tsa_serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
END
: >index.txt
echo 1000 >serial
echo 01 >crlnumber
echo 01 >tsa_serial

# certify NAME SECTION SUBJECT [END]: a certificate for NAME.key, until END (YYYYMMDDHHMMSSZ; else ten years)
certify() {
    distid=
    case $1 in sm2*) distid='distid:1234567812345678' ;; esac
    quiet openssl req -new -config ca.cnf -key "$1.key" ${distid:+-sm3 -sigopt "$distid"} \
        -out "$1.csr" -subj "$3"
    quiet openssl ca -batch -config ca.cnf -extensions "$2" -in "$1.csr" -out "$1.pem" -notext \
        ${distid:+-vfyopt "$distid"} ${4:+-enddate "$4"}
}
quiet openssl req -x509 -config ca.cnf -extensions authority -newkey rsa:2048 -nodes -sha256 \
    -keyout ca.key -out ca.pem -days 7300 -subj '/O=DEMO/CN=DEMO authority, for demonstration only'
quiet openssl ecparam -name prime256v1 -genkey -noout -out tsa.key
certify tsa clock '/O=DEMO/CN=DEMO timestamp authority'

cat >timestamp.sh <<'END'
#!/bin/sh
# DEMO timestamp authority: a request on standard input, the answer on standard output.
cd "$(dirname "$0")"
cat >request.tsq
openssl ts -reply -config ca.cnf -section tsa -queryfile request.tsq -out answer.tsr >ts.log 2>&1 || exit 1
cat answer.tsr
END
chmod +x timestamp.sh
