// SPDX-License-Identifier: Apache-2.0
#include "xml/white_space.h"

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool white_space_stands_loose(const char *value, size_t length) {
    bool before = true; // so that a blank at the beginning is loose
    for (size_t i = 0; i < length; i++) {
        bool white = is_white(value[i]);
        if (white && (before || value[i] != ' ')) return true;
        before = white;
    }
    return length > 0 && before;
}

void white_space_collapse(const char *value, size_t length, struct buffer *into) {
    bool blank = false; // one is owed before the next character
    size_t start = into->length;
    for (size_t i = 0; i < length; i++) {
        if (is_white(value[i])) {
            blank = into->length > start;
            continue;
        }
        if (blank) buffer_add_char(into, ' ');
        blank = false;
        buffer_add_char(into, value[i]);
    }
}

void white_space_fold(struct buffer *text) {
    char *to = text->bytes;
    const char *from = text->bytes, *end = from + text->length;
    while (from < end && is_white(*from)) from++;
    while (end > from && is_white(end[-1])) end--;
    while (from < end) {
        const char *blanks = from;
        bool line_break = false;
        while (is_white(*from)) line_break |= *from++ == '\n';
        if (line_break) {
            bool ascii = (unsigned char)to[-1] < 0x80 && (unsigned char)*from < 0x80;
            if (ascii) *to++ = ' ';
        } else {
            while (blanks < from) *to++ = *blanks++;
        }
        *to++ = *from++;
    }
    text->length = (size_t)(to - text->bytes);
    *to = '\0';
}
