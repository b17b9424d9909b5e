// SPDX-License-Identifier: Apache-2.0
#include "render/usage.h"

#include <stdlib.h>

#include "base/memory.h"

void usage_open(struct usage *usage, struct font_stack *stack) {
    usage->count = font_stack_count(stack);
    usage->fonts = memory_zeroed(usage->count * sizeof *usage->fonts);
    for (size_t i = 0; i < usage->count; i++) usage->fonts[i].font = font_stack_at(stack, i);
}

void usage_close(struct usage *usage) {
    for (size_t i = 0; i < usage->count; i++) free(usage->fonts[i].texts);
    free(usage->fonts);
    free(usage->images.at);
    *usage = (struct usage){0};
}

bool usage_note_first(struct usage *usage, struct font *font, uint32_t glyph, uint32_t text) {
    struct font_usage *used = &usage->fonts[font->number];
    if (!used->texts) used->texts = memory_zeroed(font->glyph_count * sizeof *used->texts);
    used->texts[glyph] = text;
    used->count++;
    return true;
}

size_t usage_image(struct usage *usage, const struct image *image) {
    for (size_t i = 0; i < usage->images.count; i++)
        if (usage->images.at[i] == image) return i;
    vector_add(&usage->images, image);
    return usage->images.count - 1;
}
