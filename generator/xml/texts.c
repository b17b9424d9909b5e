// SPDX-License-Identifier: Apache-2.0
#include "xml/texts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { TRIAL = 512 }; // values looked at before a field may be judged

static uint32_t hash(const char *bytes, size_t length) { // FNV-1a
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < length; i++) value = (value ^ (unsigned char)bytes[i]) * 16777619u;
    return value;
}

static const char **slot_of(struct texts *texts, const char *bytes, size_t length) {
    size_t slot = hash(bytes, length) & (texts->slot_count - 1);
    for (const char *kept; (kept = texts->slots[slot]); slot = (slot + 1) & (texts->slot_count - 1))
        if (strncmp(kept, bytes, length) == 0 && kept[length] == '\0') break;
    return &texts->slots[slot];
}

static void grow(struct texts *texts) {
    struct texts larger = {.slot_count = texts->slot_count ? texts->slot_count * 2 : 1024};
    larger.slots = memory_zeroed(larger.slot_count * sizeof *larger.slots);
    for (size_t i = 0; i < texts->slot_count; i++)
        if (texts->slots[i])
            *slot_of(&larger, texts->slots[i], strlen(texts->slots[i])) = texts->slots[i];
    free(texts->slots);
    texts->slots = larger.slots;
    texts->slot_count = larger.slot_count;
}

const char *texts_keep(struct texts *texts, struct text_habit *habit, const char *bytes,
                       size_t length) {
    bool judged_unique = habit->seen >= TRIAL && habit->fresh > habit->seen / 2;
    if (judged_unique) return arena_copy_bytes(texts->arena, bytes, length);
    if (texts->used * 2 >= texts->slot_count) grow(texts);
    const char **slot = slot_of(texts, bytes, length);
    habit->seen++;
    if (!*slot) {
        *slot = arena_copy_bytes(texts->arena, bytes, length);
        texts->used++;
        habit->fresh++;
    }
    return *slot;
}

void texts_free(struct texts *texts) {
    free(texts->slots);
}
