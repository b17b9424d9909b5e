// SPDX-License-Identifier: Apache-2.0
// What compliance bulletins count: written with each batch, read over one archive or several.
#ifndef JUANCE_CATALOGUE_COUNTS_H
#define JUANCE_CATALOGUE_COUNTS_H

#include "catalogue/database.h"
#include "model/figures.h"

// ---- written with a batch -----------------------------------------------------------------------
// The findings of one rule in one batch.
struct catalogue_broken_rule {
    const char *rule, *title;
    const char *source; // the notice's number: 湘人社鉴函〔2022〕1号
    const char *clause;
    int severity; // 0 阻断 .. 3 提示
    uint32_t findings;
    bool material; // a material is missing, unsigned, or not as it must be
    bool late;     // the rule is a deadline that was not met
};

// Of the batch in row `batch`; each rule once.
bool catalogue_put_broken_rules(struct catalogue *catalogue, int64_t batch,
                                const struct catalogue_broken_rule *rules, size_t count);

struct catalogue_institution {
    const char *code, *name, *region; // region: GB/T 2260, six digits; NULL: not known
    date filed_on, filed_until;       // DATE_NONE: not known
    date stopped_on;                  // DATE_NONE: it has not stopped
};

// What is not known leaves what was known before.
bool catalogue_put_institution(struct catalogue *catalogue,
                               const struct catalogue_institution *institution);

// ---- counted ------------------------------------------------------------------------------------
struct figures_request {
    const char *const *archives; // folders
    size_t archive_count;        // 1 and up
    const char *region;          // "430000" a province, "430100" a city; NULL: all
    date from, until;            // the period, both included
    date previous_from;          // of the period before, which ends the day before `from`
    date next_until;             // of the period after, which begins the day after `until`
    int rates;                   // 0: either rate above 90 % lists, 1: the pooled one, 2: the mean
    const char *program;         // this program's version
};

// Counts; the shares of the period before stand beside. Batches count by the day of their last
// examination, sealed or not; of a batch that is in several archives, its highest revision counts.
// A batch is complete when no material was amiss, and on time when no deadline was missed. Of the
// result the names of regions and levels, year and quarter are left to the caller, and nothing is
// masked or suppressed. Everything lives in `arena`. NULL after a message.
struct regionFigures *catalogue_figures(const struct figures_request *request, struct arena *arena,
                                        struct diagnostics *diagnostics);

#endif
