#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A hand-over package is taken in whole, with batch, case, rating and disposal volumes, or not at all: whatever
is wrong with a volume, the manifest, a seal list or what proves it; and a receipt that is killed is finished or
undone."""
import hashlib
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from demo_archive import ROOT, juance, make_keys, run, test, volumes
import tap

CENTRE, SCHOOL = "S000045999901", "Y000051999901"
TRUST = ("--trust", "keys/trust.pem")
DECISION = """<disposal xmlns="urn:juance:disposal" version="1.0" number="鉴销1号" institution="{0}">
  <appraiser name="赵一"/><approver name="孙三" approvedOn="2025-01-20"/>
  <destructionSupervisor name="李四"/><destructionSupervisor name="周五"/>
  <volumeDecision volume="{0}-2021-2025001-D3" outcome="destroy" decidedOn="2025-01-15" reason="期满"/>
</disposal>"""


def must(*arguments):
    status, said = juance(*arguments)
    if status:
        raise SystemExit(f"juance {' '.join(map(str, arguments))}: {status}: {said}")


def rows(archive, what):
    base = sqlite3.connect(f"file:{archive}/catalogue.db?mode=ro", uri=True)
    found = sorted(base.execute("select " + what).fetchall(), key=repr)
    base.close()
    return found


def making():
    make_keys("keys", ["guangxi/complete-other-city", "sichuan/complete-school"])
    config = ("-a", "archive", "-c", "keys/config.xml")
    run(sys.executable, ROOT / "tests/keeping/old_sample.py", ROOT / "samples/sichuan/complete-school", "old")
    must("build", "-q", *config, ROOT / "samples/guangxi/complete-other-city")
    juance("build", "-q", *config, "--seal-incomplete", "王五: 旧批次", "old")
    # A case of an authority that has the centre's code here, so that all kinds come in one package.
    shutil.copytree(ROOT / "samples/hunan/cases/candidate-phone", "case")
    case = Path("case/case.xml")
    text = case.read_text("utf-8")
    start = text.index('authorityCode="') + len('authorityCode="')
    case.write_text(text[:start] + CENTRE + text[text.index('"', start):], "utf-8")
    must("notice", "-q", "--seal", "-a", "archive", "-o", "out", "case/case.xml")
    must("rate", "-q", "--seal", "-a", "archive", "-o", "out", ROOT / "samples/guangxi/ratings/S000045999901-2023-2025.xml")
    must("seal", "-q", *config)
    Path("decision.xml").write_text(DECISION.format(SCHOOL), "utf-8")
    must("dispose", "-q", *config, "decision.xml")
    must("seal", "-q", *config)
    must("transfer", "-q", *config, "--year", "2025", "--of", CENTRE, "--to", "市档案馆", "-o", "out")
    must("transfer", "-q", *config, "--year", "2021", "--of", SCHOOL, "--to", "市档案馆", "-o", "out")
    return Path(f"out/TRANSFER-{CENTRE}-2025"), Path(f"out/TRANSFER-{SCHOOL}-2021")


def taken_in(package, other):
    for one in (package, other):
        status, said = juance("receive", "-a", "there", *TRUST, one)
        test(f"{one.name} is taken in", status == 0 and "no seal list" not in said, f"{status}: {said}")
        papers = [path for path in sorted(one.rglob("*"))
                  if path.is_file() and path.parts[2] != "volumes" and path.stem != "annual-catalogue"]
        kept = Path("there/received") / one.name
        lost = [str(path) for path in papers if not (kept / path.relative_to(one)).is_file()
                or (kept / path.relative_to(one)).read_bytes() != path.read_bytes()]
        names = {path.name for path in papers}
        test("its transfer list, deed, manifest and seals are kept as they came",
             {"manifest-sha256.txt", "transfer-list.pdf", "transfer-list.xml", "transfer-deed.pdf",
              "transfer-deed.xml"} < names and not lost, f"{sorted(names)} {lost}")
    kinds = [kind for (kind,) in rows("there", "distinct kind from volumes")]
    test("batch, case, rating and disposal volumes are in the catalogue",
         kinds == ["batch", "case", "disposal", "rating"], repr(kinds))
    columns = ("id, kind, institution, year, number, class, class_label, revision, path, size, sha256,"
               " iif(state = 'destroyed', '', content_sha256),"
               " items, pages, due, period_start, sealed_at, signed, state from volumes")
    test("with the rows that the other archive has", rows("archive", columns) == rows("there", columns),
         repr([pair for pair in zip(rows("archive", columns), rows("there", columns)) if pair[0] != pair[1]]))
    for what in ("* from closed_cases", "* from ratings", "volume, outcome from decisions"):
        test(f"so is {what}", rows("archive", what) == rows("there", what) != [], repr(rows("there", what)))
    status, said = juance("verify", "-q", *TRUST, "there")
    test("the archive verifies", status == 0, said)


def write_manifest(package):
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(package)}\n"
             for path in sorted(package.rglob("*")) if path.is_file() and path.name != "manifest-sha256.txt"]
    (package / "manifest-sha256.txt").write_text("".join(lines))


def refused(what, package, spoil, words, trust=TRUST, relist=True):
    broken = Path("broken") / package.name
    if broken.parent.exists():
        shutil.rmtree(broken.parent)
    shutil.copytree(package, broken)
    for path in [broken, *broken.rglob("*")]:
        os.chmod(path, 0o700)
    spoil(broken)
    if relist:
        write_manifest(broken)
    status, said = juance("receive", "-a", "empty", *trust, broken)
    left = list(Path("empty").glob("received/*")) + list(Path("empty").rglob("*.zip"))
    test(f"{what}: refused, nothing is taken", status == 1 and words in said and not left, f"{status}: {left} {said}")


def first(package, pattern):
    return sorted(package.glob(pattern), key=lambda path: (len(str(path)), str(path)))[0]


def flip(path, at=-9):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def wrong(package, other):
    flat = first(package, "volumes/*/*/*-D5.zip").relative_to(package)
    refused("a bit of a volume", package, lambda p: flip(p / flat, 5000), "does not verify")
    refused("a file that the manifest does not list", package, lambda p: (p / "volumes/more.zip").write_bytes(b"x"),
            "its manifest does not list it", relist=False)
    refused("a file that is not as the manifest says", package, lambda p: flip(p / "transfer-list.xml"),
            "not what the package's manifest says", relist=False)
    refused("a seal list with another digest", package,
            lambda p: flip(first(p, "seals/SEAL-*.sha256"), 3), "seals/SEAL-")
    refused("a seal list without its signature", package, lambda p: first(p, "seals/SEAL-*.p7s").unlink(), "signature")
    refused("a seal list with another token", package, lambda p: flip(first(p, "seals/SEAL-*.tsr")), "seals/SEAL-")
    refused("a seal list with another token of somebody else's trust", package, lambda p: None, "trust",
            ("--trust", "stranger/trust.pem"))
    refused("a proof that proves something else", package, lambda p: flip(first(p, "seals/*/*.proof")), ".proof")
    refused("a proof that is gone", package, lambda p: first(p, "seals/*/*.proof").unlink(), "is missing")
    refused("a root that is another", package, lambda p: flip(first(p, "seals/*/root.txt"), 3), "root.txt")
    refused("a list that is gone", package, lambda p: first(p, "seals/SEAL-*.sha256").unlink(), "follows the list")
    refused("a volume of the batch that is gone", package, lambda p: (p / flat).unlink(), "no register says")
    refused("a register of destruction that is gone", other,
            lambda p: first(p, "volumes/*/*/*-disposal*.zip").unlink(), "no register says")

    def exchanged(package):
        must("build", "-q", "-a", "unsigned", ROOT / "samples/guangxi/complete-other-city")
        for volume in volumes("unsigned"):
            shutil.copy(volume, package / volume.relative_to("unsigned"))

    refused("sound volumes that are not those of the list", package, exchanged, "is not the volume that the seal list")


def receive_again(package, **environment):
    shutil.rmtree("again", ignore_errors=True)
    return juance("receive", "-q", "-a", "again", *TRUST, package,
                  env={"LD_PRELOAD": os.environ["BUILD"] + "/tests/fault/inject.so", **environment})


def killed(package):
    """Killed at calls that change the disk, sooner and later, most of them where the work is almost done; the next
    writer takes it back or finds it done."""
    why, done, undone = "", 0, 0
    receive_again(package, FAULT_LOG="calls")
    calls = max(map(int, Path("calls").read_text().split()))
    for at in [calls * part // 6 for part in range(1, 6)] + list(range(calls - 5, calls + 1)):
        status, said = receive_again(package, FAULT_AT=str(at), FAULT_MODE="kill")
        if status != -signal.SIGKILL:
            why += f" call {at} of {calls}: not killed: {status} {said}"
        juance("hold", "-a", "again", "nothing", "--by", "吴六", "--because", "the next writer")
        there = len(volumes("again"))
        papers = list(Path("again").glob("received/*"))
        if there not in (0, 5) or bool(there) != bool(papers) or Path("again/.journal").exists():
            why += f" call {at}: {there} volumes, {papers}"
        status, said = juance("receive", "-a", "again", *TRUST, package)
        done += there == 5
        undone += there == 0
        if (there == 0 and status) or (there and "already" not in said):
            why += f" call {at}: {status} {said}"
        status, said = juance("verify", "-q", *TRUST, "again")
        if status:
            why += f" call {at}: verify {said}"
    test(f"killed eleven times: {done} done, {undone} undone", not why and done > 0 and undone > 0, why)


def as_killed(package, half, journal, line):
    """Volumes and papers copied, the transaction not done: what the kill in the worst moment leaves."""
    half = Path(half)
    must("build", "-q", "-a", half, ROOT / "samples/yunnan/complete-corrected-certificates")
    before = volumes(half)
    lines = []
    for volume in package.glob("volumes/*/*/*.zip"):
        name = volume.relative_to(package)
        (half / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(volume, half / name)
        lines.append(line.format(name))
    shutil.copytree(package / "seals", half / "received" / package.name / "seals")
    (half / journal).write_text("".join(lines) + line.format(f"received/{package.name}"))
    juance("hold", "-a", half, "nothing", "--by", "吴六", "--because", "the next writer")
    test(f"a receipt killed before its transaction is undone by {journal}", volumes(half) == before
         and not list((half / "received").glob("*")) and not (half / journal).exists(), repr(volumes(half)))
    status, said = juance("receive", "-q", "-a", half, *TRUST, package)
    test("and can be done again", status == 0 and len(volumes(half)) == len(before) + 5, said)



make_keys("stranger", ["sichuan/complete-school"])
PACKAGES = making()
taken_in(*PACKAGES)
wrong(*PACKAGES)
killed(PACKAGES[0])
as_killed(PACKAGES[0], "half", ".journal", "announced\t{}\n")
as_killed(PACKAGES[0], "earlier", ".building", "{}\n")  # of earlier programs
sys.exit(tap.end())
