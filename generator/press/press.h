// SPDX-License-Identifier: Apache-2.0
// The press: templates and fonts, loaded once, and the registers that a volume holds.
#ifndef JUANCE_PRESS_PRESS_H
#define JUANCE_PRESS_PRESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "documents/input.h"
#include "documents/template.h"
#include "model/named_digest.h"
#include "press/printed.h"
#include "render/render.h"
#include "xml/settings.h"

struct loaded_template {
    const char *name; // "completeness", "notices/interview-notice": its file below templates/
    const struct document_template *parsed;
};

struct press {
    struct arena *arena;
    struct loaded_template *templates; // in the order in which they were loaded
    size_t count, capacity;
    struct map folders; // that were loaded
    struct font_stack *fonts;
    const struct settings *settings; // borrowed
    uint32_t *decided;               // code points that may print as 〓
    size_t decided_count;
    struct map digests; // of font files that volumes have used so far, by path
};

// Every template of DATA/templates itself, and the fonts. False after messages.
bool press_open(struct press *press, const struct settings *settings,
                struct diagnostics *diagnostics);
// The fonts alone, of a press that has its arena and settings.
bool press_open_fonts(struct press *press, struct diagnostics *diagnostics);
void press_close_fonts(struct press *press);
void press_close(struct press *press);

// The templates of a folder below DATA/templates, "notices", unless they are loaded already; ""
// are those of DATA/templates itself. False after messages.
bool press_load(struct press *press, const char *folder, struct diagnostics *diagnostics);

// "completeness", "notices/interview-notice"; NULL: none of that name is loaded.
const struct document_template *press_find(const struct press *press, const char *name);

// What the documents have used that press_print() printed last, in `arena`.
struct press_fonts {
    const struct named_digest *files;
    size_t file_count;
    const struct missingGlyph *const *missing; // decisions that were made use of
    size_t missing_count;
};
bool press_fonts_used(struct press *press, struct arena *arena, struct press_fonts *used,
                      struct diagnostics *diagnostics);

// data/00-案卷/<title>.<extension>, as the code list "material.part" names part 00.
const char *register_name(const char *title, const char *extension, const struct codes *codes,
                          struct arena *arena);

// Which registers a volume gets beside its cover, 卷内目录 and 备考表; zeroed: none.
struct press_wish {
    bool paper; // it has items on paper: their shelf list
    // Whether the register of this material kind stands in it; NULL: none does.
    bool (*holds)(void *context, const char *kind);
    void *context;
};

// The template of one register after the other, from `*at` 0; NULL: that was the last.
const struct document_template *press_next(const struct press *press, const struct press_wish *wish,
                                           size_t *at);

// Prints them all as PDF and XML; `*printed` gets `*count` of them, sorted by title, released with
// printed_free() and free().
bool press_print(const struct press *press, const struct compose_input *input,
                 const struct press_wish *wish, struct printed **printed, size_t *count,
                 struct diagnostics *diagnostics);

#endif
