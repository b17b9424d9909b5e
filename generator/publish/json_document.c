// SPDX-License-Identifier: Apache-2.0
#include "publish/json_document.h"

#include "base/json.h"

// Texts of the parts that are being written; NULL when nothing is left of them.
static const char *join(const struct span *span, struct buffer *text) {
    buffer_clear(text);
    for (; span; span = span->next) buffer_add_text(text, span->text);
    return text->length ? buffer_text(text) : NULL;
}

static const char *not_empty(const char *text) {
    return text && *text ? text : NULL;
}

static void put_row(struct json *json, const struct table *table, const struct row *row) {
    static const char *const kinds[] = {[ROW_BODY] = NULL,
                                        [ROW_GROUP] = "group",
                                        [ROW_SUBTOTAL] = "subtotal",
                                        [ROW_TOTAL] = "total"};
    struct buffer key = BUFFER_EMPTY;
    json_open(json, NULL, '{');
    json_text(json, "$kind", kinds[row->kind]);
    for (size_t i = 0; i < row->count; i++) {
        json_text(json, table->columns[i].key, not_empty(row->cells[i].text));
        if (!row->cells[i].code) continue;
        buffer_clear(&key);
        buffer_printf(&key, "%sCode", table->columns[i].key);
        json_text(json, buffer_text(&key), row->cells[i].code);
    }
    json_close(json, '}');
    buffer_free(&key);
}

static void put_table(struct json *json, const struct table *table) {
    struct row row;
    json_text(json, "name", table->name);
    json_text(json, "caption", table->caption);
    json_open(json, "columns", '[');
    for (size_t i = 0; i < table->column_count + table->data_count; i++) {
        json_open(json, NULL, '{');
        json_text(json, "key", table->columns[i].key);
        json_text(json, "title", not_empty(table->columns[i].title));
        json_text(json, "group", table->columns[i].group);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_open(json, "rows", '[');
    table->rows.start(table->rows.context);
    while (table->rows.next(table->rows.context, &row)) put_row(json, table, &row);
    json_close(json, ']');
}

static void put_grid(struct json *json, const struct grid *grid, struct buffer *text) {
    json_text(json, "name", grid->name);
    json_open(json, "entries", '[');
    for (const struct grid_row *row = grid->rows; row; row = row->next)
        for (const struct grid_cell *cell = row->cells; cell; cell = cell->next) {
            if (!join(cell->spans, text)) continue;
            json_open(json, NULL, '{');
            json_text(json, "key", cell->key);
            if (cell->label) json_boolean(json, "label", true);
            json_text(json, "value", buffer_text(text));
            json_close(json, '}');
        }
    json_close(json, ']');
}

static void put_signatures(struct json *json, const struct signature_line *line) {
    json_open(json, "lines", '[');
    for (; line; line = line->next) {
        json_open(json, NULL, '{');
        json_text(json, "label", not_empty(line->label));
        json_text(json, "name", line->value);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_chart(struct json *json, const struct chart *chart) {
    char digits[DECIMAL_TEXT];
    json_text(json, "title", chart->title);
    json_text(json, "unit", chart->unit);
    json_open(json, "points", '[');
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t j = 0; j < chart->label_count; j++) {
            decimal value = chart->series[i].values[j];
            json_open(json, NULL, '{');
            json_text(json, "series", not_empty(chart->series[i].name));
            json_text(json, "label", not_empty(chart->labels[j]));
            json_decimal(json, "value",
                         value == DECIMAL_NONE ? NULL : decimal_format(value, digits));
            json_close(json, '}');
        }
    json_close(json, ']');
}

// NULL: layout only, nothing to say.
static const char *type_of(const struct block *block) {
    static const char *const types[] = {
        [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_TABLE] = "table",     [BLOCK_GRID] = "form",
        [BLOCK_CHART] = "chart",     [BLOCK_SIGNATURES] = "signatures",
        [BLOCK_SIGNOFF] = "signoff", [BLOCK_IMAGE] = NULL,
    };
    return types[block->kind];
}

static void put_block(struct json *json, const struct block *block, struct buffer *text) {
    const char *type = type_of(block);
    if (!type) return;
    json_open(json, NULL, '{');
    json_text(json, "type", type);
    json_text(json, "key", block->key);
    if (block->kind == BLOCK_HEADING) json_number(json, "level", block->level);
    json_text(json, "text", join(block->spans, text));
    if (block->kind == BLOCK_TABLE) put_table(json, block->table);
    if (block->kind == BLOCK_GRID) put_grid(json, block->grid, text);
    if (block->kind == BLOCK_SIGNATURES) put_signatures(json, block->signatures);
    if (block->kind == BLOCK_SIGNOFF) {
        json_text(json, "name", not_empty(block->signoff->name));
        json_text(json, "date", not_empty(block->signoff->date));
    }
    if (block->kind == BLOCK_CHART) put_chart(json, block->chart);
    json_close(json, '}');
}

void publish_json(const struct document *document, struct buffer *into) {
    char created[MOMENT_TEXT];
    struct buffer text = BUFFER_EMPTY;
    struct json json = {.into = into};
    json_open(&json, NULL, '{');
    json_text(&json, "kind", document->kind);
    json_text(&json, "title", document->title);
    json_text(&json, "institution", not_empty(document->author));
    json_text(&json, "subject", not_empty(document->subject));
    json_text(&json, "identifier", document->identifier);
    json_text(&json, "created", not_empty(moment_format(document->created, created)));
    json_text(&json, "note", document->note);
    json_open(&json, "blocks", '[');
    for (const struct block *block = document->blocks; block; block = block->next)
        put_block(&json, block, &text);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_char(into, '\n');
    buffer_free(&text);
}
