#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every figure of a bulletin, held against SQL of its own over the catalogue: each number of its text and each
cell of its tables, for the archive of all samples with their sealed cases and ratings, for made ones, for
several archives at once, for a quarter and for a region. The public one says the same or nothing."""
import json
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

HIDDEN, NOTHING = "＊", "—"
COPIED = ("batches", "figures", "broken_rules", "institutions", "closed_cases", "ratings")
# period: first and last day, first of the period before, last of the period after
PERIODS = {"2025": ("2025-01-01", "2025-12-31", "2024-01-01", "2026-12-31"),
           "2025-Q2": ("2025-04-01", "2025-06-30", "2025-01-01", "2025-09-30")}


def must(*arguments):
    done = subprocess.run([JUANCE, *map(str, arguments)], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode not in (0, 1):
        sys.exit("juance %s: %s" % (" ".join(map(str, arguments)), done.stdout.decode()[-400:]))


# ---- what SQL says ------------------------------------------------------------------------------

def gather(archives, region):
    """All archives in one database: view `b` the batches that count, `kase`, `rated`, `inst`."""
    database = sqlite3.connect(":memory:")
    for number, archive in enumerate(archives):
        database.execute("ATTACH ? AS source", (str(archive / "catalogue.db"),))
        for name in COPIED:
            database.execute("CREATE TABLE IF NOT EXISTS all_%s AS SELECT 0 AS archive, * FROM source.%s WHERE 0" %
                             (name, name))
            database.execute("INSERT INTO all_%s SELECT %d, * FROM source.%s" % (name, number, name))
        database.commit()
        database.execute("DETACH source")
    here = "LIKE '%s%%'" % re.sub("(00)+$", "", region or "")
    database.executescript("""
CREATE TABLE b AS SELECT * FROM (SELECT *, coalesce(last_exam, first_exam, closed_on, year || '-12-31') AS day,
  substr(region, 1, 4) || '00' AS city, row_number() OVER (PARTITION BY institution, year, number
  ORDER BY revision DESC, archive) AS place FROM all_batches WHERE (current OR revision = 0) AND region %(here)s)
  WHERE place = 1;
CREATE TABLE f AS SELECT b.day, b.city, b.institution, b.archive || '/' || b.id AS batch, f.occupation,
  f.occupation_name, f.level, f.candidates, f.sat, f.certified
  FROM all_figures f JOIN b ON b.archive = f.archive AND b.id = f.batch;
CREATE TABLE r AS SELECT b.day, b.institution, r.* FROM all_broken_rules r
  JOIN b ON b.archive = r.archive AND b.id = r.batch;
CREATE TABLE inst AS SELECT code, max(name) AS name, max(region) AS region, max(filed_on) AS filed_on,
  max(filed_until) AS filed_until, max(stopped_on) AS stopped_on FROM all_institutions GROUP BY code;
DELETE FROM inst WHERE region NOT %(here)s;
CREATE TABLE kase AS SELECT * FROM all_closed_cases c WHERE archive = (SELECT min(archive) FROM all_closed_cases o
  WHERE o.id = c.id) AND coalesce(region, (SELECT region FROM inst WHERE code = institution), '') %(here)s;
CREATE TABLE rated AS SELECT * FROM all_ratings c WHERE archive = (SELECT min(archive) FROM all_ratings o
  WHERE o.institution = c.institution AND o.cycle = c.cycle)
  AND coalesce(region, (SELECT region FROM inst WHERE code = institution), '') %(here)s;
