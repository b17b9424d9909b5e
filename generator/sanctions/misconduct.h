// SPDX-License-Identifier: Apache-2.0
// The catalogues of misconduct that a province uses, in order, with its ladder and its procedure:
// loaded, cross-checked, and looked up by id. Read-only once loaded.
#ifndef JUANCE_SANCTIONS_MISCONDUCT_H
#define JUANCE_SANCTIONS_MISCONDUCT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "expression/phrases.h"
#include "model/codes.h"
#include "model/misconduct_model.h"

enum {
    MOST_CATALOGUES = 16,
    MOST_SAME = 64, // behaviours that are the same thing, over all notices
};

// A behaviour with the catalogue that lists it.
struct listed_behaviour {
    const struct behaviour *text;
    const struct misconduct *catalogue;
    unsigned rank; // of the catalogue in the ladder, 0 first; MOST_CATALOGUES: not used there
    const char *const *same; // ids, NULL-terminated; never NULL
    unsigned same_count;
};

struct misconduct_book {
    struct arena *arena; // owned
    const struct ladder *ladder;
    const struct procedure *procedure;
    const char *procedure_file;
    const struct procedure_plan *plan;                    // the procedure, compiled
    const struct misconduct *catalogues[MOST_CATALOGUES]; // those of the ladder, in its order
    unsigned catalogue_count;
    struct listed_behaviour *behaviours; // of every catalogue there is, used or not
    unsigned behaviour_count;
    struct map by_id;          // id -> struct listed_behaviour
    const struct codes *codes; // borrowed
    struct phrase_book phrases;
};

// The ladder "hunan" below DATA/schemas/ladders with all that it uses ("national" uses the national
// guide alone). NULL after messages with file and line: something is malformed, unknown or named
// twice. `codes` must outlive the book.
struct misconduct_book *misconduct_load(const char *data_folder, const char *ladder,
                                        const struct codes *codes, struct diagnostics *diagnostics);
void misconduct_free(struct misconduct_book *book); // NULL is fine

// NULL: no catalogue lists it.
const struct listed_behaviour *misconduct_find(const struct misconduct_book *book, const char *id);

// The behaviours of the book's own catalogues that are the same thing: itself, and what one is led
// to by the links between notices, in the order of the catalogues. A clause that names several
// things as the same is reached from each, but leads to none. Returns how many were written.
unsigned misconduct_same(const struct misconduct_book *book, const struct listed_behaviour *of,
                         const struct listed_behaviour *into[MOST_SAME]);

const struct tier *misconduct_tier(const struct misconduct *catalogue, const char *id); // or NULL

// The list that a catalogue in use has under this id, and the one that the ladder makes of `roll`;
// NULL: none.
const struct publicRegister *misconduct_register(const struct misconduct_book *book,
                                                 const char *id);
const struct ladderList *misconduct_list(const struct misconduct_book *book, const char *roll);

// Whether what is said of `wanted` (a subject of the catalogue: any, anyStaff...) binds `subject`.
bool misconduct_binds(const char *wanted, const char *subject);

#endif
