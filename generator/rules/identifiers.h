// SPDX-License-Identifier: Apache-2.0
// Numbers that check themselves.
#ifndef JUANCE_RULES_IDENTIFIERS_H
#define JUANCE_RULES_IDENTIFIERS_H

#include <stdbool.h>

#include "base/date.h"

enum id_card_fault {
    ID_CARD_RIGHT,
    ID_CARD_FORM,  // not 17 digits and a digit or X
    ID_CARD_BIRTH, // positions 7-14 are no day
    ID_CARD_CHECK, // check digit
};

// GB 11643: eighteen positions. *birth and *male are set when the form is right.
enum id_card_fault id_card_check(const char *number, date *birth, bool *male);

// GB 32100: eighteen characters of its alphabet, the last one the check character.
bool credit_code_right(const char *code);

// The text has the form of a pattern: 9 a digit, A a capital, N a digit or capital, ? anything (one
// byte), [YS] one of these, {n} behind any of them: so often; everything else stands for itself.
bool form_matches(const char *pattern, const char *text);
bool form_valid(const char *pattern); // the pattern itself is well formed

#endif
