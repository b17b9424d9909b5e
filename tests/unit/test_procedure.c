// SPDX-License-Identifier: Apache-2.0
// A whole case allows its documents; with one precondition removed, exactly the documents that need
// it are refused, and the refusal names it with its article.
#include "sanctions/procedure.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "desk_fixture.h"
#include "expression/path.h"
#include "model/record_append.h"
#include "unit.h"

enum { KINDS = 10 };

static int open_desk(void **state) {
    *state = desk_open();
    return 0;
}

static int close_desk(void **state) {
    desk_close(*state);
    return 0;
}

static struct judgement *judge(struct office *desk, const struct misconduct_book *book,
                               const struct caseFile *file, const struct dossier *dossier) {
    date day = desk_day("2025-04-01"); // a case is looked at on the day of its decision
    for (EACH(struct decision, decision, file->decision))
        if (decision->decidedOn != DATE_NONE) day = decision->decidedOn;
    struct ladder_input input = {.book = book, .file = file, .dossier = dossier, .as_of = day};
    struct judgement *judgement = ladder_judge(&input, desk->arena);
    procedure_judge(&input, judgement, desk->arena);
    return judgement;
}

// ---- whole cases --------------------------------------------------------------------------------

struct whole {
    const char *name, *ladder, *file, *dossier;
    const char *object, *behaviour; // another party than the sample's; NULL: the sample's own
};

#define PHONE   "samples/hunan/cases/candidate-phone"
#define ARCHIVE "samples/hunan/cases/archive-incomplete"
#define FIRST   "samples/guangxi/cases/repeat-1-interview"
#define SECOND  "samples/guangxi/cases/repeat-2-suspension"
#define THIRD   "samples/guangxi/cases/repeat-3-termination"

// The last ones are the same papers under the other procedure.
static const struct whole wholes[KINDS] = {
    {"candidate", "hunan", PHONE "/case.xml", NULL, NULL, NULL},
    {"assessor", "national", PHONE "/case.xml", NULL, "assessor", "N57-10.1"},
    {"interview", "hunan", ARCHIVE "/case.xml", NULL, NULL, NULL},
    {"interviewGX", "guangxi", FIRST "/case.xml", FIRST "/institution.xml", NULL, NULL},
    {"suspension", "guangxi", SECOND "/case.xml", SECOND "/institution.xml", NULL, NULL},
    {"termination", "guangxi", THIRD "/case.xml", THIRD "/institution.xml", NULL, NULL},
    {"suspensionN57", "national", SECOND "/case.xml", NULL, "institution", "N57-13.4"},
    {"candidateGX", "guangxi", PHONE "/case.xml", NULL, NULL, NULL},
    {"assessorGX", "guangxi", PHONE "/case.xml", NULL, "assessor", "N57-10.1"},
    {"terminationN57", "national", THIRD "/case.xml", NULL, "institution", "N57-14.5"},
};

static struct caseFile *open_case(struct office *desk, const struct whole *whole) {
    struct caseFile *file = desk_read_case(desk, whole->file);
    if (!whole->object) return file;
    ((struct caseSubject *)file->caseSubject.first)->object = whole->object;
    ((struct offence *)file->offence.first)->behaviour = whole->behaviour;
    if (strcmp(whole->object, "institution") == 0) return file;
    for (EACH(struct service, service, file->service))
        service->document = strcmp(service->document, "advanceNoticeCandidate") == 0
                                ? "advanceNoticeStaff"
                                : "decisionStaff";
    struct staffReport *report = record_append(desk->arena, &file->staffReport, &staffReport_kind);
    report->to = "某监管部门";
    report->reportedOn = desk_day("2025-07-03");
    return file;
}

static struct dossier *open_dossier(struct office *desk, const struct whole *whole) {
    return whole->dossier ? desk_read_dossier(desk, whole->dossier) : NULL;
}

