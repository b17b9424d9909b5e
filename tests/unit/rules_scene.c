// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath()
#include "rules_scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/platform.h"
#include "model/outcome.h"
#include "xml/code_lists.h"
#include "xml/reader.h"
#include "xml/schema.h"

static void remember(void *context, const struct diagnostic *diagnostic) {
    const char *file = diagnostic->file ? strrchr(diagnostic->file, '/') : NULL;
    if (diagnostic->file)
        buffer_printf(context, "%s:%ld: ", file ? file + 1 : diagnostic->file, diagnostic->line);
    buffer_printf(context, "%s\n", diagnostic->message);
}

static void link_schema(const struct rules_scene *scene, const char *name) {
    const char *data = platform_data_folder(scene->arena);
    char here[4096] = "";
    if (*data != '/' && !getcwd(here, sizeof here)) return;
    const char *from =
        arena_printf(scene->arena, "%s%s%s/schemas/%s", here, *here ? "/" : "", data, name);
    (void)!symlink(from, arena_printf(scene->arena, "%s/schemas/%s", scene->folder, name));
}

static const char jurisdiction[] =
    "<jurisdiction xmlns='urn:juance:jurisdiction' version='1.0' id='test' name='测试' "
    "province='43'>\n"
    "<use regulation='T'/>\n"
    "<retention medium='paper' class='D3' source='默认' stated='true'/>\n"
    "<retention medium='electronic' class='D5' source='默认' stated='true'/>\n"
    "<retention medium='video' class='D5' source='默认' stated='true'/>\n"
    "<lift kind='certificateRoster' class='Y' note='设定'/>\n"
    "</jurisdiction>\n";

int rules_scene_open(void **state) {
    static const char *const linked[] = {
        "common.xsd",      "regulation.xsd", "jurisdiction.xsd", "calendar.xsd",
        "calendar",        "codes.xsd",      "codes.xml",        "assessment-batch.xsd",
        "institution.xsd", "phrases.xsd",    "phrases.xml"};
    struct rules_scene *scene = memory_zeroed(sizeof *scene);
    scene->arena = arena_new();
    scene->diagnostics.sink = remember;
    scene->diagnostics.context = &scene->messages;
    scene->options.as_of = DATE_NONE;
    strcpy(scene->folder, "/tmp/juance-rules-XXXXXX");
    if (!mkdtemp(scene->folder)) return -1;
    static const char *const folders[] = {"schemas/regulations", "schemas/jurisdictions"};
    for (size_t i = 0; i < 2; i++)
        if (!platform_make_folders(arena_printf(scene->arena, "%s/%s", scene->folder, folders[i]),
                                   &scene->diagnostics))
            return -1;
    for (size_t i = 0; i < sizeof linked / sizeof *linked; i++) link_schema(scene, linked[i]);
    rules_scene_write(scene, "schemas/jurisdictions/test.xml", jurisdiction);
    *state = scene;
    return codes_load(&scene->codes, scene->folder, scene->arena, &scene->diagnostics) ? 0 : -1;
}

int rules_scene_close(void **state) {
    struct rules_scene *scene = *state;
    const char *command = arena_printf(scene->arena, "rm -rf %s", scene->folder);
    int failed = system(command);
    rulebook_free(scene->book);
    codes_free(&scene->codes);
    buffer_free(&scene->messages);
    arena_free(scene->arena);
    free(scene);
    return failed;
}

void rules_scene_write(struct rules_scene *scene, const char *name, const char *text) {
    const char *path = arena_printf(scene->arena, "%s/%s", scene->folder, name);
    assert_true(platform_write(path, text, strlen(text), &scene->diagnostics));
}

