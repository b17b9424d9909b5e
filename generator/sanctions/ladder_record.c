// SPDX-License-Identifier: Apache-2.0
// The escalations: what is on record about the institution makes a ground by itself, or lifts one.
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "expression/quantity.h"
#include "sanctions/ladder_parts.h"

struct look {
    struct judging *judging;
    const struct escalation *escalation;
    const struct listed_behaviour *behaviour; // what the escalation is called among the behaviours
    const struct tier *tier;                  // where it leads
    bool named; // the case itself is about it: say so when the record is silent
    bool met;
};

static const char *say_term(struct judging *judging, const char *text) {
    struct quantity term;
    if (!quantity_parse(text, &term)) return text;
    const char *n = arena_printf(judging->arena, "%lld", (long long)(term.amount / DECIMAL_ONE));
    enum phrase_id phrase = term.unit == UNIT_years    ? PHRASE_years
                            : term.unit == UNIT_months ? PHRASE_months
                                                       : PHRASE_days;
    return sentence(&judging->input->book->phrases, judging->arena, phrase, SAY(n, n));
}

// The last day of a term that begins after `from`: that day counts.
static date end_of(date from, const char *text) {
    struct quantity term;
    if (!text || from == DATE_NONE || !quantity_parse(text, &term)) return DATE_NONE;
    int amount = (int)(term.amount / DECIMAL_ONE);
    if (term.unit == UNIT_years) return date_add_years(from, amount);
    return term.unit == UNIT_months ? date_add_months(from, amount) : from + amount;
}

// The phrases of this file use these values in any mixture.
struct values {
    const char *since, *caseId, *within, *until, *happened, *due, *day, *limit, *stars;
};

static void say(struct look *look, enum phrase_id phrase, const char *outcome,
                const struct values *values) {
    const struct listed_behaviour *behaviour = look->behaviour;
    const char *words =
        sentence(&look->judging->input->book->phrases, look->judging->arena, phrase,
                 SAY(behaviour, behaviour->text->id), SAY(article, behaviour->text->clause),
                 SAY(tier, look->tier->id), SAY(since, values->since), SAY(case, values->caseId),
                 SAY(within, values->within), SAY(until, values->until),
                 SAY(happened, values->happened), SAY(due, values->due), SAY(day, values->day),
                 SAY(limit, values->limit), SAY(stars, values->stars));
    ladder_step(look->judging, outcome, behaviour, look->tier->id, words);
}

static void lead(struct look *look, enum phrase_id phrase, const struct values *values,
                 const struct offence *offence, date happened) {
    look->met = true;
    if (ladder_met(look->judging, look->behaviour, look->tier, offence, look->escalation, happened))
        say(look, phrase, "escalated", values);
}

static bool tier_has(const struct tier *tier, const char *measure, bool *warns) {
    bool found = false;
    for (EACH(struct tierMeasure, at, tier->measure)) {
        if (at->discretion == 1) continue;
        found = found || strcmp(at->kind, measure) == 0;
        *warns = *warns || strcmp(at->kind, "warning") == 0;
    }
    return found;
}

// Whether the behaviour that an earlier measure was for leads to another tier with that measure:
// 责成整改 after an interview is no 限期整改.
static bool belongs_elsewhere(const struct look *look, const struct past_measure *past) {
    const struct misconduct_book *book = look->judging->input->book;
    const struct misconduct *catalogue = look->behaviour->catalogue;
    const struct listed_behaviour *named = misconduct_find(book, past->ground);
    const struct listed_behaviour *same[MOST_SAME];
    unsigned count = named ? misconduct_same(book, named, same) : 0;
    bool elsewhere = false, warns = false;
    for (unsigned i = 0; i < count; i++) {
        if (same[i]->catalogue != catalogue) continue;
        if (words_hold(same[i]->text->tier, look->escalation->from)) return false;
        const struct tier *tier = misconduct_tier(catalogue, same[i]->text->tier);
        elsewhere = elsewhere || (tier && tier_has(tier, past->measure, &warns));
    }
    return elsewhere;
}

