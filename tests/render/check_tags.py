# SPDX-License-Identifier: Apache-2.0
"""What tagged PDF asks for (ISO 19005-2, 6.7; ISO 32000-1, 14.7 and 14.8), on top of check_pdf.py's reader."""
import re

STANDARD = set("Document Part Sect Div H1 H2 H3 H4 H5 H6 P Caption Table TR TH TD THead TBody TFoot Figure "
               "Span L LI LBody Lbl".split())
HOLDS_CONTENT = STANDARD - set("Document Part Sect Div Table TR THead TBody TFoot L LI".split())
BELOW = {"TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",), "THead": ("Table",),
         "TBody": ("Table",), "TFoot": ("Table",), "LI": ("L",), "Lbl": ("LI",), "LBody": ("LI",)}
PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"}


class Element:
    """One structure element; `kids` are elements and (page, MCID)."""

    def __init__(self, kind, reference, alternative, attributes):
        self.kind, self.reference, self.alternative, self.attributes = kind, reference, alternative, attributes
        self.kids = []

    def elements(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def contents(self):
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


class Reader:
    def __init__(self, checker, text_string):
        self.checker, self.file, self.text_string = checker, checker.file, text_string
        self.page_numbers = {reference: number for number, reference in enumerate(checker.references, 1)}
        root = self.file.entry(self.file.trailer, "/Root")
        self.tree = self.file.get(root.get("/StructTreeRoot"))
        self.top = Element("", root.get("/StructTreeRoot"), None, {})
        if isinstance(self.tree, dict):
            self.read(self.tree.get("/K"), self.top, None)

    def attributes(self, element):
        found = {}
        for item in as_list(self.file.get(element.get("/A"))):
            found.update({key: value for key, value in (self.file.get(item) or {}).items() if key != "/O"})
        return found

    def read(self, kids, parent, page):
        for reference in as_list(self.file.get(kids) if isinstance(self.file.get(kids), list) else kids):
            kid = self.file.get(reference)
            if isinstance(kid, (int, float)):
                parent.kids.append((self.page_numbers.get(page), int(kid)))
            elif kid.get("/Type") == "/MCR":
                parent.kids.append((self.page_numbers.get(kid.get("/Pg", page)), kid.get("/MCID")))
            elif "/S" in kid:
                element = Element(kid["/S"][1:], reference, self.text_string(self.file.get(kid.get("/Alt"))),
                                  self.attributes(kid))
                self.checker.expect(kid.get("/P") == parent.reference, "%s: /P is not its parent" % element.kind)
                parent.kids.append(element)
                self.read(kid.get("/K"), element, kid.get("/Pg", page))


def grid_fault(table):
    """What keeps a table's rows and spans from filling one rectangle; "" when nothing does."""
    rows = [element for element in table.elements() if element.kind == "TR"]
    taken, width = {}, None
    for y, row in enumerate(rows):
        x = 0
        for cell in (kid for kid in row.kids if isinstance(kid, Element)):
            while (x, y) in taken:
                x += 1
            across, down = cell.attributes.get("/ColSpan", 1), cell.attributes.get("/RowSpan", 1)
            if y + down > len(rows):
                return "row %d: a cell reaches below the table" % (y + 1)
            for place in ((x + i, y + n) for i in range(across) for n in range(down)):
                if place in taken:
                    return "row %d: two cells in one place" % (y + 1)
                taken[place] = cell
        own = sum(1 for place in taken if place[1] == y)
        width = own if width is None else width
        if own != width:
            return "row %d has %d columns, the first one %d" % (y + 1, own, width)
    return "" if rows else "no rows"


def check_elements(checker, top):
    def walk(element, ancestors):
        kind, parent = element.kind, ancestors[-1] if ancestors else ""
        checker.expect(kind in STANDARD, "6.7.3.4: structure type %s" % kind)
        checker.expect(parent in BELOW.get(kind, (parent,)), "%s below %s" % (kind, parent or "the root"))
        if kind == "Figure":
            checker.expect((element.alternative or "").strip(), "6.7.4: a figure without alternative text")
        if kind == "TH":
            checker.expect(element.attributes.get("/Scope") in ("/Row", "/Column", "/Both"), "a TH without /Scope")
        if kind == "Table":
            fault = grid_fault(element)
            checker.expect(not fault, "a table is not regular: %s" % fault)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, ancestors + [kind])
            else:
                checker.expect(kind in HOLDS_CONTENT, "content directly in %s" % kind)

    checker.expect([kid.kind for kid in top.kids] == ["Document"], "the tree's top is not one Document")
    for kid in top.kids:
        walk(kid, [])
    before = 0
    for element in top.elements():
        match = re.fullmatch(r"H([1-6])", element.kind)
        if match:
            level = int(match.group(1))
            checker.expect(level <= before + 1, "H%d follows H%d" % (level, before))
            before = level


