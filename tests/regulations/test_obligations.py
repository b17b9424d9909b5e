#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""obligations.txt against schemas/regulations: every rule, row and signature of 一般 or above has the words
that oblige and whom they oblige; what no text says is a hint without a sanction; what binds the authority is
said to nobody else. The notices themselves are not part of this repository: with NOTICES=FOLDER (their texts,
see tests/rules/check_quotes.py) the words are looked up in them."""
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/rules"))
import check_quotes  # noqa: E402

OBLIGING = re.compile("(?<![相适响反供])应|须|需(?!要)|不得|必须|(?<![主重需])要(?!素|求)|严格|否则|方可|负主体责任|的真实性负责")
# Whom the notices oblige beside the authorities.
PARTIES = {"评价机构", "社会培训评价组织", "企业、院校", "申报机构", "任何个人和机构", "参评人员", "考评人员",
           "监考人员", "质量督导人员", "内部质量督导员", "工作人员"}
AUTHORITY = re.compile("监管部门|备案部门|鉴定中心|部中心|受理机构|人力资源社会保障部门|处理机构|外部质量督导员")
NO_TEXT = "不属通知条文"
FORMAT = "DF"  # the data format's own file: no notice stands behind it, and no sanction


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def read_table(path):
    """{id: (whom, notice, words, note)}, the ids that stand twice, the lines that cannot be read"""
    table, twice, wrong = {}, [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) not in (4, 5) or not all(parts):
            wrong.append("line %d" % number)
            continue
        for name in parts[0].split():
            if name in table:
                twice.append(name)
            table[name] = (*parts[1:4], parts[4] if len(parts) == 5 else "")
    return table, twice, wrong


def read_rules():
    """Every (file's id, element, severity) of 一般 or above that does not bind the authority; all elements"""
    demanded, everything = {}, []
    for path in sorted(ROOT.glob("schemas/regulations/*.xml")):
        regulation = ElementTree.parse(path).getroot()
        for element in regulation:
            if local(element) not in ("material", "rule"):
                continue
            everything.append((regulation, element))
            if regulation.get("id") == FORMAT or element.get("binds") == "authority":
                continue
            if element.get("severity") != "hint":
                demanded[element.get("id")] = element
            for signature in element:
                if local(signature) == "signature" and signature.get("severity", element.get("severity")) != "hint":
                    demanded[signature_key(element, signature)] = signature
    return demanded, everything


def signature_key(row, signature):
    return "%s:%s" % (row.get("id"), signature.get("role").replace(" ", "_"))


def main():
    table, twice, wrong = read_table(Path(__file__).with_name("obligations.txt"))
    demanded, everything = read_rules()
    tap.ok("the regulation files and the table are there", len(demanded) > 150 and len(table) > 150,
           "%d, %d" % (len(demanded), len(table)))
    tap.no("every line of the table can be read", wrong)
    tap.no("nothing stands twice in the table", twice)
    tap.no("every rule, row and signature of 一般 or above is in the table", sorted(set(demanded) - set(table)))
    tap.no("the table holds nothing else", sorted(set(table) - set(demanded)))
    tap.no("the words oblige, or it is said why they do",
           [name for name, (_, _, words, note) in table.items() if not OBLIGING.search(words) and not note])
    tap.no("nobody but an institution and its people is obliged",
           ["%s: %s" % (name, whom) for name, (whom, _, _, _) in table.items() if whom not in PARTIES])
    tap.no("who is told to act is no authority",
           ["%s: %s" % (name, element.get("responsible")) for name, element in demanded.items()
            if AUTHORITY.search(element.get("responsible") or "")])
    tap.no("what binds the authority is told to the authority",
           ["%s: %s" % (element.get("id"), element.get("responsible")) for _, element in everything
            if element.get("binds") == "authority" and not AUTHORITY.search(element.get("responsible"))])
    tap.no("each notice of the table is known", sorted({notice for _, notice, _, _ in table.values()
                                                        if notice not in check_quotes.NOTICE}))
    no_text = [element for regulation, element in everything if regulation.get("id") != FORMAT
               and NO_TEXT in (element.get("title") or "") + (element.get("clause") or "")]
    tap.ok("some rules rest on no text", no_text)
    tap.no("they are hints, and no sanction stands beside them",
           [element.get("id") for element in no_text
            if element.get("severity") != "hint" or element.get("consequence")])
    tap.no("no sanction stands behind the data format",
           [element.get("id") for regulation, element in everything
            if regulation.get("id") == FORMAT and element.get("consequence")])
    tap.no("each text says until when it was known to be in force",
           [path.name for path in sorted([*ROOT.glob("schemas/regulations/*.xml"), *ROOT.glob("schemas/misconduct/*.xml")])
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", ElementTree.parse(path).getroot().get("knownAsOf") or "")])
    look_up(table)
    return tap.end()


def look_up(table):
    folder = os.environ.get("NOTICES")
    what = "the words stand in the notices"
    if not folder:
        tap.skip(what, "NOTICES names no folder with their texts")
        return
    texts = {name: check_quotes.squash((Path(folder) / (name + ".txt")).read_text(encoding="utf-8"))
             for name in set(check_quotes.NOTICE.values())}
    tap.no(what, ["%s: %s" % (name, words) for name, (_, notice, words, _) in table.items()
                  if not check_quotes.stands_in(words, texts[check_quotes.NOTICE[notice]])])


if __name__ == "__main__":
    sys.exit(main())
