#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The archive of all complete samples, as `make demo` makes it: every volume read by others (unzip, 7z,
Python, sha256sum, the validator), every XML held against its schema, every PDF against PDF/A-2u; made
twice under other circumstances, the same bytes; and whatever is done to an entry of a real volume, or to
a single bit, is found by `juance verify`, with its place. `test_demo.py --every-bit` tries every bit of
the headers and one of every 61st byte; unit/test_volume_verify tries every bit of a small volume."""
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import tap
import trial
from trial import ROOT, juance
from volume_bytes import header_ranges, put_together, take_apart

EVERY_BIT = "--every-bit" in sys.argv
SAMPLED_BITS = 400
AT_ONCE = 40  # mutants that one run of juance verifies


def complete_samples(root):
    return sorted(path.parent for path in root.glob("*/complete-*/batch.xml"))


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def expect(faults, what, *command, **options):
    status, output = run(*command, **options)
    if status != 0:
        faults.append("%s: exit status %d: %s" % (what, status, output.strip()[-300:]))


# ---- made twice -----------------------------------------------------------------------------------
def contents(archive):
    """Everything but the catalogue, whose events carry the time: {name: digest}."""
    return {str(path.relative_to(archive)): trial.digest(path) for path in sorted(archive.rglob("*"))
            if path.is_file() and not path.name.startswith(("catalogue.db", ".lock"))}


def determinism(folder, archive):
    """Another folder, order, time zone, language, user mask, time of the files, one process a batch."""
    samples = folder / "elsewhere" / "样本"
    shutil.copytree(ROOT / "samples", samples)
    for path in samples.rglob("*"):
        os.utime(path, (10**9, 10**9))
    other = folder / "another place" / "archive"
    faults = []
    first = complete_samples(samples)
    ran = juance("build", "-q", "-j", "2", "-a", other, *reversed(first[1:]), folder=folder,
                 TZ="Pacific/Kiritimati", LANG="zh_CN.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="zh_CN")
    last = juance("build", "--json", "-a", "another place/../another place/archive", samples / "." /
                  first[0].relative_to(samples), folder=folder, prepare=lambda: os.chdir(folder),
                  TZ="America/St_Johns", LC_ALL="C", MALLOC_PERTURB_="165")
    if ran.status or last.status:
        faults.append("exit status %d, %d: %s" % (ran.status, last.status, (ran.err + last.err)[:300]))
    here, there = contents(archive), contents(other)
    if len([name for name in here if name.endswith(".zip")]) != 3 * len(first):
        faults.append("%d files" % len(here))
    faults += ["%s differs" % name for name in sorted(set(here) | set(there))
               if here.get(name) != there.get(name)]
    tap.no("the same bytes in another place, order, time zone and language", faults[:10])
    shutil.rmtree(samples.parent)
    shutil.rmtree(other.parent)


# ---- read by others --------------------------------------------------------------------------------
def read_by_others(volume, folder):
    faults = []
    expect(faults, "unzip -t", "unzip", "-t", volume)
    expect(faults, "7z t", "7z", "t", volume)
    with zipfile.ZipFile(volume) as file:
        if file.testzip() is not None:
            faults.append("Python's zipfile: %s" % file.testzip())
        if any(info.compress_type != zipfile.ZIP_STORED or info.comment for info in file.infolist()):
            faults.append("an entry is deflated or has a comment")
    validator = ROOT / "tests/volume/validate_bag.py"
    expect(faults, "validate_bag.py", sys.executable, validator, volume)
    expect(faults, "unzip", "unzip", "-q", volume, "-d", folder)
    bag = folder / volume.stem
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        expect(faults, "sha256sum -c " + manifest, "sha256sum", "--quiet", "-c", manifest, cwd=bag)
    expect(faults, "validate_bag.py, unpacked", sys.executable, validator, bag)
    if oct(volume.stat().st_mode & 0o777) not in ("0o400", "0o440", "0o444"):
        faults.append("its mode is %o" % (volume.stat().st_mode & 0o777))
    tap.no("%s, read by others" % volume.stem, faults)
    return bag


def schemas(bags, reports):
    faults = []
    kinds = {"record": "meta/record.xml", "findings": "meta/findings.xml", "rules": "meta/rules.xml",
             "assessment-batch": "meta/export.xml", "register": "data/*/*.xml"}
    for kind, pattern in kinds.items():
        files = [path for bag in bags for path in bag.glob(pattern) if is_ours(path, pattern)]
        if kind == "register":
            files += reports
        if len(files) < len([bag for bag in bags if bag.name.endswith("-D5")]):
            faults.append("only %d files of %s" % (len(files), kind))
        expect(faults, kind, "xmllint", "--nonet", "--noout", "--schema", ROOT / "schemas" / (kind + ".xsd"), *files)
    tap.no("XML by its schemas", faults)


def is_ours(path, pattern):
    """A register stands beside its PDF; payload may be XML too."""
    return not pattern.startswith("data/") or path.with_suffix(".pdf").exists()


def papers(bags, reports):
    files = [path for bag in bags for path in sorted(bag.glob("data/*/*.pdf")) if path.with_suffix(".xml").exists()]
    faults = []
    if len(files) < 6 * len(bags):
        faults.append("only %d PDF files" % len(files))
    expect(faults, "check_pdf.py", sys.executable, ROOT / "tests/render/check_pdf.py", *files,
           *(path.with_suffix(".pdf") for path in reports))
    tap.no("%d registers and reports are PDF/A-2u" % (len(files) + len(reports)), faults)


# ---- tampered with ----------------------------------------------------------------------------------
def renamed(entry, top):
    stem, _, extension = entry.name.rpartition(b".")
    return entry.with_name(stem + b"-x." + extension) if stem.startswith(top) else entry.with_name(entry.name + b"x")


def flipped(data):
    return bytes([data[0] ^ 1]) + data[1:] if data else b"x"


def mutants(volume):
    """(what was done, the entry that must be named, bytes)"""
    entries = take_apart(volume)
    assert put_together(entries) == volume, "taken apart and put together, the volume differs"
    top = entries[0].name.split(b"/")[0] + b"/"
    for i, entry in enumerate(entries):
        name = entry.name.decode()[len(top):]

        def made(*middle, i=i):
            return put_together([*entries[:i], *middle, *entries[i + 1:]])
        yield "change " + name, name, made(entry.with_data(flipped(entry.data)))
        yield "cut off " + name, name, made(entry.with_data(entry.data[:-1]))
        yield "add a byte to " + name, name, made(entry.with_data(entry.data + b"\n"))
        yield "remove " + name, name, made()
        yield "rename " + name, name, made(renamed(entry, top))
        yield "double " + name, name, made(entry, entry)
        if i + 1 < len(entries):
            other = entries[i + 1]
            if entry.data != other.data:
                yield ("swap the contents of %s and the next" % name, name, put_together(
                    [*entries[:i], entry.with_data(other.data), other.with_data(entry.data), *entries[i + 2:]]))
            yield ("swap %s and the next" % name, None,
                   put_together([*entries[:i], other, entry, *entries[i + 2:]]))
    for place in (b"data/new.txt", "data/01-报名与资格审核/新.jpg".encode(), b"meta/new.xml", b"new.txt",
                  b"seal/new.p7s", b"fetch.txt", b"manifest-sha512.txt"):
        more = entries[-1].with_name(top + place).with_data(b"new")
        for where in (0, len(entries) // 2, len(entries)):
            yield ("add %s at %d" % (place.decode(), where), place.decode(),
                   put_together([*entries[:where], more, *entries[where:]]))
    yield from forged(entries, top)


def forged(entries, top):
    """Changed by someone who brings the manifests up to date, but not the tag manifest."""
    names = [entry.name for entry in entries]
    manifest = names.index(top + b"manifest-sha256.txt")
    for i, entry in enumerate(entries):
        if not entry.name.startswith(top + b"data/"):
            continue
        data = flipped(entry.data)
        text = entries[manifest].data.replace(hashlib.sha256(entry.data).hexdigest().encode(),
                                              hashlib.sha256(data).hexdigest().encode())
        changed = list(entries)
        changed[i], changed[manifest] = entry.with_data(data), entries[manifest].with_data(text)
        yield "forge " + entry.name.decode(), "manifest-sha256.txt", put_together(changed)


def bits(volume):
    places = random.Random(20260101)
    headers = [at for start, end in header_ranges(volume) for at in range(start, end)]
    if EVERY_BIT:
        wanted = [(at, bit) for at in headers for bit in range(8)]
        wanted += [(at, places.randrange(8)) for at in range(0, len(volume), 61)]
    else:
        wanted = [(places.choice(headers), places.randrange(8)) for _ in range(SAMPLED_BITS // 2)]
        wanted += [(places.randrange(len(volume)), places.randrange(8)) for _ in range(SAMPLED_BITS // 2)]
    for at, bit in wanted:
        changed = bytearray(volume)
        changed[at] ^= 1 << bit
        yield "flip bit %d of byte %d" % (bit, at), None, bytes(changed)


def judge(results, tried, faults):
    for (what, name), result in zip(tried, results):
        failed = [item for item in result["items"] if item["verdict"] == "failed"]
        if result["ok"] or not failed or result["faults"] != len(failed):
            faults.append("%s: not found" % what)
        elif not any(item.get("entry") for item in failed):
            faults.append("%s: found, but no place named: %s" % (what, failed[0]["message"]))
        elif name and not any(name.split("/")[-1] in item.get("entry", "") + item["message"] for item in failed):
            faults.append("%s: %s is not named" % (what, name))


def is_found(name, volume, changes, folder):
    """`juance verify` on every change of a volume; the sound one first, so that a fault means something."""
    faults, count, waiting = [], 0, []

    def verify():
        if not waiting:
            return
        ran = juance("verify", "--json", "-j", "2", *(folder / str(i) / volume.name for i in range(len(waiting))),
                     folder=folder)
        results = [json.loads(line) for line in ran.out.splitlines()]
        if ran.status != 1 or len(results) != len(waiting):
            faults.append("exit status %d, %d of %d results, beginning with %s: %s" % (
                ran.status, len(results), len(waiting), waiting[0][0], ran.err[:300]))
        judge(results, waiting, faults)
        waiting.clear()

    for what, wanted, text in changes:
        place = folder / str(len(waiting)) / volume.name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text)
        waiting.append((what, wanted))
        count += 1
        if len(waiting) == AT_ONCE:
            verify()
    verify()
    if count < 100:
        faults.append("only %d were tried" % count)
    tap.no("%s: %d %s" % (volume.stem, count, name), faults[:10])


def smallest(archive, pattern):
    return min(archive.rglob(pattern), key=lambda path: path.stat().st_size)


def main():
    with tempfile.TemporaryDirectory(prefix="juance-demo-") as folder:
        folder = Path(folder)
        archive = folder / "archive"
        ran = juance("build", "-q", "-a", archive, *complete_samples(ROOT / "samples"), folder=folder)
        tap.no("build of all complete samples", [] if ran.status == 0 else [ran.err[:500]])
        volumes = sorted(archive.rglob("*.zip"))
        ran = juance("verify", "-q", archive, *volumes, folder=folder)
        tap.no("juance verify", [] if ran.status == 0 and len(volumes) >= 15 else [ran.err[:500]])
        determinism(folder, archive)
        (folder / "bags").mkdir()
        bags = [read_by_others(volume, folder / "bags") for volume in volumes]
        reports = sorted(archive.glob("reports/**/*.xml"))
        schemas(bags, reports)
        papers(bags, reports)
        shutil.rmtree(folder / "bags")
        for pattern in ("*-Y.zip", "*-D5.zip"):
            volume = smallest(archive, pattern)
            is_found("changes of entries", volume, mutants(volume.read_bytes()), folder)
            is_found("single bits", volume, bits(volume.read_bytes()), folder)
    sys.exit(tap.end())


main()
