// SPDX-License-Identifier: Apache-2.0
// An institution's file (机构档案, 一户一档): schemas/institution.xsd in C. Everything about an
// institution that no single batch export holds, for the rules of class B. Written as batch.h is:
// type, name, Chinese term; the annotation of the same name in the schema says which clause asks
// for it. Class C questions about the institution are answered with the `answer` of batch.h,
// lookups in the certificate data with its `query`.
#ifndef JUANCE_MODEL_INSTITUTION_H
#define JUANCE_MODEL_INSTITUTION_H

#include "model/batch.h"

// ---- filing: what the institution may assess, where and until when
#define SCOPE_FIELDS(F, P)                                                                         \
    F(text, filing, "备案编号")                                                                    \
    F(text, occupation, "职业编码")                                                                \
    F(text, name, "职业名称")                                                                      \
    F(text, workType, "工种/职业方向")                                                             \
    F(code, level, "等级")                                                                         \
    F(text, project, "专项职业能力项目")                                                           \
    F(text, standard, "国家职业标准或评价规范编号")                                                \
    F(date, from, "有效期起")                                                                      \
    F(date, until, "有效期止")                                                                     \
    F(date, standardReportedOn, "评价规范报省中心日期")                                            \
    F(boolean, specification, "依评价规范实施")
RECORD_STRUCT(scope, SCOPE_FIELDS)

#define FILED_REGION_FIELDS(F, P)                                                                  \
    F(text, filing, "备案编号")                                                                    \
    F(text, region, "备案地区")                                                                    \
    F(date, from, "有效期起")                                                                      \
    F(date, until, "有效期止")
RECORD_STRUCT(filedRegion, FILED_REGION_FIELDS)

#define FILED_VENUE_FIELDS(F, P)                                                                   \
    F(text, filing, "备案编号")                                                                    \
    F(text, id, "考点编号")                                                                        \
    F(text, name, "考点名称")                                                                      \
    F(text, region, "所在地区")                                                                    \
    F(text, address, "地址")                                                                       \
    F(code, ownership, "权属")                                                                     \
    F(text, owner, "产权人")                                                                       \
    F(integer, capacity, "容量")                                                                   \
    F(date, leaseFrom, "租赁期起")                                                                 \
    F(date, leaseUntil, "租赁期止")                                                                \
    F(date, from, "有效期起")                                                                      \
    F(date, until, "有效期止")                                                                     \
    F(boolean, standardRooms, "标准考场")                                                          \
    F(boolean, computerRooms, "智能化考场")                                                        \
    F(boolean, practicalSite, "技能操作考核场地")                                                  \
    F(boolean, cameras, "视频监控设备")
RECORD_STRUCT(filedVenue, FILED_VENUE_FIELDS)

#define DOSSIER_MATERIAL_FIELDS(F, P)                                                              \
    F(text, id, "材料编号")                                                                        \
    F(code, kind, "备案材料")                                                                      \
    F(text, title, "题名")                                                                         \
    F(text, file, "文件")                                                                          \
    F(digest, sha256, "文件摘要")                                                                  \
    F(text, reason, "无此项原因")                                                                  \
    F(integer, copies, "份数")                                                                     \
    F(date, handedInOn, "提交日期")                                                                \
    F(boolean, electronic, "电子版")                                                               \
    F(boolean, none, "无此项")
RECORD_STRUCT(dossierMaterial, DOSSIER_MATERIAL_FIELDS)

#define REVIEW_STEP_FIELDS(F, P)                                                                   \
    F(code, kind, "评估方式")                                                                      \
    F(date, doneOn, "完成日期")                                                                    \
    F(text, result, "结果")
RECORD_STRUCT(reviewStep, REVIEW_STEP_FIELDS)

