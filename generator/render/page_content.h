// SPDX-License-Identifier: Apache-2.0
// A page's display list as a PDF content stream (ISO 32000-1, 8 and 9).
#ifndef JUANCE_RENDER_PAGE_CONTENT_H
#define JUANCE_RENDER_PAGE_CONTENT_H

#include "base/buffer.h"
#include "render/list.h"
#include "render/structure.h"
#include "render/usage.h"

// Appends the operators that draw the page. Fonts are named /F<number>, images /I<number>. Glyphs
// are noted in `usage`. With a structure (NULL in files that are not tagged) all content is marked:
// as that of an element, or as an artifact. Nothing of the graphics state is left changed.
void content_write(const struct page *page, const struct clusters *clusters, struct usage *usage,
                   struct structure *structure, struct buffer *into);

#endif
