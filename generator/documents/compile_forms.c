// SPDX-License-Identifier: Apache-2.0
// From a template's records to a program: grids (forms) and charts.
#include <string.h>

#include "base/language.h"
#include "documents/program.h"

static double *compile_widths(struct compiler *compiler, const struct template_node *node,
                              unsigned *count) {
    char *at = arena_copy(compiler->place.arena, node->widths);
    double *widths = arena_alloc(compiler->place.arena, strlen(at) * sizeof *widths);
    *count = 0;
    for (char *rest, *word = strtok_r(at, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        decimal width;
        if (!decimal_parse(word, &width) || width <= 0) {
            compile_refuse(compiler, node->record.line,
                           _("widths=\"%s\": numbers above 0, one a column"), node->widths);
            break;
        }
        widths[(*count)++] = (double)width / DECIMAL_ONE;
    }
    return widths;
}

static unsigned at_least_one(int32_t value) {
    return value == INTEGER_NONE ? 1 : (unsigned)value;
}

static struct cell_plan *compile_cell(struct compiler *compiler, const struct template_node *node) {
    struct cell_plan *cell = arena_alloc(compiler->place.arena, sizeof *cell);
    if (node->key) compile_name(compiler, node->record.line, "key", node->key);
    cell->like =
        (struct grid_cell){.key = node->key,
                           .style = compile_text_style(compiler, node->record.line, node->style),
                           .columns = at_least_one(node->columns),
                           .rows = at_least_one(node->rows),
                           .label = node->head == 1,
                           .vertical = node->vertical == 1};
    cell->spans = compile_spans(compiler, node);
    return cell;
}

enum { MOST_GRID_COLUMNS = 64 };

// Every row must be filled exactly; cells that reach down from above take their place.
static struct row_plan *compile_row(struct compiler *compiler, const struct template_node *node,
                                    unsigned columns, unsigned reach[MOST_GRID_COLUMNS]) {
    struct row_plan *row = arena_alloc(compiler->place.arena, sizeof *row);
    row->height = compile_points(compiler, node->record.line, "height", node->height, 0);
    struct cell_plan **link = &row->cells;
    unsigned at = 0;
    bool fits = true;
    for (EACH(struct template_node, child, node->node)) {
        *link = compile_cell(compiler, child);
        while (at < columns && reach[at]) at++;
        for (unsigned i = 0; i < (*link)->like.columns && fits; i++, at++) {
            fits = at < columns && !reach[at];
            if (fits) reach[at] = (*link)->like.rows;
        }
        link = &(*link)->next;
    }
    for (unsigned i = 0; i < columns; i++) {
        fits &= reach[i] > 0;
        if (reach[i]) reach[i]--;
    }
    if (!fits)
        compile_refuse(compiler, node->record.line,
                       _("the cells of this row do not fill the %u columns of the grid exactly"),
                       columns);
    return row;
}

struct grid_plan *compile_grid(struct compiler *compiler, const struct template_node *node) {
    struct grid_plan *grid = arena_alloc(compiler->place.arena, sizeof *grid);
    unsigned reach[MOST_GRID_COLUMNS] = {0};
    compile_name(compiler, node->record.line, "name", node->name);
    grid->like.name = node->name;
    grid->like.borders = node->borders != 0;
    grid->like.widths = compile_widths(compiler, node, &grid->like.columns);
    if (!grid->like.columns || grid->like.columns > MOST_GRID_COLUMNS) {
        compile_refuse(compiler, node->record.line, _("a grid has 1 to %d columns"),
                       MOST_GRID_COLUMNS);
        return grid;
    }
    struct row_plan **link = &grid->rows;
    for (EACH(struct template_node, child, node->node)) {
        *link = compile_row(compiler, child, grid->like.columns, reach);
        link = &(*link)->next;
    }
    for (unsigned i = 0; i < grid->like.columns; i++)
        if (reach[i]) {
            compile_refuse(compiler, node->record.line,
                           _("a cell reaches below the last row of the grid"));
            break;
        }
    return grid;
}

// ---- charts -----------------------------------------------------------------------------------

enum { HUNDRED = 100 };

static enum chart_kind chart_kind_of(const char *word) {
    static const struct {
        const char *name;
        enum chart_kind kind;
    } kinds[] = {
        {"stars", CHART_STARS},         {"bars", CHART_BARS}, {"groupedBars", CHART_GROUPED_BARS},
        {"line", CHART_LINE},           {"ring", CHART_RING}, {"radar", CHART_RADAR},
        {"multiples", CHART_MULTIPLES},
    };
    for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, word) == 0) return kinds[i].kind;
    return CHART_BARS;
}

static void compile_series(struct compiler *compiler, const struct template_node *node,
                           struct chart_plan *chart) {
    struct series_plan **link = &chart->series;
    while (*link) link = &(*link)->next;
    struct series_plan *series = arena_alloc(compiler->place.arena, sizeof *series);
    series->name = compile_text(compiler, node->record.line, node->name);
    series->panel = compile_text(compiler, node->record.line, node->panel);
    compiler->place.line = node->record.line;
    series->value = compile_path(compiler, node->value);
    if (series->value && path_type(series->value) != VALUE_NUMBER)
        compile_refuse(compiler, node->record.line, _("value=\"%s\": a chart shows numbers"),
                       node->value);
    *link = series;
    chart->series_count++;
}

struct chart_plan *compile_chart(struct compiler *compiler, const struct template_node *node) {
    uint32_t line = node->record.line;
    struct chart_plan *chart = arena_alloc(compiler->place.arena, sizeof *chart);
    chart->like =
        (struct chart){.kind = chart_kind_of(node->kind),
                       .maximum = node->maximum,
                       .unit = node->unit,
                       .width = compile_millimetres(compiler, line, "width", node->width, 0),
                       .height = compile_millimetres(compiler, line, "height", node->height, 0)};
    chart->percent = node->percent == 1;
    if (chart->percent && !chart->like.unit) chart->like.unit = "%";
    if (chart->percent && chart->like.maximum == DECIMAL_NONE)
        chart->like.maximum = HUNDRED * DECIMAL_ONE;
    chart->title = compile_text(compiler, line, node->title);
    chart->description = compile_text(compiler, line, node->description);
    unsigned outside = compiler->names.count;
    compiler->place.line = line;
    chart->has_source = node->source != NULL;
    if (chart->has_source &&
        !source_compile(node->source, &compiler->names, &compiler->place, &chart->source)) {
        compiler->failed = true;
        return chart;
    }
    compile_filter(compiler, node, &chart->filter);
    chart->label = compile_text(compiler, line, node->label);
    for (EACH(struct template_node, child, node->node)) compile_series(compiler, child, chart);
    compiler->names.count = outside;
    return chart;
}
