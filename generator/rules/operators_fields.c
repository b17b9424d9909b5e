// SPDX-License-Identifier: Apache-2.0
// Presence, membership, equality.
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "rules/operators.h"

#define BIT(result) (1u << RESULT_##result)

static void add_name(struct judge *judge, struct buffer *names, const char *name) {
    if (names->length)
        buffer_add_text(names,
                        sentence(judge->world->phrases, judge->arena, PHRASE_comma, SAY_NOTHING));
    buffer_add_text(names, name);
}

static const char *take(struct judge *judge, struct buffer *names) {
    const char *text = arena_copy_bytes(judge->arena, buffer_text(names), names->length);
    buffer_free(names);
    return text;
}

static bool is_there(const struct judge *judge, const struct path *path, struct value *value) {
    *value = path_value(judge->world, path, judge->frame);
    return value->type != VALUE_ABSENT;
}

static enum holding present(struct judge *judge) {
    const struct argument *fields = &judge->check->arguments[0];
    bool any = judge->check->arguments[1].flag;
    unsigned there = 0;
    struct value value;
    for (unsigned i = 0; i < fields->count; i++) there += is_there(judge, fields->paths[i], &value);
    if (any ? there > 0 : there == fields->count) return HOLDS;
    // What was refused is no gap in the export; with `any` it might have been the one.
    struct buffer names = BUFFER_EMPTY;
    judge->absent = NULL;
    for (unsigned i = 0; i < fields->count; i++) {
        if (is_there(judge, fields->paths[i], &value)) continue;
        if (path_refused(judge->world, fields->paths[i], judge->frame))
            judge->absent = fields->paths[i];
        else
            add_name(judge, &names, path_label(fields->paths[i]));
    }
    if (judge->absent && (any || !names.length)) {
        buffer_free(&names);
        return ABSENT;
    }
    judge->results[RESULT_missing] = take(judge, &names);
    return BROKEN;
}

static bool count_record(void *context, const struct record *record) {
    (void)record;
    (*(unsigned *)context)++;
    return true;
}

static enum holding none(struct judge *judge) {
    const struct argument *fields = &judge->check->arguments[0];
    for (unsigned i = 0; i < fields->count; i++) {
        struct value value;
        if (!is_there(judge, fields->paths[i], &value)) continue;
        unsigned count = 0;
        path_each_record(judge->world, fields->paths[i], judge->frame, count_record, &count);
        judge->results[RESULT_value] =
            path_show(judge->world, fields->paths[i], &value, judge->arena);
        judge->results[RESULT_count] = arena_printf(judge->arena, "%u", count);
        return BROKEN;
    }
    return HOLDS;
}

// Which words of a list were seen; lists have fewer than 64 words.
struct seen {
    const struct argument *words;
    const struct field *field;
    uint64_t bits;
};

static bool value_is(const struct value *value, const char *word) {
    if (value->type == VALUE_TRUTH) return value->truth == (strcmp(word, "true") == 0);
    return value->type == VALUE_TEXT && strlen(word) == value->length &&
           memcmp(word, value->text, value->length) == 0;
}

static bool see(void *context, const struct record *record) {
    struct seen *seen = context;
    struct value value = value_of(record, seen->field);
    for (unsigned i = 0; i < seen->words->count; i++)
        if (value_is(&value, seen->words->words[i])) seen->bits |= UINT64_C(1) << i;
    return true;
}

static const char *word_label(struct judge *judge, unsigned argument, const char *word) {
    const char *list = path_list(judge->check->arguments[argument].paths[0]);
    const char *label = codes_label(judge->world->codes, list, word);
    return label ? label : word;
}

static enum holding contains(struct judge *judge) {
    const struct argument *words = &judge->check->arguments[1];
    const struct path *path = judge->check->arguments[0].paths[0];
    struct seen seen = {words, path_field(path), 0};
    path_each_record(judge->world, path, judge->frame, see, &seen);
    struct buffer names = BUFFER_EMPTY;
    for (unsigned i = 0; i < words->count; i++)
        if (!(seen.bits & UINT64_C(1) << i))
            add_name(judge, &names, word_label(judge, 0, words->words[i]));
    if (!names.length) return HOLDS;
    judge->results[RESULT_missing] = take(judge, &names);
    return BROKEN;
}

