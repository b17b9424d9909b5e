// SPDX-License-Identifier: Apache-2.0
// Headings and paragraphs.
#include <math.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "render/flow.h"

// Space above is left out at the top of a page, but not where the page was begun on purpose.
static double space_before(const struct flow *flow, const struct block *block) {
    return flow->fresh && !flow->first_of_part ? 0 : block->style->space_before;
}

double paragraph_height(const struct flow *flow, const struct block *block,
                        const struct text_block *text) {
    return space_before(flow, block) + text->height + block->style->space_after;
}

static void add_bookmark(struct flow *flow, const struct block *block) {
    struct buffer title = BUFFER_EMPTY;
    for (const struct span *span = block->spans; span; span = span->next)
        for (const char *at = span->text; *at; at++)
            buffer_add_char(&title, *at == '\n' ? ' ' : *at);
    vector_add(&flow->page.bookmarks,
               (struct bookmark){.title = arena_copy(flow->document->arena, buffer_text(&title)),
                                 .level = block->level,
                                 .y = flow->y});
    buffer_free(&title);
}

static void draw(struct flow *flow, const struct text_block *text, size_t from, size_t to) {
    text_draw(text, from, to, flow->fonts, &flow->page, flow->left, flow->y);
    flow->y += text_height(text, from, to);
    if (to > from) flow->fresh = false;
}

static void begin(struct flow *flow, const struct block *block) {
    flow->y += space_before(flow, block);
    bool heading = block->kind == BLOCK_HEADING;
    if (heading) add_bookmark(flow, block);
    flow_open_element(flow, (struct item){.element = heading ? ELEMENT_HEADING : ELEMENT_PARAGRAPH,
                                          .level = block->level});
}

static void end(struct flow *flow, const struct block *block) {
    flow_close_element(flow);
    flow->y += block->style->space_after;
}

void paragraph_draw_waiting(struct flow *flow, const struct pending *pending) {
    begin(flow, pending->source);
    draw(flow, &pending->text, 0, pending->text.lines.count);
    end(flow, pending->source);
}

// Lines that fit into `room`.
static size_t lines_that_fit(const struct text_block *text, size_t from, double room) {
    size_t to = from;
    for (double height = 0; to < text->lines.count; to++) {
        height += text->lines.at[to].height;
        if (height > room + 0.01) break;
    }
    return to;
}

// At least two lines stay together at either side of a page break, and `tail` points of signatures
// with the last two.
static size_t cut(const struct text_block *text, size_t from, double room, double tail) {
    size_t count = text->lines.count, to = lines_that_fit(text, from, room);
    if (to == count) {
        if (text_height(text, from, count) + tail <= room + 0.01) return count;
        to = count > from + 1 ? count - 1 : from;
    }
    if (count - to == 1 && to > from) to--;
    if (to - from == 1 && from == 0 && count > 1) to = from;
    return to;
}

void paragraph_flow(struct flow *flow, const struct block *block) {
    static const struct text_block empty;
    struct text_block text = empty;
    text_layout_spans(&flow->typesetter, block->spans, block->style, flow->width, &text);
    size_t count = text.lines.count;
    double tail = flow_tail_height(flow, block->next);
    double first = text_height(&text, 0, count <= 3 ? count : 2) + (count <= 3 ? tail : 0);
    flow_require(flow, fmin(space_before(flow, block) + first, flow_capacity(flow)));
    begin(flow, block);
    for (size_t from = 0; from < count && !flow->broken;) {
        size_t to = cut(&text, from, flow_room(flow), tail);
        if (to == from && flow->fresh) to = from + 1; // higher than a page: it has to go somewhere
        draw(flow, &text, from, to);
        from = to;
        if (from < count) flow_break(flow);
    }
    end(flow, block);
    text_block_free(&text);
}
