// SPDX-License-Identifier: Apache-2.0
// A batch looked up by its keys, so that registers join candidates, rooms, sessions and people
// without searching. Made once a batch and shared by its documents; read-only afterwards.
#ifndef JUANCE_DOCUMENTS_INDEX_H
#define JUANCE_DOCUMENTS_INDEX_H

#include <stddef.h>

#include "model/batch.h"

struct batch_index;

// Borrows the batch, which must outlive it.
struct batch_index *batch_index_new(const struct batch *batch);
void batch_index_free(struct batch_index *index); // NULL is fine

// NULL when the batch has no such record, or the key is NULL.
const struct person *index_person(const struct batch_index *index, const char *id);
const struct candidate *index_candidate(const struct batch_index *index, const char *number);
const struct room *index_room(const struct batch_index *index, const char *id);
const struct venue *index_venue(const struct batch_index *index, const char *id);
const struct occupation *index_occupation(const struct batch_index *index, const char *code,
                                          const char *level);

// Who sits in a session, by seat number.
struct seating {
    const struct candidate *candidate;
    const struct seat *seat;
};
const struct seating *index_seats(const struct batch_index *index, const struct session *session,
                                  size_t *count);

#endif
