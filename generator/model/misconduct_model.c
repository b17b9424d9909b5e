// SPDX-License-Identifier: Apache-2.0
#include "model/misconduct_model.h"

#include "model/record_table.h"

// The XML's names of elements whose records are called otherwise in C.
#undef ITEMS_list
#define ITEMS_list(name)           (&ITEMS_OF_##name)
#define ITEMS_OF_measure           tierMeasure_kind
#define ITEMS_OF_ban               tierBan_kind
#define ITEMS_OF_tier              tier_kind
#define ITEMS_OF_behaviour         behaviour_kind
#define ITEMS_OF_escalation        escalation_kind
#define ITEMS_OF_step              caseStep_kind
#define ITEMS_OF_publicRegister    publicRegister_kind // <register>
#define ITEMS_OF_ladderUse         ladderUse_kind
#define ITEMS_OF_ladderRepeat      ladderRepeat_kind
#define ITEMS_OF_ladderList        ladderList_kind
#define ITEMS_OF_ladderSide        ladderSide_kind
#define ITEMS_OF_ladderConflict    ladderConflict_kind
#define ITEMS_OF_phrase            phrase_kind
#define ITEMS_OF_precondition      precondition_kind
#define ITEMS_OF_procedureDocument procedureDocument_kind

#define OWNER tierMeasure
RECORD_TABLE(tierMeasure, "档次措施", TIER_MEASURE_FIELDS)
#undef OWNER

#define OWNER tierBan
RECORD_TABLE(tierBan, "禁止参加", TIER_BAN_FIELDS)
#undef OWNER

#define OWNER tier
RECORD_TABLE(tier, "处理档次", TIER_FIELDS)
#undef OWNER

#define OWNER behaviour
RECORD_TABLE(behaviour, "行为", BEHAVIOUR_FIELDS)
#undef OWNER

#define OWNER escalation
RECORD_TABLE(escalation, "升档", ESCALATION_FIELDS)
#undef OWNER

#define OWNER caseStep
RECORD_TABLE(caseStep, "程序环节", CASE_STEP_FIELDS)
#undef OWNER

#define OWNER publicRegister
RECORD_TABLE(publicRegister, "公布的名单", PUBLIC_REGISTER_FIELDS)
#undef OWNER

#define OWNER misconduct
RECORD_TABLE(misconduct, "违纪违规行为目录", MISCONDUCT_FIELDS)
#undef OWNER

#define OWNER ladderUse
RECORD_TABLE(ladderUse, "适用目录", LADDER_USE_FIELDS)
#undef OWNER

#define OWNER ladderSide
RECORD_TABLE(ladderSide, "一方规定", LADDER_SIDE_FIELDS)
#undef OWNER

#define OWNER ladderConflict
RECORD_TABLE(ladderConflict, "规定不一致", LADDER_CONFLICT_FIELDS)
#undef OWNER

#define OWNER ladderRepeat
RECORD_TABLE(ladderRepeat, "以往处理", LADDER_REPEAT_FIELDS)
#undef OWNER

#define OWNER ladderList
RECORD_TABLE(ladderList, "名单", LADDER_LIST_FIELDS)
#undef OWNER

#define OWNER ladder
RECORD_TABLE(ladder, "处理依据", LADDER_FIELDS)
#undef OWNER

#define OWNER phrase
RECORD_TABLE(phrase, "语句", PHRASE_FIELDS)
#undef OWNER

#define OWNER phrases
RECORD_TABLE(phrases, "语句表", PHRASES_FIELDS)
#undef OWNER

#define OWNER precondition
RECORD_TABLE(precondition, "程序条件", PRECONDITION_FIELDS)
#undef OWNER

#define OWNER procedureDocument
RECORD_TABLE(procedureDocument, "文书", PROCEDURE_DOCUMENT_FIELDS)
#undef OWNER

#define OWNER procedure
RECORD_TABLE(procedure, "处理程序", PROCEDURE_FIELDS)
#undef OWNER
