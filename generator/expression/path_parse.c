// SPDX-License-Identifier: Apache-2.0
// From the text of a path to steps over the records' tables. Whatever does not fit is refused here,
// with what would have.
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "expression/path_parts.h"
#include "model/batch.h"
#include "model/history.h"
#include "model/institution.h"
#include "model/references.h"

static const struct {
    const char *name;
    const struct record_kind *kind;
} roots[ROOTS] = {
    [ROOT_BATCH] = {"batch", &batch_kind},
    [ROOT_DOSSIER] = {"dossier", &dossier_kind},
    [ROOT_HISTORY] = {"history", &history_kind},
    [ROOT_REFERENCES] = {"references", &references_kind},
};

const struct path_day_name path_days[DAYS] = {
    [DAY_AS_OF] = {"asOf", "核查基准日"},
    [DAY_FIRST_EXAM] = {"firstExam", "首场考试日期"},
    [DAY_LAST_EXAM] = {"lastExam", "末场考试日期"},
    [DAY_CLOSED_ON] = {"closedOn", "批次办结日期"},
};

struct parser {
    const char *at;
    const char *source;
    const struct path_scope *scope;
    const struct path_place *place;
};

static bool wrong(const struct parser *parser, const char *message) {
    return diagnose(parser->place->diagnostics, STATUS_INPUT, parser->place->file,
                    parser->place->line, "\"%s\": %s", parser->source, message);
}

static bool no_field(const struct parser *parser, const struct record_kind *kind,
                     const char *name) {
    char has[512];
    size_t used = 0;
    for (size_t i = 0; i < kind->field_count && used + 64 < sizeof has; i++)
        used += (size_t)snprintf(has + used, sizeof has - used, "%s%s", i ? " " : "",
                                 kind->fields[i].name);
    return diagnose(parser->place->diagnostics, STATUS_INPUT, parser->place->file,
                    parser->place->line, _("\"%s\": <%s> has no field \"%s\"; it has: %s"),
                    parser->source, kind->name, name, has);
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool read_name(struct parser *parser, char *name, size_t size) {
    size_t length = 0;
    while (is_name(parser->at[length])) length++;
    if (length == 0 || length >= size) return wrong(parser, _("a name is expected"));
    memcpy(name, parser->at, length);
    name[length] = '\0';
    parser->at += length;
    return true;
}

static const struct record_kind *innermost(const struct path_scope *scope) {
    return scope->kinds[scope->depth - 1];
}

// ---- filters ----------------------------------------------------------------------------------

static bool read_comparison(struct parser *parser, struct path_filter *filter) {
    static const struct {
        const char *text;
        enum comparison comparison;
    } comparisons[] = {{"!=", COMPARE_UNEQUAL}, {"<=", COMPARE_NOT_MORE}, {">=", COMPARE_NOT_LESS},
                       {"=", COMPARE_EQUAL},    {"<", COMPARE_LESS},      {">", COMPARE_MORE},
                       {"~", COMPARE_HOLDS}};
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++) {
        size_t length = strlen(comparisons[i].text);
        if (strncmp(parser->at, comparisons[i].text, length) != 0) continue;
        filter->comparison = comparisons[i].comparison;
        parser->at += length;
        filter->absent_passes = *parser->at == '?';
        parser->at += filter->absent_passes;
        return true;
    }
    return wrong(parser, _("a filter needs one of = != < <= > >= ~"));
}

// "@asOf-12months": cuts the offset off and reads it.
static bool read_offset(struct parser *parser, char *text, struct path_filter *filter) {
    char *at = text + strcspn(text, "+-");
    if (!*at) return true;
    char quantity[48];
    size_t number = strspn(at + 1, "0123456789");
    snprintf(quantity, sizeof quantity, "%.*s %s", (int)number, at + 1, at + 1 + number);
    if (number > 4 || !quantity_parse(quantity, &filter->offset) ||
        unit_dimension(filter->offset.unit) != DIMENSION_TIME)
        return wrong(parser, _("the offset must be a number and a unit of time, as in -12months"));
    filter->offset_sign = *at == '-' ? -1 : 1;
    *at = '\0';
    return true;
}

static bool constant_value(struct parser *parser, struct path_filter *filter, const char *word) {
    const struct path *left = filter->left;
    struct value *value = &filter->constant;
    date day;
    decimal number;
    switch (left->type) {
    case VALUE_TEXT:
        if (left->list && path_field(left)->type == FIELD_code &&
            !codes_find(parser->place->codes, left->list, word))
            return diagnose(parser->place->diagnostics, STATUS_INPUT, parser->place->file,
                            parser->place->line,
                            _("\"%s\": \"%s\" is no value of the code list \"%s\""), parser->source,
                            word, left->list);
        *value = (struct value){.type = VALUE_TEXT,
                                .text = arena_copy(parser->place->arena, word),
                                .length = (uint32_t)strlen(word)};
        return true;
    case VALUE_NUMBER:
        if (!decimal_parse(word, &number)) return wrong(parser, _("a number is expected"));
        *value = value_number(number);
        return true;
    case VALUE_TIME:
        if (!date_parse(word, &day)) return wrong(parser, _("a date is expected: 2025-03-01"));
        *value = value_time(moment_of(day, 0, 0, 0), false);
        return true;
    case VALUE_TRUTH:
        if (strcmp(word, "true") != 0 && strcmp(word, "false") != 0)
            return wrong(parser, _("true or false is expected"));
        *value = (struct value){.type = VALUE_TRUTH, .truth = *word == 't'};
        return true;
    default:
        return wrong(parser, _("this field cannot be compared"));
    }
}