// Whether an earlier measure was one of tier `from`: it is among that tier's measures, with the
// warning where the tier warns, and does not belong to another tier.
static bool was_of_tier(const struct look *look, const struct past_measure *past) {
    const struct tier *from = misconduct_tier(look->behaviour->catalogue, look->escalation->from);
    bool warns = false;
    if (!past->measure || !from || !tier_has(from, past->measure, &warns)) return false;
    return (!warns || past->warned) && !belongs_elsewhere(look, past);
}

static void repeat_within(struct look *look, const struct met *now) {
    struct judging *judging = look->judging;
    for (unsigned i = 0; i < judging->past.count; i++) {
        const struct past_measure *past = &judging->past.measures[i];
        if (!past->measure || strcmp(past->measure, "interview") != 0) continue;
        if (!was_of_tier(look, past) || past->interviewed == DATE_NONE) continue;
        if (now->happened <= past->interviewed) continue;
        date until = end_of(past->interviewed, look->escalation->within);
        struct values values = {.since = ladder_date(judging, past->interviewed),
                                .caseId = past->id,
                                .within = say_term(judging, look->escalation->within),
                                .until = ladder_date(judging, until),
                                .happened = ladder_date(judging, now->happened)};
        if (now->happened <= until) {
            lead(look, PHRASE_repeatInterview, &values, now->offence, now->happened);
            return;
        }
        say(look, PHRASE_repeatInterviewOver, "notMet", &values);
    }
}

static void repeat_rectified(struct look *look, const struct met *now) {
    struct judging *judging = look->judging;
    for (unsigned i = 0; i < judging->past.count; i++) {
        const struct past_measure *past = &judging->past.measures[i];
        if (!was_of_tier(look, past) || past->closed == DATE_NONE) continue;
        if (now->happened <= past->closed) continue;
        struct values values = {.since = ladder_date(judging, past->closed),
                                .caseId = past->id,
                                .happened = ladder_date(judging, now->happened)};
        lead(look, PHRASE_repeatRectified, &values, now->offence, now->happened);
        return;
    }
}

// An offence that leads to tier `from` once more.
static void look_for_repeat(struct look *look) {
    struct judging *judging = look->judging;
    bool within = strcmp(look->escalation->event, "repeat") == 0;
    for (unsigned i = 0; i < judging->met_count && !look->met; i++) {
        struct met now = judging->met[i];
        if (now.behaviour->catalogue != look->behaviour->catalogue) continue;
        if (strcmp(now.tier->id, look->escalation->from) != 0 || now.happened == DATE_NONE)
            continue;
        if (within)
            repeat_within(look, &now);
        else
            repeat_rectified(look, &now);
    }
}

static void look_for_overdue(struct look *look) {
    struct judging *judging = look->judging;
    date day = judging->input->as_of;
    for (unsigned i = 0; i < judging->past.count && !look->met; i++) {
        const struct past_measure *past = &judging->past.measures[i];
        if (past->rectify_by == DATE_NONE || past->closed != DATE_NONE || past->rectify_by >= day)
            continue;
        struct values values = {.caseId = past->id,
                                .due = ladder_date(judging, past->rectify_by),
                                .day = ladder_date(judging, day)};
        lead(look, PHRASE_overdue, &values, NULL, past->rectify_by + 1);
    }
}

// Whether the case itself is about this behaviour, by its own name or another notice's.
static bool is_named(const struct judging *judging, const struct listed_behaviour *behaviour) {
    const struct misconduct_book *book = judging->input->book;
    for (EACH(struct offence, offence, judging->input->file->offence)) {
        const struct listed_behaviour *named = misconduct_find(book, offence->behaviour);
        const struct listed_behaviour *same[MOST_SAME];
        unsigned count = named ? misconduct_same(book, named, same) : 0;
        for (unsigned i = 0; i < count; i++)
            if (same[i] == behaviour) return true;
    }
    return false;
}

