// SPDX-License-Identifier: Apache-2.0
// schemas/regulation.xsd, jurisdiction.xsd and calendar.xsd as they are read. What a path, a
// quantity or a word in them means is settled in rulebook.h.
#ifndef JUANCE_MODEL_REGULATION_MODEL_H
#define JUANCE_MODEL_REGULATION_MODEL_H

#include "records/calendar.h"
#include "records/jurisdiction.h"
#include "records/regulation.h"

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
    F(R, text, type, "证件类型")                                                                   \
    F(R, text, words, "词语")                                                                      \
    F(R, text, except, "除外")                                                                     \
    F(R, text, held, "所持")                                                                       \
    F(R, text, roles, "签字人身份")                                                                \
    F(R, text, session, "场次")                                                                    \
    F(R, text, on, "日期")                                                                         \
    F(R, text, posts, "岗位")
RECORD_STRUCT(operation, OPERATION_FIELDS)

#endif