// One filing, its renewal or its extension, with the dates of the authority's desk.
#define FILING_FIELDS(F, P)                                                                        \
    F(text, number, "备案编号")                                                                    \
    F(code, kind, "备案种类")                                                                      \
    F(code, category, "备案类别")                                                                  \
    F(code, desk, "受理机构类别")                                                                  \
    F(text, authority, "受理机构")                                                                 \
    F(text, supervisor, "属地指导管理机构")                                                        \
    F(code, decision, "办理结果")                                                                  \
    F(text, reason, "不予备案理由")                                                                \
    F(date, appliedOn, "申请日期")                                                                 \
    F(date, answeredOn, "告知日期")                                                                \
    F(date, supplementAskedOn, "要求补正日期")                                                     \
    F(date, supplementedOn, "补正完毕日期")                                                        \
    F(date, acceptedOn, "受理日期")                                                                \
    F(date, materialReviewedOn, "材料审核日期")                                                    \
    F(date, assessedOn, "评估完成日期")                                                            \
    F(date, publicityFrom, "公示开始日期")                                                         \
    F(date, publicityUntil, "公示结束日期")                                                        \
    F(date, codeRequestedOn, "申请机构编码日期")                                                   \
    F(date, codeGrantedOn, "机构编码下达日期")                                                     \
    F(date, commitmentSignedOn, "承诺书签署日期")                                                  \
    F(date, filedOn, "备案日期")                                                                   \
    F(date, reportedOn, "备案信息上报日期")                                                        \
    F(date, from, "有效期起")                                                                      \
    F(date, until, "有效期止")                                                                     \
    F(boolean, qualification, "含职业资格评价")                                                    \
    F(boolean, specificationsUsed, "依企业评价规范")                                               \
    F(boolean, baseChanged, "变更基本信息")                                                        \
    F(list, dossierMaterial, "备案材料")                                                           \
    F(list, reviewStep, "技术评估")
RECORD_STRUCT(filing, FILING_FIELDS)

#define BASE_CHANGE_FIELDS(F, P)                                                                   \
    F(code, aspect, "变更事项")                                                                    \
    F(text, before, "变更前")                                                                      \
    F(text, after, "变更后")                                                                       \
    F(date, changedOn, "变更日期")                                                                 \
    F(date, appliedOn, "申请变更日期")                                                             \
    F(date, agreedOn, "同意变更日期")
RECORD_STRUCT(baseChange, BASE_CHANGE_FIELDS)

// ---- annual plan: a version a record, rows as in Hunan's 附件3
#define ANNUAL_PLAN_ROW_FIELDS(F, P)                                                               \
    F(integer, row, "序号")                                                                        \
    F(text, institutionName, "机构名称")                                                           \
    F(text, institutionCode, "机构编码")                                                           \
    F(code, institutionType, "机构类型")                                                           \
    F(text, occupationName, "职业名称")                                                            \
    F(text, workType, "工种")                                                                      \
    F(text, occupation, "职业(工种)编码")                                                          \
    F(code, level, "认定等级")                                                                     \
    F(text, participants, "认定对象")                                                              \
    F(text, registration, "报名时间")                                                              \
    F(text, assessment, "认定时间")                                                                \
    F(text, place, "地点")                                                                         \
    F(integer, times, "当月认定次数")                                                              \
    F(decimal, fee, "认定收费标准")                                                                \
    F(text, contact, "联系方式")                                                                   \
    F(boolean, theory, "理论")                                                                     \
    F(boolean, practical, "实操")                                                                  \
    F(boolean, comprehensive, "综合")
RECORD_STRUCT(annualPlanRow, ANNUAL_PLAN_ROW_FIELDS)

#define ANNUAL_PLAN_FIELDS(F, P)                                                                   \
    F(text, version, "版本")                                                                       \
    F(integer, year, "计划年度")                                                                   \
    F(text, contact, "联系人")                                                                     \
    F(text, telephone, "联系电话")                                                                 \
    F(text, channel, "公布渠道")                                                                   \
    F(date, filedOn, "备案日期")                                                                   \
    F(date, publishedOn, "公布日期")                                                               \
    F(boolean, stamped, "机构盖章")                                                                \
    F(list, annualPlanRow, "年度计划行")
RECORD_STRUCT(annualPlan, ANNUAL_PLAN_FIELDS)

// ---- staff register
#define STAFF_REVIEW_FIELDS(F, P)                                                                  \
    F(integer, year, "考核年度")                                                                   \
    F(code, result, "年度考核结果")                                                                \
    F(text, problem, "考评问题")                                                                   \
    F(date, reviewedOn, "考核日期")                                                                \
    F(boolean, renewed, "续聘")
RECORD_STRUCT(staffReview, STAFF_REVIEW_FIELDS)

#define TRAINING_FIELDS(F, P)                                                                      \
    F(text, topic, "培训内容")                                                                     \
    F(date, heldOn, "培训日期")                                                                    \
    F(boolean, passed, "合格")
RECORD_STRUCT(training, TRAINING_FIELDS)

