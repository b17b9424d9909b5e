// SPDX-License-Identifier: Apache-2.0
// One rule: its checks, their operators' arguments, their messages.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "rules/operators.h"
#include "rules/rulebook_compile.h"

static const char *given_text(const struct operation *operation, const char *name) {
    const struct field *field = record_field(&operation_kind, name);
    return field ? record_text(&operation->record, field) : NULL;
}

static bool type_fits(enum parameter_type wanted, const struct path *path) {
    enum value_type type = path_type(path);
    switch (wanted) {
    case PARAMETER_TEXT:
        return type == VALUE_TEXT;
    case PARAMETER_NUMBER:
        return type == VALUE_NUMBER;
    case PARAMETER_TIME:
        return type == VALUE_TIME;
    case PARAMETER_RECORDS:
        return path_items(path) != NULL;
    case PARAMETER_PATH:
        return type != VALUE_RECORD;
    default:
        return true;
    }
}

static const char *type_name(enum parameter_type type) {
    static const char *const names[] = {
        [PARAMETER_PATH] = N_("one value"),  [PARAMETER_TEXT] = N_("a text or a code"),
        [PARAMETER_NUMBER] = N_("a number"), [PARAMETER_TIME] = N_("a date or a moment"),
        [PARAMETER_RECORDS] = N_("a list"),  [PARAMETER_ANY] = N_("anything"),
    };
    return _(names[type]);
}

static bool compile_paths(const char *text, const struct parameter *parameter,
                          const struct path_scope *scope, const struct path_place *place,
                          struct argument *argument) {
    unsigned count = 1;
    const char *const *sources =
        parameter->several ? words_split(place->arena, text, &count) : &text;
    const struct path **paths = arena_alloc(place->arena, count * sizeof *paths);
    for (unsigned i = 0; i < count; i++) {
        paths[i] = path_parse(sources[i], scope, place);
        if (!paths[i]) return false;
        if (!type_fits(parameter->type, paths[i]))
            return compiler_wrong(place, _("%s=\"%s\": it must be %s"), parameter->name, sources[i],
                                  type_name(parameter->type));
    }
    argument->paths = paths;
    argument->count = count;
    return true;
}

// Words that the operator's first path is compared with must be words that it can hold.
static bool words_fit(const struct rule_check *check, const struct argument *argument,
                      const struct path_place *place) {
    const struct path *path = check->arguments[0].paths[0];
    struct value value;
    if (path_type(path) != VALUE_TEXT && path_type(path) != VALUE_TRUTH)
        return compiler_wrong(place, _("\"%s\" is not compared with words"), path_source(path));
    for (unsigned i = 0; i < argument->count; i++)
        if (!path_constant(path, argument->words[i], place, &value)) return false;
    return true;
}

static bool compile_argument(struct rule_check *check, const struct parameter *parameter,
                             const char *text, const struct path_place *place,
                             struct argument *argument) {
    struct path_scope items = {.depth = 0};
    const struct path_scope *scope = &check->scope;
    char *end;
    argument->given = true;
    argument->text = text;
    if (parameter->of_items) {
        const struct operator* operator= check->operator;
        for (unsigned i = 0; i < MOST_ARGUMENTS && operator->parameters[i].name; i++)
            if (operator->parameters[i].type == PARAMETER_RECORDS && check->arguments[i].paths)
                items = (struct path_scope){path_end(check->arguments[i].paths[0]), 1, false};
        scope = &items;
    }
    switch (parameter->type) {
    case PARAMETER_WORDS:
    case PARAMETER_FREE:
        argument->words = words_split(place->arena, text, &argument->count);
        return parameter->type == PARAMETER_FREE || words_fit(check, argument, place);
    case PARAMETER_QUANTITY:
    case PARAMETER_DURATION:
        if (!quantity_parse(text, &argument->quantity))
            return compiler_wrong(place, _("%s=\"%s\": no such unit"), parameter->name, text);
        if (parameter->type == PARAMETER_DURATION &&
            unit_dimension(argument->quantity.unit) != DIMENSION_TIME)
            return compiler_wrong(place, _("%s=\"%s\": its unit is one of: %s"), parameter->name,
                                  text, unit_examples(DIMENSION_TIME));
        return true;
    case PARAMETER_FLAG:
        argument->flag = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
        return true;
    case PARAMETER_INTEGER:
        argument->number = (int)strtol(text, &end, 10);
        return !*end || compiler_wrong(place, _("%s=\"%s\": no number"), parameter->name, text);
    case PARAMETER_STRING:
        return true;
    default:
        return compile_paths(text, parameter, scope, place, argument);
    }
}

// What the check needs beyond the batch.
static void need(struct rule_check *check, unsigned roots, const struct path *path) {
    check->roots |= roots;
    for (int root = 0; path && root < ROOTS; root++) {
        const struct field *list = path_root_list(path, (enum path_root)root);
        if (list) check->lists[root] = list;
    }
}

