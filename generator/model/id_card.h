// SPDX-License-Identifier: Apache-2.0
// Numbers of identity documents: the citizen's number, and those that were made like it. The
// residence permit of people from Hong Kong, Macao and Taiwan begins with 81, 82 or 83; the
// foreigner's permanent residence card of 2023 with 9, the one before it has three letters and
// twelve digits.
#ifndef JUANCE_MODEL_ID_CARD_H
#define JUANCE_MODEL_ID_CARD_H

#include <stdbool.h>

#include "base/date.h"

enum id_card_fault {
    ID_CARD_RIGHT,
    ID_CARD_FORM,  // not the form of its kind
    ID_CARD_BIRTH, // positions 7-14 are no day
    ID_CARD_CHECK, // check digit
};

// GB 11643: eighteen positions. *birth and *male are set when the form is right.
enum id_card_fault id_card_check(const char *number, date *birth, bool *male);

// The same for a document of `type` (codes.xml, idType; NULL: not stated). *birth is DATE_NONE when
// the number tells no birthday. What has no rule that we know is right: a passport, a travel
// permit, and without a type whatever has less than sixteen digits in a row.
enum id_card_fault id_document_check(const char *type, const char *number, date *birth, bool *male);

// The last position for the first seventeen, which must be digits.
char id_card_check_digit(const char *number);

// The eighteen positions of a number of fifteen (given out until 1999, to people born in 19xx);
// false when `number` is none.
bool id_card_lengthen(const char *number, char longer[19]);
// The way back; false for who was born in another century.
bool id_card_shorten(const char *number, char shorter[16]);

#endif
