// SPDX-License-Identifier: Apache-2.0
#include "rules/finding_groups.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

// ---- one fault --------------------------------------------------------------------------------

struct groups {
    struct finding *items; // in the order that they came in
    size_t count, capacity;
    struct map by_fault; // to the place in `items`, + 1
    struct buffer key;
    uint32_t last; // of `items`, the one that was found last
};

// The same texts of the same rule: as good as the key, and without making it.
static bool is_of(const struct finding *known, const struct finding *place) {
    return known->verdict == place->verdict && known->severity == place->severity &&
           known->blocks == place->blocks && known->rule == place->rule &&
           known->wording == place->wording && known->responsible == place->responsible &&
           known->clause == place->clause && known->demand == place->demand &&
           known->title == place->title;
}

static const char *fault_key(struct buffer *key, const struct finding *place) {
    const char *const words[] = {place->rule,   place->wording, place->responsible,
                                 place->clause, place->demand,  place->title};
    buffer_clear(key);
    buffer_printf(key, "%d %d %d", place->verdict, place->severity, place->blocks);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        buffer_printf(key, "\n%s", words[i] ? words[i] : "");
    return buffer_text(key);
}

static uint32_t find_group(struct groups *groups, const struct finding *place,
                           struct arena *arena) {
    if (groups->count && is_of(&groups->items[groups->last], place)) return groups->last;
    const char *key = fault_key(&groups->key, place);
    uintptr_t known = (uintptr_t)map_find(&groups->by_fault, key);
    if (known) return groups->last = (uint32_t)known - 1;
    if (groups->count == groups->capacity) {
        groups->capacity = groups->capacity ? 2 * groups->capacity : 64;
        groups->items = memory_resize(groups->items, groups->capacity * sizeof *groups->items);
    }
    groups->items[groups->count++] = *place;
    map_add(&groups->by_fault, arena_copy(arena, key), (void *)(uintptr_t)groups->count);
    return groups->last = (uint32_t)groups->count - 1;
}

// ---- order ------------------------------------------------------------------------------------

static int compare_text(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static int by_place(const void *left, const void *right) {
    const struct finding_case *a = left, *b = right;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    int order = compare_text(a->subject, b->subject);
    return order ? order : compare_text(a->message, b->message);
}

// Two checks of a rule that see the same say the same: it is told once.
static bool says_the_same(const struct finding_case *a, const struct finding_case *b) {
    return by_place(a, b) == 0 && compare_text(a->material, b->material) == 0 &&
           compare_text(a->medium, b->medium) == 0;
}

static size_t drop_repeated_cases(struct finding_case *cases, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !says_the_same(&cases[kept - 1], &cases[i])) cases[kept++] = cases[i];
    return kept;
}

static int by_weight(const void *left, const void *right) {
    const struct finding *a = left, *b = right;
    if (a->verdict != b->verdict) return a->verdict < b->verdict ? -1 : 1;
    if (a->severity != b->severity) return a->severity < b->severity ? -1 : 1;
    int order = compare_text(a->rule, b->rule);
    if (order) return order;
    order = by_place(&a->first, &b->first);
    return order ? order : compare_text(a->wording, b->wording);
}

static bool repeats(const struct finding *a, const struct finding *b) {
    if (a->verdict != b->verdict || a->severity != b->severity || a->blocks != b->blocks ||
        compare_text(a->rule, b->rule) || !says_the_same(&a->first, &b->first) ||
        finding_cases(a) != finding_cases(b))
        return false;
    for (size_t i = 0; i < finding_cases(a); i++)
        if (!says_the_same(finding_case_at(a, i), finding_case_at(b, i))) return false;
    return true;
}

static size_t drop_repeated(struct finding *items, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !repeats(&items[kept - 1], &items[i])) items[kept++] = items[i];
    return kept;
}

// ---- what all cases say -----------------------------------------------------------------------

// What a sentence may call the thing that it is about, in the order that they are looked for.
enum { CALLED = 7, SHORTEST = 4 }; // a name of one character may be any word's

struct cutter {
    struct buffer called[CALLED];
    struct buffer first, other; // sentences with `those` for what they are about
    const char *those;
};

static void call(struct cutter *cutter, const struct finding_case *one) {
    const struct finding_about *who = one->about_count ? &one->about[one->who] : NULL;
    const char *name = who && who->name ? who->name : "", *number = who ? who->id : NULL;
    const char *ids[] = {one->subject_id, number};
    for (size_t i = 0; i < CALLED; i++) buffer_clear(&cutter->called[i]);
    buffer_add_text(&cutter->called[0], one->subject ? one->subject : "");
    for (size_t i = 0; i < 2; i++) {
        if (!ids[i]) continue;
        buffer_printf(&cutter->called[1 + i], "%s（%s）", name, ids[i]);
        buffer_add_text(&cutter->called[5 + i], ids[i]);
    }
    if (number) buffer_printf(&cutter->called[3], "%s (%s)", name, number);
    if (strlen(name) >= SHORTEST) buffer_add_text(&cutter->called[4], name);
}

// A digit or a letter on either side makes it part of a longer number.
static bool joins(char a, char b) {
    return isalnum((unsigned char)a) && isalnum((unsigned char)b);
}

