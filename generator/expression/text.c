// SPDX-License-Identifier: Apache-2.0
#include "expression/text.h"

#include <string.h>

#include "base/language.h"
#include "expression/filter.h"
#include "expression/show.h"

enum { MOST_PIECES = 48, MOST_FILTERS = 6 };

struct piece {
    const char *text;        // fixed; NULL: a value
    const struct path *path; // NULL: the argument
    int argument;
    const struct filter *filters[MOST_FILTERS];
    size_t filter_count;
};

struct text {
    struct piece *pieces;
    size_t count;
    const char *absent;
    bool spoken;
};

#define REFUSE(place, ...)                                                                         \
    diagnose((place)->diagnostics, STATUS_INPUT, (place)->file, (place)->line, __VA_ARGS__)

// ---- compiling ----------------------------------------------------------------------------------

static bool compile_filters(char *bar, const char *name, const struct path_place *place,
                            struct piece *piece) {
    while (bar) {
        char *filter = bar;
        bar = strchr(bar, '|');
        if (bar) *bar++ = '\0';
        if (piece->filter_count == MOST_FILTERS)
            return REFUSE(place, _("%s: too many filters for one value"), name);
        const struct filter *compiled =
            filter_compile(filter, piece->path, !piece->filter_count, name, place);
        if (!compiled) return false;
        piece->filters[piece->filter_count++] = compiled;
    }
    return true;
}

static bool prints_by_itself(const struct path *path, const char *name,
                             const struct path_place *place) {
    const struct field *field = path_field(path);
    if (field && field->type == FIELD_digest)
        return REFUSE(place, _("%s: digests are not printed; they stand in the volume's manifest"),
                      name);
    if (path_type(path) == VALUE_TRUTH)
        return REFUSE(place, _("%s: say what yes and no print as, for example |choose:是/否"),
                      name);
    if (path_type(path) == VALUE_RECORD)
        return REFUSE(place, _("%s: a list has no text; use it as a row source, or |count"), name);
    return true;
}

static bool compile_path(char *name, const struct text_terms *terms, const struct path_place *place,
                         struct piece *piece) {
    static const char label[] = "label:";
    bool term = strncmp(name, label, sizeof label - 1) == 0;
    char *bar = strchr(name, '|');
    if (bar) *bar++ = '\0';
    if (term) name += sizeof label - 1;
    piece->path = path_parse(name, terms->scope, place);
    if (!piece->path) return false;
    if (term) piece->text = path_label(piece->path);
    if (!compile_filters(bar, name, place, piece)) return false;
    if (piece->filter_count && filter_counts(piece->filters[0])) {
        piece->path = path_counting(piece->path, place);
        piece->filter_count = 0;
    }
    return term || terms->spoken || piece->filter_count ||
           prints_by_itself(piece->path, name, place);
}

static bool compile_value(char *name, const struct text_terms *terms,
                          const struct path_place *place, struct piece *piece) {
    bool page = strcmp(name, "page") == 0 || strcmp(name, "pages") == 0;
    piece->argument = terms->argument ? terms->argument(terms->context, name) : -1;
    if (piece->argument >= 0) return true;
    if (terms->page_line && page) {
        piece->text = arena_printf(place->arena, "{%s}", name);
    } else if (!terms->page_line && terms->scope && strcmp(name, "line") == 0) {
        piece->text = "\n";
    } else if (!terms->scope) {
        return REFUSE(place, _("there is no value {%s} here; there are: %s"), name, terms->known);
    } else {
        return compile_path(name, terms, place, piece);
    }
    return true;
}

