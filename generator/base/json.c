// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"

static void quote(struct buffer *into, const char *text) {
    buffer_add_char(into, '"');
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *start = at;
        uint32_t c = utf8_next(&at, end);
        if (c == '"' || c == '\\')
            buffer_printf(into, "\\%c", (char)c);
        else if (c < 0x20 || c == 0x7F || (c == 0xFFFD && at - start == 1)) // a broken byte
            buffer_printf(into, "\\u%04x", (unsigned)c);
        else
            buffer_add(into, start, (size_t)(at - start));
    }
    buffer_add_char(into, '"');
}

static void lead(struct json *json, const char *key) {
    if (json->comma) buffer_add_char(json->into, ',');
    json->comma = true;
    if (!key) return;
    quote(json->into, key);
    buffer_add_char(json->into, ':');
}

void json_open(struct json *json, const char *key, char bracket) {
    lead(json, key);
    buffer_add_char(json->into, bracket);
    json->comma = false;
}

void json_close(struct json *json, char bracket) {
    buffer_add_char(json->into, bracket);
    json->comma = true;
}

void json_text(struct json *json, const char *key, const char *text) {
    if (!text) return;
    lead(json, key);
    quote(json->into, text);
}

void json_number(struct json *json, const char *key, int64_t number) {
    lead(json, key);
    buffer_printf(json->into, "%" PRId64, number);
}

void json_decimal(struct json *json, const char *key, const char *digits) {
    if (!digits) return;
    lead(json, key);
    buffer_add_text(json->into, digits);
}

void json_boolean(struct json *json, const char *key, bool value) {
    lead(json, key);
    buffer_add_text(json->into, value ? "true" : "false");
}
