// SPDX-License-Identifier: Apache-2.0
#include "catalogue/tables.h"

#include <stddef.h>

const char *const sql_connection = "PRAGMA foreign_keys = ON;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA cell_size_check = ON;";

// FULL: a committed batch outlives a loss of power, as the volumes beside it do.
const char *const sql_connection_write =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA cache_size = -16384;"; // KiB: indexes of a big batch

const char *const sql_get_version = "PRAGMA user_version";
const char *const sql_count_tables = "SELECT count(*) FROM sqlite_schema";
// Every later version keeps this table, so that an older program can name the newer one.
const char *const sql_get_program = "SELECT program FROM archive";
const char *const sql_set_program = "INSERT INTO archive (program) VALUES (?1)";

const char *const sql_schema =
    "CREATE TABLE IF NOT EXISTS archive ("
    "  program TEXT NOT NULL) STRICT;" // version of the program that made or last upgraded the
                                       // tables
    "CREATE TABLE IF NOT EXISTS batches ("
    "  id INTEGER PRIMARY KEY, institution TEXT NOT NULL, institution_name TEXT, credit_code TEXT,"
    "  year INTEGER NOT NULL, number TEXT NOT NULL, revision INTEGER NOT NULL,"
    "  current INTEGER NOT NULL, title TEXT, jurisdiction TEXT, region TEXT,"
    "  export_sha256 TEXT NOT NULL, export_file TEXT,"
    "  exported_on TEXT, plan_filed_on TEXT, first_exam TEXT, last_exam TEXT, closed_on TEXT,"
    "  candidates INTEGER NOT NULL, approved INTEGER NOT NULL, sat INTEGER NOT NULL,"
    "  certified INTEGER NOT NULL, blocking INTEGER NOT NULL, serious INTEGER NOT NULL,"
    "  general INTEGER NOT NULL, hints INTEGER NOT NULL, undecided INTEGER NOT NULL,"
    "  questions INTEGER NOT NULL, uploaded_late INTEGER NOT NULL, videos_late INTEGER NOT NULL,"
    "  returned INTEGER NOT NULL, returned_open INTEGER NOT NULL, incomplete TEXT,"
    "  UNIQUE (institution, year, number, revision)) STRICT;"
    "CREATE UNIQUE INDEX IF NOT EXISTS batches_current ON batches (institution, year, number) "
    "WHERE current;"
    "CREATE INDEX IF NOT EXISTS batches_export ON batches (export_sha256);"
    "CREATE TABLE IF NOT EXISTS people ("
    "  batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,"
    "  staff INTEGER NOT NULL, ordinal INTEGER NOT NULL, number TEXT, name TEXT, id_number TEXT,"
    "  role TEXT, team TEXT, occupation TEXT, level TEXT, approved INTEGER, sat INTEGER,"
    "  PRIMARY KEY (batch, staff, ordinal)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS people_id_number ON people (id_number);"
    // person_key: the normal form of the ID number (model/person_identity.h), where it is another.
    // A person in a session: candidates by their seats (unless absent), staff by their duties.
    "CREATE TABLE IF NOT EXISTS sittings ("
    "  batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,"
    "  staff INTEGER NOT NULL, person INTEGER NOT NULL, ordinal INTEGER NOT NULL,"
    "  id_number TEXT NOT NULL, session TEXT, venue TEXT, post TEXT, occupation TEXT, level TEXT,"
    "  starts_at TEXT, ends_at TEXT, person_key TEXT,"
    "  PRIMARY KEY (batch, staff, person, ordinal)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS sittings_person ON sittings (coalesce(person_key, id_number));"
    "CREATE TABLE IF NOT EXISTS certificates ("
    "  batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,"
    "  ordinal INTEGER NOT NULL, candidate INTEGER NOT NULL, candidate_number TEXT,"
    "  number TEXT, name TEXT, id_number TEXT, occupation TEXT, occupation_name TEXT,"
    "  work_type TEXT, level TEXT, issued_on TEXT, uploaded_on TEXT, status TEXT, person_key TEXT,"
    "  PRIMARY KEY (batch, ordinal)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS certificates_number ON certificates (number);"
    "CREATE INDEX IF NOT EXISTS certificates_person"
    "  ON certificates (coalesce(person_key, id_number));"
    // Figures of one occupation and level of a batch.
    "CREATE TABLE IF NOT EXISTS figures ("
    "  batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,"
    "  occupation TEXT NOT NULL, level TEXT NOT NULL, candidates INTEGER NOT NULL,"
    "  approved INTEGER NOT NULL, sat INTEGER NOT NULL, certified INTEGER NOT NULL,"
    "  occupation_name TEXT, PRIMARY KEY (batch, occupation, level)) STRICT, WITHOUT ROWID;"
    // What the check of a batch found, by rule; late: the rule is a deadline (按期).
    "CREATE TABLE IF NOT EXISTS broken_rules ("
    "  batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,"
    "  rule TEXT NOT NULL, title TEXT, source TEXT, clause TEXT, severity INTEGER NOT NULL,"
    "  findings INTEGER NOT NULL, material INTEGER NOT NULL, late INTEGER NOT NULL,"
    "  PRIMARY KEY (batch, rule)) STRICT, WITHOUT ROWID;"
    // As the latest batch, or the institution's file, names them.
    "CREATE TABLE IF NOT EXISTS institutions ("
    "  code TEXT PRIMARY KEY, name TEXT, region TEXT, filed_on TEXT, filed_until TEXT,"
    "  stopped_on TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS volumes ("
    "  id TEXT PRIMARY KEY, kind TEXT NOT NULL, batch INTEGER REFERENCES batches,"
    "  institution TEXT NOT NULL, institution_name TEXT, year INTEGER NOT NULL,"
    "  number TEXT NOT NULL, class TEXT NOT NULL, class_label TEXT, revision INTEGER NOT NULL,"
    "  supersedes TEXT REFERENCES volumes, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,"
    "  sha256 TEXT NOT NULL, tag_manifest_sha256 TEXT NOT NULL, content_sha256 TEXT,"
    "  items INTEGER NOT NULL, pages INTEGER NOT NULL,"
    "  period_start TEXT, period_end TEXT, due TEXT, sealed_at TEXT, signed INTEGER NOT NULL,"
    "  incomplete TEXT, seal_list TEXT,"
    "  state TEXT NOT NULL CHECK (state IN ('active', 'superseded', 'destroyed')),"
    "  state_since TEXT, title TEXT) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS volumes_due ON volumes (due) WHERE due IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS volumes_batch ON volumes (institution, year, number);"
    "CREATE TABLE IF NOT EXISTS files ("
    "  volume TEXT NOT NULL REFERENCES volumes ON DELETE CASCADE, name TEXT NOT NULL,"
    "  size INTEGER NOT NULL, sha256 TEXT NOT NULL, material TEXT, kind TEXT, medium TEXT,"
    "  title TEXT, PRIMARY KEY (volume, name)) STRICT, WITHOUT ROWID;"
    // A hold (冻结) stands until somebody lifts it; its subject is a volume or a whole batch.
    "CREATE TABLE IF NOT EXISTS holds ("
    "  number INTEGER PRIMARY KEY, subject TEXT NOT NULL, ground TEXT NOT NULL,"
    "  reason TEXT NOT NULL, placed_by TEXT NOT NULL, placed_on TEXT NOT NULL,"
    "  lifted_by TEXT, lifted_on TEXT, lift_reason TEXT) STRICT;"
    "CREATE INDEX IF NOT EXISTS holds_subject ON holds (subject) WHERE lifted_on IS NULL;"
    // What was decided about a volume at the end of its period.
    "CREATE TABLE IF NOT EXISTS decisions ("
    "  volume TEXT NOT NULL, carried_out_on TEXT NOT NULL, disposal TEXT NOT NULL,"
    "  decision TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('destroy', 'extend', "
    "'keep')),"
    "  decided_on TEXT, until TEXT, reason TEXT,"
    "  PRIMARY KEY (volume, carried_out_on, disposal)) STRICT, WITHOUT ROWID;"
    // One destruction register (销毁清册) each.
    "CREATE TABLE IF NOT EXISTS disposals ("
    "  volume TEXT PRIMARY KEY, decision TEXT NOT NULL, institution TEXT NOT NULL,"
    "  carried_out_on TEXT NOT NULL,"
    "  paper TEXT NOT NULL CHECK (paper IN ('none', 'pending', 'destroyed'))) STRICT,"
    "  WITHOUT ROWID;"
    // Case numbers are each authority's own: the key has both, see case_key().
    "CREATE TABLE IF NOT EXISTS closed_cases ("
    "  id TEXT PRIMARY KEY, institution TEXT NOT NULL, measure TEXT, ground TEXT, decided_on TEXT,"
    "  rectify_by TEXT, closed_on TEXT, object TEXT, name TEXT, region TEXT, tier TEXT,"
    "  number TEXT, published INTEGER, interviewed_on TEXT, jurisdiction TEXT, title TEXT,"
    "  authority TEXT, revoked INTEGER, changed INTEGER, authority_code TEXT, case_number TEXT)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS case_parties ("
    "  case_id TEXT NOT NULL REFERENCES closed_cases ON DELETE CASCADE, ordinal INTEGER NOT NULL,"
    "  object TEXT, name TEXT, institution TEXT, institution_name TEXT,"
    "  PRIMARY KEY (case_id, ordinal)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS case_measures ("
    "  case_id TEXT NOT NULL REFERENCES closed_cases ON DELETE CASCADE, ordinal INTEGER NOT NULL,"
    "  measure TEXT NOT NULL, scope TEXT, starts_on TEXT, ends_on TEXT,"
    "  PRIMARY KEY (case_id, ordinal)) STRICT, WITHOUT ROWID;"
    // Numbers of the offices' own registers: none is used twice.
    "CREATE TABLE IF NOT EXISTS case_numbers ("
    "  number TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES closed_cases ON DELETE CASCADE,"
    "  document TEXT, PRIMARY KEY (number, case_id)) STRICT, WITHOUT ROWID;"
    // Entries of the lists of a province (重点监管目录, 失信黑名单 ...).
    "CREATE TABLE IF NOT EXISTS case_rolls ("
    "  case_id TEXT NOT NULL REFERENCES closed_cases ON DELETE CASCADE, roll TEXT NOT NULL,"
    "  party INTEGER NOT NULL, listed_on TEXT, removed_on TEXT, officer TEXT, reason TEXT,"
    "  PRIMARY KEY (case_id, roll, party)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS ratings ("
    "  institution TEXT NOT NULL, cycle TEXT NOT NULL, stars INTEGER, rated_on TEXT,"
    "  name TEXT, region TEXT, grade TEXT, total INTEGER, next_on TEXT,"
    "  PRIMARY KEY (institution, cycle)) STRICT, WITHOUT ROWID;"
    // Exports as they and their payload stood when they were found to be sealed: `files` has a line
    // for each, see catalogue_put_seen(). Nothing is lost with it but time.
    "CREATE TABLE IF NOT EXISTS seen ("
    "  path TEXT PRIMARY KEY, export_sha256 TEXT NOT NULL, files TEXT NOT NULL)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS events ("
    "  sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,"
    "  agent TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT, digest TEXT NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS events_subject ON events (subject);"
    "CREATE TRIGGER IF NOT EXISTS events_stay BEFORE UPDATE ON events BEGIN"
    "  SELECT RAISE(ABORT, 'the history is append-only'); END;"
    "CREATE TRIGGER IF NOT EXISTS events_remain BEFORE DELETE ON events BEGIN"
    "  SELECT RAISE(ABORT, 'the history is append-only'); END;"
    "PRAGMA application_id = 1247101262;" // "JUAN"
    "PRAGMA user_version = 4;";

