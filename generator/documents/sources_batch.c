// SPDX-License-Identifier: Apache-2.0
// Row sources made from the export: candidates with their occupation, scores and certificate;
// sessions with room and staff; seats; the rows of the 卷内目录.
#include <string.h>

#include "base/buffer.h"
#include "documents/results.h"
#include "documents/sources.h"

#define BATCH ((const struct batch *)state->within)
#define INDEX state->input->index

static void *view(struct source_state *state, int which, const struct record_kind *kind) {
    if (!state->view[which]) state->view[which] = record_new(state->arena, kind);
    return state->view[which];
}

// The next of a list; `at` NULL before the first. `position` tells the start from the end.
static const struct record *step(struct source_state *state, const struct list *list) {
    state->outer = state->position++ ? (state->outer ? state->outer->next : NULL) : list->first;
    return state->outer;
}

// ---- candidates
static bool next_candidate(struct source_state *state) {
    const struct candidate *candidate = (const struct candidate *)step(state, &BATCH->candidate);
    if (!candidate) return false;
    const struct occupation *occupation =
        index_occupation(INDEX, candidate->occupation, candidate->level);
    const struct certificate *certificate = certificate_in_force(candidate);
    struct scores_view *scores = view(state, 0, &scores_view_kind);
    results_of(candidate, scores);
    state->row[0] = &candidate->record;
    state->row[1] = occupation ? &occupation->record : NULL;
    state->row[2] = &scores->record;
    state->row[3] = certificate ? &certificate->record : NULL;
    return true;
}

// ---- applications: with the certificates that the candidate holds already, the first vocational
// one and the first professional title
static bool next_application(struct source_state *state) {
    const struct candidate *candidate = (const struct candidate *)step(state, &BATCH->candidate);
    if (!candidate) return false;
    const struct occupation *occupation =
        index_occupation(INDEX, candidate->occupation, candidate->level);
    state->row[0] = &candidate->record;
    state->row[1] = occupation ? &occupation->record : NULL;
    state->row[2] = state->row[3] = NULL;
    for (EACH(struct heldCertificate, held, candidate->heldCertificate)) {
        bool title = held->kind && strcmp(held->kind, "title") == 0;
        if (!state->row[title ? 3 : 2]) state->row[title ? 3 : 2] = &held->record;
    }
    return true;
}

// ---- certificates: every one, voided ones too, by candidate
static bool next_certificate(struct source_state *state) {
    state->inner = state->inner ? state->inner->next : NULL;
    while (!state->inner) {
        const struct candidate *candidate =
            (const struct candidate *)step(state, &BATCH->candidate);
        if (!candidate) return false;
        state->inner = candidate->certificate.first;
    }
    const struct candidate *candidate = (const struct candidate *)state->outer;
    const struct occupation *occupation =
        index_occupation(INDEX, candidate->occupation, candidate->level);
    state->row[0] = state->inner;
    state->row[1] = &candidate->record;
    state->row[2] = occupation ? &occupation->record : NULL;
    return true;
}

// ---- occupations
static bool next_occupation(struct source_state *state) {
    const struct occupation *occupation =
        (const struct occupation *)step(state, &BATCH->occupation);
    if (!occupation) return false;
    struct figures_view *figures = view(state, 0, &figures_view_kind);
    figures_of(BATCH, INDEX, occupation, figures);
    state->row[0] = &occupation->record;
    state->row[1] = &figures->record;
    return true;
}

// ---- sessions
static const char *names_at(struct source_state *state, const struct session *session,
                            const char *posts) {
    struct buffer names = BUFFER_EMPTY;
    for (EACH(struct duty, duty, session->duty)) {
        const struct person *person = index_person(INDEX, duty->person);
        if (!duty->post || !person || !person->name) continue;
        size_t length = strlen(duty->post);
        const char *found = strstr(posts, duty->post);
        // `posts` holds each post between blanks.
        if (!found || found[-1] != ' ' || found[length] != ' ') continue;
        buffer_printf(&names, "%s%s", names.length ? "、" : "", person->name);
    }
    const char *text = names.length ? arena_copy(state->arena, buffer_text(&names)) : NULL;
    buffer_free(&names);
    return text;
}

