// SPDX-License-Identifier: Apache-2.0
#include "press/press.h"

#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/memory.h"
#include "base/platform.h"

static void add_template(struct press *press, const char *name,
                         const struct document_template *template) {
    if (press->count == press->capacity) {
        press->capacity = press->capacity ? 2 * press->capacity : 32;
        press->templates =
            memory_resize(press->templates, press->capacity * sizeof *press->templates);
    }
    press->templates[press->count++] = (struct loaded_template){name, template};
}

bool press_load(struct press *press, const char *folder, struct diagnostics *diagnostics) {
    if (map_has(&press->folders, folder)) return true;
    struct arena *arena = press->arena;
    const char *data_folder = press->settings->data_folder, *slash = *folder ? "/" : "";
    const char *place = arena_printf(arena, "%s/templates%s%s", data_folder, slash, folder);
    const char *const *names = platform_list(arena, place, diagnostics);
    if (!names) return false;
    bool ok = true;
    for (; *names; names++) {
        // A name that begins with '_' is only extended by others.
        if (!ends_with(*names, ".xml") || **names == '_') continue;
        const struct document_template *loaded =
            template_load(arena_printf(arena, "%s/%s", place, *names), data_folder,
                          &press->settings->codes, arena, diagnostics);
        int length = (int)(strlen(*names) - strlen(".xml"));
        if (loaded)
            add_template(press, arena_printf(arena, "%s%s%.*s", folder, slash, length, *names),
                         loaded);
        ok = ok && loaded;
    }
    return ok && map_add(&press->folders, arena_copy(arena, folder), press);
}

const struct document_template *press_find(const struct press *press, const char *name) {
    for (size_t i = 0; i < press->count; i++)
        if (strcmp(press->templates[i].name, name) == 0) return press->templates[i].parsed;
    return NULL;
}

bool press_open(struct press *press, const struct settings *settings,
                struct diagnostics *diagnostics) {
    *press = (struct press){.arena = arena_new(), .settings = settings};
    return press_load(press, "", diagnostics) && press_open_fonts(press, diagnostics);
}

void press_close(struct press *press) {
    press_close_fonts(press);
    map_free(&press->folders);
    free(press->templates);
    if (press->arena) arena_free(press->arena);
    *press = (struct press){0};
}

static bool belongs(const struct document_template *template, const struct press_wish *wish) {
    switch (template_place(template)) {
    case PLACE_EVERY_VOLUME:
        return true;
    case PLACE_MATERIAL:
        return wish->holds && wish->holds(wish->context, template_material(template));
    case PLACE_PAPER:
        return wish->paper;
    case PLACE_REPORT:
    case PLACE_FORM:
        return false;
    }
    return false;
}

const struct document_template *press_next(const struct press *press, const struct press_wish *wish,
                                           size_t *at) {
    while (*at < press->count) {
        const struct document_template *template = press->templates[(*at)++].parsed;
        if (belongs(template, wish)) return template;
    }
    return NULL;
}

const char *register_name(const char *title, const char *extension, const struct codes *codes,
                          struct arena *arena) {
    return arena_printf(arena, "data/00-%s/%s.%s", codes_label(codes, "material.part", "00"), title,
                        extension);
}

static int by_title(const void *a, const void *b) {
    return strcmp(((const struct printed *)a)->title, ((const struct printed *)b)->title);
}

bool press_print(const struct press *press, const struct compose_input *input,
                 const struct press_wish *wish, struct printed **printed, size_t *count,
                 struct diagnostics *diagnostics) {
    *printed = memory_zeroed((press->count + 1) * sizeof **printed);
    *count = 0;
    fonts_forget_used(press->fonts);
    struct print_order order = {.input = input, .formats = PRINT_PDF | PRINT_XML};
    bool ok = true;
    for (size_t at = 0; ok && (order.template = press_next(press, wish, &at));)
        ok = press_make(press, &order, &(*printed)[(*count)++], diagnostics);
    qsort(*printed, *count, sizeof **printed, by_title);
    return ok;
}
