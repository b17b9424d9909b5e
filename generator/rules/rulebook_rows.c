// SPDX-License-Identifier: Apache-2.0
// One row of a retention schedule.
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "rules/rulebook_compile.h"

static const struct {
    const char *name, *each;
} pers[] = {
    [PER_BATCH] = {"batch", "batch"},       [PER_CANDIDATE] = {"candidate", "candidate"},
    [PER_SESSION] = {"session", "session"}, [PER_ROOM] = {"room", "room"},
    [PER_SUBJECT] = {"subject", "batch"},
};

static bool known_words(const struct path_place *place, const char *const *words, unsigned count,
                        const char *list) {
    for (unsigned i = 0; i < count; i++)
        if (!codes_find(place->codes, list, words[i]))
            return compiler_wrong(place, _("\"%s\" is no value of the code list \"%s\""), words[i],
                                  list);
    return true;
}

static bool compile_forms(struct schedule_row *row, const struct path_place *place) {
    for (EACH(struct rowForm, form, row->text->form)) {
        struct path_place here = *place;
        here.line = form->record.line;
        int medium = medium_number(form->medium);
        if (medium < 0) return compiler_wrong(&here, _("no such medium"));
        if (row->form[medium]) return compiler_wrong(&here, _("this medium is there already"));
        row->form[medium] = true;
        if (!retention_parse(form->class, &row->classes[medium]))
            return compiler_wrong(&here, _("no such retention class"));
    }
    return true;
}

// The roles of a list of words, which are values of the code list.
const struct signing_role *const *compile_roles(const struct rulebook *book,
                                                const char *const *words, unsigned count,
                                                struct arena *arena) {
    const struct signing_role **roles = arena_alloc(arena, (count + 1) * sizeof(void *));
    for (unsigned i = 0; i < count; i++) roles[i] = signing_role(&book->signing, words[i]);
    return roles;
}

static bool compile_signatures(struct schedule_row *row, const struct rulebook *book,
                               const struct path_place *place) {
    const struct scheduleRow *text = row->text;
    row->signatures = arena_alloc(place->arena, text->signature.count * sizeof *row->signatures);
    for (EACH(struct rowSignature, given, text->signature)) {
        struct path_place here = *place;
        here.line = given->record.line;
        struct row_signature *signature = &row->signatures[row->signature_count++];
        *signature = (struct row_signature){
            .text = given,
            .rule = given->rule ? given->rule : text->id,
            .clause = given->clause ? given->clause : text->clause,
            .quote = given->quote ? given->quote : text->quote,
            .responsible = given->responsible ? given->responsible : text->responsible,
            .severity = row->severity,
            .least = given->least == INTEGER_NONE ? 1 : (unsigned)given->least,
            .dated = given->dated == 1,
            .of_batch = given->of && strcmp(given->of, "batch") == 0,
            .everyone = given->who && strcmp(given->who, "everyone") == 0,
        };
        if (given->severity && !parse_severity(given->severity, &signature->severity))
            return compiler_wrong(&here, _("no such severity"));
        const char *const *roles = words_split(place->arena, given->role, &signature->role_count);
        signature->subjects = words_split(place->arena, given->subject, &signature->subject_count);
        signature->apart_from =
            words_split(place->arena, given->apartFrom, &signature->apart_count);
        if (!known_words(&here, roles, signature->role_count, "signature.role") ||
            !known_words(&here, signature->subjects, signature->subject_count, "subject") ||
            !known_words(&here, signature->apart_from, signature->apart_count, "signature.role"))
            return false;
        signature->roles = compile_roles(book, roles, signature->role_count, place->arena);
    }
    return true;
}

static bool compile_event(const char *text, const struct path_scope *scope,
                          const struct path_place *place, const struct path **path) {
    if (!text) return true;
    *path = path_parse(text, scope, place);
    if (!*path) return false;
    return path_type(*path) == VALUE_TIME || compiler_wrong(place, _("\"%s\" is no date"), text);
}

bool compile_row(struct compiler *compiler, const struct source *source,
                 const struct scheduleRow *text) {
    struct path_place place = compiler_place(compiler, source, text->record.line);
    struct schedule_row *row = &compiler->book->rows[compiler->book->row_count];
    *row = (struct schedule_row){.text = text, .source = source, .bundle = text->bundle == 1};
    if (!take_id(compiler, &place, text->id, source)) return false;
    const struct codeValue *kind = codes_find(place.codes, "material.kind", text->kind);
    if (!kind) return compiler_wrong(&place, _("\"%s\" is no kind of material"), text->kind);
    row->title = text->title ? text->title : kind->label;
    if (!parse_severity(text->severity, &row->severity))
        return compiler_wrong(&place, _("no such severity"));
    row->all_forms = text->need && strcmp(text->need, "all") == 0;
    struct path_each each;
    struct path_scope scope = {.depth = 0};
    for (size_t i = 0; i < sizeof pers / sizeof *pers; i++)
        if (strcmp(text->per, pers[i].name) == 0) {
            row->per = (enum per)i;
            if (!path_parse_each(pers[i].each, &each, &scope, &place)) return false;
        }
    if (!scope.depth) return compiler_wrong(&place, _("per is no such thing"));
    if (text->subject) {
        row->subjects = words_split(place.arena, text->subject, &row->subject_count);
        if (!known_words(&place, row->subjects, row->subject_count, "subject")) return false;
    }
    compiler->book->row_count++;
    return compile_forms(row, &place) && compile_signatures(row, compiler->book, &place) &&
           tests_compile(&text->when, &scope, &place, &row->when, &row->when_count) &&
           compile_event(text->notBefore, &scope, &place, &row->not_before) &&
           compile_event(text->notAfter, &scope, &place, &row->not_after);
}
