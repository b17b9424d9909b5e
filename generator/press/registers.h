// SPDX-License-Identifier: Apache-2.0
// The printed registers: templates composed, drawn as PDF and written as XML.
#ifndef JUANCE_PRESS_REGISTERS_H
#define JUANCE_PRESS_REGISTERS_H

#include <stdbool.h>

#include "archive/records.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "batches/volume_plan.h"
#include "documents/input.h"
#include "documents/template.h"
#include "model/codes.h"
#include "model/config.h"
#include "render/render.h"

// Templates and fonts, opened once for all batches.
struct press {
    struct arena *arena;
    struct template **templates;
    size_t count;
    struct font_stack *fonts;
    const struct codes *codes;   // borrowed
    const struct config *config; // borrowed
    uint32_t *decided;           // code points that may print as 〓
    size_t decided_count;
    struct map digests; // of font files that volumes have used so far, by path
};

// Every template below DATA/templates, and the fonts. False after messages.
bool press_open(struct press *press, const char *data_folder, const struct config *config,
                const struct codes *codes, struct diagnostics *diagnostics);
// The fonts alone, of a press that has its arena and configuration.
bool press_open_fonts(struct press *press, const char *data_folder,
                      struct diagnostics *diagnostics);
void press_close_fonts(struct press *press);
void press_close(struct press *press);

// What the documents have used that press_print() printed last, in `arena`.
struct press_fonts {
    const struct named_digest *files;
    size_t file_count;
    const struct missingGlyph *const *missing; // decisions that were made use of
    size_t missing_count;
};
bool press_fonts_used(struct press *press, struct arena *arena, struct press_fonts *used,
                      struct diagnostics *diagnostics);

// One register of one volume, or one report.
struct printed {
    const char *title; // its file name without extension
    const char *kind;  // name of its template
    struct buffer pdf, xml;
    struct buffer json; // of reports
};

// data/00-案卷/<title>.<extension>, as the code list "material.part" names part 00.
const char *register_name(const char *title, const char *extension, const struct codes *codes,
                          struct arena *arena);

// Appends a row for each register that the volume holds beside cover, 卷内目录 and 备考表, so that
// the 卷内目录 names them.
void press_list(const struct press *press, const struct volume_plan *plan,
                struct planned_volume *volume, const struct codes *codes, struct arena *arena);

// Draws them all; `*printed` gets `*count` of them, sorted by title, released with printed_free().
bool press_print(const struct press *press, const struct compose_input *input,
                 const struct volume_plan *plan, struct planned_volume *volume,
                 struct printed **printed, size_t *count, struct diagnostics *diagnostics);

// Cover, 卷内目录 and 备考表 of a volume that is no batch's (place="every"): at most `most`.
bool press_every(const struct press *press, const struct compose_input *input,
                 struct printed *printed, size_t most, size_t *count,
                 struct diagnostics *diagnostics);

// The one report of that kind, e.g. "completeness".
bool press_report(const struct press *press, const char *kind, const struct compose_input *input,
                  struct printed *printed, struct diagnostics *diagnostics);
void printed_free(struct printed *printed, size_t count);

#endif
