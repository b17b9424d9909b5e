#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who signed, not which label.

Changes of the complete samples, each with the words that must be told; and every signature that a row of
a regulation file asks for: taken away, given to nobody (P999), given to one who does not hold the role.
"""
import concurrent.futures
import copy
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
B, D = "{urn:juance:assessment-batch}", "{urn:juance:institution}"
REGULATION = "{urn:juance:regulation}"
SAMPLES = {"HN": "hunan/complete-social-organisation", "YN": "yunnan/complete-corrected-certificates",
           "SC": "sichuan/complete-school", "GX": "guangxi/complete-other-city",
           "NM": "inner-mongolia/complete-enterprise"}
ElementTree.register_namespace("", B[1:-1])


class Sample:
    """A complete sample, in a folder of its own in which changed exports are put beside it."""

    def __init__(self, key):
        self.key, self.folder = key, Path("signatures-" + key)
        shutil.copytree(ROOT / "samples" / SAMPLES[key], self.folder)
        self.batch = ElementTree.parse(self.folder / "batch.xml").getroot()
        self.dossier = ElementTree.parse(self.folder / "institution.xml").getroot()
        self.count = 0

    def write(self, batch, dossier=None):
        self.count += 1
        if dossier is not None:
            name = "institution-%d.xml" % self.count
            text = ElementTree.tostring(dossier, encoding="unicode").replace("ns0:", "").replace(
                "xmlns:ns0", "xmlns")
            (self.folder / name).write_text(text, encoding="utf-8")
            batch.set("institutionFile", name)
        path = self.folder / ("v%04d.xml" % self.count)
        ElementTree.ElementTree(batch).write(path, encoding="utf-8", xml_declaration=True)
        return str(path)


SAMPLE = {key: Sample(key) for key in SAMPLES}


def check(path):
    """An export at a time: two of one number are refused together."""
    done = subprocess.run([JUANCE, "check", "--json", path], capture_output=True, text=True)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return path, done.returncode, [one for one in told if one.get("type") in ("finding", "undecided")]


def run(paths):
    """Of each export what was told, and the exit status."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        done = list(pool.map(check, paths))
    return {path: told for path, _, told in done}, {path: status for path, status, _ in done}


def of(records, tag, **attributes):
    return [one for one in records.iter(B + tag)
            if all(one.get(key) == value for key, value in attributes.items())]


def one(records, tag, **attributes):
    return of(records, tag, **attributes)[0]


def material(batch, kind, **attributes):
    return one(batch, "material", kind=kind, medium="paper", **attributes)


def signed(entry, role):
    return [child for child in entry.findall(B + "signature") if child.get("role") == role]


def person(batch, key):
    return one(batch, "person", id=key)


def give(signature, batch, key):
    signature.set("person", key)
    signature.set("name", person(batch, key).get("name"))


# ---- single changes: (name, sample, change, rule, words; None: that rule tells nothing) ----------

CASES = []


def case(name, key, rule, *words, kind="finding", dossier=False):
    def take(change):
        CASES.append((name, key, change, rule, words, kind, dossier))
        return change
    return take


def silent(name, key, rule, dossier=False):
    return case(name, key, rule, kind=None, dossier=dossier)


@case("S1 a supervisor's signature by an assessor", "HN", "HN-S2", "崔伟（P020）", "内部质量督导员", "曾源雨（P010）")
def s1(batch):
    give(signed(material(batch, "scoreSummary", subject="practical"), "internalSupervisor")[0], batch, "P020")


@case("S2 the approval signed by nobody", "HN", "HN-S3", "P999", "查无此人", "梁英")
def s2(batch):
    for signature in material(batch, "certificateApproval").findall(B + "signature"):
        signature.set("person", "P999")


@case("a room record's supervisor, whom no row asks for, by an assessor", "HN", "HN-M04", "崔伟（P020）",
      "内部质量督导员", "曾源雨（P010）")
def undemanded(batch):
    give(signed(material(batch, "roomRecord", session="C002"), "internalSupervisor")[0], batch, "P020")


@case("a room record's head, whom no row asks for, by another room's", "YN", "YN-M16c", "C001", "考场负责人")
def undemanded_head(batch):
    give(signed(material(batch, "roomRecord", session="C001"), "roomHead")[0], batch, "P002")


