#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every quote of schemas/regulations and schemas/misconduct against the notices' own texts.

usage: check_quotes.py FOLDER     FOLDER holds the notices as text, one file each

A quote must stand in its notice word for word, white space and line breaks aside; `……` joins
pieces that stand in the notice in that order. The notices are not part of this repository, so
without FOLDER nothing can be verified and the exit status is 2. Exit 1: a quote is not there.
"""
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTICE = {
    "YN": "yunnan-2023-1", "SC": "sichuan", "HN": "hunan-2022-1", "GX": "guangxi",
    "NM": "inner-mongolia-2021-193",
    # Hunan's notice carries the three national texts as its annexes.
    "N57G": "hunan-2022-1", "N57": "hunan-2022-1", "DG": "hunan-2022-1",
}


def squash(text):
    return re.sub(r"\s+", "", text)


def stands_in(quote, notice):
    start = 0
    for piece in quote.split("……"):
        at = notice.find(squash(piece), start)
        if at < 0:
            return False
        start = at + len(squash(piece))
    return True


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    notices = {name: squash((Path(sys.argv[1]) / f"{name}.txt").read_text(encoding="utf-8"))
               for name in set(NOTICE.values())}
    quotes = wrong = 0
    for path in sorted([*ROOT.glob("schemas/regulations/*.xml"), *ROOT.glob("schemas/misconduct/*.xml")]):
        root = ET.parse(path).getroot()
        if root.get("id") not in NOTICE:
            continue  # codes: no notice stands behind them
        notice = notices[NOTICE[root.get("id")]]
        for element in root.iter():
            quote = element.get("quote")
            if quote is None:
                continue
            quotes += 1
            if not stands_in(quote, notice):
                wrong += 1
                print(f"{path.name}: {element.get('id') or element.get('rule')}: not in the notice: {quote}")
    print(f"{quotes} quotes, {wrong} not in their notice")
    return 1 if wrong or not quotes else 0


if __name__ == "__main__":
    sys.exit(main())
