#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template with its own sample; every kind of document of every sample, the defective ones too, the notices of every case and the reports of every
rating: each file passes check_pdf.py, nothing leaves its cell or the paper, the names that it must show are exactly
those of the export (names.py), a second run gives the same bytes. A template that no longer shows a name is noticed."""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import tap

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import check_pdf  # noqa: E402
import measure  # noqa: E402
import names  # noqa: E402
from pages import FULL, ROOT, faults_of, overflow, preview, result, squeeze  # noqa: E402

RARE = "阿依·林𠮷䶮㛃𬭎𪚔𬸚 Zoë"  # put into the cases in place of their party
OTHERWISE = {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"}  # circumstances of the second run


def examine(path, cells=True):
    """Faults of a file and its pages. The cells of the other engine's pages are not told from its lines."""
    try:
        reader = check_pdf.File(path)
        pages = measure.read(path, reader)
    except (ValueError, OSError, KeyError, subprocess.CalledProcessError) as error:
        return str(error), []
    return faults_of(path, reader) or overflow(pages, cells), pages


# ---- templates ----------------------------------------------------------------------------------------

def template_sample(template):
    """What is wrong with a template as `juance preview --sample` shows it."""
    output = template.stem + ".pdf"
    fault = preview(str(template), None, output)
    if not fault:
        fault, pages = examine(output)
        shown = "".join(word.text for page in pages for word in page.words)
        fault = fault or ("" if len(shown) > 60 else "nothing to see: " + shown)
    picture = template.stem + ".png"
    fault = fault or preview(str(template), None, picture, "--resolution", "30")
    if not fault and Path(picture).read_bytes()[:4] != b"\x89PNG":
        fault = "no picture"
    return fault


def template_samples(pool):
    templates = sorted(path for folder in (".", "notices", "ratings") for path in (ROOT / "templates" / folder).glob("*.xml"))
    for template, fault in zip(templates, pool.map(template_sample, templates)):
        result(not fault, "preview of " + template.stem, fault)
    result(len(templates) > 45, "templates: %d" % len(templates))


# ---- documents of a batch ------------------------------------------------------------------------------

def batch_document(kind, export):
    """What is wrong with one document, and how many names were compared."""
    first = "%s-%s-%s.pdf" % (export.parts[-3], export.parts[-2], kind)
    fault = preview(kind, export, first)
    if fault:
        return fault, 0
    fault, pages = examine(first)
    compared = 0
    if not fault:
        fault, compared = names.wrong(kind, ElementTree.parse(export).getroot(), pages)
    if not fault:
        second = first + ".again.pdf"
        fault = preview(kind, export, second, **OTHERWISE)
        if not fault and Path(first).read_bytes() != Path(second).read_bytes():
            fault = "a second run gives other bytes"
        Path(second).unlink(missing_ok=True)
    Path(first).unlink(missing_ok=True)
    return fault, compared


def batch_documents(pool):
    exports = sorted((ROOT / "samples").glob("*/*/batch.xml"))
    result(len(exports) > 20 and set(names.NAMING) == set(names.KINDS), "samples: %d" % len(exports))
    wanted = [(kind, export) for export in exports for kind in sorted(names.KINDS)]
    compared = 0
    for (kind, export), (fault, count) in zip(wanted, pool.map(batch_document, *zip(*wanted))):
        result(not fault, "%s/%s: %s" % (export.parts[-3], export.parts[-2], kind), fault)
        compared += count
    result(compared > 7000, "names compared: %d" % compared)


def volumes(samples):
    """Lists of all volumes of the complete samples together name every material of a person."""
    run = subprocess.run([os.environ["JUANCE"], "build", "-q", "-a", "archive", *map(str, samples)],
                         capture_output=True, text=True)
    result(run.returncode == 0, "an archive of the complete samples", run.stderr)
    for sample in samples:
        tree = ElementTree.parse(sample / "batch.xml").getroot()
        batch = "-".join((tree.find(names.NS + "institution").get("code"), tree.get("year"), tree.get("number")))
        for title, media in (("卷内目录", ("paper", "electronic", "video")), ("纸质材料存放清单", ("paper",))):
            pages = []
            for volume in sorted(Path("archive").glob("volumes/*/*/%s-*.zip" % batch)):
                with zipfile.ZipFile(volume) as opened:
                    for name in opened.namelist():
                        if name.endswith("/%s.pdf" % title):
                            Path("list.pdf").write_bytes(opened.read(name))
                            pages += measure.read("list.pdf")
            (_, wanted, found), = names.of_materials(media)(tree, pages)
            result(wanted and wanted == found, "%s of all volumes: %s" % (sample.name, title),
                   "missing %s, too much %s" % (wanted - found, found - wanted))


# ---- a name that goes missing is noticed -----------------------------------------------------------------

