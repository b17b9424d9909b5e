// SPDX-License-Identifier: Apache-2.0
// The retention schedule held against the export: which materials are missing, unsigned, signed by
// the wrong role, dated before their event. What is wrong with an entry itself (its file, digest,
// medium, batch) is entry_check.c's.
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rules/checker.h"
#include "rules/material_check.h"
#include "rules/schedule.h"

// The entries that stand for one material of one candidate, session…
struct entries {
    const struct material **items;
    size_t count, capacity;
};

struct asked { // what a row asks its material for
    const struct record_kind *kind;
    const struct record *record;
    const char *id;      // number of the candidate, id of the session or room; NULL for the batch
    const char *subject; // PER_SUBJECT
};

struct row_check {
    struct checker *checker;
    const struct schedule_row *row;
    struct material_line *line;
    struct entries entries, bundles;
    bool bundles_judged;
};

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

static struct finding about_entry(const struct row_check *check, const struct material *entry) {
    struct finding finding = row_finding(
        check->row, finding_about_record(check->checker, &material_kind, &entry->record));
    finding.medium = entry->medium;
    return finding;
}

static const char *say(const struct checker *checker, const char *name,
                       const struct phrase_part *parts) {
    return phrase(checker->book->codes, name, parts, checker->arena);
}

static const char *show_date(const struct checker *checker, date day) {
    return date_format(day, arena_alloc(checker->arena, DATE_TEXT));
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
    struct value values[2] = {text_value(check->row->text->kind), text_value(id)};
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
    struct value value = text_value(check->row->text->kind);
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

// ---- signatures and dates ---------------------------------------------------------------------

static bool has_role(const struct row_signature *wanted, const struct signature *signature) {
    for (unsigned i = 0; signature->role && i < wanted->role_count; i++)
        if (strcmp(wanted->roles[i], signature->role) == 0) return true;
    return false;
}

static const char *role_labels(const struct checker *checker, const char *const *roles,
                               unsigned count) {
    struct buffer text = BUFFER_EMPTY;
    for (unsigned i = 0; i < count; i++) {
        const char *label = codes_label(checker->book->codes, "signature.role", roles[i]);
        buffer_printf(&text, "%s%s", i ? "/" : "", label ? label : roles[i]);
    }
    const char *copy = arena_copy_bytes(checker->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static const char *signers(const struct checker *checker, const struct material *entry) {
    struct buffer text = BUFFER_EMPTY;
    for (EACH(struct signature, signature, entry->signature)) {
        const char *role = codes_label(checker->book->codes, "signature.role", signature->role);
        buffer_printf(&text, "%s%s %s", text.length ? ", " : "", role ? role : "",
                      signature->name ? signature->name : "");
    }
    const char *copy = arena_copy_bytes(checker->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static void add_signature_finding(const struct row_check *check, const struct material *entry,
                                  const struct row_signature *wanted, const char *name,
                                  const struct phrase_part *more) {
    const struct checker *checker = check->checker;
    struct finding finding = about_entry(check, entry);
    struct phrase_part parts[] = {
        {"material",           check->row->title  },
        {"roles",              role_labels(checker, wanted->roles, wanted->role_count)},
        {"signers", signers(checker,                    entry)},
        {"least",     arena_printf(checker->arena,"%u", wanted->least)},
        more[0],
        more[0].name ? more[1] : more[0],
        {NULL,              NULL }
    };
    finding.rule = wanted->rule;
    finding.clause = wanted->clause;
    finding.quote = wanted->quote;
    finding.responsible = wanted->responsible;
    finding.severity = wanted->severity;
    finding.blocks = wanted->severity == SEVERITY_BLOCKING;
    finding.message = say(checker, name, parts);
    checker_add(check->checker, &finding);
}

// Different people of the wanted roles; every fault of one of their signatures is told.
static bool judge_signature(const struct row_check *check, const struct material *entry,
                            const struct row_signature *wanted, const struct asked *unit,
                            date event) {
    static const struct phrase_part none[] = {
        {NULL, NULL}
    };
    unsigned people = 0;
    bool right = true;
    for (EACH(struct signature, signature, entry->signature)) {
        if (!has_role(wanted, signature) || !signature->name) continue;
        bool again = false;
        for (EACH(struct signature, before, entry->signature)) {
            if (before == signature) break;
            again |= has_role(wanted, before) && before->name &&
                     strcmp(before->name, signature->name) == 0;
        }
        people += !again;
        const struct phrase_part parts[] = {
            {"name",                                              signature->name     },
            { "date", signature->signedOn == DATE_NONE
                         ? NULL
                         : show_date(check->checker, signature->signedOn)},
        };
        const char *fault = NULL;
        const struct phrase_part *more = parts;
        struct phrase_part with_event[] = {
            parts[0], {"dates", NULL}
        };
        if (wanted->dated && signature->signedOn == DATE_NONE) {
            fault = "signatureUndated";
        } else if (event != DATE_NONE && signature->signedOn != DATE_NONE &&
                   signature->signedOn < event) {
            fault = "signedBeforeEvent";
            with_event[1].value = arena_printf(check->checker->arena, "%s < %s", parts[1].value,
                                               show_date(check->checker, event));
            more = with_event;
        } else if (unit && unit->kind == &candidate_kind &&
                   strcmp(signature->role, "candidate") == 0 &&
                   ((const struct candidate *)unit->record)->name &&
                   strcmp(signature->name, ((const struct candidate *)unit->record)->name) != 0) {
            fault = "signedByAnother";
        }
        if (!fault) continue;
        add_signature_finding(check, entry, wanted, fault, more);
        right = false;
    }
    if (people >= wanted->least) return right;
    const char *fault = entry->signature.count == 0 ? "unsigned"
                        : people == 0               ? "wrongSigner"
                                                    : "tooFewSigners";
    add_signature_finding(check, entry, wanted, fault, none);
    return false;
}

static date event_day(const struct row_check *check, const struct path *path,
                      const struct asked *unit) {
    if (!path) return DATE_NONE;
    // The scope of a row's paths is the batch, and below it the unit's record.
    const struct record *frame[] = {&check->checker->batch->record, unit->record};
    struct value value = path_value(&check->checker->world, path, frame);
    return value.type == VALUE_TIME ? moment_date(value.when) : DATE_NONE;
}

static void add_date_finding(const struct row_check *check, const struct material *entry,
                             const char *name, date event, bool mendable) {
    const struct checker *checker = check->checker;
    struct finding finding = about_entry(check, entry);
    const struct phrase_part parts[] = {
        {"material", check->row->title},
        {"date",     show_date(checker, entry->dated)},
        {"event",          show_date(checker,                     event)},
        {NULL,    NULL}
    };
    finding.blocks &= mendable;
    finding.message = say(checker, name, parts);
    checker_add(check->checker, &finding);
}

// What must be right about one original.
static void judge_original(const struct row_check *check, const struct material *entry,
                           const struct asked *unit, bool own) {
    date not_before = event_day(check, check->row->not_before, unit);
    date not_after = event_day(check, check->row->not_after, unit);
    if (check->row->signature_count) {
        bool right = true;
        check->line->need_sign++;
        for (unsigned i = 0; i < check->row->signature_count; i++)
            right &= judge_signature(check, entry, &check->row->signatures[i], own ? unit : NULL,
                                     not_before);
        check->line->are_signed += right;
    }
    if ((not_before == DATE_NONE && not_after == DATE_NONE) || entry->dated == DATE_NONE) return;
    check->line->need_date++;
    bool early = not_before != DATE_NONE && entry->dated < not_before;
    bool late = not_after != DATE_NONE && entry->dated > not_after;
    if (early) add_date_finding(check, entry, "datedBeforeEvent", not_before, true);
    if (late) add_date_finding(check, entry, "datedAfterEvent", not_after, false);
    check->line->right_dates += !early && !late;
}

static bool is_among(const struct entries *entries, const struct material *entry) {
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i] == entry) return true;
    return false;
}

static void judge_entries(const struct row_check *check, const struct entries *entries,
                          const struct asked *unit, bool own) {
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
        judge_original(check, original, unit, own);
    }
}

// ---- one unit ---------------------------------------------------------------------------------

static void add_missing(const struct row_check *check, const struct asked *unit, const char *name,
                        const char *media, const char *medium) {
    const struct checker *checker = check->checker;
    struct finding finding = about_unit(check, unit);
    const char *subject = codes_label(checker->book->codes, "subject", unit->subject);
    const struct phrase_part parts[] = {
        {"material", check->row->title                  },
        {"subject",  subject ? subject : finding.subject},
        {"media",    media                              },
        {NULL,       NULL                               }
    };
    finding.medium = medium;
    finding.message = say(checker, name, parts);
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
    struct finding finding = about_entry(check, tally->none);
    const struct phrase_part parts[] = {
        {"material", check->row->title  },
        {"reason",   tally->none->reason},
        {NULL,       NULL               }
    };
    if (!tally->none->reason) return; // entry_check.c tells it
    finding.severity = SEVERITY_HINT;
    finding.blocks = false;
    finding.message = say(check->checker, "declaredNone", parts);
    checker_add(check->checker, &finding);
}

static void judge_unit(struct row_check *check, const struct asked *unit) {
    const struct schedule_row *row = check->row;
    const struct record *frame[] = {&check->checker->batch->record, unit->record};
    if (!tests_pass(&check->checker->world, row->when, row->when_count, frame)) return;
    struct tally tally = {.there = 0};
    check->line->expected++;
    collect_for(check, unit);
    tally_entries(check, &check->entries, &tally);
    tally_entries(check, &check->bundles, &tally);
    if (tally.there) {
        check->line->there++;
        for (int i = 0; row->all_forms && i < MEDIA; i++)
            if (row->form[i] && !tally.form[i]) {
                add_missing(check, unit, "formMissing", form_labels(check, tally.form, false),
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
        add_missing(check, unit, "wrongMedium", form_labels(check, nothing, false), NULL);
    } else {
        add_missing(check, unit, "missing", NULL, NULL);
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
    struct entries scratch = {0}, bundles = {0};
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
        struct row_check check = {checker, row, line, scratch, bundles, false};
        judge_row(&check);
        scratch = check.entries;
        bundles = check.bundles;
    }
    free(scratch.items);
    free(bundles.items);
    check_entries(checker);
}
