// SPDX-License-Identifier: Apache-2.0
#include "model/volume_record.h"

#include "model/record_table.h"

RECORD_TABLE(sibling, "其他分卷", SIBLING_FIELDS)
RECORD_TABLE(entry, "条目", ENTRY_RECORD_FIELDS)
RECORD_TABLE(destroyed, "销毁的分卷", DESTROYED_FIELDS)
RECORD_TABLE_OF(shown_glyph, "missingGlyph", "缺字", SHOWN_GLYPH_FIELDS)

// clang-format off
static const struct field used_file_fields[] = {
    USED_FILE_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW, used_file)
};
#define USED_FILE_KIND(element, chinese)                                                           \
    {.name = element, .label = chinese, .size = sizeof(struct used_file),                          \
     .fields = used_file_fields, .field_count = sizeof used_file_fields / sizeof *used_file_fields}
const struct record_kind used_rules_kind = USED_FILE_KIND("rules", "依据文件");
const struct record_kind used_font_kind = USED_FILE_KIND("font", "字体文件");

// Lists whose elements are named like records of other models.
#define LIST(list_name, kind, chinese)                                                             \
    {.name = #list_name, .type = FIELD_list, .offset = offsetof(struct volumeRecord, list_name),   \
     .items = &kind, .label = chinese},
#define ALL_FIELDS(F, P, R)                                                                        \
    VOLUME_RECORD_FIELDS(F, P, R)                                                                  \
    LIST(institution, institution_kind, "评价机构")                                                \
    LIST(sibling, sibling_kind, "其他分卷")                                                        \
    LIST(rules, used_rules_kind, "依据文件")                                                       \
    LIST(font, used_font_kind, "字体文件")                                                         \
    LIST(missingGlyph, shown_glyph_kind, "缺字")                                                   \
    LIST(entry, entry_kind, "条目")                                                                \
    LIST(destroyed, destroyed_kind, "销毁的分卷")
// clang-format on
// The root element is called <record>, which is a type of ours.
RECORD_TABLE_OF(volumeRecord, "record", "案卷元数据", ALL_FIELDS)
