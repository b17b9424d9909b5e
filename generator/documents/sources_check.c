// SPDX-License-Identifier: Apache-2.0
// Row sources made from what the check found: findings, who must act on them, and what is archived.
#include <string.h>

#include "documents/sources.h"

static bool same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

// Without folders: the same export checked from elsewhere gives the same document.
static const char *base_name(const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

enum { NAMED = 3 }; // of several, where a cell has room for no more

// Text made up in a buffer, in the arena; NULL for an empty one.
static const char *settle(struct buffer *text, struct arena *arena) {
    const char *settled =
        text->length ? arena_copy_bytes(arena, buffer_text(text), text->length) : NULL;
    buffer_free(text);
    return settled;
}

static void fill_cases(struct finding_view *row, const struct finding *finding,
                       struct arena *arena) {
    size_t count = finding_cases(finding);
    bool one = count == 1;
    struct buffer about = BUFFER_EMPTY, everyone = BUFFER_EMPTY;
    row->cases = one ? INTEGER_NONE : (int32_t)count;
    row->own = one || finding->common ? INTEGER_NONE : (int32_t)count;
    row->more = INTEGER_NONE;
    if (one) {
        finding_write_about(&about, &finding->first);
    } else if (finding_write_names(&about, finding, 0, NAMED) < count) {
        row->more = (int32_t)count;
        if (finding->common) finding_write_names(&everyone, finding, 0, count);
    }
    row->about = settle(&about, arena);
    row->everyone = settle(&everyone, arena);
    row->whose = one && finding_is_of_batch(&finding->first) ? NULL : row->about;
}

static void fill(struct finding_view *row, const struct finding *finding, int32_t number,
                 struct arena *arena) {
    static const char *const verdicts[] = {[VERDICT_FINDING] = "finding",
                                           [VERDICT_UNDECIDED] = "undecided",
                                           [VERDICT_QUESTION] = "question",
                                           [VERDICT_AUTHORITY] = "authority"};
    static const char *const severities[] = {[SEVERITY_BLOCKING] = "blocking",
                                             [SEVERITY_SERIOUS] = "serious",
                                             [SEVERITY_GENERAL] = "general",
                                             [SEVERITY_HINT] = "hint"};
    struct record record = row->record;
    *row = (struct finding_view){
        .record = record,
        .number = number,
        .verdict = verdicts[finding->verdict],
        .severity = severities[finding->severity],
        .blocks = finding->blocks,
        .mending = finding->blocks ? "first"
                   : finding->past ? "past"
                                   : "open",
        .rule = finding->rule,
        .sourceTitle = finding->source_title,
        .clause = finding->clause,
        .quote = finding->quote,
        .title = finding->title,
        .message = finding->message,
        .demand = finding->demand,
        .consequence = finding->consequence,
        .responsible = finding->responsible,
        .subject = finding->subject,
        .subjectId = finding->subject_id,
        .subjectKind = finding->subject_kind,
        .material = finding->material,
        .medium = finding->medium,
        .file = base_name(finding->file),
        .line = finding->line ? (int32_t)finding->line : INTEGER_NONE,
    };
    fill_cases(row, finding, arena);
}

static struct finding_view *row_view(struct source_state *state) {
    if (!state->view[0]) state->view[0] = record_new(state->arena, &finding_view_kind);
    return (struct finding_view *)state->view[0];
}

static bool next_finding(struct source_state *state) {
    const struct findings *findings = state->input->findings;
    if (!findings || state->position >= findings->count) return false;
    struct finding_view *row = row_view(state);
    fill(row, &findings->items[state->position++], ++state->number, state->arena);
    state->row[0] = &row->record;
    return true;
}

// ---- tables that are counted once and then walked
static struct record *append(struct source_state *state, const struct record_kind *kind) {
    struct record *record = record_new(state->arena, kind);
    struct record **link = &state->made.first;
    while (*link) link = &(*link)->next;
    *link = record;
    record->ordinal = ++state->made.count;
    return record;
}

static bool next_made(struct source_state *state) {
    state->outer =
        state->position++ ? (state->outer ? state->outer->next : NULL) : state->made.first;
    state->row[0] = state->outer;
    return state->outer != NULL;
}

// ---- who must act: everybody who answers for a finding, those who block sealing first
static void count_responsible(struct source_state *state, const struct finding *finding) {
    struct responsible_view *found = NULL;
    for (EACH(struct responsible_view, known, state->made))
        if (same(known->name, finding->responsible)) found = known;
    if (!found) {
        found = (struct responsible_view *)append(state, &responsible_view_kind);
        found->name = finding->responsible;
        found->findings = found->blocking = 0;
    }
    found->findings++;
    found->blocking += finding->blocks;
}

static void start_responsibles(struct source_state *state) {
    const struct findings *findings = state->input->findings;
    if (!findings || state->made.count) return;
    // The blocking ones first, so that those who answer for them stand first.
    for (int blocking = 1; blocking >= 0; blocking--)
        for (size_t i = 0; i < findings->count; i++)
            if (findings->items[i].verdict == VERDICT_FINDING &&
                findings->items[i].blocks == blocking)
                count_responsible(state, &findings->items[i]);
}

static bool next_of_responsible(struct source_state *state) {
    const struct responsible_view *responsible = (const struct responsible_view *)state->within;
    while (next_finding(state)) {
        const struct finding *finding = &state->input->findings->items[state->position - 1];
        if (finding->verdict == VERDICT_FINDING && responsible &&
            same(finding->responsible, responsible->name))
            return true;
        state->number--; // numbered within the group
    }
    return false;
}

// ---- one matter: the same rule, wording and demand, whatever it was found in
static bool same_matter(const struct finding *finding, const struct finding_view *matter) {
    return same(finding->rule, matter->rule) && same(finding->title, matter->title) &&
           same(finding->demand, matter->demand) && same(finding->clause, matter->clause);
}

static struct finding_view *matter_of(struct source_state *state, const struct finding *finding,
                                      struct finding_view **last) {
    for (EACH(struct finding_view, known, state->made))
        if (same_matter(finding, known)) return known;
    struct record *record = record_new(state->arena, &finding_view_kind);
    struct finding_view *matter = (struct finding_view *)record;
    fill(matter, finding, (int32_t)state->made.count + 1, state->arena);
    matter->responsible = ((const struct responsible_view *)state->within)->name;
    matter->alike = matter->cases = 0;
    if (*last)
        (*last)->record.next = record;
    else
        state->made.first = record;
    *last = matter;
    record->ordinal = ++state->made.count;
    return matter;
}

static void start_matters(struct source_state *state) {
    const struct findings *findings = state->input->findings;
    const struct responsible_view *responsible = (const struct responsible_view *)state->within;
    struct finding_view *last = NULL;
    state->made = (struct list){0};
    for (size_t i = 0; findings && responsible && i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->verdict != VERDICT_FINDING || !same(finding->responsible, responsible->name))
            continue;
        struct finding_view *matter = matter_of(state, finding, &last);
        matter->alike++;
        matter->cases += (int32_t)finding_cases(finding);
        matter->blocks |= finding->blocks;
    }
}

