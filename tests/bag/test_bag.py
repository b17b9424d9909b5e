#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A whole volume read by others: unzip, 7z, Python, the validator, and the lines of its VERIFY.txt;
the corpus of forged volumes made anew. Volumes named on the command line are read as well."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
CORPUS = ROOT / "tests/bag/zip_attacks"
VALIDATOR = ROOT / "tests/bag/validate_bag.py"
DEFLATED = {"bomb.zip", "deflate.zip"}  # another zlib may write other bytes
failures = []


def succeeds(*command, **options):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False, **options).returncode == 0


def expect(what, truth):
    if not truth:
        failures.append(what)


def commands_of(folder):
    lines = (folder / "VERIFY.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith("$ ")]


def verifies_by_hand(folder):
    return all([succeeds("sh", "-c", line, cwd=folder) for line in commands_of(folder)])


def read_by_others(volume, folder):
    expect(f"unzip -t {volume}", succeeds("unzip", "-t", str(volume)))
    expect(f"7z t {volume}", succeeds("7z", "t", str(volume)))
    expect(f"validate_bag.py {volume}", succeeds(sys.executable, str(VALIDATOR), str(volume)))
    expect(f"unzip {volume}", succeeds("unzip", "-q", str(volume), "-d", str(folder)))
    top = next(folder.iterdir())
    expect(f"validate_bag.py {top}", succeeds(sys.executable, str(VALIDATOR), str(top)))
    expect(f"{volume}: VERIFY.txt has no commands", len(commands_of(top)) >= 2)
    expect(f"{volume}: VERIFY.txt fails", verifies_by_hand(top))
    tampered = sorted(top.glob("data/**/*.*"))[0]
    tampered.write_bytes(tampered.read_bytes() + b"x")
    expect(f"{volume}: VERIFY.txt does not notice", not verifies_by_hand(top))
    expect("validate_bag.py does not notice", not succeeds(sys.executable, str(VALIDATOR), str(top)))


def corpus_is_current(folder):
    make = ROOT / "tests/bag/make_attacks.py"
    expect("make_attacks.py", succeeds(sys.executable, str(make), str(CORPUS / "whole.zip"), str(folder)))
    for made in sorted(folder.iterdir()):
        if made.name not in DEFLATED:
            expect(f"{made.name} of the corpus is old: run make_attacks.py",
                   made.read_bytes() == (CORPUS / made.name).read_bytes())


def main():
    volumes = [Path(name) for name in sys.argv[1:]] or [CORPUS / "whole.zip"]
    for volume in volumes:
        with tempfile.TemporaryDirectory() as folder:
            read_by_others(volume, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        corpus_is_current(Path(folder))
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


main()
