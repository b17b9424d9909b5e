#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Seal lists, proofs and renewal, and what verify finds in an archive that somebody has been at."""
import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from demo_archive import JUANCE, ROOT, copy, juance, make_keys, run, test, volumes
import tap

FIRST = ["guangxi/complete-other-city", "yunnan/complete-corrected-certificates"]
LATER = "inner-mongolia/complete-enterprise"
TRUST = ("--trust", "keys/trust.pem")


def listed(archive, *more):
    return juance("seal", "-a", archive, "-c", "keys/config.xml", *more)


def history(archive):
    return sqlite3.connect(f"file:{archive}/catalogue.db", uri=True)


def change(archive, *statements):
    """As somebody would who has the file and knows SQLite."""
    base = history(archive)
    for (name,) in base.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        base.execute(f"drop trigger {name}")
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


def in_order(what, archive, *more):
    status, said = juance("verify", *TRUST, archive, *more)
    test(what, status == 0, f"{status}: {said}")
    return said


def found(what, spoil, words, untouched="archive", trust=None):
    """A copy of the archive is spoilt; verify says so, and what it says names the place."""
    broken = copy(untouched, "broken")
    spoil(broken)
    status, said = juance("verify", "-q", *(trust or TRUST), broken)
    missing = [word for word in ([words] if isinstance(words, str) else words) if word not in said]
    test(f"{what} is found", status == 1 and not missing, f"{status}: {missing} {said}")


# ---- making -----------------------------------------------------------------------------------------
def making(exports):
    status, said = juance("build", "-q", "-a", "archive", "-c", "keys/config.xml", *exports[:2])
    test("two batches are built", status == 0, said)
    status, said = listed("archive")
    test("the first list covers six volumes", status == 0 and "6 volumes listed, signed and stamped" in said, said)
    status, said = listed("archive")
    test("again, there is nothing to list", status == 0 and "stands in a seal list already" in said, said)
    copy("archive", "before")
    status, said = juance("build", "-q", "-a", "archive", "-c", "keys/config.xml", exports[2])
    said = in_order("an archive with volumes not yet listed is in order", "archive")
    test("which of them are is shown", said.count("trusted time, in a seal list") == 6
         and said.count("(signed, trusted time)") == 3, said)
    copy("archive", "between")
    status, said = listed("archive")
    test("the second list covers three", status == 0 and "3 volumes" in said, said)
    lists = sorted(Path("archive/seals").glob("SEAL-*.sha256"), key=lambda path: (len(path.name), path.name))
    test("it names the first in its first line",
         lists[1].read_text().splitlines()[0].endswith(f"  seals/{lists[0].name}"), lists[1].read_text())
    return lists


def by_hand(lists):
    for path in lists:
        name = f"seals/{path.name}"
        stem = f"seals/{path.stem}"
        for command in (["sha256sum", "--strict", "--quiet", "-c", name],
                        ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", f"{stem}.p7s",
                         "-content", name, "-CAfile", "../keys/trust.pem", "-purpose", "any", "-out", "/dev/null"],
                        ["openssl", "ts", "-verify", "-in", f"{stem}.tsr", "-data", f"{stem}.p7s", "-CAfile",
                         "../keys/trust.pem"]):
            status, said = run(*command, cwd="archive")
            test(f"{path.stem}: {command[0]} {command[1]} verifies it", status == 0, said)
    proofs = sorted(Path("archive/seals").glob("*/*.proof"))
    test("every volume has its proof", len(proofs) == 9, str(proofs))
    for path in proofs:
        line = next(line[2:] for line in path.read_text().splitlines() if line.startswith("$ "))
        status, said = run("sh", "-c", line, cwd=path.parent)
        test(f"{path.stem}: a shell follows the proof to the root", status == 0, said)
    copied = copy(proofs[0].parent, "proof")
    target = copied / proofs[0].name
    for pattern in (r"(?m)^(left|right) .", r"(?m)^volume ."):
        text = proofs[0].read_text()
        target.write_text(re.sub(pattern, lambda match: match.group(0)[:-1] + "g", text, count=1))
        line = next(line[2:] for line in text.splitlines() if line.startswith("$ "))
        test(f"a changed proof ({pattern}) leads elsewhere", run("sh", "-c", line, cwd=copied)[0] != 0)
    for root in Path("archive/seals").glob("*/root.txt"):
        status, said = run("openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", f"{root}.p7s",
                           "-content", root, "-CAfile", "keys/trust.pem", "-purpose", "any", "-out", "/dev/null")
        test(f"{root.parent.name}: the root by itself is signed", status == 0, said)


