// SPDX-License-Identifier: Apache-2.0
// Numbers and texts that must have a form, agree with other fields, or not hold certain words.
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "model/id_card.h"
#include "rules/identifiers.h"
#include "rules/operators.h"

#define BIT(result) (1u << RESULT_##result)

static bool wrong(const struct path_place *place, const char *message) {
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, "%s", message);
}

// The text of a value with its NUL; false when it does not fit.
static bool copy_text(const struct value *value, char *text, size_t size) {
    if (value->length >= size) return false;
    memcpy(text, value->text, value->length);
    text[value->length] = '\0';
    return true;
}

// ---- pattern ----------------------------------------------------------------------------------

static bool pattern_fits(const struct argument *arguments, const struct path_place *place) {
    for (unsigned i = 0; i < arguments[1].count; i++)
        if (!form_valid(arguments[1].words[i]))
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                            _("pattern: \"%s\" is no form"), arguments[1].words[i]);
    return true;
}

static enum holding pattern(struct judge *judge) {
    const struct argument *forms = &judge->check->arguments[1];
    struct value value;
    char text[256];
    if (!judge_value(judge, 0, &value)) return ABSENT;
    if (copy_text(&value, text, sizeof text))
        for (unsigned i = 0; i < forms->count; i++)
            if (form_matches(forms->words[i], text)) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &value);
    return BROKEN;
}

// ---- part -------------------------------------------------------------------------------------

enum { PART_FIELD, PART_FROM, PART_LENGTH, PART_EQUALS, PART_AS, PART_MAP };

static bool part_fits(const struct argument *arguments, const struct path_place *place) {
    const char *as = arguments[PART_AS].given ? arguments[PART_AS].text : "text";
    enum value_type type = path_type(arguments[PART_EQUALS].paths[0]);
    bool year = strcmp(as, "year") == 0;
    if (!year && strcmp(as, "text") != 0 && strcmp(as, "province") != 0)
        return wrong(place, _("part: as is text, year or province"));
    if (arguments[PART_FROM].number < 1 || arguments[PART_LENGTH].number < 1)
        return wrong(place, _("part: from and length count from 1"));
    if (year ? type == VALUE_TIME : type == VALUE_TEXT) return true;
    return wrong(place, _("part: equals is a text, or a date for as=\"year\""));
}

// "social=S enterprise=Y": what stands for the word; NULL when the map does not know it.
static const char *mapped(const struct argument *map, const char *word) {
    size_t length = strlen(word);
    for (unsigned i = 0; i < map->count; i++)
        if (strncmp(map->words[i], word, length) == 0 && map->words[i][length] == '=')
            return map->words[i] + length + 1;
    return NULL;
}

static enum holding part(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    size_t from = (size_t)arguments[PART_FROM].number - 1;
    size_t length = (size_t)arguments[PART_LENGTH].number;
    struct value value, other;
    char wanted[256];
    if (!judge_value(judge, PART_FIELD, &value) || !judge_value(judge, PART_EQUALS, &other))
        return ABSENT;
    if (value.length < from + length) return HOLDS; // pattern's finding
    const char *want = wanted;
    if (other.type == VALUE_TIME) {
        snprintf(wanted, sizeof wanted, "%02d", date_civil(moment_date(other.when)).year % 100);
    } else {
        if (!copy_text(&other, wanted, sizeof wanted)) return HOLDS;
        if (arguments[PART_AS].given && *arguments[PART_AS].text == 'p' && strlen(wanted) > 2)
            wanted[2] = '\0';
        if (arguments[PART_MAP].given && !(want = mapped(&arguments[PART_MAP], wanted)))
            return HOLDS;
    }
    if (strlen(want) == length && memcmp(value.text + from, want, length) == 0) return HOLDS;
    judge->results[RESULT_value] = arena_copy_bytes(judge->arena, value.text + from, length);
    judge->results[RESULT_other] = arena_copy(judge->arena, want);
    return BROKEN;
}

