#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What can be computed again is: marks, conclusions, levels, rosters, counts, and who may be certified.

Named cases first; then, of every mark and count that a sample holds, a value that contradicts the others must bring
a finding. Which fields there are is read from the schemas: a new one of these kinds is covered, or must be excused here.

    test_arithmetic.py [--all]     --all: every value of the samples; else one in SHARE
"""
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib
from pathlib import Path

import tap

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
SHARE, CHUNK = 12, 50
HN, HX = "hunan/complete-social-organisation", "hunan/complete-external-venue"
YN, SC = "yunnan/complete-corrected-certificates", "sichuan/complete-school"
GX, NM = "guangxi/complete-other-city", "inner-mongolia/complete-enterprise"


def local(element):
    return element.tag.rpartition("}")[2]


class Sample:
    """A sample's two files, parsed once; `check` holds changed copies of them, many a process."""

    def __init__(self, name, scratch):
        self.name, self.folder = name, scratch / name.replace("/", "-")
        shutil.copytree(ROOT / "samples" / name, self.folder)
        self.trees = [ElementTree.parse(ROOT / "samples" / name / file).getroot() for file in ("batch.xml", "institution.xml")]

    def write(self, change, place):
        batch, dossier = map(copy.deepcopy, self.trees)
        change(batch, dossier)
        number, own = batch.get("number"), "%s%03d" % (batch.get("number")[:4], place)
        for element in batch.iter():
            for attribute in ("number", "batch"):
                if element.get(attribute) == number:
                    element.set(attribute, own)
        batch.set("institutionFile", "institution-%03d.xml" % place)
        paths = [self.folder / (file % place) for file in ("batch-%03d.xml", "institution-%03d.xml")]
        for path, root in zip(paths, (batch, dossier)):
            ElementTree.register_namespace("", root.tag[1:].partition("}")[0])
            ElementTree.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)
        return paths

    def check(self, changes):
        """For each change what is said of it: a list of objects, the export's own last."""
        for at in range(0, len(changes), CHUNK):
            written = [self.write(change, place + 1) for place, change in enumerate(changes[at:at + CHUNK])]
            done = subprocess.run([JUANCE, "check", "--json", "-j2"] + [str(batch) for batch, _ in written],
                                  capture_output=True, text=True, check=False, env={**os.environ, "JUANCE_DATA": str(ROOT)})
            said = {str(batch): [] for batch, _ in written}
            for line in done.stdout.splitlines():
                entry = json.loads(line)
                if entry.get("export") in said:
                    said[entry["export"]].append(entry)
            for batch, dossier in written:
                if not any(entry["type"] == "export" for entry in said[str(batch)]):
                    sys.exit("not ok - %s: nothing was said of %s\n%s" % (self.name, batch.name, done.stderr[:2000]))
                yield said[str(batch)]
                batch.unlink()
                dossier.unlink()


def found(said, rule=None, kind="finding"):
    return [entry for entry in said if entry["type"] == kind and rule in (None, entry["rule"])]


def heavy(said):
    return sorted({entry["rule"] for entry in found(said) if entry["severity"] != "提示"})


# ---- changes --------------------------------------------------------------------------------------

def all_of(root, name):
    return [element for element in root.iter() if local(element) == name]


def candidate(batch, place):
    return all_of(batch, "candidate")[place - 1]


def score(batch, place, subject):
    return next(child for child in candidate(batch, place) if local(child) == "score" and child.get("subject") == subject)


def put(element, **values):
    for name, value in values.items():
        if value is None:
            element.attrib.pop(name, None)
        else:
            element.set(name, value)


def add(parent, name, before=None, **values):
    """Before the first element of that name, so that the schema's order is kept; else at the end."""
    child = ElementTree.Element(parent.tag.replace(local(parent), name), values)
    places = [place for place, other in enumerate(parent) if local(other) == (before or name)]
    parent.insert(places[0] if places else len(parent), child)
    return child


def drop(parent, name, **values):
    for child in [child for child in parent if local(child) == name]:
        if all(child.get(key) == value for key, value in values.items()):
            parent.remove(child)


def uncertify(batch, place):
    """Takes the certificate with what speaks of it."""
    person = candidate(batch, place)
    numbers = [child.get("number") for child in person if local(child) == "certificate"]
    drop(person, "certificate")
    for number in numbers:
        drop(batch, "dataOperation", certificate=number)
        for material in all_of(batch, "material"):
            if any(row.get("certificate") == number for row in material):
                drop(material, "rosterRow", certificate=number)
                put(material, rows=str(int(material.get("rows")) - 1))


