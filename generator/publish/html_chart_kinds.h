// SPDX-License-Identifier: Apache-2.0
// What is inside the SVG of a chart that is not drawn as bars. Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_CHART_KINDS_H
#define JUANCE_PUBLISH_HTML_CHART_KINDS_H

#include "base/buffer.h"
#include "documents/document.h"

enum { HTML_CHART_WIDTH = 760 };

struct html_drawing {
    long height; // of the drawing, below `top`
    void (*draw)(struct buffer *into, const struct chart *chart, decimal most, long top);
};

// NULL: bars.
const struct html_drawing *html_drawing(enum chart_kind kind);

// "bar" and "other" by turns: how a series is coloured.
const char *html_series_class(size_t series);

#endif
