// SPDX-License-Identifier: Apache-2.0
// A sanction case (案件): schemas/case.xsd in C. The case file of one misconduct from its discovery
// to its archive: who, what (by id in the catalogue of misconduct, schemas/misconduct), evidence,
// each procedural step with date and person, the officer's choices with their reasons, service,
// review, appeal. Nothing here is computed: what the program makes of it is model/judgement.h.
// Document numbers are the office's own; the program checks their form and that none is used twice.
#ifndef JUANCE_MODEL_CASE_H
#define JUANCE_MODEL_CASE_H

#include "model/batch.h"
#include "model/config.h"
#include "model/institution.h"

#define CASE_SUBJECT_FIELDS(F, P)                                                                  \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(code, idType, "证件类型")                                                                    \
    F(text, idNumber, "证件号码")                                                                  \
    F(text, institution, "机构编码")                                                               \
    F(text, institutionName, "所属机构名称")                                                       \
    F(text, creditCode, "统一社会信用代码")                                                        \
    F(text, filingNumber, "备案编号")                                                              \
    F(text, address, "住所")                                                                       \
    F(text, head, "主要负责人")                                                                    \
    F(text, person, "人员编号")                                                                    \
    F(text, candidate, "准考证号")                                                                 \
    F(text, room, "考场")                                                                          \
    F(text, seat, "座位号")                                                                        \
    F(text, certificate, "证书编号")                                                               \
    F(text, cardNumber, "考评人员证书编号")
RECORD_STRUCT(caseSubject, CASE_SUBJECT_FIELDS)

#define CASE_FACT_FIELDS(F, P)                                                                     \
    F(code, name, "情形")                                                                          \
    F(boolean, value, "是否存在")                                                                  \
    F(text, officer, "认定人")                                                                     \
    F(text, note, "说明")
RECORD_STRUCT(caseFact, CASE_FACT_FIELDS)

#define GRAVITY_FIELDS(F, P)                                                                       \
    F(code, degree, "情节")                                                                        \
    F(text, tier, "选定档次")                                                                      \
    F(text, officer, "认定人")                                                                     \
    F(text, post, "职务")                                                                          \
    F(date, chosenOn, "认定日期")                                                                  \
    F(text, reason, "理由")
RECORD_STRUCT(gravity, GRAVITY_FIELDS)

#define OFFENCE_FIELDS(F, P)                                                                       \
    F(text, id, "编号")                                                                            \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, batch, "所涉批次号")                                                                   \
    F(text, session, "场次编号")                                                                   \
    F(code, subject, "科目")                                                                       \
    F(text, place, "地点")                                                                         \
    F(text, description, "事实经过")                                                               \
    F(date, happenedOn, "行为日期")                                                                \
    F(moment, at, "时间")                                                                          \
    F(boolean, discoveredAfter, "评价活动结束后发现")                                              \
    F(list, caseFact, "事实情形")                                                                  \
    F(list, gravity, "情节认定")
RECORD_STRUCT(offence, OFFENCE_FIELDS)

#define REMINDER_FIELDS(F, P)                                                                      \
    F(moment, at, "时间")                                                                          \
    F(text, by, "提醒人")                                                                          \
    F(text, words, "提醒内容")
RECORD_STRUCT(reminder, REMINDER_FIELDS)

#define EVIDENCE_FIELDS(F, P)                                                                      \
    F(text, id, "证据编号")                                                                        \
    F(code, kind, "证据种类")                                                                      \
    F(text, title, "证据名称")                                                                     \
    F(text, obtainedBy, "取证人")                                                                  \
    F(text, source, "证据来源")                                                                    \
    F(text, file, "文件")                                                                          \
    F(digest, sha256, "文件摘要")                                                                  \
    F(integer, pages, "页数")                                                                      \
    F(date, obtainedOn, "取得日期")                                                                \
    F(boolean, preserved, "先行登记保存")
RECORD_STRUCT(evidence, EVIDENCE_FIELDS)

