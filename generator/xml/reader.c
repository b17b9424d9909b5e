// SPDX-License-Identifier: Apache-2.0
#include "xml/reader.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/gbk_private.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/unseen.h"
#include "base/utf8.h"
#include "xml/parser_messages.h"
#include "xml/schema.h"
#include "xml/source.h"
#include "xml/texts.h"
#include "xml/white_space.h"

enum {
    MOST_FAULTS = 20,
    MOST_DEPTH = 64,            // the deepest of our formats has 12
    MOST_CONTENT = 1024 * 1024, // bytes of character data in one element
};

// A record kind as this file's parser sees it: names are pointers of the parser's dictionary, so
// that a comparison is one instruction.
struct kind_names {
    const struct record_kind *kind;
    const xmlChar **names; // one a field
    const struct field *content, *element, *catch_all;
    struct kind_names *next;
};

struct level {
    struct record *record;
    struct kind_names *names;
    struct record **tails; // one a field: where the next item of that list goes
};

struct reader {
    const struct xml_format *format;
    const char *path;
    struct diagnostics *diagnostics;
    struct arena *arena;
    xmlParserCtxtPtr parser;
    struct kind_names *kinds;
    struct texts texts;
    struct level levels[MOST_DEPTH];
    unsigned depth;
    unsigned skipping; // depth inside an element that the schema has refused already
    struct buffer content;
    size_t content_bytes;
    unsigned faults;
    long last_line;  // the same fault is told once a line
    long event_line; // where the event before this one ended; 0: there was none
    struct buffer last_message, last_subject;
    struct buffer collapsed;
    const struct field *misfit; // see tell_misfit()
    long misfit_line;
    bool stopped;
    struct record *root;
};

static long line_of(const struct reader *reader) {
    return reader->parser && reader->parser->input ? reader->parser->input->line : 0;
}

// A start tag is told when it has been read: at its last line. It began where the event before it
// ended, for blanks are an event too; before the root there is none that could be relied on.
static long start_line(const struct reader *reader) {
    return reader->depth && reader->event_line ? reader->event_line : line_of(reader);
}

static void stop(struct reader *reader) {
    reader->stopped = true;
    xmlStopParser(reader->parser);
}

static void fault(struct reader *reader, long line, const char *message) {
    if (reader->stopped) return;
    if (reader->last_line == line && strcmp(buffer_text(&reader->last_message), message) == 0)
        return;
    reader->last_line = line;
    buffer_clear(&reader->last_message);
    buffer_add_text(&reader->last_message, message);
    diagnose(reader->diagnostics, STATUS_INPUT, reader->path, line, "%s", message);
    if (++reader->faults == MOST_FAULTS) {
        diagnose(reader->diagnostics, STATUS_INPUT, reader->path, line,
                 _("more faults follow; mend these first"));
        stop(reader);
    }
}

// ---- records ----------------------------------------------------------------------------------

static struct kind_names *names_of(struct reader *reader, const struct record_kind *kind) {
    for (struct kind_names *known = reader->kinds; known; known = known->next)
        if (known->kind == kind) return known;
    struct kind_names *names = memory_zeroed(sizeof *names);
    names->kind = kind;
    names->names = memory_zeroed(kind->field_count * sizeof *names->names);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (strcmp(field->name, "content") == 0)
            names->content = field;
        else if (!field->computed)
            names->names[i] = xmlDictLookup(reader->parser->dict, BAD_CAST field->name, -1);
        else if (field->type == FIELD_list)
            names->catch_all = field;
        else if (strcmp(field->name, "element") == 0)
            names->element = field;
    }
    names->next = reader->kinds;
    return reader->kinds = names;
}

// Attributes mostly come in the order of the fields: the search starts behind the last hit.
static const struct field *find_field(const struct kind_names *names, const xmlChar *name,
                                      size_t *hint) {
    size_t count = names->kind->field_count;
    for (size_t tried = 0, i = *hint; tried < count; tried++, i = i + 1 < count ? i + 1 : 0)
        if (names->names[i] == name) {
            *hint = i + 1 < count ? i + 1 : 0;
            return &names->kind->fields[i];
        }
    return NULL;
}

