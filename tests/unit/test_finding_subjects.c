// SPDX-License-Identifier: Apache-2.0
// Whom a finding is about. Every field of an export or of an institution's file that refers to a
// record of a list is followed, whichever it is: the next one too.
#include <stdio.h>
#include <string.h>

#include "model/batch.h"
#include "model/institution.h"
#include "rules/finding_subjects.h"
#include "rules_scene.h"

static struct arena *arena;
static struct codes codes;
static unsigned tried;

// The records from the root down to the one at hand.
struct way {
    const struct record_kind *kinds[8];
    struct scope_name names[8];
    const struct record *frame[8];
    unsigned depth;
};

static const struct field *list_of(const struct record_kind *root, const char *target) {
    size_t length = strcspn(target, ".");
    for (size_t i = 0; i < root->field_count; i++)
        if (root->fields[i].type == FIELD_list && strlen(root->fields[i].items->name) == length &&
            strncmp(root->fields[i].items->name, target, length) == 0)
            return &root->fields[i];
    return NULL;
}

static bool is_paper(const struct record_kind *kind) {
    return kind == &material_kind || kind == &dossierMaterial_kind;
}

// The record that the field refers to stands in the root's list, and nothing else does.
static void try_target(const struct way *way, const struct field *field, const char *target) {
    const struct record_kind *root = way->kinds[0];
    const struct field *list = list_of(root, target);
    if (!list || is_paper(list->items)) return;
    size_t whole = strcspn(target, " "), length = strcspn(target, ".");
    const struct field *key =
        record_field(list->items, arena_copy_bytes(arena, target + length + 1, whole - length - 1));
    assert_non_null(key);
    struct way own = *way;
    for (unsigned i = 0; i < own.depth; i++) own.frame[i] = record_new(arena, own.kinds[i]);
    struct record *pointed = record_new(arena, list->items);
    pointed->line = 77;
    assert_true(record_set(arena, pointed, key, "X1"));
    *(struct list *)((char *)own.frame[0] + list->offset) = (struct list){pointed, 1};
    assert_true(record_set(arena, (struct record *)own.frame[own.depth - 1], field, "X1"));
    struct subjects subjects = {.arena = arena, .codes = &codes};
    struct finding_case one = {0};
    subjects_find(&subjects, own.names, own.frame, own.depth, &one);
    subjects_free(&subjects);
    bool found = false;
    for (uint32_t i = 0; i < one.about_count; i++)
        found |= strcmp(one.about[i].kind, list->items->name) == 0 && one.about[i].line == 77 &&
                 one.about[i].id && strcmp(one.about[i].id, "X1") == 0;
    if (!found)
        fail_msg("%s/@%s is not followed to %s", way->kinds[way->depth - 1]->name, field->name,
                 list->items->name);
    tried++;
}

static void walk(struct way *way) {
    const struct record_kind *kind = way->kinds[way->depth - 1];
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list && way->depth < 8 && field->items != kind) {
            way->kinds[way->depth] = field->items;
            way->names[way->depth] = scope_name_of(field->items);
            way->depth++;
            walk(way);
            way->depth--;
        }
        if (way->depth == 1 || !field->refers) continue;
        for (const char *target = field->refers; *target; target += strspn(target, " ")) {
            try_target(way, field, target);
            target += strcspn(target, " ");
        }
    }
}

static void test_every_reference_is_followed(void **state) {
    (void)state;
    static const struct record_kind *const roots[] = {&batch_kind, &dossier_kind};
    arena = arena_new();
    for (size_t i = 0; i < 2; i++) {
        struct way way = {{roots[i]}, {scope_name_of(roots[i])}, {NULL}, 1};
        unsigned before = tried;
        walk(&way);
        assert_true(tried > before);
    }
    arena_free(arena);
    assert_true(tried > 20);
}

// Through a check: {materials and records, whom the one finding is about}
static void test_in_a_check(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(
        scene,
        "<material id='T-M02' kind='applicationForm' per='candidate' clause='(一)' quote='文' "
        "severity='blocking' responsible='某' demand='改'><form medium='paper' class='D3'/>"
        "<signature role='candidate'/></material>"));
    struct findings *findings = rules_scene_check(
        scene, "<candidate number='1' name='甲'/>"
               "<material id='M' kind='applicationForm' title='申报表' medium='paper' location='A' "
               "candidate='1'/>");
    assert_int_equal(findings->count, 1);
    struct buffer about = BUFFER_EMPTY;
    finding_write_about(&about, &findings->items[0].first);
    assert_string_equal(buffer_text(&about), "归档材料 申报表 (M)；参评人员 甲 (1)");
    assert_int_equal(findings->items[0].who, 1);
    buffer_free(&about);
    assert_true(rules_scene_checks(
        scene,
        "<check each='session/duty' message='缺{missing}'><present fields='signedInAt'/></check>"));
    findings = rules_scene_check(
        scene, "<room id='R' name='一号考场'/><person id='P' name='乙'/>"
               "<session id='S' room='R' subject='theory'><duty person='P' post='invigilator'/>"
               "</session>");
    assert_int_equal(findings->count, 1);
    finding_write_about(&about, &findings->items[0].first);
    assert_string_equal(buffer_text(&about),
                        "岗位安排 监考人员；场次 S；工作人员 乙 (P)；考场 一号考场 (R)");
    assert_int_equal(findings->items[0].who, 2);
    buffer_free(&about);
}

// What cannot be decided is told once, and of whom.
static void test_undecided(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_checks(scene, "<check each='candidate' absent='undecided' "
                                          "message='x'><oneOf field='category' values='student'/>"
                                          "</check>"));
    struct findings *findings = rules_scene_check(
        scene, "<candidate number='1' name='甲'/>\n<candidate number='2' name='乙'/>");
    assert_int_equal(findings->undecided, 1);
    const struct finding *finding = &findings->items[0];
    assert_string_equal(finding->common, "缺少人员类别，2 处无法判定");
    struct buffer names = BUFFER_EMPTY;
    assert_int_equal(finding_write_names(&names, finding, 0, 9), 2);
    assert_string_equal(buffer_text(&names), "参评人员 甲 (1)、乙 (2)");
    buffer_free(&names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_undecided, rules_scene_open, rules_scene_close),
        cmocka_unit_test(test_every_reference_is_followed),
        cmocka_unit_test_setup_teardown(test_in_a_check, rules_scene_open, rules_scene_close)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
