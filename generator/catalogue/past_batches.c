// SPDX-License-Identifier: Apache-2.0
#include "catalogue/past_batches.h"

#include "base/map.h"
#include "catalogue/query.h"
#include "model/person_identity.h"

// Appends to the list as the reader of an export would.
struct appender {
    struct list *list;
    struct record *last;
};

static void append(struct appender *appender, void *record) {
    struct record *added = record;
    added->ordinal = ++appender->list->count;
    if (appender->last)
        appender->last->next = added;
    else
        appender->list->first = added;
    appender->last = added;
}

struct reading {
    struct catalogue *catalogue;
    struct arena *arena;
    const struct batch *batch;
    date as_of;
    struct appender certificates, appearances;
    struct map people; // ID numbers that were asked for, in their normal form
};

static struct sql_query query_before(const struct reading *reading, enum statement statement) {
    struct sql_query query = query_of(reading->catalogue, statement);
    bind_text(&query, batch_institution(reading->batch)->code);
    bind_integer(&query, reading->batch->year);
    bind_text(&query, reading->batch->number);
    bind_date(&query, reading->as_of);
    return query;
}

static bool past_batches(const struct reading *reading, struct history *history) {
    struct appender batches = {&history->pastBatch, NULL};
    struct sql_query query = query_before(reading, SQL_PAST_BATCHES);
    while (query_row(&query)) {
        struct pastBatch *past = record_new(reading->arena, &pastBatch_kind);
        past->institution = read_text(&query, reading->arena);
        past->number = read_text(&query, reading->arena);
        past->year = (int32_t)read_integer(&query);
        past->filedOn = read_date(&query);
        past->firstExam = read_date(&query);
        past->lastExam = read_date(&query);
        past->closedOn = read_date(&query);
        past->registered = (int32_t)read_integer(&query);
        past->accepted = (int32_t)read_integer(&query);
        past->examined = (int32_t)read_integer(&query);
        past->certified = (int32_t)read_integer(&query);
        past->uploadedLate = (int32_t)read_integer(&query);
        past->returned = (int32_t)read_integer(&query);
        past->returnedOpen = (int32_t)read_integer(&query);
        past->videosLate = (int32_t)read_integer(&query);
        append(&batches, past);
    }
    return query_end(&query);
}

static bool is_known(const struct map *known, const char *id_number) {
    struct buffer normal = BUFFER_EMPTY;
    const char *key = identity_text(IDENTITY_idNumber, id_number, &normal);
    bool there = known && key && map_has(known, key);
    buffer_free(&normal);
    return there;
}

// `known`: rows of these people are left out, because they are in the list already.
static bool past_certificates(struct reading *reading, enum statement statement, const char *value,
                              const struct map *known) {
    struct sql_query query = query_before(reading, statement);
    bind_text(&query, value);
    while (query_row(&query)) {
        struct pastCertificate *past = record_new(reading->arena, &pastCertificate_kind);
        past->number = read_text(&query, reading->arena);
        past->institution = read_text(&query, reading->arena);
        past->batch = read_text(&query, reading->arena);
        past->name = read_text(&query, reading->arena);
        past->idNumber = read_text(&query, reading->arena);
        past->occupationCode = read_text(&query, reading->arena);
        past->level = read_text(&query, reading->arena);
        past->status = read_text(&query, reading->arena);
        past->issuedOn = read_date(&query);
        if (!is_known(known, past->idNumber)) append(&reading->certificates, past);
    }
    return query_end(&query);
}

static bool appearances(struct reading *reading, const char *id_number) {
    struct sql_query query = query_before(reading, SQL_APPEARANCES);
    bind_text(&query, id_number);
    while (query_row(&query)) {
        struct appearance *appearance = record_new(reading->arena, &appearance_kind);
        appearance->institution = read_text(&query, reading->arena);
        appearance->batch = read_text(&query, reading->arena);
        appearance->session = read_text(&query, reading->arena);
        appearance->venue = read_text(&query, reading->arena);
        appearance->name = read_text(&query, reading->arena);
        appearance->idNumber = read_text(&query, reading->arena);
        appearance->post = read_text(&query, reading->arena);
        appearance->occupation = read_text(&query, reading->arena);
        appearance->level = read_text(&query, reading->arena);
        appearance->candidate = (int8_t)read_integer(&query);
        appearance->start = read_moment(&query);
        appearance->end = read_moment(&query);
        append(&reading->appearances, appearance);
    }
    return query_end(&query);
}

