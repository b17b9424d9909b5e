// SPDX-License-Identifier: Apache-2.0
#include "expression/expression.h"

#include <string.h>

#include "base/language.h"
#include "expression/filter.h"

enum { MOST_PIECES = 48, MOST_FILTERS = 6 };

struct piece {
    const char *text; // of the template; NULL: a value
    struct reference reference;
    const struct filter *filters[MOST_FILTERS];
    size_t filter_count;
};

struct expression {
    struct piece *pieces;
    size_t count;
};

#define REFUSE(place, ...)                                                                         \
    diagnose((place)->diagnostics, STATUS_INPUT, (place)->file, (long)(place)->line, __VA_ARGS__)

static bool compile_value(char *text, const struct scope_names *names, const struct place *place,
                          struct piece *piece) {
    char *bar = strchr(text, '|');
    if (bar) *bar++ = '\0';
    if (!scope_find(names, text, place, &piece->reference)) return false;
    while (bar) {
        char *filter = bar;
        bar = strchr(bar, '|');
        if (bar) *bar++ = '\0';
        if (piece->filter_count == MOST_FILTERS)
            return REFUSE(place, _("%s: too many filters for one value"), text);
        const struct filter *compiled =
            filter_compile(filter, &piece->reference, !piece->filter_count, text, place);
        if (!compiled) return false;
        piece->filters[piece->filter_count++] = compiled;
    }
    enum field_type type = piece->reference.field->type;
    if (!piece->filter_count && type == FIELD_boolean)
        return REFUSE(place, _("%s: say what yes and no print as, for example |choose:是/否"),
                      text);
    if (!piece->filter_count && type == FIELD_list)
        return REFUSE(place, _("%s: a list has no text; use it as a row source, or |count"), text);
    return true;
}

