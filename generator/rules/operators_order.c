// SPDX-License-Identifier: Apache-2.0
// Whether days can be at all, and whether they stand in their order. What these two find is told
// only where no notice's rule tells the same (same_fact.c).
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "model/dated.h"
#include "rules/operators.h"

#define BIT(result) (1u << RESULT_##result)

static const char *show_day(struct arena *arena, date day) {
    char text[DATE_TEXT];
    return arena_copy(arena, date_format(day, text));
}

// 报名日期（registeredOn）2025-03-06: the term alone does not say which attribute to mend.
static const char *name_value(struct judge *judge, const struct field *field, const char *value) {
    return arena_printf(judge->arena, "%s（%s）%s", field->label, field->name, value);
}

// ---- dates: every day below a record ----------------------------------------------------------

enum { DATES_OF, DATES_EXCEPT, DATES_FROM, DATES_TO, DATES_UNTIL, DATES_LIMIT };

static bool is_day(const struct argument *argument, const char *name,
                   const struct path_place *place) {
    date day;
    if (!argument->given || date_parse(argument->text, &day)) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("%s=\"%s\": no day"), name, argument->text);
}

static bool dates_fit(const struct argument *arguments, const struct path_place *place) {
    return is_day(&arguments[DATES_FROM], "from", place) &&
           is_day(&arguments[DATES_TO], "to", place);
}

static bool has_any(const struct argument *words, const struct field *field) {
    for (unsigned i = 0; i < words->count; i++)
        if (words_hold(field->when, words->words[i])) return true;
    return false;
}

static bool is_wanted(const void *context, const struct field *field) {
    const struct argument *arguments = context;
    if (arguments[DATES_OF].given && !has_any(&arguments[DATES_OF], field)) return false;
    return !has_any(&arguments[DATES_EXCEPT], field);
}

static void *dates_begin(const struct rule_check *check) {
    const struct path_scope *scope = &check->scope;
    return dated_walk_new(scope->names[scope->depth - 1].kind, is_wanted, check->arguments);
}

static void dates_end(struct judge *judge) {
    dated_walk_free(judge->state);
}

struct bounds {
    struct judge *judge;
    date from, until; // DATE_NONE: open
};

static void see_date(void *context, const struct dated_place *place) {
    const struct bounds *bounds = context;
    struct judge *judge = bounds->judge;
    const struct record *record = place->frame[place->depth - 1];
    const struct field *field = place->field;
    date day = dated_day(record, field);
    bool is_year = dated_is_year(field);
    // A year begins before the bound that lies in it.
    date last = is_year ? date_add_years(day, 1) - 1 : day;
    bool early = bounds->from != DATE_NONE && last < bounds->from;
    bool late = bounds->until != DATE_NONE && day > bounds->until;
    if (!early && !late) return;
    const char *shown =
        is_year ? record_value(judge->arena, record, field) : show_day(judge->arena, day);
    judge->results[RESULT_value] = name_value(judge, field, shown);
    judge->results[RESULT_limit] = show_day(judge->arena, early ? bounds->from : bounds->until);
    if (!is_year) judge->points[0] = (struct day_point){record->line, field, shown};
    judge->report_below(judge, place);
}

static enum holding dates(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct bounds bounds = {judge, DATE_NONE, DATE_NONE};
    if (arguments[DATES_FROM].given) date_parse(arguments[DATES_FROM].text, &bounds.from);
    if (arguments[DATES_TO].given) date_parse(arguments[DATES_TO].text, &bounds.until);
    if (arguments[DATES_UNTIL].given) {
        struct value until;
        if (!judge_value(judge, DATES_UNTIL, &until)) return ABSENT;
        moment when = until.when;
        if (arguments[DATES_LIMIT].given &&
            !quantity_shift(&judge->world->counting, when, arguments[DATES_LIMIT].quantity, 1,
                            &when, &judge->unknown_year))
            return UNKNOWN;
        bounds.until = moment_date(when);
    }
    const struct path_scope *scope = &judge->check->scope;
    dated_walk_each(judge->state, judge->frame[scope->depth - 1], see_date, &bounds);
    return HOLDS;
}

// ---- chain: days in their order ---------------------------------------------------------------

enum { CHAIN_FIELDS, CHAIN_STRICT, MOST_LINKS = 16 };

// A day of another record is believed before one of the record that is judged, two before one.
enum { WEIGHT_OWN = 4, WEIGHT_OTHER = 5 };

struct link {
    const struct path *path;
    struct value value;
    unsigned weight;
    unsigned run; // weight of the heaviest run in order that ends here
    int before;   // the link before in that run; -1: none
    bool stands;  // in the run that is believed
};

struct links {
    struct link items[MOST_LINKS];
    unsigned count;
    bool strict;
};

