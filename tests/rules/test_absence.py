#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Absence is no fact, and what no text says is no fault. No earlier assessment on record is no year of
idleness; what may not be read is not missing; a day without a notice of the province is said, and the roster
stays permanent; what no notice obliges is at most a hint without a sanction. One thing of a sample is changed
each time and the outcome looked at."""
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "JUANCE_DATA": str(ROOT)}
HN, YN, GX, SC = ("hunan/complete-social-organisation", "yunnan/complete-corrected-certificates",
                  "guangxi/complete-other-city", "sichuan/complete-school")
COUNTED = ("阻断", "严重", "一般")
NO_TEXT = "不属通知条文"


def run(*arguments, user=None):
    how = {"user": user, "group": user, "extra_groups": []} if user else {}
    return subprocess.run([JUANCE, *map(str, arguments)], capture_output=True, text=True, check=False,
                          env=ENVIRONMENT, **how)


class Scene:
    """A copy of a sample, changed by regular expressions; those of `institution` change its file."""

    def __init__(self, folder, sample, *changes, institution=()):
        self.folder = Path(tempfile.mkdtemp(dir=folder)) / "export"
        shutil.copytree(ROOT / "samples" / sample, self.folder)
        self.change("batch.xml", changes)
        self.change("institution.xml", institution)

    def change(self, name, changes):
        path = self.folder / name
        for pattern, by in changes:
            text = path.read_text(encoding="utf-8")
            changed = re.sub(pattern, by, text, count=0, flags=re.S)
            assert changed != text, pattern
            path.write_text(changed, encoding="utf-8")

    def move_days(self, by):
        """Every date of both files so many days later."""
        for name in ("batch.xml", "institution.xml"):
            path = self.folder / name
            path.write_text(re.sub(r"(?<![\w/])(20\d\d-\d\d-\d\d)(?!\d)",
                                   lambda day: str(datetime.date.fromisoformat(day[1]) + datetime.timedelta(by)),
                                   path.read_text(encoding="utf-8")), encoding="utf-8")

    def check(self, *options):
        """(exit status, what was found by rule, all that was said as text)"""
        said = run("check", "--json", *options, self.folder)
        found = {}
        for line in said.stdout.splitlines():
            item = json.loads(line)
            if item["type"] != "export":
                found.setdefault(item["rule"], []).append(item)
        return said.returncode, found, run("check", *options, self.folder)


def severe(found):
    return sorted({rule for rule, items in found.items() for item in items
                   if item["type"] == "finding" and item["severity"] in COUNTED})


# ---- what no text says -------------------------------------------------------------------------

def once(pattern, by):
    """Only the first place."""
    return r"\A(.*?)" + pattern, r"\1" + by


def published(since, until):
    return [(r'<publication from="[^"]*" until="[^"]*"', '<publication from="%s" until="%s"' % (since, until))]


NOTHING_OBLIGES = [  # what, sample, changes, of the institution's file, the rule of the one hint (None: nothing)
    ("N1 a worker without ID number", HN, [once(r'(<person [^>]*?) idNumber="[^"]*"', r"\2")], [], "ID-staff"),
    ("N1 the same in Guangxi", GX, [once(r'(<person [^>]*?) idNumber="[^"]*"', r"\2")], [], "ID-staff"),
    ("N2 a worker without a written declaration", HN, [(r' avoidanceDeclaredOn="[^"]*"', "")], [], None),
    ("N3 published from the day of issue", HN, published("2025-04-28", "2025-05-09"), [], "HN-14"),
    ("N3 the same in Guangxi", GX, published("2025-05-16", "2025-05-26"), [], "GX-pub1"),
    ("N4 a serial below earlier ones", HN, [once(r'(<certificate [^>]*?issuedOn=")[^"]*', r"\g<2>2025-05-06")], [],
     "CERT-1a"),
    ("N5 passed, and no certificate", HN,
     [once(r'<certificate number="S000043999901254001001".*?</certificate>', ""),
      (r'<certificate number="S000043999901254001001"[^>]*/>', ""),
      (r'\s*<rosterRow [^>]*certificate="S000043999901254001001"[^>]*/>', ""),
      (r'\s*<dataOperation [^>]*certificate="S000043999901254001001"[^>]*/>', ""), (r' rows="35"', ' rows="34"')], [],
     "CERT-3a"),
    ("N6 a candidate without residence", YN, [once(r' residence="[^"]*"', "")], [], "YN-2a3"),
    ("nobody's face was matched", YN, [(r' faceMatched="true"', ' faceMatched="false"')], [], "YN-face"),
    ("a plan that names no version of the annual plan", YN, [(r' annualPlanVersion="[^"]*"', "")], [], "YN-3a"),
    ("the same in Hunan", HN, [(r' annualPlanVersion="[^"]*"', "")], [], "HN-03g"),
    ("a fee published after registration began", HN,
     [(r'(<feePublication [^>]*?publishedOn=")[^"]*', r"\g<1>2025-03-20"),
      (r'(<feePublication [^>]*?postedOn=")[^"]*', r"\g<1>2025-03-20")], [], None),
    ("a star rating of three years ago", GX, [], [(r'(<starRating [^>]*?ratedOn=")[^"]*', r"\g<1>2020-01-01")],
     "GX-star"),
    ("a branch whose headquarters issue", YN,
     [once(r'(<institution [^>]*?)branch="false"', r'\2branch="true"'), once(r'issuer="[^"]*"', 'issuer="总部"')], [],
     "YN-2c"),
    ("an external report that came late", HN, [(r'(<externalSupervision [^>]*?reportedOn=")[^"]*', r"\g<1>2025-06-01")],
     [], "HN-08g"),
]


def changed(folder, sample, changes, institution):
    scene = Scene(folder, sample)
    for name, list_of in (("batch.xml", changes), ("institution.xml", institution)):
        for pattern, by in list_of:
            path = scene.folder / name
            text = path.read_text(encoding="utf-8")
            new = re.sub(pattern, by, text, flags=re.S)
            if new == text and "certificate number" in pattern:
                continue  # one of the two forms of the element
            assert new != text, (sample, pattern)
            path.write_text(new, encoding="utf-8")
    return scene


def look_at_hints(folder):
    for what, sample, changes, institution, rule in NOTHING_OBLIGES:
        status, found, _ = changed(folder, sample, changes, institution).check()
        told = [item for items in found.values() for item in items if item["type"] == "finding"]
        tap.ok("%s: exit 0, nothing of 一般" % what, status == 0 and not severe(found), "%s %s" % (status, severe(found)))
        tap.ok("%s: %s" % (what, rule or "nothing is said"),
               {item["rule"] for item in told} == ({rule} if rule else set()), [item["rule"] for item in told])
        tap.ok("%s: no sanction is threatened" % what, not [item for item in told if item.get("consequence")])
        if rule and rule.startswith(("HN-14", "GX-pub")):
            tap.ok("%s: once, not once a certificate" % what, len(told) == 1, len(told))
        tap.no("%s: says that no text obliges, or whom it binds" % what,
               [item["title"] for item in told if NO_TEXT not in item["title"] + item["clause"]
                and not re.search("监管部门|外部质量督导员", item["responsible"])])


# ---- no notice in force --------------------------------------------------------------------------

def look_at_days_without_notice(folder):
    words = "没有"
    for sample, province, before in ((HN, "湖南省", "2022-05-31"), (YN, "云南省", "2023-01-10"),
                                     (SC, "四川省", "2021-12-31")):
        scene = Scene(folder, sample)
        first = min(re.findall(r'<session [^>]*?start="(\d{4}-\d\d-\d\d)',
                               (scene.folder / "batch.xml").read_text(encoding="utf-8")))
        scene.move_days((datetime.date.fromisoformat(before) - datetime.date.fromisoformat(first)).days)
        status, found, said = scene.check()
        tap.ok("%s before its notice: found as a hint" % province, "DF-notice" in found and
               found["DF-notice"][0]["severity"] == "提示", sorted(found))
        tap.ok("%s: the verdict's line says so" % province,
               "no notice of the province in force" in said.stdout.splitlines()[0], said.stdout[:300])
        tap.ok("%s: the texts that were applied, and that its own was not" % province,
               "%s%s" % (words, province) in said.stdout and "已知有效" in said.stdout, said.stdout[:600])
        archive = scene.folder.parent / "archive"
        run("build", "-q", "--archive", archive, "--seal-incomplete", "王五: 旧批次", scene.folder)
        classes = roster_classes(archive)
        tap.ok("%s: the roster is kept in Y" % province, "Y" in classes and "D5" not in classes, classes)
        report = "".join(path.read_text(encoding="utf-8") for path in archive.glob("reports/**/*.xml"))
        tap.ok("%s: the report says so" % province, "%s%s的有效通知" % (words, province) in report, report[:200])
    status, found, said = Scene(folder, HN).check()
    tap.ok("with a notice in force nothing of this is said", status == 0 and "DF-notice" not in found
           and "no notice" not in said.stdout, said.stdout)


def roster_classes(archive):
    classes = set()
    for path in archive.glob("volumes/*/*/*.zip"):
        with zipfile.ZipFile(path) as volume:
            record = [name for name in volume.namelist() if name.endswith("meta/record.xml")]
            for entry in ElementTree.fromstring(volume.read(record[0])).iter():
                if entry.get("kind") == "certificateRoster":
                    classes.add(path.stem.rsplit("-", 1)[1])
    return sorted(classes)


# ---- no record of an assessment -------------------------------------------------------------------

def look_at_idleness(folder):
    idle = {"HN-18", "N57-13c", "N57-14g", "GX-23-3", "GX-23-7", "NM-5e"}
    for sample in (HN, GX, "inner-mongolia/complete-enterprise"):
        scene = Scene(folder, sample, institution=[(r"<earlierBatch .*</earlierBatch>", ""),
                                                   (r'filedOn="[^"]*"', 'filedOn="2020-01-02"')])
        for options in ((), ("--archive", scene.folder.parent / "empty")):
            _, found, _ = scene.check(*options)
            tap.no("%s: no earlier batch is no year of idleness %s" % (sample, options[:1]),
                   sorted(idle & set(severe(found))))
            tap.ok("%s: but it is said that it is not known %s" % (sample, options[:1]),
                   any(item["type"] == "undecided" for rule in idle for item in found.get(rule, [])), sorted(found))
    judged(folder, "no earlier batch in the institution's file", r"<earlierBatch [^>]*/>", "", "2022-09-20")
    judged(folder, "an old file that ends before the year does", r'lastExam="[^"]*"', 'lastExam="2021-06-01"', "2021-06-20",
           r' batch="2022-004"', "")
    judged(folder, "the case itself proves an assessment", r'lastExam="[^"]*"', 'lastExam="2021-06-01"', "2022-10-20")
    case = case_scene(folder, r'lastExam="[^"]*"', 'lastExam="2021-06-01"', "2022-10-20", r' batch="2022-004"', "")
    tap.ok("a record that spans the year, and nothing in the case: idle", "没有开展评价" in notice(case))


def case_scene(folder, pattern, by, updated, *in_case):
    scene = Path(tempfile.mkdtemp(dir=folder)) / "case"
    shutil.copytree(ROOT / "samples/hunan/cases/repeat-1-interview", scene)
    path = scene / "institution.xml"
    text = re.sub(pattern, by, path.read_text(encoding="utf-8"))
    text = re.sub(r'updatedOn="[^"]*"', 'updatedOn="%s"' % updated, text)
    path.write_text(re.sub(r'filedOn="[^"]*"', 'filedOn="2021-01-01"', text), encoding="utf-8")
    if in_case:
        path = scene / "case.xml"
        path.write_text(re.sub(*in_case, path.read_text(encoding="utf-8")), encoding="utf-8")
    return scene


def notice(scene):
    return run("notice", "-o", scene / "out", scene / "case.xml").stdout


def judged(folder, what, *changes):
    said = notice(case_scene(folder, *changes))
    tap.ok("K7 %s: tier O1, not O3" % what, "tier O1" in said and "没有开展评价" not in said, said[:400])


# ---- no permission --------------------------------------------------------------------------------

NOBODY = 65534


def look_at_permissions(folder):
    what = "what may not be read is not missing"
    if os.getuid() != 0:
        tap.skip(what, "only root can become somebody else")
        return
    scene = Scene(folder, HN)
    archive = scene.folder.parent / "archive"
    run("build", "-q", "--archive", archive, scene.folder)
    open_all(folder)
    if run("check", scene.folder, user=NOBODY).returncode != 0:
        tap.skip(what, "the program cannot be run by somebody else here")
        return
    material = sorted(scene.folder.glob("**/*申报表*"))[0]
    cannot_be_judged(scene, "a material", material)
    cannot_be_judged(scene, "the folder of a material", material.parent)
    says_permission(scene, "the institution's file", scene.folder / "institution.xml", 0, "check", scene.folder)
    for command in (("verify", archive), ("due", "--archive", archive), ("search", "--archive", archive, "王"),
                    ("check", "--archive", archive, scene.folder)):
        says_permission(scene, "the archive (%s)" % command[0], archive, 0o700, *command)
    volumes = sorted(archive.glob("volumes/*/*"))[0]
    for mode in (0o700, 0o744):
        says_permission(scene, "a folder of volumes, %o" % mode, volumes, mode, "verify", archive)
    for volume in sorted(volumes.glob("*.zip")):
        says_permission(scene, "a volume " + volume.stem[-2:], volume, 0, "verify", archive)


def cannot_be_judged(scene, what, path):
    """Of the batch's own files: a finding that names the permission."""
    before = path.stat().st_mode
    path.chmod(0)
    said = run("check", scene.folder, user=NOBODY)
    path.chmod(before)
    tap.ok("%s that may not be read: found, with the permission named" % what,
           said.returncode in (1, 3) and "没有读取权限" in said.stdout, "%d %s" % (said.returncode, said.stdout + said.stderr))
    tap.ok("%s that may not be read: nothing is called missing" % what,
           not re.search("缺失|缺少", said.stdout), said.stdout)


