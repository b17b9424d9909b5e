// SPDX-License-Identifier: Apache-2.0
// What the catalogue knows and no material tells, written down where a lost catalogue finds it
// again (schemas/history.xsd): the section of the history that a seal list covers
// (seals/<list>/history.xml), and what a case or rating puts into the histories (the
// meta/history.xml of its volume).
#ifndef JUANCE_MODEL_SEALED_HISTORY_H
#define JUANCE_MODEL_SEALED_HISTORY_H

#include "model/history.h"

// One link of the chain: see catalogue/events.h for what the digest is over.
#define PAST_EVENT_FIELDS(F, P)                                                                    \
    F(integer, sequence, "序号")                                                                   \
    F(moment, at, "时间")                                                                          \
    F(text, kind, "事件")                                                                          \
    F(text, subject, "对象")                                                                       \
    F(text, agent, "责任者")                                                                       \
    F(text, outcome, "结果")                                                                       \
    F(text, detail, "说明")                                                                        \
    F(text, digest, "链摘要")
RECORD_STRUCT(pastEvent, PAST_EVENT_FIELDS)

// What such a volume is; of earlier programs, today meta/record.xml says it.
#define SEALED_VOLUME_FIELDS(F, P)                                                                 \
    F(text, id, "案卷标识")                                                                        \
    F(text, kind, "案卷种类") /* case, rating */                                                   \
    F(text, institution, "立卷单位编码")                                                           \
    F(text, institutionName, "立卷单位")                                                           \
    F(integer, year, "年度")                                                                       \
    F(text, number, "编号") /* of the case; the rating's cycle */                                  \
    F(text, title, "案卷题名")                                                                     \
    F(text, class, "分卷种类")                                                                     \
    F(text, retention, "保管期限代码")                                                             \
    F(integer, revision, "版次")                                                                   \
    F(text, supersedes, "取代的案卷")                                                              \
    F(integer, items, "件数")                                                                      \
    F(date, periodFrom, "保管期限起")                                                              \
    F(date, periodUntil, "保管期限止")                                                             \
    F(date, dueOn, "到期日")
RECORD_STRUCT(sealedVolume, SEALED_VOLUME_FIELDS)

#define SEALED_HISTORY_FIELDS(F, P)                                                                \
    F(text, version, "格式版本")                                                                   \
    F(list, sealedVolume, "案卷")                                                                  \
    F(list, closedCase, "已结案件")                                                                \
    F(list, pastRating, "以往星级评定")                                                            \
    F(list, pastEvent, "事件")
RECORD_STRUCT(sealedHistory, SEALED_HISTORY_FIELDS)

#define SEALED_HISTORY_NAMESPACE "urn:juance:history"
#define SEALED_HISTORY_VERSION   "1.0"

#endif
