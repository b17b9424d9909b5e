// SPDX-License-Identifier: Apache-2.0
// meta/record.xml of a sealed volume (schemas/record.xsd): what it is, what it rests on, and one
// entry for each row of its 卷内目录 that is no register of this program: in a batch's volume, for
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
    F(R, text, name, "文件")  /* absent: on paper, or missing */                                   \
    F(R, text, title, "题名") /* of what is no material */                                         \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, list, material, "材料")
RECORD_STRUCT(entry, ENTRY_RECORD_FIELDS)

// A file that the volume rests on: of the rules, or a font.
#define USED_FILE_FIELDS(F, P, R)                                                                  \
    F(R, text, file, "文件")                                                                       \
    F(R, digest, sha256, "摘要")                                                                   \
    F(R, text, substitutes, "代替字体") /* a font: the face of GB/T 9704 that it stands for */
struct used_file {
    struct record record;
    USED_FILE_FIELDS(RECORD_MEMBER, RECORD_MEMBER, used_file)
};
extern const struct record_kind used_rules_kind, used_font_kind;

// A character that stands as 〓 in the registers, by a decision of the configuration.
#define SHOWN_GLYPH_FIELDS(F, P, R)                                                                \
    F(R, text, character, "字符")                                                                  \
    F(R, text, codePoint, "码位")                                                                  \
    F(R, text, officer, "批准人")                                                                  \
    F(R, date, allowedOn, "批准日期")                                                              \
    F(R, text, reason, "理由")
struct shown_glyph {
    struct record record;
    SHOWN_GLYPH_FIELDS(RECORD_MEMBER, RECORD_MEMBER, shown_glyph)
};
extern const struct record_kind shown_glyph_kind;

// In the record of a disposal: what the catalogue has of a volume that is destroyed, and the
// register does not tell.
#define DESTROYED_FIELDS(F, P, R)                                                                  \
    F(R, text, volume, "分卷标识")                                                                 \
    F(R, code, kind, "案卷种类") /* batch, case, rating */                                         \
    F(R, text, class, "分卷种类")                                                                  \
    F(R, text, label, "保管期限")                                                                  \
    F(R, text, title, "题名")                                                                      \
    F(R, text, supersedes, "取代的分卷")                                                           \
    F(R, text, incomplete, "不完整封卷")                                                           \
    F(R, digest, sha256, "文件摘要")                                                               \
    F(R, digest, contentSha256, "内容摘要")                                                        \
    F(R, boolean, isSigned, "已签名")                                                              \
    F(R, moment, sealedAt, "封卷时间")
RECORD_STRUCT(destroyed, DESTROYED_FIELDS)

#define VOLUME_RECORD_FIELDS(F, P, R)                                                              \
    F(R, text, version, "格式版本")                                                                \
    F(R, code, kind, "案卷种类") /* absent: of a batch; else case, rating, disposal */             \
    F(R, text, volume, "分卷标识")                                                                 \
    F(R, text, group, "案卷标识")                                                                  \
    F(R, text, class, "分卷种类")                                                                  \
    F(R, integer, part, "分卷序号")                                                                \
    F(R, integer, parts, "分卷总数")                                                               \
    F(R, text, supersedes, "取代的分卷")                                                           \
    F(R, text, jurisdiction, "适用地区")                                                           \
    F(R, text, batch, "批次号")                                                                    \
    F(R, text, number, "编号") /* of the case, the rating's cycle, of the disposal */              \
    F(R, integer, year, "年度")                                                                    \
    F(R, text, title, "题名")                                                                      \
    F(R, date, exportedOn, "导出日期")                                                             \
    F(R, date, periodFrom, "保管期限起")                                                           \
    F(R, date, periodUntil, "保管期限止")                                                          \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, text, periodBasis, "期限依据")                                                            \
    F(R, text, incomplete, "不完整封卷原因")                                                       \
    F(R, text, incompleteBy, "不完整封卷批准人")
struct volumeRecord {
    struct record record;
    VOLUME_RECORD_FIELDS(RECORD_MEMBER, RECORD_MEMBER, volumeRecord)
    struct list institution, sibling, rules, font, missingGlyph, entry, destroyed;
};
extern const struct record_kind volumeRecord_kind;

#define VOLUME_RECORD_NAMESPACE "urn:juance:record"
#define VOLUME_RECORD_VERSION   "1.0"

#endif
