// SPDX-License-Identifier: Apache-2.0
// A chart's place on the page, its title, and painting its drawing.
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "documents/drawing.h"
#include "render/flow.h"

struct plate {
    struct flow *flow;
    const struct chart *chart;
    struct text_style style; // of its letters
    double width;
};

static struct text_style lettering(const struct plate *plate, double size, bool bold) {
    struct text_style style = plate->style;
    style.size = size;
    style.line_height = size * 1.3;
    style.bold |= bold;
    return style;
}

static double text_width(void *context, const char *text, double size, bool bold) {
    const struct plate *plate = context;
    struct text_style style = lettering(plate, size, bold);
    double natural, piece;
    text_measure(&plate->flow->typesetter, text, &style, &natural, &piece);
    return natural;
}

// ---- painting ---------------------------------------------------------------------------------

static void paint_text(const struct plate *plate, const struct mark *mark, double x, double y) {
    enum { ENDLESS = 10000 };
    static const struct text_block empty;
    struct text_block block = empty;
    struct text_style style = lettering(plate, mark->size, mark->bold);
    double room = mark->room > 0 ? mark->room : ENDLESS;
    if (mark->room > 0) style.align = mark->align;
    text_layout(&plate->flow->typesetter, mark->text, NULL, &style, room, &block);
    double width = mark->room > 0 ? room : block.widest;
    if (mark->align == ALIGN_CENTRE) x -= width / 2;
    if (mark->align == ALIGN_RIGHT) x -= width;
    text_draw(&block, 0, block.lines.count, plate->flow->fonts, &plate->flow->page, x,
              y - block.height / 2);
    text_block_free(&block);
}

static void add_path(struct page *page, size_t first, const struct mark *mark) {
    vector_add(&page->items, (struct item){.kind = ITEM_PATH,
                                           .colour = ink_colour(mark->ink),
                                           .size = mark->thickness,
                                           .first_step = first,
                                           .step_count = page->steps.count - first,
                                           .fill = mark->thickness == 0});
}

static void paint_polygon(struct page *page, const struct mark *mark, const struct point *points,
                          double x, double y) {
    size_t first = page->steps.count;
    for (size_t i = 0; i < mark->count; i++)
        vector_add(&page->steps, (struct step){.kind = i ? STEP_LINE : STEP_MOVE,
                                               .x = {x + points[i].x},
                                               .y = {y + points[i].y}});
    if (mark->closed) vector_add(&page->steps, (struct step){.kind = STEP_CLOSE});
    add_path(page, first, mark);
}

static void paint_circle(struct page *page, const struct mark *mark, double x, double y) {
    const double r = mark->radius, k = 0.5522847498 * r;
    const struct step steps[] = {
        {STEP_MOVE, {x + r}, {y}},
        {STEP_CURVE, {x + r, x + k, x}, {y + k, y + r, y + r}},
        {STEP_CURVE, {x - k, x - r, x - r}, {y + r, y + k, y}},
        {STEP_CURVE, {x - r, x - k, x}, {y - k, y - r, y - r}},
        {STEP_CURVE, {x + k, x + r, x + r}, {y - r, y - k, y}},
        {STEP_CLOSE, {0}, {0}},
    };
    size_t first = page->steps.count;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) vector_add(&page->steps, steps[i]);
    add_path(page, first, mark);
}

// With the drawing's upper left corner at (x, y).
static void paint(const struct plate *plate, const struct drawing *drawing, double x, double y) {
    struct page *page = &plate->flow->page;
    for (size_t i = 0; i < drawing->marks.count; i++) {
        const struct mark *mark = &drawing->marks.at[i];
        double left = x + mark->x, top = y + mark->y;
        switch (mark->kind) {
        case MARK_LINE:
            page_line(page, left, top, mark->width, mark->height, mark->thickness,
                      ink_colour(mark->ink));
            break;
        case MARK_AREA:
            page_area(page, left, top, mark->width, mark->height, ink_colour(mark->ink));
            break;
        case MARK_POLYGON:
            paint_polygon(page, mark, drawing->points.at + mark->first, x, y);
            break;
        case MARK_CIRCLE:
            paint_circle(page, mark, left, top);
            break;
        case MARK_TEXT:
            paint_text(plate, mark, left, top);
            break;
        }
    }
}

// ---- placing ----------------------------------------------------------------------------------

