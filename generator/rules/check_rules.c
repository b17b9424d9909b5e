// SPDX-License-Identifier: Apache-2.0
// The rules in force, one after the other, over the records that each looks at.
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/batch.h"
#include "rules/checker.h"
#include "rules/material_check.h"
#include "rules/operators.h"
#include "xml/reference_lists.h"

enum { MOST_GAPS = 8 }; // different kinds of absent data that one check tells

// Why records could not be decided: one finding that names them all.
struct gap {
    const struct path *absent; // NULL: the calendar, or what was refused
    int year;
    const struct refusal *refused; // the first of its field; NULL: nothing was
    enum phrase_id open;           // PHRASE_COUNT: no reason of its own
    const char *why;               // what is told of the first of them
    unsigned count;
    size_t first;        // of its cases among the checker's
    const char *wording; // they have this one until there is a sentence
};

struct run {
    struct checker *checker;
    const struct rule_check *check;
    struct judge judge;
    const struct record *frame[PATH_DEPTH];
    unsigned passed_where;
    struct gap gaps[MOST_GAPS];
    unsigned gap_count;
};

struct finding rule_finding(const struct rule *rule, enum verdict verdict, struct finding about) {
    about.verdict = verdict;
    about.severity = rule->severity;
    about.blocks = verdict == VERDICT_FINDING && rule->severity == SEVERITY_BLOCKING &&
                   rule->text->mendable == 1;
    about.past = rule->text->mendable != 1;
    about.rule = rule->text->id;
    about.source = rule->source->text->id;
    about.source_title = source_title(rule->source);
    about.clause = rule->text->clause;
    about.quote = rule->text->quote;
    about.title = rule->text->title;
    about.demand = rule->text->demand;
    about.consequence = rule->text->consequence;
    about.responsible = rule->text->responsible;
    return about;
}

static void tell_rule(struct checker *checker, const struct rule *rule, enum verdict verdict,
                      const char *message) {
    struct finding finding = rule_finding(
        rule, verdict, finding_about_record(checker, &batch_kind, &checker->batch->record));
    finding.message = finding.wording = message;
    checker_add(checker, &finding);
}

// ---- one record -------------------------------------------------------------------------------

static struct finding about_place(const struct run *run, const struct scope_name *names,
                                  const struct record *const *frame, unsigned depth,
                                  enum verdict verdict) {
    struct finding finding =
        rule_finding(run->check->rule, verdict, finding_about(run->checker, names, frame, depth));
    if (depth && names[depth - 1].kind == &material_kind) {
        const struct material *entry = (const struct material *)frame[depth - 1];
        finding.material = entry->kind;
        finding.medium = entry->medium;
    }
    return finding;
}

static struct finding about_record(const struct run *run, const struct record *const *frame,
                                   enum verdict verdict) {
    const struct path_scope *scope = &run->check->scope;
    return about_place(run, scope->names, frame, scope->depth, verdict);
}

static struct run *run_of(struct judge *judge) {
    return (struct run *)((char *)judge - offsetof(struct run, judge));
}

// The message of the check with what the judge found, which it forgets.
static void tell_found(struct judge *judge, struct finding finding) {
    memcpy(finding.points, judge->points, sizeof finding.points);
    finding.wording = judge->check->text->message;
    finding.message =
        text_write(judge->check->message,
                   &(struct text_values){judge->world, judge->frame, judge->results}, judge->arena);
    checker_add(run_of(judge)->checker, &finding);
    memset(judge->results, 0, sizeof judge->results);
    memset(judge->points, 0, sizeof judge->points);
}

static void tell_broken(struct judge *judge) {
    tell_found(judge, about_record(run_of(judge), judge->frame, VERDICT_FINDING));
}

static void tell_below(struct judge *judge, const struct dated_place *place) {
    struct scope_name names[DATED_DEPTH];
    for (unsigned i = 0; i < place->depth; i++) names[i] = scope_name_of(place->kinds[i]);
    tell_found(judge,
               about_place(run_of(judge), names, place->frame, place->depth, VERDICT_FINDING));
}

static void tell_absent(struct run *run, const struct path *absent) {
    struct finding finding = about_record(run, run->judge.frame, VERDICT_FINDING);
    finding_say(run->checker, &finding, PHRASE_fieldAbsent, SAY(missing, path_label(absent)));
    checker_add(run->checker, &finding);
}

static enum verdict undecided_verdict(const struct rule *rule) {
    return rule->authority ? VERDICT_AUTHORITY : VERDICT_UNDECIDED;
}

static bool is_same_gap(const struct gap *a, const struct gap *b) {
    if (a->refused && b->refused)
        return a->refused->field == b->refused->field && a->refused->kind == b->refused->kind;
    return a->absent == b->absent && a->year == b->year && a->open == b->open &&
           a->refused == b->refused;
}

