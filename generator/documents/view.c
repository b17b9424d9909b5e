// SPDX-License-Identifier: Apache-2.0
#include "documents/view.h"

#include "model/record_table.h"

#define OWNER volume
RECORD_TABLE(volume, "分卷", VOLUME_FIELDS)
#undef OWNER

#define OWNER entry
RECORD_TABLE(entry, "卷内目录条目", ENTRY_FIELDS)
#undef OWNER

#define OWNER check
RECORD_TABLE(check, "核查", CHECK_FIELDS)
#undef OWNER

#define OWNER findingRow
RECORD_TABLE(findingRow, "核查问题", FINDING_FIELDS)
#undef OWNER

#define OWNER responsible
RECORD_TABLE(responsible, "责任人", RESPONSIBLE_FIELDS)
#undef OWNER

#define OWNER holding
RECORD_TABLE(holding, "归档情况", HOLDING_FIELDS)
#undef OWNER

#define OWNER scores
RECORD_TABLE(scores, "成绩", SCORES_FIELDS)
#undef OWNER

#define OWNER figures
RECORD_TABLE(figures, "统计", FIGURES_FIELDS)
#undef OWNER

#define OWNER staffing
RECORD_TABLE(staffing, "考务人员", STAFFING_FIELDS)
#undef OWNER

#define OWNER document_view
RECORD_TABLE(document_view, "文书", DOCUMENT_FIELDS)
#undef OWNER

#define OWNER rows
RECORD_TABLE(rows, "行", ROWS_FIELDS)
#undef OWNER
