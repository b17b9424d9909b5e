# SPDX-License-Identifier: Apache-2.0
"""What each province's notice wants archived, as a table, and what the papers look like.

Scope: batch, subject, session, candidate. Signers are roles; `when` names a day of the schedule or, for
sessions, the day after which the paper was made. A row whose subject no occupation of the batch has
is declared as not applicable, with the reason.
"""

from collections import namedtuple

Row = namedtuple("Row", "kind medium scope when signers subject form")


def row(kind, medium, scope, when, signers="", subject=None, form=None):
    return Row(kind, medium, scope, when, tuple(signers.split()), subject, form)


PAPER, ELECTRONIC, VIDEO = "paper", "electronic", "video"
OPTIONAL = {"reissueApplication": "本批次没有证书更正或补发",
            "venuePermission": "本批次未使用外部考点",
            "lateReason": "本批次证书数据均按期上传",
            "incidentRecord": "本批次没有违纪违规事件"}
# Made only when the batch has such a case, and not declared otherwise.
ONLY_IF = ("planChangeReport", "crossCityConsent", "misconductInvestigation", "misconductDecision",
           "correctionRequest", "scoreChangeApproval")
# Rosters whose rows the export lists: one a certificate.
OF_CERTIFICATES = ("certificateRoster", "certificateDataSummary")

_FORMS = (row("applicationForm", PAPER, "candidate", "registered", "candidate"),
          row("applicationForm", ELECTRONIC, "candidate", "registered", "candidate", form="scan"))
_SIGN_IN = row("signInSheet", PAPER, "session", "exam", "candidate invigilator")
_RECORD = row("roomRecord", PAPER, "session", "exam", "invigilator roomHead internalSupervisor")
_SEATING = row("seatingPlan", PAPER, "session", "seating")
_THEORY = (row("theoryPaper", PAPER, "session", "marked", "marker", "theory", "paper"),
           row("theoryPaper", ELECTRONIC, "session", "exam", "", "theory", "computer"))
_SHEETS = (row("scoreSheet", PAPER, "session", "exam", "assessor leader", "practical"),
           row("scoreSheet", PAPER, "session", "exam", "assessor leader", "comprehensive"))
_REVIEW = row("comprehensiveMaterial", PAPER, "session", "exam", "assessor leader", "comprehensive")
_SEATING_ALL = row("seatingPlan", PAPER, "batch", "seating")
_SUMMARY = row("scoreSummary", PAPER, "subject", "marked", "assessor leader internalSupervisor")
_VIDEO = row("processVideo", VIDEO, "session", "exam")
_CHECK = row("scoreCheckRecord", PAPER, "batch", "entered", "enterer checker internalSupervisor")
_CUSTODY = row("paperCustodyRecord", PAPER, "batch", "exam", "examStaff")
_REPORT = row("supervisionReport", PAPER, "batch", "report", "internalSupervisor")
_ROSTERS = (row("avoidanceDeclaration", PAPER, "batch", "avoidance", "examStaff"),
            row("candidateRoster", PAPER, "batch", "filed"),
            row("assessorRoster", PAPER, "batch", "staffing"),
            row("supervisorRoster", PAPER, "batch", "staffing"))
_CERTIFICATES = (row("certificateRoster", PAPER, "batch", "issued", "handler"),
                 row("certificateDataSummary", ELECTRONIC, "batch", "issued", form="csv"))
_RESULT = (row("resultAnnouncement", PAPER, "batch", "published"),
           row("resultAnnouncement", ELECTRONIC, "batch", "published", form="pdf"))
_PLAN = (row("examPlan", ELECTRONIC, "batch", "announced", form="pdf"),
         row("implementationPlan", PAPER, "batch", "filed"),
         row("planFiling", ELECTRONIC, "batch", "filed", form="pdf"))
