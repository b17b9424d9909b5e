// SPDX-License-Identifier: Apache-2.0
// The head of a table: titles, and above neighbouring columns of one group the group's name. Laid
// out once, drawn on every page.
#ifndef JUANCE_RENDER_TABLE_HEAD_H
#define JUANCE_RENDER_TABLE_HEAD_H

#include "render/row.h"

struct head_cell {
    struct text_block text;
    size_t column, columns; // first column and how many
    bool upper, lower;      // stands in the groups' row, in the titles' row, or in both
};

struct table_head {
    struct head_cell *cells;
    size_t count;
    struct text_style style;
    double upper, lower; // heights of the two rows; upper is 0 without groups
};

void table_head_layout(struct flow *flow, const struct table *table, const struct row_form *form,
                       struct table_head *head);
// Draws at flow->y and moves it down. A repeated head is no content of its own.
void table_head_draw(struct flow *flow, const struct table_head *head, const struct row_form *form,
                     bool repeated);
void table_head_free(struct table_head *head);

#endif
