# SPDX-License-Identifier: Apache-2.0
"""What the schemas let a file hold: a file with one of each record, with a value for each attribute, so that a test
goes over all fields of a kind without naming one."""
import re
import xml.etree.ElementTree as ET
from pathlib import Path

XS = "{http://www.w3.org/2001/XMLSchema}"
MODEL = "{urn:juance:model}"
VALUES = {"xs:boolean": "true", "date": "2025-03-01", "moment": "2025-03-01T09:00:00", "count": "1", "year": "2025",
          "decimal": "1", "region": "430100", "institutionCode": "S000043000001", "occupationCode": "6-18-01-01",
          "occupationCodes": "6-18-01-01", "batchNumber": "2025-001", "path": "files/a.pdf", "id": "A1", "ids": "A1",
          "code": "a", "codes": "a", "digest": "0" * 64, "retention": "Y", "character": "一", "listNames": "ban",
          "volume": "S000043000001-2025-2025001-Y", "text": "文字", "personName": "李四",
          "idNumber": "11010519491231002X", "outcome": "keep", "xs:token": "a", "xs:string": "a"}


class Schema:
    def __init__(self, schemas, name, root):
        self.root = root
        self.types, self.simple = {}, {}
        self.namespace = ET.parse(schemas / f"{name}.xsd").getroot().get("targetNamespace")
        for file in (name, "common"):
            tree = ET.parse(schemas / f"{file}.xsd").getroot()
            if file == "common" and not any(i.get("schemaLocation") == "common.xsd" for i in self.includes):
                break
            if file == name:
                self.includes = tree.findall(XS + "include")
                self.element = next(e for e in tree.findall(XS + "element") if e.get("name") == root)
            self.types.update({t.get("name"): t for t in tree.findall(XS + "complexType")})
            self.simple.update({t.get("name"): t for t in tree.findall(XS + "simpleType")})

    def type_of(self, element):
        return self.types.get(element.get("type")) if element.get("type") else element.find(XS + "complexType")

    def base(self, name):
        """text for every simple type that is one without a pattern of its own; else its own name."""
        if name in ("text", "personName", "idNumber"):
            return "text"
        return name

    def value(self, attribute):
        words = [e.get("value") for e in attribute.iter(XS + "enumeration")]
        kind = attribute.get("type")
        if not words and kind in self.simple:
            words = [e.get("value") for e in self.simple[kind].iter(XS + "enumeration")]
        return words[0] if words else VALUES.get(kind, "1")

    def fields(self):
        """(path of elements, record's type, attribute) of every attribute below the root, each type once."""
        seen, todo = set(), [((self.root,), self.type_of(self.element))]
        while todo:
            path, kind = todo.pop(0)
            if kind is None or id(kind) in seen:
                continue
            seen.add(id(kind))
            for attribute in kind.iter(XS + "attribute"):
                yield path, kind, attribute
            for child in kind.iter(XS + "element"):
                todo.append((path + (child.get("name"),), self.type_of(child)))

    def texts(self):
        return [(path, kind, attribute) for path, kind, attribute in self.fields()
                if self.base(attribute.get("type")) == "text" and attribute.get("name") != "version"]

    def make(self, given=None):
        """The file: one of each record. `given(path, attribute)` may say another value than the usual one, "" for none."""
        def build(path, kind, depth):
            element = ET.Element("{%s}%s" % (self.namespace, path[-1]))
            for attribute in kind.iter(XS + "attribute"):
                value = given(path, attribute) if given else None
                fixed = attribute.get("fixed") or ("1.0" if attribute.get("name") == "version" else None)
                if value != "":
                    element.set(attribute.get("name"), fixed or value or self.value(attribute))
            for child in kind.iter(XS + "element"):
                inner = self.type_of(child)
                if inner is not None and depth < 8 and inner not in open_kinds:
                    open_kinds.append(inner)
                    element.append(build(path + (child.get("name"),), inner, depth + 1))
                    open_kinds.pop()
            return element
        open_kinds = []
        ET.register_namespace("", self.namespace)
        return ET.tostring(build((self.root,), self.type_of(self.element), 0), encoding="unicode")


def term(node):
    """The first sentence of its documentation: what findings call it."""
    words = " ".join("".join(node.find(f"{XS}annotation/{XS}documentation").itertext()).split())
    return words.split("。")[0]
