#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# demo-keys.sh FOLDER EXPORT...
# Keys for the demo, all marked DEMO and worth nothing: FOLDER/trust.pem (the anchor to verify with),
# FOLDER/config.xml (signing keys and timestamp authority for juance), FOLDER/keys/ (an authority, a
# timestamp authority, one signer for each institution of the exports, in turn with RSA, P-256, SM2 and
# RSA-PSS), and a revocation list.
set -eu
mkdir -p "$1/keys"
folder=$(cd "$1" && pwd)
shift
institutions=$(for export in "$@"; do
    sed -n 's/.*<institution code="\([^"]*\)".* creditCode="\([^"]*\)".*/\1 \2/p' "$export/batch.xml" | head -n 1
done | sort -u)
cd "$folder/keys"
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
organizationName = supplied
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

# certify NAME SECTION SUBJECT
certify() {
    distid=
    case $1 in sm2-*) distid='distid:1234567812345678' ;; esac
    quiet openssl req -new -config ca.cnf -key "$1.key" ${distid:+-sm3 -sigopt "$distid"} \
        -out "$1.csr" -subj "$3"
    quiet openssl ca -batch -config ca.cnf -extensions "$2" -in "$1.csr" -out "$1.pem" -notext \
        ${distid:+-vfyopt "$distid"}
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

config=$folder/config.xml
{
    echo '<?xml version="1.0" encoding="UTF-8"?>'
    echo '<!-- DEMO: keys and authority made on the spot; they prove nothing to anybody. -->'
    echo '<config xmlns="urn:juance:config" version="1.0" sign="true">'
} >"$config"
turn=0
echo "$institutions" | while read -r code credit; do
    case $((turn % 4)) in
    0) kind=rsa algorithm=rsa make='genrsa' ;;
    1) kind=p256 algorithm=ecdsa make='ecparam -name prime256v1 -genkey -noout' ;;
    2) kind=sm2 algorithm=sm2 make='ecparam -name SM2 -genkey -noout' ;;
    3) kind=pss algorithm=rsa-pss make='genrsa' ;;
    esac
    name=$kind-$code
    quiet openssl $make -out "$name.key"
    certify "$name" signer "/O=DEMO $code/organizationIdentifier=$credit/CN=DEMO signer of $code"
    cat >>"$config" <<END
  <signingKey id="$name" kind="pem" algorithm="$algorithm" institution="$code" creditCode="$credit" subject="organizationIdentifier" file="keys/$name.key" certificate="keys/$name.pem">
    <certificateList file="keys/crl.pem"/>
  </signingKey>
END
    turn=$((turn + 1))
done
quiet openssl ca -config ca.cnf -gencrl -out crl.pem
{
    echo '  <timeAuthority id="demo" command="keys/timestamp.sh" trust="trust.pem"/>'
    echo '  <trustAnchor file="trust.pem"/>'
    echo '</config>'
} >>"$config"
cp ca.pem "$folder/trust.pem"
rm -f log ./*.csr
