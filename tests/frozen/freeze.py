#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Freezes what the program puts out, to compare a changed program with the one before.

    freeze.py PROGRAM DATA OUT                one text file a group of commands, as kept in expected/
    freeze.py --proof KEYS PROGRAM DATA OUT   every byte of everything, for `diff -r`; also signed, by the
                                              keys in the folder KEYS, which are made when it is not there
    freeze.py --rewrite PROGRAM DATA          makes expected/ anew

DATA is the source tree that the program takes samples/, schemas/ and templates/ from. scenario.py says what
is run. The clock of the program (clock.c, preloaded) stands still, so nothing need be left out for the time
it carries; other paths of the machine are written @WORK@, @DATA@.

Neutralised in expected/, as it depends on the versions of libraries and fonts: of a PDF, only its text
counts (pdftotext -layout; blanks do not), and its digest wherever it is quoted becomes that of the text;
digests of what quotes such digests, likewise; sizes of PDFs, Payload-Oxum, digests of fonts; of PNG and SVG
files, all but their size in pixels; the digests that link events. Neutralised by --proof: paths; in a
catalogue, inodes and times of the files of exports ("seen"); and of what is signed, signatures and time
tokens (seal/ in volumes, *.p7s, *.tsr), digest and size of volumes that hold them, seal lists' Merkle nodes
and roots, the digests that link events.
"""
import argparse
import concurrent.futures
import contextlib
import hashlib
import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import scenario  # noqa: E402

EXPECTED = HERE / "expected"
CLOCK = 1780286400  # 2026-06-01 12:00 in China
JOBS = os.cpu_count() or 1
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---- running -------------------------------------------------------------------------------------
class Group:
    """Commands that belong together: what they said, and the files that they left or changed."""

    def __init__(self, chain, name):
        self.chain, self.name, self.said, self.files = chain, name, [], []

    def juance(self, *words):
        done = subprocess.run([str(self.chain.program), *words], cwd=self.chain.folder, env=self.chain.environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.said.append((" ".join(words), done.returncode, done.stdout, done.stderr))
        return done.stdout

    def dump(self, archive, name):
        """The catalogue of an archive as sorted statements."""
        path = self.chain.folder / archive / "catalogue.db"
        lines = []
        if path.exists():
            with contextlib.closing(sqlite3.connect(path)) as catalogue:
                lines = sorted(catalogue.iterdump())
        # Of each file of an export that was checked: inode, times.
        lines = [re.sub(r"\b\d+ \d{16,} \d{16,} ", "@STATE@ ", line) if '"seen"' in line else line for line in lines]
        self.chain.folder.joinpath(name + ".sql").write_text("\n".join(lines) + "\n", "utf-8")


class Chain:
    def __init__(self, work, name, program, data, thorough):
        self.folder, self.samples, self.keys = work / name, work / "samples", work / "keys"
        self.program, self.data, self.thorough = program, data, thorough
        self.groups, self.kept = [], work / "kept"
        self.seen = {}
        self.folder.mkdir()
        self.environment = clocked(work, {"JUANCE_DATA": str(data)})

    def state(self):
        return {path: (path.stat().st_mtime_ns, path.stat().st_size, path.stat().st_ino)
                for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()}

    @contextlib.contextmanager
    def group(self, name):
        group = Group(self, name)
        self.seen = self.state()
        yield group
        for path, state in sorted(self.state().items()):
            if state != self.seen.get(path) and not path.name.startswith((".lock", "catalogue.db")):
                relative = path.relative_to(self.folder)
                copy = self.kept / name / relative
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
                group.files.append((str(relative), copy))
        self.groups.append(group)


def clocked(work, more):
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**kept, "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(work / "clock.so"),
            "FROZEN_CLOCK": str(CLOCK), **more}


def make_clock(work):
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(work / "clock.so"), str(HERE / "clock.c"), "-ldl"], check=True)


def make_keys(work, data, keys):
    """By the demo's script, at the frozen time; signatures are what is not the same twice."""
    exports = sorted(str(path) for path in (data / "samples").glob("*/complete-*"))
    subprocess.run(["sh", str(data / "generator/packaging/demo-keys.sh"), "--authority", str(keys), *exports],
                   env=clocked(work, {}), check=True)


