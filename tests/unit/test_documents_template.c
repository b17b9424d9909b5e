// SPDX-License-Identifier: Apache-2.0
// Templates that are wrong: refused when they are loaded, with line and exact words.
#include "documents_scene.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

#include "base/platform.h"

#define OPEN_TEST(function)                                                                        \
    cmocka_unit_test_setup_teardown(function, documents_scene_open, documents_scene_close)

struct refusal {
    const char *body, *message;
};

static void refuses(struct documents_scene *scene, const struct refusal *refusals, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct document_template *template = scene_body(scene, refusals[i].body);
        assert_string_equal(buffer_text(&scene->messages), refusals[i].message);
        assert_null(template);
    }
}
#define REFUSES(refusals) refuses(*state, refusals, sizeof refusals / sizeof *refusals)

static void names_that_are_not_there(void **state) {
    static const struct refusal refusals[] = {
        {"<paragraph>{candidate.name}</paragraph>",
         "5: candidate.name: nothing of that name here; there are document, batch, institution, "
         "plan, volume, check, keeping, dossier, "
         "verification, checkedYear, region, case, subject, act, lastReminder, judgement, "
         "interview, notice, statement, decision, rectification, suspension, receipt, review, "
         "appeal, publicNotice, rating, result, known, list, archive\n"},
        {"\n\n<paragraph>{document.heading}</paragraph>",
         "7: \"document.heading\": <document> has no field \"heading\"; it has: title note kind\n"},
        {"<paragraph>{document}</paragraph>",
         "5: \"document\": a field of <document> is expected behind a point: title note kind\n"},
        {"<paragraph>{batch.sourceSha256}</paragraph>",
         "5: batch.sourceSha256: digests are not printed; they stand in the volume's manifest\n"},
        {"<paragraph>{batch.title</paragraph>",
         "5: {batch.title: a brace is opened and not closed\n"},
        {"<paragraph style=\"bold\">x</paragraph>", "5: bold: no style of that name\n"},
        {"<paragraph>{page}</paragraph>",
         "5: page: nothing of that name here; there are document, batch, institution, plan, "
         "volume, check, keeping, dossier, "
         "verification, checkedYear, region, case, subject, act, lastReminder, judgement, "
         "interview, notice, statement, decision, rectification, suspension, receipt, review, "
         "appeal, publicNotice, rating, result, known, list, archive\n"},
    };
    REFUSES(refusals);
}

static void filters_that_do_not_fit(void **state) {
    static const struct refusal refusals[] = {
        {"<paragraph>{batch.title|date}</paragraph>",
         "5: batch.title: the filter date does not fit the type of this field\n"},
        {"<paragraph>{batch.title|shout}</paragraph>",
         "5: batch.title: no filter is called shout; there are date, mask, maskName, label, code, "
         "choose, "
         "tick, fixed, pad, percent, zero, count, before, after, or\n"},
        {"<paragraph>{batch.title|before}</paragraph>",
         "5: batch.title: the filter before needs an argument behind a colon\n"},
        {"<paragraph>{batch.title|or:x|mask}</paragraph>",
         "5: batch.title: the filter mask must come first, before any other\n"},
        {"<paragraph>{batch.title|mask:many}</paragraph>",
         "5: batch.title: the argument of the filter mask is not understood\n"},
        {"<paragraph>{volume.retention|label:colours}</paragraph>",
         "5: volume.retention: the filter label names a code list that schemas/codes.xml does not "
         "hold\n"},
        {"<paragraph>{institution.branch}</paragraph>",
         "5: institution.branch: say what yes and no print as, for example |choose:是/否\n"},
        {"<paragraph>{batch.candidate}</paragraph>",
         "5: batch.candidate: a list has no text; use it as a row source, or |count\n"},
    };
    REFUSES(refusals);
}

#define TABLE(attributes, columns) "<table name=\"t\" " attributes ">\n" columns "</table>"