""" % {"here": here})
    return database


def share(part, whole):
    return (20000 * part + whole) // (2 * whole) if whole else None


def percent(value, places=1):
    """Of ten-thousandths, rounded half up."""
    if value is None:
        return NOTHING
    unit = 10 ** (2 - places)
    value = (value + unit // 2) // unit
    return "%d.%0*d%%" % (value // 10 ** places, places, value % 10 ** places) if places else "%d%%" % value


class Wanted:
    def __init__(self, database, period, choice=None):
        self.database, self.choice = database, choice
        self.first, self.last, self.before, self.after = PERIODS[period]

    def all(self, sql, **more):
        names = {"first": self.first, "last": self.last, "before": self.before, "after": self.after}
        return self.database.execute(sql, {**names, **more}).fetchall()

    def one(self, sql, **more):
        return self.all(sql, **more)[0][0]

    def shares(self, condition, now):
        """(complete, on time) of the batches of a period; None without any."""
        days = "day BETWEEN :first AND :last" if now else "day >= :before AND day < :first"
        return self.shares_of("%s AND (%s)" % (days, condition))[1:]

    def shares_of(self, condition):
        batches = self.all("SELECT b.archive, b.id, revision, incomplete FROM b WHERE " + condition)
        complete = on_time = 0
        for archive, batch, revision, incomplete in batches:
            broken = self.database.execute("SELECT coalesce(sum(material AND severity < 3), 0), coalesce(sum(late), 0)"
                                           " FROM r WHERE archive = ? AND batch = ?", (archive, batch)).fetchone()
            complete += revision > 0 and incomplete is None and not broken[0]
            on_time += not broken[1]
        return len(batches), share(complete, len(batches)), share(on_time, len(batches))

    def group(self, condition, persons):
        """The columns of a table of groups behind its title."""
        now, old = self.shares(condition, True), self.shares(condition, False)
        institutions, batches, candidates, sat, certified = self.all(persons)[0]
        return [str(institutions), str(batches), str(candidates), str(certified), percent(share(certified, sat)),
                percent(now[0]), percent(old[0]), percent(now[1]), percent(old[1])]

    def cities(self):
        for city, in self.all("SELECT DISTINCT city FROM b WHERE day BETWEEN :first AND :last ORDER BY 1"):
            yield [city] + self.group(
                "city = '%s'" % city,
                "SELECT count(DISTINCT institution), count(*), sum(candidates), sum(sat), sum(certified) FROM b"
                " WHERE city = '%s' AND day BETWEEN :first AND :last" % city)

    def groups(self, column):
        for key, in self.all("SELECT DISTINCT %s FROM f WHERE day BETWEEN :first AND :last ORDER BY 1" % column):
            yield [key] + self.group(
                "b.archive || '/' || b.id IN (SELECT batch FROM f WHERE %s = '%s')" % (column, key),
                "SELECT count(DISTINCT institution), count(DISTINCT batch), sum(candidates), sum(sat), sum(certified)"
                " FROM f WHERE %s = '%s' AND day BETWEEN :first AND :last" % (column, key))

    def cells(self):
        return self.all("SELECT occupation, level, city, CAST(sum(candidates) AS TEXT), CAST(sum(certified) AS TEXT)"
                        " FROM f WHERE day BETWEEN :first AND :last GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")

    def rules(self):
        return self.all("SELECT rule, CAST(count(*) AS TEXT), CAST(count(DISTINCT institution) AS TEXT),"
                        " CAST(sum(findings) AS TEXT) FROM r WHERE severity < 3 AND day BETWEEN :first AND :last"
                        " GROUP BY rule ORDER BY count(*) DESC, sum(findings) DESC, rule LIMIT 20")

    def pass_rates(self):
        rows = []
        for code, in self.all("SELECT DISTINCT institution FROM b ORDER BY 1"):
            rates = self.all("SELECT sat, certified FROM b WHERE institution = :code AND sat > 0"
                             " AND day > date(:last, '-1 year') AND day <= :last", code=code)
            sat, certified = sum(row[0] for row in rates), sum(row[1] for row in rates)
            # Fractions over their common denominator, so that exactly 90 % is not above it.
            common = 1
            for row in rates:
                common *= row[0]
            mean = sum(row[1] * (common // row[0]) for row in rates)
            pooled_above, mean_above = 10 * certified > 9 * sat, 10 * mean > 9 * common * len(rates)
            if rates and {None: pooled_above or mean_above, "pooled": pooled_above, "mean": mean_above}[self.choice]:
                rows.append((code, str(len(rates)), str(sat), str(certified), percent(share(certified, sat), 2),
                             percent(share(mean, common * len(rates)), 2)))
        return rows

    def latest(self):
        """{institution: its latest rating up to the period's last day}"""
        found = {}
        for row in self.all("SELECT institution, cycle, stars, grade, total, next_on, rated_on FROM rated"
                            " WHERE rated_on <= :last ORDER BY rated_on, cycle"):
            found[row[0]] = row
        return found

    def overdue(self):
        return self.all("SELECT id, rectify_by, CAST(julianday(:last) - julianday(rectify_by) AS INTEGER) || ''"
                        " FROM kase WHERE decided_on <= :last AND rectify_by < :last"
                        " AND coalesce(closed_on, '9999') > :last ORDER BY 2, 1")

    def idle(self):
        rows = []
        for code, filed, last in self.all(
                "SELECT code, filed_on, (SELECT max(day) FROM b WHERE institution = code AND day <= :last) FROM inst"
                " WHERE coalesce(stopped_on, '9999') > :last"):
            if (last or filed or "9999") < self.one("SELECT date(:last, '-1 year')"):
                rows.append((code, self.one("SELECT CAST(julianday(:last) - julianday(:day) AS INTEGER)", day=last or filed)))
        return sorted((code, str(days)) for code, days in rows)

    def due(self):
        stopped = {row[0] for row in self.all("SELECT code FROM inst WHERE stopped_on <= :last")}
        rows = [("rating", code, row[5]) for code, row in self.latest().items()
                if row[5] and self.last < row[5] <= self.after and code not in stopped]
        rows += [("filing", code, until) for code, until in self.all(
            "SELECT code, filed_until FROM inst WHERE filed_until > :last AND filed_until <= :after")
            if code not in stopped]
        rows += [("rectification", code, by) for code, by in self.all(
            "SELECT institution, rectify_by FROM kase WHERE rectify_by > :last AND rectify_by <= :after"
            " AND decided_on <= :last AND coalesce(closed_on, '9999') > :last")]
        return sorted(rows)

    def renewals(self):
        """Of each filing that ends in the next period: the last rating, and what happened since the filing."""
        rows, latest = [], self.latest()
        for code, filed, until in self.all(
                "SELECT code, filed_on, filed_until FROM inst WHERE filed_until > :last AND filed_until <= :after"
                " AND coalesce(stopped_on, '9999') > :last"):
            batches, complete, on_time = self.shares_of(
                "institution = '%s' AND day BETWEEN '%s' AND :last" % (code, filed or ""))
            cases, unmended = self.all(
                "SELECT count(*) FILTER (WHERE decided_on >= :filed), count(*) FILTER (WHERE rectify_by IS NOT NULL AND"
                " coalesce(closed_on, '9999') > :last) FROM kase WHERE institution = :code AND decided_on <= :last",
                code=code, filed=filed or "")[0]
            rating = latest.get(code)
            rows.append((code, until, rating[1] if rating else "未评定", str(batches), percent(complete), percent(on_time),
                         str(cases), str(unmended)))
        return sorted(rows)


# ---- what the bulletin says ---------------------------------------------------------------------

class Given:
    def __init__(self, path):
        document = json.loads(path.read_text())
        self.tables = {block["name"]: block["rows"] for block in document["blocks"] if block["type"] == "table"}
        self.texts = {block["key"]: block["text"] for block in document["blocks"] if "key" in block}

    def days(self, key):
        return ["%s-%02d-%02d" % (year, int(month), int(day))
                for year, month, day in re.findall(r"(\d+)年(\d+)月(\d+)日", self.texts[key])]

    def rows(self, table, *columns):
        return [tuple(row.get(column + "Code", row[column]) for column in columns) for row in self.tables[table]]

    def numbers(self, key):
        """The figures of a paragraph; dates and clauses of notices aside."""
        text = re.sub(r"（湘.*|（\d+年[^）]*）|\d+%的", "", self.texts[key])
        return re.findall(r"(?<=[ （期])(?:[\d.]+%?|＊|—)(?= |（|，|。|）|%)", text)


GROUP = ("key", "institutions", "batches", "candidates", "certificates", "passRate", "completeShare",
         "previousCompleteShare", "onTimeShare", "previousOnTimeShare")


def compare(given, wanted):
    """[what differs], how many figures were held"""
    latest = wanted.latest()
    count = wanted.one("SELECT count(*) FROM inst WHERE coalesce(filed_on, '') <= :last"
                       " AND coalesce(stopped_on, '9999') > :last")
    total = wanted.all("SELECT count(DISTINCT institution), count(*), (SELECT count(*) FROM b WHERE day >= :before AND"
                       " day < :first), sum(candidates), sum(certified), sum(sat) FROM b WHERE day BETWEEN :first AND :last")[0]
    doubtful = wanted.one("SELECT count(*) FROM b WHERE day BETWEEN :first AND :last AND (certified > sat OR sat > candidates"
                          " OR (candidates, sat, certified) IS NOT (SELECT sum(candidates), sum(sat), sum(certified)"
                          " FROM f WHERE f.batch = b.archive || '/' || b.id))")
    now, old = wanted.shares("1", True), wanted.shares("1", False)
    rates, overdue, idle, due = wanted.pass_rates(), wanted.overdue(), wanted.idle(), wanted.due()
    kinds = [row[0] for row in due]
    stars = {}
    for row in latest.values():
        stars[row[2], row[3]] = stars.get((row[2], row[3]), 0) + 1
    tiers = wanted.all("SELECT tier, measure, coalesce(object, 'institution'), CAST(sum(decided_on >= :first) AS TEXT),"
                       " CAST(sum(decided_on < :first) AS TEXT) FROM kase WHERE decided_on BETWEEN :before AND :last"
                       " GROUP BY 1, 2, 3")
    decisions = wanted.all("SELECT number, decided_on, coalesce(measure, ''), CASE WHEN published THEN 'true' ELSE 'false'"
                           " END FROM kase WHERE decided_on BETWEEN :first AND :last ORDER BY decided_on, number")
    pairs = {
        "overview": (given.numbers("overview"), [str(count), *map(str, total[:5]), percent(share(total[4], total[5]))]),
        "rates": (given.numbers("rates"), [percent(now[0]), percent(old[0]), percent(now[1]), percent(old[1])]),
        "doubtful": (given.numbers("doubtful"), [str(doubtful)]),
        "highPassRates": (given.numbers("highPassRates"), [str(len(rates))]),
        "open": (given.numbers("open"), [str(len(overdue)), str(len(idle)), *(str(kinds.count(kind)) for kind in
                                                                            ("rating", "filing", "rectification"))]),
        "next period": (given.days("open"), [wanted.one("SELECT date(:last, '+1 day')"), wanted.after]),
        "cities": (given.rows("cities", *GROUP), [tuple(row) for row in wanted.cities()]),
        "occupations": (given.rows("occupations", *GROUP), [tuple(row) for row in wanted.groups("occupation")]),
        "levels": (given.rows("levels", *GROUP), [tuple(row) for row in wanted.groups("level")]),
        "cells": (given.rows("cells", "occupation", "level", "city", "candidates", "certificates"), wanted.cells()),
        "rules": (given.rows("rules", "rule", "batches", "institutions", "findings"), wanted.rules()),
        "passRates": (given.rows("passRates", "institution", "batches", "examined", "certified", "passRate",
                                 "averageRate"), rates),
        "stars": (sorted(given.rows("stars", "stars", "grade", "institutions")),
                  sorted((str(key[0]) if key[0] is not None else NOTHING, key[1] or NOTHING, str(value))
                         for key, value in stars.items())),
        "ratings": (sorted(given.rows("ratings", "institution", "cycle", "ratedOn")),
                    sorted((row[0], row[1], row[6]) for row in latest.values())),
        "tiers": (sorted(given.rows("tiers", "tier", "measure", "object", "cases", "previousCases")),
                  sorted((tier or NOTHING, measure or NOTHING, *rest) for tier, measure, *rest in tiers)),
        "sanctions": (sorted(given.rows("sanctions", "number", "decidedOn")),
                      sorted((number or NOTHING, day) for number, day, _, _ in decisions)),
        "overdue": (given.rows("overdue", "caseNumber", "dueOn", "daysLate"), overdue),
        "idle": (sorted(given.rows("idle", "institution", "days")), idle),
        "due": (sorted(given.rows("due", "kind", "institution", "dueOn")), due),
        "renewals": (sorted(given.rows("renewals", "institution", "dueOn", "cycle", "batches", "completeShare",
                                       "onTimeShare", "cases", "openRectifications")), wanted.renewals()),
    }
    faults = []
    for name, (shown, right) in pairs.items():
        if list(shown) != list(right):
            odd = [row for row in shown if row not in right][:2], [row for row in right if row not in shown][:2]
            faults.append("%s: %s instead of %s (%d and %d)" % (name, *odd, len(shown), len(right)))
    held = sum(len(row) if isinstance(row, tuple) else 1 for shown, _ in pairs.values() for row in shown)
    return faults, held


def same_or_hidden(public, internal):
    faults = []
    for table in ("cities", "occupations", "levels", "cells", "rules", "stars", "tiers"):
        for shown, true in zip(public.tables[table], internal.tables[table]):
            for key, value in shown.items():
                rate = key == "passRate" and value != NOTHING
                right = percent(round(float(true[key][:-1]) * 100), 0) if rate else true[key]
                if value not in (HIDDEN, NOTHING, right) and not (rate and true[key].endswith("5%")):
                    faults.append("%s %s: %s instead of %s" % (table, key, value, right))
        if len(public.tables[table]) != len(internal.tables[table]):
            faults.append("%s: rows are missing" % table)
    return faults


CONFIG = """<config xmlns="urn:juance:config" version="1.0"><choice topic="HN-17c.average" option="%s"
  officer="甲" decidedOn="2025-01-02" reason="乙"/></config>"""


def trial(what, folder, archives, least, period="2025", region=None, choice=None):
    options = ["--region", region] if region else []
    if choice:
        Path("config.xml").write_text(CONFIG % choice, "utf-8")
        options += ["-c", "config.xml"]
    for kind in ([], ["--internal"]):
        must("bulletin", "-q", "--period", period, "-o", folder, *options, *kind, *archives)
    internal = Given(next(folder.glob("*-internal.json")))
    public = Given(next(path for path in folder.glob("*.json") if not path.stem.endswith(("-internal", "-summary"))))
    faults, held = compare(internal, Wanted(gather(archives, region), period, choice))
    if held < least:
        faults.append("only %d figures" % held)
    report("%s: %d figures are what SQL says" % (what, held), faults)
    report("%s: the public one says the same or nothing" % what, same_or_hidden(public, internal))
    return internal


def main():
    here = Path.cwd()
    demo = here / "demo"
    must("build", "-q", "-a", demo, *sorted(path.parent for path in (ROOT / "samples").glob("*/complete-*/batch.xml")))
    for case in sorted((ROOT / "samples").glob("*/cases/*/case.xml")):
        must("notice", "-q", "--seal", "-a", demo, "-o", here / "notices", case)
    for rating in sorted((ROOT / "samples").glob("*/ratings/*.xml")):
        must("rate", "-q", "--seal", "-a", demo, "-o", here / "ratings", rating)
    internal = trial("all samples", here / "all", [demo], 200)
    report("all samples: cases and ratings are there",
           [table for table in ("tiers", "ratings", "stars") if not internal.tables[table]])
    trial("a province", here / "hunan", [demo], 50, region="430000")
    made = []
    for number in (1, 2):
        archive = here / ("made-%d" % number)
        shutil.copytree(demo, archive, ignore=lambda *_: ["volumes", "reports"])
        fill(archive / "catalogue.db", number, 40, 300, occupations=8, cities=3, people=12, cases=40,
             first=30 * (number - 1))
        made.append(archive)
    trial("made", here / "made", made[:1], 1000)
    listed = [trial("made, %s rates" % choice, here / choice, made[:1], 1000, choice=choice).rows("passRates", "institution")
              for choice in ("pooled", "mean")]
    report("the choice of a rate tells", [] if listed[0] != listed[1] else ["both list the same"])
    trial("two archives that share institutions and batches", here / "two", made, 1000)
    trial("a quarter", here / "quarter", made, 500, period="2025-Q2")
    trial("with the samples, of one province", here / "three", [demo, *made], 300, region="450000")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
