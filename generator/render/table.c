// SPDX-License-Identifier: Apache-2.0
// Tables. Rows are pulled one by one, laid out, and wait in a short queue: what belongs together (a
// group's name and its first row, a row and its subtotal) makes a chain that stays on one page, and
// the last two chains wait for the end of the table, so that no row stands alone on the last page.
#include "render/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "render/columns.h"
#include "render/table_head.h"

enum { MOST_QUEUED = 24, MOST_CHAIN = 8, LEAST_LINES = 4 };

struct table_flow {
    struct flow *flow;
    const struct table *table;
    struct row_form form;
    struct table_head head;
    struct text_style *styles, *bold; // one a column
    struct text_style group, caption_style;
    struct text_block caption;
    double width;
    struct laid_row pool[MOST_QUEUED];
    struct laid_row *queue[MOST_QUEUED], *spare[MOST_QUEUED];
    size_t queued, spares;
    bool head_drawn;    // on this page
    size_t heads, rows; // drawn, pulled
    double top;         // where the frame begins on this page
    double uprights;    // where the inner vertical lines begin; < 0: none are open
};

struct text_style table_style(const struct text_style *base, enum alignment align, bool bold) {
    struct text_style style = *base;
    style.align = align == ALIGN_JUSTIFY ? ALIGN_LEFT : align;
    style.indent_first = style.indent_left = style.indent_right = 0;
    style.space_before = style.space_after = 0;
    if (style.line_height <= 0) style.line_height = style.size * 1.3;
    style.bold |= bold;
    return style;
}

// ---- lines ------------------------------------------------------------------------------------

static void end_uprights(struct table_flow *t) {
    double x = t->form.x;
    for (size_t i = 0; t->uprights >= 0 && i + 1 < t->form.columns; i++) {
        x += t->form.widths[i];
        page_line(&t->flow->page, x, t->uprights, 0, t->flow->y - t->uprights, TABLE_LINE, 0);
    }
    t->uprights = -1;
}

static void end_frame(struct table_flow *t) {
    struct page *page = &t->flow->page;
    double height = t->flow->y - t->top;
    end_uprights(t);
    if (!t->head_drawn) return;
    page_line(page, t->form.x, t->top, t->width, 0, TABLE_FRAME, 0);
    page_line(page, t->form.x, t->flow->y, t->width, 0, TABLE_FRAME, 0);
    page_line(page, t->form.x, t->top, 0, height, TABLE_FRAME, 0);
    page_line(page, t->form.x + t->width, t->top, 0, height, TABLE_FRAME, 0);
}

static void turn_page(struct table_flow *t) {
    end_frame(t);
    t->head_drawn = false;
    flow_break(t->flow);
}

// The first head has the caption above it.
static double head_height(const struct table_flow *t) {
    double caption =
        t->heads == 0 && t->table->caption ? t->caption.height + t->caption_style.size / 2 : 0;
    return caption + t->head.upper + t->head.lower;
}

static void draw_caption(struct table_flow *t) {
    struct flow *flow = t->flow;
    if (!t->table->caption) return;
    flow_open_element(flow, (struct item){.element = ELEMENT_CAPTION});
    text_draw(&t->caption, 0, t->caption.lines.count, flow->fonts, &flow->page, flow->left,
              flow->y);
    flow_close_element(flow);
    flow->y += t->caption.height + t->caption_style.size / 2;
}

static void draw_head(struct table_flow *t) {
    if (t->head_drawn) return;
    if (t->heads == 0) {
        flow_open_element(t->flow, (struct item){.element = ELEMENT_TABLE});
        draw_caption(t);
    }
    t->top = t->flow->y;
    table_head_draw(t->flow, &t->head, &t->form, t->heads++ > 0);
    t->head_drawn = true;
}

// ---- rows -------------------------------------------------------------------------------------

static void draw_ground(struct table_flow *t, const struct laid_row *row, double height) {
    unsigned shade = 0;
    if (row->kind != ROW_BODY)
        shade = TABLE_GROUP_SHADE;
    else if (t->table->zebra && row->number % 2 == 0)
        shade = TABLE_ZEBRA_SHADE;
    if (shade) page_area(&t->flow->page, t->form.x, t->flow->y, t->width, height, shade);
}

static void draw_row(struct table_flow *t, const struct laid_row *row, double height) {
    if (row->spanned)
        end_uprights(t);
    else if (t->uprights < 0)
        t->uprights = t->flow->y;
    draw_ground(t, row, height);
}

static void finish_row(struct table_flow *t, double height) {
    t->flow->y += height;
    t->flow->fresh = false;
    page_line(&t->flow->page, t->form.x, t->flow->y, t->width, 0, TABLE_LINE, 0);
}

static void draw_whole(struct table_flow *t, const struct laid_row *row) {
    draw_row(t, row, row->height);
    laid_row_draw(t->flow, row, &t->form);
    finish_row(t, row->height);
}

