// SPDX-License-Identifier: Apache-2.0
#include "catalogue_scene.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/platform.h"

static void remember(void *context, const struct diagnostic *diagnostic) {
    buffer_printf(context, "%s: %s\n", diagnostic->file ? diagnostic->file : "",
                  diagnostic->message);
}

void toy_digest(const void *bytes, size_t length, unsigned char into[CATALOGUE_SHA256]) {
    uint64_t sum = 1469598103934665603u;
    for (size_t i = 0; i < length; i++) sum = (sum ^ ((const uint8_t *)bytes)[i]) * 1099511628211u;
    memset(into, 0, CATALOGUE_SHA256);
    memcpy(into, &sum, sizeof sum);
}

int open_scene(void **state) {
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

int close_scene(void **state) {
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

void close_catalogue(struct scene *scene) {
    catalogue_close(scene->catalogue);
    scene->catalogue = NULL;
}

char *database_path(struct scene *scene) {
    return arena_printf(scene->arena, "%s/%s", scene->folder, CATALOGUE_FILE);
}

void meddle(struct scene *scene, const char *sql) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open(database_path(scene), &database), SQLITE_OK);
    char *error = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &error) != SQLITE_OK) fail_msg("%s", error);
    sqlite3_close(database);
}

int64_t count(struct scene *scene, const char *sql) {
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

date day(const char *text) {
    date value;
    assert_true(date_parse(text, &value));
    return value;
}

struct batch *make_batch(struct scene *scene, const char *institution, const char *number,
                         const char *exam, const struct someone *people, size_t people_count) {
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

const struct someone three[3] = {{"王𠮷", "530102199001010012", "S0000530001202500001"},
                                 {"林㛃", "530102199001010039", "S0000530001202500002"},
                                 {"䶮𬭎", "530102199001010055", NULL}};

int64_t put(struct scene *scene, const struct batch *batch, int revision) {
    const struct catalogue_verdict verdict = {.general = 2, .uploaded_late = 1};
    int64_t id = 0;
    if (!catalogue_begin(scene->catalogue) ||
        !catalogue_put_batch(scene->catalogue, batch, revision, &verdict, NULL, &id) ||
        !catalogue_commit(scene->catalogue))
        fail_msg("%s", buffer_text(&scene->messages));
    return id;
}

struct catalogue_volume make_volume(struct scene *scene, int64_t batch, const char *id,
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

void put_volume(struct scene *scene, const struct catalogue_volume *volume) {
    static const struct catalogue_file files[] = {
        {"data/b.pdf", 20, "ff", "M2", "signInSheet", "electronic", "签到表"},
        {"data/a.pdf", 10, "ee", NULL, NULL, NULL, NULL}};
    assert_true(catalogue_begin(scene->catalogue));
    assert_true(catalogue_put_volume(scene->catalogue, volume, files, 2));
    assert_true(catalogue_commit(scene->catalogue));
}
