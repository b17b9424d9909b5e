// SPDX-License-Identifier: Apache-2.0
#include "archive/seal_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "volume/seal_names.h"

enum { SEAL_FILE_MAX = 16 * 1024 * 1024 };

static int by_age(const void *a, const void *b) {
    const struct listed *first = a, *second = b;
    if (first->year != second->year) return first->year - second->year;
    return first->number - second->number;
}

static bool read_list(const char *archive, struct arena *arena, struct listed *listed,
                      struct verify_report *report, struct diagnostics *diagnostics) {
    const char *path = arena_printf(arena, "%s/%s", archive, listed->file);
    if (!platform_read(path, SEAL_LIST_MAX, &listed->text, diagnostics)) return false;
    const char *fault =
        seal_list_parse(arena, buffer_text(&listed->text), listed->text.length, &listed->list);
    listed->whole = fault == NULL;
    if (fault) report_add(report, LAYER_SEAL_LIST, VERDICT_FAILED, listed->file, "%s", fault);
    return true;
}

// A list names the one before it with its digest; the first names none.
static void check_link(const struct listed *before, const struct listed *after,
                       struct verify_report *report) {
    if (!after->whole) return;
    const struct seal_list *list = &after->list;
    if (!before) {
        if (list->chained)
            report_add(report, LAYER_SEAL_LIST, VERDICT_FAILED, after->file,
                       _("follows the list %s, which is not there"), list->previous.path);
        return;
    }
    unsigned char digest[DIGEST_SIZE_MAX];
    struct digest *running = digest_new(list->algorithm);
    digest_add(running, buffer_text(&before->text), before->text.length);
    digest_finish(running, digest);
    digest_free(running);
    if (!list->chained || strcmp(list->previous.path, before->file) != 0)
        report_add(report, LAYER_SEAL_LIST, VERDICT_FAILED, after->file,
                   _("does not follow the list before it, %s"), before->file);
    else if (memcmp(list->previous.digest, digest, digest_size(list->algorithm)) != 0)
        report_add(report, LAYER_SEAL_LIST, VERDICT_FAILED, before->file,
                   _("is not what the list %s says it was"), after->file);
}

bool seal_lists_load(const char *archive, struct arena *arena, struct seal_lists *lists,
                     struct verify_report *report, struct diagnostics *diagnostics) {
    *lists = (struct seal_lists){0};
    const char *folder = arena_printf(arena, "%s/seals", archive);
    if (platform_path_kind(folder) == PATH_MISSING) return true;
    const char *const *names = platform_list(arena, folder, diagnostics);
    if (!names) return false;
    size_t most = 0;
    while (names[most]) most++;
    lists->items = arena_alloc(arena, (most + 1) * sizeof *lists->items);
    for (; *names; names++) {
        struct listed *listed = &lists->items[lists->count];
        if (!seal_list_name(arena, *names, &listed->year, &listed->number, &listed->list.algorithm,
                            &listed->list.name))
            continue;
        listed->file = arena_printf(arena, SEALS_FOLDER "%s", *names);
        lists->count++;
    }
    qsort(lists->items, lists->count, sizeof *lists->items, by_age);
    for (size_t i = 0; i < lists->count; i++)
        if (!read_list(archive, arena, &lists->items[i], report, diagnostics)) return false;
    for (size_t i = 0; i < lists->count; i++)
        check_link(i ? &lists->items[i - 1] : NULL, &lists->items[i], report);
    return true;
}

void seal_lists_free(struct seal_lists *lists) {
    for (size_t i = 0; i < lists->count; i++) buffer_free(&lists->items[i].text);
    *lists = (struct seal_lists){0};
}

// So that a token that somebody takes away is missed.
static void check_announced(const char *stem, const char *announced, const char *found,
                            struct verify_report *report) {
    if (strcmp(announced, found) != 0)
        report_add(report, LAYER_SEAL_LIST, VERDICT_FAILED, stem,
                   _("has a seal of \"%s\", but the list announces \"%s\""), found, announced);
}

bool seal_lists_signature(const char *archive, const char *stem, const char *announced,
                          const struct buffer *text, const struct seal_trust *trust,
                          struct seal_info *info, struct verify_report *report,
                          struct diagnostics *diagnostics) {
    static const char *const names[SEAL_FILES] = {SEAL_CRLS, SEAL_CERTIFICATES, SEAL_SIGNATURE,
                                                  SEAL_SM2_SIGNATURE, SEAL_TOKEN};
    struct arena *arena = arena_new();
    struct buffer bytes[SEAL_FILES] = {BUFFER_EMPTY};
    const struct buffer *found[SEAL_FILES] = {NULL};
    const char *all = "";
    bool ok = true;
    for (int i = 0; ok && i < SEAL_FILES; i++) {
        struct buffer path = BUFFER_EMPTY;
        buffer_printf(&path, "%s/", archive);
        seal_name_beside(stem, names[i], &path);
        if (platform_path_kind(buffer_text(&path)) != PATH_MISSING) {
            ok = platform_read(buffer_text(&path), SEAL_FILE_MAX, &bytes[i], diagnostics);
            found[i] = &bytes[i];
            all = arena_printf(arena, "%s%s%s", all, *all ? " " : "", strrchr(names[i], '.') + 1);
        }
        buffer_free(&path);
    }
    struct seal_files files = {found[2], found[3], found[1], found[0], found[4], stem};
    if (ok && announced) check_announced(stem, announced, all, report);
    if (ok && !files.signature && !files.sm2_signature)
        report_add(report, LAYER_SIGNATURE, VERDICT_FAILED, stem, "%s", _("holds no signature"));
    else if (ok)
        ok = seal_check(&files, "", buffer_text(text), text->length, trust, info, report,
                        diagnostics);
    for (int i = 0; i < SEAL_FILES; i++) buffer_free(&bytes[i]);
    arena_free(arena);
    return ok;
}

bool seal_lists_renewal_due(const char *archive, moment *until, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct verify_report *report = report_new();
    struct seal_lists lists;
    struct seal_info info = {MOMENT_NONE, MOMENT_NONE, NULL};
    bool ok = seal_lists_load(archive, arena, &lists, report, diagnostics);
    if (ok && lists.count) {
        const struct listed *last = &lists.items[lists.count - 1];
        struct seal_trust trust = {.at = platform_now()};
        ok = seal_lists_signature(archive, arena_printf(arena, SEALS_FOLDER "%s", last->list.name),
                                  NULL, &last->text, &trust, &info, report, diagnostics);
    }
    *until = info.token_until;
    seal_lists_free(&lists);
    report_free(report);
    arena_free(arena);
    return ok;
}

const struct listed *seal_lists_contradicted(const struct seal_lists *lists,
                                             const struct catalogue_events *events) {
    for (size_t i = 0; i < lists->count; i++) {
        const struct seal_list *list = &lists->items[i].list;
        if (!lists->items[i].whole || list->events == 0) continue;
        bool same = list->events > 0 && (size_t)list->events <= events->count &&
                    strcmp(events->items[list->events - 1].digest, list->head) == 0;
        if (!same) return &lists->items[i];
    }
    return NULL;
}
