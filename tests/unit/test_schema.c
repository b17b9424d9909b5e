// SPDX-License-Identifier: Apache-2.0
// The schemas and the models' tables say the same: names, order of children, types; every name is
// annotated; every code has its list.
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/platform.h"
#include "model/batch.h"
#include "model/case.h"
#include "model/config.h"
#include "model/figures.h"
#include "model/history.h"
#include "model/institution.h"
#include "model/judgement.h"
#include "model/rating.h"
#include "model/references.h"
#include "model/sealed_history.h"
#include "unit.h"
#include "xml/reader.h"
#include "xml/writer.h"

#define MOST_KINDS 128

struct comparison {
    xmlDocPtr schema;
    const char *file;
    const struct record_kind *seen[MOST_KINDS];
    size_t seen_count;
    int differences;
    bool quiet; // differences are wanted
};

#define DIFFERS(comparison, ...)                                                                   \
    do {                                                                                           \
        (comparison)->differences++;                                                               \
        if ((comparison)->quiet) break;                                                            \
        fprintf(stderr, "%s: ", (comparison)->file);                                               \
        fprintf(stderr, __VA_ARGS__);                                                              \
        fputc('\n', stderr);                                                                       \
    } while (0)

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

static xmlNodePtr definition(xmlDocPtr schema, const char *element, const char *name) {
    xmlNodePtr at = child(xmlDocGetRootElement(schema), element);
    while (at && strcmp(attribute(at, "name"), name) != 0) at = next(at, element);
    return at;
}

static bool annotated(xmlNodePtr node) {
    xmlNodePtr words = child(child(node, "annotation"), "documentation");
    return words && words->children && words->children->content && words->children->content[0];
}

// The built-in type that a type restricts; "list" for a list.
static const char *built_in(xmlDocPtr schema, const char *type) {
    while (type && strncmp(type, "xs:", 3) != 0) {
        xmlNodePtr simple = definition(schema, "simpleType", type);
        if (simple && child(simple, "list")) return "list";
        xmlNodePtr restriction = child(simple, "restriction");
        type = restriction ? attribute(restriction, "base") : NULL;
    }
    return type;
}

static bool type_fits(xmlDocPtr schema, const struct field *field, const char *type) {
    static const char *const bases[][3] = {
        [FIELD_text] = {"xs:token", "xs:string", "list"},
        [FIELD_code] = {"xs:token"},
        [FIELD_digest] = {"xs:token"},
        [FIELD_integer] = {"xs:int"},
        [FIELD_decimal] = {"xs:decimal"},
        [FIELD_boolean] = {"xs:boolean"},
        [FIELD_date] = {"xs:date"},
        [FIELD_moment] = {"xs:dateTime"},
    };
    if (!type) return false;
    if ((field->type == FIELD_digest) != (strcmp(type, "digest") == 0)) return false;
    // Free words are no code: codes.xml has none for them.
    if (field->type == FIELD_code && strcmp(type, "text") == 0) return false;
    const char *base = built_in(schema, type);
    for (size_t i = 0; base && i < 3 && bases[field->type][i]; i++)
        if (strcmp(bases[field->type][i], base) == 0) return true;
    return false;
}

// ---- schema against table -----------------------------------------------------------------------

static const struct field *read_field(const struct record_kind *kind, const char *name) {
    const struct field *field = record_field(kind, name);
    return field && !field->computed ? field : NULL;
}

static void compare_attributes(struct comparison *comparison, const struct record_kind *kind,
                               xmlNodePtr type) {
    size_t found = 0, wanted = 0;
    for (xmlNodePtr at = child(type, "attribute"); at; at = next(at, "attribute")) {
        const char *name = attribute(at, "name");
        const struct field *field = read_field(kind, name);
        if (!annotated(at)) DIFFERS(comparison, "%s/@%s has no annotation", kind->name, name);
        if (!field || field->type == FIELD_list)
            DIFFERS(comparison, "%s/@%s is not in the model", kind->name, name);
        else if (!type_fits(comparison->schema, field, attribute(at, "type")))
            DIFFERS(comparison, "%s/@%s has a type that the model's does not read", kind->name,
                    name);
        found++;
    }
    for (size_t i = 0; i < kind->field_count; i++)
        wanted += kind->fields[i].type != FIELD_list && !kind->fields[i].computed;
    if (found == wanted) return;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list || field->computed) continue;
        xmlNodePtr at = child(type, "attribute");
        while (at && strcmp(attribute(at, "name"), field->name) != 0) at = next(at, "attribute");
        if (!at) DIFFERS(comparison, "%s/@%s is not in the schema", kind->name, field->name);
    }
}

