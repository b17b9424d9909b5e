// SPDX-License-Identifier: Apache-2.0
#include "sanctions/precondition.h"

#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "sanctions/procedure.h"

// ---- the tests ----------------------------------------------------------------------------------

static const struct record *first_of(const struct asking *asking, const struct prior *step) {
    return record_list(asking->the_case[0], step->list)->first;
}

static bool fits(const struct asking *asking, const struct prior *step,
                 const struct record *record) {
    return tests_pass(&asking->world, step->tests, step->test_count, &record);
}

// 2名以上: the same name signing twice is one person.
static bool named_before(const struct asking *asking, const struct prior *step,
                         const struct record *one) {
    if (!step->name) return false;
    struct value name = path_value(&asking->world, step->name, &one);
    for (const struct record *at = first_of(asking, step); at != one; at = at->next) {
        struct value other = path_value(&asking->world, step->name, &at);
        if (value_equal(&other, &name)) return true;
    }
    return false;
}

static bool enough_records(const struct asking *asking, const struct prior *step) {
    int32_t least = step->text->least == INTEGER_NONE ? 1 : step->text->least, found = 0;
    for (const struct record *at = first_of(asking, step); at; at = at->next)
        found += fits(asking, step, at) && (least == 1 || !named_before(asking, step, at));
    return found >= least;
}

static bool every_record(const struct asking *asking, const struct prior *step) {
    for (const struct record *at = first_of(asking, step); at; at = at->next) {
        if (step->skip && test_passes(&asking->world, step->skip, &at)) continue;
        if (!fits(asking, step, at)) return false;
    }
    return true;
}

static bool is_there(const struct asking *asking, const struct path *path) {
    return path_value(&asking->world, path, asking->the_case).type != VALUE_ABSENT;
}

// A date that is absent is asked for by another precondition.
static bool in_order(const struct asking *asking, const struct prior *step) {
    return !is_there(asking, step->order.path) || !is_there(asking, step->order.other) ||
           test_passes(&asking->world, &step->order, asking->the_case);
}

static bool has_passed(const struct asking *asking, const struct prior *step) {
    for (EACH(struct defence, defence, asking->input->file->defence))
        if (defence->waived == 1) return true;
    bool later = step->has_later && is_there(asking, step->order.other);
    return !is_there(asking, step->by_today.path) ||
           test_passes(&asking->world, later ? &step->order : &step->by_today, asking->the_case);
}

// How many times the case uses this number for one of its own documents.
static unsigned uses(const struct asking *asking, const char *number) {
    unsigned count = 0;
    for (EACH(struct usedNumber, used, asking->numbers)) count += strcmp(used->number, number) == 0;
    return count;
}

static const struct usedNumber *used_elsewhere(const struct asking *asking, const char *number) {
    const struct history *history = asking->input->history;
    if (!history || !number) return NULL;
    for (EACH(struct usedNumber, used, history->usedNumber))
        if (strcmp(used->number, number) == 0) return used;
    return NULL;
}

static const char *number_of(const struct asking *asking, const struct prior *step,
                             const struct record *record) {
    struct value number = path_value(&asking->world, step->field, &record);
    return number.type == VALUE_TEXT ? number.text : NULL;
}

static bool numbers_hold(const struct asking *asking, const struct prior *step) {
    for (const struct record *at = first_of(asking, step); at; at = at->next) {
        const char *number = number_of(asking, step, at);
        if (!number || !document_number_valid(number) || uses(asking, number) > 1 ||
            used_elsewhere(asking, number))
            return false;
    }
    return true;
}

const struct usedNumber *step_repeated(const struct asking *asking, const struct prior *step) {
    if (!step->field) return NULL;
    const struct usedNumber *used = NULL;
    for (const struct record *at = first_of(asking, step); at && !used; at = at->next)
        used = used_elsewhere(asking, number_of(asking, step, at));
    return used;
}

static bool case_has(const struct asking *asking, const struct prior *step) {
    return fits(asking, step, asking->the_case[0]);
}

// A behaviour whose gravity or conflict is open is known all the same.
static bool behaviour_known(const struct asking *asking, const struct prior *step) {
    (void)step;
    return asking->judgement->ground.count > 0 || asking->judgement->gravityMissing == 1;
}

static bool gravity_chosen(const struct asking *asking, const struct prior *step) {
    (void)step;
    return asking->judgement->gravityMissing != 1;
}

static bool tier_settled(const struct asking *asking, const struct prior *step) {
    (void)step;
    for (EACH(struct tierConflict, conflict, asking->judgement->tierConflict))
        if (conflict->open == 1) return false;
    return true;
}

// ---- compiling ----------------------------------------------------------------------------------

static const struct condition unasked = {.present = BOOLEAN_NONE};

#define WRONG(place, ...)                                                                          \
    diagnose((place)->diagnostics, STATUS_INPUT, (place)->file, (place)->line, __VA_ARGS__)

