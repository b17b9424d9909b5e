// SPDX-License-Identifier: Apache-2.0
// The files that a batch was checked against, as they stand: they go into every volume.
#ifndef JUANCE_BATCHES_RULE_TEXTS_H
#define JUANCE_BATCHES_RULE_TEXTS_H

#include "batches/pipeline_state.h"

struct rule_text {
    const char *name; // below the data folder: "schemas/regulations/hunan-2022-1.xml"
    const char *bytes;
    size_t length;
};

// The jurisdiction, its regulations, the code lists and the calendar; read once a jurisdiction and
// kept with the pipeline. NULL after a message.
const struct rule_text *rule_texts(struct pipeline *pipeline, const struct rulebook *rulebook,
                                   size_t *count, struct diagnostics *diagnostics);

#endif
