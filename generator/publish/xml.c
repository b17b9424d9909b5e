// SPDX-License-Identifier: Apache-2.0
#include "publish/xml.h"

#include <string.h>

#include "base/language.h"
#include "xml/writer.h"

struct publisher {
    const struct document *document;
    struct diagnostics *diagnostics;
    struct xml_writer writer;
    struct buffer text; // spans joined
    bool failed;
};

// XML 1.0 knows no control characters but tab, line feed and carriage return.
static void check(struct publisher *publisher, const char *text, const char *owner) {
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') continue;
        publisher->failed = true;
        diagnose(publisher->diagnostics, STATUS_INPUT, NULL, 0,
                 _("%s: %s holds the control character U+%04X; mend the export"),
                 publisher->document->title, owner ? owner : text, (unsigned)c);
        return;
    }
}

static void put(struct publisher *publisher, const char *name, const char *value,
                const char *owner) {
    if (!value || !*value) return;
    check(publisher, value, owner);
    xml_attribute(&publisher->writer, name, value);
}

static const char *join(struct publisher *publisher, const struct span *span) {
    buffer_clear(&publisher->text);
    for (; span; span = span->next) {
        check(publisher, span->text, span->owner);
        buffer_add_text(&publisher->text, span->text);
    }
    return buffer_text(&publisher->text);
}

static const char *flag(bool value) {
    return value ? "true" : NULL;
}

static void put_columns(struct publisher *publisher, const struct table *table) {
    for (size_t i = 0; i < table->column_count + table->data_count; i++) {
        xml_element(&publisher->writer, "column");
        xml_attribute(&publisher->writer, "key", table->columns[i].key);
        put(publisher, "title", table->columns[i].title, NULL);
        put(publisher, "group", table->columns[i].group, NULL);
        xml_attribute(&publisher->writer, "data", flag(i >= table->column_count));
        xml_end(&publisher->writer);
    }
}

static void put_row(struct publisher *publisher, const struct table *table, const struct row *row) {
    static const char *const kinds[] = {[ROW_BODY] = NULL,
                                        [ROW_GROUP] = "group",
                                        [ROW_SUBTOTAL] = "subtotal",
                                        [ROW_TOTAL] = "total"};
    xml_element(&publisher->writer, "row");
    xml_attribute(&publisher->writer, "kind", kinds[row->kind]);
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        if (!*cell->text && !cell->code) continue;
        xml_element(&publisher->writer, "cell");
        xml_attribute(&publisher->writer, "column", table->columns[i].key);
        put(publisher, "code", cell->code, cell->owner);
        put(publisher, "value", cell->text, cell->owner);
        xml_end(&publisher->writer);
    }
    xml_end(&publisher->writer);
}

static void put_table(struct publisher *publisher, const struct table *table) {
    struct row row;
    xml_element(&publisher->writer, "table");
    xml_attribute(&publisher->writer, "name", table->name);
    xml_attribute(&publisher->writer, "item", table->item);
    put(publisher, "caption", table->caption, NULL);
    put_columns(publisher, table);
    table->rows.start(table->rows.context);
    while (table->rows.next(table->rows.context, &row)) put_row(publisher, table, &row);
    xml_end(&publisher->writer);
}

static void put_grid(struct publisher *publisher, const struct grid *grid) {
    xml_element(&publisher->writer, "form");
    xml_attribute(&publisher->writer, "name", grid->name);
    for (const struct grid_row *row = grid->rows; row; row = row->next)
        for (const struct grid_cell *cell = row->cells; cell; cell = cell->next) {
            const char *text = join(publisher, cell->spans);
            if (!*text) continue;
            xml_element(&publisher->writer, "entry");
            xml_attribute(&publisher->writer, "key", cell->key);
            xml_attribute(&publisher->writer, "label", flag(cell->label));
            xml_attribute(&publisher->writer, "value", text);
            xml_end(&publisher->writer);
        }
    xml_end(&publisher->writer);
}

static void put_signatures(struct publisher *publisher, const struct signature_line *line) {
    for (; line; line = line->next) {
        xml_element(&publisher->writer, "signatureLine");
        put(publisher, "label", line->label, NULL);
        put(publisher, "name", line->value, line->owner);
        xml_end(&publisher->writer);
    }
}

static void put_chart(struct publisher *publisher, const struct chart *chart) {
    char number[DECIMAL_TEXT];
    xml_element(&publisher->writer, "chart");
    put(publisher, "title", chart->title, NULL);
    put(publisher, "description", chart->description, NULL);
    put(publisher, "unit", chart->unit, NULL);
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t j = 0; j < chart->label_count; j++) {
            xml_element(&publisher->writer, "point");
            put(publisher, "series", chart->series[i].name, NULL);
            put(publisher, "label", chart->labels[j], NULL);
            put(publisher, "value", decimal_format(chart->series[i].values[j], number), NULL);
            xml_end(&publisher->writer);
        }
    xml_end(&publisher->writer);
}

static void put_text(struct publisher *publisher, const struct block *block) {
    bool heading = block->kind == BLOCK_HEADING;
    const char *text = join(publisher, block->spans);
    if (!*text) return;
    xml_element(&publisher->writer, heading ? "heading" : "paragraph");
    xml_attribute(&publisher->writer, "key", block->key);
    if (heading) xml_attribute_number(&publisher->writer, "level", block->level);
    xml_attribute(&publisher->writer, "value", text);
    xml_end(&publisher->writer);
}

static void put_block(struct publisher *publisher, const struct block *block) {
    switch (block->kind) {
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
        put_text(publisher, block);
        break;
    case BLOCK_TABLE:
        put_table(publisher, block->table);
        break;
    case BLOCK_GRID:
        put_grid(publisher, block->grid);
        break;
    case BLOCK_SIGNATURES:
        put_signatures(publisher, block->signatures);
        break;
    case BLOCK_SIGNOFF:
        xml_element(&publisher->writer, "signoff");
        put(publisher, "name", block->signoff->name, block->signoff->owner);
        put(publisher, "date", block->signoff->date, NULL);
        xml_end(&publisher->writer);
        break;
    case BLOCK_CHART:
        put_chart(publisher, block->chart);
        break;
    case BLOCK_RULE:
    case BLOCK_SPACE:
    case BLOCK_PAGE_BREAK:
    case BLOCK_IMAGE:
        break; // layout only
    }
}

bool publish_xml(const struct document *document, struct buffer *xml,
                 struct diagnostics *diagnostics) {
    char created[MOMENT_TEXT];
    struct buffer made = BUFFER_EMPTY;
    struct publisher publisher = {.document = document,
                                  .diagnostics = diagnostics,
                                  .writer = xml_writer_start(&made),
                                  .text = BUFFER_EMPTY};
    xml_element(&publisher.writer, "register");
    xml_attribute(&publisher.writer, "xmlns", REGISTER_NAMESPACE);
    xml_attribute(&publisher.writer, "version", REGISTER_VERSION);
    xml_attribute(&publisher.writer, "kind", document->kind);
    put(&publisher, "title", document->title, NULL);
    put(&publisher, "institution", document->author, NULL);
    put(&publisher, "subject", document->subject, NULL);
    put(&publisher, "identifier", document->identifier, NULL);
    put(&publisher, "created", moment_format(document->created, created), NULL);
    put(&publisher, "note", document->note, NULL);
    for (const struct block *block = document->blocks; block; block = block->next)
        put_block(&publisher, block);
    xml_end(&publisher.writer);
    if (!publisher.failed) buffer_add(xml, made.bytes, made.length);
    buffer_free(&publisher.text);
    buffer_free(&made);
    return !publisher.failed;
}
