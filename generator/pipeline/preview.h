// SPDX-License-Identifier: Apache-2.0
// One template with the data of one export, for the eye: nothing is archived.
#ifndef JUANCE_PIPELINE_PREVIEW_H
#define JUANCE_PIPELINE_PREVIEW_H

#include "base/buffer.h"
#include "pipeline.h"

enum picture_format { PICTURE_PDF, PICTURE_PNG, PICTURE_SVG };

struct preview_wish {
    const char *template; // file
    enum picture_format format;
    size_t page;       // PNG and SVG: which page, 1 and up
    double resolution; // PNG: dots an inch
    bool blank;        // a form without any data
};

struct previewed {
    const char *kind; // of the template; in the export's arena
    size_t pages;     // PDF only, else 0
    struct buffer bytes;
};

// The document as it would stand in the volume that its template belongs to. Appends to
// `previewed->bytes`; false after a message.
bool pipeline_preview(struct pipeline *pipeline, struct checked *checked,
                      const struct preview_wish *wish, struct previewed *previewed,
                      struct diagnostics *diagnostics);

#endif
