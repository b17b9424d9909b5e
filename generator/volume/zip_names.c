// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"

bool zip_name_is_ascii(const char *name) {
    for (; *name; name++)
        if ((unsigned char)*name >= 0x80) return false;
    return true;
}

// Case folding and normalisation, without the '/' that ends a folder's name.
static char *folded(const char *name) {
    char *text = utf8_fold(name);
    size_t length = text ? strlen(text) : 0;
    if (length > 0 && text[length - 1] == '/') text[length - 1] = '\0';
    return text;
}

static void collision(struct verify_report *report, const char *name, const char *other) {
    if (strcmp(name, other) == 0)
        report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, name, "%s", _("the name occurs twice"));
    else
        report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, name,
                   _("the name differs only by case or normalisation from \"%s\""), other);
}

// A file whose name is a folder in another name.
static void check_parents(const struct map *names, const char *key_of_name, const char *name,
                          struct verify_report *report) {
    char *key = memory_copy(key_of_name);
    for (char *slash = strchr(key, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        const char *other = map_find(names, key);
        *slash = '/';
        if (other && other[strlen(other) - 1] != '/')
            report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, name,
                       _("\"%s\" is a file and cannot be its folder as well"), other);
    }
    free(key);
}

void zip_names_check(const struct zip_directory *directory, struct verify_report *report) {
    struct map names = {0};
    char **keys = memory_zeroed(directory->count * sizeof *keys);
    for (size_t i = 0; i < directory->count; i++) {
        const char *name = directory->entries[i].name;
        keys[i] = folded(name);
        if (keys[i] && !map_add(&names, keys[i], (void *)name))
            collision(report, name, map_find(&names, keys[i]));
    }
    for (size_t i = 0; i < directory->count; i++)
        if (keys[i]) check_parents(&names, keys[i], directory->entries[i].name, report);
    for (size_t i = 0; i < directory->count; i++) free(keys[i]);
    free(keys);
    map_free(&names);
}
