// SPDX-License-Identifier: Apache-2.0
// From the grounds to the result: conflicts of the notices, the tier, its measures and their dates.
#include <string.h>

#include "base/words.h"
#include "expression/quantity.h"
#include "model/record_append.h"
#include "sanctions/ladder_parts.h"

// ---- conflicts

static bool side_is_met(const struct judging *judging, const struct ladderSide *side) {
    for (unsigned i = 0; i < judging->met_count; i++)
        if (!judging->met[i].set_aside &&
            words_hold(side->behaviours, judging->met[i].behaviour->text->id))
            return true;
    return false;
}

// A side whose facts are not recorded may yet be met.
static bool side_is_in_question(const struct judging *judging, const struct ladderSide *side) {
    for (EACH(struct reasonStep, step, judging->judgement->reasonStep))
        if (strcmp(step->outcome, "undecided") == 0 &&
            words_hold(side->behaviours, step->behaviour))
            return true;
    return false;
}

static const struct ladderSide *side_named(const struct ladderConflict *conflict, const char *id) {
    for (EACH(struct ladderSide, side, conflict->ladderSide))
        if (strcmp(side->id, id) == 0) return side;
    return NULL;
}

static const struct choice *choice_in(const struct list *choices,
                                      const struct ladderConflict *conflict) {
    for (EACH(struct choice, choice, *choices))
        if (choice->topic && choice->option && choice->officer && choice->reason &&
            strcmp(choice->topic, conflict->id) == 0 && side_named(conflict, choice->option))
            return choice;
    return NULL;
}

static void set_aside(struct judging *judging, const struct ladderConflict *conflict,
                      const struct ladderSide *kept) {
    for (EACH(struct ladderSide, side, conflict->ladderSide)) {
        if (side == kept) continue;
        for (unsigned i = 0; i < judging->met_count; i++) {
            struct met *met = &judging->met[i];
            if (!words_hold(side->behaviours, met->behaviour->text->id)) continue;
            if (words_hold(kept->behaviours, met->behaviour->text->id)) continue;
            met->set_aside = true;
            met->ground->setAside = true;
        }
    }
}

static void decide_conflict(struct judging *judging, const struct ladderConflict *conflict) {
    const struct ladder_input *input = judging->input;
    const struct phrase_book *phrases = &input->book->phrases;
    struct tierConflict *shown =
        record_append(judging->arena, &judging->judgement->tierConflict, &tierConflict_kind);
    shown->id = conflict->id;
    shown->topic = conflict->topic;
    shown->decision = conflict->decision;
    shown->setting = conflict->setting;
    for (EACH(struct ladderSide, side, conflict->ladderSide)) {
        struct conflictWords *words =
            record_append(judging->arena, &shown->conflictWords, &conflictWords_kind);
        words->side = side->id;
        words->article = side->article;
        words->says = side->says;
        const struct listed_behaviour *first =
            misconduct_find(input->book, arena_copy_bytes(judging->arena, side->behaviours,
                                                          strcspn(side->behaviours, " ")));
        words->source = first ? first->catalogue->id : NULL;
    }
    const struct choice *choice = choice_in(&input->file->choice, conflict);
    if (!choice && input->config) choice = choice_in(&input->config->choice, conflict);
    const char *chosen = choice ? choice->option : conflict->preset;
    const struct ladderSide *kept = side_named(conflict, chosen);
    // Nothing can prevail that is not met.
    if (kept && !side_is_met(judging, kept)) kept = NULL;
    shown->open = !kept;
    if (!kept) {
        ladder_step(
            judging, "conflict", NULL, NULL,
            sentence(phrases, judging->arena, PHRASE_conflictOpen, SAY(topic, conflict->topic)));
        return;
    }
    shown->chosen = kept->id;
    set_aside(judging, conflict, kept);
    const char *words;
    if (choice) {
        shown->officer = choice->officer;
        shown->reason = choice->reason;
        shown->decidedOn = choice->decidedOn;
        words = sentence(phrases, judging->arena, PHRASE_conflictChosen,
                         SAY(topic, conflict->topic), SAY(officer, choice->officer),
                         SAY(date, ladder_date(judging, choice->decidedOn)), SAY(says, kept->says),
                         SAY(reason, choice->reason));
    } else {
        words =
            sentence(phrases, judging->arena, PHRASE_conflictPreset, SAY(topic, conflict->topic),
                     SAY(says, kept->says), SAY(setting, conflict->setting));
    }
    ladder_step(judging, "conflict", NULL, NULL, words);
}

