// SPDX-License-Identifier: Apache-2.0
// A small batch, a template given as text, and the messages that loading it gave.
#ifndef JUANCE_TESTS_DOCUMENTS_SCENE_H
#define JUANCE_TESTS_DOCUMENTS_SCENE_H

#include "base/buffer.h"
#include "documents/compose.h"

struct documents_scene {
    struct arena *arena;
    struct diagnostics diagnostics;
    struct buffer messages; // "line: message\n"
    struct codes codes;
    struct batch *batch;
    struct batch_index *index;
    struct volume_view *volume;
    struct check_view *check;
    struct finding *items;
    struct findings findings;
    char folder[64];
};

int documents_scene_open(void **state); // cmocka setup and teardown
int documents_scene_close(void **state);

// A template with this text between <template kind="test" title="试验表"> and </template>; NULL
// when it was refused.
const struct document_template *scene_template(struct documents_scene *scene, const char *content);
// The same with this <body>, a page and a style "plain"; body's first line is line 5.
const struct document_template *scene_body(struct documents_scene *scene, const char *body);

struct compose_input scene_input(struct documents_scene *scene);

// The published XML of the template's document, without what stands before the first block.
const char *scene_blocks(struct documents_scene *scene, const struct document_template *template);

// Adds records to the batch.
struct candidate *scene_candidate(struct documents_scene *scene, const char *number,
                                  const char *name);
void *scene_add(struct documents_scene *scene, struct list *list, const struct record_kind *kind);
void scene_score(struct documents_scene *scene, struct candidate *candidate, const char *subject,
                 const char *score);
// Call after the last record was added.
void scene_index(struct documents_scene *scene);

#endif
