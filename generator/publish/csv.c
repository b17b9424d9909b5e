// SPDX-License-Identifier: Apache-2.0
#include "publish/csv.h"

#include <string.h>

static void put(struct buffer *csv, const char *text) {
    if (!text[strcspn(text, ",\"\r\n")]) {
        buffer_add_text(csv, text);
        return;
    }
    buffer_add_char(csv, '"');
    for (; *text; text++) {
        if (*text == '"') buffer_add_char(csv, '"');
        buffer_add_char(csv, *text);
    }
    buffer_add_char(csv, '"');
}

static void put_head(struct buffer *csv, const struct column *column, bool data) {
    if (data) {
        put(csv, column->key);
    } else if (column->group) {
        struct buffer title = BUFFER_EMPTY;
        buffer_printf(&title, "%s %s", column->group, column->title);
        put(csv, buffer_text(&title));
        buffer_free(&title);
    } else {
        put(csv, column->title);
    }
}

void publish_csv(const struct table *table, struct buffer *csv) {
    size_t count = table->column_count + table->data_count;
    struct row row;
    buffer_add_text(csv, "\xEF\xBB\xBF");
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_add_char(csv, ',');
        put_head(csv, &table->columns[i], i >= table->column_count);
    }
    buffer_add_text(csv, "\r\n");
    table->rows.start(table->rows.context);
    while (table->rows.next(table->rows.context, &row)) {
        if (row.kind != ROW_BODY) continue;
        for (size_t i = 0; i < count; i++) {
            if (i) buffer_add_char(csv, ',');
            put(csv, row.cells[i].text);
        }
        buffer_add_text(csv, "\r\n");
    }
}
