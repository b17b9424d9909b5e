// SPDX-License-Identifier: Apache-2.0
#include "desk/case_documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"

// In the case file: what is bound behind it stands behind the evidence
enum { EVIDENCE_PLACE = 30 };

// The records of a case that templates name, and the list of the case that each is of.
static const struct case_record {
    const char *name;
    const struct record_kind *kind;
    const char *list; // NULL: the case itself, or what is judged of it
    bool first;       // of the list; else its last
} records[] = {
    {"case", &caseFile_kind, NULL, false},
    {"subject", &caseSubject_kind, "caseSubject", true},
    {"act", &offence_kind, "offence", true},
    {"lastReminder", &reminder_kind, "reminder", false},
    {"judgement", &judgement_kind, NULL, false},
    {"interview", &interview_kind, "interview", false},
    {"notice", &advanceNotice_kind, "advanceNotice", false},
    {"statement", &defence_kind, "defence", false},
    {"decision", &decision_kind, "decision", false},
    {"rectification", &rectification_kind, "rectification", false},
    {"suspension", &suspension_kind, "suspension", false},
    {"receipt", &service_kind, "service", false},
    {"review", &review_kind, "review", false},
    {"appeal", &appeal_kind, "appeal", false},
    {"publicNotice", &publicNotice_kind, "publicNotice", false},
};
enum { RECORDS = sizeof records / sizeof *records };

// NULL: no list, or an empty one.
static const struct record *first_of(const struct caseFile *file, const struct case_record *of) {
    const struct field *list = of->list ? record_field(&caseFile_kind, of->list) : NULL;
    return list ? record_list(&file->record, list)->first : NULL;
}

static const struct record *chosen_of(const struct caseFile *file, const struct case_record *of) {
    const struct record *record = first_of(file, of);
    while (record && !of->first && record->next) record = record->next;
    return record;
}

struct compose_input case_input(const struct opened_case *opened) {
    struct compose_input input = {.author = opened->file->authority,
                                  .created = moment_of(opened->as_of, 0, 0, 0)};
    for (size_t i = 0; i < RECORDS; i++)
        input_add(&input, records[i].name, records[i].kind, chosen_of(opened->file, &records[i]));
    input_add(&input, "case", &caseFile_kind, &opened->file->record);
    input_add(&input, "judgement", &judgement_kind, &opened->judgement->record);
    input_add(&input, "dossier", &dossier_kind, opened->dossier ? &opened->dossier->record : NULL);
    return input;
}

// ---- templates ----------------------------------------------------------------------------------

bool case_documents_open(struct case_desk *desk, struct diagnostics *diagnostics) {
    desk->prints = true;
    return press_load(desk->office->press, "notices", diagnostics);
}

static int binding_of(const struct document_template *template) {
    int32_t bind = template_case_part(template)->bind;
    return bind == INTEGER_NONE ? EVIDENCE_PLACE : (int)bind;
}

static bool makes(const struct document_template *template, const char *document) {
    return words_hold(template_case_part(template)->documents, document);
}

// The one that is bound first; NULL: none makes it.
static const struct document_template *first_template(const struct press *press,
                                                      const char *document) {
    const struct document_template *first = NULL;
    for (size_t i = 0; i < press->count; i++) {
        const struct document_template *template = press->templates[i].parsed;
        if (makes(template, document) && (!first || binding_of(template) < binding_of(first)))
            first = template;
    }
    return first;
}

// In the order of binding; NULL after the last.
static const struct document_template **templates_of(const struct press *press,
                                                     const char *document, struct arena *arena) {
    const struct document_template **found = arena_alloc(arena, (press->count + 1) * sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < press->count; i++) {
        const struct document_template *template = press->templates[i].parsed;
        if (!makes(template, document)) continue;
        size_t at = count++;
        for (; at > 0 && binding_of(found[at - 1]) > binding_of(template); at--)
            found[at] = found[at - 1];
        found[at] = template;
    }
    found[count] = NULL;
    return found;
}

