// SPDX-License-Identifier: Apache-2.0
// What was refused when the files were read (model/refusals.h), told under the rules whose operator
// asks for it: schemas/regulations/data-format.xml.
#include <string.h>

#include "base/buffer.h"
#include "base/gbk_private.h"
#include "base/utf8.h"
#include "rules/checker.h"
#include "rules/operators.h"

static const char *say(const struct checker *checker, enum phrase_id phrase, const char *value) {
    return sentence(&checker->book->phrases, checker->arena, phrase, SAY(value, value));
}

static const char *code_text(const struct checker *checker, const struct codeValue *code) {
    return sentence(&checker->book->phrases, checker->arena, PHRASE_codeAndLabel,
                    SAY(value, code->value), SAY(name, code->label));
}

const char *refused_text(const struct checker *checker, const struct refusal *refused,
                         unsigned count) {
    return sentence(&checker->book->phrases, checker->arena,
                    refused->kind == REFUSED_CODE ? PHRASE_codeRefused : PHRASE_referenceRefused,
                    SAY(entry, refused->kinds[refused->depth - 1]->label),
                    SAY(name, refused->field->label), SAY(id, refused->field->name),
                    SAY(value, refused->value),
                    SAY(count, arena_printf(checker->arena, "%u", count)));
}

// What refusals of one list have in common is written once.
struct telling {
    struct checker *checker;
    const struct rule_check *check;
    const struct codeList *list;
    const char *allowed;
};

static const char *allowed_of(struct telling *telling, const struct codeList *list) {
    struct checker *checker = telling->checker;
    if (telling->list == list) return telling->allowed;
    const char *comma =
        sentence(&checker->book->phrases, checker->arena, PHRASE_comma, SAY_NOTHING);
    struct buffer text = BUFFER_EMPTY;
    for (EACH(struct codeValue, code, list->code))
        buffer_printf(&text, "%s%s", text.length ? comma : "", code_text(checker, code));
    telling->list = list;
    telling->allowed = arena_copy(checker->arena, buffer_text(&text));
    buffer_free(&text);
    return telling->allowed;
}

static void code_results(struct telling *telling, const struct refusal *refusal,
                         const char **results) {
    const struct checker *checker = telling->checker;
    results[RESULT_allowed] = allowed_of(telling, refusal->list);
    if (refusal->nearest) results[RESULT_nearest] = code_text(checker, refusal->nearest);
    results[RESULT_other] = refusal->meant && refusal->nearest
                                ? say(checker, PHRASE_takenAs, refusal->nearest->value)
                                : say(checker, PHRASE_takenAsAbsent, NULL);
}

// The text around the character, which is shown by its code.
static const char *around(const struct checker *checker, const char *text, size_t position) {
    enum { CHARACTERS = 20 };
    const char *at = text, *end = text + strlen(text), *from = text;
    size_t passed = 0;
    for (; at < end && passed < position + CHARACTERS; passed++) {
        utf8_next(&at, end);
        if (passed + 1 + CHARACTERS < position) from = at;
    }
    const char *part = arena_copy_bytes(checker->arena, from, (size_t)(at - from));
    return arena_printf(checker->arena, "%s%s%s", from > text ? "…" : "",
                        unseen_shown(checker->arena, part), at < end ? "…" : "");
}

// An officer's decision that a private-use character may print as 〓 says that it is meant. Not of
// those that have a right one.
static bool is_decided(const struct checker *checker, uint32_t codepoint) {
    const struct config *config = checker->options->config;
    if (!config || gbk_private_right(codepoint)) return false;
    for (EACH(struct missingGlyph, glyph, config->missingGlyph)) {
        const char *at = glyph->character;
        if (utf8_next(&at, at + strlen(at)) == codepoint) return true;
    }
    return false;
}

// Moves on to the first character that was not decided; false: there is none.
static bool find_undecided(const struct checker *checker, struct refusal *refusal) {
    const char *at = refusal->value;
    refusal->place = (struct unseen_place){0};
    while ((refusal->unseen = unseen_next(&at, &refusal->place)) != UNSEEN_NONE)
        if (refusal->unseen != UNSEEN_PRIVATE || !is_decided(checker, refusal->place.codepoint))
            return true;
    return false;
}

static void character_results(struct telling *telling, const struct refusal *refusal,
                              const char **results) {
    static const enum phrase_id phrases[] = {
        [UNSEEN_INVISIBLE] = PHRASE_unseenInvisible, [UNSEEN_CONTROL] = PHRASE_unseenControl,
        [UNSEEN_PRIVATE] = PHRASE_unseenPrivate,     [UNSEEN_UNASSIGNED] = PHRASE_unseenUnassigned,
        [UNSEEN_LOST] = PHRASE_unseenLost,
    };
    const struct checker *checker = telling->checker;
    struct arena *arena = checker->arena;
    uint32_t codepoint = refusal->place.codepoint, right = gbk_private_right(codepoint);
    char code[UNSEEN_CODE_SIZE], right_code[UNSEEN_CODE_SIZE], character[5] = "";
    const char *name = unseen_name(codepoint);
    unseen_code(codepoint, code);
    if (right) utf8_encode(right, character);
    results[RESULT_value] = around(checker, refusal->value, refusal->place.position);
    results[RESULT_count] = arena_printf(arena, "%zu", refusal->place.position);
    results[RESULT_other] = sentence(
        &checker->book->phrases, arena, right ? PHRASE_unseenOfGbk : phrases[refusal->unseen],
        SAY(value, name ? arena_printf(arena, "%s %s", code, name) : code), SAY(name, character),
        SAY(id, unseen_code(right, right_code)));
}

