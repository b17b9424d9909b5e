// SPDX-License-Identifier: Apache-2.0
#include "rules/same_fact.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

// A finding by its line, to be found again.
struct told {
    uint32_t line;
    const struct finding *finding;
};

static int by_line(const void *left, const void *right) {
    const struct told *a = left, *b = right;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    return (a->finding > b->finding) - (a->finding < b->finding);
}

// What a finding by its days is ranked as: what a notice asks comes first, then what cannot be,
// then what stands against another day.
static int rank_of(const struct finding *finding) {
    return !finding->points[0].day ? 0 : !finding->points[1].day ? 1 : 2;
}

static bool same_file(const struct finding *a, const struct finding *b) {
    return a->file == b->file || (a->file && b->file && strcmp(a->file, b->file) == 0);
}

static bool same_point(const struct day_point *a, const struct day_point *b) {
    return a->line == b->line && a->field == b->field && a->day && b->day &&
           strcmp(a->day, b->day) == 0;
}

static bool names(const struct finding *finding, const struct day_point *point) {
    return finding->message && strstr(finding->message, point->day);
}

// `before` tells of `finding`'s day at `point` already.
static bool tells(const struct finding *before, const struct finding *finding,
                  const struct day_point *point) {
    if (before == finding || before->verdict != VERDICT_FINDING || !same_file(before, finding))
        return false;
    if (point == &finding->points[0] && same_point(&before->points[0], point) &&
        before->severity < finding->severity)
        return true;
    if (rank_of(before) > rank_of(finding)) return false;
    if (rank_of(before) == 2) // that day is out of place itself
        return before < finding && same_point(&before->points[0], point);
    if (before->severity > finding->severity) return false; // told, but as less than it is
    if (rank_of(before) == rank_of(finding) || !names(before, point)) return false;
    if (rank_of(finding) == 1) return true;
    // Another fault may name one of the two days by chance: of the whole batch most do.
    const struct day_point *other = &finding->points[point == &finding->points[0]];
    bool of_all = before->subject_kind && (strcmp(before->subject_kind, "batch") == 0 ||
                                           strcmp(before->subject_kind, "dossier") == 0);
    return names(before, other) ||
           (point == &finding->points[0] && rank_of(before) == 0 && !of_all) ||
           (rank_of(before) == 1 && before->points[0].line == point->line);
}

static bool is_told(const struct told *all, size_t count, const struct finding *finding) {
    const uint32_t lines[] = {finding->line, finding->points[0].line, finding->points[1].line};
    for (int i = 0; i < 3; i++) {
        size_t low = 0, high = count; // the first of this line
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (all[middle].line < lines[i])
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < count && all[low].line == lines[i]; low++)
            for (int k = 0; k < 2; k++)
                if (finding->points[k].day && tells(all[low].finding, finding, &finding->points[k]))
                    return true;
    }
    return false;
}

size_t drop_told_days(struct finding *items, size_t count) {
    size_t by_days = 0, kept = 0;
    for (size_t i = 0; i < count; i++) by_days += rank_of(&items[i]) > 0;
    if (!by_days) return count;
    struct told *all = memory_resize(NULL, 2 * count * sizeof *all);
    bool *drop = memory_zeroed(count * sizeof *drop);
    size_t entries = 0;
    for (size_t i = 0; i < count; i++) {
        const struct day_point *point = &items[i].points[0];
        all[entries++] = (struct told){items[i].line, &items[i]};
        if (rank_of(&items[i]) == 2 && point->line != items[i].line)
            all[entries++] = (struct told){point->line, &items[i]};
    }
    qsort(all, entries, sizeof *all, by_line);
    for (size_t i = 0; i < count; i++)
        drop[i] = rank_of(&items[i]) > 0 && is_told(all, entries, &items[i]);
    for (size_t i = 0; i < count; i++)
        if (!drop[i]) items[kept++] = items[i];
    free(all);
    free(drop);
    return kept;
}
