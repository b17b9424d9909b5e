// SPDX-License-Identifier: Apache-2.0
// What `juance rules` and `juance explain` say: the rule, its source, its parameters and their
// line.
#include "rules/describe.h"

#include <string.h>

#include "rules_scene.h"

#define BODY                                                                                       \
    "<material id='T-M01' kind='scoreSheet' per='session' clause='(一)' quote='文' "             \
    "severity='blocking' responsible='某' demand='改'>\n<form medium='paper' class='D3'/>\n"     \
    "<signature role='assessor' rule='T-S1' clause='(九)'/></material>\n"                         \
    "<rule id='T-1' class='A' title='试' clause='(二)' quote='原文' severity='serious' "       \
    "mendable='false' responsible='某' demand='改' example='例'>\n<check each='room' "          \
    "message='x'>\n<where field='type' is='paper'/>\n<minimum field='gapAlong' limit='80 "         \
    "cm'/></check></rule>"

static const char *parameters_of(struct rules_scene *scene, const struct description *rule) {
    struct buffer text = BUFFER_EMPTY;
    for (size_t i = 0; i < rule->parameter_count; i++)
        buffer_printf(&text, "%u %s %s=%s;", rule->parameters[i].line, rule->parameters[i].operator,
                      rule->parameters[i].name, rule->parameters[i].value);
    const char *copy = arena_copy_bytes(scene->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static void test_everything_in_force_is_described(void **state) {
    struct rules_scene *scene = *state;
    size_t count;
    assert_true(rules_scene_load(scene, BODY));
    const struct description *all = describe_book(scene->book, scene->arena, &count);
    assert_int_equal(count, 3);

    const struct description *rule = describe_find(all, count, "T-1");
    assert_int_equal(rule->kind, DESCRIBE_RULE);
    assert_string_equal(rule->source_title, "测〔2025〕1号");
    assert_string_equal(rule->clause, "(二)");
    assert_string_equal(rule->example, "例");
    assert_int_equal(rule->severity, SEVERITY_SERIOUS);
    assert_false(rule->mendable);
    assert_string_equal(describe_days(rule, scene->arena), "2022-06-01 – ");
    assert_string_equal(parameters_of(scene, rule),
                        "8 check each=room;9 where field=type;9 where is=paper;"
                        "10 minimum field=gapAlong;10 minimum limit=80 cm;");

    rule = describe_find(all, count, "T-M01");
    assert_int_equal(rule->kind, DESCRIBE_MATERIAL);
    assert_string_equal(rule->title, "考评员签字的评分表");
    assert_string_equal(parameters_of(scene, rule),
                        "4 material kind=scoreSheet;4 material per=session;5 paper class=D3;"
                        "6 signature role=assessor;6 signature rule=T-S1;");

    rule = describe_find(all, count, "T-S1");
    assert_int_equal(rule->kind, DESCRIBE_SIGNATURE);
    assert_string_equal(rule->clause, "(九)");
    assert_string_equal(rule->quote, "文");
    assert_null(describe_find(all, count, "T-9"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        test_everything_in_force_is_described, rules_scene_open, rules_scene_close)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
