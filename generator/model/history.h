// SPDX-License-Identifier: Apache-2.0
// What the archive knows from before: filled from the catalogue, read by the rules that look across
// batches. It holds every earlier batch of the institution, and of all institutions in the archive
// only what concerns the people and the certificate numbers of the batch that is being checked. The
// batch itself, and what its volumes' earlier revisions recorded, is never in it.
#ifndef JUANCE_MODEL_HISTORY_H
#define JUANCE_MODEL_HISTORY_H

#include "model/record.h"

#define PAST_BATCH_FIELDS(F, P)                                                                    \
    F(text, institution, "机构编码")                                                               \
    F(text, number, "批次号")                                                                      \
    F(integer, year, "计划年度")                                                                   \
    F(date, filedOn, "批次计划报备日期")                                                           \
    F(date, firstExam, "首场考试日期")                                                             \
    F(date, lastExam, "末场考试日期")                                                              \
    F(date, closedOn, "办结日期")                                                                  \
    F(integer, registered, "报名人数")                                                             \
    F(integer, accepted, "审核通过人数")                                                           \
    F(integer, examined, "实考人数") /* signed in to at least one session */                       \
    F(integer, certified, "获证人数")                                                              \
    F(integer, uploadedLate, "逾期上传证书数")   /* later than 30 working days */                  \
    F(integer, returned, "退回证书数")           /* certificate data sent back */                  \
    F(integer, returnedOpen, "退回未重报证书数") /* not sent again */                              \
    F(integer, videosLate, "逾期上传视频数")     /* later than the third day */
RECORD_STRUCT(pastBatch, PAST_BATCH_FIELDS)

#define PAST_CERTIFICATE_FIELDS(F, P)                                                              \
    F(text, number, "证书编号")                                                                    \
    F(text, institution, "机构编码")                                                               \
    F(text, batch, "批次号")                                                                       \
    F(text, name, "持证人姓名")                                                                    \
    F(text, idNumber, "证件号码")                                                                  \
    F(text, occupationCode, "职业编码")                                                            \
    F(code, level, "职业技能等级")                                                                 \
    F(code, status, "证书状态")                                                                    \
    F(date, issuedOn, "发证日期")
RECORD_STRUCT(pastCertificate, PAST_CERTIFICATE_FIELDS)

// One person in one session of another batch, as candidate or on duty.
#define APPEARANCE_FIELDS(F, P)                                                                    \
    F(text, institution, "机构编码")                                                               \
    F(text, batch, "批次号")                                                                       \
    F(text, session, "场次编号")                                                                   \
    F(text, venue, "考点名称")                                                                     \
    F(text, name, "姓名")                                                                          \
    F(text, idNumber, "证件号码")                                                                  \
    F(code, post, "岗位") /* absent for a candidate */                                             \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(boolean, candidate, "参评人员")                                                              \
    F(moment, start, "开始时间")                                                                   \
    F(moment, end, "结束时间")
RECORD_STRUCT(appearance, APPEARANCE_FIELDS)

// A measure against the institution, from a closed case.
// Of a person's case `object` says so and `name` is the person's; without it the case is the
// institution's. Only the institution's own cases are in a history; bulletins count them all.
// Who a closed case is about, what was decided, and the numbers its documents bear: each as often
// as the case has it.
#define CASE_PARTY_FIELDS(F, P)                                                                    \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(text, institution, "机构编码")                                                               \
    F(text, institutionName, "机构名称")
RECORD_STRUCT(caseParty, CASE_PARTY_FIELDS)

#define CASE_MEASURE_FIELDS(F, P)                                                                  \
    F(code, measure, "处理措施")                                                                   \
    F(text, scope, "范围")                                                                         \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")
RECORD_STRUCT(caseMeasure, CASE_MEASURE_FIELDS)

// A document number of the office's own register, and the case that it was used in.
#define USED_NUMBER_FIELDS(F, P)                                                                   \
    F(text, number, "文号")                                                                        \
    F(text, caseNumber, "案件编号")                                                                \
    F(text, document, "文书种类")