def s3(batch):
    one(one(batch, "session", id="C002"), "duty", post="internalSupervisor").set("person", "P020")


case("S3 assessor and supervisor in one", "HN", "HN-08c", "崔伟（P020）", "C002", "考评员")(s3)
case("S3 an assessor has no card as supervisor", "HN", "HN-12", "崔伟（P020）", "C002", "督导员证卡")(s3)


@case("S4 one of two invigilators has not signed", "SC", "SC-S1", "范俊超（P005）", "C001")
def s4(batch):
    entry = material(batch, "roomRecord", session="C001")
    entry.remove(next(s for s in signed(entry, "invigilator") if s.get("person") == "P005"))


@case("S5 the roster signed by another than the head", "SC", "SC-S3", "郭曦强（P015）", "机构负责人", "蔡宇雨")
def s5(batch):
    signature = signed(material(batch, "scoreRoster"), "institutionHead")[0]
    signature.set("person", "P015")
    signature.set("name", "郭曦强")
    person(batch, "P014").set("id", "P014x")
    person(batch, "P015").set("name", "郭曦强")


@case("S6 one handles and approves", "SC", "SC-S4", "不同的两人", "郭曦强（P014）", "经办人和批准人")
def s6(batch):
    entry = material(batch, "certificateHandling")
    give(signed(entry, "approver")[0], batch, signed(entry, "handler")[0].get("person"))


@case("S7 the form signed by another", "YN", "YN-2a1", "代签人", "不是本人", "5325001000001")
def s7(batch):
    of(batch, "candidate")[0].set("signedBy", "代签人")


@case("S7 the form signed by another, Hunan", "HN", "HN-04a", "代签人", "不是本人")
def s7_hunan(batch):
    of(batch, "candidate")[0].set("signedBy", "代签人")


def without_first(batch):
    entry = one(batch, "material", id="M000239")
    first = signed(entry, "candidate")[0]
    entry.remove(first)
    return first


@case("S8 a line is missing on the sign-in sheet", "HN", "HN-M03", "没有", "签到行", "4325001000001")
def s8(batch):
    assert without_first(batch).get("person") == "4325001000001"


@case("S8 a line of one who did not sit there", "HN", "HN-M03", "没有参加场次", "4325001000046")
def s8_foreign(batch):
    entry = one(batch, "material", id="M000239")
    line = copy.deepcopy(signed(entry, "candidate")[0])
    stranger = of(batch, "candidate")[-1]
    line.set("person", stranger.get("number"))
    line.set("name", stranger.get("name"))
    entry.insert(0, line)


@case("a line of one whose seat names no session", "HN", "HN-M03", "无法判定", "4325001000001", kind="undecided")
def unplaced_line(batch):
    of(of(batch, "candidate", number="4325001000001")[0], "seat")[0].set("session", "C0O1")


@case("S8 a line of one who is told to be absent", "HN", "HN-M03", "没有参加场次", "4325001000001")
def s8_absent(batch):
    entry = one(batch, "material", id="M000239")
    for seat in of(of(batch, "candidate")[0], "seat", session=entry.get("session")):
        seat.set("absent", "true")


def unsigned_sheet(batch):
    entry = one(batch, "material", id="M000239")
    signatures = signed(entry, "candidate")
    for line in signatures:
        entry.remove(line)
    return entry, signatures


@case("S8 a scan alone is undecided", "HN", "HN-M03", "没有逐人签到的记录", "C001", kind="undecided")
def s8_scan(batch):
    unsigned_sheet(batch)


@case("S8 a scan with its count is undecided", "HN", "HN-M03", "没有逐人签到的记录", kind="undecided")
def s8_count(batch):
    entry, lines = unsigned_sheet(batch)
    entry.set("rows", str(len(lines)))


@case("S8 a count that is too small", "HN", "HN-M03", "应到")
def s8_few(batch):
    entry, lines = unsigned_sheet(batch)
    entry.set("rows", str(len(lines) - 1))


def rows_of(entry, lines):
    for line in lines:
        row = ElementTree.SubElement(entry, B + "rosterRow")
        row.set("candidate", line.get("person"))


