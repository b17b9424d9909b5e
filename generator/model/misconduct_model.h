// SPDX-License-Identifier: Apache-2.0
// schemas/misconduct.xsd (behaviours, tiers and escalations, one file a notice), ladder.xsd (which
// catalogues a province uses and where they conflict), procedure.xsd (documents and what each
// needs) and phrases.xsd in C, as they are read. What the attributes mean stands in the schemas.
#ifndef JUANCE_MODEL_MISCONDUCT_MODEL_H
#define JUANCE_MODEL_MISCONDUCT_MODEL_H

#include "model/record.h"

#define TIER_MEASURE_FIELDS(F, P)                                                                  \
    F(code, kind, "措施")                                                                          \
    F(boolean, discretion, "视情况")                                                               \
    F(code, gravity, "情节")
RECORD_STRUCT(tierMeasure, TIER_MEASURE_FIELDS)

#define TIER_BAN_FIELDS(F, P)                                                                      \
    F(text, length, "期限")                                                                        \
    F(code, until, "截止")                                                                         \
    F(code, gravity, "情节")                                                                       \
    F(text, note, "说明")
RECORD_STRUCT(tierBan, TIER_BAN_FIELDS)

#define TIER_FIELDS(F, P)                                                                          \
    F(text, id, "档次")                                                                            \
    F(code, subject, "对象")                                                                       \
    F(integer, rank, "轻重")                                                                       \
    F(boolean, beside, "并处")                                                                     \
    F(text, title, "名称")                                                                         \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")                                                                          \
    F(list, measure, "措施")                                                                       \
    F(list, ban, "禁止参加")
RECORD_STRUCT(tier, TIER_FIELDS)

#define BEHAVIOUR_FIELDS(F, P)                                                                     \
    F(text, id, "行为编号")                                                                        \
    F(code, subject, "对象")                                                                       \
    F(text, tier, "处理档次")                                                                      \
    F(text, clause, "条款")                                                                        \
    F(code, gravity, "情节")                                                                       \
    F(boolean, reminder, "须经提醒")                                                               \
    F(boolean, open, "兜底")                                                                       \
    F(boolean, measureOnly, "只是措施")                                                            \
    F(boolean, effect, "须有不良影响")                                                             \
    F(text, facts, "须有情形")                                                                     \
    F(text, same, "对应行为")                                                                      \
    F(text, title, "名称")                                                                         \
    F(text, rules, "相关规则")                                                                     \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")
RECORD_STRUCT(behaviour, BEHAVIOUR_FIELDS)

#define ESCALATION_FIELDS(F, P)                                                                    \
    F(text, id, "升档编号")                                                                        \
    F(text, from, "原档次")                                                                        \
    F(text, to, "升至档次")                                                                        \
    F(text, clause, "条款")                                                                        \
    F(code, event, "事由")                                                                         \
    F(text, within, "期间")                                                                        \
    F(text, least, "达到")                                                                         \
    F(integer, stars, "星级")                                                                      \
    F(text, title, "名称")                                                                         \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")
RECORD_STRUCT(escalation, ESCALATION_FIELDS)

#define CASE_STEP_FIELDS(F, P)                                                                     \
    F(text, id, "环节编号")                                                                        \
    F(integer, order, "次序")                                                                      \
    F(text, subjects, "对象")                                                                      \
    F(text, clause, "条款")                                                                        \
    F(code, before, "先于")                                                                        \
    F(integer, signatures, "签字人数")                                                             \
    F(text, days, "期限")                                                                          \
    F(text, title, "名称")                                                                         \
    F(text, needs, "须载明")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")
RECORD_STRUCT(caseStep, CASE_STEP_FIELDS)

#define PUBLIC_REGISTER_FIELDS(F, P)                                                               \
    F(text, id, "名单编号")                                                                        \
    F(text, name, "名单名称")                                                                      \
    F(code, subject, "对象")                                                                       \
    F(text, tiers, "处理档次")                                                                     \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "条文")
RECORD_STRUCT(publicRegister, PUBLIC_REGISTER_FIELDS)

#define MISCONDUCT_FIELDS(F, P)                                                                    \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "目录编号")                                                                        \
    F(text, title, "标题")                                                                         \
    F(list, tier, "处理档次")                                                                      \
    F(list, behaviour, "行为")                                                                     \
    F(list, escalation, "升档")                                                                    \
    F(list, step, "程序环节")                                                                      \
    P(list, publicRegister, "公布的名单")
RECORD_STRUCT(misconduct, MISCONDUCT_FIELDS)

