#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A bulletin over 1,000 institutions and 20,000 batches in under 10 seconds. The catalogue is one that
`juance build` made of a sample, filled by SQL: 40 occupations, five levels, 70 cities, 50 candidates a
batch, two years; its sums are held against SQL over the catalogue."""
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
INSTITUTIONS, BATCHES, LIMIT = 1000, 20000, 10.0
PROVINCES = ("15", "43", "45", "51", "53")


def fill(path):
    random.seed(6)
    database = sqlite3.connect(path)
    database.execute("PRAGMA foreign_keys = OFF")
    for table in ("broken_rules", "figures", "institutions", "certificates", "people", "sittings", "files", "volumes",
                  "batches"):
        database.execute("DELETE FROM " + table)
    institutions = [("S%012d" % i, "机构%04d" % i, "%s%02d00" % (PROVINCES[i % 5], 1 + i // 5 % 14))
                    for i in range(INSTITUTIONS)]
    database.executemany("INSERT INTO institutions VALUES (?, ?, ?, '2023-01-01', '2026-06-30', NULL)", institutions)
    batches, figures, broken = [], [], []
    for row in range(1, BATCHES + 1):
        code, name, region = institutions[row % INSTITUTIONS]
        day = "%d-%02d-%02d" % (2024 + row % 2, random.randint(1, 12), random.randint(1, 28))
        totals = [0, 0, 0]
        for occupation, level in {(random.randrange(40), random.randint(1, 5)) for _ in range(3)}:
            candidates = random.randint(1, 30)
            sat = random.randint(0, candidates)
            certified = random.randint(0, sat)
            figures.append((row, "6-%02d-00-01" % occupation, str(level), candidates, candidates, sat, certified,
                            "职业%02d" % occupation))
            totals = [a + b for a, b in zip(totals, (candidates, sat, certified))]
        batches.append((row, code, name, int(day[:4]), "%05d" % row, region, "00", day, totals[0], totals[0], totals[1],
                        totals[2]))
        for rule in set(random.choices(range(60), k=random.randrange(4))):
            broken.append((row, "XX-%02d" % rule, "事项%02d" % rule, "某文", "(一)", rule % 4, random.randint(1, 9),
                           rule % 3 == 0, rule % 5 == 0))
    database.executemany(
        "INSERT INTO batches (id, institution, institution_name, year, number, region, export_sha256, last_exam,"
        " candidates, approved, sat, certified, revision, current, blocking, serious, general, hints, undecided,"
        " questions, uploaded_late, videos_late, returned, returned_open)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)", batches)
    database.executemany("INSERT INTO figures (batch, occupation, level, candidates, approved, sat, certified,"
                         " occupation_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", figures)
    database.executemany("INSERT INTO broken_rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", broken)
    database.commit()
    sums = database.execute("SELECT count(*), sum(candidates), sum(certified) FROM batches"
                            " WHERE last_exam LIKE '2025-%'").fetchone()
    database.close()
    return sums


def rows(document, table):
    return next(block["rows"] for block in document["blocks"] if block.get("name") == table)


def main():
    here = Path.cwd()
    archive = here / "archive"
    sample = ROOT / "samples/hunan/complete-social-organisation"
    subprocess.run([JUANCE, "build", "-q", "-a", archive, sample], check=True)
    sums = fill(archive / "catalogue.db")
    worst = 0.0
    for arguments, name in ((["--internal"], "bulletin-2025-internal"), ([], "bulletin-2025")):
        start = time.monotonic()
        subprocess.run([JUANCE, "bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "out", *arguments],
                       check=True)
        seconds = time.monotonic() - start
        worst = max(worst, seconds)
        print("%s: %d institutions, %d batches: %.2f s (limit %.0f s)" % (name, INSTITUTIONS, BATCHES, seconds, LIMIT))
    document = json.loads((here / "out/bulletin-2025-internal.json").read_text())
    for table in ("cities", "cells"):
        given = tuple(sum(int(row[key]) for row in rows(document, table)) for key in ("candidates", "certificates"))
        if given != tuple(sums[1:]):
            print("%s: %s instead of %s" % (table, given, sums[1:]))
            return 1
    if sum(int(row["batches"]) for row in rows(document, "cities")) != sums[0]:
        print("batches differ")
        return 1
    return 0 if worst < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
