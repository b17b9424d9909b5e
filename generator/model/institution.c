// SPDX-License-Identifier: Apache-2.0
#include "model/institution.h"

#include "model/record_table.h"

#define OWNER scope
RECORD_TABLE(scope, "备案职业等级", SCOPE_FIELDS)
#undef OWNER

#define OWNER filedRegion
RECORD_TABLE(filedRegion, "备案地区", FILED_REGION_FIELDS)
#undef OWNER

#define OWNER filedVenue
RECORD_TABLE(filedVenue, "备案考点", FILED_VENUE_FIELDS)
#undef OWNER

#define OWNER dossierMaterial
RECORD_TABLE(dossierMaterial, "备案材料", DOSSIER_MATERIAL_FIELDS)
#undef OWNER

#define OWNER reviewStep
RECORD_TABLE(reviewStep, "技术评估", REVIEW_STEP_FIELDS)
#undef OWNER

#define OWNER filing
RECORD_TABLE(filing, "备案", FILING_FIELDS)
#undef OWNER

#define OWNER baseChange
RECORD_TABLE(baseChange, "基础信息变更", BASE_CHANGE_FIELDS)
#undef OWNER

#define OWNER annualPlanRow
RECORD_TABLE(annualPlanRow, "年度计划行", ANNUAL_PLAN_ROW_FIELDS)
#undef OWNER

#define OWNER annualPlan
RECORD_TABLE(annualPlan, "年度计划", ANNUAL_PLAN_FIELDS)
#undef OWNER

#define OWNER staffReview
RECORD_TABLE(staffReview, "年度考核", STAFF_REVIEW_FIELDS)
#undef OWNER

#define OWNER training
RECORD_TABLE(training, "业务培训", TRAINING_FIELDS)
#undef OWNER

#define OWNER staffMember
RECORD_TABLE(staffMember, "人员名册", STAFF_MEMBER_FIELDS)
#undef OWNER

#define OWNER questionBank
RECORD_TABLE(questionBank, "题(卷)库", QUESTION_BANK_FIELDS)
#undef OWNER

#define OWNER ruleDocument
RECORD_TABLE(ruleDocument, "规章制度", RULE_DOCUMENT_FIELDS)
#undef OWNER

#define OWNER emergencyPlan
RECORD_TABLE(emergencyPlan, "应急预案", EMERGENCY_PLAN_FIELDS)
#undef OWNER

#define OWNER drill
RECORD_TABLE(drill, "应急演练", DRILL_FIELDS)
#undef OWNER

#define OWNER safetyDevice
RECORD_TABLE(safetyDevice, "安全设备", SAFETY_DEVICE_FIELDS)
#undef OWNER

#define OWNER pledge
RECORD_TABLE(pledge, "承诺书", PLEDGE_FIELDS)
#undef OWNER

#define OWNER costLine
RECORD_TABLE(costLine, "成本测算", COST_LINE_FIELDS)
#undef OWNER

#define OWNER feeSheet
RECORD_TABLE(feeSheet, "收费成本测算", FEE_SHEET_FIELDS)
#undef OWNER

#define OWNER specimen
RECORD_TABLE(specimen, "证书印章样本", SPECIMEN_FIELDS)
#undef OWNER

#define OWNER complaint
RECORD_TABLE(complaint, "投诉举报", COMPLAINT_FIELDS)
#undef OWNER

#define OWNER batchResult
RECORD_TABLE(batchResult, "认定结果", BATCH_RESULT_FIELDS)
#undef OWNER

#define OWNER batchGroup
RECORD_TABLE(batchGroup, "考评组", BATCH_GROUP_FIELDS)
#undef OWNER

#define OWNER earlierBatch
RECORD_TABLE(earlierBatch, "以往批次", EARLIER_BATCH_FIELDS)
#undef OWNER

#define OWNER sanctionEntry
RECORD_TABLE(sanctionEntry, "处理记录", SANCTION_ENTRY_FIELDS)
#undef OWNER

#define OWNER starRating
RECORD_TABLE(starRating, "星级评定", STAR_RATING_FIELDS)
#undef OWNER

#define OWNER creditGrade
RECORD_TABLE(creditGrade, "信用等级", CREDIT_GRADE_FIELDS)
#undef OWNER

#define OWNER problem
RECORD_TABLE(problem, "问题台账", PROBLEM_FIELDS)
#undef OWNER

#define OWNER inspection
RECORD_TABLE(inspection, "检查督导", INSPECTION_FIELDS)
#undef OWNER

#define OWNER importantMatter
RECORD_TABLE(importantMatter, "要情报告", IMPORTANT_MATTER_FIELDS)
#undef OWNER

#define OWNER dataAccount
RECORD_TABLE(dataAccount, "数据账号", DATA_ACCOUNT_FIELDS)
#undef OWNER

#define OWNER dataShare
RECORD_TABLE(dataShare, "数据共享", DATA_SHARE_FIELDS)
#undef OWNER

#define OWNER desk
RECORD_TABLE(desk, "监管部门事项", DESK_FIELDS)
#undef OWNER

#define OWNER yearSummary
RECORD_TABLE(yearSummary, "年度总结", YEAR_SUMMARY_FIELDS)
#undef OWNER

#define OWNER dossier
RECORD_TABLE(dossier, "机构档案", DOSSIER_FIELDS)
#undef OWNER
