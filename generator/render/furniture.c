// SPDX-License-Identifier: Apache-2.0
#include "render/furniture.h"

#include <math.h>
#include <string.h>

#include "base/buffer.h"

enum part { LEFT, CENTRE, RIGHT, PARTS };

static bool prints_total(const struct page_line *line) {
    for (; line; line = line->next) {
        const char *texts[PARTS] = {line->left, line->centre, line->right};
        for (int part = 0; part < PARTS; part++)
            if (texts[part] && strstr(texts[part], "{pages}")) return true;
    }
    return false;
}

bool furniture_needs_total(const struct document *document) {
    return prints_total(document->page.header) || prints_total(document->page.footer);
}

static void fill_in(struct buffer *buffer, const char *text, size_t number, size_t total) {
    buffer_clear(buffer);
    while (*text) {
        if (strncmp(text, "{page}", 6) == 0) {
            buffer_printf(buffer, "%zu", number);
            text += 6;
        } else if (strncmp(text, "{pages}", 7) == 0) {
            buffer_printf(buffer, "%zu", total);
            text += 7;
        } else
            buffer_add_char(buffer, *text++);
    }
}

// A line laid out: its parts share the width, and wrap rather than run into each other.
struct laid_line {
    double indent; // of the whole line
    struct text_block parts[PARTS];
    struct text_style styles[PARTS];
    double x[PARTS];
    double height;
};

static void lay_line(struct flow *flow, const struct page_line *line, size_t number, size_t total,
                     struct laid_line *laid) {
    static const enum alignment alignments[PARTS] = {ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT};
    const char *texts[PARTS] = {line->left, line->centre, line->right};
    struct buffer filled[PARTS] = {BUFFER_EMPTY, BUFFER_EMPTY, BUFFER_EMPTY};
    double natural[PARTS] = {0}, room[PARTS], piece, gap = line->style->size;
    if (line->outer && number % 2 == 0) {
        texts[LEFT] = line->right;
        texts[RIGHT] = line->left;
    }
    *laid = (struct laid_line){.indent = line->style->indent_left * line->style->size};
    double width = flow->width - laid->indent - line->style->indent_right * line->style->size;
    for (int part = 0; part < PARTS; part++) {
        if (!texts[part]) continue;
        fill_in(&filled[part], texts[part], number, total);
        text_measure(&flow->typesetter, buffer_text(&filled[part]), line->style, &natural[part],
                     &piece);
        natural[part] += 0.1;
    }
    double sides = fmax(natural[LEFT], natural[RIGHT]);
    if (natural[CENTRE] > 0) {
        // The middle stays in the middle; sides get what it leaves, but at least a quarter each.
        double side = fmin(sides > 0 ? sides + gap : 0, width / 4);
        room[CENTRE] = fmin(natural[CENTRE], width - 2 * side);
        room[LEFT] = room[RIGHT] = fmax((width - room[CENTRE]) / 2 - gap, gap);
    } else {
        room[CENTRE] = 0;
        room[RIGHT] = fmin(natural[RIGHT], fmax(width / 3, width - natural[LEFT] - gap));
        room[LEFT] = width - room[RIGHT] - (natural[RIGHT] > 0 ? gap : 0);
    }
    laid->x[CENTRE] = (width - room[CENTRE]) / 2;
    laid->x[RIGHT] = width - room[RIGHT];
    for (int part = 0; part < PARTS; part++) {
        if (!texts[part]) continue;
        laid->styles[part] = *line->style;
        laid->styles[part].align = alignments[part];
        laid->styles[part].indent_first = 0;
        laid->styles[part].indent_left = laid->styles[part].indent_right = 0;
        text_layout(&flow->typesetter, buffer_text(&filled[part]), NULL, &laid->styles[part],
                    room[part], &laid->parts[part]);
        laid->height = fmax(laid->height, laid->parts[part].height);
        buffer_free(&filled[part]);
    }
    laid->height += line->style->space_before + line->style->space_after;
}

static void free_line(struct laid_line *laid) {
    for (int part = 0; part < PARTS; part++) text_block_free(&laid->parts[part]);
}

static bool shown(const struct page_line *line, size_t number) {
    return number == 1 ? line->first_page : line->other_pages;
}

// The larger of the first page's and a later page's lines, with wide numbers.
static double lines_height(struct flow *flow, const struct page_line *lines) {
    double highest = 0;
    enum { LATER = 88888 };
    for (size_t number = 1; number <= LATER; number += LATER - 1) {
        double height = 0;
        for (const struct page_line *line = lines; line; line = line->next) {
            struct laid_line laid;
            if (!shown(line, number)) continue;
            lay_line(flow, line, number, LATER, &laid);
            height += laid.height;
            free_line(&laid);
        }
        highest = fmax(highest, height);
    }
    return highest;
}

double furniture_header_height(struct flow *flow) {
    const struct page_setup *setup = &flow->document->page;
    double height = lines_height(flow, setup->header);
    return height > 0 ? height + setup->header_distance * POINTS_A_MM : 0;
}

double furniture_footer_height(struct flow *flow) {
    const struct page_setup *setup = &flow->document->page;
    double height = lines_height(flow, setup->footer);
    return height > 0 ? height + setup->footer_distance * POINTS_A_MM : 0;
}

static double draw_lines(struct flow *flow, struct page *page, const struct page_line *lines,
                         size_t number, size_t total, double y, bool header, bool draw) {
    for (const struct page_line *line = lines; line; line = line->next) {
        struct laid_line laid;
        if (!shown(line, number)) continue;
        lay_line(flow, line, number, total, &laid);
        double text_y = y + line->style->space_before;
        for (int part = 0; draw && part < PARTS; part++)
            text_draw(&laid.parts[part], 0, laid.parts[part].lines.count, flow->fonts, page,
                      flow->left + laid.indent + laid.x[part], text_y);
        if (draw && line->rule)
            page_line(page, flow->left, header ? y + laid.height : y, flow->width, 0, 0.5,
                      line->style->colour);
        y += laid.height;
        free_line(&laid);
    }
    return y;
}

static void draw_rules(struct flow *flow, struct page *page, size_t number) {
    for (const struct page_rule *rule = flow->document->page.rules; rule; rule = rule->next)
        if (number == 1 ? rule->first_page : rule->other_pages)
            rule_draw(flow, page, &rule->rule, rule->y * POINTS_A_MM);
}

void furniture_draw(struct flow *flow, struct page *page, size_t number, size_t total) {
    const struct page_setup *setup = &flow->document->page;
    double height = draw_lines(flow, page, setup->header, number, total, 0, true, false);
    draw_lines(flow, page, setup->header, number, total,
               flow->top - setup->header_distance * POINTS_A_MM - height, true, true);
    draw_lines(flow, page, setup->footer, number, total,
               flow->bottom + setup->footer_distance * POINTS_A_MM, false, true);
    draw_rules(flow, page, number);
}
