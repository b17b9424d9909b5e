// SPDX-License-Identifier: Apache-2.0
// One template with given data, for the eye: nothing is archived.
#ifndef JUANCE_PRESS_PREVIEW_H
#define JUANCE_PRESS_PREVIEW_H

#include "base/date.h"
#include "press/press.h"

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

// The fonts and the one template. False after a message; preview_close() is due all the same.
struct preview {
    struct press press;
    const struct document_template *template;
    const struct preview_wish *wish;
    struct arena *arena;
};
bool preview_open(struct preview *preview, const struct settings *settings,
                  const struct preview_wish *wish, struct arena *arena,
                  struct diagnostics *diagnostics);
void preview_close(struct preview *preview);

// Prints; what the wish's example lacks is made up in `input`. False after a message;
// release with printed_free().
bool preview_draw(struct preview *preview, struct compose_input *input, struct printed *printed,
                  struct diagnostics *diagnostics);

#endif
