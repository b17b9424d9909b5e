// SPDX-License-Identifier: Apache-2.0
// Signature lines: label, a line to sign on or the name, date and seal; side by side as far as the
// width allows, and always together.
#include <math.h>

#include "render/flow.h"

// A line shorter than this cannot be signed on, in millimetres.
#define LEAST_LINE 26.0
#define LINE       0.5

struct measures {
    size_t count, columns, rows;
    double slot, pitch; // of one signature; baseline to baseline
    double spare;       // of one row for all: what each gets beyond its need; < 0: equal slots
};

static double width_of(struct typesetter *typesetter, const char *text,
                       const struct text_style *style) {
    double natural = 0, piece;
    if (text) text_measure(typesetter, text, style, &natural, &piece);
    return natural;
}

static double needed(struct typesetter *typesetter, const struct signature_line *s,
                     const struct text_style *style) {
    double value =
        fmax(width_of(typesetter, s->value, style) + style->size, LEAST_LINE * POINTS_A_MM);
    return width_of(typesetter, s->label, style) + value + width_of(typesetter, s->dated, style) +
           width_of(typesetter, s->seal, style);
}

// All in one row when that is possible, each as wide as it needs; else in rows of equal slots.
static struct measures measure(struct flow *flow, const struct block *block) {
    struct typesetter *typesetter = &flow->typesetter;
    const struct text_style *style = block->style;
    struct measures m = {.pitch = fmax(style_line_height(style), style->size * 2.2)};
    double widest = 0, all = 0, gap = 2 * style->size;
    bool silent = typesetter->shaper.silent;
    typesetter->shaper.silent = true;
    for (const struct signature_line *s = block->signatures; s; s = s->next) {
        double need = needed(typesetter, s, style);
        widest = fmax(widest, need);
        all += need + (m.count++ ? gap : 0);
    }
    typesetter->shaper.silent = silent;
    m.columns = (size_t)fmax(1, floor((flow->width + gap) / (widest + gap)));
    if (m.columns > m.count) m.columns = m.count ? m.count : 1;
    m.spare =
        m.columns < m.count && all <= flow->width ? (flow->width - all) / (double)m.count : -1;
    if (m.spare >= 0) m.columns = m.count;
    m.rows = m.columns ? (m.count + m.columns - 1) / m.columns : 0;
    if (m.rows > 0) m.columns = (m.count + m.rows - 1) / m.rows; // rows of equal length
    m.slot = (flow->width + gap) / (double)m.columns;
    return m;
}

double signatures_height(struct flow *flow, const struct block *block) {
    struct measures m = measure(flow, block);
    return block->style->space_before + (double)m.rows * m.pitch + block->style->space_after;
}

static double draw_text(struct flow *flow, const char *text, const char *owner,
                        const struct text_style *style, double x, double y, double width) {
    static const struct text_block empty;
    struct text_block block = empty;
    if (!text) return 0;
    text_layout(&flow->typesetter, text, owner, style, width, &block);
    // Several lines only when the slot is narrower than its words: they hang from the first.
    text_draw(&block, 0, block.lines.count, flow->fonts, &flow->page, x, y);
    double widest = block.widest;
    text_block_free(&block);
    return widest;
}

static void draw_signature(struct flow *flow, const struct signature_line *signature,
                           const struct text_style *style, double x, double y, double width) {
    struct text_style plain = *style;
    plain.align = ALIGN_LEFT;
    plain.indent_first = plain.indent_left = plain.indent_right = 0;
    struct typesetter *typesetter = &flow->typesetter;
    double end = x + width, behind = width_of(typesetter, signature->dated, &plain) +
                                     width_of(typesetter, signature->seal, &plain) + 0.1;
    x += draw_text(flow, signature->label, NULL, &plain, x, y, width);
    double line_end = fmax(end - behind, x + plain.size);
    draw_text(flow, signature->value, signature->owner, &plain, x + plain.size / 4, y,
              fmax(line_end - x, plain.size));
    double below = y + (style_line_height(&plain) + plain.size) / 2 + 1.5;
    page_line(&flow->page, x, below, line_end - x, 0, LINE, 0);
    line_end += draw_text(flow, signature->seal, NULL, &plain, line_end, y, end - line_end + 1);
    draw_text(flow, signature->dated, NULL, &plain, line_end, y, end - line_end + 1);
}

void signatures_flow(struct flow *flow, const struct block *block) {
    struct measures m = measure(flow, block);
    size_t number = 0;
    double gap = 2 * block->style->size, x = flow->left;
    flow_require(flow, fmin(signatures_height(flow, block), flow_capacity(flow)));
    flow->y += block->style->space_before;
    flow_open_element(flow, (struct item){.element = ELEMENT_PARAGRAPH});
    for (const struct signature_line *s = block->signatures; s; s = s->next, number++) {
        double width = m.slot - gap;
        if (m.spare >= 0) width = needed(&flow->typesetter, s, block->style) + m.spare;
        if (number % m.columns == 0) x = flow->left;
        draw_signature(flow, s, block->style, x,
                       flow->y + m.pitch - style_line_height(block->style), width);
        x += width + gap;
        flow->fresh = false;
        if ((number + 1) % m.columns == 0 || !s->next) flow->y += m.pitch;
    }
    flow_close_element(flow);
    flow->y += block->style->space_after;
}