static bool next_session(struct source_state *state) {
    const struct session *session = (const struct session *)step(state, &BATCH->session);
    if (!session) return false;
    const struct room *room = index_room(INDEX, session->room);
    const struct venue *venue = room ? index_venue(INDEX, room->venue) : NULL;
    const struct occupation *occupation =
        index_occupation(INDEX, session->occupation, session->level);
    struct staffing_view *staffing = view(state, 0, &staffing_view_kind);
    staffing->roomHead = names_at(state, session, " roomHead ");
    staffing->invigilators = names_at(state, session, " invigilator ");
    staffing->leader = names_at(state, session, " leader ");
    staffing->assessors = names_at(state, session, " assessor leader ");
    staffing->supervisors = names_at(state, session, " internalSupervisor externalSupervisor ");
    staffing->others = names_at(state, session, " examStaff ");
    size_t seats;
    index_seats(INDEX, session, &seats);
    staffing->seats = (int32_t)seats;
    state->row[0] = &session->record;
    state->row[1] = room ? &room->record : NULL;
    state->row[2] = venue ? &venue->record : NULL;
    state->row[3] = occupation ? &occupation->record : NULL;
    state->row[4] = &staffing->record;
    return true;
}

static bool next_duty(struct source_state *state) {
    if (!state->within) return false;
    const struct duty *duty =
        (const struct duty *)step(state, &((const struct session *)state->within)->duty);
    if (!duty) return false;
    const struct person *person = index_person(INDEX, duty->person);
    state->row[0] = &duty->record;
    state->row[1] = person ? &person->record : NULL;
    return true;
}

static bool next_seat(struct source_state *state) {
    size_t count = 0;
    const struct seating *seats =
        state->within ? index_seats(INDEX, (const struct session *)state->within, &count) : NULL;
    if (state->position >= count) return false;
    const struct seating *seating = &seats[state->position++];
    const struct occupation *occupation =
        index_occupation(INDEX, seating->candidate->occupation, seating->candidate->level);
    state->row[0] = &seating->seat->record;
    state->row[1] = &seating->candidate->record;
    state->row[2] = occupation ? &occupation->record : NULL;
    return true;
}

// ---- materials as the export declares them
static bool next_material(struct source_state *state) {
    const struct material *material = (const struct material *)step(state, &BATCH->material);
    if (!material) return false;
    const struct candidate *candidate = index_candidate(INDEX, material->candidate);
    state->row[0] = &material->record;
    state->row[1] = candidate ? &candidate->record : NULL;
    return true;
}

// ---- rows of the 卷内目录
static void start_entries(struct source_state *state) {
    if (state->input->entries.start) state->input->entries.start(state->input->entries.context);
}

static bool next_entry(struct source_state *state) {
    if (!state->input->entries.start) return false;
    struct entry_view *entry = view(state, 0, &entry_view_kind);
    state->row[0] = &entry->record;
    return state->input->entries.next(state->input->entries.context, entry);
}

const struct source_kind batch_sources[] = {
    {"candidates",
     "batch",
     {{"candidate", &candidate_kind},
      {"occupation", &occupation_kind},
      {"scores", &scores_view_kind},
      {"certificate", &certificate_kind}},
     NULL,
     next_candidate},
    {"applications",
     "batch",
     {{"candidate", &candidate_kind},
      {"occupation", &occupation_kind},
      {"held", &heldCertificate_kind},
      {"professional", &heldCertificate_kind}},
     NULL,
     next_application},
    {"certificates",
     "batch",
     {{"certificate", &certificate_kind},
      {"candidate", &candidate_kind},
      {"occupation", &occupation_kind}},
     NULL,
     next_certificate},
    {"occupations",
     "batch",
     {{"occupation", &occupation_kind}, {"figures", &figures_view_kind}},
     NULL,
     next_occupation},
    {"sessions",
     "batch",
     {{"session", &session_kind},
      {"room", &room_kind},
      {"venue", &venue_kind},
      {"occupation", &occupation_kind},
      {"staffing", &staffing_view_kind}},
     NULL,
     next_session},
    {"duties", "session", {{"duty", &duty_kind}, {"person", &person_kind}}, NULL, next_duty},
    {"seats",
     "session",
     {{"seat", &seat_kind}, {"candidate", &candidate_kind}, {"examinedFor", &occupation_kind}},
     NULL,
     next_seat},
    {"materials",
     "batch",
     {{"material", &material_kind}, {"candidate", &candidate_kind}},
     NULL,
     next_material},
    {"entries", NULL, {{"entry", &entry_view_kind}}, start_entries, next_entry},
    {NULL, NULL, {{NULL, NULL}}, NULL, NULL},
};
