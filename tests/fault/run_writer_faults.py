#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets every call that changes the disk fail once during `juance seal` and `juance receive`, and kills them
at each.

After each: the archive verifies as it lies there; the same command once more, undisturbed, succeeds; then
the archive verifies, holds exactly the volumes and seal lists of one that was never disturbed, and nothing
is left behind.

    run_writer_faults.py JUANCE INJECT.so SAMPLE [--every N] [--modes error,kill] [--commands seal,receive]
"""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))


def run(command, **environment):
    return subprocess.run([str(word) for word in command], env={**os.environ, **environment}, capture_output=True,
                          text=True)


def must(command):
    done = run(command)
    if done.returncode not in (0, 1):
        sys.exit(f"{command} exits {done.returncode}: {done.stderr}")


def names(archive):
    """The files that matter, without the year's number of a list that a second run makes."""
    return sorted(str(path.relative_to(archive)) for path in pathlib.Path(archive).rglob("*")
                  if path.is_file() and path.relative_to(archive).parts[0] in ("volumes", "seals"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("juance")
    parser.add_argument("inject")
    parser.add_argument("sample")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--modes", default="kill,error")
    parser.add_argument("--commands", default="seal,receive")
    options = parser.parse_args()
    juance, failures = options.juance, 0

    with tempfile.TemporaryDirectory() as folder:
        keys, archive, log = f"{folder}/keys", f"{folder}/archive", f"{folder}/log"
        subprocess.run([ROOT / "generator/packaging/demo-keys.sh", keys, options.sample], check=True,
                       stdout=subprocess.DEVNULL)
        config = ["--config", f"{keys}/config.xml"]
        giver, empty = f"{folder}/giver", f"{folder}/empty"
        must([juance, "build", "-q", options.sample, "-a", giver])
        sealed = f"{folder}/sealed"
        shutil.copytree(giver, sealed)
        must([juance, "seal", "-q", "-a", sealed, *config])
        must([juance, "transfer", "-q", "-a", sealed, *config, "--year", "2025", "--of",
              next(pathlib.Path(sealed).glob("volumes/2025/*")).name, "--to", "示例档案馆", "-o", f"{folder}/package"])
        packages = sorted(pathlib.Path(f"{folder}/package").iterdir())
        package = packages[0] if len(packages) == 1 and packages[0].is_dir() else f"{folder}/package"
        os.makedirs(f"{empty}/volumes")
        # A receiving archive that holds something already.
        must([juance, "build", "-q", ROOT / "samples/guangxi/complete-other-city", "-a", empty])
        cases = {"seal": (giver, [juance, "seal", "-q", "-a", archive, *config]),
                 "receive": (empty, [juance, "receive", "-q", package, "-a", archive, *config])}

        for name in options.commands.split(","):
            before, command = cases[name]
            shutil.rmtree(archive, ignore_errors=True)
            shutil.copytree(before, archive)
            done = run(command, LD_PRELOAD=options.inject, FAULT_LOG=log)
            if done.returncode != 0:
                sys.exit(f"the undisturbed {name} exits {done.returncode}: {done.stderr}")
            # The external authority writes a log line as well; ours is the largest.
            calls, expected, tried = max(map(int, open(log).read().split())), names(archive), 0
            os.remove(log)
            if expected == names(before):
                sys.exit(f"the undisturbed {name} changes nothing")
            for mode in options.modes.split(","):
                for at in range(1, calls + 1, options.every):
                    tried += 1
                    faults = []
                    shutil.rmtree(archive)
                    shutil.copytree(before, archive)
                    hit = run(command, LD_PRELOAD=options.inject, FAULT_AT=str(at), FAULT_MODE=mode)
                    if hit.returncode not in {"error": (0, 3), "kill": (-9, 3, 0)}[mode]:
                        faults.append(f"exit {hit.returncode}: {hit.stderr}")
                    if hit.returncode == 3 and not hit.stderr.strip():
                        faults.append("exit 3 without a word")
                    seen = run([juance, "verify", "-q", archive])
                    if seen.returncode != 0:
                        faults.append(f"the archive does not verify as it lies: {seen.stdout + seen.stderr}")
                    again = run(command)
                    if again.returncode != 0 and hit.returncode != 0:
                        # What was complete already says so.
                        if names(archive) != expected:
                            faults.append(f"once more exits {again.returncode}: {again.stderr}")
                    if names(archive) != expected:
                        faults.append(f"other files: {sorted(set(names(archive)) ^ set(expected))[:6]}")
                    seen = run([juance, "verify", "-q", archive])
                    if seen.returncode != 0:
                        faults.append(f"the archive does not verify afterwards: {seen.stdout + seen.stderr}")
                    left = [str(p) for p in pathlib.Path(archive).glob("**/*")
                            if p.name == ".journal" or p.suffix == ".part"]
                    if left:
                        faults.append(f"left behind: {left}")
                    for fault in faults:
                        failures += 1
                        print(f"FAIL {name}, {mode} at call {at} of {calls}: {fault[:600]}")
            print(f"{name}: {calls} calls that change the disk, {tried} faults, {failures} failures", flush=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
