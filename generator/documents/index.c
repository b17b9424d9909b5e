// SPDX-License-Identifier: Apache-2.0
#include "documents/index.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

struct span_of_seats {
    size_t first, count;
};

struct batch_index {
    const struct batch *batch;
    struct map people, candidates, rooms, venues, sessions; // sessions: to their span_of_seats
    struct seating *seats;                                  // by session, then seat
    struct span_of_seats *spans;                            // one a session
};

// Of two records with one key the first counts; that there are two is the rules' business.
#define ADD_ALL(type, list, key, map)                                                              \
    for (EACH(struct type, type, list))                                                            \
        if (type->key) map_add(&(map), type->key, type);

// "2" before "10", letters by their bytes.
static int compare_seat_numbers(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    while (*a && *b) {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
            char *end_a, *end_b;
            unsigned long x = strtoul(a, &end_a, 10), y = strtoul(b, &end_b, 10);
            if (x != y) return x < y ? -1 : 1;
            a = end_a, b = end_b;
        } else if (*a != *b) {
            return (unsigned char)*a - (unsigned char)*b;
        } else {
            a++, b++;
        }
    }
    return (unsigned char)*a - (unsigned char)*b;
}

static int compare_seats(const void *a, const void *b) {
    const struct seating *x = a, *y = b;
    int order = compare_seat_numbers(x->seat->seat, y->seat->seat);
    if (order) return order;
    // The order of the export decides, so that sorting is the same everywhere.
    if (x->candidate->record.ordinal != y->candidate->record.ordinal)
        return x->candidate->record.ordinal < y->candidate->record.ordinal ? -1 : 1;
    return x->seat->record.ordinal < y->seat->record.ordinal ? -1 : 1;
}

static struct span_of_seats *span_of(const struct batch_index *index, const struct seat *seat) {
    return seat->session ? map_find(&index->sessions, seat->session) : NULL;
}

static void seat_everybody(struct batch_index *index) {
    const struct batch *batch = index->batch;
    index->spans = memory_zeroed((batch->session.count + 1) * sizeof *index->spans);
    for (EACH(struct session, session, batch->session))
        if (session->id)
            map_add(&index->sessions, session->id, &index->spans[session->record.ordinal - 1]);
    size_t total = 0;
    for (EACH(struct candidate, candidate, batch->candidate))
        for (EACH(struct seat, seat, candidate->seat)) {
            struct span_of_seats *span = span_of(index, seat);
            if (span) span->count++, total++;
        }
    index->seats = memory_zeroed((total + 1) * sizeof *index->seats);
    size_t first = 0;
    for (size_t i = 0; i < batch->session.count; i++) {
        index->spans[i].first = first;
        first += index->spans[i].count;
        index->spans[i].count = 0;
    }
    for (EACH(struct candidate, candidate, batch->candidate))
        for (EACH(struct seat, seat, candidate->seat)) {
            struct span_of_seats *span = span_of(index, seat);
            if (span) index->seats[span->first + span->count++] = (struct seating){candidate, seat};
        }
    for (size_t i = 0; i < batch->session.count; i++)
        qsort(index->seats + index->spans[i].first, index->spans[i].count, sizeof *index->seats,
              compare_seats);
}

struct batch_index *batch_index_new(const struct batch *batch) {
    struct batch_index *index = memory_zeroed(sizeof *index);
    index->batch = batch;
    ADD_ALL(person, batch->person, id, index->people)
    ADD_ALL(candidate, batch->candidate, number, index->candidates)
    ADD_ALL(room, batch->room, id, index->rooms)
    ADD_ALL(venue, batch->venue, id, index->venues)
    seat_everybody(index);
    return index;
}

void batch_index_free(struct batch_index *index) {
    if (!index) return;
    map_free(&index->people);
    map_free(&index->candidates);
    map_free(&index->rooms);
    map_free(&index->venues);
    map_free(&index->sessions);
    free(index->seats);
    free(index->spans);
    free(index);
}

const struct person *index_person(const struct batch_index *index, const char *id) {
    return id ? map_find(&index->people, id) : NULL;
}

const struct candidate *index_candidate(const struct batch_index *index, const char *number) {
    return number ? map_find(&index->candidates, number) : NULL;
}

const struct room *index_room(const struct batch_index *index, const char *id) {
    return id ? map_find(&index->rooms, id) : NULL;
}

const struct venue *index_venue(const struct batch_index *index, const char *id) {
    return id ? map_find(&index->venues, id) : NULL;
}

static bool same(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

const struct occupation *index_occupation(const struct batch_index *index, const char *code,
                                          const char *level) {
    const struct occupation *of_another_level = NULL;
    for (EACH(struct occupation, occupation, index->batch->occupation)) {
        if (!same(occupation->code, code)) continue;
        if (same(occupation->level, level)) return occupation;
        if (!occupation->level && !of_another_level) of_another_level = occupation;
    }
    return of_another_level; // one that is declared for all levels
}

const struct seating *index_seats(const struct batch_index *index, const struct session *session,
                                  size_t *count) {
    const struct span_of_seats *span = session->id ? map_find(&index->sessions, session->id) : NULL;
    *count = span ? span->count : 0;
    return span ? index->seats + span->first : NULL;
}
