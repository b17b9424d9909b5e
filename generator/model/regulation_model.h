// SPDX-License-Identifier: Apache-2.0
// schemas/regulation.xsd and schemas/jurisdiction.xsd in C, as they are read. What a path, a
// quantity or a word in them means is settled in rulebook.h. C names differ from the XML's where
// the batch has a record of that name.
#ifndef JUANCE_MODEL_REGULATION_MODEL_H
#define JUANCE_MODEL_REGULATION_MODEL_H

#include "model/record.h"

#define CONDITION_FIELDS(F, P, R)                                                                  \
    F(R, text, field, "字段")                                                                      \
    F(R, text, is, "等于")                                                                         \
    F(R, text, not, "不等于")                                                                      \
    F(R, boolean, present, "有值")                                                                 \
    F(R, text, min, "下限")                                                                        \
    F(R, text, max, "上限")                                                                        \
    F(R, text, same, "同于")                                                                       \
    F(R, text, differs, "异于")                                                                    \
    F(R, text, after, "晚于")                                                                      \
    F(R, text, before, "早于")                                                                     \
    F(R, text, by, "相差")
RECORD_STRUCT(condition, CONDITION_FIELDS) // <where>, <when>

#define ROW_FORM_FIELDS(F, P, R)                                                                   \
    F(R, code, medium, "载体")                                                                     \
    F(R, text, class, "保管期限类别")
RECORD_STRUCT(rowForm, ROW_FORM_FIELDS) // <form>

#define ROW_SIGNATURE_FIELDS(F, P, R)                                                              \
    F(R, text, role, "签字人身份")                                                                 \
    F(R, integer, least, "最少人数")                                                               \
    F(R, text, rule, "规则编号")                                                                   \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "原文")                                                                      \
    F(R, text, severity, "等级")                                                                   \
    F(R, text, responsible, "责任人")                                                              \
    F(R, boolean, dated, "须有日期")
RECORD_STRUCT(rowSignature, ROW_SIGNATURE_FIELDS) // <signature> of a row

#define SCHEDULE_ROW_FIELDS(F, P, R)                                                               \
    F(R, text, id, "规则编号")                                                                     \
    F(R, text, kind, "材料种类")                                                                   \
    F(R, text, title, "材料名称")                                                                  \
    F(R, text, per, "归档单位")                                                                    \
    F(R, boolean, bundle, "可合并归档")                                                            \
    F(R, text, subject, "科目")                                                                    \
    F(R, text, need, "载体要求")                                                                   \
    F(R, text, notBefore, "不得早于")                                                              \
    F(R, text, notAfter, "不得晚于")                                                               \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "原文")                                                                      \
    F(R, text, severity, "等级")                                                                   \
    F(R, text, responsible, "责任人")                                                              \
    F(R, text, demand, "要求")                                                                     \
    F(R, text, consequence, "后果")                                                                \
    F(R, text, note, "说明")                                                                       \
    F(R, list, when, "适用条件")                                                                   \
    F(R, list, form, "载体")                                                                       \
    F(R, list, signature, "签字")
RECORD_STRUCT(scheduleRow, SCHEDULE_ROW_FIELDS) // <material>

// Every operator's parameters; which of them an operator takes stands in operator_table.c.
#define OPERATION_FIELDS(F, P, R)                                                                  \
    P(R, text, element, "运算")                                                                    \
    F(R, text, fields, "字段")                                                                     \
    F(R, text, any, "任一")                                                                        \
    F(R, text, field, "字段")                                                                      \
    F(R, text, values, "取值")                                                                     \
    F(R, text, left, "左")                                                                         \
    F(R, text, right, "右")                                                                        \
    F(R, text, earlier, "较早")                                                                    \
    F(R, text, later, "较晚")                                                                      \
    F(R, text, strict, "严格")                                                                     \
    F(R, text, of, "列表")                                                                         \
    F(R, text, by, "依据")                                                                         \
    F(R, text, date, "日期")                                                                       \
    F(R, text, after, "起算日")                                                                    \
    F(R, text, limit, "限值")                                                                      \
    F(R, text, limitField, "限值字段")                                                             \
    F(R, text, dueYear, "年度")                                                                    \
    F(R, text, dueDay, "月日")                                                                     \
    F(R, text, choice, "解释取舍")                                                                 \
    F(R, text, prefix, "前缀长度")                                                                 \
    F(R, text, dueOffset, "年差")                                                                  \
    F(R, text, from, "起")                                                                         \
    F(R, text, to, "止")                                                                           \
    F(R, text, until, "止")                                                                        \
    F(R, text, min, "下限")                                                                        \
    F(R, text, max, "上限")                                                                        \
    F(R, text, maxField, "上限字段")                                                               \
    F(R, text, exclusive, "不含限值")                                                              \
    F(R, text, part, "部分")                                                                       \
    F(R, text, whole, "总数")                                                                      \
    F(R, text, in, "列表")                                                                         \
    F(R, text, window, "期间")                                                                     \
    F(R, text, against, "对照")                                                                    \
    F(R, text, start, "开始")                                                                      \
    F(R, text, end, "结束")                                                                        \
    F(R, text, forms, "格式")                                                                      \
    F(R, text, length, "长度")                                                                     \
    F(R, text, equals, "等于")                                                                     \
    F(R, text, as, "取法")                                                                         \
    F(R, text, map, "对应")                                                                        \
    F(R, text, number, "号码")                                                                     \
    F(R, text, birthDate, "出生日期")                                                              \
    F(R, text, sex, "性别")                                                                        \
    F(R, text, words, "词语")                                                                      \
    F(R, text, except, "除外")
RECORD_STRUCT(operation, OPERATION_FIELDS)