// A row of more than half a page would leave as much of one white: it is continued line by line, as
// is one that no page can hold.
static bool may_split(const struct table_flow *t, const struct laid_row *row) {
    return row->height > (flow_capacity(t->flow) - head_height(t)) / 2;
}

// Points that the first part of such a row should have.
static double least_part(const struct laid_row *row) {
    double highest = 0;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].lines.count > 0)
            highest = fmax(highest, row->cells[i].lines.at[0].height);
    return LEAST_LINES * highest;
}

static void draw_split(struct table_flow *t, const struct laid_row *row) {
    size_t *lines = memory_zeroed(row->count * sizeof *lines);
    while (!laid_row_done(row, lines) && !t->flow->broken) {
        draw_head(t);
        size_t ground = t->flow->page.items.count;
        draw_row(t, row, 0);
        double used = laid_row_draw_part(t->flow, row, &t->form, flow_room(t->flow), lines);
        if (used > 0) {
            for (size_t i = ground; i < t->flow->page.items.count; i++)
                if (t->flow->page.items.at[i].kind == ITEM_AREA)
                    t->flow->page.items.at[i].height = used;
            finish_row(t, used);
        }
        if (!laid_row_done(row, lines)) turn_page(t);
    }
    free(lines);
}

static void place_row(struct table_flow *t, const struct laid_row *row) {
    double head = t->head_drawn ? 0 : head_height(t), room = flow_room(t->flow) + 0.01;
    bool fits = head + row->height <= room, split = !fits && may_split(t, row);
    if (!fits && (!split || (head + least_part(row) > room && !t->flow->fresh))) turn_page(t);
    if (split) {
        draw_split(t, row);
        return;
    }
    draw_head(t);
    draw_whole(t, row);
}

// ---- the queue --------------------------------------------------------------------------------

static size_t chain_length(const struct table_flow *t, size_t first) {
    size_t length = 1;
    while (first + length < t->queued && t->queue[first + length]->joined) length++;
    return length;
}

// Of a row that may be continued, what must stand before the page ends.
static double rows_height(const struct table_flow *t, size_t first, size_t count) {
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        const struct laid_row *row = t->queue[first + i];
        height += may_split(t, row) ? least_part(row) : row->height;
    }
    return height;
}

// Whether `height` points of rows should begin a new page: they don't fit here, but would there.
static bool wants_page(const struct table_flow *t, double height) {
    double need = height + (t->head_drawn ? 0 : head_height(t));
    return need > flow_room(t->flow) + 0.01 && !t->flow->fresh &&
           height <= flow_capacity(t->flow) - head_height(t);
}

static void place_chain(struct table_flow *t) {
    size_t length = chain_length(t, 0);
    double height = rows_height(t, 0, length);
    if (t->heads == 0) {
        // The caption and headings before it wait for the head and the first rows.
        double whole = head_height(t) + height;
        flow_require(t->flow, whole <= flow_capacity(t->flow) ? whole : head_height(t) + 1);
    } else if (wants_page(t, height))
        turn_page(t);
    for (size_t i = 0; i < length; i++) {
        place_row(t, t->queue[i]);
        t->spare[t->spares++] = t->queue[i];
    }
    t->queued -= length;
    memmove(t->queue, t->queue + length, t->queued * sizeof *t->queue);
}

static size_t chain_count(const struct table_flow *t) {
    size_t count = 0;
    for (size_t i = 0; i < t->queued; i++) count += i == 0 || !t->queue[i]->joined;
    return count;
}

static void enqueue(struct table_flow *t, struct laid_row *row) {
    const struct laid_row *before = t->queued ? t->queue[t->queued - 1] : NULL;
    size_t last_chain = 0;
    for (size_t i = 0; i < t->queued; i++)
        last_chain = t->queue[i]->joined && i > 0 ? last_chain + 1 : 1;
    row->joined =
        before && last_chain < MOST_CHAIN &&
        (before->kind == ROW_GROUP || row->kind == ROW_SUBTOTAL || row->kind == ROW_TOTAL);
    t->queue[t->queued++] = row;
    while (chain_count(t) > 2 && !t->flow->broken) place_chain(t);
}

// What is left at the end: two chains at most, and the signatures' height if those come next.
static void place_last(struct table_flow *t, double tail) {
    double rest = rows_height(t, 0, t->queued);
    if (t->heads > 0 && wants_page(t, rest + tail)) {
        double first = rows_height(t, 0, chain_length(t, 0));
        // Only when the last chain alone would go over: then both go.
        if (chain_count(t) > 1 || first + tail > flow_room(t->flow)) turn_page(t);
    } else if (t->heads == 0) {
        double whole = head_height(t) + rest + tail;
        if (whole <= flow_capacity(t->flow)) flow_require(t->flow, whole);
    }
    while (t->queued > 0 && !t->flow->broken) {
        if (t->heads > 0 && chain_count(t) == 1 &&
            wants_page(t, rows_height(t, 0, t->queued) + tail))
            turn_page(t);
        place_chain(t);
    }
}

