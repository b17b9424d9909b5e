// SPDX-License-Identifier: Apache-2.0
#include "catalogue/catalogue.h"

#include "unit.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/history.h"

// ---- a folder, messages, and batches to put in --------------------------------------------------

struct scene {
    char folder[64];
    struct arena *arena;
    struct diagnostics diagnostics;
    struct buffer messages;
    struct catalogue *catalogue;
};

static void remember(void *context, const struct diagnostic *diagnostic) {
    buffer_printf(context, "%s: %s\n", diagnostic->file ? diagnostic->file : "",
                  diagnostic->message);
}

// Stands for SHA-256: the tests of the chain only ask that other bytes give another digest.
static void toy_digest(const void *bytes, size_t length, unsigned char into[CATALOGUE_SHA256]) {
    uint64_t sum = 1469598103934665603u;
    for (size_t i = 0; i < length; i++) sum = (sum ^ ((const uint8_t *)bytes)[i]) * 1099511628211u;
    memset(into, 0, CATALOGUE_SHA256);
    memcpy(into, &sum, sizeof sum);
}

static int open_scene(void **state) {
    struct scene *scene = memory_zeroed(sizeof *scene);
    strcpy(scene->folder, "/tmp/juance-catalogue-XXXXXX");
    if (!mkdtemp(scene->folder)) return -1;
    scene->arena = arena_new();
    scene->diagnostics.sink = remember;
    scene->diagnostics.context = &scene->messages;
    scene->catalogue =
        catalogue_open(scene->folder, CATALOGUE_WRITE, "0.1.0", toy_digest, &scene->diagnostics);
    *state = scene;
    return scene->catalogue ? 0 : -1;
}

static int close_scene(void **state) {
    struct scene *scene = *state;
    catalogue_close(scene->catalogue);
    chmod(scene->folder, 0700);
    const char *const *names = platform_list(scene->arena, scene->folder, &scene->diagnostics);
    for (size_t i = 0; names && names[i]; i++)
        unlink(arena_printf(scene->arena, "%s/%s", scene->folder, names[i]));
    rmdir(scene->folder);
    arena_free(scene->arena);
    buffer_free(&scene->messages);
    free(scene);
    return 0;
}

static void close_catalogue(struct scene *scene) {
    catalogue_close(scene->catalogue);
    scene->catalogue = NULL;
}

static char *database_path(struct scene *scene) {
    return arena_printf(scene->arena, "%s/%s", scene->folder, CATALOGUE_FILE);
}

// What somebody else does to the file.
static void meddle(struct scene *scene, const char *sql) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open(database_path(scene), &database), SQLITE_OK);
    char *error = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &error) != SQLITE_OK) fail_msg("%s", error);
    sqlite3_close(database);
}

