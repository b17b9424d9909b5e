// SPDX-License-Identifier: Apache-2.0
// The templates that come with the program, made of real samples: every one loads, its XML is valid
// and the same twice, and nobody's name is lost on the way.
#include "documents_scene.h"
#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/platform.h"
#include "documents/results.h"
#include "documents/slots.h"
#include "model/outcome.h"
#include "model/record_append.h"
#include "publish/csv.h"
#include "publish/json_document.h"
#include "publish/xml.h"
#include "xml/read_once.h"

#define OPEN_TEST(function)                                                                        \
    cmocka_unit_test_setup_teardown(function, documents_scene_open, documents_scene_close)

static const char *data_file(struct documents_scene *scene, const char *name) {
    return arena_printf(scene->arena, "%s/%s", platform_data_folder(scene->arena), name);
}

static const struct document_template *load(struct documents_scene *scene, const char *name) {
    const char *path = data_file(scene, arena_printf(scene->arena, "templates/%s", name));
    const struct document_template *template = template_load(
        path, platform_data_folder(scene->arena), &scene->codes, scene->arena, &scene->diagnostics);
    assert_string_equal(buffer_text(&scene->messages), "");
    assert_non_null(template);
    return template;
}

// The 卷内目录 of a volume that holds every material of the batch.
struct walk {
    struct documents_scene *scene;
    const struct material *at;
};
static void start(void *context) {
    struct walk *walk = context;
    walk->at = (const struct material *)walk->scene->batch->material.first;
}
static bool next(void *context, struct entry_view *entry) {
    struct walk *walk = context;
    if (!walk->at) return false;
    entry->title = walk->at->title;
    entry->kind = walk->at->kind;
    entry->medium = walk->at->medium;
    entry->reason = walk->at->reason;
    entry->file = walk->at->file;
    entry->part = "03";
    walk->at = (const struct material *)walk->at->record.next;
    return true;
}

static void use_sample(struct documents_scene *scene, const char *sample) {
    static const struct xml_format format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                             "schemas/assessment-batch.xsd"};
    scene->batch = (struct batch *)xml_read_once(
        &format, platform_data_folder(scene->arena), NULL,
        data_file(scene, arena_printf(scene->arena, "samples/%s/batch.xml", sample)), scene->arena,
        &scene->diagnostics);
    assert_non_null(scene->batch);
    scene_index(scene);
}

static struct document *make(struct documents_scene *scene,
                             const struct document_template *template, struct walk *walk) {
    struct compose_input input = scene_input(scene);
    input.entries = (struct entry_rows){walk, start, next};
    // What a sample does not hold is not there.
    const struct slot_name *name;
    for (size_t slot = SLOT_DOCUMENT + 1; (name = slots_at(slot)); slot++)
        if (!input_has(&input, name->name)) input_add(&input, name->name, name->kind, NULL);
    // The input must live as long as the document.
    struct compose_input *kept = arena_alloc(scene->arena, sizeof *kept);
    *kept = input;
    return document_compose(template, kept, scene->arena, &scene->diagnostics);
}

static struct buffer publish(struct documents_scene *scene, const char *name) {
    struct walk *walk = arena_alloc(scene->arena, sizeof *walk);
    walk->scene = scene;
    struct buffer xml = BUFFER_EMPTY;
    struct document *document = make(scene, load(scene, name), walk);
    assert_true(publish_xml(document, &xml, &scene->diagnostics));
    struct buffer again = BUFFER_EMPTY;
    assert_true(publish_xml(document, &again, &scene->diagnostics));
    assert_int_equal(xml.length, again.length);
    assert_memory_equal(xml.bytes, again.bytes, xml.length);
    buffer_free(&again);
    return xml;
}

static void is_valid(struct documents_scene *scene, const struct buffer *xml) {
    static const struct record_kind root = {"register", "登记表", sizeof(struct record),
                                            NULL,       0,        true};
    static const struct xml_format format = {REGISTER_NAMESPACE, REGISTER_VERSION, &root,
                                             "schemas/register.xsd"};
    const char *path = arena_printf(scene->arena, "%s/test.xml", scene->folder);
    assert_true(platform_write(path, xml->bytes, xml->length, &scene->diagnostics));
    xml_read_once(&format, platform_data_folder(scene->arena), NULL, path, scene->arena,
                  &scene->diagnostics);
    assert_string_equal(buffer_text(&scene->messages), "");
}

static void every_template_of_a_sample(struct documents_scene *scene, const char *sample) {
    use_sample(scene, sample);
    const char *const *names =
        platform_list(scene->arena, data_file(scene, "templates"), &scene->diagnostics);
    size_t count = 0;
    for (; *names; names++) {
        size_t length = strlen(*names);
        if (length < 4 || strcmp(*names + length - 4, ".xml") != 0) continue;
        struct buffer xml = publish(scene, *names);
        is_valid(scene, &xml);
        buffer_free(&xml);
        count++;
    }
    assert_true(count >= 12);
}

