// SPDX-License-Identifier: Apache-2.0
#include "model/disposal.h"

#include "model/record_table.h"

#define OWNER appraiser
RECORD_TABLE(appraiser, "鉴定人", APPRAISER_FIELDS)
#undef OWNER

#define OWNER approver
RECORD_TABLE(approver, "批准人", APPROVER_FIELDS)
#undef OWNER

#define OWNER destructionSupervisor
RECORD_TABLE(destructionSupervisor, "监销人", DESTRUCTION_SUPERVISOR_FIELDS)
#undef OWNER

#define OWNER volumeDecision
RECORD_TABLE(volumeDecision, "案卷处置", VOLUME_DECISION_FIELDS)
#undef OWNER

#define OWNER paperDestruction
RECORD_TABLE(paperDestruction, "纸质材料销毁", PAPER_DESTRUCTION_FIELDS)
#undef OWNER

#define OWNER disposal
RECORD_TABLE(disposal, "销毁决定", DISPOSAL_FIELDS)
#undef OWNER
