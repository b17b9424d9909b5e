// SPDX-License-Identifier: Apache-2.0
// The metadata of a volume: meta/record.xml (schemas/record.xsd), meta/findings.xml
// (schemas/findings.xsd) and meta/rules.xml (schemas/rules.xsd).
#ifndef JUANCE_BATCHES_VOLUME_RECORDS_H
#define JUANCE_BATCHES_VOLUME_RECORDS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "batches/volume_plan.h"
#include "documents/view.h"
#include "model/batch.h"
#include "model/finding.h"
#include "model/volume_record.h"
#include "rules/rulebook.h"

// What the volume is, with one <material> an entry as the export has it; siblings, rules and fonts
// are left to the caller. In `arena`, borrowing from batch and plan.
struct volumeRecord *record_of_volume(const struct volume_plan *plan,
                                      const struct planned_volume *volume, struct arena *arena);

// Findings about materials of this volume only (`only` NULL: all of them, for D5), in `arena`;
// texts are borrowed.
const struct findings *findings_of_volume(const struct findings *findings,
                                          const struct planned_volume *only, struct arena *arena);

// `rulebook` tells which rules are deadlines.
void findings_write(const struct batch *batch, const struct findings *findings,
                    const struct rulebook *rulebook, struct buffer *into);

#endif
