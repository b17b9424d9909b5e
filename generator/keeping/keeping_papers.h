// SPDX-License-Identifier: Apache-2.0
// The archive's own papers: filled from the catalogue, drawn as PDF, written as XML.
#ifndef JUANCE_KEEPING_KEEPING_PAPERS_H
#define JUANCE_KEEPING_KEEPING_PAPERS_H

#include "keeping/retention.h"
#include "model/keeping.h"

// Appends an item to a list that keeps no tail; fine for lists that people read. `*last` is NULL
// at first.
void *keeping_append(struct list *list, void **last, const struct record_kind *kind,
                     struct arena *arena);

// What the catalogue knows of a volume, held against day `on`.
void keeping_fill(struct keptVolume *row, struct catalogue *catalogue,
                  const struct catalogue_volume *volume, date on, struct arena *arena);

// The appraisal list (到期鉴定清单): every volume that is due, held, to be decided, and the others
// counted by class and year.
struct keeping *keeping_appraisal(struct catalogue *catalogue, const struct retention_items *items,
                                  date on, struct arena *arena);

// Adds up volumes, items and pages of keptVolume.
void keeping_total(struct keeping *keeping);

// Draws the one report template of that kind. The document is dated `keeping->day`.
bool keeping_print(struct keeper *keeper, const char *kind, const struct keeping *keeping,
                   struct printed *printed, struct diagnostics *diagnostics);

#endif
