#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""juance dossier: an institution's whole dossier. Its contents name the pages on which the chapters begin, as the
bookmarks do; what it says of batches, certificates, cases, holds and volumes is what the archive holds."""
import json
import os
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap
from tap import ok as report

ROOT, JUANCE = Path(os.environ["ROOT"]), os.environ["JUANCE"]
HERE = Path.cwd()
CODE = "S000043999901"
FILE = ROOT / "samples/hunan/complete-social-organisation/institution.xml"
CHAPTERS = ["一、基本信息和备案", "二、人员", "三、考点", "四、年度计划", "五、认定批次", "六、证书", "七、星级评定和信用等级",
            "八、检查督导、问题台账和投诉举报", "九、违纪违规案件和处理", "十、冻结", "十一、所藏案卷"]


def run(*arguments):
    done = subprocess.run([JUANCE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def must(*arguments):
    status, output = run(*arguments)
    if status:
        sys.exit("juance %s: exit status %d: %s" % (" ".join(map(str, arguments)), status, output[-300:]))


def pages(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return text.split("\f")[:-1]


def cells(text):
    """The lines of a page as the cells of rows."""
    return [line.split() for line in text.splitlines()]


def missing(text, rows):
    """The rows that stand on no line of the text."""
    lines = cells(text)
    return [row for row in rows if [str(cell) for cell in row] not in lines]


def outline(pdf):
    """{title: page} of the bookmarks."""
    done = subprocess.run(["qpdf", "--json", "--json-key=outlines", pdf], stdout=subprocess.PIPE, check=True)
    found, left = {}, list(json.loads(done.stdout)["outlines"])
    while left:
        at = left.pop()
        found[at["title"]] = str(at["destpageposfrom1"])
        left += at["kids"]
    return found


def main():
    archive = HERE / "archive"
    must("build", "-q", "-a", archive, ROOT / "samples/hunan/complete-social-organisation")
    case = (ROOT / "samples/hunan/cases/archive-incomplete/case.xml").read_text()
    (HERE / "case.xml").write_text(case.replace('result="upheld"', 'result="revoked"'))
    must("notice", "-q", "--seal", "-a", archive, "-o", HERE / "notices", HERE / "case.xml",
         ROOT / "samples/hunan/cases/candidate-phone/case.xml")
    must("hold", "-q", "-a", archive, "--by", "邓芷", "--because", "核实投诉", "--ground", "complaint", CODE + "-2025-2025001")
    must("dossier", "-q", "-a", archive, "--as-of", "2025-12-31", "-o", HERE / "one", FILE)
    pdf = HERE / "one" / (CODE + "-dossier.pdf")
    found = pages(pdf)
    contents = dict(re.findall(r"^\s*(\S+、\S+)\s+([0-9]+)\s*$", found[1], re.M))
    report("every chapter is in the contents", list(contents) == CHAPTERS, found[1])
    wrong = [title for title, page in contents.items() if not re.search(
        r"^\s*%s\s*$" % re.escape(title), found[int(page) - 1], re.M)]
    report("with the page on which it begins", contents and not wrong, wrong)
    marks = outline(pdf)
    report("the bookmarks too", len(contents) == len(CHAPTERS) and not contents.items() - marks.items(), marks)
    whole = "".join(found)
    plain = re.sub(r"\s+", "", whole)
    database = sqlite3.connect(archive / "catalogue.db")
    certified = database.execute("SELECT sum(certified) FROM batches WHERE current AND institution = ?", (CODE,)).fetchone()[0]
    report("batches and certificates are counted", "档案库有1批次，获证%d人次" % certified in plain, plain[:200])
    volumes = [(*row, "在档") for row in database.execute(
        "SELECT id, CASE kind WHEN 'batch' THEN '批次' WHEN 'case' THEN '案件' END, class_label, items, pages,"
        " coalesce(due, '—') FROM volumes WHERE institution = ?", (CODE,))]
    report("every volume has its row", len(volumes) >= 4 and not missing(whole, volumes), missing(whole, volumes))
    batches = [(*row, "已封卷") for row in database.execute(
        "SELECT number, first_exam, candidates, sat, certified, blocking + serious + general FROM batches"
        " WHERE current AND institution = ?", (CODE,))]
    report("every batch", len(batches) == 1 and not missing(whole, batches), missing(whole, batches))
    levels = {"1": "一级/高级技师", "2": "二级/技师", "3": "三级/高级工", "4": "四级/中级工", "5": "五级/初级工"}
    figures = [(code, name, levels[level], *counts) for code, name, level, *counts in database.execute(
        "SELECT occupation, occupation_name, level, 1, candidates, sat, certified FROM figures")]
    report("every occupation and level", len(figures) == 6 and not missing(whole, figures), missing(whole, figures))
    names = {element.get("name") for element in ElementTree.parse(FILE).iter()
             if element.tag.endswith(("}staffMember", "}filedVenue"))}
    report("people and venues of its file", len(names) > 20 and not [name for name in names if name not in plain], names)
    report("its plan", "2025年度计划" in plain, plain[:900])
    report("a revoked case is marked so", "HN-2025-I01" in plain and "已撤销" in plain, plain[-1500:])
    report("a ban with its end", "HN-2025-C01" in plain and "至2025-12-31" in plain, plain[-1500:])
    must("dossier", "-q", "-a", archive, "-o", HERE / "today", FILE)
    now = "".join(pages(HERE / "today" / pdf.name))
    today = re.sub(r"\s+", "", now)
    report("a hold that is in force", "核实投诉" in today and "冻结中" in today and "核实投诉" not in plain, today[-900:])
    holds = [(subject, "投诉", reason, by, day, "冻结中") for subject, reason, by, day in database.execute(
        "SELECT subject, reason, placed_by, placed_on FROM holds WHERE lifted_on IS NULL")]
    report("with its row", len(holds) == 1 and not missing(now, holds), missing(now, holds))
    report("only the owner reads it", (pdf.stat().st_mode & 0o077) == 0, oct(pdf.stat().st_mode))
    must("dossier", "-q", "-a", archive, "--as-of", "2025-12-31", "-o", HERE / "two", FILE)
    report("made again, the same bytes", pdf.read_bytes() == (HERE / "two" / pdf.name).read_bytes())
    must("dossier", "-q", "-a", archive, "--as-of", "2025-03-01", "-o", HERE / "before", FILE)
    plain = re.sub(r"\s+", "", "".join(pages(HERE / "before" / pdf.name)))
    report("as of an earlier day, without what came later", "HN-2025-I01" not in plain and "档案库有0批次" in plain, plain[:900])
    status, output = run("dossier", "--json", "-a", HERE / "none", "-o", HERE / "alone", FILE)
    report("without an archive, its file alone", status == 0 and '"type":"dossier"' in output, output)
    status, output = run("dossier", "-a", archive, "-o", HERE / "bad", HERE / "case.xml")
    report("another kind of file is refused", status == 2 and not (HERE / "bad").exists(), output)
    done = subprocess.run([sys.executable, ROOT / "tests/render/check_pdf.py", pdf], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    report("PDF/A and tagged", done.returncode == 0, done.stdout.decode())


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
