// SPDX-License-Identifier: Apache-2.0
#include "catalogue/holds.h"

#include "catalogue/query.h"

// ---- holds --------------------------------------------------------------------------------------

bool catalogue_put_hold(struct catalogue *catalogue, const struct catalogue_hold *hold) {
    struct sql_query query = query_of(catalogue, SQL_HOLD_ADD);
    bind_text(&query, hold->subject);
    bind_text(&query, hold->ground);
    bind_text(&query, hold->reason);
    bind_text(&query, hold->placed_by);
    bind_date(&query, hold->placed_on);
    return query_run(&query);
}

bool catalogue_lift_hold(struct catalogue *catalogue, int64_t number, const char *by, date on,
                         const char *reason) {
    struct sql_query query = query_of(catalogue, SQL_HOLD_LIFT);
    bind_integer(&query, number);
    bind_text(&query, by);
    bind_date(&query, on);
    bind_text(&query, reason);
    return query_run(&query);
}

static bool read_holds(struct sql_query *query, struct arena *arena, struct catalogue_holds *into) {
    size_t capacity = 0;
    *into = (struct catalogue_holds){0};
    while (query_row(query)) {
        struct catalogue_hold *hold = NEXT_ITEM(into, arena, capacity);
        hold->number = read_integer(query);
        hold->subject = read_text(query, arena);
        hold->ground = read_text(query, arena);
        hold->reason = read_text(query, arena);
        hold->placed_by = read_text(query, arena);
        hold->placed_on = read_date(query);
        hold->lifted_by = read_text(query, arena);
        hold->lifted_on = read_date(query);
        hold->lift_reason = read_text(query, arena);
    }
    return query_end(query);
}

bool catalogue_list_holds(struct catalogue *catalogue, struct arena *arena, const char *subject,
                          bool in_force, struct catalogue_holds *into) {
    struct sql_query query = query_of(catalogue, SQL_HOLD_LIST);
    bind_text(&query, subject);
    bind_integer(&query, in_force);
    return read_holds(&query, arena, into);
}

bool catalogue_holds_of_volume(struct catalogue *catalogue, struct arena *arena, const char *volume,
                               struct catalogue_holds *into) {
    struct sql_query query = query_of(catalogue, SQL_HOLDS_OF_VOLUME);
    bind_text(&query, volume);
    return read_holds(&query, arena, into);
}

// ---- decisions ----------------------------------------------------------------------------------

bool catalogue_put_decision(struct catalogue *catalogue,
                            const struct catalogue_decision *decision) {
    struct sql_query query = query_of(catalogue, SQL_DECISION_PUT);
    bind_text(&query, decision->volume);
    bind_text(&query, decision->decision);
    bind_text(&query, decision->disposal);
    bind_text(&query, decision->outcome);
    bind_date(&query, decision->decided_on);
    bind_date(&query, decision->until);
    bind_text(&query, decision->reason);
    bind_date(&query, decision->carried_out_on);
    return query_run(&query);
}

static void read_decision(struct sql_query *query, struct arena *arena,
                          struct catalogue_decision *decision) {
    decision->volume = read_text(query, arena);
    decision->decision = read_text(query, arena);
    decision->disposal = read_text(query, arena);
    decision->outcome = read_text(query, arena);
    decision->decided_on = read_date(query);
    decision->until = read_date(query);
    decision->reason = read_text(query, arena);
    decision->carried_out_on = read_date(query);
}

bool catalogue_list_decisions(struct catalogue *catalogue, struct arena *arena, const char *volume,
                              struct catalogue_decisions *into) {
    struct sql_query query = query_of(catalogue, SQL_DECISION_LIST);
    bind_text(&query, volume);
    size_t capacity = 0;
    *into = (struct catalogue_decisions){0};
    while (query_row(&query)) read_decision(&query, arena, NEXT_ITEM(into, arena, capacity));
    return query_end(&query);
}

struct catalogue_decision *catalogue_find_destruction(struct catalogue *catalogue,
                                                      struct arena *arena, const char *volume) {
    struct sql_query query = query_of(catalogue, SQL_DESTRUCTION_FIND);
    bind_text(&query, volume);
    struct catalogue_decision *decision = NULL;
    if (query_row(&query)) {
        decision = arena_alloc(arena, sizeof *decision);
        read_decision(&query, arena, decision);
    }
    return query_end(&query) ? decision : NULL;
}

// ---- destruction registers ----------------------------------------------------------------------

bool catalogue_put_disposal(struct catalogue *catalogue,
                            const struct catalogue_disposal *disposal) {
    struct sql_query query = query_of(catalogue, SQL_DISPOSAL_PUT);
    bind_text(&query, disposal->volume);
    bind_text(&query, disposal->decision);
    bind_text(&query, disposal->institution);
    bind_date(&query, disposal->carried_out_on);
    bind_text(&query, disposal->paper);
    return query_run(&query);
}

struct catalogue_disposal *catalogue_find_disposal(struct catalogue *catalogue, struct arena *arena,
                                                   const char *institution, const char *decision) {
    struct sql_query query = query_of(catalogue, SQL_DISPOSAL_FIND);
    bind_text(&query, institution);
    bind_text(&query, decision);
    struct catalogue_disposal *disposal = NULL;
    if (query_row(&query)) {
        disposal = arena_alloc(arena, sizeof *disposal);
        disposal->volume = read_text(&query, arena);
        disposal->decision = read_text(&query, arena);
        disposal->institution = read_text(&query, arena);
        disposal->carried_out_on = read_date(&query);
        disposal->paper = read_text(&query, arena);
    }
    return query_end(&query) ? disposal : NULL;
}

int64_t catalogue_count_disposals(struct catalogue *catalogue, const char *institution, int year) {
    struct sql_query query = query_of(catalogue, SQL_DISPOSAL_COUNT);
    bind_text(&query, institution);
    bind_integer(&query, year);
    int64_t count = query_row(&query) ? read_integer(&query) : -1;
    return query_end(&query) ? count : -1;
}
