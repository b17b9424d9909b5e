#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Real templates drawn with hostile data, and a register that exists by a template file alone: each file passes
check_pdf.py, nothing leaves its cell or the paper, every name is there."""
import copy
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import measure  # noqa: E402
import names  # noqa: E402
from pages import FULL, NS, ROOT, faults_of, overflow, preview, result, squeeze  # noqa: E402

EMPLOYER = ("内蒙古自治区呼伦贝尔市鄂伦春自治旗某某职业技能培训有限责任公司" * 13)[:400]
FORTY = ("阿卜杜热合曼·" * 6)[:40]
UNBROKEN = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
MIXED = "中国CSSC第704研究所ABC-12/x（Shanghai）分公司No.3车间Zoë Nuñez-Sørensen班组20250301A"


def hostile(change):
    tree = ElementTree.parse(ROOT / "samples" / FULL / "batch.xml")
    tree.getroot().attrib.pop("institutionFile", None)
    change(tree.getroot())
    tree.write("hostile.xml", encoding="UTF-8", xml_declaration=True)
    return Path("hostile.xml")


def worst_people(root):
    people = list(root.iter(NS + "candidate"))
    for person, employer, name in zip(people, (EMPLOYER, UNBROKEN, MIXED, "一", EMPLOYER),
                                      ("丁", FORTY, "林𠮷䶮㛃𬭎𪚔", "Wolfeschlegelsteinhausenbergerdorff", "欧阳修")):
        person.set("employer", employer)
        person.set("name", name)
        person.set("major", EMPLOYER[:90])
        for certificate in person.findall(NS + "certificate"):
            certificate.set("name", name)


def only(count):
    def change(root):
        for person in list(root.iter(NS + "candidate"))[count:]:
            root.remove(person)
    return change


def ten_thousand(root):
    people = list(root.iter(NS + "candidate"))
    at = list(root).index(people[-1])
    for number in range(10000 - len(people)):
        person = copy.deepcopy(people[number % len(people)])
        person.set("number", "9%012d" % number)
        for child in list(person):
            person.remove(child)
        root.insert(at + 1 + number, person)


def hostile_documents():
    twenty = str(HERE / "templates" / "twenty-columns.xml")
    plans = [("worst people", worst_people, ["candidate-roster", "score-summary", "certificate-roster", "certificate-data",
                                      "seating-plan", "form-application", "completeness", "contents", twenty]),
             ("no candidates", only(0), ["candidate-roster", "score-summary", "certificate-roster", twenty]),
             ("one candidate", only(1), ["candidate-roster", "score-summary", "certificate-roster", twenty]),
             ("10,000 candidates", ten_thousand, ["candidate-roster"])]
    for what, change, templates in plans:
        export = hostile(change)
        for template in templates:
            name = Path(template).stem
            failure = preview(template, export, "hostile.pdf") or faults_of("hostile.pdf")
            pages = measure.read("hostile.pdf") if not failure else []
            failure = failure or overflow(pages)
            result(not failure, "%s: %s" % (what, name), failure)
            if name == "candidate-roster" and not failure:
                fault, count = names.wrong(name, ElementTree.parse(export).getroot(), pages)
                result(not fault, "%s: every one of %d names" % (what, count), fault)


# ---- forms ------------------------------------------------------------------------------------------

SENTENCES = 125  # as many as a case may hold
LONG = "".join("第%d条意见：对告知的事实、理由和依据没有异议，请求从轻处理。" % number for number in range(1, SENTENCES + 1))


def long_forms():
    """Text of a form that no page can hold is continued on the next, none of it lost."""
    case = ROOT / "samples/hunan/cases/candidate-phone/case.xml"
    tree = ElementTree.parse(case)
    space = "{urn:juance:case}"
    tree.getroot().find(space + "defence").set("opinion", LONG)
    tree.getroot().find(space + "defence").set("reasons", LONG)
    tree.getroot().find(space + "offence").set("description", LONG)
    tree.write("case.xml", encoding="UTF-8", xml_declaration=True)
    for template, times in (("statement-record", 2), ("candidate-record", 1)):
        output = template + ".pdf"
        failure = preview("notices/" + template, Path("case.xml"), output) or faults_of(output)
        pages = measure.read(output) if not failure else []
        failure = failure or overflow(pages)
        text = squeeze("".join(word.text for page in pages for word in page.words))
        counts = {text.count("第%d条意见" % number) for number in range(1, SENTENCES + 1)}
        result(not failure and len(pages) > times and counts == {times}, "a form longer than a page: " + template,
               failure or "%d pages, each sentence %s times" % (len(pages), counts))


# ---- figures ----------------------------------------------------------------------------------------------

CHART = """<template xmlns="urn:juance:template" version="1.0" kind="chart" title="图" extends="base/register.xml">
<page paper="A5" orientation="landscape" top="15mm" bottom="15mm" left="15mm" right="15mm"/><body>
<chart kind="%s" source="candidates" title="成绩" description="各人成绩" maximum="100" unit="分" label="{candidate.number}">
<series name="理论" value="scores.theory"/><series name="操作" value="scores.practical"/></chart></body></template>
"""


def long_figures():
    """Bars that no page can hold are continued: each row once, none over another."""
    export = ROOT / "samples" / FULL / "batch.xml"
    numbers = [person.get("number") for person in ElementTree.parse(export).iter(NS + "candidate")]
    for kind in ("groupedBars", "multiples"):
        Path("chart.xml").write_text(CHART % kind)
        failure = preview("chart.xml", export, "chart.pdf") or faults_of("chart.pdf")
        pages = measure.read("chart.pdf") if not failure else []
        failure = failure or overflow(pages)
        rows = [sorted((word for word in page.words if word.text in numbers), key=lambda word: word.y) for page in pages]
        close = [b.text for page in rows for a, b in zip(page, page[1:]) if b.y - a.y < 4]
        result(not failure and len(pages) > 2 and sum([[w.text for w in page] for page in rows], []) == numbers and
               not close, "%s higher than a page" % kind, failure or "%d pages, too close: %s" % (len(pages), close))


def main():
    hostile_documents()
    long_figures()
    long_forms()


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
