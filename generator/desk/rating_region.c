// SPDX-License-Identifier: Apache-2.0
#include "desk/rating_region.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "model/record_append.h"

bool region_takes(const char *wanted, const char *region) {
    size_t length = strlen(wanted);
    while (length > 2 && strncmp(wanted + length - 2, "00", 2) == 0) length -= 2;
    return region && strncmp(wanted, region, length) == 0;
}

static int text_order(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

// The highest total first, then by code.
static int by_total(const void *a, const void *b) {
    const struct opened_rating *left = *(const struct opened_rating *const *)a;
    const struct opened_rating *right = *(const struct opened_rating *const *)b;
    decimal first = left->result->total, second = right->result->total;
    if (first != second) return first < second ? 1 : -1;
    int order = text_order(left->rating->institution, right->rating->institution);
    return order ? order : text_order(left->rating->cycle, right->rating->cycle);
}

// Stars from five down, then grades in their order.
static int by_band(const void *a, const void *b) {
    const struct opened_rating *left = *(const struct opened_rating *const *)a;
    const struct opened_rating *right = *(const struct opened_rating *const *)b;
    if (left->result->stars != right->result->stars)
        return left->result->stars < right->result->stars ? 1 : -1;
    return text_order(left->result->grade, right->result->grade);
}

static void add_ranking(struct regionFigures *figures, const struct opened_rating **chosen,
                        size_t count, struct arena *arena) {
    qsort(chosen, count, sizeof *chosen, by_total);
    for (size_t i = 0; i < count; i++) {
        const struct rating *rating = chosen[i]->rating;
        struct starRow *row = record_append(arena, &figures->starRow, &starRow_kind);
        row->institution = rating->institution;
        row->name = rating->name;
        row->cycle = rating->cycle;
        row->stars = chosen[i]->result->stars;
        row->grade = chosen[i]->result->grade;
        row->total = chosen[i]->result->total;
        row->ratedOn = rating->ratedOn;
        if (figures->from == DATE_NONE || rating->from < figures->from)
            figures->from = rating->from;
        if (figures->until == DATE_NONE || rating->until > figures->until)
            figures->until = rating->until;
    }
}

static void add_distribution(struct regionFigures *figures, const struct opened_rating **chosen,
                             size_t count, struct arena *arena) {
    qsort(chosen, count, sizeof *chosen, by_band);
    struct groupFigures *group = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct ratingResult *result = chosen[i]->result;
        const char *key = result->grade;
        if (result->stars != INTEGER_NONE) key = arena_printf(arena, "%d", (int)result->stars);
        if (!group || text_order(group->key, key) != 0) {
            group = record_append(arena, &figures->groupFigures, &groupFigures_kind);
            group->key = key;
            group->title = result->verdict;
            group->institutions = 0;
        }
        group->institutions++;
    }
}

static int ascending(const void *a, const void *b) {
    decimal left = *(const decimal *)a, right = *(const decimal *)b;
    return (left > right) - (left < right);
}

static decimal median_of(decimal *values, size_t count) {
    qsort(values, count, sizeof *values, ascending);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static struct dimensionFigures *dimension_of(struct regionFigures *figures, const char *id,
                                             const char *title, struct arena *arena) {
    for (EACH(struct dimensionFigures, dimension, figures->dimensionFigures))
        if (strcmp(dimension->dimension, id) == 0) return dimension;
    struct dimensionFigures *added =
        record_append(arena, &figures->dimensionFigures, &dimensionFigures_kind);
    added->dimension = id;
    added->title = title;
    return added;
}

// Of all that are ranked; of a dimension, of those whose table has it.
static void add_medians(struct regionFigures *figures, const struct opened_rating **chosen,
                        size_t count, struct arena *arena) {
    decimal *values = arena_alloc(arena, count * sizeof *values);
    for (size_t i = 0; i < count; i++) {
        values[i] = chosen[i]->result->total;
        for (EACH(struct dimensionResult, result, chosen[i]->result->dimensionResult))
            dimension_of(figures, result->dimension, result->title, arena);
    }
    figures->medianTotal = median_of(values, count);
    for (EACH(struct dimensionFigures, dimension, figures->dimensionFigures)) {
        size_t known = 0;
        for (size_t i = 0; i < count; i++)
            for (EACH(struct dimensionResult, result, chosen[i]->result->dimensionResult))
                if (strcmp(result->dimension, dimension->dimension) == 0)
                    values[known++] = result->share;
        dimension->median = median_of(values, known); // sorts
        dimension->lowest = values[0];
        dimension->highest = values[known - 1];
        dimension->institutions = (int32_t)known;
    }
}

bool rating_region_report(struct rating_desk *desk, const struct opened_rating *ratings,
                          size_t count, const char *region, struct printed *printed,
                          struct diagnostics *diagnostics) {
    struct arena *arena = desk->arena;
    const struct opened_rating **chosen = arena_alloc(arena, (count + 1) * sizeof *chosen);
    size_t taken = 0;
    const struct ratingResult *marked = NULL; // says that its table is no official one
    for (size_t i = 0; i < count; i++)
        if (ratings[i].arena && region_takes(region, ratings[i].rating->region) &&
            ratings[i].result->open != 1 && ratings[i].result->total != DECIMAL_NONE) {
            chosen[taken++] = &ratings[i];
            if (ratings[i].result->notice) marked = ratings[i].result;
        }
    if (!taken)
        return diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                        _("--region %s: none of the ratings is of that region and scored whole"),
                        region);
    struct regionFigures *figures = record_new(arena, &regionFigures_kind);
    figures->region = region;
    figures->institutions = (int32_t)taken;
    add_ranking(figures, chosen, taken, arena);
    add_medians(figures, chosen, taken, arena);
    add_distribution(figures, chosen, taken, arena);
    struct compose_input input = {.number = region,
                                  .author = chosen[0]->rating->authority,
                                  .created = moment_of(figures->until, 0, 0, 0)};
    input_add(&input, "region", &regionFigures_kind, &figures->record);
    input_add(&input, "result", &ratingResult_kind, marked ? &marked->record : NULL);
    return rating_print(desk, "ratings/rating-region", &input, printed, diagnostics);
}