static void compare_kind(struct comparison *comparison, const struct record_kind *kind);

static void compare_children(struct comparison *comparison, const struct record_kind *kind,
                             xmlNodePtr type) {
    xmlNodePtr at = child(child(type, "sequence"), "element");
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type != FIELD_list || field->computed) continue;
        if (strcmp(field->name, field->items->name) != 0)
            DIFFERS(comparison, "%s/%s holds records named %s", kind->name, field->name,
                    field->items->name);
        const char *name = at ? attribute(at, "name") : "nothing";
        if (!at || strcmp(name, field->name) != 0) {
            DIFFERS(comparison, "%s: the model has <%s> where the schema has %s", kind->name,
                    field->name, name);
            return;
        }
        if (strcmp(attribute(at, "type"), field->items->name) != 0)
            DIFFERS(comparison, "%s/%s has another type", kind->name, name);
        if (!attribute(at, "minOccurs") || strcmp(attribute(at, "minOccurs"), "0") != 0)
            DIFFERS(comparison, "%s/%s is required: a rule asks for it, not the schema", kind->name,
                    name);
        if (!annotated(at)) DIFFERS(comparison, "%s/%s has no annotation", kind->name, name);
        compare_kind(comparison, field->items);
        at = next(at, "element");
    }
    if (at) DIFFERS(comparison, "%s/%s is not in the model", kind->name, attribute(at, "name"));
}

static void compare_kind(struct comparison *comparison, const struct record_kind *kind) {
    for (size_t i = 0; i < comparison->seen_count; i++)
        if (comparison->seen[i] == kind) return;
    assert_true(comparison->seen_count < MOST_KINDS);
    comparison->seen[comparison->seen_count++] = kind;
    xmlNodePtr type = definition(comparison->schema, "complexType", kind->name);
    if (!type) {
        DIFFERS(comparison, "<%s> has no type in the schema", kind->name);
        return;
    }
    if (!annotated(type)) DIFFERS(comparison, "%s has no annotation", kind->name);
    compare_attributes(comparison, kind, type);
    compare_children(comparison, kind, type);
}

static xmlDocPtr open_data(const char *file) {
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/%s", platform_data_folder(arena), file);
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document) fail_msg("cannot read %s", path);
    arena_free(arena);
    return document;
}

static int differences(const struct record_kind *root, const char *file, const char *namespace_uri,
                       bool quiet) {
    struct comparison comparison = {.schema = open_data(file), .file = file, .quiet = quiet};
    xmlNodePtr schema = xmlDocGetRootElement(comparison.schema);
    if (strcmp(attribute(schema, "targetNamespace"), namespace_uri) != 0)
        DIFFERS(&comparison, "another namespace than %s", namespace_uri);
    if (!definition(comparison.schema, "element", root->name))
        DIFFERS(&comparison, "no root element <%s>", root->name);
    compare_kind(&comparison, root);
    size_t types = 0;
    for (xmlNodePtr at = child(schema, "complexType"); at; at = next(at, "complexType")) types++;
    if (types != comparison.seen_count)
        DIFFERS(&comparison, "%zu types, but %zu kinds of record", types, comparison.seen_count);
    xmlFreeDoc(comparison.schema);
    return comparison.differences;
}

static void batch_agrees(void **state) {
    (void)state;
    assert_int_equal(
        differences(&batch_kind, "schemas/assessment-batch.xsd", BATCH_NAMESPACE, false), 0);
}

static void dossier_agrees(void **state) {
    (void)state;
    assert_int_equal(
        differences(&dossier_kind, "schemas/institution.xsd", DOSSIER_NAMESPACE, false), 0);
}

