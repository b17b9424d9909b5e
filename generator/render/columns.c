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
    double usual; // with it, nine of ten cells stand on one line
    double most;  // with it, all do
    double width;
    bool settled;
    VECTOR(double) cells; // what each cell of the sample could use
};

static void look_at(struct flow *flow, const char *text, const struct text_style *style,
                    double padding, struct demand *demand) {
    double natural, piece, most_piece = 8 * style->size;
    text_measure(&flow->typesetter, text, style, &natural, &piece);
    vector_add(&demand->cells, natural + 2 * padding + 0.1);
    demand->least = fmax(demand->least, fmin(piece, most_piece) + 2 * padding + 0.1);
}

static void look_at_head(struct flow *flow, const struct column *column,
                         const struct text_style *style, double padding, struct demand *demand) {
    double text, piece;
    text_measure(&flow->typesetter, column->title, style, &text, &piece);
    // A long title may stand in two lines; a short one should not be cut.
    if (text > 4.5 * style->size) text = fmax(text / 2 + style->size / 2, 4.5 * style->size);
    demand->most = demand->usual = text + 2 * padding + 0.1;
    demand->least = fmax(demand->least, fmin(text, 2.2 * style->size) + 2 * padding + 0.1);
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

static int by_size(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void sum_up(struct demand *demand, double width) {
    if (demand->cells.count > 0) {
        size_t last = demand->cells.count - 1;
        qsort(demand->cells.at, demand->cells.count, sizeof *demand->cells.at, by_size);
        demand->usual = fmax(demand->usual, demand->cells.at[last * 9 / 10]);
        demand->most = fmax(demand->most, demand->cells.at[last]);
    }
    demand->usual = fmin(fmax(demand->usual, demand->least), width);
    demand->most = fmin(fmax(demand->most, demand->usual), width);
    free(demand->cells.at);
}

// Everybody gets the least; the rest goes by the root of what each could still use, so that one
// column of long texts does not take it all. Whoever has enough leaves the sharing.
static void share_between(struct demand *demands, size_t count, double available) {
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

static void share(struct demand *demands, size_t count, double available) {
    double least = 0, usual = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        if (!demands[i].shared) continue;
        least += demands[i].least;
        usual += demands[i].usual;
        most += demands[i].most;
    }
    for (size_t i = 0; i < count; i++) {
        struct demand *demand = &demands[i];
        if (!demand->shared) continue;
        if (most <= available)
            demand->width = demand->most + (available - most) * demand->most / most;
        else if (least >= available)
            demand->width = demand->least * available / least;
        else if (usual <= available)
            demand->least = demand->usual;
        else
            demand->most = demand->usual;
        demand->settled = demand->width > 0;
    }
    share_between(demands, count, available);
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
        for (size_t i = 0; i < table->column_count; i++)
            if (demands[i].shared) sum_up(&demands[i], width);
        share(demands, table->column_count, width - fixed);
    }
    for (size_t i = 0; i < table->column_count; i++) widths[i] = demands[i].width;
    free(demands);
}
