# SPDX-License-Identifier: Apache-2.0
"""One invented candidate after the other, with seats, scores and certificates."""

import identifiers
import people
from export import element
from layout import SENIOR, SEATS, subjects, room_kind
from workdays import add_days

# level: years in the occupation, education codes, condition claimed
CAREERS = {
    "5": (1, ("71", "61", "47"), "累计从事本职业或相关职业工作1年（含）以上"),
    "4": (6, ("47", "41", "61"), "取得本职业五级/初级工证书后，累计从事本职业工作4年（含）以上"),
    "3": (11, ("31", "47", "41"), "取得本职业四级/中级工证书后，累计从事本职业工作5年（含）以上"),
    "2": (16, ("31", "21", "47"), "取得本职业三级/高级工证书后，累计从事本职业工作4年（含）以上"),
    "1": (21, ("21", "31"), "取得本职业二级/技师证书后，累计从事本职业工作4年（含）以上"),
}
STUDENTS = {"5": ("47", "技工院校本专业在校学生"), "4": ("47", "技工院校本专业毕业年级学生"),
            "3": ("47", "技工院校高级工班本专业毕业年级学生，持有本职业四级/中级工证书")}
MAJORS = ("机电技术应用", "电气自动化技术", "烹饪工艺与营养", "护理", "汽车运用与维修", "农业技术")
NO_MAJOR = ("71", "61")
GRADUATES = ("31", "21")  # 大专 and above: the diploma is scanned
AGENCY = "示例劳务派遣有限公司"
LEVEL_NAMES = {"5": "五级/初级工", "4": "四级/中级工", "3": "三级/高级工", "2": "二级/技师",
               "1": "一级/高级技师"}


def outcome(index):
    """Which subject a candidate fails, or "absent"; certificates stay below ninety in a hundred."""
    if index % 17 == 11:
        return "absent"
    if index % 9 == 4:
        return "practical"
    return "theory" if index % 13 == 7 else None


class Candidate:
    __slots__ = ("number", "name", "sex", "birth", "registered_on", "signed_on", "held",
                 "graduate")


