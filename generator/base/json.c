// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <inttypes.h>

static void quote(struct buffer *into, const char *text) {
    buffer_add_char(into, '"');
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at == '"' || *at == '\\')
            buffer_printf(into, "\\%c", *at);
        else if (*at < 0x20 || *at == 0x7F)
            buffer_printf(into, "\\u%04x", *at);
        else
            buffer_add_char(into, (char)*at);
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
