// SPDX-License-Identifier: Apache-2.0
// One institution's rating (星级评定, 信用等级评估): schemas/rating.xsd, and what is computed
// from it. `rating` is read: what was claimed and what reviewers found, by the ids of an indicator
// set (schemas/indicators). `ratingResult` is computed by ratings/scoring.h and is never read.
#ifndef JUANCE_MODEL_RATING_H
#define JUANCE_MODEL_RATING_H

#include "model/case.h"
#include "records/rating.h"

#define INDICATOR_RESULT_FIELDS(F, P, R)                                                           \
    F(R, text, dimension, "维度编号")                                                              \
    F(R, text, indicator, "指标编号")                                                              \
    F(R, text, title, "指标")                                                                      \
    F(R, code, method, "计分方法")                                                                 \
    F(R, decimal, maximum, "满分")                                                                 \
    F(R, decimal, value, "数据值")                                                                 \
    F(R, decimal, claimed, "自评分")                                                               \
    F(R, decimal, computed, "计算分")                                                              \
    F(R, decimal, reviewed, "复核分")                                                              \
    F(R, decimal, final, "得分")                                                                   \
    F(R, decimal, difference, "差异")                                                              \
    F(R, text, reason, "理由")                                                                     \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, article, "条款")                                                                    \
    F(R, boolean, open, "尚未评分")
RECORD_STRUCT(indicatorResult, INDICATOR_RESULT_FIELDS)

#define DIMENSION_RESULT_FIELDS(F, P, R)                                                           \
    F(R, text, dimension, "维度编号")                                                              \
    F(R, text, title, "维度")                                                                      \
    F(R, decimal, maximum, "满分")                                                                 \
    F(R, decimal, final, "得分")                                                                   \
    F(R, decimal, share, "得分率")                                                                 \
    F(R, decimal, previous, "上期得分率")                                                          \
    F(R, decimal, median, "地区中位数")
RECORD_STRUCT(dimensionResult, DIMENSION_RESULT_FIELDS)

#define DEDUCTION_FIELDS(F, P, R)                                                                  \
    F(R, text, indicator, "指标编号")                                                              \
    F(R, text, finding, "扣分事项")                                                                \
    F(R, text, description, "事项")                                                                \
    F(R, text, rule, "规则或行为编号")                                                             \
    F(R, text, clause, "条款")                                                                     \
    F(R, integer, times, "次数")                                                                   \
    F(R, decimal, points, "扣分")
RECORD_STRUCT(deduction, DEDUCTION_FIELDS)

#define FIGURE_DIFFERENCE_FIELDS(F, P, R)                                                          \
    F(R, text, name, "数据项")                                                                     \
    F(R, text, title, "数据名称")                                                                  \
    F(R, decimal, claimed, "自报值")                                                               \
    F(R, decimal, computed, "档案值")                                                              \
    F(R, decimal, difference, "差异")
RECORD_STRUCT(figureDifference, FIGURE_DIFFERENCE_FIELDS)

#define LIMIT_RESULT_FIELDS(F, P, R)                                                               \
    F(R, text, id, "编号")                                                                         \
    F(R, code, kind, "种类")                                                                       \
    F(R, text, title, "名称")                                                                      \
    F(R, text, reason, "理由")                                                                     \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, article, "条款")                                                                    \
    F(R, integer, stars, "最高星级")                                                               \
    F(R, boolean, stated, "系统设定")
RECORD_STRUCT(limitResult, LIMIT_RESULT_FIELDS)

#define RATING_CONSEQUENCE_FIELDS(F, P, R)                                                         \
    F(R, text, title, "后果")                                                                      \
    F(R, code, measure, "处理措施")                                                                \
    F(R, text, behaviour, "行为编号")                                                              \
    F(R, text, source, "依据编号")                                                                 \
    F(R, text, article, "条款")                                                                    \
    F(R, text, quote, "条文")                                                                      \
    F(R, date, dueOn, "期限")
RECORD_STRUCT(ratingConsequence, RATING_CONSEQUENCE_FIELDS)

#define RATING_RESULT_FIELDS(F, P, R)                                                              \
    F(R, text, notice, "标注")                                                                     \
    F(R, text, indicators, "评定标准")                                                             \
    F(R, text, indicatorsTitle, "评定标准名称")                                                    \
    F(R, boolean, official, "官方标准")                                                            \
    F(R, integer, stars, "星级")                                                                   \
    F(R, text, grade, "等级")                                                                      \
    F(R, text, verdict, "结论")                                                                    \
    F(R, decimal, total, "总分")                                                                   \
    F(R, decimal, claimedTotal, "自评总分")                                                        \
    F(R, decimal, maximum, "满分")                                                                 \
    F(R, integer, bandStars, "按分数的星级")                                                       \
    F(R, text, bandGrade, "按分数的等级")                                                          \
    F(R, boolean, open, "尚有未评分指标")                                                          \
    F(R, boolean, gradeCancelled, "取消等级")                                                      \
    F(R, decimal, medianTotal, "地区总分中位数") /* over the ratings that were given together */   \
    F(R, integer, rank, "地区名次")                                                                \
    F(R, integer, peers, "同期机构数")                                                             \
    F(R, date, nextOn, "下次评定日期")                                                             \
    F(R, list, dimensionResult, "维度结果")                                                        \
    F(R, list, indicatorResult, "指标结果")                                                        \
    F(R, list, deduction, "扣分")                                                                  \
    F(R, list, figureDifference, "数据差异")                                                       \
    F(R, list, limitResult, "否决与封顶")                                                          \
    F(R, list, ratingConsequence, "评定后果")
RECORD_STRUCT(ratingResult, RATING_RESULT_FIELDS)

#define RATING_NAMESPACE "urn:juance:rating"
#define RATING_VERSION   "1.0"

#endif