_FEES = row("feePublicity", ELECTRONIC, "batch", "fees", form="pdf")
_SET = row("electronicSet", ELECTRONIC, "batch", "archived", form="text")
_CASES = (row("incidentRecord", PAPER, "batch", "incident", "invigilator roomHead"),
          row("reissueApplication", PAPER, "batch", "corrected", "candidate handler"),
          row("lateReason", PAPER, "batch", "uploaded", "handler"),
          row("venuePermission", ELECTRONIC, "batch", "permitted", form="pdf"),
          row("planChangeReport", ELECTRONIC, "batch", "permitted", form="pdf"),
          row("crossCityConsent", ELECTRONIC, "batch", "permitted", form="pdf"),
          row("misconductInvestigation", PAPER, "batch", "report", "examStaff"),
          row("misconductDecision", PAPER, "batch", "decided", "institutionHead"),
          row("correctionRequest", PAPER, "batch", "corrected", "institutionHead"),
          row("scoreChangeApproval", PAPER, "batch", "entered", "institutionHead"))

ROWS = {
    "hunan": (
        *_PLAN, row("annualPlanAnnouncement", ELECTRONIC, "batch", "annual", form="pdf"), _FEES,
        *_FORMS, row("eligibilityEvidence", ELECTRONIC, "candidate", "registered", form="scan"),
        _SIGN_IN, _RECORD, _SEATING, *_THEORY,
        row("practicalPaper", PAPER, "session", "exam", "", "practical"),
        _REVIEW, *_SHEETS, _SUMMARY,
        row("scoreSummary", ELECTRONIC, "subject", "marked", "assessor leader internalSupervisor",
            form="pdf"),
        _CHECK, _CUSTODY, *_ROSTERS,
        row("certificateApproval", PAPER, "batch", "approved", "handler institutionHead"),
        _REPORT, row("externalSupervisionReport", PAPER, "batch", "report", "externalSupervisor"),
        *_RESULT, *_CERTIFICATES, *_CASES, _VIDEO),
    "yunnan": (
        row("applicationForm", PAPER, "candidate", "registered", "candidate"),
        row("eligibilityEvidence", PAPER, "candidate", "registered"),
        row("eligibilityEvidence", ELECTRONIC, "candidate", "registered", form="scan"),
        row("commitment", PAPER, "candidate", "registered", "candidate"),
        *_ROSTERS, *_CERTIFICATES, *_PLAN, _FEES,
        row("annualPlanAnnouncement", PAPER, "batch", "annual"),
        _SEATING, _SIGN_IN, _RECORD, *_THEORY, _REVIEW, *_SHEETS, _SUMMARY, _CHECK, _CUSTODY,
        _REPORT, *_RESULT, _SET, *_CASES, _VIDEO),
    "sichuan": (
        *_PLAN, row("meetingRecord", PAPER, "batch", "meeting", "examStaff"), _FEES, *_FORMS,
        row("eligibilityEvidence", PAPER, "candidate", "registered"),
        _SEATING, _SIGN_IN, _RECORD, *_THEORY, _REVIEW, *_SHEETS,
        row("practicalScoreReport", PAPER, "session", "exam", "leader assessor", "practical"),
        row("scoreRoster", PAPER, "batch", "entered", "institutionHead"),
        row("supervisionRecord", PAPER, "batch", "exam", "internalSupervisor"),
        _CHECK, _CUSTODY, _REPORT, *_RESULT, *_ROSTERS,
        row("certificateHandling", PAPER, "batch", "approved", "handler approver"),
        *_CERTIFICATES, *_CASES, _VIDEO),
    "guangxi": (
        *_PLAN, row("registrationRecord", PAPER, "batch", "filed", "examStaff"), *_FORMS,
        row("eligibilityEvidence", PAPER, "candidate", "registered"), _FEES,
        _SEATING_ALL, row("examArrangement", PAPER, "batch", "staffing"), _SIGN_IN, _RECORD, *_THEORY,
        _REVIEW, *_SHEETS, _SUMMARY, _CHECK, _CUSTODY, _REPORT, *_ROSTERS, *_RESULT,
        row("resultReview", PAPER, "batch", "reviewed", "handler approver"),
        row("certificateApproval", PAPER, "batch", "approved", "handler institutionHead"),
        *_CERTIFICATES, row("archiveRecord", PAPER, "batch", "archived", "examStaff"), _SET, *_CASES,
        _VIDEO),
    "inner-mongolia": (
        *_PLAN, row("registrationRecord", PAPER, "batch", "filed", "examStaff"), *_FORMS,
        row("eligibilityEvidence", PAPER, "candidate", "registered"), _FEES,
        _SEATING_ALL, row("examArrangement", PAPER, "batch", "staffing"), _SIGN_IN, _RECORD, *_THEORY,
        _REVIEW, *_SHEETS,
        row("scoreSummary", PAPER, "batch", "marked", "assessor leader internalSupervisor"), _CHECK, _CUSTODY, _REPORT, *_ROSTERS, *_RESULT,
        row("resultReview", PAPER, "batch", "reviewed", "handler approver"),
        row("certificateApproval", PAPER, "batch", "approved", "handler institutionHead"),
        *_CERTIFICATES, row("archiveRecord", PAPER, "batch", "archived", "examStaff"), _SET, *_CASES,
        _VIDEO),
}

