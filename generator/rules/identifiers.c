// SPDX-License-Identifier: Apache-2.0
#include "rules/identifiers.h"

#include <stdlib.h>
#include <string.h>

bool credit_code_right(const char *code) {
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    if (strlen(code) != 18) return false;
    int sum = 0;
    for (int i = 0; i < 18; i++) {
        const char *at = strchr(alphabet, code[i]);
        if (!at) return false;
        int value = (int)(at - alphabet);
        if (i == 17) return value == (31 - sum % 31) % 31;
        sum += value * weights[i];
    }
    return false;
}

// One element of a pattern: what it takes, how often, and where the next one starts.
struct element {
    const char *set; // "9", "A", "[YS]" …
    size_t times;
    const char *next;
};

static bool read_element(const char *pattern, struct element *element) {
    *element = (struct element){pattern, 1, pattern + 1};
    if (*pattern == '[') {
        const char *end = strchr(pattern, ']');
        if (!end || end == pattern + 1) return false;
        element->next = end + 1;
    } else if (strchr("]{}", *pattern)) {
        return false;
    }
    if (*element->next == '{') {
        char *end;
        element->times = strtoul(element->next + 1, &end, 10);
        if (*end != '}' || element->times == 0 || element->times > 1000) return false;
        element->next = end + 1;
    }
    return true;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool takes(const char *set, char c) {
    if (!c) return false;
    switch (*set) {
    case '9':
        return is_digit(c);
    case 'A':
        return is_capital(c);
    case 'N':
        return is_digit(c) || is_capital(c);
    case '?':
        return true;
    case '[':
        for (set++; *set != ']'; set++)
            if (*set == c) return true;
        return false;
    default:
        return *set == c;
    }
}

bool form_valid(const char *pattern) {
    struct element element;
    if (!*pattern) return false;
    for (; *pattern; pattern = element.next)
        if (!read_element(pattern, &element)) return false;
    return true;
}

bool form_matches(const char *pattern, const char *text) {
    struct element element;
    for (; *pattern; pattern = element.next) {
        if (!read_element(pattern, &element)) return false;
        for (size_t i = 0; i < element.times; i++)
            if (!takes(element.set, *text++)) return false;
    }
    return *text == '\0';
}
