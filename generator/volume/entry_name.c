// SPDX-License-Identifier: Apache-2.0
#include "volume/entry_name.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

enum { COMPONENT_MAX = 255, NAME_MAX_BYTES = 1024 };

// C0, DEL, C1, and what a terminal or an editor takes for a line break or a change of direction.
static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0xFEFF;
}

static bool is_dots(const char *component, size_t length) {
    return (length == 1 && component[0] == '.') ||
           (length == 2 && component[0] == '.' && component[1] == '.');
}

static const char *component_fault(const char *component, size_t length) {
    if (length == 0) return _("has an empty component");
    if (is_dots(component, length)) return _("has a component \".\" or \"..\"");
    if (length > COMPONENT_MAX) return _("has a component of more than 255 bytes");
    char last = component[length - 1];
    if (last == ' ' || last == '.')
        return _("has a component that ends with a space or a full stop");
    if (component[0] == ' ') return _("has a component that begins with a space");
    return NULL;
}

const char *entry_name_fault(const char *name) {
    size_t length = strlen(name);
    if (length == 0) return _("is empty");
    if (length > NAME_MAX_BYTES) return _("is longer than 1,024 bytes");
    if (!utf8_valid(name, length)) return _("is not UTF-8");
    for (const char *at = name, *end = name + length; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (is_control(c)) return _("holds a control character or line break");
        if (c < 0x80 && strchr("%\\:*?\"<>|", (int)c)) return _("holds one of % \\ : * ? \" < > |");
    }
    if (name[0] == '/') return _("is absolute");
    for (const char *at = name;; at++) {
        size_t component = strcspn(at, "/");
        const char *fault = component_fault(at, component);
        if (fault) return fault;
        at += component;
        if (*at == '\0') break;
    }
    char *composed = utf8_nfc(name);
    bool same = composed && strcmp(composed, name) == 0;
    free(composed);
    return same ? NULL : _("is not in Unicode normalisation form C");
}

const char *entry_name_danger(const char *name, size_t length) {
    if (length == 0) return _("is empty");
    if (memchr(name, '\0', length)) return _("holds a NUL");
    if (!utf8_valid(name, length)) return _("is not UTF-8");
    if (name[0] == '/') return _("is absolute");
    if (memchr(name, '\\', length)) return _("holds a backslash");
    if (length >= 2 && name[1] == ':') return _("begins with a drive letter");
    for (size_t start = 0; start < length;) {
        const char *slash = memchr(name + start, '/', length - start);
        size_t component = slash ? (size_t)(slash - name) - start : length - start;
        if (component == 0) return _("has an empty component");
        if (is_dots(name + start, component)) return _("has a component \".\" or \"..\"");
        start += component + 1;
    }
    return NULL;
}
