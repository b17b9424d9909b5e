#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`juance check` on every sample: complete ones exit 0, defective ones exit 1 with exactly the rule
ids of their expected.txt among the findings of 一般 or above. Batches made for measuring have none."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
COUNTED = ("阻断", "严重", "一般")


def check(case):
    run = subprocess.run([JUANCE, "check", "--json", str(case)], capture_output=True, text=True,
                         env={"JUANCE_DATA": str(ROOT), **os.environ})
    found = {finding["rule"] for finding in map(json.loads, run.stdout.splitlines())
             if finding["type"] == "finding" and finding["severity"] in COUNTED}
    expected = set()
    if case.name.startswith("defective-"):
        expected = set((case / "expected.txt").read_text(encoding="utf-8").split())
        assert expected, f"{case}/expected.txt is empty"
    faults = [f"missing {rule}" for rule in sorted(expected - found)]
    faults += [f"unexpected {rule}" for rule in sorted(found - expected)]
    if run.returncode != (1 if expected else 0):
        faults.append(f"exit status {run.returncode}: {run.stderr.strip()[:300]}")
    return "; ".join(faults)


def measuring_batches(folder):
    """One of each province, of no committed size."""
    for province in sorted(path.name for path in (ROOT / "samples").iterdir() if path.is_dir()):
        subprocess.run([sys.executable, str(ROOT / "tests/samples/make_samples.py"), "--province",
                        province, "--candidates", "230", "--seed", "5", "--shared-files", "--output",
                        folder], check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    return sorted(path.parent for path in Path(folder).glob("*/batch.xml"))


def main():
    cases = sorted(path.parent for path in ROOT.glob("samples/*/*/batch.xml"))
    tap.ok("samples are there", len(cases) > 20, "%d" % len(cases))
    with tempfile.TemporaryDirectory() as folder:
        judge(cases + measuring_batches(folder))
    return tap.end()


def judge(cases):
    for case in cases:
        name = "/".join(case.parts[-2:]) if ROOT in case.parents else f"made {case.name}"
        fault = check(case)
        tap.ok(f"check {name}", not fault, fault)


if __name__ == "__main__":
    sys.exit(main())