// From older versions. Columns first; then the schema makes what else is not there; then the rows
// that the new tables would have had.
const struct sql_column sql_columns[] = {
    {"figures", "occupation_name", "TEXT"},
    {"closed_cases", "object", "TEXT"},
    {"closed_cases", "name", "TEXT"},
    {"closed_cases", "region", "TEXT"},
    {"closed_cases", "tier", "TEXT"},
    {"closed_cases", "number", "TEXT"},
    {"closed_cases", "published", "INTEGER"},
    {"closed_cases", "interviewed_on", "TEXT"},
    {"closed_cases", "jurisdiction", "TEXT"},
    {"closed_cases", "title", "TEXT"},
    {"closed_cases", "authority", "TEXT"},
    {"closed_cases", "revoked", "INTEGER"},
    {"closed_cases", "changed", "INTEGER"},
    {"closed_cases", "authority_code", "TEXT"},
    {"closed_cases", "case_number", "TEXT"},
    {"volumes", "title", "TEXT"},
    {"ratings", "name", "TEXT"},
    {"ratings", "region", "TEXT"},
    {"ratings", "grade", "TEXT"},
    {"ratings", "total", "INTEGER"},
    {"ratings", "next_on", "TEXT"},
    {"sittings", "person_key", "TEXT"},
    {"certificates", "person_key", "TEXT"},
    {NULL, NULL, NULL},
};
#define CASE_KEY "authority_code || '-case' || case_number"
#define NEW_KEY(table)                                                                             \
    "UPDATE " table " SET case_id = (SELECT " CASE_KEY " FROM closed_cases WHERE id = case_id)"    \
    " WHERE case_id IN (SELECT id FROM closed_cases WHERE id = case_number"                        \
    " AND authority_code IS NOT NULL);"