// One case of what the gap will be; its sentence comes when all are counted, but for the reason
// that is the case's own.
static void note_gap(struct run *run, struct gap gap) {
    unsigned i = 0;
    while (i < run->gap_count && !is_same_gap(&run->gaps[i], &gap)) i++;
    if (i == MOST_GAPS) return;
    if (i == run->gap_count) {
        gap.first = run->checker->count;
        gap.wording = gap.why ? phrase_name(gap.open) : arena_copy(run->checker->arena, "gap");
        run->gaps[run->gap_count++] = gap;
    }
    run->gaps[i].count++;
    struct finding place = about_record(run, run->frame, undecided_verdict(run->check->rule));
    place.wording = run->gaps[i].wording;
    place.message = gap.why;
    checker_add(run->checker, &place);
}

static void note_absent(struct run *run) {
    const struct path *absent = run->judge.absent;
    const struct refusal *refused = path_refused(run->judge.world, absent, run->frame);
    if (refused)
        note_gap(run, (struct gap){.refused = refused, .open = PHRASE_COUNT});
    else if (run->check->absent == ABSENT_FINDING)
        tell_absent(run, absent);
    else if (run->check->absent == ABSENT_UNDECIDED)
        note_gap(run, (struct gap){.absent = absent, .open = PHRASE_COUNT});
}

// A refused value among those that an operator looks at. `present` has looked for itself.
static const struct refusal *refused_argument(const struct run *run) {
    const struct rule_check *check = run->check;
    const struct refusal *refused = NULL;
    bool any = run->judge.world->refusals && run->judge.world->refusals->count;
    if (!any || strcmp(check->operator->name, "present") == 0) return NULL;
    for (unsigned i = 0; i < MOST_ARGUMENTS; i++) {
        const struct parameter *parameter = &check->operator->parameters[i];
        if (!parameter->name) break;
        for (unsigned k = 0; check->arguments[i].paths && k < check->arguments[i].count && !refused;
             k++)
            if (!parameter->of_items)
                refused = path_refused(run->judge.world, check->arguments[i].paths[k], run->frame);
    }
    return refused;
}

static void judge_record(struct run *run) {
    struct judge *judge = &run->judge;
    const struct rule_check *check = run->check;
    const struct refusal *refused = NULL;
    if (!tests_pass_surely(judge->world, check->where, check->where_count, run->frame, &refused)) {
        if (refused) note_gap(run, (struct gap){.refused = refused});
        return;
    }
    run->passed_where++;
    judge->frame = run->frame;
    switch (check->operator->judge(judge)) {
    case HOLDS:
        break;
    case BROKEN:
        refused = refused_argument(run);
        if (!refused) {
            tell_broken(judge);
            break;
        }
        note_gap(run, (struct gap){.refused = refused, .open = PHRASE_COUNT});
        memset(judge->results, 0, sizeof judge->results);
        break;
    case ABSENT:
        note_absent(run);
        break;
    case UNKNOWN:
        note_gap(run, (struct gap){.year = judge->unknown_year, .open = PHRASE_COUNT});
        break;
    case OPEN:
        note_gap(run, (struct gap){.open = judge->open, .why = judge->results[RESULT_value]});
        memset(judge->results, 0, sizeof judge->results);
        break;
    }
}

static void judge_each(struct run *run, unsigned depth) {
    const struct path_each *each = &run->check->each;
    if (depth == each->depth) {
        judge_record(run);
        return;
    }
    const struct list *list = record_list(run->frame[depth], each->lists[depth]);
    for (const struct record *item = list->first; item; item = item->next) {
        run->frame[depth + 1] = item;
        judge_each(run, depth + 1);
    }
}

// ---- one check --------------------------------------------------------------------------------

static const enum phrase_id root_names[ROOTS] = {[ROOT_BATCH] = PHRASE_rootBatch,
                                                 [ROOT_DOSSIER] = PHRASE_rootDossier,
                                                 [ROOT_HISTORY] = PHRASE_rootHistory,
                                                 [ROOT_REFERENCES] = PHRASE_rootReferences};

// Why the whole check cannot be decided; NULL: it can.
static const char *obstacle(const struct checker *checker, const struct rule_check *check) {
    const struct phrase_book *phrases = &checker->book->phrases;
    for (int root = ROOT_DOSSIER; root < ROOTS; root++) {
        const struct record *record = checker->world.roots[root];
        const struct field *list = check->lists[root];
        if (!(check->roots & 1u << root)) continue;
        const char *source = sentence(phrases, checker->arena, root_names[root], SAY_NOTHING);
        if (!record)
            return sentence(phrases, checker->arena, PHRASE_rootAbsent, SAY(source, source));
        bool there = true;
        if (root == ROOT_REFERENCES && list)
            there = references_hold(checker->references, list->name);
        if (root == ROOT_HISTORY && list && !checker->history_complete)
            there = strcmp(list->name, "pastBatch") == 0;
        if (root == ROOT_DOSSIER && list && check->absent == ABSENT_UNDECIDED)
            there = record_list(record, list)->count > 0;
        if (there) continue;
        return sentence(phrases, checker->arena, PHRASE_listAbsent, SAY(source, source),
                        SAY(list, list->label));
    }
    return NULL;
}

// The sentence that all cases of the gap say, now that they are counted.
static void say_gap(const struct run *run, const struct gap *gap, const char *message) {
    struct checker *checker = run->checker;
    for (size_t i = gap->first; i < checker->count; i++)
        if (checker->items[i].wording == gap->wording)
            checker->items[i].message = checker->items[i].wording = message;
}