#define LADDER_USE_FIELDS(F, P)                                                                    \
    F(text, catalogue, "目录编号")                                                                 \
    F(text, note, "说明")
RECORD_STRUCT(ladderUse, LADDER_USE_FIELDS)

#define LADDER_SIDE_FIELDS(F, P)                                                                   \
    F(text, id, "一方")                                                                            \
    F(text, behaviours, "行为编号")                                                                \
    F(text, article, "条款")                                                                       \
    F(text, says, "规定")
RECORD_STRUCT(ladderSide, LADDER_SIDE_FIELDS)

#define LADDER_CONFLICT_FIELDS(F, P)                                                               \
    F(text, id, "编号")                                                                            \
    F(text, topic, "事项")                                                                         \
    F(text, preset, "默认")                                                                        \
    F(text, decision, "处理")                                                                      \
    F(text, setting, "决定者")                                                                     \
    F(list, ladderSide, "一方规定")
RECORD_STRUCT(ladderConflict, LADDER_CONFLICT_FIELDS)

// A list of the province that closed cases lead to.
#define LADDER_LIST_FIELDS(F, P)                                                                   \
    F(code, roll, "名单")                                                                          \
    F(text, registerId, "依据的名单")                                                              \
    F(code, entry, "列入方式")                                                                     \
    F(text, measures, "处理措施")                                                                  \
    F(text, template, "模板")                                                                      \
    F(boolean, toPublish, "向社会公布")                                                            \
    F(text, note, "说明")
RECORD_STRUCT(ladderList, LADDER_LIST_FIELDS)

// What the texts say about somebody who was dealt with before (earlier), or did it while a ban ran
// (duringBan): shown to the officer, decides nothing.
#define LADDER_REPEAT_FIELDS(F, P)                                                                 \
    F(text, subjects, "当事人类别")                                                                \
    F(code, event, "情形")                                                                         \
    F(text, behaviours, "行为编号")                                                                \
    F(text, article, "条款")                                                                       \
    F(text, says, "规定")
RECORD_STRUCT(ladderRepeat, LADDER_REPEAT_FIELDS)

#define LADDER_FIELDS(F, P)                                                                        \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "地区")                                                                            \
    F(text, name, "名称")                                                                          \
    F(text, province, "省级行政区划代码")                                                          \
    F(text, procedure, "处理程序")                                                                 \
    F(list, ladderUse, "适用目录")                                                                 \
    F(list, ladderConflict, "规定不一致")                                                          \
    F(list, ladderRepeat, "以往处理")                                                              \
    F(list, ladderList, "名单")
RECORD_STRUCT(ladder, LADDER_FIELDS)

#define PHRASE_FIELDS(F, P)                                                                        \
    F(text, id, "编号")                                                                            \
    F(text, text, "文字")
RECORD_STRUCT(phrase, PHRASE_FIELDS)

#define PHRASES_FIELDS(F, P)                                                                       \
    F(text, version, "格式版本")                                                                   \
    F(list, phrase, "语句")
RECORD_STRUCT(phrases, PHRASES_FIELDS)

#define PRECONDITION_FIELDS(F, P)                                                                  \
    F(text, id, "条件编号")                                                                        \
    F(text, title, "条件名称")                                                                     \
    F(text, demand, "应当")                                                                        \
    F(code, test, "核对方式")                                                                      \
    F(text, of, "记录")                                                                            \
    F(text, fields, "字段")                                                                        \
    F(text, field, "字段")                                                                         \
    F(text, values, "取值")                                                                        \
    F(text, later, "较晚")                                                                         \
    F(integer, least, "最少")                                                                      \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(precondition, PRECONDITION_FIELDS)

#define PROCEDURE_DOCUMENT_FIELDS(F, P)                                                            \
    F(text, id, "文书种类")                                                                        \
    F(text, title, "文书名称")                                                                     \
    F(text, objects, "当事人类别")                                                                 \
    F(text, measures, "处理措施")                                                                  \
    F(text, exceptMeasures, "不含措施")                                                            \
    F(text, article, "条款")                                                                       \
    F(text, needs, "条件")                                                                         \
    F(boolean, form, "记录单")
RECORD_STRUCT(procedureDocument, PROCEDURE_DOCUMENT_FIELDS)

#define PROCEDURE_FIELDS(F, P)                                                                     \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "程序编号")                                                                        \
    F(text, title, "标题")                                                                         \
    F(list, precondition, "程序条件")                                                              \
    F(list, procedureDocument, "文书")
RECORD_STRUCT(procedure, PROCEDURE_FIELDS)

#endif
