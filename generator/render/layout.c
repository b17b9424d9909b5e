// SPDX-License-Identifier: Apache-2.0
#include "render/layout.h"

#include <math.h>

static void text_flow(struct flow *flow, const struct block *block) {
    // A heading is never the last thing on a page.
    bool waits = block->kind == BLOCK_HEADING || block->keep_with_next;
    if (waits && block->next)
        flow_wait(flow, block);
    else
        paragraph_flow(flow, block);
}

static void rule_flow(struct flow *flow, const struct block *block) {
    flow_require(flow, block->amount);
    page_line(&flow->page, flow->left, flow->y + block->amount / 2, flow->width, 0, block->amount,
              block->colour);
    flow->y += block->amount;
    flow->fresh = false;
}

// Space vanishes at a page break, unless it opens a page that was begun on purpose.
static void space_flow(struct flow *flow, const struct block *block) {
    flow_require(flow, 0);
    if (flow->fresh && !flow->first_of_part) return;
    flow->y = fmin(flow->y + block->amount, flow->bottom);
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
    [BLOCK_IMAGE] = image_flow,
};

bool layout_blocks(struct flow *flow) {
    for (const struct block *block = flow->document->blocks; block && !flow->broken;
         block = block->next)
        flows[block->kind](flow, block);
    if (!flow->broken) flow_finish(flow);
    return !flow->broken && !flow->typesetter.shaper.failed;
}
