// SPDX-License-Identifier: Apache-2.0
// Versions, damage, permissions, readers beside the writer.
#include "catalogue/database.h"

#include "catalogue_scene.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/platform.h"
#include "catalogue/past_batches.h"
#include "old_catalogues.h"

// ---- opening --------------------------------------------------------------------------------

static struct catalogue *reopen(struct scene *scene, enum catalogue_mode mode) {
    close_catalogue(scene);
    scene->catalogue =
        catalogue_open(scene->folder, mode, "0.1.0", toy_digest, &scene->diagnostics);
    return scene->catalogue;
}

static void assert_said(struct scene *scene, enum status status, const char *words) {
    assert_int_equal(scene->diagnostics.worst, status);
    assert_int_equal(scene->diagnostics.count, 1);
    if (!strstr(buffer_text(&scene->messages), words))
        fail_msg("\"%s\" is not in: %s", words, buffer_text(&scene->messages));
    assert_non_null(strstr(buffer_text(&scene->messages), CATALOGUE_FILE));
}

static void test_files_are_the_owners_alone(void **state) {
    struct scene *scene = *state;
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        struct stat status;
        const char *path = arena_printf(scene->arena, "%s%s", database_path(scene), suffixes[i]);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
    }
}

static void test_a_newer_catalogue_is_refused_and_named(void **state) {
    struct scene *scene = *state;
    meddle(scene, "PRAGMA user_version = 7; UPDATE archive SET program = '9.3'");
    assert_null(reopen(scene, CATALOGUE_WRITE));
    assert_said(scene, STATUS_ENVIRONMENT,
                "was made by juance 9.3 (catalogue version 7); this is "
                "juance 0.1.0 (catalogue version 4)");
    assert_int_equal(count(scene, "PRAGMA user_version"), 7);
}

// ---- older versions -------------------------------------------------------------------------

// In place of the scene's catalogue one that an earlier program made, with something in it.
static void make_old(struct scene *scene, const char *schema) {
    close_catalogue(scene);
    const char *path = database_path(scene);
    unlink(path);
    unlink(arena_printf(scene->arena, "%s-wal", path));
    unlink(arena_printf(scene->arena, "%s-shm", path));
    meddle(scene, schema);
    meddle(scene,
           "INSERT INTO archive VALUES ('0.0.9');"
           "INSERT INTO batches VALUES (1, '430001', '某机构', NULL, 2025, '001', 1, 1, '题名', "
           "'hunan', '430100', 'ab', 'batch.xml', '2025-09-01', NULL, '2025-06-01', '2025-06-02', "
           "NULL, 9, 8, 7, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL);"
           "INSERT INTO closed_cases (id, institution, measure, ground, decided_on)"
           " VALUES ('C1', '430001', 'interview', 'G1', '2025-03-01');"
           "INSERT INTO ratings (institution, cycle, stars, rated_on)"
           " VALUES ('430001', '2023-2025', 4, '2025-12-01');");
}

// How many tables, columns, indexes and triggers there are.
static int64_t shape(struct scene *scene) {
    return count(scene, "SELECT count(*) FROM sqlite_schema s LEFT JOIN pragma_table_info(s.name)");
}

static void upgraded(struct scene *scene, const char *schema) {
    int64_t wanted = shape(scene);
    make_old(scene, schema);
    assert_int_not_equal(shape(scene), wanted);
    assert_null(reopen(scene, CATALOGUE_READ));
    assert_said(scene, STATUS_ENVIRONMENT, "juance catalogue upgrade");
    assert_int_equal(count(scene, "PRAGMA user_version"), 1);
    assert_non_null(reopen(scene, CATALOGUE_WRITE));
    assert_int_equal(count(scene, "PRAGMA user_version"), CATALOGUE_VERSION);
    assert_int_equal(count(scene, "SELECT count(*) FROM archive WHERE program = '0.1.0'"), 1);
    assert_int_equal(shape(scene), wanted);
    assert_true(catalogue_check(scene->catalogue));
    // What was there still is, and what reads it finds it.
    struct catalogue_batch *batch =
        catalogue_find_batch(scene->catalogue, scene->arena, "430001", 2025, "001");
    assert_non_null(batch);
    assert_int_equal(batch->certified, 6);
    const struct history *history = catalogue_history(
        scene->catalogue, scene->arena, make_batch(scene, "430001", "009", "2026-05-01", three, 3),
        day("2026-06-01"));
    assert_non_null(history);
    assert_int_equal(history->closedCase.count, 1);
    assert_string_equal(((struct closedCase *)history->closedCase.first)->measure, "interview");
    assert_int_equal(history->pastRating.count, 1);
    put(scene, make_batch(scene, "430001", "002", "2025-11-08", three, 3), 1);
    assert_non_null(reopen(scene, CATALOGUE_READ));
}