static bool contains_fits(const struct argument *arguments, const struct path_place *place) {
    if (path_field(arguments[0].paths[0]) && arguments[1].count <= 64) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("contains: field must lead to a field, and at most 64 words are looked for"));
}

static enum holding one_of(struct judge *judge) {
    const struct argument *words = &judge->check->arguments[1];
    struct value value;
    if (!judge_value(judge, 0, &value)) return ABSENT;
    for (unsigned i = 0; i < words->count; i++)
        if (value_is(&value, words->words[i])) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &value);
    return BROKEN;
}

static bool comparable(const struct argument *arguments, const struct path_place *place) {
    if (path_type(arguments[0].paths[0]) == path_type(arguments[1].paths[0])) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("\"%s\" and \"%s\" are of different types"),
                    path_source(arguments[0].paths[0]), path_source(arguments[1].paths[0]));
}

static enum holding compare(struct judge *judge, bool want_equal) {
    struct value left, right;
    if (!judge_value(judge, 0, &left) || !judge_value(judge, 1, &right)) return ABSENT;
    if (value_equal(&left, &right) == want_equal) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &left);
    judge->results[RESULT_other] = judge_show(judge, 1, &right);
    return BROKEN;
}

static enum holding equal(struct judge *judge) {
    return compare(judge, true);
}

static enum holding different(struct judge *judge) {
    return compare(judge, false);
}

// Judged elsewhere: material_check.c for the rows of the retention schedule, refusal_check.c for
// what was refused when the files were read.
static enum holding elsewhere(struct judge *judge) {
    (void)judge;
    return HOLDS;
}

#define OF_REFUSAL (BIT(field) | BIT(value) | BIT(other))

const struct operator operators_of_fields[] = {
    {"present",
     {{"fields", PARAMETER_ANY, true, true, false}, {"any", PARAMETER_FLAG, false, false, false}},
     BIT(missing),
     NULL,
     present,
     NULL,
     NULL},
    {"none",
     {{"fields", PARAMETER_ANY, true, true, false}},
     BIT(value) | BIT(count),
     NULL,
     none,
     NULL,
     NULL},
    {"contains",
     {{"field", PARAMETER_TEXT, true, false, false},
      {"values", PARAMETER_WORDS, true, false, false}},
     BIT(missing),
     contains_fits,
     contains,
     NULL,
     NULL},
    {"oneOf",
     {{"field", PARAMETER_PATH, true, false, false},
      {"values", PARAMETER_WORDS, true, false, false}},
     BIT(value),
     NULL,
     one_of,
     NULL,
     NULL},
    {"equal",
     {{"left", PARAMETER_PATH, true, false, false}, {"right", PARAMETER_PATH, true, false, false}},
     BIT(value) | BIT(other),
     comparable,
     equal,
     NULL,
     NULL},
    {"different",
     {{"left", PARAMETER_PATH, true, false, false}, {"right", PARAMETER_PATH, true, false, false}},
     BIT(value) | BIT(other),
     comparable,
     different,
     NULL,
     NULL},
    {"schedule", {{0}}, 0, NULL, elsewhere, NULL, NULL},
    {"codes", {{0}}, BIT(nearest) | BIT(allowed) | OF_REFUSAL, NULL, elsewhere, NULL, NULL},
    {"references", {{0}}, OF_REFUSAL, NULL, elsewhere, NULL, NULL},
    {"singular", {{0}}, BIT(line) | BIT(first) | OF_REFUSAL, NULL, elsewhere, NULL, NULL},
    {"ids", {{0}}, BIT(line) | BIT(first) | OF_REFUSAL, NULL, elsewhere, NULL, NULL},
    {"glyphs",
     {{0}},
     BIT(field) | BIT(value) | BIT(count) | BIT(other),
     NULL,
     elsewhere,
     NULL,
     NULL},
    {"characters",
     {{0}},
     BIT(field) | BIT(value) | BIT(count) | BIT(other),
     NULL,
     elsewhere,
     NULL,
     NULL},
    {0},
};
