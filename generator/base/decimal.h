// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers with four places: scores, centimetres, fees, ratios. No binary fractions,
// so that "exactly 90 %" is exactly 90 %.
#ifndef JUANCE_BASE_DECIMAL_H
#define JUANCE_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t decimal; // in ten-thousandths

#define DECIMAL_NONE INT64_MIN
enum { DECIMAL_ONE = 10000, DECIMAL_TEXT = 24 };

// "-12.5"; at most four places and 12 digits before the point; false on anything else.
bool decimal_parse(const char *text, decimal *value);

// Without trailing zeros: "12.5", "80"; "" for DECIMAL_NONE.
const char *decimal_format(decimal value, char text[DECIMAL_TEXT]);

#endif