def interrupted_sealing():
    """Killed between the list and the catalogue: the list counts, the catalogue learns it."""
    archive = copy("between", "killed")
    kept = (archive / "catalogue.db").read_bytes()
    status, said = listed(archive)
    for name in ("catalogue.db-wal", "catalogue.db-shm"):
        (archive / name).unlink(missing_ok=True)
    (archive / "catalogue.db").write_bytes(kept)
    status, said = listed(archive)
    test("a list that the catalogue does not know is taken up", status == 0 and "had listed 3 volumes" in said, said)
    in_order("and all is in order", archive)
    archive = copy("between", "killed")
    (archive / "seals/SEAL-2099.p7s").write_bytes(b"left over")
    year = time.gmtime().tm_year
    left = archive / f"seals/SEAL-{year}-2"
    left.mkdir()
    (left / "root.txt").write_text("left over")
    status, said = listed(archive)
    test("what a killed run left is replaced", status == 0 and (left / "root.txt").read_text() != "left over", said)
    archive = copy("between", "killed")
    volume = volumes(archive)[-1]
    volume.write_bytes(volume.read_bytes() + b"x")
    before = sorted(archive.glob("seals/*"))
    status, said = listed(archive)
    test("a volume that was changed is not listed", status == 1 and "nothing is listed" in said, said)
    test("and no list appears", sorted(archive.glob("seals/*")) == before)
    not_listed("rubbish with its row", lambda volume: volume.write_bytes(b"rubbish"), "ZIP")
    juance("build", "-q", "-a", "unsigned", ROOT / "samples/inner-mongolia/complete-enterprise")
    not_listed("a signed volume whose signatures were stripped", lambda volume: shutil.copy(
        next(path for path in volumes("unsigned") if path.name == volume.name), volume), "history")


def not_listed(what, spoil, words):
    """A volume that no list names yet is exchanged, and its row with it."""
    archive = copy("between", "killed")
    volume = volumes(archive)[-1]
    spoil(volume)
    data = volume.read_bytes()
    change(archive, "update volumes set size = %d, sha256 = '%s' where id = '%s'"
           % (len(data), hashlib.sha256(data).hexdigest(), volume.stem))
    status, said = listed(archive)
    test(f"{what} is not listed", status == 1 and "nothing is listed" in said and words in said, f"{status}: {said}")


