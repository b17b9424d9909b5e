# SPDX-License-Identifier: Apache-2.0
"""The institution's file beside the export: everything that the class B rules ask of an institution."""

import os

from export import Export, element
from layout import SENIOR
from materials import ROWS
from workdays import add_days, add_workdays

NAMESPACE = "urn:juance:institution"
VERSION = "1.0"
SECTIONS = ("filing", "scope", "filedRegion", "filedVenue", "baseChange", "annualPlan", "staffMember",
            "delegation", "questionBank", "ruleDocument", "emergencyPlan", "drill", "safetyDevice", "pledge",
            "feeSheet", "specimen", "complaint", "earlierBatch", "sanctionEntry", "starRating",
            "creditGrade", "inspection", "importantMatter", "dataAccount", "dataShare", "query", "desk",
            "yearSummary", "answer")

FILED, UNTIL = "2023-09-20", "2026-09-19"
HANDED_IN = ("filingApplication", "legalPersonCertificate", "workPlan", "ruleList", "standardList",
             "textbookList", "questionBankList", "siteList", "assessorRoster", "supervisorRoster",
             "teamDistribution", "assessmentStatistics", "trainingStatistics", "basicInformation",
             "expertProof", "siteProof", "creditReport", "experienceProof")
NOT_NEEDED = {"branchTable": "没有分支机构", "filingLetter": "不开展职业资格评价",
              "extensionApplication": "初次备案", "changeLetter": "初次备案",
              "ownSpecification": "依国家职业技能标准实施", "leaseAgreement": "场地自有"}
RULES = {"personnel": "人员管理制度", "finance": "财务管理制度", "examination": "考务管理制度",
         "quality": "评价质量监控制度", "certificates": "证书数据管理制度", "archives": "档案管理制度",
         "safety": "安全管理制度", "questionBank": "题库管理制度", "scoring": "评分管理制度",
         "misconduct": "违规违纪处理制度", "fees": "收费标准", "assessors": "考评员管理办法",
         "serviceStandard": "服务标准和工作流程"}
COSTS = (("setting", 15), ("printing", 5), ("invigilation", 15), ("assessment", 30), ("materials", 25),
         ("platform", 10))  # hundredths of the fee
WHOM = {"social": "社会人员", "school": "在籍学生", "enterprise": "本企业职工"}
ROLES = {"marker": "expert"}


