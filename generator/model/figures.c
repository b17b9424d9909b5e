// SPDX-License-Identifier: Apache-2.0
#include "model/figures.h"

#include "model/record_table.h"

#define OWNER institutionFigures
RECORD_TABLE(institutionFigures, "机构数据", INSTITUTION_FIGURES_FIELDS)
#undef OWNER

#define OWNER groupFigures
RECORD_TABLE(groupFigures, "分组数据", GROUP_FIGURES_FIELDS)
#undef OWNER

#define OWNER dimensionFigures
RECORD_TABLE(dimensionFigures, "维度数据", DIMENSION_FIGURES_FIELDS)
#undef OWNER

#define OWNER cellFigures
RECORD_TABLE(cellFigures, "职业等级数据", CELL_FIGURES_FIELDS)
#undef OWNER

#define OWNER brokenRule
RECORD_TABLE(brokenRule, "常见问题", BROKEN_RULE_FIELDS)
#undef OWNER

#define OWNER passRateRow
RECORD_TABLE(passRateRow, "高合格率机构", PASS_RATE_ROW_FIELDS)
#undef OWNER

#define OWNER sanctionRow
RECORD_TABLE(sanctionRow, "处理", SANCTION_ROW_FIELDS)
#undef OWNER

#define OWNER tierFigures
RECORD_TABLE(tierFigures, "处理档次数据", TIER_FIGURES_FIELDS)
#undef OWNER

#define OWNER overdueRow
RECORD_TABLE(overdueRow, "逾期整改", OVERDUE_ROW_FIELDS)
#undef OWNER

#define OWNER idleRow
RECORD_TABLE(idleRow, "停滞机构", IDLE_ROW_FIELDS)
#undef OWNER

#define OWNER starRow
RECORD_TABLE(starRow, "星级", STAR_ROW_FIELDS)
#undef OWNER

#define OWNER starFigures
RECORD_TABLE(starFigures, "星级分布", STAR_FIGURES_FIELDS)
#undef OWNER

#define OWNER dueRow
RECORD_TABLE(dueRow, "到期事项", DUE_ROW_FIELDS)
#undef OWNER

#define OWNER renewalRow
RECORD_TABLE(renewalRow, "备案续期参考", RENEWAL_ROW_FIELDS)
#undef OWNER

#define OWNER publicList
RECORD_TABLE(publicList, "名单", PUBLIC_LIST_FIELDS)
#undef OWNER

#define OWNER regionFigures
RECORD_TABLE(regionFigures, "地区数据", REGION_FIGURES_FIELDS)
#undef OWNER