void ladder_conflicts(struct judging *judging) {
    for (EACH(struct ladderConflict, conflict, judging->input->book->ladder->ladderConflict)) {
        unsigned met = 0, in_question = 0;
        for (EACH(struct ladderSide, side, conflict->ladderSide))
            if (side_is_met(judging, side))
                met++;
            else
                in_question += side_is_in_question(judging, side);
        if (met > 0 && met + in_question > 1) decide_conflict(judging, conflict);
    }
}

// ---- tiers

static int rank_of(const struct tier *tier) {
    return tier->rank == INTEGER_NONE ? 0 : tier->rank;
}

static const struct met *highest(const struct judging *judging,
                                 const struct misconduct *catalogue) {
    const struct met *best = NULL;
    for (unsigned i = 0; i < judging->met_count; i++) {
        const struct met *met = &judging->met[i];
        if (met->set_aside || met->tier->beside == 1 || met->behaviour->catalogue != catalogue)
            continue;
        if (!best || rank_of(met->tier) > rank_of(best->tier)) best = met;
    }
    return best;
}

static void add_tier(struct judging *judging, const struct met *met, bool beside) {
    struct judgement *judgement = judging->judgement;
    for (EACH(struct tierResult, shown, judgement->tierResult))
        if (strcmp(shown->id, met->tier->id) == 0 &&
            strcmp(shown->source, met->behaviour->catalogue->id) == 0)
            return;
    struct tierResult *result =
        record_append(judging->arena, &judgement->tierResult, &tierResult_kind);
    result->id = met->tier->id;
    result->source = met->behaviour->catalogue->id;
    result->sourceTitle = met->behaviour->catalogue->title;
    result->article = met->tier->clause;
    result->quote = met->tier->quote;
    result->rank = rank_of(met->tier);
    result->beside = beside;
    ladder_step(judging, "decided", met->behaviour, met->tier->id,
                sentence(&judging->input->book->phrases, judging->arena,
                         beside ? PHRASE_tierBeside : PHRASE_tierDecided, SAY(tier, met->tier->id),
                         SAY(article, met->tier->clause)));
}

// The first catalogue that has a step of the ladder gives it: a province's own rules go before the
// national guide (art. 22). What the others say otherwise is shown.
static const struct met *principal(struct judging *judging) {
    const struct misconduct_book *book = judging->input->book;
    const struct met *best = NULL;
    for (unsigned rank = 0; rank < book->catalogue_count; rank++) {
        const struct met *met = highest(judging, book->catalogues[rank]);
        if (!met) continue;
        if (!best) {
            best = met;
        } else if (rank_of(met->tier) != rank_of(best->tier)) {
            ladder_step(judging, "conflict", met->behaviour, met->tier->id,
                        sentence(&book->phrases, judging->arena, PHRASE_ownFirst,
                                 SAY(tier, best->tier->id),
                                 SAY(other, met->behaviour->catalogue->title),
                                 SAY(otherTier, met->tier->id)));
        }
    }
    return best;
}

void ladder_tiers(struct judging *judging) {
    struct judgement *judgement = judging->judgement;
    bool open = false;
    for (EACH(struct tierConflict, conflict, judgement->tierConflict)) open |= conflict->open == 1;
    judgement->decided = false;
    if (open) return;
    const struct met *best = principal(judging);
    if (best) add_tier(judging, best, false);
    for (unsigned i = 0; i < judging->met_count; i++)
        if (!judging->met[i].set_aside && judging->met[i].tier->beside == 1)
            add_tier(judging, &judging->met[i], true);
    judgement->decided = judgement->tierResult.count > 0 && judgement->gravityMissing != 1;
    if (judgement->tierResult.count == 0) {
        ladder_step(
            judging, "undecided", NULL, NULL,
            sentence(&judging->input->book->phrases, judging->arena, PHRASE_noGround, SAY_NOTHING));
    } else if (judgement->decided && best) {
        judgement->tier = best->tier->id;
        judgement->tierSource = best->behaviour->catalogue->id;
    }
}

// ---- measures

static const char *case_gravity(const struct judging *judging) {
    const char *degree = NULL;
    for (EACH(struct offence, offence, judging->input->file->offence)) {
        const struct gravity *gravity = ladder_gravity(offence);
        if (gravity && (!degree || strcmp(gravity->degree, "serious") == 0))
            degree = gravity->degree;
    }
    return degree;
}

static bool gravity_fits(const char *wanted, const char *degree) {
    return !wanted || strcmp(wanted, "any") == 0 || (degree && strcmp(wanted, degree) == 0);
}

