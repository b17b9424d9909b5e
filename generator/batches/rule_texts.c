// SPDX-License-Identifier: Apache-2.0
#include "batches/rule_texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/platform.h"

enum { LARGEST = 16 * 1024 * 1024 }; // bytes of one file

struct texts_of_rulebook {
    struct rule_text *texts;
    size_t count;
};

// What stands behind the data folder's name.
static const char *name_below(const char *path, const char *data_folder) {
    size_t length = strlen(data_folder);
    return strncmp(path, data_folder, length) == 0 && path[length] == '/' ? path + length + 1
                                                                          : path;
}

static bool add(struct rule_texts *texts, struct texts_of_rulebook *known, const char *path,
                struct diagnostics *diagnostics) {
    struct buffer bytes = BUFFER_EMPTY;
    bool ok = platform_read(path, LARGEST, &bytes, diagnostics);
    if (ok)
        known->texts[known->count++] = (struct rule_text){
            name_below(path, texts->data_folder),
            arena_copy_bytes(texts->arena, buffer_text(&bytes), bytes.length), bytes.length};
    buffer_free(&bytes);
    return ok;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct rule_text *)a)->name, ((const struct rule_text *)b)->name);
}

static struct texts_of_rulebook *load(struct rule_texts *texts, const struct rulebook *rulebook,
                                      struct diagnostics *diagnostics) {
    struct arena *arena = texts->arena;
    const char *data = texts->data_folder;
    const char *calendar = arena_printf(arena, "%s/schemas/calendar", data);
    const char *const *years = platform_list(arena, calendar, diagnostics);
    if (!years) return NULL;
    size_t year_count = 0;
    while (years[year_count]) year_count++;
    struct texts_of_rulebook *known = arena_alloc(arena, sizeof *known);
    known->texts =
        arena_alloc(arena, (rulebook->source_count + year_count + 2) * sizeof *known->texts);
    bool ok = add(texts, known, rulebook->jurisdiction_file, diagnostics) &&
              add(texts, known, arena_printf(arena, "%s/schemas/codes.xml", data), diagnostics);
    for (unsigned i = 0; ok && i < rulebook->source_count; i++)
        ok = add(texts, known, rulebook->sources[i].file, diagnostics);
    for (; ok && *years; years++)
        ok = add(texts, known, arena_printf(arena, "%s/%s", calendar, *years), diagnostics);
    qsort(known->texts, known->count, sizeof *known->texts, by_name);
    return ok ? known : NULL;
}

void rule_texts_open(struct rule_texts *texts, const char *data_folder) {
    *texts = (struct rule_texts){.data_folder = data_folder, .arena = arena_new()};
    lock_open(&texts->lock);
}

void rule_texts_close(struct rule_texts *texts) {
    map_free(&texts->known);
    lock_close(&texts->lock);
    arena_free(texts->arena);
    *texts = (struct rule_texts){0};
}

const struct rule_text *rule_texts_find(struct rule_texts *texts, const struct rulebook *rulebook,
                                        size_t *count, struct diagnostics *diagnostics) {
    const char *id = rulebook->jurisdiction->id;
    lock_take(&texts->lock);
    struct texts_of_rulebook *known = map_find(&texts->known, id);
    if (!known && (known = load(texts, rulebook, diagnostics))) map_add(&texts->known, id, known);
    lock_give(&texts->lock);
    if (!known) return NULL;
    *count = known->count;
    return known->texts;
}