class Dossier:
    def __init__(self, batch):
        self.batch, self.schedule, self.settings = batch, batch.schedule, batch.settings
        self.number = f"示例备案{batch.institution['code'][-6:]}"
        self.out = Export(os.path.join(batch.folder, "institution.xml"), SECTIONS, "dossier",
                          NAMESPACE)

    def write(self, note):
        self._filing()
        self._annual_plan()
        self._staff()
        self._rules()
        self._fees()
        self._history()
        self._data()
        batch, institution = self.batch, self.batch.institution
        self.out.close({
            "version": VERSION, "code": institution["code"], "name": institution["name"],
            "creditCode": institution["creditCode"], "jurisdiction": batch.province,
            "institutionType": institution["type"], "filingLevel": institution["filingLevel"],
            "state": "active", "region": institution["region"], "address": self.settings["address"],
            "head": batch.head, "contact": batch.layout.office[0].name,
            "telephone": f"{self.settings['dialling']}-00000001", "qualityBody": "评价质量管理办公室",
            "maintainer": institution["name"], "updatedOn": self.schedule.archived,
            "foundedOn": "2015-03-18", "qualityBodyOn": "2023-06-01", "branch": False,
            "legalPerson": True, "outsideExperts": True}, note)

    def _filing(self):
        add, batch = self.out.add, self.batch
        children = [element(2, "dossierMaterial", {
            "id": f"D{position:02}", "kind": kind, "copies": 1, "handedInOn": "2023-08-07",
            "electronic": True}) for position, kind in enumerate(HANDED_IN, 1)]
        children += [element(2, "dossierMaterial", {
            "id": f"D{len(HANDED_IN) + position:02}", "kind": kind, "reason": reason, "none": True})
            for position, (kind, reason) in enumerate(NOT_NEEDED.items(), 1)]
        children += [element(2, "reviewStep", {"kind": kind, "doneOn": day, "result": "通过"})
                     for kind, day in (("materialCheck", "2023-08-15"), ("siteVisit", "2023-08-22"),
                                       ("expertReview", "2023-08-24"), ("defence", "2023-08-25"))]
        add("filing", {
            "number": self.number, "kind": "first", "category": "assessment",
            "desk": self.settings["filing"], "authority": self.settings["authority"],
            "supervisor": self.settings["authority"], "decision": "filed", "appliedOn": "2023-08-07",
            "answeredOn": "2023-08-10", "acceptedOn": "2023-08-11",
            "materialReviewedOn": "2023-08-15", "assessedOn": "2023-08-25",
            "publicityFrom": "2023-08-28", "publicityUntil": "2023-09-04",
            "codeRequestedOn": "2023-09-06", "codeGrantedOn": "2023-09-15",
            "commitmentSignedOn": "2023-09-18", "filedOn": FILED, "reportedOn": "2023-09-22",
            "from": FILED, "until": UNTIL}, children)
        for occupation, level, _ in batch.groups:
            add("scope", {"filing": self.number, "occupation": occupation.code,
                          "name": occupation.name, "workType": occupation.work_type, "level": level,
                          "standard": f"GZB {occupation.code}", "from": FILED, "until": UNTIL,
                          "specification": False})
        regions = [batch.institution["region"]] + ([batch.host[0]] if batch.host else [])
        for region in regions:
            add("filedRegion", {"filing": self.number, "region": region, "from": FILED,
                                "until": UNTIL})
        add("filedVenue", {
            "filing": self.number, "id": "K01", "name": f"{self.settings['city']}示例考点",
            "region": batch.institution["region"], "address": self.settings["address"],
            "ownership": "own", "owner": batch.institution["name"], "capacity": 600, "from": FILED,
            "until": UNTIL, "standardRooms": True, "computerRooms": True, "practicalSite": True,
            "cameras": True})

    def _annual_plan(self):
        batch, institution = self.batch, self.batch.institution
        rows = [element(2, "annualPlanRow", {
            "row": number, "institutionName": institution["name"],
            "institutionCode": institution["code"], "institutionType": institution["type"],
            "occupationName": occupation.name, "workType": occupation.work_type,
            "occupation": occupation.code, "level": level, "participants": WHOM[institution["type"]],
            "registration": f"{self.schedule.registration_from.month}月",
            "assessment": f"{self.schedule.first_exam.month}月", "place": self.settings["city"],
            "times": 1, "fee": occupation.fee + ".00",
            "contact": f"{self.settings['dialling']}-00000001", "theory": True, "practical": True,
            "comprehensive": level in SENIOR})
            for number, (occupation, level, _) in enumerate(batch.groups, 1)]
        self.out.add("annualPlan", {
            "version": "1", "year": batch.year, "contact": batch.layout.office[0].name,
            "telephone": f"{self.settings['dialling']}-00000001", "channel": "机构网站",
            "filedOn": self.schedule.annual_plan, "publishedOn": self.schedule.annual_publication,
            "stamped": True}, rows)

    def _staff(self):
        batch, layout = self.batch, self.batch.layout
        for index, person in enumerate(layout.people):
            if person.role == "externalSupervisor":
                continue
            children = [element(2, "staffReview", {
                "year": batch.year - 1, "result": "passed", "reviewedOn": f"{batch.year - 1}-12-20",
                "renewed": True})]
            children.append(element(2, "training", {
                "topic": "考务与评分", "heldOn": f"{batch.year}-01-10", "passed": True}))
            member = layout.records[person.id]
            self.out.add("staffMember", {
                "id": person.id, "name": person.name, "idNumber": member["idNumber"],
                "role": ROLES.get(person.role, person.role), "employment": member["employment"],
                "employer": member["employer"], "cardNumber": member.get("cardNumber"),
                "cardFrom": member.get("cardFrom"), "cardUntil": member.get("cardUntil"),
                "occupations": person.occupations, "agreementSignedOn": "2023-12-28",
                "contractFrom": "2024-01-01", "contractUntil": "2026-12-31", "from": "2024-01-01"},
                children)
        for role in ("qualityOfficer", "dataOfficer", "archivist"):
            self.out.add("staffMember", {
                "id": f"Q-{role}", "name": self.batch.clerk(), "role": role, "employment": "full",
                "employer": batch.institution["name"], "agreementSignedOn": "2023-12-28",
                "contractFrom": "2024-01-01", "contractUntil": "2026-12-31", "from": "2024-01-01"})
        if any(row.kind == "certificateHandling" for row in ROWS[batch.province]):
            self.out.add("delegation", {
                "role": "approver", "name": batch.approver, "document": "证书办理授权书",
                "from": "2024-01-01", "until": "2026-12-31"})
        for occupation, level, _ in batch.groups:
            self.out.add("questionBank", {
                "occupation": occupation.code, "level": level, "source": occupation.source,
                "theoryItems": 620, "practicalSets": 6, "repetition": "0.2",
                "developers": "示例命题专家组", "builtOn": "2023-10-30", "renewedOn": "2024-11-15",
                "reviewedOn": "2024-11-20", "reportedOn": "2024-12-02"})

    def _rules(self):
        add = self.out.add
        for kind, title in RULES.items():
            add("ruleDocument", {"kind": kind, "title": title, "channel": "机构网站",
                                 "adoptedOn": "2023-07-03", "publishedOn": "2023-10-09"})
        for kind in ("naturalDisaster", "accident", "publicHealth", "publicSecurity"):
            add("emergencyPlan", {"kind": kind, "adoptedOn": "2023-07-03"})
        for kind in ("emergency", "fireTraining"):
            add("drill", {"kind": kind, "heldOn": f"{self.batch.year}-01-15", "attendees": 30})
        for kind in ("alarm", "fire", "rescue", "epidemic"):
            add("safetyDevice", {"kind": kind, "venue": "K01", "pieces": 12,
                                 "checkedOn": f"{self.batch.year}-01-15"})
        for kind in ("integrity", "assessment", "filing"):
            add("pledge", {"kind": kind, "counterpart": self.settings["authority"],
                           "signedBy": self.batch.head, "signedOn": "2023-09-18", "until": UNTIL})

    def _fees(self):
        for occupation, level, _ in self.batch.groups:
            fee = int(occupation.fee)
            lines = [element(2, "costLine", {"kind": kind, "amount": f"{fee * share / 100:.2f}"})
                     for kind, share in COSTS]
            self.out.add("feeSheet", {
                "occupation": occupation.code, "level": level, "amount": occupation.fee + ".00",
                "adoptedOn": "2024-01-15", "publishedOn": "2024-01-22"}, lines)
        for kind in ("certificate", "seal"):
            self.out.add("specimen", {"kind": kind, "reportedOn": "2023-10-16",
                                      "usedFrom": "2023-11-01"})

    def _history(self):
        """Two earlier batches, in figures, five and ten months before."""
        batch = self.batch
        occupation, level, _ = batch.groups[0]
        for number, (days, examined, certified) in enumerate(((300, 64, 52), (150, 58, 46)), 901):
            exam = add_days(batch.schedule.first_exam, -days)
            year = exam.year
            result = element(2, "batchResult", {
                "occupation": occupation.code, "level": level, "registered": examined + 3,
                "accepted": examined + 3, "examined": examined, "certified": certified})
            closed = add_workdays(exam, 40)
            self.out.add("earlierBatch", {
                "number": f"{year}{number:03}", "year": year, "venue": "K01",
                "region": batch.institution["region"], "registered": examined + 3,
                "accepted": examined + 3, "examined": examined, "certified": certified, "volumes": 3,
                "uploadedLate": 0, "returned": 0, "returnedOpen": 0, "videosLate": 0,
                "filedOn": add_workdays(exam, -12), "firstExam": exam, "lastExam": exam,
                "issuedOn": add_workdays(exam, 15), "closedOn": closed,
                "archivedOn": add_workdays(closed, 5), "videosUploaded": True, "supervised": True},
                [result])
        if batch.province == "guangxi":
            self.out.add("starRating", {"cycle": "2022-2024", "stars": 4, "standard": "示例评定标准",
                                        "authority": self.settings["authority"],
                                        "ratedOn": "2024-11-20"})
        if batch.province == "sichuan":
            self.out.add("creditGrade", {"cycle": "2024", "grade": "A",
                                         "authority": self.settings["authority"],
                                         "gradedOn": "2024-11-20", "publishedOn": "2024-12-02"})
        self.out.add("inspection", {"id": "J01", "kind": "daily",
                                    "authority": self.settings["authority"], "officers": "示例检查组",
                                    "result": "未发现问题", "inspectedOn": f"{batch.year}-03-12",
                                    "random": True})

    def _data(self):
        batch, office = self.batch, self.batch.layout.office
        for number, duty in enumerate(("produce", "review", "upload")):
            self.out.add("dataAccount", {
                "id": f"A{number + 1}", "duty": duty, "holder": office[number].id,
                "pledgeSignedOn": "2023-10-20", "from": "2023-10-23",
                "passwordChangedOn": self.schedule.announced, "certificateUntil": "2026-10-22",
                "strongPassword": True, "lent": False, "lost": False})
        self.out.add("desk", {"authority": self.settings["authority"],
                              "region": batch.institution["region"],
                              "examPlanListOn": self.schedule.plan_accepted,
                              "hotlinePublishedOn": "2023-01-10", "complaintSystemOn": "2023-01-10"})
