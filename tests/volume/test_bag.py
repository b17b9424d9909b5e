#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The corpus of forged volumes: its whole volume read by others (unzip, 7z, the validator, the lines of its
VERIFY.txt) is sound, and the forged ones are what make_attacks.py makes of it. It runs no juance:
test_demo.py reads real volumes."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import end, no, ok

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
CORPUS = ROOT / "tests/volume/zip_attacks"
VALIDATOR = ROOT / "tests/volume/validate_bag.py"
DEFLATED = {"bomb.zip", "deflate.zip"}  # another zlib may write other bytes


def succeeds(*command, **options):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False, **options).returncode == 0


def commands_of(folder):
    lines = (folder / "VERIFY.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith("$ ")]


def verifies_by_hand(folder):
    return all([succeeds("sh", "-c", line, cwd=folder) for line in commands_of(folder)])


def read_by_others(volume, folder):
    ok("unzip -t", succeeds("unzip", "-t", str(volume)))
    ok("7z t", succeeds("7z", "t", str(volume)))
    ok("validate_bag.py of the volume", succeeds(sys.executable, str(VALIDATOR), str(volume)))
    ok("unzip", succeeds("unzip", "-q", str(volume), "-d", str(folder)))
    top = next(folder.iterdir())
    ok("validate_bag.py of its folder", succeeds(sys.executable, str(VALIDATOR), str(top)))
    ok("VERIFY.txt has commands", len(commands_of(top)) >= 2)
    ok("they succeed", verifies_by_hand(top))
    tampered = sorted(top.glob("data/**/*.*"))[0]
    tampered.write_bytes(tampered.read_bytes() + b"x")
    ok("they fail for a changed file", not verifies_by_hand(top))
    ok("so does validate_bag.py", not succeeds(sys.executable, str(VALIDATOR), str(top)))


def corpus_is_current(folder):
    make = ROOT / "tests/volume/make_attacks.py"
    ok("make_attacks.py", succeeds(sys.executable, str(make), str(CORPUS / "whole.zip"), str(folder)))
    made = [path for path in sorted(folder.iterdir()) if path.name not in DEFLATED]
    ok("makes the forged volumes", len(made) > 20, "%d" % len(made))
    no("as they lie in the corpus", [path.name for path in made
                                     if path.read_bytes() != (CORPUS / path.name).read_bytes()])


def main():
    with tempfile.TemporaryDirectory() as folder:
        read_by_others(CORPUS / "whole.zip", Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        corpus_is_current(Path(folder))
    return end()


sys.exit(main())
