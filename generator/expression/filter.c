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
    const char *(*apply)(const struct value *, const char *argument, const struct codes *,
                         struct text_pool *);
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

static bool absent(const struct value *value) {
    if (!value->record) return true;
    return value->reference->field->type != FIELD_list &&
           !record_has(value->record, value->reference->field);
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
                              const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    const struct field *field = value->reference->field;
    moment when = record_moment(value->record, field);
    struct civil day = date_civil(record_date(value->record, field));
    if (!pattern) pattern = "YYYY-MM-DD";
    while (*pattern)
        if (!put_part(&pattern, day, when, pool)) text_pool_add(pool, pattern++, 1);
    return text_pool_end(pool);
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
                              const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    unsigned long first = 4, last = 4;
    if (argument) {
        char *end;
        first = strtoul(argument, &end, 10);
        last = strtoul(end + 1, NULL, 10);
    }
    const char *at = value_plain(value, pool), *end = at + strlen(at);
    size_t count = utf8_count(at);
    for (size_t i = 0; at < end; i++) {
        size_t length = character_length(at);
        // A text too short to keep both ends is masked altogether.
        bool keep = first + last < count && (i < first || i >= count - last);
        text_pool_add(pool, keep ? at : "*", keep ? length : 1);
        at += length;
    }
    return text_pool_end(pool);
}

// ---- maskName: of a person, in public
static const char *apply_mask_name(const struct value *value, const char *argument,
                                   const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    (void)argument;
    char masked[MASKED_NAME_SIZE];
    utf8_mask_name(value_plain(value, pool), masked);
    text_pool_add(pool, masked, strlen(masked));
    return text_pool_end(pool);
}

static const char *apply_code(const struct value *value, const char *argument,
                              const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    (void)argument;
    return value_plain(value, pool);
}

// ---- label:material.kind, for a field whose code list has another name
static const char *apply_label(const struct value *value, const char *argument,
                               const struct codes *codes, struct text_pool *pool) {
    const char *code = value_plain(value, pool);
    const char *label = codes_label(codes, argument, code);
    return label ? label : code;
}

// ---- choose:合格/不合格
static bool check_choose(const char *argument) {
    return strchr(argument, '/') != NULL;
}

static const char *apply_choose(const struct value *value, const char *argument,
                                const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    const char *slash = strchr(argument, '/');
    if (record_boolean(value->record, value->reference->field))
        text_pool_add(pool, argument, (size_t)(slash - argument));
    else
        text_pool_add(pool, slash + 1, strlen(slash + 1));
    return text_pool_end(pool);
}

// ---- numbers
static bool check_places(const char *argument) {
    return argument[0] >= '0' && argument[0] <= '4' && !argument[1];
}

static const char *apply_fixed(const struct value *value, const char *argument,
                               const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    int places = argument[0] - '0';
    decimal step = DECIMAL_ONE, number = record_decimal(value->record, value->reference->field);
    for (int i = 0; i < places; i++) step /= 10;
    bool negative = number < 0;
    decimal rounded = ((negative ? -number : number) + step / 2) / step * step;
    const char *sign = negative && rounded ? "-" : "";
    if (!places) return text_pool_printf(pool, "%s%" PRId64, sign, rounded / DECIMAL_ONE);
    return text_pool_printf(pool, "%s%" PRId64 ".%0*" PRId64, sign, rounded / DECIMAL_ONE, places,
                            rounded % DECIMAL_ONE / step);
}

// A fraction as per cent: 0.9876 with one place is 98.8%.
static const char *apply_percent(const struct value *value, const char *argument,
                                 const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    int places = argument[0] - '0';
    decimal unit = DECIMAL_ONE / 100,
            number = record_decimal(value->record, value->reference->field);
    for (int i = 0; i < places && unit > 1; i++) unit /= 10; // two places are all there is
    bool negative = number < 0;
    decimal rounded = ((negative ? -number : number) + unit / 2) / unit * unit * 100;
    const char *sign = negative && rounded ? "-" : "";
    if (!places) return text_pool_printf(pool, "%s%" PRId64 "%%", sign, rounded / DECIMAL_ONE);
    return text_pool_printf(pool, "%s%" PRId64 ".%0*" PRId64 "%%", sign, rounded / DECIMAL_ONE,
                            places, rounded % DECIMAL_ONE / (unit * 100));
}

static bool check_percent(const char *argument) {
    return argument[0] >= '0' && argument[0] <= '2' && !argument[1];
}

static bool check_width(const char *argument) {
    return argument[0] >= '1' && argument[0] <= '9' && !argument[1];
}

static const char *apply_pad(const struct value *value, const char *argument,
                             const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    const char *digits = value_plain(value, pool);
    for (size_t i = strlen(digits); i < (size_t)(argument[0] - '0'); i++)
        text_pool_add(pool, "0", 1);
    text_pool_add(pool, digits, strlen(digits));
    return text_pool_end(pool);
}

