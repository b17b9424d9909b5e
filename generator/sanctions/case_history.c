// SPDX-License-Identifier: Apache-2.0
#include "sanctions/case_history.h"

#include <string.h>

#include "base/words.h"
#include "model/record_append.h"
#include "sanctions/case_outcome.h"

// Bulletins count a case once, by the gravest of its measures.
static const char *gravest(const struct decision *decision) {
    static const char *const order[] = {"cancellation", "termination", "suspension",
                                        "warning",      "interview",   "rectification",
                                        "cardRevoked",  "workBan",     "ban"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (EACH(struct decidedMeasure, measure, decision->decidedMeasure))
            if (measure->measure && strcmp(measure->measure, order[i]) == 0) return order[i];
    const struct decidedMeasure *first =
        (const struct decidedMeasure *)decision->decidedMeasure.first;
    return first ? first->measure : NULL;
}

// ---- document numbers ---------------------------------------------------------------------------

static void add_numbers(const struct caseFile *file, const struct field *list,
                        const struct precondition *condition, struct list *usedNumber,
                        struct arena *arena) {
    const struct field *field = record_field(list->items, condition->field);
    const struct record *at = record_list(&file->record, list)->first;
    for (; at; at = at->next) {
        const char *number = record_text(at, field);
        if (!number) continue;
        struct usedNumber *used = record_append(arena, usedNumber, &usedNumber_kind);
        used->number = number;
        used->caseNumber = file->number;
        used->document = condition->document;
    }
}

void case_numbers(const struct procedure *procedure, const struct caseFile *file,
                  struct list *usedNumber, struct arena *arena) {
    for (size_t i = 0; i < caseFile_kind.field_count; i++) {
        const struct field *list = &caseFile_kind.fields[i];
        if (list->type != FIELD_list) continue;
        for (EACH(struct precondition, condition, procedure->precondition))
            if (strcmp(condition->test, "number") == 0 && strcmp(condition->of, list->name) == 0)
                add_numbers(file, list, condition, usedNumber, arena);
    }
}

// ---- lists --------------------------------------------------------------------------------------

static const struct registration *registration_of(const struct caseFile *file, const char *roll) {
    const struct registration *last = NULL;
    for (EACH(struct registration, one, file->registration))
        if (one->roll && strcmp(one->roll, roll) == 0) last = one;
    return last;
}

static bool decided_one_of(const struct decision *decision, const char *measures) {
    if (!measures) return true;
    for (EACH(struct decidedMeasure, measure, decision->decidedMeasure))
        if (words_hold(measures, measure->measure)) return true;
    return false;
}

static bool came_to(const struct decision *decision, const struct judgement *judgement,
                    const char *tiers) {
    if (!tiers || words_hold(tiers, decision->tier)) return true;
    for (EACH(struct tierResult, result, judgement->tierResult))
        if (words_hold(tiers, result->id)) return true;
    return false;
}

static date first_known(date one, date other) {
    return one != DATE_NONE ? one : other;
}

void case_rolls(const struct misconduct_book *book, const struct caseFile *file,
                const struct judgement *judgement, struct list *rollEntry, struct arena *arena) {
    const struct decision *decision = case_decision(file);
    if (!decision) return;
    for (EACH(struct ladderList, list, book->ladder->ladderList)) {
        const struct publicRegister *source = misconduct_register(book, list->registerId);
        const struct registration *recorded = registration_of(file, list->roll);
        if (strcmp(list->entry, "passRate") == 0) continue;
        if (strcmp(list->entry, "choice") == 0 && !recorded) continue;
        if (!decided_one_of(decision, list->measures) ||
            !came_to(decision, judgement, source->tiers))
            continue;
        for (EACH(struct caseSubject, party, file->caseSubject)) {
            if (!party->object || !misconduct_binds(source->subject, party->object)) continue;
            struct rollEntry *entry = record_append(arena, rollEntry, &rollEntry_kind);
            entry->roll = list->roll;
            entry->party = (int32_t)party->record.ordinal;
            entry->listedOn = first_known(decision->effectiveOn, decision->decidedOn);
            if (!recorded) continue;
            entry->listedOn = first_known(recorded->listedOn, entry->listedOn);
            entry->removedOn = recorded->removedOn;
            entry->officer = recorded->officer;
            entry->reason = recorded->reason;
        }
    }
}

// ---- the case -----------------------------------------------------------------------------------

static void add_parties(const struct caseFile *file, struct closedCase *closed,
                        struct arena *arena) {
    for (EACH(struct caseSubject, subject, file->caseSubject)) {
        struct caseParty *party = record_append(arena, &closed->caseParty, &caseParty_kind);
        party->object = subject->object;
        party->name = subject->name;
        party->institution = subject->institution;
        party->institutionName = subject->institutionName;
    }
}

static void add_measures(const struct decision *decision, struct closedCase *closed,
                         struct arena *arena) {
    for (EACH(struct decidedMeasure, decided, decision->decidedMeasure)) {
        if (!decided->measure) continue;
        struct caseMeasure *measure = record_append(arena, &closed->caseMeasure, &caseMeasure_kind);
        measure->measure = decided->measure;
        measure->scope = decided->scope;
        measure->from = decided->from;
        measure->until = decided->until;
    }
}

struct closedCase *case_history(const struct misconduct_book *book, const struct caseFile *file,
                                const struct judgement *judgement, struct arena *arena) {
    const struct caseSubject *subject = (const struct caseSubject *)file->caseSubject.first;
    const struct decision *decision = case_decision(file);
    if (!subject || !decision) return NULL;
    struct closedCase *closed = record_new(arena, &closedCase_kind);
    closed->id = file->number;
    closed->jurisdiction = file->jurisdiction;
    closed->title = file->title;
    closed->authority = decision->authority ? decision->authority : file->authority;
    closed->authorityCode = file->authorityCode;
    closed->institution = subject->institution;
    closed->object = subject->object;
    closed->name = subject->name;
    closed->region = file->region;
    closed->tier = judgement->tier;
    closed->number = decision->number;
    closed->published = decision->publish;
    closed->measure = gravest(decision);
    closed->ground = case_ground(file, judgement);
    closed->decidedOn = decision->decidedOn;
    closed->revoked = case_has_outcome(file, "revoked");
    closed->changed = case_has_outcome(file, "changed");
    for (EACH(struct interview, one, file->interview)) closed->interviewedOn = one->heldOn;
    for (EACH(struct rectification, one, file->rectification)) {
        closed->rectifyBy = one->dueOn;
        closed->closedOn = one->acceptedOn;
    }
    add_parties(file, closed, arena);
    add_measures(decision, closed, arena);
    case_numbers(book->procedure, file, &closed->usedNumber, arena);
    case_rolls(book, file, judgement, &closed->rollEntry, arena);
    return closed;
}