#define INQUIRY_FIELDS(F, P)                                                                       \
    F(text, id, "笔录编号")                                                                        \
    F(code, kind, "笔录种类")                                                                      \
    F(text, place, "地点")                                                                         \
    F(text, officers, "调查人员")                                                                  \
    F(text, person, "被调查、询问人")                                                              \
    F(text, words, "笔录内容")                                                                     \
    F(text, file, "文件")                                                                          \
    F(date, heldOn, "日期")                                                                        \
    F(boolean, confirmed, "已签字确认")
RECORD_STRUCT(inquiry, INQUIRY_FIELDS)

#define DETERMINATION_FIELDS(F, P)                                                                 \
    F(text, officer, "认定人")                                                                     \
    F(text, post, "职务")                                                                          \
    F(text, basis, "认定依据")                                                                     \
    F(date, determinedOn, "认定日期")
RECORD_STRUCT(determination, DETERMINATION_FIELDS)

#define OTHER_DECISION_FIELDS(F, P)                                                                \
    F(text, authority, "作出机关")                                                                 \
    F(text, number, "文号")                                                                        \
    F(text, conclusion, "处理结论")                                                                \
    F(date, decidedOn, "作出日期")
RECORD_STRUCT(otherDecision, OTHER_DECISION_FIELDS)

#define INTERVIEW_FIELDS(F, P)                                                                     \
    F(text, number, "约谈通知书文号")                                                              \
    F(text, topic, "约谈事由")                                                                     \
    F(text, place, "约谈地点")                                                                     \
    F(text, interviewers, "约谈人")                                                                \
    F(text, attendee, "被约谈人")                                                                  \
    F(text, post, "被约谈人职务")                                                                  \
    F(text, materials, "需带材料")                                                                 \
    F(text, heard, "陈述事实或承诺")                                                               \
    F(text, reminded, "提醒事项")                                                                  \
    F(moment, at, "约谈时间")                                                                      \
    F(date, notifiedOn, "通知日期")                                                                \
    F(date, heldOn, "约谈日期")
RECORD_STRUCT(interview, INTERVIEW_FIELDS)

#define ADVANCE_NOTICE_FIELDS(F, P)                                                                \
    F(text, number, "文号")                                                                        \
    F(text, proposed, "拟作出的处理决定")                                                          \
    F(text, facts, "事实")                                                                         \
    F(text, reasons, "理由")                                                                       \
    F(text, basis, "依据")                                                                         \
    F(date, issuedOn, "告知日期")                                                                  \
    F(date, dueOn, "陈述申辩截止日期")                                                             \
    F(boolean, hearing, "已告知陈述申辩权")
RECORD_STRUCT(advanceNotice, ADVANCE_NOTICE_FIELDS)

#define DEFENCE_FIELDS(F, P)                                                                       \
    F(text, by, "陈述申辩人")                                                                      \
    F(code, form, "提出方式")                                                                      \
    F(text, opinion, "陈述申辩意见")                                                               \
    F(text, recorder, "记录人")                                                                    \
    F(code, result, "采纳情况")                                                                    \
    F(text, reasons, "采纳与否的理由")                                                             \
    F(date, receivedOn, "提出日期")                                                                \
    F(boolean, waived, "放弃陈述申辩")
RECORD_STRUCT(defence, DEFENCE_FIELDS)

#define DECIDED_MEASURE_FIELDS(F, P)                                                               \
    F(code, measure, "措施")                                                                       \
    F(text, scope, "范围")                                                                         \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")
RECORD_STRUCT(decidedMeasure, DECIDED_MEASURE_FIELDS)

#define DECISION_FIELDS(F, P)                                                                      \
    F(text, number, "文号")                                                                        \
    F(text, authority, "作出机构")                                                                 \
    F(text, officer, "批准人")                                                                     \
    F(text, tier, "处理档次")                                                                      \
    F(text, findings, "查明事实")                                                                  \
    F(text, ruling, "决定内容")                                                                    \
    F(text, remedy, "救济途径")                                                                    \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, effectiveOn, "生效日期")                                                               \
    F(boolean, publish, "决定公布")                                                                \
    F(list, decidedMeasure, "处理措施")