#define STAFF_MEMBER_FIELDS(F, P)                                                                  \
    F(text, id, "人员编号")                                                                        \
    F(text, name, "姓名")                                                                          \
    F(text, idNumber, "证件号码")                                                                  \
    F(code, role, "人员类别")                                                                      \
    F(code, employment, "聘用方式")                                                                \
    F(text, employer, "工作单位")                                                                  \
    F(text, posts, "岗位") /* codes of list "post" separated by blanks */                          \
    F(text, cardNumber, "证卡编号")                                                                \
    F(date, cardFrom, "证卡有效期起")                                                              \
    F(date, cardUntil, "证卡有效期止")                                                             \
    F(text, occupations, "可考评职业") /* codes separated by blanks */                             \
    F(text, projects, "可考评专项职业能力项目")                                                    \
    F(date, agreementSignedOn, "协议签订日期")                                                     \
    F(date, contractFrom, "聘用合同起")                                                            \
    F(date, contractUntil, "聘用合同止")                                                           \
    F(date, from, "在岗日期起")                                                                    \
    F(date, until, "在岗日期止")                                                                   \
    F(list, staffReview, "年度考核")                                                               \
    F(list, training, "业务培训")
RECORD_STRUCT(staffMember, STAFF_MEMBER_FIELDS)

// ---- question banks, rules, safety, commitments, fees
#define QUESTION_BANK_FIELDS(F, P)                                                                 \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(code, source, "试题来源")                                                                    \
    F(integer, theoryItems, "理论题量")                                                            \
    F(integer, practicalSets, "实操卷库套数")                                                      \
    F(decimal, repetition, "各等级内容重复率") /* 0.3 is 30 % */                                   \
    F(text, developers, "开发专家")                                                                \
    F(date, builtOn, "建成日期")                                                                   \
    F(date, renewedOn, "更新日期")                                                                 \
    F(date, reviewedOn, "专家审核日期")                                                            \
    F(date, reportedOn, "报备日期")
RECORD_STRUCT(questionBank, QUESTION_BANK_FIELDS)

#define RULE_DOCUMENT_FIELDS(F, P)                                                                 \
    F(code, kind, "制度种类")                                                                      \
    F(text, title, "题名")                                                                         \
    F(text, file, "文件")                                                                          \
    F(text, channel, "公开渠道")                                                                   \
    F(date, adoptedOn, "制定日期")                                                                 \
    F(date, publishedOn, "公开日期")                                                               \
    F(date, until, "废止日期")
RECORD_STRUCT(ruleDocument, RULE_DOCUMENT_FIELDS)

#define EMERGENCY_PLAN_FIELDS(F, P)                                                                \
    F(code, kind, "预案种类")                                                                      \
    F(text, file, "文件")                                                                          \
    F(date, adoptedOn, "制定日期")
RECORD_STRUCT(emergencyPlan, EMERGENCY_PLAN_FIELDS)

#define DRILL_FIELDS(F, P)                                                                         \
    F(code, kind, "演练种类")                                                                      \
    F(date, heldOn, "演练日期")                                                                    \
    F(integer, attendees, "参加人数")
RECORD_STRUCT(drill, DRILL_FIELDS)

#define SAFETY_DEVICE_FIELDS(F, P)                                                                 \
    F(code, kind, "安全设备种类")                                                                  \
    F(text, venue, "考点编号")                                                                     \
    F(integer, pieces, "数量")                                                                     \
    F(date, checkedOn, "检查日期")
RECORD_STRUCT(safetyDevice, SAFETY_DEVICE_FIELDS)

#define PLEDGE_FIELDS(F, P)                                                                        \
    F(code, kind, "承诺书种类")                                                                    \
    F(text, counterpart, "签署对方")                                                               \
    F(text, signedBy, "签署人")                                                                    \
    F(text, file, "文件")                                                                          \
    F(date, signedOn, "签署日期")                                                                  \
    F(date, until, "有效期止")
RECORD_STRUCT(pledge, PLEDGE_FIELDS)

#define COST_LINE_FIELDS(F, P)                                                                     \
    F(code, kind, "支出项目")                                                                      \
    F(decimal, amount, "金额") /* yuan a person */
RECORD_STRUCT(costLine, COST_LINE_FIELDS)

