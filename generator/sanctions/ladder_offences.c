// SPDX-License-Identifier: Apache-2.0
// The behaviours that the case is about: each is looked for in every catalogue of the province, its
// facts and its gravity are held against the case.
#include <string.h>

#include "base/words.h"
#include "sanctions/ladder_parts.h"

// ---- facts

// What the case says without an officer's word: a recorded reminder, a certificate's number.
static int8_t told_otherwise(const struct judging *judging, const char *name) {
    const struct caseFile *file = judging->input->file;
    const struct caseSubject *party = (const struct caseSubject *)file->caseSubject.first;
    if (strcmp(name, "reminded") == 0 && file->reminder.count > 0) return 1;
    if (strcmp(name, "certificateIssued") == 0 && party && party->certificate) return 1;
    return BOOLEAN_NONE;
}

static int8_t fact_of(const struct offence *offence, const char *name) {
    if (!offence) return BOOLEAN_NONE;
    for (EACH(struct caseFact, fact, offence->caseFact))
        if (strcmp(fact->name, name) == 0) return fact->value;
    return BOOLEAN_NONE;
}

static bool fact_holds(struct judging *judging, const struct listed_behaviour *behaviour,
                       const struct offence *offence, const char *name) {
    int8_t value = fact_of(offence, name);
    // A ground that the record gives belongs to no offence: any of them may have established it.
    if (!offence)
        for (EACH(struct offence, other, judging->input->file->offence))
            if (value == BOOLEAN_NONE) value = fact_of(other, name);
    if (value == BOOLEAN_NONE) value = told_otherwise(judging, name);
    if (value == 1) return true;
    const char *words =
        sentence(&judging->input->book->phrases, judging->arena,
                 value == 0 ? PHRASE_factNotMet : PHRASE_factUnknown,
                 SAY(behaviour, behaviour->text->id), SAY(article, behaviour->text->clause),
                 SAY(fact, ladder_label(judging, "caseFact.name", name)));
    ladder_step(judging, value == 0 ? "notMet" : "undecided", behaviour, NULL, words);
    return false;
}

bool ladder_facts_hold(struct judging *judging, const struct listed_behaviour *behaviour,
                       const struct offence *offence, const char *except) {
    static const char *const listed[] = {"unjustified", "verified", "certificateIssued"};
    const struct behaviour *text = behaviour->text;
    if (text->reminder == 1 && !fact_holds(judging, behaviour, offence, "reminded")) return false;
    if (text->effect == 1 && !fact_holds(judging, behaviour, offence, "badEffect")) return false;
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        if (!words_hold(text->facts, listed[i])) continue;
        if (except && strcmp(except, listed[i]) == 0) continue;
        if (!fact_holds(judging, behaviour, offence, listed[i])) return false;
    }
    return true;
}

// ---- gravity

// A choice without a name, a day or a reason is none.
const struct gravity *ladder_gravity(const struct offence *offence) {
    const struct gravity *last = NULL;
    if (offence)
        for (EACH(struct gravity, gravity, offence->gravity))
            if (gravity->officer && gravity->reason && gravity->chosenOn != DATE_NONE)
                last = gravity;
    return last;
}

static void say_gravity(struct judging *judging, enum phrase_id phrase, const char *outcome,
                        const struct listed_behaviour *behaviour, const struct gravity *gravity,
                        const char *tier) {
    const char *words = sentence(
        &judging->input->book->phrases, judging->arena, phrase, SAY(behaviour, behaviour->text->id),
        SAY(article, behaviour->text->clause), SAY(officer, gravity ? gravity->officer : NULL),
        SAY(date, gravity ? ladder_date(judging, gravity->chosenOn) : NULL),
        SAY(degree, gravity ? ladder_label(judging, "degree", gravity->degree) : NULL),
        SAY(reason, gravity ? gravity->reason : NULL), SAY(tier, tier));
    ladder_step(judging, outcome, behaviour, tier, words);
    if (strcmp(outcome, "undecided") == 0) judging->judgement->gravityMissing = true;
}

// The tier that an officer chose of several; NULL after a step that says what is missing.
static const struct tier *chosen_tier(struct judging *judging,
                                      const struct listed_behaviour *behaviour,
                                      const struct gravity *gravity) {
    if (!strchr(behaviour->text->tier, ' '))
        return misconduct_tier(behaviour->catalogue, behaviour->text->tier);
    if (gravity && words_hold(behaviour->text->tier, gravity->tier))
        return misconduct_tier(behaviour->catalogue, gravity->tier);
    say_gravity(judging, PHRASE_tierNotChosen, "undecided", behaviour, gravity,
                behaviour->text->tier);
    return NULL;
}