@silent("S8 rows stand for signatures", "HN", "HN-M03")
def s8_rows(batch):
    rows_of(*unsigned_sheet(batch))


@case("S8 a row is missing", "HN", "HN-M03", "签到行", "4325001000001")
def s8_rows_missing(batch):
    entry, lines = unsigned_sheet(batch)
    rows_of(entry, lines[1:])


@silent("S8 names alone will do", "HN", "HN-M03")
def s8_names(batch):
    for line in signed(one(batch, "material", id="M000239"), "candidate"):
        del line.attrib["person"]


@silent("S8 a retained mark asks for no line", "HN", "HN-M03")
def s8_retained(batch):
    first = without_first(batch)
    candidate = one(batch, "candidate", number=first.get("person"))
    session = one(batch, "material", id="M000239").get("session")
    for seat in of(candidate, "seat", session=session):
        candidate.remove(seat)


@case("P5 one person under two ids", "HN", "HN-09a", "同一人", "P015", "P016")
def p5(batch):
    first, second = person(batch, "P015"), person(batch, "P016")
    second.set("name", first.get("name"))
    second.set("idNumber", first.get("idNumber"))


@case("P5 the supervisor enters marks", "HN", "HN-09b", "就是录入人")
def p5_supervisor(batch):
    for entry in of(batch, "scoreEntry"):
        entry.set("supervisor", entry.get("enteredBy"))


@case("a name that is not its id's", "SC", "SC-S1", "不是同一人", "刘嘉凯（P004）")
def other_name(batch):
    signed(material(batch, "roomRecord", session="C001"), "invigilator")[0].set("name", "他人")


@case("a name that is not its id's where nobody asks for the signature", "SC", "SC-M03", "不是同一人", "考场负责人")
def other_name_unasked(batch):
    signed(material(batch, "roomRecord", session="C001"), "roomHead")[0].set("name", "他人")


@silent("a head of the room without a duty told, by another kind of person", "GX", "P-1")
def no_room_head(batch):
    incident = one(batch, "incident")
    session = one(batch, "session", id=incident.get("session"))
    session.remove(one(session, "duty", post="roomHead"))
    incident.set("roomHead", person(batch, "P004").get("name"))


@case("a name that nobody has", "SC", "SC-S1", "他人", "查无此人")
def no_such_name(batch):
    signature = signed(material(batch, "roomRecord", session="C001"), "invigilator")[0]
    signature.set("name", "他人")
    del signature.attrib["person"]


@silent("a name without an id", "SC", "SC-S1")
def name_alone(batch):
    for signature in signed(material(batch, "roomRecord", session="C001"), "invigilator"):
        del signature.attrib["person"]


@case("two of one name", "SC", "SC-S1", "同名", "P004", "P009", kind="undecided")
def namesakes(batch):
    signature = signed(material(batch, "roomRecord", session="C001"), "invigilator")[0]
    person(batch, "P009").set("name", signature.get("name"))
    del signature.attrib["person"]


@case("an invigilator of another room", "SC", "SC-S1", "不是场次 C001的监考人员", "P009")
def other_room(batch):
    duties = {duty.get("person") for duty in of(one(batch, "session", id="C001"), "duty")}
    assert "P009" not in duties
    give(signed(material(batch, "roomRecord", session="C001"), "invigilator")[0], batch, "P009")


@case("no duties told", "SC", "SC-S1", "没有登记", kind="undecided")
def no_duties(batch):
    session = one(batch, "session", id="C001")
    for duty in of(session, "duty"):
        session.remove(duty)


@case("one of the assessors of a session has not signed", "HN", "HN-S1", "没有", "P020", "C002")
def assessor_missing(batch):
    entry = material(batch, "scoreSheet", session="C002")
    entry.remove(next(s for s in entry.findall(B + "signature") if s.get("person") == "P020"))


@silent("sheets of each assessor together have all signatures", "HN", "HN-S1")
def sheets_apart(batch):
    entry = material(batch, "scoreSheet", session="C002")
    second = copy.deepcopy(entry)
    second.set("id", "M900001")
    second.set("location", "另册")
    entry.remove(entry.findall(B + "signature")[0])
    second.remove(second.findall(B + "signature")[-1])
    batch.append(second)


