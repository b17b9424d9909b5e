// SPDX-License-Identifier: Apache-2.0
// How the columns of a table share the text width.
#ifndef JUANCE_RENDER_COLUMNS_H
#define JUANCE_RENDER_COLUMNS_H

#include "render/flow.h"

// Sets widths[0..column_count) in points; their sum is at most `width`. Columns of fixed width keep
// it (narrowed in proportion when they alone are too wide); the others share the rest by what is in
// them.
void columns_share(struct flow *flow, const struct table *table,
                   const struct text_style *const *styles, double width, double padding,
                   double *widths);

#endif
