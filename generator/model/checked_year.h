// SPDX-License-Identifier: Apache-2.0
// The batches of one institution and year as they were checked, joined for its annual report
// (年度完整性检查汇总). Filled by batches/; documents print it like every record.
#ifndef JUANCE_MODEL_CHECKED_YEAR_H
#define JUANCE_MODEL_CHECKED_YEAR_H

#include "model/record.h"

#define CHECKED_BATCH_FIELDS(F, P, R)                                                              \
    F(R, text, number, "批次号")                                                                   \
    F(R, text, title, "批次名称")                                                                  \
    F(R, date, firstExam, "首场考试")                                                              \
    F(R, date, lastExam, "末场考试")                                                               \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, certificates, "发证人数")                                                        \
    F(R, integer, materials, "归档材料件数")                                                       \
    F(R, code, verdict, "结论") /* code list "check.verdict" */                                    \
    F(R, integer, mending, "须先补正")                                                             \
    F(R, integer, blocking, "阻断")                                                                \
    F(R, integer, serious, "严重")                                                                 \
    F(R, integer, general, "一般")                                                                 \
    F(R, integer, hints, "提示")                                                                   \
    F(R, integer, undecided, "未能判定")                                                           \
    F(R, integer, questions, "待人工核查")
RECORD_STRUCT(checkedBatch, CHECKED_BATCH_FIELDS)

// One rule that was not kept, over all batches of the year.
#define CHECKED_RULE_FIELDS(F, P, R)                                                               \
    F(R, text, rule, "规则")                                                                       \
    F(R, code, severity, "程度")                                                                   \
    F(R, text, title, "事项")                                                                      \
    F(R, text, basis, "依据")                                                                      \
    F(R, text, quote, "原文")                                                                      \
    F(R, text, responsible, "责任人")                                                              \
    F(R, integer, batches, "涉及批次数")                                                           \
    F(R, integer, findings, "问题数")                                                              \
    F(R, text, numbers, "批次号")
RECORD_STRUCT(checkedRule, CHECKED_RULE_FIELDS)

#define CHECKED_YEAR_FIELDS(F, P, R)                                                               \
    F(R, text, institution, "评价机构")                                                            \
    F(R, text, institutionCode, "机构编码")                                                        \
    F(R, integer, year, "年度")                                                                    \
    F(R, date, day, "核查日期")         /* of the latest export */                                 \
    F(R, text, regulations, "核查依据") /* of all batches, each once */                            \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, passed, "无问题批次数")                                                          \
    F(R, integer, blocked, "须先补正批次数")                                                       \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, certificates, "发证人数")                                                        \
    F(R, integer, findings, "问题数")                                                              \
    F(R, list, checkedBatch, "批次")                                                               \
    F(R, list, checkedRule, "规则")
RECORD_STRUCT(checkedYear, CHECKED_YEAR_FIELDS)

#endif
