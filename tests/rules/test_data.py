#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The notices as data: schemas, codes, references between the files, and that nothing was lost."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import tap

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
SCHEMAS = ROOT / "schemas"


def check(what, wrong):
    """One line of TAP; `wrong` lists what is not as it should be."""
    tap.no(what, sorted(set(wrong)))


def local(element):
    return element.tag.rpartition("}")[2]


def all_of(folder):
    return {path: ET.parse(path).getroot() for path in sorted((SCHEMAS / folder).glob("*.xml"))}


def invalid(folder, schema):
    for path in sorted((SCHEMAS / folder).glob("*.xml")):
        run = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / schema, path],
                             capture_output=True, text=True)
        if run.returncode:
            yield run.stderr.splitlines()[0]


def codes():
    return {entry.get("name"): {code.get("value") for code in entry} for entry in ET.parse(SCHEMAS / "codes.xml").getroot()}


def expand(line):
    """"HN-M01..20" is twenty ids."""
    for word in line.split():
        match = re.fullmatch(r"(.*?)(\d+)\.\.(\d+)", word)
        if not match:
            yield word
            continue
        head, first, last = match.groups()
        for number in range(int(first), int(last) + 1):
            yield f"{head}{number:0{len(first)}d}"


def expected_ids():
    for line in (Path(__file__).parent / "ids.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield from expand(line)


def main():
    regulations, jurisdictions, misconduct = all_of("regulations"), all_of("jurisdictions"), all_of("misconduct")
    known = codes()
    check("regulation files validate", invalid("regulations", "regulation.xsd"))
    check("jurisdiction files validate", invalid("jurisdictions", "jurisdiction.xsd"))
    check("misconduct files validate", invalid("misconduct", "misconduct.xsd"))

    ids, twice = {}, []
    for path, root in regulations.items():
        for element in root:
            own = [element.get("id")] if element.get("id") else []
            signed = [child.get("rule") for child in element if local(child) == "signature" and child.get("rule")]
            for name in own:
                if name in ids:
                    twice.append(f"{name} in {ids[name].name} and {path.name}")
            for name in own + signed:
                ids[name] = path
    check("a rule id stands once", twice)
    check("every rule and material of the notices is there", (f"{name} is missing" for name in expected_ids() if name not in ids))

    check("material kinds and signers are codes", (
        f"{element.get('id')}: {word}" for root in regulations.values() for element in root if local(element) == "material"
        for word in ([element.get("kind")] if element.get("kind") not in known["material.kind"] else [])
        + [role for child in element if local(child) == "signature" for role in child.get("role").split()
           if role not in known["signature.role"]]))

    files = {root.get("id") for root in regulations.values()}
    check("jurisdictions use and cite files that exist", (
        f"{path.name}: {element.get('regulation')}" for path, root in jurisdictions.items()
        for element in root.iter() if element.get("regulation") and element.get("regulation") not in files))
    check("jurisdictions name a class for each medium", (
        path.name for path, root in jurisdictions.items()
        if {element.get("medium") for element in root if local(element) == "retention"} != {"paper", "electronic", "video"}))
    # The data format is no notice: it holds on every day.
    undated = {root.get("id") for root in regulations.values() if not root.get("effectiveFrom")} - {"DF"}
    check("a notice without a date has a stated one", (
        f"{path.name}: {element.get('regulation')}" for path, root in jurisdictions.items() for element in root
        if local(element) == "use" and element.get("regulation") in undated
        and not (element.get("from") and element.get("stated") == "true")))

    wrong = []
    for path, root in misconduct.items():
        tiers = {element.get("id") for element in root if local(element) == "tier"}
        if root.get("id") not in files:
            wrong.append(f"{path.name}: no regulation {root.get('id')}")
        for element in root:
            for tier in (element.get("tier") or element.get("to") or element.get("tiers") or "").split():
                if tier not in tiers:
                    wrong.append(f"{path.name} {element.get('id')}: no tier {tier}")
            if element.get("from") not in (None, "any", *tiers):
                wrong.append(f"{path.name} {element.get('id')}: no tier {element.get('from')}")
            wrong += [f"{path.name} {element.get('id')}: no rule {rule}" for rule in (element.get("rules") or "").split() if rule not in ids]
            wrong += [f"{path.name} {element.get('id')}: no measure {child.get('kind')}" for child in element
                      if local(child) == "measure" and child.get("kind") not in known["measure"]]
    check("misconduct files refer to what exists", wrong)

    behaviours = {}
    for root in misconduct.values():
        for element in root:
            if local(element) == "behaviour":
                head = element.get("id").rpartition(".")[0]
                behaviours[head] = behaviours.get(head, 0) + 1
    counts = {"N57-5": 4, "N57-6": 5, "N57-7": 7, "N57-9": 5, "N57-10": 3, "N57-12": 4, "N57-13": 7, "N57-14": 8, "N57-15": 2,
              "HN5-1.1": 4, "HN5-1.2": 5, "HN5-1.3": 7, "HN5-2.1": 5, "HN5-2.2": 3, "HN5-3.1": 4, "HN5-3.2": 7, "HN5-3.3": 9,
              "HN-18": 8, "GX3-1": 8, "GX3-2": 8, "GX3-3": 14}
    check("every enumerated behaviour is there", (
        f"{head}: {behaviours.get(head, 0)} of {count}" for head, count in counts.items() if behaviours.get(head, 0) != count))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