// A case as a row of its own.
static void fill_case(struct source_state *state, const struct finding *finding, size_t place) {
    struct finding alone = *finding;
    alone.first = *finding_case_at(finding, place);
    alone.common = NULL;
    alone.cases = NULL;
    alone.case_count = 0;
    struct finding_view *row = row_view(state);
    fill(row, &alone, ++state->number, state->arena);
    state->row[0] = &row->record;
}

static bool is_of_matter(const struct finding *finding, const struct finding_view *matter) {
    return finding->verdict == VERDICT_FINDING && same(finding->responsible, matter->responsible) &&
           same_matter(finding, matter);
}

// What one sentence tells of all is one row; what has values of its own, a row each.
static bool next_of_matter(struct source_state *state) {
    const struct finding_view *matter = (const struct finding_view *)state->within;
    const struct findings *findings = state->input->findings;
    for (; matter && findings && state->position < findings->count; state->position++) {
        const struct finding *finding = &findings->items[state->position];
        if (!is_of_matter(finding, matter)) continue;
        if (finding->common && state->place == 0) return next_finding(state);
        if (state->place < finding_cases(finding)) {
            fill_case(state, finding, state->place++);
            return true;
        }
        state->place = 0;
    }
    return false;
}

static bool next_case(struct source_state *state) {
    const struct finding_view *row = (const struct finding_view *)state->within;
    const struct findings *findings = state->input->findings;
    if (!row || !findings || row->number < 1 || (size_t)row->number > findings->count) return false;
    const struct finding *finding = &findings->items[row->number - 1];
    if (state->place == finding_cases(finding)) return false;
    fill_case(state, finding, state->place++);
    return true;
}