static void references_agree(void **state) {
    (void)state;
    assert_int_equal(
        differences(&references_kind, "schemas/references.xsd", REFERENCES_NAMESPACE, false), 0);
}

static void config_agrees(void **state) {
    (void)state;
    assert_int_equal(differences(&config_kind, "schemas/config.xsd", CONFIG_NAMESPACE, false), 0);
}

static void case_agrees(void **state) {
    (void)state;
    assert_int_equal(differences(&caseFile_kind, "schemas/case.xsd", CASE_NAMESPACE, false), 0);
}

static void rating_agrees(void **state) {
    (void)state;
    assert_int_equal(differences(&rating_kind, "schemas/rating.xsd", RATING_NAMESPACE, false), 0);
}

static void sealed_history_agrees(void **state) {
    (void)state;
    assert_int_equal(
        differences(&sealedHistory_kind, "schemas/history.xsd", SEALED_HISTORY_NAMESPACE, false),
        0);
}

// The comparison sees each way in which the two can part: one field of a copy of the batch's table
// is changed.
static void a_difference_is_found(void **state) {
    (void)state;
    enum { VERSION, YEAR = 2, INSTITUTION = 8, PLAN };
    struct field fields[64];
    assert_true(batch_kind.field_count <= 64);
    struct record_kind changed = batch_kind;
    changed.fields = fields;
#define WITH(change)                                                                               \
    memcpy(fields, batch_kind.fields, batch_kind.field_count * sizeof *fields);                    \
    change;                                                                                        \
    assert_int_not_equal(                                                                          \
        differences(&changed, "schemas/assessment-batch.xsd", BATCH_NAMESPACE, true), 0)
    assert_string_equal(batch_kind.fields[YEAR].name, "year");
    assert_string_equal(batch_kind.fields[PLAN].name, "plan");
    WITH(fields[YEAR].name = "jahr");
    WITH(fields[YEAR].type = FIELD_date);
    WITH(fields[YEAR].type = FIELD_text);
    WITH(fields[YEAR].computed = true);
    WITH(fields[PLAN].name = "schedule");
    WITH(fields[PLAN].computed = true);
    WITH(fields[PLAN].items = &material_kind);
    WITH(struct field swap = fields[PLAN]; fields[PLAN] = fields[INSTITUTION];
         fields[INSTITUTION] = swap);
#undef WITH
    assert_int_not_equal(
        differences(&batch_kind, "schemas/assessment-batch.xsd", "urn:other", true), 0);
}

// ---- what the model writes, the schema lets pass and the reader reads
// ----------------------------

// A value for each simple type of the schemas.
static const char *sample_value(const char *type) {
    static const char *const samples[][2] = {
        {"text", "某机构 𠮷·买买提"},
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

static struct record *filled(struct arena *arena, xmlDocPtr schema,
                             const struct record_kind *kind) {
    struct record *record = record_new(arena, kind);
    xmlNodePtr type = definition(schema, "complexType", kind->name);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->computed) continue;
        if (field->type == FIELD_list) {
            struct list *list = (struct list *)((char *)record + field->offset);
            list->first = filled(arena, schema, field->items);
            list->count = 1;
            continue;
        }
        xmlNodePtr at = child(type, "attribute");
        while (strcmp(attribute(at, "name"), field->name) != 0) at = next(at, "attribute");
        const char *value =
            strcmp(field->name, "version") == 0 ? "1.0" : sample_value(attribute(at, "type"));
        if (!record_set(arena, record, field, value))
            fail_msg("%s/@%s does not take %s", kind->name, field->name, value);
    }
    return record;
}

