// SPDX-License-Identifier: Apache-2.0
// Grids and charts of a document.
#include <string.h>

#include "documents/composer.h"

static struct grid_cell *compose_cells(struct composer *composer, const struct cell_plan *plan) {
    struct grid_cell *first = NULL, **link = &first;
    for (; plan; plan = plan->next) {
        *link = arena_alloc(composer->arena, sizeof **link);
        **link = plan->like;
        (*link)->spans = compose_spans(composer, plan->spans);
        link = &(*link)->next;
    }
    return first;
}

struct grid *compose_grid(struct composer *composer, const struct grid_plan *plan) {
    struct grid *grid = arena_alloc(composer->arena, sizeof *grid);
    *grid = plan->like;
    struct grid_row **link = &grid->rows;
    for (const struct row_plan *row = plan->rows; row; row = row->next) {
        *link = arena_alloc(composer->arena, sizeof **link);
        (*link)->height = row->height;
        (*link)->cells = compose_cells(composer, row->cells);
        link = &(*link)->next;
    }
    return grid;
}

// ---- charts: one label and one value a series for each row of the source
struct chart_data {
    const char **labels;
    decimal *values; // row by row
    size_t rows, capacity, series;
};

// Of a fraction, to one decimal place: a chart is looked at, on paper as on the screen.
static decimal per_cent(decimal value) {
    const decimal step = DECIMAL_ONE / 10;
    if (value == DECIMAL_NONE) return value;
    return (100 * value + (value < 0 ? -step / 2 : step / 2)) / step * step;
}

static void add_row(struct composer *composer, const struct chart_plan *plan,
                    struct chart_data *data) {
    if (data->rows == data->capacity) {
        size_t capacity = data->capacity ? 2 * data->capacity : 16;
        const char **labels = arena_alloc(composer->arena, capacity * sizeof *labels);
        decimal *values = arena_alloc(composer->arena, capacity * data->series * sizeof *values);
        if (data->rows) {
            memcpy(labels, data->labels, data->rows * sizeof *labels);
            memcpy(values, data->values, data->rows * data->series * sizeof *values);
        }
        data->labels = labels, data->values = values, data->capacity = capacity;
    }
    const char *label = composer_text(composer, plan->label);
    data->labels[data->rows] = label ? label : "";
    size_t at = data->rows++ * data->series;
    for (const struct series_plan *series = plan->series; series; series = series->next) {
        struct value value = path_value(&composer->world, series->value, composer->scope.records);
        decimal number = value.type == VALUE_ABSENT ? DECIMAL_NONE : value.number;
        data->values[at++] = plan->percent ? per_cent(number) : number;
    }
}

static void collect(struct composer *composer, const struct chart_plan *plan,
                    struct chart_data *data) {
    if (!plan->has_source) {
        add_row(composer, plan, data);
        return;
    }
    struct source_state *state = source_open(&plan->source, composer->input, composer->arena);
    source_start(&plan->source, state, &composer->scope);
    while (source_next(&plan->source, state, &composer->scope))
        if (row_counts(&plan->filter, &composer->world, &composer->scope))
            add_row(composer, plan, data);
}

// A series without any value would stand in the legend alone.
static size_t keep_valued(struct chart_series *series, size_t count, size_t rows) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = 0;
        while (row < rows && series[i].values[row] == DECIMAL_NONE) row++;
        if (row < rows) series[kept++] = series[i];
    }
    return kept ? kept : count;
}

struct chart *compose_chart(struct composer *composer, const struct chart_plan *plan) {
    struct chart *chart = arena_alloc(composer->arena, sizeof *chart);
    struct chart_data data = {.series = plan->series_count};
    *chart = plan->like;
    chart->title = composer_text(composer, plan->title);
    chart->description = composer_text(composer, plan->description);
    collect(composer, plan, &data);
    chart->labels = data.labels;
    chart->label_count = data.rows;
    struct chart_series *series = arena_alloc(composer->arena, data.series * sizeof *series);
    size_t which = 0;
    for (const struct series_plan *from = plan->series; from; from = from->next, which++) {
        decimal *values = arena_alloc(composer->arena, data.rows * sizeof *values);
        for (size_t row = 0; row < data.rows; row++)
            values[row] = data.values[row * data.series + which];
        const char *name = composer_text(composer, from->name);
        series[which] =
            (struct chart_series){name ? name : "", composer_text(composer, from->panel), values};
    }
    chart->series = series;
    chart->series_count = keep_valued(series, which, data.rows);
    return chart;
}
