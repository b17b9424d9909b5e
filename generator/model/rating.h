// SPDX-License-Identifier: Apache-2.0
// One institution's rating (星级评定, 信用等级评估): schemas/rating.xsd in C, and what is computed
// from it. `rating` is read: what was claimed and what reviewers found, by the ids of an indicator
// set (schemas/indicators). `ratingResult` is computed by ratings/scoring.h and is never read.
#ifndef JUANCE_MODEL_RATING_H
#define JUANCE_MODEL_RATING_H

#include "model/case.h"

#define CLAIMED_FIGURE_FIELDS(F, P)                                                                \
    F(text, name, "数据项")                                                                        \
    F(decimal, value, "自报值")
RECORD_STRUCT(claimedFigure, CLAIMED_FIGURE_FIELDS)

#define INDICATOR_SCORE_FIELDS(F, P)                                                               \
    F(text, indicator, "指标编号")                                                                 \
    F(decimal, claimed, "自评分")                                                                  \
    F(decimal, reviewed, "复核分")                                                                 \
    F(text, reviewer, "复核人")                                                                    \
    F(text, reason, "理由")                                                                        \
    F(text, evidence, "佐证材料")                                                                  \
    F(text, comment, "说明")                                                                       \
    F(date, reviewedOn, "复核日期")
RECORD_STRUCT(indicatorScore, INDICATOR_SCORE_FIELDS)

#define RATING_FINDING_FIELDS(F, P)                                                                \
    F(text, id, "事项编号")                                                                        \
    F(text, indicator, "指标编号")                                                                 \
    F(text, rule, "规则或行为编号")                                                                \
    F(text, clause, "条款")                                                                        \
    F(text, batch, "所涉批次号")                                                                   \
    F(text, description, "事项")                                                                   \
    F(integer, times, "次数")                                                                      \
    F(date, foundOn, "发现日期")
RECORD_STRUCT(ratingFinding, RATING_FINDING_FIELDS)

#define RATING_VIOLATION_FIELDS(F, P)                                                              \
    F(text, id, "编号")                                                                            \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, tier, "处理档次")                                                                      \
    F(code, degree, "情节")                                                                        \
    F(text, officer, "认定人")                                                                     \
    F(text, reason, "理由")                                                                        \
    F(date, decidedOn, "决定日期")
RECORD_STRUCT(ratingViolation, RATING_VIOLATION_FIELDS)

#define PREVIOUS_DIMENSION_FIELDS(F, P)                                                            \
    F(text, dimension, "维度编号")                                                                 \
    F(decimal, score, "上期得分")
RECORD_STRUCT(previousDimension, PREVIOUS_DIMENSION_FIELDS)

#define RATING_ACTION_FIELDS(F, P)                                                                 \
    F(code, kind, "评定程序")                                                                      \
    F(text, officer, "经办人")                                                                     \
    F(text, note, "说明")                                                                          \
    F(date, doneOn, "日期")
RECORD_STRUCT(ratingAction, RATING_ACTION_FIELDS)

#define RATING_FIELDS(F, P)                                                                        \
    F(text, version, "格式版本")                                                                   \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(code, jurisdiction, "适用地区")                                                              \
    F(text, region, "备案地区")                                                                    \
    F(text, indicators, "评定标准")                                                                \
    F(text, cycle, "评定周期")                                                                     \
    F(text, authority, "评定机构")                                                                 \
    F(text, team, "评定组")                                                                        \
    F(text, reviewer, "复核负责人")                                                                \
    F(text, institutionFile, "机构档案文件")                                                       \
    F(integer, previousStars, "上期星级")                                                          \
    F(text, previousGrade, "上期信用等级")                                                         \
    F(decimal, previousScore, "上期得分")                                                          \
    F(date, from, "评定期间起")                                                                    \
    F(date, until, "评定期间止")                                                                   \
    F(date, previousOn, "上期评定日期")                                                            \
    F(date, selfRatedOn, "自评日期")                                                               \
    F(date, reviewedOn, "复核日期")                                                                \
    F(date, ratedOn, "评定日期")                                                                   \
    F(boolean, finished, "评定结束")                                                               \
    F(list, ratingAction, "评定程序")                                                              \
    F(list, claimedFigure, "自报数据")                                                             \
    F(list, indicatorScore, "指标评分")                                                            \
    F(list, ratingFinding, "扣分事项")                                                             \
    F(list, ratingViolation, "查实的违规")                                                         \
    F(list, previousDimension, "上期维度得分")                                                     \
    F(list, evidence, "佐证材料")                                                                  \
    P(text, sourceFile, "评定文件")                                                                \
    P(text, sourceFolder, "评定文件夹")                                                            \
    P(digest, sourceSha256, "评定文件摘要")
RECORD_STRUCT(rating, RATING_FIELDS)

