// SPDX-License-Identifier: Apache-2.0
#include "catalogue/statements.h"

#include <stddef.h>

// Bulletins gather what they count from one archive after the other into a database in memory.
// `day`: of the last examination, else the latest that is known; a batch counts by it.
const char *const sql_gathering =
    "CREATE TABLE counted ("
    "  id INTEGER PRIMARY KEY, archive INTEGER NOT NULL, source INTEGER NOT NULL,"
    "  institution TEXT NOT NULL, year INTEGER NOT NULL, number TEXT NOT NULL,"
    "  revision INTEGER NOT NULL, day TEXT NOT NULL, city TEXT NOT NULL, candidates INTEGER,"
    "  sat INTEGER, certified INTEGER, complete INTEGER, on_time INTEGER,"
    "  UNIQUE (institution, year, number), UNIQUE (archive, source)) STRICT;"
    "CREATE INDEX counted_day ON counted (day);"
    "CREATE TABLE cells ("
    "  archive INTEGER, source INTEGER, occupation TEXT, title TEXT, level TEXT,"
    "  candidates INTEGER, sat INTEGER, certified INTEGER) STRICT;"
    "CREATE INDEX cells_batch ON cells (archive, source);"
    "CREATE TABLE broken ("
    "  archive INTEGER, source INTEGER, rule TEXT, title TEXT, reference TEXT, clause TEXT,"
    "  findings INTEGER) STRICT;"
    "CREATE INDEX broken_batch ON broken (archive, source);"
    "CREATE TABLE known ("
    "  code TEXT PRIMARY KEY, name TEXT, region TEXT, filed_on TEXT, filed_until TEXT,"
    "  stopped_on TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE cases ("
    "  id TEXT PRIMARY KEY, institution TEXT, measure TEXT, ground TEXT, decided_on TEXT,"
    "  rectify_by TEXT, closed_on TEXT, object TEXT, name TEXT, region TEXT, tier TEXT,"
    "  number TEXT, published INTEGER, case_number TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE listed ("
    "  case_id TEXT NOT NULL, roll TEXT NOT NULL, party INTEGER NOT NULL, listed_on TEXT,"
    "  removed_on TEXT, officer TEXT, reason TEXT, jurisdiction TEXT, object TEXT, name TEXT,"
    "  institution TEXT, institution_name TEXT, region TEXT, measures TEXT, number TEXT,"
    "  authority TEXT, ground TEXT, decided_on TEXT, published INTEGER, changed INTEGER,"
    "  case_number TEXT, PRIMARY KEY (case_id, roll, party)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE rated ("
    "  institution TEXT NOT NULL, cycle TEXT NOT NULL, stars INTEGER, rated_on TEXT, name TEXT,"
    "  region TEXT, grade TEXT, total INTEGER, next_on TEXT,"
    "  PRIMARY KEY (institution, cycle)) STRICT, WITHOUT ROWID;";

#define BATCH_COLUMNS                                                                              \
    "id, institution, institution_name, credit_code, year, number, revision, current, title,"      \
    " jurisdiction, region, export_sha256, export_file, exported_on, plan_filed_on, first_exam,"   \
    " last_exam, closed_on, candidates, approved, sat, certified, blocking, serious, general,"     \
    " hints, undecided, questions, uploaded_late, videos_late, returned, returned_open, "          \
    "incomplete"

#define VOLUME_COLUMNS                                                                             \
    "id, kind, batch, institution, institution_name, year, number, class, class_label, revision,"  \
    " supersedes, path, size, sha256, tag_manifest_sha256, content_sha256, items, pages,"          \
    " period_start, period_end, due, sealed_at, signed, incomplete, seal_list, state, "            \
    "state_since,"                                                                                 \
    " title"

#define HELD_COLUMNS                                                                               \
    "h.number, h.subject, h.ground, h.reason, h.placed_by, h.placed_on, h.lifted_by,"              \
    " h.lifted_on, h.lift_reason"
#define HOLD_COLUMNS                                                                               \
    "number, subject, ground, reason, placed_by, placed_on, lifted_by, lifted_on, lift_reason"

// Path of the batch's permanent volume, for a hit of the search.
#define PERMANENT_VOLUME                                                                           \
    "(SELECT max(path) FROM volumes v WHERE v.institution = b.institution AND v.year = b.year"     \
    " AND v.number = b.number AND v.kind = 'batch' AND v.class = 'Y' AND v.state = 'active')"

#define IN_THE_PAST                                                                                \
    "b.current AND NOT (b.institution = ?1 AND b.year = ?2 AND b.number = ?3)"                     \
    " AND (b.first_exam IS NULL OR b.first_exam <= ?4)"

#define PAST_CERTIFICATE_COLUMNS                                                                   \
    "c.number, b.institution, b.number, c.name, c.id_number, c.occupation, c.level, c.status,"     \
    " c.issued_on FROM certificates c JOIN batches b ON b.id = c.batch"
#define PAST_CERTIFICATE_ORDER                                                                     \
    " ORDER BY c.issued_on, c.number, b.institution, b.year, b.number, c.ordinal"

