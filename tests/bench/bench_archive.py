#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: bench_archive.py [--volumes N] [--keep FOLDER] [--least RATIO]

`juance verify` of an archive of 10,000 small volumes on two cores, beside the same bytes hashed alone by
OpenSSL on two cores (hash_alone.c) and beside `sha256sum`, out of memory, the best of some runs each: once
without signatures of their own, covered by the seal list, and once with a signature and a token each.
Ends with 1 when the unsigned archive verifies below RATIO of the speed of hashing."""
import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import many_volumes  # noqa: E402

ROOT = many_volumes.ROOT
JUANCE = os.environ.get("JUANCE", str(ROOT / "build/juance"))
HASH_ALONE = Path(os.environ.get("BUILD", str(ROOT / "build"))) / "tests/bench/hash_alone"
RUNS = 3


def timed(command, **options):
    start = time.monotonic()
    done = subprocess.run([str(word) for word in command], check=False, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit("%s exits %d: %s" % (command[0], done.returncode, (done.stderr or done.stdout)[-500:]))
    return time.monotonic() - start


def bench(archive, trust, runs):
    volumes = sorted(archive.glob("volumes/*/*/*.zip"))
    names = "".join("%s\n" % path for path in volumes)
    size = sum(path.stat().st_size for path in volumes)
    verify = [JUANCE, "verify", "-q", "-j", "2", "--trust", trust, archive]
    best = {"hash": 1e9, "sha256sum": 1e9, "verify": 1e9}
    for _ in range(runs):
        best["hash"] = min(best["hash"], timed([HASH_ALONE, "2"], input=names))
        best["sha256sum"] = min(best["sha256sum"], timed(["xargs", "-P", "2", "-n", "64", "sha256sum"], input=names))
        best["verify"] = min(best["verify"], timed(verify))
    ratio = best["hash"] / best["verify"]
    print("  %d volumes, %.0f MB: %.0f KB each" % (len(volumes), size / 1e6, size / len(volumes) / 1e3))
    for name, seconds in best.items():
        print("  %-10s %7.2f s, %6.0f MB/s, %5.2f ms a volume and core" %
              (name, seconds, size / 1e6 / seconds, 2e3 * seconds / len(volumes)))
    print("  verifying runs at %.2f of the speed of hashing alone, %.2f of that of sha256sum" %
          (ratio, best["sha256sum"] / best["verify"]), flush=True)
    return ratio


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--volumes", type=int, default=10000)
    parser.add_argument("--signed", type=int, help="volumes with signatures; default as many")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--least", type=float, default=0.8)
    parser.add_argument("--keep", type=Path, help="make the archives here, or use those that are here")
    options = parser.parse_args()
    folder = options.keep or Path.cwd() / "bench_archive"
    cases = (("covered by the seal list", "plain", options.volumes, False),
             ("each with signature and token, and the seal list", "signed",
              options.volumes if options.signed is None else options.signed, True))
    ratios = {}
    for title, name, volumes, signed in cases:
        archive = folder / name / "archive"
        if volumes and not archive.exists():
            many_volumes.make(JUANCE, archive, volumes, signed)
        if not volumes:
            continue
        print(title + ":")
        ratios[name] = bench(archive, folder / name / "keys/trust.pem", options.runs)
        if not options.keep:
            shutil.rmtree(folder / name)
    sys.exit(ratios.get("plain", 1.0) < options.least)


if __name__ == "__main__":
    main()
