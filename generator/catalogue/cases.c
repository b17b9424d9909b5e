// SPDX-License-Identifier: Apache-2.0
// Closed cases, with everything that a later one, a bulletin or a list of the province asks of
// them.
#include "catalogue/history.h"
#include "catalogue/query.h"

static bool put_head(struct catalogue *catalogue, const struct closedCase *closed) {
    struct sql_query query = query_of(catalogue, SQL_CASE_PUT);
    bind_text(&query, closed->id);
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
    return query_run(&query);
}

// A row of `statement`, begun with the case.
static struct sql_query row_of(struct catalogue *catalogue, enum statement statement,
                               const struct closedCase *closed) {
    struct sql_query query = query_of(catalogue, statement);
    bind_text(&query, closed->id);
    return query;
}

static bool put_parties(struct catalogue *catalogue, const struct closedCase *closed) {
    for (EACH(struct caseParty, party, closed->caseParty)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_PARTY_ADD, closed);
        bind_integer(&query, party->record.ordinal);
        bind_text(&query, party->object);
        bind_text(&query, party->name);
        bind_text(&query, party->institution);
        bind_text(&query, party->institutionName);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_measures(struct catalogue *catalogue, const struct closedCase *closed) {
    for (EACH(struct caseMeasure, measure, closed->caseMeasure)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_MEASURE_ADD, closed);
        bind_integer(&query, measure->record.ordinal);
        bind_text(&query, measure->measure);
        bind_text(&query, measure->scope);
        bind_date(&query, measure->from);
        bind_date(&query, measure->until);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_numbers(struct catalogue *catalogue, const struct closedCase *closed) {
    for (EACH(struct usedNumber, used, closed->usedNumber)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_NUMBER_ADD, closed);
        bind_text(&query, used->number);
        bind_text(&query, used->document);
        if (!query_run(&query)) return false;
    }
    return true;
}

static bool put_rolls(struct catalogue *catalogue, const struct closedCase *closed) {
    for (EACH(struct rollEntry, entry, closed->rollEntry)) {
        struct sql_query query = row_of(catalogue, SQL_CASE_ROLL_ADD, closed);
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
    struct sql_query forget = row_of(catalogue, SQL_CASE_FORGET, closed);
    return query_run(&forget) && put_head(catalogue, closed) && put_parties(catalogue, closed) &&
           put_measures(catalogue, closed) && put_numbers(catalogue, closed) &&
           put_rolls(catalogue, closed);
}

bool catalogue_number_uses(struct catalogue *catalogue, struct arena *arena, const char *number,
                           const char *except, struct list *uses) {
    struct sql_query query = query_of(catalogue, SQL_CASE_NUMBER_USES);
    bind_text(&query, number);
    bind_text(&query, except ? except : "");
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
