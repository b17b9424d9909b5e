// SPDX-License-Identifier: Apache-2.0
// Who issues an official document, and when (GB/T 9704-2012, 7.3.5). With a seal the date ends four
// characters before the margin and the name stands centred above it, both low enough for a seal of
// 42 mm whose upper edge is within one line of the text. Without one the name ends two characters
// before the margin and the date begins two characters behind its first.
#include <math.h>

#include "render/flow.h"

enum { SEAL_LINES = 2, PLAIN_LINES = 1 }; // left blank above the name

double signoff_height(const struct block *block) {
    int lines = (block->signoff->seal ? SEAL_LINES : PLAIN_LINES) + 2;
    return lines * style_line_height(block->style);
}

static struct text_block lay(struct flow *flow, const char *text, const char *owner,
                             const struct text_style *style) {
    static const struct text_block empty;
    struct text_block block = empty;
    text_layout(&flow->typesetter, text, owner, style, flow->width, &block);
    return block;
}

static void draw(struct flow *flow, const struct text_block *text, double x) {
    flow_open_element(flow, (struct item){.element = ELEMENT_PARAGRAPH});
    text_draw(text, 0, text->lines.count, flow->fonts, &flow->page, flow->left + x, flow->y);
    flow_close_element(flow);
    flow->y += text->height;
}

void signoff_flow(struct flow *flow, const struct block *block) {
    const struct signoff *signoff = block->signoff;
    struct text_style style = *block->style;
    style.align = ALIGN_LEFT;
    style.indent_first = style.indent_left = style.indent_right = 0;
    double em = style.size, right = flow->width;
    struct text_block name = lay(flow, signoff->name, signoff->owner, &style);
    struct text_block dated = lay(flow, signoff->date, NULL, &style);
    double name_x, date_x;
    if (signoff->seal) {
        date_x = right - 4 * em - dated.widest;
        name_x = fmin(date_x + (dated.widest - name.widest) / 2, right - name.widest);
    } else {
        name_x = right - 2 * em - name.widest;
        date_x = name_x + 2 * em;
        if (date_x + dated.widest > right - 2 * em) { // the longer of the two keeps the margin
            date_x = right - 2 * em - dated.widest;
            name_x = date_x - 2 * em;
        }
    }
    flow_require(flow, fmin(signoff_height(block), flow_capacity(flow)));
    flow->y += (signoff->seal ? SEAL_LINES : PLAIN_LINES) * style_line_height(&style);
    flow->fresh = false;
    draw(flow, &name, fmax(name_x, 0));
    draw(flow, &dated, fmax(date_x, 0));
    text_block_free(&name);
    text_block_free(&dated);
}
