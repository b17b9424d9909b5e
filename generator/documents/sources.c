// SPDX-License-Identifier: Apache-2.0
#include "documents/sources.h"

#include <string.h>

#include "base/buffer.h"
#include "base/language.h"

static const struct source_kind *const tables[] = {batch_sources, check_sources};
enum { TABLES = sizeof tables / sizeof *tables };

static const struct source_kind *find_kind(const char *name) {
    for (size_t i = 0; i < TABLES; i++)
        for (const struct source_kind *kind = tables[i]; kind->name; kind++)
            if (strcmp(kind->name, name) == 0) return kind;
    return NULL;
}

static bool refuse_unknown(const char *name, const struct path_place *place) {
    struct buffer known = BUFFER_EMPTY;
    for (size_t i = 0; i < TABLES; i++)
        for (const struct source_kind *kind = tables[i]; kind->name; kind++)
            buffer_printf(&known, "%s%s", known.length ? ", " : "", kind->name);
    diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
             _("%s: no such row source; there are %s, and lists such as batch.incident"), name,
             buffer_text(&known));
    buffer_free(&known);
    return false;
}

static bool find_slot(const struct scope_names *names, const char *name, size_t *slot) {
    for (*slot = names->count; (*slot)-- > 0;)
        if (strcmp(names->names[*slot].name, name) == 0) return true;
    return false;
}

static bool compile_list(const char *path, struct scope_names *names,
                         const struct path_place *place, struct source *source) {
    const struct path_scope scope = scope_of(names);
    const struct path *list = path_parse(path, &scope, place);
    if (!list) return false;
    source->field = path_plain_list(list);
    if (!source->field)
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("%s: not a list; a row source is a list or a named source"), path);
    path_start(list, &source->slot);
    source->first = names->count;
    source->records = 1;
    return scope_push(names, source->field->items->name, source->field->items, place);
}

bool source_compile(const char *name, struct scope_names *names, const struct path_place *place,
                    struct source *source) {
    *source = (struct source){0};
    if (strchr(name, '.')) return compile_list(name, names, place, source);
    source->kind = find_kind(name);
    if (!source->kind) return refuse_unknown(name, place);
    if (source->kind->needs && !find_slot(names, source->kind->needs, &source->slot))
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("%s: this row source stands only inside a repeat that gives a %s"), name,
                        source->kind->needs);
    if (source->kind->needs) path_use(place, source->slot);
    source->first = names->count;
    while (source->records < ROW_RECORDS && source->kind->gives[source->records].name) {
        const struct slot_name *given = &source->kind->gives[source->records++];
        if (!scope_push(names, given->name, given->kind, place)) return false;
    }
    return true;
}

struct source_state *source_open(const struct source *source, const struct compose_input *input,
                                 struct arena *arena) {
    struct source_state *state = arena_alloc(arena, sizeof *state);
    *state = (struct source_state){
        .kind = source->kind, .field = source->field, .input = input, .arena = arena};
    return state;
}

void source_start(const struct source *source, struct source_state *state,
                  const struct name_scope *scope) {
    state->outer = state->inner = NULL;
    state->position = state->place = 0;
    state->number = 0;
    state->within = source->field || source->kind->needs ? scope->records[source->slot] : NULL;
    bool lacks = source->kind && source->kind->needs && !state->within;
    if (source->kind && source->kind->start && !lacks) source->kind->start(state);
}

static bool next_of_list(struct source_state *state) {
    if (!state->within) return false;
    state->outer =
        state->position++ ? state->outer->next : record_list(state->within, state->field)->first;
    if (!state->outer) state->within = NULL; // stays at the end until the next start
    state->row[0] = state->outer;
    return state->outer != NULL;
}

bool source_next(const struct source *source, struct source_state *state,
                 struct name_scope *scope) {
    bool lacks = source->kind && source->kind->needs && !state->within;
    bool any = !lacks && (source->kind ? source->kind->next(state) : next_of_list(state));
    for (size_t i = 0; any && i < source->records; i++)
        scope->records[source->first + i] = state->row[i];
    return any;
}

void source_detach(struct source_state *state) {
    for (size_t i = 0; i < sizeof state->view / sizeof *state->view; i++) state->view[i] = NULL;
}
