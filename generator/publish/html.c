// SPDX-License-Identifier: Apache-2.0
#include "publish/html.h"

#include <string.h>

#include "publish/html_chart.h"
#include "publish/html_style.h"
#include "publish/html_text.h"

// The browser is told to refuse whatever is not in the page.
static const char policy[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n";

struct page {
    struct buffer *into;
    const struct html_words *words;
    unsigned tables, charts, sections;
    struct buffer heading; // the one before
};

// ---- texts ------------------------------------------------------------------------------------

void html_text(struct buffer *into, const char *text) {
    for (; *text; text++) switch (*text) {
        case '&':
            buffer_add_text(into, "&amp;");
            break;
        case '<':
            buffer_add_text(into, "&lt;");
            break;
        case '>':
            buffer_add_text(into, "&gt;");
            break;
        case '"':
            buffer_add_text(into, "&quot;");
            break;
        default:
            buffer_add_char(into, *text);
        }
}

static void put_lines(struct buffer *into, const char *text) {
    for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
        struct buffer line = BUFFER_EMPTY;
        buffer_add(&line, text, (size_t)(end - text));
        html_text(into, buffer_text(&line));
        buffer_add_text(into, "<br>");
        buffer_free(&line);
    }
    html_text(into, text);
}

static void put_spans(struct buffer *into, const struct span *span) {
    for (; span; span = span->next)
        if (span->style && span->style->bold) {
            buffer_add_text(into, "<strong>");
            html_text(into, span->text);
            buffer_add_text(into, "</strong>");
        } else {
            html_text(into, span->text);
        }
}

static const char *class_of(enum alignment align) {
    static const char *const classes[] = {[ALIGN_LEFT] = "left",
                                          [ALIGN_CENTRE] = "centre",
                                          [ALIGN_RIGHT] = "right",
                                          [ALIGN_JUSTIFY] = "left"};
    return classes[align];
}

// A document's title is its only heading of the first level.
static int level_of(const struct block *block) {
    return block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;
}

// ---- tables -----------------------------------------------------------------------------------

static void put_head(struct page *page, const struct table *table) {
    struct buffer *into = page->into;
    bool grouped = false;
    for (size_t i = 0; i < table->column_count; i++) grouped |= table->columns[i].group != NULL;
    buffer_add_text(into, "<thead>\n<tr>");
    for (size_t i = 0; grouped && i < table->column_count;) {
        const struct column *column = &table->columns[i];
        size_t next = i + 1;
        while (column->group && next < table->column_count && table->columns[next].group &&
               strcmp(table->columns[next].group, column->group) == 0)
            next++;
        if (column->group)
            buffer_printf(into, "<th scope=\"colgroup\" colspan=\"%zu\">", next - i);
        else
            buffer_add_text(into, "<th scope=\"col\" rowspan=\"2\">");
        put_lines(into, column->group ? column->group : column->title);
        buffer_add_text(into, "</th>");
        i = next;
    }
    if (grouped) buffer_add_text(into, "</tr>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        if (grouped && !table->columns[i].group) continue;
        buffer_add_text(into, "<th scope=\"col\">");
        put_lines(into, table->columns[i].title);
        buffer_add_text(into, "</th>");
    }
    buffer_add_text(into, "</tr>\n</thead>\n");
}

static void put_cell(struct page *page, const struct table *table, size_t column,
                     const struct cell *cell) {
    struct buffer *into = page->into;
    bool head = column == 0;
    buffer_printf(into, head ? "<th scope=\"row\" class=\"%s\">" : "<td class=\"%s\">",
                  class_of(table->columns[column].align));
    if (*cell->text)
        put_lines(into, cell->text);
    else
        buffer_printf(into, "<span class=\"hidden\">%s</span>", page->words->no_value);
    buffer_add_text(into, head ? "</th>" : "</td>");
}

static void put_row(struct page *page, const struct table *table, const struct row *row) {
    if (row->kind == ROW_GROUP) {
        buffer_printf(page->into, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
                      table->column_count);
        put_lines(page->into, row->cells[0].text);
        buffer_add_text(page->into, "</th></tr>\n");
        return;
    }
    buffer_add_text(page->into, row->kind == ROW_BODY ? "<tr>" : "<tr class=\"sum\">");
    for (size_t i = 0; i < table->column_count; i++) put_cell(page, table, i, &row->cells[i]);
    buffer_add_text(page->into, "</tr>\n");
}

static void put_table(struct page *page, const struct table *table) {
    struct buffer *into = page->into;
    struct row row;
    bool any = false;
    unsigned number = ++page->tables;
    buffer_printf(into,
                  "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                  "aria-labelledby=\"table-%u\">\n<table>\n<caption id=\"table-%u\">",
                  number, number);
    html_text(into, table->caption ? table->caption : buffer_text(&page->heading));
    buffer_add_text(into, "</caption>\n");
    put_head(page, table);
    buffer_add_text(into, "<tbody>\n");
    table->rows.start(table->rows.context);
    for (; table->rows.next(table->rows.context, &row); any = true) put_row(page, table, &row);
    if (!any && table->when_empty) {
        buffer_printf(into, "<tr><td class=\"centre\" colspan=\"%zu\">", table->column_count);
        html_text(into, table->when_empty);
        buffer_add_text(into, "</td></tr>\n");
    }
    buffer_add_text(into, "</tbody>\n</table>\n</div>\n");
}

