// SPDX-License-Identifier: Apache-2.0
// What is found again: search, history and events.
#include "catalogue/past_batches.h"

#include "catalogue_scene.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/platform.h"
#include "catalogue/counts.h"
#include "catalogue/events.h"
#include "model/record_append.h"
#include "sanctions/past.h"

// ---- search ---------------------------------------------------------------------------------

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

// ---- history --------------------------------------------------------------------------------

static void test_history_holds_what_concerns_the_batch(void **state) {
    struct scene *scene = *state;
    static const struct someone again[] = {{"王𠮷", "530102199001010012", "S0000530001202500009"}};
    static const struct someone other[] = {{"和丽", "530102199202020024", "S0000530001202500001"},
                                           {"木增", "530102199202020040", NULL}};
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

static struct closedCase *make_case(struct scene *scene, const char *id, const char *decided) {
    static const char *const measures[] = {"warning", "suspension", "listed"};
    struct closedCase *closed = record_new(scene->arena, &closedCase_kind);
    closed->id = id;
    closed->institution = "530001";
    closed->measure = "suspension";
    closed->decidedOn = day(decided);
    struct caseParty *party = record_append(scene->arena, &closed->caseParty, &caseParty_kind);
    party->object = "institution";
    party->institution = "530001";
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        struct caseMeasure *measure =
            record_append(scene->arena, &closed->caseMeasure, &caseMeasure_kind);
        measure->measure = measures[i];
    }
    struct usedNumber *used = record_append(scene->arena, &closed->usedNumber, &usedNumber_kind);
    used->number = arena_printf(scene->arena, "云示评〔2025〕%s号", id + 1);
    used->document = "decisionInstitution";
    return closed;
}

static void test_every_measure_of_a_case_is_history_until_it_is_revoked(void **state) {
    struct scene *scene = *state;
    struct closedCase *one = make_case(scene, "C1", "2025-05-05");
    one->rectifyBy = day("2025-08-08");
    struct closedCase *other = make_case(scene, "C2", "2025-06-06");
    struct caseParty *second = record_append(scene->arena, &other->caseParty, &caseParty_kind);
    second->object = "institution";
    second->institution = "530002";
    assert_true(catalogue_put_case(scene->catalogue, one));
    assert_true(catalogue_put_case(scene->catalogue, other));
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    struct history *history =
        catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_int_equal(history->closedCase.count, 6);
    const struct closedCase *row = (const struct closedCase *)history->closedCase.first;
    assert_string_equal(row->measure, "warning");
    assert_int_equal(row->rectifyBy, day("2025-08-08"));
    row = (const struct closedCase *)row->record.next;
    assert_string_equal(row->measure, "suspension");
    assert_true(row->warned == 1);
    row = (const struct closedCase *)row->record.next;
    assert_string_equal(row->measure, "listed");
    assert_int_equal(row->rectifyBy, DATE_NONE); // a date of the rectification only
    // The second party has the case in its own history.
    batch = make_batch(scene, "530002", "001", "2025-11-08", three, 3);
    history = catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_int_equal(history->closedCase.count, 3);
    other->revoked = 1;
    assert_true(catalogue_put_case(scene->catalogue, other));
    history = catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_int_equal(history->closedCase.count, 0);
}

static void test_a_document_number_is_known_by_its_case(void **state) {
    struct scene *scene = *state;
    struct list uses = {0};
    assert_true(catalogue_put_case(scene->catalogue, make_case(scene, "C1", "2025-05-05")));
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "云示评〔2025〕1号", NULL,
                                      "C1", &uses));
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "云示评〔2025〕2号", NULL,
                                      "C9", &uses));
    assert_int_equal(uses.count, 0);
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "云示评〔2025〕1号", NULL,
                                      "C9", &uses));
    assert_int_equal(uses.count, 1);
    assert_string_equal(((const struct usedNumber *)uses.first)->caseNumber, "C1");
}

