// SPDX-License-Identifier: Apache-2.0
#include "desk/case_desk.h"

#include <string.h>

#include "archive/bans.h"
#include "archive/sealable_days.h"
#include "base/buffer.h"
#include "base/language.h"
#include "catalogue/past_batches.h"
#include "desk/case_documents.h"
#include "expression/calendar_files.h"
#include "model/nearest_words.h"
#include "model/record_append.h"
#include "sanctions/case_dates.h"
#include "sanctions/case_history.h"
#include "sanctions/case_names.h"
#include "sanctions/case_outcome.h"
#include "sanctions/deadlines.h"
#include "sanctions/procedure.h"
#include "volume/volume_limits.h"

bool case_desk_open(struct case_desk *desk, struct office *office,
                    struct diagnostics *diagnostics) {
    *desk = (struct case_desk){.office = office};
    desk->calendar = calendar_open(office->settings, diagnostics);
    return desk->calendar != NULL;
}

void case_desk_close(struct case_desk *desk) {
    for (size_t i = 0; i < desk->books.count; i++) misconduct_free(desk->books.entries[i].value);
    map_free(&desk->books);
    calendar_free(desk->calendar);
    *desk = (struct case_desk){0};
}

// A document that nothing prints would be allowed, and never made.
static bool documents_known(const struct case_desk *desk, const struct misconduct_book *book,
                            struct diagnostics *diagnostics) {
    bool ok = true;
    for (EACH(struct procedureDocument, document, book->procedure->procedureDocument))
        if (!case_document_known(desk->office->press, document->id))
            ok = diagnose(diagnostics, STATUS_INPUT, book->procedure_file,
                          (long)document->record.line,
                          _("no template makes the document %s: its document=\"…\" would name it"),
                          document->id);
    return ok;
}

static const struct misconduct_book *find_book(struct case_desk *desk, const struct caseFile *file,
                                               struct diagnostics *diagnostics) {
    struct misconduct_book *book = map_find(&desk->books, file->jurisdiction);
    if (book) return book;
    struct office *office = desk->office;
    book = misconduct_load(office->settings->data_folder, file->jurisdiction,
                           &office->settings->codes, diagnostics);
    if (book && desk->prints && !documents_known(desk, book, diagnostics)) {
        misconduct_free(book);
        return NULL;
    }
    if (book)
        map_add(&desk->books, arena_copy(office->settings->arena, file->jurisdiction), book);
    else
        diagnose(diagnostics, STATUS_INPUT, file->sourceFile, (long)file->record.line,
                 _("there is no ladder of sanctions for jurisdiction \"%s\""), file->jurisdiction);
    return book;
}

// ---- a case -------------------------------------------------------------------------------------

static bool takes_cases(const struct ladderList *list) {
    return strcmp(list->entry, "passRate") != 0;
}

// An entry on a list of another province would be printed, published, and never be found.
static bool registrations_hold_good(const struct misconduct_book *book,
                                    const struct opened_case *opened,
                                    struct diagnostics *diagnostics) {
    bool ok = true;
    for (EACH(struct registration, registration, opened->file->registration)) {
        const struct ladderList *wanted = misconduct_list(book, registration->roll);
        if (wanted && takes_cases(wanted)) continue;
        struct buffer known = BUFFER_EMPTY;
        for (EACH(struct ladderList, list, book->ladder->ladderList)) {
            if (!takes_cases(list)) continue;
            const char *label = codes_label(book->codes, "roll", list->roll);
            buffer_printf(&known, "%s%s (%s)", known.length ? ", " : "", list->roll,
                          label ? label : list->roll);
        }
        ok = diagnose(diagnostics, STATUS_INPUT, opened->file->sourceFile,
                      (long)registration->record.line,
                      _("jurisdiction \"%s\" has no list \"%s\" that a case can be put on; there "
                        "are %s"),
                      opened->file->jurisdiction, registration->roll ? registration->roll : "",
                      known.length ? buffer_text(&known) : _("none"));
        buffer_free(&known);
    }
    return ok;
}

static bool load_dossier(struct case_desk *desk, struct opened_case *opened,
                         struct diagnostics *diagnostics) {
    static const struct xml_format format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                             "schemas/institution.xsd"};
    const char *path = desk->office->institution;
    if (!path && opened->file->institutionFile)
        path = arena_printf(opened->arena, "%s/%s", opened->file->sourceFolder,
                            opened->file->institutionFile);
    if (!path) return true;
    opened->dossier = (const struct dossier *)settings_read(desk->office->settings, &format, path,
                                                            opened->arena, diagnostics);
    return opened->dossier != NULL;
}

