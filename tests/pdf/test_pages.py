#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template drawn with every sample, and with hostile data: each page passes check_pdf.py, nothing leaves its
cell or the paper, the rosters extract exactly the names that the export holds, a second run gives the same bytes,
and a register exists by a template file alone."""
import copy
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import measure  # noqa: E402

ROOT = Path(os.environ.get("ROOT", HERE.parent.parent))
NS = "{urn:juance:assessment-batch}"
ElementTree.register_namespace("", NS[1:-1])
FULL = "hunan/complete-social-organisation"  # drawn with every template
LEAST_EDGE = 4  # millimetres of paper that stay white


def result(passed, name, detail=""):
    print("%s - %s%s" % ("ok" if passed else "not ok", name, ": " + detail[:400] if detail and not passed else ""))


def preview(template, export, output, *options):
    run = subprocess.run([os.environ["JUANCE"], "preview", "-q", "-o", output, *options, template,
                          *([str(export)] if export else ["--sample"])], capture_output=True, text=True)
    return run.stderr.strip() if run.returncode else ""


def faults_of(path):
    checked = subprocess.run([sys.executable, str(HERE / "check_pdf.py"), path], capture_output=True, text=True)
    return checked.stdout.strip().replace("\n", " | ") if checked.returncode else ""


# ---- what stands where --------------------------------------------------------------------------

def overflow(pages):
    """The first word that leaves its cell or comes too near the paper's edge."""
    for number, page in enumerate(pages, 1):
        for word in page.words:
            if word.x < LEAST_EDGE or word.x2 > page.width - LEAST_EDGE:
                return "page %d: '%s' leaves the paper" % (number, word.text)
            if word.run and not LEAST_EDGE < word.run.baseline < page.height - LEAST_EDGE:
                return "page %d: '%s' leaves the paper" % (number, word.text)
            cell = page.cell(word)
            if cell and (word.x < cell[0] - 0.1 or word.x2 > cell[2] + 0.1):
                return "page %d: '%s' leaves its cell" % (number, word.text)
            if cell and word.run and (word.top < cell[1] - 0.4 or word.bottom > cell[3] + 0.4):
                return "page %d: '%s' stands over its cell's edge" % (number, word.text)
    return ""


def is_latin(character):
    return character.isascii() and character.isalnum()


def join(words):
    """Text of one cell: its lines from top to bottom, words of a line with blanks between."""
    lines = {}
    for word in words:
        lines.setdefault(round(word.run.baseline if word.run else word.y2, 1), []).append(word)
    text = ""
    for _, line in sorted(lines.items()):
        piece = " ".join(word.text for word in sorted(line, key=lambda word: word.x))
        if text and is_latin(text[-1]) and is_latin(piece[0]):
            text += " "
        text += piece
    return text


def column(pages, title):
    """Texts below a head cell, on all pages, in order."""
    texts = []
    for page in pages:
        heads = [word for word in page.words if word.text == title and page.cell(word)]
        if not heads:
            continue
        head = page.cell(heads[0])
        rows = {}
        for word in page.words:
            cell = page.cell(word)
            if cell and abs(cell[0] - head[0]) < 0.1 and abs(cell[2] - head[2]) < 0.1 and cell[1] > head[1]:
                rows.setdefault(round(cell[1], 1), []).append(word)
        texts += [join(words) for _, words in sorted(rows.items())]
    return texts


def squeeze(text):
    """Blanks do not count: where a line breaks inside a name of several words, they are not on the page."""
    return "".join(text.split())


# ---- samples --------------------------------------------------------------------------------------

def candidates_of(tree):
    return [candidate.get("name") for candidate in tree.iter(NS + "candidate")]


def certificates_of(tree):
    return [c.get("name") for candidate in tree.iter(NS + "candidate") for c in candidate.findall(NS + "certificate")]


ROSTERS = [("candidate-roster", "姓名", candidates_of), ("score-summary", "姓名", candidates_of),
           ("certificate-roster", "姓名", certificates_of), ("certificate-data", "持证人姓名", certificates_of)]


def names_of_rosters():
    compared = 0
    for export in sorted((ROOT / "samples").glob("*/*/batch.xml")):
        tree = ElementTree.parse(export)
        case = "%s/%s" % (export.parts[-3], export.parts[-2])
        for template, title, wanted in ROSTERS:
            failure = preview(template, export, "roster.pdf")
            if failure:
                result(False, "%s of %s" % (template, case), failure)
                continue
            pages = measure.read("roster.pdf")
            # totals and subtotals stand in the same column
            found = [text for text in column(pages, title) if text and not text.startswith(("合计", "小计"))
                     and not text.endswith(("本", "条", "人"))]
            names = [name for name in wanted(tree) if name]
            compared += len(names)
            missing = [name for name, text in zip(names, found) if squeeze(name) != squeeze(text)]
            result(len(names) == len(found) and not missing, "names of %s, %s" % (template, case),
                   "%d names, %d found, first wrong: %s" % (len(names), len(found), missing[:3]))
    result(compared > 1000, "names compared: %d" % compared)


def every_template():
    export = ROOT / "samples" / FULL / "batch.xml"
    for path in sorted((ROOT / "templates").glob("*.xml")):
        first, second = path.stem + ".pdf", path.stem + ".again.pdf"
        failure = preview(path.stem, export, first)
        if "nothing to compose" in failure:  # about the archive, not about a batch
            continue
        failure = failure or preview(path.stem, export, second) or faults_of(first)
        failure = failure or overflow(measure.read(first))
        if not failure and Path(first).read_bytes() != Path(second).read_bytes():
            failure = "a second run gives other bytes"
        result(not failure, "template %s" % path.stem, failure)


# ---- hostile data -----------------------------------------------------------------------------------

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
    forty = worst_people
    twenty = str(HERE / "templates" / "twenty-columns.xml")
    plans = [("worst people", forty, ["candidate-roster", "score-summary", "certificate-roster", "certificate-data",
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
                names = [squeeze(n) for n in candidates_of(ElementTree.parse(export))]
                found = [squeeze(text) for text in column(pages, "姓名")]
                found = [text for text in found if text and not text.endswith("人")]
                result(names == found, "%s: every name" % what, "%d of %d" % (len(found), len(names)))


def main():
    names_of_rosters()
    every_template()
    hostile_documents()


if __name__ == "__main__":
    main()
