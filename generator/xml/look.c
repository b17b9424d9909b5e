// SPDX-License-Identifier: Apache-2.0
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/platform.h"
#include "xml/reader.h"
#include "xml/white_space.h"

struct look {
    struct arena *arena;
    struct xml_glance *glances;
    unsigned seen;
    xmlParserCtxtPtr parser;
};

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct look *look = context;
    if (look->seen == 2) return;
    struct xml_glance *glance = &look->glances[look->seen++];
    glance->name = arena_copy(look->arena, (const char *)name);
    glance->namespace_uri = uri ? arena_copy(look->arena, (const char *)uri) : NULL;
    glance->count = (size_t)attribute_count;
    glance->attributes = arena_alloc(look->arena, glance->count * sizeof *glance->attributes);
    for (size_t i = 0; i < glance->count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        glance->attributes[i].name = arena_copy(look->arena, (const char *)attribute[0]);
        struct buffer value = BUFFER_EMPTY;
        white_space_collapse((const char *)attribute[3], (size_t)(attribute[4] - attribute[3]),
                             &value);
        glance->attributes[i].value = arena_copy(look->arena, buffer_text(&value));
        buffer_free(&value);
    }
    if (look->seen == 2) xmlStopParser(look->parser);
}

static void silent(void *context, xmlErrorPtr error) {
    (void)context, (void)error;
}

static int read_file(void *context, char *bytes, int capacity) {
    return (int)platform_read_some(*(int *)context, bytes, (size_t)capacity);
}

bool xml_look(const char *path, struct arena *arena, struct xml_glance glances[2]) {
    memset(glances, 0, 2 * sizeof *glances);
    int descriptor;
    if (platform_open(path, &descriptor) != OPEN_OK) return false;
    struct look look = {.arena = arena, .glances = glances};
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = start_element, .serror = silent};
    xmlParserCtxtPtr parser = xmlCreateIOParserCtxt(&handler, &look, read_file, NULL, &descriptor,
                                                    XML_CHAR_ENCODING_NONE);
    if (parser) {
        look.parser = parser;
        xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT);
        xmlParseDocument(parser);
        xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
    platform_close(descriptor);
    return look.seen > 0;
}

const char *xml_glance_at(const struct xml_glance *glance, const char *attribute) {
    for (size_t i = 0; i < glance->count; i++)
        if (strcmp(glance->attributes[i].name, attribute) == 0) return glance->attributes[i].value;
    return "";
}
