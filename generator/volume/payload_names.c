// SPDX-License-Identifier: Apache-2.0
// Names that a file system elsewhere would take for one: the volume could not be unpacked there, or
// one file would silently stand for the other.
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "volume/payload.h"

struct names {
    struct arena *arena;
    const char *path;
    struct map declared; // folded path of a file or folder -> the spelling that came first
    struct map folders;  // folder's name, "" for the top -> struct folder *
    struct payload_clash *clashes;
    size_t count;
};

static const char *fold(struct arena *arena, const char *text) {
    char *folded = utf8_fold(text);
    const char *copy = arena_copy(arena, folded ? folded : text);
    free(folded);
    return copy;
}

// What lies in a folder, by folded name: the first spelling, and another one where there is any.
struct folder {
    struct map first, other;
};

static const struct folder *folder_of(struct names *names, const char *name) {
    struct folder *folder = map_find(&names->folders, name);
    if (folder) return folder;
    folder = arena_alloc(names->arena, sizeof *folder);
    map_add(&names->folders, name, folder);
    struct diagnostics silent = {.quiet = true}; // a missing folder is a missing file's finding
    const char *path = *name ? arena_printf(names->arena, "%s/%s", names->path, name) : names->path;
    const char *const *list =
        platform_path_kind(path) == PATH_FOLDER ? platform_list(names->arena, path, &silent) : NULL;
    for (; list && *list; list++) {
        const char *folded = fold(names->arena, *list);
        if (!map_add(&folder->first, folded, (void *)*list))
            map_add(&folder->other, folded, (void *)*list);
    }
    return folder;
}

// Another name in the folder on disk that folds to the same; NULL when there is none.
static const char *twin_on_disk(struct names *names, const char *in, const char *component) {
    const struct folder *folder = folder_of(names, in);
    const char *folded = fold(names->arena, component);
    const char *found = map_find(&folder->first, folded);
    return found && strcmp(found, component) == 0 ? map_find(&folder->other, folded) : found;
}

static void free_folders(struct map *folders) {
    for (size_t i = 0; i < folders->count; i++) {
        struct folder *folder = folders->entries[i].value;
        map_free(&folder->first);
        map_free(&folder->other);
    }
    map_free(folders);
}

static void clash(struct names *names, enum name_clash kind, size_t index, const char *other) {
    names->clashes[names->count++] = (struct payload_clash){kind, index, other};
}

// `name` up to `length` against what was declared before and what lies beside it.
static bool check_up_to(struct names *names, size_t index, const char *name, size_t length) {
    const char *part = arena_copy_bytes(names->arena, name, length);
    const char *folded = fold(names->arena, part);
    if (!map_add(&names->declared, folded, (void *)part)) {
        const char *other = map_find(&names->declared, folded);
        if (strcmp(other, part) == 0) return true; // the same folder, or the same file again
        clash(names, NAMES_DECLARED, index, other);
        return false;
    }
    const char *slash = strrchr(part, '/');
    const char *folder = slash ? arena_copy_bytes(names->arena, part, (size_t)(slash - part)) : "";
    const char *twin = twin_on_disk(names, folder, slash ? slash + 1 : part);
    if (!twin) return true;
    clash(names, NAMES_ON_DISK, index,
          *folder ? arena_printf(names->arena, "%s/%s", folder, twin) : twin);
    return false;
}

static void check_name(struct names *names, size_t index, const char *name) {
    if (!utf8_valid(name, strlen(name)) || strstr(name, "..")) return; // refused when it is opened
    for (size_t end = 0;; end++) {
        end += strcspn(name + end, "/");
        if (end > 0 && !check_up_to(names, index, name, end)) return;
        if (name[end] == '\0') return;
    }
}

size_t payload_names(struct arena *arena, const char *path, const char *const *declared,
                     size_t count, const struct payload_clash **clashes) {
    struct names names = {.arena = arena, .path = path};
    names.clashes = arena_alloc(arena, count * sizeof *names.clashes);
    for (size_t i = 0; i < count; i++) check_name(&names, i, declared[i]);
    map_free(&names.declared);
    free_folders(&names.folders);
    *clashes = names.clashes;
    return names.count;
}
