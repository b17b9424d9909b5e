// SPDX-License-Identifier: Apache-2.0
#include "documents/view.h"

#include "model/record_table.h"

RECORD_TABLE_OF(volume_view, "volume", "分卷", VOLUME_FIELDS)
RECORD_TABLE_OF(entry_view, "entry", "卷内目录条目", ENTRY_FIELDS)
RECORD_TABLE_OF(check_view, "check", "核查", CHECK_FIELDS)
RECORD_TABLE_OF(finding_view, "finding", "核查问题", FINDING_FIELDS)
RECORD_TABLE_OF(responsible_view, "responsible", "责任人", RESPONSIBLE_FIELDS)
RECORD_TABLE_OF(holding_view, "holding", "归档情况", HOLDING_FIELDS)
RECORD_TABLE_OF(scores_view, "scores", "成绩", SCORES_FIELDS)
RECORD_TABLE_OF(figures_view, "figures", "统计", FIGURES_FIELDS)
RECORD_TABLE_OF(staffing_view, "staffing", "考务人员", STAFFING_FIELDS)
RECORD_TABLE_OF(document_view, "document", "文书", DOCUMENT_FIELDS)
RECORD_TABLE_OF(rows_view, "rows", "行", ROWS_FIELDS)
