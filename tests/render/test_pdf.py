#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The hostile documents of test_render as PDF by libharu and as pictures by Cairo: each PDF must pass check_pdf.py, show
the characters of its display list page by page, and look as Cairo's picture of the page; check_pdf.py must find what is
broken on purpose."""
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import tap
from pages import result

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import check_pdf  # noqa: E402
import measure  # noqa: E402

LONG = ("long-texts", "ten-thousand")  # no pictures of these
CHECK = [sys.executable, str(HERE / "check_pdf.py")]

# Each breaks one thing and keeps the file's length: what is replaced, by what, what must be found.
FAULTS = [
    (b"/ToUnicode", b"/ToUnicodx", "pdffonts"),
    (b"/GTS_PDFA1", b"/GTS_PDFX1", "output intents"),
    (b"<pdfaid:part>2", b"<pdfaid:part>3", "pdfaid:part"),
    (b"<pdfaid:conformance>U", b"<pdfaid:conformance>B", "pdfaid:conformance"),
    (b"/Metadata", b"/Metadatx", "XMP"),
    (b"/ID [", b"/IX [", "/ID"),
    (b"/FontFile", b"/FontFilx", "not embedded"),
    (b"%PDF-1.7\n%", b"%PDF-1.7\n ", "header"),
    (b"&lt;&amp;&gt;", b"&lt;&amp;<x>", "well-formed"),
    (b"/CIDToGIDMap", b"/CIDToGIDMax", "CIDToGIDMap"),
    (b"/Resources", b"/Resourcex", "no /Resources of its own"),
]
# The same for the structure; the first stands for the document that has it.
TAG_FAULTS = [
    ("tagged-form", b"/MarkInfo", b"/MarkInfx", "conformance"),
    ("tagged-form", b"/Lang", b"/Lanx", "/Lang"),
    ("tagged-form", b"/ColSpan", b"/ColSpax", "not regular"),
    ("tagged-form", b"/RowSpan", b"/RowSpax", "not regular"),
    ("tagged-form", b"/Scope", b"/Scopx", "without /Scope"),
    ("tagged-form", b"/S/TR", b"/S/LI", "LI below Table"),
    ("tagged-table", b"/StructParents 1", b"/StructParents 0", "parent tree"),
    ("tagged-table", b"/Tabs/S", b"/Tabs/R", "/Tabs"),
    ("tagged-notice", b"/S/H2", b"/S/H4", "H4 follows H1"),
    ("tagged-notice", b"/MCID 0", b"/MCID 9", "belongs to no element"),
    ("tagged-charts", b"/Alt<", b"/Alx<", "alternative text"),
]


def shown(path):
    """How often each page shows each character."""
    out = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True).stdout.decode()
    return [Counter("".join(page.split())) for page in out.split("\f")[:-1]]


def listed(path):
    """The same by the display list; page numbers come behind the last page."""
    pages = []
    page = None
    for line in path.read_text().splitlines():
        start = re.match(r"(?:furniture of )?page (\d+)", line)
        if start:
            number = int(start.group(1))
            pages += [Counter() for _ in range(number - len(pages))]
            page = pages[number - 1]
        text = re.match(r"text .*?#\d+ (.*)", line)
        if text:
            page.update("".join(re.sub(r"\{\+\d+\}", "", text.group(1)).split()))
    return pages


def compare(name):
    first, second = shown(name + ".pdf"), listed(Path(name + ".txt"))
    if len(first) != len(second):
        return "%d pages against %d" % (len(first), len(second))
    return next(("page %d: %s" % (number, (one - other) + (other - one))
                 for number, (one, other) in enumerate(zip(first, second), 1) if one != other), "")


def bookmarks(reader, parent, level=1):
    """Level and title of each, in order; "astray" where a bookmark does not name its parent."""
    node = reader.get(parent)
    reference = (node or {}).get("/First")
    while reference:
        own = reader.get(reference)
        astray = "" if own.get("/Parent") == parent else "astray "
        yield "%s%d %s" % (astray, level, check_pdf.text_string(own.get("/Title")))
        yield from bookmarks(reader, reference, level + 1)
        reference = own.get("/Next")


def compare_bookmarks(name, reader):
    """Against those of the display list: "bookmark LEVEL Y TITLE"."""
    listed = re.findall(r"^bookmark (\d) [\d.]+ (.*)$", Path(name + ".txt").read_text(), re.M)
    first, second = list(bookmarks(reader, reader.get(reader.trailer["/Root"]).get("/Outlines"))), [" ".join(mark) for mark in listed]
    return "" if first == second else "%s against %s" % (first, second)


def imitated_bold(reader):
    """Pairs of stroke and size where letters are stroked as well as filled."""
    found, mode, size, width = set(), 0, 0, 1
    for page in measure.pages_of(reader, reader.entry(reader.trailer, "/Root", "/Pages")):
        for operator, given in reader.operations(page):
            mode = given[0] if operator == "Tr" else mode
            size = given[1] if operator == "Tf" else size
            width = given[0] if operator == "w" else width
            if operator in ("Tj", "TJ") and mode == 2:
                found.add((width, size))
    return found


def looks_alike(program, name, pictures):
    """The PDF's pages, drawn by the same library from their streams, square by square of 12 pixels."""
    for number in range(1, pictures + 1):
        page = ["-f", str(number), "-l", str(number), "-singlefile"]
        subprocess.run(["pdftocairo", "-png", "-r", "72", *page, name + ".pdf", "paper"], check=True)
        far = subprocess.run([str(program), "--compare", "paper.png", "%s-%d.png" % (name, number)], capture_output=True, text=True)
        if not 0 <= int(far.stdout) < 6:
            return "page %d: %s of a thousand" % (number, far.stdout.strip())
    return ""


