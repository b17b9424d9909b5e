// SPDX-License-Identifier: Apache-2.0
#include "model/history.h"

#include "model/record_table.h"

#define OWNER pastBatch
RECORD_TABLE(pastBatch, "以往批次", PAST_BATCH_FIELDS)
#undef OWNER

#define OWNER pastCertificate
RECORD_TABLE(pastCertificate, "以往证书", PAST_CERTIFICATE_FIELDS)
#undef OWNER

#define OWNER appearance
RECORD_TABLE(appearance, "其他批次场次", APPEARANCE_FIELDS)
#undef OWNER

#define OWNER caseParty
RECORD_TABLE(caseParty, "当事人", CASE_PARTY_FIELDS)
#undef OWNER

#define OWNER caseMeasure
RECORD_TABLE(caseMeasure, "处理措施", CASE_MEASURE_FIELDS)
#undef OWNER

#define OWNER usedNumber
RECORD_TABLE(usedNumber, "文号", USED_NUMBER_FIELDS)
#undef OWNER

#define OWNER rollEntry
RECORD_TABLE(rollEntry, "列入名单", ROLL_ENTRY_FIELDS)
#undef OWNER

#define OWNER closedCase
RECORD_TABLE(closedCase, "已结案件", CLOSED_CASE_FIELDS)
#undef OWNER

#define OWNER pastRating
RECORD_TABLE(pastRating, "以往星级评定", PAST_RATING_FIELDS)
#undef OWNER

#define OWNER history
RECORD_TABLE(history, "以往记录", HISTORY_FIELDS)
#undef OWNER
