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

#define INSTITUTION_FIGURES_FIELDS(F, P, R)                                                        \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, text, region, "备案地区")                                                                 \
    F(R, text, city, "所在城市")                                                                   \
    F(R, date, from, "期间起")                                                                     \
    F(R, date, until, "期间止")                                                                    \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, completeBatches, "档案完整的批次数")                                             \
    F(R, integer, filedOnTimeBatches, "按期报备的批次数")                                          \
    F(R, integer, supervisedBatches, "已督导的批次数")                                             \
    F(R, integer, registered, "报名人数")                                                          \
    F(R, integer, accepted, "审核通过人数")                                                        \
    F(R, integer, examined, "实考人数")                                                            \
    F(R, integer, certified, "获证人数")                                                           \
    F(R, integer, uploadedLate, "逾期上传证书数")                                                  \
    F(R, integer, returned, "退回证书数据数")                                                      \
    F(R, integer, videosLate, "逾期上传视频数")                                                    \
    F(R, integer, findings, "发现问题数")                                                          \
    F(R, integer, sanctions, "处理数")                                                             \
    F(R, integer, complaints, "经核实的投诉举报数")                                                \
    F(R, integer, problems, "检查发现问题数")                                                      \
    F(R, integer, problemsOverdue, "逾期未整改问题数")                                             \
    F(R, decimal, completeShare, "档案完整率")                                                     \
    F(R, decimal, filedOnTimeShare, "按期报备率")                                                  \
    F(R, decimal, supervisedShare, "督导覆盖率")                                                   \
    F(R, decimal, uploadedOnTimeShare, "按期上传率")                                               \
    F(R, decimal, returnedShare, "证书数据退回率")                                                 \
    F(R, decimal, passRate, "合格率")
RECORD_STRUCT(institutionFigures, INSTITUTION_FIGURES_FIELDS)

#define GROUP_FIGURES_FIELDS(F, P, R)                                                              \
    F(R, code, by, "分组方式")                                                                     \
    F(R, text, key, "代码")                                                                        \
    F(R, text, title, "名称")                                                                      \
    F(R, integer, institutions, "机构数")                                                          \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, examined, "实考人数")                                                            \
    F(R, integer, certificates, "获证人数")                                                        \
    F(R, decimal, completeShare, "档案完整率")                                                     \
    F(R, decimal, previousCompleteShare, "上期档案完整率")                                         \
    F(R, decimal, onTimeShare, "按期率")                                                           \
    F(R, decimal, previousOnTimeShare, "上期按期率")                                               \
    F(R, decimal, passRate, "合格率")
RECORD_STRUCT(groupFigures, GROUP_FIGURES_FIELDS)

// The region's median of a dimension, as a share of its maximum.
#define DIMENSION_FIGURES_FIELDS(F, P, R)                                                          \
    F(R, text, dimension, "维度编号")                                                              \
    F(R, text, title, "维度")                                                                      \
    F(R, decimal, lowest, "最低得分率")                                                            \
    F(R, decimal, median, "得分率中位数")                                                          \
    F(R, decimal, highest, "最高得分率")                                                           \
    F(R, integer, institutions, "机构数")
RECORD_STRUCT(dimensionFigures, DIMENSION_FIGURES_FIELDS)

#define CELL_FIGURES_FIELDS(F, P, R)                                                               \
    F(R, text, occupation, "职业编码")                                                             \
    F(R, text, occupationName, "职业名称")                                                         \
    F(R, code, level, "等级")                                                                      \
    F(R, text, city, "城市")                                                                       \
    F(R, text, cityName, "城市名称")                                                               \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, examined, "实考人数")                                                            \
    F(R, integer, certificates, "获证人数")                                                        \
    F(R, boolean, suppressed, "已隐去")
RECORD_STRUCT(cellFigures, CELL_FIGURES_FIELDS)

#define BROKEN_RULE_FIELDS(F, P, R)                                                                \
    F(R, text, rule, "规则编号")                                                                   \
    F(R, text, title, "核查事项")                                                                  \
    F(R, text, source, "依据文件")                                                                 \
    F(R, date, knownAsOf, "已知有效至") /* absent: no regulation file of that number or title */   \
    F(R, text, clause, "条款")                                                                     \
    F(R, integer, findings, "问题数")                                                              \
    F(R, integer, batches, "所涉批次数")                                                           \
    F(R, integer, institutions, "所涉机构数")