static void test_every_case_that_bears_a_number_is_named(void **state) {
    struct scene *scene = *state;
    struct closedCase *other = make_case(scene, "C2", "2025-06-06");
    ((struct usedNumber *)other->usedNumber.first)->number = "云示评〔2025〕1号";
    assert_true(catalogue_put_case(scene->catalogue, make_case(scene, "C1", "2025-05-05")));
    assert_true(catalogue_put_case(scene->catalogue, other));
    assert_true(catalogue_put_case(scene->catalogue, make_case(scene, "C3", "2025-07-07")));
    struct list uses = {0};
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "云示评〔2025〕3号", NULL,
                                      "C9", &uses));
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "云示评〔2025〕1号", NULL,
                                      "C9", &uses));
    static const char *const cases[] = {"C3", "C1", "C2"};
    size_t seen = 0;
    for (EACH(struct usedNumber, used, uses)) {
        assert_true(seen < 3);
        assert_string_equal(used->caseNumber, cases[seen++]);
        assert_int_equal(used->record.ordinal, seen);
    }
    assert_int_equal(seen, 3);
    assert_int_equal(uses.count, 3);
}

// ---- counted ------------------------------------------------------------------------------------

static struct regionFigures *figures_of_2025(struct scene *scene, const char *archive) {
    return catalogue_figures(&(struct figures_request){.archives = &archive,
                                                       .archive_count = 1,
                                                       .from = day("2025-01-01"),
                                                       .until = day("2025-12-31"),
                                                       .previous_from = day("2024-01-01"),
                                                       .next_until = day("2026-12-31"),
                                                       .program = "0.1.0"},
                             scene->arena, &scene->diagnostics);
}

static void test_the_next_period_begins_the_day_after(void **state) {
    struct scene *scene = *state;
    struct regionFigures *figures = figures_of_2025(scene, scene->folder);
    assert_non_null(figures);
    assert_int_equal(figures->nextFrom, day("2026-01-01"));
    assert_int_equal(figures->nextUntil, day("2026-12-31"));
}

static void test_a_list_tells_what_was_changed_on_review(void **state) {
    struct scene *scene = *state;
    static const char *const ids[] = {"C1", "C2"};
    for (int i = 0; i < 2; i++) {
        struct closedCase *closed = make_case(scene, ids[i], "2025-05-05");
        closed->changed = i == 1;
        closed->published = i == 0;
        struct rollEntry *entry = record_append(scene->arena, &closed->rollEntry, &rollEntry_kind);
        entry->roll = "blacklist";
        entry->party = 1;
        entry->listedOn = day("2025-05-06");
        assert_true(catalogue_put_case(scene->catalogue, closed));
    }
    struct regionFigures *figures = figures_of_2025(scene, scene->folder);
    assert_non_null(figures);
    assert_int_equal(figures->rollEntry.count, 2);
    int i = 0;
    for (EACH(struct rollEntry, entry, figures->rollEntry)) {
        assert_string_equal(entry->roll, "blacklist");
        assert_int_equal(entry->listedOn, day("2025-05-06"));
        assert_int_equal(entry->changed, i == 1);
        assert_int_equal(entry->published, i == 0);
        i++;
    }
}