@case("the summary signed by an assessor of another subject", "HN", "HN-S6", "不是技能操作考核各场次的", "P025")
def other_subject(batch):
    entry = material(batch, "scoreSummary", subject="practical")
    give([s for s in entry.findall(B + "signature") if s.get("role") in ("assessor", "leader")][0], batch, "P025")


@case("two records of one ID number and two names are one person", "HN", "HN-09a", "同一人", "P015", "P016")
def one_number(batch):
    person(batch, "P016").set("idNumber", person(batch, "P015").get("idNumber"))


@case("an incident signed by one who was not there", "GX", "N57-S1", "事件 E01", "不是场次 C001")
def incident_stranger(batch):
    give(of(one(batch, "incident"), "signature")[0], batch, "P022")


@case("an incident signed twice by one", "GX", "N57-S1", "只有 1 名")
def incident_twice(batch):
    first, second = of(one(batch, "incident"), "signature")[:2]
    give(second, batch, first.get("person"))
    for third in of(one(batch, "incident"), "signature")[2:]:
        one(batch, "incident").remove(third)


@case("an incident confirmed by no head of the room", "GX", "P-1", "不是场次 C001的考场负责人")
def incident_head(batch):
    one(batch, "incident").set("roomHead", person(batch, "P004").get("name"))


@case("data worked on by nobody", "HN", "DG-13", "不明人")
def operator(batch):
    of(batch, "dataOperation")[0].set("operator", "不明人")


@case("the institution confirms its own correction", "YN", "DG-14", "自行确认")
def confirmed(batch):
    of(batch, "correction", kind="correct")[0].set("confirmedBy", one(batch, "institution").get("name"))


@case("eligibility reviewed by nobody", "YN", "YN-2a4", "不明人", "5325001000001")
def reviewer(batch):
    of(batch, "candidate")[0].set("reviewer", "不明人")


@case("marks by one who marks nothing", "YN", "YN-2a4", "没有载入机构人员名册", kind="undecided", dossier=True)
def reviewer_unlisted(batch, dossier):
    of(batch, "candidate")[0].set("reviewer", "不明人")
    for member in dossier.findall(D + "staffMember"):
        dossier.remove(member)


def head_changed(batch, dossier, before, after, day):
    change = ElementTree.Element(D + "baseChange", aspect="head", before=before, after=after, changedOn=day)
    dossier.insert(list(dossier).index(dossier.find(D + "annualPlan")), change)


@silent("a head of before who signs before the change", "SC", "SC-S3", dossier=True)
def head_before(batch, dossier):
    name = one(batch, "institution").get("head")
    for record in (one(batch, "institution"), dossier):
        record.set("head", "新任")
    head_changed(batch, dossier, name, "新任", batch.get("exportedOn"))


@case("a head who is head no longer", "SC", "SC-S3", "不是", "新任", dossier=True)
def head_after(batch, dossier):
    name = one(batch, "institution").get("head")
    for record in (one(batch, "institution"), dossier):
        record.set("head", "新任")
    head_changed(batch, dossier, name, "新任", "2025-01-02")


def delegate(batch, dossier, until):
    signature = signed(material(batch, "scoreRoster"), "institutionHead")[0]
    give(signature, batch, "P015")
    entry = ElementTree.Element(D + "delegation", {"role": "institutionHead", "name": signature.get("name"),
                                                   "from": "2025-01-01", "until": until})
    dossier.insert(list(dossier).index(dossier.find(D + "questionBank")), entry)


@silent("one whom the head lets sign", "SC", "SC-S3", dossier=True)
def delegated(batch, dossier):
    delegate(batch, dossier, "2025-12-31")


@case("one whom the head let sign until January", "SC", "SC-S3", "P015", dossier=True)
def delegated_before(batch, dossier):
    delegate(batch, dossier, "2025-01-31")


def sentences(finding):
    """Of every case that is told in it, with what it is about."""
    return [case["message"] + case["subject"] for case in finding.get("cases", [finding])]


