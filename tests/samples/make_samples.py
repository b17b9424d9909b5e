#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the committed samples, or batches of any number and size for measuring.

    make_samples.py --all DIR           every committed sample below DIR (samples/)
    make_samples.py --province hunan --candidates 100000 --batches 1 --seed 1 --output DIR
                    [--no-files | --shared-files | --tiny-files] [--one-file | --lean]

The same arguments give the same bytes.
"""

import argparse
import os
import shutil
import sys

from batch import Batch
from cases import CASES
from provinces import PROVINCES

SERIALS_A_YEAR = 900000  # certificate serials have six digits


def make_all(folder):
    for province, cases in CASES.items():
        for case in cases:
            target = os.path.join(folder, province, case.name)
            shutil.rmtree(target, ignore_errors=True)
            case.make(province, target)


def make_measure(arguments, parser):
    if arguments.candidates > SERIALS_A_YEAR:
        parser.error(f"one batch holds at most {SERIALS_A_YEAR} candidates")
    files = "none" if arguments.no_files else "shared" if arguments.shared_files else \
        "tiny" if arguments.tiny_files else "full"
    together = max(1, SERIALS_A_YEAR // arguments.candidates)  # batches of one institution
    together = min(together, 999)
    for index in range(arguments.batches):
        institution, position = divmod(index, together)
        Batch(arguments.province,
              os.path.join(arguments.output, f"{arguments.province}-{index + 1:05}"),
              serial=position + 1, total=arguments.candidates, seed=str(arguments.seed), files=files,
              special=arguments.candidates >= 20, first_candidate=index * arguments.candidates,
              first_serial=position * arguments.candidates + 1,
              institution_serial=institution % 90 + 1, one_file=arguments.one_file,
              lean=arguments.lean).write()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", metavar="DIR")
    parser.add_argument("--province", choices=sorted(PROVINCES), default="hunan")
    parser.add_argument("--candidates", type=int, default=100)
    parser.add_argument("--batches", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", metavar="DIR")
    files = parser.add_mutually_exclusive_group()
    files.add_argument("--no-files", action="store_true", help="XML only; no payload beside it")
    files.add_argument("--shared-files", action="store_true",
                       help="one file of each format for all entries: large batches without findings")
    files.add_argument("--tiny-files", action="store_true", help="payload of a few hundred bytes")
    parser.add_argument("--one-file", action="store_true",
                        help="one scanned document a candidate instead of five or six entries")
    parser.add_argument("--lean", action="store_true",
                        help="no entries, receipts and upload logs a candidate; sign-in sheets name "
                             "one signer (Sichuan's notice asks for no more)")
    arguments = parser.parse_args()
    if bool(arguments.all) == bool(arguments.output):
        parser.error("give either --all DIR or --output DIR")
    if arguments.candidates < 1 or arguments.batches < 1:
        parser.error("--candidates and --batches are at least 1")
    if arguments.all:
        make_all(arguments.all)
    else:
        make_measure(arguments, parser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