def renewal():
    archive = copy("archive", "renewed")
    status, said = listed(archive, "--renew")
    test("the evidence is renewed", status == 0 and "9 volumes" in said, said)
    spoilt = copy("archive", "spoilt")
    flip(next(spoilt.glob("seals/SEAL-*.tsr")), -9)
    status, said = listed(spoilt, "--renew")
    test("evidence that does not hold is not renewed", status == 1 and not list(spoilt.glob("seals/*.sha512")), said)
    strong = next(archive.glob("seals/*.sha512"))
    rows = strong.read_text()
    test("with SHA-512 over volumes, lists, signatures and tokens",
         all(word in rows for word in (".zip", ".sha256\n", ".p7s", ".tsr", "root.txt", ".proof")))
    status, said = run("sha512sum", "--strict", "--quiet", "-c", f"seals/{strong.name}", cwd=archive)
    test("sha512sum verifies it", status == 0, said)
    status, said = run("openssl", "ts", "-reply", "-in", strong.with_suffix(".tsr"), "-text")
    test("its token rests on SHA-512", "sha512" in said, said)
    in_order("the renewed archive is in order", archive)
    status, said = juance("due", "-a", archive, "--on", "2026-01-01", "--json")
    renewal = [json.loads(line) for line in said.splitlines() if '"type":"renewal"' in line]
    test("due says until when the evidence holds", len(renewal) == 1 and not renewal[0]["due"]
         and re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", renewal[0]["until"]), said)
    status, said = juance("due", "-q", "-a", archive, "--on", renewal[0]["until"])
    test("and speaks up, even when quiet, when that is near", "renew the evidence" in said, said)
    first = min(archive.glob("seals/SEAL-*.tsr"), key=lambda path: (len(path.name), path.name))
    found("an old token that is gone", lambda a: (a / "seals" / first.name).unlink(),
          ["is missing, but the seal list", "announces"], archive)
    found("a new token that is gone", lambda a: (a / "seals" / strong.name).with_suffix(".tsr").unlink(),
          "but the list announces", archive)


# ---- spoiling ---------------------------------------------------------------------------------------
def flip(path, at=None):
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 1
    path.write_bytes(data)


def spoiling(lists):
    def one(archive, pattern):
        return next(path for path in volumes(archive) if re.search(pattern, path.name))
    found("a missing volume", lambda a: one(a, "-D3").unlink(),
          ["is missing, and no decision says", "which is missing", "it is missing"])
    found("a volume moved", lambda a: one(a, "-D3").rename(a / "volumes/2025" / one(a, "-D3").name),
          ["was moved to", "does not stand where the catalogue says"])
    found("a volume twice", lambda a: shutil.copy(one(a, "-D3"), a / "volumes/2025/again.zip"), ["is there twice"])
    found("a stranger", lambda a: (a / "volumes/note.txt").write_text("x"), "does not belong here")
    found("a volume that nobody recorded", lambda a: shutil.copy(
        volumes("archive")[-1], a / "volumes/2025/new.zip"), "is not in the catalogue", "before")
    found("a changed volume", lambda a: flip(one(a, "-D5")), ["was changed", "is not the file that the catalogue"])
    found("bytes behind a volume", lambda a: one(a, "-Y").open("ab").write(b"x"), "end record")

    def replace(archive):
        mine = one(archive, "S000045999901-.*-D5")
        shutil.copy(next(path for path in volumes("other") if path.name == mine.name), mine)
    found("a volume replaced by another whole one",
          replace, ["is not the file that the catalogue", "is not the volume that the seal list",
                    "is not the volume that the record in"])
    first, second = (f"seals/{path.name}" for path in lists)
    found("a changed list", lambda a: flip(a / first, 3), [first, "no signature over"])
    found("a removed list", lambda a: (a / first).unlink(), "which is not there")
    found("the newest list removed, with all that proves it", lambda a: [
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in a.glob(second.replace(".sha256", "") + "*")], "is gone: the history says")
    found("all lists removed", lambda a: (shutil.rmtree(a / "seals"), (a / "seals").mkdir()), "is gone: the history says")
    found("the folder of the lists removed", lambda a: shutil.rmtree(a / "seals"), "is gone: the history says")
    found("a list without its signature", lambda a: (a / first).with_suffix(".p7s").unlink(), "holds no signature")
    found("a list's token for another's", lambda a: shutil.copy(
        (a / second).with_suffix(".tsr"), (a / first).with_suffix(".tsr")), "covers other bytes")
    found("a changed root", lambda a: flip(next(a.glob("seals/*/root.txt"))), "is not the root of its seal list")
    found("a changed proof", lambda a: flip(next(a.glob("seals/*/*.proof")), -9), ".proof")
    found("a missing proof", lambda a: next(a.glob("seals/*/*.proof")).unlink(), "is missing")
    found("a changed event", lambda a: change(a, "update events set detail = 'x' where sequence = 2"),
          "broken at event 2")
    found("an event taken out", lambda a: change(a, "delete from events where sequence = 2"), "broken at event 2")
    found("a history that was made anew", rewrite, "it was rewritten")
    found("a volume declared destroyed", lambda a: (change(
        a, f"update volumes set state = 'destroyed', state_since = '2029-01-01' where id = '{one(a, '-D3').stem}'"),
        one(a, "-D3").unlink()), "no sealed register of a destruction")
    found("a catalogue row changed", lambda a: change(a, "update volumes set size = size + 1 where class = 'Y'"),
          "is not the file that the catalogue knows")
    found("a volume declared destroyed, with a decision", declared_destroyed, "no sealed register of a destruction")
    found("a batch declared unfinished", lambda a: (one(a, "-D5").unlink(), (a / ".journal").write_text(
        "build " + str(one(a, "-Y").relative_to(a)) + "\n"), (a / ".building").write_text(
            str(one(a, "-Y").relative_to(a)) + "\n")), "is missing")
    found("a missing catalogue", lambda a: (a / "catalogue.db").unlink(), "what should be there is not known")


def declared_destroyed(archive):
    """A row that says so, and a decision for it: whoever can delete can write both."""
    gone = next(path for path in volumes(archive) if path.stem.endswith("-D3"))
    base = history(archive)
    table = [row[1] for row in base.execute("pragma table_info(decisions)")]
    base.close()
    values = {"volume": gone.stem, "outcome": "destroy", "decision": "鉴销9号", "decided_on": "2029-01-01"}
    given = {name: values.get(name, "x") for name in table if name != "id"}
    change(archive, "update volumes set state = 'destroyed', state_since = '2029-01-01' where id = '%s'" % gone.stem,
           "insert into decisions (%s) values (%s)" % (", ".join(given), ", ".join("'%s'" % v for v in given.values())))
    gone.unlink()


def rewrite(archive):
    """The whole chain computed anew after a change: only the seal lists know better."""
    import hashlib
    base = history(archive)
    for (name,) in base.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        base.execute(f"drop trigger {name}")
    before = "0" * 64
    rows = base.execute("select sequence, at, kind, subject, agent, outcome, detail from events "
                        "order by sequence").fetchall()
    for row in rows:
        values = list(row)
        if values[0] == 1:
            values[4] = "somebody else"
        text = "".join(f"{'' if value is None else value}\n" for value in [before] + values)
        before = hashlib.sha256(text.encode()).hexdigest()
        base.execute("update events set agent = ?, digest = ? where sequence = ?", (values[4], before, values[0]))
    base.commit()
    base.close()


# ---- destruction ------------------------------------------------------------------------------------
def destruction():
    """A listed and signed volume is destroyed by decision: everything else verifies, and says why."""
    make_keys("old", ["sichuan/complete-school"])
    code, archive = "Y000051999901", "destroyed"
    run(sys.executable, ROOT / "tests/keeping/old_sample.py", ROOT / "samples/sichuan/complete-school", "past")
    config = ("-a", archive, "-c", "old/config.xml")
    juance("build", "-q", *config, "--seal-incomplete", "王五: 旧批次", "past")
    status, said = juance("seal", *config)
    test("an old batch is listed", status == 0 and "3 volumes" in said, said)
    gone = next(path for path in volumes(archive) if path.name.endswith("-D3.zip"))
    Path("decision.xml").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<disposal xmlns="urn:juance:disposal" version="1.0" number="鉴销1号" institution="{code}">
  <appraiser name="赵一" head="true"/><appraiser name="钱二"/><approver name="孙三" approvedOn="2025-01-20"/>
  <destructionSupervisor name="李四"/><destructionSupervisor name="周五"/>
  <volumeDecision volume="{gone.stem}" outcome="destroy" decidedOn="2025-01-15" reason="期满"
                  longerRule="按封卷时的期限"/>
</disposal>""")
    status, said = juance("dispose", *config, "decision.xml")
    test("its D3 volume is destroyed by decision", status == 0 and not gone.exists(), said)
    status, said = juance("verify", "--trust", "old/trust.pem", "--json", archive)
    test("every other volume and the list verify", status == 0, said)
    test("and the volume is told as destroyed: catalogue, siblings, seal list",
         said.count("by decision 鉴销1号") == 3 and "missing" not in said, said)
    status, said = juance("seal", *config)
    test("the register of destruction comes into the next list", status == 0 and "1 volume listed" in said, said)
    status, said = juance("seal", *config, "--renew")
    test("the evidence can be renewed after a destruction", status == 0, said)
    status, said = juance("verify", "-q", "--trust", "old/trust.pem", archive)
    test("and all verifies", status == 0, said)
    other = next(path for path in volumes(archive) if path.name.endswith("-D5.zip"))
    other.unlink()
    status, said = juance("verify", "-q", archive)
    test("a volume deleted without a decision is reported", status == 1 and "no decision says" in said
         and other.stem in said and gone.stem not in said, said)


def irreversible():
    """A destruction rests on what is sealed: an edited or an older catalogue stops it."""
    config = ("-a", "eve", "-c", "old/config.xml")
    juance("build", "-q", *config, "--seal-incomplete", "王五: 旧批次", "past")
    juance("build", "-q", *config, ROOT / "samples/sichuan/complete-school")
    status, said = juance("seal", *config)
    test("an archive before a destruction is listed", status == 0, said)
    shutil.copy("eve/catalogue.db", "older.db")
    by = ("--by", "王五", "--because", "诉讼")
    young = next(path for path in volumes("eve") if path.name.endswith("2025-2025001-D3.zip"))
    due = "update volumes set due = '2024-01-01', period_end = '2023-12-31' where id = '%s'" % young.stem
    refused("a due date that the record does not have", young.stem, lambda a: change(a, due), "its record on")
    refused("a class that the record does not have", Path("decision.xml").read_text().split('volume="')[1].split('"')[0],
            lambda a: change(a, "update volumes set class = 'D5', due = due where id like '%-D3'"), "the catalogue has the class")
    gone = Path("decision.xml").read_text().split('volume="')[1].split('"')[0]
    held = copy("eve", "held")
    status, said = juance("hold", "-a", held, *by, gone)
    test("a volume is held", status == 0, said)
    refused("a held volume whose hold was taken out", gone, lambda a: change(a, "delete from holds"),
            "its holds are not those", held)
    found("a hold taken out", lambda a: change(a, "delete from holds"), "the holds on", held, ["--trust", "old/trust.pem"])
    juance("seal", "-a", held, "-c", "old/config.xml", "--renew")
    refused("an older catalogue put back", gone, lambda a: shutil.copy("older.db", a / "catalogue.db"),
            ["rebuild"], held)


def refused(what, volume, spoil, words, archive="eve"):
    broken = copy(archive, "broken")
    spoil(broken)
    text = Path("decision.xml").read_text()
    other = text.split('volume="')[1].split('"')[0]
    Path("other.xml").write_text(text.replace(other, volume).replace("鉴销1号", "鉴销2号"))
    before = sorted(path.name for path in volumes(broken))
    status, said = juance("dispose", "-a", broken, "-c", "old/config.xml", "other.xml")
    missing = [word for word in ([words] if isinstance(words, str) else words) if word not in said]
    test(f"{what}: the destruction is refused", status == 1 and not missing, f"{status}: {missing} {said}")
    test(f"{what}: nothing is gone", sorted(path.name for path in volumes(broken)) == before)


# ---- the run itself ---------------------------------------------------------------------------------
def reports():
    status, said = juance("verify", "-q", *TRUST, "--report", "r.pdf", "archive")
    test("a report is written", status == 0, said)
    test("as PDF", Path("r.pdf").read_bytes().startswith(b"%PDF-1.7"))
    report = Path("r.json").read_text()
    for word in ("真实性", "完整性", "可用性", "安全性", "电子签名", "可信时间戳", "未检测", "通过"):
        test(f"which says {word}", word in report)
    test("and JSON", json.loads(report)["kind"] == "verification")
    status, said = run("xmllint", "--noout", "--schema", ROOT / "schemas/register.xsd", "r.xml")
    test("and XML that its schema allows", status == 0, said)
    status, said = juance("verify", *TRUST, "--json", "archive")
    lines = [json.loads(line) for line in said.splitlines()]
    test("JSON: a line a volume, each layer with its verdict",
         len(lines) == 10 and lines[0]["layers"]["timestamp"] == "passed"
         and lines[0]["layers"]["seal-list"] == "passed", said)
    test("and one for the archive", lines[-1]["type"] == "verify-archive" and lines[-1]["volumes"] == 9, said)
    one, two = juance("verify", *TRUST, "archive")[1], juance("verify", *TRUST, "-j", "4", "archive")[1]
    test("with four at once it says the same", one == two, two)
    test("no progress where nobody looks", "\r" not in one)
    volume = volumes("archive")[0]
    status, said = juance("verify", "--trust", "others/trust.pem", volume)
    test("another anchor does not do", status == 1 and "certificate" in said, said)
    status, said = juance("verify", "--trust", "keys/trust.pem", "--at", "1999-01-01", volume)
    test("trusted time counts more than --at", status == 0, said)
    before = {path: path.stat().st_mtime_ns for path in Path("archive").rglob("*")}
    juance("verify", "archive")
    test("verifying writes nothing into the archive",
         before == {path: path.stat().st_mtime_ns for path in Path("archive").rglob("*")}
         or {path.name for path in Path("archive").rglob("*")} >= {path.name for path in before})


def interruption():
    """Notes are kept while a run is under way, and count until it has come to its end."""
    archive = copy("archive", "long")
    notes = Path("cache/juance/verify")
    shutil.rmtree(notes, ignore_errors=True)
    process = subprocess.Popen([JUANCE, "verify", str(archive)], stderr=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, env={**os.environ, "XDG_CACHE_HOME": str(Path("cache").resolve())})
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGSTOP)
    kept = [path.read_bytes() for path in notes.iterdir()] if notes.exists() else []
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    test("an interrupted run leaves its notes", len(kept) == 1 and kept[0].count(b"\n") >= 3, str(kept))
    status, said = juance("verify", archive)
    test("the next one goes on from there", status == 0 and "verified before an interruption" in said, said)
    test("and is as sure of the rest", "9 volumes" in said, said)
    test("the notes are gone then", not list(notes.iterdir()))
    status, said = juance("verify", archive)
    test("and the next reads everything", status == 0 and "interruption" not in said, said)
    name = f"{archive.stat().st_dev}-{archive.stat().st_ino}"
    (notes / name).write_bytes(kept[0])
    flip(volumes(archive)[0])
    status, said = juance("verify", "-q", archive)
    test("a volume changed since is verified again", status == 1 and "was changed" in said, said)
    (notes / name).write_bytes(kept[0])
    status, said = juance("verify", *TRUST, archive)
    test("notes of a run with other anchors do not count", "interruption" not in said, said)


def main():
    make_keys("others", [LATER])
    exports = make_keys("keys", FIRST + [LATER])
    lists = making(exports)
    shutil.copytree(exports[0], "changed")
    batch = Path("changed/batch.xml")
    batch.write_text(batch.read_text().replace(" 2025年第1批次", " 2025年第一批次", 1))
    status, said = juance("build", "-q", "-a", "other", "-c", "keys/config.xml", "changed")
    test("the same batch with another title is built elsewhere", status == 0, said)
    by_hand(lists)
    in_order("the whole archive is in order", "archive")
    interrupted_sealing()
    renewal()
    spoiling(lists)
    destruction()
    irreversible()
    reports()
    interruption()
    return tap.end()


sys.exit(main())
