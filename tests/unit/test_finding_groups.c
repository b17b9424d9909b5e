// SPDX-License-Identifier: Apache-2.0
// Findings put together: which are one, what is said of all, in what order, and how many may come.
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "rules/finding_groups.h"
#include "rules_scene.h"

static const char *const people[] = {"王𠮷", "林㛃", "古丽·艾合买提", "卢霞丽"};

static const struct finding_about about[] = {
    {"candidate", "参评人员", "王𠮷", "2025001", 11},
    {"candidate", "参评人员", "林㛃", "2025002", 12},
    {"candidate", "参评人员", "古丽·艾合买提", "2025003", 13},
    {"candidate", "参评人员", "卢霞丽", "2025004", 14}};

static struct finding place(unsigned person, const char *message) {
    static const char *const subjects[] = {"参评人员 王𠮷 (2025001)", "参评人员 林㛃 (2025002)",
                                           "参评人员 古丽·艾合买提 (2025003)",
                                           "参评人员 卢霞丽 (2025004)"};
    return (struct finding){.severity = SEVERITY_GENERAL,
                            .rule = "T-1",
                            .wording = "w",
                            .message = message,
                            .subject_kind = "candidate",
                            .subject = subjects[person],
                            .subject_id = about[person].id,
                            .about = &about[person],
                            .about_count = 1,
                            .line = about[person].line};
}

static struct arena *arena;

static struct findings group(const struct finding *places, size_t count) {
    struct findings findings = {0};
    findings_group(places, count, "所列对象", arena, &findings);
    return findings;
}

static void start(void **state) {
    (void)state;
    arena_free(arena);
    arena = arena_new();
}

static void test_alike_is_one(void **state) {
    start(state);
    struct finding places[] = {place(2, "没有签字"), place(0, "没有签字"), place(1, "没有签字")};
    struct findings findings = group(places, 3);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.by_severity[SEVERITY_GENERAL], 1);
    const struct finding *finding = &findings.items[0];
    assert_int_equal(finding_cases(finding), 3);
    assert_string_equal(finding->common, "没有签字");
    assert_int_equal(finding->line, 11);
    struct buffer names = BUFFER_EMPTY;
    assert_int_equal(finding_write_names(&names, finding, 0, 2), 2);
    assert_string_equal(buffer_text(&names), "参评人员 王𠮷 (2025001)、林㛃 (2025002)");
    buffer_clear(&names);
    assert_int_equal(finding_write_names(&names, finding, 2, 9), 1);
    assert_string_equal(buffer_text(&names), "古丽·艾合买提 (2025003)");
    buffer_free(&names);
}

// What sets two apart: {what is changed, how many findings they are then}
static void test_what_is_not_alike(void **state) {
    start(state);
    struct finding two[2];
#define PAIR(change, wanted)                                                                       \
    two[0] = place(0, "甲"), two[1] = place(1, "甲");                                              \
    two[1] change;                                                                                 \
    assert_int_equal(group(two, 2).count, wanted)
    PAIR(.line = 40, 1);
    PAIR(.message = "乙", 1);
    PAIR(.rule = "T-2", 2);
    PAIR(.wording = "v", 2);
    PAIR(.severity = SEVERITY_HINT, 2);
    PAIR(.blocks = true, 2);
    PAIR(.verdict = VERDICT_UNDECIDED, 2);
    PAIR(.responsible = "某", 2);
    PAIR(.clause = "(二)", 2);
    two[0] = place(0, "甲"), two[1] = place(0, "甲"); // the same place twice
    struct findings once = group(two, 2);
    assert_int_equal(once.count, 1);
    assert_int_equal(finding_cases(&once.items[0]), 1);
    // Texts are the same by what they say, not by where they stand.
    char copy[] = "w";
    two[1] = place(1, "甲");
    two[1].wording = copy;
    assert_int_equal(group(two, 2).count, 1);
}

// The words of two cases, and what is said of both; NULL: each has its own.
static void test_what_all_say(void **state) {
    start(state);
    static const struct {
        const char *first, *second, *common;
    } examples[] = {
        {"缺少照片：参评人员 王𠮷 (2025001)", "缺少照片：参评人员 林㛃 (2025002)",
         "缺少照片：所列对象"},
        {"王𠮷 的证书超期", "林㛃 的证书超期", "所列对象的证书超期"},
        {"王𠮷（2025001）没有签字", "林㛃（2025002）没有签字", "所列对象没有签字"},
        {"号码 2025001 没有", "号码 2025002 没有", "号码 所列对象没有"},
        {"王𠮷 得 51 分", "林㛃 得 52 分", NULL},
        {"王𠮷 得 51 分", "林㛃 得 51 分", "所列对象得 51 分"},
        {"编号 12025001", "编号 12025002", NULL}, // part of a longer number
        {"林㛃 得 51 分", "王𠮷 得 51 分", NULL}, // it names another
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct finding two[] = {place(0, examples[i].first), place(1, examples[i].second)};
        struct findings findings = group(two, 2);
        assert_int_equal(findings.count, 1);
        const struct finding *finding = &findings.items[0];
        if (examples[i].common) {
            assert_non_null(finding->common);
            assert_string_equal(finding->common, examples[i].common);
            assert_string_equal(finding->message, examples[i].common);
        } else {
            assert_null(finding->common);
            assert_string_equal(finding->message, examples[i].first);
        }
        assert_string_equal(finding_case_at(finding, 1)->message, examples[i].second);
    }
}

// Worst first, whatever order they came in.
static void test_order(void **state) {
    start(state);
    struct finding places[] = {place(3, "丁"), place(0, "甲"), place(1, "乙"), place(2, "丙")};
    places[0].severity = SEVERITY_HINT;
    places[1].rule = "T-2";
    places[2].severity = SEVERITY_BLOCKING;
    places[2].blocks = true;
    struct findings findings = group(places, 4);
    assert_int_equal(findings.count, 4);
    assert_true(findings.blocked);
    static const char *const wanted[] = {"乙", "丙", "甲", "丁"};
    for (size_t i = 0; i < 4; i++) assert_string_equal(findings.items[i].message, wanted[i]);
    assert_int_equal(group(NULL, 0).count, 0);
}

// Nothing looks at a pair: ten times the places take about ten times as long.
static double seconds_for(size_t count) {
    arena_free(arena);
    arena = arena_new();
    struct finding *places = arena_alloc(arena, count * sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[i] = place((unsigned)(i % 4), arena_printf(arena, "%s 得 %zu 分", people[i % 4], i));
        places[i].rule = i % 2 ? "T-1" : "T-2";
        places[i].line = (uint32_t)(i + 1);
    }
    clock_t before = clock();
    struct findings findings = group(places, count);
    assert_int_equal(findings.count, 2);
    assert_int_equal(finding_cases(&findings.items[0]) + finding_cases(&findings.items[1]), count);
    return (double)(clock() - before) / CLOCKS_PER_SEC;
}

static void test_many(void **state) {
    (void)state;
    double few = seconds_for(20000), many = seconds_for(200000);
    if (many > 0.2 && many > 40 * few) fail_msg("%.3f s, ten times as many %.3f s", few, many);
    arena_free(arena);
    arena = NULL;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alike_is_one),
                                       cmocka_unit_test(test_what_is_not_alike),
                                       cmocka_unit_test(test_what_all_say),
                                       cmocka_unit_test(test_order), cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
