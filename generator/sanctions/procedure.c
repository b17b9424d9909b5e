// SPDX-License-Identifier: Apache-2.0
#include "sanctions/procedure.h"

#include <ctype.h>
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "model/record_append.h"
#include "sanctions/case_history.h"
#include "sanctions/precondition.h"

struct stage {
    const struct procedureDocument *text;
    const struct prior **needs; // in the order of the procedure
    unsigned need_count;
};

struct procedure_plan {
    struct prior *steps;
    unsigned step_count;
    struct stage *stages;
    unsigned stage_count;
};

// ---- compiling ----------------------------------------------------------------------------------

static const struct prior *find_step(const struct procedure_plan *plan, const char *id) {
    for (unsigned i = 0; i < plan->step_count; i++)
        if (strcmp(plan->steps[i].text->id, id) == 0) return &plan->steps[i];
    return NULL;
}

static bool add_step(struct procedure_plan *plan, const struct precondition *text,
                     const struct path_place *place) {
    if (find_step(plan, text->id))
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("another precondition has the id %s"), text->id);
    return step_compile(text, place, &plan->steps[plan->step_count++]);
}

// A number is that of one of the procedure's documents.
static bool knows_number(const struct procedure *procedure, const struct precondition *text,
                         const struct path_place *place) {
    if (strcmp(text->test, "number") != 0) return true;
    for (EACH(struct procedureDocument, document, procedure->procedureDocument))
        if (text->document && strcmp(document->id, text->document) == 0) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("the precondition %s does not say the number of which document of the "
                      "procedure it asks for"),
                    text->id);
}

static bool add_stage(struct procedure_plan *plan, const struct procedureDocument *text,
                      const struct path_place *place) {
    struct stage *stage = &plan->stages[plan->stage_count++];
    unsigned count;
    const char *const *needs = words_split(place->arena, text->needs, &count);
    for (unsigned i = 0; i < count; i++)
        if (!find_step(plan, needs[i]))
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                            _("the document %s needs an unknown precondition %s"), text->id,
                            needs[i]);
    stage->text = text;
    stage->needs = arena_alloc(place->arena, plan->step_count * sizeof *stage->needs);
    for (unsigned i = 0; i < plan->step_count; i++)
        if (words_hold(text->needs, plan->steps[i].text->id))
            stage->needs[stage->need_count++] = &plan->steps[i];
    return true;
}

const struct procedure_plan *procedure_compile(const struct procedure *procedure,
                                               const struct path_place *place) {
    struct path_place here = *place;
    struct procedure_plan *plan = arena_alloc(place->arena, sizeof *plan);
    size_t steps = procedure->precondition.count, stages = procedure->procedureDocument.count;
    plan->steps = arena_alloc(place->arena, steps * sizeof *plan->steps);
    plan->stages = arena_alloc(place->arena, stages * sizeof *plan->stages);
    for (EACH(struct precondition, text, procedure->precondition)) {
        here.line = text->record.line;
        if (!knows_number(procedure, text, &here) || !add_step(plan, text, &here)) return NULL;
    }
    for (EACH(struct procedureDocument, text, procedure->procedureDocument)) {
        here.line = text->record.line;
        if (!add_stage(plan, text, &here)) return NULL;
    }
    return plan;
}

// ---- the documents ------------------------------------------------------------------------------

static bool any_measure(const struct judgement *judgement, const char *measures, bool optional) {
    for (EACH(struct measureDue, due, judgement->measureDue))
        if (words_hold(measures, due->measure) && (optional || due->optional != 1)) return true;
    return false;
}

// While the tier is open, nothing that the subject may come to is left out.
static bool called_for(const struct asking *asking, const struct procedureDocument *document) {
    const struct judgement *judgement = asking->judgement;
    if (!judgement->object || !words_hold(document->objects, judgement->object)) return false;
    if (judgement->decided != 1) return true;
    if (document->exceptMeasures && any_measure(judgement, document->exceptMeasures, false))
        return false;
    return !document->measures || any_measure(judgement, document->measures, true);
}

// The title of the text that an article stands in: a catalogue's, or what the data says itself.
static const char *title_of(const struct misconduct_book *book, const char *source) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        if (source && strcmp(book->catalogues[i]->id, source) == 0)
            return book->catalogues[i]->title;
    return NULL;
}

static void miss(const struct asking *asking, struct arena *arena, struct permit *permit,
                 const struct prior *step) {
    const struct precondition *condition = step->text;
    struct missingStep *missing = record_append(arena, &permit->missingStep, &missingStep_kind);
    missing->precondition = condition->id;
    missing->title = condition->title;
    missing->demand = condition->demand;
    missing->source = condition->source;
    missing->sourceTitle = title_of(asking->input->book, condition->source);
    missing->article = condition->article;
    missing->quote = condition->quote;
    missing->stated = condition->stated == 1;
    const struct usedNumber *used = step_repeated(asking, step);
    if (used)
        missing->note = sentence(&asking->input->book->phrases, arena, PHRASE_numberUsed,
                                 SAY(number, used->number), SAY(case, used->caseNumber));
}

static void judge_document(const struct asking *asking, const struct stage *stage,
                           struct permit *permit, struct arena *arena) {
    const struct procedureDocument *document = stage->text;
    permit->document = document->id;
    permit->title = document->title;
    permit->form = document->form == 1;
    permit->state = "notApplicable";
    if (!called_for(asking, document)) return;
    for (unsigned i = 0; i < stage->need_count; i++)
        if (!stage->needs[i]->holds(asking, stage->needs[i]))
            miss(asking, arena, permit, stage->needs[i]);
    permit->state = permit->missingStep.count ? "refused" : "allowed";
}

void procedure_judge(const struct ladder_input *input, struct judgement *judgement,
                     struct arena *arena) {
    const struct procedure_plan *plan = input->book->plan;
    const struct record *frame[] = {&input->file->record};
    struct asking asking = {.input = input,
                            .judgement = judgement,
                            .world = world_of(input->book->codes),
                            .the_case = frame};
    asking.world.days[DAY_AS_OF] = input->as_of;
    case_numbers(input->book->procedure, input->file, &asking.numbers, arena);
    for (unsigned i = 0; i < plan->stage_count; i++)
        judge_document(&asking, &plan->stages[i],
                       record_append(arena, &judgement->permit, &permit_kind), arena);
}

// ---- numbers ------------------------------------------------------------------------------------

bool document_number_valid(const char *number) {
    static const char open[] = "〔", close[] = "〕", end[] = "号";
    const char *at = strstr(number, open);
    if (!at || at == number) return false;
    at += sizeof open - 1;
    for (int i = 0; i < 4; i++, at++)
        if (!isdigit((unsigned char)*at)) return false;
    if (strncmp(at, close, sizeof close - 1) != 0) return false;
    at += sizeof close - 1;
    if (*at < '1' || *at > '9') return false;
    while (isdigit((unsigned char)*at)) at++;
    return strcmp(at, end) == 0;
}
