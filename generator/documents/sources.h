// SPDX-License-Identifier: Apache-2.0
// Row sources: what a table or a repeat of a template runs over. Either a list of a record that is
// in scope ("batch.incident", "session.duty"), or one of the named joins of sources.c. Rows are
// made one by one and not kept.
#ifndef JUANCE_DOCUMENTS_SOURCES_H
#define JUANCE_DOCUMENTS_SOURCES_H

#include <stdbool.h>

#include "documents/input.h"
#include "documents/slots.h"
#include "expression/path.h"

enum { ROW_RECORDS = 5 };

struct source_state;

struct source_kind {
    const char *name;
    const char *needs;                   // a record that must be in scope; NULL: none
    struct slot_name gives[ROW_RECORDS]; // under these names
    // Fill state->row with one record for each of `gives`; NULL where there is none.
    void (*start)(struct source_state *state); // NULL: a zeroed state is a start
    bool (*next)(struct source_state *state);
};

struct source_state {
    const struct source_kind *kind; // NULL: the list `field` of the record in `slot`
    const struct field *field;
    const struct compose_input *input;
    const struct record *within; // the record that was needed, or whose list it is
    struct record *view[2];      // made here, filled anew for each row
    const struct record *row[ROW_RECORDS];
    struct list made;                   // a whole table, where rows are counted first
    const struct record *outer, *inner; // where we are
    size_t position, place;             // place: among the cases of one finding
    int32_t number;                     // of rows given, where a source numbers them
    struct arena *arena;
};

// A source as a template names it.
struct source {
    const struct source_kind *kind;
    const struct field *field;
    size_t slot;    // of the needed record
    size_t first;   // slot of the first record of a row; the others follow
    size_t records; // how many
};

// While composing; NULL: that record is not there, all its fields are absent.
struct name_scope {
    const struct record *records[SCOPE_DEPTH];
};

// Finds the source and puts the records of its rows on the stack; false after an error.
bool source_compile(const char *name, struct scope_names *names, const struct path_place *place,
                    struct source *source);

// `scope` is read when a run starts and holds the records of the row after each next().
struct source_state *source_open(const struct source *source, const struct compose_input *input,
                                 struct arena *arena);
void source_start(const struct source *source, struct source_state *state,
                  const struct name_scope *scope);
bool source_next(const struct source *source, struct source_state *state, struct name_scope *scope);

// The records of the row that was made last stay as they are: the next row gets new ones.
void source_detach(struct source_state *state);

// ---- the tables, one a subject
extern const struct source_kind batch_sources[], check_sources[]; // end with a NULL name

#endif