// ---- what is archived, by kind and medium
static struct holding_view *holding_of(struct source_state *state, const char *kind,
                                       const char *medium) {
    for (EACH(struct holding_view, known, state->made))
        if (same(known->kind, kind) && same(known->medium, medium)) return known;
    struct holding_view *holding = (struct holding_view *)append(state, &holding_view_kind);
    struct record record = holding->record;
    *holding = (struct holding_view){.record = record, .kind = kind, .medium = medium};
    return holding;
}

static void count_material(struct holding_view *holding, const struct material *material) {
    if (material->none == 1) {
        holding->none++;
        return;
    }
    bool gone = material->fileState && strcmp(material->fileState, "ok") != 0;
    holding->present += !gone;
    if (material->pages != INTEGER_NONE) holding->pages += material->pages;
    holding->withSignature += material->signature.count > 0;
    holding->dated += material->dated != DATE_NONE;
    holding->files += material->file != NULL;
    holding->verified += material->sha256 && material->fileSha256 &&
                         memcmp(material->sha256, material->fileSha256, 32) == 0;
}

// Position in a code list; what no list knows stands last.
static uint32_t rank_of(const struct codes *codes, const char *list, const char *value) {
    const struct codeValue *code = codes_find(codes, list, value);
    return code ? code->record.ordinal : UINT32_MAX;
}

static int compare_holdings(const struct codes *codes, const struct holding_view *a,
                            const struct holding_view *b) {
    uint32_t first = rank_of(codes, "material.kind", a->kind);
    uint32_t second = rank_of(codes, "material.kind", b->kind);
    if (first == second) {
        first = rank_of(codes, "medium", a->medium);
        second = rank_of(codes, "medium", b->medium);
    }
    return (first > second) - (first < second);
}

static void sort_holdings(struct source_state *state) {
    const struct codes *codes = state->input->codes;
    struct record *sorted = NULL;
    for (struct record *record = state->made.first, *after; record; record = after) {
        after = record->next;
        struct record **link = &sorted;
        while (*link && compare_holdings(codes, (struct holding_view *)*link,
                                         (struct holding_view *)record) <= 0)
            link = &(*link)->next;
        record->next = *link;
        *link = record;
    }
    state->made.first = sorted;
}

// By the piece, as all figures of a holding: so many of it are wrong.
static void count_pieces(struct source_state *state, const struct finding *finding) {
    for (size_t i = 0; i < finding_cases(finding); i++) {
        const struct finding_case *one = finding_case_at(finding, i);
        if (one->material) holding_of(state, one->material, one->medium)->findings++;
    }
}

static void start_holdings(struct source_state *state) {
    if (state->made.count) return;
    for (EACH(struct material, material, ((const struct batch *)state->within)->material))
        if (material->kind)
            count_material(holding_of(state, material->kind, material->medium), material);
    const struct findings *findings = state->input->findings;
    for (size_t i = 0; findings && i < findings->count; i++)
        if (findings->items[i].verdict == VERDICT_FINDING) count_pieces(state, &findings->items[i]);
    sort_holdings(state);
}

const struct source_kind check_sources[] = {
    {"findings", NULL, {{"finding", &finding_view_kind}}, NULL, next_finding},
    {"responsibles",
     NULL,
     {{"responsible", &responsible_view_kind}},
     start_responsibles,
     next_made},
    {"responsibleFindings",
     "responsible",
     {{"finding", &finding_view_kind}},
     NULL,
     next_of_responsible},
    {"matters", "responsible", {{"matter", &finding_view_kind}}, start_matters, next_made},
    {"matterFindings", "matter", {{"finding", &finding_view_kind}}, NULL, next_of_matter},
    {"findingCases", "finding", {{"place", &finding_view_kind}}, NULL, next_case},
    {"holdings", "batch", {{"holding", &holding_view_kind}}, start_holdings, next_made},
    {NULL, NULL, {{NULL, NULL}}, NULL, NULL},
};
