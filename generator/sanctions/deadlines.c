// SPDX-License-Identifier: Apache-2.0
#include "sanctions/deadlines.h"

#include <string.h>

#include "base/words.h"
#include "model/record_append.h"

struct counting {
    const struct ladder_input *input;
    const struct calendar_table *calendar;
    const struct documentSettings *settings; // NULL: no configuration
    struct judgement *judgement;
    struct arena *arena;
};

static date served(const struct caseFile *file, const char *number) {
    for (EACH(struct service, service, file->service))
        if (number && service->number && strcmp(service->number, number) == 0)
            return service->servedOn;
    return DATE_NONE;
}

// The day after `from` is the first (Civil Code art. 201).
static date count(const struct counting *counting, date from, int32_t days, const char **basis) {
    const struct phrase_book *phrases = &counting->input->book->phrases;
    bool working =
        !counting->settings->dayKind || strcmp(counting->settings->dayKind, "workingDays") == 0;
    date due = from + days;
    int year = date_civil(from).year;
    if (working && (!counting->calendar ||
                    !calendar_add(counting->calendar, from, days, false, &due, &year))) {
        *basis = sentence(phrases, counting->arena, PHRASE_deadlineCalendar,
                          SAY(year, arena_printf(counting->arena, "%d", year)));
        return DATE_NONE;
    }
    const char *n = arena_printf(counting->arena, "%d", (int)days);
    const char *term =
        sentence(phrases, counting->arena, working ? PHRASE_workingDays : PHRASE_days, SAY(n, n));
    *basis = sentence(phrases, counting->arena, PHRASE_deadlineSet, SAY(term, term));
    return due;
}

// `given`: the day that the case file fixes; `days`: the configuration's, INTEGER_NONE for none.
static void add(struct counting *counting, const char *kind, date from, date given, int32_t days) {
    if (from == DATE_NONE && given == DATE_NONE) return; // the case has not come to it
    const struct phrase_book *phrases = &counting->input->book->phrases;
    struct deadlineDue *due =
        record_append(counting->arena, &counting->judgement->deadlineDue, &deadlineDue_kind);
    due->kind = kind;
    due->from = from;
    due->stated = true;
    if (given != DATE_NONE) {
        due->dueOn = given;
        char day[DATE_TEXT];
        due->basis = sentence(phrases, counting->arena, PHRASE_deadlineGiven,
                              SAY(day, date_format(given, day)));
    } else if (days == INTEGER_NONE) {
        due->basis = sentence(phrases, counting->arena, PHRASE_deadlineUnset, SAY_NOTHING);
    } else {
        due->days = days;
        due->dueOn = count(counting, from, days, &due->basis);
    }
}

// Whether a document of the procedure needs something of this list of the case.
static bool asks_after(const struct procedure *procedure, const char *list) {
    for (EACH(struct precondition, condition, procedure->precondition))
        if (condition->of && strcmp(condition->of, list) == 0)
            for (EACH(struct procedureDocument, document, procedure->procedureDocument))
                if (words_hold(document->needs, condition->id)) return true;
    return false;
}

void deadlines_fill(const struct ladder_input *input, const struct calendar_table *calendar,
                    struct judgement *judgement, struct arena *arena) {
    const struct documentSettings *settings =
        input->config ? config_document_settings(input->config) : NULL;
    struct counting counting = {.input = input,
                                .calendar = calendar,
                                .settings = settings,
                                .judgement = judgement,
                                .arena = arena};
    const struct caseFile *file = input->file;
#define SETTING(name) (settings ? settings->name : INTEGER_NONE)
    for (EACH(struct advanceNotice, notice, file->advanceNotice)) {
        date from = served(file, notice->number);
        add(&counting, "defence", from != DATE_NONE ? from : notice->issuedOn, notice->dueOn,
            SETTING(defenceDays));
    }
    for (EACH(struct rectification, order, file->rectification))
        add(&counting, "rectification", order->issuedOn, order->dueOn, SETTING(rectificationDays));
    for (EACH(struct decision, decision, file->decision))
        add(&counting, "review", served(file, decision->number), DATE_NONE, SETTING(reviewDays));
    // Only a procedure that knows the appeal counts it (Guangxi 附件3 二).
    if (asks_after(input->book->procedure, "appeal"))
        for (EACH(struct review, review, file->review))
            add(&counting, "appeal", review->decidedOn, DATE_NONE, SETTING(appealDays));
#undef SETTING
}