#define FEE_SHEET_FIELDS(F, P)                                                                     \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(decimal, amount, "收费标准") /* yuan a person */                                             \
    F(date, adoptedOn, "制定日期")                                                                 \
    F(date, publishedOn, "公示日期")                                                               \
    F(list, costLine, "成本测算")
RECORD_STRUCT(feeSheet, FEE_SHEET_FIELDS)

#define SPECIMEN_FIELDS(F, P)                                                                      \
    F(code, kind, "样本种类")                                                                      \
    F(text, file, "文件")                                                                          \
    F(date, reportedOn, "报备日期")                                                                \
    F(date, usedFrom, "启用日期")
RECORD_STRUCT(specimen, SPECIMEN_FIELDS)

// ---- supervision and history
#define COMPLAINT_FIELDS(F, P)                                                                     \
    F(text, id, "投诉编号")                                                                        \
    F(text, subject, "投诉事项")                                                                   \
    F(text, batch, "所涉批次号")                                                                   \
    F(text, handler, "承办人")                                                                     \
    F(text, result, "处理结果")                                                                    \
    F(date, receivedOn, "收到日期")                                                                \
    F(date, investigatedOn, "调查核实日期")                                                        \
    F(date, reportedOn, "结果上报日期")                                                            \
    F(date, closedOn, "办结日期")                                                                  \
    F(boolean, verified, "经核实")
RECORD_STRUCT(complaint, COMPLAINT_FIELDS)

#define BATCH_RESULT_FIELDS(F, P)                                                                  \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(integer, registered, "报名人数")                                                             \
    F(integer, accepted, "审核通过人数")                                                           \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certified, "获证人数")
RECORD_STRUCT(batchResult, BATCH_RESULT_FIELDS)

#define BATCH_GROUP_FIELDS(F, P)                                                                   \
    F(text, name, "考评组")                                                                        \
    F(text, occupation, "职业编码")                                                                \
    F(text, members, "组员人员编号") /* staffMember ids separated by blanks */
RECORD_STRUCT(batchGroup, BATCH_GROUP_FIELDS)

// A batch of the past in figures, named as model/history.h names them; batches that the archive
// holds need no record here.
#define EARLIER_BATCH_FIELDS(F, P)                                                                 \
    F(text, number, "批次号")                                                                      \
    F(integer, year, "计划年度")                                                                   \
    F(text, venue, "考点编号")                                                                     \
    F(text, region, "认定地区")                                                                    \
    F(integer, registered, "报名人数")                                                             \
    F(integer, accepted, "审核通过人数")                                                           \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certified, "获证人数")                                                              \
    F(integer, volumes, "案卷数")                                                                  \
    F(integer, uploadedLate, "逾期上传证书数")                                                     \
    F(integer, returned, "退回证书数据数")                                                         \
    F(integer, returnedOpen, "逾期未重报证书数据数")                                               \
    F(integer, videosLate, "逾期上传视频数")                                                       \
    F(date, filedOn, "批次计划报备日期")                                                           \
    F(date, firstExam, "首个考试日")                                                               \
    F(date, lastExam, "最后考试日")                                                                \
    F(date, issuedOn, "发证日期")                                                                  \
    F(date, closedOn, "办结日期")                                                                  \
    F(date, archivedOn, "归档日期")                                                                \
    F(boolean, videosUploaded, "视频已按要求上传")                                                 \
    F(boolean, supervised, "已内部督导")                                                           \
    F(list, batchResult, "认定结果")                                                               \
    F(list, batchGroup, "考评组")
RECORD_STRUCT(earlierBatch, EARLIER_BATCH_FIELDS)

#define SANCTION_ENTRY_FIELDS(F, P)                                                                \
    F(text, id, "处理编号")                                                                        \
    F(code, measure, "处理措施")                                                                   \
    F(text, ground, "违纪违规行为") /* id in the catalogue of misconduct */                        \
    F(text, source, "依据")                                                                        \
    F(text, number, "文号")                                                                        \
    F(text, authority, "作出机构")                                                                 \
    F(text, batch, "所涉批次号")                                                                   \
    F(date, happenedOn, "行为日期")                                                                \
    F(date, interviewedOn, "约谈日期")                                                             \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, servedOn, "送达日期")                                                                  \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")                                                                     \
    F(date, rectifyBy, "整改期限")                                                                 \
    F(date, closedOn, "整改完成日期")                                                              \
    F(date, reviewedOn, "复核日期")                                                                \
    F(boolean, warned, "已警告")                                                                   \
    F(boolean, investigating, "正在调查核实")                                                      \
    F(boolean, revoked, "已撤销")                                                                  \
    F(boolean, published, "已公布")
