#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input, one trial each: built beside a good batch, it must give its exit status, a message that
says where (file, and line where there is one), nothing half-written and nothing in the catalogue; and
the good batch must be sealed all the same. `--full` tries the large inputs alone, as large as step 1
names them (1 GB, 300 MB); without it they are smaller, with the same bounds of memory."""
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import tap
import trial
from trial import ROOT, copy_sample, edit, juance, line_of, sealed_batches

FULL = "--full" in sys.argv
MEGABYTE = 1 << 20
SCALE = 1 if FULL else 16
MEMORY = 160 * MEGABYTE  # what refusing an input may take, however large it is
GOOD = ROOT / "samples/guangxi/complete-other-city"
BASE = "sichuan/complete-school"
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<batch xmlns="urn:juance:assessment-batch" version="1.0" '
        'number="2025001" year="2025" title="t" jurisdiction="sichuan" exportedOn="2025-07-25">\n')


def has(text, pattern):
    return re.search(pattern, text) is not None


def nothing_left(archive, good=True):
    """Faults of what is in the archive: part files, other volumes than the good batch's."""
    faults = ["part file %s" % name for name in trial.part_files(archive)]
    sealed = sealed_batches(archive)
    if len(sealed) != (1 if good else 0):
        faults.append("sealed in the end: %s" % sealed)
    listed = {path.split("/", 1)[1] for (path,) in trial.catalogue(archive, "SELECT path FROM volumes")}
    if listed != set(trial.volumes(archive)):
        faults.append("volumes on disk and in the catalogue differ")
    return faults


