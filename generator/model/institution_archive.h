// SPDX-License-Identifier: Apache-2.0
// What the archive holds of one institution, for its dossier (一户一档, Hunan (十五)): beside the
// institution's own file (model/institution.h), which knows filing, people, venues, plans and
// inspections.
#ifndef JUANCE_MODEL_INSTITUTION_ARCHIVE_H
#define JUANCE_MODEL_INSTITUTION_ARCHIVE_H

#include "model/record.h"

#define HELD_BATCH_FIELDS(F, P)                                                                    \
    F(text, number, "批次号")                                                                      \
    F(text, title, "批次名称")                                                                     \
    F(integer, year, "计划年度")                                                                   \
    F(code, state, "归档状态")                                                                     \
    F(integer, candidates, "报名人数")                                                             \
    F(integer, sat, "实考人数")                                                                    \
    F(integer, certified, "获证人数")                                                              \
    F(integer, findings, "发现问题数")                                                             \
    F(date, firstExam, "首场考试日期")                                                             \
    F(date, lastExam, "末场考试日期")                                                              \
    F(text, incomplete, "不完整封卷原因")
RECORD_STRUCT(heldBatch, HELD_BATCH_FIELDS)

// Certificates of one occupation and level, over all batches.
#define HELD_FIGURES_FIELDS(F, P)                                                                  \
    F(text, occupation, "职业编码")                                                                \
    F(text, occupationName, "职业名称")                                                            \
    F(code, level, "等级")                                                                         \
    F(integer, batches, "批次数")                                                                  \
    F(integer, candidates, "报名人数")                                                             \
    F(integer, sat, "实考人数")                                                                    \
    F(integer, certified, "获证人数")
RECORD_STRUCT(heldFigures, HELD_FIGURES_FIELDS)

#define HELD_CASE_FIELDS(F, P)                                                                     \
    F(text, id, "案件编号")                                                                        \
    F(text, title, "案件名称")                                                                     \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(text, tier, "处理档次")                                                                      \
    F(text, measures, "处理措施")                                                                  \
    F(text, number, "决定文号")                                                                    \
    F(text, ground, "违纪违规行为")                                                                \
    F(code, jurisdiction, "适用地区")                                                              \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, until, "措施截止日期")                                                                 \
    F(date, interviewedOn, "约谈日期")                                                             \
    F(date, rectifyBy, "整改期限")                                                                 \
    F(date, closedOn, "整改验收日期")                                                              \
    F(boolean, published, "决定公布")                                                              \
    F(boolean, revoked, "经复核或申诉撤销")                                                        \
    F(boolean, changed, "经复核或申诉变更")
RECORD_STRUCT(heldCase, HELD_CASE_FIELDS)

#define HELD_RATING_FIELDS(F, P)                                                                   \
    F(text, cycle, "评定周期")                                                                     \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(decimal, total, "总分")                                                                      \
    F(date, ratedOn, "评定日期")                                                                   \
    F(date, nextOn, "下次评定日期")
RECORD_STRUCT(heldRating, HELD_RATING_FIELDS)

#define HELD_HOLD_FIELDS(F, P)                                                                     \
    F(text, subject, "冻结对象")                                                                   \
    F(code, ground, "冻结事由")                                                                    \
    F(text, reason, "理由")                                                                        \
    F(text, placedBy, "决定人")                                                                    \
    F(date, placedOn, "冻结日期")                                                                  \
    F(date, liftedOn, "解除日期")
RECORD_STRUCT(heldHold, HELD_HOLD_FIELDS)

#define HELD_VOLUME_FIELDS(F, P)                                                                   \
    F(text, id, "案卷标识")                                                                        \
    F(code, kind, "案卷种类")                                                                      \
    F(integer, year, "年度")                                                                       \
    F(text, retention, "保管期限")                                                                 \
    F(integer, items, "件数")                                                                      \
    F(integer, pages, "页数")                                                                      \
    F(date, dueOn, "到期日")                                                                       \
    F(code, state, "状态")
RECORD_STRUCT(heldVolume, HELD_VOLUME_FIELDS)

#define CONTENTS_ROW_FIELDS(F, P)                                                                  \
    F(text, title, "题名")                                                                         \
    F(integer, page, "页号")
RECORD_STRUCT(contentsRow, CONTENTS_ROW_FIELDS)

#define INSTITUTION_ARCHIVE_FIELDS(F, P)                                                           \
    F(date, asOf, "截至日期")                                                                      \
    F(integer, batches, "批次数")                                                                  \
    F(integer, certified, "获证人数")                                                              \
    F(list, contentsRow, "目录")                                                                   \
    F(list, heldBatch, "批次")                                                                     \
    F(list, heldFigures, "证书")                                                                   \
    F(list, heldCase, "案件")                                                                      \
    F(list, heldRating, "评定")                                                                    \
    F(list, heldHold, "冻结")                                                                      \
    F(list, heldVolume, "案卷")
RECORD_STRUCT(institutionArchive, INSTITUTION_ARCHIVE_FIELDS)

#endif
