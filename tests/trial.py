# SPDX-License-Identifier: Apache-2.0
"""What the script tests share: running juance with limits, and looking at what it left behind."""
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[1]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build/juance"))
SAMPLES = ROOT / "samples"


class Ran:
    def __init__(self, status, out, err, peak):
        self.status, self.out, self.err, self.peak = status, out, err, peak  # peak: bytes resident


def juance(*arguments, folder=".", timeout=240, prepare=None, wrapper=(), **environment):
    """Runs juance; `prepare` is called in the child before it starts."""
    out, err = Path(folder) / "juance.out", Path(folder) / "juance.err"
    with open(out, "wb") as out_file, open(err, "wb") as err_file:
        process = subprocess.Popen([*wrapper, JUANCE, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                   stdout=out_file, stderr=err_file, preexec_fn=prepare,
                                   restore_signals=False,
                                   env={"JUANCE_DATA": str(ROOT), **os.environ, **environment})
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    text = [path.read_bytes().decode("utf-8", "backslashreplace") for path in (out, err)]
    return Ran(process.returncode, *text, usage.ru_maxrss * 1024)


def copy_sample(name, folder):
    """A copy that may be changed, of samples/NAME in FOLDER."""
    shutil.copytree(SAMPLES / name, folder)
    return Path(folder)


def edit(folder, *replacements, file="batch.xml"):
    """Replaces text in an export; each pattern must be there."""
    path = Path(folder) / file
    text = path.read_text(encoding="utf-8")
    for pattern, new in replacements:
        text, count = re.subn(pattern, new, text, count=1)
        assert count == 1, f"{pattern} is not in {path}"
    path.write_text(text, encoding="utf-8")
    return path


def line_of(path, words):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def volumes(archive):
    """{name below volumes/: digest}"""
    top = Path(archive) / "volumes"
    return {str(path.relative_to(top)): digest(path) for path in sorted(top.rglob("*.zip"))}


def part_files(archive):
    return [str(path) for path in Path(archive).rglob("*.part")]


def catalogue(archive, sql):
    path = Path(archive) / "catalogue.db"
    if not path.exists():
        return []
    database = sqlite3.connect(path)
    try:
        return database.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):  # an empty one: nothing was recorded
            return []
        raise
    finally:
        database.close()


def sealed_batches(archive):
    """(institution, number) of what the catalogue holds volumes of."""
    return sorted(set(catalogue(archive, "SELECT institution, number FROM volumes")))
