// SPDX-License-Identifier: Apache-2.0
#include "model/volume_record.h"

#include "model/record_table.h"

RECORD_TABLE(sibling, "其他分卷", SIBLING_FIELDS)
RECORD_TABLE(entry, "条目", ENTRY_RECORD_FIELDS)
// The root element is called <record>, which is a type of ours.
RECORD_TABLE_OF(volumeRecord, "record", "案卷元数据", VOLUME_RECORD_FIELDS)
