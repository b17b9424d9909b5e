// SPDX-License-Identifier: Apache-2.0
#include "model/disposal.h"

#include "model/record_table.h"

RECORD_TABLE(appraiser, "鉴定人", APPRAISER_FIELDS)
RECORD_TABLE(approver, "批准人", APPROVER_FIELDS)
RECORD_TABLE(destructionSupervisor, "监销人", DESTRUCTION_SUPERVISOR_FIELDS)
RECORD_TABLE(volumeDecision, "案卷处置", VOLUME_DECISION_FIELDS)
RECORD_TABLE(paperDestruction, "纸质材料销毁", PAPER_DESTRUCTION_FIELDS)
RECORD_TABLE(disposal, "销毁决定", DISPOSAL_FIELDS)
