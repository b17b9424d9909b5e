// SPDX-License-Identifier: Apache-2.0
// The page that is being filled: where the next block goes, what has to stay with it, header and
// footer, and handing finished pages to the backend.
#ifndef JUANCE_RENDER_FLOW_H
#define JUANCE_RENDER_FLOW_H

#include <stdbool.h>

#include "documents/document.h"
#include "render/backend.h"
#include "render/line_setting.h"
#include "render/list.h"

#define POINTS_A_MM (72.0 / 25.4)

enum { MOST_PENDING = 8, MOST_OPEN = 8 };

// A heading or a paragraph that must not be last on a page: it waits until what follows is placed.
struct pending {
    const struct block *source;
    struct text_block text;
};

struct flow {
    const struct document *document;
    struct font_stack *fonts;
    struct typesetter typesetter;
    struct backend *backend;
    struct diagnostics *diagnostics;
    struct page page;
    double left, top, width, bottom; // of the text area, points
    double y;                        // where the next thing goes
    bool fresh;                      // nothing stands on this page yet
    bool first_of_part;              // the page began with the document or by a wanted break
    bool broken;                     // the backend failed: stop
    size_t total;                    // pages of the document, 0 while it is not known
    bool late;                       // furniture waits for the total
    const struct render_options *options;
    struct pending pending[MOST_PENDING];
    size_t pending_count;
    struct item open[MOST_OPEN]; // structure elements that are open
    size_t open_count;
    unsigned elements; // numbers given so far
};

// `total` is 0 when it is not known yet.
bool flow_open(struct flow *flow, const struct document *document, struct font_stack *fonts,
               struct backend *backend, size_t total, struct diagnostics *diagnostics);
void flow_close(struct flow *flow);

// Ends the page (and the next one begins).
void flow_break(struct flow *flow);
// Hands over the last page, and the furniture of all pages if it waited.
void flow_finish(struct flow *flow);

double flow_room(const struct flow *flow);     // points left on this page
double flow_capacity(const struct flow *flow); // points of a whole page

// Makes sure that `height` points can be placed now, together with what is pending, which is then
// drawn. Goes to a new page if that helps.
void flow_require(struct flow *flow, double height);
double flow_pending_height(const struct flow *flow);

// Lets the block wait for the next one.
void flow_wait(struct flow *flow, const struct block *source);

// Structure elements, recorded in tagged documents only. An element that is open at the end of a
// page goes on on the next.
void flow_open_element(struct flow *flow, struct item element);
void flow_close_element(struct flow *flow);

// Height of the blocks that have to stand on one page with what is before them: signatures, and the
// space and rules between. 0 when something else follows.
double flow_tail_height(struct flow *flow, const struct block *after);

// The blocks. Each draws itself from flow->y on.
void paragraph_flow(struct flow *flow, const struct block *block);
void paragraph_draw_waiting(struct flow *flow, const struct pending *pending);
double paragraph_height(const struct flow *flow, const struct block *block,
                        const struct text_block *text);
void table_flow(struct flow *flow, const struct block *block);
void grid_flow(struct flow *flow, const struct block *block);
void signatures_flow(struct flow *flow, const struct block *block);
double signatures_height(struct flow *flow, const struct block *block);
void signoff_flow(struct flow *flow, const struct block *block);
double signoff_height(const struct block *block);
double grid_height(struct flow *flow, const struct block *block);
double rule_height(const struct ruled_line *rule);
// Draws the line or lines, the upper edge at `y`.
void rule_draw(const struct flow *flow, struct page *page, const struct ruled_line *rule, double y);
void chart_flow(struct flow *flow, const struct block *block);
double chart_width(const struct block *block, double room);
// Of the whole chart with its title, on a page that it has for itself.
double chart_page_height(const struct block *block, double room);
void image_flow(struct flow *flow, const struct block *block);

#endif
