// SPDX-License-Identifier: Apache-2.0
#include "model/volume_findings.h"

#include "model/record_table.h"

#undef ITEMS_list
#define ITEMS_list(name) (&ITEMS_OF_##name)
#define ITEMS_OF_title   findingText_kind
#define ITEMS_OF_finding volumeFinding_kind

RECORD_TABLE_OF(findingText, "title", "要求", FINDING_TEXT_FIELDS)
RECORD_TABLE_OF(volumeFinding, "finding", "核查结果", VOLUME_FINDING_FIELDS)
RECORD_TABLE_OF(volumeFindings, "findings", "核查结果", VOLUME_FINDINGS_FIELDS)
