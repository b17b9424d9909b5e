// SPDX-License-Identifier: Apache-2.0
// A document as one static HTML page that needs nothing else: no script, no request, readable with
// keyboard and screen reader, on paper, in light and dark.
#ifndef JUANCE_PUBLISH_HTML_H
#define JUANCE_PUBLISH_HTML_H

#include "base/buffer.h"
#include "documents/document.h"

// What the page itself says beside the document, in the document's language.
struct html_words {
    const char *skip;     // link to the content: 跳到正文
    const char *contents; // head of the table of contents: 目录
    const char *no_value; // read out for an empty cell: 无数据
};

// Appends the page. The same document gives the same bytes. The first column of a table heads its
// rows; a table's caption, or the heading before it, names it.
void publish_html(const struct document *document, const struct html_words *words,
                  struct buffer *into);

#endif
