// SPDX-License-Identifier: Apache-2.0
// The retention schedule held against the export: which materials are missing, unsigned, signed by
// the wrong role, dated before their event. Signatures and dates are signature_check.c's; what is
// wrong with an entry itself (its file, digest, medium, batch) is entry_check.c's.
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "rules/checker.h"
#include "rules/material_check.h"
#include "rules/schedule.h"

// ---- findings ---------------------------------------------------------------------------------

struct finding row_finding(const struct schedule_row *row, struct finding about) {
    const struct scheduleRow *text = row->text;
    about.verdict = VERDICT_FINDING;
    about.severity = row->severity;
    about.blocks = row->severity == SEVERITY_BLOCKING;
    about.rule = text->id;
    about.source = row->source->text->id;
    about.source_title = source_title(row->source);
    about.clause = text->clause;
    about.quote = text->quote;
    about.title = row->title;
    about.demand = text->demand;
    about.consequence = text->consequence;
    about.responsible = text->responsible;
    about.material = text->kind;
    return about;
}

const char *source_title(const struct source *source) {
    return source->text->number ? source->text->number : source->text->title;
}

static struct finding about_unit(const struct row_check *check, const struct asked *unit) {
    return row_finding(check->row, finding_about_record(check->checker, unit->kind, unit->record));
}

struct finding row_entry_finding(const struct row_check *check, const struct material *entry) {
    struct finding finding = row_finding(
        check->row, finding_about_record(check->checker, &material_kind, &entry->record));
    finding.medium = entry->medium;
    return finding;
}

// ---- collecting entries -----------------------------------------------------------------------

static bool is_subject(const struct schedule_row *row, const char *subject) {
    if (row->subject_count == 0) return true;
    for (unsigned i = 0; subject && i < row->subject_count; i++)
        if (strcmp(row->subjects[i], subject) == 0) return true;
    return false;
}

static const struct session *session_of(const struct checker *checker, const char *id) {
    return (const struct session *)find_in_batch(checker, FIND_SESSION, id);
}

// An entry without a subject of its own has its session's; without either it may be any.
static bool entry_fits(const struct row_check *check, const struct material *entry) {
    const char *subject = entry->subject;
    if (!subject && entry->session) {
        const struct session *session = session_of(check->checker, entry->session);
        subject = session ? session->subject : NULL;
    }
    return !subject || is_subject(check->row, subject);
}

static void add_entry(struct entries *entries, const struct material *entry) {
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i] == entry) return; // by its room and by its session's
    if (entries->count == entries->capacity) {
        entries->capacity = entries->capacity ? 2 * entries->capacity : 16;
        entries->items = memory_resize(entries->items, entries->capacity * sizeof *entries->items);
    }
    entries->items[entries->count++] = entry;
}

static void collect(struct row_check *check, enum entry_key key, const char *id) {
    const struct checker *checker = check->checker;
    struct value values[2] = {value_text(check->row->text->kind), value_text(id)};
    uint32_t cursor = 0;
    const struct record *record;
    while ((record = lookup_next(&checker->world, checker->book->entries[key], values, &cursor))) {
        const struct material *entry = (const struct material *)record;
        if (entry_fits(check, entry)) add_entry(&check->entries, entry);
    }
}

static void collect_for(struct row_check *check, const struct asked *unit) {
    check->entries.count = 0;
    switch (check->row->per) {
    case PER_BATCH:
        collect(check, ENTRY_KIND, NULL);
        break;
    case PER_CANDIDATE:
        collect(check, ENTRY_CANDIDATE, unit->id);
        break;
    case PER_SESSION:
        collect(check, ENTRY_SESSION, unit->id);
        break;
    case PER_ROOM:
        collect(check, ENTRY_ROOM, unit->id);
        collect(check, ENTRY_ROOM_OF_SESSION, unit->id);
        break;
    case PER_SUBJECT:
        collect(check, ENTRY_SUBJECT, unit->subject);
        collect(check, ENTRY_SUBJECT_OF_SESSION, unit->subject);
        break;
    }
}

