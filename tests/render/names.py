# SPDX-License-Identifier: Apache-2.0
"""Which names each kind of document must show, read from the export by the test itself, and where they stand on
the page. `KINDS` maps a template to a function (tree, pages) -> list of (what, wanted, found); each pair must be equal."""
import re
from collections import Counter

from pages import NS, beside, column, squeeze

LONG_TERM_IN_YUNNAN = ("applicationForm", "eligibilityEvidence", "commitment")  # 二(三)1
TOTALS = re.compile(r"(合计|小计).*|\d+[本条人]")  # of a table, in the column of its names


def names_in(pages, title):
    return [squeeze(text) for text in column(pages, title) if text and not TOTALS.fullmatch(squeeze(text))]


def squeezed(names):
    return [squeeze(name) for name in names if name]


def candidates(tree):
    return list(tree.iter(NS + "candidate"))


def people(tree):
    return {person.get("id"): person for person in tree.iter(NS + "person")}


def of_candidates(tree, pages):
    return [("candidates", squeezed(c.get("name") for c in candidates(tree)), names_in(pages, "姓名"))]


def of_certificates(title):
    def pairs(tree, pages):
        wanted = [c.get("name") for candidate in candidates(tree) for c in candidate.findall(NS + "certificate")]
        return [("holders", squeezed(wanted), names_in(pages, title))]
    return pairs


def of_role(role):
    def pairs(tree, pages):
        wanted = [p.get("name") for p in people(tree).values() if p.get("role") == role]
        return [(role, squeezed(wanted), names_in(pages, "姓名"))]
    return pairs


POSTS = [("监考人员", ("invigilator",)), ("考评人员", ("assessor", "leader")), ("考场负责人", ("roomHead",)),
         ("质量督导员", ("internalSupervisor", "externalSupervisor"))]


def of_sessions(tree, pages):
    """Each session begins a page: its staff by post, then its candidates by seat."""
    found, staff = {}, people(tree)
    session = None
    for page in pages:
        session = beside(page, "场次编号") or session
        entry = found.setdefault(session, {"names": []})
        for label, _ in POSTS:
            if beside(page, label) is not None:
                entry[label] = squeeze(beside(page, label))
        entry["names"] += names_in([page], "姓名")
    pairs = [("sessions", [s.get("id") for s in tree.iter(NS + "session")], list(found))]
    for each in tree.iter(NS + "session"):
        shown = found.get(each.get("id"), {"names": []})
        seated = [(int(seat.get("seat") or 0), c.get("name")) for c in candidates(tree)
                  for seat in c.findall(NS + "seat") if seat.get("session") == each.get("id")]
        pairs.append(("seats of " + each.get("id"), sorted(squeezed(name for _, name in seated)), sorted(shown["names"])))
        for label, posts in POSTS:
            on_duty = [staff[d.get("person")].get("name") for d in each.findall(NS + "duty")
                       if d.get("post") in posts and d.get("person") in staff]
            wanted = "、".join(squeezed(on_duty)) or "—"
            pairs.append(("%s of %s" % (label, each.get("id")), wanted, shown.get(label)))
    return pairs


def of_applications(tree, pages):
    found = [beside(page, "申报人姓名") for page in pages]
    return [("applicants", squeezed(c.get("name") for c in candidates(tree)),
             [squeeze(name) for name in found if name is not None])]


def of_materials(media, without=()):
    """Materials of a person carry the person's name behind their title."""
    def pairs(tree, pages):
        who = {c.get("number"): c.get("name") for c in candidates(tree)}
        wanted = ["%s（%s）" % (m.get("title"), who[m.get("candidate")]) for m in tree.iter(NS + "material")
                  if m.get("medium") in media and m.get("kind") not in without and who.get(m.get("candidate"))]
        named = tuple("（%s）" % squeeze(name) for name in who.values() if name)
        found = [squeeze(text) for text in column(pages, "题名") if squeeze(text).endswith(named)]
        return [("persons of materials", Counter(squeezed(wanted)), Counter(found))]
    return pairs


def of_paper(tree, pages):
    """In Yunnan what persons hand in at registration is kept long-term, elsewhere three years: a preview shows the
    list of the latter. The lists of all volumes together are compared by test_pages.py."""
    yunnan = tree.get("jurisdiction") == "yunnan"
    return of_materials(("paper",), LONG_TERM_IN_YUNNAN if yunnan else ())(tree, pages)


def of_institution(shown):
    """`shown`: the words of the page as they must be, {} for the name."""
    def pairs(tree, pages):
        wanted = squeeze(shown.format(tree.find(NS + "institution").get("name")))
        text = squeeze("".join(word.text for word in pages[0].words))
        return [("institution", wanted, wanted if wanted in text else text)]
    return pairs


def beside_label(label):
    def pairs(tree, pages):
        return [("institution", squeeze(tree.find(NS + "institution").get("name")), squeeze(beside(pages[0], label) or ""))]
    return pairs


KINDS = {
    "assessor-roster": of_role("assessor"),
    "candidate-roster": of_candidates,
    "certificate-data": of_certificates("持证人姓名"),
    "certificate-roster": of_certificates("姓名"),
    "completeness": beside_label("评价机构"),
    "contents": of_materials(("electronic", "video")),
    "cover": of_institution("{}职业技能等级认定档案"),
    "form-annual-plan": of_institution("机构名称（盖公章）：{}"),
    "form-application": of_applications,
    "remarks": of_institution("本卷为{}第"),
    "score-summary": of_candidates,
    "seating-plan": of_sessions,
    "shelf-list": of_paper,
    "supervisor-roster": of_role("internalSupervisor"),
}
# What must go from each template for a name to be missing: the test must notice it.
NAMING = {
    "assessor-roster": "{person.name}",
    "candidate-roster": "{candidate.name}",
    "certificate-data": "{certificate.name}",
    "certificate-roster": "{certificate.name}",
    "completeness": "{institution.name|or:—}",
    "contents": "{entry.person|before:（|after:）}",
    "cover": "{volume.fonds}",
    "form-annual-plan": "{dossier.name}",
    "form-application": "{candidate.name}",
    "remarks": "{institution.name}",
    "score-summary": "{candidate.name}",
    "seating-plan": ("{candidate.name}", "{staffing.invigilators|or:—}", "{staffing.assessors|or:—}",
                     "{staffing.roomHead|or:—}", "{staffing.supervisors|or:—}"),
    "shelf-list": "{entry.person|before:（|after:）}",
    "supervisor-roster": "{person.name}",
}


def wrong(kind, tree, pages):
    """What differs, and how many names were compared."""
    compared = 0
    for what, wanted, found in KINDS[kind](tree, pages):
        compared += len(wanted) if not isinstance(wanted, str) else 1
        if wanted != found:
            return "%s: wanted %s, found %s" % (what, wanted, found), compared
    return "", compared
