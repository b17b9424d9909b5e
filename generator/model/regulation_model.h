// SPDX-License-Identifier: Apache-2.0
// schemas/regulation.xsd and schemas/jurisdiction.xsd in C, as they are read. What a path, a
// quantity or a word in them means is settled in rulebook.h. C names differ from the XML's where
// the batch has a record of that name.
#ifndef JUANCE_MODEL_REGULATION_MODEL_H
#define JUANCE_MODEL_REGULATION_MODEL_H

#include "model/record.h"

#define CONDITION_FIELDS(F, P)                                                                     \
    F(text, field, "字段")                                                                         \
    F(text, is, "等于")                                                                            \
    F(text, not, "不等于")                                                                         \
    F(boolean, present, "有值")                                                                    \
    F(text, min, "下限")                                                                           \
    F(text, max, "上限")                                                                           \
    F(text, same, "同于")                                                                          \
    F(text, differs, "异于")                                                                       \
    F(text, after, "晚于")                                                                         \
    F(text, before, "早于")                                                                        \
    F(text, by, "相差")
RECORD_STRUCT(condition, CONDITION_FIELDS) // <where>, <when>

#define ROW_FORM_FIELDS(F, P)                                                                      \
    F(code, medium, "载体")                                                                        \
    F(text, class, "保管期限类别")
RECORD_STRUCT(rowForm, ROW_FORM_FIELDS) // <form>

#define ROW_SIGNATURE_FIELDS(F, P)                                                                 \
    F(text, role, "签字人身份")                                                                    \
    F(integer, least, "最少人数")                                                                  \
    F(text, rule, "规则编号")                                                                      \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "原文")                                                                         \
    F(text, severity, "等级")                                                                      \
    F(text, responsible, "责任人")                                                                 \
    F(boolean, dated, "须有日期")
RECORD_STRUCT(rowSignature, ROW_SIGNATURE_FIELDS) // <signature> of a row

#define SCHEDULE_ROW_FIELDS(F, P)                                                                  \
    F(text, id, "规则编号")                                                                        \
    F(text, kind, "材料种类")                                                                      \
    F(text, title, "材料名称")                                                                     \
    F(text, per, "归档单位")                                                                       \
    F(boolean, bundle, "可合并归档")                                                               \
    F(text, subject, "科目")                                                                       \
    F(text, need, "载体要求")                                                                      \
    F(text, notBefore, "不得早于")                                                                 \
    F(text, notAfter, "不得晚于")                                                                  \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "原文")                                                                         \
    F(text, severity, "等级")                                                                      \
    F(text, responsible, "责任人")                                                                 \
    F(text, demand, "要求")                                                                        \
    F(text, consequence, "后果")                                                                   \
    F(text, note, "说明")                                                                          \
    F(list, when, "适用条件")                                                                      \
    F(list, form, "载体")                                                                          \
    F(list, signature, "签字")
RECORD_STRUCT(scheduleRow, SCHEDULE_ROW_FIELDS) // <material>

// Every operator's parameters; which of them an operator takes stands in operator_table.c.
#define OPERATION_FIELDS(F, P)                                                                     \
    P(text, element, "运算")                                                                       \
    F(text, fields, "字段")                                                                        \
    F(text, any, "任一")                                                                           \
    F(text, field, "字段")                                                                         \
    F(text, values, "取值")                                                                        \
    F(text, left, "左")                                                                            \
    F(text, right, "右")                                                                           \
    F(text, earlier, "较早")                                                                       \
    F(text, later, "较晚")                                                                         \
    F(text, strict, "严格")                                                                        \
    F(text, of, "列表")                                                                            \
    F(text, by, "依据")                                                                            \
    F(text, date, "日期")                                                                          \
    F(text, after, "起算日")                                                                       \
    F(text, limit, "限值")                                                                         \
    F(text, limitField, "限值字段")                                                                \
    F(text, dueYear, "年度")                                                                       \
    F(text, dueDay, "月日")                                                                        \
    F(text, choice, "解释取舍")                                                                    \
    F(text, prefix, "前缀长度")                                                                    \
    F(text, dueOffset, "年差")                                                                     \
    F(text, from, "起")                                                                            \
    F(text, to, "止")                                                                              \
    F(text, until, "止")                                                                           \
    F(text, min, "下限")                                                                           \
    F(text, max, "上限")                                                                           \
    F(text, maxField, "上限字段")                                                                  \
    F(text, exclusive, "不含限值")                                                                 \
    F(text, part, "部分")                                                                          \
    F(text, whole, "总数")                                                                         \
    F(text, in, "列表")                                                                            \
    F(text, window, "期间")                                                                        \
    F(text, against, "对照")                                                                       \
    F(text, start, "开始")                                                                         \
    F(text, end, "结束")                                                                           \
    F(text, forms, "格式")                                                                         \
    F(text, length, "长度")                                                                        \
    F(text, equals, "等于")                                                                        \
    F(text, as, "取法")                                                                            \
    F(text, map, "对应")                                                                           \
    F(text, number, "号码")                                                                        \
    F(text, birthDate, "出生日期")                                                                 \
    F(text, sex, "性别")                                                                           \
    F(text, words, "词语")                                                                         \
    F(text, except, "除外")
RECORD_STRUCT(operation, OPERATION_FIELDS)

