#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the tests would not see: single random faults are put into generator/*.c, and the tests tell or don't.

    tests/check/mutants.py [--count N] [--seed S] [--rooms a,b] [--folder DIR] [--scripts SECONDS]

Each mutant is one of: a condition negated, `&&` and `||` exchanged, a comparison shifted (< and <=, == and !=), a
call statement dropped, a number one more. All is done in a copy of the tree in DIR (build/mutants): the checkout
is never touched, what was judged stays in DIR/results.jsonl and is not judged again, and a broken-off run goes on
where it was. First the unit tests and golden cases judge, then, for at most SECONDS (0: not at all), the scripts of
the mutant's room and those that see most. A survivor is printed with its difference: it shows a hole of the tests,
or it says the same in other words.
"""
import argparse
import difflib
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STUCK = 300  # seconds for one test, which a mutant may keep from ending; the frozen outputs need a minute
SEE_MOST = ("frozen/test_frozen", "archive/test_archive_seals", "archive/test_rebuild", "batches/test_run",
            "desk/test_small_cells")
# A kind: what it looks for in code without strings and comments; what stands there instead (None: made by hand).
KINDS = {
    "negated condition": (re.compile(r"\b(?:if|while) \("), None),
    "and for or": (re.compile(r"&&|\|\|"), {"&&": "||", "||": "&&"}),
    "shifted comparison": (re.compile(r"(?<= )(?:<=|>=|==|!=|<|>)(?= )"),
                           {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}),
    "dropped call": (re.compile(r"^ {4,}[a-z]\w*\([^;{}]*\);$", re.M), None),
    "another number": (re.compile(r"(?<![\w.\"'])\d{1,4}(?![\w.\"'])"), None),
}


def blank(text):
    """The same length without strings, characters, comments and directives."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|^#(?:[^\n]*\\\n)*[^\n]*'
    return re.sub(pattern, lambda match: re.sub(r"[^\n]", "\1", match.group()), text, flags=re.S | re.M)


def closing(text, at):
    """Behind the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return None


def mutants_of(name, text):
    code = blank(text)
    for kind, (pattern, instead) in KINDS.items():
        for match in pattern.finditer(code):
            start, end = match.span()
            if kind == "negated condition":
                start = end - 1
                end = closing(code, start)
                new = end and "(!%s)" % text[start:end]
            elif kind == "dropped call":
                new = re.match(r" *", text[start:end]).group() + ";"
            elif kind == "another number":
                new = str(int(match.group()) + 1)
            else:
                new = instead[match.group()]
            if new:
                yield {"file": name, "kind": kind, "start": start, "end": end, "new": new,
                       "line": text.count("\n", 0, start) + 1}


def chosen(tree, rooms, seed):
    """Every mutant, in the seed's order: each kind as often as the others."""
    found = {kind: [] for kind in KINDS}
    for path in sorted((tree / "generator").rglob("*.c")):
        name = str(path.relative_to(tree))
        if not rooms or name.split("/")[1] in rooms:
            for mutant in mutants_of(name, path.read_text("utf-8")):
                found[mutant["kind"]].append(mutant)
    order = random.Random(seed)
    for mutants in found.values():
        order.shuffle(mutants)
    while any(found.values()):
        yield found[order.choice([kind for kind in found if found[kind]])].pop()


def identity(tree, mutant):
    digest = hashlib.sha256((tree / mutant["file"]).read_bytes()).hexdigest()[:12]
    return "%(file)s:%(line)d %(start)d-%(end)d %(kind)s " % mutant + digest


def copy_tree(tree):
    """The tracked files as they lie here; what has not changed keeps its time, so that make does little."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], stdout=subprocess.PIPE, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    for name in names:
        source, target = ROOT / name, tree / name
        if not target.is_file() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    known = set(names)
    for folder in (tree / "generator", tree / "tests"):
        for path in folder.rglob("*"):
            if path.is_file() and str(path.relative_to(tree)) not in known:
                path.unlink()


def make(tree):
    compiler = ["CC=ccache gcc"] if shutil.which("ccache") else []
    jobs = "-j%d" % (os.cpu_count() or 1)
    return subprocess.run(["make", "-s", jobs, *compiler, "OPTIMISE=-O1", "CFLAGS=-Wno-error", "test-programs"], cwd=tree,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                          env={key: value for key, value in os.environ.items() if key != "BUILD"}).returncode == 0


def tests(tree, pattern, seconds=None):
    """What fails first; "" when all passes, None when the time ran out."""
    command = ["tests/run", "--quick", "--no-build", "--timeout", str(STUCK), "--only", pattern]
    process = subprocess.Popen(command, cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, start_new_session=True)
    try:
        said = process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate()
        return None
    return "" if process.returncode == 0 else said.splitlines()[0][:200] if said else "no word"


def judge(tree, mutant, seconds):
    path = tree / mutant["file"]
    text = path.read_text("utf-8")
    changed = text[:mutant["start"]] + mutant["new"] + text[mutant["end"]:]
    difference = "".join(difflib.unified_diff(text.splitlines(True), changed.splitlines(True), mutant["file"],
                                              mutant["kind"], n=2))
    try:
        path.write_text(changed, "utf-8")
        if not make(tree):
            return {"outcome": "does not build", "difference": difference}
        said = tests(tree, "^(unit|cases)/")
        room = mutant["file"].split("/")[1]
        if not said and seconds:
            said = tests(tree, "^(%s)" % "|".join((room + "/",) + SEE_MOST), seconds)
        return {"outcome": "killed" if said else "survived", "by": said, "difference": difference}
    finally:
        path.write_text(text, "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", default="")
    parser.add_argument("--folder", type=Path, default=ROOT / "build/mutants")
    parser.add_argument("--scripts", type=int, default=300)
    arguments = parser.parse_args()
    tree, results = arguments.folder.resolve() / "tree", arguments.folder.resolve() / "results.jsonl"
    tree.mkdir(parents=True, exist_ok=True)
    copy_tree(tree)
    judged = {}
    if results.exists():
        judged = {row["id"]: row for row in map(json.loads, results.read_text("utf-8").splitlines())}
    if not make(tree):
        sys.exit("the tree does not build without a mutant: %s" % tree)
    said = tests(tree, "^(unit|cases)/")
    if said:
        sys.exit("without a mutant: %s" % said)
    counts = {"killed": 0, "survived": 0}
    for mutant in chosen(tree, set(arguments.rooms.split(",")) - {""}, arguments.seed):
        if sum(counts.values()) >= arguments.count:
            break
        name = identity(tree, mutant)
        if name not in judged:
            judged[name] = {"id": name, **judge(tree, mutant, arguments.scripts)}
            with open(results, "a", encoding="utf-8") as file:
                file.write(json.dumps(judged[name], ensure_ascii=False) + "\n")
        row = judged[name]
        if row["outcome"] not in counts:
            continue
        counts[row["outcome"]] += 1
        print("%-8s %s:%d %s%s" % (row["outcome"], mutant["file"], mutant["line"], mutant["kind"],
                                   " (%s)" % row["by"] if row["by"] else ""), flush=True)
        if row["outcome"] == "survived":
            print(row["difference"], flush=True)
    print("%(killed)d killed, %(survived)d survived" % counts)


if __name__ == "__main__":
    main()