// A form is arranged by its cells, not by heads: read in their order it makes sense.
static void put_grid(struct page *page, const struct grid *grid) {
    struct buffer *into = page->into;
    buffer_add_text(into, "<div class=\"scroll\" role=\"group\" tabindex=\"0\">"
                          "<table role=\"presentation\"><tbody>\n");
    for (const struct grid_row *row = grid->rows; row; row = row->next) {
        buffer_add_text(into, "<tr>");
        for (const struct grid_cell *cell = row->cells; cell; cell = cell->next) {
            buffer_printf(into, "<td colspan=\"%u\" rowspan=\"%u\">", cell->columns, cell->rows);
            if (cell->label) buffer_add_text(into, "<strong>");
            put_spans(into, cell->spans);
            if (cell->label) buffer_add_text(into, "</strong>");
            buffer_add_text(into, "</td>");
        }
        buffer_add_text(into, "</tr>\n");
    }
    buffer_add_text(into, "</tbody></table></div>\n");
}

// ---- the page -----------------------------------------------------------------------------------

static void put_heading(struct page *page, const struct block *block) {
    int level = level_of(block);
    buffer_clear(&page->heading);
    for (const struct span *span = block->spans; span; span = span->next)
        buffer_add_text(&page->heading, span->text);
    if (level == 2)
        buffer_printf(page->into, "<h2 id=\"section-%u\">", ++page->sections);
    else
        buffer_printf(page->into, "<h%d>", level);
    put_spans(page->into, block->spans);
    buffer_printf(page->into, "</h%d>\n", level);
}

static void put_signatures(struct buffer *into, const struct signature_line *line) {
    for (; line; line = line->next) {
        buffer_add_text(into, "<p>");
        html_text(into, line->label);
        if (line->value) html_text(into, line->value);
        buffer_add_text(into, "</p>\n");
    }
}

static void put_block(struct page *page, const struct block *block) {
    struct buffer *into = page->into;
    switch (block->kind) {
    case BLOCK_HEADING:
        put_heading(page, block);
        break;
    case BLOCK_PARAGRAPH:
        buffer_printf(into, "<p class=\"%s\">",
                      class_of(block->style ? block->style->align : ALIGN_LEFT));
        put_spans(into, block->spans);
        buffer_add_text(into, "</p>\n");
        break;
    case BLOCK_TABLE:
        put_table(page, block->table);
        break;
    case BLOCK_GRID:
        put_grid(page, block->grid);
        break;
    case BLOCK_CHART:
        html_chart(into, block->chart, ++page->charts);
        break;
    case BLOCK_SIGNATURES:
        put_signatures(into, block->signatures);
        break;
    case BLOCK_SIGNOFF:
        buffer_add_text(into, "<p class=\"right\">");
        html_text(into, block->signoff->name ? block->signoff->name : "");
        buffer_add_text(into, "<br>");
        html_text(into, block->signoff->date ? block->signoff->date : "");
        buffer_add_text(into, "</p>\n");
        break;
    case BLOCK_RULE:
    case BLOCK_SPACE:
    case BLOCK_PAGE_BREAK:
    case BLOCK_IMAGE: // a picture is a request, or large: its place is the PDF
        break;
    }
}

static void put_contents(struct page *page, const struct document *document) {
    unsigned section = 0;
    buffer_add_text(page->into, "<nav aria-label=\"");
    html_text(page->into, page->words->contents);
    buffer_add_text(page->into, "\">\n<ol>\n");
    for (const struct block *block = document->blocks; block; block = block->next) {
        if (block->kind != BLOCK_HEADING || level_of(block) != 2) continue;
        buffer_printf(page->into, "<li><a href=\"#section-%u\">", ++section);
        for (const struct span *span = block->spans; span; span = span->next)
            html_text(page->into, span->text);
        buffer_add_text(page->into, "</a></li>\n");
    }
    buffer_add_text(page->into, "</ol>\n</nav>\n");
}

static bool has_sections(const struct document *document) {
    for (const struct block *block = document->blocks; block; block = block->next)
        if (block->kind == BLOCK_HEADING && level_of(block) == 2) return true;
    return false;
}

static bool is_title(const struct block *block) {
    return block->kind == BLOCK_HEADING && level_of(block) == 1;
}

void publish_html(const struct document *document, const struct html_words *words,
                  struct buffer *into) {
    struct page page = {.into = into, .words = words, .heading = BUFFER_EMPTY};
    char created[MOMENT_TEXT];
    buffer_add_text(into, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta "
                          "charset=\"utf-8\">\n");
    buffer_add_text(into, policy);
    buffer_add_text(into, "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\">\n<title>");
    html_text(into, document->title);
    buffer_printf(into, "</title>\n<style>%s</style>\n</head>\n<body>\n", html_style);
    buffer_add_text(into, "<header>\n<a class=\"skip\" href=\"#main\">");
    html_text(into, words->skip);
    buffer_add_text(into, "</a>\n");
    const struct block *block = document->blocks;
    if (block && is_title(block)) {
        put_block(&page, block);
        block = block->next;
    } else {
        buffer_add_text(into, "<h1>");
        html_text(into, document->title);
        buffer_add_text(into, "</h1>\n");
    }
    if (has_sections(document)) put_contents(&page, document);
    buffer_add_text(into, "</header>\n<main id=\"main\">\n");
    for (; block; block = block->next) put_block(&page, block);
    buffer_add_text(into, "</main>\n<footer>\n");
    if (document->note) {
        buffer_add_text(into, "<p>");
        html_text(into, document->note);
        buffer_add_text(into, "</p>\n");
    }
    buffer_printf(into, "<p>%s</p>\n", moment_format(document->created, created));
    buffer_add_text(into, "</footer>\n</body>\n</html>\n");
    buffer_free(&page.heading);
}
