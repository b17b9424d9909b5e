// SPDX-License-Identifier: Apache-2.0
// Forms: cells with spans, each row at least as high as it says and as high as its content needs.
// Rows that a cell ties together stay on one page where one page is enough, and a heading across
// the form with what follows it. What is higher than a page is continued line by line.
#include <math.h>
#include <stdlib.h>

#include "base/language.h"
#include "render/flow.h"
#include "render/table.h"

#define PADDING     3.0
#define ROW_PADDING 2.0
#define LEAST_PART  72.0 // points that the first part of what is continued should have

struct placed {
    const struct grid_cell *cell;
    size_t row, column, rows, columns;
    struct text_block text;
};

struct form {
    struct flow *flow;
    const struct grid *grid;
    double *widths;
    size_t rows;
    double *heights; // one a row
    bool *tied;      // to the row before
    VECTOR(struct placed) cells;
};

static double sum(const double *sizes, size_t first, size_t count) {
    double total = 0;
    for (size_t i = 0; i < count; i++) total += sizes[first + i];
    return total;
}

// Where each cell stands: the next column that no cell from above covers.
static bool place_cells(struct form *form) {
    const struct grid *grid = form->grid;
    size_t *covered = memory_zeroed(grid->columns * sizeof *covered); // rows still covered
    size_t row = 0;
    bool ok = true;
    for (const struct grid_row *r = grid->rows; ok && r; r = r->next, row++) {
        size_t column = 0;
        for (const struct grid_cell *cell = r->cells; cell; cell = cell->next) {
            size_t columns = cell->columns ? cell->columns : 1, rows = cell->rows ? cell->rows : 1;
            while (column < grid->columns && covered[column] > row) column++;
            if (column + columns > grid->columns) {
                ok = diagnose(form->flow->diagnostics, STATUS_INPUT, form->flow->document->kind, 0,
                              _("row %zu of the form '%s' has more cells than columns"), row + 1,
                              grid->name);
                break;
            }
            if (rows > form->rows - row) rows = form->rows - row;
            for (size_t i = 0; i < columns; i++) covered[column + i] = row + rows;
            for (size_t i = 1; i < rows; i++) form->tied[row + i] = true;
            vector_add(
                &form->cells,
                (struct placed){
                    .cell = cell, .row = row, .column = column, .rows = rows, .columns = columns});
            column += columns;
        }
    }
    free(covered);
    return ok;
}

// White to the left and right of a cell's text. A plain arrangement without lines stands flush with
// the text around it.
static double left_padding(const struct form *form, const struct placed *placed) {
    return form->grid->borders || placed->column > 0 ? PADDING : 0;
}

static double right_padding(const struct form *form, const struct placed *placed) {
    bool last = placed->column + placed->columns == form->grid->columns;
    return form->grid->borders || !last ? PADDING : 0;
}

static void lay_cell(struct form *form, struct placed *placed) {
    const struct grid_cell *cell = placed->cell;
    struct typesetter *typesetter = &form->flow->typesetter;
    double width = sum(form->widths, placed->column, placed->columns) - left_padding(form, placed) -
                   right_padding(form, placed);
    if (!cell->vertical) {
        text_layout_spans(typesetter, cell->spans, cell->style, width, &placed->text);
        return;
    }
    text_layout_vertical(typesetter, cell->spans, cell->style, &placed->text);
}

static double wanted(const struct placed *placed) {
    return placed->text.height + 2 * ROW_PADDING;
}

// Rows grow for their own cells first, then their last row for cells across several of them.
static void set_heights(struct form *form) {
    size_t row = 0;
    for (const struct grid_row *r = form->grid->rows; r; r = r->next)
        form->heights[row++] = fmax(r->height, 2 * ROW_PADDING);
    for (size_t i = 0; i < form->cells.count; i++) {
        const struct placed *p = &form->cells.at[i];
        if (p->rows == 1) form->heights[p->row] = fmax(form->heights[p->row], wanted(p));
    }
    for (size_t i = 0; i < form->cells.count; i++) {
        const struct placed *p = &form->cells.at[i];
        double missing = wanted(p) - sum(form->heights, p->row, p->rows);
        if (missing <= 0) continue;
        for (size_t n = 0; n < p->rows; n++) form->heights[p->row + n] += missing / (double)p->rows;
    }
}

// Lines [from, to) of a cell whose box begins at `y` and is `height` high on this page.
static void draw_piece(struct form *form, const struct placed *placed, double y, double height,
                       size_t from, size_t to) {
    struct flow *flow = form->flow;
    double x = flow->left + sum(form->widths, 0, placed->column);
    double width = sum(form->widths, placed->column, placed->columns);
    double text_x = x + left_padding(form, placed);
    if (placed->cell->vertical) text_x = x + (width - placed->cell->style->size) / 2;
    bool whole = from == 0 && to == placed->text.lines.count;
    flow_open_element(
        flow, (struct item){.element = placed->cell->label ? ELEMENT_HEAD_CELL : ELEMENT_CELL,
                            .row_head = true,
                            .columns = (unsigned)placed->columns,
                            .rows = (unsigned)placed->rows});
    text_draw(&placed->text, from, to, flow->fonts, &flow->page, text_x,
              y + (whole ? (height - placed->text.height) / 2 : ROW_PADDING));
    flow_close_element(flow);
    if (!form->grid->borders) return;
    page_line(&flow->page, x, y + height, width, 0, TABLE_LINE, 0);
    // The right edge of the last column is the frame's.
    if (placed->column + placed->columns < form->grid->columns)
        page_line(&flow->page, x + width, y, 0, height, TABLE_LINE, 0);
}

