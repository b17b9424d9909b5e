#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The include table of the design: which folder may include what, who alone may use a library, and
what only base/ may ask of the system. Prints one line a violation; exit status 1 when there is one.

    includes.py [FOLDER]        generator/ when none is named
"""
import re
import sys
from pathlib import Path

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "generator")

# Room: what it may include beside itself. What stands in one room stands in no other (check_names).
BELOW_PRESS = ("base", "model", "xml", "expression", "documents", "render", "publish")
MAY_INCLUDE = {
    "base": (),
    "model": ("base",),
    "xml": ("base", "model"),
    "expression": ("base", "model", "xml"),
    "rules": ("base", "model", "xml", "expression"),
    "sanctions": ("base", "model", "xml", "expression"),
    "ratings": ("base", "model", "xml", "expression"),
    "documents": ("base", "model", "xml", "expression"),
    "render": ("base", "documents"),
    "publish": ("base", "xml", "documents"),
    "press": (*BELOW_PRESS, "volume/digest.h"),
    "volume": ("base",),
    "catalogue": ("base", "model"),
    "archive": (*BELOW_PRESS, "press", "volume", "catalogue"),
    "verify": ("base", "model", "xml", "press", "volume", "catalogue", "archive"),
    "batches": (*BELOW_PRESS, "press", "volume", "catalogue", "archive", "rules"),
    # No trade uses another, but: what is due is held against today's schedule, and a rating's
    # filing limit is that of the notice's own rule.
    "keeping": (*BELOW_PRESS, "press", "volume", "catalogue", "archive", "verify",
                "rules/rule_set.h", "rules/schedule.h"),
    "desk": (*BELOW_PRESS, "press", "volume", "catalogue", "archive", "sanctions", "ratings",
             "rules/rule_set.h"),
}
MAY_INCLUDE_ALL = ("commands", "")  # "": main.c
MADE = "records"  # of these headers each is made from a schema, when the program is built

# Library header: its sole owner.
OWNERS = {
    r"libxml/": "xml",
    r"hpdf": "render", r"cairo": "render", r"hb[-.]": "render", r"ft2build\.h": "render",
    r"freetype/": "render", r"unicode/": "render", r"zlib\.h": "render",
    r"zip\.h": "volume", r"openssl/": "volume", r"curl/": "volume", r"libdeflate\.h": "volume",
    r"sqlite3\.h": "catalogue",
    r"utf8proc\.h": "base",
}
# Their types, which stand in no header of another folder (a forward declaration is one too).
TYPES = {
    r"\bxml[A-Z]\w*": "xml",
    r"\b(HPDF_|hb_|cairo_|FT_|UBreakIterator|UChar\b|ubrk_)\w*": "render",
    r"\b(zip_(t|file_t|source_t|stat_t)|EVP_\w+|X509\w*|CMS_\w+|BIO|OSSL_\w+|EVP_PKEY)\b": "volume",
    r"\bsqlite3\w*": "catalogue",
    r"\butf8proc_\w+": "base",
}
STANDARD = set("""assert ctype errno float inttypes iso646 limits math stdalign stdarg stdatomic stdbool
    stddef stdint stdio stdlib stdnoreturn string tgmath uchar wchar wctype strings libintl""".split())
# Of the system itself only base/ asks; what starts the program and its threads is at the top.
STARTS = {"main.c": {"locale.h", "getopt.h", "signal.h"}, "batches": {"pthread.h"}}
CALLS = re.compile(r"""(?<![\w.>])(getenv|secure_getenv|setenv|putenv|time|clock|clock_gettime|
    gettimeofday|localtime|localtime_r|gmtime|mktime|strftime|open|openat|creat|fopen|freopen|fdopen|
    tmpfile|mkstemp|mkdir|unlink|remove|rename|rand|random|srand|getrandom|setjmp|longjmp|system|popen|
    fork|execv\w*|execl\w*|socket|getaddrinfo|setlocale|exit|_exit|quick_exit|atexit)\s*\(""", re.X)
CALLS_OF = {"main.c": {"setlocale", "exit"}, "base/memory.c": {"exit", "_exit"}}


def without_comments(text):
    """The same lines without comments; strings stay, because includes are written as such."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    def keep(match):
        piece = match.group(0)
        return piece if piece[0] in "\"'" else re.sub(r"[^\n]", " ", piece)
    return re.sub(pattern, keep, text, flags=re.S)


def without_strings(text):
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)


