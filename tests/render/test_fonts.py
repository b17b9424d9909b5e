#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fonts by configuration: an authority's own font comes before the table's; only what a volume is set with is in
its record; a character that no font has stops the build until a named officer allows its absence, which the
record then tells; a font that is not there or a face that does not exist is refused."""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import tap
from pages import result

JUANCE = os.environ["JUANCE"]
SAMPLE = Path(os.environ["ROOT"]) / "samples/hunan/complete-social-organisation"
OWN = "/usr/share/fonts/truetype/arphic/ukai.ttc"  # stands for a customer's FangSong
NOWHERE = "\U000F1234"  # private use: no font has it


def config(content):
    Path("config.xml").write_text('<config xmlns="urn:juance:config" version="1.0" jurisdiction="hunan">%s</config>' % content)


def juance(*arguments):
    run = subprocess.run([JUANCE, *arguments], capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"})
    return run.returncode, run.stderr


def fonts_in(path):
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True).stdout
    return re.findall(r"^\w{6}\+(\S+)", listed, re.M)


def records(archive):
    """The record of each volume, by class."""
    found = {}
    for path in Path(archive).glob("volumes/*/*/*.zip"):
        with zipfile.ZipFile(path) as volume:
            name = next(name for name in volume.namelist() if name.endswith("meta/record.xml"))
            found[re.search(r"-(Y|D5|D3)\.zip$", path.name).group(1)] = volume.read(name).decode()
    return found


def own_font():
    config('<fontFace role="fangsong" file="%s" index="2" substitutes="仿宋"/>' % OWN)
    status, said = juance("preview", "-q", "-c", "config.xml", "--sample", "-o", "own.pdf", "cover")
    juance("preview", "-q", "--sample", "-o", "plain.pdf", "cover")
    result(status == 0 and any("UKai" in font or "AR" in font for font in fonts_in("own.pdf")),
           "a configured font is used", said + str(fonts_in("own.pdf")))
    result(any("FandolFang" in font for font in fonts_in("plain.pdf")) and
           not any("FandolFang" in font for font in fonts_in("own.pdf")), "it replaces the table's",
           str(fonts_in("own.pdf")))
    config('<fontFace role="fangsong" file="nowhere.ttf"/>')
    status, said = juance("preview", "-q", "-c", "config.xml", "--sample", "cover")
    result(status == 2 and "nowhere.ttf" in said, "a font that is not there is refused", said)
    config('<fontFace role="heavy" file="%s"/>' % OWN)
    status, said = juance("preview", "-q", "-c", "config.xml", "--sample", "cover")
    result(status == 2 and "heavy" in said, "a face that does not exist is refused", said)


def stand_in():
    config('<fontFace role="fangsong" file="%s" index="2" substitutes="仿宋_GB2312"/>' % OWN)
    juance("build", "-q", "-c", "config.xml", "-a", "substituted", str(SAMPLE))
    found = records("substituted")
    for name, record in sorted(found.items()):
        named = re.findall(r'<font file="([^"]+)" sha256="[0-9a-f]{64}" substitutes="([^"]+)"', record)
        result(named == [(Path(OWN).name, "仿宋_GB2312")], "%s names what a font stands for" % name, str(named))


def used_fonts():
    config("")
    status, said = juance("build", "-q", "-c", "config.xml", "-a", "archive", str(SAMPLE))
    found = records("archive")
    result(status == 0 and len(found) == 3, "the sample is built", said)
    for name, record in sorted(found.items()):
        files = re.findall(r'<font file="([^"]+)" sha256="([0-9a-f]{64})"', record)
        known = {Path(p).name: p for p in (line.split()[1] for line in
                 (Path(os.environ["ROOT"]) / "schemas/fonts.txt").read_text().splitlines()
                 if line and line[0] != "#")}
        wrong = [file for file, digest in files
                 if hashlib.sha256(Path(known[file]).read_bytes()).hexdigest() != digest]
        result(files and not wrong and len(files) < len(known), "%s records the fonts it uses" % name, str(files))
        result("ukai.ttc" not in record and "HanaMinA" not in record, "%s: no font that nothing is set in" % name)


def missing_glyph():
    shutil.copytree(SAMPLE, "batch")
    export = Path("batch/batch.xml")
    text = export.read_text()
    name = re.search(r'<candidate [^>]*?name="([^"]+)"', text).group(1)
    export.write_text(text.replace('"%s"' % name, '"%s%s"' % (name[0], NOWHERE)))
    config("")
    run = subprocess.run([JUANCE, "check", "-c", "config.xml", "batch"], capture_output=True, text=True)
    status, said = run.returncode, run.stdout
    refused, _ = juance("build", "-q", "-c", "config.xml", "-a", "stopped", "batch")
    result(status == refused == 1 and "U+F1234" in said and name[0] + "<U+F1234>" in said and NOWHERE not in said,
           "a private-use character stops the build and names the person", "%d %s" % (status, said))
    result(not records("stopped"), "and leaves no volume")
    config('<missingGlyph character="%s" officer="示例官" allowedOn="2025-07-01" reason="字库无此字"/>' % NOWHERE)
    status, said = juance("build", "-q", "-c", "config.xml", "-a", "allowed", "batch")
    found = records("allowed")
    result(status in (0, 1) and len(found) == 3, "an officer's decision lets it print", "%d %s" % (status, said))
    for name, record in sorted(found.items()):
        result('codePoint="U+F1234"' in record and 'officer="示例官"' in record and 'reason="字库无此字"' in record,
               "%s records who allowed it" % name)
        path = next(Path("allowed").glob("volumes/*/*/*-%s.zip" % name))
        with zipfile.ZipFile(path) as volume:
            rosters = [n for n in volume.namelist() if "/data/00-" in n and n.endswith(".xml")]
            kept = any(NOWHERE in volume.read(n).decode() for n in rosters)
        result(kept, "%s: the XML keeps the character" % name)


def main():
    own_font()
    stand_in()
    used_fonts()
    missing_glyph()


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
