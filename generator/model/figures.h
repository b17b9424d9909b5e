// SPDX-License-Identifier: Apache-2.0
// Figures for ratings and bulletins: one institution in one period (institutionFigures, what an
// indicator scored by ratio names by field), and a region in one period (regionFigures). Filled
// from the archive; shares are fractions (0.98), absent when there is nothing to divide by. Cells
// of cellFigures are suppressed for the public by desk/suppress.h: `suppressed` set, numbers
// absent.
#ifndef JUANCE_MODEL_FIGURES_H
#define JUANCE_MODEL_FIGURES_H

#include "model/history.h"
#include "model/record.h"

#define INSTITUTION_FIGURES_FIELDS(F, P)                                                           \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(text, region, "备案地区")                                                                    \
    F(text, city, "所在城市")                                                                      \
    F(date, from, "期间起")                                                                        \
    F(date, until, "期间止")                                                                       \
    F(integer, batches, "批次数")                                                                  \
    F(integer, completeBatches, "档案完整的批次数")                                                \
    F(integer, filedOnTimeBatches, "按期报备的批次数")                                             \
    F(integer, supervisedBatches, "已督导的批次数")                                                \
    F(integer, registered, "报名人数")                                                             \
    F(integer, accepted, "审核通过人数")                                                           \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certified, "获证人数")                                                              \
    F(integer, uploadedLate, "逾期上传证书数")                                                     \
    F(integer, returned, "退回证书数据数")                                                         \
    F(integer, videosLate, "逾期上传视频数")                                                       \
    F(integer, findings, "发现问题数")                                                             \
    F(integer, sanctions, "处理数")                                                                \
    F(integer, complaints, "经核实的投诉举报数")                                                   \
    F(integer, problems, "检查发现问题数")                                                         \
    F(integer, problemsOverdue, "逾期未整改问题数")                                                \
    F(decimal, completeShare, "档案完整率")                                                        \
    F(decimal, filedOnTimeShare, "按期报备率")                                                     \
    F(decimal, supervisedShare, "督导覆盖率")                                                      \
    F(decimal, uploadedOnTimeShare, "按期上传率")                                                  \
    F(decimal, returnedShare, "证书数据退回率")                                                    \
    F(decimal, passRate, "合格率")
RECORD_STRUCT(institutionFigures, INSTITUTION_FIGURES_FIELDS)

#define GROUP_FIGURES_FIELDS(F, P)                                                                 \
    F(code, by, "分组方式")                                                                        \
    F(text, key, "代码")                                                                           \
    F(text, title, "名称")                                                                         \
    F(integer, institutions, "机构数")                                                             \
    F(integer, batches, "批次数")                                                                  \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certificates, "获证人数")                                                           \
    F(decimal, completeShare, "档案完整率")                                                        \
    F(decimal, previousCompleteShare, "上期档案完整率")                                            \
    F(decimal, onTimeShare, "按期率")                                                              \
    F(decimal, previousOnTimeShare, "上期按期率")                                                  \
    F(decimal, passRate, "合格率")
RECORD_STRUCT(groupFigures, GROUP_FIGURES_FIELDS)

// The region's median of a dimension, as a share of its maximum.
#define DIMENSION_FIGURES_FIELDS(F, P)                                                             \
    F(text, dimension, "维度编号")                                                                 \
    F(text, title, "维度")                                                                         \
    F(decimal, lowest, "最低得分率")                                                               \
    F(decimal, median, "得分率中位数")                                                             \
    F(decimal, highest, "最高得分率")                                                              \
    F(integer, institutions, "机构数")
RECORD_STRUCT(dimensionFigures, DIMENSION_FIGURES_FIELDS)

#define CELL_FIGURES_FIELDS(F, P)                                                                  \
    F(text, occupation, "职业编码")                                                                \
    F(text, occupationName, "职业名称")                                                            \
    F(code, level, "等级")                                                                         \
    F(text, city, "城市")                                                                          \
    F(text, cityName, "城市名称")                                                                  \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certificates, "获证人数")                                                           \
    F(boolean, suppressed, "已隐去")
RECORD_STRUCT(cellFigures, CELL_FIGURES_FIELDS)

