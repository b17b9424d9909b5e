// SPDX-License-Identifier: Apache-2.0
// Charts as SVG within an HTML page. Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_CHART_H
#define JUANCE_PUBLISH_HTML_CHART_H

#include "base/buffer.h"
#include "documents/document.h"

// Every kind of chart is drawn as horizontal bars, one a value with its number beside it: a page
// may be narrow, and bars are what everybody reads. `number` tells the charts of a page apart.
void html_chart(struct buffer *into, const struct chart *chart, unsigned number);

#endif