// Cuts "a {b} c" at its braces. `at` is a copy that the pieces point into.
static bool compile_pieces(char *at, const struct text_terms *terms, const struct path_place *place,
                           struct piece *pieces, size_t *count) {
    while (*at) {
        if (*count == MOST_PIECES)
            return REFUSE(place, _("%s…: too many values in one text; divide it"), at);
        struct piece *piece = &pieces[(*count)++];
        *piece = (struct piece){0};
        if (at[0] == '{' && at[1] != '{') {
            char *end = strchr(at, '}');
            if (!end) return REFUSE(place, _("%s: a brace is opened and not closed"), at);
            *end = '\0';
            if (!compile_value(at + 1, terms, place, piece)) return false;
            at = end + 1;
        } else if (at[0] == '{') {
            piece->text = "{";
            at += 2;
        } else {
            size_t length = strcspn(at, "{");
            piece->text = arena_copy_bytes(place->arena, at, length);
            at += length;
        }
    }
    return true;
}

struct text *text_compile(const char *source, const struct text_terms *terms,
                          const struct path_place *place) {
    struct piece pieces[MOST_PIECES];
    struct text *text = arena_alloc(place->arena, sizeof *text);
    *text = (struct text){.absent = terms->absent ? terms->absent : "", .spoken = terms->spoken};
    if (!source) return text;
    char *copy = arena_copy(place->arena, source);
    if (!compile_pieces(copy, terms, place, pieces, &text->count)) return NULL;
    text->pieces = arena_alloc(place->arena, text->count * sizeof *pieces);
    memcpy(text->pieces, pieces, text->count * sizeof *pieces);
    return text;
}

// ---- printing -----------------------------------------------------------------------------------

static const char *path_text(const struct text *text, const struct piece *piece,
                             const struct text_values *values, struct text_pool *pool) {
    const struct world *world = values->world;
    struct value value = path_value(world, piece->path, values->frame);
    if (text->spoken && !piece->filter_count)
        return path_show(world, piece->path, &value, pool->arena);
    const struct filter_use use = {piece->path, world->codes, pool};
    for (size_t i = 0; i < piece->filter_count; i++)
        value = filter_apply(piece->filters[i], &use, &value);
    return filter_text(&use, &value);
}

static const char *piece_text(const struct text *text, const struct piece *piece,
                              const struct text_values *values, struct text_pool *pool) {
    if (piece->text) return piece->text;
    const char *printed =
        piece->path ? path_text(text, piece, values, pool) : values->arguments[piece->argument];
    return printed ? printed : text->absent;
}

const char *text_print(const struct text *text, const struct text_values *values,
                       struct text_pool *pool) {
    if (!text->count) return "";
    if (text->count == 1) return piece_text(text, text->pieces, values, pool);
    const char *texts[MOST_PIECES];
    for (size_t i = 0; i < text->count; i++)
        texts[i] = piece_text(text, &text->pieces[i], values, pool);
    for (size_t i = 0; i < text->count; i++) text_pool_add(pool, texts[i], strlen(texts[i]));
    return text_pool_end(pool);
}

const char *text_write(const struct text *text, const struct text_values *values,
                       struct arena *arena) {
    char room[1024];
    struct text_block block = {.capacity = sizeof room, .bytes = room};
    struct text_pool pool = text_pool_from(&block, arena);
    return arena_copy(arena, text_print(text, values, &pool));
}

const char *text_code(const struct text *text, const struct text_values *values,
                      struct text_pool *pool) {
    const struct piece *piece = text->pieces;
    if (text->count != 1 || !piece->path || piece->text) return NULL;
    if (!filter_code_differs(piece->path, piece->filter_count > 0)) return NULL;
    struct value value = path_value(values->world, piece->path, values->frame);
    return value_plain(&value, pool);
}

const struct path *text_subject(const struct text *text) {
    const struct path *nameless = NULL;
    for (size_t i = 0; i < text->count; i++) {
        const struct path *path = text->pieces[i].path;
        size_t place;
        const struct scope_name *start = path ? path_start(path, &place) : NULL;
        if (!start || text->pieces[i].text) continue;
        if (scope_is_named(start)) return path;
        if (!nameless) nameless = path;
    }
    return nameless;
}