static void draw_cell(struct form *form, const struct placed *placed, double y) {
    draw_piece(form, placed, y, sum(form->heights, placed->row, placed->rows), 0,
               placed->text.lines.count);
}

// The frame around what stands between `y` and flow->y on this page.
static void draw_frame(struct form *form, double y, bool opens, bool closes) {
    struct flow *flow = form->flow;
    double width = sum(form->widths, 0, form->grid->columns), height = flow->y - y;
    if (!form->grid->borders) return;
    page_line(&flow->page, flow->left, y, 0, height, TABLE_FRAME, 0);
    page_line(&flow->page, flow->left + width, y, 0, height, TABLE_FRAME, 0);
    if (opens) page_line(&flow->page, flow->left, y, width, 0, TABLE_FRAME, 0);
    if (closes) page_line(&flow->page, flow->left, flow->y, width, 0, TABLE_FRAME, 0);
}

// Rows [first, end), which stand together.
static void draw_band(struct form *form, size_t first, size_t end, bool opens, bool closes) {
    struct flow *flow = form->flow;
    double top = flow->y, y = top;
    for (size_t row = first; row < end; row++) {
        flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
        for (size_t i = 0; i < form->cells.count; i++)
            if (form->cells.at[i].row == row) draw_cell(form, &form->cells.at[i], y);
        flow_close_element(flow);
        y += form->heights[row];
    }
    flow->y = y;
    draw_frame(form, top, opens, closes);
    flow->fresh = false;
}

// ---- higher than a page -------------------------------------------------------------------------

struct part {
    size_t line; // the next one of the cell
    double top;  // of its box on this page
};

static bool reaches(const struct placed *placed, size_t row) {
    return placed->row <= row && row < placed->row + placed->rows;
}

static bool ends_in(const struct placed *placed, size_t row) {
    return placed->row + placed->rows == row + 1;
}

static double text_left(const struct placed *placed, const struct part *part) {
    double height = 0;
    for (size_t i = part->line; i < placed->text.lines.count; i++)
        height += placed->text.lines.at[i].height;
    return height;
}

// What the row still needs below flow->y: its least height at first, and the text of the cells that
// end in it.
static double row_left(const struct form *form, size_t row, const struct part *parts, bool begun) {
    double left = begun ? 2 * ROW_PADDING : form->heights[row];
    for (size_t i = 0; i < form->cells.count; i++) {
        const struct placed *placed = &form->cells.at[i];
        if (!reaches(placed, row) || !ends_in(placed, row)) continue;
        double above = form->flow->y - parts[i].top;
        left = fmax(left, text_left(placed, &parts[i]) + 2 * ROW_PADDING - above);
    }
    return left;
}

// Draws as many lines of the cell as fit into its box, which ends at flow->y; how many.
static size_t draw_part(struct form *form, const struct placed *placed, struct part *part) {
    double height = form->flow->y - part->top, room = height - 2 * ROW_PADDING;
    size_t from = part->line, to = from;
    while (to < placed->text.lines.count && placed->text.lines.at[to].height <= room + 0.01)
        room -= placed->text.lines.at[to++].height;
    draw_piece(form, placed, part->top, height, from, to);
    part->line = to;
    return to - from;
}

// One row, from flow->y on and over as many pages as it needs; false when not even a line fits.
static bool split_row(struct form *form, size_t row, struct part *parts, double *top, bool *opens) {
    struct flow *flow = form->flow;
    bool begun = false;
    while (row_left(form, row, parts, begun) > flow_room(flow) + 0.01) {
        bool fresh = flow->fresh;
        size_t drawn = 0;
        flow->y += flow_room(flow);
        flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
        for (size_t i = 0; i < form->cells.count; i++)
            if (reaches(&form->cells.at[i], row))
                drawn += draw_part(form, &form->cells.at[i], &parts[i]);
        flow_close_element(flow);
        draw_frame(form, *top, *opens, true);
        flow->fresh = false;
        if (fresh && drawn == 0) return false;
        flow_break(flow);
        if (flow->broken) return true;
        *top = flow->y;
        *opens = begun = true;
        for (size_t i = 0; i < form->cells.count; i++) parts[i].top = flow->y;
    }
    flow->y += row_left(form, row, parts, begun);
    flow_open_element(flow, (struct item){.element = ELEMENT_ROW});
    for (size_t i = 0; i < form->cells.count; i++)
        if (ends_in(&form->cells.at[i], row)) draw_part(form, &form->cells.at[i], &parts[i]);
    flow_close_element(flow);
    flow->fresh = false;
    return true;
}