// ---- around texts: never called for an absent value, but for "or"
static const char *apply_before(const struct value *value, const char *argument,
                                const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    text_pool_add(pool, argument, strlen(argument));
    text_pool_add(pool, value->text, strlen(value->text));
    return text_pool_end(pool);
}

static const char *apply_after(const struct value *value, const char *argument,
                               const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    text_pool_add(pool, value->text, strlen(value->text));
    text_pool_add(pool, argument, strlen(argument));
    return text_pool_end(pool);
}

static const char *apply_or(const struct value *value, const char *argument,
                            const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    (void)pool;
    return *value->text ? value->text : argument;
}

static const char *apply_zero(const struct value *value, const char *argument,
                              const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    bool zero = record_decimal(value->record, value->reference->field) == 0;
    return zero ? argument : value_plain(value, pool);
}

static const char *apply_count(const struct value *value, const char *argument,
                               const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    (void)argument;
    const struct list *list = record_list(value->record, value->reference->field);
    return text_pool_printf(pool, "%" PRIu32, list->count);
}

// ---- tick: a box, ticked for yes; tick:student, ticked for that code
static const char *apply_tick(const struct value *value, const char *argument,
                              const struct codes *codes, struct text_pool *pool) {
    (void)codes;
    bool ticked = false;
    if (!absent(value)) {
        const char *plain = value_plain(value, pool);
        ticked = strcmp(plain, argument ? argument : "true") == 0;
    }
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
    {"count", ACCEPTS(list), false, false, NO_ARGUMENT, apply_count, NULL},
    {"before", ANYTHING, true, false, MUST_ARGUMENT, apply_before, NULL},
    {"after", ANYTHING, true, false, MUST_ARGUMENT, apply_after, NULL},
    {"or", ANYTHING, true, true, MUST_ARGUMENT, apply_or, NULL},
};

static const struct filter_kind *find_kind(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

static struct filter *refuse_unknown(const char *path, const char *name,
                                     const struct place *place) {
    struct buffer known = BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        buffer_printf(&known, "%s%s", i ? ", " : "", kinds[i].name);
    diagnose(place->diagnostics, STATUS_INPUT, place->file, (long)place->line,
             _("%s: no filter is called %s; there are %s"), path, name, buffer_text(&known));
    buffer_free(&known);
    return NULL;
}

#define REFUSE(format)                                                                             \
    do {                                                                                           \
        diagnose(place->diagnostics, STATUS_INPUT, place->file, (long)place->line, format, path,   \
                 text);                                                                            \
        return NULL;                                                                               \
    } while (0)

struct filter *filter_compile(char *text, const struct reference *reference, bool first,
                              const char *path, const struct place *place) {
    char *argument = strchr(text, ':');
    if (argument) *argument++ = '\0';
    const struct filter_kind *kind = find_kind(text);
    if (!kind) return refuse_unknown(path, text, place);
    if (!(kind->accepts & 1u << reference->field->type))
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

const char *value_plain(const struct value *value, struct text_pool *pool) {
    const struct field *field = value->reference->field;
    char text[DECIMAL_TEXT];
    if (field->type == FIELD_list || absent(value)) return NULL;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        return record_text(value->record, field);
    case FIELD_integer:
        return text_pool_printf(pool, "%" PRId32, record_integer(value->record, field));
    case FIELD_decimal:
        return text_pool_printf(pool, "%s",
                                decimal_format(record_decimal(value->record, field), text));
    case FIELD_boolean:
        return record_boolean(value->record, field) ? "true" : "false";
    case FIELD_date:
        return text_pool_printf(pool, "%s", date_format(record_date(value->record, field), text));
    case FIELD_moment:
        return text_pool_printf(pool, "%s",
                                moment_format(record_moment(value->record, field), text));
    case FIELD_digest:
    case FIELD_list:
        break;
    }
    BUG("a digest or a list has no text");
}

const char *value_text(const struct value *value, const struct codes *codes,
                       struct text_pool *pool) {
    if (value->text) return value->text;
    if (absent(value)) return "";
    const struct reference *reference = value->reference;
    if (reference->list) {
        // A value that no list knows (a user may export more than the lists hold) prints as it is.
        const char *code = record_text(value->record, reference->field);
        const char *label = codes_label(codes, reference->list, code);
        return label ? label : code;
    }
    if (reference->field->type == FIELD_moment)
        return apply_date(value, "YYYY-MM-DD HH:mm", codes, pool);
    return value_plain(value, pool);
}

void filter_apply(const struct filter *filter, const struct codes *codes, struct text_pool *pool,
                  struct value *value) {
    const struct filter_kind *kind = filter->kind;
    if (kind->after_others)
        value->text = value_text(value, codes, pool);
    else if (absent(value))
        value->text = "";
    if (!kind->absent_too && value->text && !*value->text) return;
    value->text = kind->apply(value, filter->argument, codes, pool);
}
