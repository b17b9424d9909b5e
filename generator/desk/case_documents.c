// SPDX-License-Identifier: Apache-2.0
#include "desk/case_documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/memory.h"
#include "documents/compose.h"
#include "publish/xml.h"

// Which template makes a document, and where its number and its date stand.
static const struct paper_kind {
    const char *document, *template;
    enum desk_slot slot;
    const char *number, *date; // fields of the record in `slot`; NULL: it has none
} kinds[] = {
    {"candidateRecord", "candidate-record", DESK_CASE, NULL, "discoveredOn"},
    {"interviewNotice", "interview-notice", DESK_INTERVIEW, "number", "notifiedOn"},
    {"interviewRecord", "interview-record", DESK_INTERVIEW, NULL, "heldOn"},
    {"advanceNotice", "advance-notice", DESK_ADVANCE_NOTICE, "number", "issuedOn"},
    {"advanceNoticeCandidate", "advance-notice-candidate", DESK_ADVANCE_NOTICE, "number",
     "issuedOn"},
    {"advanceNoticeStaff", "advance-notice-staff", DESK_ADVANCE_NOTICE, "number", "issuedOn"},
    {"statementRecord", "statement-record", DESK_DEFENCE, NULL, "receivedOn"},
    {"decisionCandidate", "decision-candidate", DESK_DECISION, "number", "decidedOn"},
    {"decisionStaff", "decision-staff", DESK_DECISION, "number", "decidedOn"},
    {"decisionInstitution", "decision-institution", DESK_DECISION, "number", "decidedOn"},
    {"terminationDecision", "termination-decision", DESK_DECISION, "number", "decidedOn"},
    {"rectificationOrder", "rectification-order", DESK_RECTIFICATION, "number", "issuedOn"},
    {"suspensionNotice", "suspension-notice", DESK_SUSPENSION, "number", "issuedOn"},
    {"resumptionNotice", "resumption-notice", DESK_SUSPENSION, "resumptionNumber", "resumedOn"},
    {"reviewDecision", "review-decision", DESK_REVIEW, "number", "decidedOn"},
    {"appealAnswer", "appeal-answer", DESK_APPEAL, "number", "answeredOn"},
    {"serviceReceipt", "service-receipt", DESK_SERVICE, NULL, "servedOn"},
    {"announcement", "announcement", DESK_PUBLIC_NOTICE, "number", "issuedOn"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

// A case volume adds its own papers: what the contents list, and what they do not.
static const struct paper_kind bound_kinds[] = {
    {"caseVolume", "case-opening", DESK_CASE, NULL, "openedOn"},
    {"caseVolume", "case-closing", DESK_CASE, NULL, "closedOn"},
};
static const struct paper_kind cover_kinds[] = {
    {"caseVolume", "case-cover", DESK_CASE, NULL, "closedOn"},
    {"caseVolume", "case-contents", DESK_CASE, NULL, "closedOn"},
    {"caseVolume", "case-remarks", DESK_CASE, NULL, "closedOn"},
};
enum {
    BOUND_KINDS = sizeof bound_kinds / sizeof *bound_kinds,
    COVER_KINDS = sizeof cover_kinds / sizeof *cover_kinds
};

// The order of a case file: 立案审批表, decision, prior notice, each with its receipt, records and
// evidence, statement, review, 结案报告.
static const struct binding {
    const char *template; // or the document that a receipt is about
    int place;
} bindings[] = {
    {"case-opening", 0},          {"decision-candidate", 10},   {"decision-staff", 10},
    {"decision-institution", 10}, {"termination-decision", 10}, {"decisionCandidate", 11},
    {"decisionStaff", 11},        {"decisionInstitution", 11},  {"terminationDecision", 11},
    {"rectification-order", 12},  {"suspension-notice", 13},    {"resumption-notice", 14},
    {"statement-record", 40},     {"review-decision", 50},      {"appeal-answer", 51},
    {"announcement", 60},         {"case-closing", 90},
};
enum { NOTICE_PLACE = 20, EVIDENCE_PLACE = 30 };

static int place_of(const struct case_paper *paper) {
    const char *name = paper->about ? paper->about : paper->printed.kind;
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
        if (strcmp(bindings[i].template, name) == 0) return bindings[i].place;
    if (paper->about) return NOTICE_PLACE + 1;
    return starts_with(name, "advance-notice") ? NOTICE_PLACE : EVIDENCE_PLACE;
}

const char *const case_forms[] = {"candidateRecord", "interviewRecord", "statementRecord",
                                  "serviceReceipt", NULL};

static const struct record *last_of(const struct list *list) {
    const struct record *last = list->first;
    while (last && last->next) last = last->next;
    return last;
}

// ---- composing ----------------------------------------------------------------------------------

static bool find_template(struct case_desk *desk, const char *name, struct template **found,
                          struct diagnostics *diagnostics) {
    *found = map_find(&desk->templates, name);
    if (*found) return true;
    struct office *office = desk->office;
    const char *data = office->settings->data_folder;
    *found = template_load(
        arena_printf(office->settings->arena, "%s/templates/notices/%s.xml", data, name), data,
        &office->settings->codes, office->settings->arena, diagnostics);
    if (*found) map_add(&desk->templates, name, *found);
    return *found != NULL;
}

void case_records(struct desk_records *desk, const struct opened_case *opened) {
    const struct caseFile *file = opened->file;
    *desk = (struct desk_records){.records = {[DESK_CASE] = &file->record,
                                              [DESK_SUBJECT] = file->caseSubject.first,
                                              [DESK_ACT] = file->offence.first,
                                              [DESK_REMINDER] = last_of(&file->reminder),
                                              [DESK_JUDGEMENT] = &opened->judgement->record,
                                              [DESK_INTERVIEW] = last_of(&file->interview),
                                              [DESK_ADVANCE_NOTICE] = last_of(&file->advanceNotice),
                                              [DESK_DEFENCE] = last_of(&file->defence),
                                              [DESK_DECISION] = last_of(&file->decision),
                                              [DESK_RECTIFICATION] = last_of(&file->rectification),
                                              [DESK_SUSPENSION] = last_of(&file->suspension),
                                              [DESK_SERVICE] = last_of(&file->service),
                                              [DESK_REVIEW] = last_of(&file->review),
                                              [DESK_APPEAL] = last_of(&file->appeal),
                                              [DESK_PUBLIC_NOTICE] = last_of(&file->publicNotice)},
                                  .author = file->authority};
}

static const struct field *field_at(enum desk_slot slot, const char *name) {
    const struct field *field = NULL;
    if (name) field = record_field(desk_names[slot].kind, name);
    return field;
}

static const char *text_at(const struct desk_records *records, enum desk_slot slot,
                           const char *name) {
    const struct field *field = field_at(slot, name);
    const char *text = NULL;
    if (field && records->records[slot]) text = record_text(records->records[slot], field);
    return text;
}

static struct case_paper *append(struct case_papers *papers) {
    if (papers->count == papers->capacity) {
        papers->capacity = papers->capacity ? 2 * papers->capacity : 16;
        papers->items = memory_resize(papers->items, papers->capacity * sizeof *papers->items);
    }
    papers->items[papers->count] = (struct case_paper){.dated = DATE_NONE};
    return &papers->items[papers->count];
}

// Draws one paper; it counts only when it is whole.
static bool draw(struct case_desk *desk, const struct paper_kind *kind, struct compose_input *input,
                 struct desk_records *records, const char *suffix, struct arena *arena,
                 struct case_papers *papers, struct diagnostics *diagnostics) {
    struct press *press = desk->office->press;
    struct template *template;
    if (!find_template(desk, kind->template, &template, diagnostics)) return false;
    struct case_paper *paper = append(papers);
    const struct record *step = records->records[kind->slot];
    const struct field *day = field_at(kind->slot, kind->date);
    paper->document = kind->document;
    paper->title = arena_printf(arena, "%s%s", template_title(template), suffix);
    paper->number = text_at(records, kind->slot, kind->number);
    if (step && day) paper->dated = record_date(step, day);
    records->number = paper->number;
    if (!records->number) records->number = text_at(records, DESK_CASE, "number");
    records->subject = paper->title;
    input->desk = records;
    input->codes = &desk->office->settings->codes;
    if (paper->dated != DATE_NONE) input->created = moment_of(paper->dated, 0, 0, 0);
    paper->printed = (struct printed){.title = paper->title, .kind = kind->template};
    struct arena *scratch = arena_new();
    struct document *document = document_compose(template, input, scratch, diagnostics);
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count};
    struct render_result result = {0};
    bool ok =
        document &&
        render_pdf(document, press->fonts, &options, &paper->printed.pdf, &result, diagnostics) &&
        publish_xml(document, &paper->printed.xml, diagnostics);
    paper->pages = result.pages;
    arena_free(scratch);
    if (ok)
        papers->count++;
    else
        printed_free(&paper->printed, 1);
    return ok;
}

// ---- the case volume ----------------------------------------------------------------------------

struct volume_rows {
    const struct opened_case *opened;
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
        for (; at > 0 && place_of(&rows->papers->items[rows->order[at - 1]]) >
                             place_of(&rows->papers->items[i]);
             at--)
            rows->order[at] = rows->order[at - 1];
        rows->order[at] = i;
    }
}