static bool draw_split(struct form *form, size_t first, size_t end, bool opens, bool closes) {
    struct flow *flow = form->flow;
    struct part *parts = memory_zeroed(form->cells.count * sizeof *parts);
    double top = flow->y;
    bool ok = true;
    for (size_t row = first; ok && row < end && !flow->broken; row++) {
        for (size_t i = 0; i < form->cells.count; i++)
            if (form->cells.at[i].row == row) parts[i].top = flow->y;
        ok = split_row(form, row, parts, &top, &opens);
    }
    draw_frame(form, top, opens, closes);
    free(parts);
    if (ok) return true;
    return diagnose(flow->diagnostics, STATUS_INPUT, flow->document->kind, 0,
                    _("rows %zu to %zu of the form '%s' do not fit on a page: shorten the text or "
                      "give it more width"),
                    first + 1, end, form->grid->name);
}

// ---- on pages -----------------------------------------------------------------------------------

static size_t band_end(const struct form *form, size_t first) {
    size_t end = first + 1;
    while (end < form->rows && form->tied[end]) end++;
    return end;
}

static bool is_heading(const struct form *form, size_t row) {
    for (size_t i = 0; i < form->cells.count; i++) {
        const struct placed *placed = &form->cells.at[i];
        if (placed->row == row)
            return placed->cell->label && placed->columns == form->grid->columns;
    }
    return false;
}

// What must have room below the rows that end before `end`: the signatures behind the form, or what
// a heading belongs to.
static double height_after(const struct form *form, size_t end, double tail) {
    if (end == form->rows) return tail;
    if (!is_heading(form, end - 1)) return 0;
    double next = sum(form->heights, end, band_end(form, end) - end);
    return next > flow_capacity(form->flow) ? LEAST_PART : next;
}

static void turn_page(struct form *form) {
    struct flow *flow = form->flow;
    if (form->grid->borders)
        page_line(&flow->page, flow->left, flow->y, sum(form->widths, 0, form->grid->columns), 0,
                  TABLE_FRAME, 0);
    flow_break(flow);
}

static bool draw_form(struct form *form, double tail) {
    struct flow *flow = form->flow;
    double capacity = flow_capacity(flow);
    bool opened = false, ok = true;
    for (size_t first = 0, end; ok && first < form->rows && !flow->broken; first = end) {
        end = band_end(form, first);
        double height = sum(form->heights, first, end - first);
        bool split = height > capacity;
        double need = split ? LEAST_PART : height, after = height_after(form, end, tail);
        if (!split && height + after <= capacity) need += after;
        if (first == 0) {
            flow_require(flow, need);
            flow_open_element(flow, (struct item){.element = ELEMENT_TABLE});
        } else if (need > flow_room(flow) + 0.01 && !flow->fresh) {
            turn_page(form);
            opened = false;
        }
        if (split)
            ok = draw_split(form, first, end, !opened, end == form->rows);
        else
            draw_band(form, first, end, !opened, end == form->rows);
        opened = true;
    }
    if (form->rows > 0) flow_close_element(flow);
    return ok;
}

static bool open_form(struct form *form, struct flow *flow, const struct grid *grid) {
    *form = (struct form){.flow = flow, .grid = grid};
    double total = sum(grid->widths, 0, grid->columns);
    for (const struct grid_row *r = grid->rows; r; r = r->next) form->rows++;
    form->widths = memory_zeroed(grid->columns * sizeof *form->widths);
    form->heights = memory_zeroed(form->rows * sizeof *form->heights);
    form->tied = memory_zeroed(form->rows * sizeof *form->tied);
    for (size_t i = 0; i < grid->columns; i++)
        form->widths[i] = grid->widths[i] * flow->width / total;
    if (!place_cells(form)) return false;
    for (size_t i = 0; i < form->cells.count; i++) lay_cell(form, &form->cells.at[i]);
    set_heights(form);
    return true;
}

static void close_form(struct form *form) {
    for (size_t i = 0; i < form->cells.count; i++) text_block_free(&form->cells.at[i].text);
    free(form->cells.at);
    free(form->widths);
    free(form->heights);
    free(form->tied);
}

double grid_height(struct flow *flow, const struct block *block) {
    struct form form;
    bool silent = flow->typesetter.shaper.silent;
    flow->typesetter.shaper.silent = true;
    double height = open_form(&form, flow, block->grid) ? sum(form.heights, 0, form.rows) : 0;
    flow->typesetter.shaper.silent = silent;
    close_form(&form);
    return height;
}

void grid_flow(struct flow *flow, const struct block *block) {
    struct form form;
    if (!open_form(&form, flow, block->grid) ||
        !draw_form(&form, flow_tail_height(flow, block->next)))
        flow->broken = true;
    close_form(&form);
}
