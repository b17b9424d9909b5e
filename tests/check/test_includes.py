#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The include table's own test: each way to break it is found, and what is allowed passes."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tap

SCRIPT = Path(os.environ["ROOT"]) / "tests/check/includes.py"
LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


def header(name, text=""):
    guard = "JUANCE_" + name.upper().replace("/", "_").replace(".", "_")
    return "%s#ifndef %s\n#define %s\n%s#endif\n" % (LICENCE, guard, guard, text)


# A tree that keeps the table.
SOUND = {
    "main.c": LICENCE + '#include <locale.h>\n#include "volume/bag.h"\nint x(void) { setlocale(0, ""); }\n',
    "base/date.h": header("base/date.h"),
    "base/platform.c": LICENCE + "#include <unistd.h>\nint x(void) { return open(0); }\n",
    "model/finding.h": header("model/finding.h"),
    "rules/check.h": header("rules/check.h"),
    "documents/document.h": header("documents/document.h", '#include "model/finding.h"\n'),
    "documents/a.c": LICENCE + '#include "base/date.h"\n#include "documents/document.h"\n',
    "volume/bag.h": header("volume/bag.h"),
    "volume/zip.c": LICENCE + '#include <string.h>\n#include <zip.h>\n// open("x")\nint x = f.open("y");\n',
    "catalogue/query.h": header("catalogue/query.h", "#include <sqlite3.h>\n"),
    "commands/build.c": LICENCE + '#include "volume/bag.h"\n#include "documents/document.h"\n',
}

# What is changed in it, and what must then be said.
BROKEN = [
    ("base/broken.c", LICENCE + '#include "rules/check.h"\n', "base/broken.c:2: base/ may not include rules/check.h"),
    ("documents/b.c", LICENCE + '#include "rules/check.h"\n', "documents/ may not include rules/check.h"),
    ("render/b.c", LICENCE + '#include "rules/check.h"\n', "render/ may not include rules/check.h"),
    ("documents/c.c", LICENCE + "#include <hpdf.h>\n", "<hpdf.h> belongs to render/ alone"),
    ("commands/c.c", LICENCE + "#include <openssl/evp.h>\n", "<openssl/evp.h> belongs to volume/ alone"),
    ("commands/d.c", LICENCE + '#include "catalogue/query.h"\n', "reaches a library of catalogue/"),
    ("volume/d.h", header("volume/d.h", "struct sqlite3;\n"), "sqlite3 is a type of a library"),
    ("rules/d.c", LICENCE + "#include <time.h>\n", "<time.h> is not of the C library"),
    ("rules/e.c", LICENCE + "int x(void) {\n  return getenv(0); }\n", "rules/e.c:3: getenv() is"),
    ("rules/f.c", LICENCE + '#include "check.h"\n', "is not a path below generator/"),
    ("rules/g.c", "int x;\n", "the first line is not"),
    ("rules/h.h", LICENCE + "#ifndef H\n#define H\n#endif\n", "the include guard is not JUANCE_RULES_H_H"),
    ("xml/date.h", header("xml/date.h"), "date is a file of base and of xml"),
    ("helpers/odd.c", LICENCE, "the folder helpers/ is not in the include table"),
]


def violations(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, SCRIPT, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


def main():
    status, said = violations(SOUND)
    tap.ok("what is allowed passes", status == 0 and not said, said)
    for name, text, expected in BROKEN:
        status, said = violations({**SOUND, name: text})
        tap.ok(expected, status == 1 and expected in said and said.count("\n") == 1, said)


main()
sys.exit(tap.end())
