// SPDX-License-Identifier: Apache-2.0
// What is in force, printed for people and as JSON.
#ifndef JUANCE_COMMANDS_RULES_TEXT_H
#define JUANCE_COMMANDS_RULES_TEXT_H

#include "base/buffer.h"
#include "model/config.h"
#include "rules/describe.h"

// One line of text a rule: id, severity, title, source, clause.
void rules_text_line(struct buffer *out, const struct description *rule);
// The rule whole: `juance explain`. `jurisdictions`: where it is in force.
void rules_text_whole(struct buffer *out, const struct description *rule, const char *jurisdictions,
                      struct arena *arena);
// One JSON object, one line.
void rules_json(struct buffer *out, const struct description *rule, const char *jurisdiction);

// Sources, parts that are not available, conflicts with the choices that `config` (NULL: none) has
// recorded, and stated defaults of a jurisdiction.
void rules_text_frame(struct buffer *out, const struct rulebook *book, const struct config *config);
void rules_json_frame(struct buffer *out, const struct rulebook *book, const struct config *config);

#endif
