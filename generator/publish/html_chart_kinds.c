// SPDX-License-Identifier: Apache-2.0
// Lines, rings and radars. No floating point: the same bytes everywhere.
#include "publish/html_chart_kinds.h"

#include "publish/html_text.h"

const char *html_series_class(size_t series) {
    return series % 2 ? "other" : "bar";
}

static decimal within(decimal value, decimal most) {
    return value < 0 ? 0 : value > most ? most : value;
}

static void put_text(struct buffer *into, long x, long y, const char *anchor, const char *text) {
    buffer_printf(into, "<text x=\"%ld\" y=\"%ld\" text-anchor=\"%s\">", x, y, anchor);
    html_text(into, text);
    buffer_add_text(into, "</text>\n");
}

static void put_number(struct buffer *into, const struct chart *chart, long x, long y,
                       const char *anchor, decimal value) {
    char digits[DECIMAL_TEXT];
    buffer_printf(into, "<text x=\"%ld\" y=\"%ld\" text-anchor=\"%s\">%s", x, y, anchor,
                  decimal_format(value, digits));
    html_text(into, chart->unit ? chart->unit : "");
    buffer_add_text(into, "</text>\n");
}

// ---- line ---------------------------------------------------------------------------------------

enum {
    LINE_HEIGHT = 280,
    LINE_LEFT = 60,
    LINE_RIGHT = 40,
    LINE_INSET = 36,
    LINE_TOP = 24,
    LINE_BOTTOM = 36
};
enum { MOST_LABELS = 13, TICKS = 4 };

static long line_x(const struct chart *chart, size_t label) {
    long room = HTML_CHART_WIDTH - LINE_LEFT - LINE_RIGHT - 2 * LINE_INSET;
    if (chart->label_count < 2) return LINE_LEFT + LINE_INSET + room / 2;
    return LINE_LEFT + LINE_INSET + room * (long)label / (long)(chart->label_count - 1);
}

static long line_y(decimal value, decimal most, long top) {
    long room = LINE_HEIGHT - LINE_TOP - LINE_BOTTOM;
    return top + LINE_HEIGHT - LINE_BOTTOM - (long)(within(value, most) * room / most);
}

// A missing value parts the line.
static void put_line(struct buffer *into, const struct chart *chart, size_t series, decimal most,
                     long top) {
    const decimal *values = chart->series[series].values;
    bool open = false;
    for (size_t k = 0; k <= chart->label_count; k++) {
        bool there = k < chart->label_count && values[k] != DECIMAL_NONE;
        if (there && !open)
            buffer_printf(into, "<polyline class=\"line %s\" points=\"", html_series_class(series));
        if (there)
            buffer_printf(into, "%s%ld,%ld", open ? " " : "", line_x(chart, k),
                          line_y(values[k], most, top));
        if (!there && open) buffer_add_text(into, "\"></polyline>\n");
        open = there;
    }
    for (size_t k = 0; k < chart->label_count; k++) {
        if (values[k] == DECIMAL_NONE) continue;
        long x = line_x(chart, k), y = line_y(values[k], most, top);
        buffer_printf(into, "<circle class=\"%s\" cx=\"%ld\" cy=\"%ld\" r=\"4\"></circle>\n",
                      html_series_class(series), x, y);
        if (chart->label_count <= MOST_LABELS)
            put_number(into, chart, x, series % 2 ? y + 18 : y - 8, "middle", values[k]);
    }
}

static void draw_line(struct buffer *into, const struct chart *chart, decimal most, long top) {
    for (int tick = 0; tick <= TICKS; tick++) {
        decimal value = most * tick / TICKS;
        long y = line_y(value, most, top);
        buffer_printf(into, "<line x1=\"%d\" x2=\"%d\" y1=\"%ld\" y2=\"%ld\"></line>\n", LINE_LEFT,
                      HTML_CHART_WIDTH - LINE_RIGHT, y, y);
        put_number(into, chart, LINE_LEFT - 6, y + 5, "end", value);
    }
    size_t every = chart->label_count / MOST_LABELS + 1;
    for (size_t k = 0; k < chart->label_count; k += every)
        put_text(into, line_x(chart, k), top + LINE_HEIGHT - 12, "middle", chart->labels[k]);
    for (size_t i = 0; i < chart->series_count; i++) put_line(into, chart, i, most, top);
}

// ---- ring ---------------------------------------------------------------------------------------

enum { RING_HEIGHT = 260, RING_X = 140, RING_Y = 130, RING_RADIUS = 90, RING_ROW = 24 };
enum { RING_WHOLE = 10000, TONES = 5 };