static void test_the_first_catalogue_is_upgraded(void **state) {
    upgraded(*state, first_schema);
}

static void test_the_last_of_version_1_is_upgraded(void **state) {
    upgraded(*state, last_schema);
}

// Version 2 knew a case by its number alone.
static void test_a_case_of_version_2_gets_its_authority(void **state) {
    struct scene *scene = *state;
    int64_t wanted = shape(scene);
    close_catalogue(scene);
    meddle(scene,
           "ALTER TABLE closed_cases DROP COLUMN case_number;"
           "ALTER TABLE closed_cases DROP COLUMN authority_code;"
           "INSERT INTO volumes (id, kind, institution, year, number, class, class_label,"
           " revision, path, size, sha256, tag_manifest_sha256, content_sha256, items, pages,"
           " sealed_at, signed, state)"
           " VALUES ('YN01-2025-case7-Y', 'case', 'YN01', 2025, '7', 'Y', '', 1, 'p', 1,"
           " 'a', 'b', 'c', 1, 1, '2025-03-02T00:00:00', 0, 'active');"
           "INSERT INTO closed_cases (id, institution, measure, decided_on)"
           " VALUES ('7', '430001', 'interview', '2025-03-01'),"
           " ('8', '430001', 'warning', '2025-03-02');"
           "INSERT INTO case_parties (case_id, ordinal, object, institution) VALUES"
           " ('7', 1, 'institution', '430001'), ('8', 1, 'institution', '430001');"
           "INSERT INTO case_measures (case_id, ordinal, measure) VALUES"
           " ('7', 1, 'interview'), ('8', 1, 'warning');"
           "INSERT INTO case_numbers (number, case_id) VALUES ('N7', '7');"
           "INSERT INTO case_rolls (case_id, roll, party) VALUES ('7', 'keyList', 1);"
           "PRAGMA user_version = 2;");
    assert_non_null(reopen(scene, CATALOGUE_WRITE));
    assert_int_equal(count(scene, "PRAGMA user_version"), CATALOGUE_VERSION);
    assert_int_equal(shape(scene), wanted);
    assert_true(catalogue_check(scene->catalogue));
    assert_int_equal(count(scene, "SELECT count(*) FROM closed_cases WHERE id = 'YN01-case7'"
                                  " AND case_number = '7' AND authority_code = 'YN01'"),
                     1);
    assert_int_equal(count(scene, "SELECT count(*) FROM case_parties p JOIN case_measures m"
                                  " USING (case_id) JOIN case_numbers n USING (case_id)"
                                  " JOIN case_rolls r USING (case_id)"
                                  " WHERE case_id = 'YN01-case7'"),
                     1);
    // No volume says whose it is: it keeps its number.
    assert_int_equal(count(scene, "SELECT count(*) FROM closed_cases WHERE id = '8'"
                                  " AND case_number = '8' AND authority_code IS NULL"),
                     1);
}

static void test_an_upgrade_that_fails_changes_nothing(void **state) {
    struct scene *scene = *state;
    make_old(scene, first_schema);
    // A table of a name that the new schema needs, with other columns.
    meddle(scene, "CREATE TABLE case_parties (something TEXT)");
    assert_null(reopen(scene, CATALOGUE_WRITE));
    assert_int_equal(scene->diagnostics.worst, STATUS_ENVIRONMENT);
    assert_int_equal(count(scene, "PRAGMA user_version"), 1);
    assert_int_equal(
        count(scene, "SELECT count(*) FROM pragma_table_info('ratings') WHERE name = 'grade'"), 0);
}

static void test_a_damaged_file_is_refused(void **state) {
    struct scene *scene = *state;
    close_catalogue(scene);
    assert_true(platform_write(database_path(scene), "this is no database at all, but longer", 38,
                               &scene->diagnostics));
    assert_null(reopen(scene, CATALOGUE_READ));
    assert_said(scene, STATUS_ENVIRONMENT, "is no catalogue, or is damaged");
}

static void test_damage_inside_is_found_by_the_check(void **state) {
    struct scene *scene = *state;
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    assert_true(catalogue_check(scene->catalogue));
    meddle(scene, "PRAGMA foreign_keys = OFF; DELETE FROM batches");
    assert_false(catalogue_check(scene->catalogue));
    assert_said(scene, STATUS_ENVIRONMENT, "belong to nothing");
}

