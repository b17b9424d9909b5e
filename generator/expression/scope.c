// SPDX-License-Identifier: Apache-2.0
#include "expression/scope.h"

#include <string.h>

#include "base/language.h"
#include "expression/path.h"

static const struct field *text_field(const struct record_kind *kind, const char *name) {
    const struct field *field = record_field(kind, name);
    return field && field->type == FIELD_text ? field : NULL;
}

static struct naming naming_of(const struct record_kind *kind) {
    return (struct naming){
        .ids = {text_field(kind, "id"), text_field(kind, "number"), text_field(kind, "code")},
        .names = {text_field(kind, "name"), text_field(kind, "title")}};
}

struct scope_name scope_name_of(const struct record_kind *kind) {
    return (struct scope_name){kind->name, kind, naming_of(kind)};
}

bool scope_is_named(const struct scope_name *name) {
    const struct naming *naming = &name->naming;
    return naming->ids[0] || naming->ids[1] || naming->ids[2] || naming->names[0] ||
           naming->names[1];
}

bool scope_push(struct scope_names *names, const char *name, const struct record_kind *kind,
                const struct path_place *place) {
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i].name, name) == 0)
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                            _("a row source inside another one cannot use the name %s twice"),
                            name);
    if (names->count == SCOPE_DEPTH)
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("row sources stand too deep inside each other"));
    names->names[names->count++] = (struct scope_name){name, kind, naming_of(kind)};
    return true;
}

struct path_scope scope_of(const struct scope_names *names) {
    return (struct path_scope){names->names, names->count, true};
}

static const char *first_text(const struct record *record, const struct field *const *fields,
                              size_t count) {
    const char *text = NULL;
    for (size_t i = 0; i < count && !text; i++)
        if (fields[i]) text = record_text(record, fields[i]);
    return text;
}

struct subject subject_of(const struct scope_name *names, const struct record *const *frame,
                          unsigned depth) {
    for (unsigned i = depth; i-- > 0;) {
        const struct naming *naming = &names[i].naming;
        const char *id = first_text(frame[i], naming->ids, 3);
        const char *name = first_text(frame[i], naming->names, 2);
        if (id || name) return (struct subject){names[i].kind, id, name};
    }
    return (struct subject){names[depth - 1].kind, NULL, NULL};
}

const char *subject_text(const struct subject *subject, struct text_pool *pool) {
    const char *label = subject->kind->label, *id = subject->id, *name = subject->name;
    if (id && name) return text_pool_printf(pool, "%s %s (%s)", label, name, id);
    return id || name ? text_pool_printf(pool, "%s %s", label, name ? name : id) : label;
}

const char *subject_write(const struct subject *subject, struct arena *arena) {
    char room[256];
    struct text_block block = {.capacity = sizeof room, .bytes = room};
    struct text_pool pool = text_pool_from(&block, arena);
    return arena_copy(arena, subject_text(subject, &pool));
}
