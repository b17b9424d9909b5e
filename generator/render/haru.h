// SPDX-License-Identifier: Apache-2.0
// libharu's object layer with a few helpers: objects whose entries and stream are written as text
// and bytes of our own. Inside render/ only.
#ifndef JUANCE_RENDER_HARU_H
#define JUANCE_RENDER_HARU_H

#include <hpdf.h>
#include <zlib.h>

#include "base/buffer.h"
#include "render/backend.h"
#include "render/fingerprint.h"
#include "render/spill.h"
#include "render/structure.h"
#include "render/usage.h"

struct haru {
    struct backend backend;
    struct backend_setting setting;
    HPDF_Doc pdf;
    HPDF_Stream writer; // counts and passes on
    struct fingerprint digest;
    bool failed; // libharu reported an error, or the sink refused
    struct usage usage;
    struct structure structure; // of tagged documents
    struct spill spill;
    z_stream body, furniture; // reset for every page
    struct buffer content, packed;
    struct haru_page **pages;
    size_t page_count, page_capacity;
    HPDF_Dict resources; // of all pages; made at the end
    HPDF_Dict node;      // of the page tree: takes the next page
    VECTOR(HPDF_Dict) nodes;
    VECTOR(HPDF_Outline) outline; // the last one of each level
};

// An object of the file: `entries` is the inside of its dictionary; with a stream, its bytes.
// Taken over: both buffers are left empty. The object is numbered and belongs to the document.
HPDF_Dict haru_object(struct haru *haru, struct buffer *entries);
HPDF_Dict haru_stream(struct haru *haru, struct buffer *entries, struct buffer *bytes);

// Entries of an object that was made without: its number was needed first. Taken over.
void haru_fill(HPDF_Dict object, struct buffer *entries);

// Object number of a page.
unsigned haru_page_number(const struct haru *haru, size_t index);

// The structure tree, put into the catalogue.
bool haru_structure(struct haru *haru);

unsigned haru_number(const void *object); // object number

// Fonts of all glyphs used, as entries of a font resource dictionary: "/F0 12 0 R …".
bool haru_fonts(struct haru *haru, struct buffer *resources);

// All images used, as "/XObject<</I0 …>>"; nothing without images.
bool haru_images(struct haru *haru, struct buffer *resources);

#endif
