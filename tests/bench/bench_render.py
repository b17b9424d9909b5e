#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: bench_render.py [ROWS]: 500,000 rows of 8 columns, a register of 60 rows, and 10,000 rows beside ReportLab and
Apache FOP when they are installed. Ends with 1 when the rows make fewer than 1,500 pages a second, take 100 MB or more
or more than 2.5 KB a page, or the short register takes 5 ms. Pages a second are of processor time: what else the machine
does counts little."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = Path(os.environ.get("BUILD", Path(__file__).resolve().parents[2] / "build"))
BENCH = BUILD / "tests/bench/bench_render"
LEAST_SPEED, MOST_MEMORY, MOST_BYTES, MOST_SHORT = 1500, 100, 2500, 5.0
OTHERS = 10000  # rows for the programs beside
FONT = "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"  # both read TrueType only

REPORTLAB = """
import sys
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate
pdfmetrics.registerFont(TTFont("han", %r))
rows = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1], encoding="utf-8")]
table = LongTable(rows, repeatRows=1, style=[("FONT", (0, 0), (-1, -1), "han", 9), ("GRID", (0, 0), (-1, -1), 0.5, "black")])
SimpleDocTemplate(sys.argv[2], pagesize=landscape(A4)).build([table])
""" % FONT

FOP_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="han" font-size="9pt"><fo:layout-master-set>
<fo:simple-page-master master-name="p" page-width="297mm" page-height="210mm" margin="15mm"><fo:region-body/>
</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="p"><fo:flow flow-name="xsl-region-body">
<fo:table table-layout="fixed" width="100%">"""
FOP_CONFIG = """<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>
<font kerning="no" embed-url="file://%s"><font-triplet name="han" style="normal" weight="normal"/></font>
</fonts></renderer></renderers></fop>""" % FONT


def say(faults, fault, condition):
    if condition:
        faults.append(fault)


def measure(*command):
    """Processor seconds, peak in MB, status and output."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, process.returncode, output.read().decode("utf-8", "replace")


def pages_of(path):
    found = re.search(r"^Pages:\s+(\d+)", subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout, re.M)
    return int(found.group(1)) if found else 0


def tell(name, path, took, peak, status, output):
    if status != 0 or not path.exists():
        print("%-9s failed: %s" % (name, output.strip()[-200:]))
        return
    pages = pages_of(path)
    print("%-9s %d rows, %d pages: %.0f pages/s of processor time, %.0f bytes a page, peak %d MB" %
          (name, OTHERS, pages, pages / took, path.stat().st_size / pages, peak))


def beside(folder):
    rows = folder / "rows.tsv"
    with rows.open("wb") as into:
        subprocess.run([str(BENCH), "--rows", str(OTHERS)], stdout=into, check=True)
    own = measure(BENCH, str(OTHERS))[3]
    print("\n".join(line for line in own.splitlines() if line.startswith("haru   %d" % OTHERS)))
    if Path("/usr/lib/python3/dist-packages/reportlab").exists():
        script, path = folder / "table.py", folder / "reportlab.pdf"
        script.write_text(REPORTLAB)
        tell("ReportLab", path, *measure("/usr/bin/python3", script, rows, path))
    else:
        print("ReportLab is not installed (python3-reportlab)")
    if shutil.which("fop"):
        source, config, path = folder / "rows.fo", folder / "fop.xml", folder / "fop.pdf"
        config.write_text(FOP_CONFIG)
        lines = [line.split("\t") for line in rows.read_text("utf-8").splitlines()]

        def cells(line):
            return "<fo:table-row>%s</fo:table-row>" % "".join(
                '<fo:table-cell border="0.5pt solid black" padding="1.5pt"><fo:block>%s</fo:block></fo:table-cell>' % text
                for text in line)
        source.write_text(FOP_HEAD + "<fo:table-header>%s</fo:table-header><fo:table-body>%s</fo:table-body></fo:table></fo:flow>"
                          "</fo:page-sequence></fo:root>" % (cells(lines[0]), "".join(map(cells, lines[1:]))), "utf-8")
        tell("FOP", path, *measure("fop", "-c", config, "-fo", source, "-pdf", path))
    else:
        print("Apache FOP is not installed (fop)")


def main():
    rows = sys.argv[1] if len(sys.argv) > 1 else "500000"
    output = subprocess.run([str(BENCH), rows], capture_output=True, text=True, check=True).stdout
    print(output, end="", flush=True)
    found = re.search(r"(\d+) of processor time, (\d+) bytes a page, peak (\d+) MB", output)
    short = float(re.search(r"fonts open: ([\d.]+) ms", output).group(1))
    speed, size, peak = map(int, found.groups())
    faults = []
    say(faults, "%d pages/s" % speed, speed < LEAST_SPEED)
    say(faults, "%d MB" % peak, peak >= MOST_MEMORY)
    say(faults, "%g bytes a page" % size, size > MOST_BYTES)
    say(faults, "%g ms for a short register" % short, short >= MOST_SHORT)
    with tempfile.TemporaryDirectory() as folder:
        beside(Path(folder))
    for fault in faults:
        print("too much: " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
