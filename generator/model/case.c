// SPDX-License-Identifier: Apache-2.0
#include "model/case.h"

#include "model/record_table.h"

#define OWNER caseSubject
RECORD_TABLE(caseSubject, "当事人", CASE_SUBJECT_FIELDS)
#undef OWNER

#define OWNER caseFact
RECORD_TABLE(caseFact, "事实情形", CASE_FACT_FIELDS)
#undef OWNER

#define OWNER gravity
RECORD_TABLE(gravity, "情节认定", GRAVITY_FIELDS)
#undef OWNER

#define OWNER offence
RECORD_TABLE(offence, "违纪违规行为", OFFENCE_FIELDS)
#undef OWNER

#define OWNER reminder
RECORD_TABLE(reminder, "提醒", REMINDER_FIELDS)
#undef OWNER

#define OWNER evidence
RECORD_TABLE(evidence, "证据", EVIDENCE_FIELDS)
#undef OWNER

#define OWNER inquiry
RECORD_TABLE(inquiry, "调查询问笔录", INQUIRY_FIELDS)
#undef OWNER

#define OWNER determination
RECORD_TABLE(determination, "行为认定", DETERMINATION_FIELDS)
#undef OWNER

#define OWNER otherDecision
RECORD_TABLE(otherDecision, "其他机关处理结论", OTHER_DECISION_FIELDS)
#undef OWNER

#define OWNER interview
RECORD_TABLE(interview, "约谈", INTERVIEW_FIELDS)
#undef OWNER

#define OWNER advanceNotice
RECORD_TABLE(advanceNotice, "处理事先告知", ADVANCE_NOTICE_FIELDS)
#undef OWNER

#define OWNER defence
RECORD_TABLE(defence, "陈述申辩", DEFENCE_FIELDS)
#undef OWNER

#define OWNER decidedMeasure
RECORD_TABLE(decidedMeasure, "处理措施", DECIDED_MEASURE_FIELDS)
#undef OWNER

#define OWNER decision
RECORD_TABLE(decision, "处理决定", DECISION_FIELDS)
#undef OWNER

#define OWNER rectification
RECORD_TABLE(rectification, "限期整改", RECTIFICATION_FIELDS)
#undef OWNER

#define OWNER suspension
RECORD_TABLE(suspension, "暂停评价活动", SUSPENSION_FIELDS)
#undef OWNER

#define OWNER service
RECORD_TABLE(service, "送达", SERVICE_FIELDS)
#undef OWNER

#define OWNER review
RECORD_TABLE(review, "复核", REVIEW_FIELDS)
#undef OWNER

#define OWNER appeal
RECORD_TABLE(appeal, "申诉", APPEAL_FIELDS)
#undef OWNER

#define OWNER execution
RECORD_TABLE(execution, "执行", EXECUTION_FIELDS)
#undef OWNER

#define OWNER registration
RECORD_TABLE(registration, "列入名单", REGISTRATION_FIELDS)
#undef OWNER

#define OWNER publicNotice
RECORD_TABLE(publicNotice, "公告", PUBLIC_NOTICE_FIELDS)
#undef OWNER

#define OWNER staffReport
RECORD_TABLE(staffReport, "报备监管部门", STAFF_REPORT_FIELDS)
#undef OWNER

#define OWNER caseApproval
RECORD_TABLE(caseApproval, "审批", CASE_APPROVAL_FIELDS)
#undef OWNER

#define OWNER caseFile
RECORD_TABLE(caseFile, "案件", CASE_FILE_FIELDS)
#undef OWNER
