#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The lists of the provinces (juance bulletin --lists): a list holds exactly the subjects of the closed cases that
it should; not those of open or revoked cases, nor those that were removed or whose term is over; the public ones name
no person and no institution whose decision is not published."""
import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import tap
from test_public import ROOT, must, report, run, search, secrets, texts

HERE = Path.cwd()
SAMPLES = ROOT / "samples"
GUANGXI = SAMPLES / "guangxi/cases"


def seal(archive, *cases):
    must("notice", "-q", "--seal", "-a", archive, "-o", HERE / "notices", *cases)


def variant(name, source, *changes):
    """A case of the samples under another number, with its institution's file beside it."""
    folder = HERE / name
    folder.mkdir()
    for file in source.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    text = (folder / "case.xml").read_text()
    number = re.search(r' number="([^"]*)" jurisdiction', text).group(1)
    changes = ((' number="%s"' % number, ' number="%s-%s"' % (number, name)),) + changes
    for old, new in changes:
        if old not in text:
            sys.exit("%s has no %s" % (source, old))
        text = text.replace(old, new)
    # Numbers of documents are used once.
    text = re.sub("〕([0-9]+)号", lambda found: "〕%s%d号" % (found.group(1), 100 + len(list(HERE.glob("*/case.xml")))), text)
    (folder / "case.xml").write_text(text)
    return folder / "case.xml"


def lists(folder, *options):
    must("bulletin", "--lists", "-q", "--period", "2025", "-o", folder, *options)
    return {path.name[len("list-2025-"):-len("-entries.csv")]:
            list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))[1:] for path in folder.glob("*.csv")}


def named(found):
    return {name: [row[1] for row in rows] for name, rows in found.items()}


WANTED = {
    "guangxi-keyDirectory": ["广西示例技能服务有限公司"],
    "guangxi-creditRecord": ["广西示例技能服务有限公司"],
    "hunan-integrityRecord": ["湖南示例工匠评价有限公司"],
    "inner-mongolia-blacklist": ["内蒙古示例装备制造有限公司"],
    "yunnan-keyScope": ["云南示例技能人才评价有限公司"],
    "sichuan-assessorIntegrity": ["丁*"],
}


def main():
    archive = HERE / "archive"
    seal(archive, *sorted(SAMPLES.glob("*/cases/*/case.xml")))
    found = lists(HERE / "public", archive)
    report("each list holds the subjects of its closed cases", [] if named(found) == WANTED else [str(named(found))])

    suspension = GUANGXI / "repeat-2-suspension"
    revoked = variant("revoked", suspension, ('result="upheld" appliedOn="2024-12-05"',
                                              'result="revoked" appliedOn="2024-12-05"'))
    removed = variant("removed", suspension, ('listedOn="2024-12-02" published', 'listedOn="2024-12-02" removedOn="2025-12-31" published'))
    unchosen = variant("unchosen", suspension, ('<registration roll="keyDirectory" officer="蓝竹" reason="约谈后一年内再犯" '
                                                'listedOn="2024-12-02" published="true"/>', ""))
    silent = variant("silent", suspension, ('publish="true">', 'publish="false">'))
    still_open = variant("open", suspension, ('closedOn="2025-03-05"', ""))
    other = HERE / "other"
    seal(other, revoked, removed, unchosen, silent)
    status, _ = run("notice", "-q", "--seal", "-a", other, "-o", HERE / "notices", still_open)
    report("an open case is not sealed", [] if status == 1 else [str(status)])
    inside = lists(HERE / "inside", "--internal", other)
    report("internal: neither revoked, removed, without an officer's choice, nor open",
           [] if [row[-6] for row in inside["guangxi-keyDirectory-internal"]] == ["GX-2024-I02-silent"]
           and list(inside) == ["guangxi-keyDirectory-internal"] else [str(inside)])
    outside = lists(HERE / "outside", other)
    shown = texts(HERE / "outside")["list-2025-guangxi-keyDirectory.json"][0]
    report("public: a decision that is not published is counted, not named",
           [] if named(outside) == {"guangxi-keyDirectory": []} and "1家的处理决定没有写明公布" in shown else [shown])
    earlier = HERE / "earlier"
    must("bulletin", "--lists", "-q", "--period", "2025-Q3", "-o", earlier, "--internal", other)
    text = (earlier / "list-2025-Q3-guangxi-keyDirectory-internal-entries.csv").read_text("utf-8-sig")
    report("before its removal an entry is there", [] if "GX-2024-I02-removed" in text else [text])

    (HERE / "config.xml").write_text('<config xmlns="urn:juance:config" version="1.0"><rollTerm roll="keyDirectory" '
                                     'months="12" basis="某厅〔2024〕1号"/></config>\n')
    term = lists(HERE / "term", "-c", HERE / "config.xml", archive)
    report("a term of the configuration ends an entry", [] if "guangxi-keyDirectory" not in term else [str(term)])
    must("bulletin", "--lists", "-q", "--period", "2024", "-o", HERE / "before", "-c", HERE / "config.xml", archive)
    shown = texts(HERE / "before")["list-2024-guangxi-keyDirectory.json"][0]
    report("and is printed as a setting", [] if "12个月（某厅〔2024〕1号）" in shown and "系统设定" in shown else [shown])

    found = lists(HERE / "region", "--region", "510000", archive)
    report("with a region, every list of its province, empty ones too",
           [] if sorted(found) == ["sichuan-assessorIntegrity-510000", "sichuan-integrityRecord-510000"] else [str(found)])
    names, numbers, institutions = secrets()
    listed = {name for rows in WANTED.values() for name in rows}
    for folder in ("public", "outside", "region", "before"):
        report("%s: no person, no number, no institution but the listed" % folder,
               search(HERE / folder, names | numbers | (institutions - listed), names, numbers))
    must("bulletin", "--lists", "-q", "--internal", "--period", "2025", "-o", HERE / "all", archive)
    report("internal: the person is named", [] if "丁砚秋" in " ".join(text for text, _ in texts(HERE / "all").values()) else ["not"])

    (archive / "catalogue.db").unlink()
    for file in archive.glob("catalogue.db-*"):
        file.unlink()
    must("catalogue", "rebuild", "-q", "-a", archive)
    must("bulletin", "--lists", "-q", "--period", "2025", "-o", HERE / "rebuilt", archive)
    report("a catalogue made anew gives the same lists", [path.name for path in sorted((HERE / "public").iterdir())
                                                          if path.read_bytes() != (HERE / "rebuilt" / path.name).read_bytes()])

    status, output = run("bulletin", "--lists", "--json", "--period", "2025", "-o", HERE / "public", archive)
    report("--json names the files", [] if status == 0 and {json.loads(line)["type"] for line in output.splitlines()}
           == {"list"} and output.count("\n") == 4 * len(WANTED) else [output])
    pdfs = sorted(HERE.glob("*/list-*.pdf"))
    done = subprocess.run([sys.executable, ROOT / "tests/render/check_pdf.py", *pdfs], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    report("every PDF is PDF/A and tagged", [done.stdout.decode()[-300:]] if done.returncode or not pdfs else [])


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
