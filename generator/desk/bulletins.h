// SPDX-License-Identifier: Apache-2.0
// Compliance bulletins: figures of one or several archives, printed as PDF, HTML page, JSON, and
// one CSV a table.
#ifndef JUANCE_DESK_BULLETINS_H
#define JUANCE_DESK_BULLETINS_H

#include <stdbool.h>

#include "catalogue/counts.h"
#include "desk/office.h"

struct bulletin_period {
    int year, quarter;  // quarter 0: the whole year
    date from, until;   // both included
    date previous_from; // of the period before
    date next_until;    // of the period after
    const char *text;   // as it was given
};

// "2025" or "2025-Q3"; false when it is neither.
bool bulletin_period_parse(const char *text, struct bulletin_period *period);

struct bulletin_wish {
    struct bulletin_period period;
    const char *const *archives;
    size_t archive_count;
    const char *region; // six digits, or NULL
    bool internal;      // else for the public: masked, and small cells suppressed
    const char *folder; // made when it is not there
};

// Counts, before anything is named or masked; NULL after a message.
struct regionFigures *bulletin_count(struct office *office, const struct bulletin_wish *wish,
                                     struct arena *arena, struct diagnostics *diagnostics);

// Writes all files of the bulletin, each whole or not at all; an institution's year-end summary of
// Inner Mongolia (六) too, where the region is there and the period a year. Their paths are added
// to `files`, in `arena`.
bool bulletin_make(struct office *office, const struct bulletin_wish *wish,
                   struct written_files *files, struct arena *arena,
                   struct diagnostics *diagnostics);

// One document of a bulletin, as FOLDER/<name> in all its formats.
bool bulletin_put(struct office *office, const struct bulletin_wish *wish, const char *template,
                  const struct compose_input *input, const char *name, struct written_files *files,
                  struct arena *arena, struct diagnostics *diagnostics);

// Writes the lists of the provinces (重点监管目录, 失信黑名单 ...) as they stand on the last day of
// the period, each as its own files: with a region every list of its province, else those that have
// an entry. For the public, those are named whose decision is published, persons masked.
bool bulletin_lists(struct office *office, const struct bulletin_wish *wish,
                    struct written_files *files, struct arena *arena,
                    struct diagnostics *diagnostics);

// For the public: what names an institution goes, but for sanctions whose decision is published;
// persons become 张*; small cells are hidden.
void bulletin_mask(struct regionFigures *region, struct arena *arena);

#endif