static int64_t count(struct scene *scene, const char *sql) {
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(database_path(scene), &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

static void *add(struct scene *scene, struct list *list, const struct record_kind *kind) {
    struct record **end = &list->first;
    while (*end) end = &(*end)->next;
    *end = record_new(scene->arena, kind);
    (*end)->ordinal = ++list->count;
    return *end;
}

static date day(const char *text) {
    date value;
    assert_true(date_parse(text, &value));
    return value;
}

struct someone {
    const char *name, *id_number, *certificate; // certificate NULL: none
};

// A batch of one session on `exam`, 09:00 to 11:00.
static struct batch *make_batch(struct scene *scene, const char *institution, const char *number,
                                const char *exam, const struct someone *people,
                                size_t people_count) {
    struct batch *batch = record_new(scene->arena, &batch_kind);
    uint8_t *digest = arena_alloc(scene->arena, CATALOGUE_SHA256);
    memset(digest, number[0], CATALOGUE_SHA256);
    batch->sourceSha256 = digest;
    batch->number = number;
    batch->year = 2025;
    batch->title = "2025年职业技能等级认定";
    batch->exportedOn = day("2025-12-20");
    struct institution *owner = add(scene, &batch->institution, &institution_kind);
    owner->code = institution;
    owner->name = "滇池技工学校";
    struct venue *venue = add(scene, &batch->venue, &venue_kind);
    venue->id = "K1";
    venue->name = "东校区";
    struct room *room = add(scene, &batch->room, &room_kind);
    room->id = "R1";
    room->venue = "K1";
    struct person *assessor = add(scene, &batch->person, &person_kind);
    assessor->id = "P1";
    assessor->name = "段·思平";
    assessor->idNumber = "530102197001010011";
    assessor->role = "assessor";
    struct session *session = add(scene, &batch->session, &session_kind);
    session->id = "S1";
    session->room = "R1";
    session->occupation = "6-31-01-03";
    session->level = "4";
    session->start = moment_of(day(exam), 9, 0, 0);
    session->end = moment_of(day(exam), 11, 0, 0);
    struct duty *duty = add(scene, &session->duty, &duty_kind);
    duty->person = "P1";
    duty->post = "assessor";
    for (size_t i = 0; i < people_count; i++) {
        struct candidate *candidate = add(scene, &batch->candidate, &candidate_kind);
        candidate->number = arena_printf(scene->arena, "2025%03zu", i + 1);
        candidate->name = people[i].name;
        candidate->idNumber = people[i].id_number;
        candidate->occupation = "6-31-01-03";
        candidate->level = "4";
        candidate->reviewResult = "passed";
        struct seat *seat = add(scene, &candidate->seat, &seat_kind);
        seat->session = "S1";
        seat->signedInAt = session->start - 600;
        if (!people[i].certificate) continue;
        struct certificate *certificate = add(scene, &candidate->certificate, &certificate_kind);
        certificate->number = people[i].certificate;
        certificate->name = people[i].name;
        certificate->idNumber = people[i].id_number;
        certificate->occupationCode = "6-31-01-03";
        certificate->level = "4";
        certificate->status = "valid";
        certificate->issuedOn = day(exam) + 20;
    }
    return batch;
}

static const struct someone three[] = {
    {"王𠮷", "530102199001010012", "S0000530001202500001"},
    {"林㛃",  "530102199001010039", "S0000530001202500002"},
    {"䶮𬭎", "530102199001010055", NULL                  }
};

static int64_t put(struct scene *scene, const struct batch *batch, int revision) {
    const struct catalogue_verdict verdict = {.general = 2, .uploaded_late = 1};
    int64_t id = 0;
    if (!catalogue_begin(scene->catalogue) ||
        !catalogue_put_batch(scene->catalogue, batch, revision, &verdict, NULL, &id) ||
        !catalogue_commit(scene->catalogue))
        fail_msg("%s", buffer_text(&scene->messages));
    return id;
}

static struct catalogue_volume make_volume(struct scene *scene, int64_t batch, const char *id,
                                           const char *class_name, const char *due) {
    struct catalogue_volume volume = {
        .id = id,
        .kind = "batch",
        .batch = batch,
        .institution = "530001",
        .year = 2025,
        .number = "001",
        .class_name = class_name,
        .revision = 1,
        .path = arena_printf(scene->arena, "volumes/2025/530001/%s.zip", id),
        .size = 4711,
        .sha256 = "aa",
        .tag_manifest_sha256 = "bb",
        .content_sha256 = "cc",
        .items = 3,
        .period_start = DATE_NONE,
        .period_end = DATE_NONE,
        .due = due ? day(due) : DATE_NONE,
        .sealed_at = moment_of(day("2025-12-31"), 12, 0, 0),
        .state_since = DATE_NONE,
    };
    return volume;
}

static void put_volume(struct scene *scene, const struct catalogue_volume *volume) {
    static const struct catalogue_file files[] = {
        {"data/b.pdf", 20, "ff", "M2", "signInSheet", "electronic", "签到表"},
        {"data/a.pdf", 10, "ee", NULL, NULL,          NULL,         NULL       }
    };
    assert_true(catalogue_begin(scene->catalogue));
    assert_true(catalogue_put_volume(scene->catalogue, volume, files, 2));
    assert_true(catalogue_commit(scene->catalogue));
}

static const char *volume_ids(struct scene *scene, struct volume_filter filter) {
    struct catalogue_volumes volumes;
    assert_true(catalogue_list_volumes(scene->catalogue, scene->arena, &filter, &volumes));
    struct buffer ids = BUFFER_EMPTY;
    for (size_t i = 0; i < volumes.count; i++)
        buffer_printf(&ids, "%s%s", i ? " " : "", volumes.items[i].id);
    const char *text = arena_copy(scene->arena, buffer_text(&ids));
    buffer_free(&ids);
    return text;
}

// ---- batches
// --------------------------------------------------------------------------------------

static void test_a_batch_comes_back_as_it_was_put(void **state) {
    struct scene *scene = *state;
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    ((struct candidate *)batch->candidate.first)->reviewResult = "rejected";
    put(scene, batch, 1);
    struct catalogue_batch *found =
        catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2025, "001");
    assert_non_null(found);
    assert_string_equal(found->institution_name, "滇池技工学校");
    assert_string_equal(found->export_sha256,
                        "3030303030303030303030303030303030303030303030303030303030303030");
    assert_int_equal(found->exported_on, day("2025-12-20"));
    assert_int_equal(found->last_exam, day("2025-11-08"));
    assert_int_equal(found->closed_on, day("2025-11-28"));
    assert_int_equal(found->plan_filed_on, DATE_NONE);
    assert_int_equal(found->candidates, 3);
    assert_int_equal(found->approved, 2);
    assert_int_equal(found->sat, 3);
    assert_int_equal(found->certified, 2);
    assert_int_equal(found->verdict.general, 2);
    assert_true(found->current);
    assert_null(catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2024, "001"));
    assert_int_equal(scene->diagnostics.worst, STATUS_OK);
}

