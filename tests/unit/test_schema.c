// SPDX-License-Identifier: Apache-2.0
// What the schemas describe (the records are made from them): every name has its term, every code
// its list, every reference its target; nothing that a rule asks for is required; what is written
// is read again.
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/platform.h"
#include "base/words.h"
#include "model/batch.h"
#include "model/case.h"
#include "model/codes.h"
#include "model/config.h"
#include "model/disposal.h"
#include "model/figures.h"
#include "model/history.h"
#include "model/indicator_model.h"
#include "model/institution.h"
#include "model/judgement.h"
#include "model/misconduct_model.h"
#include "model/rating.h"
#include "model/references.h"
#include "model/regulation_model.h"
#include "model/sealed_history.h"
#include "unit.h"
#include "xml/reader.h"
#include "xml/writer.h"

// Everything that is written by hand or by another program and read by this one.
static const struct xml_format formats[] = {
    {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind, "schemas/assessment-batch.xsd"},
    {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind, "schemas/institution.xsd"},
    {REFERENCES_NAMESPACE, REFERENCES_VERSION, &references_kind, "schemas/references.xsd"},
    {CASE_NAMESPACE, CASE_VERSION, &caseFile_kind, "schemas/case.xsd"},
    {RATING_NAMESPACE, RATING_VERSION, &rating_kind, "schemas/rating.xsd"},
    {SEALED_HISTORY_NAMESPACE, SEALED_HISTORY_VERSION, &sealedHistory_kind, "schemas/history.xsd"},
    {CONFIG_NAMESPACE, CONFIG_VERSION, &config_kind, "schemas/config.xsd"},
};
enum { FORMATS = sizeof formats / sizeof *formats, MOST_KINDS = 400 };

// Decisions and the program's own data.
static const struct record_kind *const program_data[] = {
    &disposal_kind,     &codesFile_kind, &regulation_kind, &jurisdiction_kind, &calendar_kind,
    &indicatorSet_kind, &ladder_kind,    &misconduct_kind, &phrases_kind,      &procedure_kind};
enum { DATA = sizeof program_data / sizeof *program_data };

// Kinds that are reached from a root, each once.
struct kinds {
    const struct record_kind *items[MOST_KINDS];
    size_t count;
};

static void reach(struct kinds *kinds, const struct record_kind *kind) {
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->items[i] == kind) return;
    assert_true(kinds->count < MOST_KINDS);
    kinds->items[kinds->count++] = kind;
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == FIELD_list) reach(kinds, kind->fields[i].items);
}

static const struct kinds *all_kinds(void) {
    static struct kinds kinds;
    for (size_t i = 0; i < FORMATS; i++) reach(&kinds, formats[i].root);
    for (size_t i = 0; i < DATA; i++) reach(&kinds, program_data[i]);
    return &kinds;
}

// ---- the little of XSD that our schemas use -----------------------------------------------------

static const char *attribute(xmlNodePtr node, const char *name) {
    xmlAttrPtr found = xmlHasProp(node, BAD_CAST name);
    return found && found->children ? (const char *)found->children->content : NULL;
}

static bool is(xmlNodePtr node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr child(xmlNodePtr node, const char *name) {
    for (xmlNodePtr at = node ? node->children : NULL; at; at = at->next)
        if (is(at, name)) return at;
    return NULL;
}

static xmlNodePtr next(xmlNodePtr node, const char *name) {
    for (xmlNodePtr at = node->next; at; at = at->next)
        if (is(at, name)) return at;
    return NULL;
}

static xmlNodePtr named(xmlNodePtr parent, const char *element, const char *name) {
    xmlNodePtr at = child(parent, element);
    while (at && strcmp(attribute(at, "name"), name) != 0) at = next(at, element);
    return at;
}

static xmlDocPtr open_data(const char *file) {
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/%s", platform_data_folder(arena), file);
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document) fail_msg("cannot read %s", path);
    arena_free(arena);
    return document;
}

// A schema and the one that it includes.
struct schemas {
    xmlDocPtr parsed[2];
};

static xmlNodePtr type_of(const struct schemas *schemas, const char *record) {
    for (size_t i = 0; i < 2; i++) {
        xmlNodePtr type = named(xmlDocGetRootElement(schemas->parsed[i]), "complexType", record);
        if (type) return type;
    }
    fail_msg("no type %s", record);
    return NULL;
}

