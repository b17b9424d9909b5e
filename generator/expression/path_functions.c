// SPDX-License-Identifier: Apache-2.0
// count(), earliest(), rank() … of the values that a path leads to.
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "expression/path_parts.h"

static void all_values(const struct world *world, const struct path *path,
                       const struct record *const *frame, branch_visit *visit, void *context) {
    for (unsigned i = 0; i < path->branch_count; i++)
        if (!branch_values(world, &path->branches[i], frame, visit, context)) return;
}

static bool count_one(void *context, const struct value *value) {
    (void)value;
    *(decimal *)context += DECIMAL_ONE;
    return true;
}

static struct value count_values(const struct world *world, const struct path *path,
                                 const struct record *const *frame) {
    decimal count = 0;
    all_values(world, path, frame, count_one, &count);
    return value_number(count);
}

static bool add_one(void *context, const struct value *value) {
    struct value *sum = context;
    *sum = value_number((sum->type == VALUE_ABSENT ? 0 : sum->number) + value->number);
    return true;
}

static struct value sum_values(const struct world *world, const struct path *path,
                               const struct record *const *frame) {
    struct value sum = {.type = VALUE_ABSENT};
    all_values(world, path, frame, add_one, &sum);
    return sum;
}

static bool keep_least(void *context, const struct value *value) {
    struct value *least = context;
    if (least->type == VALUE_ABSENT || value_compare(value, least) < 0) *least = *value;
    return true;
}

static bool keep_most(void *context, const struct value *value) {
    struct value *most = context;
    if (most->type == VALUE_ABSENT || value_compare(value, most) > 0) *most = *value;
    return true;
}

static struct value least_value(const struct world *world, const struct path *path,
                                const struct record *const *frame) {
    struct value least = {.type = VALUE_ABSENT};
    all_values(world, path, frame, keep_least, &least);
    return least;
}

static struct value most_value(const struct world *world, const struct path *path,
                               const struct record *const *frame) {
    struct value most = {.type = VALUE_ABSENT};
    all_values(world, path, frame, keep_most, &most);
    return most;
}

// Different values; lists that are counted so are short.
struct distinct {
    struct value *seen;
    size_t count, capacity;
};

static bool add_distinct(void *context, const struct value *value) {
    struct distinct *distinct = context;
    for (size_t i = 0; i < distinct->count; i++)
        if (value_equal(&distinct->seen[i], value)) return true;
    if (distinct->count == distinct->capacity) {
        distinct->capacity = distinct->capacity ? 2 * distinct->capacity : 8;
        distinct->seen = memory_resize(distinct->seen, distinct->capacity * sizeof(struct value));
    }
    distinct->seen[distinct->count++] = *value;
    return true;
}

static struct value distinct_values(const struct world *world, const struct path *path,
                                    const struct record *const *frame) {
    struct distinct distinct = {0};
    all_values(world, path, frame, add_distinct, &distinct);
    free(distinct.seen);
    return value_number((decimal)distinct.count * DECIMAL_ONE);
}

// Ranks of the code list.
struct ranks {
    const struct world *world;
    const char *list;
    struct value found;
    int direction; // -1 lowest, 1 highest, 0 first
};

static bool keep_rank(void *context, const struct value *value) {
    struct ranks *ranks = context;
    const struct codeValue *code = codes_find(ranks->world->codes, ranks->list, value->text);
    if (!code || code->rank == INTEGER_NONE) return true; // "中级" of another scheme: no rank
    struct value rank = value_number((decimal)code->rank * DECIMAL_ONE);
    rank.record = value->record;
    if (ranks->found.type == VALUE_ABSENT ||
        value_compare(&rank, &ranks->found) * ranks->direction > 0)
        ranks->found = rank;
    return true;
}

static struct value find_rank(const struct world *world, const struct path *path,
                              const struct record *const *frame, int direction) {
    struct ranks ranks = {world, path->list, {.type = VALUE_ABSENT}, direction};
    all_values(world, path, frame, keep_rank, &ranks);
    return ranks.found;
}

static struct value first_rank(const struct world *world, const struct path *path,
                               const struct record *const *frame) {
    return find_rank(world, path, frame, 0);
}

static struct value highest_rank(const struct world *world, const struct path *path,
                                 const struct record *const *frame) {
    return find_rank(world, path, frame, 1);
}

static struct value lowest_rank(const struct world *world, const struct path *path,
                                const struct record *const *frame) {
    return find_rank(world, path, frame, -1);
}

static bool take_first(void *context, const struct value *value) {
    *(struct value *)context = *value;
    return false;
}

static struct value year_of(const struct world *world, const struct path *path,
                            const struct record *const *frame) {
    struct value value = {.type = VALUE_ABSENT};
    all_values(world, path, frame, take_first, &value);
    if (value.type == VALUE_ABSENT) return value;
    return value_number((decimal)date_civil(moment_date(value.when)).year * DECIMAL_ONE);
}

static struct value first_bytes(const struct world *world, const struct path *path,
                                const struct record *const *frame, uint32_t length) {
    struct value value = {.type = VALUE_ABSENT};
    all_values(world, path, frame, take_first, &value);
    if (value.type == VALUE_TEXT && value.length > length) value.length = length;
    return value;
}

static struct value province_of(const struct world *world, const struct path *path,
                                const struct record *const *frame) {
    return first_bytes(world, path, frame, 2);
}

static struct value city_of(const struct world *world, const struct path *path,
                            const struct record *const *frame) {
    return first_bytes(world, path, frame, 4);
}

static struct value class_of(const struct world *world, const struct path *path,
                             const struct record *const *frame) {
    return first_bytes(world, path, frame, 1);
}

static const struct path_function functions[] = {
    {"count", VALUE_ABSENT, VALUE_NUMBER, true, false, count_values},
    {"distinct", VALUE_ABSENT, VALUE_NUMBER, true, false, distinct_values},
    {"sum", VALUE_NUMBER, VALUE_NUMBER, true, false, sum_values},
    {"smallest", VALUE_NUMBER, VALUE_NUMBER, true, false, least_value},
    {"largest", VALUE_NUMBER, VALUE_NUMBER, true, false, most_value},
    {"earliest", VALUE_TIME, VALUE_TIME, true, false, least_value},
    {"latest", VALUE_TIME, VALUE_TIME, true, false, most_value},
    {"rank", VALUE_TEXT, VALUE_NUMBER, false, true, first_rank},
    {"highest", VALUE_TEXT, VALUE_NUMBER, true, true, highest_rank},
    {"lowest", VALUE_TEXT, VALUE_NUMBER, true, true, lowest_rank},
    {"year", VALUE_TIME, VALUE_NUMBER, false, false, year_of},
    {"province", VALUE_TEXT, VALUE_TEXT, false, false, province_of},
    {"city", VALUE_TEXT, VALUE_TEXT, false, false, city_of},
    {"occupationClass", VALUE_TEXT, VALUE_TEXT, false, false, class_of},
};

const struct path *path_counting(const struct path *path, const struct path_place *place) {
    struct path *counting = arena_alloc(place->arena, sizeof *counting);
    *counting = *path;
    counting->function = path_function_find("count", strlen("count"));
    counting->type = VALUE_NUMBER;
    return counting;
}

const struct path_function *path_function_find(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strlen(functions[i].name) == length && memcmp(functions[i].name, name, length) == 0)
            return &functions[i];
    return NULL;
}