// ---- idCard, creditCode -----------------------------------------------------------------------

static const char *say(struct judge *judge, enum phrase_id phrase) {
    return sentence(judge->world->phrases, judge->arena, phrase, SAY_NOTHING);
}

static const char *id_card_fault_of(struct judge *judge, const char *number) {
    static const enum phrase_id phrases[] = {[ID_CARD_FORM] = PHRASE_idCardForm,
                                             [ID_CARD_BIRTH] = PHRASE_idCardBirth,
                                             [ID_CARD_CHECK] = PHRASE_idCardCheck};
    const struct argument *arguments = judge->check->arguments;
    date birth;
    bool male;
    char type[64];
    struct value value = {.type = VALUE_ABSENT};
    if (arguments[3].given) value = path_value(judge->world, arguments[3].paths[0], judge->frame);
    bool typed = value.type == VALUE_TEXT && copy_text(&value, type, sizeof type);
    enum id_card_fault fault = id_document_check(typed ? type : NULL, number, &birth, &male);
    if (fault != ID_CARD_RIGHT) return say(judge, phrases[fault]);
    if (birth == DATE_NONE) return NULL;
    if (arguments[1].given) {
        value = path_value(judge->world, arguments[1].paths[0], judge->frame);
        if (value.type == VALUE_TIME && moment_date(value.when) != birth)
            return say(judge, PHRASE_idCardBirthDiffers);
    }
    if (arguments[2].given) { // GB/T 2261.1: 1 male, 2 female; 0 and 9 say nothing
        value = path_value(judge->world, arguments[2].paths[0], judge->frame);
        if (value.type == VALUE_TEXT && value.length == 1 && (value.text[0] == (male ? '2' : '1')))
            return say(judge, PHRASE_idCardSexDiffers);
    }
    return NULL;
}

static enum holding id_card(struct judge *judge) {
    struct value value;
    char number[64];
    if (!judge_value(judge, 0, &value)) return ABSENT;
    const char *fault = copy_text(&value, number, sizeof number) ? id_card_fault_of(judge, number)
                                                                 : say(judge, PHRASE_idCardForm);
    if (!fault) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &value);
    judge->results[RESULT_other] = fault;
    return BROKEN;
}

static enum holding credit_code(struct judge *judge) {
    struct value value;
    char code[32];
    if (!judge_value(judge, 0, &value)) return ABSENT;
    if (copy_text(&value, code, sizeof code) && credit_code_right(code)) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &value);
    return BROKEN;
}

// ---- keywords ---------------------------------------------------------------------------------

// The word that starts here, or NULL.
static const char *starts(const struct argument *words, const char *at, size_t left) {
    for (unsigned i = 0; i < words->count; i++) {
        size_t length = strlen(words->words[i]);
        if (length <= left && memcmp(words->words[i], at, length) == 0) return words->words[i];
    }
    return NULL;
}

static enum holding keywords(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct value value;
    if (!judge_value(judge, 0, &value)) return ABSENT;
    for (uint32_t i = 0; i < value.length;) {
        const char *excepted = starts(&arguments[2], value.text + i, value.length - i);
        const char *word =
            excepted ? NULL : starts(&arguments[1], value.text + i, value.length - i);
        if (word) {
            judge->results[RESULT_value] = word;
            return BROKEN;
        }
        i += excepted ? (uint32_t)strlen(excepted) : 1;
    }
    return HOLDS;
}

// ---- reaches ----------------------------------------------------------------------------------

enum { REACHES_TEXT, REACHES_HELD };

static bool reaches_fits(const struct argument *arguments, const struct path_place *place) {
    const struct codeList *list =
        codes_list(place->codes, path_list(arguments[REACHES_HELD].paths[0]));
    const struct codeValue *first = list ? (const struct codeValue *)list->code.first : NULL;
    if (first && first->rank != INTEGER_NONE) return true;
    return wrong(place, _("reaches: the values of held have a rank in schemas/codes.xml"));
}

