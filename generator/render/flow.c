// SPDX-License-Identifier: Apache-2.0
#include "render/flow.h"

#include <math.h>

#include "base/language.h"
#include "render/furniture.h"
#include "render/render.h"

// Header and footer never come nearer to the edge of the paper than this, in points.
#define EDGE 14.0

static bool set_area(struct flow *flow) {
    const struct page_setup *setup = &flow->document->page;
    double width = setup->width * POINTS_A_MM, height = setup->height * POINTS_A_MM;
    flow->page.width = width;
    flow->page.height = height;
    flow->left = setup->left * POINTS_A_MM;
    flow->width = width - flow->left - setup->right * POINTS_A_MM;
    flow->top = setup->top * POINTS_A_MM;
    flow->bottom = height - setup->bottom * POINTS_A_MM;
    if (flow->width > 0) {
        // A header that wraps into several lines pushes the text down instead of leaving the paper.
        flow->top = fmax(flow->top, furniture_header_height(flow) + EDGE);
        flow->bottom = fmin(flow->bottom, height - furniture_footer_height(flow) - EDGE);
    }
    if (flow->width >= 72 && flow->bottom - flow->top >= 72) return true;
    return diagnose(flow->diagnostics, STATUS_INPUT, flow->document->kind, 0,
                    _("the page leaves no room for text: enlarge it, or make its margins, header "
                      "or footer smaller"));
}

bool flow_open(struct flow *flow, const struct document *document, struct font_stack *fonts,
               struct backend *backend, size_t total, struct diagnostics *diagnostics) {
    *flow = (struct flow){.document = document,
                          .fonts = fonts,
                          .backend = backend,
                          .diagnostics = diagnostics,
                          .total = total,
                          .fresh = true,
                          .first_of_part = true};
    if (!typesetter_open(&flow->typesetter, fonts, diagnostics)) return false;
    flow->typesetter.shaper.document = document->title;
    flow->late = total == 0 && furniture_needs_total(document);
    flow->page.number = 1;
    if (!set_area(flow)) return false;
    if (document->page.first_top > 0) flow->top = document->page.first_top * POINTS_A_MM;
    flow->y = flow->top;
    return true;
}

void flow_close(struct flow *flow) {
    for (size_t i = 0; i < MOST_PENDING; i++) text_block_free(&flow->pending[i].text);
    typesetter_close(&flow->typesetter);
    page_free(&flow->page);
}

double flow_room(const struct flow *flow) {
    return flow->bottom - flow->y;
}

double flow_capacity(const struct flow *flow) {
    return flow->bottom - flow->top;
}

// ---- structure --------------------------------------------------------------------------------

void flow_open_element(struct flow *flow, struct item element) {
    if (!flow->document->tagged) return;
    element.kind = ITEM_OPEN;
    element.number = ++flow->elements;
    vector_add(&flow->page.items, element);
    flow->open[flow->open_count++] = element;
}

void flow_close_element(struct flow *flow) {
    if (!flow->document->tagged) return;
    vector_add(&flow->page.items, (struct item){.kind = ITEM_CLOSE});
    flow->open_count--;
}

static void suspend_elements(struct flow *flow) {
    for (size_t i = 0; i < flow->open_count; i++)
        vector_add(&flow->page.items, (struct item){.kind = ITEM_CLOSE});
}

static void resume_elements(struct flow *flow) {
    for (size_t i = 0; i < flow->open_count; i++) {
        struct item element = flow->open[i];
        element.continues = element.number;
        vector_add(&flow->page.items, element);
    }
}

// ---- pages ------------------------------------------------------------------------------------

static void tell_headings(const struct flow *flow) {
    if (!flow->options || !flow->options->heading) return;
    for (size_t i = 0; i < flow->page.bookmarks.count; i++) {
        const struct bookmark *bookmark = &flow->page.bookmarks.at[i];
        flow->options->heading(flow->options->context, bookmark->title, bookmark->level,
                               flow->page.number);
    }
}

static void hand_over(struct flow *flow) {
    tell_headings(flow);
    if (!flow->late) furniture_draw(flow, &flow->page, flow->page.number, flow->total);
    if (!flow->broken && !flow->backend->kind->page(flow->backend, &flow->page))
        flow->broken = true;
    page_clear(&flow->page);
}

void flow_break(struct flow *flow) {
    suspend_elements(flow);
    hand_over(flow);
    flow->page.number++;
    if (flow->page.number == 2 && flow->document->page.first_top > 0) set_area(flow);
    flow->y = flow->top;
    flow->fresh = true;
    flow->first_of_part = false;
    resume_elements(flow);
}

void flow_finish(struct flow *flow) {
    flow_require(flow, 0);
    size_t total = flow->page.number;
    hand_over(flow);
    for (size_t number = 1; flow->late && !flow->broken && number <= total; number++) {
        page_clear(&flow->page);
        flow->page.number = number;
        furniture_draw(flow, &flow->page, number, total);
        if (!flow->backend->kind->furniture(flow->backend, &flow->page)) flow->broken = true;
    }
    flow->total = total;
}

// ---- what waits -------------------------------------------------------------------------------

double flow_pending_height(const struct flow *flow) {
    double height = 0;
    for (size_t i = 0; i < flow->pending_count; i++)
        height += paragraph_height(flow, flow->pending[i].source, &flow->pending[i].text);
    return height;
}

void flow_require(struct flow *flow, double height) {
    double wanted = flow_pending_height(flow) + height;
    if (!flow->fresh && wanted > flow_room(flow) + 0.01 && !flow->broken) flow_break(flow);
    for (size_t i = 0; i < flow->pending_count; i++)
        paragraph_draw_waiting(flow, &flow->pending[i]);
    flow->pending_count = 0;
}

// A heading as long as a text goes over the page break as a text does.
void flow_wait(struct flow *flow, const struct block *source) {
    if (flow->pending_count == MOST_PENDING) flow_require(flow, 0);
    struct pending *pending = &flow->pending[flow->pending_count];
    pending->source = source;
    text_layout_spans(&flow->typesetter, source->spans, source->style, flow->width, &pending->text);
    if (pending->text.height <= flow_capacity(flow) / 2)
        flow->pending_count++;
    else
        paragraph_flow(flow, source);
}

double flow_tail_height(struct flow *flow, const struct block *after) {
    double height = 0;
    for (; after; after = after->next) {
        if (after->kind == BLOCK_SIGNATURES) return height + signatures_height(flow, after);
        if (after->kind == BLOCK_SIGNOFF) return height + signoff_height(after);
        if (after->kind == BLOCK_RULE)
            height += rule_height(&after->rule);
        else if (after->kind == BLOCK_SPACE && !after->fill)
            height += after->amount;
        else
            return 0;
    }
    return 0;
}
