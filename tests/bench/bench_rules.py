#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: bench_rules.py [CANDIDATES]: all rules of Hunan over one export of many candidates, beside
parsing and validating the same file. Ends with 1 when a check takes more than twice as long, or more
than 200 MB for the lists of 100,000 candidates."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get("BUILD", ROOT / "build"))
JUANCE = os.environ.get("JUANCE", str(BUILD / "juance"))
MEGABYTE = 1 << 20
MOST_TIME, MOST_MEMORY = 2.0, 200 * MEGABYTE
RUNS = 3


def measure(*command):
    """(processor seconds, peak bytes) of the best of some runs: the machine's other work counts little."""
    best, peak = 1e9, 0
    for _ in range(RUNS):
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={"JUANCE_DATA": str(ROOT), **os.environ})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit("%s ends with %d" % (command[0], process.returncode))
        best, peak = min(best, usage.ru_utime + usage.ru_stime), max(peak, usage.ru_maxrss * 1024)
    return best, peak


def main():
    candidates = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(ROOT / "tests/samples/make_samples.py"), "--province", "hunan",
                        "--candidates", str(candidates), "--shared-files", "--lean", "--one-file",
                        "--output", folder], check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        export = next(Path(folder).glob("hunan-*/batch.xml"))
        started = time.monotonic()
        reading, read_peak = measure(BUILD / "tests/bench/bench_read", ROOT, export)
        checking, check_peak = measure(JUANCE, "check", "-q", export)
        size = export.stat().st_size / MEGABYTE
    ratio = checking / reading
    print("hunan: %d candidates, %.0f MB of XML, measured in %.0f s" % (candidates, size, time.monotonic() - started))
    print("parse and validate: %.2f s, %d MB" % (reading, read_peak // MEGABYTE))
    print("check, all rules:   %.2f s, %d MB" % (checking, check_peak // MEGABYTE))
    print("a check takes %.2f of parsing and validating (limit %.1f), and %.2f of 200 MB"
          % (ratio, MOST_TIME, check_peak / MOST_MEMORY))
    sys.exit(0 if ratio <= MOST_TIME and (check_peak <= MOST_MEMORY or candidates > 100000) else 1)


main()