// What the case has not done keeps a document back for that step only.
static void a_whole_case_allows_its_documents(void **state) {
    struct office *desk = *state;
    static const struct {
        const char *whole, *allowed;
    } expected[] = {
        {"candidate",
         "candidateRecord advanceNoticeCandidate statementRecord decisionCandidate reviewDecision "
         "serviceReceipt announcement caseVolumeCandidate"},
        {"assessor",
         "advanceNoticeStaff statementRecord decisionStaff reviewDecision serviceReceipt "
         "announcement caseVolumeStaff"},
        {"interview",
         "interviewNotice interviewRecord advanceNotice statementRecord decisionInstitution "
         "reviewDecision serviceReceipt announcement caseVolume"},
        {"interviewGX",
         "interviewNotice interviewRecord advanceNotice statementRecord decisionInstitution "
         "rectificationOrder serviceReceipt caseVolume"},
        {"suspension",
         "advanceNotice statementRecord decisionInstitution rectificationOrder suspensionNotice "
         "resumptionNotice reviewDecision appealAnswer serviceReceipt announcement caseVolume"},
        {"termination",
         "advanceNotice statementRecord terminationDecision serviceReceipt announcement "
         "caseVolume"},
        {"suspensionN57",
         "advanceNotice statementRecord decisionInstitution rectificationOrder suspensionNotice "
         "resumptionNotice reviewDecision serviceReceipt announcement caseVolume"},
        {"candidateGX",
         "candidateRecord advanceNoticeCandidate statementRecord decisionCandidate reviewDecision "
         "serviceReceipt announcement caseVolumeCandidate"},
        {"assessorGX",
         "advanceNoticeStaff statementRecord decisionStaff reviewDecision serviceReceipt "
         "announcement caseVolumeStaff"},
        {"terminationN57",
         "advanceNotice statementRecord terminationDecision serviceReceipt announcement "
         "caseVolume"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct misconduct_book *book = desk_book(desk, wholes[i].ladder);
        struct judgement *judgement =
            judge(desk, book, open_case(desk, &wholes[i]), open_dossier(desk, &wholes[i]));
        assert_string_equal(wholes[i].name, expected[i].whole);
        for (EACH(struct permit, permit, judgement->permit)) {
            bool wanted = words_hold(expected[i].allowed, permit->document);
            if ((strcmp(permit->state, "allowed") == 0) == wanted) continue;
            const struct missingStep *missing =
                (const struct missingStep *)permit->missingStep.first;
            fail_msg("%s: %s is %s (%s)", wholes[i].name, permit->document, permit->state,
                     missing ? missing->precondition : "nothing is missing");
        }
        misconduct_free(book);
    }
}

// ---- one precondition removed -------------------------------------------------------------------

static const struct field *field_at(const struct record_kind *kind, const char *names) {
    const char *last = strrchr(names, ' ');
    return record_field(kind, last ? last + 1 : names);
}

static void clear(struct office *desk, struct record *record, const struct field *field) {
    // A record as it is when it is new has every field absent.
    struct record_kind one = {"", "", field->offset + 64, field, 1, true};
    char *fresh = record_new(desk->arena, &one);
    static const size_t sizes[] = {
        [FIELD_text] = sizeof(char *),      [FIELD_code] = sizeof(char *),
        [FIELD_digest] = sizeof(char *),    [FIELD_integer] = sizeof(int32_t),
        [FIELD_decimal] = sizeof(decimal),  [FIELD_boolean] = sizeof(int8_t),
        [FIELD_date] = sizeof(date),        [FIELD_moment] = sizeof(moment),
        [FIELD_list] = sizeof(struct list),
    };
    memcpy((char *)record + field->offset, fresh + field->offset, sizes[field->type]);
}

static void clear_in_list(struct office *desk, struct caseFile *file,
                          const struct precondition *condition) {
    const struct field *list = record_field(&caseFile_kind, condition->of);
    const struct field *field =
        field_at(list->items, condition->fields ? condition->fields : condition->field);
    const struct field *by = condition->values ? record_field(list->items, condition->field) : NULL;
    for (struct record *at = record_list(&file->record, list)->first; at; at = at->next)
        if (!by || words_hold(condition->values, record_value(desk->arena, at, by)))
            clear(desk, at, field);
}

static void break_date(struct office *desk, struct caseFile *file,
                       const struct precondition *condition) {
    (void)desk;
    const struct record_kind *items = record_field(&caseFile_kind, condition->of)->items;
    const struct list *list =
        record_list(&file->record, record_field(&caseFile_kind, condition->of));
    const struct field *field = record_field(items, condition->field);
    for (struct record *at = list->first; at; at = at->next)
        *(date *)((char *)at + field->offset) = desk_day("2099-01-01");
    for (EACH(struct defence, defence, file->defence)) {
        defence->waived = 0;
        defence->result = "rejected";
        defence->reasons = "有理由";
    }
}

static void break_number(struct office *desk, struct caseFile *file,
                         const struct precondition *condition) {
    (void)desk;
    const struct record_kind *items = record_field(&caseFile_kind, condition->of)->items;
    const struct list *list =
        record_list(&file->record, record_field(&caseFile_kind, condition->of));
    for (struct record *at = list->first; at; at = at->next)
        record_set(desk->arena, at, record_field(items, condition->field), "〔2025〕第01号");
}

// Two notices, or two articles, that say different things of the same case.
static void open_conflict(struct office *desk, struct caseFile *file, const char *ladder) {
    struct offence *offence = (struct offence *)file->offence.first;
    offence->behaviour = strcmp(ladder, "hunan") == 0     ? "HN5-3.3.7"
                         : strcmp(ladder, "guangxi") == 0 ? "GX3-1.4"
                                                          : "N57-14.2";
    desk_gravity(desk, offence, "serious", NULL);
    if (strcmp(ladder, "national") != 0) return;
    struct offence *data = desk_offence(desk, file, "N57-15.1", "2024-10-18");
    data->description = "上传的证书数据超出备案范围";
    desk_gravity(desk, data, "serious", NULL);
}

// False: the case cannot lack this (a candidate's tier is in no conflict).
static bool take_away(struct office *desk, struct caseFile *file,
                      const struct precondition *condition, const char *ladder) {
    struct offence *offence = (struct offence *)file->offence.first;
    bool institution =
        strcmp(((struct caseSubject *)file->caseSubject.first)->object, "institution") == 0;
    if (strcmp(condition->test, "records") == 0) {
        clear_in_list(desk, file, condition);
    } else if (strcmp(condition->test, "every") == 0) {
        for (EACH(struct defence, defence, file->defence)) defence->waived = 0;
        if (strcmp(condition->of, "defence") == 0 && !file->defence.count) return false;
        clear_in_list(desk, file, condition);
        // Without a waiver the period must be over.
        if (strcmp(condition->of, "defence") != 0)
            for (EACH(struct defence, defence, file->defence)) defence->waived = 1;
    } else if (strcmp(condition->test, "case") == 0) {
        clear(desk, &file->record, field_at(&caseFile_kind, condition->fields));
    } else if (strcmp(condition->test, "number") == 0) {
        break_number(desk, file, condition);
    } else if (strcmp(condition->test, "ordered") == 0 || strcmp(condition->test, "passed") == 0) {
        break_date(desk, file, condition);
    } else if (strcmp(condition->test, "behaviour") == 0) {
        offence->behaviour = "N57-99";
    } else if (strcmp(condition->test, "gravity") == 0) {
        if (strcmp(((struct caseSubject *)file->caseSubject.first)->object, "assessor") == 0)
            return false;
        offence->behaviour = institution ? "N57-12.4" : "N57-7.2";
    } else if (strcmp(condition->test, "tier") == 0) {
        if (!institution) return false;
        open_conflict(desk, file, ladder);
    } else {
        fail_msg("no way to remove %s", condition->id);
    }
    return true;
}

static const struct procedureDocument *document_of(const struct misconduct_book *book,
                                                   const char *id) {
    for (EACH(struct procedureDocument, document, book->procedure->procedureDocument))
        if (strcmp(document->id, id) == 0) return document;
    return NULL;
}

static unsigned hold_removed(struct office *desk, const struct misconduct_book *book,
                             const struct whole *whole, const struct precondition *condition) {
    struct judgement *before = judge(desk, book, open_case(desk, whole), open_dossier(desk, whole));
    struct caseFile *file = open_case(desk, whole);
    if (!take_away(desk, file, condition, whole->ladder)) return 0;
    struct judgement *after = judge(desk, book, file, open_dossier(desk, whole));
    unsigned refused = 0;
    for (EACH(struct permit, permit, before->permit)) {
        if (strcmp(permit->state, "allowed") != 0) continue;
        bool needs = words_hold(document_of(book, permit->document)->needs, condition->id);
        const struct permit *now = desk_permit(after, permit->document);
        if (strcmp(now->state, needs ? "refused" : "allowed") != 0)
            fail_msg("%s without %s: %s is %s", whole->name, condition->id, permit->document,
                     now->state);
        if (!needs) continue;
        refused++;
        assert_int_equal(now->missingStep.count, 1);
        const struct missingStep *missing = (const struct missingStep *)now->missingStep.first;
        assert_string_equal(missing->precondition, condition->id);
        assert_non_null(missing->article);
        assert_non_null(missing->demand);
    }
    return refused;
}

static unsigned refused_without(struct office *desk, struct misconduct_book *const *books,
                                const char *procedure, const char *id) {
    unsigned refused = 0;
    for (int i = 0; i < KINDS; i++) {
        if (strcmp(books[i]->procedure->id, procedure) != 0) continue;
        for (EACH(struct precondition, condition, books[i]->procedure->precondition))
            if (strcmp(condition->id, id) == 0)
                refused += hold_removed(desk, books[i], &wholes[i], condition);
    }
    return refused;
}

static void each_precondition_alone(void **state) {
    struct office *desk = *state;
    struct misconduct_book *books[KINDS];
    for (int i = 0; i < KINDS; i++) books[i] = desk_book(desk, wholes[i].ladder);
    static const char *const procedures[] = {"national", "guangxi"};
    for (size_t p = 0; p < sizeof procedures / sizeof *procedures; p++) {
        struct misconduct_book *own = desk_book(desk, procedures[p]);
        for (EACH(struct precondition, condition, own->procedure->precondition)) {
            unsigned refused = refused_without(desk, books, procedures[p], condition->id);
            if (!refused) fail_msg("%s of %s refuses nothing", condition->id, procedures[p]);
        }
        misconduct_free(own);
    }
    for (int i = 0; i < KINDS; i++) misconduct_free(books[i]);
}

// ---- single rules -------------------------------------------------------------------------------

static bool lacks(const struct permit *permit, const char *precondition) {
    for (EACH(struct missingStep, missing, permit->missingStep))
        if (strcmp(missing->precondition, precondition) == 0) return true;
    return false;
}

static void an_empty_case_prints_forms_only(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    struct caseFile *file = desk_case(desk, "candidate", "N57-6.1", "2025-03-01");
    struct judgement *judgement = judge(desk, book, file, NULL);
    for (EACH(struct permit, permit, judgement->permit)) {
        if (strcmp(permit->state, "notApplicable") == 0) continue;
        assert_string_equal(permit->state, permit->form == 1 ? "allowed" : "refused");
    }
    const struct permit *decision = desk_permit(judgement, "decisionCandidate");
    bool staff = false, notice = false;
    for (EACH(struct missingStep, missing, decision->missingStep)) {
        staff |= strcmp(missing->precondition, "twoStaff") == 0 &&
                 strcmp(missing->article, "第十六条第一款") == 0;
        notice |= strcmp(missing->precondition, "noticeIssued") == 0;
    }
    assert_true(staff && notice);
    assert_true(lacks(decision, "twoStaff"));
    // The same person twice is no second signature.
    static const char *const signers[] = {"甲", "甲", "乙"};
    for (int i = 0; i < 3; i++) {
        struct signature *one = record_append(desk->arena, &file->signature, &signature_kind);
        one->role = "invigilator";
        one->name = signers[i];
        one->signedOn = desk_day("2025-03-01");
        decision = desk_permit(judge(desk, book, file, NULL), "decisionCandidate");
        assert_int_equal(lacks(decision, "twoStaff"), i < 2);
    }
    misconduct_free(book);
}

static void document_numbers(void **state) {
    (void)state;
    static const char *const good[] = {"湘人社鉴函〔2022〕1号", "桂示评〔2025〕120号"};
    static const char *const bad[] = {"",
                                      "〔2022〕1号",
                                      "湘示鉴[2022]1号",
                                      "湘示鉴〔22〕1号",
                                      "湘示鉴〔2022〕01号",
                                      "湘示鉴〔2022〕第1号",
                                      "湘示鉴〔2022〕1",
                                      "湘示鉴〔2022〕号",
                                      "湘示鉴〔2022〕1号 "};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(document_number_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (document_number_valid(bad[i])) fail_msg("%s was taken", bad[i]);
}

static void no_number_twice(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct caseFile *file = open_case(desk, &wholes[4]);
    ((struct suspension *)file->suspension.first)->number =
        ((struct decision *)file->decision.first)->number;
    struct judgement *judgement = judge(desk, book, file, open_dossier(desk, &wholes[4]));
    assert_string_equal(desk_permit(judgement, "suspensionNotice")->state, "refused");
    assert_string_equal(desk_permit(judgement, "decisionInstitution")->state, "refused");
    misconduct_free(book);
}

static void a_decision_on_the_day_of_its_notice_is_too_early(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct caseFile *file = open_case(desk, &wholes[4]);
    date decided = ((struct decision *)file->decision.first)->decidedOn;
    struct advanceNotice *notice = (struct advanceNotice *)file->advanceNotice.first;
    for (int days = 0; days < 2; days++) {
        notice->issuedOn = decided - days;
        struct judgement *judgement = judge(desk, book, file, open_dossier(desk, &wholes[4]));
        assert_int_equal(
            lacks(desk_permit(judgement, "decisionInstitution"), "noticeBeforeDecision"),
            days == 0);
    }
    misconduct_free(book);
}

// ---- preconditions that nobody can hold ---------------------------------------------------------

static void remember(void *context, const struct diagnostic *diagnostic) {
    snprintf(context, 512, "%s:%ld: %s", diagnostic->file, diagnostic->line, diagnostic->message);
}

// What the precondition, told in line 7 of p.xml, is refused for; "" when it is taken.
static const char *refusal(struct office *desk, const struct precondition *like,
                           const char *needs) {
    static char message[512];
    struct diagnostics diagnostics = {.sink = remember, .context = message};
    const struct path_place place = {
        .file = "p.xml", .arena = desk->arena, .codes = &desk->codes, .diagnostics = &diagnostics};
    struct procedure *procedure = record_new(desk->arena, &procedure_kind);
    struct precondition *condition =
        record_append(desk->arena, &procedure->precondition, &precondition_kind);
    const struct record record = {.line = 7};
    *condition = *like;
    condition->record = record;
    condition->id = "a";
    struct procedureDocument *document =
        record_append(desk->arena, &procedure->procedureDocument, &procedureDocument_kind);
    document->record.line = 9;
    document->id = "d";
    document->needs = needs;
    *message = '\0';
    bool taken = procedure_compile(procedure, &place) != NULL;
    assert_int_equal(taken, !*message);
    return message;
}

static void unsound_preconditions_are_refused(void **state) {
    struct office *desk = *state;
    static const char no_date[] =
        "p.xml:7: the two fields are of different types, or not of the right one";
    static const struct {
        struct precondition like;
        const char *message; // its start; "": taken
    } cases[] = {
        {{.test = "records", .of = "decision", .fields = "number decidedOn"}, ""},
        {{.test = "records", .of = "decision", .fields = "number nothing"},
         "p.xml:7: \"nothing\": <decision> has no field \"nothing\"; it has: "},
        {{.test = "records", .of = "nothing", .fields = "number"},
         "p.xml:7: \"nothing\": <caseFile> has no field \"nothing\"; it has: "},
        {{.test = "records", .fields = "number"},
         "p.xml:7: the precondition a names no list of the case"},
        {{.test = "records", .of = "number"},
         "p.xml:7: the precondition a names no list of the case"},
        {{.test = "records", .of = "decision.number"},
         "p.xml:7: the precondition a names no list of the case"},
        {{.test = "records", .of = "service", .field = "document", .values = "decisionStaff"}, ""},
        {{.test = "records", .of = "signature", .field = "role", .values = "king"},
         "p.xml:7: \"king\" is no value of the code list \"signature.role\""},
        {{.test = "records", .of = "inquiry", .field = "confirmed", .values = "maybe"},
         "p.xml:7: true or false is expected"},
        {{.test = "every", .of = "defence", .fields = "result reasons"}, ""},
        {{.test = "every", .of = "defence", .fields = "results"},
         "p.xml:7: \"results\": <defence> has no field \"results\"; it has: "},
        {{.test = "case", .fields = "number"}, ""},
        {{.test = "case", .fields = "numbers"},
         "p.xml:7: \"numbers\": <caseFile> has no field \"numbers\"; it has: "},
        {{.test = "ordered",
          .of = "advanceNotice",
          .field = "issuedOn",
          .later = "decision.decidedOn"},
         ""},
        {{.test = "ordered", .of = "advanceNotice", .field = "issuedOn"},
         "p.xml:7: the precondition a names no later date"},
        {{.test = "ordered", .of = "advanceNotice", .later = "decision.decidedOn"},
         "p.xml:7: the precondition a names no date"},
        {{.test = "ordered",
          .of = "advanceNotice",
          .field = "number",
          .later = "decision.decidedOn"},
         no_date},
        {{.test = "ordered", .of = "advanceNotice", .field = "issuedOn", .later = "decision"},
         no_date},
        {{.test = "ordered",
          .of = "advanceNotice",
          .field = "issuedOn",
          .later = "decision.number"},
         no_date},
        {{.test = "passed", .of = "advanceNotice", .field = "dueOn"}, ""},
        {{.test = "passed", .of = "advanceNotice", .field = "number"}, no_date},
        {{.test = "passed", .of = "advanceNotice"}, "p.xml:7: the precondition a names no date"},
        {{.test = "number", .of = "decision", .field = "number", .document = "d"}, ""},
        {{.test = "number", .of = "decision", .field = "decidedOn", .document = "d"},
         "p.xml:7: the precondition a names no text"},
        {{.test = "number", .of = "decision", .document = "d"},
         "p.xml:7: the precondition a names no text"},
        {{.test = "number", .of = "decision", .field = "number"},
         "p.xml:7: the precondition a does not say the number of which document"},
        {{.test = "behaviour"}, ""},
        {{.test = "mood"}, "p.xml:7: the precondition a asks what nobody knows"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = refusal(desk, &cases[i].like, "a"), *wanted = cases[i].message;
        bool same = *wanted ? strncmp(got, wanted, strlen(wanted)) == 0 : !*got;
        if (!same) fail_msg("%zu: expected %s\ngot      %s", i, wanted, got);
    }
    assert_string_equal(refusal(desk, &cases[0].like, "a b"),
                        "p.xml:9: the document d needs an unknown precondition b");
}

// ---- the boundary of each comparison ------------------------------------------------------------

// Whether the precondition is held by the case on `day`.
static bool held(struct office *desk, const struct precondition *like, struct caseFile *file,
                 const char *day) {
    struct misconduct_book *book = desk_book(desk, "national");
    const struct path_place place = {.arena = desk->arena, .codes = &desk->codes};
    struct procedure *procedure = record_new(desk->arena, &procedure_kind);
    *(struct precondition *)record_append(desk->arena, &procedure->precondition,
                                          &precondition_kind) = *like;
    ((struct precondition *)procedure->precondition.first)->id = "a";
    struct procedureDocument *document =
        record_append(desk->arena, &procedure->procedureDocument, &procedureDocument_kind);
    document->id = "d";
    document->needs = "a";
    document->objects = "candidate";
    book->plan = procedure_compile(procedure, &place);
    assert_non_null(book->plan);
    struct judgement *judgement = record_new(desk->arena, &judgement_kind);
    judgement->object = "candidate";
    const struct ladder_input input = {.book = book, .file = file, .as_of = desk_day(day)};
    procedure_judge(&input, judgement, desk->arena);
    const struct permit *permit = (const struct permit *)judgement->permit.first;
    bool allowed = strcmp(permit->state, "allowed") == 0;
    assert_int_equal(permit->missingStep.count, !allowed);
    misconduct_free(book);
    return allowed;
}

static struct caseFile *dated_case(struct office *desk, const char *issued, const char *due,
                                   const char *decided) {
    struct caseFile *file = desk_case(desk, "candidate", "N57-6.1", "2025-03-01");
    struct advanceNotice *notice =
        record_append(desk->arena, &file->advanceNotice, &advanceNotice_kind);
    if (issued) notice->issuedOn = desk_day(issued);
    if (due) notice->dueOn = desk_day(due);
    struct decision *decision = record_append(desk->arena, &file->decision, &decision_kind);
    if (decided) decision->decidedOn = desk_day(decided);
    return file;
}

static void the_same_day_is_not_before(void **state) {
    struct office *desk = *state;
    const struct precondition strict = {.test = "ordered",
                                        .of = "advanceNotice",
                                        .field = "issuedOn",
                                        .later = "decision.decidedOn",
                                        .least = INTEGER_NONE},
                              same = {.test = "ordered",
                                      .of = "advanceNotice",
                                      .field = "issuedOn",
                                      .later = "decision.decidedOn",
                                      .fields = "same",
                                      .least = INTEGER_NONE};
    static const struct {
        const char *issued, *decided;
        bool strict, same;
    } pairs[] = {
        {"2025-03-09", "2025-03-10", true, true},   {"2025-03-10", "2025-03-10", false, true},
        {"2025-03-11", "2025-03-10", false, false}, {NULL, "2025-03-10", true, true},
        {"2025-03-10", NULL, true, true},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct caseFile *file = dated_case(desk, pairs[i].issued, NULL, pairs[i].decided);
        assert_int_equal(held(desk, &strict, file, "2025-06-01"), pairs[i].strict);
        assert_int_equal(held(desk, &same, file, "2025-06-01"), pairs[i].same);
    }
}

static void a_period_is_over_on_the_day_after(void **state) {
    struct office *desk = *state;
    struct precondition passed = {.test = "passed",
                                  .of = "advanceNotice",
                                  .field = "dueOn",
                                  .later = "decision.decidedOn",
                                  .least = INTEGER_NONE};
    static const struct {
        const char *decided, *today;
        bool holds;
    } pairs[] = {
        {"2025-03-10", "2025-06-01", false}, {"2025-03-11", "2025-06-01", true},
        {"2025-03-10", "2025-03-01", false}, {"2025-03-11", "2025-03-01", true},
        {NULL, "2025-03-10", false},         {NULL, "2025-03-11", true},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct caseFile *file = dated_case(desk, NULL, "2025-03-10", pairs[i].decided);
        assert_int_equal(held(desk, &passed, file, pairs[i].today), pairs[i].holds);
        // Who waives the defence need not wait.
        ((struct defence *)record_append(desk->arena, &file->defence, &defence_kind))->waived = 1;
        assert_true(held(desk, &passed, file, pairs[i].today));
    }
    passed.later = NULL;
    struct caseFile *file = dated_case(desk, NULL, "2025-03-10", "2025-03-11");
    assert_false(held(desk, &passed, file, "2025-03-10"));
    assert_true(held(desk, &passed, file, "2025-03-11"));
    assert_true(held(desk, &passed, dated_case(desk, NULL, NULL, NULL), "2025-03-10"));
}

static void least_counts_people(void **state) {
    struct office *desk = *state;
    struct precondition two = {.test = "records",
                               .of = "signature",
                               .field = "role",
                               .values = "invigilator handler",
                               .fields = "name signedOn",
                               .least = 2};
    static const struct {
        const char *role, *name, *day;
        bool holds;
    } signatures[] = {
        {"invigilator", "甲", "2025-03-01", false}, {"handler", "甲", "2025-03-01", false},
        {"roomHead", "乙", "2025-03-01", false},    {"handler", "丙", NULL, false},
        {"handler", "丁", "2025-03-01", true},
    };
    struct caseFile *file = desk_case(desk, "candidate", "N57-6.1", "2025-03-01");
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        struct signature *one = record_append(desk->arena, &file->signature, &signature_kind);
        one->role = signatures[i].role;
        one->name = signatures[i].name;
        if (signatures[i].day) one->signedOn = desk_day(signatures[i].day);
        assert_int_equal(held(desk, &two, file, "2025-06-01"), signatures[i].holds);
    }
    two.least = 3;
    assert_false(held(desk, &two, file, "2025-06-01"));
    two.least = INTEGER_NONE; // one is enough, and must be there
    assert_true(held(desk, &two, file, "2025-06-01"));
    assert_false(held(desk, &two, dated_case(desk, NULL, NULL, NULL), "2025-06-01"));
}

static void what_was_waived_is_not_asked(void **state) {
    struct office *desk = *state;
    const struct precondition every = {
        .test = "every", .of = "defence", .fields = "result reasons", .least = INTEGER_NONE};
    struct caseFile *file = dated_case(desk, NULL, NULL, NULL);
    assert_true(held(desk, &every, file, "2025-06-01")); // nothing to ask
    struct defence *defence = record_append(desk->arena, &file->defence, &defence_kind);
    assert_false(held(desk, &every, file, "2025-06-01"));
    defence->waived = 1;
    assert_true(held(desk, &every, file, "2025-06-01"));
    defence->waived = 0;
    defence->result = "rejected";
    assert_false(held(desk, &every, file, "2025-06-01"));
    defence->reasons = "有理由";
    assert_true(held(desk, &every, file, "2025-06-01"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_case_allows_its_documents),
        cmocka_unit_test(each_precondition_alone),
        cmocka_unit_test(an_empty_case_prints_forms_only),
        cmocka_unit_test(document_numbers),
        cmocka_unit_test(no_number_twice),
        cmocka_unit_test(a_decision_on_the_day_of_its_notice_is_too_early),
        cmocka_unit_test(unsound_preconditions_are_refused),
        cmocka_unit_test(the_same_day_is_not_before),
        cmocka_unit_test(a_period_is_over_on_the_day_after),
        cmocka_unit_test(least_counts_people),
        cmocka_unit_test(what_was_waived_is_not_asked),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