// Entries for all units at once: of the kind, and tied to none of them.
static void collect_bundles(struct row_check *check) {
    if (!check->row->bundle) return;
    struct entries found = check->entries;
    check->entries = check->bundles;
    struct value value = value_text(check->row->text->kind);
    uint32_t cursor = 0;
    const struct record *record;
    const struct checker *checker = check->checker;
    while ((record = lookup_next(&checker->world, checker->book->entries[ENTRY_KIND], &value,
                                 &cursor))) {
        const struct material *entry = (const struct material *)record;
        if (entry->candidate || entry->session || entry->room) continue;
        if (check->row->per == PER_SUBJECT && entry->subject) continue;
        if (entry_fits(check, entry)) add_entry(&check->entries, entry);
    }
    check->bundles = check->entries;
    check->entries = found;
}

// ---- originals and copies ---------------------------------------------------------------------

static bool is_among(const struct entries *entries, const struct material *entry) {
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i] == entry) return true;
    return false;
}

static void judge_entries(struct row_check *check, const struct entries *entries,
                          const struct asked *unit, bool own) {
    unsigned right = 0;
    check->originals.count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct material *entry = entries->items[i];
        if (entry->none == 1 || !row_takes(check->row, entry)) continue;
        const struct material *original = entry;
        if (entry->copyOf)
            original = (const struct material *)find_in_batch(check->checker, FIND_MATERIAL,
                                                              entry->copyOf);
        // A copy has its original's signatures; an original of this row is judged in its own place.
        if (!original ||
            (original != entry && is_among(entries, original) && row_takes(check->row, original)))
            continue;
        add_entry(&check->originals, original);
        right += judge_original(check, original, unit, own);
    }
    if (check->row->signature_count == 0) return;
    bool all = judge_originals(check, &check->originals, unit, own);
    check->line->need_sign += check->originals.count;
    check->line->are_signed += all || right == 0 ? right : right - 1;
}

// ---- one unit ---------------------------------------------------------------------------------

static void add_missing(const struct row_check *check, const struct asked *unit,
                        enum phrase_id phrase, const char *media, const char *medium) {
    const struct checker *checker = check->checker;
    struct finding finding = about_unit(check, unit);
    const char *subject = codes_label(checker->book->codes, "subject", unit->subject);
    if (!subject && unit->kind == &batch_kind)
        subject = sentence(&checker->book->phrases, checker->arena, PHRASE_unitBatch, SAY_NOTHING);
    finding.medium = medium;
    finding_say(checker, &finding, phrase, SAY(material, check->row->title),
                SAY(subject, subject ? subject : finding.subject), SAY(media, media));
    checker_add(check->checker, &finding);
}

// Whether the row asks for anything is not known.
static void add_undecided(const struct row_check *check, const struct asked *unit,
                          const struct refusal *refused) {
    struct finding finding = about_unit(check, unit);
    finding.verdict = VERDICT_UNDECIDED;
    finding.blocks = false;
    finding.message = refused_text(check->checker, refused, 1);
    checker_add(check->checker, &finding);
}

