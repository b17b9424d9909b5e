#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Days: their order, what they may be, and the period that follows from them. Every day, moment and year that
the schemas of export and institution file know is tried without being named here."""
import json
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap
from trial import ROOT, SAMPLES, catalogue, copy_sample, edit, juance, volumes

HN, SC, YN = "hunan/complete-social-organisation", "sichuan/complete-school", "yunnan/complete-corrected-certificates"
GX = "guangxi/complete-other-city"
XSD = "{http://www.w3.org/2001/XMLSchema}"
WHEN = "{urn:juance:model}when"
EXPORTED = r'exportedOn="[^"]*"'


def found(ran):
    """The findings that `check --json` tells."""
    told = []
    for line in ran.out.splitlines():
        record = json.loads(line)
        if record["type"] == "finding":
            told.append(record)
    return told


def changed(folder, sample, *changes, file="batch.xml"):
    """A copy of the sample with these changes."""
    place = folder / "changed"
    shutil.rmtree(place, ignore_errors=True)
    copy_sample(sample, place)
    edit(place, *changes, file=file)
    return place


def check(folder, place):
    return juance("check", "--json", place, folder=folder)


# ---- one change, one finding --------------------------------------------------------------------

ONE_EACH = (
    ("T2 exportedOn before the exam", HN, (EXPORTED, 'exportedOn="2025-04-01"'), "2025-04-01"),
    ("T2 exportedOn before the exam, Guangxi", GX, (EXPORTED, 'exportedOn="2025-04-01"'), "2025-04-01"),
    ("T2 registered after the export", HN, (r'registeredOn="[^"]*"', 'registeredOn="2025-07-02"'), "2025-07-02"),
    ("T2 registered after the exam", HN, (r'registeredOn="[^"]*"', 'registeredOn="2025-04-12"'), "2025-04-12"),
    ("T2 a session ends before it starts", HN, (r'(<session [^>]*) end="[^"]*"', r'\1 end="2025-04-11T08:00:00"'), "08:00"),
    ("E2 reviewed after the exam", SC, (r'reviewedOn="[^"]*"', 'reviewedOn="2025-06-30"'), "2025-06-30"),
    ("reviewed before registration", SC, (r'reviewedOn="[^"]*"', 'reviewedOn="2025-01-02"'), "2025-01-02"),
    ("uploaded before the issue", HN, (r'(<certificate [^>]*) uploadedOn="[^"]*"', r'\1 uploadedOn="2025-04-27"'), "2025-04-27"),
    ("T2 year 2019", SC, (r' year="2025"', ' year="2019"'), "2019"),
    ("a year ahead", SC, (r' year="2025"', ' year="2026"'), "2026"),
    ("T4 a material of 2205", SC, (r' dated="[^"]*"', ' dated="2205-05-09"'), "2205-05-09"),
    ("issued before birth", SC, (r'(<heldCertificate [^>]*) issuedOn="[^"]*"', r'\1 issuedOn="1995-05-01"'), "1995-05-01"),
)


def try_one_each(folder):
    for name, sample, change, day in ONE_EACH:
        ran = check(folder, changed(folder, sample, change))
        told = [one for one in found(ran) if one["severity"] != "提示"]
        tap.ok("%s: exit 1, one finding that names it" % name,
               ran.status == 1 and len(told) == 1 and day in told[0]["message"] and told[0]["line"],
               "%d %s %s" % (ran.status, [one["message"] for one in told], ran.err))


# ---- every day of the schemas -------------------------------------------------------------------

# What a required attribute of a record gets that no sample has.
MADE = {"date": "2025-04-01", "moment": "2025-04-01T09:00:00", "year": "2025", "id": "X1", "boolean": "true", "decimal": "1",
        "count": "1", "xs:int": "1", "region": "510000"}


class Dated:
    """Of the schemas: {record type: {attribute: (type, words of m:when)}}, {record type: {element: record type}}."""

    def __init__(self):
        self.attributes, self.elements, self.roots, self.required = {}, {}, {}, {}
        for name in ("assessment-batch", "institution", "common"):
            for element in ElementTree.parse(ROOT / "schemas" / (name + ".xsd")).getroot():
                if element.tag == XSD + "element":
                    self.roots[element.get("name")] = element.get("type")
                if element.tag != XSD + "complexType":
                    continue
                of = element.get("name")
                self.attributes[of] = {one.get("name"): (one.get("type"), (one.get(WHEN) or "").split())
                                       for one in element.iter(XSD + "attribute")
                                       if one.get("type") in ("date", "moment", "year")}
                self.required[of] = {one.get("name"): MADE.get(one.get("type"), "x")
                                     for one in element.iter(XSD + "attribute") if one.get("use") == "required"}
                self.elements[of] = {one.get("name"): one.get("type") for one in element.iter(XSD + "element")}

    def places(self, root):
        """(path of elements below the root, attribute, type, words) of each."""
        def below(kind, path):
            for attribute, (of, words) in self.attributes.get(kind, {}).items():
                yield path, attribute, of, words
            for name, item in self.elements.get(kind, {}).items():
                yield from below(item, path + (name,))
        return below(self.roots[root], ())


def set_day(dated, root, namespace, path, attribute, value, make):
    """At the first such record; `make`: which is put in where there is none. False when there is none."""
    at, kind = root, dated.roots[root.tag.split("}")[1]]
    for name in path:
        order, kind = list(dated.elements[kind]), dated.elements[kind][name]
        below = at.find("{%s}%s" % (namespace, name))
        if below is None and not make:
            return False
        if below is None:
            below = ElementTree.Element("{%s}%s" % (namespace, name), dated.required[kind])
            place = [order.index(one.tag.split("}")[1]) > order.index(name) for one in at]
            at.insert(place.index(True) if True in place else len(place), below)
        at = below
    at.set(attribute, value)
    return True


def sources(file):
    return [(path.parent, file) for path in sorted(SAMPLES.glob("*/*/" + file))]


def try_every_day(folder):
    dated = Dated()
    trees = {"batch": sources("batch.xml"), "dossier": sources("institution.xml")}
    for root, namespace in (("batch", "urn:juance:assessment-batch"), ("dossier", "urn:juance:institution")):
        missed, tried = [], 0
        ElementTree.register_namespace("", namespace)
        files = []
        for path, attribute, of, words in dated.places(root):
            where = "/".join(path) + "/@" + attribute
            days = ["2205-05-09", "1880-01-01" if "birth" in words else "1980-01-01"]
            days += ["1979-12-31"] if "archive" in words else []
            for make in (False, True):
                for sample, file in trees[root]:
                    tree = ElementTree.parse(sample / file)
                    if set_day(dated, tree.getroot(), namespace, path, attribute, "x", make):
                        break
                else:
                    continue
                break
            for day in days:
                value = {"date": day, "moment": day + "T12:00:00",
                         "year": "2199" if day > "2100" else "1980"}[of]
                place = folder / ("%s-%d" % (root, len(files)))
                place.mkdir()
                set_day(dated, tree.getroot(), namespace, path, attribute, value, False)
                for other in ("batch.xml", "institution.xml"):
                    if other != file and (sample / other).exists():
                        shutil.copy(sample / other, place)
                tree.write(place / file, encoding="UTF-8", xml_declaration=True)
                # A number of its own: two exports of one batch are not read.
                text = (place / "batch.xml").read_text(encoding="utf-8")
                text = re.sub(r'(<batch\b[^>]*? number=")', r"\g<1>N%d-" % len(files), text, count=1)
                (place / "batch.xml").write_text(text, encoding="utf-8")
                files.append((place, file, where, attribute, value))
        ran = juance("check", "--json", *(place for place, *_ in files), folder=folder, timeout=1200)
        told = {}
        for one in found(ran):
            told.setdefault(str(Path(one["export"]).parent), []).append(one["message"])
        for place, file, where, attribute, value in files:
            tried += 1
            messages = told.get(str(place), [])
            day = value[:10]
            if not any(day in message for message in messages):
                missed.append("%s=%s" % (where, value))
        tap.no("each of %d days and years of <%s> is found when it cannot be" % (tried, root), missed)
        for place, *_ in files:
            shutil.rmtree(place)


# ---- what cannot be archived --------------------------------------------------------------------

def try_unsealable(folder):
    good = SAMPLES / GX
    for day in ("0001-01-01", "1969-12-31", "1970-01-01", "1979-12-31", "2108-01-01", "9999-12-31"):
        place = changed(folder, SC, (EXPORTED, 'exportedOn="%s"' % day), (r'(<candidate [^>]*) mobile="[^"]*"', r"\1"))
        ran = check(folder, place)
        told = found(ran)
        tap.ok("T1 check of an export of %s: 阻断, one finding for it" % day,
               ran.status == 1 and [one["severity"] for one in told if day in one["message"]] == ["阻断"],
               [one["message"] for one in told])
        for options in ((), ("--seal-incomplete", "张三: 试验")):
            archive = folder / "archive"
            shutil.rmtree(archive, ignore_errors=True)
            ran = juance("build", "-a", archive, *options, place, good, folder=folder)
            names = [name for name in volumes(archive)]
            tap.ok("T1 build of it%s: 1, the other batch is built" % (" all the same" if options else ""),
                   ran.status == 1 and len(names) == 3 and all("S000045999901" in name or "guangxi" not in name
                                                               for name in names)
                   and not [name for name in names if "Y0000519" in name] and day in ran.said,
                   "%d %s %s" % (ran.status, names, ran.said[-300:]))
    place = changed(folder, SC, (EXPORTED, 'exportedOn="1970-01-01"'))
    config, inbox = folder / "run.xml", folder / "inbox"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir()
    shutil.copytree(place, inbox / "bad")
    shutil.copytree(good, inbox / "good")
    shutil.rmtree(folder / "archive", ignore_errors=True)
    config.write_text('<config xmlns="urn:juance:config" version="1.0" archive="%s" inbox="%s"/>\n'
                      % (folder / "archive", inbox), encoding="utf-8")
    ran = juance("run", "--config", config, folder=folder)
    tap.ok("T1 run: 1, the other batch is built", ran.status == 1 and len(volumes(folder / "archive")) == 3,
           "%d %s" % (ran.status, ran.said[-500:]))
    place = changed(folder, SC, (r"(?s)<institution .*?/>", ""))
    ran = juance("build", "-a", folder / "none", "--seal-incomplete", "张三: 试验", place, folder=folder)
    tap.ok("V7 an export without <institution>, sealed all the same: 2", ran.status == 2 and "batch.xml:" in ran.said,
           "%d %s" % (ran.status, ran.said))


def try_unknown_kind(folder):
    """Found by test_mutated_values.py --seed 7, number 15780."""
    place = changed(folder, SC, (r'<material ([^>]*)kind="[^"]*"', r'<material \1kind="review"'))
    ran = juance("build", "-a", folder / "kind", "--seal-incomplete", "张三: 试验", place, folder=folder)
    tap.ok("a material of a kind that is none, sealed all the same: 1", ran.status == 1 and len(volumes(folder / "kind")) == 3,
           "%d %s" % (ran.status, ran.said[-300:]))


# ---- the period ---------------------------------------------------------------------------------

def period(folder, place):
    archive = folder / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    ran = juance("build", "-a", archive, place, folder=folder)
    rows = catalogue(archive, "SELECT class, period_start, due FROM volumes ORDER BY class")
    return rows or "%d %s" % (ran.status, ran.said[-300:])


STEP = r'<step kind="archive" doneOn="[^"]*"'


def try_periods(folder):
    plain = period(folder, changed(folder, SC, (EXPORTED, 'exportedOn="2026-02-01"')))
    later = period(folder, changed(folder, SC, (EXPORTED, 'exportedOn="2026-02-01"'),
                                   (STEP, '<step kind="archive" doneOn="2026-01-05"')))
    tap.ok("the period of a batch of 2025 begins in 2026", plain and plain[0][1] == "2026-01-01", plain)
    tap.ok("T3 a step in 2026: it begins in 2027", later and {row[1] for row in later} == {"2027-01-01"}, later)
    for name, change in (("T4 a material of 2205", (r' dated="[^"]*"', ' dated="2205-05-09"')),
                         ("a step of 2107", (STEP, '<step kind="archive" doneOn="2107-01-05"')),
                         ("a step after the export", (STEP, '<step kind="archive" doneOn="2026-02-02"')),
                         ("a session of 2030", (r'(<session [^>]*) end="[^"]*"', r'\1 end="2030-01-01T10:00:00"'))):
        moved = period(folder, changed(folder, SC, (EXPORTED, 'exportedOn="2026-02-01"'), change))
        tap.ok("%s: the period stays" % name, moved == plain, moved)


def try_sealed_period(folder):
    """What is sealed stays as it is: neither other rules nor another setting move it."""
    archive, data, config = folder / "archive", folder / "data", folder / "other.xml"
    rows = "SELECT id, class, class_label, period_start, period_end, due FROM volumes ORDER BY id"
    shutil.rmtree(archive, ignore_errors=True)
    juance("build", "-a", archive, SAMPLES / SC, folder=folder)
    before = catalogue(archive, rows)
    data.mkdir()
    for name in ("schemas", "templates"):
        shutil.copytree(ROOT / name, data / name)
    edit(data / "schemas/jurisdictions", (r'medium="paper" class="D3"', 'medium="paper" class="D5"'), file="sichuan.xml")
    config.write_text('<config xmlns="urn:juance:config" version="1.0" periodStart="dayAfter"/>\n', encoding="utf-8")
    (archive / "catalogue.db").unlink()
    for command in (("catalogue", "rebuild", "-a", archive), ("verify", archive), ("due", "-a", archive)):
        ran = juance(*command, "--config", config, folder=folder, JUANCE_DATA=str(data))
        tap.ok("a sealed period stays: %s, 0" % command[0], ran.status == 0 and catalogue(archive, rows) == before,
               "%d %s %s" % (ran.status, catalogue(archive, rows), ran.said[-300:]))
    ran = juance("build", "--config", config, "-a", archive, SAMPLES / SC, folder=folder, JUANCE_DATA=str(data))
    tap.ok("a sealed period stays: the export once more", ran.status == 0 and catalogue(archive, rows) == before, ran.said)


# ---- cases, ratings, bags -----------------------------------------------------------------------

def try_desk(folder):
    for day in ("1970-01-01", "2205-05-09"):
        for attribute in ("closedOn", "openedOn", "decidedOn"):
            place = folder / "case"
            shutil.rmtree(place, ignore_errors=True)
            copy_sample("hunan/cases/candidate-phone", place)
            file = edit(place, (r'\b%s="[^"]*"' % attribute, '%s="%s"' % (attribute, day)), file="case.xml")
            ran = juance("notice", "--seal", "-a", folder / "desk", "-o", folder / "out", file, folder=folder)
            tap.ok("T6 a case with %s %s: 2, with file and line, nothing sealed" % (attribute, day),
                   ran.status == 2 and re.search(r"case\.xml:\d+: .*%s" % day, ran.err) and not volumes(folder / "desk"),
                   "%d %s" % (ran.status, ran.err))
        rating = folder / "rating.xml"
        text = (SAMPLES / "guangxi/ratings/S000045999901-2023-2025.xml").read_text(encoding="utf-8")
        rating.write_text(re.sub(r'ratedOn="[^"]*"', 'ratedOn="%s"' % day, text), encoding="utf-8")
        ran = juance("rate", "--seal", "-a", folder / "desk", rating, folder=folder)
        tap.ok("T6 a rating of %s: 2, with file and line" % day,
               ran.status == 2 and re.search(r"rating\.xml:\d+: .*%s" % day, ran.err), "%d %s" % (ran.status, ran.err))


def try_many_lines(folder):
    """T7: bag-info.txt names each file that the batch was held against."""
    names = []
    for year in range(2027, 2107):
        names.append("calendar-%d.xml" % year)
        (folder / names[-1]).write_text(
            '<calendar xmlns="urn:juance:calendar" version="1.0" year="%d" source="t"/>\n' % year, encoding="utf-8")
    config = folder / "many.xml"
    config.write_text('<config xmlns="urn:juance:config" version="1.0">\n%s</config>\n'
                      % "".join('  <calendarFile file="%s"/>\n' % name for name in names), encoding="utf-8")
    archive = folder / "many"
    ran = juance("build", "--config", config, "-a", archive, SAMPLES / SC, folder=folder)
    shutil.rmtree(folder / "changed", ignore_errors=True)
    tap.ok("T7 eighty files more in bag-info.txt: sealed", ran.status == 0 and len(volumes(archive)) == 3,
           "%d %s" % (ran.status, ran.said[-400:]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for part in (try_one_each, try_every_day, try_unsealable, try_unknown_kind, try_periods, try_sealed_period, try_desk, try_many_lines):
            part(folder)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
