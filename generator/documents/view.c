// SPDX-License-Identifier: Apache-2.0
#include "documents/view.h"

#include "model/record_table.h"

#define VIEW_TABLE(record_name, chinese, FIELDS)                                                   \
    static const struct field record_name##_fields[] = {FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};  \
    const struct record_kind record_name##_view_kind = {                                           \
        #record_name, chinese, sizeof(struct record_name##_view), record_name##_fields,            \
        sizeof record_name##_fields / sizeof *record_name##_fields};

#define OWNER volume_view
VIEW_TABLE(volume, "分卷", VOLUME_FIELDS)
#undef OWNER

#define OWNER entry_view
VIEW_TABLE(entry, "卷内目录条目", ENTRY_FIELDS)
#undef OWNER

#define OWNER check_view
VIEW_TABLE(check, "核查", CHECK_FIELDS)
#undef OWNER

#define OWNER finding_view
VIEW_TABLE(finding, "核查问题", FINDING_FIELDS)
#undef OWNER

#define OWNER responsible_view
VIEW_TABLE(responsible, "责任人", RESPONSIBLE_FIELDS)
#undef OWNER

#define OWNER holding_view
VIEW_TABLE(holding, "归档情况", HOLDING_FIELDS)
#undef OWNER

#define OWNER scores_view
VIEW_TABLE(scores, "成绩", SCORES_FIELDS)
#undef OWNER

#define OWNER figures_view
VIEW_TABLE(figures, "统计", FIGURES_FIELDS)
#undef OWNER

#define OWNER staffing_view
VIEW_TABLE(staffing, "考务人员", STAFFING_FIELDS)
#undef OWNER

#define OWNER document_view
VIEW_TABLE(document, "文书", DOCUMENT_FIELDS)
#undef OWNER

#define OWNER rows_view
VIEW_TABLE(rows, "行", ROWS_FIELDS)
#undef OWNER
