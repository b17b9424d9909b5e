# SPDX-License-Identifier: Apache-2.0
"""Writes the export element by element; what comes late in the file is spooled meanwhile, so that
memory does not grow with the candidates."""

import shutil
import tempfile

NAMESPACE = "urn:juance:assessment-batch"
VERSION = "1.0"
SPOOL_BYTES = 8 << 20

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord('"'): "&quot;"}


def text(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value).translate(_ESCAPES)


def element(depth, name, attributes, children=()):
    """One element with its children (already written, one level deeper); absent values are left out."""
    parts = ["  " * depth, "<", name]
    for key, value in attributes.items():
        if value is not None:
            parts.append(f' {key}="{value if type(value) is str and value.isalnum() else text(value)}"')
    if not children:
        parts.append("/>\n")
    else:
        parts.append(">\n")
        parts.extend(children)
        parts.append(f"{'  ' * depth}</{name}>\n")
    return "".join(parts)


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
            head = "".join(f' {key}="{text(value)}"' for key, value in attributes.items()
                           if value is not None)
            out.write(f'<{self.root} xmlns="{self.namespace}"{head}>\n')
            for spool in self.sections.values():
                spool.seek(0)
                shutil.copyfileobj(spool, out, 1 << 20)
                spool.close()
            out.write(f"</{self.root}>\n")
