#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signing by configuration: every kind of key and authority, what is refused, and where no secret
may show."""
import base64
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from demo_archive import ROOT, config_of, credit_code, juance, make_keys, run, test, volumes
import tap

SAMPLE = ROOT / "samples/hunan/complete-external-venue"
CODE = "S000043999901"
SECRET = "DEMO passphrase 7319"
TIME = '<timeAuthority command="keys/timestamp.sh" trust="trust.pem"/>'
seen = 0


def build(body, *arguments, sample=SAMPLE, sign=True, **options):
    """A new archive with this configuration: status, what was said, its folder."""
    global seen
    seen += 1
    archive = Path(f"archive{seen}")
    config = config_of("keys", body, **options.pop("attributes", {}))
    status, said = juance("build", "-q", "-a", archive, "-c", config, *(["--sign"] if sign else []),
                          *arguments, sample, **options)
    return status, said, archive


def key(kind, **attributes):
    given = {"id": "k", "creditCode": credit_code("keys", CODE), **attributes}
    return f'<signingKey kind="{kind}" ' + " ".join(f'{k}="{v}"' for k, v in given.items()) + "/>"


def pem(**attributes):
    return key("pem", **{"file": f"keys/rsa-{CODE}.key", "certificate": f"keys/rsa-{CODE}.pem", **attributes})


def refused(what, body, words, expected=3, **options):
    status, said, archive = build(body, **options)
    test(f"{what} is refused", status == expected and words in said, f"{status}: {said}")
    test(f"{what}: nothing was built", not volumes(archive) and not list(archive.rglob("*.part")))


def accepted(what, body, word="signed, trusted time", **options):
    status, said, archive = build(body, **options)
    test(f"{what} signs", status == 0 and len(volumes(archive)) == 3, f"{status}: {said}")
    status, said = juance("verify", "--trust", "keys/trust.pem", archive)
    test(f"{what}: it verifies", status == 0 and said.count(word) == 3, said)
    return archive


def openssl(*arguments):
    status, said = run("openssl", *arguments)
    if status:
        raise SystemExit(said)


# ---- keys ---------------------------------------------------------------------------------------
def kinds_of_keys():
    accepted("a PEM key", pem() + TIME)
    accepted("a key without an authority", pem(), word="(signed)")
    bundle = "keys/keys/bundle.p12"
    openssl("pkcs12", "-export", "-inkey", f"keys/keys/rsa-{CODE}.key", "-in", f"keys/keys/rsa-{CODE}.pem",
            "-out", bundle, "-passout", f"pass:{SECRET}")
    Path("keys/secret").write_text(SECRET + "\n")
    Path("keys/secret").chmod(0o600)
    accepted("a PKCS#12 key with its passphrase in a file",
             key("pkcs12", file="keys/bundle.p12", passphraseFile="secret") + TIME)
    accepted("a PKCS#12 key with its passphrase in the environment",
             key("pkcs12", file="keys/bundle.p12", passphraseVariable="DEMO_SECRET") + TIME,
             env={"DEMO_SECRET": SECRET})
    with open("keys/secret", "rb") as stream:
        accepted("a PKCS#12 key with its passphrase behind a descriptor",
                 key("pkcs12", file="keys/bundle.p12", passphraseDescriptor=stream.fileno()) + TIME,
                 pass_fds=[stream.fileno()])
    Path("keys/secret").chmod(0o644)
    refused("a passphrase file that others can read",
            key("pkcs12", file="keys/bundle.p12", passphraseFile="secret") + TIME, "can be read by others")
    refused("a PKCS#12 key without its passphrase", key("pkcs12", file="keys/bundle.p12"),
            "is the passphrase right?")
    signer = Path("keys/keys/sign.sh")
    signer.write_text(f'#!/bin/sh\ncd "$(dirname "$0")" && exec openssl cms -sign -binary -cades -md sha256 '
                      f'-nosmimecap -signer rsa-{CODE}.pem -inkey rsa-{CODE}.key -outform DER\n')
    signer.chmod(0o755)
    accepted("an external command", key("command", command="keys/sign.sh",
                                        certificate=f"keys/rsa-{CODE}.pem") + TIME)
    signer.write_text("#!/bin/sh\ncat\n")
    refused("a command that returns no signature",
            key("command", command="keys/sign.sh", certificate=f"keys/rsa-{CODE}.pem") + TIME,
            "does not verify")
    refused("a key of a kind without its attributes", key("command"), "needs command", expected=2)


def token():
    module = next((path for path in ("/usr/lib/softhsm/libsofthsm2.so",
                                     "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                   if os.path.exists(path)), None)
    Path("tokens").mkdir()
    Path("softhsm.conf").write_text(f"directories.tokendir = {Path('tokens').resolve()}\n")
    os.environ["SOFTHSM2_CONF"] = str(Path("softhsm.conf").resolve())
    openssl("pkcs8", "-topk8", "-nocrypt", "-in", f"keys/keys/rsa-{CODE}.key", "-out", "rsa.p8")
    for command in (["softhsm2-util", "--init-token", "--free", "--label", "DEMO token", "--pin", "4711",
                     "--so-pin", "4711"],
                    ["softhsm2-util", "--import", "rsa.p8", "--token", "DEMO token", "--label", "DEMO key",
                     "--id", "01", "--pin", "4711"]):
        status, said = run(*command)
        if status:
            raise SystemExit(said)
    body = key("pkcs11", module=module, token="DEMO token", object="DEMO key",
               certificate=f"keys/rsa-{CODE}.pem", passphraseVariable="PIN") + TIME
    accepted("a PKCS#11 token", body, env={"PIN": "4711"})
    refused("a token without its PIN, with --sign", body, "passphrase")
    status, said, archive = build(body, sign=False, attributes={"sign": "true"})
    test("a token without its PIN leaves the volumes of an unattended run unsigned",
         status == 0 and len(volumes(archive)) == 3 and "wants its PIN" in said, said)
    status, said = juance("verify", archive)
    test("which verify shows", status == 0 and said.count("(no signature)") == 3, said)
    status, said = juance("seal", "-a", archive, "-c", config_of("keys", pem() + TIME))
    test("the seal list covers them", status == 0, said)
    status, said = juance("verify", "--trust", "keys/trust.pem", archive)
    test("and verify shows that", status == 0 and said.count("no signature of its own, in a seal list") == 3,
         said)
    status, said = juance("build", "-a", archive, "-c", config_of("keys", pem() + TIME), "--sign", SAMPLE)
    test("they stay unsigned for good", status == 0 and "nothing changed" in said, said)


# ---- who may not sign -----------------------------------------------------------------------------
def not_this_institution():
    refused("no key at all", "", "names no signingKey")
    refused("a key of another institution", pem(institution="S000053999901"), "there is no key for")
    refused("the same by its id", pem(institution="S000053999901"), "is that of institution",
            attributes={"signWith": "k"})
    refused("a key that is mapped to another credit code", pem(creditCode="91539999MA9000011U"),
            "says " + credit_code("keys", CODE))
    refused("a certificate for something else",
            pem(file="keys/tsa.key", certificate="keys/tsa.pem"), "not meant for signing documents")
    make_keys("other", ["guangxi/complete-other-city"])
    other = next(Path("other/keys").glob("*-*.key"))
    for path in (other, other.with_suffix(".pem")):
        shutil.copy(path, "keys/keys/somebody" + path.suffix)
    refused("a certificate of somebody else",
            pem(file="keys/somebody.key", certificate="keys/somebody.pem"), "not of")
    refused("a certificate that names the code elsewhere", pem(subject="commonName"), "not of")
    refused("a key that does not belong to the certificate", pem(file="keys/tsa.key"), "does not belong")
    refused("a missing key", pem(file="keys/none.key"), "none.key")
    keys = Path("keys/keys")
    status, said = run("openssl", "ca", "-config", "ca.cnf", "-revoke", f"rsa-{CODE}.pem", cwd=keys)
    status, said = run("openssl", "ca", "-config", "ca.cnf", "-gencrl", "-out", "revoked.crl", cwd=keys)
    body = pem().replace("/>", '><certificateList file="keys/revoked.crl"/></signingKey>')
    refused("a certificate that its own list revokes", body + TIME, "is revoked")


def revoked_later(archive):
    """Signed and stamped before the revocation: the archived list still says so to openssl, and a
    newer list is held against the token's time."""
    anchors = '<trustAnchor file="trust.pem"/><certificateList file="keys/revoked.crl"/>'
    config = config_of("keys", anchors)
    status, said = juance("verify", "-c", config, "--json", archive)
    test("revoked after the token's time: it verifies by comparing the dates",
         status == 0 and "after it signed at" in said, said)
    status, said, late = build(pem() + TIME)
    test("who does not know of the revocation can still sign", status == 0, said)
    config = config_of("keys", anchors)
    status, said = juance("verify", "-c", config, late)
    test("but a signature made after the revocation is refused", status == 1 and "was revoked on" in said, said)