const char *const sql_fill =
    "INSERT OR IGNORE INTO institutions (code, name, region)"
    " SELECT institution, max(institution_name), max(region) FROM batches GROUP BY institution;"
    "INSERT OR IGNORE INTO case_parties (case_id, ordinal, object, name, institution)"
    " SELECT id, 1, coalesce(object, 'institution'), name, institution FROM closed_cases"
    " WHERE id NOT IN (SELECT case_id FROM case_parties);"
    "INSERT OR IGNORE INTO case_measures (case_id, ordinal, measure, starts_on)"
    " SELECT id, 1, measure, decided_on FROM closed_cases WHERE measure IS NOT NULL"
    " AND id NOT IN (SELECT case_id FROM case_measures);"
    "INSERT OR IGNORE INTO case_numbers (case_id, number)"
    " SELECT id, number FROM closed_cases WHERE number IS NOT NULL;"
    // Until version 3 people were known by their ID numbers as they were spelled.
    "DROP INDEX IF EXISTS sittings_id_number;"
    "DROP INDEX IF EXISTS certificates_id_number;"
    "UPDATE sittings SET person_key = person_key(id_number);"
    "UPDATE certificates SET person_key = person_key(id_number);"
    // Until version 2 a case was known by its number alone; the authority stands with its volume.
    "PRAGMA defer_foreign_keys = ON;"
    "UPDATE closed_cases SET case_number = id, authority_code = coalesce("
    "  (SELECT max(v.institution) FROM volumes v WHERE v.kind = 'case'"
    "    AND v.number = closed_cases.id AND v.institution_name = closed_cases.authority),"
    "  (SELECT v.institution FROM volumes v WHERE v.kind = 'case' AND v.number = closed_cases.id"
    "    ORDER BY v.sealed_at DESC, v.id LIMIT 1))"
    " WHERE case_number IS NULL;" NEW_KEY("case_parties") NEW_KEY("case_measures")
        NEW_KEY("case_numbers")
            NEW_KEY("case_rolls") "UPDATE closed_cases SET id = " CASE_KEY
                                  " WHERE id = case_number AND authority_code IS NOT NULL;";
const char *const sql_upgraded = "UPDATE archive SET program = ?1";
const char *const sql_has_table =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
const char *const sql_has_column = "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2";
