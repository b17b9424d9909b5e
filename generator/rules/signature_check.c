// SPDX-License-Identifier: Apache-2.0
// Who has signed a material, who should have, and whether its days can be right.
#include <string.h>

#include "base/buffer.h"
#include "model/person_identity.h"
#include "rules/material_check.h"

static const char *show_date(const struct checker *checker, date day) {
    return date_format(day, arena_alloc(checker->arena, DATE_TEXT));
}

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
                                  const struct row_signature *wanted, enum phrase_id phrase,
                                  const char *name, const char *dates) {
    const struct checker *checker = check->checker;
    struct finding finding = row_entry_finding(check, entry);
    finding.rule = wanted->rule;
    finding.clause = wanted->clause;
    finding.quote = wanted->quote;
    finding.responsible = wanted->responsible;
    finding.severity = wanted->severity;
    finding.blocks = wanted->severity == SEVERITY_BLOCKING;
    finding.message =
        sentence(&checker->book->phrases, checker->arena, phrase, SAY(material, check->row->title),
                 SAY(roles, role_labels(checker, wanted->roles, wanted->role_count)),
                 SAY(signers, signers(checker, entry)),
                 SAY(least, arena_printf(checker->arena, "%u", wanted->least)), SAY(name, name),
                 SAY(dates, dates));
    checker_add(check->checker, &finding);
}

// Different people of the wanted roles; every fault of one of their signatures is told.
static bool judge_signature(const struct row_check *check, const struct material *entry,
                            const struct row_signature *wanted, const struct asked *unit,
                            date event) {
    unsigned people = 0;
    bool right = true;
    for (EACH(struct signature, signature, entry->signature)) {
        if (!has_role(wanted, signature) || !signature->name) continue;
        bool again = false;
        for (EACH(struct signature, before, entry->signature)) {
            if (before == signature) break;
            again |= has_role(wanted, before) && same_name(before->name, signature->name);
        }
        people += !again;
        enum phrase_id fault = PHRASE_COUNT;
        const char *dates = NULL;
        if (wanted->dated && signature->signedOn == DATE_NONE) {
            fault = PHRASE_signatureUndated;
        } else if (event != DATE_NONE && signature->signedOn != DATE_NONE &&
                   signature->signedOn < event) {
            fault = PHRASE_signedBeforeEvent;
            dates = arena_printf(check->checker->arena, "%s < %s",
                                 show_date(check->checker, signature->signedOn),
                                 show_date(check->checker, event));
        } else if (unit && unit->kind == &candidate_kind &&
                   strcmp(signature->role, "candidate") == 0 &&
                   ((const struct candidate *)unit->record)->name &&
                   !same_name(signature->name, ((const struct candidate *)unit->record)->name)) {
            fault = PHRASE_signedByAnother;
        }
        if (fault == PHRASE_COUNT) continue;
        add_signature_finding(check, entry, wanted, fault, signature->name, dates);
        right = false;
    }
    if (people >= wanted->least) return right;
    enum phrase_id fault = entry->signature.count == 0 ? PHRASE_unsigned
                           : people == 0               ? PHRASE_wrongSigner
                                                       : PHRASE_tooFewSigners;
    add_signature_finding(check, entry, wanted, fault, NULL, NULL);
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
                             enum phrase_id phrase, date event, bool mendable) {
    const struct checker *checker = check->checker;
    struct finding finding = row_entry_finding(check, entry);
    finding.blocks &= mendable;
    finding.message = sentence(
        &checker->book->phrases, checker->arena, phrase, SAY(material, check->row->title),
        SAY(date, show_date(checker, entry->dated)), SAY(event, show_date(checker, event)));
    checker_add(check->checker, &finding);
}

// What must be right about one original.
void judge_original(const struct row_check *check, const struct material *entry,
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
    if (early) add_date_finding(check, entry, PHRASE_datedBeforeEvent, not_before, true);
    if (late) add_date_finding(check, entry, PHRASE_datedAfterEvent, not_after, false);
    check->line->right_dates += !early && !late;
}
