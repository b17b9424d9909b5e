#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A bulletin over 1,000 institutions and 20,000 batches in under 10 seconds. The catalogue is one that
`juance build` made of a sample, filled by SQL: 40 occupations, five levels, 70 cities, 50 candidates a
batch, two years; its sums are held against SQL over the catalogue."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
sys.path.insert(0, str(ROOT / "tests/desk"))
from filled import fill  # noqa: E402

INSTITUTIONS, BATCHES, LIMIT = 1000, 20000, 10.0


def rows(document, table):
    return next(block["rows"] for block in document["blocks"] if block.get("name") == table)


def main():
    here = Path.cwd()
    archive = here / "archive"
    sample = ROOT / "samples/hunan/complete-social-organisation"
    subprocess.run([JUANCE, "build", "-q", "-a", archive, sample], check=True)
    sums = fill(archive / "catalogue.db", 6, INSTITUTIONS, BATCHES)
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
