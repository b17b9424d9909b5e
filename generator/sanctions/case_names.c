// SPDX-License-Identifier: Apache-2.0
#include "sanctions/case_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "model/nearest.h"
#include "model/record_walk.h"

enum { NEAREST_TOLD = 3 };

struct asking {
    const struct misconduct_book *book;
    const char *file;
    struct diagnostics *diagnostics;
    bool ok;
};

// Ids in the order in which they are near `value`, those of the jurisdiction's catalogues first.
struct near {
    const char *value;
    const char *ids[NEAREST_TOLD];
    unsigned distances[NEAREST_TOLD], count;
    bool found;
};

static void see(struct near *near, const char *id) {
    unsigned distance = word_distance(near->value, id), at = near->count;
    near->found |= strcmp(near->value, id) == 0;
    for (unsigned i = 0; i < near->count; i++)
        if (strcmp(near->ids[i], id) == 0) return;
    while (at > 0 && near->distances[at - 1] > distance) at--;
    if (at == NEAREST_TOLD) return;
    if (near->count < NEAREST_TOLD) near->count++;
    for (unsigned i = near->count - 1; i > at; i--) {
        near->ids[i] = near->ids[i - 1];
        near->distances[i] = near->distances[i - 1];
    }
    near->ids[at] = id;
    near->distances[at] = distance;
}

static void see_behaviours(const struct misconduct_book *book, struct near *near) {
    for (unsigned i = 0; i < book->behaviour_count; i++) see(near, book->behaviours[i].text->id);
}

static void see_tiers(const struct misconduct_book *book, struct near *near) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        for (EACH(struct tier, tier, book->catalogues[i]->tier)) see(near, tier->id);
}

static const struct {
    const char *refers;
    void (*see_all)(const struct misconduct_book *book, struct near *near);
} named[] = {{"behaviour.id", see_behaviours}, {"tier.id", see_tiers}};

static bool names_something(const void *context, const struct record_kind *kind,
                            const struct field *field) {
    (void)context, (void)kind;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (field->refers && strcmp(field->refers, named[i].refers) == 0) return true;
    return false;
}

static void hold(void *context, const struct record_frame *frame, const struct field *field,
                 unsigned number) {
    (void)number;
    struct asking *asking = context;
    const struct record *record = frame->records[frame->depth - 1];
    struct near near = {.value = record_text(record, field)};
    if (!near.value) return;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strcmp(field->refers, named[i].refers) == 0) named[i].see_all(asking->book, &near);
    if (near.found) return;
    struct buffer ids = BUFFER_EMPTY;
    for (unsigned i = 0; i < near.count; i++)
        buffer_printf(&ids, "%s%s", i ? ", " : "", near.ids[i]);
    asking->ok = diagnose(asking->diagnostics, STATUS_INPUT, asking->file, (long)record->line,
                          _("%s (%s): no catalogue of misconduct has \"%s\"; the nearest are: %s"),
                          field->name, field->label, near.value, buffer_text(&ids));
    buffer_free(&ids);
}

bool case_names_known(const struct misconduct_book *book, const struct caseFile *file,
                      struct diagnostics *diagnostics) {
    struct asking asking = {
        .book = book, .file = file->sourceFile, .diagnostics = diagnostics, .ok = true};
    record_walk(&caseFile_kind, (struct record *)&file->record, names_something, hold, &asking);
    return asking.ok;
}