static double title_height(const struct plate *plate) {
    return plate->chart->title ? plate->style.line_height * 1.6 : 0;
}

static void draw(struct plate *plate) {
    struct flow *flow = plate->flow;
    const struct chart *chart = plate->chart;
    double title = title_height(plate), size = plate->style.size;
    double height = chart->height > 0 ? chart->height * POINTS_A_MM - title
                                      : chart_height(chart, plate->width, size);
    height = fmin(fmax(height, 24), flow_capacity(flow) - title - 6 - size);
    double gap = flow->fresh ? 0 : size * 0.7; // from what stands above
    flow_require(flow, height + title + 6 + gap);
    flow->y += flow->fresh ? 0 : gap;
    flow_open_element(
        flow, (struct item){.element = ELEMENT_FIGURE,
                            .description = chart->description ? chart->description : chart->title});
    double left = flow->left + (flow->width - plate->width) / 2;
    if (chart->title) {
        struct mark mark = {.text = chart->title, .size = size, .align = ALIGN_CENTRE};
        mark.bold = true;
        paint_text(plate, &mark, left + plate->width / 2, flow->y + title * 0.4);
    }
    struct drawing drawing = {.texts = NULL};
    struct chart_setting setting = {plate->width, height, size, text_width, plate};
    chart_draw(chart, &setting, &drawing);
    paint(plate, &drawing, left, flow->y + title);
    drawing_free(&drawing);
    flow_close_element(flow);
    flow->y += title + height + 6;
    flow->fresh = false;
}

// How many rows a page can hold; all of them where the kind has none.
static size_t rows_a_page(const struct plate *plate) {
    const struct chart *chart = plate->chart;
    if (!chart_has_rows(chart) || chart->height > 0 || chart->label_count == 0)
        return chart->label_count;
    double size = plate->style.size;
    double room = flow_capacity(plate->flow) - plate->style.line_height * 1.6 - 6 - size;
    size_t pages = (size_t)ceil(chart_height(chart, plate->width, size) / room);
    // What stands above the rows comes again on each page.
    struct chart part = *chart;
    for (;; pages++) {
        part.label_count = (chart->label_count + pages - 1) / pages;
        if (part.label_count == 1 || chart_height(&part, plate->width, size) <= room)
            return part.label_count;
    }
}

// All parts are on the scale of the whole.
static void draw_rows(struct plate *plate, size_t first, size_t count) {
    const struct chart *whole = plate->chart;
    struct chart_series *series = memory_zeroed(whole->series_count * sizeof *series);
    struct chart part = *whole;
    part.labels += first;
    part.label_count = count;
    part.series = series;
    part.maximum = chart_maximum(whole);
    for (size_t i = 0; i < whole->series_count; i++) {
        series[i] = whole->series[i];
        series[i].values += first;
    }
    plate->chart = &part;
    draw(plate);
    plate->chart = whole;
    free(series);
}

// `flow` NULL: for a look at its size alone.
static struct plate plate_of(struct flow *flow, const struct block *block, double room) {
    static const struct text_style standard = {.face = FACE_SONG, .size = 9};
    struct plate plate = {.flow = flow, .chart = block->chart};
    plate.style = block->style ? *block->style : standard;
    plate.style.align = ALIGN_LEFT;
    plate.style.indent_first = plate.style.indent_left = plate.style.indent_right = 0;
    plate.style.line_height = plate.style.size * 1.3;
    plate.width = chart_width(block, room);
    return plate;
}

double chart_width(const struct block *block, double room) {
    const struct chart *chart = block->chart;
    return chart->width > 0 ? fmin(chart->width * POINTS_A_MM, room) : room;
}

double chart_page_height(const struct block *block, double room) {
    struct plate plate = plate_of(NULL, block, room);
    double size = plate.style.size, below = 6 + size;
    if (block->chart->height > 0) return block->chart->height * POINTS_A_MM + below;
    double title = plate.style.line_height * 1.6;
    return fmax(chart_height(block->chart, plate.width, size), 24) + title + below;
}

void chart_flow(struct flow *flow, const struct block *block) {
    const struct chart *chart = block->chart;
    struct plate plate = plate_of(flow, block, flow->width);
    size_t rows = rows_a_page(&plate), first = 0;
    do {
        size_t left = chart->label_count - first;
        draw_rows(&plate, first, left < rows ? left : rows);
        first += rows;
    } while (first < chart->label_count && !flow->broken);
}
