#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pictures in templates: printed at the size and the side that the template says, without what PDF/A forbids; a file
that is missing, no PNG, damaged or transparent is refused when the template is loaded, with file and line."""
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import tap

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_pdf  # noqa: E402
import measure  # noqa: E402
from pages import faults_of, result  # noqa: E402

TEMPLATE = """<template xmlns="urn:juance:template" version="1.0" kind="image" title="图" extends="base/register.xml">
  <page paper="A4" top="20mm" bottom="20mm" left="20mm" right="20mm"/>
  <body>
    <image file="picture.png" description="机关标志" %s/>
  </body>
</template>
"""
WIDTH, HEIGHT = 8, 4
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by type of colour


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(colour, depth=8, interlaced=0, extra=b""):
    palette = chunk(b"PLTE", bytes(range(48))) if colour == 3 else b""
    row = b"\0" + bytes(i % 16 for i in range(WIDTH * SAMPLES[colour] * depth // 8))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, interlaced)) +
            palette + extra + chunk(b"IDAT", zlib.compress(row * HEIGHT)) + chunk(b"IEND", b""))


def preview(attributes, picture, output):
    Path("image.xml").write_text(TEMPLATE % attributes)
    Path("picture.png").unlink(missing_ok=True)
    if picture is not None:
        Path("picture.png").write_bytes(picture)
    run = subprocess.run([os.environ["JUANCE"], "preview", "-q", "--sample", "-o", output, "image.xml"],
                         capture_output=True, text=True)
    return run.returncode, run.stderr


def places(path):
    """Left, top, width and height of each picture, millimetres."""
    reader = check_pdf.File(path)
    found, matrix, stack = [], None, []
    for page in measure.pages_of(reader, reader.entry(reader.trailer, "/Root", "/Pages")):
        for operator, given in reader.operations(page):
            if operator == "q":
                stack.append(matrix)
            elif operator == "Q":
                matrix = stack.pop()
            elif operator == "cm":
                matrix = given
            elif operator == "Do":
                wide, _, _, high, x, y = matrix
                found.append([round(v / measure.MM, 1) for v in (x, 297 * measure.MM - y - high, wide, high)])
    return found


def printed():
    for colour, name in ((0, "grey"), (2, "RGB"), (3, "palette")):
        status, said = preview('width="40mm"', png(colour), "image.pdf")
        result(status == 0 and not faults_of("image.pdf"), name, said or faults_of("image.pdf"))
        result(places("image.pdf") == [[85, 20, 40, 20]], name + ": centred, height by its shape", str(places("image.pdf")))
    for side, x in (("left", 20), ("right", 160)):
        preview('width="30mm" height="12mm" align="%s"' % side, png(2), "image.pdf")
        result(places("image.pdf") == [[x, 20, 30, 12]], side, str(places("image.pdf")))
    preview('width="400mm"', png(2), "image.pdf")
    result(places("image.pdf") == [[20, 20, 170, 85]], "no wider than the text", str(places("image.pdf")))
    for output in ("image.png", "image.svg"):
        status, said = preview('width="40mm"', png(2), output)
        result(status == 0 and Path(output).stat().st_size > 200, "as " + output, said)


def refused():
    whole = png(2)
    cases = [("missing", None, "cannot be read"), ("no PNG", b"GIF89a" + bytes(99), "no PNG"),
             ("cut short", whole[:60], "damaged"), ("empty", b"", "no PNG"),
             ("grey with alpha", png(4), "transparent"), ("RGB with alpha", png(6), "transparent"),
             ("a transparent colour", png(2, extra=chunk(b"tRNS", bytes(6))), "transparent"),
             ("16 bits", png(2, 16), "8 bits"), ("interlaced", png(2, interlaced=1), "interlaced"),
             ("a wrong check sum", whole[:50] + b"\xff\xff" + whole[52:], "damaged")]
    for name, picture, wanted in cases:
        Path("refused.pdf").unlink(missing_ok=True)
        status, said = preview('width="40mm"', picture, "refused.pdf")
        # What only reading all of it shows is told when the page is drawn.
        place = "image.xml:4: " if name != "a wrong check sum" else ""
        result(status == 2 and wanted in said and place in said and not Path("refused.pdf").exists(),
               "refused: " + name, "%d %s" % (status, said))
    status, said = preview('width="wide"', whole, "refused.pdf")
    result(status == 2 and "image.xml:4" in said, "refused: a bad width", said)


def main():
    printed()
    refused()


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
