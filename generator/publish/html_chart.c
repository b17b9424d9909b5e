// SPDX-License-Identifier: Apache-2.0
#include "publish/html_chart.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "documents/drawing.h"
#include "publish/html_text.h"

// In units of the drawing, which is scaled to the page.
enum { WIDTH = 760, SIZE = 13 };

// Colours are the style sheet's (html_style.c), so that they follow the reader's scheme.
static const char *const classes[INKS] = {
    [INK_SERIES] = "s0",     [INK_SERIES + 1] = "s1", [INK_SERIES + 2] = "s2",
    [INK_SERIES + 3] = "s3", [INK_SERIES + 4] = "s4", [INK_SERIES + 5] = "s5",
    [INK_GROUND] = "ground", [INK_TEXT] = "ink",      [INK_AXIS] = "axis",
    [INK_EDGE] = "axis",     [INK_GRID] = "grid",     [INK_LEADER] = "axis",
    [INK_STAR] = "star",     [INK_STAR_EDGE] = "star"};

// One decimal place, whatever the locale's decimal point.
static void put_number(struct buffer *into, double value) {
    char text[DECIMAL_TEXT];
    buffer_add_text(into, decimal_format((decimal)llround(value * 10) * (DECIMAL_ONE / 10), text));
}

static void put_length(struct buffer *into, const char *name, double value) {
    buffer_printf(into, " %s=\"", name);
    put_number(into, value);
    buffer_add_char(into, '"');
}

// ---- texts ------------------------------------------------------------------------------------

// The reader's font is not known: Chinese characters and their punctuation are as wide as they are
// high, others are taken for as wide as wide ones of their kind.
static double em_width(uint32_t codepoint) {
    if (codepoint >= 0x2E80 || (codepoint >= 0x2010 && codepoint < 0x2070)) return 1;
    return codepoint == '%' ? 0.85 : 0.6;
}

static double text_width(void *context, const char *text, double size, bool bold) {
    (void)context;
    (void)bold;
    double ems = 0;
    for (const char *end = text + strlen(text); text < end;) ems += em_width(utf8_next(&text, end));
    return ems * size;
}

// Where the line that begins at `text` ends: at a wide character or a space if it can.
static const char *line_end(const char *text, double size, double room) {
    const char *end = text + strlen(text), *last = NULL;
    double width = 0;
    for (const char *at = text; at < end;) {
        const char *before = at;
        uint32_t codepoint = utf8_next(&at, end);
        bool wide = em_width(codepoint) == 1;
        if (wide && before > text) last = before;
        width += em_width(codepoint) * size;
        if (room > 0 && width > room && before > text) return last ? last : before;
        if (wide || codepoint == ' ') last = at;
    }
    return end;
}

static size_t count_lines(const struct mark *mark) {
    size_t lines = 0;
    for (const char *at = mark->text; *at; lines++) at = line_end(at, mark->size, mark->room);
    return lines;
}

static void put_piece(struct buffer *into, const char *from, const char *end) {
    struct buffer piece = BUFFER_EMPTY;
    buffer_add(&piece, from, (size_t)(end - from));
    html_text(into, buffer_text(&piece));
    buffer_free(&piece);
}

static void put_text(struct buffer *into, const struct mark *mark) {
    static const char *const anchors[] = {[ALIGN_LEFT] = "",
                                          [ALIGN_CENTRE] = " text-anchor=\"middle\"",
                                          [ALIGN_RIGHT] = " text-anchor=\"end\"",
                                          [ALIGN_JUSTIFY] = ""};
    size_t lines = count_lines(mark);
    double pitch = 1.3 * mark->size;
    // The base line is about a third of the size below the middle.
    double y = mark->y + 0.35 * mark->size - pitch * ((double)lines - 1) / 2;
    buffer_printf(into, "<text%s", anchors[mark->align]);
    if (mark->size != SIZE) put_length(into, "font-size", mark->size);
    if (mark->bold) buffer_add_text(into, " font-weight=\"bold\"");
    if (lines < 2) {
        put_length(into, "x", mark->x);
        put_length(into, "y", y);
        buffer_add_char(into, '>');
        html_text(into, mark->text);
    } else
        buffer_add_char(into, '>');
    for (const char *at = mark->text; lines > 1 && *at; y += pitch) {
        const char *end = line_end(at, mark->size, mark->room);
        buffer_add_text(into, "<tspan");
        put_length(into, "x", mark->x);
        put_length(into, "y", y);
        buffer_add_char(into, '>');
        put_piece(into, at, end);
        buffer_add_text(into, "</tspan>");
        at = end;
    }
    buffer_add_text(into, "</text>\n");
}

