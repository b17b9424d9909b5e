// SPDX-License-Identifier: Apache-2.0
#include "expression/filter.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/utf8.h"

#define ACCEPTS(type) (1u << FIELD_##type)
enum {
    ANY_TEXT = ACCEPTS(text) | ACCEPTS(code),
    NUMBER = ACCEPTS(integer) | ACCEPTS(decimal),
    TIME = ACCEPTS(date) | ACCEPTS(moment),
    ANYTHING = ANY_TEXT | NUMBER | TIME | ACCEPTS(boolean),
};

struct filter_kind {
    const char *name;
    unsigned accepts;  // types of field, ACCEPTS() joined
    bool after_others; // takes the text that another filter made, too
    bool absent_too;   // says something when the field is absent
    enum { NO_ARGUMENT, MAY_ARGUMENT, MUST_ARGUMENT } argument;
    const char *(*apply)(const struct value *, const char *argument, const struct filter_use *);
    bool (*check)(const char *argument); // NULL: any argument
};

struct filter {
    const struct filter_kind *kind;
    const char *argument; // NULL: none
};

static size_t character_length(const char *text) {
    const char *at = text;
    utf8_next(&at, text + strlen(text));
    return (size_t)(at - text);
}

// ---- dates: YYYY MM M DD D HH mm, everything else as it stands
static bool put_part(const char **at, struct civil day, moment when, struct text_pool *pool) {
    static const struct {
        const char *name;
        int digits;
    } parts[] = {{"YYYY", 4}, {"MM", 2}, {"M", 1}, {"DD", 2}, {"D", 1}, {"HH", 2}, {"mm", 2}};
    int seconds = (int)(((when % 86400) + 86400) % 86400);
    const int values[] = {day.year, day.month,      day.month,        day.day,
                          day.day,  seconds / 3600, seconds / 60 % 60};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t length = strlen(parts[i].name);
        if (strncmp(*at, parts[i].name, length) != 0) continue;
        char digits[16];
        int count = snprintf(digits, sizeof digits, "%0*d", parts[i].digits, values[i]);
        text_pool_add(pool, digits, (size_t)count);
        *at += length;
        return true;
    }
    return false;
}

static const char *apply_date(const struct value *value, const char *pattern,
                              const struct filter_use *use) {
    struct civil day = date_civil(moment_date(value->when));
    if (!pattern) pattern = "YYYY-MM-DD";
    while (*pattern)
        if (!put_part(&pattern, day, value->when, use->pool))
            text_pool_add(use->pool, pattern++, 1);
    return text_pool_end(use->pool);
}

// ---- masks: the first and last characters stay
static bool check_mask(const char *argument) {
    char *end;
    unsigned long first = strtoul(argument, &end, 10);
    if (end == argument || *end != ',' || first > 32) return false;
    const char *second = end + 1;
    return strtoul(second, &end, 10) <= 32 && end != second && !*end;
}

static const char *apply_mask(const struct value *value, const char *argument,
                              const struct filter_use *use) {
    unsigned long first = 4, last = 4;
    if (argument) {
        char *end;
        first = strtoul(argument, &end, 10);
        last = strtoul(end + 1, NULL, 10);
    }
    const char *at = value_plain(value, use->pool), *end = at + strlen(at);
    size_t count = utf8_count(at);
    for (size_t i = 0; at < end; i++) {
        size_t length = character_length(at);
        // A text too short to keep both ends is masked altogether.
        bool keep = first + last < count && (i < first || i >= count - last);
        text_pool_add(use->pool, keep ? at : "*", keep ? length : 1);
        at += length;
    }
    return text_pool_end(use->pool);
}

// ---- maskName: of a person, in public
static const char *apply_mask_name(const struct value *value, const char *argument,
                                   const struct filter_use *use) {
    (void)argument;
    char masked[MASKED_NAME_SIZE];
    utf8_mask_name(value_plain(value, use->pool), masked);
    text_pool_add(use->pool, masked, strlen(masked));
    return text_pool_end(use->pool);
}

static const char *apply_code(const struct value *value, const char *argument,
                              const struct filter_use *use) {
    (void)argument;
    return value_plain(value, use->pool);
}

// ---- label:material.kind, for a field whose code list has another name
static const char *apply_label(const struct value *value, const char *argument,
                               const struct filter_use *use) {
    const char *code = value_plain(value, use->pool);
    const char *label = codes_label(use->codes, argument, code);
    return label ? label : code;
}

// ---- choose:合格/不合格
static bool check_choose(const char *argument) {
    return strchr(argument, '/') != NULL;
}

