// SPDX-License-Identifier: Apache-2.0
// Writes indented XML in UTF-8. Same calls, same bytes.
#ifndef JUANCE_XML_WRITER_H
#define JUANCE_XML_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/record.h"

struct xml_writer {
    struct buffer *into;  // borrowed
    const char *open[64]; // names of the elements that are open
    unsigned depth;
    bool in_tag;   // the start tag is not closed yet
    bool has_text; // the open element holds text: no indent before its end tag
};

// Writes the XML declaration.
struct xml_writer xml_writer_start(struct buffer *into);
void xml_element(struct xml_writer *writer, const char *name); // name must live until xml_end()
void xml_attribute(struct xml_writer *writer, const char *name,
                   const char *value); // NULL: left out
void xml_attribute_number(struct xml_writer *writer, const char *name, long long value);
void xml_text(struct xml_writer *writer, const char *text);
void xml_end(struct xml_writer *writer);
// An element that holds nothing but text; left out when the text is NULL.
void xml_text_element(struct xml_writer *writer, const char *name, const char *text);

// A record with its lists, as the reader would read it back. Computed fields are written when
// `computed` is set. `namespace_uri` stands on the outermost element; NULL for none.
void xml_record(struct xml_writer *writer, const struct record_kind *kind,
                const struct record *record, const char *namespace_uri, bool computed,
                struct arena *scratch);

#endif
