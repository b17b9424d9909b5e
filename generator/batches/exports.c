// SPDX-License-Identifier: Apache-2.0
#include "batches/exports.h"

#include <string.h>
#include <strings.h>

#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/workers.h"
#include "model/batch.h"
#include "xml/reader.h"

#include <stdlib.h>

enum { MOST_LOOKED_AT = 10000 }; // files and folders behind a link

static const char *folder_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return arena_copy_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

static bool is_export(const struct xml_glance glances[2]) {
    return glances[0].namespace_uri && strcmp(glances[0].namespace_uri, BATCH_NAMESPACE) == 0;
}

// The program's other kinds are left to their commands.
static bool is_ours(const struct xml_glance glances[2]) {
    return glances[0].namespace_uri && strncmp(glances[0].namespace_uri, "urn:juance:", 11) == 0;
}

static void add_twin(struct arena *arena, struct export_twins *twins, const char *path) {
    if (twins->count == twins->capacity) {
        twins->capacity = twins->capacity ? 2 * twins->capacity : 1;
        const char **paths = arena_alloc(arena, twins->capacity * sizeof *paths);
        if (twins->count) memcpy(paths, twins->paths, twins->count * sizeof *paths);
        twins->paths = paths;
    }
    twins->paths[twins->count++] = path;
}

static void add(struct export_set *set, const char *path, const struct xml_glance glances[2]) {
    if (!map_add(&set->seen, path, NULL)) return; // named twice
    if (set->count == set->capacity) {
        set->capacity = set->capacity ? set->capacity * 2 : 16;
        set->inputs = memory_resize(set->inputs, set->capacity * sizeof *set->inputs);
    }
    const char *identity =
        arena_printf(set->arena, "\n%s\n%s\n%s", xml_glance_at(&glances[1], "code"),
                     xml_glance_at(&glances[0], "year"), xml_glance_at(&glances[0], "number"));
    struct export_twins *twins = map_find(&set->seen, identity);
    if (!twins) {
        twins = arena_alloc(set->arena, sizeof *twins);
        *twins = (struct export_twins){0};
        map_add(&set->seen, identity, twins);
    }
    add_twin(set->arena, twins, path);
    set->inputs[set->count++] = (struct export_input){path, folder_of(set->arena, path),
                                                      xml_glance_at(&glances[1], "code"), twins};
}

// What a stranger is worth in the map: the text cannot be made out at all.
static char broken;

static bool is_xml_name(const char *name) {
    size_t length = strlen(name);
    return length >= 4 && strcasecmp(name + length - 4, ".xml") == 0;
}

// True when it is an export, or may be one.
static bool take_file(struct export_set *set, const char *path) {
    struct xml_glance glances[2];
    bool readable = xml_look(path, set->arena, glances);
    if (readable && is_export(glances)) {
        add(set, path, glances);
        return true;
    }
    if (!readable)
        map_add(&set->strangers, path, &broken);
    else if (!is_ours(glances))
        map_add(&set->strangers, path, NULL);
    return !readable;
}

static bool lies_below(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || ends_with(folder, "/"));
}

// One search of an operand.
struct search {
    struct export_set *set;
    const char *root; // the operand's folder without links; NULL: it cannot be found out
    struct diagnostics *diagnostics;
};

// Whether an export stands in a folder that is not searched, as far as it is looked at: `left` more
// files and folders. Too many, and it may.
static bool holds_export(const char *folder, struct arena *arena, unsigned *left) {
    struct diagnostics silent = {.quiet = true};
    const char *const *names = platform_list(arena, folder, &silent);
    if (!names) return true;
    for (; *names; names++) {
        if (*left == 0) return true;
        --*left;
        const char *path = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_link_kind(path);
        struct xml_glance glances[2];
        if (kind == PATH_FOLDER && holds_export(path, arena, left)) return true;
        if (kind == PATH_FILE && is_xml_name(*names) &&
            (!xml_look(path, arena, glances) || is_export(glances)))
            return true;
    }
    return false;
}

// Following links would read a folder twice, or the whole disk. What lies below the operand is met
// there under its own name.
static void take_link(struct search *search, const char *path, const char *name) {
    struct arena *arena = search->set->arena;
    const char *target = platform_absolute(arena, path);
    bool xml = is_xml_name(name) || (target && is_xml_name(target));
    enum path_kind kind = platform_path_kind(path);
    if (kind != PATH_FOLDER && !xml) return; // payload, which its export declares
    bool met = target && search->root && (is_xml_name(target) || kind == PATH_FOLDER) &&
               (strcmp(target, search->root) == 0 || lies_below(target, search->root));
    if (met) return;
    struct xml_glance glances[2];
    unsigned left = MOST_LOOKED_AT;
    if (kind == PATH_FILE && xml_look(path, arena, glances) && !is_export(glances)) return;
    if (kind == PATH_FOLDER && !holds_export(path, arena, &left)) return;
    if (kind == PATH_UNREACHABLE)
        platform_reachable(path, search->diagnostics);
    else
        diagnose(search->diagnostics, STATUS_INPUT, path, 0,
                 kind == PATH_MISSING
                     ? _("is a link that leads nowhere")
                     : _("is a link out of the folder that is searched, and not followed; name "
                         "what it leads to (%s)"),
                 target ? target : "?");
}