def folder_of(name):
    return name.split("/")[0] if "/" in name else ""


def owner_of(table, text):
    return next((owner for pattern, owner in table.items() if re.match(pattern, text)), None)


def lines_that_match(pattern, text):
    for match in re.compile(pattern, 0 if isinstance(pattern, re.Pattern) else re.M).finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match


def check_file(name, text, headers):
    """Violations of one file as (line, message); `headers` collects what it includes."""
    folder, plain = folder_of(name), without_comments(text)
    everything = folder in MAY_INCLUDE_ALL
    if not everything and folder not in MAY_INCLUDE:
        yield 1, "the folder %s/ is not in the include table" % folder
    if not re.match(r"(#!.*\n)?// SPDX-License-Identifier: Apache-2\.0\n", text):
        yield 1, "the first line is not // SPDX-License-Identifier: Apache-2.0"
    for line, match in lines_that_match(r'^[ \t]*#[ \t]*include\s*"([^"]+)"', plain):
        target = match.group(1)
        headers.add(target)
        if folder_of(target) == MADE:
            if not (SOURCE.parent / "schemas" / (Path(target).stem + ".xsd")).is_file():
                yield line, '"%s" is made from no file of schemas/' % target
            elif folder != "model":
                yield line, "%s is included through a header of model/" % target
        elif not (SOURCE / target).is_file():
            yield line, '"%s" is not a path below generator/' % target
        elif not (everything or folder_of(target) == folder
                  or any(target == may or folder_of(target) == may
                         for may in MAY_INCLUDE.get(folder, ()))):
            yield line, "%s/ may not include %s" % (folder, target)
    for line, match in lines_that_match(r"^[ \t]*#[ \t]*include\s*<([^>]+)>", plain):
        target = match.group(1)
        owner = owner_of(OWNERS, target)
        if owner:
            if owner != folder:
                yield line, "<%s> belongs to %s/ alone" % (target, owner)
        elif target.removesuffix(".h") not in STANDARD and folder != "base" \
                and target not in STARTS.get(name, STARTS.get(folder, ())):
            yield line, "<%s> is not of the C library: base/ alone asks the system" % target
    code = without_strings(plain)
    if folder != "base" or name in CALLS_OF:
        for line, match in lines_that_match(CALLS, code):
            if folder != "base" and match.group(1) not in CALLS_OF.get(name, ()):
                yield line, "%s() is base/platform.c's alone" % match.group(1)
    if name.endswith(".h"):
        for pattern, owner in TYPES.items():
            if owner != folder:
                for line, match in lines_that_match(pattern, code):
                    yield line, "%s is a type of a library that %s/ owns" % (match.group(0), owner)
        guard = "JUANCE_" + re.sub(r"\W", "_", name).upper()
        if "#ifndef %s\n#define %s\n" % (guard, guard) not in text:
            yield 1, "the include guard is not %s" % guard


def library_headers(name, includes, texts, seen):
    """Library owners that a file reaches through its own includes."""
    reached = set()
    for target in includes.get(name, ()):
        if target in seen or target not in texts:
            continue
        seen.add(target)
        for match in re.finditer(r"^[ \t]*#[ \t]*include\s*<([^>]+)>", without_comments(texts[target]), re.M):
            owner = owner_of(OWNERS, match.group(1))
            if owner:
                reached.add((owner, target))
        reached |= library_headers(target, includes, texts, seen)
    return reached


def check_names(texts):
    """No two rooms hold a file of the same name."""
    rooms = {}
    for name in texts:
        rooms.setdefault(Path(name).stem, set()).add(folder_of(name))
    for stem, of in sorted(rooms.items()):
        if len(of) > 1 and "commands" not in of or len(of - {"commands"}) > 1:
            yield "generator/: %s is a file of %s" % (stem, " and of ".join(sorted(of)))


def violations():
    texts = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8")
             for path in sorted(SOURCE.rglob("*.[ch]"))}
    includes = {name: set() for name in texts}
    for name, text in texts.items():
        for line, message in check_file(name, text, includes[name]):
            yield "generator/%s:%d: %s" % (name, line, message)
    yield from check_names(texts)
    for name in texts:
        for owner, through in sorted(library_headers(name, includes, texts, set())):
            if owner != folder_of(name):
                yield "generator/%s:1: reaches a library of %s/ through %s" % (name, owner, through)


def main():
    found = list(violations())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
