// SPDX-License-Identifier: Apache-2.0
#include "press/press.h"

#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/memory.h"
#include "base/platform.h"
#include "documents/compose.h"
#include "publish/json_document.h"
#include "publish/xml.h"

static bool load_templates(struct press *press, struct diagnostics *diagnostics) {
    const char *data_folder = press->settings->data_folder;
    const char *folder = arena_printf(press->arena, "%s/templates", data_folder);
    const char *const *names = platform_list(press->arena, folder, diagnostics);
    if (!names) return false;
    size_t most = 0;
    while (names[most]) most++;
    press->templates = arena_alloc(press->arena, (most + 1) * sizeof *press->templates);
    bool ok = true;
    for (; *names; names++) {
        // A name that begins with '_' is only extended by others.
        if (!ends_with(*names, ".xml") || **names == '_') continue;
        const char *path = arena_printf(press->arena, "%s/%s", folder, *names);
        struct template *loaded =
            template_load(path, data_folder, &press->settings->codes, press->arena, diagnostics);
        if (loaded)
            press->templates[press->count++] = loaded;
        else
            ok = false;
    }
    return ok;
}

bool press_open(struct press *press, const struct settings *settings,
                struct diagnostics *diagnostics) {
    *press = (struct press){.arena = arena_new(), .settings = settings};
    return load_templates(press, diagnostics) && press_open_fonts(press, diagnostics);
}

void press_close(struct press *press) {
    press_close_fonts(press);
    if (press->arena) arena_free(press->arena);
    *press = (struct press){0};
}

static bool belongs(const struct template *template, const struct press_wish *wish) {
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

const struct template *press_next(const struct press *press, const struct press_wish *wish,
                                  size_t *at) {
    while (*at < press->count) {
        const struct template *template = press->templates[(*at)++];
        if (belongs(template, wish)) return template;
    }
    return NULL;
}

const char *register_name(const char *title, const char *extension, const struct codes *codes,
                          struct arena *arena) {
    return arena_printf(arena, "data/00-%s/%s.%s", codes_label(codes, "material.part", "00"), title,
                        extension);
}

static bool print(const struct press *press, const struct template *template,
                  const struct compose_input *input, struct printed *printed,
                  struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    *printed = (struct printed){.title = template_title(template), .kind = template_kind(template)};
    struct document *document = document_compose(template, input, arena, diagnostics);
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count};
    struct render_result result;
    bool ok = document &&
              render_pdf(document, press->fonts, &options, &printed->pdf, &result, diagnostics) &&
              publish_xml(document, &printed->xml, diagnostics);
    if (ok && template_place(template) == PLACE_REPORT) publish_json(document, &printed->json);
    arena_free(arena);
    return ok;
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
    const struct template *template;
    bool ok = true;
    for (size_t at = 0; ok && (template = press_next(press, wish, &at));)
        ok = print(press, template, input, &(*printed)[(*count)++], diagnostics);
    qsort(*printed, *count, sizeof **printed, by_title);
    return ok;
}

bool press_report(const struct press *press, const char *kind, const struct compose_input *input,
                  struct printed *printed, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < press->count; i++)
        if (strcmp(template_kind(press->templates[i]), kind) == 0)
            return print(press, press->templates[i], input, printed, diagnostics);
    BUG("no such report template");
}

void printed_free(struct printed *printed, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_free(&printed[i].pdf);
        buffer_free(&printed[i].xml);
        buffer_free(&printed[i].json);
        figures_free(&printed[i].figures);
    }
}
