#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets every call that changes the disk fail once during a destruction, and kills it at each; kills it at
every system call whatever, by a tracer.

After each: the archive verifies as it lies there (what is begun is told as begun, nothing is lost);
the decision given once more, undisturbed, is carried out or says that it was; then exactly the
volumes of a destruction that was never disturbed are there, and the archive verifies. What the tracer
leaves is looked at once where two calls leave the same bytes.

    run_disposal_faults.py JUANCE INJECT.so KILL_AT SAMPLE [--every N] [--modes error,kill,trace]
                           [--from FIRST]      go on at this call
                           [--traced COUNT]    a seeded sample of so many system calls
"""
import argparse, hashlib, os, pathlib, random, shutil, sqlite3, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "keeping"))
import old_sample

DECISION = """<?xml version="1.0" encoding="UTF-8"?>
<disposal xmlns="urn:juance:disposal" version="1.0" number="鉴销〔2026〕1号" institution="{institution}">
  <appraiser name="赵一" head="true"/>
  <approver name="孙三" approvedOn="2025-01-20"/>
  <destructionSupervisor name="李四"/>
  <destructionSupervisor name="周五"/>
  <volumeDecision volume="{volume}" outcome="destroy" decidedOn="2025-01-15" reason="期满"
                  longerRule="按封卷时的期限"/>
</disposal>
"""


def volumes(archive):
    return sorted(str(p.relative_to(archive)) for p in pathlib.Path(archive).glob("volumes/**/*.zip"))


def history(archive):
    with sqlite3.connect("file:%s/catalogue.db?mode=ro" % archive, uri=True) as catalogue:
        return catalogue.execute("SELECT kind, subject FROM events ORDER BY sequence").fetchall()


def run(command, **environment):
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)


def state(archive):
    """Names, kinds, modes and bytes of everything below the archive, as one digest."""
    digest = hashlib.sha256()
    for path in sorted(pathlib.Path(archive).rglob("*")):
        digest.update(b"%s\0%o\0" % (os.fsencode(path), path.lstat().st_mode))
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("juance")
    parser.add_argument("inject")
    parser.add_argument("kill_at")
    parser.add_argument("sample")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--modes", default="kill,error,trace")
    parser.add_argument("--traced", type=int)
    parser.add_argument("--from", type=int, default=1, dest="first")
    options = parser.parse_args()
    failures = tried = 0

    with tempfile.TemporaryDirectory() as folder:
        before, archive, log = f"{folder}/before", f"{folder}/archive", f"{folder}/log"
        old_sample.age(options.sample, f"{folder}/sample")
        built = run([options.juance, "build", "-q", f"{folder}/sample", "-a", before,
                     "--seal-incomplete", "王五: 旧批次"])
        doomed = [v for v in volumes(before) if v.endswith("-D3.zip")]
        if built.returncode not in (0, 1) or len(doomed) != 1:
            sys.exit(f"the build exits {built.returncode}: {built.stderr}")
        volume = pathlib.Path(doomed[0]).stem
        decision = f"{folder}/decision.xml"
        pathlib.Path(decision).write_text(
            DECISION.format(institution=volume.split("-")[0], volume=volume), "utf-8")
        dispose = [options.juance, "dispose", "-q", decision, "-a", archive]

        shutil.copytree(before, archive)
        done = run(dispose, LD_PRELOAD=options.inject, FAULT_LOG=log)
        if done.returncode != 0:
            sys.exit(f"the undisturbed destruction exits {done.returncode}: {done.stderr}")
        expected, told, calls = volumes(archive), history(archive), int(open(log).read())
        if doomed[0] in expected or len(expected) != len(volumes(before)):
            sys.exit(f"the undisturbed destruction leaves {expected}")

        def complain(mode, at, what, output=""):
            nonlocal failures
            failures += 1
            print(f"FAIL {mode} at call {at} of {traced if mode == 'trace' else calls}: {what}\n{output}")

        def afresh():
            shutil.rmtree(archive)
            shutil.copytree(before, archive)

        def places(mode):
            """Which calls are hit."""
            if mode != "trace":
                return range(options.first, calls + 1, options.every)
            if options.traced is None:
                return range(options.first, traced + 1)
            return sorted(random.Random(5).sample(range(1, traced + 1), options.traced))

        afresh()
        done = run([options.kill_at, "0", *dispose], KILL_AT_LOG=log)
        if done.returncode != 0:
            sys.exit(f"the traced destruction exits {done.returncode}: {done.stderr}")
        traced, states = int(open(log).read()), set()

        for mode in options.modes.split(","):
            for at in places(mode):
                tried += 1
                afresh()
                if mode == "trace":
                    hit = run([options.kill_at, str(at), *dispose])
                else:
                    hit = run(dispose, LD_PRELOAD=options.inject, FAULT_AT=str(at), FAULT_MODE=mode)
                # The number of system calls is not the same in every run.
                last = at > traced * 9 // 10
                if hit.returncode not in {"error": (0, 3), "kill": (-9,), "trace": (137, 0) if last else (137,)}[mode]:
                    complain(mode, at, f"exit {hit.returncode}", hit.stderr)
                if hit.returncode == 3 and not hit.stderr.strip():
                    complain(mode, at, "exit 3 without a word")
                if mode == "trace":
                    left = state(archive)
                    if left in states:
                        continue
                    states.add(left)
                seen = run([options.juance, "verify", "-q", archive])
                if seen.returncode != 0:
                    complain(mode, at, "the archive does not verify as it lies", seen.stdout + seen.stderr)
                again = run(dispose)
                if again.returncode != 0:
                    complain(mode, at, f"the decision once more exits {again.returncode}", again.stderr)
                if volumes(archive) != expected:
                    complain(mode, at, f"other volumes: {volumes(archive)}", again.stderr)
                if history(archive) != told:
                    complain(mode, at, f"another history: {history(archive)}")
                seen = run([options.juance, "verify", "-q", archive])
                if seen.returncode != 0:
                    complain(mode, at, "the archive does not verify afterwards", seen.stdout + seen.stderr)
                left = [str(p) for p in pathlib.Path(archive).glob("**/*")
                        if p.name == ".journal" or p.suffix == ".part"]
                if left:
                    complain(mode, at, f"left behind: {left}")
        print(f"{calls} calls that change the disk, {traced} system calls, {tried} faults, "
              f"{len(states)} different states left by the tracer, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
