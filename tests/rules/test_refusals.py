#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No unknown code, no dangling reference and no doubled id of an export or an institution's file
passes: every attribute that the schemas call so is tried, in an instance that is made from the
schemas, so that the next attribute is tried too; and the same in the samples, one field of each at a
time, where nothing else may be lost by it."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from xml.sax.saxutils import quoteattr

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT / "tests"))
import tap  # noqa: E402

JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
X, M = "{http://www.w3.org/2001/XMLSchema}", "{urn:juance:model}"
VALUES = {"text": "某", "code": "a", "id": "X1", "ids": "X1", "codes": "a", "batchNumber": "2025-001",
          "region": "430100", "institutionCode": "S000043999901", "count": "1", "year": "2025",
          "decimal": "1", "xs:boolean": "true", "date": "2025-03-01", "moment": "2025-03-01T09:00:00",
          "path": "a.pdf", "occupationCode": "6-18-01-01", "occupationCodes": "6-18-01-01",
          "digest": "0" * 64, "words": "某", "personName": "某", "idNumber": "X1"}
BAD_CODE, BAD_ID = "zzz-no-code", "NOBODY-9"
KEEP = {"jurisdiction": "hunan", "version": "1.0"}


class Schema:
    def __init__(self, name):
        self.types = {}
        for file in (name, "common"):
            root = ElementTree.parse(ROOT / f"schemas/{file}.xsd").getroot()
            for kind in root.iter(X + "complexType"):
                self.types[kind.get("name")] = kind
            self.namespace = self.namespace if file == "common" else root.get("targetNamespace")

    def attributes(self, kind):
        return self.types[kind].findall(X + "attribute")

    def children(self, kind):
        return self.types[kind].findall(f"{X}sequence/{X}element")

    def reachable(self, kind, seen):
        if kind not in seen:
            seen.append(kind)
            for child in self.children(kind):
                self.reachable(child.get("type"), seen)
        return seen

    def looked_up(self, attribute, kinds):
        """A reference that names something of its own file."""
        refers = (attribute.get(M + "refers") or "").split()
        return [word for word in refers if word.split(".")[0] in kinds]

    def is_id(self, attribute):
        return attribute.get(M + "id") or (attribute.get("name") == "id" and attribute.get("type") == "id")


def instance(schema, kind, kinds, expected, fault):
    """The element as text, each of its children once (twice where `fault` doubles ids)."""
    text = f"<{kind}"
    for attribute in schema.attributes(kind):
        name, of = attribute.get("name"), attribute.get("type")
        value = KEEP.get(name) or VALUES[of]
        if attribute.get(M + "codes"):
            value = BAD_CODE if fault == "codes" else codes[attribute.get(M + "codes")]
            if fault == "codes":
                expected.add((kind, name, BAD_CODE))
        elif schema.looked_up(attribute, kinds) and fault == "references":
            value = BAD_ID
            expected.add((kind, name, BAD_ID))
        elif fault == "ids" and schema.is_id(attribute) and kind != ROOTS[schema.namespace]:
            expected.add((kind, name, value))
        text += f" {name}={quoteattr(value)}"
    text += ">"
    for child in schema.children(kind):
        assert child.get("name") == child.get("type"), child.get("name")
        twice = fault == "ids" and any(map(schema.is_id, schema.attributes(child.get("type"))))
        text += instance(schema, child.get("type"), kinds, expected, fault) * (2 if twice else 1)
    return text + f"</{kind}>"


def check(folder, *more):
    done = subprocess.run([JUANCE, "check", "-a", f"{folder}/archive", "--json", *more, f"{folder}/x"],
                          capture_output=True, text=True, check=False,
                          env={**os.environ, "LANG": "C.UTF-8", "JUANCE_DATA": str(ROOT)})
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return done, [line for line in found if line.get("type") in ("finding", "undecided")]


def names(findings, rule, attribute, value):
    """Of whom: (line, file) of the findings of the rule that name attribute and value."""
    return [finding for finding in findings
            if finding.get("rule") == rule and finding["type"] == "finding" and finding["blocks"]
            and f"（{attribute}）" in finding["message"] and value in finding["message"]]


codes = {}
for code_list in ElementTree.parse(ROOT / "schemas/codes.xml").getroot():
    codes[code_list.get("name")] = code_list[0].get("value")
batch, dossier = Schema("assessment-batch"), Schema("institution")
ROOTS = {batch.namespace: "batch", dossier.namespace: "dossier"}
RULES = {"codes": "DF-code", "references": "DF-ref", "ids": "DF-id"}


def written(schema, fault, path):
    expected = set()
    root = ROOTS[schema.namespace]
    kinds = schema.reachable(root, [])
    text = instance(schema, root, kinds, expected, fault)
    text = text.replace(f"<{root} ", f'<{root} xmlns="{schema.namespace}" ', 1)
    text = re.sub(r' institutionFile="[^"]*"', "", text, count=1)
    path.write_text(text, encoding="utf-8")
    return expected


def try_schemas():
    for fault, rule in RULES.items():
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(f"{folder}/x")
            expected = written(batch, fault, Path(f"{folder}/x/batch.xml"))
            of_dossier = written(dossier, fault, Path(f"{folder}/institution.xml"))
            done, findings = check(folder, "--institution", f"{folder}/institution.xml")
            tap.ok(f"{fault}: an export with faults alone ends in 1", done.returncode == 1,
                   done.returncode if findings else done.stderr)
            tap.ok(f"{fault}: there are many to try", len(expected) + len(of_dossier) > 14, len(expected))
            for which, all_of in (("export", expected), ("institution", of_dossier)):
                tap.no(f"{fault}: each attribute of the {which} is named with its value",
                       [f"{kind}/@{name}" for kind, name, value in sorted(all_of)
                        if not names(findings, rule, name, value)])


