// SPDX-License-Identifier: Apache-2.0
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "xml/reader.h"
#include "xml/schema.h"

static void tell(void *context, xmlErrorPtr error) {
    struct diagnostics *diagnostics = context;
    diagnose(diagnostics, STATUS_ENVIRONMENT, error->file, error->line,
             _("the schema is damaged, install the program's data again: %.*s"),
             (int)strcspn(error->message, "\n"), error->message);
}

struct xml_schema *xml_schema_load(const char *path, struct diagnostics *diagnostics) {
    unsigned before = diagnostics->count;
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    if (!parser) memory_bug(__FILE__, __LINE__, "no schema parser");
    xmlSchemaSetParserStructuredErrors(parser, tell, diagnostics);
    xmlSchemaPtr parsed = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!parsed) {
        if (diagnostics->count == before)
            diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                     _("the schema cannot be read; install the program's data again"));
        return NULL;
    }
    struct xml_schema *schema = memory_zeroed(sizeof *schema);
    schema->parsed = parsed;
    return schema;
}

void xml_schema_free(struct xml_schema *schema) {
    if (!schema) return;
    xmlSchemaFree(schema->parsed);
    free(schema);
}
