// SPDX-License-Identifier: Apache-2.0
#include "model/nearest.h"

#include <string.h>

enum { MOST = 64 };

static unsigned char small(char c) {
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t cut(const char *word) {
    size_t length = strlen(word);
    return length < MOST ? length : MOST;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

unsigned word_distance(const char *a, const char *b) {
    unsigned row[MOST + 1];
    size_t rows = cut(a), columns = cut(b);
    for (unsigned j = 0; j <= columns; j++) row[j] = j;
    for (unsigned i = 1; i <= rows; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= columns; j++) {
            unsigned above = row[j];
            unsigned exchanged = diagonal + (small(a[i - 1]) != small(b[j - 1]));
            row[j] = least(exchanged, least(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
    return row[columns];
}

bool word_is_slip(const char *word, const char *known) {
    size_t length = strlen(known);
    return length > 2 && 3 * word_distance(word, known) <= length;
}