static const struct listed_behaviour *called(const struct misconduct_book *book, unsigned rank,
                                             const struct escalation *escalation) {
    for (unsigned i = 0; i < book->behaviour_count; i++) {
        const struct listed_behaviour *at = &book->behaviours[i];
        if (at->rank == rank && strcmp(at->text->clause, escalation->clause) == 0 &&
            strcmp(at->text->quote, escalation->quote) == 0)
            return at;
    }
    return NULL;
}

// Whether the case itself is about such an event, under whatever article.
static bool is_about(const struct judging *judging, const char *event) {
    const struct misconduct_book *book = judging->input->book;
    for (unsigned rank = 0; rank < book->catalogue_count; rank++)
        for (EACH(struct escalation, escalation, book->catalogues[rank]->escalation)) {
            const struct listed_behaviour *behaviour = called(book, rank, escalation);
            if (behaviour && strcmp(escalation->event, event) == 0 && is_named(judging, behaviour))
                return true;
        }
    return false;
}

// From the last assessment on record. A case about idleness says itself that there was none since
// the filing; no other takes it from a record that names none, or that ends before the term does.
static void look_for_idleness(struct look *look) {
    struct judging *judging = look->judging;
    const struct past *past = &judging->past;
    date since = past->last_active, day = judging->input->as_of;
    bool alleged = is_about(judging, look->escalation->event);
    if (since == DATE_NONE && alleged) since = past->filed_on;
    date full = end_of(since, look->escalation->least);
    if (since == DATE_NONE || full == DATE_NONE) return;
    if (!alleged && past->known_until < full) return;
    struct values values = {.since = ladder_date(judging, since),
                            .day = ladder_date(judging, day),
                            .limit = say_term(judging, look->escalation->least)};
    if (day < full) {
        if (look->named) say(look, PHRASE_idleNot, "notMet", &values);
        look->met = look->named; // the record has spoken
        return;
    }
    if (ladder_facts_hold(judging, look->behaviour, NULL, NULL))
        lead(look, PHRASE_idle, &values, NULL, full);
    else
        look->met = true;
}

static void look_at_stars(struct look *look) {
    struct judging *judging = look->judging;
    const struct past *past = &judging->past;
    if (past->stars == INTEGER_NONE || past->stars != look->escalation->stars) return;
    struct values values = {.since = ladder_date(judging, past->rated_on),
                            .stars = arena_printf(judging->arena, "%d", (int)past->stars)};
    // The stars need no other fact: "无正当理由" belongs to the idleness in the same sentence.
    if (ladder_facts_hold(judging, look->behaviour, NULL, "unjustified"))
        lead(look, PHRASE_stars, &values, NULL, past->rated_on);
}

static void look_for_investigation(struct look *look) {
    struct judging *judging = look->judging;
    for (unsigned i = 0; i < judging->past.count && !look->met; i++) {
        const struct past_measure *past = &judging->past.measures[i];
        if (!past->investigating || past->closed != DATE_NONE) continue;
        // "重大" (gravity of the behaviour) is an officer's word, which only a case can hold.
        if (look->behaviour->text->gravity) continue;
        struct values values = {.caseId = past->id};
        lead(look, PHRASE_investigation, &values, NULL, DATE_NONE);
    }
}

