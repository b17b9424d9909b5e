#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One fact, one finding, with the person it is about: wherever it is told (text, JSON, findings.xml of the
volume, completeness report, 卷内备考表), a fault of one record names whose that is, and a fault that hits
many alike is told once with all of them."""
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import tap
from trial import ROOT, copy_sample, juance

COMPLETE = sorted(path.parent.relative_to(ROOT / "samples") for path in (ROOT / "samples").glob("*/complete-*/batch.xml"))
FORM = re.compile(r'<material [^>]*kind="applicationForm"[^>]*?(?:/>|>.*?</material>)\n?', re.S)
CANDIDATE = re.compile(r'<candidate number="([^"]*)" name="([^"]*)"')
NAMES = {"m": "urn:juance:findings"}


def change(folder, function):
    path = Path(folder) / "batch.xml"
    path.write_text(function(path.read_text(encoding="utf-8")), encoding="utf-8")


def of_forms(text, numbers, function):
    """`function` of each application form of these candidates, whatever the medium."""
    def one(found):
        mine = re.search(r'candidate="([^"]*)"', found[0])
        return function(found[0]) if mine and mine[1] in numbers else found[0]
    return FORM.sub(one, text)


def unsign(form):
    return re.sub(r"\s*<signature [^>]*?(/>|>.*?</signature>)", "", form)


# What is done to a form, and the word that is said of it.
FAULTS = (("unsigned", unsign, "未签字"), ("missing", lambda form: "", "缺少"))


def people_of(folder):
    return CANDIDATE.findall((Path(folder) / "batch.xml").read_text(encoding="utf-8"))


def findings_of(folder, where):
    said = [json.loads(line) for line in juance("check", "--json", folder, folder=where).out.splitlines()]
    return [finding for finding in said if finding["type"] == "finding"]


def pdf_text(data):
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return re.sub(r"\s+", "", run.stdout.decode())


def missing_in(text, people):
    flat = re.sub(r"\s+", "", text)
    return ["%s %s" % person for person in people if person[0] not in flat or re.sub(r"\s+", "", person[1]) not in flat]


def told_everywhere(name, folder, where, people, word, deep):
    """Name and number of each on the terminal and in JSON; `deep`: in all that is printed or sealed too."""
    text = juance("check", folder, folder=where)
    if text.status == 0:
        tap.skip(name, "nothing asks for it there")
        return
    tap.ok(f"{name}: findings", text.status == 1, text.err)
    tap.no(f"{name}: named in the text", missing_in(text.out, people))
    found = [finding for finding in findings_of(folder, where)
             if word in finding["message"] and finding.get("material") == "applicationForm"]
    named = [(about["id"], about["name"]) for finding in found for case in finding["cases"]
             for about in case["about"] if about["kind"] == "candidate"]
    tap.no(f"{name}: named in JSON", set(people) ^ set(named))
    tap.ok(f"{name}: one finding of a kind", len({(finding["rule"], finding["message"]) for finding in found}) == len(found))
    tap.ok(f"{name}: its count is that of its cases", all(finding["count"] == len(finding["cases"]) for finding in found))
    if deep:
        told_in_print(name, folder, where, people, word)


def told_in_print(name, folder, where, people, word):
    out = Path(where) / "reports"
    juance("check", "-o", out, folder, folder=where)
    report = next(out.glob("*/*/*/completeness.pdf"))
    tap.no(f"{name}: named in the completeness report", missing_in(pdf_text(report.read_bytes()), people))
    for form in ("xml", "json"):
        tap.no(f"{name}: named in the report as {form}", missing_in(report.with_suffix("." + form).read_text(encoding="utf-8"), people))
    archive = Path(where) / "archive"
    built = juance("build", "--archive", archive, "--seal-incomplete", "王某: 无法补正", folder, folder=where)
    tap.ok(f"{name}: sealed as incomplete", built.status == 1, built.err)
    volume = zipfile.ZipFile(next(archive.glob("volumes/*/*/*-D5.zip")))
    inside = {Path(entry).name: entry for entry in volume.namelist()}
    findings = volume.read(inside["findings.xml"])
    tap.no(f"{name}: named in findings.xml", missing_in(findings.decode(), people))
    (Path(where) / "findings.xml").write_bytes(findings)
    valid = subprocess.run(["xmllint", "--noout", "--schema", ROOT / "schemas/findings.xsd", Path(where) / "findings.xml"],
                           capture_output=True, text=True, check=False)
    tap.ok(f"{name}: findings.xml is valid", valid.returncode == 0, valid.stderr)
    told = sum(len(finding.findall("m:case", NAMES)) for finding in ElementTree.fromstring(findings)
               if finding.get("material") == "applicationForm" and word in finding.findtext("m:message", "", NAMES))
    tap.ok(f"{name}: findings.xml has a case each", told >= len(people), told)
    tap.no(f"{name}: named in the remarks", missing_in(pdf_text(volume.read(inside["卷内备考表.pdf"])), people))


def each_sample():
    """The first candidate's form, and then forty alike."""
    for number, sample in enumerate(COMPLETE):
        for fault, function, word in FAULTS:
            for count in (1, 40):
                deep = number == 1 or (count, fault) == (40, "missing")
                with tempfile.TemporaryDirectory() as where:
                    folder = copy_sample(sample, Path(where) / "export")
                    people = people_of(folder)[:count]
                    change(folder, lambda text: of_forms(text, {number for number, _ in people}, function))
                    told_everywhere(f"{sample}, {fault}, {len(people)}", folder, where, people, word, deep)


def many_alike():
    """Twenty thousand of one fault: the text is bounded and says what it leaves out, JSON has all."""
    with tempfile.TemporaryDirectory() as where:
        subprocess.run([sys.executable, ROOT / "tests/samples/make_samples.py", "--province", "sichuan", "--candidates",
                        "20000", "--seed", "5", "--lean", "--output", where], check=True, capture_output=True)
        folder = next(Path(where).glob("*/batch.xml")).parent
        with open(folder / "batch.xml", encoding="utf-8") as old, open(folder / "new", "w", encoding="utf-8") as new:
            new.writelines(line.replace(' uploadedOn="2025', ' uploadedOn="2026') for line in old)
        (folder / "new").rename(folder / "batch.xml")  # by lines: what this script holds would count as the program's
        text = juance("check", folder, folder=where)
        tap.ok("20,000 alike: findings", text.status == 1, text.err)
        tap.ok("20,000 alike: the text is bounded", len(text.out) < 100_000, len(text.out))
        tap.ok("20,000 alike: and says what it leaves out", re.search(r"and \d{4,} more \(--json", text.out), text.out[-300:])
        found = findings_of(folder, where)
        tap.ok("20,000 alike: few findings", len(found) < 10, len(found))
        tap.ok("20,000 alike: JSON has all of them", max(len(finding["cases"]) for finding in found) > 10_000)
        tap.ok("20,000 alike: memory is bounded", text.peak < 100 << 20, text.peak)


def main():
    each_sample()
    many_alike()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