#define BROKEN_RULE_FIELDS(F, P)                                                                   \
    F(text, rule, "规则编号")                                                                      \
    F(text, title, "核查事项")                                                                     \
    F(text, source, "依据文件")                                                                    \
    F(text, clause, "条款")                                                                        \
    F(integer, findings, "问题数")                                                                 \
    F(integer, batches, "所涉批次数")                                                              \
    F(integer, institutions, "所涉机构数")
RECORD_STRUCT(brokenRule, BROKEN_RULE_FIELDS)

#define PASS_RATE_ROW_FIELDS(F, P)                                                                 \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(text, region, "备案地区")                                                                    \
    F(integer, batches, "批次数")                                                                  \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certified, "获证人数")                                                              \
    F(decimal, passRate, "合并获证率")                                                             \
    F(decimal, averageRate, "各批次平均获证率")
RECORD_STRUCT(passRateRow, PASS_RATE_ROW_FIELDS)

#define SANCTION_ROW_FIELDS(F, P)                                                                  \
    F(text, institution, "机构编码")                                                               \
    F(code, object, "当事人类别")                                                                  \
    F(text, name, "姓名或名称")                                                                    \
    F(text, tier, "处理档次")                                                                      \
    F(code, measure, "处理措施")                                                                   \
    F(text, number, "决定文号")                                                                    \
    F(text, ground, "行为编号")                                                                    \
    F(date, decidedOn, "决定日期")                                                                 \
    F(boolean, published, "决定公布")
RECORD_STRUCT(sanctionRow, SANCTION_ROW_FIELDS)

#define TIER_FIGURES_FIELDS(F, P)                                                                  \
    F(text, tier, "处理档次")                                                                      \
    F(code, measure, "处理措施")                                                                   \
    F(code, object, "当事人类别")                                                                  \
    F(integer, cases, "案件数")                                                                    \
    F(integer, previousCases, "上期案件数")
RECORD_STRUCT(tierFigures, TIER_FIGURES_FIELDS)

#define OVERDUE_ROW_FIELDS(F, P)                                                                   \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(text, caseNumber, "案件编号")                                                                \
    F(text, problem, "问题")                                                                       \
    F(date, dueOn, "整改期限")                                                                     \
    F(integer, daysLate, "逾期天数")
RECORD_STRUCT(overdueRow, OVERDUE_ROW_FIELDS)

#define IDLE_ROW_FIELDS(F, P)                                                                      \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(date, lastExam, "最近考试日")                                                                \
    F(integer, days, "未开展天数")
RECORD_STRUCT(idleRow, IDLE_ROW_FIELDS)

#define STAR_ROW_FIELDS(F, P)                                                                      \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(text, cycle, "评定周期")                                                                     \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(decimal, total, "总分")                                                                      \
    F(date, ratedOn, "评定日期")
RECORD_STRUCT(starRow, STAR_ROW_FIELDS)

// How many institutions hold each result of their latest rating.
#define STAR_FIGURES_FIELDS(F, P)                                                                  \
    F(integer, stars, "星级")                                                                      \
    F(text, grade, "等级")                                                                         \
    F(integer, institutions, "机构数")
RECORD_STRUCT(starFigures, STAR_FIGURES_FIELDS)

#define DUE_ROW_FIELDS(F, P)                                                                       \
    F(code, kind, "到期事项")                                                                      \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(date, dueOn, "到期日")
RECORD_STRUCT(dueRow, DUE_ROW_FIELDS)

// What the archive knows since an institution's filing, where the filing ends in the next period:
// Guangxi 三(三) 将通报结果与机构备案续期、星级评定等有机结合.
#define RENEWAL_ROW_FIELDS(F, P)                                                                   \
    F(text, institution, "机构编码")                                                               \
    F(text, name, "机构名称")                                                                      \
    F(date, filedOn, "备案日期")                                                                   \
    F(date, dueOn, "备案到期日")                                                                   \
    F(text, cycle, "最近评定周期")                                                                 \
    F(integer, stars, "最近星级")                                                                  \
    F(text, grade, "最近信用等级")                                                                 \
    F(date, ratedOn, "最近评定日期")                                                               \
    F(integer, batches, "备案以来批次数")                                                          \
    F(decimal, completeShare, "档案完整率")                                                        \
    F(decimal, onTimeShare, "按期率")                                                              \
    F(integer, cases, "备案以来处理件数")                                                          \
    F(integer, openRectifications, "未完成整改件数")
