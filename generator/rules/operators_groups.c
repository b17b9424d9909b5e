// SPDX-License-Identifier: Apache-2.0
// Records held against each other: uniqueness, one value a group, no two places at once, equal
// sets. Each is one pass over a hash table or one sort: linear, or nearly so, in the records.
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "rules/operators.h"

#define BIT(result) (1u << RESULT_##result)

// ---- members: the frames of the records that have been seen, found by a hash ------------------

struct member {
    uint64_t hash;
    moment start, end;
    uint32_t next;              // in its slot, place + 1
    uint32_t frame;             // its frame's number
    const struct record *found; // of another list (unique against); NULL: frames hold it
    struct value text;          // of ascending
};

struct members {
    struct member *items;
    const struct record **frames; // depth pointers a member
    unsigned depth;
    uint32_t count, capacity;
    uint32_t *slots;
    uint32_t mask;
};

static void *members_new(const struct rule_check *check) {
    struct members *members = memory_zeroed(sizeof *members);
    members->depth = check->scope.depth;
    return members;
}

static void members_free(struct members *members) {
    free(members->items);
    free(members->frames);
    free(members->slots);
    free(members);
}

static const struct record *const *frame_of(const struct members *members, uint32_t number) {
    return members->frames + (size_t)number * members->depth;
}

static void rehash(struct members *members) {
    members->capacity = members->capacity ? 2 * members->capacity : 64;
    members->items = memory_resize(members->items, members->capacity * sizeof *members->items);
    members->frames = memory_resize(members->frames, (size_t)members->capacity * members->depth *
                                                         sizeof *members->frames);
    free(members->slots);
    members->mask = 2 * members->capacity - 1;
    members->slots = memory_zeroed((members->mask + 1) * sizeof *members->slots);
    for (uint32_t i = 0; i < members->count; i++) {
        uint32_t *slot = &members->slots[members->items[i].hash & members->mask];
        members->items[i].next = *slot;
        *slot = i + 1;
    }
}

static struct member *add_member(struct members *members, uint64_t hash,
                                 const struct record *const *frame) {
    if (members->count == members->capacity) rehash(members);
    struct member *member = &members->items[members->count];
    uint32_t *slot = &members->slots[hash & members->mask];
    *member = (struct member){.hash = hash, .next = *slot, .frame = members->count};
    if (frame)
        memcpy(members->frames + (size_t)members->count * members->depth, frame,
               members->depth * sizeof *frame);
    *slot = ++members->count;
    return member;
}

static bool hash_fields(struct judge *judge, const struct argument *fields, uint64_t *hash) {
    *hash = 0;
    for (unsigned i = 0; i < fields->count; i++) {
        struct value value = path_value(judge->world, fields->paths[i], judge->frame);
        if (value.type == VALUE_ABSENT) {
            judge->absent = fields->paths[i];
            return false;
        }
        *hash = *hash * 31 + value_hash(&value);
    }
    return true;
}

static bool same_fields(const struct judge *judge, const struct argument *fields,
                        const struct record *const *other) {
    for (unsigned i = 0; i < fields->count; i++) {
        struct value a = path_value(judge->world, fields->paths[i], judge->frame);
        struct value b = path_value(judge->world, fields->paths[i], other);
        if (!value_equal(&a, &b)) return false;
    }
    return true;
}