static bool read_filter(struct parser *parser, const struct record_kind *kind,
                        struct path_filter *filter) {
    struct path_place place = *parser->place;
    struct path_scope item = {{kind}, 1};
    char text[256];
    size_t length = strcspn(parser->at, "=!<>~],");
    if (length == 0 || length >= sizeof text) return wrong(parser, _("a filter needs a field"));
    snprintf(text, sizeof text, "%.*s", (int)length, parser->at);
    parser->at += length;
    filter->left = path_parse(text, &item, &place);
    if (!filter->left || !read_comparison(parser, filter)) return false;
    length = strcspn(parser->at, "],");
    if (length == 0 || length >= sizeof text) return wrong(parser, _("a filter needs a value"));
    snprintf(text, sizeof text, "%.*s", (int)length, parser->at);
    parser->at += length;
    if (filter->comparison == COMPARE_HOLDS && filter->left->type != VALUE_TEXT)
        return wrong(parser, _("~ looks for a word in a text"));
    if (*text != '@') return constant_value(parser, filter, text);
    if (!read_offset(parser, text, filter)) return false;
    filter->right = path_parse(text + 1, parser->scope, &place);
    if (!filter->right) return false;
    if (filter->right->type != filter->left->type || filter->left->type == VALUE_RECORD)
        return wrong(parser, _("the two sides of a filter are of different types"));
    if (filter->offset.unit != UNIT_NONE && filter->right->type != VALUE_TIME)
        return wrong(parser, _("only a date can have an offset"));
    return true;
}

static bool read_filters(struct parser *parser, const struct record_kind *kind,
                         struct path_step *step) {
    const struct path_filter **end = &step->filters;
    if (*parser->at != '[') return true;
    do {
        parser->at++;
        struct path_filter *filter = arena_alloc(parser->place->arena, sizeof *filter);
        if (!read_filter(parser, kind, filter)) return false;
        *end = filter;
        end = (const struct path_filter **)&filter->next;
    } while (*parser->at == ',');
    if (*parser->at != ']') return wrong(parser, _("] is missing"));
    parser->at++;
    return true;
}

// ---- steps ------------------------------------------------------------------------------------

static struct path_step *next_step(struct parser *parser, struct path_branch *branch) {
    if (branch->depth < PATH_DEPTH) return &branch->steps[branch->depth++];
    wrong(parser, _("too many steps"));
    return NULL;
}

static const struct path *plain_path(const struct record_kind *kind, const char *field,
                                     const struct path_place *place) {
    struct path_scope scope = {{kind}, 1};
    return path_parse(field, &scope, place);
}

// "code level" -> paths from a record of `kind`.
static unsigned key_paths(const char *names, const struct record_kind *kind,
                          const struct path_place *place, const struct path **paths) {
    unsigned count = 0;
    while (*names && count < LOOKUP_KEYS) {
        char name[64];
        size_t length = strcspn(names, " ");
        snprintf(name, sizeof name, "%.*s", (int)length, names);
        paths[count++] = plain_path(kind, name, place);
        names += length + (names[length] == ' ');
    }
    return count;
}

static bool refer(struct parser *parser, struct path_branch *branch, const struct reference *to,
                  const struct record_kind *from) {
    struct path_step *step = next_step(parser, branch);
    if (!step) return false;
    struct path_each each;
    struct path_scope scope;
    const struct path *keys[LOOKUP_KEYS];
    if (!path_parse_each(to->list, &each, &scope, parser->place)) return false;
    unsigned count = key_paths(to->target_keys, to->target, parser->place, keys);
    key_paths(to->own_keys, from, parser->place, step->own_keys);
    step->lookup = lookup_intern(ROOT_BATCH, each.lists, each.depth, keys, count, parser->place);
    return true;
}

// Everything from the field `name` of `kind` on.
static bool read_steps(struct parser *parser, struct path_branch *branch,
                       const struct record_kind *kind, const char *first) {
    char name[64];
    snprintf(name, sizeof name, "%s", first);
    for (;;) {
        const struct field *field = record_field(kind, name);
        if (!field) return no_field(parser, kind, name);
        if (field->type == FIELD_list) {
            struct path_step *step = next_step(parser, branch);
            if (!step) return false;
            step->list = field;
            branch->kind = kind = field->items;
            if (!read_filters(parser, kind, step)) return false;
            if (*parser->at != '.') return true;
        } else {
            const struct reference *reference =
                *parser->at == '.' ? reference_find(kind, field) : NULL;
            branch->field = field;
            branch->kind = kind;
            if (*parser->at != '.') return true;
            if (!reference) return wrong(parser, _("a field that is no list leads nowhere"));
            if (!refer(parser, branch, reference, kind)) return false;
            branch->field = NULL;
            branch->kind = kind = reference->target;
        }
        parser->at++;
        if (!read_name(parser, name, sizeof name)) return false;
    }
}