RECORD_STRUCT(brokenRule, BROKEN_RULE_FIELDS)

#define PASS_RATE_ROW_FIELDS(F, P, R)                                                              \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, text, region, "备案地区")                                                                 \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, examined, "实考人数")                                                            \
    F(R, integer, certified, "获证人数")                                                           \
    F(R, decimal, passRate, "合并获证率")                                                          \
    F(R, decimal, averageRate, "各批次平均获证率")
RECORD_STRUCT(passRateRow, PASS_RATE_ROW_FIELDS)

#define SANCTION_ROW_FIELDS(F, P, R)                                                               \
    F(R, text, institution, "机构编码")                                                            \
    F(R, code, object, "当事人类别")                                                               \
    F(R, text, name, "姓名或名称")                                                                 \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, code, measure, "处理措施")                                                                \
    F(R, text, number, "决定文号")                                                                 \
    F(R, text, ground, "行为编号")                                                                 \
    F(R, date, decidedOn, "决定日期")                                                              \
    F(R, boolean, published, "决定公布")
RECORD_STRUCT(sanctionRow, SANCTION_ROW_FIELDS)

#define TIER_FIGURES_FIELDS(F, P, R)                                                               \
    F(R, text, tier, "处理档次")                                                                   \
    F(R, code, measure, "处理措施")                                                                \
    F(R, code, object, "当事人类别")                                                               \
    F(R, integer, cases, "案件数")                                                                 \
    F(R, integer, previousCases, "上期案件数")
RECORD_STRUCT(tierFigures, TIER_FIGURES_FIELDS)

#define OVERDUE_ROW_FIELDS(F, P, R)                                                                \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, text, caseNumber, "案件编号")                                                             \
    F(R, text, problem, "问题")                                                                    \
    F(R, date, dueOn, "整改期限")                                                                  \
    F(R, integer, daysLate, "逾期天数")
RECORD_STRUCT(overdueRow, OVERDUE_ROW_FIELDS)

#define IDLE_ROW_FIELDS(F, P, R)                                                                   \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, date, lastExam, "最近考试日")                                                             \
    F(R, integer, days, "未开展天数")
RECORD_STRUCT(idleRow, IDLE_ROW_FIELDS)

#define STAR_ROW_FIELDS(F, P, R)                                                                   \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, text, cycle, "评定周期")                                                                  \
    F(R, integer, stars, "星级")                                                                   \
    F(R, text, grade, "等级")                                                                      \
    F(R, decimal, total, "总分")                                                                   \
    F(R, date, ratedOn, "评定日期")
RECORD_STRUCT(starRow, STAR_ROW_FIELDS)

// How many institutions hold each result of their latest rating.
#define STAR_FIGURES_FIELDS(F, P, R)                                                               \
    F(R, integer, stars, "星级")                                                                   \
    F(R, text, grade, "等级")                                                                      \
    F(R, integer, institutions, "机构数")
RECORD_STRUCT(starFigures, STAR_FIGURES_FIELDS)

#define DUE_ROW_FIELDS(F, P, R)                                                                    \
    F(R, code, kind, "到期事项")                                                                   \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, date, dueOn, "到期日")
RECORD_STRUCT(dueRow, DUE_ROW_FIELDS)

// What the archive knows since an institution's filing, where the filing ends in the next period:
// Guangxi 三(三) 将通报结果与机构备案续期、星级评定等有机结合.
#define RENEWAL_ROW_FIELDS(F, P, R)                                                                \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, name, "机构名称")                                                                   \
    F(R, date, filedOn, "备案日期")                                                                \
    F(R, date, dueOn, "备案到期日")                                                                \
    F(R, text, cycle, "最近评定周期")                                                              \
    F(R, integer, stars, "最近星级")                                                               \
    F(R, text, grade, "最近信用等级")                                                              \
    F(R, date, ratedOn, "最近评定日期")                                                            \
    F(R, integer, batches, "备案以来批次数")                                                       \
    F(R, decimal, completeShare, "档案完整率")                                                     \
    F(R, decimal, onTimeShare, "按期率")                                                           \
    F(R, integer, cases, "备案以来处理件数")                                                       \
    F(R, integer, openRectifications, "未完成整改件数")
RECORD_STRUCT(renewalRow, RENEWAL_ROW_FIELDS)

