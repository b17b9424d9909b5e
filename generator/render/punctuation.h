// SPDX-License-Identifier: Apache-2.0
// Full-width punctuation of the mainland: its ink stands in one half of its square, the other half
// is white and is taken off where it does not separate anything.
#ifndef JUANCE_RENDER_PUNCTUATION_H
#define JUANCE_RENDER_PUNCTUATION_H

#include <stdbool.h>

#include "render/shape.h"

// The white right half of the mark, points; 0 for everything else and for half-width marks.
double punctuation_white(const struct shaped *glyph, double size);

// Of two marks side by side (”。 ），」 ：“ （《) the white between them is halved: the first gives
// up half its width. `styles`: those that glyphs name by number.
void punctuation_compress(shaped_list *glyphs, const struct text_style *const *styles);

// Marks that stand over each other's white are one text of several glyphs: readers would take what
// overlaps for another line. `glyphs` are those of `from`, on one line and of one run.
void punctuation_join(const struct shaped *from, size_t count, struct glyph *glyphs,
                      struct clusters *clusters);

#endif
