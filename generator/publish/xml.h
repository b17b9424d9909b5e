// SPDX-License-Identifier: Apache-2.0
// A document as XML (schemas/register.xsd): the same headings, texts, tables and forms as the page,
// with the codes and dates behind the words. No digests, no layout.
#ifndef JUANCE_PUBLISH_XML_H
#define JUANCE_PUBLISH_XML_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "documents/document.h"
#include "xml/register_format.h"

// Appends to `xml`. The same document gives the same bytes. False, and `xml` is as before, when a
// text holds a character that XML cannot carry (a control character); the message names its owner.
bool publish_xml(const struct document *document, struct buffer *xml,
                 struct diagnostics *diagnostics);

#endif
