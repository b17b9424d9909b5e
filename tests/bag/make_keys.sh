#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: make_keys.sh FOLDER
# Keys for tests: a certificate authority (ca.pem, the trust anchor), signers rsa, pss, p256, sm2,
# weak (1024 bits), server (not for signing), short (valid for six seconds from now), each as NAME.key
# and NAME.pem; rsa.p12 and, encrypted with RC2, old.p12 (passphrase "DEMO secret"); crl.pem (nobody revoked); a timestamp authority:
# `timestamp.sh` reads a request and writes a response. Nothing of this is worth protecting.
set -eu
mkdir -p "$1"
cd "$1"
quiet() { "$@" > log 2>&1 || { cat log >&2; exit 1; }; }

cat > ca.cnf << 'EOF'
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
default_crl_days = 30
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
organizationName = optional
organizationIdentifier = optional
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
EOF
: > index.txt
echo 1000 > serial
echo 01 > crlnumber
echo 01 > tsa_serial

quiet openssl req -x509 -config ca.cnf -extensions authority -newkey rsa:2048 -nodes -sha256 \
    -keyout ca.key -out ca.pem -days 3650 -subj '/CN=DEMO authority'

# certify NAME SECTION END: a certificate for NAME.key, valid until END (YYYYMMDDHHMMSSZ)
certify() {
    distid=
    [ "$1" = sm2 ] && distid='distid:1234567812345678'
    quiet openssl req -new -config ca.cnf -key "$1.key" ${distid:+-sm3 -sigopt "$distid"} -out "$1.csr" \
        -subj "/O=DEMO institution/organizationIdentifier=91530000DEMO00000X/CN=DEMO $1"
    quiet openssl ca -batch -config ca.cnf -extensions "$2" -in "$1.csr" -out "$1.pem" -notext \
        ${distid:+-vfyopt "$distid"} -enddate "$3"
}
late=$(date -u -d '+10 years' +%Y%m%d%H%M%SZ)
quiet openssl genrsa -out rsa.key 2048
quiet openssl genrsa -out weak.key 1024
quiet openssl ecparam -name prime256v1 -genkey -noout -out p256.key
quiet openssl ecparam -name SM2 -genkey -noout -out sm2.key
quiet openssl ecparam -name prime256v1 -genkey -noout -out tsa.key
cp rsa.key pss.key
cp p256.key server.key
for name in rsa pss p256 sm2 weak; do certify "$name" signer "$late"; done
certify server server "$late"
certify tsa clock "$late"
cat ca.pem >> rsa.pem # a chain
quiet openssl pkcs12 -export -inkey rsa.key -in rsa.pem -out rsa.p12 -passout 'pass:DEMO secret'
quiet openssl pkcs12 -export -legacy -inkey rsa.key -in rsa.pem -out old.p12 -passout 'pass:DEMO secret'
quiet openssl rsa -in rsa.key -aes256 -passout 'pass:DEMO secret' -out locked.key
cp rsa.pem locked.pem
quiet openssl ca -config ca.cnf -gencrl -out crl.pem
cat > timestamp.sh << 'EOF'
#!/bin/sh
cd "$(dirname "$0")"
cat > request.tsq
openssl ts -reply -config ca.cnf -section tsa -queryfile request.tsq -out response.tsr 2> ts.log >&2 || exit 1
cat response.tsr
EOF
chmod +x timestamp.sh
cp p256.key short.key
certify short signer "$(date -u -d '+6 seconds' +%Y%m%d%H%M%SZ)"
