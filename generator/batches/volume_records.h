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
#include "model/config.h"
#include "model/finding.h"
#include "model/named_digest.h"
#include "rules/rulebook.h"

struct record_request {
    const struct batch *batch;
    const struct planned_volume *volume;
    const char *group;
    const struct named_digest *siblings; // finished volumes: id and digest of the tag manifest
    size_t sibling_count;
    const char *const *sibling_ids;           // all other volumes of the batch, NULL-terminated
    const struct named_digest *rules, *fonts; // files that the volume rests on
    size_t rule_count, font_count;
    const struct missingGlyph *const *missing; // decisions on characters that print as 〓
    size_t missing_count;
    const char *notice; // a text that stands in the record: what a generated register is
};

// One <material> an entry of the volume, as the export has it, with its class and its entry name.
void record_write(const struct record_request *request, struct buffer *into);

// Findings about materials of this volume only (`only` NULL: all of them, for D5), in `arena`;
// texts are borrowed.
const struct findings *findings_of_volume(const struct findings *findings,
                                          const struct planned_volume *only, struct arena *arena);

// `rulebook` tells which rules are deadlines.
void findings_write(const struct batch *batch, const struct findings *findings,
                    const struct rulebook *rulebook, struct buffer *into);

#endif
