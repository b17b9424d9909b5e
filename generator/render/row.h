// SPDX-License-Identifier: Apache-2.0
// One row of a table or form, laid out: its cells side by side, as high as the highest.
#ifndef JUANCE_RENDER_ROW_H
#define JUANCE_RENDER_ROW_H

#include "render/flow.h"

struct laid_row {
    enum row_kind kind;
    bool joined;   // must stand on the same page as the row before it
    bool spanned;  // one cell across the table
    size_t number; // of the rows so far: every second is shaded
    size_t count, capacity;
    struct text_block *cells; // their memory is kept when the row is used again
    double height;
};

// What rows of one table have in common.
struct row_form {
    size_t columns;
    double x;             // left edge of the table
    const double *widths; // of the columns
    double padding;       // left and right of a text
    double row_padding;   // above and below
    double least_height;
    bool tagged_head; // cells are head cells
};

void laid_row_reserve(struct laid_row *row, size_t cells);
void laid_row_free(struct laid_row *row);

// Height from the cells.
void laid_row_measure(struct laid_row *row, const struct row_form *form);

// Draws the row's texts, in the middle of its height, at flow->y.
void laid_row_draw(struct flow *flow, const struct laid_row *row, const struct row_form *form);

// For a row higher than a page: draws as many lines of each cell as fit into `room`, from lines[i]
// of cell i on, and moves lines[] behind them. Returns the height used; 0 when not one line fits.
double laid_row_draw_part(struct flow *flow, const struct laid_row *row,
                          const struct row_form *form, double room, size_t *lines);
bool laid_row_done(const struct laid_row *row, const size_t *lines);

#endif
