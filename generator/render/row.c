// SPDX-License-Identifier: Apache-2.0
#include "render/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void laid_row_reserve(struct laid_row *row, size_t cells) {
    if (cells > row->capacity) {
        row->cells = memory_resize(row->cells, cells * sizeof *row->cells);
        memset(row->cells + row->capacity, 0, (cells - row->capacity) * sizeof *row->cells);
        row->capacity = cells;
    }
    row->count = cells;
}

void laid_row_free(struct laid_row *row) {
    for (size_t i = 0; i < row->capacity; i++) text_block_free(&row->cells[i]);
    free(row->cells);
    *row = (struct laid_row){0};
}

void laid_row_measure(struct laid_row *row, const struct row_form *form) {
    double text = 0;
    for (size_t i = 0; i < row->count; i++) text = fmax(text, row->cells[i].height);
    row->height = fmax(text + 2 * form->row_padding, form->least_height);
}

static void open_cell(struct flow *flow, const struct laid_row *row, const struct row_form *form) {
    flow_open_element(flow,
                      (struct item){.element = form->tagged_head ? ELEMENT_HEAD_CELL : ELEMENT_CELL,
                                    .columns = row->spanned ? (unsigned)form->columns : 1,
                                    .rows = 1});
}

void laid_row_draw(struct flow *flow, const struct laid_row *row, const struct row_form *form) {
    double x = form->x;
    flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
    for (size_t i = 0; i < row->count; i++) {
        const struct text_block *cell = &row->cells[i];
        open_cell(flow, row, form);
        text_draw(cell, 0, cell->lines.count, flow->fonts, &flow->page, x + form->padding,
                  flow->y + (row->height - cell->height) / 2);
        flow_close_element(flow);
        x += form->widths[i];
    }
    flow_close_element(flow);
}

double laid_row_draw_part(struct flow *flow, const struct laid_row *row,
                          const struct row_form *form, double room, size_t *lines) {
    double x = form->x, highest = 0;
    room -= 2 * form->row_padding;
    flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
    for (size_t i = 0; i < row->count; i++) {
        const struct text_block *cell = &row->cells[i];
        size_t to = lines[i];
        double height = 0;
        while (to < cell->lines.count && height + cell->lines.at[to].height <= room + 0.01)
            height += cell->lines.at[to++].height;
        open_cell(flow, row, form);
        text_draw(cell, lines[i], to, flow->fonts, &flow->page, x + form->padding,
                  flow->y + form->row_padding);
        flow_close_element(flow);
        lines[i] = to;
        highest = fmax(highest, height);
        x += form->widths[i];
    }
    flow_close_element(flow);
    return highest > 0 ? highest + 2 * form->row_padding : 0;
}

bool laid_row_done(const struct laid_row *row, const size_t *lines) {
    for (size_t i = 0; i < row->count; i++)
        if (lines[i] < row->cells[i].lines.count) return false;
    return true;
}
