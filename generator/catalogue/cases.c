// SPDX-License-Identifier: Apache-2.0
// Closed cases, with everything that a later one, a bulletin or a list of the province asks of
// them.
#include "catalogue/past_batches.h"
#include "catalogue/query.h"

// "HN999901-case2025-003"; the number alone where the authority has no code.
static const char *case_key(const char *authority_code, const char *number, struct arena *arena) {
    return authority_code ? arena_printf(arena, "%s-case%s", authority_code, number) : number;
}

static bool put_head(struct catalogue *catalogue, const struct closedCase *closed,
                     const char *key) {
    struct sql_query query = query_of(catalogue, SQL_CASE_PUT);
    bind_text(&query, key);
    bind_text(&query, closed->institution ? closed->institution : "");
    bind_text(&query, closed->measure);
    bind_text(&query, closed->ground);
    bind_date(&query, closed->decidedOn);
    bind_date(&query, closed->rectifyBy);
    bind_date(&query, closed->closedOn);
    bind_text(&query, closed->object);
    bind_text(&query, closed->name);
    bind_text(&query, closed->region);
    bind_text(&query, closed->tier);
    bind_text(&query, closed->number);
    bind_boolean(&query, closed->published);
    bind_date(&query, closed->interviewedOn);
    bind_text(&query, closed->jurisdiction);
    bind_text(&query, closed->title);
    bind_text(&query, closed->authority);
    bind_boolean(&query, closed->revoked);
    bind_boolean(&query, closed->changed);
    bind_text(&query, closed->authorityCode);
    bind_text(&query, closed->id);
    return query_run(&query);
}

// A row of `statement`, begun with the case.
static struct sql_query row_of(struct catalogue *catalogue, enum statement statement,
                               const char *key) {
    struct sql_query query = query_of(catalogue, statement);
    bind_text(&query, key);
    return query;
}

static bool put_parties(struct catalogue *catalogue, const struct closedCase *closed,
                        const char *key) {
    for (EACH(struct caseParty, party, closed->caseParty)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_PARTY_ADD, key);
        bind_integer(&query, party->record.ordinal);
        bind_text(&query, party->object);
        bind_text(&query, party->name);
        bind_text(&query, party->institution);
        bind_text(&query, party->institutionName);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_measures(struct catalogue *catalogue, const struct closedCase *closed,
                         const char *key) {
    for (EACH(struct caseMeasure, measure, closed->caseMeasure)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_MEASURE_ADD, key);
        bind_integer(&query, measure->record.ordinal);
        bind_text(&query, measure->measure);
        bind_text(&query, measure->scope);
        bind_date(&query, measure->from);
        bind_date(&query, measure->until);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_numbers(struct catalogue *catalogue, const struct closedCase *closed,
                        const char *key) {
    for (EACH(struct usedNumber, used, closed->usedNumber)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_NUMBER_ADD, key);
        bind_text(&query, used->number);
        bind_text(&query, used->document);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_rolls(struct catalogue *catalogue, const struct closedCase *closed,
                      const char *key) {
    for (EACH(struct rollEntry, entry, closed->rollEntry)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_ROLL_ADD, key);
        bind_text(&query, entry->roll);
        bind_integer(&query, entry->party);
        bind_date(&query, entry->listedOn);
        bind_date(&query, entry->removedOn);
        bind_text(&query, entry->officer);
        bind_text(&query, entry->reason);
        if (!query_run(&query)) return false;
    }
    return true;
}

bool catalogue_put_case(struct catalogue *catalogue, const struct closedCase *closed) {
    struct arena *arena = arena_new();
    const char *key = case_key(closed->authorityCode, closed->id, arena);
    struct sql_query forget = row_of(catalogue, SQL_CASE_FORGET, key);
    bool ok = query_run(&forget) && put_head(catalogue, closed, key) &&
              put_parties(catalogue, closed, key) && put_measures(catalogue, closed, key) &&
              put_numbers(catalogue, closed, key) && put_rolls(catalogue, closed, key);
    arena_free(arena);
    return ok;
}

bool catalogue_number_uses(struct catalogue *catalogue, struct arena *arena, const char *number,
                           const char *authority_code, const char *except, struct list *uses) {
    struct sql_query query = query_of(catalogue, SQL_CASE_NUMBER_USES);
    bind_text(&query, number);
    bind_text(&query, except ? case_key(authority_code, except, arena) : "");
    struct record **link = &uses->first;
    while (*link) link = &(*link)->next;
    while (query_row(&query)) {
        struct usedNumber *used = record_new(arena, &usedNumber_kind);
        used->number = read_text(&query, arena);
        used->caseNumber = read_text(&query, arena);
        used->document = read_text(&query, arena);
        used->record.ordinal = ++uses->count;
        *link = &used->record;
        link = &used->record.next;
    }
    return query_end(&query);
}
