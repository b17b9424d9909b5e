#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks PDF files against what PDF/A-2u (ISO 19005-2) and this project ask for.

    check_pdf.py [--text WORDS-FILE] FILE...

Prints one line a failure and exits with 1 on any. Reads the file twice, by two ways that are not the
product's: qpdf's JSON with a small reader of content streams, CMaps and XMP on top of it, and the
command line tools qpdf --check, pdffonts and pdftotext. Needs only Python's standard library."""
import argparse
import base64
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_tags  # noqa: E402

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"

FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide",
                     "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/JavaScript"}
FORBIDDEN_FILTERS = {"/LZWDecode", "/Crypt"}
OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k "
    "l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W "
    "W* y ' \"".split())


class File:
    """One PDF as qpdf sees it."""

    def __init__(self, path):
        self.path = path
        self.parsed = {}  # content streams -> operations
        self.raw = Path(path).read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            prefix = str(Path(folder) / "s")
            out = subprocess.run(["qpdf", "--json=2", "--json-stream-data=file",
                                  "--json-stream-prefix=" + prefix, "--decode-level=generalized",
                                  str(path)], capture_output=True)
            if not out.stdout:
                raise ValueError("qpdf cannot read it: " + out.stderr.decode().strip())
            parts = json.loads(out.stdout)["qpdf"][1]
            self.objects, self.streams = {}, {}
            for key, item in parts.items():
                if key == "trailer":
                    self.trailer = item["value"]
                elif "stream" in item:
                    reference = key[4:]
                    self.objects[reference] = item["stream"]["dict"]
                    if "datafile" in item["stream"]:
                        self.streams[reference] = Path(item["stream"]["datafile"]).read_bytes()
                else:
                    self.objects[key[4:]] = item["value"]

    def get(self, value):
        """Follows references."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get(value)
        return value

    def entry(self, dictionary, *names):
        value = self.get(dictionary)
        for name in names:
            if not isinstance(value, dict):
                return None
            value = self.get(value.get(name))
        return value

    def stream(self, reference):
        return self.streams.get(reference)

    def operations(self, page):
        """Of all content streams of a page; read once, since there are several readers."""
        contents = page.get("/Contents")
        streams = self.get(contents) if isinstance(self.get(contents), list) else [contents]
        key = tuple(streams)
        if key not in self.parsed:
            self.parsed[key] = list(operations(b"\n".join(self.stream(s) or b"" for s in streams)))
        return self.parsed[key]


def text_string(value):
    """A PDF string in qpdf's notation as text."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        data = bytes.fromhex(value[2:])
        return data[2:].decode("utf-16-be") if data[:2] == b"\xfe\xff" else data.decode("latin-1")
    return value


# ---- content streams ----------------------------------------------------------------------------

ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(data, at):
    """A literal string from behind its opening bracket; its bytes and where it ends."""
    out, depth = bytearray(), 1
    while True:
        c = data[at:at + 1]
        at += 1
        if c == b"":
            raise ValueError("a string is not closed")
        if c == b"\\":
            c = data[at:at + 1]
            at += 1
            if c in ESCAPES:
                out += ESCAPES[c]
            elif c.isdigit():
                octal = re.match(rb"[0-7]{1,3}", data[at - 1:at + 2]).group()
                out.append(int(octal, 8) & 255)
                at += len(octal) - 1
            elif c not in b"\r\n":
                out += c
        elif c == b"(":
            depth += 1
            out += c
        elif c == b")":
            depth -= 1
            if depth == 0:
                return bytes(out), at
            out += c
        elif c == b"\r":
            out += b"\n"
            if data[at:at + 1] == b"\n":
                at += 1
        else:
            out += c


TOKEN = re.compile(rb"[\s\0]*(?:(%[^\r\n]*)|(<<|>>|[\[\]])|(\()|<([0-9A-Fa-f\s]*)>|(/[^\s\0()<>\[\]{}/%]*)|"
                   rb"([+-]?(?:\d+\.?\d*|\.\d+)(?![^\s\0()<>\[\]{}/%]))|([^\s\0()<>\[\]{}/%]+))")


