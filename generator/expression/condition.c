// SPDX-License-Identifier: Apache-2.0
#include "expression/condition.h"

#include <string.h>

#include "base/language.h"
#include "base/words.h"

static bool wrong(const struct path_place *place, const char *message) {
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, "%s", message);
}

static bool words_fit(struct test *test, const char *text, const struct path_place *place) {
    const char *const *words = words_split(place->arena, text, &test->word_count);
    struct value *values = arena_alloc(place->arena, test->word_count * sizeof *values);
    for (unsigned i = 0; i < test->word_count; i++)
        if (!path_constant(test->path, words[i], place, &values[i])) return false;
    test->words = values;
    return true;
}

static bool limit_fits(struct test *test, const char *text, const struct path_place *place) {
    if (!quantity_parse(text, &test->quantity)) return wrong(place, _("no such unit"));
    enum physical_dimension dimension = path_dimension(test->path);
    if (path_type(test->path) != VALUE_NUMBER || !dimension_takes(dimension, test->quantity.unit))
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("\"%s\" is not measured in %s; its unit is one of: %s"),
                        path_source(test->path), unit_name(test->quantity.unit),
                        path_type(test->path) == VALUE_NUMBER ? unit_examples(dimension)
                                                              : _("none, it is no number"));
    return true;
}

static bool other_fits(struct test *test, const char *text, enum value_type type,
                       const struct path_scope *scope, const struct path_place *place) {
    test->other = path_parse(text, scope, place);
    if (!test->other) return false;
    if (path_type(test->path) != type || path_type(test->other) != type)
        return wrong(place, _("the two fields are of different types, or not of the right one"));
    return true;
}

bool test_compile(const struct condition *text, const struct path_scope *scope,
                  const struct path_place *place, struct test *test) {
    *test = (struct test){0};
    test->path = path_parse(text->field, scope, place);
    if (!test->path) return false;
    unsigned given = !!text->is + !!text->not +(text->present != BOOLEAN_NONE) + !!text->min +
                     !!text->max + !!text->same + !!text->differs + !!text->after + !!text->before;
    if (given != 1) return wrong(place, _("a condition has exactly one test"));
    const char *words = text->is ? text->is : text->not ;
    if (words) {
        test->kind = text->is ? TEST_IS : TEST_NOT;
        return words_fit(test, words, place);
    }
    if (text->present != BOOLEAN_NONE) {
        test->kind = TEST_PRESENT;
        test->present = text->present;
        return true;
    }
    if (text->min || text->max) {
        test->kind = text->min ? TEST_MIN : TEST_MAX;
        return limit_fits(test, text->min ? text->min : text->max, place);
    }
    if (text->same || text->differs) {
        test->kind = text->same ? TEST_SAME : TEST_DIFFERS;
        return other_fits(test, text->same ? text->same : text->differs, path_type(test->path),
                          scope, place);
    }
    test->kind = text->after ? TEST_AFTER : TEST_BEFORE;
    if (text->by && (!quantity_parse(text->by, &test->quantity) ||
                     unit_dimension(test->quantity.unit) != DIMENSION_TIME))
        return wrong(place, _("by is a quantity of time: days, workingDays, months, years"));
    return other_fits(test, text->after ? text->after : text->before, VALUE_TIME, scope, place);
}

bool tests_compile(const struct list *conditions, const struct path_scope *scope,
                   const struct path_place *place, const struct test **tests, unsigned *count) {
    struct test *all = arena_alloc(place->arena, conditions->count * sizeof *all);
    unsigned number = 0;
    for (EACH(struct condition, text, *conditions)) {
        struct path_place here = *place;
        here.line = text->record.line;
        if (!test_compile(text, scope, &here, &all[number++])) return false;
    }
    *tests = all;
    *count = number;
    return true;
}

static bool is_word(const struct value *value, const struct test *test) {
    for (unsigned i = 0; i < test->word_count; i++)
        if (value_equal(value, &test->words[i])) return true;
    return false;
}

static bool is_beyond(const struct world *world, const struct test *test, struct value value,
                      struct value other) {
    int sign = test->kind == TEST_AFTER ? 1 : -1;
    int unknown;
    if (other.type == VALUE_ABSENT) return false;
    if (test->quantity.unit != UNIT_NONE) {
        if (!quantity_shift(&world->counting, other.when, test->quantity, sign, &other.when,
                            &unknown))
            return false;
        other.exact &= test->quantity.unit == UNIT_hours || test->quantity.unit == UNIT_minutes;
    }
    int order = value_compare(&value, &other) * sign;
    return order > 0 || (order == 0 && test->or_same);
}

bool test_passes(const struct world *world, const struct test *test,
                 const struct record *const *frame) {
    struct value value = path_value(world, test->path, frame), other = {.type = VALUE_ABSENT};
    bool there = value.type != VALUE_ABSENT;
    if (test->other) other = path_value(world, test->other, frame);
    switch (test->kind) {
    case TEST_IS:
        return there && is_word(&value, test);
    case TEST_NOT:
        return !there || !is_word(&value, test);
    case TEST_PRESENT:
        return there == test->present;
    case TEST_MIN:
        return there && value.number >= test->quantity.amount;
    case TEST_MAX:
        return there && value.number <= test->quantity.amount;
    case TEST_SAME:
        return value_equal(&value, &other);
    case TEST_DIFFERS:
        return there && other.type != VALUE_ABSENT && !value_equal(&value, &other);
    case TEST_AFTER:
    case TEST_BEFORE:
        return there && is_beyond(world, test, value, other);
    }
    return false;
}

bool tests_pass(const struct world *world, const struct test *tests, unsigned count,
                const struct record *const *frame) {
    for (unsigned i = 0; i < count; i++)
        if (!test_passes(world, &tests[i], frame)) return false;
    return true;
}

bool tests_pass_surely(const struct world *world, const struct test *tests, unsigned count,
                       const struct record *const *frame, const struct refusal **refused) {
    const struct refusal *first = NULL;
    *refused = NULL;
    for (unsigned i = 0; i < count; i++) {
        const struct refusal *of = path_refused(world, tests[i].path, frame);
        if (!of && tests[i].other) of = path_refused(world, tests[i].other, frame);
        if (!of && !test_passes(world, &tests[i], frame)) return false;
        if (!first) first = of;
    }
    *refused = first;
    return !first;
}

unsigned test_roots(const struct test *test) {
    return path_roots(test->path) | (test->other ? path_roots(test->other) : 0);
}