// 第十二条所列情况，情节严重的: an offence of tier `from` whose gravity was chosen as serious.
static void look_at_gravity(struct look *look) {
    struct judging *judging = look->judging;
    const struct misconduct_book *book = judging->input->book;
    for (EACH(struct offence, offence, judging->input->file->offence)) {
        const struct gravity *gravity = ladder_gravity(offence);
        const struct listed_behaviour *named = misconduct_find(book, offence->behaviour);
        if (!gravity || strcmp(gravity->degree, "serious") != 0 || !named) continue;
        const struct listed_behaviour *same[MOST_SAME];
        unsigned count = misconduct_same(book, named, same);
        for (unsigned i = 0; i < count && !look->met; i++) {
            if (same[i]->catalogue != look->behaviour->catalogue) continue;
            if (!words_hold(same[i]->text->tier, look->escalation->from)) continue;
            look->met = true;
            if (!ladder_met(judging, look->behaviour, look->tier, offence, look->escalation,
                            offence->happenedOn))
                continue;
            ladder_step(
                judging, "escalated", look->behaviour, look->tier->id,
                sentence(&book->phrases, judging->arena, PHRASE_gravityChosen,
                         SAY(officer, gravity->officer),
                         SAY(date, ladder_date(judging, gravity->chosenOn)),
                         SAY(degree, ladder_label(judging, "degree", gravity->degree)),
                         SAY(reason, gravity->reason), SAY(behaviour, look->behaviour->text->id),
                         SAY(article, look->behaviour->text->clause), SAY(tier, look->tier->id)));
        }
    }
}

static const struct event {
    const char *name;
    void (*look)(struct look *look);
    bool tells; // when the case is about it and the record is silent, that is said
} events[] = {
    {"gravity", look_at_gravity, false},
    {"repeat", look_for_repeat, true},
    {"repeatAfterRectification", look_for_repeat, true},
    {"rectificationOverdue", look_for_overdue, false},
    {"idle", look_for_idleness, true},
    {"stars", look_at_stars, true},
    {"underInvestigation", look_for_investigation, false},
};

static const struct event *event_of(const char *name) {
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (strcmp(events[i].name, name) == 0) return &events[i];
    return NULL;
}

// Several tiers: the one that an officer has chosen in this case, else none.
static const struct tier *leads_to(const struct judging *judging,
                                   const struct misconduct *catalogue, const char *tiers) {
    if (!strchr(tiers, ' ')) return misconduct_tier(catalogue, tiers);
    for (EACH(struct offence, offence, judging->input->file->offence)) {
        const struct gravity *gravity = ladder_gravity(offence);
        if (gravity && words_hold(tiers, gravity->tier))
            return misconduct_tier(catalogue, gravity->tier);
    }
    return NULL;
}

static void escalate(struct judging *judging, unsigned rank, const struct escalation *escalation,
                     bool tell) {
    const struct misconduct_book *book = judging->input->book;
    const struct event *event = event_of(escalation->event);
    struct look look = {
        .judging = judging, .escalation = escalation, .behaviour = called(book, rank, escalation)};
    if (!event || !look.behaviour) return;
    if (judging->subject && !misconduct_binds(look.behaviour->text->subject, judging->subject))
        return;
    look.tier = leads_to(judging, book->catalogues[rank], escalation->to);
    if (!look.tier) return;
    bool named = is_named(judging, look.behaviour);
    look.named = named && tell;
    if (!tell || event->tells) event->look(&look);
    if (!tell || !named || !event->tells || look.met) return;
    for (unsigned i = 0; i < judging->met_count; i++)
        if (judging->met[i].behaviour == look.behaviour) return; // another event has met it
    ladder_step(judging, "undecided", look.behaviour, NULL,
                sentence(&book->phrases, judging->arena,
                         judging->past.known ? PHRASE_recordSilent : PHRASE_recordMissing,
                         SAY(behaviour, look.behaviour->text->id),
                         SAY(article, look.behaviour->text->clause)));
}

// Until nothing new is found: one escalation may be the ground of the next.
void ladder_escalate(struct judging *judging) {
    const struct misconduct_book *book = judging->input->book;
    unsigned before;
    do {
        before = judging->met_count;
        for (unsigned rank = 0; rank < book->catalogue_count; rank++)
            for (EACH(struct escalation, escalation, book->catalogues[rank]->escalation))
                escalate(judging, rank, escalation, false);
    } while (judging->met_count > before);
    for (unsigned rank = 0; rank < book->catalogue_count; rank++)
        for (EACH(struct escalation, escalation, book->catalogues[rank]->escalation))
            escalate(judging, rank, escalation, true);
}
