// SPDX-License-Identifier: Apache-2.0
#include "base/words.h"

#include <string.h>

bool words_hold(const char *words, const char *word) {
    size_t length = word ? strlen(word) : 0;
    if (!words || length == 0) return false;
    for (const char *at = words; (at = strstr(at, word)); at += length)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || !at[length])) return true;
    return false;
}

const char *const *words_split(struct arena *arena, const char *text, unsigned *count) {
    unsigned number = 0;
    if (!text) text = "";
    for (const char *at = text; *(at += strspn(at, " ")); at += strcspn(at, " ")) number++;
    const char **words = arena_alloc(arena, (number + 1) * sizeof *words);
    *count = number;
    number = 0;
    for (const char *at = text; *(at += strspn(at, " "));) {
        size_t length = strcspn(at, " ");
        words[number++] = arena_copy_bytes(arena, at, length);
        at += length;
    }
    return words;
}