def run_all(work, program, data, keys=None):
    """Groups of all chains, in the scenario's order."""
    os.umask(0o022)
    shutil.copytree(data / "samples", work / "samples")
    make_clock(work)
    if keys and not keys.exists():
        make_keys(work, data, keys)
    functions = scenario.CHAINS + ((scenario.signed,) if keys else ())
    if keys:
        shutil.copytree(keys, work / "keys")
    chains = [Chain(work, function.__name__, program, data, bool(keys)) for function in functions]
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(lambda pair: pair[0](pair[1]), zip(functions, chains)))
    return [group for chain in chains for group in chain.groups]


def neutral_paths(data, work, tree):
    for path, token in ((work, b"@WORK@"), (tree, b"@DATA@")):
        data = data.replace(os.fsencode(str(path)), token)
    return data


# ---- what a file says ----------------------------------------------------------------------------
def pdf_text(data, squeezed=True):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", file.name, "-"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
    if not squeezed:
        return done.stdout
    lines = (" ".join(line.split()) for line in done.stdout.decode("utf-8", "replace").replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def entries(data):
    """[(name, bytes)] of a volume, in its order; what is not to be read is told as such."""
    with zipfile.ZipFile(io.BytesIO(data)) as volume:
        return [(entry, volume.read(entry)) for entry in volume.infolist()]


class Texts:
    """Digests and texts that do not depend on versions of libraries: see the head of this file."""

    def __init__(self, groups):
        self.stable, self.texts = {}, {}
        pages = {}
        for group in groups:
            for name, path in group.files:
                data = path.read_bytes()
                found = [(entry.filename, inner) for entry, inner in entries(data)] if name.endswith(".zip") else [(name, data)]
                pages.update((sha256(inner), inner) for inner_name, inner in found if inner_name.endswith(".pdf"))
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            for digest, text in zip(pages, pool.map(pdf_text, pages.values())):
                self.texts[digest] = text
                self.stable[digest] = sha256("".join(text.split()).encode())

    def text(self, name, data):
        """The file as text, or None of what is none."""
        if name.endswith(".pdf"):
            return self.texts[sha256(data)]
        if name.endswith((".png", ".svg")) and "/data/" not in name:
            return picture_size(data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        text = DIGEST.sub(lambda match: self.stable.get(match[0], match[0]), text)
        text = re.sub(r"^(Payload-Oxum: )\d+", r"\1@SIZE@", text, flags=re.M)
        text = re.sub(r'(<font file="[^"]*" sha256=")[0-9a-f]{64}', r"\1@FONT@", text)
        text = re.sub(r'(value="[^"]*\.pdf"/>\s*<cell column="size" value=")\d+', r"\1@SIZE@", text)
        return catalogue(text) if name.endswith(".sql") else text

    def digest(self, name, data):
        """Of the file as text; learnt, for those that quote it."""
        own = sha256(data)
        if own not in self.stable:
            if name.endswith(".zip"):
                rows = ["%s  %s" % (self.digest("%s/%s" % (name, entry.filename), inner), entry.filename)
                        for entry, inner in entries(data) if "/seal/" not in entry.filename]
                self.stable[own] = sha256("\n".join(rows).encode())
            else:
                text = self.text(name, data)
                self.stable[own] = own if text is None else sha256(text.encode())
        return self.stable[own]


def picture_size(data):
    if data[:4] == b"\x89PNG":
        return "PNG %d x %d" % (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
    size = re.search(rb'<svg[^>]*? width="([^"]*)" height="([^"]*)"', data)
    return "SVG %s x %s" % (size[1].decode(), size[2].decode()) if size else "no picture"


def catalogue(text):
    """Sizes and digests in a catalogue that depend on those of PDFs."""
    text = re.sub(r"(INSERT INTO \"volumes\" VALUES\(.*\.zip',)\d+", r"\1@SIZE@", text)
    text = re.sub(r"(INSERT INTO \"files\" VALUES\('[^']*','[^']*\.pdf',)\d+", r"\1@SIZE@", text)
    return "\n".join(re.sub(r"'[0-9a-f]{64}'\);$", "'@CHAIN@');", line) if '"events"' in line else line
                     for line in text.split("\n"))


# ---- the golden text -----------------------------------------------------------------------------
FULL_SAMPLES = {"guangxi-complete-other-city", "hunan-complete-social-organisation", "inner-mongolia-complete-enterprise",
                "sichuan-complete-school", "yunnan-complete-corrected-certificates"}
READ_FOLDER = re.compile(r"/(bag-info\.txt|meta/record\.xml|data/00-案卷/((卷内目录|卷内备考表|案卷封面)\.xml|[^/]*\.pdf))$")
READ_FILES = {  # what is worth reading, by group; of all else the digest is kept
    r"defective-.*-defective-(files|rules|results|dates|people)$": r"completeness\.(json|pdf)$",
    r"defective-year-": r"year\.pdf$",
    r"case-": r"(notices|blank)/.*\.pdf$",
    r"rating-": r"(ratings|regions)/.*\.(json|pdf)$",
    r"bulletin(-internal|-lists)?$": r"^[^/]*/[^/]*\.(json|pdf|csv)$",
    r"dossier-": r"^dossier-(?!then).*\.pdf$",
    r"(due|yearbook|verify|transfer|disposal)$": r"^[^/]*\.pdf$|^(due|yearbook[^/]*)/.*\.pdf$|TRANSFER-[^/]*/[^/]*\.(pdf|txt)$",
    r"hold$": r"ban-register\.xml$",
    r"sealed-case-": r"ban-register\.xml$",
}
BRIEF = re.compile(r"^(rules --json|explain --json|verify --json|catalogue events)")  # only digests of what they say


def full(group, name):
    return any(re.match(where, group) and re.search(what, name) for where, what in READ_FILES.items())


def section(name, text, pdf):
    lines = text.rstrip("\n").split("\n")
    return ["", "==> " + name] + [("| " + line) if pdf else line for line in lines]


def golden(group, texts, neutral):
    """The text of a group. Lines of a PDF's text begin with "| "."""
    lines, full_texts = [], []

    def file(name, data):
        # In the order of the files: what quotes digests stands behind what they are of.
        data = neutral(data)
        lines.append("%s  %s" % (texts.digest(name, data), name))
        return data

    for name, path in sorted(group.files, key=lambda pair: (not pair[0].endswith(".zip"), pair[0])):
        data = path.read_bytes()
        if not name.endswith(".zip"):
            data = file(name, data)
            if full(group.name, name):
                full_texts += section(name, texts.text(name, data) or "", name.endswith(".pdf"))
            continue
        for entry, inner in entries(data):
            if "/seal/" not in entry.filename:
                whole = "%s/%s" % (name, entry.filename)
                file(whole, inner)
                if group.name.removeprefix("sample-") in FULL_SAMPLES and READ_FOLDER.search(whole):
                    full_texts += section(whole, texts.text(whole, inner), whole.endswith(".pdf"))
        lines.append("%s  %s" % (texts.digest(name, data), name))
    said = []
    for words, status, out, err in group.said:
        said += ["$ juance " + words, "status %d" % status]
        out, err = (texts.text("said", neutral(text)) for text in (out, err))
        if BRIEF.match(words):
            out = "sha256 %s, %d lines" % (sha256(unlinked(out).encode()), out.count("\n"))
        for mark, text in (("> ", out), ("! ", err)):
            said += [mark + line for line in text.rstrip("\n").split("\n")] if text else []
    return "\n".join(said + [""] + lines + full_texts) + "\n"


def unlinked(text):
    """Events without the digests that link them, which stand on times and on digests of PDFs."""
    return re.sub(r"(<eventDetail>sha256:)[0-9a-f]{64}", r"\1@CHAIN@", text)


def freeze(program, data, out):
    with tempfile.TemporaryDirectory(prefix="juance-frozen-") as folder:
        work = Path(folder).resolve()
        groups = run_all(work, program, data)
        texts = Texts(groups)
        out.mkdir(parents=True, exist_ok=True)
        for group in groups:
            text = golden(group, texts, lambda said: neutral_paths(said, work, data))
            (out / (group.name + ".txt")).write_text(text, "utf-8")


# ---- the proof -----------------------------------------------------------------------------------
def token(name):
    """What holds a signature or a time token of its own."""
    return name.endswith((".p7s", ".tsr")) or "/seal/" in name


def proof(program, data, keys, out):
    with tempfile.TemporaryDirectory(prefix="juance-frozen-") as folder:
        work = Path(folder).resolve()
        groups = run_all(work, program, data, keys)
        changing = {}
        for group in groups:
            if group.name.startswith("signed-"):
                for name, path in group.files:
                    changing.update(changing_digests(name, path.read_bytes()))
        for group in groups:
            signed = group.name.startswith("signed-")

            def neutral(text, name, signed=signed):
                text = neutral_paths(text, work, data)
                return neutral_signed(text, name, changing) if signed else text

            write_proof(group, out / group.name, signed, neutral)


def changing_digests(name, data):
    """{digest: what stands for it} of what holds signatures, and of seal lists over such."""
    known = {}
    if name.endswith(".zip"):
        known[sha256(data)] = Path(name).name
        known.update((sha256(inner), entry.filename) for entry, inner in entries(data) if token(entry.filename))
    elif "/seals/" in name:
        known[sha256(data)] = name
        known.update((root.decode(), "MERKLE-ROOT") for root in re.findall(rb"^# merkle-root ([0-9a-f]{64})", data, re.M))
    return known


def neutral_signed(text, name, changing):
    if name.endswith(".pdf"):
        return text
    decoded = text.decode("utf-8", "surrogateescape")
    decoded = DIGEST.sub(lambda match: "@%s@" % changing[match[0]] if match[0] in changing else match[0], decoded)
    decoded = re.sub(r"(INSERT INTO \"volumes\" VALUES\(.*\.zip',)\d+", r"\1@SIZE@", decoded)
    decoded = re.sub(r"(INSERT INTO \"files\" VALUES\('[^']*','seal/[^']*',)\d+", r"\1@SIZE@", decoded)
    decoded = re.sub(r"^(INSERT INTO \"events\" .*')[0-9a-f]{64}'", r"\1@CHAIN@'", decoded, flags=re.M)
    if name.endswith(".proof"):
        decoded = re.sub(r"^(left|right) [0-9a-f]{64}", r"\1 @NODE@", decoded, flags=re.M)
    decoded = unlinked(decoded)
    return decoded.encode("utf-8", "surrogateescape")


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def write_proof(group, out, signed, neutral):
    for number, (words, status, stdout, stderr) in enumerate(group.said, 1):
        write(out / ("command-%02d" % number), neutral(
            b"$ juance %s\nstatus %d\n-- standard output\n%s\n-- standard error\n%s\n"
            % (words.encode(), status, stdout, stderr), ""))
    for name, path in group.files:
        data = path.read_bytes()
        if token(name):
            write(out / name, b"@TOKEN@\n")
        elif name.endswith(".zip"):
            write_volume(out / name, data, signed)
        else:
            write_file(out / name, name, neutral(data, name))


def write_file(path, name, data):
    write(path, data)
    if name.endswith(".pdf"):
        write(path.with_name(path.name + ".text"), pdf_text(data, squeezed=False))


def write_volume(path, data, signed):
    """A folder of its entries, and a list of their headers; of an unsigned one the whole's digest too."""
    rows = [] if signed else ["sha256 %s, %d bytes" % (sha256(data), len(data))]
    for entry, inner in entries(data):
        seal = token(entry.filename)
        size = "" if seal else " %d %08x" % (entry.file_size, entry.CRC)
        rows.append("%s %s method %d flags %x attributes %x%s" % (
            entry.filename, entry.date_time, entry.compress_type, entry.flag_bits, entry.external_attr, size))
        if not seal:
            write_file(path / entry.filename, entry.filename, inner)
    write(path / "entries", ("\n".join(rows) + "\n").encode())


def main():
    parser = argparse.ArgumentParser(description="Freezes what the program puts out.")
    parser.add_argument("--proof", metavar="KEYS", type=Path)
    parser.add_argument("--rewrite", action="store_true")
    parser.add_argument("program", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    arguments = parser.parse_args()
    if arguments.rewrite == bool(arguments.out):
        parser.error("either OUT or --rewrite")
    out = EXPECTED if arguments.rewrite else arguments.out
    if arguments.rewrite:
        shutil.rmtree(out, ignore_errors=True)
    elif out.exists() and any(out.iterdir()):
        parser.error("%s is not empty" % out)
    program, data = arguments.program.resolve(), arguments.data.resolve()
    if arguments.proof:
        proof(program, data, arguments.proof.resolve(), out)
    else:
        freeze(program, data, out)


if __name__ == "__main__":
    main()
