// SPDX-License-Identifier: Apache-2.0
#include "render/columns.h"

#include <math.h>
#include <stdlib.h>

// The row source is read twice, first to see how wide its content is, then to set it. Of very long
// tables only the first rows are looked at: what comes later and is wider wraps.
enum { SAMPLE_ROWS = 1000 };

struct demand {
    bool shared;
    double least; // what the column should get, points
    double most;  // what it can use
    double width;
    bool settled;
};

static void look_at(struct flow *flow, const char *text, const struct text_style *style,
                    double padding, struct demand *demand) {
    double natural, piece, most_piece = 8 * style->size;
    text_measure(&flow->typesetter, text, style, &natural, &piece);
    demand->most = fmax(demand->most, natural + 2 * padding + 0.1);
    demand->least = fmax(demand->least, fmin(piece, most_piece) + 2 * padding + 0.1);
}

static void look_at_head(struct flow *flow, const struct column *column,
                         const struct text_style *style, double padding, struct demand *demand) {
    struct demand head = {0};
    look_at(flow, column->title, style, padding, &head);
    // A long title may stand in two lines; a short one should not be cut.
    double text = head.most - 2 * padding;
    if (text > 4.5 * style->size) text = fmax(text / 2 + style->size / 2, 4.5 * style->size);
    demand->most = fmax(demand->most, text + 2 * padding);
    demand->least = fmax(demand->least, fmin(text, 2.2 * style->size) + 2 * padding);
}

static void look_at_rows(struct flow *flow, const struct table *table,
                         const struct text_style *const *styles, double padding,
                         struct demand *demands) {
    struct row row;
    table->rows.start(table->rows.context);
    for (int n = 0; n < SAMPLE_ROWS && table->rows.next(table->rows.context, &row); n++) {
        if (row.kind == ROW_GROUP) continue;
        for (size_t i = 0; i < table->column_count && i < row.count; i++)
            if (demands[i].shared && *row.cells[i].text)
                look_at(flow, row.cells[i].text, styles[i], padding, &demands[i]);
    }
}

// Everybody gets the least; the rest goes by the root of what each could still use, so that one
// endless cell does not take it all. Whoever has enough leaves the sharing.
static void share(struct demand *demands, size_t count, double available) {
    double least = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        if (!demands[i].shared) continue;
        demands[i].most = fmax(demands[i].most, demands[i].least);
        least += demands[i].least;
        most += demands[i].most;
    }
    for (size_t i = 0; i < count; i++) {
        if (!demands[i].shared) continue;
        if (most <= available) {
            demands[i].width = demands[i].most + (available - most) * demands[i].most / most;
            demands[i].settled = true;
        } else if (least >= available) {
            demands[i].width = demands[i].least * available / least;
            demands[i].settled = true;
        }
    }
    for (bool again = true; again;) {
        double rest = available, weights = 0;
        again = false;
        for (size_t i = 0; i < count; i++) {
            if (!demands[i].shared) continue;
            rest -= demands[i].settled ? demands[i].width : demands[i].least;
            if (!demands[i].settled) weights += sqrt(demands[i].most - demands[i].least);
        }
        for (size_t i = 0; i < count; i++) {
            if (!demands[i].shared || demands[i].settled) continue;
            double more = demands[i].most - demands[i].least;
            double part = weights > 0 ? rest * sqrt(more) / weights : 0;
            demands[i].width = demands[i].least + part;
            if (part >= more) {
                demands[i].width = demands[i].most;
                demands[i].settled = again = true;
            }
        }
    }
}

void columns_share(struct flow *flow, const struct table *table,
                   const struct text_style *const *styles, double width, double padding,
                   double *widths) {
    struct demand *demands = memory_zeroed(table->column_count * sizeof *demands);
    double fixed = 0, shared = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        demands[i].shared = column->width <= 0;
        if (!demands[i].shared) {
            demands[i].width = column->width * POINTS_A_MM;
            fixed += demands[i].width;
            continue;
        }
        shared++;
        demands[i].least = column->least * POINTS_A_MM;
        look_at_head(flow, column, table->head_style, padding, &demands[i]);
    }
    // Fixed columns that leave less than three ems for each of the others give way, too.
    double most_fixed = width - shared * (3 * table->body_style->size + 2 * padding);
    if (fixed > most_fixed)
        for (size_t i = 0; i < table->column_count; i++)
            if (!demands[i].shared) demands[i].width *= fmax(most_fixed, width / 10) / fixed;
    fixed = fmin(fixed, fmax(most_fixed, width / 10));
    if (shared > 0) {
        flow->typesetter.shaper.silent = true;
        look_at_rows(flow, table, styles, padding, demands);
        flow->typesetter.shaper.silent = false;
        share(demands, table->column_count, width - fixed);
    }
    for (size_t i = 0; i < table->column_count; i++) widths[i] = demands[i].width;
    free(demands);
}
