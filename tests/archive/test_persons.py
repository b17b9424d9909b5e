#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One notion of the same person: bans, history, search, destruction and certificates know people however their names
and numbers are spelled, and nothing that a person can't see passes."""
import hashlib
import json
import os
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "keeping")]
import tap
from old_sample import age
from trial import ROOT, SAMPLES, copy_sample, edit, juance

SCHOOL, CENTRE = "sichuan/complete-school", "hunan/complete-social-organisation"
WIDE = str.maketrans("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_digit(number):
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS)) % 11]


def candidates(sample):
    text = (SAMPLES / sample / "batch.xml").read_text("utf-8")
    return [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<candidate ([^>]*)>", text)]


def rename(folder, old, new):
    path = Path(folder) / "batch.xml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def names():
    first = candidates(SCHOOL)[0]
    name = first["name"]
    for what, slip, said in (("P1 䶮", "\ue863", ("U+E863", "䶮", "U+4DAE")), ("P1 private use", "\ue000", ("U+E000",)),
                             ("P2 zero width", "\u200b", ("U+200B ZERO WIDTH SPACE", "第 2 个字符"))):
        folder = copy_sample(SCHOOL, f"name-{ord(slip):x}")
        rename(folder, f'name="{name}"', f'name="{name[0]}{slip}{name[1:]}"')
        ran = juance("check", folder)
        tap.ok(f"{what}: blocks", ran.status == 1 and "DF-text" in ran.out, ran.said[:400])
        tap.ok(f"{what}: told", all(word in ran.out for word in said) and slip not in ran.said, ran.said[:600])
    # The certificate has it, the candidate has not: no finding shows two equal names.
    folder = copy_sample(SCHOOL, "certificate")
    text = (folder / "batch.xml").read_text("utf-8")
    at = text.index("<certificate ", text.index(f'name="{name}"'))
    text = text[:at] + text[at:].replace(f'name="{name}"', f'name="{name[0]}\u200b{name[1:]}"', 1)
    (folder / "batch.xml").write_text(text, "utf-8")
    ran = juance("check", folder)
    tap.ok("P2 certificate: names its place", "DF-text" in ran.out and f"{name[0]}<U+200B>{name[1:]}" in ran.out
           and "N57-15a" not in ran.out, ran.said[:600])


def bans():
    person = candidates(CENTRE)[0]
    number = person["idNumber"]
    digits = number[:17]
    old = digits[:6] + digits[8:] if digits[6:8] == "19" else None
    spelled = {"small x": number.lower(), "full width": number.translate(WIDE), "a blank": number[:6] + " " + number[6:],
               "an ideographic blank": number[:6] + "\u3000" + number[6:], "hyphens": f"{number[:6]}-{number[6:14]}-{number[14:]}"}
    if old:
        spelled["fifteen digits"] = old
    cases = [(what, number, {"idNumber": text}) for what, text in spelled.items()]
    cases += [("passport E/e", "E12345678", {"idNumber": "e1234 5678"}), ("export in small letters", "e12345678", {"idNumber": "E12345678"}),
              ("small x in the export", "51999920071111000x", {"idNumber": "51999920071111000X"}),
              ("digest, small x in the export", "51999920071111000x",
               {"idSha256": hashlib.sha256(b"51999920071111000X").hexdigest()}),
              ("digest of fifteen digits", "11010519491231002X", {"idSha256": hashlib.sha256(b"110105491231002").hexdigest()})]
    for at, (what, exported, ban) in enumerate(cases):
        folder = copy_sample(CENTRE, f"ban-{at}")
        rename(folder, number, exported)
        Path(f"bans-{at}.xml").write_text(
            '<references xmlns="urn:juance:references" version="1.0" source="x" holds="ban">'
            f'<ban as="candidate" from="2024-01-01" until="2030-01-01" {" ".join(f"{k}={chr(34)}{v}{chr(34)}" for k, v in ban.items())}/>'
            "</references>", "utf-8")
        Path("config.xml").write_text('<config xmlns="urn:juance:config" version="1.0" jurisdiction="hunan" '
                                      f'banRegister="bans-{at}.xml"/>', "utf-8")
        ran = juance("check", "-c", "config.xml", folder)
        tap.ok(f"P3 ban, {what}: found", "N57-5y" in ran.out, ran.said[:500])


def supervisors():
    age(SAMPLES / SCHOOL, "old")
    juance("build", "-q", "-a", "old-archive", "--seal-incomplete", "王五: 旧批次", "old")
    volume = next(Path("old-archive").rglob("*-D3*.zip")).stem
    decision = ('<disposal xmlns="urn:juance:disposal" version="1.0" number="鉴销1号" institution="{0}"><appraiser name="赵一"/>'
                '<approver name="孙三" approvedOn="2025-01-20"/><destructionSupervisor name="李四"/><destructionSupervisor name="{1}"/>'
                '<volumeDecision volume="{2}" outcome="destroy" decidedOn="2025-01-15" reason="期满"/></disposal>')
    for what, second in (("a no-break space", "李\u00a0四"), ("an ideographic space", "李\u3000四"), ("blanks", "李 四"),
                         ("a radical", "李四".replace("李", "\uf9e1")), ("the approver", "孙\u2003三")):
        Path("decision.xml").write_text(decision.format(volume[:13], second, volume), "utf-8")
        ran = juance("dispose", "-a", "old-archive", "decision.xml")
        tap.ok(f"P4 {what}: refused", ran.status == 2 and "two persons" in ran.err or "cannot watch it too" in ran.err, ran.said[:400])
        tap.ok(f"P4 {what}: the volume is there", bool(list(Path("old-archive").rglob(f"{volume}.zip"))))


def search():
    folder = copy_sample(SCHOOL, "search")
    first = candidates(SCHOOL)[0]
    rename(folder, f'name="{first["name"]}"', 'name="阿依古丽·买买提"')
    number = first["idNumber"]
    juance("build", "-q", "-a", "archive", "--seal-incomplete", "王五: 试", folder)
    words = ["阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽‧买买提", "阿依古丽･买买提", "阿依古丽买买提",
             "阿依古丽 买买提", "阿依古丽 · 买买提", "阿依古丽\u3000买买提", "古丽.买", number, number.lower(), number.translate(WIDE),
             f"{number[:6]} {number[6:]}", number[:15], first["number"].translate(WIDE)]
    if number[6:8] == "19":
        words.append(number[:6] + number[8:17])
    for word in words:
        ran = juance("search", "-a", "archive", word)
        tap.ok(f"P6 search {ascii(word)}", ran.status == 0 and "阿依古丽·买买提" in ran.out, ran.said[:300])
    ran = juance("search", "-a", "archive", "阿依古丽·买卖提")
    tap.ok("P6 another name is not found", ran.status == 1, ran.said[:300])


def history():
    """A person whose number another batch spells in another way is the same; what is rebuilt is what was built."""
    first = candidates(SCHOOL)[0]
    number = first["idNumber"]
    folder = copy_sample(SCHOOL, "spelled")
    rename(folder, f'idNumber="{number}"', f'idNumber="{number.translate(WIDE)}"')
    juance("build", "-q", "-a", "twice", "--seal-incomplete", "王五: 试", folder)
    base = sqlite3.connect("twice/catalogue.db")
    keys = [row[0] for row in base.execute("SELECT DISTINCT person_key FROM certificates WHERE person_key IS NOT NULL")]
    dump = rows(base)
    base.close()
    tap.ok("the catalogue keeps the normal number where it is another", keys == [number], keys)
    os.rename("twice/catalogue.db", "twice/old.db")
    ran = juance("catalogue", "rebuild", "-a", "twice")
    base = sqlite3.connect("twice/catalogue.db")
    tap.ok("a rebuilt catalogue has the same people", ran.status == 0 and rows(base) == dump, ran.said[:300])
    base.close()
    again = copy_sample(SCHOOL, "again")
    edit(again, (r'number="2025001"', 'number="2025002"'))
    juance("build", "-q", "-a", "plain", SAMPLES / SCHOOL)
    found = {archive: sorted((one["rule"], one.get("subjectId")) for one in map(json.loads, juance(
        "check", "--json", "-a", archive, again).out.splitlines()) if one["type"] == "finding") for archive in ("plain", "twice")}
    tap.ok("what the archive knows of a person is found", len(found["plain"]) > 5, found["plain"])
    tap.ok("also where the archive spells the number in another way", found["plain"] == found["twice"],
           [one for one in found["plain"] + found["twice"] if (one in found["plain"]) != (one in found["twice"])])


def rows(base):
    return [sorted(base.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in ("people", "sittings", "certificates")]


def numbers():
    text = (SAMPLES / CENTRE / "batch.xml").read_text("utf-8")
    staff = re.search(r'<person [^>]*idNumber="(\d{17}[\dX])"', text).group(1)
    wrong = staff[:17] + ("1" if staff[17] != "1" else "2")
    folder = copy_sample(CENTRE, "staff")
    rename(folder, staff, wrong)
    ran = juance("check", folder)
    tap.ok("a staff member's check digit", "ID-chk" in ran.out and wrong in ran.out, ran.said[:400])
    person = candidates(CENTRE)[0]
    birth, odd = person["idNumber"][6:14], person["idNumber"][14:17]
    for what, kind, number, right in (
            ("residence permit", "residencePermit", "810000" + birth + odd, True),
            ("residence permit of another prefix", "residencePermit", "110000" + birth + odd, False),
            ("permanent residence", "permanentResident", "911840" + birth + odd, True)):
        number += check_digit(number)
        folder = copy_sample(CENTRE, f"permit-{kind}-{right}")
        rename(folder, person["idNumber"], number)
        text = (folder / "batch.xml").read_text("utf-8")
        candidate = re.search(rf'<candidate [^>]*"{number}"[^>]*>', text).group(0)
        rename(folder, candidate, candidate.replace('"resident"', f'"{kind}"'))
        ran = juance("check", folder)
        tap.ok(f"{what}: {'right' if right else 'found'}", ("ID-chk" in ran.out) != right, ran.said[:400])
        if right:
            rename(folder, number, number[:17] + ("1" if number[17] != "1" else "2"))
            ran = juance("check", folder)
            tap.ok(f"{what}: a wrong check digit is found", "ID-chk" in ran.out, ran.said[:400])


def main():
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory(prefix="juance-persons-") as folder:
        os.chdir(folder)
        for part in (names, bans, supervisors, search, history, numbers):
            part()
        os.chdir("/")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
