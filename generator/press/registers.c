// SPDX-License-Identifier: Apache-2.0
#include "press/registers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/platform.h"
#include "documents/compose.h"
#include "publish/json_document.h"
#include "publish/xml.h"

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

static bool load_templates(struct press *press, const char *data_folder,
                           struct diagnostics *diagnostics) {
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
            template_load(path, data_folder, press->codes, press->arena, diagnostics);
        if (loaded)
            press->templates[press->count++] = loaded;
        else
            ok = false;
    }
    return ok;
}

bool press_open(struct press *press, const char *data_folder, const struct config *config,
                const struct codes *codes, struct diagnostics *diagnostics) {
    *press = (struct press){.arena = arena_new(), .config = config, .codes = codes};
    return load_templates(press, data_folder, diagnostics) &&
           press_open_fonts(press, data_folder, diagnostics);
}

void press_close(struct press *press) {
    press_close_fonts(press);
    if (press->arena) arena_free(press->arena);
    *press = (struct press){0};
}

static bool has_paper(const struct planned_volume *volume) {
    for (size_t i = 0; i < volume->count; i++) {
        const char *medium = volume->entries[i].material->medium;
        if (medium && strcmp(medium, "paper") == 0) return true;
    }
    return false;
}

static bool belongs(const struct template *template, const struct volume_plan *plan,
                    const struct planned_volume *volume) {
    switch (template_place(template)) {
    case PLACE_EVERY_VOLUME:
        return true;
    case PLACE_MATERIAL:
        return volume_plan_register_class(plan, template_material(template)) == volume->class;
    case PLACE_PAPER:
        return has_paper(volume);
    case PLACE_REPORT:
    case PLACE_FORM:
        return false;
    }
    return false;
}

void press_list(const struct press *press, const struct volume_plan *plan,
                struct planned_volume *volume, const struct codes *codes, struct arena *arena) {
    struct record **tail = &volume->rows.first;
    while (*tail) tail = &(*tail)->next;
    for (size_t i = 0; i < press->count; i++) {
        const struct template *template = press->templates[i];
        if (template_place(template) == PLACE_EVERY_VOLUME || !belongs(template, plan, volume))
            continue;
        struct entry_view *row = record_new(arena, &entry_view_kind);
        row->title = template_title(template);
        row->part = "00";
        row->medium = "electronic";
        row->retention = class_names[volume->class];
        row->dated = volume->view.sealedOn;
        row->dueOn = volume->view.dueOn;
        row->file = register_name(template_title(template), "pdf", codes, arena);
        row->generated = 1;
        row->record.ordinal = ++volume->rows.count;
        row->number = (int32_t)row->record.ordinal;
        *tail = &row->record;
        tail = &row->record.next;
    }
    volume->view.items = (int32_t)volume->rows.count;
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
              render_pdf(document, press->fonts, ENGINE_HARU, &options, &printed->pdf, &result,
                         diagnostics) &&
              publish_xml(document, &printed->xml, diagnostics);
    if (ok && template_place(template) == PLACE_REPORT) publish_json(document, &printed->json);
    arena_free(arena);
    return ok;
}

static int by_title(const void *a, const void *b) {
    return strcmp(((const struct printed *)a)->title, ((const struct printed *)b)->title);
}

bool press_print(const struct press *press, const struct compose_input *input,
                 const struct volume_plan *plan, struct planned_volume *volume,
                 struct printed **printed, size_t *count, struct diagnostics *diagnostics) {
    *printed = memory_zeroed((press->count + 1) * sizeof **printed);
    *count = 0;
    fonts_forget_used(press->fonts);
    bool ok = true;
    for (size_t i = 0; ok && i < press->count; i++)
        if (belongs(press->templates[i], plan, volume))
            ok = print(press, press->templates[i], input, &(*printed)[(*count)++], diagnostics);
    qsort(*printed, *count, sizeof **printed, by_title);
    return ok;
}

bool press_every(const struct press *press, const struct compose_input *input,
                 struct printed *printed, size_t most, size_t *count,
                 struct diagnostics *diagnostics) {
    *count = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < press->count && *count < most; i++)
        if (template_place(press->templates[i]) == PLACE_EVERY_VOLUME)
            ok = print(press, press->templates[i], input, &printed[(*count)++], diagnostics);
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
    }
}
