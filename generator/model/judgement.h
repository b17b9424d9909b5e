// SPDX-License-Identifier: Apache-2.0
// What the program makes of a case: which tier applies and why, what it demands and until when,
// where the notices differ, and which documents the stage allows. Filled by sanctions/ladder.h and
// sanctions/procedure.h; documents print it like every record. Never read from XML.
#ifndef JUANCE_MODEL_JUDGEMENT_H
#define JUANCE_MODEL_JUDGEMENT_H

#include "model/record.h"

#define REASON_STEP_FIELDS(F, P)                                                                   \
    F(integer, number, "序号")                                                                     \
    F(text, words, "说明")                                                                         \
    F(code, outcome, "结论")                                                                       \
    F(text, source, "依据编号")                                                                    \
    F(text, sourceTitle, "依据文件")                                                               \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, tier, "处理档次")
RECORD_STRUCT(reasonStep, REASON_STEP_FIELDS)

#define GROUND_FIELDS(F, P)                                                                        \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, source, "依据编号")                                                                    \
    F(text, sourceTitle, "依据文件")                                                               \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(text, tier, "处理档次")                                                                      \
    F(text, offence, "对应行为")                                                                   \
    F(boolean, fromHistory, "依处理记录认定")                                                      \
    F(boolean, setAside, "不适用")                                                                 \
    F(text, note, "说明")
RECORD_STRUCT(ground, GROUND_FIELDS)

#define MEASURE_DUE_FIELDS(F, P)                                                                   \
    F(code, measure, "措施")                                                                       \
    F(text, words, "措施条文")                                                                     \
    F(text, tier, "处理档次")                                                                      \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")                                                                     \
    F(text, basis, "期限依据")                                                                     \
    F(text, note, "说明")                                                                          \
    F(boolean, optional, "视情况")                                                                 \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(measureDue, MEASURE_DUE_FIELDS)

#define CONFLICT_WORDS_FIELDS(F, P)                                                                \
    F(text, side, "一方")                                                                          \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, says, "规定")
RECORD_STRUCT(conflictWords, CONFLICT_WORDS_FIELDS)

#define TIER_CONFLICT_FIELDS(F, P)                                                                 \
    F(text, id, "编号")                                                                            \
    F(text, topic, "事项")                                                                         \
    F(text, decision, "处理")                                                                      \
    F(text, setting, "决定者")                                                                     \
    F(text, chosen, "选定")                                                                        \
    F(text, officer, "决定人")                                                                     \
    F(text, reason, "理由")                                                                        \
    F(date, decidedOn, "决定日期")                                                                 \
    F(boolean, open, "尚未决定")                                                                   \
    F(list, conflictWords, "各方规定")
RECORD_STRUCT(tierConflict, TIER_CONFLICT_FIELDS)

#define TIER_RESULT_FIELDS(F, P)                                                                   \
    F(text, id, "档次")                                                                            \
    F(text, source, "依据编号")                                                                    \
    F(text, sourceTitle, "依据文件")                                                               \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(integer, rank, "轻重")                                                                       \
    F(boolean, beside, "并处")
RECORD_STRUCT(tierResult, TIER_RESULT_FIELDS)

#define MISSING_STEP_FIELDS(F, P)                                                                  \
    F(text, precondition, "条件")                                                                  \
    F(text, title, "条件名称")                                                                     \
    F(text, demand, "应当")                                                                        \
    F(text, source, "依据编号")                                                                    \
    F(text, sourceTitle, "依据文件")                                                               \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")                                                                          \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(missingStep, MISSING_STEP_FIELDS)

#define PERMIT_FIELDS(F, P)                                                                        \
    F(code, document, "文书种类")                                                                  \
    F(text, title, "文书名称")                                                                     \
    F(code, state, "状态")                                                                         \
    F(boolean, form, "记录单")                                                                     \
    F(list, missingStep, "缺少的程序")
RECORD_STRUCT(permit, PERMIT_FIELDS)

#define DEADLINE_DUE_FIELDS(F, P)                                                                  \
    F(code, kind, "期限种类")                                                                      \
    F(date, from, "起算日")                                                                        \
    F(date, dueOn, "截止日期")                                                                     \
    F(integer, days, "天数")                                                                       \
    F(text, basis, "期限依据")                                                                     \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(deadlineDue, DEADLINE_DUE_FIELDS)

#define JUDGEMENT_FIELDS(F, P)                                                                     \
    F(text, caseNumber, "案件编号")                                                                \
    F(code, object, "当事人类别")                                                                  \
    F(text, tier, "处理档次")                                                                      \
    F(text, tierSource, "依据编号")                                                                \
    F(boolean, decided, "档次已定")                                                                \
    F(boolean, gravityMissing, "情节尚待认定")                                                     \
    F(integer, undecided, "未能判定")                                                              \
    F(list, reasonStep, "认定步骤")                                                                \
    F(list, ground, "认定依据")                                                                    \
    F(list, tierResult, "处理档次")                                                                \
    F(list, measureDue, "处理措施")                                                                \
    F(list, tierConflict, "规定不一致")                                                            \
    F(list, deadlineDue, "期限")                                                                   \
    F(list, permit, "文书")
RECORD_STRUCT(judgement, JUDGEMENT_FIELDS)

#endif