RECORD_STRUCT(sanctionEntry, SANCTION_ENTRY_FIELDS)

#define STAR_RATING_FIELDS(F, P)                                                                   \
    F(text, cycle, "评定周期")                                                                     \
    F(integer, stars, "星级")                                                                      \
    F(text, standard, "评定标准")                                                                  \
    F(text, authority, "评定机构")                                                                 \
    F(date, ratedOn, "评定日期")                                                                   \
    F(date, rectifiedOn, "整改完成日期")
RECORD_STRUCT(starRating, STAR_RATING_FIELDS)

#define CREDIT_GRADE_FIELDS(F, P)                                                                  \
    F(text, cycle, "评估周期")                                                                     \
    F(text, grade, "信用等级")                                                                     \
    F(text, reason, "调整原因")                                                                    \
    F(text, authority, "评估机构")                                                                 \
    F(date, gradedOn, "评估日期")                                                                  \
    F(date, publishedOn, "公开日期")                                                               \
    F(boolean, lowered, "降低等级")                                                                \
    F(boolean, cancelled, "取消等级")
RECORD_STRUCT(creditGrade, CREDIT_GRADE_FIELDS)

#define PROBLEM_FIELDS(F, P)                                                                       \
    F(text, id, "问题编号")                                                                        \
    F(text, description, "问题")                                                                   \
    F(text, batch, "所涉批次号")                                                                   \
    F(text, rule, "规则或行为编号")                                                                \
    F(text, clause, "条款")                                                                        \
    F(text, responsible, "整改责任人")                                                             \
    F(date, dueOn, "整改期限")                                                                     \
    F(date, mendedOn, "整改完成日期")
RECORD_STRUCT(problem, PROBLEM_FIELDS)

#define INSPECTION_FIELDS(F, P)                                                                    \
    F(text, id, "检查编号")                                                                        \
    F(code, kind, "检查方式")                                                                      \
    F(text, authority, "检查机构")                                                                 \
    F(text, officers, "检查人员")                                                                  \
    F(text, batch, "所涉批次号")                                                                   \
    F(text, result, "检查结果")                                                                    \
    F(date, inspectedOn, "检查日期")                                                               \
    F(boolean, random, "双随机、一公开")                                                           \
    F(list, problem, "问题台账")
RECORD_STRUCT(inspection, INSPECTION_FIELDS)

#define IMPORTANT_MATTER_FIELDS(F, P)                                                              \
    F(text, matter, "要情")                                                                        \
    F(text, reportedTo, "报告对象")                                                                \
    F(date, happenedOn, "发生日期")                                                                \
    F(date, reportedOn, "报告日期")
RECORD_STRUCT(importantMatter, IMPORTANT_MATTER_FIELDS)

// ---- certificate data: who may touch it, who was given it, who keeps it
#define DATA_ACCOUNT_FIELDS(F, P)                                                                  \
    F(text, id, "账号编号")                                                                        \
    F(code, duty, "数据岗位")                                                                      \
    F(text, holder, "持有人")                                                                      \
    F(date, pledgeSignedOn, "诚信承诺书签订日期")                                                  \
    F(date, from, "启用日期")                                                                      \
    F(date, until, "停用日期")                                                                     \
    F(date, passwordChangedOn, "密码更换日期")                                                     \
    F(date, certificateUntil, "数字证书有效期止")                                                  \
    F(boolean, strongPassword, "高强度密码")                                                       \
    F(boolean, lent, "曾出借或泄露")                                                               \
    F(boolean, lost, "丢失或损坏")                                                                 \
    F(date, replacedOn, "补办日期")
RECORD_STRUCT(dataAccount, DATA_ACCOUNT_FIELDS)

#define DATA_SHARE_FIELDS(F, P)                                                                    \
    F(text, requester, "申请机构")                                                                 \
    F(text, purpose, "用途")                                                                       \
    F(text, scene, "使用场景")                                                                     \
    F(text, approvedBy, "批准机构")                                                                \
    F(date, appliedOn, "书面申请日期")                                                             \
    F(date, approvedOn, "批准日期")                                                                \
    F(date, until, "使用期限")                                                                     \
    F(boolean, commercial, "商业用途")