static const char *show_fields(struct judge *judge, const struct argument *fields) {
    struct buffer text = BUFFER_EMPTY;
    for (unsigned i = 0; i < fields->count; i++) {
        struct value value = path_value(judge->world, fields->paths[i], judge->frame);
        const char *shown = path_show(judge->world, fields->paths[i], &value, judge->arena);
        buffer_printf(&text, "%s%s", i ? " " : "", shown ? shown : "");
    }
    const char *copy = arena_copy_bytes(judge->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static const char *show_frame(const struct judge *judge, const struct record *const *frame) {
    const struct path_scope *scope = &judge->check->scope;
    const struct subject subject = subject_of(scope->names, frame, scope->depth);
    return subject_write(&subject, judge->arena);
}

// ---- unique -----------------------------------------------------------------------------------

enum { UNIQUE_FIELDS, UNIQUE_AGAINST };

static bool unique_fits(const struct argument *arguments, const struct path_place *place) {
    const struct path *against =
        arguments[UNIQUE_AGAINST].given ? arguments[UNIQUE_AGAINST].paths[0] : NULL;
    if (!against) return true;
    if (arguments[UNIQUE_FIELDS].count == 1 && path_field(against) &&
        path_type(against) == path_type(arguments[UNIQUE_FIELDS].paths[0]))
        return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("unique: against takes one field and a list of values of its type"));
}

struct outsiders { // values of `against`
    struct judge *judge;
    const struct field *field;
};

static bool add_outsider(void *context, const struct record *record) {
    struct outsiders *outsiders = context;
    struct value value = value_of(record, outsiders->field);
    if (value.type != VALUE_ABSENT)
        add_member(outsiders->judge->state, value_hash(&value), NULL)->found = record;
    return true;
}

static enum holding unique(struct judge *judge) {
    struct members *members = judge->state;
    const struct argument *arguments = judge->check->arguments;
    const struct argument *fields = &arguments[UNIQUE_FIELDS];
    const struct path *against =
        arguments[UNIQUE_AGAINST].given ? arguments[UNIQUE_AGAINST].paths[0] : NULL;
    uint64_t hash;
    if (!hash_fields(judge, fields, &hash)) return ABSENT;
    struct value own = path_value(judge->world, fields->paths[0], judge->frame);
    if (against && members->count == 0) {
        struct outsiders outsiders = {judge, path_field(against)};
        path_each_record(judge->world, against, judge->frame, add_outsider, &outsiders);
    }
    uint32_t at = members->count ? members->slots[hash & members->mask] : 0;
    for (; at; at = members->items[at - 1].next) {
        const struct member *member = &members->items[at - 1];
        if (member->hash != hash) continue;
        if (member->found) {
            struct value other = value_of(member->found, path_field(against));
            if (!value_equal(&own, &other)) continue;
            const struct subject subject = subject_of(path_end(against), &member->found, 1);
            judge->results[RESULT_other] = subject_write(&subject, judge->arena);
        } else {
            if (!same_fields(judge, fields, frame_of(members, at - 1))) continue;
            judge->results[RESULT_other] = show_frame(judge, frame_of(members, at - 1));
        }
        judge->results[RESULT_value] = show_fields(judge, fields);
        return BROKEN;
    }
    add_member(members, hash, judge->frame);
    return HOLDS;
}

static void forget_members(struct judge *judge) {
    members_free(judge->state);
}

// ---- uniform ----------------------------------------------------------------------------------

enum { UNIFORM_FIELD, UNIFORM_BY };

static enum holding uniform(struct judge *judge) {
    struct members *members = judge->state;
    const struct argument *arguments = judge->check->arguments;
    struct value value;
    uint64_t hash;
    if (!judge_value(judge, UNIFORM_FIELD, &value) ||
        !hash_fields(judge, &arguments[UNIFORM_BY], &hash))
        return ABSENT;
    uint32_t at = members->count ? members->slots[hash & members->mask] : 0;
    for (; at; at = members->items[at - 1].next) {
        const struct record *const *frame = frame_of(members, at - 1);
        if (members->items[at - 1].hash != hash ||
            !same_fields(judge, &arguments[UNIFORM_BY], frame))
            continue;
        struct value first = path_value(judge->world, arguments[UNIFORM_FIELD].paths[0], frame);
        if (value_equal(&first, &value)) return HOLDS;
        judge->results[RESULT_value] = judge_show(judge, UNIFORM_FIELD, &value);
        judge->results[RESULT_other] =
            arena_printf(judge->arena, "%s (%s)", judge_show(judge, UNIFORM_FIELD, &first),
                         show_frame(judge, frame));
        return BROKEN;
    }
    add_member(members, hash, judge->frame);
    return HOLDS;
}

// ---- disjoint ---------------------------------------------------------------------------------

enum { DISJOINT_BY, DISJOINT_START, DISJOINT_END };

static enum holding disjoint(struct judge *judge) {
    struct value start, end;
    uint64_t hash;
    if (!judge_value(judge, DISJOINT_START, &start) || !judge_value(judge, DISJOINT_END, &end) ||
        !hash_fields(judge, &judge->check->arguments[DISJOINT_BY], &hash))
        return ABSENT;
    struct member *member = add_member(judge->state, hash, judge->frame);
    member->start = start.when;
    member->end = end.when;
    return HOLDS;
}

static int by_person_and_start(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->frame > b->frame) - (a->frame < b->frame);
}

