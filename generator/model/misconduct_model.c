// SPDX-License-Identifier: Apache-2.0
#include "model/misconduct_model.h"

#include "model/record_table.h"

// The XML's names of elements whose records are called otherwise in C.
#undef ITEMS_list
#define ITEMS_list(name)        (&ITEMS_OF_##name)
#define ITEMS_OF_measure        tierMeasure_kind
#define ITEMS_OF_ban            tierBan_kind
#define ITEMS_OF_tier           tier_kind
#define ITEMS_OF_behaviour      behaviour_kind
#define ITEMS_OF_escalation     escalation_kind
#define ITEMS_OF_step           caseStep_kind
#define ITEMS_OF_publicRegister publicRegister_kind // <register>

RECORD_TABLE(tierMeasure, "档次措施", TIER_MEASURE_FIELDS)
RECORD_TABLE(tierBan, "禁止参加", TIER_BAN_FIELDS)
RECORD_TABLE(tier, "处理档次", TIER_FIELDS)
RECORD_TABLE(behaviour, "行为", BEHAVIOUR_FIELDS)
RECORD_TABLE(escalation, "升档", ESCALATION_FIELDS)
RECORD_TABLE(caseStep, "程序环节", CASE_STEP_FIELDS)
RECORD_TABLE(publicRegister, "公布的名单", PUBLIC_REGISTER_FIELDS)
RECORD_TABLE(misconduct, "违纪违规行为目录", MISCONDUCT_FIELDS)
