#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`juance rules --json` lists every rule and material of ids.txt in each jurisdiction that has its
notice, and `juance explain` tells of each its source text and where it can be changed."""
import collections
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap

sys.path.insert(0, str(Path(__file__).parent))
from test_data import ROOT, expected_ids, local  # noqa: E402

JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))


def run(*arguments):
    return subprocess.run([JUANCE, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, "LANG": "C.UTF-8", "JUANCE_DATA": str(ROOT)})


def where_expected():
    """{id: jurisdictions that use the file it stands in}"""
    users = collections.defaultdict(set)
    for path in (ROOT / "schemas/jurisdictions").glob("*.xml"):
        for use in ElementTree.parse(path).getroot():
            if local(use) == "use":
                users[use.get("regulation")].add(path.stem)
    places = {}
    for path in (ROOT / "schemas/regulations").glob("*.xml"):
        regulation = ElementTree.parse(path).getroot()
        for element in regulation:
            signed = [child.get("rule") for child in element if local(child) == "signature"]
            for name in [element.get("id")] + signed:
                if name:
                    places[name] = users[regulation.get("id")]
    return places


def main():
    listed, rules, without = collections.defaultdict(set), set(), []
    for line in run("rules", "--json").stdout.splitlines():
        said = json.loads(line)
        listed[said.get("id")].add(said.get("jurisdiction"))
        if said["type"] == "rule":
            rules.add(said["id"])
        if said["type"] in ("rule", "material") and not (said.get("clause") and said.get("quote") and said.get("class")):
            without.append(said["id"])
    places, wanted = where_expected(), sorted(set(expected_ids()))
    tap.no("rules --json lists every id of the notices", [
        "%s in %s" % (name, " ".join(sorted(places.get(name, {"no file"}) - listed[name])))
        for name in wanted if not places.get(name) or places[name] - listed[name]])
    tap.no("each with class, clause and quoted words", without)
    silent = []
    told, name = collections.defaultdict(str), None
    for line in run("explain", *wanted).stdout.splitlines():
        name = line.split("  ")[0] if line and not line[0].isspace() else name
        told[name] += line + "\n"
    for name in wanted:
        text = told[name]
        silent += ["%s: %s" % (name, word) for word in ("「", "jurisdictions:", ".xml") if word not in text]
        if "example:" not in text and name in rules:
            silent.append("%s: no worked example" % name)
    tap.no("explain tells source text, jurisdictions, file and example of each", silent)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
