#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No text of any file holds what nobody sees: goes over every text field of the schemas. In an export and an
institution's file it is a finding that blocks and names the field, in files that steer the program they are refused."""
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import tap
from schema_fields import Schema, term
from trial import ROOT, juance

SCHEMAS = ROOT / "schemas"
SLIP = "文\u200b字"
SHOWN = "文<U+200B>字"


def export(name, root, other):
    schema = Schema(SCHEMAS, name, root)
    text = schema.make(lambda path, attribute: SLIP if schema.base(attribute.get("type")) == "text" else
                       {"jurisdiction": "hunan", "institutionFile": ""}.get(attribute.get("name"))
                       if path == (root,) else None)
    folder = Path(root)
    folder.mkdir()
    (folder / f"{'batch' if root == 'batch' else 'institution'}.xml").write_text(text, "utf-8")
    if other:
        (folder / other[0]).write_text(other[1], "utf-8")
    ran = juance("check", "--json", folder)
    missing = [f"{kind.get('name')}/@{attribute.get('name')}" for _, kind, attribute in schema.texts()
               if f"的{term(attribute)}（{attribute.get('name')}）“{SHOWN}”的第 2 个字符是" not in ran.said]
    tap.ok(f"{root}: the check ends with findings", ran.status == 1, ran.said[:300])
    tap.ok(f"{root}: there are many text fields", len(schema.texts()) > 60, len(schema.texts()))
    tap.no(f"{root}: a finding for every text field", missing)
    tap.ok(f"{root}: no invisible character is printed", "\u200b" not in ran.said)


def refused(name, root, file, command):
    schema = Schema(SCHEMAS, name, root)
    wrong = []
    for path, kind, attribute in schema.texts():
        Path(file).write_text(schema.make(lambda at, one: SLIP if at == path and one is attribute else None), "utf-8")
        ran = juance(*command)
        if ran.status != 2 or f"{attribute.get('name')}: character 2, U+200B ZERO WIDTH SPACE" not in ran.err:
            wrong.append(f"{'/'.join(path)}/@{attribute.get('name')} {ran.status} {ran.err[:200]}")
    tap.ok(f"{name}: has text fields", len(schema.texts()) >= 3, len(schema.texts()))
    tap.no(f"{name}: refused for every text field", wrong)


def lawful():
    schema = Schema(SCHEMAS, "config", "config")
    texts = ["葛\U000E0100城", "辻\uFE00", "ᠮᠣᠩᠭᠣᠯ\u180Bᠠ", "می\u200cخواهم", "क्\u200dष", "☎\uFE0F", "👨\u200d👩",
             "\U0002EBF0\U000323B0", "阿里·买买提", "Ａ１", "a\u00a0b", "\u3000字"]
    for text in texts:
        one = [True]
        Path("config.xml").write_text(schema.make(
            lambda path, attribute: text if schema.base(attribute.get("type")) == "text" else None), "utf-8")
        ran = juance("check", "-c", "config.xml", "nothing.xml")
        tap.ok("lawful: " + ascii(text), ": character " not in ran.err, ran.err)
    for text in ["王\uFE0F", "\u200c王", "王\u180B", "a\u202eb", "王\uFEFF", "\u2800", "王\uFDD0", "王\u0378", "王\U000F0000",
                 "王\uFFFD", "王\u3164", "王\u0085"]:
        Path("config.xml").write_text(schema.make(
            lambda path, attribute: text if schema.base(attribute.get("type")) == "text" else None), "utf-8")
        ran = juance("check", "-c", "config.xml", "nothing.xml")
        tap.ok("refused: " + ascii(text), ran.status == 2 and ": character " in ran.err and text not in ran.err, ran.err)


def main():
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory(prefix="juance-unseen-") as folder:
        os.chdir(folder)
        export("assessment-batch", "batch", None)
        batch = Schema(SCHEMAS, "assessment-batch", "batch").make(
            lambda path, attribute: {"jurisdiction": "hunan", "institutionFile": "institution.xml"}.get(
                attribute.get("name")) if path == ("batch",) else None)
        export("institution", "dossier", ("batch.xml", batch))
        refused("case", "caseFile", "case.xml", ("notice", "-o", "out", "case.xml"))
        refused("rating", "rating", "rating.xml", ("rate", "-o", "out", "rating.xml"))
        juance("build", "-q", "-a", "archive", ROOT / "samples/sichuan/complete-school")
        refused("disposal", "disposal", "disposal.xml", ("dispose", "-a", "archive", "disposal.xml"))
        refused("config", "config", "config.xml", ("check", "-c", "config.xml", "nothing.xml"))
        lawful()
        os.chdir("/")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