// Each member is held against the one of its group that lasts longest so far.
static void tell_overlaps(struct judge *judge) {
    struct members *members = judge->state;
    const struct argument *by = &judge->check->arguments[DISJOINT_BY];
    const struct member *longest = NULL;
    if (members->count)
        qsort(members->items, members->count, sizeof *members->items, by_person_and_start);
    for (uint32_t i = 0; i < members->count; i++) {
        const struct member *member = &members->items[i];
        judge->frame = frame_of(members, member->frame);
        if (longest && longest->hash == member->hash && member->start < longest->end &&
            same_fields(judge, by, frame_of(members, longest->frame))) {
            struct value start = value_time(member->start, true);
            judge->results[RESULT_value] =
                value_show(judge->world, &start, NULL, UNIT_NONE, judge->arena);
            judge->results[RESULT_other] = show_frame(judge, frame_of(members, longest->frame));
            judge->report(judge);
        }
        if (!longest || longest->hash != member->hash || member->end > longest->end)
            longest = member;
    }
    members_free(members);
}

// ---- ascending --------------------------------------------------------------------------------

enum { ASCENDING_FIELD, ASCENDING_PREFIX, ASCENDING_DATE };

static enum holding ascending(struct judge *judge) {
    struct value text, day;
    size_t prefix = (size_t)judge->check->arguments[ASCENDING_PREFIX].number;
    if (!judge_value(judge, ASCENDING_FIELD, &text) || !judge_value(judge, ASCENDING_DATE, &day))
        return ABSENT;
    if (text.length <= prefix) return HOLDS;
    struct value group = text;
    group.length = (uint32_t)prefix;
    struct member *member = add_member(judge->state, value_hash(&group), judge->frame);
    member->start = day.when;
    member->text = text;
    return HOLDS;
}

// Of two texts of one group; of two rests the longer is the greater.
static int by_rest(const struct value *a, const struct value *b) {
    if (a->length != b->length) return a->length < b->length ? -1 : 1;
    return memcmp(a->text, b->text, a->length);
}

static int by_group_and_date(const void *left, const void *right) {
    const struct member *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->frame > b->frame) - (a->frame < b->frame);
}

// Each member is held against the greatest of its group's earlier dates; `today` is the greatest of
// its own date.
static void tell_descents(struct judge *judge) {
    struct members *members = judge->state;
    size_t prefix = (size_t)judge->check->arguments[ASCENDING_PREFIX].number;
    const struct member *greatest = NULL, *today = NULL;
    if (members->count)
        qsort(members->items, members->count, sizeof *members->items, by_group_and_date);
    for (uint32_t i = 0; i < members->count; i++) {
        const struct member *member = &members->items[i];
        if (today && (today->hash != member->hash ||
                      memcmp(today->text.text, member->text.text, prefix) != 0))
            greatest = today = NULL;
        if (today && today->start < member->start) {
            if (!greatest || by_rest(&today->text, &greatest->text) > 0) greatest = today;
            today = NULL;
        }
        if (greatest && by_rest(&member->text, &greatest->text) <= 0) {
            judge->frame = frame_of(members, member->frame);
            judge->results[RESULT_value] = judge_show(judge, ASCENDING_FIELD, &member->text);
            judge->results[RESULT_other] = arena_printf(
                judge->arena, "%s (%s)", judge_show(judge, ASCENDING_FIELD, &greatest->text),
                show_frame(judge, frame_of(members, greatest->frame)));
            judge->report(judge);
        }
        if (!today || by_rest(&member->text, &today->text) > 0) today = member;
    }
    members_free(members);
}

// ---- equalSets --------------------------------------------------------------------------------

struct set {
    const struct judge *judge;
    const struct field *field;
    struct value *items;
    size_t count, capacity;
};

