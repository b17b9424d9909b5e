// SPDX-License-Identifier: Apache-2.0
// A document as one JSON object on one line: headings, texts, forms and tables in "blocks", each
// with its "type". A table's rows are objects by column key; a value that differs from its text
// stands beside it as "<key>Code".
#ifndef JUANCE_PUBLISH_JSON_DOCUMENT_H
#define JUANCE_PUBLISH_JSON_DOCUMENT_H

#include "base/buffer.h"
#include "documents/document.h"

// Appends the object and a line feed. The same document gives the same bytes.
void publish_json(const struct document *document, struct buffer *into);

#endif