// part / whole in ten-thousandths, rounded half up; NULL where there is nothing to divide by.
#define SHARE(part, whole)                                                                         \
    "CASE WHEN " whole " > 0 THEN (20000 * (" part ") + (" whole ")) / (2 * (" whole ")) END"

// ?1 from, ?2 until, ?3 the first day of the period before; so many of a sum are of this period.
#define NOW    " FILTER (WHERE b.day >= ?1)"
#define BEFORE " FILTER (WHERE b.day < ?1)"
#define SHARES_OF_BATCHES                                                                          \
    SHARE("sum(b.complete)" NOW, "count(*)" NOW)                                                   \
    ", " SHARE("sum(b.complete)" BEFORE, "count(*)" BEFORE) ", " SHARE(                            \
        "sum(b.on_time)" NOW, "count(*)" NOW) ", " SHARE("sum(b.on_time)" BEFORE,                  \
                                                         "count(*)" BEFORE)

#define OF_REGION(column) "substr(coalesce(" column ", ''), 1, length(?2)) = ?2"
#define NAME_OF(table)                                                                             \
    "coalesce((SELECT k.name FROM known k WHERE k.code = " table ".institution), " table ".name)"
#define NAME_OF_RATED NAME_OF("r")
#define NAME_OF_CASE  NAME_OF("c")
// Of each institution the latest rating up to the day ?1.
#define LATEST_RATING                                                                              \
    "FROM rated r WHERE r.rated_on <= ?1 AND NOT EXISTS (SELECT 1 FROM rated later"                \
    " WHERE later.institution = r.institution AND later.rated_on <= ?1"                            \
    " AND (later.rated_on, later.cycle) > (r.rated_on, r.cycle))"

#define RECTIFIED "'warning', 'rectification', 'suspension'"

#define HIT_BATCH_COLUMNS "b.institution, b.institution_name, b.year, b.number, b.title"

