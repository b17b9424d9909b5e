# SPDX-License-Identifier: Apache-2.0
"""What is run for the frozen outputs: chains of groups of commands. Each chain has a folder of its own
beside `samples/`, so chains may run at the same time; within a chain, each group sees what those before
it have left. A chain that is `thorough` (the proof) also runs what takes long and shows little more."""
import json
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "keeping"))
from old_sample import age  # noqa: E402

SAMPLES = "../samples"


def found(chain, pattern):
    """Paths of samples as the chain's commands name them."""
    base = chain.samples
    return ["%s/%s" % (SAMPLES, path.relative_to(base)) for path in sorted(base.glob(pattern))]


def title(path):
    """samples/hunan/cases/x/case.xml: hunan-x"""
    words = [word for word in Path(path).with_suffix("").parts if word not in ("..", "samples", "cases", "ratings", "case")]
    return "-".join(words)


def archive(chain, signing=(), trust=()):
    """An archive of everything complete, and whatever is asked of it."""
    mark = "signed-" if signing else ""
    archived = ("--archive", "archive")
    config = signing[:2]
    for sample in found(chain, "*/complete-*"):
        with chain.group(mark + "sample-" + title(sample)) as group:
            group.juance("build", *archived, *signing, sample)
    for case in found(chain, "*/cases/*/case.xml"):
        with chain.group(mark + "sealed-case-" + title(case)) as group:
            group.juance("notice", "--seal", *archived, *config, "--output", "notices", case)
    for rating in found(chain, "*/ratings/*.xml"):
        with chain.group(mark + "sealed-rating-" + title(rating)) as group:
            group.juance("rate", "--seal", *archived, *config, "--output", "ratings", rating)
    with chain.group(mark + "seal") as group:
        group.juance("seal", *archived, *config)
    with chain.group(mark + "verify") as group:
        group.juance("verify", *trust, "--report", "verification.pdf", "archive")
        group.juance("verify", *trust, "--json", "archive")
    with chain.group(mark + "catalogue") as group:
        group.dump("archive", "catalogue")
        group.juance("catalogue", "events", *archived)
    if not signing:
        for ask in (bulletin, dossier, keeping, transfer, search, rebuild, hold):
            ask(chain, archived)


def bulletin(chain, archived):
    for name, options in (("bulletin", ()), ("bulletin-internal", ("--internal",)),
                          ("bulletin-lists", ("--lists",)), ("bulletin-lists-internal", ("--lists", "--internal"))):
        with chain.group(name) as group:
            group.juance("bulletin", *archived, "--period", "2025", *options, "--output", name)
            group.juance("bulletin", *archived, "--period", "2025", *options, "--json", "--output", name + "-json")
    with chain.group("bulletin-others") as group:
        group.juance("bulletin", *archived, "--period", "2025-Q2", "--output", "bulletin-quarter")
        group.juance("bulletin", *archived, "--period", "2025", "--region", "430000", "--internal", "--output",
                     "bulletin-hunan")
        group.juance("bulletin", *archived, "--period", "2025", "--region", "450000", "--lists", "--output",
                     "bulletin-guangxi")


def dossier(chain, archived):
    for institution in found(chain, "*/complete-*/institution.xml"):
        with chain.group("dossier-" + title(institution).removesuffix("-institution")) as group:
            group.juance("dossier", *archived, "--output", "dossier-" + title(institution), institution)
            group.juance("dossier", *archived, "--as-of", "2025-06-30", "--json", "--output",
                         "dossier-then-" + title(institution), institution)


def keeping(chain, archived):
    with chain.group("due") as group:
        for day in ("2028-12-31", "2029-01-01", "2031-01-01"):
            group.juance("due", *archived, "--on", day)
            group.juance("due", *archived, "--on", day, "--json")
        group.juance("due", *archived, "--on", "2029-01-01", "--output", "due")
    with chain.group("yearbook") as group:
        for code in ("S000043999901", "Y000051999901"):
            group.juance("yearbook", *archived, "--year", "2025", "--of", code, "--output", "yearbook-" + code)