static void returns(const struct xml_format *format) {
    struct arena *arena = arena_new();
    xmlDocPtr schema = open_data(format->schema);
    struct buffer written = {0}, again = {0};
    struct xml_writer writer = xml_writer_start(&written);
    xml_record(&writer, format->root, filled(arena, schema, format->root), format->namespace_uri,
               false, arena);

    char path[] = "/tmp/juance-schema-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, written.bytes, written.length), written.length);
    close(file);
    struct diagnostics diagnostics = {0};
    struct record *read =
        xml_read_once(format, platform_data_folder(arena), path, arena, &diagnostics);
    unlink(path);
    assert_non_null(read);
    assert_int_equal(diagnostics.count, 0);

    writer = xml_writer_start(&again);
    xml_record(&writer, format->root, read, format->namespace_uri, false, arena);
    assert_int_equal(written.length, again.length);
    assert_memory_equal(written.bytes, again.bytes, written.length);
    buffer_free(&written);
    buffer_free(&again);
    xmlFreeDoc(schema);
    arena_free(arena);
}

static void all_that_is_written_is_read(void **state) {
    (void)state;
    returns(&(struct xml_format){BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                 "schemas/assessment-batch.xsd"});
    returns(&(struct xml_format){DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                 "schemas/institution.xsd"});
    returns(&(struct xml_format){REFERENCES_NAMESPACE, REFERENCES_VERSION, &references_kind,
                                 "schemas/references.xsd"});
    returns(&(struct xml_format){CASE_NAMESPACE, CASE_VERSION, &caseFile_kind, "schemas/case.xsd"});
    returns(
        &(struct xml_format){RATING_NAMESPACE, RATING_VERSION, &rating_kind, "schemas/rating.xsd"});
    returns(&(struct xml_format){SEALED_HISTORY_NAMESPACE, SEALED_HISTORY_VERSION,
                                 &sealedHistory_kind, "schemas/history.xsd"});
    returns(
        &(struct xml_format){CONFIG_NAMESPACE, CONFIG_VERSION, &config_kind, "schemas/config.xsd"});
}

// ---- code lists ---------------------------------------------------------------------------------

// Codes whose values are not listed in codes.xml, and where they are defined.
static const char *const defined_elsewhere[] = {
    "jurisdiction",                   // names of files in schemas/jurisdictions
    "fileFormat",                     // names that the program's own probe of the payload gives
    "fontFace.role",                  // faces of schemas/fonts.txt
    "choice.option",                  // the regulation file lists each choice's options
    "usedNumber.document",            // list permit.document
    "retentionLift.material",         // list material.kind
    "retentionLift.retention",        // form fixed by the schema: Y, D5
    "config.rosterRetention",         // the same
    "documentSettings.caseRetention", // the same
};

static bool listed(xmlDocPtr codes, const char *name) {
    for (size_t i = 0; i < sizeof defined_elsewhere / sizeof *defined_elsewhere; i++)
        if (strcmp(defined_elsewhere[i], name) == 0) return true;
    xmlNodePtr at = child(xmlDocGetRootElement(codes), "list");
    while (at && strcmp(attribute(at, "name"), name) != 0) at = next(at, "list");
    return at;
}

static int unlisted(xmlDocPtr codes, const struct record_kind *kind) {
    int count = 0;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list) count += unlisted(codes, field->items);
        if (field->type != FIELD_code) continue;
        char name[128];
        snprintf(name, sizeof name, "%s.%s", kind->name, field->name);
        if (listed(codes, name) || listed(codes, field->name)) continue;
        fprintf(stderr, "schemas/codes.xml: no list for %s\n", name);
        count++;
    }
    return count;
}

static void every_code_has_a_list(void **state) {
    (void)state;
    xmlDocPtr codes = open_data("schemas/codes.xml");
    int count = 0;
    const struct record_kind *const roots[] = {
        &batch_kind,    &dossier_kind, &references_kind, &config_kind,       &history_kind,
        &caseFile_kind, &rating_kind,  &judgement_kind,  &ratingResult_kind, &regionFigures_kind};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) count += unlisted(codes, roots[i]);
    xmlFreeDoc(codes);
    assert_int_equal(count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batch_agrees),          cmocka_unit_test(dossier_agrees),
        cmocka_unit_test(references_agree),      cmocka_unit_test(config_agrees),
        cmocka_unit_test(case_agrees),           cmocka_unit_test(rating_agrees),
        cmocka_unit_test(sealed_history_agrees), cmocka_unit_test(a_difference_is_found),
        cmocka_unit_test(every_code_has_a_list), cmocka_unit_test(all_that_is_written_is_read),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
