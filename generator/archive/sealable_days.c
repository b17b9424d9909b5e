// SPDX-License-Identifier: Apache-2.0
#include "archive/sealable_days.h"

#include "base/words.h"
#include "model/dated.h"
#include "volume/volume_limits.h"

static bool is_event(const void *context, const struct field *field) {
    (void)context;
    return !words_hold(field->when, "end") && !dated_is_year(field);
}

struct looking {
    const char *file;
    struct diagnostics *diagnostics;
    bool fit;
};

static void look(void *context, const struct dated_place *place) {
    struct looking *looking = context;
    const struct record *record = place->frame[place->depth - 1];
    date day = record_date(record, place->field);
    looking->fit &= volume_day_check(day, place->field->name, looking->file, (long)record->line,
                                     looking->diagnostics);
}

bool sealable_days(const struct record_kind *kind, const struct record *record, const char *file,
                   struct diagnostics *diagnostics) {
    struct looking looking = {file, diagnostics, true};
    struct dated_walk *walk = dated_walk_new(kind, is_event, NULL);
    dated_walk_each(walk, record, look, &looking);
    dated_walk_free(walk);
    return looking.fit;
}
