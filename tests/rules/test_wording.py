#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Findings as the official reads who signs for them: what can be mended is not called past, nobody is named twice in
one list, the batch is not named to itself, and the day that the texts are known to is said once."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import tap

ROOT = Path(__file__).resolve().parents[2]
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "JUANCE_DATA": str(ROOT)}


def run(*arguments):
    return subprocess.run([JUANCE, *map(str, arguments)], capture_output=True, text=True, check=False, env=ENVIRONMENT).stdout


def mendable():
    """Of every rule file, by rule."""
    return {rule.get("id"): rule.get("mendable") == "true" for path in (ROOT / "schemas/regulations").glob("*.xml")
            for rule in ElementTree.parse(path).getroot() if rule.tag.endswith("}rule")}


def remarks(folder, sample):
    """(rule, what the remarks of the volume say of its mending)"""
    run("build", "-q", "-a", folder / "archive", ROOT / "samples" / sample)
    for path in (folder / "archive").glob("volumes/*/*/*-D5.zip"):
        with zipfile.ZipFile(path) as volume:
            name = next(name for name in volume.namelist() if name.endswith("卷内备考表.xml"))
            for row in ElementTree.fromstring(volume.read(name)).iter():
                said = {cell.get("column"): cell.get("value") for cell in row}
                if "mendable" in said and "rule" in said:
                    yield said["rule"], said["mendable"]


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        known = mendable()
        rows = [row for row in remarks(folder, "hunan/defective-rules") if row[0] in known]
        tap.ok("remarks list what was found", len(rows) >= 10, rows)
        tap.no("remarks call past what cannot be mended, and nothing else",
               [row for row in rows if (row[1] == "已无法补正") == known[row[0]]])

        part = folder / "export"
        shutil.copytree(ROOT / "samples/hunan/complete-external-venue", part)
        text = (part / "batch.xml").read_text(encoding="utf-8")
        (part / "batch.xml").write_text(re.sub(r'(<person [^>]*employment=")full', r"\1part", text), encoding="utf-8")
        said = run("check", part)
        names = re.findall(r"\((P\d+)\)", said)
        tap.ok("an officer of many sessions is named once", names and len(names) == len(set(names)), names)
        tap.ok("who it is about stands once in the sentence", "外部考点的 所列对象不是专职人员" in said, said[:600])

        said = run("check", ROOT / "samples/sichuan/defective-signatures")
        approver = re.search("证书办理表签字人身份不符.*", said)
        tap.ok("where anyone may sign nobody is named as who should have", approver and "应签字的" not in approver[0], said[-900:])
        said = run("check", ROOT / "samples/sichuan/defective-dates")
        tap.ok("the batch is not named to itself", "缺少证书办理表：本批次\n" in said, said[-900:])
        tap.ok("the day of the texts is said once", said.count("已知有效") == 1, said[:600])
        said = run("check", ROOT / "samples/hunan/defective-rules")
        tap.ok("what a finding of nothing numbered is about stays", "[成绩录入 技能操作考核；" in said, said[:600])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
