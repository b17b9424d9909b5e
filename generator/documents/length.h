// SPDX-License-Identifier: Apache-2.0
// Lengths, sizes and colours as templates write them.
#ifndef JUANCE_DOCUMENTS_LENGTH_H
#define JUANCE_DOCUMENTS_LENGTH_H

#include <stdbool.h>

// "12mm", "1.2cm", "34pt"; digits, at most one point, no sign unless `negative` is allowed.
bool length_points(const char *text, bool negative, double *points);
bool length_millimetres(const char *text, double *millimetres);

// A font size: a length, or a Chinese size by name: 初号 42 pt .. 八号 5 pt (GB/T 9704 uses these).
bool length_size(const char *text, double *points);

bool colour_parse(const char *text, unsigned *colour); // "#RRGGBB"

#endif