static void tables_that_cannot_be_made(void **state) {
    static const struct refusal refusals[] = {
        {TABLE("source=\"people\"", "<column key=\"a\" title=\"甲\"/>"),
         "5: people: no such row source; there are candidates, applications, certificates, "
         "occupations, "
         "sessions, "
         "duties, seats, materials, entries, findings, responsibles, responsibleFindings, "
         "matters, matterFindings, findingCases, "
         "holdings, "
         "and lists such as batch.incident\n"},
        {TABLE("source=\"batch.title\"", "<column key=\"a\" title=\"甲\"/>"),
         "5: batch.title: not a list; a row source is a list or a named source\n"},
        {TABLE("source=\"seats\"", "<column key=\"a\" title=\"甲\"/>"),
         "5: seats: this row source stands only inside a repeat that gives a session\n"},
        {TABLE("source=\"candidates\"", "<column key=\"a\"/>"),
         "6: column a: a printed column needs a title\n"},
        {TABLE("source=\"candidates\"",
               "<column key=\"a\" title=\"甲\"/>\n<column key=\"a\" title=\"乙\"/>"),
         "7: two columns of one table have the key a\n"},
        {TABLE("source=\"candidates\"",
               "<column key=\"a\" title=\"甲\"/>\n<total><value column=\"b\">x</value></total>"),
         "7: no column before this has the key b\n"},
        {TABLE("source=\"candidates\"",
               "<column key=\"a\" title=\"甲\"/>\n"
               "<total><value column=\"a\" sum=\"candidate.name\"/></total>"),
         "7: sum=\"candidate.name\": only numbers can be added up\n"},
        {TABLE("source=\"candidates\"",
               "<column key=\"a\" title=\"甲\"/>\n"
               "<total><value column=\"a\">{candidate.name}</value></total>"),
         "7: candidate.name: nothing of that name here; there are document, batch, institution, "
         "plan, volume, check, keeping, dossier, "
         "verification, checkedYear, region, case, subject, act, lastReminder, judgement, "
         "interview, notice, statement, decision, rectification, suspension, receipt, review, "
         "appeal, publicNotice, rating, result, known, list, archive, rows\n"},
        {TABLE("source=\"candidates\"",
               "<column key=\"a\" title=\"甲\"/>\n"
               "<total kind=\"subtotal\"><value column=\"a\">x</value></total>"),
         "7: a subtotal needs a <group> that stands before it\n"},
        {TABLE("source=\"candidates\" equals=\"x\"", "<column key=\"a\" title=\"甲\"/>"),
         "5: x: a condition names one field and at most one of is, equals, differs\n"},
        {"<repeat source=\"candidates\">\n" TABLE("source=\"candidates\"",
                                                  "<column key=\"a\" title=\"甲\"/>") "</repeat>",
         "6: a row source inside another one cannot use the name candidate twice\n"},
    };
    REFUSES(refusals);
}

static void conditions_that_do_not_fit(void **state) {
    static const struct refusal refusals[] = {
        {"<paragraph>{batch.title|or:a|or:b|or:c|or:d|or:e|or:f|or:g}</paragraph>",
         "5: batch.title: too many filters for one value\n"},
        {TABLE("source=\"batch.room\" where=\"room.type\" equals=\"tent\"",
               "<column key=\"a\" title=\"甲\"/>"),
         "5: \"tent\" is no value of the code list \"room.type\"\n"},
        {TABLE("source=\"batch.room\" where=\"room.screens\" equals=\"yes\"",
               "<column key=\"a\" title=\"甲\"/>"),
         "5: true or false is expected\n"},
        {TABLE("source=\"batch.room\" where=\"room.capacity\" differs=\"none\"",
               "<column key=\"a\" title=\"甲\"/>"),
         "5: a number is expected\n"},
        {TABLE("source=\"batch.room\" where=\"batch.room\" equals=\"none\"",
               "<column key=\"a\" title=\"甲\"/>"),
         "5: \"batch.room\": this field cannot be compared\n"},
        {TABLE("source=\"batch.room\" where=\"room.type\" is=\"present\" equals=\"paper\"",
               "<column key=\"a\" title=\"甲\"/>"),
         "5: room.type: a condition names one field and at most one of is, equals, differs\n"},
        {TABLE("source=\"batch.room[capacity&gt;1]\"", "<column key=\"a\" title=\"甲\"/>"),
         "5: batch.room[capacity>1]: not a list; a row source is a list or a named source\n"},
    };
    REFUSES(refusals);
}

static void grids_that_do_not_close(void **state) {
    static const struct refusal refusals[] = {
        {"<grid name=\"g\" widths=\"1 0\">\n<row><cell/></row></grid>",
         "5: widths=\"1 0\": numbers above 0, one a column\n"},
        {"<grid name=\"g\" widths=\"1 1\">\n<row><cell/></row></grid>",
         "6: the cells of this row do not fill the 2 columns of the grid exactly\n"},
        {"<grid name=\"g\" widths=\"1 1\">\n<row><cell columns=\"3\"/></row></grid>",
         "6: the cells of this row do not fill the 2 columns of the grid exactly\n"},
        {"<grid name=\"g\" widths=\"1 1\">\n<row><cell rows=\"2\"/><cell/></row></grid>",
         "5: a cell reaches below the last row of the grid\n"},
    };
    REFUSES(refusals);
}

static void what_the_schema_refuses(void **state) {
    struct documents_scene *scene = *state;
    assert_null(scene_body(scene, "<space height=\"12 furlongs\"/>"));
    assert_non_null(strstr(buffer_text(&scene->messages), "5: "));
    assert_non_null(strstr(buffer_text(&scene->messages), "12 furlongs"));
    assert_null(scene_body(scene, "<marquee/>"));
    assert_non_null(strstr(buffer_text(&scene->messages), "marquee"));
}

