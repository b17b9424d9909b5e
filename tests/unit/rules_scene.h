// SPDX-License-Identifier: Apache-2.0
// A data folder of its own for the rules' tests: the real schemas, codes and calendar, one
// jurisdiction "test" and one regulation "T" that a test writes.
#ifndef JUANCE_TESTS_RULES_SCENE_H
#define JUANCE_TESTS_RULES_SCENE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "rules/checking.h"
#include "unit.h"

struct rules_scene {
    struct arena *arena;
    char folder[64];
    struct codes codes;
    struct diagnostics diagnostics; // its messages, one a line as "file:line: text"
    struct buffer messages;
    struct rulebook *book;
    struct check_options options;
    const struct dossier *dossier;
    const struct history *history;
    const struct references *references;
};

int rules_scene_open(void **state);
int rules_scene_close(void **state);

// Writes the regulation T: `body` holds its materials and rules. The root tag takes lines 1 to 3,
// so that the body starts at line 4. Loads the book; false when it is refused.
bool rules_scene_load(struct rules_scene *scene, const char *body);

// A rule T-1 of class A with these checks, and nothing else.
bool rules_scene_checks(struct rules_scene *scene, const char *checks);

// Writes any file below the folder.
void rules_scene_write(struct rules_scene *scene, const char *name, const char *text);

// Reads a batch of 2025 (export on 2025-12-31) with this body; fails the test when it is not valid.
struct batch *rules_scene_batch(struct rules_scene *scene, const char *body);
const struct dossier *rules_scene_dossier(struct rules_scene *scene, const char *body);

struct findings *rules_scene_check(struct rules_scene *scene, const char *batch_body);

// The cases of the findings as lines: "rule line message"; verdicts other than findings, told
// once of their first case, with ?, Q or A before.
const char *rules_scene_lines(struct rules_scene *scene, const struct findings *findings);

#define assert_findings(scene, batch_body, expected)                                               \
    assert_string_equal(rules_scene_lines(scene, rules_scene_check(scene, batch_body)), expected)

#endif
