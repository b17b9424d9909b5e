// SPDX-License-Identifier: Apache-2.0
#include "model/judgement.h"

#include "model/record_table.h"

RECORD_TABLE(reasonStep, "认定步骤", REASON_STEP_FIELDS)
RECORD_TABLE(ground, "认定依据", GROUND_FIELDS)
RECORD_TABLE(measureDue, "处理措施", MEASURE_DUE_FIELDS)
RECORD_TABLE(conflictWords, "各方规定", CONFLICT_WORDS_FIELDS)
RECORD_TABLE(tierConflict, "规定不一致", TIER_CONFLICT_FIELDS)
RECORD_TABLE(tierResult, "处理档次", TIER_RESULT_FIELDS)
RECORD_TABLE(missingStep, "缺少的程序", MISSING_STEP_FIELDS)
RECORD_TABLE(permit, "文书", PERMIT_FIELDS)
RECORD_TABLE(deadlineDue, "期限", DEADLINE_DUE_FIELDS)
RECORD_TABLE(judgement, "案件认定", JUDGEMENT_FIELDS)
