// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_list.h"

#include <string.h>

#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"

struct proving {
    const char *folder;
    const struct listed *listed;
    const struct verify_options *options;
    struct verify_report *report;
    struct diagnostics *diagnostics;
    struct arena *arena;
};

static bool check_signature(const struct proving *proving, const char *stem,
                            const struct buffer *text) {
    const struct verify_options *options = proving->options;
    const struct listed *listed = proving->listed;
    struct seal_trust trust = {options->trust, options->time_trust, options->crls,
                               options->at ? options->at : platform_now()};
    return seal_lists_signature(proving->folder, stem, listed->whole ? listed->list.seal : NULL,
                                text, &trust, NULL, proving->report, proving->diagnostics);
}

// The root by itself: the same root as the list's, and signed like it.
static bool check_root(const struct proving *proving) {
    struct arena *arena = proving->arena;
    const struct listed *listed = proving->listed;
    const struct seal_list *list = &listed->list;
    const char *stem = arena_printf(arena, SEALS_FOLDER "%s/root.txt", list->name);
    const char *path = arena_printf(arena, "%s/%s", proving->folder, stem);
    struct buffer text = BUFFER_EMPTY, wanted = BUFFER_EMPTY;
    enum path_kind kind = platform_look(path, proving->diagnostics);
    if (kind == PATH_UNREACHABLE) return false;
    if (kind != PATH_FILE) {
        report_add(proving->report, LAYER_SEAL_LIST, VERDICT_FAILED, stem, "%s", _("is missing"));
        return true;
    }
    unsigned char digest[DIGEST_SIZE_MAX];
    struct digest *running = digest_new(list->algorithm);
    digest_add(running, buffer_text(&listed->text), listed->text.length);
    digest_finish(running, digest);
    digest_free(running);
    seal_root_write(arena, list, digest, &wanted);
    bool ok = platform_read(path, SEAL_LIST_MAX, &text, proving->diagnostics);
    if (ok && (text.length != wanted.length || memcmp(text.bytes, wanted.bytes, text.length) != 0))
        report_add(proving->report, LAYER_SEAL_LIST, VERDICT_FAILED, stem, "%s",
                   _("is not the root of its seal list"));
    ok = ok && check_signature(proving, stem, &text);
    buffer_free(&text);
    buffer_free(&wanted);
    return ok;
}

// Each proof leads from its volume's line to the root. Proofs of destroyed volumes stay.
static bool check_proofs(const struct proving *proving) {
    struct arena *arena = proving->arena;
    const struct seal_list *list = &proving->listed->list;
    const unsigned char *root = merkle_root(seal_list_tree(arena, list));
    size_t size = digest_size(list->algorithm);
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++) {
        const char *row = list->rows[i].path, *slash = strrchr(row, '/');
        if (starts_with(row, SEALS_FOLDER)) continue;
        const char *name = slash ? slash + 1 : row;
        const char *file = arena_printf(arena, SEALS_FOLDER "%s/%.*s.proof", list->name,
                                        (int)strlen(name) - 4, name);
        const char *path = arena_printf(arena, "%s/%s", proving->folder, file), *line = NULL;
        const char *fault = _("is missing");
        struct buffer text = BUFFER_EMPTY;
        unsigned char reached[DIGEST_SIZE_MAX];
        enum path_kind kind = platform_look(path, proving->diagnostics);
        if (kind == PATH_UNREACHABLE) return false;
        if (kind == PATH_FILE) {
            ok = platform_read(path, 1 << 20, &text, proving->diagnostics);
            fault = seal_proof_follow(arena, buffer_text(&text), text.length, list->algorithm,
                                      &line, reached);
            if (!fault &&
                (memcmp(reached, root, size) != 0 ||
                 strcmp(line, seal_list_line(arena, &list->rows[i], list->algorithm)) != 0))
                fault = _("does not prove its volume");
        }
        buffer_free(&text);
        if (fault) report_add(proving->report, LAYER_SEAL_LIST, VERDICT_FAILED, file, "%s", fault);
    }
    return ok;
}

bool verify_list_signature(const char *folder, const struct listed *listed,
                           const struct verify_options *options, struct verify_report *report,
                           struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct proving proving = {folder, listed, options, report, diagnostics, arena};
    bool ok = check_signature(&proving, arena_printf(arena, SEALS_FOLDER "%s", listed->list.name),
                              &listed->text);
    arena_free(arena);
    return ok;
}

bool verify_list_proofs(const char *folder, const struct listed *listed,
                        const struct verify_options *options, struct verify_report *report,
                        struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct proving proving = {folder, listed, options, report, diagnostics, arena};
    bool ok = check_root(&proving) && check_proofs(&proving);
    arena_free(arena);
    return ok;
}