// ---- shapes -----------------------------------------------------------------------------------

static void put_line(struct buffer *into, const struct mark *mark) {
    put_length(into, "x1", mark->x);
    put_length(into, "y1", mark->y);
    put_length(into, "x2", mark->x + mark->width);
    put_length(into, "y2", mark->y + mark->height);
}

static void put_area(struct buffer *into, const struct mark *mark) {
    put_length(into, "x", mark->x);
    put_length(into, "y", mark->y);
    put_length(into, "width", mark->width);
    put_length(into, "height", mark->height);
}

static void put_circle(struct buffer *into, const struct mark *mark) {
    put_length(into, "cx", mark->x);
    put_length(into, "cy", mark->y);
    put_length(into, "r", mark->radius);
}

static void put_points(struct buffer *into, const struct mark *mark, const struct point *points) {
    buffer_add_text(into, " points=\"");
    for (size_t i = 0; i < mark->count; i++) {
        if (i) buffer_add_char(into, ' ');
        put_number(into, points[i].x);
        buffer_add_char(into, ',');
        put_number(into, points[i].y);
    }
    buffer_add_char(into, '"');
}

static void put_shape(struct buffer *into, const struct drawing *drawing, const struct mark *mark) {
    const char *const names[] = {[MARK_LINE] = "line",
                                 [MARK_AREA] = "rect",
                                 [MARK_POLYGON] = mark->closed ? "polygon" : "polyline",
                                 [MARK_CIRCLE] = "circle"};
    const char *name = names[mark->kind];
    bool filled = mark->kind == MARK_AREA || mark->thickness == 0;
    buffer_printf(into, "<%s class=\"%s %s\"", name, filled ? "fill" : "stroke",
                  classes[mark->ink]);
    if (mark->kind == MARK_LINE) put_line(into, mark);
    if (mark->kind == MARK_AREA) put_area(into, mark);
    if (mark->kind == MARK_CIRCLE) put_circle(into, mark);
    if (mark->kind == MARK_POLYGON) put_points(into, mark, drawing->points.at + mark->first);
    if (!filled) put_length(into, "stroke-width", mark->thickness * SIZE / 9); // 9 points on paper
    buffer_add_char(into, '>');
    if (mark->note) {
        buffer_add_text(into, "<title>");
        html_text(into, mark->note);
        buffer_add_text(into, "</title>");
    }
    buffer_printf(into, "</%s>\n", name);
}

void html_chart(struct buffer *into, const struct chart *chart, unsigned number) {
    struct drawing drawing = {.texts = NULL};
    struct chart_setting setting = {WIDTH, chart_height(chart, WIDTH, SIZE), SIZE, text_width,
                                    NULL};
    chart_draw(chart, &setting, &drawing);
    buffer_printf(into, "<figure>\n<figcaption id=\"chart-%u\">", number);
    html_text(into, chart->title ? chart->title : "");
    buffer_printf(into,
                  "</figcaption>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                  "aria-labelledby=\"chart-%u\">\n<svg viewBox=\"0 0 %d ",
                  number, WIDTH);
    put_number(into, setting.height);
    buffer_printf(into,
                  "\" font-size=\"%d\" role=\"img\" aria-labelledby=\"chart-%u-text\">\n"
                  "<title id=\"chart-%u-text\">",
                  SIZE, number, number);
    html_text(into, chart->description ? chart->description : "");
    buffer_add_text(into, "</title>\n");
    for (size_t i = 0; i < drawing.marks.count; i++)
        if (drawing.marks.at[i].kind == MARK_TEXT)
            put_text(into, &drawing.marks.at[i]);
        else
            put_shape(into, &drawing, &drawing.marks.at[i]);
    buffer_add_text(into, "</svg>\n</div>\n</figure>\n");
    drawing_free(&drawing);
}