static const char *apply_choose(const struct value *value, const char *argument,
                                const struct filter_use *use) {
    const char *slash = strchr(argument, '/');
    if (value->truth)
        text_pool_add(use->pool, argument, (size_t)(slash - argument));
    else
        text_pool_add(use->pool, slash + 1, strlen(slash + 1));
    return text_pool_end(use->pool);
}

// ---- numbers
static bool check_places(const char *argument) {
    return argument[0] >= '0' && argument[0] <= '4' && !argument[1];
}

static const char *apply_fixed(const struct value *value, const char *argument,
                               const struct filter_use *use) {
    int places = argument[0] - '0';
    decimal step = DECIMAL_ONE, number = value->number;
    for (int i = 0; i < places; i++) step /= 10;
    bool negative = number < 0;
    decimal rounded = ((negative ? -number : number) + step / 2) / step * step;
    const char *sign = negative && rounded ? "-" : "";
    if (!places) return text_pool_printf(use->pool, "%s%" PRId64, sign, rounded / DECIMAL_ONE);
    return text_pool_printf(use->pool, "%s%" PRId64 ".%0*" PRId64, sign, rounded / DECIMAL_ONE,
                            places, rounded % DECIMAL_ONE / step);
}

// A fraction as per cent: 0.9876 with one place is 98.8%.
static const char *apply_percent(const struct value *value, const char *argument,
                                 const struct filter_use *use) {
    int places = argument[0] - '0';
    decimal unit = DECIMAL_ONE / 100, number = value->number;
    for (int i = 0; i < places && unit > 1; i++) unit /= 10; // two places are all there is
    bool negative = number < 0;
    decimal rounded = ((negative ? -number : number) + unit / 2) / unit * unit * 100;
    const char *sign = negative && rounded ? "-" : "";
    if (!places) return text_pool_printf(use->pool, "%s%" PRId64 "%%", sign, rounded / DECIMAL_ONE);
    return text_pool_printf(use->pool, "%s%" PRId64 ".%0*" PRId64 "%%", sign, rounded / DECIMAL_ONE,
                            places, rounded % DECIMAL_ONE / (unit * 100));
}

static bool check_percent(const char *argument) {
    return argument[0] >= '0' && argument[0] <= '2' && !argument[1];
}

static bool check_width(const char *argument) {
    return argument[0] >= '1' && argument[0] <= '9' && !argument[1];
}

static const char *apply_pad(const struct value *value, const char *argument,
                             const struct filter_use *use) {
    const char *digits = value_plain(value, use->pool);
    for (size_t i = strlen(digits); i < (size_t)(argument[0] - '0'); i++)
        text_pool_add(use->pool, "0", 1);
    text_pool_add(use->pool, digits, strlen(digits));
    return text_pool_end(use->pool);
}

// ---- around texts: never called for an absent value, but for "or"
static const char *apply_before(const struct value *value, const char *argument,
                                const struct filter_use *use) {
    text_pool_add(use->pool, argument, strlen(argument));
    text_pool_add(use->pool, value->text, value->length);
    return text_pool_end(use->pool);
}

static const char *apply_after(const struct value *value, const char *argument,
                               const struct filter_use *use) {
    text_pool_add(use->pool, value->text, value->length);
    text_pool_add(use->pool, argument, strlen(argument));
    return text_pool_end(use->pool);
}

static const char *apply_or(const struct value *value, const char *argument,
                            const struct filter_use *use) {
    (void)use;
    return value->length ? value->text : argument;
}

static const char *apply_zero(const struct value *value, const char *argument,
                              const struct filter_use *use) {
    bool zero = value->number == 0;
    return zero ? argument : value_plain(value, use->pool);
}

// ---- tick: a box, ticked for yes; tick:student, ticked for that code
static const char *apply_tick(const struct value *value, const char *argument,
                              const struct filter_use *use) {
    const char *plain = value_plain(value, use->pool);
    bool ticked = plain && strcmp(plain, argument ? argument : "true") == 0;
    return ticked ? "\u2611" : "\u2610";
}

static const struct filter_kind kinds[] = {
    {"date", TIME, false, false, MAY_ARGUMENT, apply_date, NULL},
    {"mask", ANY_TEXT, false, false, MAY_ARGUMENT, apply_mask, check_mask},
    {"maskName", ACCEPTS(text), false, false, NO_ARGUMENT, apply_mask_name, NULL},
    {"label", ACCEPTS(code), false, false, MUST_ARGUMENT, apply_label, NULL},
    {"code", ACCEPTS(code), false, false, NO_ARGUMENT, apply_code, NULL},
    {"choose", ACCEPTS(boolean), false, false, MUST_ARGUMENT, apply_choose, check_choose},
    {"tick", ACCEPTS(boolean) | ACCEPTS(code), false, true, MAY_ARGUMENT, apply_tick, NULL},
    {"fixed", NUMBER, false, false, MUST_ARGUMENT, apply_fixed, check_places},
    {"pad", ACCEPTS(integer), false, false, MUST_ARGUMENT, apply_pad, check_width},
    {"percent", NUMBER, false, false, MUST_ARGUMENT, apply_percent, check_percent},
    {"zero", NUMBER, false, false, MUST_ARGUMENT, apply_zero, NULL},
    {"count", ACCEPTS(list), false, false, NO_ARGUMENT, NULL, NULL},
    {"before", ANYTHING, true, false, MUST_ARGUMENT, apply_before, NULL},
    {"after", ANYTHING, true, false, MUST_ARGUMENT, apply_after, NULL},
    {"or", ANYTHING, true, true, MUST_ARGUMENT, apply_or, NULL},
};