// Whether a field of this name can go on as the path does.
static bool can_be_field(const struct parser *parser, const struct record_kind *kind,
                         const char *name) {
    const struct field *field = record_field(kind, name);
    if (!field) return false;
    return *parser->at != '.' || field->type == FIELD_list || reference_find(kind, field);
}

static bool from_record(struct parser *parser, struct path_branch *branch,
                        const struct record_kind *kind) {
    char name[64];
    branch->kind = kind;
    if (*parser->at != '.') return wrong(parser, _("a field of this record is expected"));
    parser->at++;
    return read_name(parser, name, sizeof name) && read_steps(parser, branch, kind, name);
}

static bool read_branch(struct parser *parser, struct path_branch *branch) {
    char name[64];
    if (!read_name(parser, name, sizeof name)) return false;
    const struct path_scope *scope = parser->scope;
    if (can_be_field(parser, innermost(scope), name)) {
        branch->origin = ORIGIN_FRAME;
        branch->start = scope->depth - 1;
        return read_steps(parser, branch, innermost(scope), name);
    }
    for (unsigned i = 0; i < ROOTS; i++)
        if (strcmp(name, roots[i].name) == 0) {
            branch->origin = ORIGIN_ROOT;
            branch->start = i;
            return from_record(parser, branch, roots[i].kind);
        }
    for (unsigned i = scope->depth; i-- > 0;)
        if (strcmp(name, scope->kinds[i]->name) == 0) {
            branch->origin = ORIGIN_FRAME;
            branch->start = i;
            return from_record(parser, branch, scope->kinds[i]);
        }
    for (unsigned i = 0; i < DAYS; i++)
        if (strcmp(name, path_days[i].name) == 0) {
            branch->origin = ORIGIN_DAY;
            branch->start = i;
            return *parser->at == '.' ? wrong(parser, _("a day leads nowhere")) : true;
        }
    return no_field(parser, innermost(scope), name);
}

struct path *path_parse(const char *source, const struct path_scope *scope,
                        const struct path_place *place) {
    struct parser parser = {source, source, scope, place};
    struct path *path = arena_alloc(place->arena, sizeof *path);
    path->source = arena_copy(place->arena, source);
    size_t name = 0;
    while (is_name(source[name])) name++;
    if (source[name] == '(') {
        path->function = path_function_find(source, name);
        if (!path->function) {
            wrong(&parser, _("there is no such function; see schemas/regulation.xsd"));
            return NULL;
        }
        parser.at += name;
    }
    do {
        if (path->function) parser.at++; // ( or ,
        if (path->branch_count == PATH_BRANCHES) {
            wrong(&parser, _("too many arguments"));
            return NULL;
        }
        if (!read_branch(&parser, &path->branches[path->branch_count++])) return NULL;
    } while (path->function && *parser.at == ',');
    if (path->function && *parser.at++ != ')') {
        wrong(&parser, _(") is missing"));
        return NULL;
    }
    if (*parser.at) {
        wrong(&parser, _("what stands behind the end of the path?"));
        return NULL;
    }
    return path_settle(path, place) ? path : NULL;
}

bool path_parse_each(const char *source, struct path_each *each, struct path_scope *scope,
                     const struct path_place *place) {
    struct path_scope start = {{&batch_kind}, 1};
    struct parser parser = {source, source, &start, place};
    char name[64];
    *each = (struct path_each){.root = ROOT_BATCH};
    bool named = false;
    if (!read_name(&parser, name, sizeof name)) return false;
    for (unsigned i = 0; i < ROOTS; i++)
        if (strcmp(name, roots[i].name) == 0) {
            each->root = (enum path_root)i;
            named = true;
        }
    const struct record_kind *kind = roots[each->root].kind;
    *scope = (struct path_scope){{kind}, 1};
    while (!named || *parser.at) {
        if (named) {
            if (*parser.at != '/') return wrong(&parser, _("lists are separated by /"));
            parser.at++;
            if (!read_name(&parser, name, sizeof name)) return false;
        }
        named = true;
        const struct field *field = record_field(kind, name);
        if (!field) return no_field(&parser, kind, name);
        if (field->type != FIELD_list) return wrong(&parser, _("only lists can be gone through"));
        if (scope->depth == PATH_DEPTH) return wrong(&parser, _("too many steps"));
        each->lists[each->depth++] = field;
        scope->kinds[scope->depth++] = kind = field->items;
    }
    return true;
}