// Where the archive's closed cases have used a number of this one.
static bool load_numbers(struct catalogue *catalogue, struct opened_case *opened) {
    struct list own = {0};
    case_numbers(opened->book->procedure, opened->file, &own, opened->arena);
    for (EACH(struct usedNumber, used, own))
        if (!catalogue_number_uses(catalogue, opened->arena, used->number,
                                   opened->file->authorityCode, opened->file->number,
                                   &opened->history->usedNumber))
            return false;
    return true;
}

// The archive knows an institution by its batches: one without any stands for it here.
static bool load_history(struct case_desk *desk, struct opened_case *opened,
                         struct diagnostics *diagnostics) {
    struct catalogue *catalogue = desk->office->archive->catalogue;
    const struct caseSubject *subject = (const struct caseSubject *)opened->file->caseSubject.first;
    if (!catalogue || !subject) return true;
    struct batch *batch = record_new(opened->arena, &batch_kind);
    struct institution *institution = record_new(opened->arena, &institution_kind);
    institution->code = subject->institution ? subject->institution : "";
    batch->institution = (struct list){.first = &institution->record, .count = 1};
    batch->number = "";
    opened->history = catalogue_history(catalogue, opened->arena, batch, opened->as_of);
    bool ok = opened->history && load_numbers(catalogue, opened);
    if (!ok && diagnostics->worst < STATUS_ENVIRONMENT) diagnostics->worst = STATUS_ENVIRONMENT;
    return ok;
}

// The references, with the number of this case's person in the bans that mean it.
static const struct references *find_bans(struct case_desk *desk, struct opened_case *opened) {
    struct batch *batch = record_new(opened->arena, &batch_kind);
    for (EACH(struct caseSubject, subject, opened->file->caseSubject)) {
        struct person *person = record_append(opened->arena, &batch->person, &person_kind);
        person->idNumber = subject->idNumber;
    }
    return bans_for_batch(desk->office->references, batch, opened->arena);
}

// The words of a decision are the officer's: a day in them that the case does not know is told, not
// corrected.
static void tell_strange_dates(const struct ladder_input *input, const struct judgement *judgement,
                               struct diagnostics *diagnostics) {
    enum { MOST = 16 };
    struct strange_date found[MOST];
    unsigned count = case_strange_dates(input, judgement, found, MOST);
    for (unsigned i = 0; i < count && i < MOST; i++) {
        char day[DATE_TEXT];
        diagnose(diagnostics, STATUS_FINDINGS, input->file->sourceFile, (long)found[i].record->line,
                 _("the words of what is decided name %s, which is no day of this case and none "
                   "that follows from it"),
                 date_format(found[i].day, day));
    }
}

bool case_open(struct case_desk *desk, const char *path, date today, struct opened_case *opened,
               struct diagnostics *diagnostics) {
    *opened = (struct opened_case){.arena = arena_new(), .as_of = today};
    struct office *office = desk->office;
    opened->file = case_load(office->settings->data_folder, &office->settings->codes, path,
                             opened->arena, diagnostics);
    if (!opened->file ||
        !volume_name_check(opened->file->number, "number", path, (long)opened->file->record.line,
                           diagnostics) ||
        !sealable_days(&caseFile_kind, &opened->file->record, path, diagnostics))
        return false;
    for (EACH(struct decision, decision, opened->file->decision))
        if (decision->decidedOn != DATE_NONE) opened->as_of = decision->decidedOn;
    const struct misconduct_book *book = find_book(desk, opened->file, diagnostics);
    opened->book = book;
    if (!book || !case_names_known(book, opened->file, diagnostics) ||
        !registrations_hold_good(book, opened, diagnostics) ||
        !load_dossier(desk, opened, diagnostics) || !load_history(desk, opened, diagnostics))
        return false;
    struct ladder_input input = {.book = book,
                                 .file = opened->file,
                                 .dossier = opened->dossier,
                                 .history = opened->history,
                                 .references = find_bans(desk, opened),
                                 .config = office->settings->config,
                                 .as_of = opened->as_of};
    opened->judgement = ladder_judge(&input, opened->arena);
    deadlines_fill(&input, desk->calendar, opened->judgement, opened->arena);
    procedure_judge(&input, opened->judgement, opened->arena);
    tell_strange_dates(&input, opened->judgement, diagnostics);
    return true;
}

void case_close(struct opened_case *opened) {
    if (opened->arena) arena_free(opened->arena);
    *opened = (struct opened_case){0};
}