static bool paper_is_next(const struct volume_rows *rows) {
    if (rows->next == rows->papers_before) return false;
    const struct case_paper *paper = &rows->papers->items[rows->order[rows->next]];
    return place_of(paper) <= EVIDENCE_PLACE || (!rows->inquiry && !rows->evidence);
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
        number_row(rows, entry, (int32_t)paper->pages);
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

static bool make_volume(struct case_desk *desk, const struct opened_case *opened,
                        struct desk_records *records, struct case_papers *papers,
                        struct diagnostics *diagnostics) {
    struct arena *arena = opened->arena;
    struct compose_input input = {.created = moment_of(opened->as_of, 0, 0, 0)};
    bool ok = true;
    for (size_t i = 0; ok && i < BOUND_KINDS; i++)
        ok = draw(desk, &bound_kinds[i], &input, records, "", arena, papers, diagnostics);
    struct volume_rows rows = {.opened = opened,
                               .codes = &desk->office->settings->codes,
                               .papers = papers,
                               .papers_before = papers->count,
                               .arena = arena};
    bind_papers(&rows);
    input.volume = make_view(opened, desk->office, &rows, arena);
    input.entries = (struct entry_rows){&rows, start_rows, next_row};
    for (size_t i = 0; ok && i < COVER_KINDS; i++)
        ok = draw(desk, &cover_kinds[i], &input, records, "", arena, papers, diagnostics);
    return ok;
}

// ---- one document -------------------------------------------------------------------------------

static const struct paper_kind *find_kind(const char *document) {
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].document, document) == 0) return &kinds[i];
    return NULL; // a case volume
}