#define RULE_CHECK_FIELDS(F, P)                                                                    \
    F(text, each, "对象")                                                                          \
    F(integer, records, "最少记录数")                                                              \
    F(text, absent, "缺项处理")                                                                    \
    F(text, message, "报告文字")                                                                   \
    F(list, where, "条件")                                                                         \
    P(list, operation, "运算")
RECORD_STRUCT(ruleCheck, RULE_CHECK_FIELDS) // <check>

#define RULE_TEXT_FIELDS(F, P)                                                                     \
    F(text, id, "规则编号")                                                                        \
    F(text, class, "核查类别")                                                                     \
    F(text, binds, "约束对象")                                                                     \
    F(text, title, "名称")                                                                         \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "原文")                                                                         \
    F(text, severity, "等级")                                                                      \
    F(boolean, mendable, "可补正")                                                                 \
    F(text, responsible, "责任人")                                                                 \
    F(text, demand, "要求")                                                                        \
    F(text, consequence, "后果")                                                                   \
    F(text, question, "核查问题")                                                                  \
    F(text, example, "示例")                                                                       \
    F(text, note, "说明")                                                                          \
    F(list, check, "核查")
RECORD_STRUCT(ruleText, RULE_TEXT_FIELDS) // <rule>

#define UNAVAILABLE_FIELDS(F, P)                                                                   \
    F(text, part, "部分")                                                                          \
    F(text, title, "名称")                                                                         \
    F(text, clause, "条款")                                                                        \
    F(text, note, "说明")
RECORD_STRUCT(unavailable, UNAVAILABLE_FIELDS)

#define REGULATION_FIELDS(F, P)                                                                    \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "编号")                                                                            \
    F(text, title, "标题")                                                                         \
    F(text, number, "文号") /* absent: the notice has none */                                      \
    F(text, issuer, "发文机关")                                                                    \
    F(date, issuedOn, "发文日期")                                                                  \
    F(date, effectiveFrom, "施行日期")                                                             \
    F(date, effectiveUntil, "失效日期")                                                            \
    F(boolean, confirmed, "已核对原文")                                                            \
    F(text, note, "说明")                                                                          \
    F(list, unavailable, "未附部分")                                                               \
    F(list, material, "归档材料")                                                                  \
    F(list, rule, "规则")
RECORD_STRUCT(regulation, REGULATION_FIELDS)

// ---- jurisdictions
#define USE_FIELDS(F, P)                                                                           \
    F(text, regulation, "文件")                                                                    \
    F(date, from, "自")                                                                            \
    F(date, until, "至")                                                                           \
    F(boolean, stated, "本程序设定")                                                               \
    F(text, note, "说明")
RECORD_STRUCT(use, USE_FIELDS)

#define RETENTION_DEFAULT_FIELDS(F, P)                                                             \
    F(code, medium, "载体")                                                                        \
    F(text, class, "保管期限类别")                                                                 \
    F(text, source, "依据")                                                                        \
    F(boolean, stated, "本程序设定")
RECORD_STRUCT(retentionDefault, RETENTION_DEFAULT_FIELDS) // <retention>

#define LIFT_FIELDS(F, P)                                                                          \
    F(text, kind, "材料种类")                                                                      \
    F(text, class, "保管期限类别")                                                                 \
    F(text, note, "说明")
RECORD_STRUCT(lift, LIFT_FIELDS)

#define CONFLICT_SIDE_FIELDS(F, P)                                                                 \
    F(text, regulation, "文件")                                                                    \
    F(text, clause, "条款")                                                                        \
    F(text, says, "规定")
RECORD_STRUCT(conflictSide, CONFLICT_SIDE_FIELDS) // <side>

#define NOTICE_CONFLICT_FIELDS(F, P)                                                               \
    F(text, id, "编号")                                                                            \
    F(text, topic, "事项")                                                                         \
    F(text, decision, "处理")                                                                      \
    F(text, setting, "决定者")                                                                     \
    F(list, side, "各方规定")
RECORD_STRUCT(noticeConflict, NOTICE_CONFLICT_FIELDS) // <conflict>

#define JURISDICTION_FIELDS(F, P)                                                                  \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "编号")                                                                            \
    F(text, name, "名称")                                                                          \
    F(text, province, "省级代码")                                                                  \
    F(text, entryRule, "材料通用规则")  /* for faulty entries that no row names */                 \
    F(text, filingRule, "按期报备规则") /* whose interval a rating holds batches to */             \
    F(list, use, "适用文件")                                                                       \
    F(list, retention, "默认保管期限")                                                             \
    F(list, lift, "提升保管期限")                                                                  \
    F(list, conflict, "规定不一致")
RECORD_STRUCT(jurisdiction, JURISDICTION_FIELDS)

// ---- schemas/calendar/<year>.xml
#define CALENDAR_DAY_FIELDS(F, P)                                                                  \
    F(date, date, "日期")                                                                          \
    F(text, name, "节日")
RECORD_STRUCT(calendarDay, CALENDAR_DAY_FIELDS) // <off>, <makeUp>

#define CALENDAR_FIELDS(F, P)                                                                      \
    F(text, version, "格式版本")                                                                   \
    F(integer, year, "年度")                                                                       \
    F(text, source, "来源")                                                                        \
    F(list, off, "放假")                                                                           \
    F(list, makeUp, "调休上班")
RECORD_STRUCT(calendar, CALENDAR_FIELDS)

#endif
