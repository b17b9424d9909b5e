// SPDX-License-Identifier: Apache-2.0
#include "documents_scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/platform.h"
#include "model/outcome.h"
#include "publish/xml.h"
#include "xml/code_lists.h"

static void remember(void *context, const struct diagnostic *diagnostic) {
    buffer_printf(context, "%ld: %s\n", diagnostic->line, diagnostic->message);
}

void *scene_add(struct documents_scene *scene, struct list *list, const struct record_kind *kind) {
    struct record *record = record_new(scene->arena, kind);
    struct record **link = &list->first;
    while (*link) link = &(*link)->next;
    *link = record;
    record->ordinal = ++list->count;
    return record;
}

struct candidate *scene_candidate(struct documents_scene *scene, const char *number,
                                  const char *name) {
    struct candidate *candidate = scene_add(scene, &scene->batch->candidate, &candidate_kind);
    candidate->number = number;
    candidate->name = name;
    candidate->occupation = "6-18-01-01";
    candidate->level = "4";
    return candidate;
}

void scene_score(struct documents_scene *scene, struct candidate *candidate, const char *subject,
                 const char *score) {
    struct score *made = scene_add(scene, &candidate->score, &score_kind);
    made->subject = subject;
    decimal_parse(score, &made->score);
}

void scene_index(struct documents_scene *scene) {
    outcomes_settle(scene->batch, &scene->codes);
    batch_index_free(scene->index);
    scene->index = batch_index_new(scene->batch);
}

static void make_batch(struct documents_scene *scene) {
    scene->batch = record_new(scene->arena, &batch_kind);
    scene->batch->number = "2025003";
    scene->batch->title = "2025年第3批次";
    struct institution *institution =
        scene_add(scene, &scene->batch->institution, &institution_kind);
    institution->name = "湖南示例评价有限公司";
    struct occupation *occupation = scene_add(scene, &scene->batch->occupation, &occupation_kind);
    occupation->code = "6-18-01-01";
    occupation->name = "车工";
    occupation->level = "4";
    occupation->theory = occupation->practical = 1;
    occupation->comprehensive = 0;
    occupation->passMark = 60 * DECIMAL_ONE;
    scene->volume = record_new(scene->arena, &volume_view_kind);
    scene->volume->id = "S000043-2025-2025003-D3";
    scene->volume->retention = "D3";
    scene->volume->periodFrom = date_of(2026, 1, 1);
    scene->volume->periodUntil = date_of(2028, 12, 31);
    scene->check = record_new(scene->arena, &check_view_kind);
}

int documents_scene_open(void **state) {
    struct documents_scene *scene = memory_zeroed(sizeof *scene);
    scene->arena = arena_new();
    scene->diagnostics.sink = remember;
    scene->diagnostics.context = &scene->messages;
    snprintf(scene->folder, sizeof scene->folder, "/tmp/juance-documents-XXXXXX");
    *state = scene;
    if (!mkdtemp(scene->folder)) return -1;
    make_batch(scene);
    scene_index(scene);
    return codes_load(&scene->codes, platform_data_folder(scene->arena), scene->arena,
                      &scene->diagnostics)
               ? 0
               : -1;
}

int documents_scene_close(void **state) {
    struct documents_scene *scene = *state;
    unlink(arena_printf(scene->arena, "%s/test.xml", scene->folder));
    rmdir(scene->folder);
    codes_free(&scene->codes);
    batch_index_free(scene->index);
    buffer_free(&scene->messages);
    arena_free(scene->arena);
    free(scene);
    return 0;
}

const struct document_template *scene_template(struct documents_scene *scene, const char *content) {
    const char *path = arena_printf(scene->arena, "%s/test.xml", scene->folder);
    const char *text = arena_printf(scene->arena,
                                    "<template xmlns=\"urn:juance:template\" version=\"1.0\""
                                    " kind=\"test\" title=\"试验表\">%s</template>\n",
                                    content);
    buffer_clear(&scene->messages);
    if (!platform_write(path, text, strlen(text), &scene->diagnostics)) return NULL;
    return template_load(path, platform_data_folder(scene->arena), &scene->codes, scene->arena,
                         &scene->diagnostics);
}

const struct document_template *scene_body(struct documents_scene *scene, const char *body) {
    return scene_template(scene, arena_printf(scene->arena,
                                              "\n<page paper=\"A4\"/>\n<style name=\"plain\"/>\n"
                                              "<body>\n%s</body>",
                                              body));
}

struct compose_input scene_input(struct documents_scene *scene) {
    struct compose_input input = {.findings = &scene->findings,
                                  .codes = &scene->codes,
                                  .created = moment_of(date_of(2025, 7, 1), 0, 0, 0)};
    const struct record *volume = scene->volume ? &scene->volume->record : NULL;
    const struct record *check = scene->check ? &scene->check->record : NULL;
    input_add_batch(&input, scene->batch, scene->index);
    input_add(&input, "volume", &volume_view_kind, volume);
    input_add(&input, "check", &check_view_kind, check);
    return input;
}

const char *scene_blocks(struct documents_scene *scene, const struct document_template *template) {
    if (!template) return buffer_text(&scene->messages);
    struct compose_input input = scene_input(scene);
    const struct document *document =
        document_compose(template, &input, scene->arena, &scene->diagnostics);
    struct buffer xml = BUFFER_EMPTY;
    if (!document || !publish_xml(document, &xml, &scene->diagnostics))
        return buffer_text(&scene->messages);
    // Behind the root's start tag, without the end tag.
    const char *start = strchr(strstr(xml.bytes, "<register"), '>') + 2;
    const char *end = strstr(start, "</register>");
    const char *blocks = end ? arena_copy_bytes(scene->arena, start, (size_t)(end - start)) : "";
    buffer_free(&xml);
    return blocks;
}
