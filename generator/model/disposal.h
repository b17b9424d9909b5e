// SPDX-License-Identifier: Apache-2.0
// A decision on volumes whose period has ended: schemas/disposal.xsd in C. Who appraised, who
// approved, who watches the destruction, and what becomes of each volume.
#ifndef JUANCE_MODEL_DISPOSAL_H
#define JUANCE_MODEL_DISPOSAL_H

#include "model/record.h"

#define APPRAISER_FIELDS(F, P, R)                                                                  \
    F(R, text, name, "姓名")                                                                       \
    F(R, text, post, "职务")                                                                       \
    F(R, boolean, head, "组长")
RECORD_STRUCT(appraiser, APPRAISER_FIELDS)

#define APPROVER_FIELDS(F, P, R)                                                                   \
    F(R, text, name, "姓名")                                                                       \
    F(R, text, post, "职务")                                                                       \
    F(R, date, approvedOn, "批准日期")
RECORD_STRUCT(approver, APPROVER_FIELDS)

#define DESTRUCTION_SUPERVISOR_FIELDS(F, P, R)                                                     \
    F(R, text, name, "姓名")                                                                       \
    F(R, text, post, "职务")                                                                       \
    F(R, text, unit, "单位")
RECORD_STRUCT(destructionSupervisor, DESTRUCTION_SUPERVISOR_FIELDS)

#define VOLUME_DECISION_FIELDS(F, P, R)                                                            \
    F(R, text, volume, "分卷标识")                                                                 \
    F(R, code, outcome, "处置") /* destroy, extend, keep */                                        \
    F(R, date, decidedOn, "决定日期")                                                              \
    F(R, text, reason, "原因")                                                                     \
    F(R, date, until, "延长至")              /* extend only: last day */                           \
    F(R, text, longerRule, "较长期限的处理") /* why the period frozen in the volume is held to,    \
                                             where today's rule is longer */
RECORD_STRUCT(volumeDecision, VOLUME_DECISION_FIELDS)

#define PAPER_DESTRUCTION_FIELDS(F, P, R)                                                          \
    F(R, date, on, "销毁时间")                                                                     \
    F(R, text, place, "销毁地点")                                                                  \
    F(R, text, method, "销毁方式")
RECORD_STRUCT(paperDestruction, PAPER_DESTRUCTION_FIELDS)

#define DISPOSAL_FIELDS(F, P, R)                                                                   \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, number, "文号")                                                                     \
    F(R, text, institution, "机构编码")                                                            \
    F(R, text, place, "销毁地点") /* of the electronic volumes */                                  \
    F(R, text, method, "销毁方式")                                                                 \
    F(R, list, appraiser, "鉴定人")                                                                \
    F(R, list, approver, "批准人")                                                                 \
    F(R, list, destructionSupervisor, "监销人")                                                    \
    F(R, list, volumeDecision, "案卷处置")                                                         \
    F(R, list, paperDestruction, "纸质材料销毁")
RECORD_STRUCT(disposal, DISPOSAL_FIELDS)

#define DISPOSAL_NAMESPACE "urn:juance:disposal"
#define DISPOSAL_VERSION   "1.0"

#endif