#define INDICATOR_RESULT_FIELDS(F, P)                                                              \
    F(text, dimension, "维度编号")                                                                 \
    F(text, indicator, "指标编号")                                                                 \
    F(text, title, "指标")                                                                         \
    F(code, method, "计分方法")                                                                    \
    F(decimal, maximum, "满分")                                                                    \
    F(decimal, value, "数据值")                                                                    \
    F(decimal, claimed, "自评分")                                                                  \
    F(decimal, computed, "计算分")                                                                 \
    F(decimal, reviewed, "复核分")                                                                 \
    F(decimal, final, "得分")                                                                      \
    F(decimal, difference, "差异")                                                                 \
    F(text, reason, "理由")                                                                        \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(boolean, open, "尚未评分")
RECORD_STRUCT(indicatorResult, INDICATOR_RESULT_FIELDS)

#define DIMENSION_RESULT_FIELDS(F, P)                                                              \
    F(text, dimension, "维度编号")                                                                 \
    F(text, title, "维度")                                                                         \
    F(decimal, maximum, "满分")                                                                    \
    F(decimal, final, "得分")                                                                      \
    F(decimal, share, "得分率")                                                                    \
    F(decimal, previous, "上期得分率")                                                             \
    F(decimal, median, "地区中位数")
RECORD_STRUCT(dimensionResult, DIMENSION_RESULT_FIELDS)

#define DEDUCTION_FIELDS(F, P)                                                                     \
    F(text, indicator, "指标编号")                                                                 \
    F(text, finding, "扣分事项")                                                                   \
    F(text, description, "事项")                                                                   \
    F(text, rule, "规则或行为编号")                                                                \
    F(text, clause, "条款")                                                                        \
    F(integer, times, "次数")                                                                      \
    F(decimal, points, "扣分")
RECORD_STRUCT(deduction, DEDUCTION_FIELDS)

#define FIGURE_DIFFERENCE_FIELDS(F, P)                                                             \
    F(text, name, "数据项")                                                                        \
    F(text, title, "数据名称")                                                                     \
    F(decimal, claimed, "自报值")                                                                  \
    F(decimal, computed, "档案值")                                                                 \
    F(decimal, difference, "差异")
RECORD_STRUCT(figureDifference, FIGURE_DIFFERENCE_FIELDS)

#define LIMIT_RESULT_FIELDS(F, P)                                                                  \
    F(text, id, "编号")                                                                            \
    F(code, kind, "种类")                                                                          \
    F(text, title, "名称")                                                                         \
    F(text, reason, "理由")                                                                        \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(integer, stars, "最高星级")                                                                  \
    F(boolean, stated, "系统设定")
RECORD_STRUCT(limitResult, LIMIT_RESULT_FIELDS)

#define RATING_CONSEQUENCE_FIELDS(F, P)                                                            \
    F(text, title, "后果")                                                                         \
    F(code, measure, "处理措施")                                                                   \
    F(text, behaviour, "行为编号")                                                                 \
    F(text, source, "依据编号")                                                                    \
    F(text, article, "条款")                                                                       \
    F(text, quote, "条文")                                                                         \
    F(date, dueOn, "期限")
RECORD_STRUCT(ratingConsequence, RATING_CONSEQUENCE_FIELDS)

#define RATING_RESULT_FIELDS(F, P)                                                                 \
    F(text, notice, "标注")                                                                        \
    F(text, indicators, "评定标准")                                                                \
    F(text, indicatorsTitle, "评定标准名称")                                                       \
    F(boolean, official, "官方标准")                                                               \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(text, verdict, "结论")                                                                       \
    F(decimal, total, "总分")                                                                      \
    F(decimal, claimedTotal, "自评总分")                                                           \
    F(decimal, maximum, "满分")                                                                    \
    F(integer, bandStars, "按分数的星级")                                                          \
    F(text, bandGrade, "按分数的等级")                                                             \
    F(boolean, open, "尚有未评分指标")                                                             \
    F(boolean, gradeCancelled, "取消等级")                                                         \
    F(decimal, medianTotal, "地区总分中位数") /* over the ratings that were given together */      \
    F(integer, rank, "地区名次")                                                                   \
    F(integer, peers, "同期机构数")                                                                \
    F(date, nextOn, "下次评定日期")                                                                \
    F(list, dimensionResult, "维度结果")                                                           \
    F(list, indicatorResult, "指标结果")                                                           \
    F(list, deduction, "扣分")                                                                     \
    F(list, figureDifference, "数据差异")                                                          \
    F(list, limitResult, "否决与封顶")                                                             \
    F(list, ratingConsequence, "评定后果")
RECORD_STRUCT(ratingResult, RATING_RESULT_FIELDS)

#define RATING_NAMESPACE "urn:juance:rating"
#define RATING_VERSION   "1.0"

#endif
