// SPDX-License-Identifier: Apache-2.0
// A verification report (检测报告) in the four checks of DA/T 70-2018: authenticity 真实性,
// integrity 完整性, usability 可用性, security 安全性. Filled by verify/; documents print it
// like every record.
#ifndef JUANCE_MODEL_VERIFICATION_H
#define JUANCE_MODEL_VERIFICATION_H

#include "model/record.h"

// One item of one check: a layer of the verification, over all volumes.
#define VERIFIED_CHECK_FIELDS(F, P, R)                                                             \
    F(R, integer, number, "序号")                                                                  \
    F(R, code, property, "检测方面") /* code list "verifiedCheck.property" */                      \
    F(R, code, item, "检测项目")     /* code list "verifiedCheck.item" */                          \
    F(R, integer, passed, "通过卷数")                                                              \
    F(R, integer, failed, "不通过卷数")                                                            \
    F(R, integer, notApplicable, "不适用卷数")                                                     \
    F(R, integer, archiveFaults, "档案库问题数") /* of the archive as a whole */                   \
    F(R, code, result, "结论")                   /* passed, failed, notApplicable, notDone */
RECORD_STRUCT(verifiedCheck, VERIFIED_CHECK_FIELDS)

#define VERIFIED_FAULT_FIELDS(F, P, R)                                                             \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, volume, "案卷")                                                                     \
    F(R, code, item, "检测项目")                                                                   \
    F(R, text, entry, "文件")                                                                      \
    F(R, text, message, "问题")
RECORD_STRUCT(verifiedFault, VERIFIED_FAULT_FIELDS)

#define VERIFIED_VOLUME_FIELDS(F, P, R)                                                            \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, id, "分卷标识")                                                                     \
    F(R, text, file, "文件")                                                                       \
    F(R, code, signature, "签名")                                                                  \
    F(R, code, timestamp, "时间戳")                                                                \
    F(R, code, sealList, "封存清单")                                                               \
    F(R, integer, faults, "问题数")                                                                \
    F(R, code, result, "结论")
RECORD_STRUCT(verifiedVolume, VERIFIED_VOLUME_FIELDS)

// A volume that a decision destroyed: nothing of it is left to be verified.
#define VERIFIED_GONE_FIELDS(F, P, R)                                                              \
    F(R, integer, number, "序号")                                                                  \
    F(R, text, id, "分卷标识")                                                                     \
    F(R, text, file, "文件")                                                                       \
    F(R, date, on, "销毁日期")                                                                     \
    F(R, text, decision, "销毁决定")
RECORD_STRUCT(verifiedGone, VERIFIED_GONE_FIELDS)

#define VERIFICATION_FIELDS(F, P, R)                                                               \
    F(R, text, subject, "检测对象")                                                                \
    F(R, moment, at, "检测时间")                                                                   \
    F(R, moment, asOf, "以何时为准") /* chains without trusted time; absent: the time itself */    \
    F(R, text, program, "检测工具")                                                                \
    F(R, text, anchors, "信任锚") /* absent: chains were not checked */                            \
    F(R, integer, volumes, "案卷数")                                                               \
    F(R, integer, resumed, "中断前已检测卷数")                                                     \
    F(R, integer, faults, "问题数")                                                                \
    F(R, code, result, "结论") /* passed, failed */                                                \
    F(R, list, verifiedCheck, "检测项目")                                                          \
    F(R, list, verifiedFault, "问题")                                                              \
    F(R, list, verifiedVolume, "案卷")                                                             \
    F(R, list, verifiedGone, "已销毁案卷")
RECORD_STRUCT(verification, VERIFICATION_FIELDS)

#endif
