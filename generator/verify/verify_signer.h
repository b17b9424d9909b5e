// SPDX-License-Identifier: Apache-2.0
// Whether a volume is signed by the one whose volume it is: what signing demands of a certificate,
// asked again of what others made.
#ifndef JUANCE_VERIFY_VERIFY_SIGNER_H
#define JUANCE_VERIFY_VERIFY_SIGNER_H

#include "model/volume_record.h"
#include "volume/verify_volume.h"

// Adds to the report of `verified`; nothing for a volume without a signature that holds. The
// subject must have a part that is the credit code of the record's institution, or, where the
// record has none, its name.
void verify_signer(const struct verified *verified, const struct volumeRecord *record,
                   struct verify_report *report);

#endif