// ---- what is described -------------------------------------------------------------------------

static void every_name_has_its_term(void **state) {
    (void)state;
    const struct kinds *kinds = all_kinds();
    assert_true(kinds->count > 150);
    for (size_t i = 0; i < kinds->count; i++) {
        const struct record_kind *kind = kinds->items[i];
        if (!*kind->label) fail_msg("%s has no term", kind->name);
        for (size_t k = 0; k < kind->field_count; k++) {
            const struct field *field = &kind->fields[k];
            if (!*field->label) fail_msg("%s/%s has no term", kind->name, field->name);
            if (record_field(kind, field->name) != field)
                fail_msg("%s/%s is there twice", kind->name, field->name);
        }
    }
}

// Whatever a notice demands is asked for by a rule: a record may lack every list.
static void no_list_is_required(void **state) {
    (void)state;
    for (size_t i = 0; i < FORMATS; i++) {
        xmlDocPtr schema = open_data(formats[i].schema);
        xmlNodePtr root = xmlDocGetRootElement(schema);
        assert_string_equal(attribute(root, "targetNamespace"), formats[i].namespace_uri);
        for (xmlNodePtr type = child(root, "complexType"); type; type = next(type, "complexType"))
            for (xmlNodePtr at = child(child(type, "sequence"), "element"); at;
                 at = next(at, "element"))
                if (!attribute(at, "minOccurs") || strcmp(attribute(at, "minOccurs"), "0") != 0)
                    fail_msg("%s: %s/%s is required", formats[i].schema, attribute(type, "name"),
                             attribute(at, "name"));
        xmlFreeDoc(schema);
    }
}

// ---- codes -------------------------------------------------------------------------------------

// Codes without a list in codes.xml: where their values stand.
static const char *const defined_elsewhere[] = {
    "choice.option",                  // the regulation file lists each choice's options
    "fontFace.role",                  // faces of schemas/fonts.txt
    "config.rosterRetention",         // Y, or D and years: the schema
    "documentSettings.caseRetention", // the same
    "indicatorSet.kind",              // the schema lists them, here and below
    "ratingLimit.kind",
    "ladderRepeat.event",
    "ladderList.entry",
    "precondition.test",
    "tier.subject",
    "tierMeasure.gravity",
    "tierBan.until",
    "tierBan.gravity",
    "behaviour.subject",
    "behaviour.gravity",
    "escalation.event",
    "caseStep.before",
    "publicRegister.subject",
    "volumeDecision.outcome",
};

static bool has_list(xmlDocPtr codes, const struct record_kind *kind, const struct field *field) {
    char name[128];
    snprintf(name, sizeof name, "%s.%s", kind->name, field->name);
    for (size_t i = 0; i < sizeof defined_elsewhere / sizeof *defined_elsewhere; i++)
        if (strcmp(defined_elsewhere[i], name) == 0) return !field->codes;
    // Files of schemas/ are called by their ids.
    if (field->refers) return words_hold("jurisdiction.id ladder.id", field->refers);
    return field->codes && named(xmlDocGetRootElement(codes), "list", field->codes);
}

static void every_code_has_its_list(void **state) {
    (void)state;
    const struct kinds *kinds = all_kinds();
    xmlDocPtr codes = open_data("schemas/codes.xml");
    for (size_t i = 0; i < kinds->count; i++)
        for (size_t k = 0; k < kinds->items[i]->field_count; k++) {
            const struct field *field = &kinds->items[i]->fields[k];
            if (field->type != FIELD_code && field->codes && !field->several)
                fail_msg("%s/%s is no code", kinds->items[i]->name, field->name);
            if ((field->type == FIELD_code || field->codes) &&
                !has_list(codes, kinds->items[i], field))
                fail_msg("%s/%s has no list in schemas/codes.xml", kinds->items[i]->name,
                         field->name);
        }
    xmlFreeDoc(codes);
}

