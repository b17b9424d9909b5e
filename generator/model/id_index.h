// SPDX-License-Identifier: Apache-2.0
// Inside reference_faults.c only: the records of one kind by one of their texts.
#ifndef JUANCE_MODEL_ID_INDEX_H
#define JUANCE_MODEL_ID_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

struct id_entry {
    const struct record *record, *around; // `around`: whose list it stands in; NULL for the root
    uint32_t hash, next;                  // `next`: entry of the same slot, place + 1; 0: none
};

// Zeroed but for `field` it is empty.
struct id_index {
    const struct field *field; // a text of the records
    struct id_entry *entries;  // in the order of the file
    uint32_t count, capacity;
    uint32_t *slots; // place + 1
    uint32_t mask;
};

void id_index_free(struct id_index *index);
void id_index_add(struct id_index *index, const struct record *record, const struct record *around);

// The entries whose text is `value`, the latest added first: begin with *cursor 0; NULL after the
// last.
const struct id_entry *id_index_next(const struct id_index *index, const char *value,
                                     uint32_t *cursor);

#endif
