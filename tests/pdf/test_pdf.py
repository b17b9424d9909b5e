#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The hostile documents of test_render as PDF, through both engines: each must pass check_pdf.py, both
must show the same words at the same places, and check_pdf.py must find what is broken on purpose."""
import os
import re
import subprocess
import sys
from pathlib import Path

import tap
from pages import result

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import check_pdf  # noqa: E402
import check_tags  # noqa: E402

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


def words(path):
    """Page, place and text of every word, in reading order."""
    out = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True).stdout
    # -bbox writes characters beyond the BMP as two surrogates.
    out = out.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    page, found = 0, []
    for line in out.splitlines():
        page += "<page " in line
        match = re.search(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*)</word>', line)
        if match:
            found.append((page, float(match.group(1)), float(match.group(2)), match.group(3)))
    return found


def starts(found):
    """The text of all words, and where each stands: {index of its first character: (page, x)}."""
    text, places = "", {}
    for page, x, _, word in found:
        places[len(text)] = (page, x)
        text += word
    return text, places


def compare(name):
    """Cairo writes no text of its own for marks that overlap (PDF 1.4), so that pdftotext parts words there."""
    first, one = starts(words(name + ".pdf"))
    second, other = starts(words(name + ".cairo.pdf"))
    if first != second:
        at = next((i for i, (a, b) in enumerate(zip(first, second)) if a != b), min(len(first), len(second)))
        return "%r against %r" % (first[at:at + 20], second[at:at + 20])
    if not set(one) <= set(other):
        return "a word begins elsewhere: %r" % [first[i:i + 9] for i in sorted(set(one) - set(other))][:3]
    for i, (page, x) in one.items():
        if page != other[i][0] or abs(x - other[i][1]) > 0.5:
            return "%r: %s against %s" % (first[i:i + 9], (page, x), other[i])
    return ""


def tree(path):
    checker = check_pdf.Checker(path)
    checker.run()
    return check_tags.outline(checker, check_pdf.text_string)


def compare_trees(name):
    first, second = tree(name + ".pdf"), tree(name + ".cairo.pdf")
    if len(first) < 10 or len(first) != len(second):
        return "%d lines against %d" % (len(first), len(second))
    return next(("%r against %r" % pair for pair in zip(first, second) if pair[0] != pair[1]), "")


def pixels(path):
    """All pages in colour at a low resolution."""
    return subprocess.run(["pdftoppm", "-r", "24", str(path)], capture_output=True).stdout


def looks_alike(name):
    first, second = pixels(name + ".pdf"), pixels(name + ".cairo.pdf")
    if len(first) != len(second):
        return "pages of different size"
    far = sum(abs(a - b) > 60 for a, b in zip(first, second))
    return "" if far < len(first) / 500 else "%d of %d values differ" % (far, len(first))


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
    for path in sorted(Path(".").glob("*.cairo.pdf")):
        name = path.name[:-len(".cairo.pdf")]
        difference = compare(name)
        result(not difference, "both engines agree: %s" % name, difference)
        if name != "ten-thousand":
            difference = looks_alike(name)
            result(not difference, "both engines look alike: %s" % name, difference)
        if name.startswith("tagged-"):
            difference = compare_trees(name)
            result(not difference, "both engines give one structure: %s" % name, difference)
    for path in sorted(Path(".").glob("tagged-*.pdf")):
        information = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
        result(re.search(r"Tagged:\s+yes", information), "tagged: %s" % path, information)
    find_faults("sixty.pdf", FAULTS)
    for name, *fault in TAG_FAULTS:
        find_faults(name + ".pdf", [fault])
        find_faults(name + ".cairo.pdf", [fault])


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
