// SPDX-License-Identifier: Apache-2.0
#include "catalogue/query.h"

#include <string.h>

#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "model/record.h"

// What a person can do about the failures that are not this program's fault.
static const struct {
    int code;
    const char *message;
} remedies[] = {
    {SQLITE_NOTADB,
     N_("is no catalogue, or is damaged; the volumes are not affected: put back a copy "
        "of this file")},
    {SQLITE_CORRUPT, N_("is damaged; the volumes are not affected: put back a copy of this file")},
    {SQLITE_FULL, N_("cannot be written: the disk is full")},
    {SQLITE_READONLY, N_("cannot be written: permission is missing for this file or its folder")},
    {SQLITE_PERM, N_("cannot be opened: permission is missing")},
    {SQLITE_CANTOPEN, N_("cannot be opened: permission is missing for this file or its folder")},
    {SQLITE_BUSY, N_("is being written by another program; try again when that has ended")},
    {SQLITE_LOCKED, N_("is being written by another program; try again when that has ended")},
    {SQLITE_IOERR, N_("cannot be read or written: the disk or file system reports an error")},
};

bool catalogue_failed(struct catalogue *catalogue) {
    catalogue->failed = true;
    int code = sqlite3_errcode(catalogue->database);
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        if ((code & 0xff) == remedies[i].code)
            return diagnose(catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0, "%s",
                            _(remedies[i].message));
    return diagnose(catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
                    _("the catalogue refuses: %s"), sqlite3_errmsg(catalogue->database));
}

struct sql_query query_of(struct catalogue *catalogue, enum statement statement) {
    sqlite3_stmt **prepared = &catalogue->statements[statement];
    if (!*prepared && sqlite3_prepare_v3(catalogue->database, sql_statements[statement], -1,
                                         SQLITE_PREPARE_PERSISTENT, prepared, NULL) != SQLITE_OK)
        catalogue_failed(catalogue);
    return (struct sql_query){catalogue, *prepared, 0, 0};
}

static void close_query(struct sql_query *query) {
    if (!query->statement) return;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->statement = NULL;
}

static void fail(struct sql_query *query) {
    catalogue_failed(query->catalogue);
    close_query(query);
    query->bound = -1; // what query_end() looks at
}

static void bound(struct sql_query *query, int result) {
    if (result != SQLITE_OK) fail(query);
}

void bind_text(struct sql_query *query, const char *value) {
    if (query->statement)
        bound(query, sqlite3_bind_text(query->statement, ++query->bound, value, -1, SQLITE_STATIC));
}

void bind_integer(struct sql_query *query, int64_t value) {
    if (query->statement) bound(query, sqlite3_bind_int64(query->statement, ++query->bound, value));
}

void bind_null(struct sql_query *query) {
    if (query->statement) bound(query, sqlite3_bind_null(query->statement, ++query->bound));
}

static void bind_copy(struct sql_query *query, const char *value) {
    if (query->statement)
        bound(query,
              sqlite3_bind_text(query->statement, ++query->bound, value, -1, SQLITE_TRANSIENT));
}

void bind_boolean(struct sql_query *query, int8_t value) {
    if (value == BOOLEAN_NONE)
        bind_null(query);
    else
        bind_integer(query, value);
}

void bind_date(struct sql_query *query, date value) {
    char text[DATE_TEXT];
    if (value == DATE_NONE)
        bind_null(query);
    else
        bind_copy(query, date_format(value, text));
}

void bind_moment(struct sql_query *query, moment value) {
    char text[MOMENT_TEXT];
    if (value == MOMENT_NONE)
        bind_null(query);
    else
        bind_copy(query, moment_format(value, text));
}

void bind_digest(struct sql_query *query, const uint8_t *digest) {
    char text[2 * CATALOGUE_SHA256 + 1];
    if (!digest) {
        bind_null(query);
        return;
    }
    bind_copy(query, hex_write(digest, CATALOGUE_SHA256, text));
}

bool query_row(struct sql_query *query) {
    if (!query->statement) return false;
    query->column = 0;
    int result = sqlite3_step(query->statement);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE)
        close_query(query);
    else
        fail(query);
    return false;
}

bool query_end(struct sql_query *query) {
    bool ok = query->statement || query->bound >= 0;
    close_query(query);
    return ok;
}

bool query_run(struct sql_query *query) {
    while (query_row(query)) continue;
    return query_end(query);
}

const char *read_text(struct sql_query *query, struct arena *arena) {
    const char *text = (const char *)sqlite3_column_text(query->statement, query->column++);
    return text ? arena_copy(arena, text) : NULL;
}

int64_t read_integer(struct sql_query *query) {
    return sqlite3_column_int64(query->statement, query->column++);
}

date read_date(struct sql_query *query) {
    const char *text = (const char *)sqlite3_column_text(query->statement, query->column++);
    date value;
    return text && date_parse(text, &value) ? value : DATE_NONE;
}

moment read_moment(struct sql_query *query) {
    const char *text = (const char *)sqlite3_column_text(query->statement, query->column++);
    moment value;
    return text && moment_parse(text, &value) ? value : MOMENT_NONE;
}

void grow_items(void **items, size_t count, size_t *capacity, size_t size, struct arena *arena) {
    if (count < *capacity) return;
    size_t wider = *capacity ? *capacity * 2 : 16;
    void *moved = arena_alloc(arena, wider * size);
    if (count) memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = wider;
}
