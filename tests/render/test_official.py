#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures pages made from templates/base/official.xml and letter.xml against the numbers of
GB/T 9704-2012, to half a millimetre."""
import os
import subprocess
import sys
from pathlib import Path

import tap
from pages import result

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import measure  # noqa: E402
from measure import MM  # noqa: E402

CLOSE = 0.5  # millimetres
TOP, LEFT, WIDE, HIGH = 37.0, 28.0, 156.0, 225.0  # 天头, 订口, 版心
RIGHT, BOTTOM = LEFT + WIDE, TOP + HIGH
# What stands for each face; Latin letters and digits come from the first.
SONG, HEI, KAI, FANGSONG, XIAOBIAOSONG = ("NotoSerifCJK", "NotoSansCJK", "FandolKai", "FandolFang",
                                          "NotoSerifCJKsc-Bold")
SAN, ER, SI = 16.0, 22.0, 14.0  # 三号, 二号, 四号, points


def near(name, measured, wanted, close=CLOSE):
    result(measured is not None and abs(measured - wanted) <= close, name,
           "%s mm, wanted %.2f" % ("nothing" if measured is None else "%.2f" % measured, wanted))


def is_red(colour):
    return len(colour) == 3 and colour[0] > 0.8 and colour[1] < 0.2 and colour[2] < 0.2


def preview(template):
    path = template + ".pdf"
    subprocess.run([os.environ["JUANCE"], "preview", "-q", "--sample", "-o", path,
                    str(HERE / "templates" / (template + ".xml"))], check=True)
    checked = subprocess.run([sys.executable, str(HERE / "check_pdf.py"), path], capture_output=True, text=True)
    result(checked.returncode == 0, "PDF/A-2a: " + path, checked.stdout.replace("\n", " | ")[:500])
    return measure.read(path)


def is_set(name, word, face, size):
    font = word.run.font.replace("-", "").lower() if word.run else ""
    result(face.replace("-", "").lower() in font and abs(word.size - size) < 0.01, "%s in its face and size" % name,
           "%s, %g pt" % (font, word.size))


def head(page):
    near("paper is 210 mm wide", page.width, 210)
    near("paper is 297 mm high", page.height, 297)
    first = page.find("000001")
    near("份号 at the left edge of the type area", first.x, LEFT)
    em_top = TOP + (28.95 - SAN) / 2 / MM
    near("份号 on its first line", first.top, em_top)
    near("密级 on the second line", page.find("机密").top, em_top + 28.95 / MM)
    near("紧急程度 on the third line", page.find("特急").top, em_top + 2 * 28.95 / MM)
    is_set("份号", first, SONG, SAN)
    is_set("密级", page.find("机密"), HEI, SAN)
    is_set("紧急程度", page.find("特急"), HEI, SAN)
    mark = page.find("湖南省职业技能鉴定中心（示例）文件")
    result(XIAOBIAOSONG.lower() in mark.run.font.lower(), "发文机关标志 in 小标宋's stand-in", mark.run.font)
    near("发文机关标志 35 mm below the upper edge of the type area", mark.top, TOP + 35)
    near("发文机关标志 is centred", (mark.x + mark.x2) / 2, LEFT + WIDE / 2)
    result(is_red(mark.run.colour), "发文机关标志 is red", str(mark.run.colour))
    result(mark.x >= LEFT - 0.1 and mark.x2 <= RIGHT + 0.1, "发文机关标志 stays on one line within the type area")
    number = page.find("湘技鉴〔2025〕1号")
    is_set("发文字号", number, FANGSONG, SAN)
    near("发文字号 two lines below the mark", number.top - mark.bottom, 2 * 28.95 / MM)
    near("发文字号 is centred", (number.x + number.x2) / 2, LEFT + WIDE / 2)
    red = [line for line in page.lines if is_red(line.colour)]
    result(len(red) == 1, "one red line", str(len(red)))
    near("red line 4 mm below 发文字号", red[0].y - red[0].thick / 2 - number.bottom, 4)
    near("red line from the left edge", red[0].x, LEFT)
    near("red line to the right edge", red[0].x2, RIGHT)
    return red[0]


def text(page, line):
    title = page.find("关于对")
    is_set("title", title, XIAOBIAOSONG, ER)
    gap = (34 - ER) / 2 / MM  # of the title's own line height
    near("title two lines below the red line", title.top - gap - line.y - line.thick / 2, 2 * 28.95 / MM)
    second = page.find("能等级认定")
    near("title is centred", (title.x + title.x2) / 2, LEFT + WIDE / 2)
    result(abs((title.x2 - title.x) - (second.x2 - second.x)) < 2.5 * ER / MM, "title's lines are balanced")
    to = page.find("湖南示例职业技能评价有限公司：")
    near("addressee one blank line below the title", to.top - second.bottom - gap,
         (28.95 + (28.95 - SAN) / 2) / MM)
    near("addressee flush left", to.x, LEFT)
    is_set("addressee", to, FANGSONG, SAN)
    result(to.text.endswith("："), "addressee ends with a full-width colon")
    rows = page.lines_of("国")
    near("text begins two characters in", rows[0].x, LEFT + 2 * SAN / MM)
    result([len(row.text) for row in rows[:2]] == [26, 28], "28 characters a line",
           str([len(row.text) for row in rows]))
    near("a full line ends at the right edge", rows[1].x2, RIGHT)
    is_set("text", rows[0], FANGSONG, SAN)
    for style, face in (("一、", HEI), ("（一）", KAI), ("1.", SONG), ("（1）", FANGSONG)):
        word = page.find(style)
        near("level %s two characters in" % style, word.x, LEFT + 2 * SAN / MM)
        is_set("level " + style, word, face, SAN)
    is_set("level 1.'s text", page.find("考场记录"), FANGSONG, SAN)


def full_page(page):
    rows = page.lines_of("永")
    result(len(rows) == 22, "22 lines a page", str(len(rows)))
    near("first line at the top of the type area", rows[0].top, TOP + (28.95 - SAN) / 2 / MM)
    near("last line at its bottom", rows[-1].bottom, BOTTOM - (28.95 - SAN) / 2 / MM)
    result(max(len(row.text) for row in rows) == 28, "28 characters in its longest line")


def page_numbers(pages, first=1):
    for number, page in enumerate(pages, 1):
        if number < first:
            result(not [w for w in page.words if w.text == "—"], "no page number on page %d" % number)
            continue
        dashes = [word for word in page.words if word.text == "—"]
        result(len(dashes) == 2, "page %d: — %d —" % (number, number))
        if len(dashes) != 2:
            continue
        between = [w.text for w in page.words if abs(w.y - dashes[0].y) < 1 and dashes[0].x < w.x < dashes[1].x]
        result(between == [str(number)], "its number stands between the dashes", str(between))
        is_set("page number", dashes[0], SONG, SI)
        near("its dash 7 mm below the type area", dashes[0].top + SI / 2 / MM, BOTTOM + 7)
        if number % 2:
            near("odd page: one character from the right", dashes[1].x2, RIGHT - SI / MM)
        else:
            near("even page: one character from the left", dashes[0].x, LEFT + SI / MM)


def end(page):
    near("附件说明 two characters in", page.find("附件：").x, LEFT + 2 * SAN / MM)
    name, date = page.find("湖南省职业技能鉴定中心（示例）"), page.find("2025年3月1日")
    near("without seal: name two characters from the right", name.x2, RIGHT - 2 * SAN / MM)
    near("without seal: date begins two characters behind the name", date.x, name.x + 2 * SAN / MM)
    second = page.find("2.")
    near("without seal: one blank line above", name.top - second.bottom, (28.95 + 28.95 - SAN) / MM)
    remark = page.find("（此件主动公开）")
    near("附注 two characters in", remark.x, LEFT + 2 * SAN / MM)
    near("附注 on the line below the date", remark.top - date.bottom, (28.95 - SAN) / MM)
    before = page.find("加盖印章的署名在下")
    named = [w for w in page.words if w.text == "湖南省职业技能鉴定中心"][0]
    sealed = page.find("2025年11月30日")
    near("with seal: date four characters from the right", sealed.x2, RIGHT - 4 * SAN / MM)
    near("with seal: name centred above the date", (named.x + named.x2) / 2, (sealed.x + sealed.x2) / 2)
    # A seal of 42 mm whose centre is as low as the name's middle or above reaches to within one line.
    seal_top = (named.top + named.bottom) / 2 - 21
    line = 28.95 / MM
    result(seal_top - before.bottom <= line, "with seal: its top within one line of the text",
           "%.1f mm" % (seal_top - before.bottom))
    result(named.top >= seal_top + 21 - SAN / MM and sealed.bottom <= seal_top + 42,
           "with seal: name and date in its lower half")
    lines = [l for l in page.lines if not is_red(l.colour)]
    result(len(lines) == 3, "three lines of the 版记", str(len(lines)))
    for line, thick in zip(lines, (0.35, 0.25, 0.35)):
        near("线 %.2f mm thick" % thick, line.thick, thick, 0.02)
        near("as wide as the type area", line.x2 - line.x, WIDE)
    near("last line at the bottom of the type area", lines[-1].y + lines[-1].thick / 2, BOTTOM)
    copy = page.find("抄送：")
    near("抄送 one character in", copy.x, LEFT + SI / MM)
    is_set("抄送", copy, FANGSONG, SI)
    result(copy.text.endswith("。"), "抄送 ends with a full stop")
    office = [w for w in page.words if w.text == "湖南省职业技能鉴定中心"][-1]
    near("印发机关 one character in", office.x, LEFT + SI / MM)
    is_set("印发机关", office, FANGSONG, SI)
    printed = [w for w in page.words if w.text.endswith("印发")][0]
    near("印发日期 one character from the right", printed.x2, RIGHT - SI / MM)


def attachment(page):
    mark, title = page.find("附件1"), page.find("问题清单")
    near("附件1 flush left", mark.x, LEFT)
    is_set("附件1", mark, HEI, SAN)
    near("附件1 on the first line", mark.top, TOP + (28.95 - SAN) / 2 / MM)
    near("its title on the third line", (title.top + title.bottom) / 2, TOP + 2.5 * 28.95 / MM)
    near("its title is centred", (title.x + title.x2) / 2, LEFT + WIDE / 2)


def upward(page):
    """上行文: number to the left, who signs to the right."""
    number, label, mark = page.find("湘技鉴"), page.find("签发人："), page.find("湖南省")
    is_set("上行文: 签发人", label, FANGSONG, SAN)
    name = [run for run in page.runs if abs(run.baseline - label.run.baseline) < 0.1 and KAI in run.font]
    result(len(name) == 1 and name[0].x > label.x, "上行文: the signer's name in 楷体")
    near("上行文: 发文字号 one character in", number.x, LEFT + SAN / MM)
    near("上行文: 签发人 one character from the right", label.x2, RIGHT - SAN / MM)
    near("上行文: both two lines below the mark", number.top - mark.bottom, 2 * 28.95 / MM)
    red = [line for line in page.lines if is_red(line.colour)]
    near("上行文: red line 4 mm below", red[0].y - red[0].thick / 2 - number.bottom, 4)


def letter(pages):
    page = pages[0]
    mark = page.find("湖南省职业技能鉴定中心")
    near("letter: mark 30 mm below the paper's upper edge", mark.top, 30)
    red = [line for line in page.lines if is_red(line.colour)]
    result(len(red) == 4, "letter: two double red lines", str(len(red)))
    near("letter: first line 4 mm below the mark", red[0].y - red[0].thick / 2 - mark.bottom, 4)
    result(red[0].thick > red[1].thick, "letter: thick above thin at the top")
    result(red[2].thick < red[3].thick, "letter: thin above thick at the bottom")
    near("letter: 20 mm above the paper's lower edge", 297 - red[3].y - red[3].thick / 2, 20)
    for line in red:
        near("letter: line 170 mm long", line.x2 - line.x, 170)
        near("letter: line centred on the type area", (line.x + line.x2) / 2, LEFT + WIDE / 2)
    near("letter: 发文字号 at the right edge", page.find("湘技鉴函").x2, RIGHT)
    near("letter: second page begins at 37 mm", pages[1].lines_of("国")[0].top, TOP + (28.95 - SAN) / 2 / MM)
    result(not [l for l in pages[1].lines if is_red(l.colour)], "letter: no red lines on page 2")
    result(not [w for p in pages for w in p.words if w.text.endswith("印发")], "letter: no line of 印发")
    page_numbers(pages, first=2)


def main():
    pages = preview("official")
    result(len(pages) == 5, "official: five pages", str(len(pages)))
    text(pages[0], head(pages[0]))
    full_page(pages[1])
    end(pages[3])
    attachment(pages[4])
    page_numbers(pages)
    upward(preview("upward")[0])
    letter(preview("letter"))


if __name__ == "__main__":
    main()
    sys.exit(tap.end())
