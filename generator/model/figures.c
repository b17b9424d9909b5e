// SPDX-License-Identifier: Apache-2.0
#include "model/figures.h"

#include "model/record_table.h"

RECORD_TABLE(institutionFigures, "机构数据", INSTITUTION_FIGURES_FIELDS)
RECORD_TABLE(groupFigures, "分组数据", GROUP_FIGURES_FIELDS)
RECORD_TABLE(dimensionFigures, "维度数据", DIMENSION_FIGURES_FIELDS)
RECORD_TABLE(cellFigures, "职业等级数据", CELL_FIGURES_FIELDS)
RECORD_TABLE(brokenRule, "常见问题", BROKEN_RULE_FIELDS)
RECORD_TABLE(passRateRow, "高合格率机构", PASS_RATE_ROW_FIELDS)
RECORD_TABLE(sanctionRow, "处理", SANCTION_ROW_FIELDS)
RECORD_TABLE(tierFigures, "处理档次数据", TIER_FIGURES_FIELDS)
RECORD_TABLE(overdueRow, "逾期整改", OVERDUE_ROW_FIELDS)
RECORD_TABLE(idleRow, "停滞机构", IDLE_ROW_FIELDS)
RECORD_TABLE(starRow, "星级", STAR_ROW_FIELDS)
RECORD_TABLE(starFigures, "星级分布", STAR_FIGURES_FIELDS)
RECORD_TABLE(dueRow, "到期事项", DUE_ROW_FIELDS)
RECORD_TABLE(renewalRow, "备案续期参考", RENEWAL_ROW_FIELDS)
RECORD_TABLE(publicList, "名单", PUBLIC_LIST_FIELDS)
RECORD_TABLE(regionFigures, "地区数据", REGION_FIGURES_FIELDS)
