// SPDX-License-Identifier: Apache-2.0
// Everything that one volume holds: payload files, registers, metadata, bag-info.
#ifndef JUANCE_BATCHES_VOLUME_FILES_H
#define JUANCE_BATCHES_VOLUME_FILES_H

#include "batches/intake.h"
#include "batches/volume_records.h"
#include "press/press.h"
#include "volume/volume_writer.h"

enum { MOST_INFO = 64 };

struct volume_parts {
    struct rule_texts *texts;
    struct press *press;
    struct checked *checked;
    struct volume_plan *plan;
    struct planned_volume *volume;
    const struct batch_index *index;
    struct arena *arena;
    struct named_digest siblings[CLASS_COUNT];
    size_t sibling_count;
    const char *sibling_ids[CLASS_COUNT + 1];
    struct printed *printed;
    size_t printed_count;
    struct buffer record, findings, rules;
    struct volume_entry *entries;
    size_t count;
    struct bag_line info[MOST_INFO];
    size_t info_count;
};

void volume_parts_make(struct volume_parts *parts, struct rule_texts *texts, struct press *press,
                       struct checked *checked, struct volume_plan *plan, int class,
                       const struct batch_index *index, struct arena *arena);

// Appends a row for each register that the volume holds beside cover, 卷内目录 and 备考表, so that
// the 卷内目录 names them.
void volume_parts_list(const struct press *press, struct volume_plan *plan,
                       struct planned_volume *volume, struct arena *arena);

// Another volume of the batch; `tag_manifest` NULL: only its name is known.
void volume_parts_sibling(struct volume_parts *parts, const char *id,
                          const unsigned char *tag_manifest);

// The rows of the volume's 卷内目录; borrowed from the volume.
struct entry_rows volume_entry_rows(const struct planned_volume *volume, struct arena *arena);

// Draws the registers and writes the metadata. `folder`: the export's.
bool volume_parts_print(struct volume_parts *parts, int folder, struct diagnostics *diagnostics);

// All but the path; borrowed from `parts`.
void volume_parts_request(const struct volume_parts *parts, struct volume_request *request);
void volume_parts_free(struct volume_parts *parts);

#endif
