// SPDX-License-Identifier: Apache-2.0
// What templates make of a batch: values, filters, conditions, joins, groups and totals. Documents
// are looked at in their XML form, which holds texts, codes and rows as the page does.
#include "documents_scene.h"
#include "unit.h"

#include <string.h>

#define OPEN_TEST(function)                                                                        \
    cmocka_unit_test_setup_teardown(function, documents_scene_open, documents_scene_close)

static void makes(struct documents_scene *scene, const char *body, const char *expected) {
    assert_string_equal(scene_blocks(scene, scene_body(scene, body)), expected);
}

#define SAYS(text) "  <paragraph value=\"" text "\"/>\n"

static void values_and_filters(void **state) {
    struct documents_scene *scene = *state;
    struct plan *plan = scene_add(scene, &scene->batch->plan, &plan_kind);
    plan->filedOn = date_of(2025, 3, 1);
    plan->scheme = "甲\"乙<丙";
    scene->check->heldOn = date_of(2025, 12, 31);
    scene->check->serious = 0;
    scene->check->general = 7;
    static const struct {
        const char *text, *result;
    } cases[] = {
        {"{batch.number}", "2025003"},
        {"第{batch.number}批，{{原样}", "第2025003批，{原样}"},
        {"{plan.filedOn}", "2025-03-01"},
        {"{plan.filedOn|date:YYYY年M月D日}", "2025年3月1日"},
        {"{plan.filedOn|date:YYYYMMDD}", "20250301"},
        {"{plan.scheme}", "甲&quot;乙&lt;丙"},
        {"{batch.number|mask:2,1}", "20****3"},
        {"{institution.name|mask:4,4}", "湖南示例**有限公司"},
        {"{institution.name|maskName}", "湖*"},
        {"{batch.number|mask:4,4}", "*******"},
        {"{volume.retention}", "3年"},
        {"{volume.retention|code}", "D3"},
        {"{volume.retention|label:severity}", "D3"},
        {"{check.general|pad:3}", "007"},
        {"{check.serious|zero:无}{check.general|zero:无}", "无7"},
        {"{check.general|fixed:2}", "7.00"},
        {"{batch.candidate|count}", "0"},
        {"[{plan.acceptedOn}{plan.method|before:a|after:b}]", "[]"},
        {"{plan.acceptedOn|date:YYYY年|or:未受理}", "未受理"},
        {"{plan.filedOn|before:于|after:报备|or:未报备}", "于2025-03-01报备"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *body =
            arena_printf(scene->arena, "<paragraph>{document.kind} %s</paragraph>", cases[i].text);
        makes(scene, body, arena_printf(scene->arena, SAYS("test %s"), cases[i].result));
    }
    makes(scene, "<paragraph>{plan.method}</paragraph>", ""); // nothing to say: left out
}

static void conditions(void **state) {
    struct documents_scene *scene = *state;
    scene->check->mending = 0;
    makes(scene,
          "<when field=\"volume.incomplete\"><paragraph>1</paragraph></when>"
          "<when field=\"volume.incomplete\" is=\"absent\"><paragraph>2</paragraph></when>"
          "<when field=\"volume.retention\" equals=\"D5 D3\"><paragraph>3</paragraph></when>"
          "<when field=\"volume.retention\" differs=\"D5 D3\"><paragraph>4</paragraph></when>"
          "<when field=\"check.mending\" differs=\"0\"><paragraph>5</paragraph></when>"
          "<when field=\"batch.candidate\" is=\"absent\"><paragraph>6</paragraph></when>"
          "<when field=\"volume.periodFrom\" equals=\"2026-01-01\"><paragraph>7</paragraph></when>",
          SAYS("2") SAYS("3") SAYS("6") SAYS("7"));
}

static void joins_of_candidates(void **state) {
    struct documents_scene *scene = *state;
    struct candidate *first = scene_candidate(scene, "001", "王𠮷");
    scene_score(scene, first, "theory", "60");
    scene_score(scene, first, "practical", "59.5");
    struct candidate *second = scene_candidate(scene, "002", "䶮·买买提");
    scene_score(scene, second, "theory", "61");
    struct candidate *third = scene_candidate(scene, "003", "林㛃");
    third->occupation = "9-99-99-99";
    struct certificate *voided = scene_add(scene, &second->certificate, &certificate_kind);
    struct certificate *valid = scene_add(scene, &second->certificate, &certificate_kind);
    struct certificate *late = scene_add(scene, &second->certificate, &certificate_kind);
    voided->number = "A1", valid->number = "A2", late->number = "A3";
    voided->status = late->status = "voided";
    scene_index(scene);
    makes(scene,
          "<table name=\"t\" source=\"candidates\"><column key=\"n\" title=\"n\">{candidate.name}"
          "</column><column key=\"o\" title=\"o\">{occupation.name|or:无}{scores.passed|choose:+/-|"
          "or:?}{certificate.number}</column></table>",
          "  <table name=\"t\" item=\"row\">\n"
          "    <column key=\"n\" title=\"n\"/>\n"
          "    <column key=\"o\" title=\"o\"/>\n"
          "    <row>\n"
          "      <cell column=\"n\" value=\"王𠮷\"/>\n"
          "      <cell column=\"o\" value=\"车工-\"/>\n"
          "    </row>\n"
          "    <row>\n"
          "      <cell column=\"n\" value=\"䶮·买买提\"/>\n"
          "      <cell column=\"o\" value=\"车工?A2\"/>\n"
          "    </row>\n"
          "    <row>\n"
          "      <cell column=\"n\" value=\"林㛃\"/>\n"
          "      <cell column=\"o\" value=\"无?\"/>\n"
          "    </row>\n"
          "  </table>\n");
    makes(scene,
          "<repeat source=\"certificates\" where=\"certificate.status\" differs=\"voided\">"
          "<paragraph>{certificate.number} {candidate.number}</paragraph></repeat>",
          SAYS("A2 002"));
    makes(scene,
          "<repeat source=\"candidates\" where=\"candidate.number\" differs=\"001\" "
          "unless=\"certificate.number\"><paragraph>{candidate.number}</paragraph></repeat>",
          SAYS("003"));
}

static void groups_and_totals(void **state) {
    struct documents_scene *scene = *state;
    static const char *const posts[] = {"甲", "甲", "乙", "甲"};
    for (size_t i = 0; i < 4; i++) {
        struct candidate *candidate =
            scene_candidate(scene, arena_printf(scene->arena, "%zu", i + 1), "某");
        candidate->post = posts[i];
        candidate->years = (decimal)(i + 1) * DECIMAL_ONE;
    }
    scene_index(scene);
    const char *body =
        "<repeat source=\"batch.occupation\"><table name=\"t\" source=\"batch.candidate\" "
        "where=\"candidate.number\" differs=\"9\">"
        "<column key=\"n\" title=\"n\">{rows.number}</column>"
        "<column key=\"y\" title=\"y\">{candidate.years}</column>"
        "<column key=\"d\" data=\"true\">{candidate.number}</column>"
        "<group by=\"{candidate.post}\">{candidate.post}组</group>"
        "<total kind=\"subtotal\"><value column=\"n\">{rows.count} 人</value>"
        "<value column=\"y\" sum=\"candidate.years\"/></total>"
        "<total><value column=\"n\">{occupation.name}{rows.count}</value>"
        "<value column=\"y\" sum=\"candidate.years\"/></total></table></repeat>";
#define ROW(kind, n, y)                                                                            \
    "    <row" kind ">\n      <cell column=\"n\" value=\"" n "\"/>\n      <cell column=\"y\" "     \
    "value=\"" y "\"/>\n"
#define BODY(n)   ROW("", n, n) "      <cell column=\"d\" value=\"" n "\"/>\n    </row>\n"
#define SUM(n, y) ROW(" kind=\"subtotal\"", n " 人", y) "    </row>\n"
#define GROUP(name)                                                                                \
    "    <row kind=\"group\">\n      <cell column=\"n\" value=\"" name "组\"/>\n    </row>\n"
    const char *expected =
        "  <table name=\"t\" item=\"row\">\n    <column key=\"n\" title=\"n\"/>\n"
        "    <column key=\"y\" title=\"y\"/>\n    <column key=\"d\" data=\"true\"/>\n" GROUP("甲")
            BODY("1") BODY("2") SUM("2", "3") GROUP("乙") BODY("3") SUM("1", "3") GROUP("甲")
                BODY("4") SUM("1", "4") ROW(" kind=\"total\"", "车工4", "10") "    </row>\n"
                                                                              "  </table>\n";
    makes(scene, body, expected);
}

// The renderer pulls rows more than once: to measure and to draw.
static void rows_can_be_pulled_again(void **state) {
    struct documents_scene *scene = *state;
    for (int i = 0; i < 3; i++) scene_candidate(scene, "1", "某");
    scene_index(scene);
    const struct document_template *template =
        scene_body(scene, "<table name=\"t\" source=\"candidates\"><column key=\"n\" title=\"n\">"
                          "{rows.number}{candidate.name}</column></table>");
    struct compose_input input = scene_input(scene);
    struct document *document =
        document_compose(template, &input, scene->arena, &scene->diagnostics);
    struct row_source rows = document->blocks->table->rows;
    struct row row;
    assert_true(rows.next(rows.context, &row));
    assert_true(rows.next(rows.context, &row));
    assert_string_equal(row.cells[0].text, "2某");
    assert_string_equal(row.cells[0].owner, "参评人员 某 (1)");
    for (int round = 0; round < 2; round++) {
        rows.start(rows.context);
        int count = 0;
        while (rows.next(rows.context, &row)) count++;
        assert_int_equal(count, 3);
        assert_false(rows.next(rows.context, &row));
    }
}

static void long_tables_need_no_memory(void **state) {
    struct documents_scene *scene = *state;
    for (int i = 0; i < 2000; i++)
        scene_candidate(scene, arena_printf(scene->arena, "%04d", i), "阿依努尔·买买提");
    scene_index(scene);
    const struct document_template *template = scene_body(
        scene, "<table name=\"t\" source=\"candidates\"><column key=\"n\" title=\"n\">"
               "{candidate.name|mask:1,1}{candidate.number|before:（|after:）}</column></table>");
    struct arena *arena = arena_new();
    struct compose_input input = scene_input(scene);
    struct document *document = document_compose(template, &input, arena, &scene->diagnostics);
    struct row_source rows = document->blocks->table->rows;
    struct row row;
    assert_true(rows.next(rows.context, &row));
    size_t size = arena_size(arena), count = 1;
    while (rows.next(rows.context, &row)) count++;
    assert_int_equal(count, 2000);
    assert_int_equal(arena_size(arena), size);
    arena_free(arena);
}

// A fraction is shown to one decimal place; what has no value at all is not in the legend.
static void charts_show_what_has_a_value(void **state) {
    struct documents_scene *scene = *state;
    scene->check->general = 7;
    scene->check->serious = INTEGER_NONE;
    struct arena *arena = arena_new();
    struct compose_input input = scene_input(scene);
    const struct document_template *template = scene_body(
        scene,
        "<chart kind=\"groupedBars\" title=\"t\" description=\"d\" percent=\"true\" label=\"x\">"
        "<series name=\"a\" value=\"check.serious\"/><series name=\"b\" "
        "value=\"check.general\"/></chart>");
    struct document *document = document_compose(template, &input, arena, &scene->diagnostics);
    assert_non_null(document);
    const struct chart *chart = document->blocks->chart;
    assert_int_equal(chart->series_count, 1);
    assert_string_equal(chart->series[0].name, "b");
    assert_int_equal(chart->series[0].values[0], 700 * DECIMAL_ONE);
    arena_free(arena);
}

static void seats_of_a_session(void **state) {
    struct documents_scene *scene = *state;
    static const char *const seats[] = {"A10", "A2", "A1"};
    struct session *session = scene_add(scene, &scene->batch->session, &session_kind);
    struct session *empty = scene_add(scene, &scene->batch->session, &session_kind);
    session->id = "S1", empty->id = "S2";
    session->room = "R1";
    struct room *room = scene_add(scene, &scene->batch->room, &room_kind);
    room->id = "R1", room->name = "301";
    for (int i = 0; i < 3; i++) {
        struct candidate *candidate = scene_candidate(scene, seats[i], "某");
        struct seat *seat = scene_add(scene, &candidate->seat, &seat_kind);
        seat->session = "S1", seat->seat = seats[i];
    }
    struct person *person = scene_add(scene, &scene->batch->person, &person_kind);
    person->id = "P1", person->name = "沈知行";
    struct duty *duty = scene_add(scene, &session->duty, &duty_kind);
    duty->person = "P1", duty->post = "leader";
    scene_index(scene);
    makes(scene,
          "<repeat source=\"sessions\"><paragraph>{session.id} {room.name} {staffing.assessors} "
          "{staffing.seats}</paragraph><repeat source=\"seats\"><paragraph>{seat.seat}"
          "</paragraph></repeat></repeat>",
          SAYS("S1 301 沈知行 3") SAYS("A1") SAYS("A2") SAYS("A10") SAYS("S2   0"));
}

static void findings_by_who_must_act(void **state) {
    struct documents_scene *scene = *state;
    struct finding items[] = {
        {.severity = SEVERITY_SERIOUS, .responsible = "甲", .message = "一"},
        {.severity = SEVERITY_SERIOUS, .responsible = "乙", .message = "二", .blocks = true},
        {.severity = SEVERITY_GENERAL, .responsible = "甲", .message = "三"},
        {.verdict = VERDICT_UNDECIDED, .responsible = "甲", .message = "四"},
    };
    scene->findings = (struct findings){.items = items, .count = 4};
    makes(scene,
          "<repeat source=\"responsibles\"><paragraph>{responsible.name}{responsible.findings}/"
          "{responsible.blocking}</paragraph><repeat source=\"responsibleFindings\"><paragraph>"
          "{finding.number}{finding.severity}{finding.message}</paragraph></repeat></repeat>",
          SAYS("乙1/1") SAYS("1严重二") SAYS("甲2/0") SAYS("1严重一") SAYS("2一般三"));
    makes(scene,
          "<repeat source=\"findings\" where=\"finding.verdict\" equals=\"undecided\"><paragraph>"
          "{finding.message}</paragraph></repeat>",
          SAYS("四"));
}

static void holdings_are_counted(void **state) {
    struct documents_scene *scene = *state;
    for (int i = 0; i < 3; i++) {
        struct material *material = scene_add(scene, &scene->batch->material, &material_kind);
        material->kind = "scoreSheet";
        material->medium = "paper";
        material->pages = 2;
        if (i == 0) material->none = 1;
        if (i == 1) scene_add(scene, &material->signature, &signature_kind);
    }
    struct finding item = {.material = "photo", .medium = "electronic"};
    scene->findings = (struct findings){.items = &item, .count = 1};
    makes(scene,
          "<repeat source=\"holdings\"><paragraph>{holding.kind|label:material.kind} "
          "{holding.present} {holding.none} {holding.withSignature} {holding.pages} "
          "{holding.findings}</paragraph></repeat>",
          SAYS("参评人员照片 0 0 0 0 1") SAYS("考评员签字的评分表 2 1 1 4 0"));
}

static void styles_and_page(void **state) {
    struct documents_scene *scene = *state;
    const struct document_template *template = scene_template(
        scene,
        "<page paper=\"A4\" orientation=\"landscape\" left=\"2cm\" top=\"72pt\">"
        "<header left=\"{batch.number}\" on=\"other\"/><footer centre=\"{page}/{pages}\"/></page>"
        "<style name=\"a\" face=\"kai\" size=\"小四\" indentFirst=\"2\"/>"
        "<style name=\"b\" base=\"a\" lineHeight=\"20pt\" colour=\"#C00000\" "
        "letterSpace=\"-0.2pt\"/>"
        "<body><paragraph style=\"b\">x</paragraph></body>");
    struct compose_input input = scene_input(scene);
    struct document *document =
        document_compose(template, &input, scene->arena, &scene->diagnostics);
    const struct text_style *style = document->blocks->style;
    assert_int_equal(style->face, FACE_KAI);
    assert_true(style->size == 12 && style->line_height == 20 && style->indent_first == 2);
    assert_true(style->letter_space < -0.19 && style->letter_space > -0.21);
    assert_int_equal(style->colour, 0xC00000);
    assert_true(document->page.width == 297 && document->page.height == 210);
    assert_true(document->page.left > 19.99 && document->page.left < 20.01);
    assert_true(document->page.top > 25.39 && document->page.top < 25.41);
    assert_string_equal(document->page.header->left, "2025003");
    assert_false(document->page.header->first_page);
    assert_true(document->page.header->other_pages);
    assert_string_equal(document->page.footer->centre, "{page}/{pages}");
    assert_string_equal(document->identifier, "S000043-2025-2025003-D3/test");
}

static void boxes_lines_and_signoff(void **state) {
    struct documents_scene *scene = *state;
    scene_candidate(scene, "001", "王一")->theory = 1;
    scene_index(scene);
    const struct document_template *template = scene_template(
        scene,
        "<page firstTop=\"30mm\"><rule fromBottom=\"20mm\" thickness=\"1pt\" "
        "on=\"first\"/></page><body>"
        "<repeat source=\"applications\"><paragraph>{candidate.theory|tick}"
        "{candidate.practical|tick}{candidate.category|tick:student}{line}{held.name|or:无}"
        "</paragraph></repeat><rule thickness=\"2pt\" second=\"0.5pt\" gap=\"1pt\" "
        "width=\"100pt\"/>"
        "<space until=\"72pt\"/><space fill=\"true\"/>"
        "<signoff name=\"{institution.name}\" date=\"2025年3月1日\" sealed=\"true\"/></body>");
    struct compose_input input = scene_input(scene);
    struct document *document =
        document_compose(template, &input, scene->arena, &scene->diagnostics);
    assert_true(document->page.first_top > 29.9 && document->page.rules->y > 276.5);
    assert_false(document->page.rules->other_pages);
    const struct block *block = document->blocks;
    assert_string_equal(block->spans->text, "\u2611\u2610\u2610\n无");
    assert_non_null(block->style); // without a style, a plain one
    block = block->next;
    assert_true(block->rule.first == 2 && block->rule.second == 0.5 && block->rule.width == 100);
    block = block->next;
    assert_true(block->until == 72 && block->amount == 0 && !block->fill);
    block = block->next;
    assert_true(block->fill);
    block = block->next;
    assert_true(block->signoff->seal);
    assert_string_equal(block->signoff->date, "2025年3月1日");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        OPEN_TEST(values_and_filters),
        OPEN_TEST(conditions),
        OPEN_TEST(joins_of_candidates),
        OPEN_TEST(groups_and_totals),
        OPEN_TEST(rows_can_be_pulled_again),
        OPEN_TEST(long_tables_need_no_memory),
        OPEN_TEST(charts_show_what_has_a_value),
        OPEN_TEST(seats_of_a_session),
        OPEN_TEST(findings_by_who_must_act),
        OPEN_TEST(holdings_are_counted),
        OPEN_TEST(styles_and_page),
        OPEN_TEST(boxes_lines_and_signoff),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
