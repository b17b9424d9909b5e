// SPDX-License-Identifier: Apache-2.0
#include "render/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

uint32_t clusters_add(struct clusters *clusters, const char *text, size_t length) {
    char *copy = memory_zeroed(length + 1);
    memcpy(copy, text, length);
    // The map's values are pointers: the number is stored as one, plus one, so that it is not NULL.
    uintptr_t known = (uintptr_t)map_find(&clusters->numbers, copy);
    if (known) {
        free(copy);
        return CLUSTER_FLAG | (uint32_t)(known - 1);
    }
    vector_add(&clusters->texts, copy);
    map_add(&clusters->numbers, copy, (void *)(uintptr_t)clusters->texts.count);
    return CLUSTER_FLAG | (uint32_t)(clusters->texts.count - 1);
}

const char *clusters_text(const struct clusters *clusters, uint32_t text) {
    return clusters->texts.at[text & ~CLUSTER_FLAG];
}

void clusters_free(struct clusters *clusters) {
    map_free(&clusters->numbers);
    for (size_t i = 0; i < clusters->texts.count; i++) free(clusters->texts.at[i]);
    free(clusters->texts.at);
    *clusters = (struct clusters){0};
}

size_t glyph_text(const struct clusters *clusters, uint32_t text, char bytes[4],
                  const char **result) {
    if (text & CLUSTER_FLAG) {
        *result = clusters_text(clusters, text);
        return strlen(*result);
    }
    *result = bytes;
    return text == TEXT_BEFORE ? 0 : utf8_encode(text, bytes);
}

void page_clear(struct page *page) {
    page->items.count = page->glyphs.count = page->steps.count = page->bookmarks.count = 0;
}

void page_free(struct page *page) {
    free(page->items.at);
    free(page->glyphs.at);
    free(page->steps.at);
    free(page->bookmarks.at);
    *page = (struct page){0};
}

void page_line(struct page *page, double x, double y, double width, double height, double thickness,
               unsigned colour) {
    vector_add(&page->items, (struct item){.kind = ITEM_LINE,
                                           .colour = colour,
                                           .x = x,
                                           .y = y,
                                           .width = width,
                                           .height = height,
                                           .size = thickness});
}

void page_area(struct page *page, double x, double y, double width, double height,
               unsigned colour) {
    vector_add(
        &page->items,
        (struct item){
            .kind = ITEM_AREA, .colour = colour, .x = x, .y = y, .width = width, .height = height});
}

static bool holds_content(const struct item *element) {
    return element->element != ELEMENT_TABLE && element->element != ELEMENT_ROW;
}

// Whether the item is a ground; follows the elements that are open.
static bool is_ground(const struct item *item, size_t *depth) {
    if (item->kind == ITEM_OPEN && (*depth > 0 || holds_content(item)))
        ++*depth;
    else if (item->kind == ITEM_CLOSE && *depth > 0)
        --*depth;
    return item->kind == ITEM_AREA && *depth == 0;
}

size_t *page_order(const struct page *page) {
    size_t *order = memory_zeroed(page->items.count * sizeof *order), count = 0;
    for (int grounds = 1; grounds >= 0; grounds--) {
        size_t depth = 0;
        for (size_t i = 0; i < page->items.count; i++)
            if (is_ground(&page->items.at[i], &depth) == (grounds == 1)) order[count++] = i;
    }
    return order;
}