bool case_document_known(const struct press *press, const char *document) {
    return first_template(press, document) != NULL;
}

bool case_document_lists(const struct press *press, const char *document) {
    for (size_t i = 0; i < press->count; i++) {
        const struct document_template *template = press->templates[i].parsed;
        if (makes(template, document) && !template_case_part(template)->listed) return true;
    }
    return false;
}

// A receipt is bound behind what was served.
static int place_of(const struct press *press, const struct case_paper *paper) {
    if (!paper->about) return binding_of(paper->template);
    const struct document_template *served = first_template(press, paper->about);
    int32_t place = served ? template_case_part(served)->bind_receipt : INTEGER_NONE;
    if (place == INTEGER_NONE) place = template_case_part(paper->template)->bind_receipt;
    return place == INTEGER_NONE ? EVIDENCE_PLACE : (int)place;
}

// ---- composing ----------------------------------------------------------------------------------

static struct case_paper *append(struct case_papers *papers) {
    if (papers->count == papers->capacity) {
        papers->capacity = papers->capacity ? 2 * papers->capacity : 16;
        papers->items = memory_resize(papers->items, papers->capacity * sizeof *papers->items);
    }
    papers->items[papers->count] = (struct case_paper){.dated = DATE_NONE};
    return &papers->items[papers->count];
}

// The papers of one document on their way.
struct making {
    struct case_desk *desk;
    const struct opened_case *opened; // NULL: a blank form
    struct compose_input input;
    struct arena *arena;
    struct case_papers *papers;
    struct diagnostics *diagnostics;
};

// Prints one paper; it counts only when it is whole. `of`: the record that it is one for; NULL: the
// document's only one.
static bool make_paper(struct making *making, const struct document_template *template,
                       const struct record *of) {
    const struct case_part *part = template_case_part(template);
    struct compose_input *input = &making->input;
    struct case_paper *paper = append(making->papers);
    const struct record *about = input_find(input, part->about);
    const struct caseFile *file = (const struct caseFile *)input_find(input, "case");
    paper->template = template;
    paper->title = template_title(template);
    if (of) paper->title = arena_printf(making->arena, "%s-%u", paper->title, of->ordinal);
    if (about && part->number) paper->number = record_text(about, part->number);
    if (about && part->date) paper->dated = record_date(about, part->date);
    input->number = paper->number ? paper->number : file->number;
    input->subject = paper->title;
    if (paper->dated != DATE_NONE) input->created = moment_of(paper->dated, 0, 0, 0);
    struct print_order order = {
        .template = template, .input = input, .formats = PRINT_PDF | PRINT_XML};
    bool ok = press_make(making->desk->office->press, &order, &paper->printed, making->diagnostics);
    paper->printed.title = paper->title;
    making->papers->count += ok;
    return ok;
}

// What the record says was served.
static const char *document_of(const struct record_kind *kind, const struct record *record) {
    const struct field *field = record_field(kind, "document");
    return field ? record_text(record, field) : NULL;
}

static bool make_each(struct making *making, const struct document_template *template) {
    const struct case_record *about = records, *end = records + RECORDS;
    while (about < end && strcmp(about->name, template_case_part(template)->about) != 0) about++;
    const struct record *record =
        making->opened && about < end ? first_of(making->opened->file, about) : NULL;
    if (!record) return make_paper(making, template, NULL);
    for (; record; record = record->next) {
        input_add(&making->input, about->name, about->kind, record);
        if (!make_paper(making, template, record)) return false;
        making->papers->items[making->papers->count - 1].about = document_of(about->kind, record);
    }
    return true;
}

