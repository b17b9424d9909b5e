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
    [DAY_OWN_NOTICE] = {"ownNotice", "本地区通知的适用日期"},
    [DAY_KNOWN_UNTIL] = {"knownUntil", "导出日期"},
};

struct parser {
    const char *at;
    const char *source;
    const struct path_scope *scope;
    const struct path_place *place;
    struct path_step steps[PATH_DEPTH]; // of the branch that is being read
};

static bool wrong(const struct parser *parser, const char *message) {
    return diagnose(parser->place->diagnostics, STATUS_INPUT, parser->place->file,
                    parser->place->line, "\"%s\": %s", parser->source, message);
}

#define REFUSE(place, ...)                                                                         \
    diagnose((place)->diagnostics, STATUS_INPUT, (place)->file, (place)->line, __VA_ARGS__)

static const char *fields_of(const struct record_kind *kind, struct arena *arena) {
    const char *has = "";
    for (size_t i = 0; i < kind->field_count; i++)
        has = arena_printf(arena, "%s%s%s", has, i ? " " : "", kind->fields[i].name);
    return has;
}

static bool no_field(const struct parser *parser, const struct record_kind *kind,
                     const char *name) {
    return REFUSE(parser->place, _("\"%s\": <%s> has no field \"%s\"; it has: %s"), parser->source,
                  kind->name, name, fields_of(kind, parser->place->arena));
}

static bool no_record(const struct parser *parser) {
    const struct path_scope *scope = parser->scope;
    const char *known = "";
    for (unsigned i = 0; i < scope->depth; i++)
        known = arena_printf(parser->place->arena, "%s%s%s", known, i ? ", " : "",
                             scope->names[i].name);
    return REFUSE(parser->place, _("%s: nothing of that name here; there are %s"), parser->source,
                  known);
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
    return scope->names[scope->depth - 1].kind;
}

// ---- constants --------------------------------------------------------------------------------

static bool read_time(const struct path *path, const char *word, struct value *value) {
    const struct field *field = path_field(path);
    moment when;
    date day;
    if (field && field->type == FIELD_moment && moment_parse(word, &when)) {
        *value = value_time(when, true);
        return true;
    }
    if (!date_parse(word, &day)) return false;
    *value = value_time(moment_of(day, 0, 0, 0), false);
    return true;
}

// `within`: the path that it stands in; NULL: it stands alone.
static bool no_constant(const struct path_place *place, const char *within, const char *message) {
    return within ? REFUSE(place, "\"%s\": %s", within, message) : REFUSE(place, "%s", message);
}

static bool read_constant(const struct path *path, const char *word, const char *within,
                          const struct path_place *place, struct value *value) {
    const struct field *field = path_field(path);
    struct arena *arena = place->arena;
    decimal number;
    switch (path->type) {
    case VALUE_TEXT:
        if (path->list && field && field->type == FIELD_code &&
            !codes_find(place->codes, path->list, word))
            return no_constant(place, within,
                               arena_printf(arena, _("\"%s\" is no value of the code list \"%s\""),
                                            word, path->list));
        *value = value_text(arena_copy(arena, word));
        return true;
    case VALUE_NUMBER:
        *value = value_number(decimal_parse(word, &number) ? number : DECIMAL_NONE);
        return value->type || no_constant(place, within, _("a number is expected"));
    case VALUE_TIME:
        return read_time(path, word, value) ||
               no_constant(place, within, _("a date is expected: 2025-03-01"));
    case VALUE_TRUTH:
        *value = (struct value){.type = VALUE_TRUTH, .truth = *word == 't'};
        return strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
               no_constant(place, within, _("true or false is expected"));
    default:
        return no_constant(place, within ? within : path->source,
                           _("this field cannot be compared"));
    }
}