def number_tree(file, node):
    node = file.get(node) or {}
    items = as_list(file.get(node.get("/Nums")))
    found = dict(zip(items[::2], items[1::2]))
    for kid in as_list(file.get(node.get("/Kids"))):
        found.update(number_tree(file, kid))
    return found


def check_contents(checker, reader, pages):
    """Every stretch of the pages belongs to the one element that the tree and the parent tree name."""
    owners, last = {}, 0
    for element in reader.top.elements():
        for place in (kid for kid in element.kids if not isinstance(kid, Element)):
            checker.expect(place not in owners, "page %s: MCID %s has two elements" % place)
            owners[place] = element
    for place in reader.top.contents():
        checker.expect((place[0] or 0) >= last, "6.7.3: the reading order goes back to page %s" % place[0])
        last = place[0] or 0
    parents = number_tree(checker.file, (reader.tree or {}).get("/ParentTree"))
    seen = set()
    for number, page in enumerate(pages, 1):
        row = as_list(checker.file.get(parents.get(page.get("/StructParents"))))
        checker.expect(page.get("/Tabs") == "/S", "page %d: /Tabs is not /S" % number)
        for mcid, tag in marked(checker, number, page):
            checker.expect((number, mcid) not in seen, "page %d: MCID %d twice" % (number, mcid))
            seen.add((number, mcid))
            owner = owners.get((number, mcid))
            if not checker.expect(owner, "page %d: MCID %d belongs to no element" % (number, mcid)):
                continue
            checker.expect(tag == "/" + owner.kind, "page %d: MCID %d is %s in %s" % (number, mcid, tag, owner.kind))
            checker.expect(mcid < len(row) and row[mcid] == owner.reference,
                           "page %d: MCID %d: the parent tree names another element" % (number, mcid))
    for place in sorted(set(owners) - seen, key=str):
        checker.fail("page %s: MCID %s is in the tree and not on the page" % place)


def marked(checker, number, page):
    """(MCID, tag) of each stretch of a page; what is painted must stand in one, or in an artifact."""
    open_marks, found = [], []
    for operator, operands in checker.file.operations(page):
        if operator in ("BDC", "BMC"):
            properties = operands[1] if operator == "BDC" and isinstance(operands[1], list) else []
            mcid = int(properties[properties.index("/MCID") + 1]) if "/MCID" in properties else None
            if mcid is not None:
                found.append((mcid, operands[0]))
            belongs = mcid is not None or operands[0] == "/Artifact"
            checker.expect(not belongs or not any(open_marks), "page %d: %s inside an artifact or another mark" %
                           (number, operands[0]))
            open_marks.append(belongs)
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINTS and not any(open_marks):
            checker.fail("page %d: 6.7.3: content that is neither tagged nor an artifact" % number)
            break
    return found


def check(checker, pages, text_string):
    root = checker.file.entry(checker.file.trailer, "/Root")
    checker.expect(text_string(root.get("/Lang")) == "zh-CN", "6.7.4: /Lang is %r" % text_string(root.get("/Lang")))
    reader = Reader(checker, text_string)
    if checker.expect(reader.top.kids, "6.7.3: no structure tree"):
        check_elements(checker, reader.top)
        check_contents(checker, reader, pages)


def outline(checker, text_string):
    """The tree as lines: type, attributes, alternative text, and the text of each stretch with its page."""
    reader, lines = Reader(checker, text_string), []

    def walk(element, depth):
        attributes = " ".join("%s=%s" % item for item in sorted(element.attributes.items()))
        lines.append("%s%s %s %s" % ("  " * depth, element.kind, attributes, element.alternative or ""))
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, depth + 1)
            else:
                lines.append("%s%s: %s" % ("  " * (depth + 1), kid, "".join(checker.marked.get(kid, []))))

    walk(reader.top, 0)
    return lines
