// SPDX-License-Identifier: Apache-2.0
// A verification report (检测报告) in the four checks of DA/T 70-2018: authenticity 真实性,
// integrity 完整性, usability 可用性, security 安全性. Filled by verify/; documents print it
// like every record.
#ifndef JUANCE_MODEL_VERIFICATION_H
#define JUANCE_MODEL_VERIFICATION_H

#include "model/record.h"

// One item of one check: a layer of the verification, over all volumes.
#define VERIFIED_CHECK_FIELDS(F, P)                                                                \
    F(integer, number, "序号")                                                                     \
    F(code, property, "检测方面") /* code list "verifiedCheck.property" */                         \
    F(code, item, "检测项目")     /* code list "verifiedCheck.item" */                             \
    F(integer, passed, "通过卷数")                                                                 \
    F(integer, failed, "不通过卷数")                                                               \
    F(integer, notApplicable, "不适用卷数")                                                        \
    F(integer, archiveFaults, "档案库问题数") /* of the archive as a whole */                      \
    F(code, result, "结论")                   /* passed, failed, notApplicable, notDone */
RECORD_STRUCT(verifiedCheck, VERIFIED_CHECK_FIELDS)

#define VERIFIED_FAULT_FIELDS(F, P)                                                                \
    F(integer, number, "序号")                                                                     \
    F(text, volume, "案卷")                                                                        \
    F(code, item, "检测项目")                                                                      \
    F(text, entry, "文件")                                                                         \
    F(text, message, "问题")
RECORD_STRUCT(verifiedFault, VERIFIED_FAULT_FIELDS)

#define VERIFIED_VOLUME_FIELDS(F, P)                                                               \
    F(integer, number, "序号")                                                                     \
    F(text, id, "分卷标识")                                                                        \
    F(text, file, "文件")                                                                          \
    F(code, signature, "签名")                                                                     \
    F(code, timestamp, "时间戳")                                                                   \
    F(code, sealList, "封存清单")                                                                  \
    F(integer, faults, "问题数")                                                                   \
    F(code, result, "结论")
RECORD_STRUCT(verifiedVolume, VERIFIED_VOLUME_FIELDS)

// A volume that a decision destroyed: nothing of it is left to be verified.
#define VERIFIED_GONE_FIELDS(F, P)                                                                 \
    F(integer, number, "序号")                                                                     \
    F(text, id, "分卷标识")                                                                        \
    F(text, file, "文件")                                                                          \
    F(date, on, "销毁日期")                                                                        \
    F(text, decision, "销毁决定")
RECORD_STRUCT(verifiedGone, VERIFIED_GONE_FIELDS)

#define VERIFICATION_FIELDS(F, P)                                                                  \
    F(text, subject, "检测对象")                                                                   \
    F(moment, at, "检测时间")                                                                      \
    F(moment, asOf, "以何时为准") /* chains without trusted time; absent: the time itself */       \
    F(text, program, "检测工具")                                                                   \
    F(text, anchors, "信任锚") /* absent: chains were not checked */                               \
    F(integer, volumes, "案卷数")                                                                  \
    F(integer, resumed, "中断前已检测卷数")                                                        \
    F(integer, faults, "问题数")                                                                   \
    F(code, result, "结论") /* passed, failed */                                                   \
    F(list, verifiedCheck, "检测项目")                                                             \
    F(list, verifiedFault, "问题")                                                                 \
    F(list, verifiedVolume, "案卷")                                                                \
    F(list, verifiedGone, "已销毁案卷")
RECORD_STRUCT(verification, VERIFICATION_FIELDS)

#endif
