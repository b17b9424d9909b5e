// SPDX-License-Identifier: Apache-2.0
#include "commands/notice_text.h"

#include <stdio.h>
#include <string.h>

#include "base/ends.h"
#include "base/json.h"
#include "base/language.h"
#include "base/words.h"
#include "model/record_json.h"

// ---- for people ---------------------------------------------------------------------------------

static const char *text_or(const char *text, const char *other) {
    return text ? text : other;
}

void notice_print_judgement(const struct opened_case *opened) {
    const struct judgement *judgement = opened->judgement;
    char day[DATE_TEXT];
    fprintf(stderr, _("%s, as of %s: "), opened->file->number, date_format(opened->as_of, day));
    if (judgement->decided == 1)
        fprintf(stderr, _("tier %s\n"), text_or(judgement->tier, "-"));
    else
        fprintf(stderr, _("the tier is open\n"));
    for (EACH(struct reasonStep, step, judgement->reasonStep))
        fprintf(stderr, "  %d. %s\n", (int)step->number, text_or(step->words, ""));
    for (EACH(struct tierConflict, conflict, judgement->tierConflict))
        if (conflict->open == 1)
            fprintf(stderr, _("  the notices differ and nobody has chosen: %s\n"), conflict->topic);
}

void notice_print_missing(const struct permit *permit) {
    for (EACH(struct missingStep, step, permit->missingStep))
        fprintf(stderr, "    %s: %s%s%s (%s %s%s)\n", step->title, text_or(step->demand, ""),
                step->note ? "; " : "", text_or(step->note, ""),
                text_or(step->sourceTitle, text_or(step->source, "")), text_or(step->article, ""),
                step->stated == 1 ? _("; a setting of this program") : "");
}

void notice_print_refused(const struct permit *permit) {
    fprintf(stderr, _("  refused: %s\n"), permit->title);
    notice_print_missing(permit);
}

void notice_print_made(const struct case_papers *papers, const char *folder) {
    for (size_t i = 0; i < papers->count; i++)
        fprintf(stderr, "%s/%s.pdf\n", folder, papers->items[i].title);
}

// ---- for machines -------------------------------------------------------------------------------

static void print_lists(struct json *json, const struct judgement *judgement) {
    record_json_list(json, "reasons", &reasonStep_kind, &judgement->reasonStep,
                     "outcome words behaviour tier source article");
    record_json_list(json, "measures", &measureDue_kind, &judgement->measureDue,
                     "measure words from until basis source article optional stated=setting");
    record_json_list(json, "deadlines", &deadlineDue_kind, &judgement->deadlineDue,
                     "kind from dueOn=due basis stated=setting");
    record_json_list(json, "conflicts", &tierConflict_kind, &judgement->tierConflict,
                     "topic decision chosen officer open");
}

// A case volume's papers stand under each of its names, whatever the kind of party.
static bool belongs(const struct case_paper *paper, const struct permit *permit) {
    return words_hold(template_case_part(paper->template)->documents, permit->document);
}

static void day_of(struct json *json, const char *key, date day) {
    char text[DATE_TEXT];
    if (day != DATE_NONE) json_text(json, key, date_format(day, text));
}

static void print_files(struct json *json, const struct permit *permit,
                        const struct case_papers *papers, const char *folder) {
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
        json_number(json, "pages", (int64_t)paper->printed.pages);
        json_close(json, '}');
        buffer_free(&path);
    }
    json_close(json, ']');
}

static void print_documents(struct json *json, const struct judgement *judgement,
                            const struct case_papers *papers, const char *folder) {
    json_open(json, "documents", '[');
    for (EACH(struct permit, permit, judgement->permit)) {
        json_open(json, NULL, '{');
        record_json_members(json, &permit_kind, &permit->record, "document title state");
        if (permit->missingStep.count)
            record_json_list(json, "missing", &missingStep_kind, &permit->missingStep,
                             "precondition title demand note source article stated=setting");
        print_files(json, permit, papers, folder);
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
    record_json_members(&json, &judgement_kind, &judgement->record, "object tier decided");
    print_lists(&json, judgement);
    print_documents(&json, judgement, papers, folder);
    json_close(&json, '}');
    puts(buffer_text(&out));
    buffer_free(&out);
}