static void refuse_unseen(struct reader *reader, const struct field *field, const char *text) {
    static const char *const kinds[] = {
        [UNSEEN_INVISIBLE] = N_("an invisible character"),
        [UNSEEN_CONTROL] = N_("a control character"),
        [UNSEEN_PRIVATE] = N_("of private use: each font shows another sign"),
        [UNSEEN_UNASSIGNED] = N_("assigned to no character"),
        [UNSEEN_LOST] = N_("put for one that was lost in a conversion"),
    };
    struct unseen_place place;
    enum unseen kind = unseen_first(text, &place);
    if (kind == UNSEEN_NONE) return;
    char message[320], code[UNSEEN_CODE_SIZE], right[5] = "";
    const char *name = unseen_name(place.codepoint);
    uint32_t meant = gbk_private_right(place.codepoint);
    int length = snprintf(message, sizeof message, _("%s: character %zu, %s%s%s, is %s"),
                          field->name, place.position, unseen_code(place.codepoint, code),
                          name ? " " : "", name ? name : "", _(kinds[kind]));
    if (meant && length > 0 && (size_t)length < sizeof message) {
        utf8_encode(meant, right);
        snprintf(message + length, sizeof message - (size_t)length,
                 _("; in GBK it stood for %s (%s)"), right, unseen_code(meant, code));
    }
    fault(reader, line_of(reader), message);
}

// `value` as the file has it; what its type makes of its white space is done here.
static void store(struct reader *reader, struct level *level, const struct field *field,
                  const char *value, size_t length) {
    if (!field->preserve && white_space_stands_loose(value, length)) {
        buffer_clear(&reader->collapsed);
        white_space_collapse(value, length, &reader->collapsed);
        value = buffer_text(&reader->collapsed);
        length = reader->collapsed.length;
    }
    struct record *record = level->record;
    bool ok;
    if (field->type == FIELD_text || field->type == FIELD_code) {
        ok = record_set(reader->arena, record, field,
                        length ? texts_keep(&reader->texts, value, length) : "");
        if (!reader->format->root->any_character && !field->any_character &&
            record_has(record, field))
            refuse_unseen(reader, field, record_text(record, field));
    } else {
        char text[128];
        ok = length < sizeof text;
        if (ok) {
            memcpy(text, value, length);
            text[length] = '\0';
            ok = record_set(reader->arena, record, field, text);
        }
    }
    if (!ok && !reader->misfit) {
        reader->misfit = field;
        reader->misfit_line = line_of(reader);
    }
}

// A value that the program cannot hold, and of which the schema, which is asked after the program,
// has not said so by now.
static void tell_misfit(struct reader *reader) {
    const struct field *field = reader->misfit;
    reader->misfit = NULL;
    if (field && !reader->faults) {
        char message[160];
        snprintf(message, sizeof message,
                 _("attribute %s: the value is larger or more precise than this program can hold"),
                 field->name);
        fault(reader, reader->misfit_line, message);
    }
}

static bool accept_root(struct reader *reader, const xmlChar *name, const xmlChar *uri,
                        int attribute_count, const xmlChar **attributes) {
    char message[256];
    const char *wanted = reader->format->root->name;
    if (!uri || strcmp((const char *)uri, reader->format->namespace_uri) != 0 ||
        strcmp((const char *)name, wanted) != 0) {
        snprintf(message, sizeof message, _("the root element is not <%s> of namespace %s"), wanted,
                 reader->format->namespace_uri);
        fault(reader, line_of(reader), message);
        return false;
    }
    for (int i = 0; i < attribute_count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        size_t length = (size_t)(attribute[4] - attribute[3]);
        if (strcmp((const char *)attribute[0], "version") != 0) continue;
        if (length == strlen(reader->format->version) &&
            memcmp(attribute[3], reader->format->version, length) == 0)
            return true;
        snprintf(message, sizeof message,
                 _("version %.*s of this format is not known; this program reads version %s"),
                 length < 40 ? (int)length : 40, (const char *)attribute[3],
                 reader->format->version);
        fault(reader, line_of(reader), message);
        return false;
    }
    snprintf(message, sizeof message, _("<%s> has no attribute version=\"%s\""), wanted,
             reader->format->version);
    fault(reader, line_of(reader), message);
    return false;
}

