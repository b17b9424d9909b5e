// SPDX-License-Identifier: Apache-2.0
#include "xml/reference_lists.h"

#include <string.h>

#include "xml/read_once.h"

static const struct xml_format format = {.namespace_uri = REFERENCES_NAMESPACE,
                                         .version = REFERENCES_VERSION,
                                         .root = &references_kind,
                                         .schema = "schemas/references.xsd"};

static void join(struct list *into, const struct list *from) {
    struct record **tail = &into->first;
    while (*tail) tail = &(*tail)->next;
    *tail = from->first;
    into->count += from->count;
}

struct references *references_load(const char *data_folder, const struct codes *codes,
                                   const char *const *paths, size_t count, struct arena *arena,
                                   struct diagnostics *diagnostics) {
    struct references *all = record_new(arena, &references_kind);
    all->holds = "";
    for (size_t i = 0; i < count; i++) {
        struct references *one = (struct references *)xml_read_once(&format, data_folder, codes,
                                                                    paths[i], arena, diagnostics);
        if (!one) return NULL;
        all->holds = arena_printf(arena, "%s %s", all->holds, one->holds ? one->holds : "");
        for (size_t f = 0; f < references_kind.field_count; f++) {
            const struct field *field = &references_kind.fields[f];
            if (field->type == FIELD_list)
                join((struct list *)((char *)all + field->offset),
                     record_list(&one->record, field));
        }
    }
    return all;
}

bool references_hold(const struct references *references, const char *list) {
    size_t length = strlen(list);
    if (!references || !references->holds) return false;
    for (const char *at = references->holds; (at = strstr(at, list)); at += length)
        if ((at == references->holds || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}