// What the program computes is looked up by name alone ("record.field" or else "field").
static int unlisted(xmlDocPtr codes, const struct record_kind *kind) {
    int count = 0;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list) count += unlisted(codes, field->items);
        if (field->type != FIELD_code || field->codes) continue;
        char name[128];
        snprintf(name, sizeof name, "%s.%s", kind->name, field->name);
        xmlNodePtr lists = xmlDocGetRootElement(codes);
        if (strcmp(field->name, "jurisdiction") == 0 || named(lists, "list", name) ||
            named(lists, "list", field->name))
            continue;
        fprintf(stderr, "schemas/codes.xml: no list for %s\n", name);
        count++;
    }
    return count;
}

static void every_computed_code_has_a_list(void **state) {
    (void)state;
    static const struct record_kind *const roots[] = {&pastBatch_kind,    &pastCertificate_kind,
                                                      &appearance_kind,   &judgement_kind,
                                                      &ratingResult_kind, &regionFigures_kind};
    xmlDocPtr codes = open_data("schemas/codes.xml");
    int count = 0;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) count += unlisted(codes, roots[i]);
    xmlFreeDoc(codes);
    assert_int_equal(count, 0);
}

// ---- references --------------------------------------------------------------------------------

static const struct record_kind *kind_named(const struct kinds *kinds, const char *name) {
    for (size_t i = 0; i < kinds->count; i++)
        if (strcmp(kinds->items[i]->name, name) == 0) return kinds->items[i];
    return NULL;
}

static unsigned check_targets(const struct kinds *kinds, const struct record_kind *kind,
                              const struct field *field) {
    char words[128];
    unsigned count = 0;
    assert_true(snprintf(words, sizeof words, "%s", field->refers) < (int)sizeof words);
    for (char *rest = words, *word; (word = strtok_r(rest, " ", &rest)); count++) {
        char *key = strchr(word, '.');
        if (!key) fail_msg("%s/%s does not say by which field", kind->name, field->name);
        *key++ = '\0';
        const struct record_kind *target = kind_named(kinds, word);
        if (!target) fail_msg("%s/%s refers to no kind: %s", kind->name, field->name, word);
        const struct field *known_by = record_field(target, key);
        if (!known_by || known_by->type != FIELD_text)
            fail_msg("%s/%s: a %s is not known by %s", kind->name, field->name, word, key);
    }
    return count;
}

static void every_reference_has_its_target(void **state) {
    (void)state;
    const struct kinds *kinds = all_kinds();
    unsigned count = 0;
    for (size_t i = 0; i < kinds->count; i++)
        for (size_t k = 0; k < kinds->items[i]->field_count; k++) {
            const struct field *field = &kinds->items[i]->fields[k];
            if (!field->refers) continue;
            if (field->type != FIELD_text && field->type != FIELD_code)
                fail_msg("%s/%s cannot refer", kinds->items[i]->name, field->name);
            count += check_targets(kinds, kinds->items[i], field);
        }
    assert_true(count > 40);
    assert_string_equal(record_field(&seat_kind, "session")->refers, "session.id");
    assert_null(record_field(&session_kind, "id")->refers);
}

// The next attribute that names something says what, or why that cannot be looked up.
static void every_id_defines_or_refers(void **state) {
    (void)state;
    static const char *const schemas[] = {
        "assessment-batch", "calendar",   "case",        "common",       "config",  "disposal",
        "history",          "indicators", "institution", "jurisdiction", "ladder",  "misconduct",
        "procedure",        "rating",     "record",      "references",   "register"};
    unsigned count = 0, open = 0;
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        char path[128];
        snprintf(path, sizeof path, "schemas/%s.xsd", schemas[i]);
        xmlDocPtr schema = open_data(path);
        xmlNodePtr root = xmlDocGetRootElement(schema);
        for (xmlNodePtr type = child(root, "complexType"); type; type = next(type, "complexType"))
            for (xmlNodePtr at = child(type, "attribute"); at; at = next(at, "attribute")) {
                const char *of = attribute(at, "type"), *name = attribute(at, "name");
                if (!of || !words_hold("id ids", of)) continue;
                count++;
                open += attribute(at, "open") != NULL;
                if (strcmp(name, "id") != 0 && !attribute(at, "id") && !attribute(at, "refers") &&
                    !attribute(at, "codes") && !attribute(at, "open"))
                    fail_msg("%s: %s/@%s is no id, names nothing, and does not say why", path,
                             attribute(type, "name"), name);
            }
        xmlFreeDoc(schema);
    }
    assert_true(count > 80);
    assert_true(open < 16);
}