static void append(struct level *parent, const struct field *list_field, struct record *record) {
    struct list *list = (struct list *)((char *)parent->record + list_field->offset);
    struct record **tail = &parent->tails[list_field - parent->names->kind->fields];
    if (*tail)
        (*tail)->next = record;
    else
        list->first = record;
    *tail = record;
    record->ordinal = ++list->count;
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct reader *reader = context;
    tell_misfit(reader);
    if (reader->stopped) return;
    long line = start_line(reader);
    reader->event_line = line_of(reader);
    const struct field *list_field = NULL;
    const struct record_kind *kind = reader->format->root;
    struct level *parent = reader->depth ? &reader->levels[reader->depth - 1] : NULL;
    if (reader->skipping) {
        reader->skipping++;
        return;
    }
    if (!parent) {
        if (!accept_root(reader, name, uri, attribute_count, attributes)) {
            stop(reader);
            return;
        }
    } else {
        size_t hint = 0;
        list_field = find_field(parent->names, name, &hint);
        // An attribute may have the name of an element that only the catch-all takes.
        if (!list_field || list_field->type != FIELD_list) list_field = parent->names->catch_all;
        if (!list_field || reader->depth == MOST_DEPTH) {
            reader->skipping = 1; // the schema refuses it by name
            return;
        }
        kind = list_field->items;
    }
    struct level *level = &reader->levels[reader->depth++];
    level->names = names_of(reader, kind);
    level->record = record_new(reader->arena, kind);
    level->record->line = (uint32_t)line;
    level->tails = memory_resize(level->tails, kind->field_count * sizeof *level->tails);
    memset(level->tails, 0, kind->field_count * sizeof *level->tails);
    size_t hint = 0;
    for (int i = 0; i < attribute_count; i++) {
        const xmlChar **attribute = attributes + 5 * i;
        const struct field *field = find_field(level->names, attribute[0], &hint);
        if (field && field->type != FIELD_list && !attribute[2])
            store(reader, level, field, (const char *)attribute[3],
                  (size_t)(attribute[4] - attribute[3]));
    }
    if (level->names->element)
        store(reader, level, level->names->element, (const char *)name, strlen((const char *)name));
    if (parent)
        append(parent, list_field, level->record);
    else
        reader->root = level->record;
    buffer_clear(&reader->content);
    reader->content_bytes = 0;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    struct reader *reader = context;
    if (reader->stopped) return;
    reader->event_line = line_of(reader);
    if (reader->skipping) {
        reader->skipping--;
        return;
    }
    struct level *level = &reader->levels[--reader->depth];
    if (level->names->content && reader->content.length) {
        white_space_fold(&reader->content);
        store(reader, level, level->names->content, reader->content.bytes, reader->content.length);
    }
    buffer_clear(&reader->content);
}

static void characters(void *context, const xmlChar *text, int length) {
    struct reader *reader = context;
    if (reader->stopped) return;
    reader->event_line = line_of(reader);
    reader->content_bytes += (size_t)length;
    if (reader->content_bytes > MOST_CONTENT) {
        fault(reader, line_of(reader), _("one element holds more than 1 MiB of text"));
        stop(reader);
        return;
    }
    if (reader->depth && !reader->skipping && reader->levels[reader->depth - 1].names->content)
        buffer_add(&reader->content, text, (size_t)length);
}

static void comment(void *context, const xmlChar *text) {
    (void)text;
    struct reader *reader = context;
    reader->event_line = line_of(reader);
}

static void instruction(void *context, const xmlChar *target, const xmlChar *text) {
    (void)target;
    comment(context, text);
}

static void refuse_dtd(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system) {
    (void)name, (void)external, (void)system;
    struct reader *reader = context;
    fault(reader, line_of(reader),
          _("a document type (<!DOCTYPE …>) is not allowed: it could hide entities; remove it"));
    stop(reader);
}

// ---- messages of libxml2 ----------------------------------------------------------------------

// Set for the thread while the parser runs: some faults (of the encoding) belong to no parser.
static void syntax_error(void *context, xmlErrorPtr error) {
    struct reader *reader = context;
    if (error->level < XML_ERR_ERROR) return;
    struct buffer message = BUFFER_EMPTY;
    syntax_fault_words(error, &message);
    fault(reader, line_of(reader), buffer_text(&message));
    buffer_free(&message);
    // What follows is guesswork. libxml2 ends by itself; to stop it from here, in the middle of its
    // input, would free buffers that it still holds.
    reader->stopped = true;
}

// A value that breaks several facets of its type is told once.
static void schema_error(void *context, xmlErrorPtr error) {
    struct reader *reader = context;
    reader->misfit = NULL;
    struct buffer subject = BUFFER_EMPTY, message = BUFFER_EMPTY;
    schema_fault_words(error, &subject, &message);
    bool attribute = strchr(buffer_text(&subject), ' ') != NULL;
    bool again = attribute && reader->last_line == line_of(reader) &&
                 strcmp(buffer_text(&reader->last_subject), buffer_text(&subject)) == 0;
    if (!again) fault(reader, line_of(reader), buffer_text(&message));
    buffer_clear(&reader->last_subject);
    if (attribute) buffer_add_text(&reader->last_subject, buffer_text(&subject));
    buffer_free(&subject);
    buffer_free(&message);
}