def archived_list():
    """openssl, with the list that was current at signing and lies in the signature, as of the token's
    time: also when the certificate has been revoked since."""
    body = pem().replace("/>", '><certificateList file="keys/crl.pem"/></signingKey>') + TIME
    status, said, archive = build(body)
    test("the current revocation list goes along", status == 0, said)
    volume = volumes(archive)[0]
    run("unzip", "-q", volume, "-d", "by-openssl")
    command = ("openssl cms -verify -binary -cades -inform DER -in seal/tagmanifest-sha256.txt.p7s -content "
               "tagmanifest-sha256.txt -CAfile ../../keys/trust.pem -purpose any -crl_check -out /dev/null "
               f"-attime {int(time.time())}")
    return Path("by-openssl") / volume.stem, command


# ---- authorities by URL ---------------------------------------------------------------------------
class Authority(http.server.BaseHTTPRequestHandler):
    kept = None

    def do_POST(self):
        request = self.rfile.read(int(self.headers["Content-Length"]))
        answer = subprocess.run(["keys/keys/timestamp.sh"], input=request, stdout=subprocess.PIPE,
                                check=False).stdout
        status, kind, headers = 200, "application/timestamp-reply", {}
        if self.headers["Content-Type"] != "application/timestamp-query":
            status = 415
        if self.path == "/text":
            kind = "text/html"
        if self.path == "/broken":
            status = 500
        if self.path == "/redirect":
            status, headers = 302, {"Location": "/good"}
        if self.path == "/file":
            status, headers = 302, {"Location": "file:///etc/passwd"}
        if self.path == "/large":
            answer = b"x" * (2 << 20)
        if self.path == "/slow":
            time.sleep(5)
        if self.path == "/again":
            Authority.kept = Authority.kept or answer
            answer = Authority.kept
        if self.path == "/refuses":
            answer = bytes.fromhex("30053003020102")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(answer)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(answer)
        except OSError:
            pass

    def log_message(self, *_):
        pass


