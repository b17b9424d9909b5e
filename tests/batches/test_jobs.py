#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Several batches built at the same time: the same volumes, byte for byte, the same catalogue in the same order,
the same words, also where one batch's check depends on another of the same run."""
import shutil
import sqlite3
import sys
import time
from pathlib import Path

from demo_archive import ROOT, juance, make_keys, test, volumes
import tap


def making():
    for number, sample in enumerate(["sichuan/complete-school", "guangxi/complete-other-city", "sichuan/defective-signatures",
                                     "hunan/complete-external-venue"]):
        if (ROOT / "samples" / sample).exists():
            shutil.copytree(ROOT / "samples" / sample, f"in/{number}")
    # The same people in the same sessions: each finds the ones that were sealed before it.
    for number in (2, 3, 4):
        shutil.copytree(ROOT / "samples/sichuan/complete-school", f"in/same-{number}")
        export = Path(f"in/same-{number}/batch.xml")
        export.write_text(export.read_text("utf-8").replace("2025001", f"202500{number}"), "utf-8")
    shutil.copytree(ROOT / "samples/yunnan/complete-corrected-certificates", "in/broken")
    victim = next(path for path in Path("in/broken").rglob("*.pdf"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    Path("in/cut.xml").write_text("<batch xmlns='urn:juance:assessment-batch' number='1'")


def dump(archive):
    base = sqlite3.connect(f"file:{archive}/catalogue.db?mode=ro", uri=True)
    tables = [name for (name,) in base.execute("select name from sqlite_master where type = 'table' and name not like"
                                               " 'sqlite%' order by 1")]
    rows = {}
    for table in tables:
        columns = [row[1] for row in base.execute(f"pragma table_info({table})")
                   if row[1] not in ("at", "digest", "sealed_at")]
        order = "rowid" if table in ("events", "batches") else ", ".join(columns)
        rows[table] = base.execute(f"select {', '.join(columns)} from {table} order by {order}").fetchall()
    base.close()
    return rows


def built(archive, jobs, *more):
    begun = time.monotonic()
    status, said = juance("build", "-a", archive, "-j", jobs, *more, "in")
    took = time.monotonic() - begun
    files = {str(path.relative_to(archive)): path.read_bytes() for path in volumes(archive)}
    return status, said.replace(archive, "ARCHIVE"), files, dump(archive), took


making()
ONE = built("archive-1", 1)
for JOBS in (2, 4):
    for _ in range(2):
        shutil.rmtree("archive-n", ignore_errors=True)
        MANY = built("archive-n", JOBS)
        same = [ONE[i] == MANY[i] for i in range(4)]
        test(f"-j {JOBS}: status, words, volumes and catalogue are those of one job", all(same) and len(ONE[2]) > 8,
             f"{same} {ONE[0]} {MANY[0]} {[t for t in ONE[3] if ONE[3][t] != MANY[3][t]]}")
test("the sessions of the same people were found", "same-4" in ONE[1] and ONE[0] == 2, ONE[1])
STATUS, SAID = juance("verify", "-q", "archive-n")
test("the archive verifies, and nothing is left", STATUS == 0 and not Path("archive-n/.journal").exists(), SAID)
STATUS, SAID, FILES, _, _ = built("archive-n", 4)
test("again: nothing is built", FILES == ONE[2], SAID)
make_keys("keys", ["sichuan/complete-school", "guangxi/complete-other-city"])
STATUS, SAID = juance("build", "-q", "-j", "2", "-a", "signed", "-c", "keys/config.xml", "in/0", "in/1")
SAID += juance("verify", "-q", "--trust", "keys/trust.pem", "signed")[1]
test("signed side by side", STATUS == 0 and len(volumes("signed")) == 6 and not SAID, SAID)
sys.exit(tap.end())
