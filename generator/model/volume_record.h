// SPDX-License-Identifier: Apache-2.0
// meta/record.xml of a sealed volume, read back (schemas/record.xsd): what it is, and one entry for
// each material, also for those on paper that have no file.
#ifndef JUANCE_MODEL_VOLUME_RECORD_H
#define JUANCE_MODEL_VOLUME_RECORD_H

#include "model/batch.h"

#define SIBLING_FIELDS(F, P)                                                                       \
    F(text, volume, "分卷标识")                                                                    \
    F(digest, tagManifestSha256, "封卷摘要")
RECORD_STRUCT(sibling, SIBLING_FIELDS)

#define ENTRY_RECORD_FIELDS(F, P)                                                                  \
    F(integer, number, "顺序号")                                                                   \
    F(code, class, "保管期限")                                                                     \
    F(text, name, "文件") /* absent: on paper, or missing */                                       \
    F(date, dueOn, "到期日")                                                                       \
    F(list, material, "材料")
RECORD_STRUCT(entry, ENTRY_RECORD_FIELDS)

#define VOLUME_RECORD_FIELDS(F, P)                                                                 \
    F(text, version, "格式版本")                                                                   \
    F(text, volume, "分卷标识")                                                                    \
    F(text, group, "案卷标识")                                                                     \
    F(text, class, "分卷种类")                                                                     \
    F(integer, part, "分卷序号")                                                                   \
    F(integer, parts, "分卷总数")                                                                  \
    F(text, supersedes, "取代的分卷")                                                              \
    F(text, jurisdiction, "适用地区")                                                              \
    F(text, batch, "批次号")                                                                       \
    F(integer, year, "年度")                                                                       \
    F(text, title, "题名")                                                                         \
    F(date, exportedOn, "导出日期")                                                                \
    F(date, periodFrom, "保管期限起")                                                              \
    F(date, periodUntil, "保管期限止")                                                             \
    F(date, dueOn, "到期日")                                                                       \
    F(text, periodBasis, "期限依据")                                                               \
    F(text, incomplete, "不完整封卷原因")                                                          \
    F(text, incompleteBy, "不完整封卷批准人")                                                      \
    F(list, institution, "评价机构")                                                               \
    F(list, sibling, "其他分卷")                                                                   \
    F(list, entry, "条目")
RECORD_STRUCT(volumeRecord, VOLUME_RECORD_FIELDS)

#define VOLUME_RECORD_NAMESPACE "urn:juance:record"
#define VOLUME_RECORD_VERSION   "1.0"

#endif
