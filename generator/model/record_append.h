// SPDX-License-Identifier: Apache-2.0
// Lists that the rules fill rather than read.
#ifndef JUANCE_MODEL_RECORD_APPEND_H
#define JUANCE_MODEL_RECORD_APPEND_H

#include "base/arena.h"
#include "model/record.h"

// A new record with every field absent, at the end of `list`.
void *record_append(struct arena *arena, struct list *list, const struct record_kind *kind);

#endif