static void consider(struct judging *judging, const struct listed_behaviour *behaviour,
                     const struct offence *offence) {
    const char *wanted = behaviour->text->gravity;
    const struct gravity *gravity = ladder_gravity(offence);
    if (!ladder_facts_hold(judging, behaviour, offence, NULL)) return;
    if (wanted && !gravity) {
        say_gravity(judging, PHRASE_gravityMissing, "undecided", behaviour, NULL, NULL);
        return;
    }
    if (wanted && strcmp(wanted, "chosen") != 0 && strcmp(wanted, gravity->degree) != 0) {
        say_gravity(judging, PHRASE_gravityNoTier, "notMet", behaviour, gravity, NULL);
        return;
    }
    const struct tier *tier = chosen_tier(judging, behaviour, gravity);
    if (!tier || !ladder_met(judging, behaviour, tier, offence, NULL, offence->happenedOn)) return;
    if (wanted)
        say_gravity(judging, PHRASE_gravityChosen, "met", behaviour, gravity, tier->id);
    else
        ladder_step(judging, "met", behaviour, tier->id,
                    sentence(&judging->input->book->phrases, judging->arena, PHRASE_behaviourMet,
                             SAY(behaviour, behaviour->text->id),
                             SAY(article, behaviour->text->clause),
                             SAY(quote, behaviour->text->quote), SAY(tier, tier->id)));
}

// What only the record can bear out is not taken from the case (see ladder_record.c).
static bool rests_on_record(const struct listed_behaviour *behaviour) {
    for (EACH(struct escalation, escalation, behaviour->catalogue->escalation))
        if (strcmp(escalation->clause, behaviour->text->clause) == 0 &&
            strcmp(escalation->quote, behaviour->text->quote) == 0 &&
            words_hold("repeat repeatAfterRectification idle stars", escalation->event))
            return true;
    return false;
}

static void discovered_after(struct judging *judging, const struct offence *offence) {
    const struct misconduct_book *book = judging->input->book;
    for (unsigned rank = 0; rank < book->catalogue_count; rank++)
        for (unsigned i = 0; i < book->behaviour_count; i++) {
            const struct listed_behaviour *at = &book->behaviours[i];
            if (at->rank != rank || !words_hold(at->text->facts, "certificateIssued")) continue;
            if (!misconduct_binds(at->text->subject, judging->subject)) continue;
            if (!ladder_facts_hold(judging, at, offence, NULL)) continue;
            const struct tier *tier = misconduct_tier(at->catalogue, at->text->tier);
            if (!tier || !ladder_met(judging, at, tier, offence, NULL, offence->happenedOn))
                continue;
            ladder_step(judging, "met", at, tier->id,
                        sentence(&book->phrases, judging->arena, PHRASE_afterEvent,
                                 SAY(behaviour, at->text->id), SAY(article, at->text->clause),
                                 SAY(tier, tier->id)));
        }
}

static void consider_offence(struct judging *judging, const struct offence *offence) {
    const struct misconduct_book *book = judging->input->book;
    const struct listed_behaviour *named = misconduct_find(book, offence->behaviour);
    if (!named) {
        ladder_step(judging, "undecided", NULL, NULL,
                    sentence(&book->phrases, judging->arena, PHRASE_behaviourUnknown,
                             SAY(behaviour, offence->behaviour)));
        return;
    }
    if (!judging->subject || !misconduct_binds(named->text->subject, judging->subject)) {
        ladder_step(judging, "undecided", named, NULL,
                    sentence(&book->phrases, judging->arena, PHRASE_objectDiffers,
                             SAY(behaviour, named->text->id), SAY(article, named->text->clause),
                             SAY(object, ladder_label(judging, "object", named->text->subject))));
        return;
    }
    const struct listed_behaviour *same[MOST_SAME];
    unsigned count = misconduct_same(book, named, same);
    if (count == 0)
        ladder_step(judging, "undecided", named, NULL,
                    sentence(&book->phrases, judging->arena, PHRASE_behaviourUnused,
                             SAY(behaviour, named->text->id), SAY(article, named->text->clause)));
    for (unsigned i = 0; i < count; i++)
        if (misconduct_binds(same[i]->text->subject, judging->subject) && !rests_on_record(same[i]))
            consider(judging, same[i], offence);
    if (offence->discoveredAfter == 1) discovered_after(judging, offence);
}

void ladder_offences(struct judging *judging) {
    for (EACH(struct offence, offence, judging->input->file->offence))
        consider_offence(judging, offence);
}