RECORD_STRUCT(decision, DECISION_FIELDS)

#define RECTIFICATION_FIELDS(F, P)                                                                 \
    F(text, number, "整改通知书文号")                                                              \
    F(text, requirement, "整改要求")                                                               \
    F(text, report, "报告要求")                                                                    \
    F(text, acceptedBy, "验收人")                                                                  \
    F(date, issuedOn, "通知日期")                                                                  \
    F(date, dueOn, "整改期限")                                                                     \
    F(date, completedOn, "整改完成日期")                                                           \
    F(date, acceptedOn, "验收日期")                                                                \
    F(list, problem, "问题清单")
RECORD_STRUCT(rectification, RECTIFICATION_FIELDS)

#define SUSPENSION_FIELDS(F, P)                                                                    \
    F(text, number, "暂停通知书文号")                                                              \
    F(text, scope, "暂停范围")                                                                     \
    F(text, condition, "恢复条件")                                                                 \
    F(text, resumptionNumber, "恢复通知书文号")                                                    \
    F(date, issuedOn, "通知日期")                                                                  \
    F(date, from, "暂停起始日期")                                                                  \
    F(date, until, "暂停截止日期")                                                                 \
    F(date, resumedOn, "恢复日期")
RECORD_STRUCT(suspension, SUSPENSION_FIELDS)

#define SERVICE_FIELDS(F, P)                                                                       \
    F(code, document, "送达文书")                                                                  \
    F(text, number, "文书文号")                                                                    \
    F(integer, copies, "件数")                                                                     \
    F(text, recipient, "受送达人")                                                                 \
    F(text, place, "送达地点")                                                                     \
    F(code, method, "送达方式")                                                                    \
    F(text, servers, "送达人")                                                                     \
    F(text, receivedBy, "收件人")                                                                  \
    F(text, agentReason, "代收理由")                                                               \
    F(text, refusal, "拒收理由")                                                                   \
    F(text, witness, "见证人")                                                                     \
    F(text, note, "备注")                                                                          \
    F(moment, at, "送达时间")                                                                      \
    F(date, servedOn, "送达日期")
RECORD_STRUCT(service, SERVICE_FIELDS)

#define REVIEW_FIELDS(F, P)                                                                        \
    F(text, applicant, "申请人")                                                                   \
    F(text, request, "申请事项")                                                                   \
    F(text, number, "复核决定书文号")                                                              \
    F(text, findings, "复核查明")                                                                  \
    F(text, officer, "复核人")                                                                     \
    F(code, result, "复核结果")                                                                    \
    F(date, appliedOn, "申请日期")                                                                 \
    F(date, decidedOn, "复核决定日期")
RECORD_STRUCT(review, REVIEW_FIELDS)

#define APPEAL_FIELDS(F, P)                                                                        \
    F(text, applicant, "申诉人")                                                                   \
    F(text, request, "申诉事项")                                                                   \
    F(text, authority, "受理机关")                                                                 \
    F(text, number, "申诉答复文号")                                                                \
    F(text, findings, "申诉查明")                                                                  \
    F(code, result, "申诉结果")                                                                    \
    F(date, appliedOn, "申诉日期")                                                                 \
    F(date, answeredOn, "答复日期")
RECORD_STRUCT(appeal, APPEAL_FIELDS)

#define EXECUTION_FIELDS(F, P)                                                                     \
    F(code, measure, "执行事项")                                                                   \
    F(text, by, "执行人")                                                                          \
    F(text, note, "执行情况")                                                                      \
    F(date, doneOn, "执行日期")
RECORD_STRUCT(execution, EXECUTION_FIELDS)

#define REGISTRATION_FIELDS(F, P)                                                                  \
    F(code, roll, "名单")                                                                          \
    F(text, officer, "决定人")                                                                     \
    F(text, reason, "理由")                                                                        \
    F(date, listedOn, "列入日期")                                                                  \
    F(date, removedOn, "移出日期")                                                                 \
    F(boolean, published, "已公布")
RECORD_STRUCT(registration, REGISTRATION_FIELDS)

