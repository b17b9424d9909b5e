// SPDX-License-Identifier: Apache-2.0
// The corpus of forged volumes under tests/volume/zip_attacks: each is refused, and for its own
// reason. Runs in the top folder of the sources.
#include "volume_fixture.h"

#include "volume/verify_volume.h"

static const char *in_corpus(struct fixture *fixture, const char *name) {
    const char *root = getenv("ROOT");
    return arena_printf(fixture->arena, "%s/tests/volume/zip_attacks/%s", root ? root : ".", name);
}

static void print_report(const char *name, const struct verify_report *report) {
    print_error("%s:\n", name);
    for (size_t i = 0; i < report->count; i++)
        print_error("  %s %s: %s\n", verify_layer_id(report->items[i].layer),
                    report->items[i].entry, report->items[i].message);
}

static bool is_refused(struct fixture *fixture, const char *name, const char *says) {
    const struct verify_options ours = {.foreign = false};
    struct verify_report *report = report_new();
    const char *path = in_corpus(fixture, arena_printf(fixture->arena, "%s.zip", name));
    bool refused = !verify_volume(path, &ours, report, NULL, &fixture->diagnostics);
    bool said = false;
    for (size_t i = 0; i < report->count; i++)
        said = said || (report->items[i].verdict == VERDICT_FAILED &&
                        *report->items[i].entry != '\0' && strstr(report->items[i].message, says));
    if (!refused || !said) print_report(name, report);
    report_free(report);
    return refused && said;
}

static void every_attack(void **state) {
    struct fixture *fixture = *state;
    struct buffer expected = read_all(fixture, in_corpus(fixture, "expected.txt"));
    int attacks = 0, missed = 0;
    for (char *line = strtok(expected.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        char *says = strchr(line, '\t');
        assert_non_null(says);
        *says++ = '\0';
        attacks++;
        missed += !is_refused(fixture, line, says);
    }
    buffer_free(&expected);
    assert_true(attacks >= 60);
    assert_int_equal(missed, 0);
}

// What other tools write may stand in a foreign bag; everything else is refused there as well.
static void lenient_is_still_safe(void **state) {
    struct fixture *fixture = *state;
    static const char *const harmless[] = {
        "comment",
        "date-other",
        "deflate",
        "descriptor",
        "descriptor-flag",
        "directory-in-another-order",
        "dos-attributes",
        "entry-comment",
        "entry-disk",
        "extra-central",
        "extra-local",
        "flags-local-differ",
        "internal-attributes",
        "made-by-windows",
        "setuid",
        "time-local-differs",
        "time-other",
        "utf8-flag-missing",
        "version-local-differs",
        "version-needed",
        "zip64-entry-not-needed",
        "zip64-not-needed",
    };
    const size_t count = sizeof harmless / sizeof *harmless;
    const struct verify_options foreign = {.foreign = true};
    struct buffer expected = read_all(fixture, in_corpus(fixture, "expected.txt"));
    size_t passed = 0;
    for (char *line = strtok(expected.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        *strchr(line, '\t') = '\0';
        bool may_pass = passed < count && strcmp(line, harmless[passed]) == 0;
        struct verify_report *report = report_new();
        const char *path = in_corpus(fixture, arena_printf(fixture->arena, "%s.zip", line));
        bool passes = verify_volume(path, &foreign, report, NULL, &fixture->diagnostics);
        if (passes != may_pass) {
            print_report(line, report);
            fail_msg("%s", passes ? "passes" : "is refused");
        }
        passed += may_pass;
        report_free(report);
    }
    assert_int_equal(passed, count);
    buffer_free(&expected);
}

// What the attacks were made from is whole.
static void the_whole_volume(void **state) {
    struct fixture *fixture = *state;
    const struct verify_options ours = {.foreign = false};
    struct verify_report *report = report_new();
    if (!verify_volume(in_corpus(fixture, "whole.zip"), &ours, report, NULL,
                       &fixture->diagnostics)) {
        print_report("whole", report);
        fail();
    }
    report_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_attack, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(lenient_is_still_safe, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(the_whole_volume, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
