// SPDX-License-Identifier: Apache-2.0
// What can be wrong with an entry of the list of materials itself: its file, its digest, its
// medium, the batch that it names. Told under the row that asks for such an entry.
#include <string.h>

#include "base/words.h"
#include "rules/material_check.h"

const struct record *find_in_batch(const struct checker *checker, enum find what, const char *id) {
    struct value value = value_text(id);
    uint32_t cursor = 0;
    return lookup_next(&checker->world, checker->book->finds[what], &value, &cursor);
}

bool row_takes(const struct schedule_row *row, const struct material *entry) {
    int medium = medium_number(entry->medium);
    return medium >= 0 && row->form[medium];
}

// The row under which a fault of the entry is told: of its kind, best of its medium and subject.
static const struct schedule_row *row_of(const struct checker *checker,
                                         const struct material *entry) {
    const struct schedule_row *any = NULL;
    for (unsigned i = 0; i < checker->book->row_count; i++) {
        const struct schedule_row *row = &checker->book->rows[i];
        if (!source_in_force(row->source, checker->day, checker->options->config)) continue;
        if (strcmp(row->text->kind, entry->kind ? entry->kind : "") != 0) continue;
        bool subject = row->subject_count == 0 || !entry->subject;
        for (unsigned k = 0; k < row->subject_count && !subject; k++)
            subject = strcmp(row->subjects[k], entry->subject) == 0;
        if (row_takes(row, entry) && subject) return row;
        if (!any) any = row;
    }
    return any;
}

static const struct schedule_row *first_row(const struct checker *checker) {
    for (unsigned i = 0; i < checker->book->row_count; i++)
        if (source_in_force(checker->book->rows[i].source, checker->day, checker->options->config))
            return &checker->book->rows[i];
    return NULL;
}

// Filled from the row, else from the jurisdiction's rule for entries that no row names.
static struct finding entry_finding(const struct checker *checker, const struct material *entry) {
    struct finding finding = finding_about_record(checker, &material_kind, &entry->record);
    const struct schedule_row *row = row_of(checker, entry);
    const struct rule *rule = checker->book->entry_rule;
    if (!row && !rule) row = first_row(checker);
    if (row) {
        finding = row_finding(row, finding);
    } else if (rule) {
        finding.severity = rule->severity;
        finding.blocks = rule->severity == SEVERITY_BLOCKING && rule->text->mendable == 1;
        finding.past = rule->text->mendable != 1;
        finding.rule = rule->text->id;
        finding.source = rule->source->text->id;
        finding.source_title = source_title(rule->source);
        finding.clause = rule->text->clause;
        finding.quote = rule->text->quote;
        finding.title = rule->text->title;
        finding.demand = rule->text->demand;
        finding.consequence = rule->text->consequence;
        finding.responsible = rule->text->responsible;
    }
    finding.material = entry->kind;
    finding.medium = entry->medium;
    return finding;
}

static void tell(struct checker *checker, const struct material *entry, enum phrase_id phrase,
                 const char *value, bool grave) {
    struct finding finding = entry_finding(checker, entry);
    const char *medium = codes_label(checker->book->codes, "medium", entry->medium);
    const char *kind = codes_label(checker->book->codes, "material.kind", entry->kind);
    if (!grave) {
        if (finding.severity < SEVERITY_GENERAL) finding.severity = SEVERITY_GENERAL;
        finding.blocks = false;
    }
    finding_say(checker, &finding, phrase, SAY(entry, finding.subject),
                SAY(kind, kind ? kind : entry->kind), SAY(medium, medium ? medium : entry->medium),
                SAY(file, entry->file), SAY(value, value));
    checker_add(checker, &finding);
}

static void check_file(struct checker *checker, const struct material *entry) {
    const struct codes *codes = checker->book->codes;
    if (entry->fileState && strcmp(entry->fileState, "ok") != 0) {
        const char *state = codes_label(codes, "fileState", entry->fileState);
        tell(checker, entry, PHRASE_fileState, state ? state : entry->fileState, true);
        return;
    }
    if (entry->sha256 && entry->fileSha256 && memcmp(entry->sha256, entry->fileSha256, 32) != 0)
        tell(checker, entry, PHRASE_digestDiffers, NULL, true);
    const struct codeValue *format = codes_find(codes, "fileFormat", entry->fileFormat);
    if (format && format->medium && !words_hold(format->medium, entry->medium))
        tell(checker, entry, PHRASE_formatIsNotMedium, format->label, true);
}

static void check_medium(struct checker *checker, const struct material *entry) {
    int medium = medium_number(entry->medium);
    if (medium < 0) {
        tell(checker, entry, PHRASE_noMedium, NULL, true);
    } else if (medium == 0) {
        if (entry->file) tell(checker, entry, PHRASE_paperWithFile, NULL, true);
        if (!entry->location) tell(checker, entry, PHRASE_noLocation, NULL, false);
    } else if (!entry->file) {
        tell(checker, entry, PHRASE_noFile, NULL, true);
    }
}

static bool row_asks(const struct schedule_row *row, const struct signature *signature) {
    for (unsigned i = 0; row && i < row->signature_count; i++)
        for (unsigned k = 0; k < row->signatures[i].role_count; k++)
            if (signature->role &&
                strcmp(row->signatures[i].roles[k]->code->value, signature->role) == 0)
                return true;
    return false;
}

// A signature that no row asks for holds for nobody, but is not another's than its id's.
static void check_signatures(struct checker *checker, const struct material *entry,
                             const struct schedule_row *row) {
    for (EACH(struct signature, signature, entry->signature)) {
        if (!signature->person || !signature->name || row_asks(row, signature)) continue;
        struct who who = roster_find(checker->roster, signature->person, signature->name);
        if (who.found != WHO_NAME_DIFFERS) continue;
        const struct phrase_book *phrases = &checker->book->phrases;
        struct finding finding = entry_finding(checker, entry);
        const char *known = who.member ? member_text(who.member, phrases, checker->arena)
                                       : candidate_text(who.candidate, phrases, checker->arena);
        const char *kind = codes_label(checker->book->codes, "material.kind", entry->kind);
        finding_say(checker, &finding, PHRASE_signerNameDiffers,
                    SAY(material, kind ? kind : entry->kind),
                    SAY(roles, role_label(checker, signature->role)), SAY(name, signature->name),
                    SAY(signers, known));
        checker_add(checker, &finding);
    }
}

void check_entries(struct checker *checker) {
    const struct batch *batch = checker->batch;
    for (EACH(struct material, entry, batch->material)) {
        if (entry->batch && batch->number && strcmp(entry->batch, batch->number) != 0)
            tell(checker, entry, PHRASE_ofAnotherBatch, entry->batch, true);
        if (entry->copyOf && entry->id && strcmp(entry->copyOf, entry->id) == 0)
            tell(checker, entry, PHRASE_copyOfItself, entry->id, true);
        if (entry->none == 1) {
            if (!entry->reason) tell(checker, entry, PHRASE_noneWithoutReason, NULL, true);
            if (entry->file) tell(checker, entry, PHRASE_noneWithFile, NULL, true);
            continue;
        }
        check_medium(checker, entry);
        const struct schedule_row *row =
            entry->file || entry->signature.count ? row_of(checker, entry) : NULL;
        check_signatures(checker, entry, row);
        if (!entry->file) continue;
        check_file(checker, entry);
        for (size_t i = 0; row && i < checker->line_count; i++)
            if (strcmp(checker->lines[i].rule, row->text->id) == 0) checker->lines[i].files++;
    }
}
