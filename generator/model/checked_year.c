// SPDX-License-Identifier: Apache-2.0
#include "model/checked_year.h"

#include "model/record_table.h"

RECORD_TABLE(checkedBatch, "核查批次", CHECKED_BATCH_FIELDS)
RECORD_TABLE(checkedRule, "未遵守的规则", CHECKED_RULE_FIELDS)
RECORD_TABLE(checkedYear, "年度核查", CHECKED_YEAR_FIELDS)
