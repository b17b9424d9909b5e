// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: what a loaded schema is.
#ifndef JUANCE_XML_SCHEMA_H
#define JUANCE_XML_SCHEMA_H

#include <libxml/xmlschemas.h>

struct xml_schema {
    xmlSchemaPtr parsed;
};

#endif
