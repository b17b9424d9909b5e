// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool decimal_parse(const char *text, decimal *value) {
    bool negative = *text == '-';
    if (*text == '-' || *text == '+') text++;
    int whole = 0, places = -1;
    int64_t scaled = 0;
    bool any = false;
    for (; *text; text++) {
        if (*text == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (*text < '0' || *text > '9') return false;
        any = true;
        if (places == 4) { // what is behind the last place is nothing, or too much
            if (*text != '0') return false;
            continue;
        }
        if (places < 0 && (whole > 0 || *text != '0') && ++whole > 12) return false;
        if (places >= 0) places++;
        scaled = scaled * 10 + (*text - '0');
    }
    if (!any) return false;
    for (int i = places < 0 ? 0 : places; i < 4; i++) scaled *= 10;
    *value = negative ? -scaled : scaled;
    return true;
}

const char *decimal_format(decimal value, char text[DECIMAL_TEXT]) {
    if (value == DECIMAL_NONE) {
        text[0] = '\0';
        return text;
    }
    int64_t size = value < 0 ? -value : value;
    snprintf(text, DECIMAL_TEXT, "%s%" PRId64 ".%04d", value < 0 ? "-" : "", size / DECIMAL_ONE,
             (int)(size % DECIMAL_ONE));
    char *end = text + strlen(text) - 1;
    while (*end == '0') *end-- = '\0';
    if (*end == '.') *end = '\0';
    return text;
}
