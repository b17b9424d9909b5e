// SPDX-License-Identifier: Apache-2.0
// The batches of one institution and year as they were checked, joined for its annual report
// (年度完整性检查汇总). Filled by batches/; documents print it like every record.
#ifndef JUANCE_MODEL_CHECKED_YEAR_H
#define JUANCE_MODEL_CHECKED_YEAR_H

#include "model/record.h"

#define CHECKED_BATCH_FIELDS(F, P)                                                                 \
    F(text, number, "批次号")                                                                      \
    F(text, title, "批次名称")                                                                     \
    F(date, firstExam, "首场考试")                                                                 \
    F(date, lastExam, "末场考试")                                                                  \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, certificates, "发证人数")                                                           \
    F(integer, materials, "归档材料件数")                                                          \
    F(code, verdict, "结论") /* code list "check.verdict" */                                       \
    F(integer, mending, "须先补正")                                                                \
    F(integer, blocking, "阻断")                                                                   \
    F(integer, serious, "严重")                                                                    \
    F(integer, general, "一般")                                                                    \
    F(integer, hints, "提示")                                                                      \
    F(integer, undecided, "未能判定")                                                              \
    F(integer, questions, "待人工核查")
RECORD_STRUCT(checkedBatch, CHECKED_BATCH_FIELDS)

// One rule that was not kept, over all batches of the year.
#define CHECKED_RULE_FIELDS(F, P)                                                                  \
    F(text, rule, "规则")                                                                          \
    F(code, severity, "程度")                                                                      \
    F(text, title, "事项")                                                                         \
    F(text, basis, "依据")                                                                         \
    F(text, quote, "原文")                                                                         \
    F(text, responsible, "责任人")                                                                 \
    F(integer, batches, "涉及批次数")                                                              \
    F(integer, findings, "问题数")                                                                 \
    F(text, numbers, "批次号")
RECORD_STRUCT(checkedRule, CHECKED_RULE_FIELDS)

#define CHECKED_YEAR_FIELDS(F, P)                                                                  \
    F(text, institution, "评价机构")                                                               \
    F(text, institutionCode, "机构编码")                                                           \
    F(integer, year, "年度")                                                                       \
    F(date, day, "核查日期") /* of the latest export */                                            \
    F(integer, batches, "批次数")                                                                  \
    F(integer, passed, "无问题批次数")                                                             \
    F(integer, blocked, "须先补正批次数")                                                          \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, certificates, "发证人数")                                                           \
    F(integer, findings, "问题数")                                                                 \
    F(list, checkedBatch, "批次")                                                                  \
    F(list, checkedRule, "规则")
RECORD_STRUCT(checkedYear, CHECKED_YEAR_FIELDS)

#endif