def mutant(number, kind, field):
    """True when the template without that field is told from the real one."""
    export = ROOT / "samples" / FULL / "batch.xml"
    data = Path("mutant-%d" % number)
    (data / "templates").mkdir(parents=True)
    for path in ROOT.iterdir():
        if path.name != "templates":
            (data / path.name).symlink_to(path)
    for path in (ROOT / "templates").iterdir():
        (data / "templates" / path.name).symlink_to(path)
    template = data / "templates" / (kind + ".xml")
    text = template.read_text()
    if field not in text:
        return False, "the template does not hold " + field
    template.unlink()
    # of a column the column itself goes
    column = re.compile(r'\n *<column key="(\w+)"[^>]*>%s</column>' % re.escape(field))
    match = column.search(text)
    text = column.sub("", text) if match else text.replace(field, "")
    if match:  # and what its totals say
        text = re.sub(r' *<value column="%s"[^>]*>[^<]*</value>\n' % match.group(1), "", text)
    template.write_text(text)
    output = "mutant-%d.pdf" % number
    fault = preview(kind, export, output, JUANCE_DATA=str(data.resolve()))
    if fault:
        return False, fault
    fault, _ = names.wrong(kind, ElementTree.parse(export).getroot(), measure.read(output))
    return bool(fault), "not noticed"


def mutants(pool):
    wanted = [(kind, field) for kind, fields in sorted(names.NAMING.items())
              for field in ([fields] if isinstance(fields, str) else fields)]
    made = pool.map(mutant, range(len(wanted)), *zip(*wanted))
    for (kind, field), (noticed, detail) in zip(wanted, made):
        result(noticed, "%s without %s is noticed" % (kind, field), detail)


# ---- notices and ratings ---------------------------------------------------------------------------------

def folder_of(*command):
    """Makes documents twice; what is wrong, and the files."""
    for folder, more in (("first", {}), ("second", OTHERWISE)):
        shutil.rmtree(folder, ignore_errors=True)
        run = subprocess.run([os.environ["JUANCE"], command[0], "-q", "-a", "none", "-o", folder, *command[1:]],
                             capture_output=True, text=True, env={**os.environ, **more})
        if run.returncode not in (0, 1):
            return run.stderr, []
    files = sorted(path for path in Path("first").rglob("*") if path.is_file())
    differing = [str(path) for path in files if path.read_bytes() !=
                 Path("second", *path.parts[1:]).read_bytes()]
    return "a second run gives other bytes: %s" % differing if differing else "", files


def case_documents():
    seen = set()
    for case in sorted((ROOT / "samples").glob("*/cases/*/case.xml")):
        folder = Path("cases", *case.parts[-4:-1])  # two provinces may give a case one name
        shutil.copytree(case.parent, folder)
        text = (folder / "case.xml").read_text()
        party = re.search(r'<caseSubject [^>]*?\bname="([^"]+)"', text).group(1)
        (folder / "case.xml").write_text(text.replace('"%s"' % party, '"%s"' % RARE))
        fault, files = folder_of("notice", str(folder / "case.xml"))
        result(not fault and len(files) > 10, "notices of %s/%s" % (case.parts[-4], case.parts[-2]), fault or str(files))
        person = 'object="institution"' not in text
        for path in (path for path in files if path.suffix == ".pdf"):
            fault, pages = examine(str(path))
            shown = squeeze("".join(word.text for page in pages for word in page.words))
            hidden = person and path.stem == "公告"  # a public notice does not name persons
            silent = path.stem in ("案件卷宗卷内目录", "案件卷宗卷内备考表")  # they name the documents
            if not fault and not silent and (squeeze(RARE) in shown) == hidden:
                fault = "the party is named" if hidden else "the party's name is missing"
            if not fault and ("\ufffd" in shown or "〓" in shown):
                fault = "a character was lost"
            seen.add(path.stem)
            result(not fault, "%s/%s: %s" % (case.parts[-4], case.parts[-2], path.stem), fault)
    result(len(seen) > 15, "kinds of notices: %d" % len(seen))


def rating_documents():
    ratings = sorted((ROOT / "samples").glob("*/ratings/*.xml"))
    fault, files = folder_of("rate", *map(str, ratings))
    result(not fault and len(files) >= 3 * len(ratings), "reports of %d ratings" % len(ratings), fault)
    for rating in ratings:
        path = Path("first", rating.stem + ".pdf")
        fault, pages = examine(str(path), False)
        root = ElementTree.parse(rating).getroot()
        shown = squeeze("".join(word.text for page in pages for word in page.words))
        wanted = {root.get("name"), root.get("authority"), *(e.get("reviewer") for e in root.iter() if e.get("reviewed"))}
        missing = [name for name in wanted if name and squeeze(name) not in shown]
        result(not fault and not missing, "report of " + rating.stem, fault or "missing: %s" % missing)


def main():
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        template_samples(pool)
        batch_documents(pool)
        mutants(pool)
    volumes(sorted((ROOT / "samples").glob("*/complete-*")))
    case_documents()
    rating_documents()


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
