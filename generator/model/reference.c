// SPDX-License-Identifier: Apache-2.0
#include "model/reference.h"

#include "model/record_table.h"

#define OWNER classifiedOccupation
RECORD_TABLE(classifiedOccupation, "职业分类大典职业", CLASSIFIED_OCCUPATION_FIELDS)
#undef OWNER

#define OWNER occupationStandard
RECORD_TABLE(occupationStandard, "国家职业标准或评价规范", OCCUPATION_STANDARD_FIELDS)
#undef OWNER

#define OWNER accessOccupation
RECORD_TABLE(accessOccupation, "准入类职业", ACCESS_OCCUPATION_FIELDS)
#undef OWNER

#define OWNER ban
RECORD_TABLE(ban, "禁止参加登记", BAN_FIELDS)
#undef OWNER

#define OWNER listedScope
RECORD_TABLE(listedScope, "备案职业等级", LISTED_SCOPE_FIELDS)
#undef OWNER

#define OWNER listedInstitution
RECORD_TABLE(listedInstitution, "评价机构目录清单", LISTED_INSTITUTION_FIELDS)
#undef OWNER

#define OWNER designatedPlatform
RECORD_TABLE(designatedPlatform, "指定工作平台", DESIGNATED_PLATFORM_FIELDS)
#undef OWNER

#define OWNER reference
RECORD_TABLE(reference, "参考清单", REFERENCE_FIELDS)
#undef OWNER
