// SPDX-License-Identifier: Apache-2.0
// What a volume of a batch holds, given to the maker: payload files, registers, metadata.
#ifndef JUANCE_BATCHES_VOLUME_FILES_H
#define JUANCE_BATCHES_VOLUME_FILES_H

#include "archive/volume_maker.h"
#include "batches/intake.h"
#include "batches/volume_records.h"

struct volume_parts {
    struct volume_maker maker; // written when it is printed
    struct rule_texts *texts;
    struct checked *checked;
    struct volume_plan *plan;
    struct planned_volume *volume;
    const struct batch_index *index;
    struct arena *arena;
    struct buffer findings, rules;
};

void volume_parts_make(struct volume_parts *parts, struct rule_texts *texts, struct press *press,
                       struct checked *checked, struct volume_plan *plan, int class,
                       const struct batch_index *index, struct arena *arena);

// Appends a row for each register that the volume holds beside cover, 卷内目录 and 备考表, so that
// the 卷内目录 names them.
void volume_parts_list(const struct press *press, struct volume_plan *plan,
                       struct planned_volume *volume, struct arena *arena);

// Draws the registers of a volume for nothing but what stands in their way: the fonts know which
// characters (fonts_refused), `diagnostics` has the messages.
void volume_registers_draw(const struct press *press, const struct checked *checked,
                           struct volume_plan *plan, struct planned_volume *volume,
                           const struct batch_index *index, struct arena *arena,
                           struct diagnostics *diagnostics);

// Another volume of the batch; `tag_manifest` NULL: only its name is known.
void volume_parts_sibling(struct volume_parts *parts, const char *id,
                          const unsigned char *tag_manifest);

// Draws the registers, writes the metadata. `folder`: the export's. False after a message.
bool volume_parts_print(struct volume_parts *parts, int folder, struct diagnostics *diagnostics);
void volume_parts_free(struct volume_parts *parts);

#endif