// Of one document: what the 卷内目录 lists, or what does not.
static bool make_papers(struct making *making, const char *document, bool listed) {
    const struct document_template **found =
        templates_of(making->desk->office->press, document, making->arena);
    bool ok = true;
    for (; ok && *found; found++) {
        const struct case_part *part = template_case_part(*found);
        if (part->listed == listed)
            ok = part->each ? make_each(making, *found) : make_paper(making, *found, NULL);
    }
    return ok;
}

// ---- the case volume ----------------------------------------------------------------------------

struct volume_rows {
    const struct opened_case *opened;
    const struct press *press;
    const struct codes *codes;
    const struct case_papers *papers;
    size_t *order, next, papers_before; // cover and contents do not list themselves
    const struct record *evidence, *inquiry;
    int32_t number;
    int32_t page; // the next one
    struct arena *arena;
};

static void start_rows(void *context) {
    struct volume_rows *rows = context;
    rows->next = 0;
    rows->number = 0;
    rows->page = 1;
    rows->inquiry = rows->opened->file->inquiry.first;
    rows->evidence = rows->opened->file->evidence.first;
}

static void number_row(struct volume_rows *rows, struct entry_view *entry, int32_t pages) {
    entry->number = ++rows->number;
    entry->medium = "paper";
    if (pages == INTEGER_NONE || pages < 1) return;
    entry->pages = pages;
    // Pages are counted over the items before; where one's are not known, nobody can say.
    if (rows->page > 0) {
        entry->page = pages == 1 ? arena_printf(rows->arena, "%d", (int)rows->page)
                                 : arena_printf(rows->arena, "%d-%d", (int)rows->page,
                                                (int)(rows->page + pages - 1));
        rows->page += pages;
    }
}

// In the order of binding; of one place, in the order in which they were made.
static void bind_papers(struct volume_rows *rows) {
    rows->order = arena_alloc(rows->arena, (rows->papers_before + 1) * sizeof *rows->order);
    for (size_t i = 0; i < rows->papers_before; i++) {
        size_t at = i;
        for (; at > 0 && place_of(rows->press, &rows->papers->items[rows->order[at - 1]]) >
                             place_of(rows->press, &rows->papers->items[i]);
             at--)
            rows->order[at] = rows->order[at - 1];
        rows->order[at] = i;
    }
}

static bool paper_is_next(const struct volume_rows *rows) {
    if (rows->next == rows->papers_before) return false;
    const struct case_paper *paper = &rows->papers->items[rows->order[rows->next]];
    return place_of(rows->press, paper) <= EVIDENCE_PLACE || (!rows->inquiry && !rows->evidence);
}

// The documents; behind the records among them those of investigation and the evidence.
static bool next_row(void *context, struct entry_view *entry) {
    struct volume_rows *rows = context;
    const struct caseFile *file = rows->opened->file;
    *entry = *(struct entry_view *)record_new(rows->arena, &entry_view_kind);
    if (paper_is_next(rows)) {
        const struct case_paper *paper = &rows->papers->items[rows->order[rows->next++]];
        entry->title = paper->title;
        entry->documentNumber = paper->number;
        entry->responsible = file->authority;
        entry->dated = paper->dated;
        number_row(rows, entry, (int32_t)paper->printed.pages);
        return true;
    }
    if (rows->inquiry) {
        const struct inquiry *inquiry = (const struct inquiry *)rows->inquiry;
        rows->inquiry = rows->inquiry->next;
        entry->title = codes_label(rows->codes, "inquiry.kind", inquiry->kind);
        entry->responsible = inquiry->officers;
        entry->dated = inquiry->heldOn;
        number_row(rows, entry, INTEGER_NONE);
        rows->page = 0;
        return true;
    }
    if (!rows->evidence) return false;
    const struct evidence *evidence = (const struct evidence *)rows->evidence;
    rows->evidence = rows->evidence->next;
    entry->title = evidence->title;
    entry->responsible = evidence->obtainedBy;
    entry->dated = evidence->obtainedOn;
    number_row(rows, entry, evidence->pages);
    if (evidence->pages == INTEGER_NONE) rows->page = 0;
    return true;
}

