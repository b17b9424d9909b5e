// SPDX-License-Identifier: Apache-2.0
// schemas/misconduct.xsd (behaviours, tiers and escalations, one file a notice), ladder.xsd (which
// catalogues a province uses and where they conflict), procedure.xsd (documents and what each
// needs) and phrases.xsd in C, as they are read. What the attributes mean stands in the schemas.
#ifndef JUANCE_MODEL_MISCONDUCT_MODEL_H
#define JUANCE_MODEL_MISCONDUCT_MODEL_H

#include "records/ladder.h"
#include "records/phrases.h"
#include "records/procedure.h"

#define TIER_MEASURE_FIELDS(F, P, R)                                                               \
    F(R, code, kind, "措施")                                                                       \
    F(R, boolean, discretion, "视情况")                                                            \
    F(R, code, gravity, "情节")
RECORD_STRUCT(tierMeasure, TIER_MEASURE_FIELDS)

#define TIER_BAN_FIELDS(F, P, R)                                                                   \
    F(R, text, length, "期限")                                                                     \
    F(R, code, until, "截止")                                                                      \
    F(R, code, gravity, "情节")                                                                    \
    F(R, text, note, "说明")
RECORD_STRUCT(tierBan, TIER_BAN_FIELDS)

#define TIER_FIELDS(F, P, R)                                                                       \
    F(R, text, id, "档次")                                                                         \
    F(R, code, subject, "对象")                                                                    \
    F(R, integer, rank, "轻重")                                                                    \
    F(R, boolean, beside, "并处")                                                                  \
    F(R, text, title, "名称")                                                                      \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")                                                                       \
    F(R, list, measure, "措施")                                                                    \
    F(R, list, ban, "禁止参加")
RECORD_STRUCT(tier, TIER_FIELDS)

#define BEHAVIOUR_FIELDS(F, P, R)                                                                  \
    F(R, text, id, "行为编号")                                                                     \
    F(R, code, subject, "对象")                                                                    \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, text, clause, "条款")                                                                     \
    F(R, code, gravity, "情节")                                                                    \
    F(R, boolean, reminder, "须经提醒")                                                            \
    F(R, boolean, open, "兜底")                                                                    \
    F(R, boolean, measureOnly, "只是措施")                                                         \
    F(R, boolean, effect, "须有不良影响")                                                          \
    F(R, text, facts, "须有情形")                                                                  \
    F(R, text, same, "对应行为")                                                                   \
    F(R, text, title, "名称")                                                                      \
    F(R, text, rules, "相关规则")                                                                  \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")
RECORD_STRUCT(behaviour, BEHAVIOUR_FIELDS)

#define ESCALATION_FIELDS(F, P, R)                                                                 \
    F(R, text, id, "升档编号")                                                                     \
    F(R, text, from, "原档次")                                                                     \
    F(R, text, to, "升至档次")                                                                     \
    F(R, text, clause, "条款")                                                                     \
    F(R, code, event, "事由")                                                                      \
    F(R, text, within, "期间")                                                                     \
    F(R, text, least, "达到")                                                                      \
    F(R, integer, stars, "星级")                                                                   \
    F(R, text, title, "名称")                                                                      \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")
RECORD_STRUCT(escalation, ESCALATION_FIELDS)

#define CASE_STEP_FIELDS(F, P, R)                                                                  \
    F(R, text, id, "环节编号")                                                                     \
    F(R, integer, order, "次序")                                                                   \
    F(R, text, subjects, "对象")                                                                   \
    F(R, text, clause, "条款")                                                                     \
    F(R, code, before, "先于")                                                                     \
    F(R, integer, signatures, "签字人数")                                                          \
    F(R, text, days, "期限")                                                                       \
    F(R, text, title, "名称")                                                                      \
    F(R, text, needs, "须载明")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")
RECORD_STRUCT(caseStep, CASE_STEP_FIELDS)

#define PUBLIC_REGISTER_FIELDS(F, P, R)                                                            \
    F(R, text, id, "名单编号")                                                                     \
    F(R, text, name, "名单名称")                                                                   \
    F(R, code, subject, "对象")                                                                    \
    F(R, text, tiers, "处理档次")                                                                  \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "条文")
RECORD_STRUCT(publicRegister, PUBLIC_REGISTER_FIELDS)

#define MISCONDUCT_FIELDS(F, P, R)                                                                 \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, id, "目录编号")                                                                     \
    F(R, text, title, "标题")                                                                      \
    F(R, list, tier, "处理档次")                                                                   \
    F(R, list, behaviour, "行为")                                                                  \
    F(R, list, escalation, "升档")                                                                 \
    F(R, list, step, "程序环节")                                                                   \
    P(R, list, publicRegister, "公布的名单")
RECORD_STRUCT(misconduct, MISCONDUCT_FIELDS)

#endif
