// SPDX-License-Identifier: Apache-2.0
// The files that a batch was checked against, as they stand: they go into every volume.
#ifndef JUANCE_BATCHES_RULE_TEXTS_H
#define JUANCE_BATCHES_RULE_TEXTS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/lock.h"
#include "base/map.h"
#include "rules/rulebook.h"

struct rule_text {
    const char *name; // below the data folder: "schemas/regulations/hunan-2022-1.xml"
    const char *bytes;
    size_t length;
};

struct rule_texts {
    const char *data_folder; // borrowed
    struct arena *arena;
    struct lock lock; // of what stands below and of the arena
    struct map known; // by jurisdiction
};

void rule_texts_open(struct rule_texts *texts, const char *data_folder);
void rule_texts_close(struct rule_texts *texts);

// The jurisdiction, its regulations, the code lists and the calendar; read once a jurisdiction and
// kept. On any thread. NULL after a message.
const struct rule_text *rule_texts_find(struct rule_texts *texts, const struct rulebook *rulebook,
                                        size_t *count, struct diagnostics *diagnostics);

#endif
