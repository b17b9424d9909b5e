// SPDX-License-Identifier: Apache-2.0
#include "model/history.h"

#include "model/record_table.h"

RECORD_TABLE(pastBatch, "以往批次", PAST_BATCH_FIELDS)
RECORD_TABLE(pastCertificate, "以往证书", PAST_CERTIFICATE_FIELDS)
RECORD_TABLE(appearance, "其他批次场次", APPEARANCE_FIELDS)
RECORD_TABLE(history, "以往记录", HISTORY_FIELDS)