static void test_a_revision_leaves_the_earlier_one(void **state) {
    struct scene *scene = *state;
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    put(scene, batch, 1);
    batch->title = "更正后";
    put(scene, batch, 2);
    struct catalogue_batch *found =
        catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2025, "001");
    assert_int_equal(found->revision, 2);
    assert_string_equal(found->title, "更正后");
    struct catalogue_batches revisions;
    assert_true(catalogue_list_revisions(scene->catalogue, scene->arena, "530001", 2025, "001",
                                         &revisions));
    assert_int_equal(revisions.count, 2);
    assert_string_equal(revisions.items[0].title, "2025年职业技能等级认定");
    assert_false(revisions.items[0].current);
    assert_int_equal(count(scene, "SELECT count(*) FROM people WHERE NOT staff"), 6);
    struct catalogue_batches current;
    assert_true(catalogue_list_batches(scene->catalogue, scene->arena, NULL, 0, false, &current));
    assert_int_equal(current.count, 1);
}

static void test_a_batch_that_was_not_sealed_is_replaced(void **state) {
    struct scene *scene = *state;
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    struct catalogue_batches waiting;
    put(scene, batch, 0);
    put(scene, batch, 0);
    assert_true(catalogue_list_batches(scene->catalogue, scene->arena, NULL, 2025, true, &waiting));
    assert_int_equal(waiting.count, 1);
    assert_null(catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2025, "001"));
    put(scene, batch, 1);
    assert_true(catalogue_list_batches(scene->catalogue, scene->arena, NULL, 2025, true, &waiting));
    assert_int_equal(waiting.count, 0);
    assert_int_equal(count(scene, "SELECT count(*) FROM people WHERE NOT staff"), 3);
}

static void test_lists_follow_content_and_not_insertion(void **state) {
    struct scene *scene = *state;
    put(scene, make_batch(scene, "530002", "001", "2025-11-08", three, 1), 1);
    put(scene, make_batch(scene, "530001", "010", "2025-03-08", three, 1), 1);
    put(scene, make_batch(scene, "530001", "002", "2025-11-08", three, 1), 1);
    struct catalogue_batches all;
    assert_true(catalogue_list_batches(scene->catalogue, scene->arena, NULL, 0, false, &all));
    assert_int_equal(all.count, 3);
    assert_string_equal(all.items[0].number, "002");
    assert_string_equal(all.items[1].number, "010");
    assert_string_equal(all.items[2].institution, "530002");
    assert_true(
        catalogue_list_batches(scene->catalogue, scene->arena, "530001", 2025, false, &all));
    assert_int_equal(all.count, 2);
}

