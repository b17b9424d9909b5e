// SPDX-License-Identifier: Apache-2.0
#include "model/volume_record.h"

#include "model/record_table.h"

#define OWNER sibling
RECORD_TABLE(sibling, "其他分卷", SIBLING_FIELDS)
#undef OWNER

#define OWNER entry
RECORD_TABLE(entry, "条目", ENTRY_RECORD_FIELDS)
#undef OWNER

#define OWNER destroyed
RECORD_TABLE(destroyed, "销毁的分卷", DESTROYED_FIELDS)
#undef OWNER

// Here the name of the element is not that of the struct, which is taken.
#define KIND(variable, element, chinese, owner, fields)                                            \
    const struct record_kind variable = {element, chinese, sizeof(struct owner), fields,           \
                                         sizeof fields / sizeof *fields};

#define OWNER used_file
static const struct field used_file_fields[] = {USED_FILE_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
KIND(used_rules_kind, "rules", "依据文件", used_file, used_file_fields)
KIND(used_font_kind, "font", "字体文件", used_file, used_file_fields)

#define OWNER shown_glyph
static const struct field shown_glyph_fields[] = {
    SHOWN_GLYPH_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
KIND(shown_glyph_kind, "missingGlyph", "缺字", shown_glyph, shown_glyph_fields)

#define OWNER volumeRecord
#define LIST(name, items, label)                                                                   \
    {#name, FIELD_list, offsetof(struct OWNER, name), &items, label, false},
// clang-format off
static const struct field record_fields[] = {
    VOLUME_RECORD_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)
    LIST(institution, institution_kind, "评价机构")
    LIST(sibling, sibling_kind, "其他分卷")
    LIST(rules, used_rules_kind, "依据文件")
    LIST(font, used_font_kind, "字体文件")
    LIST(missingGlyph, shown_glyph_kind, "缺字")
    LIST(entry, entry_kind, "条目")
    LIST(destroyed, destroyed_kind, "销毁的分卷")
};
// clang-format on
#undef OWNER
KIND(volumeRecord_kind, "record", "案卷元数据", volumeRecord, record_fields)
