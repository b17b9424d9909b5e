// SPDX-License-Identifier: Apache-2.0
#include "rules/finding_groups.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

// ---- one fault --------------------------------------------------------------------------------

static const char *fault_key(struct buffer *key, const struct finding *finding) {
    const char *const words[] = {finding->rule,   finding->wording, finding->responsible,
                                 finding->clause, finding->demand,  finding->title};
    buffer_clear(key);
    buffer_printf(key, "%d %d %d", finding->verdict, finding->severity, finding->blocks);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        buffer_printf(key, "\n%s", words[i] ? words[i] : "");
    return buffer_text(key);
}

uint32_t finding_groups_find(struct finding_groups *groups, const struct finding *finding) {
    const char *key = fault_key(&groups->key, finding);
    uintptr_t known = (uintptr_t)map_find(&groups->by_fault, key);
    if (known) return (uint32_t)known - 1;
    if (groups->count == groups->capacity) {
        groups->capacity = groups->capacity ? 2 * groups->capacity : 64;
        groups->items = memory_resize(groups->items, groups->capacity * sizeof *groups->items);
    }
    groups->items[groups->count++] = *finding;
    map_add(&groups->by_fault, arena_copy(groups->arena, key), (void *)(uintptr_t)groups->count);
    return (uint32_t)groups->count - 1;
}

void finding_groups_add(struct finding_groups *groups, uint32_t group,
                        const struct finding_case *one) {
    if (groups->row_count == groups->row_capacity) {
        groups->row_capacity = groups->row_capacity ? 2 * groups->row_capacity : 64;
        groups->rows = memory_resize(groups->rows, groups->row_capacity * sizeof *groups->rows);
    }
    groups->rows[groups->row_count++] = (struct case_row){*one, group};
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

static size_t called_at(const struct cutter *cutter, const char *message, const char *at) {
    for (size_t i = 0; i < CALLED; i++) {
        size_t length = cutter->called[i].length;
        const char *name = buffer_text(&cutter->called[i]);
        if (length == 0 || strncmp(at, name, length) != 0) continue;
        if ((at == message || !joins(at[-1], *at)) && !joins(at[length - 1], at[length]))
            return length;
    }
    return 0;
}

static const char *cut(struct cutter *cutter, const struct finding_case *one,
                       struct buffer *sentence) {
    call(cutter, one);
    buffer_clear(sentence);
    for (const char *at = one->message; *at;) {
        size_t length = called_at(cutter, one->message, at);
        if (length)
            buffer_add_text(sentence, cutter->those);
        else
            buffer_add_char(sentence, *at);
        at += length ? length : 1;
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

// The cases of one finding are its own from here on: sorted, and told as one.
static void settle(struct finding *finding, struct finding_case *cases, size_t count,
                   struct cutter *cutter, struct arena *arena) {
    for (size_t i = 0; i < count && finding->common; i++) cases[i].message = finding->common;
    qsort(cases, count, sizeof *cases, by_place);
    count = drop_repeated_cases(cases, count);
    finding->cases = cases;
    finding->case_count = count;
    if (finding->common) return;
    finding->first = cases[0];
    if (count == 1) {
        finding->cases = NULL;
        finding->case_count = 0;
        return;
    }
    finding->common = common_sentence(cutter, finding, arena);
    if (finding->common) finding->message = finding->common;
}

// The cases of each finding behind each other, in the order that they came in.
static struct finding_case *by_group(const struct finding_groups *groups, size_t *ends) {
    size_t total = groups->row_count, at = 0;
    struct finding_case *cases = arena_alloc(groups->arena, total * sizeof *cases);
    memset(ends, 0, groups->count * sizeof *ends);
    for (size_t i = 0; i < total; i++) ends[groups->rows[i].group]++;
    for (size_t i = 0; i < groups->count; i++) {
        size_t count = ends[i];
        ends[i] = at;
        at += count;
    }
    for (size_t i = 0; i < total; i++) cases[ends[groups->rows[i].group]++] = groups->rows[i].one;
    return cases;
}

void finding_groups_close(struct finding_groups *groups, const char *those,
                          struct findings *findings) {
    size_t count = groups->count;
    size_t *ends = memory_zeroed((count + 1) * sizeof *ends);
    struct finding_case *cases = by_group(groups, ends);
    struct cutter cutter = {.those = those};
    for (size_t i = 0; i < count; i++) {
        size_t from = i ? ends[i - 1] : 0;
        settle(&groups->items[i], cases + from, ends[i] - from, &cutter, groups->arena);
    }
    for (size_t i = 0; i < CALLED; i++) buffer_free(&cutter.called[i]);
    buffer_free(&cutter.first);
    buffer_free(&cutter.other);
    free(ends);
    if (count) qsort(groups->items, count, sizeof *groups->items, by_weight);
    findings->count = drop_repeated(groups->items, count);
    findings->items = arena_alloc(groups->arena, findings->count * sizeof *findings->items);
    if (findings->count)
        memcpy(findings->items, groups->items, findings->count * sizeof *findings->items);
    for (size_t i = 0; i < findings->count; i++) findings_count(findings, &findings->items[i]);
    free(groups->items);
    free(groups->rows);
    map_free(&groups->by_fault);
    buffer_free(&groups->key);
}