static bool chain_fits(const struct argument *arguments, const struct path_place *place) {
    bool fields = true;
    for (unsigned i = 0; i < arguments[CHAIN_FIELDS].count; i++)
        fields &= path_field(arguments[CHAIN_FIELDS].paths[i]) != NULL ||
                  path_type(arguments[CHAIN_FIELDS].paths[i]) == VALUE_TIME;
    if (fields && arguments[CHAIN_FIELDS].count <= MOST_LINKS) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("chain: at most %d days"), MOST_LINKS);
}

static bool in_order(const struct links *links, unsigned earlier, unsigned later) {
    int direction = value_compare(&links->items[earlier].value, &links->items[later].value);
    return links->strict ? direction < 0 : direction <= 0;
}

// The heaviest run of days that stand in order is believed; what is not in it is out of place. One
// wrong day is so one finding, whichever it is.
static void believe(struct links *links) {
    int best = -1;
    for (unsigned i = 0; i < links->count; i++) {
        struct link *link = &links->items[i];
        link->run = link->weight;
        link->before = -1;
        for (unsigned k = 0; k < i; k++) {
            unsigned run = links->items[k].run + link->weight;
            if (run <= link->run || !in_order(links, k, i)) continue;
            link->run = run;
            link->before = (int)k;
        }
        if (best < 0 || link->run > links->items[best].run) best = (int)i;
    }
    for (; best >= 0; best = links->items[best].before) links->items[best].stands = true;
}

// The nearest day that is believed and that the link stands against.
static const struct link *against(const struct links *links, unsigned at) {
    for (unsigned distance = 1; distance < links->count; distance++) {
        for (int side = -1; side <= 1; side += 2) {
            int other = (int)at + side * (int)distance;
            if (other < 0 || other >= (int)links->count || !links->items[other].stands) continue;
            bool right = side < 0 ? in_order(links, (unsigned)other, at)
                                  : in_order(links, at, (unsigned)other);
            if (!right) return &links->items[other];
        }
    }
    return NULL;
}

static const char *show_link(struct judge *judge, const struct link *link) {
    const struct field *field = path_field(link->path);
    const char *value = path_show(judge->world, link->path, &link->value, judge->arena);
    if (field) return name_value(judge, field, value);
    return arena_printf(judge->arena, "%s %s", path_label(link->path), value);
}

static struct day_point point_of(struct judge *judge, const struct link *link) {
    uint32_t line = link->value.record ? link->value.record->line : 0;
    return (struct day_point){line, path_field(link->path),
                              show_day(judge->arena, moment_date(link->value.when))};
}

static enum holding chain(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct links links = {.count = 0, .strict = arguments[CHAIN_STRICT].flag};
    const struct record *judged = judge->frame[judge->check->scope.depth - 1];
    bool right = true;
    for (unsigned i = 0; i < arguments[CHAIN_FIELDS].count; i++) {
        const struct path *path = arguments[CHAIN_FIELDS].paths[i];
        struct value value = path_value(judge->world, path, judge->frame);
        if (value.type != VALUE_TIME) continue;
        links.items[links.count] = (struct link){
            .path = path,
            .value = value,
            .weight = value.record == judged ? WEIGHT_OWN : WEIGHT_OTHER,
        };
        if (links.count) right &= in_order(&links, links.count - 1, links.count);
        links.count++;
    }
    if (right) return HOLDS;
    believe(&links);
    for (unsigned i = 0; i < links.count; i++) {
        const struct link *link = &links.items[i], *other;
        if (link->stands || !(other = against(&links, i))) continue;
        bool late = other > link; // it should have come first
        judge->results[RESULT_value] = show_link(judge, link);
        judge->results[RESULT_other] = show_link(judge, other);
        const char *word =
            links.strict ? (late ? "notBefore" : "notAfter") : (late ? "late" : "early");
        judge->results[RESULT_limit] = codes_label(judge->world->codes, "dayOrder", word);
        judge->points[0] = point_of(judge, link);
        judge->points[1] = point_of(judge, other);
        judge->report(judge);
    }
    return HOLDS;
}

const struct operator operators_of_order[] = {
    {"dates",
     {{"of", PARAMETER_FREE, false, false, false},
      {"except", PARAMETER_FREE, false, false, false},
      {"from", PARAMETER_STRING, false, false, false},
      {"to", PARAMETER_STRING, false, false, false},
      {"until", PARAMETER_TIME, false, false, false},
      {"limit", PARAMETER_DURATION, false, false, false}},
     BIT(value) | BIT(limit),
     dates_fit,
     dates,
     dates_begin,
     dates_end},
    {"chain",
     {{"fields", PARAMETER_TIME, true, true, false},
      {"strict", PARAMETER_FLAG, false, false, false}},
     BIT(value) | BIT(other) | BIT(limit),
     chain_fits,
     chain,
     NULL,
     NULL},
    {0},
};
