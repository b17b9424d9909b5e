#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: bench_archive.py [--volumes N] [--keep FOLDER] [--least RATIO]

`juance verify` of an archive of 10,000 small volumes on two cores, beside the same bytes hashed alone by
OpenSSL on two cores (hash_alone.c) and beside `sha256sum`, out of memory, the best of some runs each: once
without signatures of their own, covered by the seal list, and once (fewer) with a signature and a token
each. Seconds by the clock and of processor time: the second is what counts on a machine that others use.
Ends with 1 when the unsigned archive verifies below RATIO of the speed of `sha256sum`, by clock and processor.
OpenSSL uses the processor's SHA instructions, `sha256sum` of Debian 12 does not; verifying puts each byte through
SHA-256 twice (its file for the manifest, the volume for seal list and catalogue), so it cannot reach half of the
former where they are there."""
import argparse
import os
import resource
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


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic(), usage.ru_utime + usage.ru_stime


def timed(command, **options):
    """(seconds by the clock, seconds of processor time)"""
    before = spent()
    done = subprocess.run([str(word) for word in command], check=False, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit("%s exits %d: %s" % (command[0], done.returncode, (done.stderr or done.stdout)[-500:]))
    return tuple(after - start for start, after in zip(before, spent()))


def bench(archive, trust, runs):
    volumes = sorted(archive.glob("volumes/*/*/*.zip"))
    names = "".join("%s\n" % path for path in volumes)
    size = sum(path.stat().st_size for path in volumes)
    verify = [JUANCE, "verify", "-q", "-j", "2", "--trust", trust, archive]
    commands = {"hash": ([HASH_ALONE, "2"], names),
                "sha256sum": (["xargs", "-P", "2", "-n", "64", "sha256sum"], names),
                "verify": (verify, None)}
    best = {name: (1e9, 1e9) for name in commands}
    for _ in range(runs):
        for name, (command, given) in commands.items():
            best[name] = tuple(map(min, best[name], timed(command, input=given)))
    print("  %d volumes, %.0f MB: %.0f KB each" % (len(volumes), size / 1e6, size / len(volumes) / 1e3))
    for name, (clock, processor) in best.items():
        print("  %-10s %7.2f s, %6.0f MB/s; processor %7.2f s, %5.2f ms a volume" %
              (name, clock, size / 1e6 / clock, processor, 1e3 * processor / len(volumes)))
    clock, processor = (hashing / verifying for hashing, verifying in zip(best["hash"], best["verify"]))
    print("  verifying runs at %.2f of the speed of hashing alone (processor: %.2f), %.2f of that of sha256sum (%.2f)"
          % (clock, processor, *(other / own for other, own in zip(best["sha256sum"], best["verify"]))), flush=True)
    return max(other / own for other, own in zip(best["sha256sum"], best["verify"]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--volumes", type=int, default=10000)
    parser.add_argument("--signed", type=int, default=3000, help="volumes with signatures")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--least", type=float, default=0.8)
    parser.add_argument("--keep", type=Path, help="make the archives here, or use those that are here")
    options = parser.parse_args()
    folder = options.keep or Path.cwd() / "bench_archive"
    cases = (("covered by the seal list", "plain", options.volumes, False),
             ("each with signature and token, and the seal list", "signed",
              options.signed, True))
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
