// SPDX-License-Identifier: Apache-2.0
// Batches and volumes of the catalogue.
#include "catalogue/database.h"

#include "catalogue_scene.h"

#include <stdlib.h>

#include "base/buffer.h"

// ---- batches --------------------------------------------------------------------------------

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

// ---- volumes --------------------------------------------------------------------------------

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