def find_faults(path, faults):
    whole = Path(path).read_bytes()
    for old, new, message in faults:
        broken = Path("broken.pdf")
        broken.write_bytes(whole.replace(old, new))
        checked = subprocess.run(CHECK + [str(broken)], capture_output=True, text=True)
        found = checked.returncode == 1 and message in checked.stdout and old in whole
        result(found, "check_pdf finds %s in %s" % (new.decode("latin-1").strip(), path),
               checked.stdout.strip().replace("\n", " | ")[:300])


def main():
    program = Path(os.environ["BUILD"]) / "tests/unit/test_render"
    subprocess.run([str(program), "--write"], check=True)
    for path in sorted(Path(".").glob("*.pdf")):
        checked = subprocess.run(CHECK + [str(path)], capture_output=True, text=True)
        result(checked.returncode == 0, "PDF/A-2u: %s" % path,
               (checked.stdout + checked.stderr).strip().replace("\n", " | ")[:600])
    bold = set()
    for path in sorted(Path(".").glob("*.pdf")):
        name = path.stem
        difference = compare(name)
        result(not difference, "the characters of its display list: %s" % name, difference)
        reader = check_pdf.File(path)
        difference = compare_bookmarks(name, reader)
        result(not difference, "the bookmarks of its display list: %s" % name, difference)
        bold |= imitated_bold(reader)
        pictures = len(list(Path(".").glob(name + "-*.png")))
        difference = looks_alike(program, name, pictures) if pictures or name in LONG else "no picture"
        result(not difference, "Cairo's pictures look alike: %s (%d)" % (name, pictures), difference)
    result(bold and all(abs(width - size / 32) < 0.006 for width, size in bold), "imitated bold is a 32nd of its size", str(bold))
    for path in sorted(Path(".").glob("tagged-*.pdf")):
        information = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
        result(re.search(r"Tagged:\s+yes", information), "tagged: %s" % path, information)
    find_faults("sixty.pdf", FAULTS)
    for name, *fault in TAG_FAULTS:
        find_faults(name + ".pdf", [fault])


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
