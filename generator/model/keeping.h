// SPDX-License-Identifier: Apache-2.0
// What the archive's own papers print: appraisal list (到期鉴定清单), destruction register
// (销毁清册), annual catalogue (年度案卷目录), labels, transfer list and deed (移交清册, 交接文据).
// Filled by keeping/ from the catalogue; documents print it like every record.
#ifndef JUANCE_MODEL_KEEPING_H
#define JUANCE_MODEL_KEEPING_H

#include "model/record.h"

// One volume (分卷).
#define KEPT_VOLUME_FIELDS(F, P)                                                                   \
    F(integer, number, "序号")                                                                     \
    F(text, archivalCode, "档号")                                                                  \
    F(text, title, "题名")                                                                         \
    F(text, institution, "机构编码")                                                               \
    F(text, fonds, "全宗名称")                                                                     \
    F(integer, year, "形成年度")                                                                   \
    F(text, batch, "批次号")                                                                       \
    F(text, retention, "保管期限") /* as documents print it */                                     \
    F(text, todayRetention, "现行规定期限")                                                        \
    F(date, periodFrom, "期限起")                                                                  \
    F(date, periodUntil, "期限止")                                                                 \
    F(date, dueOn, "到期日")                                                                       \
    F(integer, keptYears, "已保管年限") /* whole years */                                          \
    F(integer, items, "件数")                                                                      \
    F(integer, pages, "页数")                                                                      \
    F(decimal, size, "字节数")                                                                     \
    F(code, state, "状态") /* due, held, rule, never, undecided: code list "keptVolume.state" */   \
    F(code, cause, "无法判定的原因") /* code list "keptVolume.cause" */                            \
    F(code, ground, "冻结事由")      /* code list "keptVolume.ground" */                           \
    F(text, by, "冻结人")                                                                          \
    F(date, since, "冻结日期")                                                                     \
    F(code, outcome, "处置") /* destroy, extend, keep: code list "keptVolume.outcome" */           \
    F(text, reason, "原因")                                                                        \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, until, "延长至")                                                                       \
    F(text, evidence, "封卷摘要") /* SHA-256 of the tag manifest, hex */                           \
    F(text, sealList, "封存清单")                                                                  \
    F(text, note, "备注")
RECORD_STRUCT(keptVolume, KEPT_VOLUME_FIELDS)

// One item on paper.
#define SHELF_ITEM_FIELDS(F, P)                                                                    \
    F(integer, number, "序号")                                                                     \
    F(text, archivalCode, "档号")                                                                  \
    F(text, material, "材料编号")                                                                  \
    F(text, title, "题名")                                                                         \
    F(text, location, "存放位置")                                                                  \
    F(integer, pages, "页数")                                                                      \
    F(integer, year, "形成年度")
RECORD_STRUCT(shelfItem, SHELF_ITEM_FIELDS)

// Volumes of one class and year, counted.
#define TALLY_FIELDS(F, P)                                                                         \
    F(text, retention, "保管期限")                                                                 \
    F(integer, year, "形成年度")                                                                   \
    F(code, state, "状态") /* code list "keptVolume.state" */                                      \
    F(integer, volumes, "卷数")                                                                    \
    F(integer, items, "件数")                                                                      \
    F(integer, pages, "页数")
RECORD_STRUCT(tally, TALLY_FIELDS)

#define KEEPING_FIELDS(F, P)                                                                       \
    F(text, institution, "机构名称")                                                               \
    F(text, institutionCode, "机构编码")                                                           \
    F(integer, year, "年度")                                                                       \
    F(text, identifier, "文件标识")                                                                \
    F(text, sequence, "顺序号") /* of a disposal volume's name: disposal001 */                     \
    F(integer, revision, "修订次数")                                                               \
    F(text, supersedes, "取代的分卷")                                                              \
    F(text, retention, "本册保管期限")                                                             \
    F(text, documentNumber, "文号")                                                                \
    F(date, day, "日期") /* of the list */                                                         \
    F(text, reason, "说明")                                                                        \
    F(text, appraisers, "鉴定人")                                                                  \
    F(text, approver, "批准人")                                                                    \
    F(date, approvedOn, "批准日期")                                                                \
    F(text, supervisors, "监销人")                                                                 \
    F(date, destroyedOn, "销毁时间")                                                               \
    F(text, place, "销毁地点")                                                                     \
    F(text, method, "销毁方式")                                                                    \
    F(code, paper, "纸质材料") /* none, pending, destroyed: code list "keeping.paper" */           \
    F(date, paperDestroyedOn, "纸质材料销毁时间")                                                  \
    F(text, paperPlace, "纸质材料销毁地点")                                                        \
    F(text, paperMethod, "纸质材料销毁方式")                                                       \
    F(text, fromParty, "移出单位")                                                                 \
    F(text, toParty, "接收单位")                                                                   \
    F(text, nature, "交接性质")                                                                    \
    F(text, finding, "检索工具")                                                                   \
    F(integer, volumes, "卷数")                                                                    \
    F(integer, items, "件数")                                                                      \
    F(integer, pages, "页数")                                                                      \
    F(list, keptVolume, "案卷")                                                                    \
    F(list, shelfItem, "纸质材料")                                                                 \
    F(list, tally, "汇总")
RECORD_STRUCT(keeping, KEEPING_FIELDS)

#endif