static void test_nothing_of_a_batch_that_failed_half_way(void **state) {
    struct scene *scene = *state;
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    put(scene, batch, 1);
    const struct catalogue_verdict verdict = {0};
    int64_t id;
    assert_true(catalogue_begin(scene->catalogue));
    // The same revision again: refused by the table, after the earlier one was retired.
    assert_false(catalogue_put_batch(scene->catalogue, batch, 1, &verdict, NULL, &id));
    assert_false(catalogue_commit(scene->catalogue));
    assert_int_equal(scene->diagnostics.worst, STATUS_ENVIRONMENT);
    struct catalogue_batch *found =
        catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2025, "001");
    assert_non_null(found);
    assert_int_equal(found->verdict.general, 2);
    assert_int_equal(count(scene, "SELECT count(*) FROM batches"), 1);

    assert_true(catalogue_begin(scene->catalogue));
    assert_true(catalogue_put_batch(scene->catalogue, batch, 2, &verdict, NULL, &id));
    catalogue_rollback(scene->catalogue);
    catalogue_rollback(scene->catalogue); // without a begin: nothing
    assert_int_equal(count(scene, "SELECT count(*) FROM batches"), 1);
}

static void test_what_was_not_committed_is_gone_after_closing(void **state) {
    struct scene *scene = *state;
    const struct catalogue_verdict verdict = {0};
    int64_t id;
    assert_true(catalogue_begin(scene->catalogue));
    assert_true(catalogue_put_batch(scene->catalogue,
                                    make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1,
                                    &verdict, NULL, &id));
    close_catalogue(scene);
    assert_int_equal(count(scene, "SELECT count(*) FROM batches"), 0);
}

// ---- volumes
// --------------------------------------------------------------------------------------

static void test_volumes_by_class_state_and_due_day(void **state) {
    struct scene *scene = *state;
    int64_t batch = put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    struct catalogue_volume d3 =
        make_volume(scene, batch, "530001-2025-001-D3", "D3", "2029-01-01");
    struct catalogue_volume y = make_volume(scene, batch, "530001-2025-001-Y", "Y", NULL);
    struct catalogue_volume d5 =
        make_volume(scene, batch, "530001-2025-001-D5", "D5", "2031-01-01");
    put_volume(scene, &d3);
    put_volume(scene, &y);
    put_volume(scene, &d5);
    assert_string_equal(volume_ids(scene, (struct volume_filter){0}),
                        "530001-2025-001-Y 530001-2025-001-D5 530001-2025-001-D3");
    assert_string_equal(volume_ids(scene, (struct volume_filter){.class_name = "D5"}),
                        "530001-2025-001-D5");
    struct volume_filter due = {.has_due_by = true, .due_by = day("2028-12-31")};
    assert_string_equal(volume_ids(scene, due), "");
    due.due_by = day("2029-01-01");
    assert_string_equal(volume_ids(scene, due), "530001-2025-001-D3");
    due.due_by = day("2999-01-01");
    assert_string_equal(volume_ids(scene, due), "530001-2025-001-D5 530001-2025-001-D3");
    assert_string_equal(volume_ids(scene, (struct volume_filter){.institution = "530009"}), "");

    assert_true(catalogue_set_seal_list(scene->catalogue, y.id, "SEAL-2025"));
    assert_true(
        catalogue_set_volume_state(scene->catalogue, d3.id, VOLUME_DESTROYED, day("2029-02-01")));
    assert_string_equal(volume_ids(scene, (struct volume_filter){.unlisted = true}),
                        "530001-2025-001-D5");
    struct volume_filter destroyed = {.state = VOLUME_DESTROYED};
    assert_string_equal(volume_ids(scene, destroyed), "530001-2025-001-D3");
    struct volume_filter any = {.any_state = true, .year = 2025, .kind = "batch", .number = "001"};
    assert_string_equal(volume_ids(scene, any),
                        "530001-2025-001-Y 530001-2025-001-D5 530001-2025-001-D3");
    struct catalogue_volume *gone = catalogue_find_volume(scene->catalogue, scene->arena, d3.id);
    assert_int_equal(gone->state, VOLUME_DESTROYED);
    assert_int_equal(gone->state_since, day("2029-02-01"));
    assert_int_equal(gone->batch, batch);
    assert_int_equal(gone->size, 4711);
    assert_int_equal(gone->sealed_at, d3.sealed_at);
}

