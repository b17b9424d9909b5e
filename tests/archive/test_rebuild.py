#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The catalogue is lost and made anew: what it holds then differs from what it held only in what the program
names as not recovered."""
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

from demo_archive import ROOT, juance, make_keys, run, test, volumes
import tap

SAMPLES = sorted(str(path.relative_to(ROOT / "samples")) for path in ROOT.glob("samples/*/complete-*"))
SCHOOL = "Y000051999901"
DECISION = """<disposal xmlns="urn:juance:disposal" version="1.0" number="鉴销1号" institution="{0}">
  <appraiser name="赵一"/><approver name="孙三" approvedOn="2025-01-20"/>
  <destructionSupervisor name="李四"/><destructionSupervisor name="周五"/>
  <volumeDecision volume="{0}-2021-2025001-D3" outcome="destroy" decidedOn="2025-01-15" reason="期满"/>
</disposal>"""


def must(*arguments, status=0):
    got, said = juance(*arguments)
    if got != status:
        raise SystemExit(f"juance {' '.join(map(str, arguments))}: {got}: {said}")
    return said


def dump(archive="archive"):
    """Every row of every table, with the batch's own key where its row number stands."""
    base = sqlite3.connect(f"file:{archive}/catalogue.db?mode=ro", uri=True)
    base.row_factory = sqlite3.Row
    batches = {row["id"]: f"{row['institution']}-{row['year']}-{row['number']}-r{row['revision']}"
               for row in base.execute("select * from batches")}
    rows = {}
    for (table,) in base.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
                                 ).fetchall():
        rows[table] = {}
        keys = [row["name"] for row in base.execute(f"pragma table_info({table})") if row["pk"]]
        for row in base.execute(f"select * from {table}"):
            values = dict(row)
            if table == "batches":
                values["id"] = batches[values["id"]]
            elif values.get("batch") is not None:
                values["batch"] = batches[values["batch"]]
            key = tuple(values[name] for name in keys) or tuple(values.values())
            rows[table][key] = values
    base.close()
    return rows


def differences(before, after):
    """(table, key, column or "+"/"-") of everything that is not the same."""
    found = set()
    for table, rows in before.items():
        for key, row in rows.items():
            there = after[table].get(key)
            if there is None:
                found.add((table, key, "-"))
            else:
                found |= {(table, key, name) for name in row if row[name] != there[name]}
        found |= {(table, key, "+") for key in after[table] if key not in rows}
    return found


def making():
    make_keys("keys", SAMPLES)
    config = ("-a", "archive", "-c", "keys/config.xml")
    run(sys.executable, ROOT / "tests/keeping/old_sample.py", ROOT / "samples/sichuan/complete-school", "old")
    # As the demo's archive: every complete sample, every case that is closed, every rating.
    must("build", "-q", *config, *(ROOT / "samples" / name for name in SAMPLES if not name.startswith("yunnan")))
    for case in sorted(ROOT.glob("samples/*/cases/*/case.xml")):
        if case.parent.name != "candidate-phone":
            juance("notice", "-q", "--seal", *config, "-o", "out", case)
    for rating in sorted(ROOT.glob("samples/*/ratings/*.xml")):
        juance("rate", "-q", "--seal", *config, "-o", "out", rating)
    juance("build", "-q", *config, "--seal-incomplete", "王五: 旧批次", "old")
    # A batch with faults that do not block, and a revision of it.
    shutil.copytree(ROOT / "samples/yunnan/complete-corrected-certificates", "late")
    export = Path("late/batch.xml")
    must("build", "-q", *config, "late")
    export.write_text(export.read_text("utf-8").replace("</batch>", "<!-- exported again --></batch>"), "utf-8")
    must("build", "-q", *config, "late")
    shutil.copytree(ROOT / "samples/hunan/cases/candidate-phone", "case")
    must("notice", "-q", "--seal", "-a", "archive", "-o", "out", "case/case.xml")
    case = Path("case/case.xml")
    case.write_text(case.read_text("utf-8").replace('closedOn="2025-07-25"', 'closedOn="2025-07-28"'), "utf-8")
    must("notice", "-q", "--seal", "-a", "archive", "-o", "out", "case/case.xml")
    must("seal", "-q", *config)
    held = f"{SCHOOL}-2021-2025001"
    must("hold", "-q", "-a", "archive", held, "--ground", "audit", "--by", "吴六", "--because", "审计: 第一次")
    must("hold", "-q", "-a", "archive", held, "--lift", "--by", "吴六", "--because", "审计结束")
    must("hold", "-q", "-a", "archive", "S000045999901-2025-2025001", "--ground", "case", "--by", "吴六",
         "--because", "案件未结")
    Path("decision.xml").write_text(DECISION.format(SCHOOL), "utf-8")
    must("dispose", "-q", *config, "decision.xml")
    must("seal", "-q", *config)


