// SPDX-License-Identifier: Apache-2.0
// A display list onto a Cairo surface of any kind. Inside render/ only.
#ifndef JUANCE_RENDER_CAIRO_DRAW_H
#define JUANCE_RENDER_CAIRO_DRAW_H

#include <cairo.h>

#include "base/buffer.h"
#include "render/backend.h"

// Fonts as Cairo wants them, opened when first used, and scratch space. One a document.
struct cairo_pen {
    const struct clusters *clusters;
    struct diagnostics *diagnostics;
    struct FT_LibraryRec_ *library;
    size_t font_count;
    cairo_font_face_t **fonts; // by the font's number
    VECTOR(cairo_glyph_t) glyphs;
    VECTOR(cairo_text_cluster_t) parts;
    struct buffer text;
    const struct font *font; // set last; NULL at the start of a page
    double size;
    unsigned colour;
};

bool cairo_pen_open(struct cairo_pen *pen, const struct backend_setting *setting);
void cairo_pen_close(struct cairo_pen *pen);

// False after a failure that was diagnosed.
bool cairo_draw_page(struct cairo_pen *pen, cairo_t *cairo, const struct page *page);

// Diagnoses a Cairo error, if there is one; true when there is none.
bool cairo_in_order(cairo_status_t status, struct diagnostics *diagnostics);

#endif
