// SPDX-License-Identifier: Apache-2.0
// Paths, the one way in which regulation files, templates and procedures name a value: parsed once
// against the records' own tables, then followed without a name being looked up again.
// schemas/regulation.xsd says how they are written.
#ifndef JUANCE_EXPRESSION_PATH_H
#define JUANCE_EXPRESSION_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "expression/quantity.h"
#include "expression/scope.h"
#include "expression/value.h"
#include "model/codes.h"
#include "model/record.h"
#include "model/refusals.h"

enum { PATH_DEPTH = 6, PATH_BRANCHES = 4, LOOKUP_KEYS = 4 };

enum path_root { ROOT_BATCH, ROOT_DOSSIER, ROOT_HISTORY, ROOT_REFERENCES, ROOTS };
enum path_day {
    DAY_AS_OF,
    DAY_FIRST_EXAM,
    DAY_LAST_EXAM,
    DAY_CLOSED_ON,
    DAY_OWN_NOTICE,
    DAY_KNOWN_UNTIL,
    DAYS
};

// ---- what paths look at -----------------------------------------------------------------------
struct phrase_book;
struct lookup;       // an index that the rules want
struct lookup_table; // its table for one world

struct world {
    const struct record *roots[ROOTS]; // NULL: not there
    date days[DAYS];
    const struct codes *codes;
    const struct phrase_book *phrases; // NULL: nothing that finds is asked
    struct day_counting counting;
    const struct list *choices; // struct choice: readings that the configuration holds to; NULL
    const struct refusals *refusals; // what was refused of the roots' values; NULL: nothing
    struct lookup_table **tables;    // one a lookup, made when it is first asked
};

// A world of code lists alone: no roots, no days, no calendar.
struct world world_of(const struct codes *codes);

// Every lookup that the paths of a rulebook use.
struct lookups {
    struct lookup *first;
    size_t count;
};

// Where a record of a qualified scope is named first.
struct path_use {
    const char *file; // NULL: nowhere
    uint32_t line;
};

// ---- parsing ----------------------------------------------------------------------------------
struct path_place {
    const char *file; // where the path is written, for messages
    uint32_t line;
    struct arena *arena;     // what is parsed lives here
    struct lookups *lookups; // NULL: what is named is found without an index, and no id is followed
    const struct codes *codes;
    struct diagnostics *diagnostics;
    struct path_use *uses; // by place in the scope, SCOPE_DEPTH of them; NULL: nobody asks
};

// Notes that the record in `at` of a scope is named here.
void path_use(const struct path_place *place, size_t at);

struct path;

// NULL after a message that says what is wrong with it and what the record has.
struct path *path_parse(const char *source, const struct path_scope *scope,
                        const struct path_place *place);

// Fills `scope` with "candidate/certificate", and the lists that lead there. False after a message.
struct path_each {
    enum path_root root;
    const struct field *lists[PATH_DEPTH];
    unsigned depth; // of lists; 0: the root itself
};
bool path_parse_each(const char *source, struct path_each *each, struct path_scope *scope,
                     const struct path_place *place);

// `word` as a value that the path's can be compared with; false after a message.
bool path_constant(const struct path *path, const char *word, const struct path_place *place,
                   struct value *value);

// The number of what a path leads to: count(path).
const struct path *path_counting(const struct path *path, const struct path_place *place);

const char *path_source(const struct path *path);
enum value_type path_type(const struct path *path);
const struct record_kind *path_items(const struct path *path); // kind of records; NULL for a value
const struct field *path_field(const struct path *path);       // last field; NULL for records
const char *path_list(const struct path *path);                // its code list; NULL: none
// The list alone that it names, from the record in its place of the scope; NULL when it is more.
const struct field *path_plain_list(const struct path *path);
// The record of the scope that it starts from, and that record's place; NULL: it starts elsewhere.
const struct scope_name *path_start(const struct path *path, size_t *place);
const struct scope_name *path_end(const struct path *path); // the last record that it leads to
const char *path_label(const struct path *path);            // Chinese term of its last part
enum physical_dimension path_dimension(const struct path *path);
unsigned path_roots(const struct path *path); // bits of the roots that it leads to, filters too
// First list below a root: the one that must be loaded. NULL when the path does not start there.
const struct field *path_root_list(const struct path *path, enum path_root root);

// ---- following --------------------------------------------------------------------------------
// `frame` holds the records of the scope, outermost first; what starts from a NULL one is absent.
struct value path_value(const struct world *world, const struct path *path,
                        const struct record *const *frame);

// A refused value that the path leads through or to, so that what it gives is not known; NULL:
// there is none.
const struct refusal *path_refused(const struct world *world, const struct path *path,
                                   const struct record *const *frame);

// Every record that the path leads to (its first argument); `visit` returns false to stop.
typedef bool path_visit(void *context, const struct record *record);
void path_each_record(const struct world *world, const struct path *path,
                      const struct record *const *frame, path_visit *visit, void *context);

// ---- lookups (lookup.c) -----------------------------------------------------------------------
struct lookup {
    struct lookup *next;
    size_t number; // place in world.tables
    const char *name;
    enum path_root root;
    const struct field *lists[PATH_DEPTH];
    unsigned depth;
    const struct path *keys[LOOKUP_KEYS]; // from the innermost record
    unsigned key_count;
};

// The same lookup for the same lists and keys. `keys` are written as paths of the innermost record.
struct lookup *lookup_intern(enum path_root root, const struct field *const *lists, unsigned depth,
                             const struct path *const *keys, unsigned key_count,
                             const struct path_place *place);

// Records whose keys equal `values`, one after the other in the order of the file. Start with
// *cursor = 0; NULL after the last.
const struct record *lookup_next(const struct world *world, const struct lookup *lookup,
                                 const struct value *values, uint32_t *cursor);

// Forgets every index; they are made again when they are asked.
void world_free_tables(struct world *world, const struct lookups *lookups);

// ---- references (reference_table.c) -----------------------------------------------------------
// A field that holds the id of another record of the batch.
struct reference {
    const char *kind, *field;
    const char *list;        // below the batch: "candidate", "candidate/certificate"
    const char *own_keys;    // fields of the record, separated by blanks
    const char *target_keys; // fields of the target
    const struct record_kind *target;
};
const struct reference *reference_find(const struct record_kind *kind, const struct field *field);

#endif
