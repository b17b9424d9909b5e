# SPDX-License-Identifier: Apache-2.0
"""The material entries of a batch and the files that go with them."""

import materials
import payload
from export import element
from materials import ELECTRONIC, PAPER, TITLES, VIDEO

BOX = 60  # paper entries in a box
WIDTH, HEIGHT = 1280, 720
SCANNED = ("hunan", "yunnan")  # certificates and diplomas are scanned


class Draft:
    """One entry before it is written; a defect may change any part of it, or `drop` it."""

    def __init__(self, attributes, signatures, path, data):
        self.attributes, self.signatures = attributes, signatures
        self.path, self.data = path, data
        self.drop = False
        self.digest_of = None  # other bytes whose digest is declared
        self.lost = False      # declared, but no file


class Archive:
    def __init__(self, batch, export, files):
        self.batch, self.export, self.files = batch, export, files
        self.count = 0
        self.papers = 0
        self.originals = {}
        self.latest = {}  # kind -> id of its last entry of the batch
        rows = materials.ROWS[batch.province]
        self.rows = {scope: [row for row in rows if row.scope == scope]
                     for scope in ("batch", "subject", "session", "candidate")}

    # ---- one entry
    def add(self, kind, medium, title, dated, signatures=(), made=None, pages=None,
            listed=(), **more):
        """Writes an entry and its file and returns its id.

        Signatures are (role, name, person or candidate, day); `listed` are roster rows."""
        self.count += 1
        path, data = made or (None, None)
        attributes = {"id": f"M{self.count:06}", "kind": kind, "medium": medium, "title": title,
                      "batch": self.batch.number, "dated": dated, **more}
        if medium == PAPER and not more.get("none"):
            self.papers += 1
            box = (self.papers - 1) // BOX
            attributes["location"] = f"档案室1区{box // 20 + 1}架{box // 5 % 4 + 1}层第{box + 1}盒"
            attributes["pages"] = pages or 1
        draft = Draft(attributes, list(signatures), path, data)
        for defect in self.batch.defects:
            defect.material(draft)
        if draft.drop:
            return attributes["id"]
        if draft.path:
            attributes["file"] = draft.path
            attributes["sha256"] = payload.digest(
                draft.path, draft.digest_of if draft.digest_of is not None else draft.data)
            if draft.data is not None and not draft.lost:
                self.files.store(draft.path, draft.data)
        children = [element(2, "signature", {"role": role, "name": name, "person": person,
                                             "signedOn": day})
                    for role, name, person, day in draft.signatures]
        children += [element(2, "rosterRow", {"candidate": candidate, "certificate": number})
                     for candidate, number in listed]
        self.export.add("material", attributes, children)
        return attributes["id"]

    def _row(self, row, title, when, signatures, key, path, lines, **more):
        made = None
        if row.form == "scan":
            made = self.files.scan(path, self._stamp(row.kind, more), f"{title} {self.batch.label}")
        elif row.form == "pdf":
            made = self.files.pdf(path, lines)
        elif row.form in ("csv", "computer"):
            made = self.files.csv(path, lines)
        elif row.form == "text":
            made = self.files.text(path, ["，".join(line) if isinstance(line, (list, tuple)) else line
                                          for line in lines])
        if row.medium == ELECTRONIC and (row.kind, key) in self.originals:
            more["copyOf"] = self.originals[row.kind, key]
        found = self.add(row.kind, row.medium, title, when, signatures, made, **more)
        if row.medium == PAPER and row.scope != "candidate":
            self.originals[row.kind, key] = found
        return found

    def _stamp(self, kind, more):
        name = more.get("candidate", "")
        return (kind.upper()[:8], self.batch.number, name[:8], name[8:], str(self.count + 1))

    # ---- scopes
    def candidate(self, candidate):
        """All entries of one candidate; gives the ids of photo, certificate and diploma."""
        batch, number = self.batch, candidate.number
        signed = [("candidate", candidate.name, number, candidate.signed_on)]
        if batch.one_file:  # form, photograph and evidence scanned into one document
            found = self.add("applicationForm", ELECTRONIC, None, candidate.registered_on, signed,
                             self.files.scan(f"报名材料/{number}", (number,), number),
                             candidate=number)
            return (found, found, found)
        if batch.lean:  # a province whose notice asks for nothing a candidate (Sichuan)
            return (None, None, None)
        self.originals.clear()
        for row in self.rows["candidate"]:
            title = TITLES[row.kind] if row.medium == PAPER else f"{TITLES[row.kind]}（扫描件）"
            pages = {"applicationForm": 2, "eligibilityEvidence": 3}.get(row.kind)
            more = {"pages": pages} if row.medium == PAPER else \
                {"uploadedOn": candidate.registered_on}
            found = self._row(row, title, candidate.registered_on,
                              signed if "candidate" in row.signers else (), number,
                              f"报名材料/{number}-{TITLES[row.kind]}", None, candidate=number, **more)
            if row.medium == PAPER:
                self.originals[row.kind, number] = found
        photo = None
        if batch.province == "hunan":
            photo = self.add("photo", ELECTRONIC, TITLES["photo"], candidate.registered_on,
                             made=self.files.photo(f"报名材料/{number}-照片",
                                                   (number[4:8], number[8:12], number[12:]), number),
                             candidate=number)
        scans = [self._scan_of(candidate, title) if there and batch.province in SCANNED else None
                 for title, there in (("现持有证书", candidate.held), ("学历证书", candidate.graduate))]
        return (photo, *scans)

    def _scan_of(self, candidate, title):
        number = candidate.number
        return self.add("eligibilityEvidence", ELECTRONIC, f"{title}扫描件", candidate.registered_on,
                        made=self.files.scan(f"报名材料/{number}-{title}",
                                             ("HELD" if title == "现持有证书" else "DIPLOMA",
                                              number[:8], number[8:], self.batch.number),
                                             f"{number} {title} {self.batch.label}"),
                        candidate=number, uploadedOn=candidate.registered_on)

    def session(self, session):
        """All entries of one session; gives the id of its video."""
        batch = self.batch
        video = None
        for row in self.rows["session"]:
            if row.subject not in (None, session.subject):
                continue
            if row.form in ("paper", "computer") and row.form != session.mode:
                continue
            day = batch.day(row.when, session)
            title = f"{session.id} {session.room.title} {TITLES[row.kind]}"
            path = f"考场/{session.id}-{TITLES[row.kind]}"
            more = {"session": session.id, "room": session.room.id, "subject": session.subject}
            if row.medium == VIDEO:
                seconds = int((session.end - session.start).total_seconds()) + 1200
                made = self.files.video(path, f"{batch.label} {title}", seconds, WIDTH, HEIGHT)
                video = self.add(row.kind, VIDEO, title, day, made=made, **more)
                continue
            lines = [("准考证号", "姓名", "提交时间")]
            if row.form == "computer":
                lines += [(number, name, f"{session.end:%Y-%m-%dT%H:%M:%S}")
                          for number, name in session.present]
            self._row(row, title, day, self.signatures(row, day, session), session.id, path, lines,
                      **more)
        return video

    def subject(self, subject):
        for row in self.rows["subject"]:
            day = self.batch.day(row.when)
            title = f"{materials.SUBJECTS[subject]}{TITLES[row.kind]}"
            lines = [f"{self.batch.label} {title}", f"参评 {self.batch.sat.get(subject, 0)} 人"]
            more = {"subject": subject}
            if row.medium == ELECTRONIC:
                more["uploadedOn"] = self.batch.schedule.entered
            self._row(row, title, day, self.signatures(row, day, subject=subject), subject,
                      f"文件/{title}", lines, **more)

    def whole(self):
        """Entries of the batch, and what does not apply to it, with the reason."""
        batch = self.batch
        for row in self.rows["batch"]:
            title = TITLES[row.kind]
            if row.kind in materials.ONLY_IF and row.kind not in batch.occasions:
                continue
            if row.kind in materials.OPTIONAL and row.kind not in batch.occasions:
                self.add(row.kind, row.medium, title, None, none=True,
                         reason=materials.OPTIONAL[row.kind])
                continue
            day = batch.day(row.when)
            for position, occasion in enumerate(batch.occasions.get(row.kind, (None,))):
                more = {"candidate": occasion} if occasion else {}
                lines = batch.summary if row.form in ("csv", "text") else \
                    [batch.label, title, f"形成日期 {day}", batch.institution["name"]]
                if row.kind in materials.OF_CERTIFICATES:
                    more.update(listed=batch.certified, rows=len(batch.certified))
                if row.kind == "candidateRoster":
                    more["rows"] = sum(count for _, _, count in batch.groups)
                self.latest[row.kind] = self._row(
                    row, title, day, self.signatures(row, day, candidate=occasion), position,
                    f"文件/{title}", lines, **more)
        if "comprehensive" not in batch.subjects:
            for row in self.rows["session"]:
                if row.subject == "comprehensive" and row.kind == "comprehensiveMaterial":
                    self.add(row.kind, row.medium, TITLES[row.kind], None, none=True,
                             reason=materials.NO_REVIEW, subject="comprehensive")

    def postings(self, kinds):
        """A photograph of each posting; gives kind -> id."""
        day = self.batch.schedule.posted
        return {kind: self.add("postingPhotos", ELECTRONIC, TITLES["postingPhotos"], day,
                               made=self.files.scan(f"考场/张贴-{kind}",
                                                    (kind.upper()[:8], self.batch.number),
                                                    f"{kind} {self.batch.label}"))
                for kind in kinds}

    # ---- who signs
    def signatures(self, row, day, session=None, subject=None, candidate=None):
        found = []
        for role in row.signers:
            if role == "candidate":
                people = session.present if session else \
                    [(candidate, self.batch.candidate_names[candidate])]
                people = people[:1] if self.batch.lean else people
                found += [(role, name, number, day) for number, name in people]
            else:
                found += [(role, name, person, day)
                          for name, person in self.batch.signers(role, session, subject)]
        return found
