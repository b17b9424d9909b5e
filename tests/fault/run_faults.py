#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets every call that changes the disk fail once during a build, and kills the build at each.

After each: no volume under its final name that does not verify; after a failure no part file; and the
same build once more, undisturbed, gives exactly the volumes of a build that was never disturbed.

    run_faults.py JUANCE INJECT.so EXPORT [--every N] [--modes error,kill,short]
"""
import argparse, hashlib, os, pathlib, shutil, subprocess, sys, tempfile


LEAST_CALLS = 200  # of a build; fewer: it writes by calls that inject.c does not know


def volumes(archive):
    found = {}
    for path in sorted(pathlib.Path(archive).glob("volumes/**/*.zip")):
        found[str(path.relative_to(archive))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def run(command, **environment):
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("juance")
    parser.add_argument("inject")
    parser.add_argument("export")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--modes", default="error,kill,short")
    options = parser.parse_args()
    failures = tried = 0

    with tempfile.TemporaryDirectory() as folder:
        reference, log = f"{folder}/reference", f"{folder}/log"
        build = [options.juance, "build", "-q", options.export, "-a"]
        done = run(build + [reference], LD_PRELOAD=options.inject, FAULT_LOG=log)
        if done.returncode != 0:
            sys.exit(f"the undisturbed build exits {done.returncode}: {done.stderr}")
        expected, calls = volumes(reference), int(open(log).read())
        if calls < LEAST_CALLS or len(expected) < 3:
            sys.exit(f"only {calls} calls that change the disk, {len(expected)} volumes")

        def complain(mode, at, what, output=""):
            nonlocal failures
            failures += 1
            print(f"FAIL {mode} at call {at} of {calls}: {what}\n{output}")

        for mode in options.modes.split(","):
            for at in range(1, calls + 1, options.every):
                tried += 1
                archive = f"{folder}/archive"
                shutil.rmtree(archive, ignore_errors=True)
                hit = run(build + [archive], LD_PRELOAD=options.inject, FAULT_AT=str(at), FAULT_MODE=mode)
                wanted = {"error": (0, 3), "kill": (-9,), "short": (0,)}[mode]
                if hit.returncode not in wanted:
                    complain(mode, at, f"exit {hit.returncode}", hit.stderr)
                if hit.returncode == 3 and not hit.stderr.strip():
                    complain(mode, at, "exit 3 without a word")
                if mode != "kill" and list(pathlib.Path(archive).glob("**/*.part")):
                    complain(mode, at, "a part file is left", hit.stderr)
                for volume in volumes(archive):
                    # By itself: one that a kill left out of the catalogue is whole all the same.
                    alone = shutil.copy(f"{archive}/{volume}", folder)
                    seen = run([options.juance, "verify", "-q", alone])
                    os.remove(alone)
                    if seen.returncode != 0:
                        complain(mode, at, f"{volume} does not verify", seen.stdout + seen.stderr)
                again = run(build + [archive])
                if again.returncode != 0:
                    complain(mode, at, f"the next build exits {again.returncode}", again.stderr)
                if volumes(archive) != expected:
                    complain(mode, at, "the next build does not give the same volumes", again.stderr)
                if list(pathlib.Path(archive).glob("**/*.part")):
                    complain(mode, at, "a part file is left after the next build")
        print(f"{calls} calls that change the disk, {tried} faults, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