def check_cases():
    paths = {}
    for name, key, change, rule, words, kind, dossier in CASES:
        sample = SAMPLE[key]
        batch = copy.deepcopy(sample.batch)
        file = copy.deepcopy(sample.dossier) if dossier else None
        change(batch, file) if dossier else change(batch)
        paths[name] = sample.write(batch, file)
    told, status = run(list(paths.values()))
    for name, key, change, rule, words, kind, dossier in CASES:
        mine = [one for one in told[paths[name]] if one["rule"] == rule]
        said = [sentence for one in mine for sentence in sentences(one)]
        if kind is None:
            tap.ok("%s: %s finds nothing" % (name, rule), not [one for one in mine if one["type"] == "finding"] and status[paths[name]] in (0, 1), said)
            continue
        found = [one for one in mine if one["type"] == kind]
        tap.ok("%s: %s tells %s" % (name, rule, " ".join(words)),
               any(all(word in sentence for word in words) for one in found for sentence in sentences(one)), said)
    alone = subprocess.run([JUANCE, "check", paths["S1 a supervisor's signature by an assessor"]],
                           capture_output=True)
    tap.ok("exit 1", alone.returncode == 1, alone.returncode)


# ---- every signature that a row asks for ---------------------------------------------------------

def slots():
    for path in sorted((ROOT / "schemas" / "regulations").glob("*.xml")):
        regulation = ElementTree.parse(path).getroot()
        for row in regulation.findall(REGULATION + "material"):
            for signature in row.findall(REGULATION + "signature"):
                yield regulation.get("id"), row, signature


def holders(batch, roles):
    """Ids that no finding could be against: those who hold such a post or kind."""
    kinds = {"handler": {"examStaff"}, "approver": {"examStaff"}, "enterer": {"examStaff"}, "checker": {"examStaff"},
             "institutionHead": set(), "leader": {"assessor"}}
    allowed = set()
    for role in roles:
        allowed |= {one.get("id") for one in of(batch, "person")
                    if one.get("role") in kinds.get(role, {role})}
        allowed |= {duty.get("person") for duty in of(batch, "duty", post=role)}
    return allowed


def variants(sample, row, slot, roles):
    subjects = (slot.get("subject") or row.get("subject") or "").split()
    for entry in of(sample.batch, "material", kind=row.get("kind")):
        wanted = [s for s in entry.findall(B + "signature") if s.get("role") in roles]
        if not wanted or entry.get("copyOf"):
            continue
        if subjects and entry.get("subject") not in subjects:
            continue
        yield entry.get("id")
        return


def mutate(sample, entry_id, roles, how):
    batch = copy.deepcopy(sample.batch)
    entry = one(batch, "material", id=entry_id)
    signatures = [s for s in entry.findall(B + "signature") if s.get("role") in roles]
    if how == "taken away":  # of a sign-in sheet one line: a sheet without any is a scan
        for signature in signatures[:1] if roles == ["candidate"] else signatures:
            entry.remove(signature)
    elif how == "given to nobody":
        signatures[0].set("person", "P999")
    else:
        other = next(p for p in of(batch, "person") if p.get("id") not in holders(batch, roles))
        give(signatures[0], batch, other.get("id"))
    return sample.write(batch)


def check_slots():
    made, seen = [], set()
    for regulation, row, slot in slots():
        sample = SAMPLE.get(regulation)
        rule = slot.get("rule") or row.get("id")
        roles = slot.get("role").split()
        entry = next(variants(sample, row, slot, roles), None) if sample else None
        label = "%s %s %s" % (row.get("id"), rule, slot.get("role"))
        if not tap.ok("%s: a complete sample has such a signature" % label, entry is not None):
            continue
        seen.add(rule)
        for how in ("taken away", "given to nobody", "given to one of another role"):
            made.append((label, how, rule, mutate(sample, entry, roles, how)))
    told, status = run([path for *_, path in made])
    for label, how, rule, path in made:
        ok = any(one["rule"] == rule and one["type"] == "finding" for one in told[path])
        tap.ok("%s %s: told by its rule" % (label, how), ok and status[path] == 1,
               [(one["rule"], one["message"]) for one in told[path] if one["type"] == "finding"][:4])
    tap.ok("slots of every province that asks for signatures", len(seen) >= 15, sorted(seen))


check_cases()
check_slots()
sys.exit(tap.end())
