// SPDX-License-Identifier: Apache-2.0
// What stands between a volume and its end: holds (冻结), and the decisions of appraisals (鉴定).
#ifndef JUANCE_CATALOGUE_HOLDS_H
#define JUANCE_CATALOGUE_HOLDS_H

#include "catalogue/database.h"

// ---- holds --------------------------------------------------------------------------------------
// A hold freezes a volume, or all volumes of a batch, whatever their period says. It never ends by
// itself: a named person lifts it.
struct catalogue_hold {
    int64_t number;      // 1 and up, in the order in which they were put
    const char *subject; // volume id, or <institution>-<year>-<batch no.>
    const char *ground;  // "case", "objection", "complaint", "audit", "other"
    const char *reason;
    const char *placed_by;
    date placed_on;
    const char *lifted_by; // NULL while it is in force
    date lifted_on;
    const char *lift_reason;
};

struct catalogue_holds {
    struct catalogue_hold *items;
    size_t count;
};

// `number` and what belongs to lifting is ignored.
bool catalogue_put_hold(struct catalogue *catalogue, const struct catalogue_hold *hold);
bool catalogue_lift_hold(struct catalogue *catalogue, int64_t number, const char *by, date on,
                         const char *reason);

// By number; `subject` NULL: any.
bool catalogue_list_holds(struct catalogue *catalogue, struct arena *arena, const char *subject,
                          bool in_force, struct catalogue_holds *into);
// Those in force on the volume itself or on its batch.
bool catalogue_holds_of_volume(struct catalogue *catalogue, struct arena *arena, const char *volume,
                               struct catalogue_holds *into);

// ---- decisions ----------------------------------------------------------------------------------
struct catalogue_decision {
    const char *volume;
    const char *decision; // its number: 鉴销〔2029〕1号
    const char *disposal; // id of the disposal volume that holds the register
    const char *outcome;  // "destroy", "extend", "keep"
    date decided_on;
    date until; // extend: the new end; else DATE_NONE
    const char *reason;
    date carried_out_on;
};

struct catalogue_decisions {
    struct catalogue_decision *items;
    size_t count;
};

bool catalogue_put_decision(struct catalogue *catalogue, const struct catalogue_decision *decision);
// Oldest first.
bool catalogue_list_decisions(struct catalogue *catalogue, struct arena *arena, const char *volume,
                              struct catalogue_decisions *into);

// The decision by which the volume was destroyed; NULL when it was not (or after a failure). For
// verify: a volume that is not there, but has one, was destroyed and is not missing.
struct catalogue_decision *catalogue_find_destruction(struct catalogue *catalogue,
                                                      struct arena *arena, const char *volume);

// ---- destruction registers ----------------------------------------------------------------------
struct catalogue_disposal {
    const char *volume; // id of the disposal volume
    const char *decision, *institution;
    date carried_out_on;
    const char *paper; // "none", "pending", "destroyed": what was decided about paper
};

bool catalogue_put_disposal(struct catalogue *catalogue, const struct catalogue_disposal *disposal);
// The latest of this decision; NULL: none, or a failure.
struct catalogue_disposal *catalogue_find_disposal(struct catalogue *catalogue, struct arena *arena,
                                                   const char *institution, const char *decision);
// How many decisions of the institution have a register of that year; -1 after a failure.
int64_t catalogue_count_disposals(struct catalogue *catalogue, const char *institution, int year);

#endif
