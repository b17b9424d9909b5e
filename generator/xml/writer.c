// SPDX-License-Identifier: Apache-2.0
#include "xml/writer.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

struct xml_writer xml_writer_start(struct buffer *into) {
    buffer_add_text(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return (struct xml_writer){.into = into};
}

static void escape(struct buffer *into, const char *text, bool attribute) {
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '&':
            buffer_add_text(into, "&amp;");
            break;
        case '<':
            buffer_add_text(into, "&lt;");
            break;
        case '>':
            buffer_add_text(into, "&gt;");
            break;
        case '\r':
            buffer_add_text(into, "&#13;");
            break;
        case '"':
            buffer_add_text(into, attribute ? "&quot;" : "\"");
            break;
        case '\n':
            buffer_add_text(into, attribute ? "&#10;" : "\n");
            break;
        case '\t':
            buffer_add_text(into, attribute ? "&#9;" : "\t");
            break;
        default:
            buffer_add_char(into, *at);
        }
    }
}

static void indent(struct xml_writer *writer) {
    for (unsigned i = 0; i < writer->depth; i++) buffer_add_text(writer->into, "  ");
}

static void close_tag(struct xml_writer *writer, bool line_break) {
    if (!writer->in_tag) return;
    buffer_add_text(writer->into, line_break ? ">\n" : ">");
    writer->in_tag = false;
}

void xml_element(struct xml_writer *writer, const char *name) {
    if (writer->depth == sizeof writer->open / sizeof *writer->open) BUG("XML nested too deeply");
    close_tag(writer, true);
    indent(writer);
    buffer_printf(writer->into, "<%s", name);
    writer->open[writer->depth++] = name;
    writer->in_tag = true;
    writer->has_text = false;
}

void xml_attribute(struct xml_writer *writer, const char *name, const char *value) {
    if (!writer->in_tag) BUG("attribute outside of a start tag");
    if (!value) return;
    buffer_printf(writer->into, " %s=\"", name);
    escape(writer->into, value, true);
    buffer_add_char(writer->into, '"');
}

void xml_attribute_number(struct xml_writer *writer, const char *name, long long value) {
    char text[24];
    snprintf(text, sizeof text, "%lld", value);
    xml_attribute(writer, name, text);
}

void xml_text(struct xml_writer *writer, const char *text) {
    close_tag(writer, false);
    escape(writer->into, text, false);
    writer->has_text = true;
}

void xml_end(struct xml_writer *writer) {
    const char *name = writer->open[--writer->depth];
    if (writer->in_tag) {
        buffer_add_text(writer->into, "/>\n");
        writer->in_tag = false;
    } else {
        if (!writer->has_text) indent(writer);
        buffer_printf(writer->into, "</%s>\n", name);
    }
    writer->has_text = false;
}

void xml_text_element(struct xml_writer *writer, const char *name, const char *text) {
    if (!text) return;
    xml_element(writer, name);
    xml_text(writer, text);
    xml_end(writer);
}

void xml_record(struct xml_writer *writer, const struct record_kind *kind,
                const struct record *record, const char *namespace_uri, bool computed,
                struct arena *scratch) {
    const char *content = NULL;
    xml_element(writer, kind->name);
    xml_attribute(writer, "xmlns", namespace_uri);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list || (field->computed && !computed)) continue;
        const char *value = record_value(scratch, record, field);
        if (strcmp(field->name, "content") == 0)
            content = value;
        else
            xml_attribute(writer, field->name, value);
    }
    if (content) xml_text(writer, content);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type != FIELD_list || (field->computed && !computed)) continue;
        for (const struct record *item = record_list(record, field)->first; item; item = item->next)
            xml_record(writer, field->items, item, NULL, computed, scratch);
    }
    xml_end(writer);
}
