// SPDX-License-Identifier: Apache-2.0
// The archive's journal, and what volumes of earlier programs say of themselves.
#include "archive/journal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/earlier_volumes.h"
#include "archive/volume_index.h"
#include "base/platform.h"
#include "unit.h"

struct scene {
    char folder[64];
    struct arena *arena;
    struct diagnostics diagnostics;
    struct journal journal;
};

static int start(void **state) {
    struct scene *scene = calloc(1, sizeof *scene);
    strcpy(scene->folder, "/tmp/juance-journal-XXXXXX");
    if (!mkdtemp(scene->folder)) return -1;
    scene->arena = arena_new();
    scene->diagnostics = (struct diagnostics){.quiet = true};
    *state = scene;
    return 0;
}

static int finish(void **state) {
    struct scene *scene = *state;
    map_free(&scene->journal.announced);
    journal_settle(scene->folder, &scene->diagnostics);
    rmdir(scene->folder);
    arena_free(scene->arena);
    free(scene);
    return 0;
}

static bool reads(struct scene *scene) {
    map_free(&scene->journal.announced);
    return journal_read(scene->folder, scene->arena, &scene->journal, &scene->diagnostics);
}

static void put(struct scene *scene, const char *name, const char *text) {
    const char *path = arena_printf(scene->arena, "%s/%s", scene->folder, name);
    assert_true(platform_write(path, text, strlen(text), &scene->diagnostics));
}

static struct keeping *destruction(struct arena *arena) {
    struct keeping *keeping = record_new(arena, &keeping_kind);
    keeping->identifier = "S1-2029-disposal001-Y";
    keeping->institutionCode = "S1";
    keeping->institution = "某公司";
    keeping->sequence = "disposal001";
    keeping->year = 2029;
    keeping->day = date_of(2029, 3, 1);
    return keeping;
}

static void announced(void **state) {
    struct scene *scene = *state;
    const char *paths[] = {"volumes/2025/S1/S1-2025-1-D3.zip", "received/TRANSFER-S1-2025", NULL};
    assert_true(reads(scene));
    assert_int_equal(scene->journal.announced.count, 0);
    assert_true(journal_announce(scene->folder, paths, &scene->diagnostics));
    assert_true(reads(scene));
    assert_int_equal(scene->journal.announced.count, 2);
    assert_true(map_has(&scene->journal.announced, paths[0]));
    assert_true(map_has(&scene->journal.announced, paths[1]));
    assert_null(scene->journal.keeping);
    assert_true(journal_settle(scene->folder, &scene->diagnostics));
    assert_true(reads(scene));
    assert_int_equal(scene->journal.announced.count, 0);
}

// What is to be removed by it lies where this program writes, or it is no journal.
static void strange(void **state) {
    static const char *const lines[] = {"announced\tvolumes/../../x.zip\n", "announced\t/etc\n",
                                        "volumes/2025/S1/S1.txt\n", "removed\tvolumes/1.zip\n"};
    struct scene *scene = *state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        put(scene, ".journal", lines[i]);
        assert_false(reads(scene));
    }
}

static void destroying(void **state) {
    struct scene *scene = *state;
    struct keeping *keeping = destruction(scene->arena);
    assert_true(journal_dispose(scene->folder, keeping, &scene->diagnostics));
    assert_true(reads(scene));
    assert_non_null(scene->journal.keeping);
    assert_string_equal(scene->journal.keeping->identifier, keeping->identifier);
    // Its volume is in no catalogue yet, and no stranger.
    assert_true(map_has(&scene->journal.announced, "volumes/2029/S1/S1-2029-disposal001-Y.zip"));
    put(scene, ".journal", "juance-disposal\t1\nkeeping\tidentifier=S1\n");
    assert_false(reads(scene));
}

static void of_earlier_programs(void **state) {
    struct scene *scene = *state;
    put(scene, ".building", "volumes/2029/S1/S1-2029-disposal001-Y.zip\n");
    put(scene, ".disposing",
        "juance-disposal\t1\nkeeping\tinstitutionCode=S1\tyear=2029\t"
        "identifier=S1-2029-disposal001-Y\nend\n");
    assert_true(reads(scene));
    assert_non_null(scene->journal.keeping);
    assert_int_equal(scene->journal.announced.count, 1);
    assert_true(journal_settle(scene->folder, &scene->diagnostics));
    assert_true(reads(scene));
    assert_null(scene->journal.keeping);
    put(scene, ".disposing", "juance-disposal\t1\n");
    assert_false(reads(scene));
}

static void earlier_volumes(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct sealedHistory *history = record_new(arena, &sealedHistory_kind);
    struct sealedVolume *own = record_new(arena, &sealedVolume_kind);
    assert_null(earlier_record(NULL, NULL, arena));
    assert_null(earlier_record(history, NULL, arena));
    history->sealedVolume = (struct list){&own->record, 1};
    own->id = "A1-2025-caseC01-D5-r2";
    own->kind = "case";
    own->number = "C01";
    own->institution = "A1";
    own->institutionName = "某局";
    own->class = "D5";
    own->year = 2025;
    own->items = 7;
    own->dueOn = date_of(2031, 1, 1);
    const struct volumeRecord *record = earlier_record(history, NULL, arena);
    assert_string_equal(record->volume, own->id);
    assert_string_equal(record->kind, "case");
    assert_string_equal(record->number, "C01");
    assert_string_equal(((const struct institution *)record->institution.first)->name, "某局");
    assert_int_equal(record->entry.count, 7);
    assert_int_equal(record->dueOn, own->dueOn);
    record = earlier_record(NULL, destruction(arena), arena);
    assert_string_equal(record->kind, "disposal");
    assert_string_equal(record->number, "disposal001");
    assert_int_equal(record->periodFrom, date_of(2029, 3, 1));
    assert_int_equal(index_revision(own->id), 2);
    assert_int_equal(index_revision("A1-2025-caser12-Y"), 1);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(announced, start, finish),
        cmocka_unit_test_setup_teardown(strange, start, finish),
        cmocka_unit_test_setup_teardown(destroying, start, finish),
        cmocka_unit_test_setup_teardown(of_earlier_programs, start, finish),
        cmocka_unit_test(earlier_volumes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