const char *const sql_statements[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_CHECK] = "PRAGMA integrity_check(1)",
    [SQL_CHECK_REFERENCES] = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1",

    [SQL_BATCH_CURRENT] = "SELECT " BATCH_COLUMNS " FROM batches"
                          " WHERE institution = ?1 AND year = ?2 AND number = ?3 AND current",
    [SQL_BATCH_LIST] = "SELECT " BATCH_COLUMNS " FROM batches"
                       " WHERE (?1 IS NULL OR institution = ?1) AND (?2 = 0 OR year = ?2)"
                       " AND CASE WHEN ?3 THEN revision = 0 ELSE current END"
                       " ORDER BY institution, year, number",
    [SQL_BATCH_REVISIONS] = "SELECT " BATCH_COLUMNS " FROM batches"
                            " WHERE institution = ?1 AND year = ?2 AND number = ?3 AND revision > 0"
                            " ORDER BY revision",
    [SQL_BATCH_DROP_UNSEALED] = "DELETE FROM batches WHERE institution = ?1 AND year = ?2"
                                " AND number = ?3 AND revision = 0",
    [SQL_BATCH_RETIRE] = "UPDATE batches SET current = 0 WHERE institution = ?1 AND year = ?2"
                         " AND number = ?3 AND current",
    [SQL_BATCH_ADD] =
        "INSERT INTO batches (institution, institution_name, credit_code, year, number, revision,"
        " current, title, jurisdiction, region, export_sha256, export_file, exported_on,"
        " plan_filed_on, first_exam, last_exam, closed_on, candidates, approved, sat, certified,"
        " blocking, serious, general, hints, undecided, questions, uploaded_late, videos_late,"
        " returned, returned_open, incomplete)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?)",
    [SQL_PERSON_ADD] = "INSERT INTO people (batch, staff, ordinal, number, name, id_number, role, "
                       "team, occupation,"
                       " level, approved, sat) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_SITTING_ADD] =
        "INSERT INTO sittings (batch, staff, person, ordinal, id_number, session, venue, post,"
        " occupation, level, starts_at, ends_at, person_key)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, person_key(?5))",
    [SQL_CERTIFICATE_ADD] =
        "INSERT INTO certificates (batch, ordinal, candidate, candidate_number, number, name,"
        " id_number, occupation, occupation_name, work_type, level, issued_on, uploaded_on, status,"
        " person_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
        " person_key(?7))",
    [SQL_FIGURE_ADD] =
        "INSERT INTO figures (batch, occupation, level, candidates, approved, sat, certified,"
        " occupation_name) VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7)"
        " ON CONFLICT DO UPDATE SET candidates = candidates + 1, approved = approved + ?4,"
        " sat = sat + ?5, certified = certified + ?6",
    [SQL_BROKEN_RULE_ADD] = "INSERT INTO broken_rules (batch, rule, title, source, clause,"
                            " severity, findings, material, late)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_INSTITUTION_PUT] =
        "INSERT INTO institutions (code, name, region, filed_on, filed_until, stopped_on)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " name = coalesce(excluded.name, name), region = coalesce(excluded.region, region),"
        " filed_on = coalesce(excluded.filed_on, filed_on),"
        " filed_until = coalesce(excluded.filed_until, filed_until),"
        " stopped_on = coalesce(excluded.stopped_on, stopped_on)",
    [SQL_SITTINGS_FORGET] = "DELETE FROM sittings WHERE batch IN (SELECT id FROM batches"
                            " WHERE institution = ?1 AND year = ?2 AND number = ?3)",
    [SQL_PEOPLE_FORGET] = "DELETE FROM people WHERE batch IN (SELECT id FROM batches"
                          " WHERE institution = ?1 AND year = ?2 AND number = ?3)"
                          " AND (staff OR NOT EXISTS (SELECT 1 FROM certificates c"
                          "      WHERE c.batch = people.batch AND c.candidate = people.ordinal))",

    [SQL_VOLUME_ADD] = "INSERT INTO volumes (" VOLUME_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                       " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_VOLUME_FIND] = "SELECT " VOLUME_COLUMNS " FROM volumes WHERE id = ?1",
    [SQL_VOLUME_LIST] = "SELECT " VOLUME_COLUMNS " FROM volumes"
                        " WHERE (?1 IS NULL OR institution = ?1) AND (?2 = 0 OR year = ?2)"
                        " AND (?3 IS NULL OR number = ?3) AND (?4 IS NULL OR class = ?4)"
                        " AND (?5 IS NULL OR kind = ?5) AND (?6 IS NULL OR state = ?6)"
                        " AND (?7 IS NULL OR due <= ?7) AND (NOT ?8 OR seal_list IS NULL)"
                        " ORDER BY year, institution, number, class DESC, revision, id",
    [SQL_VOLUME_STATE] = "UPDATE volumes SET state = ?2, state_since = ?3,"
                         // It may name people.
                         " title = CASE ?2 WHEN 'destroyed' THEN NULL ELSE title END WHERE id = ?1",
    [SQL_VOLUME_SEAL_LIST] = "UPDATE volumes SET seal_list = ?2 WHERE id = ?1",
    [SQL_FILE_ADD] = "INSERT INTO files (volume, name, size, sha256, material, kind, medium, title)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_FILES_FORGET] = "DELETE FROM files WHERE volume = ?1",
    [SQL_FILE_LIST] = "SELECT name, size, sha256, material, kind, medium, title FROM files"
                      " WHERE volume = ?1 ORDER BY name",

    // holds_words() is ours: see search.c. 0 batch, 1 certificate, 2 candidate, 3 staff.
    [SQL_SEARCH] =
        "SELECT 0 AS hit, " HIT_BATCH_COLUMNS ", b.institution_name AS name, b.number AS number,"
        " NULL AS id_number, NULL AS occupation, NULL AS level, b.last_exam, "
        "NULL, " PERMANENT_VOLUME " FROM batches b WHERE b.current"
        " AND holds_words(?1, b.institution, b.institution_name, b.number, b.title)"
        " UNION ALL"
        " SELECT 1, " HIT_BATCH_COLUMNS ", c.name, c.number, c.id_number, c.occupation, c.level,"
        " c.issued_on, c.status, " PERMANENT_VOLUME " FROM certificates c JOIN batches b"
        " ON b.id = c.batch WHERE b.current AND holds_words(?1, c.name, c.number, c.id_number,"
        " b.institution, b.institution_name, b.number)"
        " AND NOT holds_words(?1, b.institution, b.institution_name, b.number)"
        " UNION ALL"
        " SELECT 2 + p.staff, " HIT_BATCH_COLUMNS ", p.name, p.number, p.id_number, p.occupation,"
        " p.level, NULL, p.role, " PERMANENT_VOLUME " FROM people p JOIN batches b"
        " ON b.id = p.batch WHERE b.current AND holds_words(?1, p.name, p.number, p.id_number,"
        " b.institution, b.institution_name, b.number)"
        " AND NOT holds_words(?1, b.institution, b.institution_name, b.number)"
        " ORDER BY 1, 2, 4, 5, 7, 8, 9, 10, 11"
        " LIMIT ?2",

    // ?1 to ?3 name the batch that is being checked: it is not its own past. ?4: the day of the
    // check.
    [SQL_PAST_BATCHES] =
        "SELECT institution, number, year, plan_filed_on, first_exam, last_exam, closed_on,"
        " candidates, approved, sat, certified, uploaded_late, returned, returned_open, videos_late"
        " FROM batches WHERE current AND institution = ?1 AND NOT (year = ?2 AND number = ?3)"
        " AND (first_exam IS NULL OR first_exam <= ?4)"
        " ORDER BY first_exam, last_exam, year, number",
    [SQL_PAST_EXISTS] = "SELECT EXISTS (SELECT 1 FROM batches b WHERE " IN_THE_PAST ")",
    [SQL_PAST_CERTIFICATES_OF_PERSON] =
        "SELECT " PAST_CERTIFICATE_COLUMNS
        " WHERE coalesce(c.person_key, c.id_number) = ?5 AND " IN_THE_PAST PAST_CERTIFICATE_ORDER,
    [SQL_PAST_CERTIFICATES_BY_NUMBER] =
        "SELECT " PAST_CERTIFICATE_COLUMNS
        " WHERE c.number = ?5 AND " IN_THE_PAST PAST_CERTIFICATE_ORDER,
    [SQL_APPEARANCES] =
        "SELECT b.institution, b.number, s.session, s.venue, p.name, s.id_number, s.post,"
        " s.occupation, s.level, NOT s.staff, s.starts_at, s.ends_at"
        " FROM sittings s JOIN batches b ON b.id = s.batch LEFT JOIN people p"
        " ON p.batch = s.batch AND p.staff = s.staff AND p.ordinal = s.person"
        " WHERE coalesce(s.person_key, s.id_number) = ?5 AND " IN_THE_PAST
        " ORDER BY s.starts_at, b.institution, b.year, b.number, s.session, s.staff, s.post, "
        "s.ordinal",
    [SQL_CASE_PUT] = "INSERT INTO closed_cases (id, institution, measure, ground, decided_on,"
                     " rectify_by, closed_on, object, name, region, tier, number, published,"
                     " interviewed_on, jurisdiction, title, authority, revoked, changed,"
                     " authority_code, case_number)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_CASE_FORGET] = "DELETE FROM closed_cases WHERE id = ?1",
    [SQL_CASE_PARTY_ADD] = "INSERT INTO case_parties (case_id, ordinal, object, name, institution,"
                           " institution_name) VALUES (?, ?, ?, ?, ?, ?)",
    [SQL_CASE_MEASURE_ADD] = "INSERT INTO case_measures (case_id, ordinal, measure, scope,"
                             " starts_on, ends_on) VALUES (?, ?, ?, ?, ?, ?)",
    [SQL_CASE_NUMBER_ADD] =
        "INSERT OR IGNORE INTO case_numbers (case_id, number, document) VALUES (?, ?, ?)",
    [SQL_CASE_ROLL_ADD] = "INSERT OR REPLACE INTO case_rolls (case_id, roll, party, listed_on,"
                          " removed_on, officer, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
    // One row a measure; what has been revoked is no history. Dates stand with the measures that
    // they belong to.
    [SQL_CASE_LIST] =
        "SELECT c.case_number, c.authority_code, c.authority, ?1, m.measure, c.ground, "
        "c.decided_on,"
        " CASE WHEN m.measure IN (" RECTIFIED ") THEN c.rectify_by END,"
        " CASE WHEN m.measure IN (" RECTIFIED ") THEN c.closed_on END,"
        " CASE WHEN m.measure = 'interview' THEN c.interviewed_on END,"
        " EXISTS (SELECT 1 FROM case_measures w WHERE w.case_id = c.id AND w.measure = 'warning')"
        " FROM closed_cases c JOIN case_measures m ON m.case_id = c.id"
        " WHERE EXISTS (SELECT 1 FROM case_parties p WHERE p.case_id = c.id"
        "   AND p.institution = ?1 AND p.object = 'institution')"
        " AND (c.decided_on IS NULL OR c.decided_on <= ?2) AND NOT coalesce(c.revoked, 0)"
        " ORDER BY c.decided_on, c.id, m.ordinal",
    [SQL_CASE_NUMBER_USES] = "SELECT n.number, c.case_number, n.document FROM case_numbers n"
                             " JOIN closed_cases c ON c.id = n.case_id"
                             " WHERE n.number = ?1 AND n.case_id <> ?2 ORDER BY n.case_id",
    // An institution's dossier: everything, revoked and lifted too. ?2: the day.
    [SQL_CASES_OF] =
        "SELECT c.case_number, c.title, p.object, p.name, c.tier, (SELECT group_concat(m.measure, "
        "' ') FROM"
        "   (SELECT measure FROM case_measures WHERE case_id = c.id ORDER BY ordinal) m),"
        " (SELECT max(m.ends_on) FROM case_measures m WHERE m.case_id = c.id),"
        " c.number, c.ground, c.jurisdiction, c.decided_on, c.interviewed_on, c.rectify_by,"
        " c.closed_on, c.published, c.revoked, c.changed"
        " FROM closed_cases c JOIN case_parties p ON p.case_id = c.id"
        " WHERE p.institution = ?1 AND (c.decided_on IS NULL OR c.decided_on <= ?2)"
        " ORDER BY c.decided_on, c.id, p.ordinal",
    [SQL_FIGURES_OF] =
        "SELECT f.occupation, max(f.occupation_name), f.level, count(*), sum(f.candidates),"
        " sum(f.sat), sum(f.certified) FROM figures f JOIN batches b ON b.id = f.batch"
        " WHERE b.institution = ?1 AND b.current AND (b.first_exam IS NULL OR b.first_exam <= ?2)"
        " GROUP BY f.occupation, f.level ORDER BY f.occupation, f.level",
    [SQL_RATINGS_OF] = "SELECT cycle, stars, grade, total, rated_on, next_on FROM ratings"
                       " WHERE institution = ?1 AND rated_on <= ?2 ORDER BY rated_on, cycle",
    [SQL_HOLDS_OF] = "SELECT " HOLD_COLUMNS " FROM holds WHERE placed_on <= ?2"
                     " AND (substr(subject, 1, length(?1) + 1) = ?1 || '-') ORDER BY number",
    [SQL_RATING_PUT] = "INSERT OR REPLACE INTO ratings (institution, cycle, stars, rated_on,"
                       " name, region, grade, total, next_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_RATING_LIST] = "SELECT institution, cycle, stars, rated_on FROM ratings"
                        " WHERE institution = ?1 AND (rated_on IS NULL OR rated_on <= ?2)"
                        " ORDER BY rated_on, cycle",

    [SQL_SEEN_FIND] = "SELECT files FROM seen WHERE path = ?1 AND export_sha256 = ?2"
                      " AND EXISTS (SELECT 1 FROM batches b WHERE b.current"
                      " AND b.export_sha256 = ?2)",
    [SQL_SEEN_PUT] = "INSERT OR REPLACE INTO seen (path, export_sha256, files) VALUES (?, ?, ?)",
    [SQL_SEEN_FORGET] = "DELETE FROM seen WHERE path = ?1",

    [SQL_EVENT_LAST] = "SELECT sequence, digest FROM events ORDER BY sequence DESC LIMIT 1",
    [SQL_EVENT_ADD] = "INSERT INTO events (sequence, at, kind, subject, agent, outcome, detail,"
                      " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_EVENT_LIST] = "SELECT sequence, at, kind, subject, agent, outcome, detail, digest"
                       " FROM events WHERE ?1 IS NULL OR subject = ?1 ORDER BY sequence",

    [SQL_EVENT_FIND] = "SELECT sequence, at, kind, subject, agent, outcome, detail, digest"
                       " FROM events WHERE subject = ?1 AND kind = ?2"
                       " AND (?3 IS NULL OR detail = ?3) ORDER BY sequence LIMIT 1",

    [SQL_HOLD_ADD] = "INSERT INTO holds (subject, ground, reason, placed_by, placed_on)"
                     " VALUES (?, ?, ?, ?, ?)",
    [SQL_HOLD_LIFT] = "UPDATE holds SET lifted_by = ?2, lifted_on = ?3, lift_reason = ?4"
                      " WHERE number = ?1 AND lifted_on IS NULL",
    [SQL_HOLD_LIST] = "SELECT " HOLD_COLUMNS " FROM holds WHERE (?1 IS NULL OR subject = ?1)"
                      " AND (NOT ?2 OR lifted_on IS NULL) ORDER BY number",
    [SQL_HOLDS_OF_VOLUME] = "SELECT " HELD_COLUMNS " FROM holds h JOIN volumes v"
                            " ON h.subject IN (v.id, v.institution || '-' || v.year || '-' ||"
                            " v.number) WHERE v.id = ?1 AND lifted_on IS NULL ORDER BY h.number",
    [SQL_DECISION_PUT] = "INSERT OR REPLACE INTO decisions (volume, decision, disposal, outcome,"
                         " decided_on, until, reason, carried_out_on)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_DECISION_LIST] = "SELECT volume, decision, disposal, outcome, decided_on, until, reason,"
                          " carried_out_on FROM decisions WHERE volume = ?1"
                          " ORDER BY carried_out_on, disposal",
    [SQL_DESTRUCTION_FIND] = "SELECT volume, decision, disposal, outcome, decided_on, until,"
                             " reason, carried_out_on FROM decisions"
                             " WHERE volume = ?1 AND outcome = 'destroy'"
                             " ORDER BY carried_out_on, disposal LIMIT 1",
    [SQL_DISPOSAL_PUT] = "INSERT OR REPLACE INTO disposals (volume, decision, institution,"
                         " carried_out_on, paper) VALUES (?, ?, ?, ?, ?)",
    [SQL_DISPOSAL_FIND] = "SELECT d.volume, d.decision, d.institution, d.carried_out_on, d.paper"
                          " FROM disposals d LEFT JOIN volumes v ON v.id = d.volume"
                          " WHERE d.institution = ?1 AND d.decision = ?2"
                          " ORDER BY v.revision DESC LIMIT 1",
    [SQL_DISPOSAL_COUNT] = "SELECT count(DISTINCT number) FROM volumes"
                           " WHERE kind = 'disposal' AND institution = ?1 AND year = ?2",

    // ---- bulletins: gathering; the archive is attached as `source`. ?1 archive, ?2 region.
    [SQL_GATHER_ATTACH] = "ATTACH ?1 AS source",
    [SQL_GATHER_DETACH] = "DETACH source",
    [SQL_GATHER_VERSION] = "PRAGMA source.user_version",
    [SQL_GATHER_INSTITUTIONS] =
        "INSERT INTO known SELECT code, name, region, filed_on, filed_until, stopped_on"
        " FROM source.institutions WHERE ?1 >= 0 AND " OF_REGION(
            "region") " ON CONFLICT DO UPDATE SET"
                      " name = coalesce(excluded.name, name), region = coalesce(excluded.region, "
                      "region),"
                      " filed_on = max(coalesce(filed_on, ''), coalesce(excluded.filed_on, '')),"
                      " filed_until = max(coalesce(filed_until, ''), "
                      "coalesce(excluded.filed_until, '')),"
                      " stopped_on = coalesce(excluded.stopped_on, stopped_on)",
    [SQL_GATHER_NAMES] =
        "INSERT INTO known (code, name, region) SELECT institution, max(institution_name),"
        " max(region) FROM source.batches WHERE ?1 >= 0 AND " OF_REGION(
            "region") " GROUP BY institution ON CONFLICT DO NOTHING",
    // The same batch in several archives: its highest revision counts.
    [SQL_GATHER_BATCHES] =
        "INSERT INTO counted (archive, source, institution, year, number, revision, day, city,"
        " candidates, sat, certified, complete, on_time)"
        " SELECT ?1, b.id, b.institution, b.year, b.number, b.revision,"
        " coalesce(b.last_exam, b.first_exam, b.closed_on, b.year || '-12-31'),"
        " coalesce(substr(b.region, 1, 4) || '00', ''), b.candidates, b.sat, b.certified,"
        " b.revision > 0 AND b.incomplete IS NULL AND NOT EXISTS (SELECT 1"
        "   FROM source.broken_rules r WHERE r.batch = b.id AND r.material AND r.severity <= 2),"
        " NOT EXISTS (SELECT 1 FROM source.broken_rules r WHERE r.batch = b.id AND r.late)"
        " FROM source.batches b WHERE (b.current OR b.revision = 0) AND " OF_REGION(
            "b.region") " ON CONFLICT (institution, year, number) DO UPDATE SET archive = "
                        "excluded.archive,"
                        " source = excluded.source, revision = excluded.revision, day = "
                        "excluded.day,"
                        " city = excluded.city, candidates = excluded.candidates, sat = "
                        "excluded.sat,"
                        " certified = excluded.certified, complete = excluded.complete,"
                        " on_time = excluded.on_time WHERE excluded.revision > revision",
    [SQL_GATHER_CELLS] =
        "INSERT INTO cells SELECT ?1, f.batch, f.occupation, f.occupation_name, f.level,"
        " f.candidates, f.sat, f.certified FROM source.figures f"
        " WHERE ?2 IS NOT NULL AND f.batch IN (SELECT source FROM counted WHERE archive = ?1)",
    [SQL_GATHER_RULES] =
        "INSERT INTO broken SELECT ?1, r.batch, r.rule, r.title, r.source, r.clause, r.findings"
        " FROM source.broken_rules r WHERE ?2 IS NOT NULL AND r.severity <= 2"
        " AND r.batch IN (SELECT source FROM counted WHERE archive = ?1)",
    [SQL_GATHER_CASES] =
        "INSERT OR IGNORE INTO cases SELECT id, institution, measure, ground, decided_on,"
        " rectify_by, closed_on, object, name, region, tier, number, published, case_number"
        " FROM source.closed_cases c WHERE ?1 >= 0 AND NOT coalesce(c.revoked, 0) AND " OF_REGION(
            "coalesce(c.region, (SELECT k.region FROM known k WHERE k.code = c.institution), '')"),
    [SQL_GATHER_ROLLS] =
        "INSERT OR IGNORE INTO listed SELECT r.case_id, r.roll, r.party, r.listed_on, r.removed_on,"
        " r.officer, r.reason, c.jurisdiction, p.object, p.name, p.institution,"
        " p.institution_name, c.region, (SELECT group_concat(m.measure, ' ') FROM"
        "   (SELECT measure FROM source.case_measures WHERE case_id = c.id ORDER BY ordinal) m),"
        " c.number, c.authority, c.ground, c.decided_on, c.published, c.changed, c.case_number"
        " FROM source.case_rolls r JOIN source.closed_cases c ON c.id = r.case_id"
        " JOIN source.case_parties p ON p.case_id = r.case_id AND p.ordinal = r.party"
        " WHERE ?1 >= 0 AND NOT coalesce(c.revoked, 0) AND " OF_REGION(
            "coalesce(c.region, (SELECT k.region FROM known k WHERE k.code = c.institution), '')"),
    [SQL_GATHER_RATINGS] =
        "INSERT OR IGNORE INTO rated SELECT institution, cycle, stars, rated_on, name, region,"
        " grade, total, next_on FROM source.ratings r WHERE ?1 >= 0 AND " OF_REGION(
            "coalesce(r.region, (SELECT k.region FROM known k WHERE k.code = r.institution), '')"),

    // ---- bulletins: counting. ?1 from, ?2 until, ?3 first day of the period before.
    [SQL_FIGURES_TOTAL] =
        "SELECT (SELECT count(*) FROM known WHERE coalesce(filed_on, '') <= ?2"
        " AND (stopped_on IS NULL OR stopped_on > ?2)), count(DISTINCT b.institution)" NOW
        ", count(*)" NOW ", count(*)" BEFORE ", total(b.candidates)" NOW ", total(b.sat)" NOW
        ", total(b.certified)" NOW ", " SHARES_OF_BATCHES
        ", " SHARE("sum(b.certified)" NOW,
                   "sum(b.sat)" NOW) ", count(*) FILTER (WHERE b.day >= ?1 AND NOT (b.certified <="
                                     " b.sat AND b.sat <= b.candidates AND coalesce((SELECT"
                                     " sum(c.candidates) = b.candidates AND sum(c.sat) = b.sat"
                                     " AND sum(c.certified) = b.certified FROM cells c WHERE"
                                     " c.archive = b.archive AND c.source = b.source),"
                                     " b.candidates = 0)))"
                                     " FROM counted b WHERE b.day BETWEEN ?3 AND ?2",
    [SQL_FIGURES_GROUPS] =
        "WITH part (by, key, title, id, candidates, sat, certified) AS ("
        " SELECT 'city', city, NULL, id, candidates, sat, certified FROM counted UNION ALL"
        " SELECT 'occupation', c.occupation, max(c.title), b.id, sum(c.candidates), sum(c.sat),"
        "  sum(c.certified) FROM cells c JOIN counted b USING (archive, source)"
        "  WHERE b.day BETWEEN ?3 AND ?2 GROUP BY c.occupation, b.id UNION ALL"
        " SELECT 'level', c.level, NULL, b.id, sum(c.candidates), sum(c.sat), sum(c.certified)"
        "  FROM cells c JOIN counted b USING (archive, source)"
        "  WHERE b.day BETWEEN ?3 AND ?2 GROUP BY c.level, b.id)"
        "SELECT p.by, p.key, max(p.title), count(DISTINCT b.institution)" NOW ", count(*)" NOW
        ", sum(p.candidates)" NOW ", sum(p.sat)" NOW ", sum(p.certified)" NOW ", " SHARES_OF_BATCHES
        ", " SHARE("sum(p.certified)" NOW,
                   "sum(p.sat)" NOW) " FROM part p JOIN counted b ON b.id = p.id "
                                     "WHERE b.day BETWEEN ?3 AND ?2"
                                     " GROUP BY p.by, p.key HAVING count(*)" NOW
                                     " > 0 ORDER BY p.by, p.key",
    [SQL_FIGURES_CELLS] =
        "SELECT c.occupation, max(c.title), c.level, b.city, sum(c.candidates), sum(c.sat),"
        " sum(c.certified)"
        " FROM cells c JOIN counted b USING (archive, source) WHERE b.day BETWEEN ?1 AND ?2"
        " GROUP BY c.occupation, c.level, b.city ORDER BY c.occupation, c.level, b.city",
    [SQL_FIGURES_RULES] =
        "SELECT r.rule, max(r.title), max(r.reference), max(r.clause), sum(r.findings), count(*),"
        " count(DISTINCT b.institution) FROM broken r JOIN counted b USING (archive, source)"
        " WHERE b.day BETWEEN ?1 AND ?2 GROUP BY r.rule"
        " ORDER BY count(*) DESC, sum(r.findings) DESC, r.rule LIMIT ?3",
    // Hunan (十七): 近一年内平均获证率高于90%. Whether 平均 pools the batches or averages their
    // rates is not said: either suffices, both are given. Exactly 90 % is not above it.
    [SQL_FIGURES_PASS_RATES] =
        "SELECT institution, (SELECT name FROM known WHERE code = institution),"
        " (SELECT region FROM known WHERE code = institution), count(*), sum(sat), "
        "sum(certified), " SHARE(
            "sum(certified)",
            "sum(sat)") ", CAST(round(avg(1.0 * certified / sat) * 10000) AS INTEGER)"
                        " FROM counted WHERE day BETWEEN ?1 AND ?2 AND sat > 0 GROUP BY institution"
                        " HAVING ?3 <> 2 AND 10 * sum(certified) > 9 * sum(sat)"
                        " OR ?3 <> 1 AND avg(1.0 * certified / sat) > 0.9 + 1e-9 ORDER BY "
                        "institution",
    [SQL_FIGURES_STARS] = "SELECT r.stars, r.grade, count(*) " LATEST_RATING
                          " GROUP BY r.stars, r.grade ORDER BY r.stars DESC, r.grade",
    [SQL_FIGURES_RATINGS] =
        "SELECT r.institution, " NAME_OF_RATED ", r.cycle, r.stars, r.grade,"
        " r.total, r.rated_on " LATEST_RATING " ORDER BY r.stars DESC, r.total DESC, r.institution",
    [SQL_FIGURES_TIERS] =
        "SELECT tier, measure, coalesce(object, 'institution'),"
        " count(*) FILTER (WHERE decided_on >= ?1), count(*) FILTER (WHERE decided_on < ?1)"
        " FROM cases WHERE decided_on BETWEEN ?3 AND ?2 GROUP BY 1, 2, 3 ORDER BY 3 DESC, 1, 2",
    [SQL_FIGURES_CASES] =
        "SELECT c.institution, coalesce(c.object, 'institution'),"
        " coalesce(c.name, (SELECT k.name FROM known k WHERE k.code = c.institution)), c.tier,"
        " c.measure, c.number, c.ground, c.decided_on, c.published FROM cases c"
        " WHERE c.decided_on BETWEEN ?1 AND ?2 ORDER BY c.decided_on, c.number, c.id",
    // ?1: the day of the list. Its own terms end later: the lists know them.
    [SQL_FIGURES_ROLLS] =
        "SELECT roll, jurisdiction, case_number, party, object, coalesce((SELECT k.name FROM known "
        "k"
        " WHERE l.object = 'institution' AND k.code = l.institution), name), institution,"
        " institution_name, region, measures, number, authority, ground, officer, reason,"
        " decided_on, listed_on, published, changed FROM listed l WHERE listed_on <= ?1"
        " AND (removed_on IS NULL OR removed_on > ?1)"
        " ORDER BY jurisdiction, roll, listed_on, number, case_id, party",
    [SQL_FIGURES_OVERDUE] =
        "SELECT c.institution, " NAME_OF_CASE ", c.case_number, c.ground, c.rectify_by,"
        " CAST(julianday(?1) - julianday(c.rectify_by) AS INTEGER) FROM cases c"
        " WHERE c.decided_on <= ?1 AND c.rectify_by < ?1"
        " AND (c.closed_on IS NULL OR c.closed_on > ?1) ORDER BY c.rectify_by, c.id",
    // No examination for a year; an institution without any counts from its filing.
    [SQL_FIGURES_IDLE] =
        "SELECT k.code, k.name, last.day, CAST(julianday(?1) - julianday(coalesce(last.day,"
        " k.filed_on)) AS INTEGER) FROM known k LEFT JOIN (SELECT institution, max(day) AS day"
        "  FROM counted WHERE day <= ?1 GROUP BY institution) last ON last.institution = k.code"
        " WHERE coalesce(last.day, nullif(k.filed_on, '')) < date(?1, '-1 year')"
        " AND (k.stopped_on IS NULL OR k.stopped_on > ?1) ORDER BY 4 DESC, k.code",
    // As things stand on the last day ?1 of the period; due up to ?2, the last of the next one.
    [SQL_FIGURES_DUE] =
        "SELECT 'rating' AS kind, r.institution AS code, " NAME_OF_RATED " AS name,"
        " r.next_on AS due " LATEST_RATING " AND r.next_on > ?1 AND r.next_on <= ?2"
        " AND NOT EXISTS (SELECT 1 FROM known k WHERE k.code = r.institution"
        " AND k.stopped_on <= ?1) UNION ALL"
        " SELECT 'filing', code, name, filed_until FROM known WHERE filed_until > ?1"
        " AND filed_until <= ?2 AND (stopped_on IS NULL OR stopped_on > ?1) UNION ALL"
        " SELECT 'rectification', c.institution, " NAME_OF_CASE ", c.rectify_by FROM cases c"
        " WHERE c.rectify_by > ?1 AND c.rectify_by <= ?2 AND c.decided_on <= ?1"
        " AND (c.closed_on IS NULL OR c.closed_on > ?1) ORDER BY due, kind, code",
    // What stands on record since the filing, for those that fall due as above.
    [SQL_FIGURES_RENEWALS] =
        "SELECT k.code, k.name, nullif(k.filed_on, ''), k.filed_until, l.cycle, l.stars, l.grade,"
        " l.rated_on, coalesce(s.batches, 0), s.complete, s.on_time,"
        " (SELECT count(*) FROM cases c WHERE c.institution = k.code"
        "  AND c.decided_on BETWEEN coalesce(k.filed_on, '') AND ?1),"
        " (SELECT count(*) FROM cases c WHERE c.institution = k.code AND c.decided_on <= ?1"
        "  AND c.rectify_by IS NOT NULL AND (c.closed_on IS NULL OR c.closed_on > ?1))"
        " FROM known k LEFT JOIN (SELECT r.* " LATEST_RATING ") l ON l.institution = k.code"
        " LEFT JOIN (SELECT b.institution, count(*) AS batches, " SHARE(
            "sum(b.complete)",
            "count(*)") " AS complete, " SHARE("sum(b.on_time)",
                                               "count(*)") " AS on_time"
                                                           "  FROM counted b JOIN known f ON "
                                                           "f.code = b.institution"
                                                           "  WHERE b.day BETWEEN "
                                                           "coalesce(f.filed_on, '') AND ?1 GROUP "
                                                           "BY b.institution) s"
                                                           " ON s.institution = k.code"
                                                           " WHERE k.filed_until > ?1 AND "
                                                           "k.filed_until <= ?2"
                                                           " AND (k.stopped_on IS NULL OR "
                                                           "k.stopped_on > ?1) ORDER BY "
                                                           "k.filed_until, k.code",
};