# ---- the samples --------------------------------------------------------------------------------

def mutations(text):
    """(kind, attribute, where its value stands): the first element that has each."""
    kinds = batch.reachable("batch", [])
    for kind in kinds:
        for attribute in batch.attributes(kind):
            name = attribute.get("name")
            coded = attribute.get(M + "codes")
            if not coded and not batch.looked_up(attribute, kinds):
                continue
            found = re.search(r'<%s\s[^>]*?\b%s="([^"]*)"' % (kind, name), text)
            if found:
                yield kind, name, found.span(1), BAD_CODE if coded else BAD_ID


def facts(findings):
    return {(finding["rule"], finding["message"]) for finding in findings if finding["type"] == "finding"}


def try_samples():
    tried = set()
    for sample in ("hunan/complete-social-organisation", "guangxi/complete-other-city",
                   "yunnan/complete-corrected-certificates"):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "samples" / sample, f"{folder}/x")
            path = Path(f"{folder}/x/batch.xml")
            text = path.read_text(encoding="utf-8")
            missed = []
            for kind, name, (start, end), bad in mutations(text):
                if (kind, name) in tried:
                    continue
                tried.add((kind, name))
                path.write_text(text[:start] + bad + text[end:], encoding="utf-8")
                done, findings = check(folder)
                rule = "DF-code" if bad == BAD_CODE else "DF-ref"
                named = names(findings, rule, name, bad)
                if done.returncode != 1 or len(named) != 1 or not named[0]["line"]:
                    missed.append(f"{kind}/@{name}: {done.returncode}, {len(named)}")
            tap.no(f"{sample}: each field is one finding, with its line", missed)
    tap.ok("the samples hold most of the fields", len(tried) > 60, len(tried))


SLIPS = (("a slip of a kind of material", r'kind="applicationForm"', 'kind="applicationform"', 0),
         ("a slip of a subject", r'(<session [^>]*subject=")practical', r"\1practice", 0),
         ("a status that is none", r'(<certificate [^>]*status=")valid', r"\1zzz", 0),
         ("a level in letters", r'(<candidate [^>]*level=")\d', r"\1gaoji", 1))


def try_what_is_lost():
    for sample in ("hunan/defective-rules", "hunan/defective-signatures", "guangxi/defective-files"):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "samples" / sample, f"{folder}/x")
            path = Path(f"{folder}/x/batch.xml")
            text = path.read_text(encoding="utf-8")
            before = facts(check(folder)[1])
            for what, pattern, bad, may_lose in SLIPS:
                path.write_text(re.sub(pattern, bad, text, count=1), encoding="utf-8")
                after = facts(check(folder)[1])
                tap.ok(f"{sample}: by {what} nothing else is lost", len(before - after) <= may_lose and
                       any(rule == "DF-code" for rule, _ in after), sorted(before - after)[:3])


def changed(sample, pattern, to, times=1):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples" / sample, f"{folder}/x")
        path = Path(f"{folder}/x/batch.xml")
        text = path.read_text(encoding="utf-8")
        edited = re.sub(pattern, to, text, count=times)
        assert edited != text, pattern
        path.write_text(edited, encoding="utf-8")
        return check(folder)


def try_one_by_one():
    done, findings = changed("sichuan/complete-school", r'(<candidate [^>]*?)sex="."', r'\1sex="male"')
    found = names(findings, "DF-code", "sex", "male")
    tap.ok("allowed values and labels are told", found and "1（男）、2（女）" in found[0]["message"])
    tap.ok("and the candidate", found and found[0]["subjectKind"] == "candidate" and found[0]["subjectId"])
    for what, pattern, to in (
            ("session S9 of a video", r'(<video [^>]*session=")[^"]*', r"\1S9"),
            ("room R9 of a session", r'(<session [^>]*room=")[^"]*', r"\1R9")):
        done, findings = changed("hunan/complete-social-organisation", pattern, to)
        value = to[2:]
        tap.ok(f"{what}: named once, and what hangs on it is undecided", done.returncode == 1 and
               sum(finding["rule"] == "DF-ref" for finding in findings) == 1 and
               not any("未填写" in finding["message"] for finding in findings) and
               any(finding["type"] == "undecided" and value in finding["message"] for finding in findings),
               [finding["message"] for finding in findings])
    for kind in ("person", "room", "session", "venue", "material", "paper", "video", "candidate"):
        # the record a second time, on a line of its own
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "samples/hunan/complete-social-organisation", f"{folder}/x")
            path = Path(f"{folder}/x/batch.xml")
            text = path.read_text(encoding="utf-8")
            first = re.search(rf"<{kind}\s[^>]*?(/>|>.*?</{kind}>)", text, re.S)
            path.write_text(text[:first.end()] + "\n" + first.group(0) + text[first.end():], encoding="utf-8")
            lines = [text.count("\n", 0, first.start()) + 1,
                     text.count("\n", 0, first.end()) + 2]
            done, findings = check(folder)
            found = [finding for finding in findings if finding["rule"] == "DF-id"]
            tap.ok(f"two of <{kind}> under one id: blocks, with both lines", done.returncode == 1 and
                   len(found) == 1 and all(f"第{line}行" in found[0]["message"] for line in lines),
                   [finding["message"] for finding in found] or done.stderr)


try_schemas()
try_samples()
try_what_is_lost()
try_one_by_one()
sys.exit(tap.end())
