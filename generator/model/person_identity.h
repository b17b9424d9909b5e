// SPDX-License-Identifier: Apache-2.0
// Who is who: the one notion of the same person, for rules, bans, decisions, cases, catalogue and
// search. People and programs spell one name in several ways; each spelling has one normal form,
// and whatever compares persons compares that.
//
// A name: Unicode NFKC (full width, compatibility ideographs, radicals), the private-use characters
// of GBK for what they stand for, no invisible or control characters, no blanks, one middle dot of
// its many kinds, small letters. "阿依古丽 · 买买提" is "阿依古丽·买买提", not "阿依古丽买买提".
// An ID number: the same, capitals, no hyphens, and a citizen's number of fifteen digits made
// eighteen.
#ifndef JUANCE_MODEL_PERSON_IDENTITY_H
#define JUANCE_MODEL_PERSON_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "model/record.h"

struct person_identity {
    const char *name;
    const char *id_type;   // codes.xml, idType
    const char *id_number; // each may be NULL
};

// Two who both have a number are one when the numbers are the same and neither states a type that
// the other does not have. Else, with a number on one side or none, they are one when their names
// are: what is not told does not make two of them. Nobody (no number, no name) is nobody's equal.
bool same_person(const struct person_identity *a, const struct person_identity *b);

bool same_name(const char *a, const char *b);      // false when one is NULL
bool same_id_number(const char *a, const char *b); // false when one is NULL

// What names and ID numbers are looked up by: equal keys, one name or number. NULL for NULL. In
// `arena` where it is not the text itself.
const char *name_key(struct arena *arena, const char *name);
const char *id_number_key(struct arena *arena, const char *number);

// Less, equal, greater as -1, 0, 1: by the normal forms. IDENTITY_none: byte by byte.
int identity_compare(enum identity identity, const char *a, size_t a_length, const char *b,
                     size_t b_length);

// Adds the normal form; of a text that has none left, the text itself.
void identity_normal(enum identity identity, const char *text, size_t length, struct buffer *into);

// The normal form of a text that ends with NUL (NULL: NULL): the text itself when it is normal,
// else in `into`, which is cleared first.
const char *identity_text(enum identity identity, const char *text, struct buffer *into);

// The same, where it has to be made, in `arena`.
const char *identity_in(struct arena *arena, enum identity identity, const char *text);

// Adds the form in which texts are searched: as the normal form of a name, but without dots.
void identity_search_form(const char *text, size_t length, struct buffer *into);

// The text is its own normal form: most are, and then nothing needs to be made. (False says only
// that it was not seen at a glance.)
bool identity_is_normal(enum identity identity, const char *text, size_t length);

bool is_middle_dot(uint32_t character);

#endif
