// SPDX-License-Identifier: Apache-2.0
// Marked content in page streams that Cairo writes. Its own tags know neither artifacts nor our
// elements, and which of them it keeps differs between versions. So each stretch of content begins
// with a filled square that nothing else looks like, and the finished stream is written anew with
// marked content in the squares' places.
#ifndef JUANCE_RENDER_PDF_MARKS_H
#define JUANCE_RENDER_PDF_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "render/structure.h"

// The square, in points from the upper left corner; exact in binary and as a decimal.
#define PDF_MARK_X    0.5
#define PDF_MARK_Y    0.25
#define PDF_MARK_SIDE 0.125

struct pdf_marks {
    struct structure structure;
    VECTOR(size_t) owners; // of each stretch, page after page: a node or STRUCTURE_ARTIFACT
    VECTOR(size_t) pages;  // first owner of each page
};

void pdf_marks_begin(struct pdf_marks *marks);
void pdf_marks_end(struct pdf_marks *marks);

void pdf_marks_begin_page(struct pdf_marks *marks);

// A new stretch on the current page: the square is to be drawn. One more is drawn behind all.
void pdf_marks_add(struct pdf_marks *marks, size_t owner);

// Appends a page's content stream with marked content in place of the squares. False when they are
// not as many as were asked for.
bool pdf_marks_write(const struct pdf_marks *marks, size_t page, const struct buffer *content,
                     struct buffer *into);

#endif
