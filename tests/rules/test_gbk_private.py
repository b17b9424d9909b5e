#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The private-use characters of GBK and what they stand for (generator/base/gbk_private.c), held against the C library's
GB 18030: each private code point stands for a byte pair, in the order of the pairs."""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import tap
from trial import ROOT

PAIRS = [(0xE76C, [(0xA2, 0xE3, 0xE3)]), (0xE78D, [(0xA6, 0xD9, 0xDF), (0xA6, 0xEC, 0xED), (0xA6, 0xF3, 0xF3)]),
         (0xE7C7, [(0xA8, 0xBC, 0xBC), (0xA8, 0xBF, 0xBF)]), (0xE7E7, [(0xA9, 0x89, 0x95)]), (0xE815, [(0xFE, 0x50, 0xA0)])]


def decoded(pair):
    out = subprocess.run(["iconv", "-f", "GB18030", "-t", "UTF-32BE"], input=bytes(pair), capture_output=True, check=True)
    return int.from_bytes(out.stdout, "big")


def main():
    text = (ROOT / "generator/base/gbk_private.c").read_text("utf-8")
    arrays = {name: [int(code, 16) for code in re.findall(r"0x[0-9A-F]+", body)]
              for name, body in re.findall(r"uint32_t (\w+)\[\] = \{([^}]*)\}", text)}
    runs = {int(start, 16): arrays[name] for start, name in re.findall(r"\{(0x[0-9A-F]+), (\w+), sizeof", text)}
    tap.ok("the same runs", sorted(runs) == sorted(start for start, _ in PAIRS), sorted(map(hex, runs)))
    for start, rows in PAIRS:
        pairs = [(lead, trail) for lead, first, last in rows for trail in range(first, last + 1) if trail != 0x7F]
        wrong = [hex(start + at) for at, pair in enumerate(pairs)
                 # Older libraries still give the private code point itself.
                 if runs[start][at] != (now := decoded(pair)) and now != start + at]
        tap.ok(f"{start:X}: as many", len(pairs) == len(runs[start]), (len(pairs), len(runs[start])))
        tap.no(f"{start:X}: what GB 18030 says", wrong)
    tap.ok("U+E863 is 䶮", runs[0xE815][0xE863 - 0xE815] == ord("䶮"))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
