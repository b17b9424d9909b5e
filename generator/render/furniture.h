// SPDX-License-Identifier: Apache-2.0
// Header and footer lines.
#ifndef JUANCE_RENDER_FURNITURE_H
#define JUANCE_RENDER_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

#include "render/flow.h"

// Whether any line prints the number of pages.
bool furniture_needs_total(const struct document *document);

// Points that header and footer take above and below the text area, their distance included.
double furniture_header_height(struct flow *flow);
double furniture_footer_height(struct flow *flow);

// Draws header and footer of page `number` of `total` onto `page`.
void furniture_draw(struct flow *flow, struct page *page, size_t number, size_t total);

#endif
