// SPDX-License-Identifier: Apache-2.0
#include "rules/checking.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rules/checker.h"
#include "rules/schedule.h"

void checker_add(struct checker *checker, const struct finding *finding) {
    if (checker->count == checker->capacity) {
        checker->capacity = checker->capacity ? 2 * checker->capacity : 64;
        checker->items = memory_resize(checker->items, checker->capacity * sizeof *checker->items);
    }
    checker->items[checker->count++] = *finding;
}

struct finding finding_about(const struct checker *checker, const struct scope_name *names,
                             const struct record *const *frame, unsigned depth) {
    struct subject subject = subject_of(names, frame, depth);
    bool of_dossier = names[0].kind == &dossier_kind;
    return (struct finding){
        .subject_kind = subject.kind->name,
        .subject = subject_write(&subject, checker->arena),
        .subject_id = subject.id,
        .file = of_dossier ? checker->options->dossier_file : checker->batch->sourceFile,
        .line = frame[depth - 1]->line,
    };
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

// ---- order ------------------------------------------------------------------------------------

static int compare_text(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static int by_weight(const void *left, const void *right) {
    const struct finding *a = left, *b = right;
    if (a->verdict != b->verdict) return a->verdict < b->verdict ? -1 : 1;
    if (a->severity != b->severity) return a->severity < b->severity ? -1 : 1;
    int order = compare_text(a->rule, b->rule);
    if (order) return order;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    order = compare_text(a->subject, b->subject);
    return order ? order : compare_text(a->message, b->message);
}

// Two checks of a rule that lack the same data say the same: it is told once.
static bool says_the_same(const struct finding *a, const struct finding *b) {
    return by_weight(a, b) == 0 && compare_text(a->material, b->material) == 0 &&
           compare_text(a->medium, b->medium) == 0;
}

static size_t drop_repeated(struct finding *items, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !says_the_same(&items[kept - 1], &items[i])) items[kept++] = items[i];
    return kept;
}

static struct findings *sum_up(struct checker *checker) {
    struct findings *findings = arena_alloc(checker->arena, sizeof *findings);
    if (checker->count) {
        qsort(checker->items, checker->count, sizeof *checker->items, by_weight);
        findings->count = drop_repeated(checker->items, checker->count);
    }
    findings->items = arena_alloc(checker->arena, findings->count * sizeof *findings->items);
    if (findings->count)
        memcpy(findings->items, checker->items, findings->count * sizeof *checker->items);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        findings->blocked |= finding->blocks;
        switch (finding->verdict) {
        case VERDICT_FINDING:
            findings->by_severity[finding->severity]++;
            break;
        case VERDICT_UNDECIDED:
            findings->undecided++;
            break;
        case VERDICT_QUESTION:
            findings->questions++;
            break;
        case VERDICT_AUTHORITY:
            findings->authority++;
            break;
        }
    }
    findings->materials = checker->lines;
    findings->material_count = checker->line_count;
    return findings;
}

struct findings *check_batch(const struct rulebook *book, const struct batch *batch,
                             const struct dossier *dossier, const struct history *history,
                             const struct references *references,
                             const struct check_options *options, struct arena *arena) {
    struct checker checker = {.book = book,
                              .batch = batch,
                              .options = options,
                              .references = references,
                              .day = schedule_day(batch),
                              .history_complete = history != NULL,
                              .arena = arena};
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
                 [DAY_CLOSED_ON] = batch_closed_on(batch)},
        .refusals = options->refusals,
        .codes = book->codes,
        .phrases = &book->phrases,
        .counting = {book->calendar, options->config && options->config->firstDayCounts == 1},
        .choices = options->config ? &options->config->choice : NULL,
        .tables = memory_zeroed((book->lookups.count + 1) * sizeof(struct lookup_table *)),
    };
    check_materials(&checker);
    world_free_tables(&checker.world, &book->lookups); // the entries' indexes are the large ones
    check_rules(&checker);
    check_refusals(&checker);
    world_free_tables(&checker.world, &book->lookups);
    free(checker.world.tables);
    struct findings *findings = sum_up(&checker);
    free(checker.items);
    return findings;
}