static const struct filter_kind *find_kind(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

static struct filter *refuse_unknown(const char *value, const char *name,
                                     const struct path_place *place) {
    struct buffer known = BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        buffer_printf(&known, "%s%s", i ? ", " : "", kinds[i].name);
    diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
             _("%s: no filter is called %s; there are %s"), value, name, buffer_text(&known));
    buffer_free(&known);
    return NULL;
}

#define REFUSE(format)                                                                             \
    do {                                                                                           \
        diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, format, name, text);  \
        return NULL;                                                                               \
    } while (0)

// What comes in, as the type of a field.
static enum field_type shape_of(const struct path *path) {
    const struct field *field = path_field(path);
    switch (path_type(path)) {
    case VALUE_TEXT:
        return field ? field->type : FIELD_text;
    case VALUE_NUMBER:
        return field && field->type == FIELD_integer ? FIELD_integer : FIELD_decimal;
    case VALUE_TIME:
        return FIELD_moment;
    case VALUE_TRUTH:
        return FIELD_boolean;
    case VALUE_RECORD:
        return field ? field->type : FIELD_list;
    case VALUE_ABSENT:
        break;
    }
    return FIELD_digest;
}

const struct filter *filter_compile(char *text, const struct path *path, bool first,
                                    const char *name, const struct path_place *place) {
    char *argument = strchr(text, ':');
    if (argument) *argument++ = '\0';
    const struct filter_kind *kind = find_kind(text);
    if (!kind) return refuse_unknown(name, text, place);
    if (!(kind->accepts & 1u << shape_of(path)))
        REFUSE(_("%s: the filter %s does not fit the type of this field"));
    if (!first && !kind->after_others)
        REFUSE(_("%s: the filter %s must come first, before any other"));
    if (!argument && kind->argument == MUST_ARGUMENT)
        REFUSE(_("%s: the filter %s needs an argument behind a colon"));
    if (argument && (kind->argument == NO_ARGUMENT || (kind->check && !kind->check(argument))))
        REFUSE(_("%s: the argument of the filter %s is not understood"));
    if (kind->apply == apply_label && !codes_list(place->codes, argument))
        REFUSE(_("%s: the filter %s names a code list that schemas/codes.xml does not hold"));
    struct filter *filter = arena_alloc(place->arena, sizeof *filter);
    *filter = (struct filter){kind, argument};
    return filter;
}

bool filter_counts(const struct filter *filter) {
    return !filter->kind->apply;
}

static const char *code_list(const struct path *path) {
    const struct field *field = path_field(path);
    return field && field->type == FIELD_code ? path_list(path) : NULL;
}

const char *filter_text(const struct filter_use *use, const struct value *value) {
    static const char minute[] = "YYYY-MM-DD HH:mm";
    if (value->type == VALUE_TIME && value->exact) return apply_date(value, minute, use);
    const char *plain = value_plain(value, use->pool);
    if (!plain) return "";
    // A value that no list knows (a user may export more than the lists hold) prints as it is.
    const char *list = value->record ? code_list(use->path) : NULL; // no record: printed already
    const char *label = list ? codes_label(use->codes, list, plain) : NULL;
    return label ? label : plain;
}

struct value filter_apply(const struct filter *filter, const struct filter_use *use,
                          const struct value *value) {
    const struct filter_kind *kind = filter->kind;
    struct value given = *value;
    if (kind->after_others) given = value_text(filter_text(use, value));
    bool nothing = given.type == VALUE_ABSENT || (given.type == VALUE_TEXT && !given.length);
    if (nothing && !kind->absent_too) return given;
    return value_text(kind->apply(&given, filter->argument, use));
}

bool filter_code_differs(const struct path *path, bool filtered) {
    const struct field *field = path_field(path);
    bool to_the_minute = field && field->type == FIELD_moment;
    return code_list(path) || path_type(path) == VALUE_TRUTH || to_the_minute ||
           (path_type(path) == VALUE_TIME && filtered);
}
