# SPDX-License-Identifier: Apache-2.0
"""An archive of many volumes, cheaply: the three volumes of one real batch, copied under other batch
numbers. Names, registers, records, manifests and the digests of siblings say the new number; seals are
made anew with `openssl cms` and `openssl ts`. The catalogue is what `juance catalogue rebuild` makes of
them, the seal list is `juance seal`'s."""
import hashlib
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT / "tests/volume"))
from volume_bytes import put_together, take_apart  # noqa: E402

SAMPLE = "samples/sichuan/complete-school"
NUMBER = b"2025001"  # of the sample's batch
TEXT = re.compile(rb"/(bag-info\.txt|VERIFY\.txt|meta/[^/]*\.xml|data/00-[^/]*/[^/]*\.xml)$")
MANIFEST, TAGS, SEAL = b"/manifest-sha256.txt", b"/tagmanifest-sha256.txt", b"/seal/"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options).stdout


def rows(entries, payload):
    lines = []
    for entry in entries:
        name = entry.name.split(b"/", 1)[1]
        if payload == name.startswith(b"data/") and not (b"/" + name).startswith((TAGS, SEAL)):
            lines.append(hashlib.sha256(entry.data).hexdigest().encode() + b"  " + name + b"\n")
    return b"".join(lines)


def reseal(entries, tags, keys):
    """The seal over the tag manifest as it is now."""
    key = next(path for path in sorted((keys / "keys").glob("rsa-*.key")))
    with tempfile.TemporaryDirectory() as folder:
        text, signature, token = Path(folder, "tags"), Path(folder, "p7s"), Path(folder, "tsr")
        text.write_bytes(tags)
        run("openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-outform", "DER", "-in", text,
            "-signer", key.with_suffix(".pem"), "-inkey", key, "-out", signature)
        run("openssl", "ts", "-query", "-sha256", "-cert", "-data", signature, "-out", Path(folder, "tsq"))
        # A copy: the authority counts its tokens in a file.
        authority = keys / "keys"
        settings = (authority / "ca.cnf").read_text().replace("tsa_serial", folder + "/serial")
        Path(folder, "ca.cnf").write_text(settings)
        Path(folder, "serial").write_text("01")
        run("openssl", "ts", "-reply", "-config", Path(folder, "ca.cnf"), "-section", "tsa", "-queryfile",
            Path(folder, "tsq"), "-out", token, cwd=authority)
        made = {b"p7s": signature.read_bytes(), b"tsr": token.read_bytes()}
    return [entry.with_data(made[entry.name[-3:]]) if SEAL in entry.name else entry for entry in entries]


def clone(entries, number, siblings, keys):
    """The volume's bytes under another batch number; `siblings` maps old digests of tag manifests to new."""
    made = []
    for entry in entries:
        data = entry.data.replace(NUMBER, number) if TEXT.search(entry.name) else entry.data
        if entry.name.endswith(b"/meta/record.xml"):
            for old, new in siblings.items():
                data = data.replace(old, new)
        made.append(entry.with_name(entry.name.replace(NUMBER, number)).with_data(data))
    for name, payload in ((MANIFEST, True), (TAGS, False)):
        text = rows(made, payload)
        made = [entry.with_data(text) if entry.name.endswith(name) else entry for entry in made]
    old = next(entry.data for entry in entries if entry.name.endswith(TAGS))
    new = next(entry.data for entry in made if entry.name.endswith(TAGS))
    siblings[hashlib.sha256(old).hexdigest().encode()] = hashlib.sha256(new).hexdigest().encode()
    return put_together(reseal(made, new, keys) if keys else made)


class Maker:
    def __init__(self, originals, archive, keys):
        self.archive, self.keys = archive, keys
        # Y last: it names the others.
        self.originals = [(path, take_apart(path.read_bytes()))
                          for path in sorted(originals, key=lambda path: path.stem.endswith("-Y"))]

    def __call__(self, number):
        siblings, text = {}, b"%07d" % number
        for path, entries in self.originals:
            target = self.archive / path.parent.name / path.name.replace(NUMBER.decode(), text.decode())
            target.write_bytes(clone(entries, text, siblings, self.keys))
            target.chmod(0o400)


def make(juance, archive, volumes, signed):
    """Makes `archive` of at least so many volumes, and beside it keys/trust.pem to verify it by."""
    with tempfile.TemporaryDirectory() as folder:
        one, keys = Path(folder, "one"), archive.parent / "keys"
        run(ROOT / "generator/packaging/demo-keys.sh", keys, ROOT / SAMPLE)
        sign = ["--config", keys / "config.xml", "--sign"] if signed else []
        run(juance, "build", "-q", "-a", one, *sign, ROOT / SAMPLE)
        originals = sorted(one.glob("volumes/2025/*/*.zip"))
        place = archive / "volumes/2025"
        (place / originals[0].parent.name).mkdir(parents=True)
        maker = Maker(originals, place, keys if signed else None)
        with multiprocessing.Pool(2, initializer=os.nice, initargs=(5,)) as pool:
            pool.map(maker, range(1, (volumes + len(originals) - 1) // len(originals) + 1), 16)
    for command in (["catalogue", "rebuild"], ["seal", "--config", keys / "config.xml"]):
        done = subprocess.run([juance, *command, "-q", "-a", archive], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit("juance %s exits %d: %s" % (command[0], done.returncode, done.stderr[-500:]))
