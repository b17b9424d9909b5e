// SPDX-License-Identifier: Apache-2.0
#include "volume/store_folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

enum { PIECE = 1024 * 1024, DEPTH_MAX = 64 };

struct walk {
    struct store *store;
    const char *path;
    struct verify_report *report;
    struct diagnostics *diagnostics;
    size_t capacity;
};

static bool add_file(struct walk *walk, const char *name) {
    struct store *store = walk->store;
    int descriptor;
    enum open_result result = platform_open_beneath(store->folder, name, &descriptor);
    struct file_state state = {0};
    if (result != OPEN_OK || !platform_state(descriptor, &state)) {
        report_add(walk->report, LAYER_STRUCTURE, VERDICT_FAILED, name,
                   result == OPEN_OUTSIDE ? _("is a link that leads out of the bag")
                                          : _("is not a file that can be read"));
        platform_close(descriptor);
        return false;
    }
    platform_close(descriptor);
    if (store->count == walk->capacity) {
        walk->capacity = walk->capacity ? walk->capacity * 2 : 64;
        store->files = memory_resize(store->files, walk->capacity * sizeof *store->files);
    }
    store->files[store->count++] = (struct store_file){name, state.size, 0};
    return true;
}

static bool walk_folder(struct walk *walk, const char *folder, int depth) {
    struct arena *arena = walk->store->arena;
    const char *path = *folder ? arena_printf(arena, "%s/%s", walk->path, folder) : walk->path;
    const char *const *names = platform_list(arena, path, walk->diagnostics);
    if (!names) return false;
    if (depth > DEPTH_MAX) {
        report_add(walk->report, LAYER_STRUCTURE, VERDICT_FAILED, folder,
                   _("lies more than %d folders deep, or a link leads in a circle"), DEPTH_MAX);
        return false;
    }
    bool ok = true;
    for (; ok && *names; names++) {
        const char *name = *folder ? arena_printf(arena, "%s/%s", folder, *names) : *names;
        if (platform_path_kind(arena_printf(arena, "%s/%s", walk->path, name)) == PATH_FOLDER)
            ok = walk_folder(walk, name, depth + 1);
        else
            add_file(walk, name); // its fault is reported; the others are still looked at
    }
    return ok;
}

static int by_name(const void *a, const void *b) {
    const struct store_file *one = a, *other = b;
    return strcmp(one->name, other->name);
}

struct store *store_open_folder(const char *path, struct verify_report *report,
                                struct diagnostics *diagnostics) {
    struct store *store = store_new();
    store->rules = ZIP_FOREIGN;
    store->folder = platform_open_folder(path, diagnostics);
    struct walk walk = {store, path, report, diagnostics, 0};
    bool ok = store->folder >= 0 && walk_folder(&walk, "", 0);
    struct store_file *found = store->files;
    store->files = arena_alloc(store->arena, store->count * sizeof *found);
    if (store->count > 0) {
        qsort(found, store->count, sizeof *found, by_name);
        memcpy(store->files, found, store->count * sizeof *found);
    }
    free(found);
    if (!ok) {
        store_free(store);
        return NULL;
    }
    store_index(store);
    return store;
}

bool store_folder_stream(struct store *store, const struct store_file *file, store_sink *sink,
                         void *context, struct verify_report *report) {
    int descriptor;
    bool ok = platform_open_beneath(store->folder, file->name, &descriptor) == OPEN_OK;
    unsigned char *piece = memory_zeroed(PIECE);
    int64_t total = 0, got = 0;
    while (ok && (got = platform_read_some(descriptor, piece, PIECE)) > 0) {
        total += got;
        ok = total <= file->size && sink(context, piece, (size_t)got);
    }
    platform_close(descriptor);
    free(piece);
    if (ok && got == 0 && total == file->size) return true;
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, file->name,
               _("cannot be read to its end, or changes while it is read"));
    return false;
}
