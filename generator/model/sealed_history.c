// SPDX-License-Identifier: Apache-2.0
#include "model/sealed_history.h"

#include "model/record_table.h"

#define OWNER pastEvent
RECORD_TABLE(pastEvent, "事件", PAST_EVENT_FIELDS)
#undef OWNER

#define OWNER sealedVolume
RECORD_TABLE(sealedVolume, "案卷", SEALED_VOLUME_FIELDS)
#undef OWNER

#define OWNER sealedHistory
RECORD_TABLE(sealedHistory, "历史记录", SEALED_HISTORY_FIELDS)
#undef OWNER
