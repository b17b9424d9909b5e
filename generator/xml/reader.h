// SPDX-License-Identifier: Apache-2.0
// Reads XML straight into records, validated by an XSD while it is read. Streaming: memory is bound
// by the records, not by the text. No network, no DTD (so no entities), UTF-8, UTF-16 and GBK by
// libxml2.
//
// What goes where:
// - an attribute fills the scalar field of its name;
// - a child element becomes a record in the list field of its name;
// - a child element that no list names goes to the kind's *computed* list, if it has one (a
// catch-all
//   that keeps the order of different elements, as blocks in a template);
// - the name of an element goes to the computed text field "element", if its kind has one;
// - character data goes to the text field "content", if its kind has one: outer blanks are cut, and
// a
//   line break with the blanks around it is dropped between Chinese characters and is one blank
//   elsewhere.
#ifndef JUANCE_XML_READER_H
#define JUANCE_XML_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/record.h"

struct xml_format {
    const char *namespace_uri;
    const char *version; // the one version of the format that this program reads
    const struct record_kind *root;
    const char *schema; // below the data folder: "schemas/assessment-batch.xsd"
};

// A parsed XSD; read-only afterwards, so threads may share it.
struct xml_schema;
struct xml_schema *xml_schema_load(const char *path, struct diagnostics *diagnostics);
void xml_schema_free(struct xml_schema *schema);

// Sees every byte of the file as it is read (for a digest). NULL: nobody looks.
struct xml_tap {
    void (*see)(void *context, const void *bytes, size_t length);
    void *context;
};

// The root record and all below it, in `arena`; NULL after a message that names file and line
// (STATUS_INPUT; STATUS_ENVIRONMENT when the file cannot be read). At most 20 faults are told.
struct record *xml_read(const struct xml_format *format, struct xml_schema *schema,
                        const char *path, struct xml_tap tap, struct arena *arena,
                        struct diagnostics *diagnostics);

// The same over bytes; `name` stands in messages. Without a schema (NULL) the text must be
// well-formed and of the format's root, and unknown parts are passed over: for bytes that a digest
// vouches for.
struct record *xml_read_bytes(const struct xml_format *format, struct xml_schema *schema,
                              const char *name, const void *bytes, size_t length,
                              struct arena *arena, struct diagnostics *diagnostics);

// Whose XML is it? Looks at the first two elements only: the root and its first child, with their
// attributes. False, and silent, when the file is no well-formed XML up to there or cannot be read.
struct xml_attribute_value {
    const char *name, *value;
};
struct xml_glance {
    const char *name;          // of the element; NULL when there is none
    const char *namespace_uri; // NULL when it has none
    struct xml_attribute_value *attributes;
    size_t count;
};
bool xml_look(const char *path, struct arena *arena, struct xml_glance glances[2]);

// The attribute's value, "" when it is absent.
const char *xml_glance_at(const struct xml_glance *glance, const char *attribute);

#endif
