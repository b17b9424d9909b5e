// SPDX-License-Identifier: Apache-2.0
// What the program makes of a case: which tier applies and why, what it demands and until when,
// where the notices differ, and which documents the stage allows. Filled by sanctions/ladder.h and
// sanctions/procedure.h; documents print it like every record. Never read from XML.
#ifndef JUANCE_MODEL_JUDGEMENT_H
#define JUANCE_MODEL_JUDGEMENT_H

#include "model/record.h"

#define REASON_STEP_FIELDS(F, P, R)                                                                \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, words, "说明")                                                                      \
    F(R, code, outcome, "结论")                                                                    \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, sourceTitle, "依据文件")                                                            \
    F(R, text, article, "条款")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, behaviour, "行为编号")                                                              \
    F(R, text, tier, "处理档次")
RECORD_STRUCT(reasonStep, REASON_STEP_FIELDS)

#define GROUND_FIELDS(F, P, R)                                                                     \
    F(R, text, behaviour, "行为编号")                                                              \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, sourceTitle, "依据文件")                                                            \
    F(R, date, knownAsOf, "已知有效至")                                                            \
    F(R, text, article, "条款")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, text, offence, "对应行为")                                                                \
    F(R, boolean, fromHistory, "依处理记录认定")                                                   \
    F(R, boolean, setAside, "不适用")                                                              \
    F(R, text, note, "说明")
RECORD_STRUCT(ground, GROUND_FIELDS)

#define MEASURE_DUE_FIELDS(F, P, R)                                                                \
    F(R, code, measure, "措施")                                                                    \
    F(R, text, words, "措施条文")                                                                  \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, article, "条款")                                                                    \
    F(R, date, from, "起始日期")                                                                   \
    F(R, date, until, "截止日期")                                                                  \
    F(R, text, basis, "期限依据")                                                                  \
    F(R, text, note, "说明")                                                                       \
    F(R, boolean, optional, "视情况")                                                              \
    F(R, boolean, stated, "系统设定")
RECORD_STRUCT(measureDue, MEASURE_DUE_FIELDS)

#define CONFLICT_WORDS_FIELDS(F, P, R)                                                             \
    F(R, text, side, "一方")                                                                       \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, article, "条款")                                                                    \
    F(R, text, says, "规定")
RECORD_STRUCT(conflictWords, CONFLICT_WORDS_FIELDS)

#define TIER_CONFLICT_FIELDS(F, P, R)                                                              \
    F(R, text, id, "编号")                                                                         \
    F(R, text, topic, "事项")                                                                      \
    F(R, text, decision, "处理")                                                                   \
    F(R, text, setting, "决定者")                                                                  \
    F(R, text, chosen, "选定")                                                                     \
    F(R, text, officer, "决定人")                                                                  \
    F(R, text, reason, "理由")                                                                     \
    F(R, date, decidedOn, "决定日期")                                                              \
    F(R, boolean, open, "尚未决定")                                                                \
    F(R, list, conflictWords, "各方规定")
RECORD_STRUCT(tierConflict, TIER_CONFLICT_FIELDS)

#define TIER_RESULT_FIELDS(F, P, R)                                                                \
    F(R, text, id, "档次")                                                                         \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, sourceTitle, "依据文件")                                                            \
    F(R, text, article, "条款")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, integer, rank, "轻重")                                                                    \
    F(R, boolean, beside, "并处")
RECORD_STRUCT(tierResult, TIER_RESULT_FIELDS)

#define MISSING_STEP_FIELDS(F, P, R)                                                               \
    F(R, text, precondition, "条件")                                                               \
    F(R, text, title, "条件名称")                                                                  \
    F(R, text, demand, "应当")                                                                     \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, sourceTitle, "依据文件")                                                            \
    F(R, text, article, "条款")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")                                                                       \
    F(R, boolean, stated, "系统设定")
RECORD_STRUCT(missingStep, MISSING_STEP_FIELDS)

#define PERMIT_FIELDS(F, P, R)                                                                     \
    F(R, code, document, "文书种类")                                                               \
    F(R, text, title, "文书名称")                                                                  \
    F(R, code, state, "状态")                                                                      \
    F(R, boolean, form, "记录单")                                                                  \
    F(R, list, missingStep, "缺少的程序")
RECORD_STRUCT(permit, PERMIT_FIELDS)

#define DEADLINE_DUE_FIELDS(F, P, R)                                                               \
    F(R, code, kind, "期限种类")                                                                   \
    F(R, date, from, "起算日")                                                                     \
    F(R, date, dueOn, "截止日期")                                                                  \
    F(R, integer, days, "天数")                                                                    \
    F(R, text, basis, "期限依据")                                                                  \
    F(R, boolean, stated, "系统设定")
RECORD_STRUCT(deadlineDue, DEADLINE_DUE_FIELDS)

#define JUDGEMENT_FIELDS(F, P, R)                                                                  \
    F(R, text, caseNumber, "案件编号")                                                             \
    F(R, code, object, "当事人类别")                                                               \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, text, tierSource, "依据编号")                                                             \
    F(R, boolean, decided, "档次已定")                                                             \
    F(R, boolean, gravityMissing, "情节尚待认定")                                                  \
    F(R, integer, undecided, "未能判定")                                                           \
    F(R, list, reasonStep, "认定步骤")                                                             \
    F(R, list, ground, "认定依据")                                                                 \
    F(R, list, tierResult, "处理档次")                                                             \
    F(R, list, measureDue, "处理措施")                                                             \
    F(R, list, tierConflict, "规定不一致")                                                         \
    F(R, list, deadlineDue, "期限")                                                                \
    F(R, list, permit, "文书")
RECORD_STRUCT(judgement, JUDGEMENT_FIELDS)

#endif
