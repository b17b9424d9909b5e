#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the configured fonts cannot print is found by `check`, with field and person, exactly where `build` would stop;
a private-use character is never printed as whatever a font has there."""
import os
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import tap
from trial import SAMPLES, copy_sample, juance

SCHOOL = "sichuan/complete-school"
RARE, MONGOLIAN = "\U000323b0", "\u182e"


def sample(folder, attribute, character):
    """The first candidate's attribute gets the character at its end, and its certificate and signatures, too."""
    copy_sample(SCHOOL, folder)
    path = Path(folder, "batch.xml")
    text = path.read_text("utf-8")
    candidate = re.search(r"<candidate [^>]*>", text).group(0)
    value = re.search(rf' {attribute}="([^"]*)"', candidate)
    if not value:
        return None
    if attribute == "name":
        text = text.replace(f'"{value[1]}"', f'"{value[1]}{character}"')
    else:
        text = text.replace(candidate, candidate.replace(value[0], f'{value[0][:-1]}{character}"'))
    path.write_text(text, "utf-8")
    return value[1] + character


def main():
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory(prefix="juance-unprintable-") as folder:
        os.chdir(folder)
        for what, character, said in (("no font", RARE, "U+323B0"), ("another script", MONGOLIAN, "蒙古文")):
            name = sample(what.replace(" ", "-"), "name", character)
            ran = juance("check", what.replace(" ", "-"))
            tap.ok(f"{what}: found by check", ran.status == 1 and "DF-glyph" in ran.out and said in ran.out
                   and f"姓名（name）“{name}”的第 {len(name)} 个字符" in ran.out, ran.said[:500])
        Path("config.xml").write_text(
            '<config xmlns="urn:juance:config" version="1.0" jurisdiction="sichuan">'
            f'<missingGlyph character="{RARE}" officer="王五" reason="生僻字"/></config>', "utf-8")
        ran = juance("check", "-c", "config.xml", "no-font")
        tap.ok("what is decided to print as 〓 is none", "DF-glyph" not in ran.out and ran.status == 0, ran.said[:500])
        # Whatever the field, check says what build does.
        first = re.search(r"<candidate [^>]*>", (SAMPLES / SCHOOL / "batch.xml").read_text("utf-8")).group(0)
        printed = 0
        for attribute in ("name", "major", "employer", "residence", "post", "condition", "reviewer", "mobile"):
            if not sample(f"field-{attribute}", attribute, MONGOLIAN):
                continue
            check = juance("check", f"field-{attribute}")
            build = juance("build", "-q", "-a", f"archive-{attribute}", f"field-{attribute}")
            stopped = "cannot be laid out" in build.err
            printed += stopped
            tap.ok(f"{attribute}: check and build agree", ("DF-glyph" in check.out) == stopped, check.said[:300] + build.said[:300])
        tap.ok("some fields are printed", printed > 0)
        for what, character in (("GBK", "\ue863"), ("Hanazono's or BabelStone's own", "\ue000"), ("plane 15", "\U000f0001")):
            copy = f"private-{ord(character):x}"
            sample(copy, "name", character)
            ran = juance("build", "-q", "-a", f"a-{copy}", copy)
            tap.ok(f"{what}: blocks, and a report is written", ran.status == 1, ran.said[:300])
            ran = juance("build", "-q", "-a", f"a-{copy}", "--seal-incomplete", "王五: 试", copy)
            tap.ok(f"{what}: never printed", ran.status == 2 and "no font has the character" in ran.err
                   and character not in ran.err, ran.said[:300])
            tap.ok(f"{what}: nothing is sealed", not list(Path(f"a-{copy}").rglob("*.zip")))
        os.chdir("/")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
