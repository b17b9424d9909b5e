#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# demo-keys.sh [--authority] FOLDER EXPORT...
# Keys for the demo, all marked DEMO and worth nothing: FOLDER/trust.pem (the anchor to verify with),
# FOLDER/config.xml (signing keys and timestamp authority for juance), FOLDER/keys/ (an authority, a
# timestamp authority, one signer for each institution of the exports, in turn with RSA, P-256, SM2 and
# RSA-PSS, with --authority one for everybody else: what authorities seal), and a revocation list.
set -eu
packaging=$(cd "$(dirname "$0")" && pwd)
authority=
if [ "$1" = --authority ]; then
    authority=1
    shift
fi
mkdir -p "$1/keys"
folder=$(cd "$1" && pwd)
shift
institutions=$(for export in "$@"; do
    sed -n 's/.*<institution code="\([^"]*\)".* creditCode="\([^"]*\)".*/\1 \2/p' "$export/batch.xml" | head -n 1
done | sort -u)
cd "$folder/keys"
. "$packaging/demo-authority.sh"

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
if [ "$authority" ]; then
    quiet openssl ecparam -name prime256v1 -genkey -noout -out authority.key
    certify authority signer "/O=DEMO authority/organizationIdentifier=DEMO-AUTHORITY/CN=DEMO signer of the authorities"
    cat >>"$config" <<END
  <signingKey id="authority" kind="pem" algorithm="ecdsa" creditCode="DEMO-AUTHORITY" subject="organizationIdentifier" file="keys/authority.key" certificate="keys/authority.pem">
    <certificateList file="keys/crl.pem"/>
  </signingKey>
END
fi
quiet openssl ca -config ca.cnf -gencrl -out crl.pem
{
    echo '  <timeAuthority id="demo" command="keys/timestamp.sh" trust="trust.pem"/>'
    echo '  <trustAnchor file="trust.pem"/>'
    echo '</config>'
} >>"$config"
cp ca.pem "$folder/trust.pem"
rm -f log ./*.csr
