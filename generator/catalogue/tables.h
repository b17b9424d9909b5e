// SPDX-License-Identifier: Apache-2.0
// The tables of the catalogue, and what brings those of an older version up to date. Whoever adds a
// column to a table that is there adds a row to sql_columns and raises CATALOGUE_VERSION
// (catalogue/database.h).
#ifndef JUANCE_CATALOGUE_TABLES_H
#define JUANCE_CATALOGUE_TABLES_H

// Run on every connection; and the tables of a new catalogue, none of which is made twice.
extern const char *const sql_connection, *const sql_connection_write, *const sql_schema;

// How a catalogue of an older version becomes one of this: columns that its tables lack (the last
// row is empty), then sql_schema, then sql_fill.
struct sql_column {
    const char *table, *column, *type;
};
extern const struct sql_column sql_columns[];
extern const char *const sql_fill, *const sql_upgraded;
extern const char *const sql_has_table, *const sql_has_column;

extern const char *const sql_get_version, *const sql_count_tables;
extern const char *const sql_get_program, *const sql_set_program;

#endif
