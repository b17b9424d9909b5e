// SPDX-License-Identifier: Apache-2.0
// Every SQL statement of the program, by name. Parameters are bound, and columns read, in their
// order. Dates are ISO 8601 texts, digests lower-case hex: the file is legible without this
// program.
#ifndef JUANCE_CATALOGUE_STATEMENTS_H
#define JUANCE_CATALOGUE_STATEMENTS_H

enum statement {
    SQL_BEGIN,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_CHECK,
    SQL_CHECK_REFERENCES,
    SQL_BATCH_CURRENT,
    SQL_BATCH_LIST,
    SQL_BATCH_REVISIONS,
    SQL_BATCH_DROP_UNSEALED,
    SQL_BATCH_RETIRE,
    SQL_BATCH_ADD,
    SQL_PERSON_ADD,
    SQL_SITTING_ADD,
    SQL_CERTIFICATE_ADD,
    SQL_FIGURE_ADD,
    SQL_BROKEN_RULE_ADD,
    SQL_INSTITUTION_PUT,
    SQL_SITTINGS_FORGET,
    SQL_PEOPLE_FORGET,
    SQL_VOLUME_ADD,
    SQL_VOLUME_FIND,
    SQL_VOLUME_LIST,
    SQL_VOLUME_STATE,
    SQL_VOLUME_SEAL_LIST,
    SQL_FILE_ADD,
    SQL_FILE_LIST,
    SQL_FILES_FORGET,
    SQL_SEARCH,
    SQL_PAST_BATCHES,
    SQL_PAST_EXISTS,
    SQL_PAST_CERTIFICATES_OF_PERSON,
    SQL_PAST_CERTIFICATES_BY_NUMBER,
    SQL_APPEARANCES,
    SQL_CASE_PUT,
    SQL_CASE_FORGET,
    SQL_CASE_PARTY_ADD,
    SQL_CASE_MEASURE_ADD,
    SQL_CASE_NUMBER_ADD,
    SQL_CASE_ROLL_ADD,
    SQL_CASE_LIST,
    SQL_CASE_NUMBER_USES,
    SQL_CASES_OF,
    SQL_FIGURES_OF,
    SQL_RATINGS_OF,
    SQL_HOLDS_OF,
    SQL_RATING_PUT,
    SQL_RATING_LIST,
    SQL_SEEN_FIND,
    SQL_SEEN_PUT,
    SQL_SEEN_FORGET,
    SQL_EVENT_LAST,
    SQL_EVENT_ADD,
    SQL_EVENT_LIST,
    SQL_EVENT_FIND,
    SQL_HOLD_ADD,
    SQL_HOLD_LIFT,
    SQL_HOLD_LIST,
    SQL_HOLDS_OF_VOLUME,
    SQL_DECISION_PUT,
    SQL_DECISION_LIST,
    SQL_DESTRUCTION_FIND,
    SQL_DISPOSAL_PUT,
    SQL_DISPOSAL_FIND,
    SQL_DISPOSAL_COUNT,
    SQL_GATHER_ATTACH,
    SQL_GATHER_DETACH,
    SQL_GATHER_VERSION,
    SQL_GATHER_INSTITUTIONS,
    SQL_GATHER_NAMES,
    SQL_GATHER_BATCHES,
    SQL_GATHER_CELLS,
    SQL_GATHER_RULES,
    SQL_GATHER_CASES,
    SQL_GATHER_ROLLS,
    SQL_GATHER_RATINGS,
    SQL_FIGURES_TOTAL,
    SQL_FIGURES_GROUPS,
    SQL_FIGURES_CELLS,
    SQL_FIGURES_RULES,
    SQL_FIGURES_PASS_RATES,
    SQL_FIGURES_STARS,
    SQL_FIGURES_RATINGS,
    SQL_FIGURES_TIERS,
    SQL_FIGURES_CASES,
    SQL_FIGURES_ROLLS,
    SQL_FIGURES_OVERDUE,
    SQL_FIGURES_IDLE,
    SQL_FIGURES_DUE,
    SQL_FIGURES_RENEWALS,
    SQL_COUNT
};

extern const char *const sql_statements[SQL_COUNT];

// Run on every connection; and the tables of a new catalogue, none of which is made twice.
extern const char *const sql_connection, *const sql_connection_write, *const sql_schema;
extern const char *const sql_gathering; // tables of what a bulletin counts

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
