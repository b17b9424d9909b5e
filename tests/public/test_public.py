#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing personal in a public bulletin: every output of the archive of all complete samples, and of one
with sanctions put in, is searched for every name and ID number of the samples (candidates, staff, heads,
signers, contacts) and for every institution. The internal bulletin shows that the search would find them."""
import json
import os
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
PERSON = {"name", "head", "contact", "person", "holder", "signedBy", "officer", "reviewer", "leader", "signer"}
NOT_PERSONS = {"occupation", "institution", "venue", "room", "dossier", "document", "ruleDocument", "plan", "scope",
               "filedVenue", "organisation"}
failed = False


def report(what, faults):
    global failed
    failed |= bool(faults)
    print("%s - %s%s" % ("not ok" if faults else "ok", what, ": " + "; ".join(faults[:5]) if faults else ""))


def run(*arguments):
    done = subprocess.run([JUANCE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def must(*arguments):
    status, output = run(*arguments)
    if status:
        sys.exit("juance %s: exit status %d: %s" % (" ".join(map(str, arguments)), status, output[-300:]))


def secrets():
    """(names, numbers, institutions) of every sample."""
    names, numbers, institutions, occupations = set(), set(), set(), set()
    for path in sorted((ROOT / "samples").rglob("*.xml")):
        for element in ElementTree.parse(path).iter():
            tag = element.tag.rsplit("}", 1)[-1]
            for key, value in element.attrib.items():
                if key == "occupationName" or (tag == "occupation" and key == "name"):
                    occupations.add(value)
                if key in ("idNumber", "telephone"):
                    numbers.add(value)
                elif key in PERSON and tag not in NOT_PERSONS and re.fullmatch(r"[^\x00-\x7f]{2,4}", value):
                    names.add(value)
            if tag in ("institution", "dossier") and element.get("code"):
                institutions |= {element.get("code"), element.get("name")}
    return names - occupations, numbers, {word for word in institutions if word}


def texts(folder):
    """{file: its text}; of a PDF what it shows, and its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".pdf":
            shown = subprocess.run(["pdftotext", "-layout", path, "-"], stdout=subprocess.PIPE, check=True).stdout
            found[path.name] = re.sub(r"\s+", "", shown.decode()) + path.read_bytes().decode("latin-1")
        elif path.is_file():
            found[path.name] = path.read_text("utf-8-sig")
    return found


def search(folder, words):
    return ["%s names %s" % (name, word) for name, text in texts(folder).items() for word in sorted(words)
            if word in text]


def sanction(archive):
    """A published and an unpublished measure against institutions, and one against a person."""
    database = sqlite3.connect(archive / "catalogue.db")
    codes = [row[0] for row in database.execute("SELECT code FROM institutions ORDER BY code")]
    person = database.execute("SELECT name FROM people WHERE NOT staff ORDER BY name LIMIT 1").fetchone()[0]
    put = ("INSERT INTO closed_cases (id, institution, measure, decided_on, rectify_by, object, name, tier, number,"
           " published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
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


def main():
    here = Path.cwd()
    archive = here / "archive"
    must("build", "-q", "-a", archive, *sorted(path.parent for path in (ROOT / "samples").glob("*/complete-*/batch.xml")))
    names, numbers, institutions = secrets()
    report("the samples have names and numbers to look for (%d, %d)" % (len(names), len(numbers)),
           [] if len(names) > 200 and len(numbers) > 200 and len(institutions) >= 10 else ["too few"])
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "public")
    report("no name, number or institution in the public bulletin",
           search(here / "public", names | numbers | institutions))
    must("bulletin", "-q", "--period", "2025", "--region", "150000", "-o", here / "summary", archive)
    report("nor in Inner Mongolia's year-end summary", search(here / "summary", names | numbers | institutions))

    published, unpublished, person = sanction(archive)
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "cases")
    must("bulletin", "-q", "-a", archive, "--period", "2025", "--internal", "-o", here / "internal")
    must("bulletin", "-q", "--period", "2025", "-o", here / "twice", archive, archive)
    report("with sanctions: neither persons nor institutions whose decision is not published",
           search(here / "cases", names | numbers | unpublished))
    shown = texts(here / "cases")["bulletin-2025-sanctions.csv"]
    report("with sanctions: the published decision names its institution, a person is masked",
           [word for word in sorted(published) + [person[0] + "*"] if word not in shown])
    inside = " ".join(texts(here / "internal").values())
    report("internal: institutions, persons and what is overdue are named",
           [word for word in sorted(published | unpublished) + [person, "示例〔2025〕2号"] if word not in inside])
    report("the same archive twice counts once",
           [name for name, text in texts(here / "twice").items() if name.endswith(".csv")
            and text != texts(here / "cases")[name]])
    must("bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "again")
    report("made again, the same bytes", [path.name for path in sorted((here / "cases").iterdir())
                                          if path.read_bytes() != (here / "again" / path.name).read_bytes()])
    pdfs = sorted(here.glob("*/*.pdf"))
    done = subprocess.run([sys.executable, ROOT / "tests/pdf/check_pdf.py", *pdfs], stdout=subprocess.PIPE,
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
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
