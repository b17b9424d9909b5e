// SPDX-License-Identifier: Apache-2.0
// meta/record.xml of a sealed volume (schemas/record.xsd): what it is, what it rests on, and one
// entry for each row of its 卷内目录 that is no register of this program: in a batch's volume, for
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
    F(text, name, "文件")  /* absent: on paper, or missing */                                      \
    F(text, title, "题名") /* of what is no material */                                            \
    F(date, dueOn, "到期日")                                                                       \
    F(list, material, "材料")
RECORD_STRUCT(entry, ENTRY_RECORD_FIELDS)

// A file that the volume rests on: of the rules, or a font.
#define USED_FILE_FIELDS(F, P)                                                                     \
    F(text, file, "文件")                                                                          \
    F(digest, sha256, "摘要")                                                                      \
    F(text, substitutes, "代替字体") /* a font: the face of GB/T 9704 that it stands for */
struct used_file {
    struct record record;
    USED_FILE_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
};
extern const struct record_kind used_rules_kind, used_font_kind;

// A character that stands as 〓 in the registers, by a decision of the configuration.
#define SHOWN_GLYPH_FIELDS(F, P)                                                                   \
    F(text, character, "字符")                                                                     \
    F(text, codePoint, "码位")                                                                     \
    F(text, officer, "批准人")                                                                     \
    F(date, allowedOn, "批准日期")                                                                 \
    F(text, reason, "理由")
struct shown_glyph {
    struct record record;
    SHOWN_GLYPH_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
};
extern const struct record_kind shown_glyph_kind;

// In the record of a disposal: what the catalogue has of a volume that is destroyed, and the
// register does not tell.
#define DESTROYED_FIELDS(F, P)                                                                     \
    F(text, volume, "分卷标识")                                                                    \
    F(code, kind, "案卷种类") /* batch, case, rating */                                            \
    F(text, class, "分卷种类")                                                                     \
    F(text, label, "保管期限")                                                                     \
    F(text, title, "题名")                                                                         \
    F(text, supersedes, "取代的分卷")                                                              \
    F(text, incomplete, "不完整封卷")                                                              \
    F(digest, sha256, "文件摘要")                                                                  \
    F(digest, contentSha256, "内容摘要")                                                           \
    F(boolean, isSigned, "已签名")                                                                 \
    F(moment, sealedAt, "封卷时间")
RECORD_STRUCT(destroyed, DESTROYED_FIELDS)

#define VOLUME_RECORD_FIELDS(F, P)                                                                 \
    F(text, version, "格式版本")                                                                   \
    F(code, kind, "案卷种类") /* absent: of a batch; else case, rating, disposal */                \
    F(text, volume, "分卷标识")                                                                    \
    F(text, group, "案卷标识")                                                                     \
    F(text, class, "分卷种类")                                                                     \
    F(integer, part, "分卷序号")                                                                   \
    F(integer, parts, "分卷总数")                                                                  \
    F(text, supersedes, "取代的分卷")                                                              \
    F(text, jurisdiction, "适用地区")                                                              \
    F(text, batch, "批次号")                                                                       \
    F(text, number, "编号") /* of the case, the rating's cycle, of the disposal */                 \
    F(integer, year, "年度")                                                                       \
    F(text, title, "题名")                                                                         \
    F(date, exportedOn, "导出日期")                                                                \
    F(date, periodFrom, "保管期限起")                                                              \
    F(date, periodUntil, "保管期限止")                                                             \
    F(date, dueOn, "到期日")                                                                       \
    F(text, periodBasis, "期限依据")                                                               \
    F(text, incomplete, "不完整封卷原因")                                                          \
    F(text, incompleteBy, "不完整封卷批准人")
struct volumeRecord {
    struct record record;
    VOLUME_RECORD_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
    struct list institution, sibling, rules, font, missingGlyph, entry, destroyed;
};
extern const struct record_kind volumeRecord_kind;

#define VOLUME_RECORD_NAMESPACE "urn:juance:record"
#define VOLUME_RECORD_VERSION   "1.0"

#endif