// SQLite opens archives to count as URIs, in which these signs mean something.
static void test_a_folder_may_have_any_name(void **state) {
    struct scene *scene = *state;
    char *folder = arena_printf(scene->arena, "%s/100%%41?mode=rw#卷", scene->folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    struct scene odd = *scene;
    odd.catalogue =
        catalogue_open(folder, CATALOGUE_WRITE, "0.1.0", toy_digest, &scene->diagnostics);
    assert_non_null(odd.catalogue);
    put(&odd, make_batch(scene, "530001", "001", "2025-11-08", three, 3), 1);
    catalogue_close(odd.catalogue);
    struct regionFigures *figures = figures_of_2025(scene, folder);
    assert_non_null(figures);
    assert_int_equal(figures->batches, 1);
    const char *const *names = platform_list(scene->arena, folder, &scene->diagnostics);
    for (size_t i = 0; names && names[i]; i++)
        unlink(arena_printf(scene->arena, "%s/%s", folder, names[i]));
    assert_int_equal(rmdir(folder), 0);
}

static void test_a_case_number_is_its_authoritys_own(void **state) {
    struct scene *scene = *state;
    struct closedCase *one = make_case(scene, "C1", "2025-05-05");
    one->authorityCode = "YN01";
    one->authority = "甲中心";
    struct closedCase *other = make_case(scene, "C1", "2025-06-06");
    other->authorityCode = "YN02";
    other->authority = "乙中心";
    ((struct usedNumber *)other->usedNumber.first)->number = "乙示评〔2025〕1号";
    assert_true(catalogue_put_case(scene->catalogue, one));
    assert_true(catalogue_put_case(scene->catalogue, other));
    assert_true(catalogue_put_case(scene->catalogue, one)); // again: it replaces itself alone
    struct batch *batch = make_batch(scene, "530001", "001", "2025-11-08", three, 3);
    struct history *history =
        catalogue_history(scene->catalogue, scene->arena, batch, day("2025-12-20"));
    assert_int_equal(history->closedCase.count, 6);
    const struct closedCase *row = (const struct closedCase *)history->closedCase.first;
    assert_string_equal(row->id, "C1");
    assert_string_equal(row->authorityCode, "YN01");
    assert_int_equal(row->decidedOn, day("2025-05-05"));
    for (int i = 0; i < 3; i++) row = (const struct closedCase *)row->record.next;
    assert_string_equal(row->id, "C1");
    assert_string_equal(row->authority, "乙中心");
    assert_int_equal(row->decidedOn, day("2025-06-06"));
    // Both count, and neither counts as the case of the other.
    struct caseFile *own = record_new(scene->arena, &caseFile_kind);
    own->number = "C1";
    own->authorityCode = "YN02";
    struct past past = past_read(scene->arena, NULL, history, own, day("2025-12-20"));
    assert_int_equal(past.count, 3);
    assert_int_equal(past.measures[0].decided, day("2025-05-05"));
    past = past_read(scene->arena, NULL, history, NULL, day("2025-12-20"));
    assert_int_equal(past.count, 6);
    struct list uses = {0};
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "乙示评〔2025〕1号", "YN02",
                                      "C1", &uses));
    assert_int_equal(uses.count, 0);
    assert_true(catalogue_number_uses(scene->catalogue, scene->arena, "乙示评〔2025〕1号", "YN01",
                                      "C1", &uses));
    assert_int_equal(uses.count, 1);
    assert_string_equal(((const struct usedNumber *)uses.first)->caseNumber, "C1");
}

static void test_cases_and_ratings_enter_the_history(void **state) {
    struct scene *scene = *state;
    struct closedCase *closed = make_case(scene, "C1", "2025-05-05");
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
    assert_int_equal(history->closedCase.count, 3);
    assert_int_equal(((struct closedCase *)history->closedCase.first)->closedOn, day("2025-09-09"));
    assert_int_equal(history->pastRating.count, 0);
    history = catalogue_history(scene->catalogue, scene->arena, batch, day("2026-01-05"));
    assert_int_equal(((struct pastRating *)history->pastRating.first)->stars, 4);
}

// ---- events ---------------------------------------------------------------------------------

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
        {"UPDATE events SET outcome = 'failure' WHERE sequence = 2", 2},
        {"UPDATE events SET outcome = 'success' WHERE sequence = 2;"
         "UPDATE events SET digest = replace(digest, 'a', 'b') || 'x' WHERE sequence = 3",
         3},
        {"DELETE FROM events WHERE sequence = 1", 1},
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

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCENE(test_search_finds_parts_of_names_and_numbers),
        IN_SCENE(test_history_holds_what_concerns_the_batch),
        IN_SCENE(test_absent_people_are_nowhere),
        IN_SCENE(test_every_measure_of_a_case_is_history_until_it_is_revoked),
        IN_SCENE(test_a_document_number_is_known_by_its_case),
        IN_SCENE(test_every_case_that_bears_a_number_is_named),
        IN_SCENE(test_the_next_period_begins_the_day_after),
        IN_SCENE(test_a_list_tells_what_was_changed_on_review),
        IN_SCENE(test_a_folder_may_have_any_name),
        IN_SCENE(test_a_case_number_is_its_authoritys_own),
        IN_SCENE(test_cases_and_ratings_enter_the_history),
        IN_SCENE(test_events_form_a_chain),
        IN_SCENE(test_history_cannot_be_changed_without_being_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