TITLES = {
    "applicationForm": "职业技能等级认定申报表", "eligibilityEvidence": "参评人员资格佐证材料",
    "commitment": "真实性书面承诺", "candidateRoster": "参评人员名册", "assessorRoster": "考评人员名册",
    "supervisorRoster": "内部质量督导人员名册", "registrationRecord": "报名组织情况",
    "implementationPlan": "实施方案", "annualPlanAnnouncement": "年度计划公告", "examPlan": "考试计划",
    "planFiling": "批次计划备案材料", "venuePermission": "外部考点许可", "feePublicity": "收费公示",
    "meetingRecord": "考务工作会记录", "seatingPlan": "考场安排表", "signInSheet": "参评人员签到表",
    "roomRecord": "考场记录表", "examArrangement": "考务安排", "paperCustodyRecord": "试卷流转签字记录",
    "supervisionRecord": "督导过程质量记录", "supervisionReport": "内部督导情况报告", "externalSupervisionReport": "外部督导报告",
    "incidentRecord": "违纪违规记录单", "theoryPaper": "理论知识试卷", "practicalPaper": "技能操作试卷",
    "scoreSheet": "评分表", "practicalScoreReport": "操作技能考试成绩单",
    "comprehensiveMaterial": "综合评定材料", "scoreSummary": "成绩汇总表", "scoreRoster": "考生成绩名册",
    "scoreCheckRecord": "成绩录入双人复核记录", "resultAnnouncement": "成绩公示",
    "resultReview": "结果审核材料", "certificateApproval": "证书核发审批表",
    "certificateHandling": "证书办理表", "certificateRoster": "获证人员名册（发证名册）",
    "certificateDataSummary": "证书数据汇总表", "reissueApplication": "修改或遗失补发证书申请表",
    "lateReason": "逾期上传书面说明", "processVideo": "监控录像", "electronicSet": "整套电子资料",
    "archiveRecord": "档案管理情况", "avoidanceDeclaration": "回避声明",
    "planChangeReport": "批次计划变更报告", "crossCityConsent": "跨市评价报备与同意",
    "misconductInvestigation": "违纪违规调查材料", "misconductDecision": "违纪违规处理决定",
    "correctionRequest": "证书数据更正书面说明", "scoreChangeApproval": "成绩更改审批材料",
    "postingPhotos": "考点张贴影像", "photo": "参评人员照片",
}
SUBJECTS = {"theory": "理论知识考试", "practical": "技能操作考核", "comprehensive": "综合评审"}
NO_REVIEW = "本批次没有综合评审科目"