// Cuts "a {b} c" at its braces. `at` is the copy that the pieces point into.
static bool compile_pieces(char *at, enum expression_use use, const struct scope_names *names,
                           const struct place *place, struct piece *pieces, size_t *count) {
    while (*at) {
        if (*count == MOST_PIECES)
            return REFUSE(place, _("%s…: too many values in one text; divide it"), at);
        struct piece *piece = &pieces[(*count)++];
        *piece = (struct piece){0};
        if (at[0] == '{' && at[1] != '{') {
            char *end = strchr(at, '}');
            if (!end) return REFUSE(place, _("%s: a brace is opened and not closed"), at);
            *end = '\0';
            bool page = use == EXPRESSION_PAGE_LINE &&
                        (strcmp(at + 1, "page") == 0 || strcmp(at + 1, "pages") == 0);
            if (use == EXPRESSION_TEXT && strcmp(at + 1, "line") == 0)
                piece->text = "\n";
            else if (page)
                piece->text = arena_printf(place->arena, "{%s}", at + 1);
            else if (!compile_value(at + 1, names, place, piece))
                return false;
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

struct expression *expression_compile(const char *text, enum expression_use use,
                                      const struct scope_names *names, const struct place *place) {
    struct piece pieces[MOST_PIECES];
    struct expression *expression = arena_alloc(place->arena, sizeof *expression);
    if (!text) return expression;
    char *copy = arena_copy(place->arena, text);
    if (!compile_pieces(copy, use, names, place, pieces, &expression->count)) return NULL;
    expression->pieces = arena_alloc(place->arena, expression->count * sizeof *pieces);
    memcpy(expression->pieces, pieces, expression->count * sizeof *pieces);
    return expression;
}

static const char *piece_text(const struct piece *piece, const struct name_scope *scope,
                              const struct codes *codes, struct text_pool *pool) {
    if (piece->text) return piece->text;
    struct value value = {scope->records[piece->reference.slot], &piece->reference, NULL};
    for (size_t i = 0; i < piece->filter_count; i++)
        filter_apply(piece->filters[i], codes, pool, &value);
    return value_text(&value, codes, pool);
}

const char *expression_text(const struct expression *expression, const struct name_scope *scope,
                            const struct codes *codes, struct text_pool *pool) {
    if (!expression->count) return "";
    if (expression->count == 1) return piece_text(expression->pieces, scope, codes, pool);
    const char *texts[MOST_PIECES];
    for (size_t i = 0; i < expression->count; i++)
        texts[i] = piece_text(&expression->pieces[i], scope, codes, pool);
    for (size_t i = 0; i < expression->count; i++) text_pool_add(pool, texts[i], strlen(texts[i]));
    return text_pool_end(pool);
}

const char *expression_code(const struct expression *expression, const struct name_scope *scope,
                            struct text_pool *pool) {
    const struct piece *piece = expression->pieces;
    if (expression->count != 1 || piece->text) return NULL;
    enum field_type type = piece->reference.field->type;
    bool differs = piece->reference.list || type == FIELD_boolean ||
                   ((type == FIELD_date || type == FIELD_moment) && piece->filter_count) ||
                   type == FIELD_moment;
    if (!differs) return NULL;
    struct value value = {scope->records[piece->reference.slot], &piece->reference, NULL};
    return value.record ? value_plain(&value, pool) : NULL;
}

const struct reference *expression_reference(const struct expression *expression) {
    const struct reference *nameless = NULL;
    for (size_t i = 0; i < expression->count; i++) {
        const struct reference *reference = &expression->pieces[i].reference;
        if (expression->pieces[i].text) continue;
        if (reference->number || scope_has_name(reference)) return reference;
        if (!nameless) nameless = reference;
    }
    return nameless;
}

bool expression_is_empty(const struct expression *expression) {
    return !expression->count;
}

// ---- conditions -------------------------------------------------------------------------------

struct condition {
    struct reference reference;
    enum { IS_PRESENT, IS_ABSENT, EQUALS, DIFFERS } kind;
    const char *values[16];
    size_t count;
};

static bool split(const char *text, struct condition *condition, const struct place *place) {
    char *at = arena_copy(place->arena, text);
    for (char *rest, *word = strtok_r(at, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        if (condition->count == sizeof condition->values / sizeof *condition->values)
            return REFUSE(place, _("%s: a condition holds at most 16 values"), text);
        condition->values[condition->count++] = word;
    }
    return true;
}

bool condition_compile(const char *path, const char *is, const char *equals, const char *differs,
                       const struct scope_names *names, const struct place *place,
                       struct condition **condition) {
    *condition = NULL;
    int asked = !!is + !!equals + !!differs;
    if (!path && !asked) return true;
    if (!path || asked > 1)
        return REFUSE(place,
                      _("%s: a condition names one field and at most one of is, equals, differs"),
                      path ? path
                           : (is       ? is
                              : equals ? equals
                                       : differs));
    struct condition *made = arena_alloc(place->arena, sizeof *made);
    if (!scope_find(names, path, place, &made->reference)) return false;
    if (equals || differs) {
        if (made->reference.field->type == FIELD_list)
            return REFUSE(place, _("%s: a list can only be present or absent"), path);
        made->kind = equals ? EQUALS : DIFFERS;
        if (!split(equals ? equals : differs, made, place)) return false;
    } else {
        made->kind = is && strcmp(is, "absent") == 0 ? IS_ABSENT : IS_PRESENT;
    }
    *condition = made;
    return true;
}

static bool is_one_of(const struct condition *condition, const struct record *record) {
    const struct field *field = condition->reference.field;
    if (!record || !record_has(record, field)) return false;
    char text[DECIMAL_TEXT + 16];
    const char *plain = text;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        plain = record_text(record, field);
        break;
    case FIELD_integer:
    case FIELD_decimal:
        decimal_format(record_decimal(record, field), text);
        break;
    case FIELD_boolean:
        plain = record_boolean(record, field) ? "true" : "false";
        break;
    case FIELD_date:
        date_format(record_date(record, field), text);
        break;
    case FIELD_moment:
        moment_format(record_moment(record, field), text);
        break;
    case FIELD_digest:
    case FIELD_list:
        return false;
    }
    for (size_t i = 0; i < condition->count; i++)
        if (strcmp(condition->values[i], plain) == 0) return true;
    return false;
}

bool condition_holds(const struct condition *condition, const struct name_scope *scope) {
    if (!condition) return true;
    const struct record *record = scope->records[condition->reference.slot];
    bool present = record && record_has(record, condition->reference.field);
    switch (condition->kind) {
    case IS_PRESENT:
        return present;
    case IS_ABSENT:
        return !present;
    case EQUALS:
        return is_one_of(condition, record);
    case DIFFERS:
        return !is_one_of(condition, record);
    }
    return false;
}