def authorities():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]

    def at(path, **more):
        given = "".join(f' {name}="{value}"' for name, value in more.items())
        return pem() + f'<timeAuthority url="http://127.0.0.1:{port}/{path}" trust="trust.pem"{given}/>'
    archive = accepted("an authority by URL", at("good"))
    accepted("one under the policy that is asked for", at("good", policy="1.2.3.4.1"))
    accepted("one with SHA-512", at("good", digest="sha512"))
    refused("another policy", at("good", policy="1.2.3.4.2"), "refused")
    refused("an answer that is no token", at("text"), "instead of application/timestamp-reply")
    refused("an authority that fails", at("broken"), "answers with status 500")
    refused("a redirect", at("redirect"), "sends us elsewhere")
    refused("a redirect to a file", at("file"), "sends us elsewhere")
    refused("too large an answer", at("large"), "answered with more than")
    refused("an authority that is silent", at("slow", timeout=1), "does not answer")
    refused("the token of another request", at("again"), "refused")
    refused("an authority that grants nothing", at("refuses"), "refused")
    refused("an address of another kind", pem() + '<timeAuthority url="file:///etc/passwd" trust="trust.pem"/>',
            "does not answer")
    make_keys("others", ["hunan/complete-external-venue"])
    refused("an authority below another anchor",
            pem() + f'<timeAuthority url="http://127.0.0.1:{port}/good" trust="../others/trust.pem"/>', "anchor")
    gone = '<timeAuthority id="first" url="http://127.0.0.1:1/x" trust="trust.pem"/>'
    good = at("good").removeprefix(pem())
    accepted("a second authority, when the first does not answer", pem() + gone + good)
    accepted("a third one, when the second lies", pem() + gone + at("text").removeprefix(pem()) + good)
    status, said, _ = build(pem() + gone + good)
    test("what was passed over is told", status == 0 and "first is passed over, the next one is asked" in said, said)
    hanging = Path("keys/keys/hang.sh")
    hanging.write_text("#!/bin/sh\nsleep 600\n")
    hanging.chmod(0o755)
    refused("an authority's command that hangs",
            pem() + '<timeAuthority command="keys/hang.sh" trust="trust.pem" timeout="1"/>',
            "had not ended after 1 seconds and was killed")
    refused("a signer's command that hangs",
            key("command", command="keys/hang.sh", certificate=f"keys/rsa-{CODE}.pem", timeout="1") + good,
            "had not ended after 1 seconds and was killed")
    server.shutdown()
    refused("an authority that is not there", at("good").replace(f":{port}", ":1"), "does not answer")
    return archive


# ---- secrets ----------------------------------------------------------------------------------------
def crash(*command, **env):
    """(ended by SIGSEGV, dumped core) of a command that may write core files of any size."""
    with subprocess.Popen(["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh", *map(str, command)],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          env={**os.environ, "XDG_CACHE_HOME": str(Path("cache").resolve()), **env}) as process:
        _, status, _ = os.wait4(process.pid, 0)
        process.returncode = status
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == 11, os.WCOREDUMP(status)


