// SPDX-License-Identifier: Apache-2.0
#include "volume/entry_name.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

// "CON", "con.pdf", "COM1 .txt": the stem before the first full stop, without blanks at its end.
static bool is_device(const char *name) {
    static const char *const devices[] = {"con",    "prn",     "aux", "nul",
                                          "conin$", "conout$", "com", "lpt"};
    size_t stem = strcspn(name, ".");
    while (stem > 0 && name[stem - 1] == ' ') stem--;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        size_t length = strlen(devices[i]);
        if (stem < length || strncasecmp(name, devices[i], length) != 0) continue;
        bool port = strcmp(devices[i], "com") == 0 || strcmp(devices[i], "lpt") == 0;
        const char *number = name + length;
        size_t digits = stem - length;
        static const char *const superscripts[] = {"\u00B9", "\u00B2", "\u00B3"};
        bool numbered = digits == 1 && *number >= '0' && *number <= '9';
        for (size_t k = 0; k < 3; k++)
            numbered |= digits == 2 && strncmp(number, superscripts[k], 2) == 0;
        if (port ? numbered : digits == 0) return true;
    }
    return false;
}

const char *file_name_fault(const char *name) {
    if (is_device(name)) return _("is the name of a device of Windows");
    if (strchr(name, '/')) return _("holds a /");
    return entry_name_fault(name);
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
