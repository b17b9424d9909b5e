# SPDX-License-Identifier: Apache-2.0
"""A small PDF of one page a twenty-four lines; Chinese text by the reader's own Adobe-GB1 font."""

LINES_A_PAGE = 24

_FONT = (b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
         b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
         b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000"
         b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
         b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880"
         b"/StemV 93>>>>]>>")


def _content(lines):
    shown = "".join(f"<{line.encode('utf-16-be').hex().upper()}> Tj T*\n" for line in lines)
    return f"BT /F1 14 Tf 24 TL 72 760 Td\n{shown}ET".encode("ascii")


def encode(lines):
    pages = [lines[i:i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)] or [[]]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode("ascii"), _FONT]
    for number, page in enumerate(pages):
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources"
                       b"<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (5 + 2 * number))
        content = _content(page)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.5\n%\xe5\x8d\xb7\xe5\x86\x8c\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
