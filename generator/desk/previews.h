// SPDX-License-Identifier: Apache-2.0
// One template with the data of one export, case or rating, for the eye: nothing is archived.
#ifndef JUANCE_DESK_PREVIEWS_H
#define JUANCE_DESK_PREVIEWS_H

#include "base/buffer.h"
#include "base/date.h"
#include "batches/pipeline.h"

enum picture_format { PICTURE_PDF, PICTURE_PNG, PICTURE_SVG };

struct preview_wish {
    const char *template; // file
    enum picture_format format;
    size_t page;       // PNG and SVG: which page, 1 and up
    double resolution; // PNG: dots an inch
    bool blank;        // a form without any data
    bool example;      // records that the data do not hold are made up of the names of their fields
    date today;        // for a case that is not decided yet
};

struct previewed {
    const char *kind; // of the template; in the arena
    size_t pages;     // PDF only, else 0
    struct buffer bytes;
};

// The document as it would stand in the volume that its template belongs to. Appends to
// `previewed->bytes`; false after a message.
bool pipeline_preview(struct pipeline *pipeline, struct checked *checked,
                      const struct preview_wish *wish, struct previewed *previewed,
                      struct arena *arena, struct diagnostics *diagnostics);

// The same with a case or a rating; NULL when the file is neither.
typedef bool preview_fn(struct pipeline *pipeline, const char *data,
                        const struct preview_wish *wish, struct previewed *previewed,
                        struct arena *arena, struct diagnostics *diagnostics);
preview_fn *preview_of(const char *data, struct arena *arena);

// The sample that a template is shown with, below the data folder.
const char *preview_sample(const char *template, struct arena *arena);

#endif