static const char *form_labels(const struct row_check *check, const bool *forms, bool wanted) {
    static const char *const media[MEDIA] = {"paper", "electronic", "video"};
    struct buffer text = BUFFER_EMPTY;
    for (int i = 0; i < MEDIA; i++) {
        if (forms[i] != wanted || !check->row->form[i]) continue;
        const char *label = codes_label(check->checker->book->codes, "medium", media[i]);
        buffer_printf(&text, "%s%s", text.length ? "/" : "", label ? label : media[i]);
    }
    const char *copy = arena_copy_bytes(check->checker->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

struct tally {
    bool form[MEDIA];
    unsigned there, elsewhere, declared_none;
    const struct material *none;
};

static void tally_entries(const struct row_check *check, const struct entries *entries,
                          struct tally *tally) {
    for (size_t i = 0; i < entries->count; i++) {
        const struct material *entry = entries->items[i];
        if (entry->none == 1) {
            tally->none = entry;
            tally->declared_none += entry->reason != NULL;
        } else if (row_takes(check->row, entry)) {
            tally->there++;
            tally->form[medium_number(entry->medium)] = true;
        } else {
            tally->elsewhere++;
        }
    }
}

static void tell_none(const struct row_check *check, const struct tally *tally) {
    struct finding finding = row_entry_finding(check, tally->none);
    if (!tally->none->reason) return; // entry_check.c tells it
    finding.severity = SEVERITY_HINT;
    finding.blocks = false;
    finding_say(check->checker, &finding, PHRASE_declaredNone, SAY(material, check->row->title),
                SAY(reason, tally->none->reason));
    checker_add(check->checker, &finding);
}

static void judge_unit(struct row_check *check, const struct asked *unit) {
    const struct schedule_row *row = check->row;
    const struct record *frame[] = {&check->checker->batch->record, unit->record};
    const struct refusal *refused;
    if (!tests_pass_surely(&check->checker->world, row->when, row->when_count, frame, &refused)) {
        if (refused) add_undecided(check, unit, refused);
        return;
    }
    struct tally tally = {.there = 0};
    check->line->expected++;
    collect_for(check, unit);
    tally_entries(check, &check->entries, &tally);
    tally_entries(check, &check->bundles, &tally);
    if (tally.there) {
        check->line->there++;
        for (int i = 0; row->all_forms && i < MEDIA; i++)
            if (row->form[i] && !tally.form[i]) {
                add_missing(check, unit, PHRASE_formMissing, form_labels(check, tally.form, false),
                            NULL);
                break;
            }
        judge_entries(check, &check->entries, unit, true);
        if (check->bundles.count && !check->bundles_judged) {
            struct asked whole = {&batch_kind, &check->checker->batch->record, NULL, NULL};
            check->bundles_judged = true;
            judge_entries(check, &check->bundles, row->per == PER_BATCH ? &whole : unit, false);
        }
    } else if (tally.none) {
        check->line->none += tally.declared_none > 0;
        tell_none(check, &tally);
    } else if (tally.elsewhere) {
        bool nothing[MEDIA] = {false};
        add_missing(check, unit, PHRASE_wrongMedium, form_labels(check, nothing, false), NULL);
    } else {
        add_missing(check, unit, PHRASE_missing, NULL, NULL);
    }
}

// ---- one row ----------------------------------------------------------------------------------

static void judge_subjects(struct row_check *check) {
    const struct batch *batch = check->checker->batch;
    const struct codeList *subjects = codes_list(check->checker->book->codes, "subject");
    if (!subjects) return;
    for (EACH(struct codeValue, subject, subjects->code)) {
        bool examined = false;
        for (EACH(struct session, session, batch->session))
            examined |= session->subject && strcmp(session->subject, subject->value) == 0;
        if (!examined || !is_subject(check->row, subject->value)) continue;
        struct asked unit = {&batch_kind, &batch->record, NULL, subject->value};
        judge_unit(check, &unit);
    }
}

static void judge_row(struct row_check *check) {
    const struct batch *batch = check->checker->batch;
    collect_bundles(check);
    switch (check->row->per) {
    case PER_BATCH: {
        struct asked unit = {&batch_kind, &batch->record, NULL, NULL};
        judge_unit(check, &unit);
        break;
    }
    case PER_CANDIDATE:
        for (EACH(struct candidate, candidate, batch->candidate)) {
            struct asked unit = {&candidate_kind, &candidate->record, candidate->number, NULL};
            judge_unit(check, &unit);
        }
        break;
    case PER_SESSION:
        for (EACH(struct session, session, batch->session)) {
            if (!is_subject(check->row, session->subject)) continue;
            struct asked unit = {&session_kind, &session->record, session->id, NULL};
            judge_unit(check, &unit);
        }
        break;
    case PER_ROOM:
        for (EACH(struct room, room, batch->room)) {
            struct asked unit = {&room_kind, &room->record, room->id, NULL};
            judge_unit(check, &unit);
        }
        break;
    case PER_SUBJECT:
        judge_subjects(check);
        break;
    }
}

void check_materials(struct checker *checker) {
    const struct rulebook *book = checker->book;
    struct entries scratch = {0}, bundles = {0}, originals = {0};
    checker->lines = arena_alloc(checker->arena, book->row_count * sizeof *checker->lines);
    for (unsigned i = 0; i < book->row_count; i++) {
        const struct schedule_row *row = &book->rows[i];
        if (!source_in_force(row->source, checker->day, checker->options->config)) continue;
        struct material_line *line = &checker->lines[checker->line_count++];
        *line = (struct material_line){.rule = row->text->id,
                                       .title = row->title,
                                       .kind = row->text->kind,
                                       .clause = row->text->clause,
                                       .source = row->source->text->id};
        scratch.count = bundles.count = 0;
        struct row_check check = {checker, row, line, scratch, bundles, originals, false};
        judge_row(&check);
        scratch = check.entries;
        bundles = check.bundles;
        originals = check.originals;
    }
    free(scratch.items);
    free(bundles.items);
    free(originals.items);
    check_entries(checker);
}