static void registers_of_hunan(void **state) {
    every_template_of_a_sample(*state, "hunan/complete-social-organisation");
}
static void registers_of_yunnan(void **state) {
    every_template_of_a_sample(*state, "yunnan/complete-corrected-certificates");
}

static void nobody_is_lost(void **state) {
    struct documents_scene *scene = *state;
    use_sample(scene, "hunan/complete-social-organisation");
    static const char *const names[] = {"candidate-roster.xml", "score-summary.xml",
                                        "seating-plan.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buffer xml = publish(scene, names[i]);
        for (EACH(struct candidate, candidate, scene->batch->candidate)) {
            const char *cell =
                arena_printf(scene->arena, "<cell column=\"name\" value=\"%s\"/>", candidate->name);
            assert_non_null(strstr(xml.bytes, cell));
        }
        buffer_free(&xml);
    }
}

// Numbers of people stand whole in registers that stay inside, masked in what hangs at the door.
static void seating_plans_are_masked(void **state) {
    struct documents_scene *scene = *state;
    use_sample(scene, "hunan/complete-social-organisation");
    struct buffer plan = publish(scene, "seating-plan.xml");
    struct buffer roster = publish(scene, "candidate-roster.xml");
    for (EACH(struct candidate, candidate, scene->batch->candidate)) {
        assert_null(strstr(plan.bytes, candidate->idNumber));
        assert_non_null(strstr(roster.bytes, candidate->idNumber));
    }
    buffer_free(&plan);
    buffer_free(&roster);
}

static void incomplete_sealing_is_told(void **state) {
    struct documents_scene *scene = *state;
    scene->volume->incomplete = "原件送交核查";
    scene->volume->incompleteBy = "李明远";
    static const char *const names[] = {"cover.xml", "remarks.xml"};
    for (size_t i = 0; i < 2; i++) {
        struct buffer xml = publish(scene, names[i]);
        assert_non_null(strstr(xml.bytes, "不完整封卷"));
        assert_non_null(strstr(xml.bytes, "原件送交核查"));
        assert_non_null(strstr(xml.bytes, "批准人：李明远"));
        buffer_free(&xml);
    }
}

static void control_characters_are_refused(void **state) {
    struct documents_scene *scene = *state;
    scene_candidate(scene, "001", "王\x01明");
    scene_index(scene);
    struct buffer xml = BUFFER_EMPTY;
    struct document *document = make(scene, load(scene, "candidate-roster.xml"), NULL);
    assert_false(publish_xml(document, &xml, &scene->diagnostics));
    assert_int_equal(xml.length, 0);
    assert_string_equal(buffer_text(&scene->messages),
                        "0: 参评人员名册: 参评人员 王<U+0001>明 (001) holds the control character "
                        "U+0001; mend the export\n");
}

static void csv_of_a_table(void **state) {
    struct documents_scene *scene = *state;
    scene_candidate(scene, "001", "王,\"大\"明")->employer = "一\n二";
    scene_index(scene);
    const struct document_template *template = scene_body(
        scene, "<table name=\"t\" source=\"candidates\"><column key=\"n\" title=\"姓名\" "
               "group=\"人\">{candidate.name}</column><column key=\"e\" title=\"单位\">"
               "{candidate.employer}</column><column key=\"k\" data=\"true\">{candidate.number}"
               "</column><group by=\"{candidate.level}\">x</group></table>");
    struct document *document = make(scene, template, NULL);
    struct buffer csv = BUFFER_EMPTY;
    publish_csv(document->blocks->table, &csv);
    assert_string_equal(csv.bytes, "\xEF\xBB\xBF"
                                   "人 姓名,单位,k\r\n\"王,\"\"大\"\"明\",\"一\n二\",001\r\n");
    buffer_free(&csv);
}

