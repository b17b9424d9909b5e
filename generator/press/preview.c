// SPDX-License-Identifier: Apache-2.0
#include "press/preview.h"

#include "documents/compose.h"
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

#define EXAMPLE(member, kind)                                                                      \
    if (!input->member)                                                                            \
    input->member = (const void *)example_record(&kind##_kind, input->codes, arena)

// What the data do not hold.
static void make_example(struct compose_input *input, struct arena *arena) {
    EXAMPLE(keeping, keeping);
    EXAMPLE(verification, verification);
    EXAMPLE(checkedYear, checkedYear);
    EXAMPLE(region, regionFigures);
    EXAMPLE(volume, volume_view);
    if (!input->entries.next) {
        struct example_entries *entries = arena_alloc(arena, sizeof *entries);
        *entries = (struct example_entries){arena, input->codes, 0};
        input->entries = (struct entry_rows){entries, start_entries, next_entry};
    }
}

static void make_example_desk(struct desk_records *desk, const struct codes *codes,
                              struct arena *arena) {
    for (size_t i = 0; i < DESK_SLOTS; i++)
        if (!desk->records[i]) desk->records[i] = example_record(desk_names[i].kind, codes, arena);
}

// ---- drawn --------------------------------------------------------------------------------------

static bool draw(const struct press *press, const struct document *document,
                 const struct preview_wish *wish, struct previewed *previewed,
                 struct diagnostics *diagnostics) {
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count};
    struct render_result result = {0};
    bool ok = false;
    switch (wish->format) {
    case PICTURE_PDF:
        ok = render_pdf(document, press->fonts, &options, &previewed->bytes, &result, diagnostics);
        previewed->pages = result.pages;
        break;
    case PICTURE_PNG:
        ok = render_png(document, press->fonts, &options, wish->page, wish->resolution,
                        &previewed->bytes, diagnostics);
        break;
    case PICTURE_SVG:
        ok = render_svg(document, press->fonts, &options, wish->page, &previewed->bytes,
                        diagnostics);
        break;
    }
    return ok;
}

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

bool preview_draw(struct preview *preview, struct compose_input *input, struct desk_records *desk,
                  struct previewed *previewed, struct diagnostics *diagnostics) {
    bool example = preview->wish->example && !preview->wish->blank;
    input->desk = preview->wish->blank ? NULL : desk;
    input->codes = &preview->press.settings->codes;
    if (example) {
        make_example(input, preview->arena);
        make_example_desk(desk, input->codes, preview->arena);
    }
    previewed->kind = template_kind(preview->template);
    const struct document *document =
        document_compose(preview->template, input, preview->arena, diagnostics);
    return document && draw(&preview->press, document, preview->wish, previewed, diagnostics);
}