bool path_constant(const struct path *path, const char *word, const struct path_place *place,
                   struct value *value) {
    return read_constant(path, word, NULL, place, value);
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

static bool read_filter(struct parser *parser, const struct record_kind *kind,
                        struct path_filter *filter) {
    const struct path_place *place = parser->place;
    const struct scope_name name = scope_name_of(kind);
    const struct path_scope item = {&name, 1, false};
    char text[256];
    size_t length = strcspn(parser->at, "=!<>~],");
    if (length == 0 || length >= sizeof text) return wrong(parser, _("a filter needs a field"));
    snprintf(text, sizeof text, "%.*s", (int)length, parser->at);
    parser->at += length;
    filter->left = path_parse(text, &item, place);
    if (!filter->left || !read_comparison(parser, filter)) return false;
    length = strcspn(parser->at, "],");
    if (length == 0 || length >= sizeof text) return wrong(parser, _("a filter needs a value"));
    snprintf(text, sizeof text, "%.*s", (int)length, parser->at);
    parser->at += length;
    if (filter->comparison == COMPARE_HOLDS && filter->left->type != VALUE_TEXT)
        return wrong(parser, _("~ looks for a word in a text"));
    if (*text != '@')
        return read_constant(filter->left, text, parser->source, place, &filter->constant);
    if (!read_offset(parser, text, filter)) return false;
    filter->right = path_parse(text + 1, parser->scope, place);
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
    if (branch->depth == PATH_DEPTH) {
        wrong(parser, _("too many steps"));
        return NULL;
    }
    struct path_step *step = &parser->steps[branch->depth++];
    *step = (struct path_step){0};
    return step;
}

static const struct path *plain_path(const struct record_kind *kind, const char *field,
                                     const struct path_place *place) {
    const struct scope_name name = scope_name_of(kind);
    const struct path_scope scope = {&name, 1, false};
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
                *parser->at == '.' && parser->place->lookups ? reference_find(kind, field) : NULL;
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

static bool start_at(struct parser *parser, struct path_branch *branch, enum path_origin origin,
                     int start, const struct record_kind *kind) {
    char name[64];
    branch->origin = origin;
    branch->start = (unsigned)start;
    branch->kind = kind;
    if (*parser->at != '.')
        return REFUSE(parser->place, _("\"%s\": a field of <%s> is expected behind a point: %s"),
                      parser->source, kind->name, fields_of(kind, parser->place->arena));
    parser->at++;
    return read_name(parser, name, sizeof name) && read_steps(parser, branch, kind, name);
}

static int find_root(const char *name) {
    for (int i = 0; i < ROOTS; i++)
        if (strcmp(name, roots[i].name) == 0) return i;
    return -1;
}

static int find_record(const struct path_scope *scope, const char *name) {
    for (int i = (int)scope->depth; i-- > 0;)
        if (strcmp(name, scope->names[i].name) == 0) return i;
    return -1;
}

static int find_day(const char *name) {
    for (int i = 0; i < DAYS; i++)
        if (strcmp(name, path_days[i].name) == 0) return i;
    return -1;
}

void path_use(const struct path_place *place, size_t at) {
    if (place->uses && !place->uses[at].file)
        place->uses[at] = (struct path_use){place->file, place->line};
}

static bool read_start(struct parser *parser, struct path_branch *branch) {
    char name[64];
    if (!read_name(parser, name, sizeof name)) return false;
    const struct path_scope *scope = parser->scope;
    int record = find_record(scope, name);
    if (scope->qualified && record < 0) return no_record(parser);
    if (scope->qualified) {
        path_use(parser->place, (size_t)record);
        return start_at(parser, branch, ORIGIN_FRAME, record, scope->names[record].kind);
    }
    if (can_be_field(parser, innermost(scope), name)) {
        branch->start = scope->depth - 1;
        return read_steps(parser, branch, innermost(scope), name);
    }
    int root = find_root(name), day = find_day(name);
    if (root >= 0) return start_at(parser, branch, ORIGIN_ROOT, root, roots[root].kind);
    if (record >= 0)
        return start_at(parser, branch, ORIGIN_FRAME, record, scope->names[record].kind);
    if (day < 0) return no_field(parser, innermost(scope), name);
    branch->origin = ORIGIN_DAY;
    branch->start = (unsigned)day;
    return *parser->at == '.' ? wrong(parser, _("a day leads nowhere")) : true;
}

static bool read_branch(struct parser *parser, struct path_branch *branch) {
    *branch = (struct path_branch){.origin = ORIGIN_FRAME};
    if (!read_start(parser, branch)) return false;
    size_t size = branch->depth * sizeof *branch->steps;
    branch->steps = arena_alloc(parser->place->arena, size);
    memcpy(branch->steps, parser->steps, size);
    return true;
}

// "name(" or nothing. False after a message.
static bool read_function(struct parser *parser, struct path *path) {
    size_t name = 0;
    while (is_name(parser->at[name])) name++;
    if (parser->at[name] != '(') return true;
    path->function = path_function_find(parser->at, name);
    if (!path->function)
        return wrong(parser, _("there is no such function; see schemas/regulation.xsd"));
    parser->at += name;
    return true;
}

static bool read_path(struct parser *parser, struct path *path) {
    struct path_branch branches[PATH_BRANCHES];
    if (!read_function(parser, path)) return false;
    do {
        if (path->function) parser->at++; // ( or ,
        if (path->branch_count == PATH_BRANCHES) return wrong(parser, _("too many arguments"));
        if (!read_branch(parser, &branches[path->branch_count++])) return false;
    } while (path->function && *parser->at == ',');
    if (path->function && *parser->at++ != ')') return wrong(parser, _(") is missing"));
    if (*parser->at) return wrong(parser, _("what stands behind the end of the path?"));
    size_t size = path->branch_count * sizeof *branches;
    path->branches = arena_alloc(parser->place->arena, size);
    memcpy(path->branches, branches, size);
    return true;
}

struct path *path_parse(const char *source, const struct path_scope *scope,
                        const struct path_place *place) {
    struct parser parser = {.at = source, .source = source, .scope = scope, .place = place};
    struct path *path = arena_alloc(place->arena, sizeof *path);
    path->source = arena_copy(place->arena, source);
    if (!read_path(&parser, path)) return NULL;
    const struct path_branch *first = &path->branches[0];
    if (first->origin == ORIGIN_FRAME) path->start = scope->names[first->start];
    return path_settle(path, place) ? path : NULL;
}

bool path_parse_each(const char *source, struct path_each *each, struct path_scope *scope,
                     const struct path_place *place) {
    struct parser parser = {.at = source, .source = source, .place = place};
    struct scope_name *names = arena_alloc(place->arena, PATH_DEPTH * sizeof *names);
    char name[64];
    *each = (struct path_each){.root = ROOT_BATCH};
    if (!read_name(&parser, name, sizeof name)) return false;
    int root = find_root(name);
    bool named = root >= 0;
    if (named) each->root = (enum path_root)root;
    const struct record_kind *kind = roots[each->root].kind;
    *scope = (struct path_scope){names, 1, false};
    names[0] = scope_name_of(kind);
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
        kind = field->items;
        names[scope->depth++] = scope_name_of(kind);
    }
    return true;
}
