// SPDX-License-Identifier: Apache-2.0
#include "model/volume_record.h"

#include "model/record_table.h"

#define OWNER sibling
RECORD_TABLE(sibling, "其他分卷", SIBLING_FIELDS)
#undef OWNER

#define OWNER entry
RECORD_TABLE(entry, "条目", ENTRY_RECORD_FIELDS)
#undef OWNER

// The root element is called <record>, which is a type of ours.
#define OWNER volumeRecord
static const struct field record_fields[] = {VOLUME_RECORD_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
const struct record_kind volumeRecord_kind = {"record", "案卷元数据", sizeof(struct volumeRecord),
                                              record_fields,
                                              sizeof record_fields / sizeof *record_fields};
