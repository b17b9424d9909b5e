// SPDX-License-Identifier: Apache-2.0
#include "render/layout.h"

#include <math.h>

#include "base/arena.h"
#include "base/language.h"

// A copy in a smaller size when the text is wider than the page.
static const struct block *fitted(struct flow *flow, const struct block *block) {
    static const struct text_block empty;
    struct text_block text = empty;
    text_layout_spans(&flow->typesetter, block->spans, block->style, 1e6, &text);
    // Centred text knows its width, whatever it was laid out in.
    double widest = text.widest, room = flow->width - 0.5;
    text_block_free(&text);
    if (widest <= room) return block;
    struct block *copy = arena_alloc(flow->document->arena, sizeof *copy);
    struct text_style *style = arena_alloc(flow->document->arena, sizeof *style);
    *style = *block->style;
    style->size *= room / widest;
    style->line_height *= room / widest;
    style->letter_space *= room / widest;
    *copy = *block;
    copy->style = style;
    return copy;
}

static void text_flow(struct flow *flow, const struct block *block) {
    if (block->fit) block = fitted(flow, block);
    // A heading is never the last thing on a page.
    bool waits = block->kind == BLOCK_HEADING || block->keep_with_next;
    if (waits && block->next)
        flow_wait(flow, block);
    else
        paragraph_flow(flow, block);
}

double rule_height(const struct ruled_line *rule) {
    return rule->first + rule->gap + rule->second;
}

void rule_draw(const struct flow *flow, struct page *page, const struct ruled_line *rule,
               double y) {
    double width = rule->width > 0 ? rule->width : flow->width;
    double x = flow->left + (flow->width - width) / 2;
    page_line(page, x, y + rule->first / 2, width, 0, rule->first, rule->colour);
    if (rule->second > 0)
        page_line(page, x, y + rule->first + rule->gap + rule->second / 2, width, 0, rule->second,
                  rule->colour);
}

static void rule_flow(struct flow *flow, const struct block *block) {
    flow_require(flow, rule_height(&block->rule));
    rule_draw(flow, &flow->page, &block->rule, flow->y);
    flow->y += rule_height(&block->rule);
    flow->fresh = false;
}

static double text_block_height(struct flow *flow, const struct block *block) {
    static const struct text_block empty;
    struct text_block text = empty;
    bool silent = flow->typesetter.shaper.silent;
    flow->typesetter.shaper.silent = true;
    text_layout_spans(&flow->typesetter, block->spans, block->style, flow->width, &text);
    flow->typesetter.shaper.silent = silent;
    double height = block->style->space_before + text.height + block->style->space_after;
    text_block_free(&text);
    return height;
}

// Height of the blocks up to the next page break; those that can be longer than a page do not
// stand at the bottom of one.
static bool rest_height(struct flow *flow, const struct block *block, double *height) {
    for (*height = 0; block && block->kind != BLOCK_PAGE_BREAK; block = block->next) {
        switch (block->kind) {
        case BLOCK_HEADING:
        case BLOCK_PARAGRAPH:
            *height += text_block_height(flow, block);
            break;
        case BLOCK_GRID:
            *height += grid_height(flow, block);
            break;
        case BLOCK_SIGNATURES:
            *height += signatures_height(flow, block);
            break;
        case BLOCK_SIGNOFF:
            *height += signoff_height(block);
            break;
        case BLOCK_RULE:
            *height += rule_height(&block->rule);
            break;
        case BLOCK_SPACE:
            *height += block->amount;
            break;
        case BLOCK_TABLE:
        case BLOCK_CHART:
        case BLOCK_IMAGE:
        case BLOCK_PAGE_BREAK:
            return diagnose(flow->diagnostics, STATUS_INPUT, flow->document->kind, 0,
                            _("tables and pictures cannot follow a space that fills the page"));
        }
    }
    return true;
}

static void fill_flow(struct flow *flow, const struct block *block) {
    double height;
    flow->broken |= !rest_height(flow, block->next, &height);
    if (flow->broken) return;
    if (height > flow_room(flow) + 0.01 && !flow->fresh) flow_break(flow);
    flow->y = fmax(flow->y, flow->bottom - height);
    flow->fresh = false;
}

// Space vanishes at a page break, unless it opens a page that was begun on purpose.
static void space_flow(struct flow *flow, const struct block *block) {
    flow_require(flow, 0);
    if (block->fill) {
        fill_flow(flow, block);
        return;
    }
    if (flow->fresh && !flow->first_of_part) return;
    flow->y = fmin(fmax(flow->y + block->amount, block->until), flow->bottom);
}

static void page_break_flow(struct flow *flow, const struct block *block) {
    (void)block;
    flow_require(flow, 0);
    flow_break(flow);
    flow->first_of_part = true;
}

static void (*const flows[])(struct flow *, const struct block *) = {
    [BLOCK_HEADING] = text_flow, [BLOCK_PARAGRAPH] = text_flow,        [BLOCK_TABLE] = table_flow,
    [BLOCK_GRID] = grid_flow,    [BLOCK_SIGNATURES] = signatures_flow, [BLOCK_RULE] = rule_flow,
    [BLOCK_SPACE] = space_flow,  [BLOCK_PAGE_BREAK] = page_break_flow, [BLOCK_CHART] = chart_flow,
    [BLOCK_IMAGE] = image_flow,  [BLOCK_SIGNOFF] = signoff_flow,
};

bool layout_blocks(struct flow *flow) {
    for (const struct block *block = flow->document->blocks; block && !flow->broken;
         block = block->next)
        flows[block->kind](flow, block);
    if (!flow->broken) flow_finish(flow);
    return !flow->broken && !flow->typesetter.shaper.failed;
}
