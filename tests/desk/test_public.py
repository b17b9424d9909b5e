#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing personal in what is public: the bulletins (PDF, HTML page with its drawings, CSV, JSON) of the archive of
all samples with their sealed cases and ratings, Inner Mongolia's year-end summary, bulletins with sanctions put in,
and the announcements (公告) of all cases, are searched for every name and ID number of the samples (candidates, staff,
heads, signers, contacts) and for every institution that no published decision names. Searched are the names of the
files, what a PDF shows, each of its streams and strings, its metadata; split or partly masked numbers and names too.
The internal bulletin, and files made for it, show that the search would find them."""
import json
import os
import re
import sqlite3
import subprocess
import sys
import zlib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap
from tap import no as report

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
PERSON = {"name", "head", "contact", "person", "holder", "signedBy", "officer", "reviewer", "leader", "signer"}
NOT_PERSONS = {"occupation", "institution", "venue", "room", "dossier", "document", "ruleDocument", "plan", "scope",
               "filedVenue", "organisation"}
OFFICES = {"authority", "caseFile", "case"}  # their telephone is public


def run(*arguments):
    done = subprocess.run([JUANCE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def must(*arguments):
    status, output = run(*arguments)
    if status:
        sys.exit("juance %s: exit status %d: %s" % (" ".join(map(str, arguments)), status, output[-300:]))


def secrets():
    """(names, numbers, institutions) of every sample."""
    names, numbers, institutions, occupations, offices = set(), set(), set(), set(), set()
    for path in sorted((ROOT / "samples").rglob("*.xml")):
        for element in ElementTree.parse(path).iter():
            tag = element.tag.rsplit("}", 1)[-1]
            for key, value in element.attrib.items():
                if key == "occupationName" or (tag == "occupation" and key == "name"):
                    occupations.add(value)
                if key == "telephone" and tag in OFFICES:
                    offices.add(value)
                elif key in ("idNumber", "telephone"):
                    numbers.add(value)
                elif key in PERSON and tag not in NOT_PERSONS and re.fullmatch(r"[^\x00-\x7f]{2,4}", value):
                    names.add(value)
            if tag in ("institution", "dossier") and element.get("code"):
                institutions |= {element.get("code"), element.get("name")}
    return names - occupations, numbers - offices, {word for word in institutions if word}


def inside_pdf(data):
    """The streams of a PDF, inflated, and its strings that are UTF-16."""
    parts = [data.decode("latin-1")]
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            stream = zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            stream = data[match.end():data.find(b"endstream", match.end())]
        parts += [stream.decode("utf-8", "ignore"), stream.decode("utf-16-be", "ignore")]
    for match in re.finditer(rb"<(FEFF[0-9A-Fa-f\s]*)>", data, re.I):
        digits = re.sub(rb"\s", b"", match.group(1))
        parts.append(bytes.fromhex(digits[:len(digits) // 2 * 2].decode()).decode("utf-16", "ignore"))
    for match in re.finditer(rb"\(\xfe\xff(.*?)\)\s", data, re.S):
        parts.append(match.group(1).decode("utf-16-be", "ignore"))
    return parts


def unbroken(text):
    return re.sub(r"\s+|\u200b|\u00ad|&nbsp;|&#160;", "", text)


def texts(folder):
    """{file: (its name and text, what a PDF holds besides)}, without blanks."""
    found = {}
    for path in sorted(folder.rglob("*")):
        parts, raw = [str(path.relative_to(folder))], []
        if path.suffix == ".pdf":
            for command in (["pdftotext", "-layout", path, "-"], ["pdfinfo", path], ["pdfinfo", "-meta", path]):
                parts.append(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "replace"))
            raw = inside_pdf(path.read_bytes())
        elif path.is_file():
            parts += [path.read_bytes().decode("utf-8-sig", "replace"), path.read_bytes().decode("latin-1")]
        found[parts[0]] = tuple("\n".join(map(unbroken, some)) for some in (parts, raw))
    return found


MASK = "[*＊×xX●○•·某]"


def traces(names, numbers):
    """[(pattern, what)] of names and ID numbers that are masked, but not enough."""
    tails = {(name[0], name[-1]) for name in names if len(name) > 2}
    starts = {}
    for first, last in tails:
        starts.setdefault(first, set()).add(last)
    found = [(re.compile("%s%s+[%s]" % (first, MASK, "".join(sorted(lasts)))), "a name that begins with %s" % first)
             for first, lasts in sorted(starts.items())]
    if names:
        found.append((re.compile("[%s][*＊]{2,}" % "".join(sorted({name[0] for name in names}))), "how long a name is"))
    found.append((re.compile(r"(?<!\d)\d{4,17}%s{2,}[\dX]{2,}" % MASK.replace("xX", "")), "a number masked in part"))
    return found


def windows(text, length=8):
    """Runs of digits, split ones joined."""
    joined = re.sub(r"(?<=\d)[-－‐–—.・]+(?=\d)", "", text)
    for run_ in re.findall(r"\d{%d,}" % length, joined):
        for start in range(len(run_) - length + 1):
            yield run_[start:start + length]


def search(folder, words, names=(), numbers=()):
    """`words` as they are; of `numbers` the birthday; of `names` what a mask leaves."""
    parts = {number[6:14] for number in numbers if len(number) == 18}
    patterns, faults = traces(names, numbers), []
    for name, (text, raw) in texts(folder).items():
        faults += ["%s names %s" % (name, word) for word in sorted(words) if unbroken(word) in text + raw]
        faults += ["%s holds %s of an ID number" % (name, part) for part in sorted(parts & set(windows(text)))]
        faults += ["%s shows %s: %s" % (name, what, match.group()) for pattern, what in patterns
                   for match in [pattern.search(text)] if match]
    return faults


def named_in_public(archive):
    """Institutions of cases of the samples whose decision is published."""
    database = sqlite3.connect(archive / "catalogue.db")
    named = {name for row in database.execute(
        "SELECT i.code, i.name, c.name FROM closed_cases c LEFT JOIN institutions i ON i.code = c.institution"
        " WHERE c.published") for name in row}
    database.close()
    return named


def sanction(archive):
    """A published and an unpublished measure against institutions, and one against a person."""
    database = sqlite3.connect(archive / "catalogue.db")
    codes = [row[0] for row in database.execute("SELECT code FROM institutions ORDER BY code")]
    person = database.execute("SELECT name FROM people WHERE NOT staff ORDER BY name LIMIT 1").fetchone()[0]
    put = ("INSERT INTO closed_cases (id, institution, measure, decided_on, rectify_by, object, name, tier, number,"
           " published, case_number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?1)")
    name = {row[0]: row[1] for row in database.execute("SELECT code, name FROM institutions")}
    database.execute(put, ("C1", codes[0], "suspension", "2025-06-01", "2025-09-01", "institution", None, "T1",
                           "示例〔2025〕1号", 1))
    database.execute(put, ("C2", codes[1], "rectification", "2025-07-01", "2025-10-01", None, None, "T2",
                           "示例〔2025〕2号", 0))
    database.execute(put, ("C3", codes[2], "ban", "2025-08-01", None, "candidate", person, "T3", "示例〔2025〕3号", 1))
    database.execute("INSERT INTO ratings (institution, cycle, stars, rated_on, grade, total, next_on)"
                     " VALUES (?, '2023-2025', 3, '2025-05-01', NULL, 725000, '2026-05-01')", (codes[3],))
    database.commit()
    database.close()
    return {name[codes[0]]}, {name[code] for code in codes[1:]}, person


def announcements(here, names, numbers):
    """公告 of every case of the samples: whom they name is an institution, and the decision is published."""
    for case in sorted((ROOT / "samples").glob("*/cases/*/case.xml")):
        run("notice", "-q", "-o", here / "notices", "--document", "announcement", case)
    made = sorted((here / "notices").rglob("*.pdf"))
    report("no name or number in the announcements of cases (%d)" % len(made),
           search(here / "notices", names | numbers, names, numbers) + ([] if made else ["there is none"]))


def trials(folder, names, numbers):
    """What the search does not find, of what it must."""
    name = next(word for word in names if len(word) == 3)
    number = next(word for word in numbers if len(word) == 18)
    put = {"name.csv": name, "number.json": number, "split.html": "%s %s-%s" % (number[:6], number[6:14], number[14:]),
           "part.svg": "<text>%s</text>" % number[5:14], "masked.html": number[:6] + "*" * 8 + number[14:],
           "length.csv": name[0] + "**", "middle.csv": name[0] + "*" + name[2], number + ".csv": "", "blank.html": name[0] + "\n" + name[1:]}
    missed = []
    for at, (file, text) in enumerate(sorted(put.items())):
        place = folder / str(at)
        place.mkdir(parents=True)
        (place / file).write_text(text, "utf-8")
        if not search(place, set(names) | set(numbers), names, numbers):
            missed.append(file)
    place = folder / "pdf"
    place.mkdir()
    (place / "x.txt").write_text("")
    hidden = zlib.compress(("BT %s ET" % name).encode("utf-16-be"))
    if name not in "\n".join(inside_pdf(b"%PDF-1.7\n1 0 obj<<>>stream\n" + hidden + b"\nendstream endobj")):
        missed.append("a stream of a PDF")
    return missed


def main():
    here = Path.cwd()
    archive = here / "archive"
    must("build", "-q", "-a", archive, *sorted(path.parent for path in (ROOT / "samples").glob("*/complete-*/batch.xml")))
    for case in sorted((ROOT / "samples").glob("*/cases/*/case.xml")):
        run("notice", "-q", "--seal", "-a", archive, "-o", here / "papers", case)
    for rating in sorted((ROOT / "samples").glob("*/ratings/*.xml")):
        run("rate", "-q", "--seal", "-a", archive, "-o", here / "papers", rating)
    names, numbers, institutions = secrets()
    named = named_in_public(archive)
    institutions -= named
    report("the samples have names and numbers to look for (%d, %d)" % (len(names), len(numbers)),
           [] if len(names) > 200 and len(numbers) > 200 and len(institutions) >= 4 else ["too few"])
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "public")
    report("no name, number or institution in the public bulletin",
           search(here / "public", names | numbers | institutions, names, numbers))
    must("bulletin", "-q", "--period", "2025", "--region", "150000", "-o", here / "summary", archive)
    report("nor in Inner Mongolia's year-end summary", search(here / "summary", names | numbers | institutions, names, numbers))

    for kind in sorted((ROOT / "schemas/ladders").glob("*.xml")):
        run("bulletin", "-q", "--lists", "-a", archive, "--period", "2025", "--jurisdiction", kind.stem, "-o", here / "lists")
    run("bulletin", "-q", "--lists", "-a", archive, "--period", "2025", "-o", here / "lists")
    made = list((here / "lists").rglob("*.*")) if (here / "lists").exists() else []
    report("no name or number in the public lists (%d files)" % len(made),
           (search(here / "lists", names | numbers, names, numbers) if made else ["there is none"]))
    announcements(here, names, numbers)
    report("the search finds what it looks for", trials(here / "trials", sorted(names), sorted(numbers)))
    published, unpublished, person = sanction(archive)
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "cases")
    must("bulletin", "-q", "-a", archive, "--period", "2025", "--internal", "-o", here / "internal")
    must("bulletin", "-q", "--period", "2025", "-o", here / "twice", archive, archive)
    report("with sanctions: neither persons nor institutions whose decision is not published",
           search(here / "cases", names | numbers | unpublished - named, names, numbers))
    shown = texts(here / "cases")["bulletin-2025-sanctions.csv"][0]
    report("with sanctions: the published decision names its institution, a person is masked",
           [word for word in sorted(published) + [person[0] + "*"] if unbroken(word) not in shown])
    inside = " ".join(text for text, _ in texts(here / "internal").values())
    report("internal: institutions, persons and what is overdue are named",
           [word for word in sorted(published | unpublished) + [person, "示例〔2025〕2号"] if unbroken(word) not in inside])
    report("the same archive twice counts once",
           [name for name, text in texts(here / "twice").items() if name.endswith(".csv")
            and text != texts(here / "cases")[name]])
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "again")
    report("made again, the same bytes", [path.name for path in sorted((here / "cases").iterdir())
                                          if path.read_bytes() != (here / "again" / path.name).read_bytes()])
    pdfs = sorted(here.glob("*/bulletin-*.pdf"))
    done = subprocess.run([sys.executable, ROOT / "tests/render/check_pdf.py", *pdfs], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    report("every PDF is PDF/A and tagged",
           ([done.stdout.decode()[-300:]] if done.returncode else []) +
           [path.name for path in pdfs if b"<pdfaid:conformance>A<" not in path.read_bytes()])
    for path in sorted(here.glob("*/*.json")):
        json.loads(path.read_text())
    bad = [(["bulletin", "-a", archive], 2), (["bulletin", "-a", archive, "--period", "2025-Q5"], 2),
           (["bulletin", "-a", archive, "--period", "2025", "--region", "43"], 2),
           (["bulletin", "-a", here / "nothing", "--period", "2025", "-o", here / "none"], 2)]
    report("bad usage is refused and writes nothing",
           ["%s: %s" % (command[2:], run(*command)) for command, status in bad if run(*command)[0] != status]
           + (["a folder was made"] if (here / "none").exists() else []))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