def open_all(folder):
    for path in [Path(folder), *Path(folder).rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def says_permission(scene, what, path, mode, *command):
    before = path.stat().st_mode
    path.chmod(mode)
    said = run(*command, user=NOBODY)
    path.chmod(before)
    words = said.stdout + said.stderr
    tap.ok("%s that may not be read: 3" % what, said.returncode == 3, "%d %s" % (said.returncode, words))
    tap.ok("%s: permission is named, and nothing is called missing" % what,
           re.search("ermission", words) and not re.search(r"is missing, |which is missing|it is missing|no such|缺失", words),
           words)


# ---- the texts' days ------------------------------------------------------------------------------

def look_at_texts():
    said = run("rules", "--json").stdout.splitlines()
    sources = [json.loads(line) for line in said if '"type":"source"' in line]
    tap.ok("rules --json: each source says until when it was known", sources and all(
        re.fullmatch(r"\d{4}-\d\d-\d\d", source.get("knownAsOf") or "") for source in sources))
    text = run("rules", "--jurisdiction", "hunan").stdout
    tap.ok("rules: so does the text", text.count("known to be in force until") >= 5, text[:400])
    tap.ok("explain says it of a rule", "known to be in force until" in run("explain", "HN-17a").stdout)


def main():
    with tempfile.TemporaryDirectory() as folder:
        look_at_hints(folder)
        look_at_days_without_notice(folder)
        look_at_idleness(folder)
        look_at_permissions(folder)
    look_at_texts()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
