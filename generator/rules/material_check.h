// SPDX-License-Identifier: Apache-2.0
// Shared by material_check.c, signature_check.c, sign_in_check.c and entry_check.c only.
#ifndef JUANCE_RULES_MATERIAL_CHECK_H
#define JUANCE_RULES_MATERIAL_CHECK_H

#include "rules/checker.h"

// A finding under a row: everything but message and subject, which `about` has.
struct finding row_finding(const struct schedule_row *row, struct finding about);
const char *source_title(const struct source *source); // its number, else its title

// The entries that stand for one material of one candidate, session…
struct entries {
    const struct material **items;
    size_t count, capacity;
};

struct asked { // what a row asks its material for
    const struct record_kind *kind;
    const struct record *record;
    const char *id;      // number of the candidate, id of the session or room; NULL for the batch
    const char *subject; // PER_SUBJECT
};

struct row_check {
    struct checker *checker;
    const struct schedule_row *row;
    struct material_line *line;
    struct entries entries, bundles, originals;
    bool bundles_judged;
};

// The same about an entry of the row.
struct finding row_entry_finding(const struct row_check *check, const struct material *entry);

// One signature that a row asks for, of one material or unit.
struct slot {
    const struct row_signature *wanted;
    struct signing_place place;
    date event; // that no signature may precede; DATE_NONE: none
};

// What a finding about a signature names; what is NULL or 0 follows from the slot and the entry.
struct signature_words {
    const char *role; // code or words; NULL: the roles of the slot
    const char *name, *date, *event, *count, *should, *signers;
    unsigned least;
    bool undecided;
};
void add_signature_finding(const struct row_check *check, const struct slot *slot,
                           const struct material *entry, enum phrase_id phrase,
                           const struct signature_words *words);
const char *role_label(const struct checker *checker, const char *role);

// What must be right about one original: every signature that the row asks for, and its day. `own`:
// it belongs to this unit alone, so that a candidate's signature must be the candidate's. Whether
// all signatures are right.
bool judge_original(const struct row_check *check, const struct material *entry,
                    const struct asked *unit, bool own);
// What must be right about the originals of a unit together: all who must sign have.
bool judge_originals(const struct row_check *check, const struct entries *originals,
                     const struct asked *unit, bool own);
// The sign-in sheets of a place: a line for each who sat, and none for another. sign_in_check.c
bool judge_sign_in(const struct row_check *check, const struct slot *slot,
                   const struct entries *originals);
// The row takes the entry's medium.
bool row_takes(const struct schedule_row *row, const struct material *entry);

// A record of the batch by its id, through the lookups of the rulebook; NULL: no such.
enum find { FIND_SESSION, FIND_MATERIAL };
const struct record *find_in_batch(const struct checker *checker, enum find what, const char *id);

void check_entries(struct checker *checker); // entry_check.c

#endif