static void json_of_a_document(void **state) {
    struct documents_scene *scene = *state;
    scene_candidate(scene, "001", "王\"明")->sex = "1";
    scene_index(scene);
    const struct document_template *template = scene_body(
        scene, "<heading key=\"h\">甲{batch.number}</heading><space/><table name=\"t\" "
               "source=\"candidates\"><column key=\"n\" title=\"姓名\">{candidate.name}</column>"
               "<column key=\"sex\" data=\"true\">{candidate.sex}</column><total><value "
               "column=\"n\">{rows.count}</value></total></table><signatures><signature "
               "label=\"制表人：\" value=\"{institution.name}\"/></signatures>");
    struct document *document = make(scene, template, NULL);
    struct buffer json = BUFFER_EMPTY;
    publish_json(document, &json);
    assert_string_equal(
        json.bytes,
        "{\"kind\":\"test\",\"title\":\"试验表\",\"institution\":\"湖南示例评价有限公司\","
        "\"subject\":\"2025年第3批次\",\"identifier\":\"S000043-2025-2025003-D3/test\","
        "\"created\":\"2025-07-01T00:00:00\",\"blocks\":[{\"type\":\"heading\",\"key\":\"h\","
        "\"level\":1,\"text\":\"甲2025003\"},{\"type\":\"table\",\"name\":\"t\",\"columns\":["
        "{\"key\":\"n\",\"title\":\"姓名\"},{\"key\":\"sex\"}],\"rows\":[{\"n\":\"王\\\"明\","
        "\"sex\":\"男\",\"sexCode\":\"1\"},{\"$kind\":\"total\",\"n\":\"1\"}]},"
        "{\"type\":\"signatures\",\"lines\":[{\"label\":\"制表人：\","
        "\"name\":\"湖南示例评价有限公司\"}]}]}\n");
    buffer_free(&json);
}

// ---- results ------------------------------------------------------------------------------------

// One candidate with a theory score, and a decision that cancels it when `measure` names one.
static int8_t result_of(struct documents_scene *scene, const char *score, const char *mark,
                        int8_t stated, const char *measure) {
    struct batch *batch = record_new(scene->arena, &batch_kind);
    struct occupation *occupation =
        record_append(scene->arena, &batch->occupation, &occupation_kind);
    struct candidate *candidate = record_append(scene->arena, &batch->candidate, &candidate_kind);
    struct score *theory = record_append(scene->arena, &candidate->score, &score_kind);
    occupation->theory = 1;
    occupation->code = candidate->occupation = "6-31-01-03";
    occupation->level = candidate->level = "4";
    candidate->number = "1";
    if (mark) assert_true(decimal_parse(mark, &occupation->passMark));
    theory->subject = "theory";
    theory->passed = stated;
    if (score) assert_true(decimal_parse(score, &theory->score));
    if (measure) {
        struct incident *incident = record_append(scene->arena, &batch->incident, &incident_kind);
        incident->candidate = "1";
        incident->measure = measure;
        incident->session = "C1";
        struct session *session = record_append(scene->arena, &batch->session, &session_kind);
        session->id = "C1";
        session->subject = "theory";
    }
    outcomes_settle(batch, &scene->codes);
    struct scores_view scores;
    results_of(candidate, &scores);
    assert_int_equal(scores.theoryPassed, scores.passed);
    assert_int_equal(scores.cancelled, measure && strcmp(measure, "none") != 0);
    return scores.passed;
}

static void the_pass_mark_passes(void **state) {
    struct documents_scene *scene = *state;
    assert_int_equal(result_of(scene, "59.9", "60", BOOLEAN_NONE, NULL), 0);
    assert_int_equal(result_of(scene, "60", "60", BOOLEAN_NONE, NULL), 1);
    assert_int_equal(result_of(scene, "60.1", "60", BOOLEAN_NONE, NULL), 1);
    // What the export states is not printed; what nobody can tell stays open.
    assert_int_equal(result_of(scene, "60", "60", 0, NULL), 1);
    assert_int_equal(result_of(scene, "59.9", "60", 1, NULL), 0);
    assert_int_equal(result_of(scene, NULL, "60", 1, NULL), BOOLEAN_NONE);
    // Without a pass mark it is 60: assessment-batch.xsd.
    assert_int_equal(result_of(scene, "60", NULL, BOOLEAN_NONE, NULL), 1);
    assert_int_equal(result_of(scene, "59.9", NULL, BOOLEAN_NONE, NULL), 0);
}

static void a_cancelled_score_has_not_passed(void **state) {
    struct documents_scene *scene = *state;
    assert_int_equal(result_of(scene, "85", "60", 1, "none"), 1);
    assert_int_equal(result_of(scene, "85", "60", 1, "subjectVoid"), 0);
    assert_int_equal(result_of(scene, "85", "60", 1, "allVoid5"), 0);
    assert_int_equal(result_of(scene, "85", "60", 1, "resultsVoid"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        OPEN_TEST(the_pass_mark_passes),
        OPEN_TEST(a_cancelled_score_has_not_passed),
        OPEN_TEST(registers_of_hunan),
        OPEN_TEST(registers_of_yunnan),
        OPEN_TEST(nobody_is_lost),
        OPEN_TEST(seating_plans_are_masked),
        OPEN_TEST(incomplete_sealing_is_told),
        OPEN_TEST(control_characters_are_refused),
        OPEN_TEST(csv_of_a_table),
        OPEN_TEST(json_of_a_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
