// SPDX-License-Identifier: Apache-2.0
#include "model/regulation_model.h"

#include "model/record_table.h"

// The XML's names of elements whose records are called otherwise in C.
#undef ITEMS_list
#define ITEMS_list(name)     (&ITEMS_OF_##name)
#define ITEMS_OF_when        condition_kind
#define ITEMS_OF_where       condition_kind
#define ITEMS_OF_form        rowForm_kind
#define ITEMS_OF_signature   rowSignature_kind
#define ITEMS_OF_material    scheduleRow_kind
#define ITEMS_OF_operation   operation_kind
#define ITEMS_OF_check       ruleCheck_kind
#define ITEMS_OF_rule        ruleText_kind
#define ITEMS_OF_unavailable unavailable_kind
#define ITEMS_OF_use         use_kind
#define ITEMS_OF_retention   retentionDefault_kind
#define ITEMS_OF_lift        lift_kind
#define ITEMS_OF_side        conflictSide_kind
#define ITEMS_OF_conflict    noticeConflict_kind
#define ITEMS_OF_off         calendarDay_kind
#define ITEMS_OF_makeUp      calendarDay_kind

RECORD_TABLE(condition, "适用条件", CONDITION_FIELDS)
RECORD_TABLE(rowForm, "载体", ROW_FORM_FIELDS)
RECORD_TABLE(rowSignature, "签字", ROW_SIGNATURE_FIELDS)
RECORD_TABLE(scheduleRow, "归档材料", SCHEDULE_ROW_FIELDS)
RECORD_TABLE(operation, "运算", OPERATION_FIELDS)
RECORD_TABLE(ruleCheck, "核查", RULE_CHECK_FIELDS)
RECORD_TABLE(ruleText, "规则", RULE_TEXT_FIELDS)
RECORD_TABLE(unavailable, "未附部分", UNAVAILABLE_FIELDS)
RECORD_TABLE(regulation, "规范性文件", REGULATION_FIELDS)
RECORD_TABLE(use, "适用文件", USE_FIELDS)
RECORD_TABLE(retentionDefault, "默认保管期限", RETENTION_DEFAULT_FIELDS)
RECORD_TABLE(lift, "提升保管期限", LIFT_FIELDS)
RECORD_TABLE(conflictSide, "各方规定", CONFLICT_SIDE_FIELDS)
RECORD_TABLE(noticeConflict, "规定不一致", NOTICE_CONFLICT_FIELDS)
RECORD_TABLE(jurisdiction, "地区", JURISDICTION_FIELDS)
RECORD_TABLE(calendarDay, "日期", CALENDAR_DAY_FIELDS)
RECORD_TABLE(calendar, "日历", CALENDAR_FIELDS)