// Why `gap->count` records are undecided.
static const char *gap_text(const struct checker *checker, const struct gap *gap) {
    if (gap->refused) return refused_text(checker, gap->refused, gap->count);
    return sentence(&checker->book->phrases, checker->arena,
                    gap->absent ? PHRASE_valueAbsent : PHRASE_calendarUnknown,
                    SAY(missing, gap->absent ? path_label(gap->absent) : NULL),
                    SAY(year, arena_printf(checker->arena, "%d", gap->year)),
                    SAY(count, arena_printf(checker->arena, "%u", gap->count)));
}

// True when something was refused: how many records there would be is not known then.
static bool tell_gaps(const struct run *run) {
    bool refused = false;
    for (unsigned i = 0; i < run->gap_count; i++) {
        const struct gap *gap = &run->gaps[i];
        refused |= gap->refused != NULL;
        if (!gap->why) say_gap(run, gap, gap_text(run->checker, gap));
    }
    return refused;
}

static void tell_too_few(const struct run *run) {
    const struct path_scope *scope = &run->check->scope;
    struct checker *checker = run->checker;
    tell_rule(checker, run->check->rule, VERDICT_FINDING,
              sentence(&checker->book->phrases, checker->arena,
                       run->passed_where ? PHRASE_tooFewRecords : PHRASE_noRecords,
                       SAY(records, scope->names[scope->depth - 1].kind->label),
                       SAY(least, arena_printf(checker->arena, "%d", run->check->text->records)),
                       SAY(count, arena_printf(checker->arena, "%u", run->passed_where))));
}

static void run_check(struct checker *checker, const struct rule_check *check) {
    const char *why = obstacle(checker, check);
    // Of a file that is not there no record is wrong; what the institution must have in it is asked
    // by rules that do not let absence pass.
    if (why && check->absent == ABSENT_PASS && !check->rule->authority &&
        !checker->world.roots[check->each.root])
        return;
    if (why) {
        tell_rule(checker, check->rule, undecided_verdict(check->rule), why);
        return;
    }
    struct run run = {.checker = checker, .check = check};
    run.judge = (struct judge){.world = &checker->world,
                               .check = check,
                               .arena = checker->arena,
                               .report = tell_broken,
                               .report_below = tell_below,
                               .signing = &checker->book->signing,
                               .roster = checker->roster,
                               .open = PHRASE_COUNT};
    run.frame[0] = checker->world.roots[check->each.root];
    if (check->operator->begin) run.judge.state = check->operator->begin(check);
    judge_each(&run, 0);
    if (check->operator->end) check->operator->end(&run.judge);
    bool refused = tell_gaps(&run);
    int32_t least = check->text->records;
    if (!refused && least != INTEGER_NONE && run.passed_where < (unsigned)least) tell_too_few(&run);
}

// ---- questions --------------------------------------------------------------------------------

static const struct answer *find_answer(const struct list *answers, const char *rule) {
    const struct answer *found = NULL; // the last one counts
    for (EACH(struct answer, answer, *answers))
        if (answer->rule && strcmp(answer->rule, rule) == 0) found = answer;
    return found;
}

static void ask(struct checker *checker, const struct rule *rule) {
    const struct dossier *dossier = (const struct dossier *)checker->world.roots[ROOT_DOSSIER];
    const struct answer *answer = find_answer(&checker->batch->answer, rule->text->id);
    bool of_dossier = false;
    if (!answer && dossier) {
        answer = find_answer(&dossier->answer, rule->text->id);
        of_dossier = answer != NULL;
    }
    if (!answer || !answer->verdict || !answer->officer || answer->answeredOn == DATE_NONE) {
        tell_rule(checker, rule, VERDICT_QUESTION, rule->text->question);
        return;
    }
    if (strcmp(answer->verdict, "no") != 0) return;
    struct finding finding = rule_finding(
        rule, VERDICT_FINDING, finding_about_record(checker, &answer_kind, &answer->record));
    finding.subject = rule->text->title;
    finding.about_count = 0;
    if (of_dossier) finding.file = checker->options->dossier_file;
    char day[DATE_TEXT];
    finding_say(checker, &finding, PHRASE_answeredNo, SAY(question, rule->text->question),
                SAY(officer, answer->officer), SAY(date, date_format(answer->answeredOn, day)),
                SAY(note, answer->note));
    checker_add(checker, &finding);
}

// ---- all rules --------------------------------------------------------------------------------

void check_rules(struct checker *checker) {
    for (unsigned i = 0; i < checker->book->rule_count; i++) {
        const struct rule *rule = &checker->book->rules[i];
        if (!source_in_force(rule->source, checker->day, checker->options->config)) continue;
        for (unsigned k = 0; k < rule->check_count; k++) run_check(checker, &rule->checks[k]);
        if (rule->text->question) ask(checker, rule);
        if (rule->authority && rule->check_count == 0)
            tell_rule(checker, rule, VERDICT_AUTHORITY, rule->text->demand);
    }
}
