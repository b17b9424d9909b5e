// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: where the bytes of an XML text come from.
#ifndef JUANCE_XML_SOURCE_H
#define JUANCE_XML_SOURCE_H

#include <libxml/parser.h>
#include <stdbool.h>
#include <stddef.h>

#include "xml/reader.h"

struct xml_source {
    int descriptor; // -1: the bytes
    const char *bytes;
    size_t length;
    struct xml_tap tap;
    bool failed; // a read error; errno says which
};

// Opens any path that the user named (links are fine), but only a regular file; -1 after a message.
int xml_source_open(const char *path, struct diagnostics *diagnostics);

// An xmlInputReadCallback over a `struct xml_source`.
int xml_source_read(void *source, char *bytes, int capacity);

// Something follows what the parser has taken for the end: libxml2 takes a NUL behind the root
// element for the end, whatever stands behind it.
bool xml_source_goes_on(struct xml_source *source, const xmlParserInput *input);

#endif
