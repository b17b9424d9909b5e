// SPDX-License-Identifier: Apache-2.0
#include "model/references.h"

#include "model/record_table.h"

#define OWNER occupationEntry
RECORD_TABLE(occupationEntry, "职业分类大典职业", OCCUPATION_ENTRY_FIELDS)
#undef OWNER

#define OWNER standardEntry
RECORD_TABLE(standardEntry, "国家职业标准或评价规范", STANDARD_ENTRY_FIELDS)
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

#define OWNER references
RECORD_TABLE(references, "参考清单", REFERENCES_FIELDS)
#undef OWNER
