// SPDX-License-Identifier: Apache-2.0
#include "catalogue/holds_told.h"

#include <stdlib.h>
#include <string.h>

#include "catalogue/events.h"
#include "catalogue/holds.h"

// A hold that was put or lifted, or that stands in the catalogue: told less standing must be none.
struct hold_step {
    const char *subject, *ground;
    int change;
};

static int by_hold(const void *left, const void *right) {
    const struct hold_step *a = left, *b = right;
    int order = strcmp(a->subject, b->subject);
    return order ? order : strcmp(a->ground, b->ground);
}

// "ground: reason", as `juance hold` records it.
static const char *ground_of(struct arena *arena, const char *detail) {
    const char *colon = detail ? strstr(detail, ": ") : NULL;
    return colon ? arena_copy_bytes(arena, detail, (size_t)(colon - detail)) : "other";
}

bool catalogue_holds_told(struct catalogue *catalogue, struct arena *arena, const char **subject) {
    struct catalogue_events events;
    struct catalogue_holds holds;
    *subject = NULL;
    if (!catalogue_list_events(catalogue, arena, NULL, &events) ||
        !catalogue_list_holds(catalogue, arena, NULL, true, &holds))
        return false;
    struct hold_step *steps = arena_alloc(arena, (events.count + holds.count + 1) * sizeof *steps);
    size_t count = 0;
    for (size_t i = 0; i < events.count; i++) {
        const struct catalogue_event *event = &events.items[i];
        int change = strcmp(event->kind, "held") == 0       ? 1
                     : strcmp(event->kind, "released") == 0 ? -1
                                                            : 0;
        if (change)
            steps[count++] =
                (struct hold_step){event->subject, ground_of(arena, event->detail), change};
    }
    for (size_t i = 0; i < holds.count; i++)
        steps[count++] = (struct hold_step){holds.items[i].subject, holds.items[i].ground, -1};
    qsort(steps, count, sizeof *steps, by_hold);
    for (size_t i = 0, from = 0; i < count && !*subject; i++) {
        if (i + 1 < count && by_hold(&steps[i], &steps[i + 1]) == 0) continue;
        int sum = 0;
        for (; from <= i; from++) sum += steps[from].change;
        if (sum != 0) *subject = steps[i].subject;
    }
    return true;
}
