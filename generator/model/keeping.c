// SPDX-License-Identifier: Apache-2.0
#include "model/keeping.h"

#include "model/record_table.h"

#define OWNER keptVolume
RECORD_TABLE(keptVolume, "案卷", KEPT_VOLUME_FIELDS)
#undef OWNER

#define OWNER shelfItem
RECORD_TABLE(shelfItem, "纸质材料", SHELF_ITEM_FIELDS)
#undef OWNER

#define OWNER tally
RECORD_TABLE(tally, "汇总", TALLY_FIELDS)
#undef OWNER

#define OWNER keeping
RECORD_TABLE(keeping, "档案管理文书", KEEPING_FIELDS)
#undef OWNER
