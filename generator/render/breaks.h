// SPDX-License-Identifier: Apache-2.0
// Where a line may end.
#ifndef JUANCE_RENDER_BREAKS_H
#define JUANCE_RENDER_BREAKS_H

#include <stddef.h>
#include <stdint.h>

#include "render/shape.h"

struct UBreakIterator;

// Rules that depend on no locale of the machine. NULL after a failure.
struct UBreakIterator *breaks_open(struct diagnostics *diagnostics);
void breaks_close(struct UBreakIterator *rules);

// Sets GLYPH_BREAK on the glyphs before which a line may end.
void breaks_mark(struct UBreakIterator *rules, const char *text, size_t length, shaped_list *glyphs,
                 size_t first);

#endif
