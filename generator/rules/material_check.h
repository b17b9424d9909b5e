// SPDX-License-Identifier: Apache-2.0
// Shared by material_check.c and entry_check.c only.
#ifndef JUANCE_RULES_MATERIAL_CHECK_H
#define JUANCE_RULES_MATERIAL_CHECK_H

#include "rules/checker.h"

// A finding under a row: everything but message and subject, which `about` has.
struct finding row_finding(const struct schedule_row *row, struct finding about);
const char *source_title(const struct source *source); // its number, else its title

// The row takes the entry's medium.
bool row_takes(const struct schedule_row *row, const struct material *entry);

// A record of the batch by its id, through the lookups of the rulebook; NULL: no such.
enum find { FIND_CANDIDATE, FIND_SESSION, FIND_ROOM, FIND_MATERIAL };
const struct record *find_in_batch(const struct checker *checker, enum find what, const char *id);
struct value text_value(const char *text); // absent for NULL

void check_entries(struct checker *checker); // entry_check.c

#endif
