// SPDX-License-Identifier: Apache-2.0
// How a text begins and ends.
#ifndef JUANCE_BASE_ENDS_H
#define JUANCE_BASE_ENDS_H

#include <stdbool.h>

bool starts_with(const char *text, const char *start);
bool ends_with(const char *text, const char *end);

#endif
