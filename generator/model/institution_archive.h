// SPDX-License-Identifier: Apache-2.0
// What the archive holds of one institution, for its dossier (一户一档, Hunan (十五)): beside the
// institution's own file (model/institution.h), which knows filing, people, venues, plans and
// inspections.
#ifndef JUANCE_MODEL_INSTITUTION_ARCHIVE_H
#define JUANCE_MODEL_INSTITUTION_ARCHIVE_H

#include "model/record.h"

#define HELD_BATCH_FIELDS(F, P, R)                                                                 \
    F(R, text, number, "批次号")                                                                   \
    F(R, text, title, "批次名称")                                                                  \
    F(R, integer, year, "计划年度")                                                                \
    F(R, code, state, "归档状态")                                                                  \
    F(R, integer, candidates, "报名人数")                                                          \
    F(R, integer, sat, "实考人数")                                                                 \
    F(R, integer, certified, "获证人数")                                                           \
    F(R, integer, findings, "发现问题数")                                                          \
    F(R, date, firstExam, "首场考试日期")                                                          \
    F(R, date, lastExam, "末场考试日期")                                                           \
    F(R, text, incomplete, "不完整封卷原因")
RECORD_STRUCT(heldBatch, HELD_BATCH_FIELDS)

// Certificates of one occupation and level, over all batches.
#define HELD_FIGURES_FIELDS(F, P, R)                                                               \
    F(R, text, occupation, "职业编码")                                                             \
    F(R, text, occupationName, "职业名称")                                                         \
    F(R, code, level, "等级")                                                                      \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, candidates, "报名人数")                                                          \
    F(R, integer, sat, "实考人数")                                                                 \
    F(R, integer, certified, "获证人数")
RECORD_STRUCT(heldFigures, HELD_FIGURES_FIELDS)

#define HELD_CASE_FIELDS(F, P, R)                                                                  \
    F(R, text, id, "案件编号")                                                                     \
    F(R, text, title, "案件名称")                                                                  \
    F(R, code, object, "当事人类别")                                                               \
    F(R, text, name, "姓名或名称")                                                                 \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, text, measures, "处理措施")                                                               \
    F(R, text, number, "决定文号")                                                                 \
    F(R, text, ground, "违纪违规行为")                                                             \
    F(R, code, jurisdiction, "适用地区")                                                           \
    F(R, date, decidedOn, "决定日期")                                                              \
    F(R, date, until, "措施截止日期")                                                              \
    F(R, date, interviewedOn, "约谈日期")                                                          \
    F(R, date, rectifyBy, "整改期限")                                                              \
    F(R, date, closedOn, "整改验收日期")                                                           \
    F(R, boolean, published, "决定公布")                                                           \
    F(R, boolean, revoked, "经复核或申诉撤销")                                                     \
    F(R, boolean, changed, "经复核或申诉变更")
RECORD_STRUCT(heldCase, HELD_CASE_FIELDS)

#define HELD_RATING_FIELDS(F, P, R)                                                                \
    F(R, text, cycle, "评定周期")                                                                  \
    F(R, integer, stars, "星级")                                                                   \
    F(R, text, grade, "等级")                                                                      \
    F(R, decimal, total, "总分")                                                                   \
    F(R, date, ratedOn, "评定日期")                                                                \
    F(R, date, nextOn, "下次评定日期")
RECORD_STRUCT(heldRating, HELD_RATING_FIELDS)

#define HELD_HOLD_FIELDS(F, P, R)                                                                  \
    F(R, text, subject, "冻结对象")                                                                \
    F(R, code, ground, "冻结事由")                                                                 \
    F(R, text, reason, "理由")                                                                     \
    F(R, text, placedBy, "决定人")                                                                 \
    F(R, date, placedOn, "冻结日期")                                                               \
    F(R, date, liftedOn, "解除日期")
RECORD_STRUCT(heldHold, HELD_HOLD_FIELDS)

#define HELD_VOLUME_FIELDS(F, P, R)                                                                \
    F(R, text, id, "案卷标识")                                                                     \
    F(R, code, kind, "案卷种类")                                                                   \
    F(R, integer, year, "年度")                                                                    \
    F(R, text, retention, "保管期限")                                                              \
    F(R, integer, items, "件数")                                                                   \
    F(R, integer, pages, "页数")                                                                   \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, code, state, "状态")
RECORD_STRUCT(heldVolume, HELD_VOLUME_FIELDS)

#define CONTENTS_ROW_FIELDS(F, P, R)                                                               \
    F(R, text, title, "题名")                                                                      \
    F(R, integer, page, "页号")
RECORD_STRUCT(contentsRow, CONTENTS_ROW_FIELDS)

#define INSTITUTION_ARCHIVE_FIELDS(F, P, R)                                                        \
    F(R, date, asOf, "截至日期")                                                                   \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, certified, "获证人数")                                                           \
    F(R, list, contentsRow, "目录")                                                                \
    F(R, list, heldBatch, "批次")                                                                  \
    F(R, list, heldFigures, "证书")                                                                \
    F(R, list, heldCase, "案件")                                                                   \
    F(R, list, heldRating, "评定")                                                                 \
    F(R, list, heldHold, "冻结")                                                                   \
    F(R, list, heldVolume, "案卷")
RECORD_STRUCT(institutionArchive, INSTITUTION_ARCHIVE_FIELDS)

#endif