// The last day of the year in which the offence happened: 当次……当年.
static date year_end(const struct judging *judging) {
    const struct offence *offence = (const struct offence *)judging->input->file->offence.first;
    if (!offence || offence->happenedOn == DATE_NONE) return DATE_NONE;
    return date_of(date_civil(offence->happenedOn).year, 12, 31);
}

static const struct decision *last_decision(const struct caseFile *file) {
    const struct decision *last = NULL;
    for (EACH(struct decision, decision, file->decision)) last = decision;
    return last;
}

static void date_ban(struct judging *judging, const struct tierBan *ban, struct measureDue *due) {
    const struct phrase_book *phrases = &judging->input->book->phrases;
    const struct decision *decision = last_decision(judging->input->file);
    date decided = decision ? decision->decidedOn : DATE_NONE;
    struct quantity length;
    due->stated = true;
    due->from = decided;
    if (ban->until) {
        due->until = year_end(judging);
        due->basis = sentence(phrases, judging->arena, PHRASE_termYear, SAY_NOTHING);
        return;
    }
    if (!ban->length || !quantity_parse(ban->length, &length)) return;
    int amount = (int)(length.amount / DECIMAL_ONE);
    enum phrase_id unit = length.unit == UNIT_years ? PHRASE_years : PHRASE_months;
    const char *term =
        sentence(phrases, judging->arena, unit, SAY(n, arena_printf(judging->arena, "%d", amount)));
    if (decided == DATE_NONE) {
        due->basis = sentence(phrases, judging->arena, PHRASE_termNoDecision, SAY(term, term));
        return;
    }
    due->until = length.unit == UNIT_years ? date_add_years(decided, amount)
                                           : date_add_months(decided, amount);
    due->basis = sentence(phrases, judging->arena, PHRASE_termFromDecision,
                          SAY(from, ladder_date(judging, decided)), SAY(term, term));
}

// 限期整改 and 暂停: as long as the rectification, from and until the days in the case file.
static void date_rectification(struct judging *judging, const struct tier *tier,
                               struct measureDue *due) {
    const struct caseFile *file = judging->input->file;
    bool together = false;
    for (EACH(struct tierMeasure, measure, tier->measure))
        together |= strcmp(measure->kind, "rectification") == 0 && measure->discretion != 1;
    for (EACH(struct rectification, rectification, file->rectification)) {
        due->from = rectification->issuedOn;
        due->until = rectification->dueOn;
    }
    bool suspended = strcmp(due->measure, "suspension") == 0;
    if (suspended && !together) due->from = due->until = DATE_NONE;
    if (suspended)
        for (EACH(struct suspension, suspension, file->suspension)) {
            due->from = suspension->from;
            due->until = suspension->until;
        }
    if (together)
        due->basis = sentence(&judging->input->book->phrases, judging->arena,
                              PHRASE_termRectification, SAY_NOTHING);
    due->stated = true;
}

static const char *register_words(const struct misconduct *catalogue, const struct tier *tier) {
    for (EACH(struct publicRegister, list, catalogue->publicRegister))
        if (words_hold(list->tiers, tier->id)) return list->name;
    return NULL;
}

static void add_measures(struct judging *judging, const struct misconduct *catalogue,
                         const struct tier *tier) {
    const char *degree = case_gravity(judging);
    for (EACH(struct tierMeasure, measure, tier->measure)) {
        if (!gravity_fits(measure->gravity, degree)) continue;
        struct measureDue *due =
            record_append(judging->arena, &judging->judgement->measureDue, &measureDue_kind);
        due->measure = measure->kind;
        due->tier = tier->id;
        due->source = catalogue->id;
        due->article = tier->clause;
        due->words = tier->quote;
        due->optional = measure->discretion == 1;
        due->stated = false;
        if (strcmp(measure->kind, "listed") == 0) due->note = register_words(catalogue, tier);
        if (words_hold("ban workBan", measure->kind))
            for (EACH(struct tierBan, ban, tier->ban))
                if (gravity_fits(ban->gravity, degree)) date_ban(judging, ban, due);
        if (words_hold("rectification suspension", measure->kind))
            date_rectification(judging, tier, due);
    }
}

void ladder_measures(struct judging *judging) {
    const struct misconduct_book *book = judging->input->book;
    for (EACH(struct tierResult, result, judging->judgement->tierResult))
        for (unsigned rank = 0; rank < book->catalogue_count; rank++) {
            if (strcmp(book->catalogues[rank]->id, result->source) != 0) continue;
            const struct tier *tier = misconduct_tier(book->catalogues[rank], result->id);
            if (tier) add_measures(judging, book->catalogues[rank], tier);
        }
}