// ---- laying out -------------------------------------------------------------------------------

static struct laid_row *take_row(struct table_flow *t, enum row_kind kind, bool spanned) {
    struct laid_row *row = t->spare[--t->spares];
    row->kind = kind;
    row->spanned = spanned;
    row->joined = false;
    row->number = ++t->rows;
    laid_row_reserve(row, spanned ? 1 : t->form.columns);
    return row;
}

static void lay_spanned(struct table_flow *t, const char *text, const char *owner,
                        enum row_kind kind, const struct text_style *style) {
    struct laid_row *row = take_row(t, kind, true);
    text_layout(&t->flow->typesetter, text, owner, style, t->width - 2 * t->form.padding,
                &row->cells[0]);
    laid_row_measure(row, &t->form);
    enqueue(t, row);
}

static void lay_row(struct table_flow *t, const struct row *source) {
    struct laid_row *row = take_row(t, source->kind, false);
    const struct text_style *styles = source->kind == ROW_BODY ? t->styles : t->bold;
    for (size_t i = 0; i < t->form.columns; i++) {
        bool there = i < source->count;
        text_layout(&t->flow->typesetter, there ? source->cells[i].text : "",
                    there ? source->cells[i].owner : NULL, &styles[i],
                    t->form.widths[i] - 2 * t->form.padding, &row->cells[i]);
    }
    laid_row_measure(row, &t->form);
    enqueue(t, row);
}

static void open_table(struct table_flow *t, struct flow *flow, const struct table *table) {
    size_t columns = table->column_count;
    double *widths = memory_zeroed(columns * sizeof *widths);
    const struct text_style **styles = memory_zeroed(columns * sizeof *styles);
    *t = (struct table_flow){.flow = flow, .table = table, .uprights = -1};
    t->styles = memory_zeroed(columns * sizeof *t->styles);
    t->bold = memory_zeroed(columns * sizeof *t->bold);
    for (size_t i = 0; i < columns; i++) {
        const struct column *column = &table->columns[i];
        const struct text_style *base = column->style ? column->style : table->body_style;
        t->styles[i] = table_style(base, column->align, false);
        t->bold[i] = table_style(base, column->align, true);
        styles[i] = &t->styles[i];
    }
    t->group = table_style(table->body_style, ALIGN_LEFT, true);
    t->form = (struct row_form){.columns = columns,
                                .x = flow->left,
                                .widths = widths,
                                .padding = columns > 12 ? 1.5 : 3,
                                .row_padding = table->row_padding,
                                .least_height = table->least_row_height};
    t->caption_style = table_style(table->head_style, ALIGN_CENTRE, true);
    if (table->caption)
        text_layout(&flow->typesetter, table->caption, NULL, &t->caption_style, flow->width,
                    &t->caption);
    columns_share(flow, table, styles, flow->width, t->form.padding, widths);
    for (size_t i = 0; i < columns; i++) t->width += widths[i];
    table_head_layout(flow, table, &t->form, &t->head);
    for (size_t i = 0; i < MOST_QUEUED; i++) t->spare[t->spares++] = &t->pool[i];
    free(styles);
}

static void close_table(struct table_flow *t) {
    for (size_t i = 0; i < MOST_QUEUED; i++) laid_row_free(&t->pool[i]);
    table_head_free(&t->head);
    text_block_free(&t->caption);
    free((void *)t->form.widths);
    free(t->styles);
    free(t->bold);
}

static void pull_rows(struct table_flow *t) {
    const struct table *table = t->table;
    struct row row;
    table->rows.start(table->rows.context);
    while (!t->flow->broken && table->rows.next(table->rows.context, &row)) {
        if (row.kind == ROW_GROUP)
            lay_spanned(t, row.count ? row.cells[0].text : "",
                        row.count ? row.cells[0].owner : NULL, ROW_GROUP, &t->group);
        else
            lay_row(t, &row);
    }
}

void table_flow(struct flow *flow, const struct block *block) {
    const struct table *table = block->table;
    if (table->column_count == 0) return;
    struct table_flow *t = memory_zeroed(sizeof *t);
    struct text_style empty = table_style(table->body_style, ALIGN_CENTRE, false);
    open_table(t, flow, table);
    if (head_height(t) + 24 > flow_capacity(flow)) {
        flow->broken = true;
        diagnose(flow->diagnostics, STATUS_INPUT, flow->document->kind, 0,
                 _("the head of the table '%s' does not fit on a page: shorten its titles or make "
                   "its columns wider"),
                 table->name);
    }
    pull_rows(t);
    if (t->rows == 0 && table->when_empty)
        lay_spanned(t, table->when_empty, NULL, ROW_BODY, &empty);
    place_last(t, flow_tail_height(flow, block->next));
    if (t->heads == 0 && !flow->broken) {
        flow_require(flow, head_height(t));
        draw_head(t);
    }
    end_frame(t);
    if (t->heads > 0) flow_close_element(flow);
    close_table(t);
    free(t);
}