def level_3_holds(level):
    def change(batch, _dossier):
        first = next(person for person in all_of(batch, "candidate") if person.get("level") == "3")
        for child in first:
            if local(child) == "heldCertificate":
                child.set("level", level)
    return change


def marks(place, subject, **values):
    return lambda batch, _dossier: put(score(batch, place, subject), **values)


def incident_of(person, **values):
    return lambda batch, _dossier: put(all_of(batch, "incident")[0], candidate=candidate(batch, person).get("number"), **values)


def void_without_certificate(batch, dossier):
    place = next(place for place, person in enumerate(all_of(batch, "candidate"), 1)
                 if person.get("number") == all_of(batch, "incident")[0].get("candidate"))
    put(score(batch, place, "theory"), score="85.0", passed="true")
    uncertify(batch, place)


def theory_only(batch, _dossier):
    put(candidate(batch, 1), practical="false", comprehensive="false")
    drop(candidate(batch, 1), "score", subject="practical")
    sessions = {session.get("id") for session in all_of(batch, "session") if session.get("subject") == "practical"}
    for session in sessions:
        drop(candidate(batch, 1), "seat", session=session)
        for sheet in all_of(batch, "material"):
            if sheet.get("kind") == "signInSheet" and sheet.get("session") == session:
                drop(sheet, "signature", person=candidate(batch, 1).get("number"))
                drop(sheet, "rosterRow", candidate=candidate(batch, 1).get("number"))
    uncertify(batch, 1)


def no_fee_publication(batch, dossier):
    drop(batch, "feePublication")
    drop(batch, "material", kind="feePublicity")
    for sheet in all_of(dossier, "feeSheet"):
        put(sheet, publishedOn=None)


def external_invigilator(batch, _dossier):
    put(next(person for person in all_of(batch, "person") if person.get("role") == "invigilator"), employment="external")


def roster(kind, rows):
    return lambda batch, _dossier: [put(material, rows=rows) for material in all_of(batch, "material") if material.get("kind") == kind]


def earlier(**values):
    return lambda _batch, dossier: put(all_of(dossier, "earlierBatch")[0], **values)


def reviewed(**values):
    return lambda batch, _dossier: put(candidate(batch, 1), **values)


def certificate(**values):
    return lambda batch, _dossier: put(all_of(batch, "certificate")[0], **values)


def summary(**values):
    return lambda _batch, dossier: add(dossier, "yearSummary", before="answer", region="150100", year="2025", **values)


def unchanged(_batch, _dossier):
    pass