static int locate(void *context, const char **file, unsigned long *line) {
    const struct reader *reader = context;
    *file = reader->path;
    *line = (unsigned long)line_of(reader);
    return 0;
}

static void reader_free(struct reader *reader) {
    for (struct kind_names *names = reader->kinds; names;) {
        struct kind_names *next = names->next;
        free(names->names);
        free(names);
        names = next;
    }
    for (unsigned i = 0; i < MOST_DEPTH; i++) free(reader->levels[i].tails);
    buffer_free(&reader->content);
    buffer_free(&reader->last_message);
    buffer_free(&reader->last_subject);
    buffer_free(&reader->collapsed);
    texts_free(&reader->texts);
}

static struct record *read(const struct xml_format *format, struct xml_schema *schema,
                           const char *path, struct xml_source *source, struct arena *arena,
                           struct diagnostics *diagnostics) {
    struct reader reader = {
        .format = format, .path = path, .arena = arena, .diagnostics = diagnostics};
    texts_start(&reader.texts, arena);
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = start_element,
                             .endElementNs = end_element,
                             .characters = characters,
                             .cdataBlock = characters,
                             .comment = comment,
                             .processingInstruction = instruction,
                             .internalSubset = refuse_dtd};
    xmlSAXHandlerPtr handlers = &handler;
    void *context = &reader;
    xmlSchemaValidCtxtPtr validator = schema ? xmlSchemaNewValidCtxt(schema->parsed) : NULL;
    xmlSchemaSAXPlugPtr plug = NULL;
    if (validator) {
        xmlSchemaSetValidStructuredErrors(validator, schema_error, &reader);
        xmlSchemaValidateSetLocator(validator, locate, &reader);
        plug = xmlSchemaSAXPlug(validator, &handlers, &context);
    }
    xmlParserCtxtPtr parser = xmlCreateIOParserCtxt(handlers, context, xml_source_read, NULL,
                                                    source, XML_CHAR_ENCODING_NONE);
    if (parser) { // NULL when not even the first bytes could be read
        reader.parser = parser;
        // NOENT only makes &amp; in attributes come as &: without a DTD there are no other
        // entities.
        xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES);
        xmlSetStructuredErrorFunc(&reader, syntax_error);
        xmlParseDocument(parser);
        xmlSetStructuredErrorFunc(NULL, NULL);
    }
    if (plug) xmlSchemaSAXUnplug(plug);
    if (parser) tell_misfit(&reader);
    if (parser && parser->wellFormed && reader.root && !reader.faults &&
        xml_source_goes_on(source, parser->input))
        fault(&reader, line_of(&reader),
              _("not well-formed XML: something stands behind the root element"));
    bool valid = parser && parser->wellFormed && reader.root && !reader.faults && !source->failed;
    if (source->failed)
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, line_of(&reader), _("cannot be read: %s"),
                 strerror(errno));
    else if (!valid && !reader.faults)
        diagnose(diagnostics, STATUS_INPUT, path, line_of(&reader),
                 _("not well-formed XML: the file is empty or cut off"));
    if (parser) {
        xmlFreeDoc(parser->myDoc);
        xmlFreeParserCtxt(parser);
    }
    xmlSchemaFreeValidCtxt(validator);
    reader_free(&reader);
    return valid ? reader.root : NULL;
}

struct record *xml_read(const struct xml_format *format, struct xml_schema *schema,
                        const char *path, struct xml_tap tap, struct arena *arena,
                        struct diagnostics *diagnostics) {
    struct xml_source source = {.descriptor = xml_source_open(path, diagnostics), .tap = tap};
    if (source.descriptor < 0) return NULL;
    struct record *root = read(format, schema, path, &source, arena, diagnostics);
    platform_close(source.descriptor);
    return root;
}

struct record *xml_read_bytes(const struct xml_format *format, struct xml_schema *schema,
                              const char *name, const void *bytes, size_t length,
                              struct arena *arena, struct diagnostics *diagnostics) {
    struct xml_source source = {.descriptor = -1, .bytes = bytes, .length = length};
    return read(format, schema, name, &source, arena, diagnostics);
}