def transfer(chain, archived):
    with chain.group("transfer") as group:
        group.juance("transfer", *archived, "--year", "2025", "--of", "S000043999901", "--to", "市档案馆", "--because",
                     "期满移交", "--output", "transferred")
        group.juance("receive", "--archive", "received", "transferred/TRANSFER-S000043999901-2025")
        group.juance("verify", "received")
        group.dump("received", "received")


def search(chain, archived):
    with chain.group("search") as group:
        for words in (("王",), ("𠮷",), ("王䶮", "2025001"), ("S000045999901255001003",), ("四川示例",), ("查无此人",)):
            group.juance("search", *archived, *words)
            group.juance("search", *archived, "--json", *words)


def rebuild(chain, archived):
    with chain.group("catalogue-rebuilt") as group:
        group.juance("catalogue", "rebuild", *archived)
        group.dump("archive", "rebuilt")
        group.juance("catalogue", "events", *archived)


def hold(chain, archived):
    with chain.group("hold") as group:
        batch = "Y000051999901-2025-2025001"
        group.juance("hold", *archived, batch, "--by", "张三", "--because", "案件未结", "--ground", "case")
        group.juance("hold", *archived, batch + "-D3", "--by", "李四", "--because", "年度审计", "--ground", "audit")
        group.juance("hold", *archived, batch + "-D3", "--lift", "--by", "王五", "--because", "审计结束")
        group.juance("hold", *archived)
        group.juance("hold", *archived, "--json")
        group.juance("due", *archived, "--on", "2040-01-01")


def defective(chain):
    names = {}
    for sample in found(chain, "*/defective-*"):
        with chain.group("defective-" + title(sample)) as group:
            group.juance("check", "--output", "reports-" + title(sample), sample)
            group.juance("check", "--json", sample)
        names.setdefault(sample.split("/")[2], []).append(sample)
    for province, samples in names.items():
        with chain.group("defective-year-" + province) as group:
            group.juance("check", "--quiet", "--strict", "--as-of", "2026-01-31", "--output", "year-" + province, *samples)
        with chain.group("incomplete-" + province) as group:
            for sample in samples if chain.thorough else samples[:2]:
                group.juance("build", "--archive", "incomplete", "--seal-incomplete", "周宁: 材料无法补齐", sample)
    with chain.group("incomplete-archive") as group:
        group.dump("incomplete", "catalogue")
        group.juance("verify", "incomplete")
        group.juance("bulletin", "--archive", "incomplete", "--period", "2025", "--output", "bulletin-incomplete")


def cases(chain):
    alone = ("--archive", "none")
    for case in found(chain, "*/cases/*/case.xml"):
        with chain.group("case-" + title(case)) as group:
            group.juance("notice", *alone, "--output", "notices", case)
            group.juance("notice", *alone, "--json", "--output", "again", case)
            for day in ("2025-07-01", "2024-12-31", "2023-01-15")[:3 if chain.thorough else 1]:
                group.juance("notice", *alone, "--as-of", day, "--output", "as-of-" + day, case)
    with chain.group("case-blank") as group:
        group.juance("notice", *alone, "--blank", "--output", "blank")


def ratings(chain):
    for rating in found(chain, "*/ratings/*.xml"):
        with chain.group("rating-" + title(rating)) as group:
            group.juance("rate", "--archive", "none", "--output", "ratings", rating)
            group.juance("rate", "--archive", "none", "--json", "--output", "again", rating)
    with chain.group("rating-regions") as group:
        for region in ("450000", "510000"):
            group.juance("rate", "--archive", "none", "--output", "regions", "--region", region,
                         *found(chain, "*/ratings/*.xml"))


DECISION = """<?xml version="1.0" encoding="UTF-8"?>
<disposal xmlns="urn:juance:disposal" version="1.0" number="%s" institution="%s">
  <appraiser name="赵一" post="档案室主任" head="true"/>
  <appraiser name="钱二"/>
  <approver name="孙三" post="负责人" approvedOn="2025-01-20"/>
  <destructionSupervisor name="李四"/>
  <destructionSupervisor name="周五"/>
  %s
</disposal>
"""
VOLUME = '<volumeDecision volume="%s" outcome="%s" decidedOn="2025-01-15" reason="期满" longerRule="按封卷时的期限" %s/>'
PAPER = '<paperDestruction on="2025-02-01" place="造纸厂" method="化浆"/>'


