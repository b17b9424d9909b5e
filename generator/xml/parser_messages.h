// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: what libxml2 tells, in the user's language. libxml2 speaks English; what it
// says of a value, a name or a facet is kept as it stands there, braces and all.
#ifndef JUANCE_XML_PARSER_MESSAGES_H
#define JUANCE_XML_PARSER_MESSAGES_H

#include <libxml/xmlerror.h>

#include "base/buffer.h"

// The sentence for a fault that a schema found, into `message`; `subject` becomes what it is about
// ("<case> number"), so that a value that breaks several facets is told once.
void schema_fault_words(const xmlError *error, struct buffer *subject, struct buffer *message);

// The sentence for a fault of the XML itself.
void syntax_fault_words(const xmlError *error, struct buffer *message);

#endif
