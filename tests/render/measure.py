# SPDX-License-Identifier: Apache-2.0
"""Pages as they stand in a PDF file, measured in millimetres from the upper left corner: words from pdftotext,
sizes, baselines and lines from the content streams by the reader of check_pdf.py. A character's square reaches
0.12 of its size below the baseline."""
import re
import subprocess
from html import unescape

import check_pdf

MM = 72 / 25.4


def pages_of(reader, node):
    node = reader.get(node)
    if node.get("/Type") == "/Pages":
        for kid in node["/Kids"]:
            yield from pages_of(reader, kid)
    else:
        yield node


class Run:
    def __init__(self, x, y, size, colour, font):
        self.x, self.baseline, self.size, self.colour, self.font = x, y, size, colour, font


class Line:
    def __init__(self, x, y, x2, y2, thick, colour):
        self.x, self.y, self.x2, self.y2, self.thick, self.colour = x, y, x2, y2, thick, colour


def content(operations, height, fonts):
    """Runs, horizontal and vertical lines in millimetres from the top left corner."""
    runs, lines, uprights = [], [], []
    font, size, fill, stroke, width, x, y, start = "", 0, (0, 0, 0), (0, 0, 0), 1, 0, 0, None
    for operator, given in operations:
        if operator == "Tf":
            font, size = fonts.get(given[0], ""), given[1]
        elif operator == "BT":
            x = y = 0
        elif operator == "Td":
            x, y = x + given[0], y + given[1]
        elif operator in ("Tj", "TJ"):
            runs.append(Run(x / MM, (height - y) / MM, size, fill, font))
        elif operator == "rg":
            fill = tuple(given)
        elif operator == "RG":
            stroke = tuple(given)
        elif operator in ("g", "G"):
            fill, stroke = (tuple(given * 3), stroke) if operator == "g" else (fill, tuple(given * 3))
        elif operator == "w":
            width = given[0]
        elif operator == "m":
            start = given
        elif operator == "l" and start:
            ends = sorted([(start[0] / MM, (height - start[1]) / MM), (given[0] / MM, (height - given[1]) / MM)])
            line = Line(*ends[0], *ends[1], width / MM, stroke)
            if abs(start[1] - given[1]) < 0.01:
                lines.append(line)
            elif abs(start[0] - given[0]) < 0.01:
                uprights.append(line)
    return runs, lines, uprights


class Word:
    """A word with the run that it begins or belongs to."""

    def __init__(self, text, x, x2, y, y2):
        self.text, self.x, self.x2, self.y, self.y2, self.run = text, x, x2, y, y2, None

    @property
    def size(self):
        return self.run.size if self.run else 0

    @property
    def top(self):
        return self.run.baseline - 0.88 * self.size / MM if self.run else None

    @property
    def bottom(self):
        return self.run.baseline + 0.12 * self.size / MM if self.run else None


class Page:
    def __init__(self, words, runs, lines, uprights, width, height):
        self.words, self.runs, self.lines = words, runs, sorted(lines, key=lambda line: line.y)
        self.uprights, self.width, self.height = uprights, width, height
        for word in words:
            on_line = [run for run in runs if word.y < run.baseline < word.y2 and run.x < word.x + 0.3]
            word.run = max(on_line, key=lambda run: run.x, default=None)

    def find(self, text):
        for word in self.words:
            if word.text.startswith(text):
                return word
        raise KeyError(text)

    def lines_of(self, text):
        """Words that consist of the given character only."""
        return [word for word in self.words if set(word.text) == {text}]

    def cell(self, word):
        """Left, top, right and bottom of the table cell that the middle of the word stands in; None outside
        of tables."""
        x, y = (word.x + word.x2) / 2, word.run.baseline - 0.3 * word.size / MM if word.run else word.y
        beside = [line.x for line in self.uprights if min(line.y, line.y2) <= y <= max(line.y, line.y2)]
        left, right = [at for at in beside if at <= x], [at for at in beside if at > x]
        across = [line.y for line in self.lines if line.x - 0.2 <= x <= line.x2 + 0.2]
        above, below = [at for at in across if at <= y], [at for at in across if at > y]
        if not (left and right and above and below):
            return None
        return max(left), max(above), min(right), min(below)


def read(path, reader=None):
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True).stdout
    # -bbox writes characters beyond the BMP as two surrogates.
    text = text.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    pages, boxes = [], []
    for page in text.split("<page ")[1:]:
        found = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', page)
        box = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        boxes.append((float(box.group(1)), float(box.group(2))))
        pages.append([Word(unescape(t), float(x) / MM, float(x2) / MM, float(y) / MM, float(y2) / MM)
                      for x, y, x2, y2, t in found])
    reader = reader or check_pdf.File(path)
    made = []
    for words, (width, height), page in zip(pages, boxes, pages_of(reader, reader.entry(reader.trailer, "/Root", "/Pages"))):
        fonts = {name: reader.entry(font, "/BaseFont").split("+")[-1]
                 for name, font in (reader.entry(page, "/Resources", "/Font") or {}).items()}
        made.append(Page(words, *content(reader.operations(page), height, fonts), width / MM, height / MM))
    return made
