// SPDX-License-Identifier: Apache-2.0
// Lines over labels (months): markers of different shape, each series named at its last point.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "documents/plot.h"

enum { MOST_GRID_LINES = 5 };

double line_height(const struct plot *plot) {
    return fmax(plot->width * 0.38, plot->letters.size * 14);
}

struct axes {
    double x, y, width, height; // of the drawing area
    double step;                // between labels
};

static double names_width(const struct plot *plot) {
    double widest = 0;
    for (size_t s = 0; s < plot->chart->series_count; s++)
        widest = fmax(widest, plot_text_width(plot, plot->chart->series[s].name, plot->small));
    return fmin(widest, plot->width * 0.25) + plot->letters.size;
}

// So many that they stand at 1, 2 or 5 times a power of ten.
static int grid_lines(const struct plot *plot) {
    for (int lines = MOST_GRID_LINES; lines > 2; lines--) {
        double step = plot->maximum / lines;
        double first = step / pow(10, floor(log10(step) + 1e-9));
        if (fabs(first - 1) < 1e-6 || fabs(first - 2) < 1e-6 || fabs(first - 5) < 1e-6)
            return lines;
    }
    return MOST_GRID_LINES;
}

static const char *scale_label(const struct plot *plot, int line, int lines) {
    return plot_label(plot, (decimal)llround(plot->maximum * DECIMAL_ONE * line / lines));
}

static struct axes draw_axes(struct plot *plot) {
    const struct chart *chart = plot->chart;
    double scale = 0, names = names_width(plot);
    int lines = grid_lines(plot);
    for (int line = 0; line <= lines; line++)
        scale = fmax(scale, plot_text_width(plot, scale_label(plot, line, lines), plot->small));
    struct axes axes = {.x = scale + 6,
                        .y = plot->small.size,
                        .width = plot->width - scale - 6 - names,
                        .height = plot->height - plot->small.size * 3.2};
    axes.step = axes.width / (double)chart->label_count;
    for (int line = 0; line <= lines; line++) {
        double y = axes.y + axes.height * (1 - (double)line / lines);
        plot_line(plot, axes.x, y, axes.width, 0, line ? 0.3 : 0.7, line ? INK_GRID : INK_AXIS);
        plot_text(plot, scale_label(plot, line, lines), plot->small, axes.x - 4, y, ALIGN_RIGHT);
    }
    double reach = -1e9; // right edge of the last label that was printed
    for (size_t i = 0; i < chart->label_count; i++) {
        double middle = axes.x + axes.step * ((double)i + 0.5);
        double half = plot_text_width(plot, chart->labels[i], plot->small) / 2;
        plot_line(plot, middle, axes.y + axes.height, 0, 3, 0.5, INK_AXIS);
        if (middle - half < reach + 2) continue; // no room: its mark stays
        plot_text(plot, chart->labels[i], plot->small, middle,
                  axes.y + axes.height + plot->small.size, ALIGN_CENTRE);
        reach = middle + half;
    }
    return axes;
}

static double height_of(const struct plot *plot, const struct axes *axes, decimal value) {
    double part = fmin(fmax(plot_value(value) / plot->maximum, 0), 1);
    return axes->y + axes->height * (1 - part);
}

// A missing value leaves a gap. Returns the height of the last point, or a negative number.
static double draw_series(struct plot *plot, const struct axes *axes, size_t series) {
    const struct chart *chart = plot->chart;
    const decimal *values = chart->series[series].values;
    struct point *points = memory_zeroed(chart->label_count * sizeof *points);
    double last = -1;
    size_t count = 0;
    for (size_t i = 0; i <= chart->label_count; i++) {
        if (i < chart->label_count && values[i] != DECIMAL_NONE) {
            last = height_of(plot, axes, values[i]);
            points[count++] = (struct point){axes->x + axes->step * ((double)i + 0.5), last};
            continue;
        }
        plot_polygon(plot, points, count, plot_shade(series), 1.2, false);
        for (size_t n = 0; n < count; n++)
            plot_marker(plot, series, points[n].x, points[n].y, 2.4,
                        plot_note(plot, series, i - count + n));
        count = 0;
    }
    free(points);
    return last;
}

// Names that would touch are moved apart, from the top down.
static void draw_names(struct plot *plot, const struct axes *axes, const double *heights) {
    size_t count = plot->chart->series_count;
    bool *done = memory_zeroed(count * sizeof *done);
    double free_from = axes->y - plot->small.size;
    for (size_t n = 0; n < count; n++) {
        size_t next = count;
        for (size_t s = 0; s < count; s++)
            if (!done[s] && heights[s] >= 0 && (next == count || heights[s] < heights[next]))
                next = s;
        if (next == count) break;
        double y = fmax(heights[next], free_from);
        plot_text(plot, plot->chart->series[next].name, plot->small, axes->x + axes->width + 2, y,
                  ALIGN_LEFT);
        free_from = y + 1.3 * plot->small.size;
        done[next] = true;
    }
    free(done);
}

void line_draw(struct plot *plot) {
    size_t count = plot->chart->series_count;
    struct axes axes = draw_axes(plot);
    double *heights = memory_zeroed(count * sizeof *heights);
    for (size_t s = 0; s < count; s++) heights[s] = draw_series(plot, &axes, s);
    draw_names(plot, &axes, heights);
    free(heights);
}
