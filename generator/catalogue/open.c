// SPDX-License-Identifier: Apache-2.0
// Opening, versions and transactions.
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "catalogue/query.h"
#include "catalogue/tables.h"
#include "model/person_identity.h"

enum { BUSY_MILLISECONDS = 10000 };

static bool execute(struct catalogue *catalogue, const char *sql) {
    if (sqlite3_exec(catalogue->database, sql, NULL, NULL, NULL) == SQLITE_OK) return true;
    return catalogue_failed(catalogue);
}

// First column of the first row; -1 after a failure.
static int64_t single_integer(struct catalogue *catalogue, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(catalogue->database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    else
        catalogue_failed(catalogue);
    sqlite3_finalize(statement);
    return value;
}

static bool refuse_newer(struct catalogue *catalogue, int64_t version, const char *program) {
    sqlite3_stmt *statement = NULL;
    const char *maker = NULL;
    if (sqlite3_prepare_v2(catalogue->database, sql_get_program, -1, &statement, NULL) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        maker = (const char *)sqlite3_column_text(statement, 0);
    diagnose(
        catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
        _("was made by juance %s (catalogue version %lld); this is juance %s (catalogue version "
          "%d): use the newer program for this archive"),
        maker ? maker : "?", (long long)version, program, CATALOGUE_VERSION);
    sqlite3_finalize(statement);
    return false;
}

// One statement with texts bound, NULL last; its first integer, -1 after a failure, 0 without rows.
static int64_t ask(struct catalogue *catalogue, const char *sql, const char *const *texts) {
    sqlite3_stmt *statement = NULL;
    int64_t value = 0;
    bool ok = sqlite3_prepare_v2(catalogue->database, sql, -1, &statement, NULL) == SQLITE_OK;
    for (int i = 0; ok && texts[i]; i++)
        ok = sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_STATIC) == SQLITE_OK;
    int result = ok ? sqlite3_step(statement) : SQLITE_ERROR;
    if (result == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    else if (result != SQLITE_DONE) {
        catalogue_failed(catalogue);
        value = -1;
    }
    sqlite3_finalize(statement);
    return value;
}

static bool make_tables(struct catalogue *catalogue, const char *program) {
    const char *const maker[] = {program, NULL};
    return execute(catalogue, "BEGIN IMMEDIATE") && execute(catalogue, sql_schema) &&
           ask(catalogue, sql_set_program, maker) >= 0 && execute(catalogue, "COMMIT");
}

static bool add_columns(struct catalogue *catalogue) {
    bool ok = true;
    for (const struct sql_column *row = sql_columns; ok && row->table; row++) {
        const char *const names[] = {row->table, row->column, NULL}, *const table[] = {row->table,
                                                                                       NULL};
        int64_t tables = ask(catalogue, sql_has_table, table);
        int64_t columns = tables > 0 ? ask(catalogue, sql_has_column, names) : tables;
        struct buffer alter = BUFFER_EMPTY;
        buffer_printf(&alter, "ALTER TABLE %s ADD COLUMN %s %s", row->table, row->column,
                      row->type);
        ok = tables >= 0 && columns >= 0 &&
             (tables == 0 || columns > 0 || execute(catalogue, buffer_text(&alter)));
        buffer_free(&alter);
    }
    return ok;
}

// Whole or not at all: what stops it leaves the older catalogue as it was.
static bool upgrade(struct catalogue *catalogue, const char *program) {
    const char *const maker[] = {program, NULL};
    return execute(catalogue, "BEGIN IMMEDIATE") && add_columns(catalogue) &&
           execute(catalogue, sql_schema) && execute(catalogue, sql_fill) &&
           ask(catalogue, sql_upgraded, maker) >= 0 && execute(catalogue, "COMMIT");
}

static bool refuse_older(struct catalogue *catalogue, int64_t version) {
    return diagnose(catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
                    _("is of catalogue version %lld, this program reads version %d: `juance "
                      "catalogue upgrade`, or any command that writes, brings it up to date"),
                    (long long)version, CATALOGUE_VERSION);
}

// No file, or an empty one: a run was killed before it made the tables.
static bool nothing_here(struct catalogue *catalogue) {
    return diagnose(catalogue->diagnostics, STATUS_INPUT, catalogue->path, 0,
                    _("is not there: the folder is no archive, or nothing was built in it yet"));
}

static bool fits(struct catalogue *catalogue, enum catalogue_mode mode, const char *program) {
    int64_t version = single_integer(catalogue, sql_get_version);
    if (version < 0) return false;
    if (version > CATALOGUE_VERSION) return refuse_newer(catalogue, version, program);
    int64_t tables = version == 0 ? single_integer(catalogue, sql_count_tables) : 0;
    if (tables < 0) return false;
    if (tables > 0)
        return diagnose(catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
                        _("is a database, but not a catalogue; put back a copy of the right file"));
    if (mode == CATALOGUE_READ) {
        if (version == 0) return nothing_here(catalogue);
        return version == CATALOGUE_VERSION || refuse_older(catalogue, version);
    }
    if (!execute(catalogue, sql_connection_write)) return false;
    if (version == 0) return make_tables(catalogue, program);
    return version == CATALOGUE_VERSION || upgrade(catalogue, program);
}

const char *catalogue_uri(const struct catalogue *catalogue, struct arena *arena) {
    struct buffer uri = BUFFER_EMPTY;
    buffer_add_text(&uri, "file:");
    for (const char *at = catalogue->path; *at; at++)
        if (strchr("%?#", *at))
            buffer_printf(&uri, "%%%02X", (unsigned char)*at);
        else
            buffer_add_char(&uri, *at);
    buffer_add_text(&uri, catalogue->immutable ? "?immutable=1" : "?mode=ro");
    const char *copy = arena_copy(arena, buffer_text(&uri));
    buffer_free(&uri);
    return copy;
}

// SQLite reads a WAL database only with its side files. Where they are gone (the last writer has
// closed) and cannot be made (no write permission), nobody writes here: the file itself is all.
static int open_for_reading(struct catalogue *catalogue) {
    int result = sqlite3_open_v2(catalogue->path, &catalogue->database,
                                 SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_exec(catalogue->database, sql_get_version, NULL, NULL, NULL);
    if ((result & 0xff) != SQLITE_CANTOPEN && (result & 0xff) != SQLITE_READONLY) return SQLITE_OK;
    sqlite3_close(catalogue->database);
    catalogue->database = NULL;
    catalogue->immutable = true;
    struct arena *arena = arena_new();
    result = sqlite3_open_v2(catalogue_uri(catalogue, arena), &catalogue->database,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, NULL);
    arena_free(arena);
    return result;
}

// person_key(id_number): its normal form; NULL where that is the number itself, as it mostly is.
static void person_key(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const char *number = (const char *)sqlite3_value_text(values[0]);
    struct buffer normal = BUFFER_EMPTY;
    const char *key = identity_text(IDENTITY_idNumber, number, &normal);
    if (key && strcmp(key, number) != 0)
        sqlite3_result_text(context, key, -1, SQLITE_TRANSIENT);
    else
        sqlite3_result_null(context);
    buffer_free(&normal);
}

static bool open_database(struct catalogue *catalogue, enum catalogue_mode mode) {
    enum path_kind kind = platform_path_kind(catalogue->path);
    if (mode == CATALOGUE_READ && kind == PATH_MISSING) return nothing_here(catalogue);
    // An empty file is an empty database; made here, it and its side files are the owner's alone.
    if (kind == PATH_MISSING && !platform_write(catalogue->path, "", 0, catalogue->diagnostics))
        return false;
    int result = mode == CATALOGUE_READ
                     ? open_for_reading(catalogue)
                     : sqlite3_open_v2(catalogue->path, &catalogue->database,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK) return catalogue_failed(catalogue);
    sqlite3_extended_result_codes(catalogue->database, 1);
    sqlite3_busy_timeout(catalogue->database, BUSY_MILLISECONDS);
    if (sqlite3_create_function(catalogue->database, "person_key", 1,
                                SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, person_key, NULL,
                                NULL) != SQLITE_OK)
        return catalogue_failed(catalogue);
    return execute(catalogue, sql_connection);
}

struct catalogue *catalogue_open(const char *folder, enum catalogue_mode mode, const char *program,
                                 catalogue_digest *digest, struct diagnostics *diagnostics) {
    struct catalogue *catalogue = memory_zeroed(sizeof *catalogue);
    struct buffer path = BUFFER_EMPTY;
    buffer_printf(&path, "%s/%s", folder, CATALOGUE_FILE);
    catalogue->path = path.bytes;
    catalogue->digest = digest;
    catalogue->diagnostics = diagnostics;
    bool reachable = mode == CATALOGUE_WRITE || catalogue_reachable(folder, diagnostics);
    if (reachable && open_database(catalogue, mode) && fits(catalogue, mode, program))
        return catalogue;
    catalogue_close(catalogue);
    return NULL;
}

void catalogue_close(struct catalogue *catalogue) {
    if (!catalogue) return;
    for (size_t i = 0; i < SQL_COUNT; i++) sqlite3_finalize(catalogue->statements[i]);
    sqlite3_close(catalogue->database); // rolls back what is open
    free(catalogue->path);
    free(catalogue);
}

// ---- transactions -------------------------------------------------------------------------------

static bool run(struct catalogue *catalogue, enum statement statement) {
    struct sql_query query = query_of(catalogue, statement);
    return query_run(&query);
}

bool catalogue_begin(struct catalogue *catalogue) {
    if (catalogue->in_transaction) BUG("a transaction within a transaction");
    catalogue->failed = false;
    catalogue->in_transaction = run(catalogue, SQL_BEGIN);
    return catalogue->in_transaction;
}

void catalogue_rollback(struct catalogue *catalogue) {
    if (!catalogue->in_transaction) return;
    catalogue->in_transaction = false;
    // After a full disk SQLite has rolled back by itself.
    if (!sqlite3_get_autocommit(catalogue->database)) run(catalogue, SQL_ROLLBACK);
}

bool catalogue_commit(struct catalogue *catalogue) {
    if (!catalogue->in_transaction) BUG("nothing was begun");
    if (!catalogue->failed && run(catalogue, SQL_COMMIT)) {
        catalogue->in_transaction = false;
        return true;
    }
    catalogue_rollback(catalogue);
    return false;
}

bool catalogue_check(struct catalogue *catalogue) {
    struct arena *arena = arena_new();
    struct sql_query query = query_of(catalogue, SQL_CHECK);
    const char *verdict = query_row(&query) ? read_text(&query, arena) : NULL;
    bool ok = query_end(&query);
    if (ok && verdict && strcmp(verdict, "ok") != 0)
        ok = diagnose(
            catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
            _("is damaged (%s); the volumes are not affected: put back a copy of this file"),
            verdict);
    query = query_of(catalogue, SQL_CHECK_REFERENCES);
    if (ok && query_row(&query))
        ok = diagnose(catalogue->diagnostics, STATUS_ENVIRONMENT, catalogue->path, 0,
                      _("is damaged: rows of the table \"%s\" belong to nothing"),
                      read_text(&query, arena));
    ok = query_end(&query) && ok;
    arena_free(arena);
    return ok;
}