// A number in the name of a file is the file's, and the name is what one looks for.
static bool is_in_path(char beside) {
    return beside && strchr("/-._", beside);
}

static size_t called_at(const struct cutter *cutter, const char *message, const char *at) {
    for (size_t i = 0; i < CALLED; i++) {
        size_t length = cutter->called[i].length;
        const char *name = buffer_text(&cutter->called[i]);
        if (length == 0 || *at != *name || (length > 1 && at[1] != name[1])) continue;
        if (strncmp(at, name, length) != 0) continue;
        if ((at == message || (!joins(at[-1], *at) && !is_in_path(at[-1]))) &&
            !joins(at[length - 1], at[length]) && !is_in_path(at[length]))
            return length;
    }
    return 0;
}

// A blank that set a name of letters apart stands before no Chinese word.
static bool is_loose(const char *blank) {
    return *blank == ' ' && (unsigned char)blank[1] >= 0x80;
}

static const char *cut(struct cutter *cutter, const struct finding_case *one,
                       struct buffer *sentence) {
    call(cutter, one);
    buffer_clear(sentence);
    for (const char *at = one->message; *at;) {
        size_t length = called_at(cutter, one->message, at);
        if (length == 0) {
            buffer_add_char(sentence, *at++);
            continue;
        }
        buffer_add_text(sentence, cutter->those);
        at += length;
        at += is_loose(at);
    }
    return buffer_text(sentence);
}

// The one sentence of all cases; NULL: they differ by more than by what they are about.
static const char *common_sentence(struct cutter *cutter, const struct finding *finding,
                                   struct arena *arena) {
    const struct finding_case *cases = finding->cases;
    size_t same = 1, alike = 1;
    while (same < finding->case_count && strcmp(cases[0].message, cases[same].message) == 0) same++;
    if (same == finding->case_count) return cases[0].message;
    const char *sentence = cut(cutter, &cases[0], &cutter->first);
    while (alike < finding->case_count &&
           strcmp(sentence, cut(cutter, &cases[alike], &cutter->other)) == 0)
        alike++;
    return alike == finding->case_count ? arena_copy(arena, sentence) : NULL;
}

// The cases of one finding: sorted, each once, and told as one.
static void settle(struct finding *finding, struct finding_case *cases, size_t count,
                   struct cutter *cutter, struct arena *arena) {
    qsort(cases, count, sizeof *cases, by_place);
    count = drop_repeated_cases(cases, count);
    finding->first = cases[0];
    if (count == 1) return;
    finding->cases = cases;
    finding->case_count = count;
    finding->common = common_sentence(cutter, finding, arena);
    if (finding->common) finding->message = finding->common;
}

// ---- all --------------------------------------------------------------------------------------

// Each finding's cases behind each other, in the order that they came in; `ends` of the findings.
static struct finding_case *by_group(struct groups *groups, const struct finding *places,
                                     size_t count, size_t **ends, struct arena *arena) {
    struct finding_case *cases = arena_alloc(arena, count * sizeof *cases);
    uint32_t *group_of = memory_zeroed((count + 1) * sizeof *group_of);
    for (size_t i = 0; i < count; i++) group_of[i] = find_group(groups, &places[i], arena);
    *ends = memory_zeroed((groups->count + 1) * sizeof **ends);
    for (size_t i = 0; i < count; i++) (*ends)[group_of[i]]++;
    for (size_t i = 0, at = 0; i < groups->count; i++) {
        size_t own = (*ends)[i];
        (*ends)[i] = at;
        at += own;
    }
    for (size_t i = 0; i < count; i++) cases[(*ends)[group_of[i]]++] = places[i].first;
    free(group_of);
    return cases;
}

static void settle_all(struct groups *groups, struct finding_case *cases, const size_t *ends,
                       const char *those, struct arena *arena) {
    struct cutter cutter = {.those = those};
    for (size_t i = 0; i < groups->count; i++) {
        size_t from = i ? ends[i - 1] : 0;
        settle(&groups->items[i], cases + from, ends[i] - from, &cutter, arena);
    }
    for (size_t i = 0; i < CALLED; i++) buffer_free(&cutter.called[i]);
    buffer_free(&cutter.first);
    buffer_free(&cutter.other);
}

void findings_group(const struct finding *places, size_t count, const char *those,
                    struct arena *arena, struct findings *findings) {
    struct groups groups = {0};
    size_t *ends;
    struct finding_case *cases = by_group(&groups, places, count, &ends, arena);
    settle_all(&groups, cases, ends, those, arena);
    if (groups.count) qsort(groups.items, groups.count, sizeof *groups.items, by_weight);
    findings->count = drop_repeated(groups.items, groups.count);
    findings->items = arena_alloc(arena, findings->count * sizeof *findings->items);
    if (findings->count)
        memcpy(findings->items, groups.items, findings->count * sizeof *findings->items);
    for (size_t i = 0; i < findings->count; i++) findings_count(findings, &findings->items[i]);
    free(ends);
    free(groups.items);
    map_free(&groups.by_fault);
    buffer_free(&groups.key);
}