class Candidates:
    def __init__(self, batch):
        self.batch, self.pick = batch, batch.pick
        self.special = people.special_names(batch.province) if batch.special else {}
        self.serials = {}
        self.photo = self.scan = None

    def all(self):
        index = 0
        for group, (occupation, level, count) in enumerate(self.batch.groups):
            for position in range(count):
                self._one(index, group, position, occupation, level)
                index += 1

    def _one(self, index, group, position, occupation, level):
        batch, pick = self.batch, self.pick
        student = batch.institution["type"] == "school"
        years, educations, condition = CAREERS[level]
        years, education = years + pick(3), educations[pick(len(educations))]
        age = 18 + years + pick(6)
        if student:
            (education, condition), years, age = STUDENTS[level], 0, 17 + pick(3)

        candidate = Candidate()
        candidate.number = batch.candidate_number(index)
        foreign = batch.special and index == 1 and batch.institution["type"] == "social"
        candidate.sex = "1" if pick(2) else "2"
        ordinal = batch.first_candidate + index
        candidate.birth = people.birth_date(age, ordinal, batch.schedule.first_exam)
        candidate.name = self.special.get(index) or people.name(pick)
        id_type, id_number = "resident", identifiers.id_number(
            batch.province_code, candidate.birth, candidate.sex, ordinal // people.DAYS % 500,
            9999 - ordinal // (people.DAYS * 500))
        if foreign:
            id_type, (candidate.name, id_number) = "passport", people.FOREIGN
        span = (batch.schedule.registration_until - batch.schedule.registration_from).days
        candidate.registered_on = add_days(batch.schedule.registration_from, index % (span + 1))
        candidate.signed_on = candidate.registered_on
        held = level != "5"
        candidate.held = held
        candidate.graduate = education in GRADUATES
        photo, scan, diploma = batch.archive.candidate(candidate)
        batch.remember(candidate)

        category = {"school": "student", "enterprise": "employee"}.get(
            batch.institution["type"], ("employee", "public")[pick(2)] if not foreign else "public")
        employer = batch.institution["name"] if category != "public" and \
            batch.institution["type"] != "social" else people.EMPLOYERS[pick(len(people.EMPLOYERS))]
        dispatched = category == "employee" and batch.institution["type"] == "enterprise" and \
            index % 20 == 5
        major = "无" if education in NO_MAJOR else MAJORS[pick(len(MAJORS))]
        result = outcome(index)
        fee = occupation.fee + ".00"
        attributes = {
            "number": candidate.number, "name": candidate.name, "sex": candidate.sex,
            "education": education, "major": major, "idType": id_type, "idNumber": id_number,
            "mobile": identifiers.mobile(ordinal), "category": category,
            "employer": "自由职业" if category == "public" else AGENCY if dispatched else employer,
            "hostEmployer": employer if dispatched else None,
            "residence": f"{batch.settings['province']}{batch.settings['city']}",
            "occupation": occupation.code, "level": level,
            "post": "学生" if student else occupation.name, "condition": condition, "photo": photo,
            "educationScan": diploma,
            "signedBy": candidate.name, "reviewResult": "passed",
            "reviewer": batch.layout.office[3].name, "years": years, "feePaid": fee,
            "birthDate": candidate.birth, "registeredOn": candidate.registered_on,
            "signedOn": candidate.signed_on, "commitmentSignedOn": candidate.signed_on,
            "reviewedOn": batch.schedule.reviewed, "theory": True, "practical": True,
            "comprehensive": level in SENIOR,
            "standardMatched": True if batch.province == "yunnan" else None}
        children = []
        if held:
            children.append(self._held(ordinal, occupation, level, candidate, scan))
        if level == "1" and ordinal % 3 == 0:
            children.append(self._title(ordinal, scan))
        children += self._seats(candidate, group, position, occupation, level, result)
        children += self._scores(candidate.number, group, position, level, result)
        if result is None:
            children.append(self._certificate(candidate, occupation, level, id_type, id_number))
        batch.add("candidate", attributes, children)
        batch.receipt(candidate.number, index, fee)

    def _held(self, ordinal, occupation, level, candidate, scan):
        """The certificate of the level below; some still have the old sixteen-digit number."""
        batch, below = self.batch, str(int(level) + 1)
        old = ordinal % 4 == 0
        year = batch.year - (10 if old else 5)
        number = identifiers.old_certificate_number(batch.province_code, year, below, ordinal) if old \
            else identifiers.certificate_number(
                identifiers.institution_code("social", batch.province_code, 80), year, below,
                ordinal % 900000 + 1)
        return element(2, "heldCertificate", {
            "kind": "qualification" if old else "skill", "name": occupation.name,
            "occupation": occupation.code, "level": below, "number": number,
            "issuedOn": f"{year}-06-18", "issuer": "示例职业技能评价机构", "scan": scan})

    def _title(self, ordinal, scan):
        """A professional title beside the certificate, on the same scan."""
        return element(2, "heldCertificate", {
            "kind": "title", "name": "工程师", "grade": "中级", "number": f"ZC{ordinal:08}",
            "issuedOn": f"{self.batch.year - 6}-12-10", "issuer": "示例职称评审委员会", "scan": scan})

    def _seats(self, candidate, group, position, occupation, level, result):
        batch, seats = self.batch, []
        for subject in subjects(level):
            capacity = SEATS[room_kind(occupation, subject)]
            session = batch.layout.places[group, subject][position // capacity]
            attributes = {"session": session.id, "seat": f"{position % capacity + 1:02}"}
            if result == "absent":
                attributes["absent"] = True
            else:
                session.present.append((candidate.number, candidate.name))
                if result == "theory" and subject == "theory":
                    batch.offended(candidate, session)
                attributes["signedInAt"] = batch.minutes_before(session, 20 - position % 10)
                attributes["absent"] = False
                if batch.province == "yunnan":
                    attributes["distance"] = 5 + position % 40
                    attributes["faceMatched"] = True
            seats.append(batch.child("seat", attributes))
        return seats

    def _scores(self, number, group, position, level, result):
        batch, scores = self.batch, []
        occupation = batch.groups[group][0]
        if result == "absent":
            return scores
        for subject in subjects(level):
            passed = result != subject
            score = 60 + self.pick(72) / 2 if passed else 38 + self.pick(43) / 2
            text = f"{score:.1f}"
            attributes = {"subject": subject, "score": text, "passed": passed}
            if subject != "theory" or occupation.mode == "paper":
                attributes["sheetScore"] = text
            if subject == "theory" and occupation.mode == "paper":
                attributes["marker"] = batch.layout.markers[position % 2].id
                attributes["markedOn"] = batch.schedule.marked
            if passed and not batch.first_score:
                batch.first_score = (number, subject, score)
            batch.sat[subject] = batch.sat.get(subject, 0) + 1
            scores.append(batch.child("score", attributes))
        return scores

    def _certificate(self, candidate, occupation, level, id_type, id_number):
        batch, schedule = self.batch, self.batch.schedule
        serial = self.serials.get(level, batch.first_serial)
        self.serials[level] = serial + 1
        number = identifiers.certificate_number(batch.institution["code"], schedule.issued.year, level,
                                                serial)
        status = batch.certificate_issued(candidate, number)
        if len(batch.summary) <= 500:
            batch.summary.append((number, candidate.name, occupation.name, LEVEL_NAMES[level],
                                  str(schedule.issued)))
        returned = batch.correction and serial == batch.first_serial + 2
        return batch.child("certificate", {
            "number": number, "name": candidate.name, "idType": id_type, "idNumber": id_number,
            "occupationCode": occupation.code, "occupationName": occupation.name,
            "workType": occupation.work_type, "level": level, "issuer": batch.institution["name"],
            "status": status, "issuedOn": schedule.issued, "uploadedOn": schedule.uploaded,
            "receivedOn": schedule.received, "forwardedOn": schedule.forwarded,
            "searchableOn": schedule.searchable,
            "returnedOn": schedule.returned if returned else None,
            "resentOn": schedule.resent if returned else None})