// ---- what the model writes, the schema lets pass and the reader reads ---------------------------

// A value for each simple type of the schemas.
static const char *sample_value(const char *type) {
    static const char *const samples[][2] = {
        {"text", "某机构 𠮷·买买提"},
        {"personName", "阿依古丽·买买提"},
        {"idNumber", "11010519491231002X"},
        {"code", "a-1.B"},
        {"id", "P-1_2.a"},
        {"ids", "P-1 P-2"},
        {"codes", "theory a-1"},
        {"batchNumber", "2025-001"},
        {"region", "430100"},
        {"institutionCode", "S000043000001"},
        {"count", "12"},
        {"year", "2025"},
        {"decimal", "-12.3456"},
        {"xs:boolean", "true"},
        {"date", "2024-02-29"},
        {"moment", "2025-06-01T23:59:59"},
        {"path", "files/扫描 1.pdf"},
        {"occupationCode", "6-18-01-01-02"},
        {"retention", "D30"},
        {"occupationCodes", "6-18-01-01 4-07-03-04"},
        {"character", "𪚔"},
        {"listNames", "ban occupationEntry"},
        {"words", "审计: 暂缓销毁"},
        {"integer", "-3"},
        {"boolean", "false"},
        {"digest", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (strcmp(samples[i][0], type) == 0) return samples[i][1];
    fail_msg("no sample value for the type %s", type);
    return NULL;
}

static struct record *filled(struct arena *arena, const struct schemas *schemas,
                             const struct record_kind *kind) {
    struct record *record = record_new(arena, kind);
    xmlNodePtr type = type_of(schemas, kind->name);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->computed) continue;
        if (field->type == FIELD_list) {
            struct list *list = (struct list *)((char *)record + field->offset);
            list->first = filled(arena, schemas, field->items);
            list->count = 1;
            continue;
        }
        const char *value =
            strcmp(field->name, "version") == 0
                ? "1.0"
                : sample_value(attribute(named(type, "attribute", field->name), "type"));
        if (!record_set(arena, record, field, value))
            fail_msg("%s/@%s does not take %s", kind->name, field->name, value);
    }
    return record;
}

static void returns(const struct xml_format *format) {
    struct schemas opened = {{open_data(format->schema), open_data("schemas/common.xsd")}};
    struct arena *arena = arena_new();
    struct buffer written = {0}, again = {0};
    struct xml_writer writer = xml_writer_start(&written);
    xml_record(&writer, format->root, filled(arena, &opened, format->root), format->namespace_uri,
               false, arena);

    char path[] = "/tmp/juance-schema-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, written.bytes, written.length), written.length);
    close(file);
    struct diagnostics diagnostics = {0};
    // Only the form is held: the values are nobody's codes.
    struct xml_schema *schema = xml_schema_load(
        arena_printf(arena, "%s/%s", platform_data_folder(arena), format->schema), &diagnostics);
    struct record *read = xml_read(format, schema, path, (struct xml_tap){0}, arena, &diagnostics);
    xml_schema_free(schema);
    unlink(path);
    assert_non_null(read);
    assert_int_equal(diagnostics.count, 0);

    writer = xml_writer_start(&again);
    xml_record(&writer, format->root, read, format->namespace_uri, false, arena);
    assert_int_equal(written.length, again.length);
    assert_memory_equal(written.bytes, again.bytes, written.length);
    buffer_free(&written);
    buffer_free(&again);
    for (size_t i = 0; i < 2; i++) xmlFreeDoc(opened.parsed[i]);
    arena_free(arena);
}

static void all_that_is_written_is_read(void **state) {
    (void)state;
    for (size_t i = 0; i < FORMATS; i++) returns(&formats[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_has_its_term),
        cmocka_unit_test(no_list_is_required),
        cmocka_unit_test(every_code_has_its_list),
        cmocka_unit_test(every_computed_code_has_a_list),
        cmocka_unit_test(every_reference_has_its_target),
        cmocka_unit_test(every_id_defines_or_refers),
        cmocka_unit_test(all_that_is_written_is_read),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
