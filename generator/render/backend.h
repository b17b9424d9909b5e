// SPDX-License-Identifier: Apache-2.0
// What draws display lists. Layout hands over finished pages in order and forgets them.
#ifndef JUANCE_RENDER_BACKEND_H
#define JUANCE_RENDER_BACKEND_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "documents/document.h"
#include "render/list.h"

struct backend;

struct backend_kind {
    const char *name;
    // Writes each page for good at once: the number of pages has to be known before the first.
    // Otherwise header and footer lines that print it come by furniture(), after the last page.
    bool total_first;
    // The page is borrowed. False after a failure that was diagnosed.
    bool (*page)(struct backend *backend, const struct page *page);
    // Drawn over a page that was handed over already; pages come in order.
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
    struct diagnostics *diagnostics;
};

struct backend *haru_open(const struct backend_setting *setting);
struct backend *trace_open(const struct backend_setting *setting);

#endif
