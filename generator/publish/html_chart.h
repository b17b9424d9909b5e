// SPDX-License-Identifier: Apache-2.0
// Charts as SVG within an HTML page. Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_CHART_H
#define JUANCE_PUBLISH_HTML_CHART_H

#include "base/buffer.h"
#include "documents/document.h"

// Paints the chart's drawing (documents/drawing.h). The description is the alternative text; a
// value that has no number beside it is told by its mark's title. `number` tells the charts of a
// page apart.
void html_chart(struct buffer *into, const struct chart *chart, unsigned number);

#endif