# What is changed, of which sample, how; the rules that must find it, each with a word of its finding. `!` before a
# rule: it must be silent. An authority's matter is written A:rule. `0`: nothing of 一般 or above.
CASES = [
    ("E1 rejected and certified", HN, reviewed(reviewResult="rejected"), {"HN-04d": "不合规"}),
    ("E1 rejected in Sichuan", SC, reviewed(reviewResult="rejected"), {"N57-12a": "不合规"}),
    ("E1 rejected in Guangxi", GX, reviewed(reviewResult="rejected"), {"GX-31-1": "不合规"}),
    ("E1 rejected in Inner Mongolia", NM, reviewed(reviewResult="rejected"), {"N57-12a": "不合规"}),
    ("E1 rejected in Yunnan", YN, reviewed(reviewResult="rejected"), {"YN-2a2": "不合规"}),
    ("E1 no review in Hunan", HN, reviewed(reviewResult=None), {"HN-04d": ""}),
    ("E1 no review where the text does not ask: undecided", SC, reviewed(reviewResult=None), {"U:N57-12a": "", "0": ""}),
    ("E2 reviewed after the examination", SC, reviewed(reviewedOn="2025-06-30"), {"N57-12a": "2025-06-30"}),
    ("E3 two levels at once", YN, level_3_holds("5"), {"N57-12a": "越级"}),
    ("E3 a higher certificate than asked for", YN, level_3_holds("3"), {"0": ""}),
    ("E4 passed below the pass mark", YN, marks(3, "theory", score="59.0", sheetScore="59.0"), {"CERT-4": "59", "CERT-2": ""}),
    ("E5 a mark above the range", SC, marks(1, "practical", score="120", sheetScore="120"), {"DF-mark": "120"}),
    ("E5 a mark below the range", GX, marks(1, "theory", score="-5", passed="false"), {"DF-mark": "-5"}),
    ("E6 a cancelled score certified", GX, incident_of(1), {"N57-8": "成绩已取消", "!CERT-2": ""}),
    ("E6 all scores cancelled", GX, incident_of(1, measure="allVoid5", session=None), {"N57-8": "成绩已取消"}),
    ("E6 no measure: undecided", GX, incident_of(1, measure=None), {"U:N57-8": ""}),
    ("E7 a cancelled score asks for no certificate", GX, void_without_certificate, {"!CERT-3": "", "0": ""}),
    ("who sat for the theory alone needs no certificate", HN, theory_only, {"!CERT-3": "", "0": ""}),
    ("E8 videos of an earlier batch", HN, earlier(videosUploaded="false", videosLate="9"), {"HN-17d": "不得开展后续认定"}),
    ("E9 staff at an outside venue", HX, external_invigilator, {"HN-08e": "不是专职人员"}),
    ("E10 fees published nowhere", NM, no_fee_publication, {"NM-5d": "没有公示"}),
    ("E11 no year summary", NM, unchanged, {"A:NM-6": "年度总结", "0": ""}),
    ("E11 a year summary without its day", NM, summary(), {"A:NM-6": "上报日期", "0": ""}),
    ("E11 a year summary", NM, summary(submittedOn="2025-08-20"), {"!NM-6": "", "0": ""}),
    ("E12 one row fewer", SC, roster("scoreRoster", "34"), {"DF-rows": "34"}),
    ("E12 the roster of all", SC, roster("scoreRoster", "35"), {"0": ""}),
    ("E12 the roster of those who sat", SC, roster("scoreRoster", "33"), {"0": ""}),
    ("C3 a certificate of level 3 with a number of level 4", HN, certificate(level="3"), {"CERT-1": "等级"}),
]


def judge(said, wanted):
    for name, word in wanted.items():
        if name == "0":
            if heavy(said):
                yield "found: " + " ".join("%s: %s" % (entry["rule"], entry["message"]) for entry in found(said)
                                           if entry["severity"] != "提示")
            continue
        kinds = {"A": "authority", "U": "undecided"}
        silent, rule = name.startswith("!"), name.lstrip("!").rpartition(":")[2]
        kind = kinds.get(name.partition(":")[0], "finding")
        every = [entry for entry in said if entry.get("rule") == rule] if silent else found(said, rule, kind)
        if silent and any(entry["type"] in ("finding", "authority") for entry in every):
            yield "%s says: %s" % (rule, every[0]["message"])
        if not silent and not any(word in entry["message"] for entry in every):
            yield "%s does not say it; found: %s" % (name, " ".join(heavy(said)))


# ---- every mark and every count -------------------------------------------------------------------

def fields(schema):
    """(record, attribute, type, documentation) of a schema."""
    for kind in ElementTree.parse(ROOT / "schemas" / schema).getroot():
        if local(kind) == "complexType":
            for attribute in kind:
                if local(attribute) == "attribute":
                    yield (kind.get("name"), attribute.get("name"), attribute.get("type"), "".join(attribute.itertext()).strip())


# Numbers that nothing in the export or the institution's file can contradict.
FREE = {
    "planItem/participants": "planned, not counted", "meeting/attendees": "nobody lists them",
    "publication/objections": "no record of each", "material/pages": "of paper: nobody can count them here",
    "room/capacity": "HN-06a: not fewer than sit there", "video/width": "HN-17b", "video/height": "HN-17b",
    "drill/attendees": "nobody lists them", "safetyDevice/pieces": "nobody lists them", "filedVenue/capacity": "of the filing",
    "annualPlanRow/row": "the form's own", "annualPlanRow/times": "planned", "dossierMaterial/copies": "of paper",
    "questionBank/theoryItems": "HN-07a", "questionBank/practicalSets": "HN-07b", "starRating/stars": "of the rating",
    "earlierBatch/volumes": "of the archive then", "earlierBatch/uploadedLate": "no record of each",
    "earlierBatch/returned": "no record of each", "earlierBatch/returnedOpen": "no record of each",
    "earlierBatch/videosLate": "HN-17e", "evidence/pages": "of paper",
}


