// SPDX-License-Identifier: Apache-2.0
// Inside documents/ only: what the parts of compose*.c share.
#ifndef JUANCE_DOCUMENTS_COMPOSER_H
#define JUANCE_DOCUMENTS_COMPOSER_H

#include "documents/compose.h"
#include "documents/program.h"

struct composer {
    const struct compose_input *input;
    struct arena *arena;   // of the document
    struct text_pool pool; // of the same arena, never reset
    struct name_scope scope;
    struct world world; // the code lists
};

// Whose text it is, for the message about a missing glyph; NULL: nobody's, or not there.
const char *composer_owner(const struct text *text, const struct name_scope *scope,
                           struct text_pool *pool);

// NULL when the text is empty.
const char *composer_text(struct composer *composer, const struct text *text);

struct span *compose_spans(struct composer *composer, const struct span_plan *plan);
struct table *compose_table(struct composer *composer, const struct table_plan *plan);
struct grid *compose_grid(struct composer *composer, const struct grid_plan *plan);
struct chart *compose_chart(struct composer *composer, const struct chart_plan *plan);

#endif
