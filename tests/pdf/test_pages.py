#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template drawn with a complete sample of each province, the rosters with every sample: each file passes
check_pdf.py, nothing leaves its cell or the paper, the rosters extract exactly the names that the export holds, a
second run gives the same bytes."""
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
CLOSING = "，。、；：）》」』】〉！？"


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
            # The white half of a closing mark at the end of a line is taken off its width.
            white = word.size / 2 / measure.MM if word.text[-1] in CLOSING else 0
            if cell and (word.x < cell[0] - 0.1 or word.x2 - white > cell[2] + 0.1):
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
            failure = faults_of("roster.pdf") or overflow(pages)
            if failure:
                result(False, "%s of %s" % (template, case), failure)
            # totals and subtotals stand in the same column
            found = [text for text in column(pages, title) if text and not text.startswith(("合计", "小计"))
                     and not text.endswith(("本", "条", "人"))]
            names = [name for name in wanted(tree) if name]
            compared += len(names)
            missing = [name for name, text in zip(names, found) if squeeze(name) != squeeze(text)]
            result(len(names) == len(found) and not missing, "names of %s, %s" % (template, case),
                   "%d names, %d found, first wrong: %s" % (len(names), len(found), missing[:3]))
    result(compared > 1000, "names compared: %d" % compared)


def fault_of_template(template, export):
    """What is wrong with it; None when it is about the archive and not about a batch."""
    first, second = template + ".pdf", template + ".again.pdf"
    failure = preview(template, export, first)
    if "nothing to compose" in failure:
        return None
    failure = failure or faults_of(first) or overflow(measure.read(first))
    if not failure and FULL in str(export):
        failure = preview(template, export, second)
        if not failure and Path(first).read_bytes() != Path(second).read_bytes():
            failure = "a second run gives other bytes"
    return failure


def every_template():
    provinces = {}
    for export in sorted((ROOT / "samples").glob("*/complete-*/batch.xml")):
        provinces.setdefault(export.parts[-3], export)
    provinces["hunan"] = ROOT / "samples" / FULL / "batch.xml"
    for province, export in sorted(provinces.items()):
        faults = {path.stem: fault_of_template(path.stem, export) for path in sorted((ROOT / "templates").glob("*.xml"))}
        drawn = [template for template, fault in faults.items() if fault is not None]
        for template in drawn:
            result(not faults[template], "%s: %s" % (province, template), faults[template])
        result(len(drawn) >= 14, "%s: %d templates drawn" % (province, len(drawn)))


def main():
    names_of_rosters()
    every_template()


if __name__ == "__main__":
    main()
