// SPDX-License-Identifier: Apache-2.0
// Pictures: made smaller when they are wider or higher than the page.
#include <math.h>

#include "render/flow.h"

void image_flow(struct flow *flow, const struct block *block) {
    const struct image *image = block->image;
    double width = image->width * POINTS_A_MM, height = image->height * POINTS_A_MM;
    double scale = fmin(1, fmin(flow->width / width, flow_capacity(flow) / height));
    width *= scale;
    height *= scale;
    double left = flow->width - width; // free beside it
    if (image->align == ALIGN_LEFT) left = 0;
    if (image->align == ALIGN_CENTRE) left /= 2;
    flow_require(flow, height);
    flow_open_element(flow,
                      (struct item){.element = ELEMENT_FIGURE, .description = image->description});
    vector_add(&flow->page.items, (struct item){.kind = ITEM_IMAGE,
                                                .x = flow->left + left,
                                                .y = flow->y,
                                                .width = width,
                                                .height = height,
                                                .image = image});
    flow_close_element(flow);
    flow->y += height;
    flow->fresh = false;
}