static void several_faults_at_once(void **state) {
    struct documents_scene *scene = *state;
    assert_null(scene_body(scene, "<paragraph>{batch.x|code}</paragraph>\n"
                                  "<paragraph style=\"nobody\">{plan.}</paragraph>"));
    assert_non_null(strstr(buffer_text(&scene->messages),
                           "5: \"batch.x\": <batch> has no field \"x\"; it has: "));
    assert_non_null(strstr(buffer_text(&scene->messages), "6: nobody: no style of that name"));
    assert_non_null(strstr(buffer_text(&scene->messages), "6: \"plan.\": a name is expected"));
}

static void pages_and_styles(void **state) {
    static const struct refusal refusals[] = {
        {"\n<page paper=\"A4\" left=\"120mm\" right=\"80mm\"/><body/>",
         "2: the margins leave less than 30 mm for the text\n"},
        {"\n<page left=\"-1mm\"/><body/>",
         "2: left=\"-1mm\": a length is a number with mm, cm or pt\n"},
        {"\n<page/>\n<style name=\"a\" size=\"巨号\"/><body/>",
         "3: size=\"巨号\": a size is a length or a Chinese size such as 五号\n"},
        {"\n<page/>\n<style name=\"a\" base=\"b\"/><body/>", "3: b: no style of that name\n"},
        {"\n<page><header left=\"{pages} {batch.nothing|or:x}\"/></page>\n<body/>", NULL},
        {"<body/>", "1: a template has a <page>, its own or of what it extends\n"},
        {"\n<page><rule width=\"10mm\"/></page><body/>",
         "2: a line of the page says fromTop or fromBottom: how far from the edge\n"},
        {"<page/>",
         "1: a template has a kind, a title and a <body>; this one only serves to be extended\n"},
    };
    struct documents_scene *scene = *state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        assert_null(scene_template(scene, refusals[i].body));
        const char *messages = buffer_text(&scene->messages);
        if (refusals[i].message)
            assert_string_equal(messages, refusals[i].message);
        else
            assert_non_null(
                strstr(messages, "2: \"batch.nothing\": <batch> has no field \"nothing\""));
    }
}

// Every example of templates/README.md: fragments of a body stand in one, the others in a template.
static void examples_of_the_readme_load(void **state) {
    struct documents_scene *scene = *state;
    struct buffer readme = BUFFER_EMPTY;
    const char *path =
        arena_printf(scene->arena, "%s/templates/README.md", platform_data_folder(scene->arena));
    assert_true(platform_read(path, 1 << 20, &readme, &scene->diagnostics));
    size_t count = 0;
    const char *picture = arena_printf(scene->arena, "%s/letterhead.png", scene->folder);
    struct buffer png = BUFFER_EMPTY;
    assert_true(platform_read(arena_printf(scene->arena,
                                           "%s/tests/render/templates/pictures/letterhead.png",
                                           platform_data_folder(scene->arena)),
                              1 << 20, &png, &scene->diagnostics));
    assert_true(platform_write(picture, png.bytes, png.length, &scene->diagnostics));
    buffer_free(&png);
    for (const char *at = readme.bytes; (at = strstr(at, "```xml\n<")); count++) {
        at += strlen("```xml\n");
        const char *end = strstr(at, "```");
        const char *example = arena_copy_bytes(scene->arena, at, (size_t)(end - at));
        static const char styles[] = "<style name=\"title\"/><style name=\"body\"/>"
                                     "<style name=\"label\"/><style name=\"signature\"/>"
                                     "<style name=\"mark\"/><style name=\"number\"/>";
        bool page = strncmp(example, "<footer", 7) == 0;
        // The first example is a whole template that extends another: its copy stands in this
        // folder.
        if (strncmp(example, "<template", 9) == 0) continue;
        const struct document_template *template = scene_template(
            scene, page ? arena_printf(scene->arena, "<page>%s</page><body/>", example)
                        : arena_printf(scene->arena, "<page/>%s<body>%s</body>", styles, example));
        assert_string_equal(buffer_text(&scene->messages), "");
        assert_non_null(template);
    }
    assert_int_equal(unlink(picture), 0);
    assert_true(count >= 7);
    buffer_free(&readme);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        OPEN_TEST(names_that_are_not_there),    OPEN_TEST(filters_that_do_not_fit),
        OPEN_TEST(tables_that_cannot_be_made),  OPEN_TEST(conditions_that_do_not_fit),
        OPEN_TEST(grids_that_do_not_close),     OPEN_TEST(what_the_schema_refuses),
        OPEN_TEST(several_faults_at_once),      OPEN_TEST(pages_and_styles),
        OPEN_TEST(examples_of_the_readme_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