RECORD_STRUCT(usedNumber, USED_NUMBER_FIELDS)

// One entry of a list of the province: of one party of one closed case.
#define ROLL_ENTRY_FIELDS(F, P)                                                                    \
    F(code, roll, "名单")                                                                          \
    F(text, jurisdiction, "适用地区")                                                              \
    F(text, caseNumber, "案件编号")                                                                \
    F(integer, party, "当事人序号")                                                                \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(text, institution, "机构编码")                                                               \
    F(text, institutionName, "机构名称")                                                           \
    F(text, region, "地区")                                                                        \
    F(text, measures, "处理措施")                                                                  \
    F(text, number, "决定文号")                                                                    \
    F(text, authority, "作出机构")                                                                 \
    F(text, ground, "违纪违规行为")                                                                \
    F(text, officer, "决定人")                                                                     \
    F(text, reason, "列入理由")                                                                    \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, listedOn, "列入日期")                                                                  \
    F(date, removedOn, "移出日期")                                                                 \
    F(date, until, "列入期满日期")                                                                 \
    F(boolean, published, "决定公布")                                                              \
    F(boolean, changed, "经复核或申诉变更")
RECORD_STRUCT(rollEntry, ROLL_ENTRY_FIELDS)

// As history lists it, once for each of its measures, which stand; as it is written, once with all.
#define CLOSED_CASE_FIELDS(F, P)                                                                   \
    F(text, id, "案件编号")                                                                        \
    F(text, jurisdiction, "适用地区")                                                              \
    F(text, title, "案件名称")                                                                     \
    F(text, authority, "作出机构")                                                                 \
    F(text, authorityCode, "办案机构代码")                                                         \
    F(text, institution, "机构编码")                                                               \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(text, region, "机构备案地区")                                                                \
    F(text, tier, "处理档次")                                                                      \
    F(text, number, "决定文号")                                                                    \
    F(boolean, published, "决定公布")                                                              \
    F(code, measure, "处理措施")                                                                   \
    F(text, ground, "依据条款")                                                                    \
    F(date, decidedOn, "处理决定日期")                                                             \
    F(date, interviewedOn, "约谈日期")                                                             \
    F(date, rectifyBy, "整改期限")                                                                 \
    F(date, closedOn, "整改完成日期")                                                              \
    F(boolean, warned, "已警告")                                                                   \
    F(boolean, revoked, "经复核或申诉撤销")                                                        \
    F(boolean, changed, "经复核或申诉变更")                                                        \
    F(list, caseParty, "当事人")                                                                   \
    F(list, caseMeasure, "处理措施")                                                               \
    F(list, usedNumber, "文号")                                                                    \
    F(list, rollEntry, "列入名单")
RECORD_STRUCT(closedCase, CLOSED_CASE_FIELDS)

#define PAST_RATING_FIELDS(F, P)                                                                   \
    F(text, institution, "机构编码")                                                               \
    F(text, cycle, "评定周期")                                                                     \
    F(integer, stars, "星级")                                                                      \
    F(text, name, "机构名称")                                                                      \
    F(text, region, "机构备案地区")                                                                \
    F(text, grade, "等级")                                                                         \
    F(decimal, total, "总分")                                                                      \
    F(date, ratedOn, "评定日期")                                                                   \
    F(date, nextOn, "下次评定日期")
RECORD_STRUCT(pastRating, PAST_RATING_FIELDS)

#define HISTORY_FIELDS(F, P)                                                                       \
    F(list, pastBatch, "以往批次")                                                                 \
    F(list, pastCertificate, "以往证书")                                                           \
    F(list, appearance, "其他批次场次")                                                            \
    F(list, closedCase, "已结案件")                                                                \
    F(list, usedNumber, "其他案件的文号")                                                          \
    F(list, pastRating, "以往星级评定")
RECORD_STRUCT(history, HISTORY_FIELDS)

#endif
