// SPDX-License-Identifier: Apache-2.0
#include "commands/notice_text.h"

#include <stdio.h>
#include <string.h>

#include "base/ends.h"
#include "base/json.h"
#include "base/language.h"

// ---- for people ---------------------------------------------------------------------------------

static const char *text_or(const char *text, const char *other) {
    return text ? text : other;
}

void notice_print_judgement(const struct opened_case *opened) {
    const struct judgement *judgement = opened->judgement;
    char day[DATE_TEXT];
    printf(_("%s, as of %s: "), opened->file->number, date_format(opened->as_of, day));
    if (judgement->decided == 1)
        printf(_("tier %s\n"), text_or(judgement->tier, "-"));
    else
        printf(_("the tier is open\n"));
    for (EACH(struct reasonStep, step, judgement->reasonStep))
        printf("  %d. %s\n", (int)step->number, text_or(step->words, ""));
    for (EACH(struct tierConflict, conflict, judgement->tierConflict))
        if (conflict->open == 1)
            printf(_("  the notices differ and nobody has chosen: %s\n"), conflict->topic);
}

void notice_print_missing(const struct permit *permit, FILE *out) {
    for (EACH(struct missingStep, step, permit->missingStep))
        fprintf(out, "    %s: %s%s%s (%s %s%s)\n", step->title, text_or(step->demand, ""),
                step->note ? "; " : "", text_or(step->note, ""),
                text_or(step->sourceTitle, text_or(step->source, "")), text_or(step->article, ""),
                step->stated == 1 ? _("; a setting of this program") : "");
}

void notice_print_refused(const struct permit *permit) {
    printf(_("  refused: %s\n"), permit->title);
    notice_print_missing(permit, stdout);
}

void notice_print_made(const struct case_papers *papers, const char *folder) {
    for (size_t i = 0; i < papers->count; i++)
        printf("%s/%s.pdf\n", folder, papers->items[i].title);
}

// ---- for machines -------------------------------------------------------------------------------

static void day_of(struct json *json, const char *key, date day) {
    char text[DATE_TEXT];
    if (day != DATE_NONE) json_text(json, key, date_format(day, text));
}

static void truth_of(struct json *json, const char *key, int8_t value) {
    if (value != BOOLEAN_NONE) json_boolean(json, key, value == 1);
}

static void print_reasons(struct json *json, const struct judgement *judgement) {
    json_open(json, "reasons", '[');
    for (EACH(struct reasonStep, step, judgement->reasonStep)) {
        json_open(json, NULL, '{');
        json_text(json, "outcome", step->outcome);
        json_text(json, "words", step->words);
        json_text(json, "behaviour", step->behaviour);
        json_text(json, "tier", step->tier);
        json_text(json, "source", step->source);
        json_text(json, "article", step->article);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void print_measures(struct json *json, const struct judgement *judgement) {
    json_open(json, "measures", '[');
    for (EACH(struct measureDue, measure, judgement->measureDue)) {
        json_open(json, NULL, '{');
        json_text(json, "measure", measure->measure);
        json_text(json, "words", measure->words);
        day_of(json, "from", measure->from);
        day_of(json, "until", measure->until);
        json_text(json, "basis", measure->basis);
        json_text(json, "source", measure->source);
        json_text(json, "article", measure->article);
        truth_of(json, "optional", measure->optional);
        truth_of(json, "setting", measure->stated);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_open(json, "deadlines", '[');
    for (EACH(struct deadlineDue, due, judgement->deadlineDue)) {
        json_open(json, NULL, '{');
        json_text(json, "kind", due->kind);
        day_of(json, "from", due->from);
        day_of(json, "due", due->dueOn);
        json_text(json, "basis", due->basis);
        truth_of(json, "setting", due->stated);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void print_conflicts(struct json *json, const struct judgement *judgement) {
    json_open(json, "conflicts", '[');
    for (EACH(struct tierConflict, conflict, judgement->tierConflict)) {
        json_open(json, NULL, '{');
        json_text(json, "topic", conflict->topic);
        json_text(json, "decision", conflict->decision);
        json_text(json, "chosen", conflict->chosen);
        json_text(json, "officer", conflict->officer);
        truth_of(json, "open", conflict->open);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void print_missing(struct json *json, const struct permit *permit) {
    if (!permit->missingStep.count) return;
    json_open(json, "missing", '[');
    for (EACH(struct missingStep, step, permit->missingStep)) {
        json_open(json, NULL, '{');
        json_text(json, "precondition", step->precondition);
        json_text(json, "title", step->title);
        json_text(json, "demand", step->demand);
        json_text(json, "note", step->note);
        json_text(json, "source", step->source);
        json_text(json, "article", step->article);
        truth_of(json, "setting", step->stated);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// A case volume's papers stand under one name, whatever the kind of party.
static bool belongs(const struct case_paper *paper, const struct permit *permit) {
    return starts_with(permit->document, "caseVolume")
               ? strcmp(paper->document, "caseVolume") == 0
               : strcmp(paper->document, permit->document) == 0;
}

static void print_documents(struct json *json, const struct judgement *judgement,
                            const struct case_papers *papers, const char *folder) {
    json_open(json, "documents", '[');
    for (EACH(struct permit, permit, judgement->permit)) {
        json_open(json, NULL, '{');
        json_text(json, "document", permit->document);
        json_text(json, "title", permit->title);
        json_text(json, "state", permit->state);
        print_missing(json, permit);
        json_open(json, "files", '[');
        for (size_t i = 0; i < papers->count; i++) {
            const struct case_paper *paper = &papers->items[i];
            if (!belongs(paper, permit)) continue;
            struct buffer path = BUFFER_EMPTY;
            json_open(json, NULL, '{');
            buffer_printf(&path, "%s/%s.pdf", folder, paper->title);
            json_text(json, "file", buffer_text(&path));
            json_text(json, "number", paper->number);
            day_of(json, "dated", paper->dated);
            json_number(json, "pages", (int64_t)paper->pages);
            json_close(json, '}');
            buffer_free(&path);
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

void notice_print_json(const struct opened_case *opened, const struct case_papers *papers,
                       const char *folder) {
    const struct judgement *judgement = opened->judgement;
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "notice");
    json_text(&json, "case", opened->file->number);
    day_of(&json, "asOf", opened->as_of);
    json_text(&json, "object", judgement->object);
    json_text(&json, "tier", judgement->tier);
    truth_of(&json, "decided", judgement->decided);
    print_reasons(&json, judgement);
    print_measures(&json, judgement);
    print_conflicts(&json, judgement);
    print_documents(&json, judgement, papers, folder);
    json_close(&json, '}');
    puts(buffer_text(&out));
    buffer_free(&out);
}