static bool person(struct reading *reading, const char *id_number) {
    id_number = id_number_key(reading->arena, id_number);
    if (!id_number || !map_add(&reading->people, id_number, NULL)) return true;
    return past_certificates(reading, SQL_PAST_CERTIFICATES_OF_PERSON, id_number, NULL) &&
           appearances(reading, id_number);
}

// People are looked up one by one; in a new archive that is spared.
static bool any_past(const struct reading *reading) {
    struct sql_query query = query_before(reading, SQL_PAST_EXISTS);
    bool any = query_row(&query) && read_integer(&query);
    return query_end(&query) ? any
                             : true; // the failure shows again, and is returned, at the look-up
}

static bool people(struct reading *reading) {
    const struct batch *batch = reading->batch;
    if (!any_past(reading)) return true;
    for (EACH(struct candidate, candidate, batch->candidate))
        if (!person(reading, candidate->idNumber)) return false;
    for (EACH(struct person, member, batch->person))
        if (!person(reading, member->idNumber)) return false;
    struct map numbers = {0}; // a number that stands twice in the batch is asked for once
    bool ok = true;
    for (EACH(struct candidate, candidate, batch->candidate))
        for (EACH(struct certificate, certificate, candidate->certificate))
            if (ok && certificate->number && map_add(&numbers, certificate->number, NULL))
                ok = past_certificates(reading, SQL_PAST_CERTIFICATES_BY_NUMBER,
                                       certificate->number, &reading->people);
    map_free(&numbers);
    return ok;
}

static bool closed_cases(const struct reading *reading, struct history *history) {
    struct appender list = {&history->closedCase, NULL};
    struct sql_query query = query_of(reading->catalogue, SQL_CASE_LIST);
    bind_text(&query, batch_institution(reading->batch)->code);
    bind_date(&query, reading->as_of);
    while (query_row(&query)) {
        struct closedCase *closed = record_new(reading->arena, &closedCase_kind);
        closed->id = read_text(&query, reading->arena);
        closed->authorityCode = read_text(&query, reading->arena);
        closed->authority = read_text(&query, reading->arena);
        closed->institution = read_text(&query, reading->arena);
        closed->measure = read_text(&query, reading->arena);
        closed->ground = read_text(&query, reading->arena);
        closed->decidedOn = read_date(&query);
        closed->rectifyBy = read_date(&query);
        closed->closedOn = read_date(&query);
        closed->interviewedOn = read_date(&query);
        closed->warned = read_integer(&query) != 0;
        append(&list, closed);
    }
    return query_end(&query);
}

static bool ratings(const struct reading *reading, struct history *history) {
    struct appender list = {&history->pastRating, NULL};
    struct sql_query query = query_of(reading->catalogue, SQL_RATING_LIST);
    bind_text(&query, batch_institution(reading->batch)->code);
    bind_date(&query, reading->as_of);
    while (query_row(&query)) {
        struct pastRating *rating = record_new(reading->arena, &pastRating_kind);
        rating->institution = read_text(&query, reading->arena);
        rating->cycle = read_text(&query, reading->arena);
        rating->stars = (int32_t)read_integer(&query);
        rating->ratedOn = read_date(&query);
        append(&list, rating);
    }
    return query_end(&query);
}

struct history *catalogue_history(struct catalogue *catalogue, struct arena *arena,
                                  const struct batch *batch, date as_of) {
    struct history *history = record_new(arena, &history_kind);
    struct reading reading = {.catalogue = catalogue,
                              .arena = arena,
                              .batch = batch,
                              .as_of = as_of,
                              .certificates = {&history->pastCertificate, NULL},
                              .appearances = {&history->appearance, NULL}};
    bool ok = past_batches(&reading, history) && people(&reading) &&
              closed_cases(&reading, history) && ratings(&reading, history);
    map_free(&reading.people);
    return ok ? history : NULL;
}

bool catalogue_put_rating(struct catalogue *catalogue, const struct pastRating *rating) {
    struct sql_query query = query_of(catalogue, SQL_RATING_PUT);
    bind_text(&query, rating->institution);
    bind_text(&query, rating->cycle);
    if (rating->stars == INTEGER_NONE)
        bind_null(&query);
    else
        bind_integer(&query, rating->stars);
    bind_date(&query, rating->ratedOn);
    bind_text(&query, rating->name);
    bind_text(&query, rating->region);
    bind_text(&query, rating->grade);
    if (rating->total == DECIMAL_NONE)
        bind_null(&query);
    else
        bind_integer(&query, rating->total);
    bind_date(&query, rating->nextOn);
    return query_run(&query);
}