bool rules_scene_load(struct rules_scene *scene, const char *body) {
    struct buffer text = BUFFER_EMPTY;
    buffer_add_text(
        &text,
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        "<regulation xmlns='urn:juance:regulation' version='1.0' id='T' title='测试规定'\n"
        " number='测〔2025〕1号' issuer='测试机关' effectiveFrom='2022-06-01' confirmed='true'>\n");
    buffer_add_text(&text, body);
    buffer_add_text(&text, "\n</regulation>\n");
    rules_scene_write(scene, "schemas/regulations/t.xml", buffer_text(&text));
    buffer_free(&text);
    buffer_clear(&scene->messages);
    rulebook_free(scene->book);
    scene->book = rulebook_load(scene->folder, "test", &scene->codes, &scene->diagnostics);
    return scene->book != NULL;
}

bool rules_scene_checks(struct rules_scene *scene, const char *checks) {
    return rules_scene_load(
        scene,
        arena_printf(
            scene->arena,
            "<rule id='T-1' class='A' title='试' clause='(一)' quote='原文' severity='general'"
            " mendable='true' responsible='某' demand='改'>\n%s</rule>",
            checks));
}

static const char *read_into(struct rules_scene *scene, const char *name, const char *start,
                             const char *body, const char *end) {
    rules_scene_write(scene, name, arena_printf(scene->arena, "%s%s%s", start, body, end));
    return arena_printf(scene->arena, "%s/%s", scene->folder, name);
}

// An export and an institution's file claim, they do not steer: what they refer to need not be
// there.
static struct record *read_claim(struct rules_scene *scene, const struct xml_format *format,
                                 const char *path) {
    const char *file = arena_printf(scene->arena, "%s/%s", scene->folder, format->schema);
    struct xml_schema *schema = xml_schema_load(file, &scene->diagnostics);
    struct record *record = schema ? xml_read(format, schema, path, (struct xml_tap){0},
                                              scene->arena, &scene->diagnostics)
                                   : NULL;
    xml_schema_free(schema);
    return record;
}

struct batch *rules_scene_batch(struct rules_scene *scene, const char *body) {
    static const struct xml_format format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                             "schemas/assessment-batch.xsd"};
    const char *path = read_into(scene, "batch.xml",
                                 "<batch xmlns='" BATCH_NAMESPACE "' version='" BATCH_VERSION "'"
                                 " number='2025001' year='2025' jurisdiction='test'"
                                 " exportedOn='2025-12-31'>\n",
                                 body, "\n</batch>\n");
    struct record *batch = read_claim(scene, &format, path);
    if (!batch) fail_msg("the batch is not valid: %s", buffer_text(&scene->messages));
    return (struct batch *)batch;
}

const struct dossier *rules_scene_dossier(struct rules_scene *scene, const char *body) {
    static const struct xml_format format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                             "schemas/institution.xsd"};
    const char *path = read_into(scene, "institution.xml",
                                 "<dossier xmlns='" DOSSIER_NAMESPACE "' version='" DOSSIER_VERSION
                                 "' code='S000043999901' name='示例' jurisdiction='test'>\n",
                                 body, "\n</dossier>\n");
    struct record *dossier = read_claim(scene, &format, path);
    if (!dossier) fail_msg("the dossier is not valid: %s", buffer_text(&scene->messages));
    return (const struct dossier *)dossier;
}

struct findings *rules_scene_check(struct rules_scene *scene, const char *batch_body) {
    struct batch *batch = rules_scene_batch(scene, batch_body);
    outcomes_settle(batch, &scene->codes);
    return check_batch(scene->book, batch, scene->dossier, scene->history, scene->references,
                       &scene->options, scene->arena);
}

const char *rules_scene_lines(struct rules_scene *scene, const struct findings *findings) {
    static const char *const marks[] = {"", "?", "Q", "A"};
    struct buffer lines = BUFFER_EMPTY;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        bool once = finding->verdict != VERDICT_FINDING; // the sentence has its number
        for (size_t k = 0; k < (once ? 1 : finding_cases(finding)); k++) {
            const struct finding_case *one = finding_case_at(finding, k);
            buffer_printf(&lines, "%s%s %u %s\n", marks[finding->verdict], finding->rule, one->line,
                          one->message);
        }
    }
    const char *text = arena_copy_bytes(scene->arena, buffer_text(&lines), lines.length);
    buffer_free(&lines);
    return text;
}
