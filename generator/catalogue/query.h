// SPDX-License-Identifier: Apache-2.0
// One run of one statement: bind in order, step, read in order. Private to catalogue/.
//
//     struct sql_query query = query_of(catalogue, SQL_FILE_LIST);
//     bind_text(&query, volume);
//     while (query_row(&query)) file->name = read_text(&query, arena);
//     return query_end(&query);
//
// A failure is reported once, makes query_row() and query_end() false, and a begun transaction
// impossible to commit.
#ifndef JUANCE_CATALOGUE_QUERY_H
#define JUANCE_CATALOGUE_QUERY_H

#include <sqlite3.h>

#include "catalogue/database.h"
#include "catalogue/statements.h"

struct catalogue {
    sqlite3 *database;
    sqlite3_stmt *statements[SQL_COUNT]; // prepared when first used
    char *path;
    catalogue_digest *digest;
    struct diagnostics *diagnostics;
    bool immutable; // read without its side files: see open.c
    bool in_transaction;
    bool failed; // since begin: the transaction must not be committed
};

struct sql_query {
    struct catalogue *catalogue;
    sqlite3_stmt *statement; // NULL after a failure
    int bound, column;
};

struct sql_query query_of(struct catalogue *catalogue, enum statement statement);

// NULL, DATE_NONE, MOMENT_NONE and BOOLEAN_NONE become SQL's NULL. Texts are borrowed until the
// end.
void bind_text(struct sql_query *query, const char *value);
void bind_integer(struct sql_query *query, int64_t value);
void bind_boolean(struct sql_query *query, int8_t value);
void bind_date(struct sql_query *query, date value);
void bind_moment(struct sql_query *query, moment value);
void bind_digest(struct sql_query *query, const uint8_t *digest); // 32 bytes; written as hex
void bind_null(struct sql_query *query);

bool query_row(struct sql_query *query); // false: no (further) row, or a failure
bool query_end(struct sql_query *query); // false: there was a failure
bool query_run(struct sql_query *query); // for statements without rows

// NULL columns give NULL, 0, DATE_NONE and MOMENT_NONE.
const char *read_text(struct sql_query *query, struct arena *arena);
int64_t read_integer(struct sql_query *query);
date read_date(struct sql_query *query);
moment read_moment(struct sql_query *query);

// By which another connection reads the same file as this one does.
const char *catalogue_uri(const struct catalogue *catalogue, struct arena *arena);

// Reports what SQLite says went wrong; always false.
bool catalogue_failed(struct catalogue *catalogue);

// A growing array of rows in an arena: returns the next, zeroed, item.
#define NEXT_ITEM(list, arena, capacity)                                                           \
    (grow_items((void **)&(list)->items, (list)->count, &(capacity), sizeof *(list)->items,        \
                arena),                                                                            \
     &(list)->items[(list)->count++])
void grow_items(void **items, size_t count, size_t *capacity, size_t size, struct arena *arena);

#endif
