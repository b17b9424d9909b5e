// SPDX-License-Identifier: Apache-2.0
#include "model/codes.h"

#include <stdio.h>
#include <string.h>

bool codes_index(struct codes *codes, const struct codesFile *file, struct arena *arena,
                 const struct record **twice) {
    *codes = (struct codes){.file = file};
    for (EACH(struct codeList, list, file->list)) {
        *twice = &list->record;
        if (!map_add(&codes->lists, list->name, list)) return false;
        for (EACH(struct codeValue, code, list->code)) {
            *twice = &code->record;
            const char *key = arena_printf(arena, "%s\n%s", list->name, code->value);
            if (!map_add(&codes->values, key, code)) return false;
        }
    }
    return true;
}

void codes_free(struct codes *codes) {
    map_free(&codes->lists);
    map_free(&codes->values);
}

const struct codeList *codes_list(const struct codes *codes, const char *list) {
    return list ? map_find(&codes->lists, list) : NULL;
}

const char *codes_list_of(const struct codes *codes, const char *record, const char *field) {
    char name[128];
    snprintf(name, sizeof name, "%s.%s", record, field);
    const struct codeList *list = codes_list(codes, name);
    if (!list) list = codes_list(codes, field);
    return list ? list->name : NULL;
}

const struct codeValue *codes_find(const struct codes *codes, const char *list, const char *value) {
    char key[256];
    if (!list || !value) return NULL;
    int length = snprintf(key, sizeof key, "%s\n%s", list, value);
    return length > 0 && (size_t)length < sizeof key ? map_find(&codes->values, key) : NULL;
}

const char *codes_label(const struct codes *codes, const char *list, const char *value) {
    const struct codeValue *code = codes_find(codes, list, value);
    return code ? code->label : NULL;
}
