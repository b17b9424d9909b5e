// SPDX-License-Identifier: Apache-2.0
// Marked content in page streams that another program writes. That program can open and close
// stretches by a name (as Cairo's tags), but knows neither artifacts nor our elements: each stretch
// gets a name that tells it from its neighbours, and the finished stream is written anew with the
// right ones.
#ifndef JUANCE_RENDER_PDF_MARKS_H
#define JUANCE_RENDER_PDF_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "render/structure.h"

struct pdf_marks {
    struct structure structure;
    VECTOR(size_t) owners; // of each stretch, page after page: a node or STRUCTURE_ARTIFACT
    VECTOR(size_t) pages;  // first owner of each page
};

void pdf_marks_begin(struct pdf_marks *marks);
void pdf_marks_end(struct pdf_marks *marks);

void pdf_marks_begin_page(struct pdf_marks *marks);

// A new stretch on the current page; returns the name that it is to be opened and closed by.
const char *pdf_marks_add(struct pdf_marks *marks, size_t owner);

// Appends a page's content stream with each "/NAME <</MCID n>> BDC" turned into what it stands for.
// A stretch that the other program left out because nothing is drawn in it comes back empty. False
// when the stream's stretches are not those that were added.
bool pdf_marks_write(const struct pdf_marks *marks, size_t page, const struct buffer *content,
                     struct buffer *into);

#endif
