// SPDX-License-Identifier: Apache-2.0
// Each chart of a document as a picture of its own.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "render/flow.h"
#include "render/render.h"

enum { RESOLUTION = 192 }; // dots an inch
// Points. A page that has less room for text is refused; SLACK takes what rounding adds.
enum { MARGIN = 14, LEAST = 72, SLACK = 2 };

// The chart as a document of one page that is a little larger than the figure.
static struct document figure_page(const struct document *document, const struct block *chart) {
    const struct page_setup *page = &document->page;
    double room = (page->width - page->left - page->right) * POINTS_A_MM;
    double height = fmax(chart_page_height(chart, room), LEAST) + SLACK;
    double margin = MARGIN / POINTS_A_MM;
    struct document figure = *document;
    figure.page = (struct page_setup){.width = chart_width(chart, room) / POINTS_A_MM + 2 * margin,
                                      .height = height / POINTS_A_MM + 2 * margin,
                                      .top = margin,
                                      .bottom = margin,
                                      .left = margin,
                                      .right = margin};
    return figure;
}

static struct figure_file *add_file(struct figures *figures, size_t number, const char *extension) {
    figures->files = memory_resize(figures->files, (figures->count + 1) * sizeof *figures->files);
    struct figure_file *file = &figures->files[figures->count++];
    *file = (struct figure_file){.bytes = BUFFER_EMPTY};
    snprintf(file->ending, sizeof file->ending, "-figure-%zu.%s", number, extension);
    return file;
}

static bool draw(const struct document *document, const struct block *chart, size_t number,
                 struct font_stack *fonts, const struct render_options *options,
                 struct figures *figures, struct diagnostics *diagnostics) {
    struct document figure = figure_page(document, chart);
    struct block block = *chart;
    block.next = NULL;
    figure.blocks = &block;
    return render_png(&figure, fonts, options, 1, RESOLUTION,
                      &add_file(figures, number, "png")->bytes, diagnostics) &&
           render_svg(&figure, fonts, options, 1, &add_file(figures, number, "svg")->bytes,
                      diagnostics);
}

bool render_figures(const struct document *document, struct font_stack *fonts,
                    const struct render_options *options, struct figures *figures,
                    struct diagnostics *diagnostics) {
    size_t number = 0;
    *figures = (struct figures){0};
    for (const struct block *block = document->blocks; block; block = block->next) {
        if (block->kind != BLOCK_CHART) continue;
        if (draw(document, block, ++number, fonts, options, figures, diagnostics)) continue;
        figures_free(figures);
        return false;
    }
    return true;
}

void figures_free(struct figures *figures) {
    for (size_t i = 0; i < figures->count; i++) buffer_free(&figures->files[i].bytes);
    free(figures->files);
    *figures = (struct figures){0};
}