def disposal(chain):
    archived = ("--archive", "archive")
    age(chain.samples / "sichuan/complete-school", chain.folder / "sichuan")
    age(chain.samples / "yunnan/complete-corrected-certificates", chain.folder / "yunnan")
    school, yunnan = "Y000051999901", "S000053999901"
    destroy = VOLUME % (school + "-2021-2025001-D3", "destroy", "")
    decisions = {
        "one.xml": ("鉴销1号", school, destroy),
        "two.xml": ("鉴销2号", yunnan, VOLUME % (yunnan + "-2021-2025001-D3", "destroy", "") +
                    VOLUME % (yunnan + "-2021-2025001-D5", "extend", 'until="2099-12-31"')),
        "paper.xml": ("鉴销1号", school, destroy + PAPER),
    }
    for name, words in decisions.items():
        (chain.folder / name).write_text(DECISION % words, "utf-8")
    with chain.group("disposal") as group:
        group.juance("build", "--quiet", *archived, "--seal-incomplete", "王五: 旧批次", "sichuan", "yunnan")
        group.juance("due", *archived, "--on", "2026-01-01")
        group.juance("dispose", *archived, "one.xml", "two.xml")
        group.juance("dispose", *archived, "one.xml")
        group.juance("dispose", *archived, "paper.xml")
        group.juance("due", *archived, "--on", "2026-01-01")
        group.juance("verify", "archive")
        group.juance("verify", "--record", "archive")
        group.juance("yearbook", *archived, "--year", "2021", "--of", school, "--output", "yearbook")
        group.juance("catalogue", "events", *archived)
        group.dump("archive", "catalogue")


def preview(chain):
    templates = chain.data / "templates"
    names = sorted(str(path.relative_to(templates).with_suffix("")) for path in templates.rglob("*.xml"))
    with chain.group("preview") as group:
        for name in names:
            flat = name.replace("/", "-")
            group.juance("preview", name, "--sample", "--quiet", "--output", flat + ".pdf")
            if chain.thorough or name.startswith("form-"):
                group.juance("preview", name, "--sample", "--blank", "--quiet", "--output", flat + "-blank.pdf")
        for name in ("cover", "certificate-roster", "seating-plan", "bulletin-public", "notices/suspension-notice"):
            for ending in "png", "svg":
                group.juance("preview", name, "--sample", "--output", "%s.%s" % (name.replace("/", "-"), ending))
        group.juance("preview", "cover", SAMPLES + "/sichuan/complete-school", "--output", "school.pdf")
        group.juance("preview", "certificate-roster", "--sample", "--page", "2", "--resolution", "40", "--output", "two.png")
        group.juance("preview", "notices/suspension-notice", SAMPLES + "/guangxi/cases/repeat-2-suspension/case.xml",
                     "--output", "case.pdf")
        group.juance("preview", "ratings/rating-report", SAMPLES + "/sichuan/ratings/Y000051999901-2024.xml", "--output",
                     "rating.pdf")


def rules(chain):
    with chain.group("rules") as group:
        listed = group.juance("rules", "--json")
        group.juance("rules")
        for path in sorted((chain.data / "schemas/jurisdictions").glob("*.xml")):
            group.juance("rules", "--jurisdiction", path.stem)
        group.juance("rules", "--as-of", "2024-01-01")
    identifiers = set()
    for line in listed.decode("utf-8", "replace").splitlines():
        row = json.loads(line)
        if row.get("type") == "rule":
            identifiers.add(row["id"])
    with chain.group("explain") as group:
        group.juance("explain", *sorted(identifiers))
        group.juance("explain", "--json", *sorted(identifiers)[:None if chain.thorough else 20])
        group.juance("explain", "NO-SUCH-RULE")


def usage(chain):
    with chain.group("usage") as group:
        text = group.juance("--help").decode("utf-8", "replace")
        for command in re.findall(r"^  ([a-z]+)\b", text, re.M):
            group.juance(command, "--help")


def signed(chain):
    """Only with keys: a folder of config.xml and trust.pem."""
    keys = os.path.relpath(chain.keys, chain.folder)
    archive(chain, ("--config", keys + "/config.xml", "--sign"), ("--trust", keys + "/trust.pem"))


CHAINS = (archive, defective, cases, ratings, disposal, preview, rules, usage)
