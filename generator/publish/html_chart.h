// SPDX-License-Identifier: Apache-2.0
// Charts as SVG within an HTML page. Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_CHART_H
#define JUANCE_PUBLISH_HTML_CHART_H

#include "base/buffer.h"
#include "documents/document.h"

// Lines, rings and radars as such, every other kind as horizontal bars; each value has its number
// beside it, and the description is the alternative text. `number` tells the charts of a page
// apart.
void html_chart(struct buffer *into, const struct chart *chart, unsigned number);

#endif
