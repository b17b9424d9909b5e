#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cases and ratings that say what their catalogues and tables do not know are refused, bulletins of nothing are not
made: by every indicator, dimension, figure and behaviour of the samples."""
import re
import sys
import xml.etree.ElementTree as ElementTree

import tap
from pathlib import Path
from trial import ROOT, SAMPLES, copy_sample, edit, juance

HERE = Path.cwd()
GUANGXI = SAMPLES / "guangxi/ratings/S000045999901-2023-2025.xml"
SICHUAN = SAMPLES / "sichuan/ratings/Y000051999901-2024.xml"


def rate(text, *options):
    path = HERE / "rating.xml"
    path.write_text(text, encoding="utf-8")
    return juance("rate", "-q", "-o", HERE / "rated", *options, path, folder=HERE)


def refused(what, text, *words):
    ran = rate(text)
    tap.ok(what, ran.status == 2 and all(word in ran.err for word in words), "%d %s" % (ran.status, ran.err[:300]))


def ratings():
    for source, table in ((GUANGXI, "guangxi-stars"), (SICHUAN, "sichuan-credit")):
        text = source.read_text(encoding="utf-8")
        tap.ok("%s as it is" % table, rate(text).status == 0)
        root = ElementTree.parse(ROOT / ("schemas/indicators/%s.xml" % table)).getroot()
        most = {at.get("id"): at.get("maximum") for at in root.iter() if at.tag.endswith("}indicator")}
        wrong = []
        for id in re.findall(r'<indicatorScore indicator="([^"]*)"', text):
            for attribute in ("claimed", "reviewed"):
                for value in ("-0.01", str(float(most[id]) + 0.01), "99"):
                    changed, made = re.subn(r'(<indicatorScore indicator="%s"[^>]*? %s=")[^"]*' % (re.escape(id), attribute),
                                            r"\g<1>" + value, text)
                    if not made:
                        continue
                    ran = rate(changed)
                    if ran.status != 2 or id not in ran.err or "0 to " + most[id] not in ran.err or attribute not in ran.err:
                        wrong.append((id, attribute, value, ran.status))
                full = re.sub(r'(<indicatorScore indicator="%s"[^>]*? %s=")[^"]*' % (re.escape(id), attribute),
                              r"\g<1>" + most[id], text)
                if rate(full).status != 0:
                    wrong.append((id, attribute, "maximum"))
        tap.no("%s: points outside 0 to each maximum, and at it" % table, wrong)
    text = GUANGXI.read_text(encoding="utf-8")
    refused("K9: every reviewed=99", re.sub(r' reviewed="[^"]*"', ' reviewed="99"', text), "base.rules", "0 to 7", "99")
    wrong = []
    for element, attribute in (("indicatorScore", "indicator"), ("ratingFinding", "indicator"),
                               ("previousDimension", "dimension"), ("claimedFigure", "name")):
        values = re.findall(r'<%s [^>]*?\b%s="([^"]*)"' % (element, attribute), text)
        for number, value in enumerate(values):
            other = values[number - 1]
            for new in ("1", value + "x") + (() if element == "ratingFinding" or other == value else (other,)):
                ran = rate(re.sub(r'(<%s [^>]*?\b%s=")%s"' % (element, attribute, re.escape(value)), r'\g<1>%s"' % new, text, count=1))
                if ran.status != 2 or new not in ran.err or (new == value + "x" and value not in ran.err):
                    wrong.append((element, value, new, ran.status, ran.err[:100]))
    tap.no("K10: what the table does not have, or has already, told with the nearest", wrong)
    refused("a finding that no indicator deducts for", text.replace('indicator="archive.signatures" rule="GX3-1.4"',
                                                                    'indicator="base.rules" rule="GX3-1.4"'), "no points")
    undated = re.sub(r'selfRatedOn="[^"]*"', "", re.sub(r'<ratingAction kind="selfRating"[^>]*/>', "", text))
    refused("no day of the self-rating", undated, "self-rating")
    refused("no score of the self-rating", re.sub(r' claimed="[^"]*"', "", text), "self-rating")
    ran = rate(undated.replace('finished="true"', 'finished="false"'))
    tap.ok("a rating in the making need not have one yet", ran.status != 2, ran.err)
    text = SICHUAN.read_text(encoding="utf-8")
    ran = rate(re.sub(r' claimed="[^"]*"', "", text))
    tap.ok("where no notice asks for a self-rating, none is", ran.status == 0, ran.err)


def cases():
    for path in sorted(SAMPLES.glob("*/cases/*/case.xml")):
        folder = copy_sample(path.parent.relative_to(SAMPLES), HERE / ("%s-%s" % (path.parts[-4], path.parts[-2])))
        known = re.search(r'behaviour="([^"]*)"', path.read_text(encoding="utf-8")).group(1)
        edit(folder, (r'behaviour="[^"]*"', 'behaviour="%sx"' % known), file="case.xml")
        ran = juance("notice", "-q", "-o", HERE / "notices", folder / "case.xml", folder=HERE)
        tap.ok("K8: %s/%s: an unknown behaviour" % (path.parts[-4], path.parts[-2]), ran.status == 2
               and ran.err.count("\n") == 1 and "%sx" % known in ran.err and known + "," in ran.err + ",", ran.err)
    source = SAMPLES / "hunan/cases/archive-incomplete/case.xml"
    before = sorted(p for p in HERE.iterdir())
    for number in ("..", ".", "2025.3", "2025_3", "aux", "n" * 64 + "."):
        folder = HERE / "numbered"
        folder.mkdir(exist_ok=True)
        (folder / "case.xml").write_text(re.sub(r'(<caseFile [^>]*?number=")[^"]*', lambda m: m.group(1) + number,
                                                source.read_text(encoding="utf-8")), encoding="utf-8")
        ran = juance("notice", "-q", "-o", HERE / "out/inner", folder / "case.xml", folder=HERE)
        tap.ok("W17: case number %s" % number[:9], ran.status == 2 and "case.xml:" in ran.err, ran.err)
    for cycle in ("2023—2025", "..", "2023/2025", "x" * 300):
        refused("W17: cycle %s" % cycle[:9], re.sub(r'cycle="[^"]*"', 'cycle="%s"' % cycle, GUANGXI.read_text(encoding="utf-8")), "cycle")
    tap.ok("nothing was written", not (HERE / "out").exists() and not (HERE / "S000045999901-..").exists(), before)
    name = "n" * 300 + ".xml"
    for command, path, root in (("notice", source, "caseFile"), ("rate", GUANGXI, "rating")):
        text = re.sub(r' institutionFile="[^"]*"', "", path.read_text(encoding="utf-8"))
        (HERE / "long.xml").write_text(text.replace("<%s " % root, '<%s institutionFile="%s" ' % (root, name), 1), encoding="utf-8")
        ran = juance(command, "-q", "-o", HERE / "long", HERE / "long.xml", folder=HERE)
        tap.ok("V8: %s with a name of 304 bytes" % command, ran.status == 2 and "as long as that" in ran.err, ran.err)


def bulletins():
    archive = HERE / "archive"
    juance("build", "-q", "-a", archive, SAMPLES / "guangxi/complete-other-city", SAMPLES / "hunan/complete-social-organisation",
           folder=HERE)
    notice = "湘人社鉴函〔2022〕1号"
    for region, cites in (("450000", False), ("450100", False), ("430000", True)):
        for kind in ((), ("--internal",)):
            out = HERE / ("bulletin-%s%s" % (region, len(kind)))
            ran = juance("bulletin", "-q", "-a", archive, "--period", "2025", "--region", region, *kind, "-o", out, folder=HERE)
            said = [re.search("平均获证率高于90%的评价机构.*?。", p.read_text(encoding="utf-8")) for p in out.glob("*.html")]
            tap.ok("K11: bulletin of %s %s" % (region, "".join(kind)), ran.status == 0 and said and said[0]
                   and (notice in said[0].group(0)) == cites, ran.err)
    for options in (("--period", "2024"), ("--period", "2025-Q1"), ("--period", "2030"), ("--period", "2025", "--region", "530000")):
        out = HERE / "nothing"
        ran = juance("bulletin", "-a", archive, *options, "-o", out, folder=HERE)
        tap.ok("K15: %s" % " ".join(options), ran.status == 1 and "no data" in ran.said and not out.exists(), ran.said)


for part in (ratings, cases, bulletins):
    part()
sys.exit(tap.end())