static struct volume_view *make_view(const struct opened_case *opened, const struct office *office,
                                     struct volume_rows *rows, struct arena *arena) {
    const struct caseFile *file = opened->file;
    const struct documentSettings *settings = config_document_settings(office->settings->config);
    struct volume_view *view = record_new(arena, &volume_view_kind);
    view->fonds = file->authority;
    view->title = file->title;
    view->retention = settings->caseRetention ? settings->caseRetention : "Y";
    view->periodBasis = settings->caseRetentionBasis;
    view->filingNumber = file->filingNumber;
    view->from = file->openedOn;
    view->until = view->sealedOn = file->closedOn;
    view->keeper = file->keeper;
    view->examiner = file->examiner;
    view->pages = 0;
    start_rows(rows);
    struct entry_view *entry = record_new(arena, &entry_view_kind);
    while (next_row(rows, entry))
        if (entry->pages != INTEGER_NONE) view->pages += entry->pages;
    view->items = rows->number;
    return view;
}

// What lists the others: cover, 卷内目录, 备考表.
static bool make_listing(struct making *making, const char *document) {
    struct office *office = making->desk->office;
    struct volume_rows rows = {.opened = making->opened,
                               .press = office->press,
                               .codes = &office->settings->codes,
                               .papers = making->papers,
                               .papers_before = making->papers->count,
                               .arena = making->arena};
    bind_papers(&rows);
    struct volume_view *view = make_view(making->opened, office, &rows, making->arena);
    input_add(&making->input, "volume", &volume_view_kind, &view->record);
    making->input.entries = (struct entry_rows){&rows, start_rows, next_row};
    return make_papers(making, document, false);
}

// ---- one document -------------------------------------------------------------------------------

bool case_document_make(struct case_desk *desk, const struct opened_case *opened,
                        const struct permit *permit, struct case_papers *papers,
                        struct diagnostics *diagnostics) {
    if (strcmp(permit->state, "allowed") != 0) BUG("a document that is not allowed");
    struct making making = {.desk = desk,
                            .opened = opened,
                            .input = case_input(opened),
                            .arena = opened->arena,
                            .papers = papers,
                            .diagnostics = diagnostics};
    // Each receipt has its own.
    input_add(&making.input, "receipt", &service_kind, NULL);
    return make_papers(&making, permit->document, true) &&
           (!case_document_lists(desk->office->press, permit->document) ||
            make_listing(&making, permit->document));
}

const char *const *case_forms(const struct case_desk *desk, struct arena *arena) {
    const struct codeList *list = codes_list(&desk->office->settings->codes, "permit.document");
    const char **forms = arena_alloc(arena, (list->code.count + 1) * sizeof *forms);
    size_t count = 0;
    for (EACH(struct codeValue, code, list->code)) {
        const struct document_template *template = first_template(desk->office->press, code->value);
        if (template && template_case_part(template)->blank) forms[count++] = code->value;
    }
    forms[count] = NULL;
    return forms;
}

bool case_form_make(struct case_desk *desk, const char *document, struct arena *arena,
                    struct case_papers *papers, struct diagnostics *diagnostics) {
    // Nothing on the page is dated; the file's own date is that of its format.
    struct making making = {.desk = desk,
                            .input = {.created = moment_of(date_of(2025, 1, 1), 0, 0, 0)},
                            .arena = arena,
                            .papers = papers,
                            .diagnostics = diagnostics};
    for (size_t i = 0; i < RECORDS; i++)
        input_add(&making.input, records[i].name, records[i].kind,
                  record_new(arena, records[i].kind));
    return make_papers(&making, document, true);
}

void case_papers_free(struct case_papers *papers) {
    for (size_t i = 0; i < papers->count; i++) printed_free(&papers->items[i].printed, 1);
    free(papers->items);
    *papers = (struct case_papers){0};
}
