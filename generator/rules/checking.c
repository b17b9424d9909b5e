// SPDX-License-Identifier: Apache-2.0
#include "rules/checking.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unseen.h"
#include "rules/applied_texts.h"
#include "rules/checker.h"
#include "rules/finding_groups.h"
#include "rules/same_fact.h"
#include "rules/schedule.h"

void checker_add(struct checker *checker, const struct finding *finding) {
    if (checker->count == checker->capacity) {
        checker->capacity = checker->capacity ? 2 * checker->capacity : 64;
        checker->items = memory_resize(checker->items, checker->capacity * sizeof *checker->items);
    }
    struct finding *added = &checker->items[checker->count++];
    *added = *finding;
    added->message = unseen_shown(checker->arena, finding->message);
    added->subject = unseen_shown(checker->arena, finding->subject);
    added->subject_id = unseen_shown(checker->arena, finding->subject_id);
}

struct finding finding_about(const struct checker *checker, const struct scope_name *names,
                             const struct record *const *frame, unsigned depth) {
    struct subject subject = subject_of(names, frame, depth);
    bool of_dossier = names[0].kind == &dossier_kind;
    struct finding finding = {
        .subject_kind = subject.kind->name,
        .subject = subject_write(&subject, checker->arena),
        .subject_id = subject.id,
        .file = of_dossier ? checker->options->dossier_file : checker->batch->sourceFile,
        .line = frame[depth - 1]->line,
    };
    subjects_find(checker->subjects, names, frame, depth, &finding.first);
    return finding;
}

struct finding finding_about_record(const struct checker *checker, const struct record_kind *kind,
                                    const struct record *record) {
    const struct scope_name names[] = {scope_name_of(&batch_kind), scope_name_of(kind)};
    const struct record *frame[] = {&checker->batch->record, record};
    return finding_about(checker, names, frame, record == frame[0] ? 1 : 2);
}

// ---- history ----------------------------------------------------------------------------------

static void copy_fields(struct arena *arena, struct record *to, const struct record_kind *to_kind,
                        const struct record *from, const struct record_kind *from_kind) {
    for (size_t i = 0; i < to_kind->field_count; i++) {
        const struct field *field = &to_kind->fields[i];
        const struct field *given = record_field(from_kind, field->name);
        if (!given || given->type != field->type || field->type == FIELD_list) continue;
        const char *text = record_value(arena, from, given);
        if (text) record_set(arena, to, field, text);
    }
}

static bool knows_batch(const struct history *history, const char *number) {
    for (EACH(struct pastBatch, past, history->pastBatch))
        if (past->number && number && strcmp(past->number, number) == 0) return true;
    return false;
}

// What the catalogue knows, and behind it the batches that only the institution's file names.
static struct history *join_history(struct checker *checker, const struct history *history,
                                    const struct dossier *dossier) {
    struct arena *arena = checker->arena;
    struct history *joined = record_new(arena, &history_kind);
    if (history) *joined = *history;
    if (!dossier) return joined;
    joined->pastBatch = (struct list){NULL, 0};
    struct record **tail = &joined->pastBatch.first;
    for (const struct record *past = history ? history->pastBatch.first : NULL; past;
         past = past->next) {
        struct pastBatch *copy = arena_alloc(arena, sizeof *copy);
        *copy = *(const struct pastBatch *)past;
        *tail = &copy->record;
        tail = &copy->record.next;
        joined->pastBatch.count++;
    }
    *tail = NULL;
    for (EACH(struct earlierBatch, earlier, dossier->earlierBatch)) {
        bool own = earlier->number && checker->batch->number &&
                   strcmp(earlier->number, checker->batch->number) == 0;
        if (own || (history && knows_batch(history, earlier->number))) continue;
        struct pastBatch *past = record_new(arena, &pastBatch_kind);
        copy_fields(arena, &past->record, &pastBatch_kind, &earlier->record, &earlierBatch_kind);
        if (!past->institution) past->institution = dossier->code;
        past->record.line = earlier->record.line;
        *tail = &past->record;
        tail = &past->record.next;
        past->record.ordinal = ++joined->pastBatch.count;
    }
    return joined;
}

static struct findings *sum_up(struct checker *checker) {
    struct findings *findings = arena_alloc(checker->arena, sizeof *findings);
    checker->count = drop_told_days(checker->items, checker->count);
    *findings =
        (struct findings){.materials = checker->lines, .material_count = checker->line_count};
    findings_group(checker->items, checker->count,
                   sentence(&checker->book->phrases, checker->arena, PHRASE_those, SAY_NOTHING),
                   checker->arena, findings);
    findings->no_own_notice =
        !own_notice_in_force(checker->book, checker->day, checker->options->config);
    findings->texts =
        applied_texts(checker->book, checker->day, checker->options->config, checker->arena);
    return findings;
}

// Present where a notice of the jurisdiction's own holds for the batch.
static date own_notice_day(const struct checker *checker, date as_of) {
    if (!own_notice_in_force(checker->book, checker->day, checker->options->config))
        return DATE_NONE;
    return checker->day == DATE_NONE ? as_of : checker->day;
}

struct findings *check_batch(const struct rulebook *book, const struct batch *batch,
                             const struct dossier *dossier, const struct history *history,
                             const struct references *references,
                             const struct check_options *options, struct arena *arena) {
    struct subjects subjects = {.arena = arena, .codes = book->codes};
    struct checker checker = {.book = book,
                              .batch = batch,
                              .options = options,
                              .references = references,
                              .day = schedule_day(batch),
                              .history_complete = history != NULL,
                              .arena = arena,
                              .subjects = &subjects};
    bool past = history || (dossier && dossier->earlierBatch.count);
    struct history *joined = past ? join_history(&checker, history, dossier) : NULL;
    date as_of = options->as_of == DATE_NONE ? batch->exportedOn : options->as_of;
    checker.world = (struct world){
        .roots = {[ROOT_BATCH] = &batch->record,
                  [ROOT_DOSSIER] = dossier ? &dossier->record : NULL,
                  [ROOT_HISTORY] = joined ? &joined->record : NULL,
                  [ROOT_REFERENCES] = references ? &references->record : NULL},
        .days = {[DAY_AS_OF] = as_of,
                 [DAY_FIRST_EXAM] = batch_first_exam(batch),
                 [DAY_LAST_EXAM] = batch_last_exam(batch),
                 [DAY_CLOSED_ON] = batch_closed_on(batch),
                 [DAY_OWN_NOTICE] = own_notice_day(&checker, as_of),
                 [DAY_KNOWN_UNTIL] = batch_known_until(batch)},
        .refusals = options->refusals,
        .codes = book->codes,
        .phrases = &book->phrases,
        .counting = {book->calendar, options->config && options->config->firstDayCounts == 1},
        .choices = options->config ? &options->config->choice : NULL,
        .tables = memory_zeroed((book->lookups.count + 1) * sizeof(struct lookup_table *)),
    };
    checker.roster = roster_new(batch, dossier, book->codes);
    check_materials(&checker);
    world_free_tables(&checker.world, &book->lookups); // the entries' indexes are the large ones
    check_rules(&checker);
    check_refusals(&checker);
    world_free_tables(&checker.world, &book->lookups);
    free(checker.world.tables);
    subjects_free(&subjects);
    roster_free(checker.roster);
    struct findings *findings = sum_up(&checker);
    free(checker.items);
    return findings;
}
