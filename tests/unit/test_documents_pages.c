// SPDX-License-Identifier: Apache-2.0
// Registers on paper: what documents/ composes is drawn, the same twice; a character that no font
// has names the person; a row source is pulled as often as the renderer likes.
#include "documents_scene.h"
#include "unit.h"

#include <string.h>

#include "base/platform.h"
#include "render/render.h"

#define OPEN_TEST(function)                                                                        \
    cmocka_unit_test_setup_teardown(function, documents_scene_open, documents_scene_close)

static const char *data_file(struct documents_scene *scene, const char *name) {
    return arena_printf(scene->arena, "%s/%s", platform_data_folder(scene->arena), name);
}

static struct document *compose(struct documents_scene *scene, const char *name) {
    const char *path = data_file(scene, arena_printf(scene->arena, "templates/%s", name));
    const struct document_template *template = template_load(
        path, platform_data_folder(scene->arena), &scene->codes, scene->arena, &scene->diagnostics);
    assert_non_null(template);
    struct compose_input *input = arena_alloc(scene->arena, sizeof *input);
    *input = scene_input(scene);
    return document_compose(template, input, scene->arena, &scene->diagnostics);
}

static struct font_stack *fonts(struct documents_scene *scene) {
    struct font_stack *stack =
        fonts_load(data_file(scene, "schemas/fonts.txt"), &scene->diagnostics);
    assert_non_null(stack);
    return stack;
}

static void fill(struct documents_scene *scene) {
    static const char *const names[] = {"王𠮷", "䶮·买买提", "林㛃", "𬭎𪚔𬸚", "Zoë Nuñez"};
    for (int i = 0; i < 120; i++) {
        struct candidate *candidate =
            scene_candidate(scene, arena_printf(scene->arena, "43250010%05d", i), names[i % 5]);
        candidate->idNumber = "439999199811210010";
        candidate->employer = i % 7 ? "示例汽车零部件有限公司" : NULL;
        scene_score(scene, candidate, "theory", "71.5");
    }
    scene_index(scene);
}

static void drawn_twice_the_same(void **state) {
    struct documents_scene *scene = *state;
    fill(scene);
    struct font_stack *stack = fonts(scene);
    static const char *const templates[] = {"cover.xml",         "remarks.xml",
                                            "contents.xml",      "candidate-roster.xml",
                                            "score-summary.xml", "certificate-roster.xml",
                                            "completeness.xml"};
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        struct document *document = compose(scene, templates[i]);
        struct buffer first = BUFFER_EMPTY, second = BUFFER_EMPTY;
        struct render_result result;
        assert_true(render_pdf(document, stack, NULL, &first, &result, &scene->diagnostics));
        assert_true(render_pdf(document, stack, NULL, &second, &result, &scene->diagnostics));
        assert_string_equal(buffer_text(&scene->messages), "");
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.bytes, second.bytes, first.length);
        buffer_free(&first);
        buffer_free(&second);
    }
    fonts_free(stack);
}

// Every row stands on some page, and every page but the first says whose it is.
static void rows_and_running_heads(void **state) {
    struct documents_scene *scene = *state;
    fill(scene);
    struct font_stack *stack = fonts(scene);
    struct buffer trace = BUFFER_EMPTY;
    struct render_result result;
    assert_true(render_trace(compose(scene, "candidate-roster.xml"), stack, NULL, &trace, &result,
                             &scene->diagnostics));
    for (int i = 0; i < 120; i++)
        assert_non_null(strstr(trace.bytes, arena_printf(scene->arena, "43250010%05d", i)));
    assert_true(result.pages >= 4);
    size_t heads = 0, notes = 0;
    for (const char *at = trace.bytes; (at = strstr(at, "批次号：")); at++) heads++;
    for (const char *at = trace.bytes; (at = strstr(at, "由系统生成，非签字原件")); at++) notes++;
    assert_int_equal(heads, result.pages); // the first in its own words below the title
    assert_int_equal(notes, result.pages);
    buffer_free(&trace);
    fonts_free(stack);
}

static void a_missing_glyph_names_the_person(void **state) {
    struct documents_scene *scene = *state;
    fill(scene);
    scene_candidate(scene, "43250019", "王\U0010FFFD");
    scene_index(scene);
    struct font_stack *stack = fonts(scene);
    struct buffer pdf = BUFFER_EMPTY;
    struct render_result result;
    assert_false(render_pdf(compose(scene, "score-summary.xml"), stack, NULL, &pdf, &result,
                            &scene->diagnostics));
    assert_int_equal(pdf.length, 0);
    assert_non_null(strstr(buffer_text(&scene->messages), "U+10FFFD"));
    assert_non_null(strstr(buffer_text(&scene->messages), "参评人员 王<U+10FFFD> (43250019)"));
    fonts_free(stack);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        OPEN_TEST(drawn_twice_the_same),
        OPEN_TEST(rows_and_running_heads),
        OPEN_TEST(a_missing_glyph_names_the_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
