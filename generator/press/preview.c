// SPDX-License-Identifier: Apache-2.0
#include "press/preview.h"

#include <string.h>

#include "documents/slots.h"
#include "press/example.h"

enum { EXAMPLE_ENTRIES = 4 };

// ---- made up ------------------------------------------------------------------------------------

struct example_entries {
    struct arena *arena;
    const struct codes *codes;
    int32_t next;
};

static void start_entries(void *context) {
    ((struct example_entries *)context)->next = 1;
}

static bool next_entry(void *context, struct entry_view *entry) {
    struct example_entries *entries = context;
    if (entries->next > EXAMPLE_ENTRIES) return false;
    *entry = *(struct entry_view *)example_record(&entry_view_kind, entries->codes, entries->arena);
    entry->number = entries->next++;
    return true;
}

// What only the data themselves hold: a sample that has none shows none.
static bool is_of_data(const char *name) {
    static const char *const names[] = {"batch", "institution", "plan", "check", "dossier"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

// What the data do not hold is made up, or, in a blank form, not there.
static void complete(struct compose_input *input, const struct preview *preview) {
    const struct codes *codes = &preview->press.settings->codes;
    bool example = preview->wish->example && !preview->wish->blank;
    const struct slot_name *name;
    for (size_t slot = SLOT_DOCUMENT + 1; (name = slots_at(slot)); slot++) {
        if (input_find(input, name->name)) continue;
        bool made = example && !is_of_data(name->name);
        input_add(input, name->name, name->kind,
                  made ? example_record(name->kind, codes, preview->arena) : NULL);
    }
    if (!example || input->entries.next) return;
    struct example_entries *entries = arena_alloc(preview->arena, sizeof *entries);
    *entries = (struct example_entries){preview->arena, codes, 0};
    input->entries = (struct entry_rows){entries, start_entries, next_entry};
}

// ---- drawn --------------------------------------------------------------------------------------

bool preview_open(struct preview *preview, const struct settings *settings,
                  const struct preview_wish *wish, struct arena *arena,
                  struct diagnostics *diagnostics) {
    *preview = (struct preview){
        .press = {.arena = arena, .settings = settings}, .wish = wish, .arena = arena};
    preview->template =
        template_load(wish->template, settings->data_folder, &settings->codes, arena, diagnostics);
    return preview->template && press_open_fonts(&preview->press, diagnostics);
}

void preview_close(struct preview *preview) {
    press_close_fonts(&preview->press);
}

bool preview_draw(struct preview *preview, struct compose_input *input, struct printed *printed,
                  struct diagnostics *diagnostics) {
    if (preview->wish->example || preview->wish->blank) complete(input, preview);
    static const unsigned formats[] = {
        [PICTURE_PDF] = PRINT_PDF, [PICTURE_PNG] = PRINT_PNG, [PICTURE_SVG] = PRINT_SVG};
    struct print_order order = {.template = preview->template,
                                .input = input,
                                .formats = formats[preview->wish->format],
                                .page = preview->wish->page,
                                .resolution = preview->wish->resolution};
    return press_make(&preview->press, &order, printed, diagnostics);
}