static bool add_item(void *context, const struct record *record) {
    struct set *set = context;
    if (set->count == set->capacity) {
        set->capacity = set->capacity ? 2 * set->capacity : 256;
        set->items = memory_resize(set->items, set->capacity * sizeof *set->items);
    }
    struct value value = value_of(record, set->field);
    if (value.type != VALUE_ABSENT) set->items[set->count++] = value;
    return true;
}

static int by_value(const void *left, const void *right) {
    return value_compare(left, right);
}

static struct set set_of(const struct judge *judge, unsigned argument) {
    const struct path *path = judge->check->arguments[argument].paths[0];
    struct set set = {.judge = judge, .field = path_field(path)};
    path_each_record(judge->world, path, judge->frame, add_item, &set);
    if (set.count) qsort(set.items, set.count, sizeof *set.items, by_value);
    return set;
}

enum { MOST_NAMED = 10 };

// The items of `set` that `other` does not have: the first ten, and how many in all.
static const char *only_in(struct judge *judge, const struct set *set, const struct set *other,
                           size_t *count) {
    struct buffer names = BUFFER_EMPTY;
    size_t at = 0;
    *count = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (i && value_equal(&set->items[i], &set->items[i - 1])) continue;
        while (at < other->count && value_compare(&other->items[at], &set->items[i]) < 0) at++;
        if (at < other->count && value_equal(&other->items[at], &set->items[i])) continue;
        if (++*count <= MOST_NAMED)
            buffer_printf(&names, "%s%s", *count > 1 ? " " : "",
                          value_show(judge->world, &set->items[i], NULL, UNIT_NONE, judge->arena));
    }
    if (*count > MOST_NAMED)
        buffer_add_text(&names, sentence(judge->world->phrases, judge->arena, PHRASE_andMore,
                                         SAY(count, arena_printf(judge->arena, "%zu", *count))));
    const char *text = arena_copy_bytes(judge->arena, buffer_text(&names), names.length);
    buffer_free(&names);
    return *count ? text : NULL;
}

static bool sets_fit(const struct argument *arguments, const struct path_place *place) {
    for (int i = 0; i < 2; i++)
        if (!path_field(arguments[i].paths[0]) ||
            path_type(arguments[i].paths[0]) != path_type(arguments[0].paths[0]))
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                            _("equalSets: left and right are lists of values of one type"));
    return true;
}

static enum holding equal_sets(struct judge *judge) {
    struct set left = set_of(judge, 0), right = set_of(judge, 1);
    size_t missing, surplus;
    judge->results[RESULT_missing] = only_in(judge, &left, &right, &missing);
    judge->results[RESULT_other] = only_in(judge, &right, &left, &surplus);
    judge->results[RESULT_count] = arena_printf(judge->arena, "%zu", missing + surplus);
    free(left.items);
    free(right.items);
    return missing + surplus ? BROKEN : HOLDS;
}

const struct operator operators_of_groups[] = {
    {"unique",
     {{"fields", PARAMETER_PATH, true, true, false},
      {"against", PARAMETER_PATH, false, false, false}},
     BIT(value) | BIT(other),
     unique_fits,
     unique,
     members_new,
     forget_members},
    {"uniform",
     {{"field", PARAMETER_PATH, true, false, false}, {"by", PARAMETER_PATH, true, true, false}},
     BIT(value) | BIT(other),
     NULL,
     uniform,
     members_new,
     forget_members},
    {"disjoint",
     {{"by", PARAMETER_PATH, true, true, false},
      {"start", PARAMETER_TIME, true, false, false},
      {"end", PARAMETER_TIME, true, false, false}},
     BIT(value) | BIT(other),
     NULL,
     disjoint,
     members_new,
     tell_overlaps},
    {"ascending",
     {{"field", PARAMETER_TEXT, true, false, false},
      {"prefix", PARAMETER_INTEGER, true, false, false},
      {"date", PARAMETER_TIME, true, false, false}},
     BIT(value) | BIT(other),
     NULL,
     ascending,
     members_new,
     tell_descents},
    {"equalSets",
     {{"left", PARAMETER_PATH, true, false, false}, {"right", PARAMETER_PATH, true, false, false}},
     BIT(missing) | BIT(other) | BIT(count),
     sets_fit,
     equal_sets,
     NULL,
     NULL},
    {0},
};
