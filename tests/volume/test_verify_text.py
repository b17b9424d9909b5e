#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proof without us: exactly the lines of VERIFY.txt that begin with "$ ", run in a shell that has no
juance on its PATH, for volumes signed with RSA, P-256, SM2 and RSA-PSS: they succeed on what was
sealed, and fail after every kind of tampering; also after the signer's certificate has expired."""
import hashlib
import subprocess
import sys
import time
from pathlib import Path

from demo_archive import (ROOT, config_of, credit_code, juance, make_keys, run, test,
                          volumes)
import tap


def commands_of(top):
    lines = (top / "VERIFY.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith("$ ")]


def by_hand(top, trust):
    """Whether every line ends without an error; a shell each, as a reader would type them."""
    env = {"PATH": "/usr/bin:/bin", "TRUST": str(Path(trust).resolve()), "LANG": "C"}
    return all([subprocess.run(["sh", "-c", line], cwd=top, env=env, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               check=False).returncode == 0 for line in commands_of(top)])


def unpack(volume):
    folder = Path("unpacked") / volume.stem
    run("rm", "-rf", folder)
    folder.parent.mkdir(exist_ok=True)
    run("unzip", "-q", volume, "-d", folder)
    return folder / volume.stem


def flip(path, at):
    mode = path.stat().st_mode
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    path.chmod(mode)


def place_in(path):
    """Where a change hurts: a token holds certificates that openssl never looks at, but also the
    digest of what it covers."""
    if path.suffix != ".tsr":
        return path.stat().st_size // 2
    covered = next(other for other in path.parent.iterdir() if other.suffix in (".p7s", ".sm2sig"))
    return path.read_bytes().index(hashlib.sha256(covered.read_bytes()).digest())


def tampered(kind, top, trust):
    """Each change by itself must be noticed; then it is undone."""
    files = [path for path in sorted(top.rglob("*")) if path.is_file()]
    for part in ("data/", "meta/", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
                 "VERIFY.txt", "seal/"):
        chosen = [path for path in files if str(path.relative_to(top)).startswith(part)]
        if part == "seal/":  # signature and token; signer.pem and .crl only help to build the chain
            chosen = [path for path in chosen if path.suffix in (".p7s", ".sm2sig", ".tsr")]
        for path in chosen[:3]:
            commands = commands_of(top)
            at = place_in(path)
            flip(path, at)
            missed = by_hand(top, trust) if part != "VERIFY.txt" else \
                all(run("sh", "-c", line, cwd=top, env={"TRUST": str(Path(trust).resolve())})[0] == 0
                    for line in commands)
            test(f"{kind}: a changed {path.relative_to(top)} is noticed", not missed)
            flip(path, at)
    gone = [path for path in files if "data" in path.parts][0]
    hidden = gone.with_name("hidden")
    gone.rename(hidden)
    test(f"{kind}: a missing file is noticed", not by_hand(top, trust))
    hidden.rename(gone)
    test(f"{kind}: undone, it verifies again", by_hand(top, trust))


def expired():
    """A certificate that was valid for six seconds, and long ago when somebody reads the volume."""
    code = "S000043999901"
    keys = Path("short/keys")
    make_keys("short", ["hunan/complete-external-venue"])
    subject = f"/O=DEMO/organizationIdentifier={credit_code('short', code)}/CN=DEMO short"
    ends = time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + 8))
    for command in (["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "s.key"],
                    ["openssl", "req", "-new", "-config", "ca.cnf", "-key", "s.key", "-out", "s.csr",
                     "-subj", subject],
                    ["openssl", "ca", "-batch", "-config", "ca.cnf", "-extensions", "signer", "-in",
                     "s.csr", "-out", "s.pem", "-notext", "-enddate", ends]):
        status, said = run(*command, cwd=keys)
        if status:
            raise SystemExit(said)
    config = config_of("short", f'<signingKey id="s" kind="pem" creditCode="{credit_code("short", code)}" '
                       'file="keys/s.key" certificate="keys/s.pem"/>'
                       '<timeAuthority command="keys/timestamp.sh" trust="trust.pem"/>')
    status, said = juance("build", "-q", "-a", "short/archive", "-c", config, "--sign",
                          ROOT / "samples/hunan/complete-external-venue")
    test("a volume is signed while the certificate is valid", status == 0, said)
    time.sleep(max(0, 10 - (time.time() - keys.joinpath("s.pem").stat().st_mtime)))
    volume = volumes("short/archive")[0]
    test("openssl verifies it after the certificate has expired",
         by_hand(unpack(volume), "short/trust.pem"))
    status, said = juance("verify", "--trust", "short/trust.pem", volume)
    test("so does juance", status == 0 and "trusted time" in said, said)
    run("cp", "-r", ROOT / "samples/hunan/complete-social-organisation", "later")
    status, said = juance("build", "-q", "-a", "short/archive", "-c", config, "--sign", "later")
    test("nothing is signed with it any more", status == 3 and "not valid at this time" in said, said)
    test("and nothing was built", len(volumes("short/archive")) == 3)


def main():
    exports = make_keys("keys")
    make_keys("others", ["hunan/complete-external-venue"])
    status, said = juance("build", "-q", "-a", "archive", "-c", "keys/config.xml", *exports)
    test("four batches are built and signed by the configuration", status == 0, said)
    kinds = {}
    for volume in volumes("archive"):
        top = unpack(volume)
        names = {path.suffix for path in (top / "seal").iterdir()}
        kind = f"{volume.parent.name} {'SM2' if '.sm2sig' in names else 'CMS'}"
        test(f"{volume.stem}: its lines succeed", by_hand(top, "keys/trust.pem"))
        test(f"{volume.stem}: they fail for who trusts another authority",
             not by_hand(top, "others/trust.pem"))
        if kind not in kinds:
            kinds[kind] = volume
            tampered(kind, top, "keys/trust.pem")
    test("all four kinds of key were tried", len(kinds) == 4, str(kinds))
    expired()
    return tap.end()


sys.exit(main())
