#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: bench_check.py [CANDIDATES]: `juance check` of one export of many candidates, beside
`xmllint --stream --schema` and `cat` of the same file: MB/s, peak memory, as ratios of the same run.
Ends with 1 when the lists of 100,000 candidates take more than 150 MB; every document that a candidate
brings is a record more."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build/juance"))
MEGABYTE = 1 << 20
MOST_MEMORY = 150 * MEGABYTE
RUNS = 3
# What a candidate brings, and whether the bound of memory counts: the lists; a scan each as well.
PROFILES = (("sichuan", "--lean", True), ("hunan", "--one-file", False))


def measure(*command):
    """(exit status, seconds, peak bytes): the best of some runs."""
    best, peak = 1e9, 0
    for _ in range(RUNS):
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={"JUANCE_DATA": str(ROOT), **os.environ})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        best, peak = min(best, time.monotonic() - start), max(peak, usage.ru_maxrss * 1024)
        if process.returncode:
            break
    return process.returncode, best, peak


def profile(province, option, candidates, folder):
    subprocess.run([sys.executable, str(ROOT / "tests/samples/make_samples.py"), "--province", province,
                    "--candidates", str(candidates), "--shared-files", option, "--output", folder],
                   check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    export = next(Path(folder).glob("%s-*/batch.xml" % province))
    size = export.stat().st_size / MEGABYTE
    print("%s %s: %d candidates, %.0f MB of XML" % (province, option, candidates, size), flush=True)
    _, reading, _ = measure("cat", export)
    status, beside, other = measure("xmllint", "--stream", "--noout", "--schema",
                                    ROOT / "schemas/assessment-batch.xsd", export)
    if status:
        sys.exit("xmllint ends with %d" % status)
    status, took, peak = measure(JUANCE, "check", "-q", export)
    if status:
        sys.exit("juance check ends with %d" % status)
    print("  cat                      %7.1f MB/s" % (size / reading))
    print("  xmllint --stream         %7.1f MB/s, %4d MB" % (size / beside, other // MEGABYTE))
    print("  juance check             %7.1f MB/s, %4d MB" % (size / took, peak // MEGABYTE))
    print("  check takes %.2f of the time of xmllint; its memory is %.2f of 150 MB, %.2f of the file"
          % (took / beside, peak / MOST_MEMORY, peak / MEGABYTE / size), flush=True)
    return peak <= MOST_MEMORY


def main():
    candidates = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    fits = True
    for province, option, bounded in PROFILES:
        with tempfile.TemporaryDirectory() as folder:
            small = profile(province, option, candidates, folder)
        fits &= small or not bounded or candidates > 100000
    sys.exit(0 if fits else 1)


main()
