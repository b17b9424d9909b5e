# SPDX-License-Identifier: Apache-2.0
"""Writes the export element by element; what comes late in the file is spooled meanwhile, so that
memory does not grow with the candidates."""

import shutil
import tempfile
from datetime import date
from functools import lru_cache

NAMESPACE = "urn:juance:assessment-batch"
VERSION = "1.0"
SPOOL_BYTES = 8 << 20
INDENTS = ("", "  ", "    ")


def escaped(value):
    if "&" in value or "<" in value or '"' in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return value


def attribute_text(attributes):
    return "".join([f' {key}="{escaped(value) if type(value) is str else WRITE[type(value)](value)}"'
                    for key, value in attributes.items() if value is not None])


# By type: True and 1 are equal, so that one cache for both would mix them up.
WRITE = {bool: lambda value: "true" if value else "false", int: str, date: lru_cache(4096)(str)}


def element(depth, name, attributes, children=()):
    """One element with its children (already written, one level deeper); absent values are left out."""
    head = f"{INDENTS[depth]}<{name}{attribute_text(attributes)}"
    if not children:
        return head + "/>\n"
    return f"{head}>\n{''.join(children)}{INDENTS[depth]}</{name}>\n"


class Export:
    """Sections are elements of one name, in the order of the batch's lists."""

    def __init__(self, path, sections, root="batch", namespace=NAMESPACE):
        self.path, self.root, self.namespace = path, root, namespace
        self.sections = {name: tempfile.SpooledTemporaryFile(SPOOL_BYTES, "w+", encoding="utf-8",
                                                            newline="\n") for name in sections}

    def add(self, name, attributes, children=()):
        self.sections[name].write(element(1, name, attributes, children))

    def close(self, attributes, note):
        with open(self.path, "w", encoding="utf-8", newline="\n") as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
            out.write(f"<!-- {note} -->\n")
            head = attribute_text(attributes)
            out.write(f'<{self.root} xmlns="{self.namespace}"{head}>\n')
            for spool in self.sections.values():
                spool.seek(0)
                shutil.copyfileobj(spool, out, 1 << 20)
                spool.close()
            out.write(f"</{self.root}>\n")