// The first series; each label is a piece. Pieces differ in colour and in tone, and the list beside
// them goes the same way round.
static void draw_ring(struct buffer *into, const struct chart *chart, decimal most, long top) {
    (void)most;
    decimal sum = 0, before = 0;
    const decimal *values = chart->series_count ? chart->series[0].values : NULL;
    for (size_t k = 0; values && k < chart->label_count; k++)
        if (values[k] != DECIMAL_NONE && values[k] > 0) sum += values[k];
    for (size_t k = 0, row = 0; sum > 0 && k < chart->label_count; k++) {
        if (values[k] == DECIMAL_NONE || values[k] <= 0) continue;
        long from = (long)(before * RING_WHOLE / sum);
        before += values[k];
        long length = (long)(before * RING_WHOLE / sum) - from;
        const char *class = html_series_class(k);
        unsigned tone = (unsigned)(k / 2 % TONES);
        long y = top + 30 + (long)row++ * RING_ROW;
        buffer_printf(into,
                      "<circle class=\"piece %s tone%u\" cx=\"%d\" cy=\"%ld\" r=\"%d\" "
                      "pathLength=\"%d\" stroke-dasharray=\"%ld %d\" stroke-dashoffset=\"%ld\" "
                      "transform=\"rotate(-90 %d %ld)\"></circle>\n",
                      class, tone, RING_X, top + RING_Y, RING_RADIUS, RING_WHOLE, length,
                      RING_WHOLE, -from, RING_X, top + RING_Y);
        buffer_printf(into,
                      "<rect class=\"%s tone%u\" x=\"320\" y=\"%ld\" width=\"14\" height=\"14\">"
                      "</rect>\n",
                      class, tone, y - 12);
        put_text(into, 342, y, "start", chart->labels[k]);
        put_number(into, chart, 640, y, "end", values[k]);
    }
}

// ---- radar --------------------------------------------------------------------------------------

enum { RADAR_HEIGHT = 360, RADAR_X = 380, RADAR_Y = 185, RADAR_RADIUS = 130, RINGS = 4 };
enum { FINE = 10000 };

// Of whole degrees, in ten-thousandths; Bhaskara's formula, never off by more than 0.2 %.
static long sine(long degrees) {
    degrees = (degrees % 360 + 360) % 360;
    if (degrees > 180) return -sine(degrees - 180);
    long product = degrees * (180 - degrees);
    return FINE * 4 * product / (40500 - product);
}

struct point {
    long x, y;
};

// Of a label's axis; the first one points upward.
static struct point radar_point(const struct chart *chart, size_t label, long radius, long top) {
    long degrees = 360 * (long)label / (long)chart->label_count;
    return (struct point){RADAR_X + radius * sine(degrees) / FINE,
                          top + RADAR_Y - radius * sine(degrees + 90) / FINE};
}

static void put_web(struct buffer *into, const struct chart *chart, long top) {
    for (int ring = 1; ring <= RINGS; ring++) {
        buffer_add_text(into, "<polygon class=\"web\" points=\"");
        for (size_t k = 0; k < chart->label_count; k++) {
            struct point at = radar_point(chart, k, RADAR_RADIUS * ring / RINGS, top);
            buffer_printf(into, "%s%ld,%ld", k ? " " : "", at.x, at.y);
        }
        buffer_add_text(into, "\"></polygon>\n");
    }
    for (size_t k = 0; k < chart->label_count; k++) {
        struct point end = radar_point(chart, k, RADAR_RADIUS, top);
        buffer_printf(into, "<line x1=\"%d\" y1=\"%ld\" x2=\"%ld\" y2=\"%ld\"></line>\n", RADAR_X,
                      top + RADAR_Y, end.x, end.y);
    }
}

static void put_axis_label(struct buffer *into, const struct chart *chart, size_t label, long top) {
    struct point at = radar_point(chart, label, RADAR_RADIUS + 18, top);
    const char *anchor = at.x > RADAR_X + 12 ? "start" : at.x < RADAR_X - 12 ? "end" : "middle";
    char digits[DECIMAL_TEXT];
    decimal value = chart->series_count ? chart->series[0].values[label] : DECIMAL_NONE;
    buffer_printf(into, "<text x=\"%ld\" y=\"%ld\" text-anchor=\"%s\">", at.x, at.y + 5, anchor);
    html_text(into, chart->labels[label]);
    if (value != DECIMAL_NONE) {
        buffer_printf(into, " %s", decimal_format(value, digits));
        html_text(into, chart->unit ? chart->unit : "");
    }
    buffer_add_text(into, "</text>\n");
}

static void draw_radar(struct buffer *into, const struct chart *chart, decimal most, long top) {
    if (chart->label_count == 0) return;
    put_web(into, chart, top);
    for (size_t i = 0; i < chart->series_count; i++) {
        buffer_printf(into, "<polygon class=\"area %s\" points=\"", html_series_class(i));
        for (size_t k = 0; k < chart->label_count; k++) {
            decimal value = chart->series[i].values[k];
            value = value == DECIMAL_NONE ? 0 : within(value, most);
            struct point at = radar_point(chart, k, (long)(value * RADAR_RADIUS / most), top);
            buffer_printf(into, "%s%ld,%ld", k ? " " : "", at.x, at.y);
        }
        buffer_add_text(into, "\"></polygon>\n");
    }
    for (size_t k = 0; k < chart->label_count; k++) put_axis_label(into, chart, k, top);
}

const struct html_drawing *html_drawing(enum chart_kind kind) {
    static const struct html_drawing line = {LINE_HEIGHT, draw_line};
    static const struct html_drawing ring = {RING_HEIGHT, draw_ring};
    static const struct html_drawing radar = {RADAR_HEIGHT, draw_radar};
    return kind == CHART_LINE    ? &line
           : kind == CHART_RING  ? &ring
           : kind == CHART_RADAR ? &radar
                                 : NULL;
}
