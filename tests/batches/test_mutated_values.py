#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No value of an input ends the program: every run over samples with random attribute values ends in 0, 1,
2 or 3 by itself.

    test_mutated_values.py [--count N] [--seed N] [--keep FOLDER]

Of N mutations (300) of exports and institution files each is checked, every twentieth is built as well; of
cases and ratings a twentieth goes through `notice` and `rate`. What fails is named by its number, which with
the seed makes it again; its file is kept in FOLDER."""
import argparse
import os
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import tap
from trial import SAMPLES, juance

CHUNK = 40        # exports a process
EVERY = 20        # of which one goes through the dearer commands
TIMEOUT = 300     # seconds for one process: a hang
ENDS = (0, 1, 2, 3)
NOTICE = ("hunan/cases/archive-incomplete", "hunan/cases/candidate-phone", "hunan/cases/repeat-2-suspension",
          "guangxi/cases/repeat-1-interview", "sichuan/ratings", "guangxi/ratings")
VALUE = re.compile(r'(?<=\s)(?!xmlns|version)([A-Za-z]+)="([^"]*)"')
COUNTED = re.compile(r'(<batch\b[^>]*? number=")[^"]*"')

DATES = ("0001-01-01", "1582-10-15", "1899-12-31", "1969-12-31", "1970-01-01", "1979-12-31", "1980-01-01", "1989-12-31",
         "2024-02-29", "2025-02-29", "2025-12-31", "2026-01-01", "2037-12-31", "2038-01-19", "2107-12-31", "2108-01-01",
         "2199-12-31", "2200-01-01", "2205-05-09", "9999-12-31", "0000-01-01", "10000-01-01", "2025-13-01",
         "2025-1-1", "-2025-01-01", "2025-04-11Z")
TIMES = ("00:00:00", "23:59:59", "24:00:00", "12:60:00", "09:00", "23:59:60")
NUMBERS = ("0", "-0", "-1", "1", "00", "1e9", "NaN", "INF", "2147483647", "2147483648", "-2147483648",
           "99999999999999999999", "999999999999", "999999999999.9999", "-999999999999.9999", "0.0001", "0.00001", "1,5")
CODES = ("true", "false", "x", "theory", "practical", "paper", "electronic", "video", "candidate", "resident", "cancelled",
         "5", "1", "Y", "D5", "none", "hunan", "gui xi")
TEXTS = ("", " ", "  a  b  ", "a" * 25, "字" * 200, "b" * 5000, "汉" * 20000, "%s%n%d", "{name}{value}", "../../etc/passwd",
         "CON", "a/b", "a\\b", "&lt;&amp;&quot;", "=1+1", "&#10;line&#13;", "&#9;", "M000001", "P001", "C001")
UNICODE = ("\u200b", "王\u200b阿里", "\ue863", "\U000f0000", "\u202eabc", "e\u0301\u0301\u0301\u0301", "\ufeff", "\ufffd", "\uffff",
           "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u0627\u0644\u0639", "\u0e01\u0e33", "\u00a0", "\u3000", "\u2028",
           "\U00020bb7", "\U0003134f", "\ud7a3\u1100", "Ａ１２", "\u1885", "&#x1;", "&#0;")


def random_date(chance):
    return "%04d-%02d-%02d" % (chance.choice((chance.randint(1, 9999), chance.randint(1900, 2200), 2025)),
                               chance.randint(1, 12), chance.randint(1, 28))


def likely(chance, old, name, values):
    """Of the form that the schema asks for, so that it comes to the rules."""
    if re.match(r"\d{4}-\d\d-\d\d", old):
        day = chance.choice((chance.choice(DATES[:20]), random_date(chance), chance.choice(values[name])[:10]))
        return day if "T" not in old else "%sT%s" % (day, chance.choice((old[11:], chance.choice(TIMES[:2]))))
    if re.fullmatch(r"\d+", old):
        return "".join(chance.choice("0123456789") for _ in range(chance.choice((len(old), len(old), 1, len(old) + 1))))
    if re.fullmatch(r"\d+\.\d+", old):
        return chance.choice(("0", "59.9", "999999999999.9999", "-5", "100.5", chance.choice(values[name])))
    if old in ("true", "false"):
        return chance.choice(("true", "false", "0", "1"))
    if re.fullmatch(r"[A-Za-z]+", old):
        return chance.choice((chance.choice(values[name]), chance.choice(CODES), "unknown", old.upper(), old[:-1] or "x"))
    if re.fullmatch(r"[A-Z]\d+", old):
        return chance.choice((chance.choice(values[name]), old[0] + "9" * (len(old) - 1), "P001", "C001", "M000001"))
    if re.fullmatch(r"[ -~]+", old):
        return chance.choice(values[name])
    return chance.choice((chance.choice(values[name]), old + chance.choice(UNICODE), chance.choice(UNICODE[:10]), "字" * 200,
                          old[::-1], old * 30))


def new_value(chance, old, name, values):
    if chance.random() < .75:
        return likely(chance, old, name, values)
    kind = chance.random()
    if kind < .2:  # what another attribute of the name has, or any other
        return chance.choice(chance.choice((values.get(name, [old]), values[chance.choice(sorted(values))])))
    if re.match(r"\d{4}-\d\d-\d\d", old) and kind < .8:
        day = chance.choice((chance.choice(DATES), random_date(chance)))
        return day if "T" not in old else "%sT%s" % (day, chance.choice((old[11:], chance.choice(TIMES))))
    if re.fullmatch(r"-?[\d.]+", old) and kind < .6:
        return chance.choice((chance.choice(NUMBERS), str(chance.randint(-10, 10 ** chance.randint(1, 19))), old + "0"))
    pool = chance.choice((CODES, TEXTS, UNICODE, DATES, NUMBERS))
    value = chance.choice(pool)
    if pool is UNICODE and chance.random() < .5:
        at = chance.randint(0, len(old))
        return old[:at] + value + old[at:]
    if chance.random() < .1 and old:  # a character less, or one twice
        at = chance.randrange(len(old))
        return old[:at] + old[at:at + 1] * chance.choice((0, 2)) + old[at + 1:]
    return value


class Source:
    """A file of a sample, with the places of its values."""

    def __init__(self, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.places = list(VALUE.finditer(self.text))
        names = sorted({place[1] for place in self.places})
        self.by_name = {name: [place for place in self.places if place[1] == name] for name in names}
        self.names = names
        self.values = {name: sorted({place[2] for place in places}) for name, places in self.by_name.items()}

    def mutated(self, chance):
        """The text with one to three other values. Every name comes as often, however often the file has it."""
        changes = {}
        for _ in range(chance.choice((1, 1, 2, 3))):
            name = chance.choice(self.names)
            place = chance.choice(self.by_name[name])
            changes[place.span(2)] = new_value(chance, place[2], name, self.values)
        parts, at = [], 0
        for (start, end), value in sorted(changes.items()):
            parts += [self.text[at:start], value.replace('"', "")]
            at = end
        return "".join(parts + [self.text[at:]]).encode("utf-8", "surrogatepass")


class Trial:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.faults, self.ends = [], {}

    def run(self, command, files, *arguments):
        """The files together; alone when that ends otherwise, to name the one at fault."""
        ran = self.once(command, files, *arguments)
        if ran in ENDS:
            self.ends[ran] = self.ends.get(ran, 0) + len(files)
        elif len(files) > 1:
            for file in files:
                self.run(command, [file], *arguments)
        else:
            self.faults.append("%s of %s (--seed %d) ends with %s" % (command, files[0].name, self.options.seed, ran))
            if self.options.keep:
                Path(self.options.keep).mkdir(parents=True, exist_ok=True)
                shutil.copy(files[0], self.options.keep)

    def once(self, command, files, *arguments):
        try:
            return juance(command, "-q", *arguments, *files, folder=self.folder, wrapper=("timeout", "-k", "5",
                                                                                         str(TIMEOUT))).status
        except OSError as error:
            return str(error)


def exports(folder):
    """The files of each sample, and room for mutations beside them."""
    sources = []
    for export in sorted(SAMPLES.glob("*/*/batch.xml")):
        place = folder / ("%s-%s" % (export.parts[-3], export.parts[-2]))
        shutil.copytree(export.parent, place)
        (place / "batch.xml").unlink()
        dossier = export.parent / "institution.xml"
        sources.append((place, Source(export), Source(dossier) if dossier.exists() else None))
    return sources


def mutate_export(sources, number, seed):
    chance = random.Random("%d %d" % (seed, number))
    place, batch, dossier = chance.choice(sources)
    file = place / ("batch-%d.xml" % number)
    if dossier and chance.random() < .25:
        own = "institution-%d.xml" % number
        (place / own).write_bytes(dossier.mutated(chance))
        text = batch.text.replace('institutionFile="institution.xml"', 'institutionFile="%s"' % own).encode()
    else:
        text = batch.mutated(chance)
    # Of a number of its own, unless that is what was changed: two exports of one batch are not read.
    own = batch.places and re.search(COUNTED, batch.text)
    text = text.replace(own[0].encode(), (own[1] + 'R%d"' % number).encode(), 1)
    file.write_bytes(text)
    return file


def clear(files):
    for file in files:
        file.unlink()
        beside = file.with_name(file.name.replace("batch-", "institution-"))
        if beside.exists():
            beside.unlink()


def try_exports(trial, folder):
    sources = exports(folder)
    for first in range(0, trial.options.count, CHUNK):
        numbers = range(first, min(first + CHUNK, trial.options.count))
        files = [mutate_export(sources, number, trial.options.seed) for number in numbers]
        trial.run("check", files)
        for file, number in zip(files, numbers):
            if number % EVERY:
                continue
            archive = folder / "archive"
            trial.run("build", [file], "--archive", archive,
                      *(("--seal-incomplete", "张三: 试验") if number % (2 * EVERY) else ()))
            shutil.rmtree(archive, ignore_errors=True)
        clear(files)


def try_desk(trial, folder):
    sources = [Source(file) for name in NOTICE for file in sorted((SAMPLES / name).glob("*.xml"))
               if file.name != "institution.xml"]
    for number in range(0, trial.options.count, EVERY):
        chance = random.Random("%d desk %d" % (trial.options.seed, number))
        source = chance.choice(sources)
        place = folder / "desk"
        shutil.copytree(source.path.parent, place)
        file = place / ("desk-%d.xml" % number)
        file.write_bytes(source.mutated(chance))
        command = "rate" if source.path.parent.name == "ratings" else "notice"
        trial.run(command, [file], "--seal", "--archive", folder / "archive", "--output", folder / "out")
        for name in ("desk", "archive", "out"):
            shutil.rmtree(folder / name, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--keep")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        trial = Trial(options, Path(folder))
        for what, tried in (("exports and institution files", try_exports), ("cases and ratings", try_desk)):
            trial.faults, trial.ends = [], {}
            tried(trial, Path(folder))
            tap.no("%d mutations of %s: %s" % (options.count, what, ", ".join(
                "%d end with %d" % (count, status) for status, count in sorted(trial.ends.items()))), trial.faults)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