static void glyph_results(struct telling *telling, const struct refusal *refusal,
                          const char **results) {
    const struct checker *checker = telling->checker;
    char code[UNSEEN_CODE_SIZE], character[5] = "";
    const char *script =
        refusal->script ? codes_label(checker->book->codes, "script", refusal->script) : NULL;
    utf8_encode(refusal->place.codepoint, character);
    results[RESULT_value] = around(checker, refusal->value, refusal->place.position);
    results[RESULT_count] = arena_printf(checker->arena, "%zu", refusal->place.position);
    results[RESULT_other] =
        sentence(&checker->book->phrases, checker->arena,
                 refusal->script ? PHRASE_glyphScript : PHRASE_glyphMissing, SAY(name, character),
                 SAY(value, unseen_code(refusal->place.codepoint, code)),
                 SAY(id, script ? script : refusal->script));
}

// "场次（session）": what was looked for.
static const char *sought_text(const struct checker *checker, const struct refusal *refusal) {
    const struct phrase_book *phrases = &checker->book->phrases;
    const char *text = "";
    for (unsigned i = 0; i < refusal->sought_count; i++) {
        const struct record_kind *kind = refusal->sought[i];
        text = arena_printf(checker->arena, "%s%s%s", text,
                            i ? sentence(phrases, checker->arena, PHRASE_comma, SAY_NOTHING) : "",
                            sentence(phrases, checker->arena, PHRASE_codeAndLabel,
                                     SAY(value, kind->label), SAY(name, kind->name)));
    }
    return text;
}

static void reference_results(const struct checker *checker, const struct refusal *refusal,
                              const char **results) {
    results[RESULT_other] = sought_text(checker, refusal);
    results[RESULT_first] = arena_printf(checker->arena, "%u", (unsigned)refusal->first_line);
    results[RESULT_line] = arena_printf(checker->arena, "%u", (unsigned)refusal->second_line);
}

static void tell(struct telling *telling, const struct refusal *told) {
    struct checker *checker = telling->checker;
    struct refusal copy = *told, *refusal = &copy;
    if (refusal->kind == REFUSED_CHARACTER && !find_undecided(checker, refusal)) return;
    const struct rule_check *check = telling->check;
    const struct record_kind *kind = refusal->kinds[refusal->depth - 1];
    struct scope_name names[WALK_DEPTH];
    for (unsigned i = 0; i < refusal->depth; i++) names[i] = scope_name_of(refusal->kinds[i]);
    struct finding finding =
        rule_finding(check->rule, VERDICT_FINDING,
                     finding_about(checker, names, refusal->records, refusal->depth));
    if (kind == &material_kind) {
        const struct material *entry =
            (const struct material *)refusal->records[refusal->depth - 1];
        finding.material = entry->kind;
        finding.medium = entry->medium;
    }
    const char *results[RESULTS] = {[RESULT_value] = refusal->value};
    results[RESULT_field] = sentence(&checker->book->phrases, checker->arena, PHRASE_fieldOfRecord,
                                     SAY(entry, kind->label), SAY(name, refusal->field->label),
                                     SAY(id, refusal->field->name));
    switch (refusal->kind) {
    case REFUSED_CODE:
        code_results(telling, refusal, results);
        break;
    case REFUSED_CHARACTER:
        character_results(telling, refusal, results);
        break;
    case REFUSED_GLYPH:
        glyph_results(telling, refusal, results);
        break;
    default:
        reference_results(checker, refusal, results);
    }
    const struct record *frame[] = {&checker->batch->record};
    finding.wording = refusal->field->name;
    finding.message = text_write(
        check->message, &(struct text_values){&checker->world, frame, results}, checker->arena);
    checker_add(checker, &finding);
}

static void tell_all(struct checker *checker, const struct rule_check *check,
                     enum refusal_kind kind) {
    struct telling telling = {.checker = checker, .check = check};
    const struct refusals *refusals = checker->options->refusals;
    for (size_t i = 0; refusals && i < refusals->count; i++)
        if (refusals->items[i].kind == kind) tell(&telling, &refusals->items[i]);
}

void check_refusals(struct checker *checker) {
    static const char *const operators[REFUSAL_KINDS] = {
        [REFUSED_CODE] = "codes",         [REFUSED_CHARACTER] = "characters",
        [REFUSED_GLYPH] = "glyphs",       [REFUSED_REFERENCE] = "references",
        [REFUSED_AMBIGUOUS] = "singular", [REFUSED_ID] = "ids"};
    for (unsigned i = 0; i < checker->book->rule_count; i++) {
        const struct rule *rule = &checker->book->rules[i];
        if (!source_in_force(rule->source, checker->day, checker->options->config)) continue;
        for (unsigned k = 0; k < rule->check_count; k++)
            for (int kind = 0; kind < REFUSAL_KINDS; kind++)
                if (strcmp(rule->checks[k].operator->name, operators[kind]) == 0)
                    tell_all(checker, &rule->checks[k], (enum refusal_kind)kind);
    }
}