def crashes(config):
    """A crash in the midst of signing, with key and passphrase in memory."""
    able = crash("sh", "-c", "kill -SEGV $$")
    test("a crash is told from another end" + ("" if able[1] else " # no program dumps core here"), able[0])
    killer = Path("keys/keys/spy.sh")
    killer.write_text('#!/bin/sh\ncat >/dev/null\nkill -SEGV $PPID\nsleep 5\n')
    ended = crash(os.environ["JUANCE"], "build", "-q", "-a", "crashed", "-c", config, "--sign", SAMPLE,
                  DEMO_SECRET=SECRET, OTHER_SECRET=SECRET)
    test("a crash while signing leaves no core file", ended == (True, False), str(ended))


def is_in(private, text):
    """Any piece of a private key, as PEM or as the numbers themselves."""
    lines = private.read_text().splitlines()[1:-1]
    der = base64.b64decode("".join(lines))
    pieces = [line.encode() for line in lines if len(line) == 64]
    # Behind the modulus, which the certificate shows as well.
    pieces += [der[at:at + 24] for at in range(len(der) // 2, len(der) - 24, 24)]
    return any(piece in text for piece in pieces)


def secrets():
    """What a child is given, what our own process shows, and every byte that was written."""
    spy = Path("keys/keys/spy.sh")
    spy.write_text('#!/bin/sh\ncat /proc/$$/environ /proc/$$/cmdline /proc/$PPID/environ /proc/$PPID/cmdline '
                   '>>"$(dirname "$0")/spied"\nls -l /proc/$$/fd >"$(dirname "$0")/descriptors"\n'
                   'cat /proc/$PPID/limits >"$(dirname "$0")/limits"\nexec "$(dirname "$0")/timestamp.sh"\n')
    spy.chmod(0o755)
    second = SAMPLE.parent / "complete-social-organisation"
    other = key("pkcs12", file="keys/bundle.p12", passphraseVariable="OTHER_SECRET").replace('id="k"', 'id="l"')
    body = key("pkcs12", file="keys/bundle.p12", passphraseVariable="DEMO_SECRET") + other + \
        TIME.replace("timestamp.sh", "spy.sh")
    status, said, archive = build(body, second, env={"DEMO_SECRET": SECRET, "OTHER_SECRET": SECRET + " two",
                                                     "DECOY": "nothing secret 4711"})
    test("a spying authority still stamps", status == 0, said)
    spied = Path("keys/keys/spied").read_bytes()
    test("the spy saw the environment of both", spied.count(b"XDG_CACHE_HOME=") >= 2)
    test("the spy would have seen a secret", spied.count(b"DECOY=nothing secret 4711") >= 2)
    test("no passphrase in an environment or argument list of the child or ourselves",
         SECRET.encode() not in spied)
    descriptors = Path("keys/keys/descriptors").read_text()
    test("the child has no descriptor of ours", "catalogue" not in descriptors and
         str(archive) not in descriptors and "bundle" not in descriptors, descriptors)
    limit = next(line for line in Path("keys/keys/limits").read_text().splitlines() if "core file" in line)
    test("no core file is ever written", set(limit.split()[4:6]) <= {"0", "1"}, limit)
    test("no passphrase in what was said", SECRET not in said)
    written = b"".join(path.read_bytes() for folder in (archive, Path("cache")) for path in folder.rglob("*")
                       if path.is_file())
    test("no passphrase in any file that was written", written and SECRET.encode() not in written)
    test("what was written would show one", CODE.encode() in written)
    private = Path(f"keys/keys/rsa-{CODE}.key")
    test("a private key would be found", is_in(private, private.read_bytes()))
    test("no private key in any file that was written", not is_in(private, written))
    test("no private key in an environment or argument list", not is_in(private, spied))
    test("no private key in what was said", said.strip() == "" or not is_in(private, said.encode()))
    refusal = build(key("pkcs12", file="keys/bundle.p12", passphraseVariable="DEMO_SECRET"),
                    env={"DEMO_SECRET": SECRET + "wrong"})
    test("a wrong passphrase is not printed", refusal[0] == 3 and SECRET not in refusal[1], refusal[1])
    crashes(config_of("keys", body))


def main():
    make_keys("keys", ["hunan/complete-external-venue"])
    os.environ.pop("http_proxy", None)
    kinds_of_keys()
    token()
    archive = authorities()
    top, command = archived_list()
    secrets()
    time.sleep(2.1)
    not_this_institution()
    revoked_later(archive)
    status, said = run("sh", "-c", command, cwd=top)
    test("openssl verifies by the archived list after the revocation", status == 0, said)
    shutil.rmtree("cache", ignore_errors=True)
    return tap.end()


sys.exit(main())