// One list of a province as it stands on a day.
#define PUBLIC_LIST_FIELDS(F, P, R)                                                                \
    F(R, code, roll, "名单")                                                                       \
    F(R, text, jurisdiction, "适用地区")                                                           \
    F(R, text, province, "地区名称")                                                               \
    F(R, text, name, "名单名称")                                                                   \
    F(R, text, source, "依据文件")                                                                 \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, note, "说明")                                                                       \
    F(R, text, term, "列入期限")                                                                   \
    F(R, text, termBasis, "列入期限依据")                                                          \
    F(R, text, identifier, "名单编号")                                                             \
    F(R, text, regionTitle, "地区范围")                                                            \
    F(R, date, from, "统计期间起")                                                                 \
    F(R, date, asOf, "截至日期")                                                                   \
    F(R, integer, entries, "列入数")                                                               \
    F(R, integer, named, "列出名称数")                                                             \
    F(R, integer, unnamed, "不列名称数")                                                           \
    F(R, boolean, toPublish, "向社会公布")                                                         \
    F(R, boolean, internal, "内部")                                                                \
    F(R, list, rollEntry, "列入名单")                                                              \
    F(R, list, passRateRow, "高合格率机构")
RECORD_STRUCT(publicList, PUBLIC_LIST_FIELDS)

#define REGION_FIGURES_FIELDS(F, P, R)                                                             \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, region, "地区")                                                                     \
    F(R, text, title, "地区名称")                                                                  \
    F(R, text, period, "期间")                                                                     \
    F(R, integer, year, "年度")                                                                    \
    F(R, integer, quarter, "季度") /* absent: the whole year */                                    \
    F(R, text, identifier, "通报编号")                                                             \
    F(R, boolean, internal, "内部")                                                                \
    F(R, date, nextFrom, "下期起")                                                                 \
    F(R, date, nextUntil, "下期止")                                                                \
    F(R, date, from, "期间起")                                                                     \
    F(R, date, until, "期间止")                                                                    \
    F(R, integer, archives, "档案库数")                                                            \
    F(R, integer, filedInstitutions, "备案机构数")                                                 \
    F(R, integer, institutions, "机构数")                                                          \
    F(R, integer, batches, "批次数")                                                               \
    F(R, integer, previousBatches, "上期批次数")                                                   \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, examined, "实考人数")                                                            \
    F(R, integer, certificates, "获证人数")                                                        \
    F(R, decimal, completeShare, "档案完整率")                                                     \
    F(R, decimal, previousCompleteShare, "上期档案完整率")                                         \
    F(R, decimal, onTimeShare, "按期率")                                                           \
    F(R, decimal, previousOnTimeShare, "上期按期率")                                               \
    F(R, decimal, passRate, "合格率")                                                              \
    F(R, integer, doubtfulBatches,                                                                 \
      "人数存疑的批次数") /* not certified <= examined <= candidates */                            \
    F(R, integer, highPassRates, "获证率高于90%的机构数")                                          \
    F(R, text, passRateBasis, "平均获证率口径")                                                    \
    F(R, text, passRateRule, "通过率的后果")                                                       \
    F(R, integer, overdue, "逾期未整改数")                                                         \
    F(R, integer, idle, "停滞机构数")                                                              \
    F(R, integer, ratingsDue, "下期到期的星级评定数")                                              \
    F(R, integer, filingsDue, "下期期满的备案数")                                                  \
    F(R, integer, rectificationsDue, "下期到期的整改数")                                           \
    F(R, decimal, medianTotal, "总分中位数") /* of ratings */                                      \
    F(R, list, groupFigures, "分组数据")                                                           \
    F(R, list, dimensionFigures, "维度数据")                                                       \
    F(R, list, cellFigures, "职业等级数据")                                                        \
    F(R, list, brokenRule, "常见问题")                                                             \
    F(R, list, passRateRow, "高合格率机构")                                                        \
    F(R, list, starFigures, "星级分布")                                                            \
    F(R, list, starRow, "星级")                                                                    \
    F(R, list, tierFigures, "处理档次数据")                                                        \
    F(R, list, sanctionRow, "处理")                                                                \
    F(R, list, overdueRow, "逾期整改")                                                             \
    F(R, list, idleRow, "停滞机构")                                                                \
    F(R, list, dueRow, "到期事项")                                                                 \
    F(R, list, renewalRow, "备案续期参考")                                                         \
    F(R, list, rollEntry, "列入名单")
RECORD_STRUCT(regionFigures, REGION_FIGURES_FIELDS)

#endif
