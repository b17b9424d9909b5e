# SPDX-License-Identifier: Apache-2.0
"""Everything of the export that is neither a candidate nor a material."""

from datetime import timedelta

import people
from export import element
from layout import SENIOR, subjects
from workdays import add_workdays

POSTINGS = ("misconductRules", "roomMap", "examRules", "signals", "timetable", "signposts")
STEPS = (("planPublication", "announced"), ("registration", "registration_until"),
         ("seating", "seating"), ("staffing", "staffing"), ("assessment", "last_exam"),
         ("publication", "published_until"), ("review", "result_review"),
         ("certificates", "issued"), ("archive", "archived"))
CUSTODY = ("compose", "extract", "print", "deliver", "seal")
LEVELS = {"5": "五级", "4": "四级", "3": "三级", "2": "二级", "1": "一级"}


class Records:
    def __init__(self, batch):
        self.batch, self.schedule, self.layout = batch, batch.schedule, batch.layout
        settings = batch.settings
        self.settings = settings
        host = batch.host
        self.region, self.city, self.address = host if host else \
            (settings["region"], settings["city"], settings["address"])

    # ---- before the candidates
    def before(self):
        self._institution()
        self._plan()
        self._fees()
        self._occupations()
        self._venue()
        self._people()
        self._sessions()

    def _institution(self):
        batch = self.batch
        batch.add("institution", {**batch.institution, "head": batch.head,
                                  "address": self.settings["address"],
                                  "contact": batch.layout.office[0].name,
                                  "telephone": f"{self.settings['dialling']}-00000001",
                                  "filedOn": "2023-09-20", "branch": False})

    def _plan(self):
        batch, schedule = self.batch, self.schedule
        names = "、".join(dict.fromkeys(o.name for o, _, _ in batch.groups))
        levels = "、".join(dict.fromkeys(LEVELS[level] for _, level, _ in batch.groups))
        when = f"{schedule.first_exam}至{schedule.last_exam}，{self.city}示例考点"
        fees = "、".join(dict.fromkeys(f"{o.name}{o.fee}元" for o, _, _ in batch.groups))
        items = [batch.child("planItem", {
            "occupation": o.code, "level": level, "participants": count, "fee": o.fee + ".00",
            "mode": o.mode, "paperSource": o.source, "venue": batch.venue, "from": schedule.first_exam,
            "until": schedule.last_exam}) for o, level, count in batch.groups]
        total = sum(count for _, _, count in batch.groups)
        batch.add("plan", {
            "filedOn": schedule.plan_filed, "acceptedOn": schedule.plan_accepted,
            "annualPlanVersion": "1", "registrationFrom": schedule.registration_from,
            "registrationUntil": schedule.registration_until,
            "scheme": f"{batch.label}考务方案", "participants": f"{total}人，名单随计划报送",
            "method": "理论知识考试、技能操作考核，技师以上另加综合评审", "feeStandard": fees,
            "schedule": when, "examStaff": f"考务人员{len(self.layout.office)}人，监考人员按考场配备",
            "assessors": "每个考评组3人，设组长1人",
            "supervision": f"委派内部质量督导员{len(self.layout.supervisors)}人"},
            items + self._plan_changes())
        batch.add("announcement", {
            "publishedOn": schedule.announced, "channel": "机构网站", "occupations": names,
            "levels": levels, "schedule": when, "place": self.address,
            "conditions": "符合国家职业技能标准规定的申报条件，网上报名并提交申报表",
            "feeStandard": fees})
        batch.add("meeting", {"heldOn": schedule.meeting,
                              "attendees": min(len(self.layout.people), 500), "theoryRooms": True,
                              "stations": True,
                              "defenceRoom": True if "comprehensive" in batch.subjects else None})
        for kind, day in STEPS:
            batch.add("step", {"kind": kind, "doneOn": getattr(schedule, day)})

    def _plan_changes(self):
        """The outside venue was reported as a change of place, before the examination."""
        if not self.batch.external:
            return []
        return [element(2, "change", {
            "aspect": "place", "before": f"{self.settings['city']}示例考点",
            "after": f"{self.city}示例考点", "reportedOn": self.schedule.external_permission})]

    def _fees(self):
        batch = self.batch
        batch.add("feePublication", {"postedOn": self.schedule.fees_published,
                                     "publishedOn": self.schedule.fees_published,
                                     "channel": "机构网站"})
        for occupation, level, _ in batch.groups:
            batch.add("fee", {"occupation": occupation.code, "level": level,
                              "amount": occupation.fee + ".00"})

    def _occupations(self):
        for occupation, level, _ in self.batch.groups:
            self.batch.add("occupation", {
                "code": occupation.code, "name": occupation.name, "workType": occupation.work_type,
                "level": level, "standard": f"GZB {occupation.code}",
                "standardOccupation": occupation.code, "theory": True, "practical": True,
                "comprehensive": level in SENIOR, "passMark": "60", "mode": occupation.mode,
                "paperSource": occupation.source, "assessorRatio": "5", "accessControlled": False})

    def _venue(self):
        batch, schedule = self.batch, self.schedule
        children = []
        if batch.external:
            children += [element(2, "permission", {
                "authority": f"{city}职业技能鉴定中心", "role": role,
                "grantedOn": schedule.external_permission,
                "number": f"示例许可〔{batch.year}〕{batch.serial * 2 + offset}号",
                "batch": batch.number})
                for offset, (role, city) in enumerate((("home", self.settings["city"]),
                                                       ("host", self.city)))]
            children.append(element(2, "consent", {
                "authority": f"{self.city}人力资源和社会保障局",
                "reportedOn": add_workdays(schedule.external_permission, -5),
                "agreedOn": schedule.external_permission}))
        photos = batch.archive.postings(POSTINGS) if batch.province == "hunan" else {}
        children += [batch.child("posting", {"kind": kind, "postedOn": schedule.posted,
                                            "evidence": photos.get(kind)}) for kind in POSTINGS]
        batch.add("venue", {"id": batch.venue, "name": f"{self.city}示例考点", "region": self.region,
                            "address": self.address, "external": batch.external}, children)
        for room in self.layout.rooms:
            attributes = {"id": room.id, "venue": batch.venue, "name": room.title, "type": room.kind,
                          "capacity": batch.seats[room.kind]}
            if room.kind == "paper":
                attributes.update(gapAlong="90", gapAcross="85")
            if room.kind == "computer":
                attributes["screens"] = True
            if room.kind in ("paper", "computer"):
                attributes["deskNumbers"] = True
            batch.add("room", attributes)

    def _people(self):
        batch = self.batch
        for index, person in enumerate(self.layout.people):
            attributes = {"id": person.id, "name": person.name,
                          "idNumber": self.layout.id_number(person, index), "role": person.role}
            if person.role in ("assessor", "internalSupervisor", "externalSupervisor"):
                letter = {"assessor": "K", "internalSupervisor": "N", "externalSupervisor": "R"}
                attributes.update(cardNumber=f"{letter[person.role]}{batch.province_code}23"
                                             f"{9000 + index:04}",
                                  cardFrom="2023-06-01", cardUntil="2026-05-31",
                                  occupations=person.occupations)
            outside = person.role == "externalSupervisor"
            external = person.role == "assessor" and not person.leader
            attributes.update(
                employment="external" if external or outside else "full",
                employer=batch.settings["authority"] if outside else
                people.EMPLOYERS[index % len(people.EMPLOYERS)] if external else
                batch.institution["name"],
                contractFrom="2024-01-01", contractUntil="2026-12-31", group=person.group,
                appointedBy=batch.settings["authority"] if outside else batch.institution["name"],
                avoidanceDeclaredOn=self.schedule.avoidance,
                leader=person.leader if person.group else None)
            self.layout.records[person.id] = attributes
            batch.add("person", attributes, self._conflicts(person))

    def _conflicts(self, person):
        """One assessor of another occupation declared a relation, and keeps away from it."""
        if self.batch.special and person.leader and person is self._last_leader():
            return [element(2, "conflict", {"candidate": self.batch.candidate_number(0),
                                            "relation": "亲属", "avoided": True})]
        return []

    def _last_leader(self):
        return [person for person in self.layout.people if person.leader][-1]

    def _sessions(self):
        batch = self.batch
        for session in self.layout.sessions:
            duties = []
            for person, post in session.duties:
                attributes = {"person": person.id, "post": post,
                              "signedInAt": batch.minutes_before(session, 40)}
                if batch.province == "yunnan":
                    attributes.update(distance=8, faceMatched=True)
                duties.append(batch.child("duty", attributes))
            batch.add("session", {
                "id": session.id, "room": session.room.id, "occupation": session.occupation.code,
                "level": session.level, "subject": session.subject, "mode": session.mode,
                "group": session.room.group, "start": f"{session.start:%Y-%m-%dT%H:%M:%S}",
                "end": f"{session.end:%Y-%m-%dT%H:%M:%S}"}, duties)

    # ---- after the candidates
    def after(self, videos):
        self._papers()
        self._scores()
        self._certificate_data()
        self._videos(videos)
        self.batch.add("advertisement", {
            "channel": "机构网站", "publishedOn": self.schedule.announced,
            "wording": "技能等级认定开始报名，按职业标准考核，成绩合格者发证"})
        if self.batch.province == "hunan":
            day = self.schedule.last_exam
            self.batch.add("externalSupervision", {
                "person": self.layout.external_supervisor.id,
                "appointedBy": f"{self.settings['city']}职业技能鉴定中心",
                "hostAppointedBy": f"{self.city}职业技能鉴定中心" if self.batch.external else None,
                "endedOn": day, "reportedOn": add_workdays(day, 2)})

    def _papers(self):
        """Composed to sealed by one named person, before the first session that needs the paper."""
        batch, count = self.batch, 0
        keeper = self.layout.office[0]
        start = self.layout.sessions[0].start.replace(hour=8, minute=0)
        for occupation, level, _ in batch.groups:
            for subject in subjects(level):
                count += 1
                chain = [batch.child("custody", {
                    "kind": kind, "person": keeper.id, "hasSigned": True,
                    "at": f"{start - timedelta(hours=24 * (4 - step) + 1):%Y-%m-%dT%H:%M:%S}"})
                    for step, kind in enumerate(CUSTODY)]
                batch.add("paper", {
                    "id": f"S{count:03}", "occupation": occupation.code, "level": level,
                    "subject": subject, "source": occupation.source,
                    "reviewedOn": self.schedule.papers_reviewed}, chain)

    def _scores(self):
        batch, schedule, office = self.batch, self.schedule, self.layout.office
        for subject in batch.subjects:
            batch.add("scoreEntry", {
                "subject": subject, "enteredBy": office[1].id,
                "enteredAt": f"{schedule.entered}T09:30:00", "enteredSigned": True,
                "checkedBy": office[2].id, "checkedAt": f"{schedule.entered}T14:30:00",
                "checkedSigned": True, "supervisor": self.layout.supervisors[0].id})
        if batch.correction:
            number, subject, score = batch.first_score
            batch.add("scoreChange", {
                "candidate": number, "subject": subject, "before": f"{score - 1:.1f}",
                "after": f"{score:.1f}", "changedAt": f"{schedule.entered}T15:10:00",
                "operator": office[1].name, "approvedBy": batch.head,
                "approvedOn": schedule.entered, "reason": "复核发现登分笔误，公示前更正"})
        batch.add("publication", {"from": schedule.published_from, "until": schedule.published_until,
                                  "channel": "机构网站", "masked": True, "objections": 0})

    def _certificate_data(self):
        batch, schedule = self.batch, self.schedule
        if batch.mended:
            (first, number), (_, other) = batch.mended
            batch.add("correction", {
                "kind": "correct", "certificate": number, "field": "name",
                "before": first.name[:-1] + "某", "after": first.name, "reason": "姓名录入有误",
                "appliedOn": schedule.correction_applied,
                "confirmedBy": batch.settings["authority"],
                "confirmedOn": schedule.correction_confirmed})
            batch.add("correction", {
                "kind": "reissue", "certificate": other, "reason": "证书遗失",
                "appliedOn": schedule.correction_applied,
                "confirmedBy": batch.settings["authority"],
                "confirmedOn": schedule.correction_confirmed})
            batch.add("dataOperation", {
                "kind": "change", "certificate": number, "operator": self.layout.office[0].name,
                "at": f"{schedule.correction_confirmed}T15:00:00", "reason": "姓名录入有误，经省级确认后更正"})
            batch.add("query", {"operator": self.layout.office[0].name, "relation": "institution",
                                "at": f"{schedule.correction_confirmed}T16:00:00", "byNumber": True,
                                "byName": True, "byIdNumber": False})

    def _videos(self, videos):
        batch = self.batch
        width, height = batch.video_size
        for number, session in enumerate(self.layout.sessions, 1):
            batch.add("video", {
                "id": f"V{number:03}", "room": session.room.id, "session": session.id,
                "material": videos[session.id],
                "start": batch.minutes_before(session, 10),
                "end": f"{session.end + timedelta(minutes=10):%Y-%m-%dT%H:%M:%S}",
                "uploadedAt": f"{session.end + timedelta(days=1):%Y-%m-%dT%H:%M:%S}",
                "width": width, "height": height, "sound": True, "blindSpots": False,
                "clear": True})

    def incident(self, entries):
        """Two of the staff sign, the head of the room confirms: guide 57, article 16."""
        if not self.batch.offence:
            return
        candidate, session = self.batch.offence
        day = session.start.date()
        signatures = [element(2, "signature", {"role": "invigilator", "name": person.name,
                                               "person": person.id, "signedOn": day})
                      for person in session.who("invigilator")]
        self.batch.add("incident", {
            "id": "E01", "candidate": candidate.number, "session": session.id,
            "behaviour": "N57-5.1", "description": "携带手机进入座位，经提醒拒不改正，取消该科目成绩",
            "at": f"{session.start + timedelta(minutes=25):%Y-%m-%dT%H:%M:%S}", "reminded": True,
            "roomHead": session.who("roomHead")[0].name, "confirmedOn": day,
            "recordForm": entries["incidentRecord"],
            "investigation": entries["misconductInvestigation"],
            "decision": entries["misconductDecision"], "measure": "subjectVoid",
            "decidedOn": self.schedule.decided, "reportedOn": self.schedule.decided}, signatures)
