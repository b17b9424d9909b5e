// SPDX-License-Identifier: Apache-2.0
// Which volumes have reached their end, and what stands against destroying them. Expiry is not
// destruction: this only says what an appraisal has to look at.
#ifndef JUANCE_KEEPING_RETENTION_H
#define JUANCE_KEEPING_RETENTION_H

#include "catalogue/holds.h"
#include "keeping/keeper.h"

enum retention_state {
    RETENTION_DUE,       // 已到期: nothing stands against an appraisal
    RETENTION_HELD,      // 冻结
    RETENTION_RULE,      // the period sealed in the volume has ended, but today's rule is longer
    RETENTION_NEVER,     // permanent, long-term, or kept by a decision
    RETENTION_UNDECIDED, // see `cause`
    RETENTION_RUNNING,   // not yet
};
enum { RETENTION_STATES = 6 };

// "due", "held", "rule", "never", "undecided", "running": code list keptVolume.state.
const char *retention_state_name(enum retention_state state);

struct retention_item {
    const struct catalogue_volume *volume;
    enum retention_state state;
    const char *cause; // code list keptVolume.cause; NULL
    date due;          // the sealed one, or after an extension; DATE_NONE: never
    struct catalogue_holds holds;
    const struct catalogue_decision *decision; // the last one about it; NULL
    const char *today; // the longer period of today's rule, as documents print it; NULL
};

struct retention_items {
    struct retention_item *items;
    size_t count;
};

// What the archive's volumes are on day `on`: those of `institution` (NULL: any), by year,
// institution and batch, without the destroyed ones. Everything in `arena`. False when the
// environment failed.
bool retention_review(struct keeper *keeper, const char *institution, date on, struct arena *arena,
                      struct retention_items *into, struct diagnostics *diagnostics);

// One volume, asked again.
bool retention_judge(struct keeper *keeper, const struct catalogue_volume *volume, date on,
                     struct arena *arena, struct retention_item *into,
                     struct diagnostics *diagnostics);

// Whole years from the start of a period to `on`; a start on 29 February is complete on 28 February
// (Civil Code art. 202). 0 before the first year has passed.
int retention_kept_years(date start, date on);

#endif
