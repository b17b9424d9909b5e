// SPDX-License-Identifier: Apache-2.0
#include "expression/scope.h"

#include <string.h>

#include "base/buffer.h"
#include "base/language.h"

#define REFUSE(place, ...)                                                                         \
    diagnose((place)->diagnostics, STATUS_INPUT, (place)->file, (long)(place)->line, __VA_ARGS__)

static const char *known_names(const struct scope_names *names, struct arena *arena) {
    struct buffer list = BUFFER_EMPTY;
    for (size_t i = 0; i < names->count; i++)
        buffer_printf(&list, "%s%s", i ? ", " : "", names->names[i].name);
    const char *copy = arena_copy(arena, buffer_text(&list));
    buffer_free(&list);
    return copy;
}

static const char *known_fields(const struct record_kind *kind, struct arena *arena) {
    struct buffer list = BUFFER_EMPTY;
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type != FIELD_digest)
            buffer_printf(&list, "%s%s", list.length ? ", " : "", kind->fields[i].name);
    const char *copy = arena_copy(arena, buffer_text(&list));
    buffer_free(&list);
    return copy;
}

static const struct field *text_field(const struct record_kind *kind, const char *name) {
    const struct field *field = record_field(kind, name);
    return field && field->type == FIELD_text ? field : NULL;
}

static const struct field *number_field(const struct record_kind *kind) {
    static const char *const names[] = {"number", "id", "code"};
    const struct field *field = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !field; i++)
        field = text_field(kind, names[i]);
    return field;
}

bool scope_find(const struct scope_names *names, const char *path, const struct place *place,
                struct reference *reference) {
    const char *dot = strchr(path, '.');
    size_t length = dot ? (size_t)(dot - path) : strlen(path);
    size_t slot = names->count;
    while (slot-- > 0)
        if (strncmp(names->names[slot].name, path, length) == 0 && !names->names[slot].name[length])
            break;
    if (slot == SIZE_MAX)
        return REFUSE(place, _("%s: nothing of that name here; there are %s"), path,
                      known_names(names, place->arena));
    const struct record_kind *kind = names->names[slot].kind;
    if (!dot)
        return REFUSE(place, _("%s: name a field behind a point, one of %s"), path,
                      known_fields(kind, place->arena));
    const struct field *field = record_field(kind, dot + 1);
    if (!field)
        return REFUSE(place, _("%s: no such field; there are %s"), path,
                      known_fields(kind, place->arena));
    if (field->type == FIELD_digest)
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, (long)place->line,
                        _("%s: digests are not printed; they stand in the volume's manifest"),
                        path);
    *reference = (struct reference){
        .slot = slot,
        .field = field,
        .label = kind->label,
        .names = {text_field(kind, "name"), text_field(kind, "person"), text_field(kind, "title")},
        .number = number_field(kind)};
    if (field->type == FIELD_code)
        reference->list = codes_list_of(place->codes, kind->name, field->name);
    return true;
}

bool scope_push(struct scope_names *names, const char *name, const struct record_kind *kind,
                const struct place *place) {
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i].name, name) == 0)
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, (long)place->line,
                            _("a row source inside another one cannot use the name %s twice"),
                            name);
    if (names->count == SCOPE_DEPTH)
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, (long)place->line,
                        _("row sources stand too deep inside each other"));
    names->names[names->count++] = (struct scope_name){name, kind};
    return true;
}

bool scope_has_name(const struct reference *reference) {
    return reference->names[0] || reference->names[1] || reference->names[2];
}

static void add_text(struct text_pool *pool, const char *text) {
    text_pool_add(pool, text, strlen(text));
}

const char *scope_owner(const struct name_scope *scope, const struct reference *reference,
                        struct text_pool *pool) {
    const struct record *record = scope->records[reference->slot];
    if (!record) return NULL;
    const char *name = NULL;
    for (size_t i = 0; i < sizeof reference->names / sizeof *reference->names && !name; i++)
        if (reference->names[i]) name = record_text(record, reference->names[i]);
    const char *number = reference->number ? record_text(record, reference->number) : NULL;
    add_text(pool, reference->label);
    if (name) add_text(pool, " "), add_text(pool, name);
    if (number) add_text(pool, " ("), add_text(pool, number), add_text(pool, ")");
    return text_pool_end(pool);
}
