#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The unattended pass over exports that are known: the work is counted, not the time. Payload that was touched is
read, payload that was changed is told every night until it is mended; a copy that was cut off stands in nobody's
way. JUANCE_EXPORTS: how many exports (default 12)."""
import ctypes
import json
import os
import shutil
import struct
import sys
from pathlib import Path

from demo_archive import ROOT, juance, run, test
import tap

EXPORTS = int(os.environ.get("JUANCE_EXPORTS", "12"))
IN_ACCESS, IN_OPEN, IN_ISDIR = 0x1, 0x20, 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)


class Watch:
    """Counts what is opened and read below a folder."""

    def __init__(self, folder):
        self.descriptor = LIBC.inotify_init1(os.O_NONBLOCK)
        self.folders = {}
        for path, _, _ in os.walk(folder):
            watch = LIBC.inotify_add_watch(self.descriptor, path.encode(), IN_ACCESS | IN_OPEN)
            if watch < 0:
                raise SystemExit(f"inotify: {os.strerror(ctypes.get_errno())}")
            self.folders[watch] = path

    def take(self):
        """(opened, read): lists of files, once for each event; consecutive equal ones are one."""
        opened, read = [], []
        while True:
            try:
                data = os.read(self.descriptor, 1 << 20)
            except BlockingIOError:
                break
            at = 0
            while at < len(data):
                watch, mask, _, length = struct.unpack_from("iIII", data, at)
                name = data[at + 16:at + 16 + length].rstrip(b"\0").decode()
                at += 16 + length
                if mask & IN_ISDIR:
                    continue
                path = os.path.join(self.folders[watch], name)
                (opened if mask & IN_OPEN else read).append(path)
        os.close(self.descriptor)
        return opened, read


def run_pass():
    watch = Watch("inbox")
    status, said = juance("run", "-c", "config.xml", "--json")
    opened, read = watch.take()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    # Every XML is looked at for whether it is an export.
    payload = sorted({path for path in opened + read if not path.endswith(".xml")})
    return status, lines[0] if lines else {}, payload, len(opened), said


def making():
    os.mkdir("inbox")
    for number in range(EXPORTS):
        folder = Path(f"inbox/{number:03d}")
        shutil.copytree(ROOT / "samples/sichuan/complete-school", folder)
        export = folder / "batch.xml"
        export.write_text(export.read_text("utf-8").replace("2025001", f"2025{number + 1:03d}"), "utf-8")
    Path("config.xml").write_text('<config xmlns="urn:juance:config" version="1.0" inbox="inbox" archive="kept"/>')
    status, said = juance("run", "-c", "config.xml")
    sealed = len(list(Path("kept").rglob("*-Y.zip")))
    # The same people sit in all of them at once, which is a finding.
    test(f"{EXPORTS} exports are sealed", status == 1 and sealed == EXPORTS, f"{status}: {sealed} {said}")
    return len([path for path in Path("inbox/000").rglob("*") if path.is_file() and path.suffix != ".xml"])


def known():
    status, told, payload, opened, said = run_pass()
    test(f"known exports: no payload file is opened, {opened} times an XML",
         status == 0 and told.get("unchanged") == EXPORTS and not payload and opened <= 3 * EXPORTS,
         f"{status}: {payload[:3]} {opened} {said}")
    status, said = juance("run", "-c", "config.xml")
    test("and nothing is said", (status, said) == (0, ""), f"{status}: {said}")


def touched(each):
    victim = sorted(path for path in Path("inbox/001").rglob("*.pdf"))[0]
    whole = victim.read_bytes()
    before = victim.stat()
    victim.write_bytes(whole)
    status, told, payload, _, said = run_pass()
    test("a file that was written again: its batch is read, all is well",
         status == 0 and told.get("unchanged") == EXPORTS and {path.split("/")[1] for path in payload} == {"001"}
         and len(payload) == each, f"{status}: {len(payload)} of {each}: {said}")
    status, _, payload, _, said = run_pass()
    test("once", status == 0 and not payload, f"{status}: {payload}")
    changed = bytearray(whole)
    changed[len(changed) // 2] ^= 1
    victim.write_bytes(changed)
    os.utime(victim, ns=(before.st_atime_ns, before.st_mtime_ns))
    for night in ("first", "second"):
        status, told, payload, _, said = run_pass()
        report = Path(told.get("report") or "/dev/null").read_text()
        test(f"a changed file of the same size and time is told in the {night} night",
             status == 1 and "is not what is sealed" in report and victim.name in report, f"{status}: {said} {report}")
    victim.write_bytes(whole)
    status, _, _, _, said = run_pass()
    test("and no more when it is mended", status == 0, f"{status}: {said}")
    victim.rename("away")
    status, told, _, _, said = run_pass()
    test("a file that is gone is told", status == 1, f"{status}: {said}")
    shutil.move("away", victim)
    run_pass()


def cut_off():
    """A copy that was interrupted beside the whole export, and a copy that is an export too."""
    shutil.copytree(ROOT / "samples/guangxi/complete-other-city", "inbox/new")
    whole = Path("inbox/new/batch.xml").read_bytes()
    os.mkdir("inbox/copy")
    Path("inbox/copy/batch.xml").write_bytes(whole[:len(whole) // 2])
    status, told, _, _, said = run_pass()
    report = Path(told.get("report") or "/dev/null").read_text()
    test("a copy that was cut off is told, and the whole export is built",
         status == 2 and told.get("sealed") == 1 and told.get("failed") == 1 and "inbox/copy/batch.xml" in report
         and "neither is used" not in report, f"{status}: {said} {report}")
    Path("inbox/copy/batch.xml").write_bytes(whole)
    status, said = juance("check", "inbox/new", "inbox/copy")
    test("two whole ones are still refused", status == 2 and said.count("neither is") == 2, f"{status}: {said}")
    invalid = whole.replace(b"<batch ", b'<batch unknown="1" ', 1)
    Path("inbox/copy/batch.xml").write_bytes(invalid)
    status, said = juance("check", "inbox/new", "inbox/copy")
    test("one that is no valid export is not", status == 2 and "neither is" not in said and "unknown" in said, said)


def few_descriptors():
    """A hundred exports, none of which can be sealed, by a process that may open few files: each gives back what
    it opened."""
    status, said = run(sys.executable, ROOT / "tests/samples/make_samples.py", "--province", "yunnan", "--candidates", "4",
                       "--batches", "100", "--seed", "7", "--no-files", "--output", "hundred")
    Path("hundred.xml").write_text('<config xmlns="urn:juance:config" version="1.0" inbox="hundred" archive="refused"/>')
    status, said = run("bash", "-c", 'ulimit -n 64 && exec "$JUANCE" run -c hundred.xml --json')
    told = json.loads(said.splitlines()[0]) if said.startswith("{") else {}
    test("a hundred exports with 64 descriptors", status == 1 and told.get("refused") == 100, f"{status}: {said[:300]}")


EACH = making()
known()
touched(EACH)
cut_off()
few_descriptors()
sys.exit(tap.end())
