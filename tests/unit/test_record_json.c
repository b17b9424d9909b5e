// SPDX-License-Identifier: Apache-2.0
// Records as JSON: every type, what is absent, chosen fields, lists.
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/record_append.h"
#include "model/record_json.h"
#include "model/record_table.h"
#include "unit.h"

#define LEAF_FIELDS(F, P, R) F(R, text, name, "名称")
RECORD_STRUCT(leaf, LEAF_FIELDS)
#define EACH_TYPE_FIELDS(F, P, R)                                                                  \
    F(R, text, words, "文字")                                                                      \
    F(R, code, code, "代码")                                                                       \
    F(R, digest, sha256, "摘要")                                                                   \
    F(R, integer, count, "数量")                                                                   \
    F(R, decimal, share, "比率")                                                                   \
    F(R, boolean, open, "未决")                                                                    \
    F(R, date, day, "日期")                                                                        \
    F(R, moment, at, "时间")                                                                       \
    F(R, list, leaf, "下级")                                                                       \
    P(R, text, found, "实测")
RECORD_STRUCT(each_type, EACH_TYPE_FIELDS)
RECORD_TABLE(leaf, "下级", LEAF_FIELDS)
RECORD_TABLE(each_type, "各种类型", EACH_TYPE_FIELDS)

static struct each_type *example(struct arena *arena) {
    static const char *const values[][2] = {
        {"words", "说“是”\n\"好\" 𠮷"},
        {"code", "D5"},
        {"sha256", "E3B0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"count", "-7"},
        {"share", "0.25"},
        {"open", "false"},
        {"day", "2024-02-29"},
        {"at", "2025-06-01T09:00:00"},
        {"found", "x"},
    };
    struct each_type *record = record_new(arena, &each_type_kind);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        assert_true(record_set(arena, &record->record, record_field(&each_type_kind, values[i][0]),
                               values[i][1]));
    return record;
}

static void check(const struct each_type *record, const char *fields, const char *expected) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    record_json(&json, NULL, &each_type_kind, &record->record, fields);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void every_type_is_written(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct each_type *record = example(arena);
    struct leaf *leaf = record_append(arena, &record->leaf, &leaf_kind);
    leaf->name = "一";
    (void)record_append(arena, &record->leaf, &leaf_kind);
    check(record, NULL,
          "{\"words\":\"说“是”\\u000a\\\"好\\\" 𠮷\",\"code\":\"D5\",\"sha256\":"
          "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"count\":-7,"
          "\"share\":0.25,\"open\":false,\"day\":\"2024-02-29\",\"at\":\"2025-06-01T09:00:00\","
          "\"leaf\":[{\"name\":\"一\"},{}],\"found\":\"x\"}");
    arena_free(arena);
}

static void what_is_absent_is_left_out(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct each_type *record = record_new(arena, &each_type_kind);
    check(record, NULL, "{}");
    check(record, "count words", "{}");
    record->open = 1;
    check(record, NULL, "{\"open\":true}");
    record->count = 0;
    check(record, NULL, "{\"count\":0,\"open\":true}");
    arena_free(arena);
}

static void fields_are_chosen_and_renamed(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct each_type *record = example(arena);
    check(record, "share  day=due count", "{\"share\":0.25,\"due\":\"2024-02-29\",\"count\":-7}");
    check(record, "found", "{\"found\":\"x\"}");
    check(record, "", "{}");
    arena_free(arena);
}

static void lists_are_arrays_inside_what_is_open(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct each_type *record = example(arena);
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    record_json_list(&json, "none", &leaf_kind, &record->leaf, NULL);
    ((struct leaf *)record_append(arena, &record->leaf, &leaf_kind))->name = "一";
    ((struct leaf *)record_append(arena, &record->leaf, &leaf_kind))->name = "二";
    record_json_members(&json, &each_type_kind, &record->record, "code");
    record_json_list(&json, "leaves", &leaf_kind, &record->leaf, "name=title");
    record_json(&json, "first", &leaf_kind, record->leaf.first, NULL);
    json_close(&json, '}');
    assert_string_equal(buffer_text(&out),
                        "{\"none\":[],\"code\":\"D5\",\"leaves\":[{\"title\":\"一\"},"
                        "{\"title\":\"二\"}],\"first\":{\"name\":\"一\"}}");
    buffer_free(&out);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_written),
        cmocka_unit_test(what_is_absent_is_left_out),
        cmocka_unit_test(fields_are_chosen_and_renamed),
        cmocka_unit_test(lists_are_arrays_inside_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