#define PUBLIC_NOTICE_FIELDS(F, P)                                                                 \
    F(text, number, "公告文号")                                                                    \
    F(text, medium, "公告方式")                                                                    \
    F(text, basis, "公告依据")                                                                     \
    F(date, issuedOn, "公告日期")                                                                  \
    F(date, until, "公告期满日期")
RECORD_STRUCT(publicNotice, PUBLIC_NOTICE_FIELDS)

#define STAFF_REPORT_FIELDS(F, P)                                                                  \
    F(text, to, "监管部门")                                                                        \
    F(text, number, "文号")                                                                        \
    F(date, reportedOn, "报备日期")
RECORD_STRUCT(staffReport, STAFF_REPORT_FIELDS)

#define CASE_APPROVAL_FIELDS(F, P)                                                                 \
    F(code, kind, "审批事项")                                                                      \
    F(text, officer, "审批人")                                                                     \
    F(text, post, "职务")                                                                          \
    F(text, opinion, "审批意见")                                                                   \
    F(date, approvedOn, "审批日期")
RECORD_STRUCT(caseApproval, CASE_APPROVAL_FIELDS)

#define CASE_FILE_FIELDS(F, P)                                                                     \
    F(text, version, "格式版本")                                                                   \
    F(text, number, "案件编号")                                                                    \
    F(code, jurisdiction, "适用地区")                                                              \
    F(integer, year, "案件年度")                                                                   \
    F(text, title, "案件名称")                                                                     \
    F(text, authority, "办案机构")                                                                 \
    F(text, authorityCode, "办案机构代码")                                                         \
    F(text, higherAuthority, "上一级主管部门")                                                     \
    F(text, region, "办案机构地区")                                                                \
    F(text, contact, "联系人")                                                                     \
    F(text, telephone, "联系电话")                                                                 \
    F(text, address, "联系地址")                                                                   \
    F(text, handlers, "承办人")                                                                    \
    F(text, source, "案件来源")                                                                    \
    F(text, institutionFile, "机构档案文件")                                                       \
    F(text, batchFile, "批次导出文件")                                                             \
    F(text, keeper, "立卷人")                                                                      \
    F(text, examiner, "检查人")                                                                    \
    F(text, filingNumber, "归档号")                                                                \
    F(date, discoveredOn, "发现日期")                                                              \
    F(date, openedOn, "立案日期")                                                                  \
    F(date, closedOn, "结案日期")                                                                  \
    F(boolean, certificatesHandled, "已处理相关证书及数据")                                        \
    F(list, caseSubject, "当事人")                                                                 \
    F(list, offence, "违纪违规行为")                                                               \
    F(list, reminder, "提醒")                                                                      \
    F(list, evidence, "证据")                                                                      \
    F(list, inquiry, "调查询问笔录")                                                               \
    F(list, signature, "签字")                                                                     \
    F(list, otherDecision, "其他机关处理结论")                                                     \
    F(list, determination, "行为认定")                                                             \
    F(list, choice, "选择")                                                                        \
    F(list, interview, "约谈")                                                                     \
    F(list, advanceNotice, "处理事先告知")                                                         \
    F(list, defence, "陈述申辩")                                                                   \
    F(list, decision, "处理决定")                                                                  \
    F(list, rectification, "限期整改")                                                             \
    F(list, suspension, "暂停评价活动")                                                            \
    F(list, service, "送达")                                                                       \
    F(list, review, "复核")                                                                        \
    F(list, appeal, "申诉")                                                                        \
    F(list, execution, "执行")                                                                     \
    F(list, registration, "列入名单")                                                              \
    F(list, publicNotice, "公告")                                                                  \
    F(list, staffReport, "报备监管部门")                                                           \
    F(list, caseApproval, "审批")                                                                  \
    P(text, sourceFile, "案件文件")                                                                \
    P(text, sourceFolder, "案件文件夹")                                                            \
    P(digest, sourceSha256, "案件文件摘要")
RECORD_STRUCT(caseFile, CASE_FILE_FIELDS)

#define CASE_NAMESPACE "urn:juance:case"
#define CASE_VERSION   "1.0"

#endif