RECORD_STRUCT(renewalRow, RENEWAL_ROW_FIELDS)

// One list of a province as it stands on a day.
#define PUBLIC_LIST_FIELDS(F, P)                                                                   \
    F(code, roll, "名单")                                                                          \
    F(text, jurisdiction, "适用地区")                                                              \
    F(text, province, "地区名称")                                                                  \
    F(text, name, "名单名称")                                                                      \
    F(text, source, "依据文件")                                                                    \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "条文")                                                                         \
    F(text, note, "说明")                                                                          \
    F(text, term, "列入期限")                                                                      \
    F(text, termBasis, "列入期限依据")                                                             \
    F(text, identifier, "名单编号")                                                                \
    F(text, regionTitle, "地区范围")                                                               \
    F(date, from, "统计期间起")                                                                    \
    F(date, asOf, "截至日期")                                                                      \
    F(integer, entries, "列入数")                                                                  \
    F(integer, named, "列出名称数")                                                                \
    F(integer, unnamed, "不列名称数")                                                              \
    F(boolean, toPublish, "向社会公布")                                                            \
    F(boolean, internal, "内部")                                                                   \
    F(list, rollEntry, "列入名单")                                                                 \
    F(list, passRateRow, "高合格率机构")
RECORD_STRUCT(publicList, PUBLIC_LIST_FIELDS)

#define REGION_FIGURES_FIELDS(F, P)                                                                \
    F(text, version, "格式版本")                                                                   \
    F(text, region, "地区")                                                                        \
    F(text, title, "地区名称")                                                                     \
    F(text, period, "期间")                                                                        \
    F(integer, year, "年度")                                                                       \
    F(integer, quarter, "季度") /* absent: the whole year */                                       \
    F(text, identifier, "通报编号")                                                                \
    F(boolean, internal, "内部")                                                                   \
    F(date, nextFrom, "下期起")                                                                    \
    F(date, nextUntil, "下期止")                                                                   \
    F(date, from, "期间起")                                                                        \
    F(date, until, "期间止")                                                                       \
    F(integer, archives, "档案库数")                                                               \
    F(integer, filedInstitutions, "备案机构数")                                                    \
    F(integer, institutions, "机构数")                                                             \
    F(integer, batches, "批次数")                                                                  \
    F(integer, previousBatches, "上期批次数")                                                      \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, examined, "实考人数")                                                               \
    F(integer, certificates, "获证人数")                                                           \
    F(decimal, completeShare, "档案完整率")                                                        \
    F(decimal, previousCompleteShare, "上期档案完整率")                                            \
    F(decimal, onTimeShare, "按期率")                                                              \
    F(decimal, previousOnTimeShare, "上期按期率")                                                  \
    F(decimal, passRate, "合格率")                                                                 \
    F(integer, doubtfulBatches, "人数存疑的批次数") /* not certified <= examined <= candidates */  \
    F(integer, highPassRates, "获证率高于90%的机构数")                                             \
    F(text, passRateBasis, "平均获证率口径")                                                       \
    F(integer, overdue, "逾期未整改数")                                                            \
    F(integer, idle, "停滞机构数")                                                                 \
    F(integer, ratingsDue, "下期到期的星级评定数")                                                 \
    F(integer, filingsDue, "下期期满的备案数")                                                     \
    F(integer, rectificationsDue, "下期到期的整改数")                                              \
    F(decimal, medianTotal, "总分中位数") /* of ratings */                                         \
    F(list, groupFigures, "分组数据")                                                              \
    F(list, dimensionFigures, "维度数据")                                                          \
    F(list, cellFigures, "职业等级数据")                                                           \
    F(list, brokenRule, "常见问题")                                                                \
    F(list, passRateRow, "高合格率机构")                                                           \
    F(list, starFigures, "星级分布")                                                               \
    F(list, starRow, "星级")                                                                       \
    F(list, tierFigures, "处理档次数据")                                                           \
    F(list, sanctionRow, "处理")                                                                   \
    F(list, overdueRow, "逾期整改")                                                                \
    F(list, idleRow, "停滞机构")                                                                   \
    F(list, dueRow, "到期事项")                                                                    \
    F(list, renewalRow, "备案续期参考")                                                            \
    F(list, rollEntry, "列入名单")
RECORD_STRUCT(regionFigures, REGION_FIGURES_FIELDS)

#endif
