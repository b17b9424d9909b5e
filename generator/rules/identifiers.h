// SPDX-License-Identifier: Apache-2.0
// Numbers that check themselves.
#ifndef JUANCE_RULES_IDENTIFIERS_H
#define JUANCE_RULES_IDENTIFIERS_H

#include <stdbool.h>

// GB 32100: eighteen characters of its alphabet, the last one the check character.
bool credit_code_right(const char *code);

// The text has the form of a pattern: 9 a digit, A a capital, N a digit or capital, ? anything (one
// byte), [YS] one of these, {n} behind any of them: so often; everything else stands for itself.
bool form_matches(const char *pattern, const char *text);
bool form_valid(const char *pattern); // the pattern itself is well formed

#endif