static void test_a_later_volume_supersedes_and_keeps_the_earlier(void **state) {
    struct scene *scene = *state;
    int64_t batch = put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    struct catalogue_volume y = make_volume(scene, batch, "530001-2025-001-Y", "Y", NULL);
    put_volume(scene, &y);
    struct catalogue_volume later = make_volume(scene, batch, "530001-2025-001-Y-r2", "Y", NULL);
    later.revision = 2;
    later.supersedes = y.id;
    put_volume(scene, &later);
    assert_string_equal(volume_ids(scene, (struct volume_filter){0}), "530001-2025-001-Y-r2");
    struct catalogue_volume *earlier = catalogue_find_volume(scene->catalogue, scene->arena, y.id);
    assert_int_equal(earlier->state, VOLUME_SUPERSEDED);
    assert_int_equal(earlier->state_since, day("2025-12-31"));
    struct catalogue_files files;
    assert_true(catalogue_list_files(scene->catalogue, scene->arena, y.id, &files));
    assert_int_equal(files.count, 2);
    assert_string_equal(files.items[0].name, "data/a.pdf");
    assert_null(files.items[0].kind);
    assert_string_equal(files.items[1].title, "签到表");
}

static void test_a_volume_of_an_unknown_batch_is_refused(void **state) {
    struct scene *scene = *state;
    struct catalogue_volume stray = make_volume(scene, 99, "530001-2025-001-Y", "Y", NULL);
    assert_true(catalogue_begin(scene->catalogue));
    assert_false(catalogue_put_volume(scene->catalogue, &stray, NULL, 0));
    assert_false(catalogue_commit(scene->catalogue));
    assert_null(catalogue_find_volume(scene->catalogue, scene->arena, stray.id));
}

static void test_forgetting_keeps_the_roster(void **state) {
    struct scene *scene = *state;
    put(scene, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    put(scene, make_batch(scene, "530001", "002", "2025-11-09", three, 3), 1);
    assert_true(catalogue_forget_people(scene->catalogue, "530001", 2025, "001"));
    assert_int_equal(count(scene, "SELECT count(*) FROM people"), 2 + 4);
    assert_int_equal(count(scene, "SELECT count(*) FROM sittings"), 4);
    assert_int_equal(count(scene, "SELECT count(*) FROM certificates"), 4);
}

// ---- search
// ---------------------------------------------------------------------------------------

static struct catalogue_hits search(struct scene *scene, const char *words) {
    struct catalogue_hits hits;
    assert_true(catalogue_search(scene->catalogue, scene->arena, words, 3, &hits));
    return hits;
}

static void test_search_finds_parts_of_names_and_numbers(void **state) {
    struct scene *scene = *state;
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    int64_t id = put(scene, batch, 1);
    struct catalogue_volume y = make_volume(scene, id, "530001-2025-001-Y", "Y", NULL);
    put_volume(scene, &y);
    put(scene, batch, 2); // the earlier revision must not be found as well

    struct catalogue_hits hits = search(scene, "𠮷");
    assert_int_equal(hits.count, 2);
    assert_int_equal(hits.items[0].kind, HIT_CERTIFICATE);
    assert_string_equal(hits.items[0].number, "S0000530001202500001");
    assert_string_equal(hits.items[0].volume, "volumes/2025/530001/530001-2025-001-Y.zip");
    assert_int_equal(hits.items[1].kind, HIT_CANDIDATE);
    assert_string_equal(hits.items[1].name, "王𠮷");

    hits = search(scene, "s0000530001202500002");
    assert_int_equal(hits.count, 1);
    assert_string_equal(hits.items[0].name, "林㛃");
    hits = search(scene, "思平");
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.items[0].kind, HIT_STAFF);
    hits = search(scene, "  530001\u3000林㛃 "); // words may match different fields
    assert_int_equal(hits.count, 2);
    hits = search(scene, "滇池"); // the batch alone, not each of its people
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.items[0].kind, HIT_BATCH);
    assert_int_equal(hits.items[0].day, day("2025-11-08"));
    assert_int_equal(search(scene, "王㛃").count, 0);
    assert_int_equal(search(scene, "%").count, 0);
    assert_int_equal(search(scene, " ").count, 0);
    hits = search(scene, "53010219"); // more than the limit of 3
    assert_int_equal(hits.count, 3);
    assert_true(hits.more);
}

// ---- history
// --------------------------------------------------------------------------------------

