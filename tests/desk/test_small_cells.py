#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Attacks on public bulletins with linear algebra: from all that one bulletin publishes (its tables, its
text, its rates as they are rounded) the least and the greatest of every number of persons is worked out;
none of 1 to 4 persons may come out as one number. Sums of an occupation, a level, a city, of any two of
them, with and without a certificate; of groups also how many failed and how many stayed away. The same
attack on a bulletin that hides the small cells alone finds some."""
import csv
import html.parser
import io
import json
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import tap
from tap import no as report

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
sys.path.insert(0, str(ROOT / "tests/desk"))
from filled import fill  # noqa: E402
from linear import System  # noqa: E402

HIDDEN, LEAST = "＊", 5


def must(*arguments):
    subprocess.run([JUANCE, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


# ---- what is true -------------------------------------------------------------------------------

def truth(archives):
    """{(occupation, level, city): (certified, failed, absent)}"""
    cells = {}
    for archive in archives:
        database = sqlite3.connect(archive / "catalogue.db")
        for occupation, level, city, candidates, sat, certified in database.execute(
                "SELECT f.occupation, f.level, substr(b.region, 1, 4) || '00', sum(f.candidates), sum(f.sat),"
                " sum(f.certified) FROM figures f JOIN batches b ON b.id = f.batch"
                " WHERE b.last_exam LIKE '2025-%' GROUP BY 1, 2, 3"):
            old = cells.get((occupation, level, city), (0, 0, 0))
            new = (certified, sat - certified, candidates - sat)
            cells[occupation, level, city] = tuple(a + b for a, b in zip(old, new))
        database.close()
    return cells


# ---- what is published --------------------------------------------------------------------------

def number(text):
    return None if text in (HIDDEN, "—", "") else int(text.rstrip("%"))


class Published:
    """cells: {key: (candidates, certificates)}; sums: {(by, key): (candidates, certificates, rate)}"""

    def __init__(self, folder, stem):
        document = json.loads((folder / (stem + ".json")).read_text())
        tables = {block["name"]: block["rows"] for block in document["blocks"] if block["type"] == "table"}
        self.faults = self.compare(folder, stem, tables)
        self.cells = {(row["occupationCode"], row.get("levelCode", row["level"]), row["cityCode"]):
                      (number(row["candidates"]), number(row["certificates"])) for row in tables["cells"]}
        overview = next(block["text"] for block in document["blocks"] if block.get("key") == "overview")
        shown = re.search(r"参评 (\S+) 人，获得证书 (\S+) 人，合格率 (\S+?)。", overview).groups()
        self.sums = {("all", ""): tuple(map(number, shown))}
        for by, name in (("city", "cities"), ("occupation", "occupations"), ("level", "levels")):
            for row in tables[name]:
                self.sums[by, row["key"]] = tuple(number(row[column]) for column in
                                                  ("candidates", "certificates", "passRate"))

    @staticmethod
    def compare(folder, stem, tables):
        """CSV and HTML say what JSON says, so that one of them stands for all."""
        faults = []
        page = Page()
        page.feed((folder / (stem + ".html")).read_text("utf-8"))
        for name in ("cells", "cities", "occupations", "levels"):
            rows = list(csv.reader(io.StringIO((folder / ("%s-%s.csv" % (stem, name))).read_text("utf-8-sig"))))[1:]
            shown = [row["candidates"] for row in tables[name]]
            column = 3
            if [row[column] for row in rows] != shown:
                faults.append("%s: CSV and JSON differ" % name)
            if not any([row[column] for row in rows_] == shown for rows_ in page.tables if rows_ and len(rows_[0]) > column):
                faults.append("%s: HTML and JSON differ" % name)
        return faults


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tables, self.inside, self.body = [], False, False

    def handle_starttag(self, tag, attrs):
        if tag == "tbody":
            self.tables.append([])
            self.body = True
        elif tag == "tr" and self.body:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.body:
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside &= tag not in ("td", "th")
        self.body &= tag != "tbody"

    def handle_data(self, data):
        if self.inside:
            self.tables[-1][-1][-1] += data.strip()


# ---- the attack ---------------------------------------------------------------------------------

PARTS = {"candidates": (0, 1, 2), "certified": (0,), "without": (1, 2), "failed": (1,), "absent": (2,)}


def is_in(key, rows, city):
    return (city is None or key[2] == city) and rows in (("all", ""), ("occupation", key[0]), ("level", key[1]),
                                                         ("row", key[:2]))


def terms(cells, rows, city, parts):
    return [(key, part) for key in cells for part in parts if is_in(key, rows, city)]


def fits(certified, examined, rate):
    """As it is printed: ten-thousandths, rounded half up, and whole percents of them."""
    return examined > 0 and ((20000 * certified + examined) // (2 * examined) + 50) // 100 == rate


def equations(published):
    system, cells = System(), sorted(published.cells)
    for key in cells:
        candidates, certified = published.cells[key]
        if candidates is None:
            system.within([(key, 0), (key, 1), (key, 2)], 1, None)
        else:
            system.equal([(key, 0), (key, 1), (key, 2)], candidates)
        if certified is not None:
            system.equal([(key, 0)], certified)
    for (by, name), (candidates, certified, rate) in published.sums.items():
        rows, city = (("all", ""), name) if by == "city" else ((by, name), None)
        if candidates is not None:
            system.equal(terms(cells, rows, city, (0, 1, 2)), candidates)
        if certified is not None:
            system.equal(terms(cells, rows, city, (0,)), certified)
        if rate is not None:
            possible = [n for n in range(certified, candidates + 1) if fits(certified, n, rate)]
            system.within(terms(cells, rows, city, (1,)), possible[0] - certified, possible[-1] - certified)
    return system


def targets(cells):
    rows = {("all", "")} | {("occupation", key[0]) for key in cells} | {("level", key[1]) for key in cells}
    rows |= {("row", key[:2]) for key in cells}
    for row in sorted(rows, key=str):
        for city in [None] + sorted({key[2] for key in cells}):
            for what in ("candidates", "certified", "without"):
                yield row, city, what
            if city is None and row[0] != "row" or row[0] == "all":
                yield row, city, "failed"
                yield row, city, "absent"


def attack(cells, published):
    """(small numbers, what was found)"""
    system = equations(published)
    tableau, small, found = system.solved(), 0, []
    for rows, city, what in targets(cells):
        parts = terms(cells, rows, city, PARTS[what])
        true = sum(cells[key][part] for key, part in parts)
        if not 0 < true < LEAST:
            continue
        small += 1
        least, greatest = system.bounds(tableau, parts)
        if greatest is not None and math.floor(greatest + 1e-6) <= math.ceil(least - 1e-6):
            found.append("%s %s %s: %d" % (rows, city, what, true))
    return small, found


def naive(cells):
    """A bulletin that hides what is small and no more."""
    def shown(keys):
        certified, failed_, absent = (sum(cells[key][part] for key in keys) for part in range(3))
        return tuple(None if 0 < count < LEAST else count for count in (certified + failed_ + absent, certified))
    made = Published.__new__(Published)
    made.cells = {key: shown([key]) for key in cells}
    made.sums = {("all", ""): shown(cells) + (None,)}
    for place, by in ((0, "occupation"), (1, "level"), (2, "city")):
        for name in sorted({key[place] for key in cells}):
            made.sums[by, name] = shown([key for key in cells if key[place] == name]) + (None,)
    return made


def trial(what, folder, archives, *options):
    """(small numbers, persons shown)"""
    must("bulletin", "-q", "--period", "2025", "-o", folder, *options, *archives)
    published = Published(folder, next(folder.glob("*.json")).stem)
    cells = {key: counts for key, counts in truth(archives).items() if key in published.cells}
    faults = list(published.faults)
    if set(cells) != set(published.cells):
        faults.append("cells differ")
    small, found = attack(cells, published)
    shown = sum(1 for candidates, _ in published.cells.values() if candidates is not None)
    report("%s: %d small numbers in %d cells, %d of them shown: none can be worked out" % (what, small, len(cells), shown),
           faults + found)
    return small, shown, cells


def main():
    here = Path.cwd()
    demo = here / "demo"
    must("build", "-q", "-a", demo, *sorted(path.parent for path in (ROOT / "samples").glob("*/complete-*/batch.xml")))
    trial("all samples", here / "public", [demo])
    trial("one province", here / "hunan", [demo], "--region", "430000")
    smalls = shown = 0
    naively = 0
    for seed in range(1, 6):
        archives = []
        for half in range(1 + seed % 2):
            archive = here / ("made-%d-%d" % (seed, half))
            shutil.copytree(demo, archive, ignore=lambda *_: ["volumes", "reports"])
            fill(archive / "catalogue.db", 10 * seed + half, 10, 8 * seed, occupations=3, cities=1, people=5 * seed,
                 first=10 * half)
            archives.append(archive)
        count, seen, cells = trial("made by %d" % seed, here / ("out-%d" % seed), archives)
        smalls += count
        shown += seen
        naively += len(attack(cells, naive(cells))[1])
    report("there was something to hide, and something shown (%d, %d)" % (smalls, shown),
           [] if smalls > 150 and shown > 50 else ["too little"])
    report("the attack finds what is not hidden well enough (%d)" % naively, [] if naively > 20 else ["too little"])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