static bool make_receipts(struct case_desk *desk, const struct paper_kind *kind,
                          const struct opened_case *opened, struct desk_records *records,
                          struct case_papers *papers, struct diagnostics *diagnostics) {
    struct compose_input input = {.created = moment_of(opened->as_of, 0, 0, 0)};
    bool ok = true;
    for (EACH(struct service, service, opened->file->service)) {
        records->records[DESK_SERVICE] = &service->record;
        const char *suffix = arena_printf(opened->arena, "-%u", service->record.ordinal);
        ok = ok && draw(desk, kind, &input, records, suffix, opened->arena, papers, diagnostics);
        if (ok) papers->items[papers->count - 1].about = service->document;
    }
    if (!opened->file->service.count)
        ok = draw(desk, kind, &input, records, "", opened->arena, papers, diagnostics);
    return ok;
}

bool case_document_make(struct case_desk *desk, const struct opened_case *opened,
                        const struct permit *permit, struct case_papers *papers,
                        struct diagnostics *diagnostics) {
    if (strcmp(permit->state, "allowed") != 0) BUG("a document that is not allowed");
    struct desk_records records;
    case_records(&records, opened);
    records.records[DESK_SERVICE] = NULL; // each receipt has its own
    const struct paper_kind *kind = find_kind(permit->document);
    if (!kind) return make_volume(desk, opened, &records, papers, diagnostics);
    if (kind->slot == DESK_SERVICE)
        return make_receipts(desk, kind, opened, &records, papers, diagnostics);
    struct compose_input input = {.created = moment_of(opened->as_of, 0, 0, 0)};
    return draw(desk, kind, &input, &records, "", opened->arena, papers, diagnostics);
}

bool case_form_make(struct case_desk *desk, const char *document, struct arena *arena,
                    struct case_papers *papers, struct diagnostics *diagnostics) {
    const struct paper_kind *kind = find_kind(document);
    if (!kind) BUG("no such form");
    struct desk_records records = {.number = NULL};
    for (size_t i = 0; i <= DESK_PUBLIC_NOTICE; i++)
        records.records[i] = record_new(arena, desk_names[i].kind);
    // Nothing on the page is dated; the file's own date is that of its format.
    struct compose_input input = {.created = moment_of(date_of(2025, 1, 1), 0, 0, 0)};
    return draw(desk, kind, &input, &records, "", arena, papers, diagnostics);
}

void case_papers_free(struct case_papers *papers) {
    for (size_t i = 0; i < papers->count; i++) printed_free(&papers->items[i].printed, 1);
    free(papers->items);
    *papers = (struct case_papers){0};
}