// `fields`: each has a value; yes/no must be yes. `field` is one of `values`.
static bool compile_tests(const struct path_scope *scope, const struct path_place *place,
                          struct prior *step) {
    const struct precondition *text = step->text;
    unsigned count;
    const char *const *fields = words_split(place->arena, text->fields, &count);
    struct test *tests = arena_alloc(place->arena, (count + 1) * sizeof *tests);
    step->tests = tests;
    for (unsigned i = 0; i < count; i++) {
        struct condition there = {.field = fields[i], .present = true}, yes = unasked;
        yes.field = fields[i];
        yes.is = "true";
        struct test *test = &tests[step->test_count++];
        if (!test_compile(&there, scope, place, test)) return false;
        if (path_type(test->path) == VALUE_TRUTH && !test_compile(&yes, scope, place, test))
            return false;
    }
    struct condition one_of = unasked;
    one_of.field = text->field;
    one_of.is = text->values;
    return !text->field || !text->values ||
           test_compile(&one_of, scope, place, &tests[step->test_count++]);
}

static bool compile_list(const struct path_scope *scope, const struct path_place *place,
                         struct prior *step) {
    const char *of = step->text->of;
    if (!of)
        return WRONG(place, _("the precondition %s names no list of the case"), step->text->id);
    const struct path *list = path_parse(of, scope, place);
    if (!list) return false;
    step->list = path_plain_list(list);
    if (!step->list)
        return WRONG(place, _("the precondition %s names no list of the case"), step->text->id);
    step->items = (struct path_scope){path_end(list), 1, false};
    return true;
}

static bool compile_records(const struct path_scope *scope, const struct path_place *place,
                            struct prior *step) {
    if (!compile_list(scope, place, step)) return false;
    if (record_field(step->list->items, "name"))
        step->name = path_parse("name", &step->items, place);
    return compile_tests(&step->items, place, step);
}

static bool compile_every(const struct path_scope *scope, const struct path_place *place,
                          struct prior *step) {
    struct condition waived = unasked;
    waived.field = "waived";
    waived.is = "true";
    if (!compile_list(scope, place, step)) return false;
    if (record_field(step->list->items, waived.field)) { // nothing was said
        struct test *skip = arena_alloc(place->arena, sizeof *skip);
        step->skip = skip;
        if (!test_compile(&waived, &step->items, place, skip)) return false;
    }
    return compile_tests(&step->items, place, step);
}

static bool compile_dates(const struct path_scope *scope, const struct path_place *place,
                          struct prior *step) {
    const struct precondition *text = step->text;
    if (!compile_list(scope, place, step)) return false;
    if (!text->field) return WRONG(place, _("the precondition %s names no date"), text->id);
    struct condition order = unasked;
    order.field = arena_printf(place->arena, "%s.%s", text->of, text->field);
    order.before = "asOf";
    if (!test_compile(&order, scope, place, &step->by_today)) return false;
    step->has_later = text->later != NULL;
    order.before = text->later;
    return !step->has_later || test_compile(&order, scope, place, &step->order);
}

static bool compile_order(const struct path_scope *scope, const struct path_place *place,
                          struct prior *step) {
    if (!compile_dates(scope, place, step)) return false;
    step->order.or_same = words_hold(step->text->fields, "same");
    return step->has_later ||
           WRONG(place, _("the precondition %s names no later date"), step->text->id);
}

static bool compile_number(const struct path_scope *scope, const struct path_place *place,
                           struct prior *step) {
    if (!compile_list(scope, place, step)) return false;
    if (step->text->field) step->field = path_parse(step->text->field, &step->items, place);
    if (step->text->field && !step->field) return false;
    return (step->field && path_type(step->field) == VALUE_TEXT) ||
           WRONG(place, _("the precondition %s names no text"), step->text->id);
}

static bool compile_case(const struct path_scope *scope, const struct path_place *place,
                         struct prior *step) {
    return compile_tests(scope, place, step);
}

static const struct kind {
    const char *name;
    bool (*holds)(const struct asking *asking, const struct prior *step);
    // NULL: it asks the judgement alone.
    bool (*compile)(const struct path_scope *scope, const struct path_place *place,
                    struct prior *step);
} kinds[] = {
    {"records", enough_records, compile_records},
    {"every", every_record, compile_every},
    {"ordered", in_order, compile_order},
    {"passed", has_passed, compile_dates},
    {"number", numbers_hold, compile_number},
    {"case", case_has, compile_case},
    {"behaviour", behaviour_known, NULL},
    {"gravity", gravity_chosen, NULL},
    {"tier", tier_settled, NULL},
};

bool step_compile(const struct precondition *text, const struct path_place *place,
                  struct prior *step) {
    const struct scope_name name = scope_name_of(&caseFile_kind);
    const struct path_scope scope = {&name, 1, false};
    *step = (struct prior){.text = text};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, text->test) != 0) continue;
        step->holds = kinds[i].holds;
        return !kinds[i].compile || kinds[i].compile(&scope, place, step);
    }
    return WRONG(place, _("the precondition %s asks what nobody knows"), text->id);
}