static bool compile_operation(struct rule_check *check, const struct path_place *place) {
    const struct operation *operation = (const struct operation *)check->text->operation.first;
    struct path_place here = *place;
    if (!operation || check->text->operation.count != 1)
        return compiler_wrong(place, _("a check has exactly one operator"));
    here.line = operation->record.line;
    check->operator= operator_find(operation->element);
    if (!check->operator)
        return compiler_wrong(&here, _("there is no operator <%s>"), operation->element);
    for (unsigned i = 0; i < MOST_ARGUMENTS && check->operator->parameters[i].name; i++) {
        const struct parameter *parameter = &check->operator->parameters[i];
        const char *text = given_text(operation, parameter->name);
        if (!text && parameter->required)
            return compiler_wrong(&here, _("<%s> has no %s"), operation->element, parameter->name);
        struct argument *argument = &check->arguments[i];
        if (text && !compile_argument(check, parameter, text, &here, argument)) return false;
        for (unsigned k = 0; argument->paths && k < argument->count; k++)
            need(check, path_roots(argument->paths[k]), argument->paths[k]);
    }
    // To find nothing in an empty list of the dossier is no gap.
    if (strcmp(check->operator->name, "none") == 0) check->lists[ROOT_DOSSIER] = NULL;
    return !check->operator->fits || check->operator->fits(check->arguments, &here);
}

static enum absent_policy policy_of(const struct rule_check *check) {
    const char *given = check->text->absent;
    if (given)
        return *given == 'f' ? ABSENT_FINDING : *given == 'u' ? ABSENT_UNDECIDED : ABSENT_PASS;
    return check->roots & ~(1u << ROOT_BATCH) ? ABSENT_UNDECIDED : ABSENT_FINDING;
}

// `context`: the bits of the results that the operator gives.
static int find_result(const void *context, const char *name) {
    static const char *const names[RESULTS] = {
        [RESULT_value] = "value",     [RESULT_limit] = "limit",     [RESULT_count] = "count",
        [RESULT_other] = "other",     [RESULT_due] = "due",         [RESULT_part] = "part",
        [RESULT_whole] = "whole",     [RESULT_pooled] = "pooled",   [RESULT_mean] = "mean",
        [RESULT_basis] = "basis",     [RESULT_missing] = "missing", [RESULT_field] = "field",
        [RESULT_nearest] = "nearest", [RESULT_allowed] = "allowed", [RESULT_line] = "line",
        [RESULT_first] = "first"};
    const unsigned *given = context;
    for (int i = 0; i < RESULTS; i++)
        if (*given & 1u << i && strcmp(name, names[i]) == 0) return i;
    return -1;
}

static bool compile_message(const struct compiler *compiler, struct rule_check *check,
                            const struct path_place *place) {
    const struct rulebook *book = compiler->book;
    const struct text_terms terms = {
        .argument = find_result,
        .context = &check->operator->results,
        .scope = &check->scope,
        .absent = sentence(&book->phrases, book->arena, PHRASE_absent, SAY_NOTHING),
        .spoken = true};
    check->message = text_compile(check->text->message, &terms, place);
    return check->message != NULL;
}

static bool compile_check(struct compiler *compiler, struct rule *rule, struct rule_check *check,
                          const struct ruleCheck *text) {
    struct path_place place = compiler_place(compiler, rule->source, text->record.line);
    *check = (struct rule_check){.rule = rule, .text = text};
    if (!path_parse_each(text->each, &check->each, &check->scope, &place) ||
        !tests_compile(&text->where, &check->scope, &place, &check->where, &check->where_count) ||
        !compile_operation(check, &place))
        return false;
    need(check, 1u << check->each.root, NULL);
    bool asked = text->absent && *text->absent == 'u';
    if (check->each.depth && (check->each.root != ROOT_DOSSIER || asked))
        check->lists[check->each.root] = check->each.lists[0];
    for (unsigned i = 0; i < check->where_count; i++)
        need(check, test_roots(&check->where[i]), check->where[i].path);
    check->absent = policy_of(check);
    return compile_message(compiler, check, &place);
}

bool compile_rule(struct compiler *compiler, const struct source *source,
                  const struct ruleText *text) {
    struct path_place place = compiler_place(compiler, source, text->record.line);
    struct rule *rule = &compiler->book->rules[compiler->book->rule_count++];
    *rule = (struct rule){.text = text, .source = source};
    if (!take_id(compiler, &place, text->id, source)) return false;
    rule->authority = text->binds && strcmp(text->binds, "authority") == 0;
    if (!parse_severity(text->severity, &rule->severity))
        return compiler_wrong(&place, _("no such severity"));
    if (text->check.count == 0 && !text->question && !rule->authority)
        return compiler_wrong(&place,
                              _("rule %s has no check, no question, and does not bind the "
                                "authority: nothing would ever come of it"),
                              text->id);
    if (*text->class == 'C' && !text->question)
        return compiler_wrong(&place, _("rule %s is of class C and asks no question"), text->id);
    rule->checks = arena_alloc(place.arena, text->check.count * sizeof *rule->checks);
    bool ok = true;
    for (EACH(struct ruleCheck, check, text->check))
        ok &= compile_check(compiler, rule, &rule->checks[rule->check_count++], check);
    return ok;
}