static void test_another_database_is_refused(void **state) {
    struct scene *scene = *state;
    close_catalogue(scene);
    unlink(database_path(scene));
    meddle(scene, "CREATE TABLE groceries (name TEXT)");
    assert_null(reopen(scene, CATALOGUE_WRITE));
    assert_said(scene, STATUS_ENVIRONMENT, "is a database, but not a catalogue");
    assert_int_equal(count(scene, "SELECT count(*) FROM sqlite_schema"), 1);
}

static void test_reading_an_archive_without_a_catalogue(void **state) {
    struct scene *scene = *state;
    close_catalogue(scene);
    unlink(database_path(scene));
    assert_null(reopen(scene, CATALOGUE_READ));
    assert_said(scene, STATUS_INPUT, "is not there");
    assert_int_equal(platform_path_kind(database_path(scene)), PATH_MISSING);
}

static void test_a_catalogue_that_was_begun_is_finished(void **state) {
    struct scene *scene = *state;
    close_catalogue(scene);
    assert_true(platform_write(database_path(scene), "", 0, &scene->diagnostics));
    assert_non_null(reopen(scene, CATALOGUE_WRITE));
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
}

// Root passes every permission: the process becomes somebody else for a while.
static bool drop_rights(void) {
    return geteuid() != 0 || seteuid(65534) == 0;
}

static void restore_rights(void) {
    if (getuid() == 0) assert_int_equal(seteuid(0), 0);
}

static void test_a_read_only_folder_can_be_read_and_not_written(void **state) {
    struct scene *scene = *state;
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    close_catalogue(scene);
    chmod(database_path(scene), 0444);
    chmod(scene->folder, 0555);
    assert_true(drop_rights());
    struct catalogue *reader = reopen(scene, CATALOGUE_READ);
    struct catalogue_batch *found =
        reader ? catalogue_find_batch(reader, scene->arena, "530001", 2025, "001") : NULL;
    close_catalogue(scene);
    enum status after_reading = scene->diagnostics.worst;
    struct catalogue *writer = reopen(scene, CATALOGUE_WRITE);
    bool begun = writer && catalogue_begin(writer);
    close_catalogue(scene);
    restore_rights();
    assert_non_null(found);
    assert_int_equal(after_reading, STATUS_OK);
    assert_false(begun);
    assert_said(scene, STATUS_ENVIRONMENT, "permission is missing");
}

static void test_a_folder_where_nothing_can_be_made(void **state) {
    struct scene *scene = *state;
    close_catalogue(scene);
    unlink(database_path(scene));
    chmod(scene->folder, 0555);
    assert_true(drop_rights());
    struct catalogue *writer = reopen(scene, CATALOGUE_WRITE);
    restore_rights();
    assert_null(writer);
    assert_int_equal(scene->diagnostics.worst, STATUS_ENVIRONMENT);
}

static void test_readers_come_while_a_batch_is_written(void **state) {
    struct scene *scene = *state;
    const struct catalogue_verdict verdict = {0};
    int64_t id;
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    assert_true(catalogue_begin(scene->catalogue));
    assert_true(catalogue_put_batch(scene->catalogue,
                                    make_batch(scene, "530001", "002", "2025-11-09", three, 3), 1,
                                    &verdict, NULL, &id));
    struct catalogue *reader =
        catalogue_open(scene->folder, CATALOGUE_READ, "0.1.0", NULL, &scene->diagnostics);
    assert_non_null(reader);
    struct catalogue_batches seen;
    assert_true(catalogue_list_batches(reader, scene->arena, NULL, 0, false, &seen));
    assert_int_equal(seen.count, 1);
    assert_true(catalogue_commit(scene->catalogue));
    assert_true(catalogue_list_batches(reader, scene->arena, NULL, 0, false, &seen));
    assert_int_equal(seen.count, 2);
    catalogue_close(reader);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCENE(test_files_are_the_owners_alone),
        IN_SCENE(test_a_newer_catalogue_is_refused_and_named),
        IN_SCENE(test_the_first_catalogue_is_upgraded),
        IN_SCENE(test_the_last_of_version_1_is_upgraded),
        IN_SCENE(test_a_case_of_version_2_gets_its_authority),
        IN_SCENE(test_an_upgrade_that_fails_changes_nothing),
        IN_SCENE(test_a_damaged_file_is_refused),
        IN_SCENE(test_damage_inside_is_found_by_the_check),
        IN_SCENE(test_another_database_is_refused),
        IN_SCENE(test_reading_an_archive_without_a_catalogue),
        IN_SCENE(test_a_catalogue_that_was_begun_is_finished),
        IN_SCENE(test_a_read_only_folder_can_be_read_and_not_written),
        IN_SCENE(test_a_folder_where_nothing_can_be_made),
        IN_SCENE(test_readers_come_while_a_batch_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
