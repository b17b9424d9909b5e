// SPDX-License-Identifier: Apache-2.0
// Writes JSON, one line an object. Same calls, same bytes.
#ifndef JUANCE_BASE_JSON_H
#define JUANCE_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct json {
    struct buffer *into;
    bool comma; // something stands before, on this level
};

// `key` is NULL inside an array and for the outermost value.
void json_open(struct json *json, const char *key, char bracket);     // '{' or '['
void json_close(struct json *json, char bracket);                     // '}' or ']'
void json_text(struct json *json, const char *key, const char *text); // NULL: the key is left out
void json_number(struct json *json, const char *key, int64_t number);
void json_decimal(struct json *json, const char *key,
                  const char *digits); // as it is; NULL: left out
void json_boolean(struct json *json, const char *key, bool value);

#endif
