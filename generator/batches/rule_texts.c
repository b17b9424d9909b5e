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

static bool add(struct pipeline *pipeline, struct texts_of_rulebook *known, const char *path,
                struct diagnostics *diagnostics) {
    struct buffer bytes = BUFFER_EMPTY;
    bool ok = platform_read(path, LARGEST, &bytes, diagnostics);
    if (ok)
        known->texts[known->count++] = (struct rule_text){
            name_below(path, pipeline->options.data_folder),
            arena_copy_bytes(pipeline->arena, buffer_text(&bytes), bytes.length), bytes.length};
    buffer_free(&bytes);
    return ok;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct rule_text *)a)->name, ((const struct rule_text *)b)->name);
}

static struct texts_of_rulebook *load(struct pipeline *pipeline, const struct rulebook *rulebook,
                                      struct diagnostics *diagnostics) {
    struct arena *arena = pipeline->arena;
    const char *data = pipeline->options.data_folder;
    const char *calendar = arena_printf(arena, "%s/schemas/calendar", data);
    const char *const *years = platform_list(arena, calendar, diagnostics);
    if (!years) return NULL;
    size_t year_count = 0;
    while (years[year_count]) year_count++;
    struct texts_of_rulebook *known = arena_alloc(arena, sizeof *known);
    known->texts =
        arena_alloc(arena, (rulebook->source_count + year_count + 2) * sizeof *known->texts);
    bool ok = add(pipeline, known, rulebook->jurisdiction_file, diagnostics) &&
              add(pipeline, known, arena_printf(arena, "%s/schemas/codes.xml", data), diagnostics);
    for (unsigned i = 0; ok && i < rulebook->source_count; i++)
        ok = add(pipeline, known, rulebook->sources[i].file, diagnostics);
    for (; ok && *years; years++)
        ok = add(pipeline, known, arena_printf(arena, "%s/%s", calendar, *years), diagnostics);
    qsort(known->texts, known->count, sizeof *known->texts, by_name);
    return ok ? known : NULL;
}

const struct rule_text *rule_texts(struct pipeline *pipeline, const struct rulebook *rulebook,
                                   size_t *count, struct diagnostics *diagnostics) {
    const char *id = rulebook->jurisdiction->id;
    pthread_mutex_lock(&pipeline->lock);
    struct texts_of_rulebook *known = map_find(&pipeline->rule_texts, id);
    if (!known && (known = load(pipeline, rulebook, diagnostics)))
        map_add(&pipeline->rule_texts, id, known);
    pthread_mutex_unlock(&pipeline->lock);
    if (!known) return NULL;
    *count = known->count;
    return known->texts;
}
