#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program puts out for the samples is what it was when expected/ was made (freeze.py): one test a
group of commands. Where a change is meant: look at `git diff` after `freeze.py --rewrite PROGRAM DATA`."""
import itertools
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import freeze  # noqa: E402

GROUPS = 87  # at least; a golden file that is lost must not pass


def lines(path):
    """Those of a PDF's text without blanks: how wide a gap is depends on the version of pdftotext."""
    return ["".join(line.split()) if line.startswith("| ") else line for line in path.read_text("utf-8").split("\n")]


def difference(wanted, given):
    """The first line that differs; None when there is none."""
    if not given.exists():
        return "no such group any more"
    pairs = itertools.zip_longest(lines(wanted), lines(given), fillvalue="end of the group")
    for number, (before, now) in enumerate(pairs, 1):
        if before != now:
            return "line %d was [%s], is [%s]" % (number, before[:160], now[:160])
    return None


def main():
    wanted = sorted(freeze.EXPECTED.glob("*.txt"))
    print("1..%d" % (len(wanted) + 1), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        freeze.freeze(Path(os.environ["JUANCE"]).resolve(), Path(os.environ["ROOT"]).resolve(), out)
        for path in wanted:
            differs = difference(path, out / path.name)
            print("ok - %s" % path.stem if differs is None else "not ok - %s: %s" % (path.stem, differs))
        new = sorted({path.name for path in out.iterdir()} - {path.name for path in wanted})
        missing = GROUPS - len(wanted)
        complete = not new and missing <= 0
        print("%s - all groups are frozen%s" % ("ok" if complete else "not ok",
                                                "" if complete else ": new %s, lost %d" % (new, max(missing, 0))))


if __name__ == "__main__":
    main()
