// SPDX-License-Identifier: Apache-2.0
#include "publish/csv.h"

#include <string.h>

// -5, +3.25, -1.5%: what a spreadsheet reads as a number, or a sign by itself.
static bool is_number(const char *text) {
    const char *at = text + strspn(text, "+-");
    if (at - text > 1) return false;
    at += strspn(at, "0123456789");
    if (*at == '.') at++;
    at += strspn(at, "0123456789");
    return !*at || strcmp(at, "%") == 0;
}

// A spreadsheet would run it (OWASP, CSV injection). Blanks before it don't keep all of them from
// it.
static bool is_formula(const char *text) {
    static const char *const starts[] = {"=",      "+",      "-",      "@",
                                         "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (*text && strchr("\t\r\n", *text)) return true;
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0) return !is_number(text);
    return false;
}

static void put(struct buffer *csv, const char *text) {
    const char *mark = is_formula(text) ? "'" : ""; // makes text of it; only here, where it is data
    if (!text[strcspn(text, ",\"\r\n")]) {
        buffer_add_text(csv, mark);
        buffer_add_text(csv, text);
        return;
    }
    buffer_add_char(csv, '"');
    buffer_add_text(csv, mark);
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
