// SPDX-License-Identifier: Apache-2.0
// The display list as text: golden layouts are compared line by line. Lengths are points with two
// places, y downwards.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "render/backend.h"

struct trace {
    struct backend backend;
    struct backend_setting setting;
    struct buffer out;
};

static const char *const elements[] = {
    [ELEMENT_ARTIFACT] = "artifact",   [ELEMENT_HEADING] = "heading",
    [ELEMENT_PARAGRAPH] = "paragraph", [ELEMENT_CAPTION] = "caption",
    [ELEMENT_TABLE] = "table",         [ELEMENT_ROW] = "row",
    [ELEMENT_HEAD_CELL] = "head-cell", [ELEMENT_CELL] = "cell",
    [ELEMENT_FIGURE] = "figure",
};

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void trace_text(struct trace *trace, const struct page *page, const struct item *item) {
    struct buffer *out = &trace->out;
    double width = 0;
    for (size_t i = 0; i < item->count; i++)
        width += (double)page->glyphs.at[item->first + i].advance + item->spacing;
    buffer_printf(out, "text %.2f %.2f width %.2f size %.2f", item->x, item->y,
                  width - item->spacing, item->size);
    if (item->spacing != 0) buffer_printf(out, " spacing %.3f", item->spacing);
    if (item->colour) buffer_printf(out, " colour %06x", item->colour);
    if (item->thicken) buffer_add_text(out, " thickened");
    buffer_printf(out, " %s#%u ", base_name(item->font->path), item->font->face_index);
    for (size_t i = 0; i < item->count; i++) {
        const struct glyph *glyph = &page->glyphs.at[item->first + i];
        char bytes[4];
        const char *text;
        size_t length = glyph_text(trace->setting.clusters, glyph->text, bytes, &text);
        buffer_add(out, text, length);
        if (glyph->text == TEXT_BEFORE) buffer_printf(out, "{+%u}", glyph->id);
    }
    buffer_add_char(out, '\n');
}

static void trace_path(struct trace *trace, const struct page *page, const struct item *item) {
    static const char letters[] = {'M', 'L', 'C', 'Z'};
    static const int points[] = {1, 1, 3, 0};
    buffer_printf(&trace->out, "path %s %06x", item->fill ? "fill" : "stroke", item->colour);
    if (!item->fill) buffer_printf(&trace->out, " %.2f", item->size);
    for (size_t i = 0; i < item->step_count; i++) {
        const struct step *step = &page->steps.at[item->first_step + i];
        buffer_printf(&trace->out, " %c", letters[step->kind]);
        for (int n = 0; n < points[step->kind]; n++)
            buffer_printf(&trace->out, " %.2f,%.2f", step->x[n] + 0.0, step->y[n] + 0.0);
    }
    buffer_add_char(&trace->out, '\n');
}

static void trace_item(struct trace *trace, const struct page *page, const struct item *item) {
    struct buffer *out = &trace->out;
    switch (item->kind) {
    case ITEM_TEXT:
        trace_text(trace, page, item);
        break;
    case ITEM_PATH:
        trace_path(trace, page, item);
        break;
    case ITEM_LINE:
        buffer_printf(out, "line %.2f %.2f to %.2f %.2f thick %.2f colour %06x\n", item->x, item->y,
                      item->x + item->width, item->y + item->height, item->size, item->colour);
        break;
    case ITEM_AREA:
    case ITEM_IMAGE:
        buffer_printf(out, "%s %.2f %.2f %.2f %.2f", item->kind == ITEM_AREA ? "area" : "image",
                      item->x, item->y, item->width, item->height);
        if (item->kind == ITEM_AREA) buffer_printf(out, " colour %06x", item->colour);
        buffer_add_char(out, '\n');
        break;
    case ITEM_OPEN:
        buffer_printf(out, "open %s %u", elements[item->element], item->number);
        if (item->element == ELEMENT_HEADING) buffer_printf(out, " level %d", item->level);
        if (item->columns > 1 || item->rows > 1)
            buffer_printf(out, " spans %ux%u", item->columns, item->rows);
        if (item->continues) buffer_add_text(out, " continued");
        if (item->description) buffer_printf(out, " \"%s\"", item->description);
        buffer_add_char(out, '\n');
        break;
    case ITEM_CLOSE:
        buffer_add_text(out, "close\n");
        break;
    }
}

static bool flush(struct trace *trace) {
    bool ok =
        trace->setting.sink.write(trace->setting.sink.context, trace->out.bytes, trace->out.length);
    buffer_clear(&trace->out);
    return ok;
}

static bool trace_page(struct backend *backend, const struct page *page) {
    struct trace *trace = (struct trace *)backend;
    buffer_printf(&trace->out, "page %zu %.2f %.2f\n", page->number, page->width, page->height);
    for (size_t i = 0; i < page->bookmarks.count; i++)
        buffer_printf(&trace->out, "bookmark %d %.2f %s\n", page->bookmarks.at[i].level,
                      page->bookmarks.at[i].y, page->bookmarks.at[i].title);
    for (size_t i = 0; i < page->items.count; i++) trace_item(trace, page, &page->items.at[i]);
    return flush(trace);
}

static bool trace_furniture(struct backend *backend, const struct page *page) {
    struct trace *trace = (struct trace *)backend;
    buffer_printf(&trace->out, "furniture of page %zu\n", page->number);
    for (size_t i = 0; i < page->items.count; i++) trace_item(trace, page, &page->items.at[i]);
    return flush(trace);
}

static bool trace_finish(struct backend *backend) {
    struct trace *trace = (struct trace *)backend;
    buffer_add_text(&trace->out, "end\n");
    return flush(trace);
}

static void trace_free(struct backend *backend) {
    struct trace *trace = (struct trace *)backend;
    buffer_free(&trace->out);
    free(trace);
}

static const struct backend_kind trace_kind = {
    .name = "trace",
    .page = trace_page,
    .furniture = trace_furniture,
    .finish = trace_finish,
    .free = trace_free,
};

struct backend *trace_open(const struct backend_setting *setting) {
    struct trace *trace = memory_zeroed(sizeof *trace);
    trace->backend.kind = &trace_kind;
    trace->setting = *setting;
    return &trace->backend;
}
