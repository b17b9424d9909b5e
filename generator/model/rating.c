// SPDX-License-Identifier: Apache-2.0
#include "model/rating.h"

#include "model/record_table.h"

RECORD_TABLE(indicatorResult, "指标结果", INDICATOR_RESULT_FIELDS)
RECORD_TABLE(dimensionResult, "维度结果", DIMENSION_RESULT_FIELDS)
RECORD_TABLE(deduction, "扣分", DEDUCTION_FIELDS)
RECORD_TABLE(figureDifference, "数据差异", FIGURE_DIFFERENCE_FIELDS)
RECORD_TABLE(limitResult, "否决与封顶", LIMIT_RESULT_FIELDS)
RECORD_TABLE(ratingConsequence, "评定后果", RATING_CONSEQUENCE_FIELDS)
RECORD_TABLE(ratingResult, "评定结果", RATING_RESULT_FIELDS)
