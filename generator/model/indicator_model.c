// SPDX-License-Identifier: Apache-2.0
#include "model/indicator_model.h"

#include "model/record_table.h"

#define OWNER indicator
RECORD_TABLE(indicator, "指标", INDICATOR_FIELDS)
#undef OWNER

#define OWNER dimension
RECORD_TABLE(dimension, "维度", DIMENSION_FIELDS)
#undef OWNER

#define OWNER ratingLimit
RECORD_TABLE(ratingLimit, "否决与封顶", RATING_LIMIT_FIELDS)
#undef OWNER

#define OWNER band
RECORD_TABLE(band, "等级", BAND_FIELDS)
#undef OWNER

#define OWNER consequence
RECORD_TABLE(consequence, "后果", CONSEQUENCE_FIELDS)
#undef OWNER

#define OWNER indicatorSet
RECORD_TABLE(indicatorSet, "评定指标", INDICATOR_SET_FIELDS)
#undef OWNER