// True when there is an export below the folder, whether or not it was named before.
static bool search_folder(struct search *search, const char *folder) {
    bool found = false;
    struct export_set *set = search->set;
    const char *const *names = platform_list(set->arena, folder, search->diagnostics);
    if (!names) return true; // told; what it holds is not known
    for (; *names; names++) {
        bool slash = ends_with(folder, "/");
        const char *path = arena_printf(set->arena, "%s%s%s", folder, slash ? "" : "/", *names);
        switch (platform_link_kind(path)) {
        case PATH_FOLDER:
            found |= search_folder(search, path);
            break;
        case PATH_FILE:
            if (is_xml_name(*names)) found |= take_file(set, path);
            break;
        case PATH_OTHER:
            if (platform_is_link(path))
                take_link(search, path, *names);
            else if (is_xml_name(*names))
                diagnose(search->diagnostics, STATUS_INPUT, path, 0,
                         _("is neither a file nor a folder"));
            break;
        case PATH_UNREACHABLE:
            platform_reachable(path, search->diagnostics);
            break;
        case PATH_MISSING: // it was there a moment ago
            break;
        }
    }
    return found;
}

static void take_folder(struct export_set *set, const char *path, struct diagnostics *diagnostics) {
    struct search search = {set, platform_absolute(set->arena, path), diagnostics};
    unsigned before = diagnostics->count;
    if (search_folder(&search, path) || diagnostics->count > before) return;
    set->empty_folder = !set->strangers.count;
    diagnose(diagnostics, STATUS_INPUT, path, 0, _("holds no export (an XML file of namespace %s)"),
             BATCH_NAMESPACE);
}

struct export_set exports_collect(char *const *operands, size_t count, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    struct export_set set = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        const char *path = operands[i];
        struct xml_glance glances[2];
        switch (platform_path_kind(path)) {
        case PATH_MISSING:
            diagnose(diagnostics, STATUS_INPUT, path, 0, _("there is no such file or folder"));
            break;
        case PATH_OTHER:
            diagnose(diagnostics, STATUS_INPUT, path, 0, _("is neither a file nor a folder"));
            break;
        case PATH_FOLDER:
            take_folder(&set, path, diagnostics);
            break;
        case PATH_UNREACHABLE:
            platform_reachable(path, diagnostics);
            break;
        case PATH_FILE:
            // Broken XML is left to the reader, which says where it is broken.
            if (!xml_look(path, arena, glances) || is_export(glances))
                add(&set, path, glances);
            else
                diagnose(diagnostics, STATUS_INPUT, path, 0,
                         _("is no assessment batch export: its root is <%s> of namespace %s, not "
                           "<batch> of %s"),
                         glances[0].name,
                         glances[0].namespace_uri ? glances[0].namespace_uri : _("none"),
                         BATCH_NAMESPACE);
        }
    }
    return set;
}

const size_t *exports_in_turn(const struct export_set *set) {
    size_t *before = arena_alloc(set->arena, (set->count + 1) * sizeof *before);
    struct map last = {0}; // by institution: the index of its last one so far
    for (size_t i = 0; i < set->count; i++) {
        const char *institution = set->inputs[i].institution;
        size_t *index = map_find(&last, institution);
        before[i] = index ? *index : WORK_WAITS_FOR_NOTHING;
        if (!index) {
            index = arena_alloc(set->arena, sizeof *index);
            map_add(&last, institution, index);
        }
        *index = i;
    }
    map_free(&last);
    return before;
}

void exports_free(struct export_set *set) {
    free(set->inputs);
    map_free(&set->strangers);
    map_free(&set->seen);
}

void exports_declare(struct export_set *set, const char *folder, const char *file) {
    if (set->strangers.count == 0) return;
    const char *path =
        arena_printf(set->arena, "%s%s%s", folder, ends_with(folder, "/") ? "" : "/", file);
    if (map_has(&set->strangers, path))
        map_add(&set->seen, arena_printf(set->arena, "payload\n%s", path), NULL);
}

// Read as the export that it may be meant for: not even its root element is to be made out, so that
// no schema is needed to say what is wrong with it.
static void tell_broken(const char *path, struct diagnostics *diagnostics) {
    static const struct xml_format format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind, NULL};
    struct arena *arena = arena_new();
    xml_read(&format, NULL, path, (struct xml_tap){0}, arena, diagnostics);
    arena_free(arena);
}

void exports_tell_strangers(const struct export_set *set, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < set->strangers.count; i++) {
        const char *path = set->strangers.entries[i].key;
        if (map_has(&set->seen, arena_printf(set->arena, "payload\n%s", path))) continue;
        if (set->strangers.entries[i].value == &broken)
            tell_broken(path, diagnostics);
        else
            diagnose(diagnostics, STATUS_INPUT, path, 0,
                     _("is of no kind that this program knows, and no export here declares it; "
                       "remove it or export it again"));
    }
}
