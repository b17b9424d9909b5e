// SPDX-License-Identifier: Apache-2.0
// Values of one export and its institution's file that cannot be taken for what they say: a code
// that no list knows, a text with a character that nobody sees, a reference to nothing, an id that
// is not the only one. Found once when the files have been read (rules/refuse.h), told as findings,
// and asked by whoever finds a value absent: it may have been refused.
#ifndef JUANCE_MODEL_REFUSALS_H
#define JUANCE_MODEL_REFUSALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/unseen.h"
#include "model/codes.h"
#include "model/record_walk.h"

enum refusal_kind {
    REFUSED_CODE,      // no value of the field's code list
    REFUSED_CHARACTER, // a text with a character that nobody sees (base/unseen.h); it stays
    REFUSED_GLYPH,     // a text with a character that cannot be printed; it stays
    REFUSED_REFERENCE, // no record has the id that it names
    REFUSED_AMBIGUOUS, // two records of different lists have it: the first stands for it
    REFUSED_ID,        // a record of the same list had the id before
    REFUSAL_KINDS
};

struct refusal {
    enum refusal_kind kind;
    bool of_dossier; // of the institution's file, not of the export
    unsigned depth;  // of the record with those around it, outermost first
    const struct record_kind *const *kinds;
    const struct record *const *records;
    const struct field *field;
    const char *value; // as the file has it
    // REFUSED_CODE:
    const struct codeList *list;
    const struct codeValue *nearest;
    bool meant; // the field now holds `nearest`; else it was emptied
    // REFUSED_CHARACTER, REFUSED_GLYPH: the first
    enum unseen unseen;
    struct unseen_place place;
    const char *script; // that the layout cannot write, in English; NULL: no font has the character
    // The others:
    const struct record_kind *const *sought; // what has no such id, or has it twice
    unsigned sought_count;
    uint32_t first_line, second_line; // of the two that have it; 0: there is none
};

// Texts and items live in the arena; zeroed but for it, there are none.
struct refusals {
    struct arena *arena;
    struct refusal *items; // in the order of the files
    size_t count, capacity;
    size_t *slots; // by record and field: place + 1
    size_t slot_count;
};

// A refusal of the frame's field, filled but for what belongs to its kind; the next call may move
// it.
struct refusal *refusals_add(struct refusals *refusals, enum refusal_kind kind, bool of_dossier,
                             const struct record_frame *frame, const struct field *field,
                             const char *value);

// The last refusal of that record's field by which nothing can be known of it (a code, a
// reference); NULL: its value is what the file says.
const struct refusal *refusals_find(const struct refusals *refusals, const struct record *record,
                                    const struct field *field);

#endif
