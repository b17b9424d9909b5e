// SPDX-License-Identifier: Apache-2.0
// What the archive knows from before: filled from the catalogue, read by the rules that look across
// batches. It holds every earlier batch of the institution, and of all institutions in the archive
// only what concerns the people and the certificate numbers of the batch that is being checked. The
// batch itself, and what its volumes' earlier revisions recorded, is never in it. Closed cases and
// past ratings are written down as well: schemas/history.xsd describes them.
#ifndef JUANCE_MODEL_HISTORY_H
#define JUANCE_MODEL_HISTORY_H

#include "records/history.h"

#define PAST_BATCH_FIELDS(F, P, R)                                                                 \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, number, "批次号")                                                                   \
    F(R, integer, year, "计划年度")                                                                \
    F(R, date, filedOn, "批次计划报备日期")                                                        \
    F(R, date, firstExam, "首场考试日期")                                                          \
    F(R, date, lastExam, "末场考试日期")                                                           \
    F(R, date, closedOn, "办结日期")                                                               \
    F(R, integer, registered, "报名人数")                                                          \
    F(R, integer, accepted, "审核通过人数")                                                        \
    F(R, integer, examined, "实考人数") /* signed in to at least one session */                    \
    F(R, integer, certified, "获证人数")                                                           \
    F(R, integer, uploadedLate, "逾期上传证书数")   /* later than 30 working days */               \
    F(R, integer, returned, "退回证书数")           /* certificate data sent back */               \
    F(R, integer, returnedOpen, "退回未重报证书数") /* not sent again */                           \
    F(R, integer, videosLate, "逾期上传视频数")     /* later than the third day */
RECORD_STRUCT(pastBatch, PAST_BATCH_FIELDS)

#define PAST_CERTIFICATE_FIELDS(F, P, R)                                                           \
    F(R, text, number, "证书编号")                                                                 \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, batch, "批次号")                                                                    \
    F(R, personName, name, "持证人姓名")                                                           \
    F(R, idNumber, idNumber, "证件号码")                                                           \
    F(R, text, occupationCode, "职业编码")                                                         \
    F(R, code, level, "职业技能等级")                                                              \
    F(R, code, status, "证书状态")                                                                 \
    F(R, date, issuedOn, "发证日期")
RECORD_STRUCT(pastCertificate, PAST_CERTIFICATE_FIELDS)

// One person in one session of another batch, as candidate or on duty.
#define APPEARANCE_FIELDS(F, P, R)                                                                 \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, batch, "批次号")                                                                    \
    F(R, text, session, "场次编号")                                                                \
    F(R, text, venue, "考点名称")                                                                  \
    F(R, personName, name, "姓名")                                                                 \
    F(R, idNumber, idNumber, "证件号码")                                                           \
    F(R, code, post, "岗位") /* absent for a candidate */                                          \
    F(R, text, occupation, "职业编码")                                                             \
    F(R, code, level, "等级")                                                                      \
    F(R, boolean, candidate, "参评人员")                                                           \
    F(R, moment, start, "开始时间")                                                                \
    F(R, moment, end, "结束时间")
RECORD_STRUCT(appearance, APPEARANCE_FIELDS)

#define HISTORY_FIELDS(F, P, R)                                                                    \
    F(R, list, pastBatch, "以往批次")                                                              \
    F(R, list, pastCertificate, "以往证书")                                                        \
    F(R, list, appearance, "其他批次场次")                                                         \
    F(R, list, closedCase, "已结案件")                                                             \
    F(R, list, usedNumber, "其他案件的文号")                                                       \
    F(R, list, pastRating, "以往星级评定")
RECORD_STRUCT(history, HISTORY_FIELDS)

#endif
