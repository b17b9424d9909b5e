#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A volume names every file of rules in bag-info.txt, however many the data folder has."""
import shutil
import sys
import zipfile
from pathlib import Path

import tap
from demo_archive import ROOT, juance, test

for name in ("schemas", "templates"):
    shutil.copytree(ROOT / name, Path("data") / name)
calendars = Path("data/schemas/calendar")
for year in range(2027, 2100):
    (calendars / f"{year}.xml").write_text(
        f'<calendar xmlns="urn:juance:calendar" version="1.0" year="{year}" source="test">'
        f'<off date="{year}-01-01" name="元旦"/></calendar>\n', "utf-8")
data = {"JUANCE_DATA": str(Path("data").resolve())}
status, said = juance("build", "-q", "-a", "archive", ROOT / "samples/guangxi/complete-other-city", env=data)
test("a batch is sealed under eighty calendars", status == 0, f"{status}: {said}")
made = sorted(Path("archive").glob("volumes/*/*/*.zip"))
test("three volumes were made", len(made) == 3, made)
for volume in made:
    with zipfile.ZipFile(volume) as opened:
        info = opened.read(f"{volume.stem}/bag-info.txt").decode()
    test(f"{volume.stem} names them all", info.count("Rule-File: schemas/calendar/") == 80, info)
status, said = juance("verify", "-q", "archive", env=data)
test("the archive verifies", status == 0, said)
sys.exit(tap.end())
