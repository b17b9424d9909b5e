// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"

const char *hex_write(const unsigned char *bytes, size_t length, char *into) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        into[2 * i] = digits[bytes[i] >> 4];
        into[2 * i + 1] = digits[bytes[i] & 15];
    }
    into[2 * length] = '\0';
    return into;
}

const char *hex_text(struct arena *arena, const unsigned char *bytes, size_t length) {
    return hex_write(bytes, length, arena_alloc(arena, 2 * length + 1));
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool hex_read(const char *text, unsigned char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        int high = hex_digit(text[2 * i]);
        int low = high < 0 ? -1 : hex_digit(text[2 * i + 1]);
        if (low < 0) return false;
        bytes[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}