def operations(data):
    """Yields (operator, operands); strings are bytes, names str, numbers float, arrays lists."""
    operands, stack, at = [], [], 0
    data = data.rstrip()
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            raise ValueError("unreadable content at byte %d" % at)
        at = match.end()
        comment, bracket, string, hexadecimal, name, number, word = match.groups()
        if comment is not None:
            continue
        if bracket in (b"[", b"<<"):
            stack.append(operands)
            operands = []
        elif bracket in (b"]", b">>"):
            inner, operands = operands, stack.pop()
            operands.append(inner)
        elif string is not None:
            value, at = literal(data, at)
            operands.append(value)
        elif hexadecimal is not None:
            digits = re.sub(rb"\s", b"", hexadecimal).decode()
            operands.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif name is not None:
            operands.append(name.decode())
        elif number is not None:
            operands.append(float(number))
        else:
            word = word.decode("latin-1")
            if word in ("true", "false", "null"):
                operands.append(word)
                continue
            yield word, operands
            operands = []


# ---- the checks -----------------------------------------------------------------------------------

class Checker:
    def __init__(self, path, file=None):
        self.failures = []
        self.path = path
        self.used = {}  # font reference -> codes shown
        self.replaced = {}  # font reference -> codes shown under ActualText only
        self.references = []  # of the pages
        self.marked = {}  # (page, MCID) -> texts
        self.text = []  # text of each page by ToUnicode and ActualText
        self.file = file or File(path)

    def fail(self, message):
        self.failures.append("%s: %s" % (self.path, message))

    def expect(self, condition, message):
        if not condition:
            self.fail(message)
        return condition

    def run(self):
        self.structure()
        self.catalog()
        self.metadata()
        self.cmaps = {}
        pages = list(self.pages(self.file.entry(self.file.trailer, "/Root", "/Pages"), {}))
        self.expect(len(pages) == self.file.entry(self.file.trailer, "/Root", "/Pages", "/Count"),
                    "the page tree's /Count is not its number of pages")
        for number, page in enumerate(pages, 1):
            self.page(number, page)
        for reference in self.used:
            self.font(reference)
        self.objects()
        self.tools(pages)
        if self.tagged():
            check_tags.check(self, pages, text_string)
        return self.failures

    def structure(self):
        raw = self.file.raw
        self.expect(re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4,}", raw),
                    "6.1.2: no header line with a line of four binary bytes behind it")
        self.expect(re.search(rb"%%EOF\r?\n?\Z", raw), "6.1.3: something stands behind the last %%EOF")
        trailer = self.file.trailer
        self.expect("/Encrypt" not in trailer, "6.1.3: /Encrypt in the trailer")
        identifier = self.file.get(trailer.get("/ID"))
        self.expect(isinstance(identifier, list) and len(identifier) == 2 and
                    all(len(i) > 4 for i in identifier), "6.1.3: no /ID in the trailer")
        for match in re.finditer(rb"\bstream(\r\n|\n|\r|.)", raw[:2000000]):
            if raw[match.start() - 3:match.start()] != b"end" and match.group(1) == b"\r":
                self.fail("6.1.7.1: 'stream' is followed by a lone carriage return")
                break

    def catalog(self):
        root = self.file.entry(self.file.trailer, "/Root")
        for key in ("/AA", "/OCProperties", "/Requirements", "/NeedsRendering"):
            self.expect(key not in root, "forbidden %s in the catalog" % key)
        intents = self.file.get(root.get("/OutputIntents")) or []
        intents = [self.file.get(i) for i in intents]
        pdfa = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
        if not self.expect(len(pdfa) == 1, "6.2.3: %d PDF/A output intents" % len(pdfa)):
            return
        self.expect(pdfa[0].get("/OutputConditionIdentifier"), "no /OutputConditionIdentifier")
        profile = self.file.stream(pdfa[0].get("/DestOutputProfile")) or b""
        self.expect(len(profile) > 128 and int.from_bytes(profile[:4], "big") == len(profile) and
                    profile[12:20] == b"mntrRGB " and profile[36:40] == b"acsp" and
                    profile[8] in (2, 4), "6.2.3: the output profile is no RGB display profile")
        self.expect(self.file.entry(pdfa[0], "/DestOutputProfile", "/N") == 3, "the profile's /N is not 3")
        names = self.file.entry(root, "/Names") or {}
        for key in ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations"):
            self.expect(key not in names, "forbidden name tree %s" % key)

    def tagged(self):
        return self.file.entry(self.file.trailer, "/Root", "/MarkInfo", "/Marked") is True

    def metadata(self):
        root = self.file.entry(self.file.trailer, "/Root")
        reference = root.get("/Metadata")
        dictionary, packet = self.file.get(reference), self.file.stream(reference)
        if not self.expect(packet, "6.6.2.1: no XMP metadata"):
            return
        self.expect("/Filter" not in dictionary, "the XMP packet is compressed")
        self.expect(dictionary.get("/Type") == "/Metadata" and dictionary.get("/Subtype") == "/XML",
                    "the metadata stream is not /Type /Metadata /Subtype /XML")
        self.expect(b"bytes=" not in packet[:200] and b"encoding=" not in packet[:200],
                    "6.6.2.2: bytes or encoding in the packet's header")
        try:
            tree = ElementTree.fromstring(packet)
        except ElementTree.ParseError as error:
            self.fail("the XMP packet is not well-formed: %s" % error)
            return
        values = {}
        for description in tree.iter(RDF + "Description"):
            for element in description:
                items = [i.text for i in element.iter(RDF + "li")]
                values[element.tag] = items[0] if items else element.text
            for name, value in description.attrib.items():
                values.setdefault(name, value)
        self.expect(values.get(PDFAID + "part") == "2", "6.6.4: pdfaid:part is not 2")
        self.expect(values.get(PDFAID + "conformance") == ("A" if self.tagged() else "U"),
                    "6.6.4: pdfaid:conformance is %s" % values.get(PDFAID + "conformance"))
        info = self.file.entry(self.file.trailer, "/Info") or {}
        for key, name in (("/Title", DC + "title"), ("/Author", DC + "creator"),
                          ("/Subject", DC + "description"), ("/Creator", XMP + "CreatorTool"),
                          ("/Producer", PDF + "Producer")):
            if key in info:
                ours = text_string(self.file.get(info[key]))
                self.expect(values.get(name) == ours, "%s is %r, in XMP %r" % (key, ours, values.get(name)))
        for key, name in (("/CreationDate", XMP + "CreateDate"), ("/ModDate", XMP + "ModifyDate")):
            if key in info:
                stamp = re.sub(r"\D", "", text_string(info[key]))[:14]
                self.expect(re.sub(r"\D", "", values.get(name) or "")[:14] == stamp,
                            "%s differs from XMP" % key)
        self.expect(values.get(DC + "title"), "no title")

    def pages(self, reference, inherited):
        node = self.file.get(reference)
        inherited = dict(inherited, **{k: node[k] for k in ("/MediaBox",) if k in node})
        if node.get("/Type") == "/Pages":
            for kid in node["/Kids"]:
                yield from self.pages(kid, inherited)
        else:
            self.references.append(reference)
            yield dict(inherited, **node)

    def page(self, number, page):
        where = "page %d" % number
        for key in ("/AA", "/PresSteps"):
            self.expect(key not in page, "%s: forbidden %s" % (where, key))
        box = self.file.get(page.get("/MediaBox")) or [0, 0, 0, 0]
        self.expect(3 <= box[2] - box[0] <= 14400 and 3 <= box[3] - box[1] <= 14400,
                    "%s: 6.1.13: page size" % where)
        for annotation in self.file.get(page.get("/Annots")) or []:
            annotation = self.file.get(annotation)
            self.expect(annotation.get("/Subtype") == "/Link" and annotation.get("/F", 0) & 4,
                        "%s: 6.3: annotation %s" % (where, annotation.get("/Subtype")))
        # Inherited resources are none (6.2.2: explicitly associated).
        resources = self.file.get(page.get("/Resources"))
        self.expect(isinstance(resources, dict), "%s: 6.2.2: the page has no /Resources of its own" % where)
        try:
            self.content(where, self.file.operations(page), resources or {}, page, number)
        except (ValueError, IndexError, KeyError, TypeError) as error:
            self.fail("%s: content stream: %s" % (where, error))

    def content(self, where, shown, resources, page, number):
        fonts = self.file.entry(resources, "/Font") or {}
        font, actual, depth, marks, text = None, 0, 0, [], []

        def say(words):
            text.append(words)
            for mcid in (mark[1] for mark in marks if mark[1] is not None):
                self.marked.setdefault((number, mcid), []).append(words)

        for operator, operands in shown:
            if operator not in OPERATORS:
                raise ValueError("6.2.2: unknown operator %s" % operator)
            if operator == "q":
                depth += 1
                self.expect(depth <= 28, "%s: 6.1.13: q nested %d deep" % (where, depth))
            elif operator == "Q":
                depth -= 1
            elif operator in ("K", "k"):
                self.fail("%s: 6.2.4.3: DeviceCMYK" % where)
            elif operator in ("ri",) and operands[0] not in (
                    "/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"):
                self.fail("%s: 6.2.6: rendering intent" % where)
            elif operator == "Tf":
                font = fonts.get(operands[0])
                if not self.expect(font, "%s: 6.2.2: font %s is not in the page's /Resources" % (where, operands[0])):
                    return
            elif operator in ("BDC", "BMC"):
                properties = operands[1] if operator == "BDC" else []
                properties = properties if isinstance(properties, list) else []
                replaced = "/ActualText" in properties
                if replaced:
                    say(properties[properties.index("/ActualText") + 1][2:].decode("utf-16-be"))
                    actual += 1
                mcid = int(properties[properties.index("/MCID") + 1]) if "/MCID" in properties else None
                marks.append((replaced, mcid))
            elif operator == "EMC":
                actual -= marks.pop()[0]
            elif operator in ("Tj", "TJ"):
                strings = operands[:1] if operator == "Tj" else [o for o in operands[0] if isinstance(o, bytes)]
                for string in strings:
                    self.expect(len(string) <= 32767, "%s: 6.1.13: string too long" % where)
                    if self.file.entry(font, "/Subtype") == "/Type0":
                        codes = [string[i] << 8 | string[i + 1] for i in range(0, len(string) - 1, 2)]
                    else:
                        codes = list(string)
                    self.used.setdefault(font, set()).update(codes)
                    if not actual:
                        mapping = self.to_unicode(font)
                        say("".join(mapping.get(c, "\ufffd") for c in codes))
        self.expect(depth == 0 and not marks, "%s: q/Q or marked content not balanced" % where)
        joined = "".join(text)
        self.expect("\ufffd" not in joined, "%s: 6.2.11.7: a glyph without Unicode" % where)
        self.text.append(joined)

    def to_unicode(self, reference):
        if reference in self.cmaps:
            return self.cmaps[reference]
        mapping = {}
        stream = self.file.stream(self.file.entry(reference) and self.file.get(reference).get("/ToUnicode"))
        if stream:
            for block in re.finditer(rb"beginbfchar(.*?)endbfchar", stream, re.S):
                pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block.group(1))
                if len(pairs) > 100:
                    self.fail("ToUnicode: a block of %d entries" % len(pairs))
                for code, target in pairs:
                    mapping[int(code, 16)] = bytes.fromhex(target.decode()).decode("utf-16-be")
            for block in re.finditer(rb"beginbfrange(.*?)endbfrange", stream, re.S):
                for first, last, target in re.findall(
                        rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block.group(1)):
                    start = bytes.fromhex(target.decode()).decode("utf-16-be")
                    for i in range(int(last, 16) - int(first, 16) + 1):
                        mapping[int(first, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)
                for first, last, targets in re.findall(
                        rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[([^\]]*)\]", block.group(1)):
                    for i, target in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", targets)):
                        mapping[int(first, 16) + i] = bytes.fromhex(target.decode()).decode("utf-16-be")
        self.cmaps[reference] = mapping
        return mapping

    def font(self, reference):
        font = self.file.get(reference)
        name = font.get("/BaseFont")
        where = "font %s" % name
        mapping = self.to_unicode(reference)
        for code in self.used[reference]:
            target = mapping.get(code)
            if not target or any(ord(c) in (0, 0xFEFF, 0xFFFE) for c in target):
                self.fail("%s: 6.2.11.7.2: code %04X has no Unicode" % (where, code))
                break
        if font.get("/Subtype") != "/Type0":
            descriptor = self.file.entry(font, "/FontDescriptor") or {}
            self.expect(any(k in descriptor for k in ("/FontFile", "/FontFile2", "/FontFile3")),
                        "%s: 6.2.11.4: not embedded" % where)
            return
        self.expect(font.get("/Encoding") == "/Identity-H", "%s: 6.2.11.3.3: encoding" % where)
        child = self.file.get(self.file.get(font["/DescendantFonts"])[0])
        descriptor = self.file.entry(child, "/FontDescriptor") or {}
        base = child.get("/BaseFont")
        self.expect(descriptor.get("/FontName") == base, "%s: names differ" % where)
        self.expect(re.match(r"/[A-Z]{6}\+", base or ""), "%s: no subset tag" % where)
        self.expect("/CIDSet" not in descriptor, "%s: a /CIDSet would have to be complete" % where)
        widths = self.widths(child)
        if child.get("/Subtype") == "/CIDFontType2":
            self.expect(child.get("/CIDToGIDMap") == "/Identity" or
                        self.file.stream(child.get("/CIDToGIDMap")) is not None,
                        "%s: 6.2.11.3.2: no CIDToGIDMap" % where)
            self.truetype(where, child, descriptor, reference, widths)
        else:
            program = descriptor.get("/FontFile3")
            data = self.file.stream(program)
            self.expect(data and self.file.entry(program, "/Subtype") in
                        ("/CIDFontType0C", "/OpenType"), "%s: 6.2.11.4.1: not embedded" % where)
            self.expect(data and data[0] == 1, "%s: no CFF program" % where)

    def widths(self, child):
        table, items, at = {}, self.file.get(child.get("/W")) or [], 0
        while at < len(items):
            follow = self.file.get(items[at + 1])
            if isinstance(follow, list):
                for i, width in enumerate(follow):
                    table[items[at] + i] = width
                at += 2
            else:
                for code in range(items[at], follow + 1):
                    table[code] = items[at + 2]
                at += 3
        default = child.get("/DW", 1000)
        return lambda code: table.get(code, default)

    def truetype(self, where, child, descriptor, reference, widths):
        data = self.file.stream(descriptor.get("/FontFile2"))
        if not self.expect(data, "%s: 6.2.11.4.1: not embedded" % where):
            return
        tables = {}
        for i in range(int.from_bytes(data[4:6], "big")):
            record = data[12 + 16 * i:28 + 16 * i]
            offset, length = int.from_bytes(record[8:12], "big"), int.from_bytes(record[12:16], "big")
            tables[record[:4]] = data[offset:offset + length]
        for tag in (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"):
            self.expect(tag in tables, "%s: table %s is missing" % (where, tag.decode()))
        if b"hmtx" not in tables or b"head" not in tables or child.get("/CIDToGIDMap") != "/Identity":
            return
        units = int.from_bytes(tables[b"head"][18:20], "big")
        count = int.from_bytes(tables[b"hhea"][34:36], "big")
        long_offsets = int.from_bytes(tables[b"head"][50:52], "big")
        for code in self.used[reference]:
            at = 4 * min(code, count - 1)
            width = int.from_bytes(tables[b"hmtx"][at:at + 2], "big") * 1000 / units
            if abs(width - widths(code)) > 1:
                self.fail("%s: 6.2.11.5: width of glyph %d is %g, /W says %g" %
                          (where, code, width, widths(code)))
                break
            size = 4 if long_offsets else 2
            ends = tables[b"loca"][size * code:size * (code + 2)]
            self.expect(len(ends) == 2 * size, "%s: glyph %d is not in the program" % (where, code))

    def objects(self):
        for reference, value in self.file.objects.items():
            if not isinstance(value, dict):
                continue
            where = "object " + reference
            if value.get("/S") in FORBIDDEN_ACTIONS and "/Type" in value and value["/Type"] == "/Action":
                self.fail("%s: 6.5.1: action %s" % (where, value["/S"]))
            filters = self.file.get(value.get("/Filter"))
            for name in filters if isinstance(filters, list) else [filters]:
                self.expect(name not in FORBIDDEN_FILTERS, "%s: 6.1.7.2: filter %s" % (where, name))
            for key in ("/F", "/FFilter", "/FDecodeParms"):
                if reference in self.file.streams:
                    self.expect(key not in value, "%s: 6.1.7.1: external stream" % where)
            if value.get("/Subtype") == "/Image":
                self.expect(value.get("/Interpolate") in (None, False), "%s: 6.2.8: /Interpolate" % where)
                self.expect("/Alternates" not in value and "/OPI" not in value, "%s: 6.2.8" % where)
                self.expect(value.get("/ColorSpace") != "/DeviceCMYK", "%s: DeviceCMYK image" % where)
            if value.get("/Subtype") == "/PS" or "/PS" in value and value.get("/Subtype") == "/Form":
                self.fail("%s: 6.2.9: PostScript XObject" % where)
            if "/BM" in value:
                self.expect(value["/BM"] in ("/Normal", "/Compatible"), "%s: blend mode" % where)
            if value.get("/TR") is not None or value.get("/HTP") is not None:
                self.fail("%s: 6.2.5: transfer function or halftone" % where)
        self.expect(len(self.file.objects) < 8388607, "6.1.13: too many objects")

    # ---- the tools --------------------------------------------------------------------------------
    def tools(self, pages):
        check = subprocess.run(["qpdf", "--check", str(self.path)], capture_output=True, text=True)
        self.expect(check.returncode == 0, "qpdf --check: " + (check.stdout + check.stderr).strip()
                    .replace("\n", " | "))
        fonts = subprocess.run(["pdffonts", str(self.path)], capture_output=True, text=True)
        self.expect(fonts.returncode == 0 and not fonts.stderr, "pdffonts: " + fonts.stderr.strip())
        for line in fonts.stdout.splitlines()[2:]:
            flags = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", line)
            self.expect(flags and flags.groups() == ("yes", "yes", "yes"), "pdffonts: " + line.strip())
        text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(self.path), "-"],
                              capture_output=True)
        self.expect(text.returncode == 0 and not text.stderr, "pdftotext: " + text.stderr.decode().strip())
        extracted = text.stdout.decode("utf-8").split("\f")[:-1]
        if not self.expect(len(extracted) == len(pages), "pdftotext finds %d pages" % len(extracted)):
            return
        for number, (ours, theirs) in enumerate(zip(self.text, extracted), 1):
            if sorted(squeeze(ours)) != sorted(squeeze(theirs)):
                self.fail("page %d: pdftotext extracts other characters than the page shows" % number)


def squeeze(text):
    """Without white space and with what pdftotext itself normalises undone."""
    import unicodedata
    return re.sub(r"[\s\u00ad\u200b-\u200d]+", "", unicodedata.normalize("NFKC", text))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", help="file with one text a line that must be found in the text")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    failures = 0
    for path in options.files:
        try:
            checker = Checker(path)
            messages = checker.run()
            if options.words:
                whole = squeeze("".join(checker.text))
                for line in Path(options.words).read_text("utf-8").splitlines():
                    if squeeze(line) not in whole:
                        messages.append("%s: the text lacks %r" % (path, line))
        except (ValueError, OSError, KeyError, TypeError) as error:
            messages = ["%s: %s" % (path, error)]
        failures += len(messages)
        for message in messages:
            print(message)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
