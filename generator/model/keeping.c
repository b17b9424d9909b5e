// SPDX-License-Identifier: Apache-2.0
#include "model/keeping.h"

#include "model/record_table.h"

RECORD_TABLE(keptVolume, "案卷", KEPT_VOLUME_FIELDS)
RECORD_TABLE(shelfItem, "纸质材料", SHELF_ITEM_FIELDS)
RECORD_TABLE(tally, "汇总", TALLY_FIELDS)
RECORD_TABLE(keeping, "档案管理文书", KEEPING_FIELDS)