static bool names(const struct value *text, const char *label) {
    size_t length = strlen(label);
    for (size_t at = 0; at + length <= text->length; at++)
        if (memcmp(text->text + at, label, length) == 0) return true;
    return false;
}

// The lowest of the codes that the text names by their labels: of several that it allows, one
// suffices. NULL: it names none.
static const struct codeValue *lowest_named(const struct codeList *list, const struct value *text) {
    const struct codeValue *lowest = NULL;
    for (EACH(struct codeValue, code, list->code))
        if ((!lowest || code->rank < lowest->rank) && names(text, code->label)) lowest = code;
    return lowest;
}

struct holder {
    const struct judge *judge;
    const struct path *held;
    const struct codeValue *highest;
};

static bool keep_highest(void *context, const struct record *record) {
    struct holder *holder = context;
    struct value value = value_of(record, path_field(holder->held));
    if (value.type != VALUE_TEXT) return true;
    const struct codeValue *code =
        codes_find(holder->judge->world->codes, path_list(holder->held), value.text);
    if (code && code->rank != INTEGER_NONE &&
        (!holder->highest || code->rank > holder->highest->rank))
        holder->highest = code;
    return true;
}

static enum holding reaches(struct judge *judge) {
    const struct path *held = judge->check->arguments[REACHES_HELD].paths[0];
    struct value text;
    if (!judge_value(judge, REACHES_TEXT, &text)) return ABSENT;
    const struct codeValue *asked =
        lowest_named(codes_list(judge->world->codes, path_list(held)), &text);
    if (!asked) return HOLDS;
    struct holder holder = {judge, held, NULL};
    path_each_record(judge->world, held, judge->frame, keep_highest, &holder);
    if (!holder.highest) {
        judge->absent = held;
        return ABSENT;
    }
    if (holder.highest->rank >= asked->rank) return HOLDS;
    judge->results[RESULT_value] = holder.highest->label;
    judge->results[RESULT_limit] = asked->label;
    return BROKEN;
}

const struct operator operators_of_texts[] = {
    {"pattern",
     {{"field", PARAMETER_TEXT, true, false, false}, {"forms", PARAMETER_FREE, true, false, false}},
     BIT(value),
     pattern_fits,
     pattern,
     NULL,
     NULL},
    {"part",
     {{"field", PARAMETER_TEXT, true, false, false},
      {"from", PARAMETER_INTEGER, true, false, false},
      {"length", PARAMETER_INTEGER, true, false, false},
      {"equals", PARAMETER_PATH, true, false, false},
      {"as", PARAMETER_STRING, false, false, false},
      {"map", PARAMETER_FREE, false, false, false}},
     BIT(value) | BIT(other),
     part_fits,
     part,
     NULL,
     NULL},
    {"idCard",
     {{"number", PARAMETER_TEXT, true, false, false},
      {"birthDate", PARAMETER_TIME, false, false, false},
      {"sex", PARAMETER_TEXT, false, false, false},
      {"type", PARAMETER_TEXT, false, false, false}},
     BIT(value) | BIT(other),
     NULL,
     id_card,
     NULL,
     NULL},
    {"creditCode",
     {{"field", PARAMETER_TEXT, true, false, false}},
     BIT(value),
     NULL,
     credit_code,
     NULL,
     NULL},
    {"keywords",
     {{"field", PARAMETER_TEXT, true, false, false},
      {"words", PARAMETER_FREE, true, false, false},
      {"except", PARAMETER_FREE, false, false, false}},
     BIT(value),
     NULL,
     keywords,
     NULL,
     NULL},
    {"reaches",
     {{"field", PARAMETER_TEXT, true, false, false}, {"held", PARAMETER_TEXT, true, false, false}},
     BIT(value) | BIT(limit),
     reaches_fits,
     reaches,
     NULL,
     NULL},
    {0},
};
