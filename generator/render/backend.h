// SPDX-License-Identifier: Apache-2.0
// What draws display lists. Layout hands over finished pages in order and forgets them.
#ifndef JUANCE_RENDER_BACKEND_H
#define JUANCE_RENDER_BACKEND_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "documents/document.h"
#include "render/list.h"

struct backend;
struct picture_wish;

struct backend_kind {
    const char *name;
    // The page is borrowed. False after a failure that was diagnosed.
    bool (*page)(struct backend *backend, const struct page *page);
    // Drawn over a page that was handed over already; pages come in order, after the last page.
    // NULL for a backend that writes each page for good at once: the document is then laid out
    // twice, first to count its pages.
    bool (*furniture)(struct backend *backend, const struct page *page);
    bool (*finish)(struct backend *backend);
    void (*free)(struct backend *backend);
};

struct backend {
    const struct backend_kind *kind;
};

// Where a finished file goes, piece by piece.
struct render_sink {
    void *context;
    bool (*write)(void *context, const void *bytes, size_t length);
};

struct backend_setting {
    const struct document *document;
    struct font_stack *fonts;
    const struct clusters *clusters;
    struct render_sink sink;
    const struct picture_wish *picture; // for pictures
    struct diagnostics *diagnostics;
};

struct backend *haru_open(const struct backend_setting *setting);
struct backend *trace_open(const struct backend_setting *setting);

#endif