#define RULE_CHECK_FIELDS(F, P, R)                                                                 \
    F(R, text, each, "对象")                                                                       \
    F(R, integer, records, "最少记录数")                                                           \
    F(R, text, absent, "缺项处理")                                                                 \
    F(R, text, message, "报告文字")                                                                \
    F(R, list, where, "条件")                                                                      \
    P(R, list, operation, "运算")
RECORD_STRUCT(ruleCheck, RULE_CHECK_FIELDS) // <check>

#define RULE_TEXT_FIELDS(F, P, R)                                                                  \
    F(R, text, id, "规则编号")                                                                     \
    F(R, text, class, "核查类别")                                                                  \
    F(R, text, binds, "约束对象")                                                                  \
    F(R, text, title, "名称")                                                                      \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "原文")                                                                      \
    F(R, text, severity, "等级")                                                                   \
    F(R, boolean, mendable, "可补正")                                                              \
    F(R, text, responsible, "责任人")                                                              \
    F(R, text, demand, "要求")                                                                     \
    F(R, text, consequence, "后果")                                                                \
    F(R, text, question, "核查问题")                                                               \
    F(R, text, example, "示例")                                                                    \
    F(R, text, note, "说明")                                                                       \
    F(R, list, check, "核查")
RECORD_STRUCT(ruleText, RULE_TEXT_FIELDS) // <rule>

#define UNAVAILABLE_FIELDS(F, P, R)                                                                \
    F(R, text, part, "部分")                                                                       \
    F(R, text, title, "名称")                                                                      \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, note, "说明")
RECORD_STRUCT(unavailable, UNAVAILABLE_FIELDS)

#define REGULATION_FIELDS(F, P, R)                                                                 \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, id, "编号")                                                                         \
    F(R, text, title, "标题")                                                                      \
    F(R, text, number, "文号") /* absent: the notice has none */                                   \
    F(R, text, issuer, "发文机关")                                                                 \
    F(R, date, issuedOn, "发文日期")                                                               \
    F(R, date, effectiveFrom, "施行日期")                                                          \
    F(R, date, effectiveUntil, "失效日期")                                                         \
    F(R, boolean, confirmed, "已核对原文")                                                         \
    F(R, text, note, "说明")                                                                       \
    F(R, list, unavailable, "未附部分")                                                            \
    F(R, list, material, "归档材料")                                                               \
    F(R, list, rule, "规则")
RECORD_STRUCT(regulation, REGULATION_FIELDS)

// ---- jurisdictions
#define USE_FIELDS(F, P, R)                                                                        \
    F(R, text, regulation, "文件")                                                                 \
    F(R, date, from, "自")                                                                         \
    F(R, date, until, "至")                                                                        \
    F(R, boolean, stated, "本程序设定")                                                            \
    F(R, text, note, "说明")
RECORD_STRUCT(use, USE_FIELDS)

#define RETENTION_DEFAULT_FIELDS(F, P, R)                                                          \
    F(R, code, medium, "载体")                                                                     \
    F(R, text, class, "保管期限类别")                                                              \
    F(R, text, source, "依据")                                                                     \
    F(R, boolean, stated, "本程序设定")
RECORD_STRUCT(retentionDefault, RETENTION_DEFAULT_FIELDS) // <retention>

#define LIFT_FIELDS(F, P, R)                                                                       \
    F(R, text, kind, "材料种类")                                                                   \
    F(R, text, class, "保管期限类别")                                                              \
    F(R, text, note, "说明")
RECORD_STRUCT(lift, LIFT_FIELDS)

#define CONFLICT_SIDE_FIELDS(F, P, R)                                                              \
    F(R, text, regulation, "文件")                                                                 \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, says, "规定")
RECORD_STRUCT(conflictSide, CONFLICT_SIDE_FIELDS) // <side>

#define NOTICE_CONFLICT_FIELDS(F, P, R)                                                            \
    F(R, text, id, "编号")                                                                         \
    F(R, text, topic, "事项")                                                                      \
    F(R, text, decision, "处理")                                                                   \
    F(R, text, setting, "决定者")                                                                  \
    F(R, list, side, "各方规定")
RECORD_STRUCT(noticeConflict, NOTICE_CONFLICT_FIELDS) // <conflict>

#define JURISDICTION_FIELDS(F, P, R)                                                               \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, id, "编号")                                                                         \
    F(R, text, name, "名称")                                                                       \
    F(R, text, province, "省级代码")                                                               \
    F(R, text, entryRule, "材料通用规则")  /* for faulty entries that no row names */              \
    F(R, text, filingRule, "按期报备规则") /* whose interval a rating holds batches to */          \
    F(R, list, use, "适用文件")                                                                    \
    F(R, list, retention, "默认保管期限")                                                          \
    F(R, list, lift, "提升保管期限")                                                               \
    F(R, list, conflict, "规定不一致")
RECORD_STRUCT(jurisdiction, JURISDICTION_FIELDS)

// ---- schemas/calendar/<year>.xml
#define CALENDAR_DAY_FIELDS(F, P, R)                                                               \
    F(R, date, date, "日期")                                                                       \
    F(R, text, name, "节日")
RECORD_STRUCT(calendarDay, CALENDAR_DAY_FIELDS) // <off>, <makeUp>

#define CALENDAR_FIELDS(F, P, R)                                                                   \
    F(R, text, version, "格式版本")                                                                \
    F(R, integer, year, "年度")                                                                    \
    F(R, text, source, "来源")                                                                     \
    F(R, list, off, "放假")                                                                        \
    F(R, list, makeUp, "调休上班")
RECORD_STRUCT(calendar, CALENDAR_FIELDS)

#endif
