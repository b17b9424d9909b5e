# SPDX-License-Identifier: Apache-2.0
"""Drawing templates, and what must hold for every page: nothing leaves its cell or the paper; what stands in a
column."""
import os
import subprocess
from pathlib import Path

import tap

import check_pdf
import measure

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
NS = "{urn:juance:assessment-batch}"
FULL = "hunan/complete-social-organisation"  # drawn with every template
LEAST_EDGE = 4  # millimetres of paper that stay white
CLOSING = "，。、；：）》」』】〉！？"


def result(passed, name, detail=""):
    tap.ok(name, passed, detail)


def preview(template, export, output, *options, **environment):
    """What the program says when it fails, else nothing."""
    run = subprocess.run([os.environ["JUANCE"], "preview", "-q", "-o", output, *options, template,
                          *([str(export)] if export else ["--sample"])], capture_output=True, text=True,
                         env={**os.environ, **environment})
    return run.stderr.strip() if run.returncode else ""


def faults_of(path, reader=None):
    """What check_pdf.py finds in a file."""
    try:
        return " | ".join(check_pdf.Checker(path, reader).run())
    except (ValueError, OSError, KeyError, TypeError) as error:
        return "%s: %s" % (path, error)


def overflow(pages, cells=True):
    """The first word that leaves its cell or comes too near the paper's edge."""
    for number, page in enumerate(pages, 1):
        for word in page.words:
            if word.x < LEAST_EDGE or word.x2 > page.width - LEAST_EDGE:
                return "page %d: '%s' leaves the paper" % (number, word.text)
            if word.run and not LEAST_EDGE < word.run.baseline < page.height - LEAST_EDGE:
                return "page %d: '%s' leaves the paper" % (number, word.text)
            cell = page.cell(word) if cells else None
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


def beside(page, label):
    """Text of the cell to the right of the one that holds the label."""
    for word in page.words:
        cell = page.cell(word) if word.text == label else None
        if cell:
            found = [other for other in page.words
                     if (at := page.cell(other)) and abs(at[0] - cell[2]) < 0.1 and abs(at[1] - cell[1]) < 0.1]
            return join(found) if found else ""
    return None


def squeeze(text):
    """Blanks do not count: where a line breaks inside a name of several words, they are not on the page."""
    return "".join(text.split())
