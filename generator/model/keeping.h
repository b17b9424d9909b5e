// SPDX-License-Identifier: Apache-2.0
// What the archive's own papers print: appraisal list (到期鉴定清单), destruction register
// (销毁清册), annual catalogue (年度案卷目录), labels, transfer list and deed (移交清册, 交接文据).
// Filled by keeping/ from the catalogue; documents print it like every record.
#ifndef JUANCE_MODEL_KEEPING_H
#define JUANCE_MODEL_KEEPING_H

#include "model/record.h"

// One volume (分卷).
#define KEPT_VOLUME_FIELDS(F, P, R)                                                                \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, archivalCode, "档号")                                                               \
    F(R, text, title, "题名")                                                                      \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, fonds, "全宗名称")                                                                  \
    F(R, integer, year, "形成年度")                                                                \
    F(R, text, batch, "批次号")                                                                    \
    F(R, text, retention, "保管期限") /* as documents print it */                                  \
    F(R, text, todayRetention, "现行规定期限")                                                     \
    F(R, date, periodFrom, "期限起")                                                               \
    F(R, date, periodUntil, "期限止")                                                              \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, integer, keptYears, "已保管年限") /* whole years */                                       \
    F(R, integer, items, "件数")                                                                   \
    F(R, integer, pages, "页数")                                                                   \
    F(R, decimal, size, "字节数")                                                                  \
    F(R, code, state,                                                                              \
      "状态") /* due, held, rule, never, undecided: code list "keptVolume.state" */                \
    F(R, code, cause, "无法判定的原因") /* code list "keptVolume.cause" */                         \
    F(R, code, ground, "冻结事由")      /* code list "keptVolume.ground" */                        \
    F(R, text, by, "冻结人")                                                                       \
    F(R, date, since, "冻结日期")                                                                  \
    F(R, code, outcome, "处置") /* destroy, extend, keep: code list "keptVolume.outcome" */        \
    F(R, text, reason, "原因")                                                                     \
    F(R, date, decidedOn, "决定日期")                                                              \
    F(R, date, until, "延长至")                                                                    \
    F(R, text, evidence, "封卷摘要") /* SHA-256 of the tag manifest, hex */                        \
    F(R, text, sealList, "封存清单")                                                               \
    F(R, text, note, "备注")
RECORD_STRUCT(keptVolume, KEPT_VOLUME_FIELDS)

// One item on paper.
#define SHELF_ITEM_FIELDS(F, P, R)                                                                 \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, archivalCode, "档号")                                                               \
    F(R, text, material, "材料编号")                                                               \
    F(R, text, title, "题名")                                                                      \
    F(R, text, location, "存放位置")                                                               \
    F(R, integer, pages, "页数")                                                                   \
    F(R, integer, year, "形成年度")
RECORD_STRUCT(shelfItem, SHELF_ITEM_FIELDS)

// Volumes of one class and year, counted.
#define TALLY_FIELDS(F, P, R)                                                                      \
    F(R, text, retention, "保管期限")                                                              \
    F(R, integer, year, "形成年度")                                                                \
    F(R, code, state, "状态") /* code list "keptVolume.state" */                                   \
    F(R, integer, volumes, "卷数")                                                                 \
    F(R, integer, items, "件数")                                                                   \
    F(R, integer, pages, "页数")
RECORD_STRUCT(tally, TALLY_FIELDS)

#define KEEPING_FIELDS(F, P, R)                                                                    \
    F(R, text, institution, "机构名称")                                                            \
    F(R, text, institutionCode, "机构编码")                                                        \
    F(R, integer, year, "年度")                                                                    \
    F(R, text, identifier, "文件标识")                                                             \
    F(R, text, sequence, "顺序号") /* of a disposal volume's name: disposal001 */                  \
    F(R, integer, revision, "修订次数")                                                            \
    F(R, text, supersedes, "取代的分卷")                                                           \
    F(R, text, retention, "本册保管期限")                                                          \
    F(R, text, documentNumber, "文号")                                                             \
    F(R, date, day, "日期") /* of the list */                                                      \
    F(R, text, reason, "说明")                                                                     \
    F(R, text, appraisers, "鉴定人")                                                               \
    F(R, text, approver, "批准人")                                                                 \
    F(R, date, approvedOn, "批准日期")                                                             \
    F(R, text, supervisors, "监销人")                                                              \
    F(R, date, destroyedOn, "销毁时间")                                                            \
    F(R, text, place, "销毁地点")                                                                  \
    F(R, text, method, "销毁方式")                                                                 \
    F(R, code, paper, "纸质材料") /* none, pending, destroyed: code list "keeping.paper" */        \
    F(R, date, paperDestroyedOn, "纸质材料销毁时间")                                               \
    F(R, text, paperPlace, "纸质材料销毁地点")                                                     \
    F(R, text, paperMethod, "纸质材料销毁方式")                                                    \
    F(R, text, fromParty, "移出单位")                                                              \
    F(R, text, toParty, "接收单位")                                                                \
    F(R, text, nature, "交接性质")                                                                 \
    F(R, text, finding, "检索工具")                                                                \
    F(R, integer, volumes, "卷数")                                                                 \
    F(R, integer, items, "件数")                                                                   \
    F(R, integer, pages, "页数")                                                                   \
    F(R, list, keptVolume, "案卷")                                                                 \
    F(R, list, shelfItem, "纸质材料")                                                              \
    F(R, list, tally, "汇总")
RECORD_STRUCT(keeping, KEEPING_FIELDS)

#endif
