// SPDX-License-Identifier: Apache-2.0
#include "catalogue/people.h"

#include <string.h>

#include "base/map.h"
#include "catalogue/query.h"
#include "model/outcome.h"

bool candidate_approved(const struct candidate *candidate) {
    return candidate->reviewResult && strcmp(candidate->reviewResult, "passed") == 0;
}

bool candidate_certified(const struct candidate *candidate) {
    for (EACH(struct certificate, certificate, candidate->certificate))
        if (!certificate->status || strcmp(certificate->status, "voided") != 0) return true;
    return false;
}

// Where each session is: an export names its room, the room its venue.
struct places {
    struct map sessions, rooms, venues;
};

static void add(struct map *map, const char *id, void *record) {
    if (id) map_add(map, id, record);
}

static struct places places_of(const struct batch *batch) {
    struct places places = {0};
    for (EACH(struct session, session, batch->session)) add(&places.sessions, session->id, session);
    for (EACH(struct room, room, batch->room)) add(&places.rooms, room->id, room);
    for (EACH(struct venue, venue, batch->venue)) add(&places.venues, venue->id, venue);
    return places;
}

static void places_free(struct places *places) {
    map_free(&places->sessions);
    map_free(&places->rooms);
    map_free(&places->venues);
}

static const char *venue_name(const struct places *places, const struct session *session) {
    const struct room *room = session->room ? map_find(&places->rooms, session->room) : NULL;
    const struct venue *venue = room && room->venue ? map_find(&places->venues, room->venue) : NULL;
    return venue ? venue->name : NULL;
}

struct person_key {
    int64_t batch;
    bool staff;
    uint32_t ordinal;
    const char *id_number;
};

static bool add_sitting(struct catalogue *catalogue, const struct person_key *person,
                        uint32_t ordinal, const struct session *session, const char *venue,
                        const char *post) {
    struct sql_query query = query_of(catalogue, SQL_SITTING_ADD);
    bind_integer(&query, person->batch);
    bind_integer(&query, person->staff);
    bind_integer(&query, person->ordinal);
    bind_integer(&query, ordinal);
    bind_text(&query, person->id_number);
    bind_text(&query, session->id);
    bind_text(&query, venue);
    bind_text(&query, post);
    bind_text(&query, session->occupation);
    bind_text(&query, session->level);
    bind_moment(&query, session->start);
    bind_moment(&query, session->end);
    return query_run(&query);
}

static bool add_person(struct catalogue *catalogue, const struct person_key *key,
                       const char *number, const char *name, const char *role, const char *team,
                       const struct candidate *candidate) {
    struct sql_query query = query_of(catalogue, SQL_PERSON_ADD);
    bind_integer(&query, key->batch);
    bind_integer(&query, key->staff);
    bind_integer(&query, key->ordinal);
    bind_text(&query, number);
    bind_text(&query, name);
    bind_text(&query, key->id_number);
    bind_text(&query, role);
    bind_text(&query, team);
    if (candidate) {
        bind_text(&query, candidate->occupation);
        bind_text(&query, candidate->level);
        bind_integer(&query, candidate_approved(candidate));
        bind_integer(&query, candidate_sat(candidate));
    }
    return query_run(&query);
}

static bool add_certificate(struct catalogue *catalogue, const struct person_key *key,
                            uint32_t ordinal, const struct candidate *candidate,
                            const struct certificate *certificate) {
    struct sql_query query = query_of(catalogue, SQL_CERTIFICATE_ADD);
    bind_integer(&query, key->batch);
    bind_integer(&query, ordinal);
    bind_integer(&query, key->ordinal);
    bind_text(&query, candidate->number);
    bind_text(&query, certificate->number);
    bind_text(&query, certificate->name);
    bind_text(&query, certificate->idNumber);
    bind_text(&query, certificate->occupationCode);
    bind_text(&query, certificate->occupationName);
    bind_text(&query, certificate->workType);
    bind_text(&query, certificate->level);
    bind_date(&query, certificate->issuedOn);
    bind_date(&query, certificate->uploadedOn);
    bind_text(&query, certificate->status);
    return query_run(&query);
}

static const char *occupation_name(const struct batch *batch, const struct candidate *candidate) {
    for (EACH(struct occupation, occupation, batch->occupation))
        if (occupation->code && candidate->occupation &&
            strcmp(occupation->code, candidate->occupation) == 0)
            return occupation->name;
    return NULL;
}

static bool add_figure(struct catalogue *catalogue, const struct batch *batch, int64_t id,
                       const struct candidate *candidate) {
    struct sql_query query = query_of(catalogue, SQL_FIGURE_ADD);
    bind_integer(&query, id);
    bind_text(&query, candidate->occupation ? candidate->occupation : "");
    bind_text(&query, candidate->level ? candidate->level : "");
    bind_integer(&query, candidate_approved(candidate));
    bind_integer(&query, candidate_sat(candidate));
    bind_integer(&query, candidate_certified(candidate));
    bind_text(&query, occupation_name(batch, candidate));
    return query_run(&query);
}

static bool put_candidate(struct catalogue *catalogue, const struct places *places,
                          const struct batch *batch, const struct candidate *candidate, int64_t id,
                          uint32_t *certificates) {
    struct person_key key = {id, false, candidate->record.ordinal, candidate->idNumber};
    bool ok =
        add_person(catalogue, &key, candidate->number, candidate->name, NULL, NULL, candidate) &&
        add_figure(catalogue, batch, id, candidate);
    for (EACH(struct seat, seat, candidate->seat)) {
        const struct session *session =
            seat->session ? map_find(&places->sessions, seat->session) : NULL;
        if (ok && session && seat->absent != 1 && key.id_number)
            ok = add_sitting(catalogue, &key, seat->record.ordinal, session,
                             venue_name(places, session), NULL);
    }
    for (EACH(struct certificate, certificate, candidate->certificate))
        ok = ok && add_certificate(catalogue, &key, ++*certificates, candidate, certificate);
    return ok;
}

static bool put_duties(struct catalogue *catalogue, const struct places *places,
                       const struct batch *batch, int64_t id) {
    struct map people = {0};
    for (EACH(struct person, person, batch->person)) add(&people, person->id, person);
    bool ok = true;
    uint32_t ordinal = 0;
    for (EACH(struct session, session, batch->session))
        for (EACH(struct duty, duty, session->duty)) {
            const struct person *person = duty->person ? map_find(&people, duty->person) : NULL;
            if (!ok || !person || !person->idNumber) continue;
            struct person_key key = {id, true, person->record.ordinal, person->idNumber};
            ok = add_sitting(catalogue, &key, ++ordinal, session, venue_name(places, session),
                             duty->post);
        }
    map_free(&people);
    return ok;
}

bool put_people(struct catalogue *catalogue, const struct batch *batch, int64_t id) {
    struct places places = places_of(batch);
    uint32_t certificates = 0;
    bool ok = true;
    for (EACH(struct candidate, candidate, batch->candidate))
        ok = ok && put_candidate(catalogue, &places, batch, candidate, id, &certificates);
    for (EACH(struct person, person, batch->person)) {
        struct person_key key = {id, true, person->record.ordinal, person->idNumber};
        ok = ok && add_person(catalogue, &key, person->id, person->name, person->role,
                              person->group, NULL);
    }
    ok = ok && put_duties(catalogue, &places, batch, id);
    places_free(&places);
    return ok;
}
