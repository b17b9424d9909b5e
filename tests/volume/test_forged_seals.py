#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verification is as strict as signing: the seal of one volume is made anew by keys that this program would not
sign with, with openssl alone and under the same authority, and each must be found out."""
import sys
import time
from pathlib import Path

from demo_archive import ROOT, credit_code, juance, make_keys, run, test, volumes
import tap
from volume_bytes import put_together, take_apart

SAMPLE = "hunan/complete-external-venue"
CODE = "S000043999901"
EXTENSIONS = {
    "good": "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\n",
    "nonRepudiation": "keyUsage=critical,nonRepudiation\n",
    "encipherment": "keyUsage=critical,keyEncipherment\n",
    "agreement": "keyUsage=critical,keyAgreement\n",
    "authority": "basicConstraints=critical,CA:true\nkeyUsage=critical,digitalSignature,keyCertSign\n",
    "server": "keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n",
    "code": "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n",
    "clock": "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n",
    "mail": "keyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection,clientAuth\n",
    "document": "keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.36\n",
}


def openssl(*arguments):
    status, said = run("openssl", *arguments, cwd="keys/keys")
    if status:
        raise SystemExit("openssl %s: %s" % (" ".join(map(str, arguments)), said))


def signer(name, extensions, *key, of=None):
    """A key of this kind and its certificate, for the institution of the volume."""
    openssl("genpkey", *key, "-out", f"{name}.key")
    openssl("req", "-new", "-config", "ca.cnf", "-key", f"{name}.key", "-out", f"{name}.csr", "-subj",
            f"/O=DEMO/organizationIdentifier={of or credit_code('keys', CODE)}/CN=DEMO {name}")
    Path(f"keys/keys/{name}.ext").write_text(EXTENSIONS[extensions])
    openssl("ca", "-batch", "-config", "ca.cnf", "-extfile", f"{name}.ext", "-in", f"{name}.csr", "-out", f"{name}.pem",
            "-notext")


def sealed_by(name, entries, *options):
    """The volume with another signature and token; the volume's path."""
    tags = next(entry.data for entry in entries if entry.name.endswith(b"/tagmanifest-sha256.txt"))
    keys = Path("keys/keys")
    (keys / "tags").write_bytes(tags)
    openssl("cms", "-sign", "-binary", "-cades", "-outform", "DER", "-in", "tags", "-signer", f"{name}.pem", "-inkey",
            f"{name}.key", "-out", "made.p7s", *(options or ("-md", "sha256")))
    openssl("ts", "-query", "-sha256", "-cert", "-data", "made.p7s", "-out", "made.tsq")
    openssl("ts", "-reply", "-config", "ca.cnf", "-section", "tsa", "-queryfile", "made.tsq", "-out", "made.tsr")
    made = {b"p7s": (keys / "made.p7s").read_bytes(), b"tsr": (keys / "made.tsr").read_bytes()}
    path = Path("forged", entries[0].name.split(b"/")[0].decode() + ".zip")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(put_together([entry.with_data(made[entry.name[-3:]]) if b"/seal/" in entry.name else entry
                                   for entry in entries]))
    return path


def judge(what, path, words, *options, expected=1):
    status, said = juance("verify", "--trust", "keys/trust.pem", *options, path)
    test(what, status == expected and words in said, f"{status}: {said}")


def main():
    make_keys("keys", [SAMPLE])
    status, said = juance("build", "-q", "-a", "archive", "-c", "keys/config.xml", "--sign", ROOT / "samples" / SAMPLE)
    test("a signed volume is built", status == 0, said)
    entries = take_apart(volumes("archive")[0].read_bytes())
    test("it has a signature and a token", sum(b"/seal/" in entry.name for entry in entries) >= 2)
    rsa = ("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
    p256 = ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
    for name in ("good", "nonRepudiation", "mail", "document"):
        signer(name, name, *p256)
        judge(f"a certificate for this ({name}) is taken", sealed_by(name, entries), "signed, trusted time", expected=0)
    for name in ("encipherment", "agreement", "authority", "server", "code", "clock"):
        signer(name, name, *p256)
        judge(f"a certificate for something else ({name}) is refused", sealed_by(name, entries),
              "not meant for signing documents")
    for name, key in (("rsa1024", ("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024")),
                      ("p224", ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp224r1"))):
        signer(name, "good", *key)
        judge(f"a weak key ({name}) is refused", sealed_by(name, entries), "none of RSA from 2048 bits")
    signer("rsa", "good", *rsa)
    for digest in ("sha1", "md5", "sha224"):
        judge(f"a signature over {digest} is refused", sealed_by("rsa", entries, "-md", digest),
              "proves nothing any more")
    for name, of in (("other", "91530000DEMO00000X"), ("longer", credit_code("keys", CODE) + "0"),
                     ("lower", credit_code("keys", CODE).lower())):
        signer(name, "good", *p256, of=of)
        judge(f"a certificate of somebody else ({name}) under the same authority is refused",
              sealed_by(name, entries), "that of somebody else")
    path = sealed_by("rsa", entries)
    judge("and over SHA-256 it is taken", path, "signed, trusted time", expected=0)
    revoked(path, entries)
    return tap.end()


def revoked(path, entries):
    """The time authority's certificate: a token of before stands unless its key may have been known."""
    time.sleep(1.1)
    for reason, words, expected in (("superseded", "signed, trusted time", 0), ("keyCompromise", "is revoked", 1)):
        openssl("ca", "-config", "ca.cnf", "-revoke", "tsa.pem", "-crl_reason", reason)
        openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", f"{reason}.crl")
        index = Path("keys/keys/index.txt")
        index.write_text("\n".join(line for line in index.read_text().splitlines() if "timestamp" not in line) + "\n")
        Path("trust.xml").write_text('<?xml version="1.0" encoding="UTF-8"?>\n<config xmlns="urn:juance:config" '
                                     'version="1.0"><trustAnchor file="keys/trust.pem"/><certificateList '
                                     f'file="keys/keys/{reason}.crl"/></config>\n')
        status, said = juance("verify", "-c", "trust.xml", path)
        test(f"a token of before its authority was revoked ({reason})", status == expected and words in said,
             f"{status}: {said}")
        if reason == "superseded":
            time.sleep(1.1)
            late = sealed_by("rsa", entries)
            status, said = juance("verify", "-c", "trust.xml", late)
            test("a token of after that is refused", status == 1 and "is revoked" in said, f"{status}: {said}")
            path = sealed_by("rsa", entries)


sys.exit(main())
