// SPDX-License-Identifier: Apache-2.0
#include "sanctions/ladder.h"

#include <string.h>

#include "base/memory.h"
#include "model/record_append.h"
#include "sanctions/ladder_parts.h"

const char *ladder_date(struct judging *judging, date day) {
    return date_format(day, arena_alloc(judging->arena, DATE_TEXT));
}

const char *ladder_label(const struct judging *judging, const char *list, const char *code) {
    const char *label = code ? codes_label(judging->input->book->codes, list, code) : NULL;
    return label ? label : code;
}

void ladder_step(struct judging *judging, const char *outcome,
                 const struct listed_behaviour *behaviour, const char *tier, const char *words) {
    const char *id = behaviour ? behaviour->text->id : NULL;
    for (EACH(struct reasonStep, said, judging->judgement->reasonStep))
        if (said->behaviour == id && strcmp(said->words, words) == 0) return; // said already
    struct reasonStep *step =
        record_append(judging->arena, &judging->judgement->reasonStep, &reasonStep_kind);
    step->number = (int32_t)step->record.ordinal;
    step->words = words;
    step->outcome = outcome;
    step->tier = tier;
    if (strcmp(outcome, "undecided") == 0) judging->judgement->undecided++;
    if (!behaviour) return;
    step->behaviour = id;
    step->source = behaviour->catalogue->id;
    step->sourceTitle = behaviour->catalogue->title;
    step->article = behaviour->text->clause;
    step->quote = behaviour->text->quote;
}

static void grow(struct judging *judging) {
    unsigned capacity = judging->met_capacity ? 2 * judging->met_capacity : 16;
    struct met *met = arena_alloc(judging->arena, capacity * sizeof *met);
    if (judging->met_count) memcpy(met, judging->met, judging->met_count * sizeof *met);
    judging->met = met;
    judging->met_capacity = capacity;
}

bool ladder_met(struct judging *judging, const struct listed_behaviour *behaviour,
                const struct tier *tier, const struct offence *offence, const struct escalation *by,
                date happened) {
    for (unsigned i = 0; i < judging->met_count; i++)
        if (judging->met[i].behaviour == behaviour && judging->met[i].tier == tier) return false;
    if (judging->met_count == judging->met_capacity) grow(judging);
    struct ground *ground =
        record_append(judging->arena, &judging->judgement->ground, &ground_kind);
    ground->behaviour = behaviour->text->id;
    ground->source = behaviour->catalogue->id;
    ground->sourceTitle = behaviour->catalogue->title;
    ground->knownAsOf = behaviour->catalogue->knownAsOf;
    ground->article = behaviour->text->clause;
    ground->quote = behaviour->text->quote;
    ground->tier = tier->id;
    ground->offence = offence ? offence->id : NULL;
    ground->fromHistory = by != NULL;
    ground->setAside = false;
    ground->note = behaviour->text->note;
    judging->met[judging->met_count++] = (struct met){.behaviour = behaviour,
                                                      .tier = tier,
                                                      .offence = offence,
                                                      .by = by,
                                                      .happened = happened,
                                                      .ground = ground};
    return true;
}

struct judgement *ladder_judge(const struct ladder_input *input, struct arena *arena) {
    struct judging judging = {.input = input, .arena = arena};
    judging.judgement = record_new(arena, &judgement_kind);
    struct judgement *judgement = judging.judgement;
    const struct caseSubject *party = (const struct caseSubject *)input->file->caseSubject.first;
    judging.subject = party ? party->object : NULL;
    judging.past = past_read(arena, input->dossier, input->history, input->file, input->as_of);
    judgement->caseNumber = input->file->number;
    judgement->object = judging.subject;
    judgement->gravityMissing = false;
    judgement->undecided = 0;
    ladder_offences(&judging);
    ladder_escalate(&judging);
    ladder_persons(&judging);
    ladder_conflicts(&judging);
    ladder_tiers(&judging);
    ladder_measures(&judging);
    return judgement;
}
