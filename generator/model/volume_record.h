// SPDX-License-Identifier: Apache-2.0
// meta/record.xml of a sealed volume, read back (schemas/record.xsd): what it is, and one entry for
// each material, also for those on paper that have no file.
#ifndef JUANCE_MODEL_VOLUME_RECORD_H
#define JUANCE_MODEL_VOLUME_RECORD_H

#include "model/batch.h"

#define SIBLING_FIELDS(F, P, R)                                                                    \
    F(R, text, volume, "分卷标识")                                                                 \
    F(R, digest, tagManifestSha256, "封卷摘要")
RECORD_STRUCT(sibling, SIBLING_FIELDS)

#define ENTRY_RECORD_FIELDS(F, P, R)                                                               \
    F(R, integer, number, "顺序号")                                                                \
    F(R, code, class, "保管期限")                                                                  \
    F(R, text, name, "文件") /* absent: on paper, or missing */                                    \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, list, material, "材料")
RECORD_STRUCT(entry, ENTRY_RECORD_FIELDS)

#define VOLUME_RECORD_FIELDS(F, P, R)                                                              \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, volume, "分卷标识")                                                                 \
    F(R, text, group, "案卷标识")                                                                  \
    F(R, text, class, "分卷种类")                                                                  \
    F(R, integer, part, "分卷序号")                                                                \
    F(R, integer, parts, "分卷总数")                                                               \
    F(R, text, supersedes, "取代的分卷")                                                           \
    F(R, text, jurisdiction, "适用地区")                                                           \
    F(R, text, batch, "批次号")                                                                    \
    F(R, integer, year, "年度")                                                                    \
    F(R, text, title, "题名")                                                                      \
    F(R, date, exportedOn, "导出日期")                                                             \
    F(R, date, periodFrom, "保管期限起")                                                           \
    F(R, date, periodUntil, "保管期限止")                                                          \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, text, periodBasis, "期限依据")                                                            \
    F(R, text, incomplete, "不完整封卷原因")                                                       \
    F(R, text, incompleteBy, "不完整封卷批准人")                                                   \
    F(R, list, institution, "评价机构")                                                            \
    F(R, list, sibling, "其他分卷")                                                                \
    F(R, list, entry, "条目")
RECORD_STRUCT(volumeRecord, VOLUME_RECORD_FIELDS)

#define VOLUME_RECORD_NAMESPACE "urn:juance:record"
#define VOLUME_RECORD_VERSION   "1.0"

#endif
