// SPDX-License-Identifier: Apache-2.0
// schemas/indicators.xsd in C: what a rating is scored by. What the attributes mean stands there.
#ifndef JUANCE_MODEL_INDICATOR_MODEL_H
#define JUANCE_MODEL_INDICATOR_MODEL_H

#include "model/record.h"

#define INDICATOR_FIELDS(F, P)                                                                     \
    F(text, id, "指标编号")                                                                        \
    F(text, title, "指标")                                                                         \
    F(decimal, maximum, "满分")                                                                    \
    F(code, method, "计分方法")                                                                    \
    F(text, figure, "数据项")                                                                      \
    F(decimal, zero, "得零分的数据值")                                                             \
    F(decimal, full, "得满分的数据值")                                                             \
    F(decimal, points, "每次扣分")                                                                 \
    F(decimal, most, "扣分上限")                                                                   \
    F(text, rules, "扣分规则")                                                                     \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, note, "说明")
RECORD_STRUCT(indicator, INDICATOR_FIELDS)

#define DIMENSION_FIELDS(F, P)                                                                     \
    F(text, id, "维度编号")                                                                        \
    F(text, title, "维度")                                                                         \
    F(decimal, maximum, "满分")                                                                    \
    F(list, indicator, "指标")
RECORD_STRUCT(dimension, DIMENSION_FIELDS)

#define RATING_LIMIT_FIELDS(F, P)                                                                  \
    F(text, id, "编号")                                                                            \
    F(code, kind, "种类")                                                                          \
    F(text, title, "名称")                                                                         \
    F(text, tiers, "处理档次")                                                                     \
    F(text, measures, "处理措施")                                                                  \
    F(code, degree, "情节")                                                                        \
    F(integer, stars, "最高星级")                                                                  \
    F(integer, steps, "降级数")                                                                    \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, note, "说明")                                                                          \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(ratingLimit, RATING_LIMIT_FIELDS)

#define BAND_FIELDS(F, P)                                                                          \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(text, title, "名称")                                                                         \
    F(text, verdict, "结论")                                                                       \
    F(decimal, from, "分数下限")                                                                   \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(band, BAND_FIELDS)

#define CONSEQUENCE_FIELDS(F, P)                                                                   \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(text, title, "后果")                                                                         \
    F(code, measure, "处理措施")                                                                   \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")
RECORD_STRUCT(consequence, CONSEQUENCE_FIELDS)

#define INDICATOR_SET_FIELDS(F, P)                                                                 \
    F(text, version, "格式版本")                                                                   \
    F(text, id, "标准编号")                                                                        \
    F(text, title, "标题")                                                                         \
    F(text, notice, "标注")                                                                        \
    F(code, kind, "评定种类")                                                                      \
    F(code, jurisdiction, "适用地区")                                                              \
    F(decimal, maximum, "满分")                                                                    \
    F(integer, cycleYears, "评定周期年数")                                                         \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, note, "说明")                                                                          \
    F(boolean, official, "官方标准")                                                               \
    F(list, dimension, "维度")                                                                     \
    F(list, ratingLimit, "否决与封顶")                                                             \
    F(list, band, "等级")                                                                          \
    F(list, consequence, "后果")
RECORD_STRUCT(indicatorSet, INDICATOR_SET_FIELDS)

#endif
