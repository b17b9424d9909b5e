# SPDX-License-Identifier: Apache-2.0
"""One batch from its settings: everything that an export holds, in order and within every time limit."""

import os
import random
from datetime import date, timedelta

import identifiers
import people
from archive import HEIGHT, WIDTH, Archive
from candidates import Candidates
from dossier import Dossier
from export import Export, VERSION, element
from layout import SEATS, Layout, subjects
from payload import Payload
from provinces import CREDIT_KINDS, HOSTS, PROVINCES, scaled
from records import Records
from schedule import Schedule
from workdays import add_days

SECTIONS = ("institution", "plan", "announcement", "meeting", "step", "feePublication", "fee",
            "occupation", "venue", "room", "person", "session", "candidate", "receipt", "paper",
            "scoreEntry", "scoreChange", "publication", "correction", "deletion", "dataOperation",
            "query", "video", "incident", "externalSupervision", "advertisement", "answer",
            "material")
NOTE = ("SPDX-License-Identifier: Apache-2.0. Made by tests/samples/make_samples.py; people, "
        "institutions and numbers are invented.")


class Batch:
    """external: held in the host city; correction: two certificates are mended afterwards."""

    def __init__(self, province, folder, *, serial=1, first_exam=date(2025, 4, 11), total=None,
                 seed="samples", files="full", external=False, correction=False, incident=False,
                 special=True, first_candidate=0, first_serial=None, institution_serial=1,
                 defects=(), one_file=False, lean=False):
        self.one_file, self.lean = one_file, lean
        self.province, self.folder, self.serial, self.year = province, folder, serial, first_exam.year
        self.external, self.correction, self.incident = external, correction, incident
        self.special, self.defects = special, list(defects)
        self.settings = PROVINCES[province]
        self.province_code = identifiers.PROVINCE_CODES[province]
        self.first_candidate = first_candidate
        self.first_serial = first_serial or serial * 1000 + 1
        self.number = f"{self.year}{serial:03}"
        generator = random.Random(f"{seed}/{province}/{serial}")
        self.pick = lambda n: int(generator.random() * n)
        self.groups = scaled(self.settings["occupations"], total)
        if lean:  # one occupation, its first level: nobody holds an earlier certificate
            occupation = self.settings["occupations"][-1]
            self.groups = [(occupation, max(occupation.levels), total)]
            SEATS["practical"] = SEATS["paper"]  # halls, not workshops
        self.subjects = [subject for subject in ("theory", "practical", "comprehensive")
                         if any(subject in subjects(level) for _, level, _ in self.groups)]
        self.schedule = Schedule(first_exam, self.year, self.subjects)
        self.institution = {
            "code": identifiers.institution_code(self.settings["type"], self.province_code,
                                                 institution_serial),
            "name": self.settings["name"],
            "creditCode": identifiers.credit_code(self.province_code,
                                                  CREDIT_KINDS[self.settings["type"]],
                                                  institution_serial),
            "type": self.settings["type"], "filingLevel": self.settings["filing"],
            "region": self.settings["region"]}
        self.label = f"{self.settings['name']} {self.year}年第{serial}批次"
        self.layout = Layout(self.groups, self.schedule, self.pick, province)
        self.head, self.approver = people.name(self.pick), people.name(self.pick)
        self.venue = "W01" if external else "K01"
        self.files = Payload(folder, files)
        self.sat, self.candidate_names, self.occasions = {}, {}, {}
        self.summary = [("证书编号", "姓名", "职业", "等级", "发证日期")]
        self.certified = []   # (candidate number, certificate number)
        self.mended = []      # (candidate, certificate number)
        self.offence = None   # (candidate, session)
        self.first_score = None  # (candidate number, subject, score)

    def write(self):
        os.makedirs(self.folder, exist_ok=True)
        self.export = Export(os.path.join(self.folder, "batch.xml"), SECTIONS)
        self.archive = Archive(self, self.export, self.files)
        if self.external:
            for kind in ("venuePermission", "planChangeReport", "crossCityConsent"):
                self.occasions[kind] = (None,)
        if self.correction:
            for kind in ("correctionRequest", "scoreChangeApproval"):
                self.occasions[kind] = (None,)
        records = Records(self)
        records.before()
        Candidates(self).all()
        videos = {session.id: self.archive.session(session) for session in self.layout.sessions}
        records.after(videos)
        for subject in self.subjects:
            self.archive.subject(subject)
        self.archive.whole()
        records.incident(self.archive.latest)
        attributes = {"version": VERSION, "number": self.number, "year": self.year,
                      "title": self.label, "jurisdiction": self.province,
                      "exportedOn": self.schedule.exported, "platform": self.settings["platform"],
                      "institutionFile": "institution.xml"}
        self.export.close(attributes, NOTE)
        Dossier(self).write(NOTE)

    # ---- what the rooms of the generator ask for
    def add(self, name, attributes, children=()):
        for defect in self.defects:
            attributes = defect.record(name, attributes)
            if attributes is None:
                return
        self.export.add(name, attributes, children)

    def child(self, name, attributes):
        """A record within another, written; "" when a defect leaves it out."""
        for defect in self.defects:
            attributes = defect.record(name, attributes)
            if attributes is None:
                return ""
        return element(2, name, attributes)

    def clerk(self):
        return people.name(self.pick)

    def candidate_number(self, index):
        return f"{self.province_code}{self.year % 100:02}{self.serial:03}{index + 1:06}"

    def remember(self, candidate):
        if len(self.candidate_names) < 100:
            self.candidate_names[candidate.number] = candidate.name

    def certificate_issued(self, candidate, number):
        """The status of the certificate; the first two are mended when the batch is to show that."""
        self.certified.append((candidate.number, number))
        if not self.lean or len(self.certified) < 20:
            self.add("dataOperation", {"kind": "upload", "certificate": number,
                                       "operator": self.layout.office[0].name,
                                       "at": f"{self.schedule.uploaded}T10:00:00",
                                       "reason": "发证后按期上传"})
        if self.correction and len(self.mended) < 2:
            self.mended.append((candidate, number))
            self.occasions["reissueApplication"] = [c.number for c, _ in self.mended]
            return "corrected" if len(self.mended) == 1 else "reissued"
        return "valid"

    def offended(self, candidate, session):
        """The first candidate who fails the theory does so for breaking the rules of the room."""
        if self.incident and not self.offence:
            self.offence = (candidate, session)
            for kind in ("incidentRecord", "misconductInvestigation", "misconductDecision"):
                self.occasions[kind] = (candidate.number,)

    def receipt(self, number, index, fee):
        if self.lean and index >= 20:
            return
        day = add_days(self.schedule.registration_until, -index % 3)
        self.add("receipt", {"number": f"PJ{number}", "candidate": number, "issuedOn": day},
                 [element(2, "receiptLine", {"kind": "assessment", "amount": fee})])

    @staticmethod
    def minutes_before(session, minutes):
        return f"{session.start - timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%S}"

    def day(self, when, session=None):
        """The day that a row of the table names."""
        if when == "exam":
            return session.start.date() if session else self.schedule.last_exam
        if when == "incident":
            return self.offence[1].start.date() if self.offence else self.schedule.last_exam
        return {"filed": self.schedule.plan_filed, "announced": self.schedule.announced,
                "annual": self.schedule.annual_publication, "fees": self.schedule.fees_published,
                "meeting": self.schedule.meeting, "seating": self.schedule.seating,
                "staffing": self.schedule.staffing, "avoidance": self.schedule.avoidance,
                "decided": self.schedule.decided, "marked": self.schedule.marked,
                "entered": self.schedule.entered, "report": self.schedule.report,
                "published": self.schedule.published_from, "reviewed": self.schedule.result_review,
                "approved": self.schedule.approved, "issued": self.schedule.issued,
                "uploaded": self.schedule.uploaded, "corrected": self.schedule.correction_applied,
                "permitted": self.schedule.external_permission,
                "archived": self.schedule.archived}[when]

    def signers(self, role, session, subject):
        """(name, person id) of those who sign: of the session, of the subject, or of the batch."""
        layout = self.layout
        fixed = {"handler": layout.office[:1], "enterer": layout.office[1:2],
                 "checker": layout.office[2:3], "examStaff": layout.office[:2]}
        if role in fixed:
            return [(person.name, person.id) for person in fixed[role]]
        if role == "institutionHead":
            return [(self.head, None)]
        if role == "approver":
            return [(self.approver, None)]
        if role == "externalSupervisor":
            return [(layout.external_supervisor.name, layout.external_supervisor.id)]
        if self.offence and role in ("invigilator", "roomHead") and not session and not subject:
            session = self.offence[1]
        if role == "marker":
            return [(person.name, person.id) for person in layout.markers]
        if role == "internalSupervisor" and not session:
            return [(person.name, person.id) for person in layout.supervisors]
        sessions = [session] if session else \
            [other for other in layout.sessions if other.subject == subject] or layout.sessions
        found = [(person.name, person.id) for other in sessions for person in other.who(role)]
        if not found:  # theory has no assessors of its own: the groups of the batch sign
            found = [(person.name, person.id) for other in layout.sessions
                     for person in other.who(role)]
        return list(dict.fromkeys(found))[:60]

    @property
    def host(self):
        return HOSTS[self.province] if self.external else None

    @property
    def video_size(self):
        return WIDTH, HEIGHT

    @property
    def seats(self):
        return SEATS
