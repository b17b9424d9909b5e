// SPDX-License-Identifier: Apache-2.0
#include "model/rating.h"

#include "model/record_table.h"

#define OWNER claimedFigure
RECORD_TABLE(claimedFigure, "自报数据", CLAIMED_FIGURE_FIELDS)
#undef OWNER

#define OWNER indicatorScore
RECORD_TABLE(indicatorScore, "指标评分", INDICATOR_SCORE_FIELDS)
#undef OWNER

#define OWNER ratingFinding
RECORD_TABLE(ratingFinding, "扣分事项", RATING_FINDING_FIELDS)
#undef OWNER

#define OWNER ratingViolation
RECORD_TABLE(ratingViolation, "查实的违规", RATING_VIOLATION_FIELDS)
#undef OWNER

#define OWNER previousDimension
RECORD_TABLE(previousDimension, "上期维度得分", PREVIOUS_DIMENSION_FIELDS)
#undef OWNER

#define OWNER ratingAction
RECORD_TABLE(ratingAction, "评定程序", RATING_ACTION_FIELDS)
#undef OWNER

#define OWNER rating
RECORD_TABLE(rating, "评定", RATING_FIELDS)
#undef OWNER

#define OWNER indicatorResult
RECORD_TABLE(indicatorResult, "指标结果", INDICATOR_RESULT_FIELDS)
#undef OWNER

#define OWNER dimensionResult
RECORD_TABLE(dimensionResult, "维度结果", DIMENSION_RESULT_FIELDS)
#undef OWNER

#define OWNER deduction
RECORD_TABLE(deduction, "扣分", DEDUCTION_FIELDS)
#undef OWNER

#define OWNER figureDifference
RECORD_TABLE(figureDifference, "数据差异", FIGURE_DIFFERENCE_FIELDS)
#undef OWNER

#define OWNER limitResult
RECORD_TABLE(limitResult, "否决与封顶", LIMIT_RESULT_FIELDS)
#undef OWNER

#define OWNER ratingConsequence
RECORD_TABLE(ratingConsequence, "评定后果", RATING_CONSEQUENCE_FIELDS)
#undef OWNER

#define OWNER ratingResult
RECORD_TABLE(ratingResult, "评定结果", RATING_RESULT_FIELDS)
#undef OWNER