def rebuild(*more):
    for path in Path("archive").glob("catalogue.db*"):
        path.unlink()
    status, said = juance("catalogue", "rebuild", "-a", "archive", *more)
    return status, said


def everything_is_listed():
    before = dump()
    status, said = rebuild("--json")
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    test("the catalogue is made anew", status == 0 and len(lines) == 1, f"{status}: {said}")
    lost = lines[0]["lost"]
    after = dump()
    found = differences(before, after)
    covered = lines[0]["events"]

    def named(one):
        """By which item of the program's list the difference is allowed; None: by none."""
        table, key, what = one
        if table == "events" and key[0] > covered:
            return "after the list"
        if table == "seen":
            return "what the last runs saw"
        if table == "batches" and what == "export_file":
            return "exportPlaces"
        if table == "institutions" and what in ("filed_until", "stopped_on"):
            return "filings"
        return None

    unnamed = sorted((one for one in found if not named(one)), key=repr)
    test("nothing differs that is not named", not unnamed, repr(unnamed[:12]))
    used = {named(one) for one in found} - {None, "after the list", "what the last runs saw"}
    test("nothing is named that was recovered", set(lost) == used, f"{lost} {used}")
    test("of the history only the last listing is gone", covered == len(before["events"]) - 1
         and after["events"][(covered + 1,)]["kind"] == "rebuilt", repr([row["kind"] for row in after["events"].values()]))
    test("holds, a case, a rating and broken rules were there to be recovered",
         len(after["holds"]) == 2 and after["closed_cases"] and after["ratings"] and after["broken_rules"],
         repr({table: len(rows) for table, rows in after.items()}))
    status, said = juance("verify", "-q", "--trust", "keys/trust.pem", "archive")
    test("the archive verifies with its lists", status == 0, said)
    status, said = juance("build", "-q", "-a", "archive", "-c", "keys/config.xml", "late")
    test("a later build finds its batch", status == 0 and len(volumes("archive")) == len(before["volumes"]) - 1, said)
    status, said = juance("dispose", "-q", "-a", "archive", "decision.xml")
    test("what was destroyed is not destroyed again", dump()["decisions"] == before["decisions"]
         and len(dump()["disposals"]) == 1, said)


def some_is_not():
    """What came after the last list is not there to be read, and the program says so."""
    must("hold", "-q", "-a", "archive", "S000045999901-2025-2025001-D5", "--by", "吴六", "--because", "后来")
    shutil.copytree("case", "later")
    case = Path("later/case.xml")
    case.write_text(case.read_text("utf-8").replace('closedOn="2025-07-28"', 'closedOn="2025-07-29"'), "utf-8")
    must("notice", "-q", "--seal", "-a", "archive", "-o", "out", "later/case.xml")
    status, said = rebuild()
    test("events and holds after the last list are named as lost",
         status == 0 and "events and holds after the seal list SEAL-" in said, said)
    test("a volume that no list knows is named", "1 volumes: when they were sealed" in said, said)
    after = dump()
    test("the later hold is not there", len(after["holds"]) == 2, repr(after["holds"]))
    test("the case of the later volume is", any(key[0].endswith("HN-2025-C01") for key in after["closed_cases"])
         and any("-r3" in key[0] for key in after["volumes"]), repr(after["closed_cases"]))


def damaged_section():
    sections = sorted(Path("archive/seals").glob("*/history.xml"), key=lambda path: (len(str(path)), str(path)))
    test("each list has its section", len(sections) == 2, repr(sections))
    whole = sections[0].read_bytes()
    os.chmod(sections[0], 0o600)
    sections[0].write_bytes(whole.replace("success".encode(), "failure".encode(), 1))
    status, said = rebuild()
    test("a changed section is not believed, nor what would follow it",
         status == 0 and "does not continue" in said and "2 seal lists without a usable section" in said
         and "no seal list covers any" in said, said)
    sections[0].write_bytes(whole)


making()
everything_is_listed()
some_is_not()
damaged_section()
sys.exit(tap.end())
