// SPDX-License-Identifier: Apache-2.0
#include "render/number.h"

#include <math.h>
#include <stdbool.h>

void number_add(struct buffer *into, double value, int places) {
    static const int scales[] = {1, 10, 100, 1000};
    long long scaled = llround(value * scales[places]);
    bool negative = scaled < 0;
    if (negative) scaled = -scaled;
    long long whole = scaled / scales[places];
    int part = (int)(scaled % scales[places]);
    char text[32], *end = text + sizeof text, *at = end;
    if (part > 0) {
        int left = places;
        for (; part % 10 == 0; left--) part /= 10;
        for (; left > 0; left--, part /= 10) *--at = (char)('0' + part % 10);
        *--at = '.';
    }
    do *--at = (char)('0' + whole % 10);
    while ((whole /= 10) > 0);
    if (negative) *--at = '-';
    buffer_add(into, at, (size_t)(end - at));
}
