// SPDX-License-Identifier: Apache-2.0
// One assessment batch (认定批次) as its export describes it.
// schemas/assessment-batch.xsd describes its records; records/assessment-batch.h is made from it
// when the program is built.
#ifndef JUANCE_MODEL_BATCH_H
#define JUANCE_MODEL_BATCH_H

#include "records/assessment-batch.h"

#define BATCH_NAMESPACE "urn:juance:assessment-batch"
#define BATCH_VERSION   "1.0"

// The one institution and plan of the batch, or an empty record, never NULL.
const struct institution *batch_institution(const struct batch *batch);
const struct plan *batch_plan(const struct batch *batch);

// First and last day on which something was examined; DATE_NONE without sessions. A session after
// the export is nothing that the export can know: it counts when there is no other.
date batch_first_exam(const struct batch *batch);
date batch_last_exam(const struct batch *batch);

// The last day of which the export can tell: exportedOn; DATE_NONE when that day itself is wrong,
// because all of the batch's sessions and more lie after it.
date batch_known_until(const struct batch *batch);

// Day of the batch's last dated step: of every event below the batch (model/dated.h) that its
// schema does not set aside. The retention period starts on 1 January after its year; a day that
// the export cannot know moves it nowhere. DATE_NONE when nothing is dated.
date batch_closed_on(const struct batch *batch);

#endif