static void test_history_holds_what_concerns_the_batch(void **state) {
    struct scene *scene = *state;
    static const struct someone again[] = {
        {"王𠮷", "530102199001010012", "S0000530001202500009"}
    };
    static const struct someone other[] = {
        {"和丽", "530102199202020024", "S0000530001202500001"},
        {"木增", "530102199202020040", NULL                  }
    };
    put(scene, make_batch(scene, "530001", "003", "2025-06-14", again, 1), 1);
    put(scene, make_batch(scene, "530001", "002", "2025-03-08", again, 1), 1);
    put(scene, make_batch(scene, "530002", "001", "2025-11-08", other, 2), 1);
    put(scene, make_batch(scene, "530001", "004", "2025-12-30", again, 1), 1); // after the day
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    put(scene, batch, 1); // an earlier revision of itself

    struct history *history =
        catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_non_null(history);
    assert_int_equal(history->pastBatch.count, 2);
    struct pastBatch *past = (struct pastBatch *)history->pastBatch.first;
    assert_string_equal(past->number, "002");
    assert_int_equal(past->lastExam, day("2025-03-08"));
    assert_int_equal(past->examined, 1);
    assert_int_equal(past->certified, 1);
    assert_int_equal(past->uploadedLate, 1);
    assert_int_equal(past->returned, 0);
    past = (struct pastBatch *)past->record.next;
    assert_string_equal(past->number, "003");
    assert_null(past->record.next);

    // Two of 王𠮷, and the number that 和丽 of another institution has already.
    assert_int_equal(history->pastCertificate.count, 3);
    struct pastCertificate *certificate = (struct pastCertificate *)history->pastCertificate.first;
    assert_string_equal(certificate->batch, "002");
    certificate = (struct pastCertificate *)certificate->record.next->next;
    assert_string_equal(certificate->name, "和丽");
    assert_string_equal(certificate->institution, "530002");
    assert_string_equal(certificate->number, "S0000530001202500001");

    // 王𠮷 twice; the assessor in all three, once on the same day in another institution.
    assert_int_equal(history->appearance.count, 5);
    unsigned same_day = 0;
    for (EACH(struct appearance, appearance, history->appearance)) {
        if (moment_date(appearance->start) != day("2025-11-08")) continue;
        same_day++;
        assert_string_equal(appearance->institution, "530002");
        assert_string_equal(appearance->name, "段·思平");
        assert_string_equal(appearance->post, "assessor");
        assert_string_equal(appearance->venue, "东校区");
        assert_int_equal(appearance->candidate, 0);
    }
    assert_int_equal(same_day, 1);
}

static void test_absent_people_are_nowhere(void **state) {
    struct scene *scene = *state;
    struct batch *earlier = make_batch(scene, "530001", "002", "2025-03-08", three, 1);
    struct candidate *candidate = (struct candidate *)earlier->candidate.first;
    ((struct seat *)candidate->seat.first)->absent = 1;
    put(scene, earlier, 1);
    assert_int_equal(
        catalogue_find_batch(scene->catalogue, scene->arena, "530001", 2025, "002")->sat, 0);
    assert_int_equal(count(scene, "SELECT count(*) FROM sittings WHERE NOT staff"), 0);
}

static void test_cases_and_ratings_enter_the_history(void **state) {
    struct scene *scene = *state;
    struct closedCase *closed = record_new(scene->arena, &closedCase_kind);
    closed->id = "C1";
    closed->institution = "530001";
    closed->measure = "suspension";
    closed->decidedOn = day("2025-05-05");
    assert_true(catalogue_put_case(scene->catalogue, closed));
    closed->closedOn = day("2025-09-09");
    assert_true(catalogue_put_case(scene->catalogue, closed));
    struct pastRating *rating = record_new(scene->arena, &pastRating_kind);
    rating->institution = "530001";
    rating->cycle = "2023";
    rating->stars = 4;
    rating->ratedOn = day("2026-01-05"); // after the day that is asked for
    assert_true(catalogue_put_rating(scene->catalogue, rating));
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    struct history *history =
        catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_int_equal(history->closedCase.count, 1);
    assert_int_equal(((struct closedCase *)history->closedCase.first)->closedOn, day("2025-09-09"));
    assert_int_equal(history->pastRating.count, 0);
    history = catalogue_history(scene->catalogue, scene->arena, batch, day("2026-01-05"));
    assert_int_equal(((struct pastRating *)history->pastRating.first)->stars, 4);
}

