// SPDX-License-Identifier: Apache-2.0
#include "render/table_head.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/table.h"

static double width_of(const struct row_form *form, const struct head_cell *cell) {
    double width = 0;
    for (size_t i = 0; i < cell->columns; i++) width += form->widths[cell->column + i];
    return width;
}

static void add_cell(struct flow *flow, const struct row_form *form, struct table_head *head,
                     struct head_cell cell, const char *text) {
    head->cells[head->count] = cell;
    text_layout(&flow->typesetter, text, NULL, &head->style,
                width_of(form, &cell) - 2 * form->padding, &head->cells[head->count].text);
    double height = head->cells[head->count++].text.height + 2 * form->row_padding;
    if (cell.upper && !cell.lower) head->upper = fmax(head->upper, height);
    if (cell.lower && !cell.upper) head->lower = fmax(head->lower, height);
}

static bool same_group(const struct column *a, const struct column *b) {
    return a->group && b->group && strcmp(a->group, b->group) == 0;
}

void table_head_layout(struct flow *flow, const struct table *table, const struct row_form *form,
                       struct table_head *head) {
    bool grouped = false;
    *head = (struct table_head){.style = table_style(table->head_style, ALIGN_CENTRE, false)};
    head->cells = memory_zeroed(2 * table->column_count * sizeof *head->cells);
    for (size_t i = 0; i < table->column_count; i++) grouped |= table->columns[i].group != NULL;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        size_t span = 1;
        if (column->group && (i == 0 || !same_group(column - 1, column))) {
            while (i + span < table->column_count && same_group(column, column + span)) span++;
            add_cell(flow, form, head,
                     (struct head_cell){.column = i, .columns = span, .upper = true},
                     column->group);
        }
        add_cell(flow, form, head,
                 (struct head_cell){
                     .column = i, .columns = 1, .upper = grouped && !column->group, .lower = true},
                 column->title);
    }
    // Titles that stand across both rows, once the height of the others is known.
    double both = 0;
    for (size_t i = 0; i < head->count; i++)
        if (head->cells[i].upper && head->cells[i].lower)
            both = fmax(both, head->cells[i].text.height + 2 * form->row_padding);
    head->lower = fmax(fmax(head->lower, form->least_height), both - head->upper);
}

// What the parts of a head row have in common; `y` is where it begins.
static void draw_cell(struct flow *flow, const struct head_cell *cell,
                      const struct table_head *head, const struct row_form *form, double y) {
    double x = form->x;
    for (size_t i = 0; i < cell->column; i++) x += form->widths[i];
    double top = cell->upper ? y : y + head->upper;
    double height = (cell->upper ? head->upper : 0) + (cell->lower ? head->lower : 0);
    double width = width_of(form, cell);
    flow_open_element(flow, (struct item){.element = ELEMENT_HEAD_CELL,
                                          .columns = (unsigned)cell->columns,
                                          .rows = cell->upper && cell->lower ? 2 : 1});
    text_draw(&cell->text, 0, cell->text.lines.count, flow->fonts, &flow->page, x + form->padding,
              top + (height - cell->text.height) / 2);
    flow_close_element(flow);
    page_line(&flow->page, x, top + height, width, 0, TABLE_LINE, 0);
    if (cell->column > 0) page_line(&flow->page, x, top, 0, height, TABLE_LINE, 0);
}

static void draw_row(struct flow *flow, const struct table_head *head, const struct row_form *form,
                     double y, bool upper) {
    flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
    for (size_t i = 0; i < head->count; i++)
        if (head->cells[i].upper == upper) draw_cell(flow, &head->cells[i], head, form, y);
    flow_close_element(flow);
}

void table_head_draw(struct flow *flow, const struct table_head *head, const struct row_form *form,
                     bool repeated) {
    double y = flow->y, width = 0, height = head->upper + head->lower;
    for (size_t i = 0; i < form->columns; i++) width += form->widths[i];
    page_area(&flow->page, form->x, y, width, height, TABLE_HEAD_SHADE);
    size_t first = flow->page.items.count;
    if (head->upper > 0) draw_row(flow, head, form, y, true);
    draw_row(flow, head, form, y, false);
    // Repeated: the same drawing, without the elements.
    size_t kept = first;
    for (size_t i = first; repeated && i < flow->page.items.count; i++) {
        struct item *item = &flow->page.items.at[i];
        if (item->kind != ITEM_OPEN && item->kind != ITEM_CLOSE)
            flow->page.items.at[kept++] = *item;
    }
    if (repeated) flow->page.items.count = kept;
    page_line(&flow->page, form->x, y, width, 0, TABLE_LINE, 0);
    flow->y += height;
    flow->fresh = false;
}

void table_head_free(struct table_head *head) {
    for (size_t i = 0; i < head->count; i++) text_block_free(&head->cells[i].text);
    free(head->cells);
}