def attempt(name, folder, bad, status, message, findings=False, memory=None, checks=None, **environment):
    """Builds `bad` (paths) with the good batch; an input fault leaves no batch in the catalogue.
    `checks`: the status of `check` alone, where it is another."""
    archive = folder / "archive"
    ran = juance("build", "-a", archive, *bad, GOOD, folder=folder, **environment)
    faults = nothing_left(archive)
    if ran.status != status:
        faults.append("exit status %d instead of %d" % (ran.status, status))
    if not has(ran.said, message):
        faults.append("no message /%s/ in: %s" % (message, ran.said[:600]))
    if memory and ran.peak > memory:
        faults.append("took %d MB" % (ran.peak // MEGABYTE))
    batches = trial.catalogue(archive, "SELECT count(*) FROM batches")
    if not findings and batches != [(1,)]:
        faults.append("%s batches in the catalogue" % batches)
    checked = juance("check", *bad, folder=folder, **environment)
    if checked.status != (status if checks is None else checks):
        faults.append("check: exit status %d" % checked.status)
    tap.no(name, faults)
    return ran


def scratch():
    return tempfile.TemporaryDirectory(prefix="juance-input-")


# ---- the text of the export -----------------------------------------------------------------------
def export_of(folder, text):
    path = folder / "export.xml"
    path.write_bytes(text)
    return path


def batch_bytes():
    return (ROOT / "samples" / BASE / "batch.xml").read_bytes()


def try_text(name, text, message, **more):
    with scratch() as folder:
        folder = Path(folder)
        path = export_of(folder, text)
        attempt(name, folder, [path], 2, re.escape(str(path)) + ".*" + message, **more)


def text_trials():
    whole = batch_bytes()
    utf8 = whole.decode("utf-8")
    try_text("not XML", b"name;number\n1;2\n", r":1: .*not well-formed")
    try_text("an empty file", b"", r"empty or cut off|not well-formed")
    try_text("zeros", bytes(4096), r"not well-formed|encoding")
    cut = whole[:len(whole) // 2]
    lines = cut.count(b"\n") + 1
    try_text("truncated", cut, r":%d: .*not well-formed" % lines)
    try_text("UTF-8 declared, GBK inside", utf8.encode("gb18030"), r":\d+: .*encoding")
    try_text("GBK declared, UTF-8 inside", whole.replace(b'encoding="UTF-8"', b'encoding="GBK"', 1),
             r":\d+: .*(encoding|not well-formed)")
    try_text("an encoding nobody knows", whole.replace(b'"UTF-8"', b'"X-KLINGON"', 1), r":1: .*encoding")
    bomb = '<!DOCTYPE batch [<!ENTITY a "aaaaaaaaaa">%s]>\n' % "".join(
        '<!ENTITY %s "%s">' % (chr(98 + i), "&%s;" % chr(97 + i) * 10) for i in range(12))
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    try_text("an entity bomb", (declared + bomb + utf8.split("\n", 2)[2].replace(
        'title="', 'title="&m;', 1)).encode(), r":2: .*DOCTYPE", memory=MEMORY)
    try_text("a parameter entity bomb", (declared + '<!DOCTYPE batch [<!ENTITY % a "x">%a;%a;]>\n' +
                                         utf8.split("\n", 2)[2]).encode(), r":2: .*DOCTYPE", memory=MEMORY)
    with scratch() as folder:
        folder = Path(folder)
        (folder / "secret").write_text("SECRET-WORDS")
        body = utf8.split("\n", 2)[2].replace("<announcement ", "<announcement>&s;</announcement><announcement ", 1)
        path = export_of(folder, (declared + '<!DOCTYPE batch [<!ENTITY s SYSTEM "secret">]>\n' + body).encode())
        ran = attempt("an external entity", folder, [path], 2, re.escape(str(path)) + ":2: .*DOCTYPE")
        tap.no("an external entity is not read", ["it is"] if "SECRET" in ran.out + ran.err else [])
    try_text("an external document type", (declared + '<!DOCTYPE batch SYSTEM "http://127.0.0.1:9/x.dtd">\n' +
                                           utf8.split("\n", 2)[2]).encode(), r":2: .*DOCTYPE")
    at = line_of(ROOT / "samples" / BASE / "batch.xml", "<announcement ")
    try_text("an attribute nobody knows", whole.replace(b"<announcement ", b'<announcement colour="red" ', 1),
             r":%d: .*colour" % at)
    try_text("an element out of its place", whole.replace(b"<announcement ", b'<surprise/><announcement ', 1),
             r":%d: .*surprise" % at)
    try_text("a date that is none", whole.replace(b'exportedOn="2025-07-25"', b'exportedOn="2025-02-30"', 1),
             r":3: .*2025-02-30")
    try_text("an unknown province", whole.replace(b'jurisdiction="sichuan"', b'jurisdiction="atlantis"', 1),
             r":3: .*atlantis")
    try_text("a newer version", whole.replace(b'version="1.0" number', b'version="9.1" number', 1), r":3: .*9\.1")
    try_text("another root of our namespace", whole.replace(b"<batch ", b"<bunch ", 1)
             .replace(b"</batch>", b"</bunch>"), r":3: .*root element is not <batch>")


def try_read_right(name, text):
    """The same batch in another encoding gives the same findings and the same volumes but the export."""
    with scratch() as folder:
        folder = copy_sample(BASE, Path(folder) / "sample")
        (folder / "batch.xml").write_bytes(text)
        ran = juance("check", "--json", folder, folder=folder.parent)
        usual = juance("check", "--json", ROOT / "samples" / BASE, folder=folder.parent)
        mine = ran.out.replace(str(folder), "@").replace(str(ROOT / "samples" / BASE), "@")
        faults = [] if ran.status == 0 else ["exit status %d: %s" % (ran.status, ran.err[:300])]
        if mine != usual.out.replace(str(ROOT / "samples" / BASE), "@"):
            faults.append("other findings than in UTF-8")
        built = juance("build", "-q", "-a", folder.parent / "a", folder, folder=folder.parent)
        juance("build", "-q", "-a", folder.parent / "b", ROOT / "samples" / BASE, folder=folder.parent)
        if built.status != 0:
            faults.append("build: exit status %d: %s" % (built.status, built.err[:300]))
        records = [subprocess.run(["unzip", "-p", str(next(Path(archive).rglob("*-D3.zip"))), "*/卷内目录.xml"],
                                  stdout=subprocess.PIPE, check=False).stdout
                   for archive in (folder.parent / "a", folder.parent / "b")]
        if not records[0] or records[0] != records[1]:
            faults.append("another 卷内目录 than in UTF-8")
        tap.no(name, faults)


def encodings():
    text = batch_bytes().decode("utf-8")
    for name, encoding, body in (("GB18030", "gb18030", text), ("UTF-16", "utf-16", text),
                                 ("UTF-16BE", "utf-16-be", "\ufeff" + text), ("UTF-8 with a mark", "utf-8-sig", text)):
        declared = {"UTF-16BE": "UTF-16", "UTF-8 with a mark": "UTF-8"}.get(name, name)
        try_read_right("%s is read right" % name,
                       body.replace('encoding="UTF-8"', 'encoding="%s"' % declared, 1).encode(encoding))
    with scratch() as folder:  # GBK has no characters beyond the BMP: those come as references
        folder = copy_sample(BASE, Path(folder) / "sample")
        as_gbk = text.replace('encoding="UTF-8"', 'encoding="GBK"', 1)
        (folder / "batch.xml").write_bytes(as_gbk.encode("gbk", "xmlcharrefreplace"))
        ran = juance("check", folder, folder=folder.parent)
        tap.no("GBK is read right", [] if ran.status == 0 else [ran.err[:300]])


# ---- size -------------------------------------------------------------------------------------------
def write_large(path, head, piece, times, tail):
    with open(path, "wb") as file:
        file.write(head.encode())
        block = piece.encode() * (MEGABYTE // len(piece.encode()))
        for _ in range(times):
            file.write(block)
        file.write(tail.encode())


def size_trials():
    gigabyte, text = 1024 // SCALE, 300 // SCALE
    for name, head, piece, times, tail, message in (
            ("%d MB of nested elements" % gigabyte, HEAD, "<step>", gigabyte, "", r":\d+: "),
            ("%d MB of nested strangers" % gigabyte, "", "<a>", gigabyte, "", r".*its root is <a>"),
            ("%d MB of wrong elements" % gigabyte, HEAD, "<nothing/>\n", gigabyte, "</batch>", r":\d+: .*nothing"),
            ("a text node of %d MB" % text, HEAD + "<institution>", "卷册", text, "</institution></batch>", r":\d+: "),
            ("an attribute of %d MB" % text, HEAD + '<institution name="', "卷册", text, '"/></batch>', r":\d+: "),
            ("a comment of %d MB" % text, HEAD + "<!--", "卷册", text, "--></batch>", r":\d+: "),
            ("a name of %d MB" % text, HEAD + "<", "abcdefgh", text, "/></batch>", r":\d+: "),
            ("%d MB of blanks" % text, HEAD, " \n", text, "<nothing/></batch>", r":\d+: ")):
        with scratch() as folder:
            folder = Path(folder)
            path = folder / "export.xml"
            write_large(path, head, piece, times, tail)
            attempt(name, folder, [path], 2, re.escape(str(path)) + message, memory=MEMORY)


# ---- batches and payload ------------------------------------------------------------------------------
def twins():
    with scratch() as folder:
        folder = Path(folder)
        first, second = copy_sample(BASE, folder / "first"), copy_sample(BASE, folder / "second")
        edit(second, ('title="', 'title="另 '))
        both = r"(?s)(?=.*first/batch\.xml.*second/batch\.xml)(?=.*2025001)"
        attempt("two batches with one number", folder, [first, second], 2, both)


def payload_of(folder):
    return next(path for path in sorted(folder.rglob("*.jpg")))


def try_payload(name, change, words, status=1, checks=None, **environment):
    """`change` gets the folder of the sample and one payload file of it."""
    with scratch() as folder:
        folder = Path(folder)
        sample = copy_sample(BASE, folder / "sample")
        file = payload_of(sample)
        bad = change(sample, file) or file
        line = line_of(sample / "batch.xml", 'file="%s"' % bad.relative_to(sample))
        message = r"(?s)%s.*%s.*batch\.xml:%d: " % (re.escape(bad.name), words, line)
        if status == 2:
            message = r"batch\.xml:%d: .*%s: .*%s" % (line, re.escape(bad.name), words)
        attempt(name, folder, [sample], status, message, findings=status == 1, checks=checks,
                **{key: str(value).replace("@", str(file)) for key, value in environment.items()})


def declare(path):
    """A change of the export alone: the material's file is `path` instead."""
    def change(sample, file):
        name = str(file.relative_to(sample))
        edit(sample, (re.escape('file="%s"' % name), 'file="%s"' % path))
        return sample / path if not path.startswith("/") else Path(path)
    return change


def replace_by(make):
    def change(_, file):
        file.unlink()
        make(file)
    return change


def other_case(sample, file):
    """A second material whose name differs by case alone."""
    other = file.with_name(file.stem + ".JPG")
    shutil.copy(file, other)


def other_form(sample, file):
    """Two names that are one after normalisation."""
    composed, decomposed = file.with_name("é.jpg"), file.with_name(unicodedata.normalize("NFD", "é.jpg"))
    shutil.copy(file, composed)
    shutil.copy(file, decomposed)
    edit(sample, (re.escape('file="%s"' % file.relative_to(sample)), 'file="%s"' % composed.relative_to(sample)))
    return composed


def payload_trials():
    outside = Path(tempfile.mkdtemp(prefix="juance-input-"))
    try:
        shutil.copy(payload_of(ROOT / "samples" / BASE), outside / "scan.jpg")
        try_payload("a payload missing", lambda _, file: file.unlink(), "缺失")
        try_payload("a payload empty", lambda _, file: file.write_bytes(b""), "空文件")
        try_payload("a payload that is a FIFO", replace_by(os.mkfifo), "不是普通文件")
        try_payload("a payload that is a folder", replace_by(os.mkdir), "不是普通文件")
        try_payload("a link outside", replace_by(lambda file: file.symlink_to(outside / "scan.jpg")), "文件夹之外")
        try_payload("a link to a device", replace_by(lambda file: file.symlink_to("/dev/zero")), "文件夹之外")
        try_payload("a link to nothing", replace_by(lambda file: file.symlink_to("nothing.jpg")), "缺失")
        try_payload("a link to itself", replace_by(lambda file: file.symlink_to(file.name)), "(缺失|之外|不是普通文件|无法)")
        try_payload("a link of a folder outside", folder_outside(outside), "文件夹之外")
        try_payload("names that differ by case", other_case, "大小写")
        try_payload("names that differ by normalisation", other_form, "规范化")
        library = ROOT / os.environ.get("BUILD", "build") / "tests/fault/change_while_read.so"
        for after, words in ((1, "when it was checked"), (3, "changed while it was read")):
            try_payload("a payload that changes after read %d" % after, lambda *_: None, words, 2, 1,
                        LD_PRELOAD=library, CHANGE_FILE="@", CHANGE_AFTER=after)
        unreadable()
        paths()
    finally:
        shutil.rmtree(outside)


def folder_outside(outside):
    def change(_, file):
        parent = file.parent
        shutil.move(parent, outside / "moved")
        parent.symlink_to(outside / "moved")
    return change


def paths():
    """Paths that no export may name are malformed or refused; nothing outside is ever opened."""
    for name, path in (("an absolute path", "/etc/passwd"), ("a path that climbs", "../secret.jpg"),
                       ("a path that climbs within", "x/../../secret.jpg")):
        with scratch() as folder:
            folder = Path(folder)
            (folder / "secret.jpg").write_bytes(payload_of(ROOT / "samples" / BASE).read_bytes())
            sample = copy_sample(BASE, folder / "sample")
            file = payload_of(sample)
            edit(sample, (re.escape('file="%s"' % file.relative_to(sample)), 'file="%s"' % path))
            line = line_of(sample / "batch.xml", 'file="%s"' % path)
            ran = juance("build", "-a", folder / "archive", sample, GOOD, folder=folder)
            faults = nothing_left(folder / "archive")
            if ran.status not in (1, 2):
                faults.append("exit status %d" % ran.status)
            if not has(ran.said, r"batch\.xml:%d: " % line):
                faults.append("no line: %s" % ran.said[:300])
            tap.no(name, faults)


# ---- without rights, without room ---------------------------------------------------------------------
def as_nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


def nobody_can_run():
    """Root reads everything: these trials need another user, who must reach program and data."""
    if os.getuid() != 0:
        return True
    try:
        return subprocess.run([trial.JUANCE, "--version"], preexec_fn=as_nobody, stdout=subprocess.DEVNULL,
                              check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def unprivileged():
    return as_nobody if os.getuid() == 0 else None


def run_unprivileged(*arguments, folder):
    os.chmod(folder, 0o777)
    # The runner's own scratch folder is closed to others; its name is all that they need to pass it.
    for parent in folder.resolve().parents:
        if parent.name.startswith("juance-"):
            os.chmod(parent, parent.stat().st_mode | 0o011)
    return juance(*arguments, folder=folder, prepare=unprivileged())


def own(path):
    if os.getuid() == 0:
        for each in (Path(path), *Path(path).rglob("*")):
            os.chown(each, 65534, 65534, follow_symlinks=False)


def unreadable():
    if not nobody_can_run():
        return tap.skip("a payload unreadable", "no user without rights can run the program here")
    with scratch() as folder:
        folder = Path(folder)
        sample = copy_sample(BASE, folder / "sample")
        file = payload_of(sample)
        own(folder)
        file.chmod(0)
        ran = run_unprivileged("build", "-a", folder / "archive", sample, GOOD, folder=folder)
        faults = nothing_left(folder / "archive")
        if ran.status != 1 or not has(ran.out, re.escape(file.name) + "）：无法读取（没有读取权限"):
            faults.append("exit status %d: %s" % (ran.status, ran.err[:500]))
        tap.no("a payload unreadable", faults)
        (sample / "batch.xml").chmod(0)
        shutil.rmtree(folder / "archive")
        ran = run_unprivileged("build", "-a", folder / "archive", sample / "batch.xml", GOOD, folder=folder)
        faults = nothing_left(folder / "archive")
        if ran.status != 3 or not has(ran.err, re.escape(str(sample / "batch.xml")) + ".*permission"):
            faults.append("exit status %d: %s" % (ran.status, ran.err[:500]))
        tap.no("an export unreadable", faults)


def state_of(archive):
    return trial.volumes(archive), trial.digest(archive / "catalogue.db")


def without_permission():
    if not nobody_can_run():
        return tap.skip("an archive without write permission", "no user without rights can run the program here")
    with scratch() as folder:
        folder = Path(folder)
        own(folder)
        archive = folder / "archive"
        first = run_unprivileged("build", "-q", "-a", archive, GOOD, folder=folder)
        assert first.status == 0, first.err
        before = state_of(archive)
        for where, mode in ((archive / "volumes/2025", 0o555), (archive / "catalogue.db", 0o444), (archive, 0o555)):
            usual = where.stat().st_mode
            where.chmod(mode)
            ran = run_unprivileged("build", "-a", archive, ROOT / "samples" / BASE, folder=folder)
            where.chmod(usual)
            faults = ["part file %s" % name for name in trial.part_files(archive)]
            if ran.status != 3 or not has(ran.err, re.escape(str(archive)) + ".*([Pp]ermission|readonly)"):
                faults.append("exit status %d: %s" % (ran.status, ran.err[:500]))
            if trial.volumes(archive) != before[0] or len(sealed_batches(archive)) != 1:
                faults.append("the archive has changed")
            tap.no("%s without write permission" % where.name, faults)
            shutil.rmtree(archive / "reports", ignore_errors=True)


def newer_archive():
    with scratch() as folder:
        folder = Path(folder)
        archive = folder / "archive"
        assert juance("build", "-q", "-a", archive, GOOD, folder=folder).status == 0
        database = trial.sqlite3.connect(archive / "catalogue.db")
        database.execute("PRAGMA user_version = 99")
        database.execute("UPDATE archive SET program = '9.9.9'")
        database.commit()
        database.close()
        before = state_of(archive)
        ran = juance("build", "-a", archive, ROOT / "samples" / BASE, folder=folder)
        faults = ["part file %s" % name for name in trial.part_files(archive)]
        if ran.status != 3 or not has(ran.err, re.escape(str(archive)) + ".*9\\.9\\.9"):
            faults.append("exit status %d: %s" % (ran.status, ran.err[:500]))
        if state_of(archive) != before:
            faults.append("the archive has changed")
        tap.no("an archive made by a newer version", faults)
        (archive / "catalogue.db").write_bytes(b"no database at all" * 100)
        ran = juance("build", "-a", archive, ROOT / "samples" / BASE, folder=folder)
        wrong = [] if ran.status == 3 and has(ran.err, re.escape(str(archive))) else [
            "exit status %d: %s" % (ran.status, ran.err[:500])]
        tap.no("a catalogue that is no database", wrong)


def no_room(name, archive, prepare, folder):
    """A full disk: status 3, nothing half-written; with room again, the usual volumes."""
    usual = folder / "usual"
    assert juance("build", "-q", "-a", usual, ROOT / "samples" / BASE, folder=folder).status == 0
    ran = juance("build", "-a", archive, ROOT / "samples" / BASE, folder=folder, prepare=prepare)
    faults = ["part file %s" % left for left in trial.part_files(archive)]
    if ran.status != 3 or not has(ran.err, re.escape(str(archive))):
        faults.append("exit status %d: %s" % (ran.status, ran.err[:500]))
    if trial.volumes(archive) or sealed_batches(archive):
        faults.append("volumes: %s" % trial.volumes(archive))
    return faults, trial.volumes(usual)


def limited_files(size):
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return prepare


def full_disk():
    for size in (20_000, 300_000):
        with scratch() as folder:
            folder = Path(folder)
            archive = folder / "archive"
            archive.mkdir()
            faults, usual = no_room("", archive, limited_files(size), folder)
            again = juance("build", "-q", "-a", archive, ROOT / "samples" / BASE, folder=folder)
            if again.status != 0 or trial.volumes(archive) != usual:
                faults.append("with room: exit status %d: %s" % (again.status, again.err[:300]))
            tap.no("files may have %d bytes at most" % size, faults)
    for size in ("200k", "700k"):
        with scratch() as folder:
            folder = Path(folder)
            archive = folder / "archive"
            archive.mkdir()
            mount = ["mount", "-t", "tmpfs", "-o", "size=" + size, "none", str(archive)]
            if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode != 0:
                tap.skip("a disk of %s" % size, "no right to mount one")
                continue
            try:
                faults, usual = no_room("", archive, None, folder)
                subprocess.run(["mount", "-o", "remount,size=64m", str(archive)], check=True)
                again = juance("build", "-q", "-a", archive, ROOT / "samples" / BASE, folder=folder)
                if again.status != 0 or trial.volumes(archive) != usual:
                    faults.append("with room: exit status %d: %s" % (again.status, again.err[:300]))
            finally:
                subprocess.run(["umount", str(archive)], check=True)
            tap.no("a disk of %s" % size, faults)


def main():
    every = (text_trials, encodings, size_trials, twins, payload_trials, without_permission, newer_archive,
             full_disk)
    for trials in (size_trials,) if FULL else every:
        trials()
    sys.exit(tap.end())


main()