def mark_values(element, name, pass_mark):
    """Values of the field that cannot be: (words, {field: value} of its element)."""
    yield from (("%s %s" % (name, value), {name: value}) for value in ("100.5", "-0.5"))
    if local(element) != "score":
        return
    passed = element.get("passed")
    if name == "score" and passed:
        mark = "%s" % (pass_mark - 1 if passed == "true" else pass_mark)
        yield "score %s, passed=%s" % (mark, passed), {"score": mark, "sheetScore": mark if element.get("sheetScore") else None}
    if element.get("sheetScore"):
        yield "%s alone" % name, {name: "%s" % (float(element.get(name)) + (0.5 if float(element.get(name)) < 100 else -0.5))}


def count_values(element, name, rank):
    value = int(element.get(name))
    if name == "rows":
        yield from (("rows %d" % other, {name: str(other)}) for other in (value + 1, value - 1, 0))
    elif name in rank:
        yield "%s 0" % name if name == "registered" else "%s %d" % (name, value + 5000), {
            name: "0" if name == "registered" else str(value + 5000)}


def contradictions(sample):
    """(words, change) of every value of the sample that follows from others."""
    rank = ("registered", "accepted", "examined", "certified")
    for file, (schema, root) in enumerate(zip(("assessment-batch.xsd", "institution.xsd"), sample.trees)):
        wanted = {}
        for record, name, kind, words in fields(schema):
            if kind == "decimal" and "单位：分" in words or kind in ("count", "decimal"):
                wanted.setdefault(record, []).append((name, kind, words))
        pass_marks = {(entry.get("code"), entry.get("level")): float(entry.get("passMark", "60")) for entry in all_of(root, "occupation")}
        decided = {entry.get("candidate") for entry in all_of(root, "incident")}  # a void mark may be any
        owner = {id(child): element for element in root.iter() for child in element}
        for place, element in enumerate(root.iter()):
            for name, kind, words in wanted.get(local(element), []):
                if element.get(name) is None or "%s/%s" % (local(element), name) in FREE:
                    continue
                person = owner.get(id(element), element)
                if local(element) == "score" and person.get("number") in decided:
                    continue
                mark = pass_marks.get((person.get("occupation"), person.get("level")), 60.0)
                if kind == "count":
                    values = count_values(element, name, rank)
                elif "单位：分" in words:
                    values = mark_values(element, name, mark)
                else:
                    values = [("%s negative" % name, {name: "-1"})]
                for said, change in values:
                    yield ("%s line %d <%s %s>: %s" % (schema, place, local(element), name, said),
                           lambda *roots, file=file, place=place, change=change: put(list(roots[file].iter())[place], **change))
    claimed = [place for place, element in enumerate(sample.trees[0].iter()) if local(element) == "score" and element.get("passed")]
    for place in claimed:
        other = "false" if list(sample.trees[0].iter())[place].get("passed") == "true" else "true"
        yield "score %d: passed=%s" % (place, other), lambda batch, _d, place=place, other=other: put(list(batch.iter())[place], passed=other)


def chosen(words, everything):
    return everything or zlib.crc32(words.encode()) % SHARE == 0


def main():
    everything = "--all" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        samples = {name: Sample(name, Path(folder)) for name in (HN, HX, YN, SC, GX, NM)}
        for name, sample in samples.items():
            own = [case for case in CASES if case[1] == name]
            for (words, _name, _change, wanted), said in zip(own, sample.check([case[2] for case in own])):
                tap.no(words, list(judge(said, wanted)))
        kinds, silent = set(), []
        for name, sample in samples.items():
            every = [each for each in contradictions(sample) if chosen(name + each[0], everything)]
            for (words, _change), said in zip(every, sample.check([change for _words, change in every])):
                kinds.add(re.search(r"<(.*?)>", words).group(1) if "<" in words else "score passed")
                if not heavy(said):
                    silent.append("%s: %s" % (name, words))
        tap.no("a mark or count that contradicts the others is found", silent)
        tap.ok("marks, sheets, conclusions and rows were tried", {
            "score score", "score sheetScore", "score passed", "material rows"} <= kinds, " ".join(sorted(kinds)))
    known = {"%s/%s" % (record, name) for schema in ("assessment-batch.xsd", "institution.xsd", "common.xsd")
             for record, name, kind, _words in fields(schema) if kind == "count"}
    tap.no("what is excused is a field of the schemas", set(FREE) - known)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