// ---- events
// ---------------------------------------------------------------------------------------

static void add_events(struct scene *scene) {
    static const char *const subjects[] = {"V1", "V2", "V1"};
    for (size_t i = 0; i < 3; i++) {
        const struct catalogue_event event = {.at = moment_of(day("2025-12-31"), 9, (int)i, 0),
                                              .kind = "sealed",
                                              .subject = subjects[i],
                                              .agent = "juance 0.1.0",
                                              .outcome = "success",
                                              .detail = i == 1 ? "two\nlines" : NULL};
        assert_true(catalogue_add_event(scene->catalogue, &event));
    }
}

static void test_events_form_a_chain(void **state) {
    struct scene *scene = *state;
    int64_t broken;
    assert_int_equal(strspn(catalogue_chain_head(scene->catalogue, scene->arena), "0"), 64);
    add_events(scene);
    struct catalogue_events events;
    assert_true(catalogue_list_events(scene->catalogue, scene->arena, NULL, &events));
    assert_int_equal(events.count, 3);
    assert_string_equal(events.items[1].detail, "two\nlines");
    assert_string_equal(catalogue_chain_head(scene->catalogue, scene->arena),
                        events.items[2].digest);
    assert_true(catalogue_list_events(scene->catalogue, scene->arena, "V1", &events));
    assert_int_equal(events.count, 2);
    assert_int_equal(events.items[1].sequence, 3);
    assert_true(catalogue_check_chain(scene->catalogue, &broken));
    assert_int_equal(broken, 0);
}

static void test_history_cannot_be_changed_without_being_found(void **state) {
    struct scene *scene = *state;
    static const struct {
        const char *meddling;
        int64_t broken;
    } tries[] = {
        {"UPDATE events SET outcome = 'failure' WHERE sequence = 2",                                2},
        {"UPDATE events SET outcome = 'success' WHERE sequence = 2;"
         "UPDATE events SET digest = replace(digest, 'a', 'b') || 'x' WHERE sequence = 3", 3},
        {"DELETE FROM events WHERE sequence = 1",                                                   1},
    };
    add_events(scene);
    sqlite3 *database;
    assert_int_equal(sqlite3_open(database_path(scene), &database), SQLITE_OK);
    assert_int_not_equal(sqlite3_exec(database, "DELETE FROM events", NULL, NULL, NULL), SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(database, "UPDATE events SET kind = 'held'", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    meddle(scene, "DROP TRIGGER events_stay; DROP TRIGGER events_remain;");
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        int64_t broken;
        meddle(scene, tries[i].meddling);
        assert_true(catalogue_check_chain(scene->catalogue, &broken));
        assert_int_equal(broken, tries[i].broken);
    }
}

// ---- opening
// --------------------------------------------------------------------------------------

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
                "juance 0.1.0 (catalogue version 1)");
    assert_int_equal(count(scene, "PRAGMA user_version"), 7);
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

#define IN_SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCENE(test_a_batch_comes_back_as_it_was_put),
        IN_SCENE(test_a_revision_leaves_the_earlier_one),
        IN_SCENE(test_a_batch_that_was_not_sealed_is_replaced),
        IN_SCENE(test_lists_follow_content_and_not_insertion),
        IN_SCENE(test_nothing_of_a_batch_that_failed_half_way),
        IN_SCENE(test_what_was_not_committed_is_gone_after_closing),
        IN_SCENE(test_volumes_by_class_state_and_due_day),
        IN_SCENE(test_a_later_volume_supersedes_and_keeps_the_earlier),
        IN_SCENE(test_a_volume_of_an_unknown_batch_is_refused),
        IN_SCENE(test_forgetting_keeps_the_roster),
        IN_SCENE(test_search_finds_parts_of_names_and_numbers),
        IN_SCENE(test_history_holds_what_concerns_the_batch),
        IN_SCENE(test_absent_people_are_nowhere),
        IN_SCENE(test_cases_and_ratings_enter_the_history),
        IN_SCENE(test_events_form_a_chain),
        IN_SCENE(test_history_cannot_be_changed_without_being_found),
        IN_SCENE(test_files_are_the_owners_alone),
        IN_SCENE(test_a_newer_catalogue_is_refused_and_named),
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
