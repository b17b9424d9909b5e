// SPDX-License-Identifier: Apache-2.0
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/platform.h"
#include "xml/reader.h"

struct look {
    struct arena *arena;
    struct xml_root *root;
    xmlParserCtxtPtr parser;
    bool found;
};

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct look *look = context;
    if (look->found) return;
    look->found = true;
    look->root->name = arena_copy(look->arena, (const char *)name);
    look->root->namespace_uri = uri ? arena_copy(look->arena, (const char *)uri) : NULL;
    for (int i = 0; i < attribute_count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        if (strcmp((const char *)attribute[0], "version") == 0)
            look->root->version = arena_copy_bytes(look->arena, (const char *)attribute[3],
                                                   (size_t)(attribute[4] - attribute[3]));
    }
    xmlStopParser(look->parser);
}

static void silent(void *context, xmlErrorPtr error) {
    (void)context, (void)error;
}

static int read_file(void *context, char *bytes, int capacity) {
    return (int)platform_read_some(*(int *)context, bytes, (size_t)capacity);
}

bool xml_look(const char *path, struct arena *arena, struct xml_root *root) {
    *root = (struct xml_root){0};
    int descriptor;
    if (platform_open(path, &descriptor) != OPEN_OK) return false;
    struct look look = {.arena = arena, .root = root};
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = start_element, .serror = silent};
    xmlParserCtxtPtr parser = xmlCreateIOParserCtxt(&handler, &look, read_file, NULL, &descriptor,
                                                    XML_CHAR_ENCODING_NONE);
    if (parser) {
        look.parser = parser;
        xmlCtxtUseOptions(parser, XML_PARSE_NONET);
        xmlParseDocument(parser);
        xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
    platform_close(descriptor);
    return look.found;
}