RECORD_STRUCT(dataShare, DATA_SHARE_FIELDS)

// ---- the authority's own desk (监管部门事项)
#define DESK_FIELDS(F, P)                                                                          \
    F(text, authority, "监管部门")                                                                 \
    F(text, region, "地区")                                                                        \
    F(date, examPlanListOn, "考试计划清单日期")                                                    \
    F(date, hotlinePublishedOn, "举报电话公布日期")                                                \
    F(date, complaintSystemOn, "投诉举报制度建立日期")
RECORD_STRUCT(desk, DESK_FIELDS)

#define YEAR_SUMMARY_FIELDS(F, P)                                                                  \
    F(text, region, "盟市")                                                                        \
    F(integer, year, "年度")                                                                       \
    F(date, submittedOn, "上报日期")
RECORD_STRUCT(yearSummary, YEAR_SUMMARY_FIELDS)

// ---- the file
#define DOSSIER_FIELDS(F, P)                                                                       \
    F(text, version, "格式版本")                                                                   \
    F(text, code, "机构编码")                                                                      \
    F(text, name, "机构名称")                                                                      \
    F(text, creditCode, "统一社会信用代码")                                                        \
    F(code, jurisdiction, "适用地区")                                                              \
    F(code, institutionType, "机构类型")                                                           \
    F(code, filingLevel, "备案层级")                                                               \
    F(code, state, "机构状态")                                                                     \
    F(text, region, "备案地区")                                                                    \
    F(text, address, "住所")                                                                       \
    F(text, head, "机构负责人")                                                                    \
    F(text, contact, "联系人")                                                                     \
    F(text, telephone, "联系电话")                                                                 \
    F(text, qualityBody, "质量管理工作机构")                                                       \
    F(text, maintainer, "证书数据维护单位")                                                        \
    F(date, updatedOn, "更新日期")                                                                 \
    F(date, foundedOn, "成立日期")                                                                 \
    F(date, stoppedOn, "停止评价日期")                                                             \
    F(date, qualityBodyOn, "质量管理工作机构设立日期")                                             \
    F(boolean, branch, "分支机构")                                                                 \
    F(boolean, legalPerson, "独立法人")                                                            \
    F(boolean, outsideExperts, "外聘专家或考评人员")                                               \
    F(boolean, stopReported, "停止评价已报告")                                                     \
    F(list, filing, "备案")                                                                        \
    F(list, scope, "备案职业等级")                                                                 \
    F(list, filedRegion, "备案地区")                                                               \
    F(list, filedVenue, "备案考点")                                                                \
    F(list, baseChange, "基础信息变更")                                                            \
    F(list, annualPlan, "年度计划")                                                                \
    F(list, staffMember, "人员名册")                                                               \
    F(list, questionBank, "题(卷)库")                                                              \
    F(list, ruleDocument, "规章制度")                                                              \
    F(list, emergencyPlan, "应急预案")                                                             \
    F(list, drill, "应急演练")                                                                     \
    F(list, safetyDevice, "安全设备")                                                              \
    F(list, pledge, "承诺书")                                                                      \
    F(list, feeSheet, "收费成本测算")                                                              \
    F(list, specimen, "证书印章样本")                                                              \
    F(list, complaint, "投诉举报")                                                                 \
    F(list, earlierBatch, "以往批次")                                                              \
    F(list, sanctionEntry, "处理记录")                                                             \
    F(list, starRating, "星级评定")                                                                \
    F(list, creditGrade, "信用等级")                                                               \
    F(list, inspection, "检查督导")                                                                \
    F(list, importantMatter, "要情报告")                                                           \
    F(list, dataAccount, "数据账号")                                                               \
    F(list, dataShare, "数据共享")                                                                 \
    F(list, query, "证书数据查询")                                                                 \
    F(list, desk, "监管部门事项")                                                                  \
    F(list, yearSummary, "年度总结")                                                               \
    F(list, answer, "人工核查答复")                                                                \
    P(text, sourceFile, "机构档案文件")                                                            \
    P(text, sourceFolder, "机构档案文件夹")                                                        \
    P(digest, sourceSha256, "机构档案文件摘要")
RECORD_STRUCT(dossier, DOSSIER_FIELDS)

#define DOSSIER_NAMESPACE "urn:juance:institution"
#define DOSSIER_VERSION   "1.0"

#endif
