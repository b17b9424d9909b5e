// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_scene.h"

#include "archive/archive.h"
#include "archive/journal.h"
#include "base/language.h"
#include "base/platform.h"
#include "volume/digest.h"

static bool load_catalogue(struct verify_scene *scene, struct diagnostics *diagnostics) {
    const char *file = arena_printf(scene->arena, "%s/%s", scene->archive, CATALOGUE_FILE);
    if (platform_path_kind(file) == PATH_MISSING) {
        report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, CATALOGUE_FILE, "%s",
                   _("is missing: what should be there is not known"));
        return true;
    }
    scene->catalogue =
        catalogue_open(scene->archive, CATALOGUE_READ, JUANCE_VERSION, sha256_of, diagnostics);
    struct volume_filter all = {.any_state = true};
    if (!scene->catalogue ||
        !catalogue_list_volumes(scene->catalogue, scene->arena, &all, &scene->volumes))
        return false;
    for (size_t i = 0; i < scene->volumes.count; i++) {
        struct catalogue_volume *volume = &scene->volumes.items[i];
        map_add(&scene->by_path, volume->path, volume);
        map_add(&scene->by_id, volume->id, volume);
    }
    return true;
}

static bool load_lists(struct verify_scene *scene, struct diagnostics *diagnostics) {
    if (!seal_lists_load(scene->archive, scene->arena, &scene->lists, scene->report, diagnostics))
        return false;
    for (size_t i = 0; i < scene->lists.count; i++) {
        const struct listed *listed = &scene->lists.items[i];
        if (!listed->whole) continue;
        struct map *map =
            listed->list.algorithm == DIGEST_SHA512 ? &scene->renewed : &scene->covers;
        for (size_t r = 0; r < listed->list.count; r++) {
            struct cover *cover = arena_alloc(scene->arena, sizeof *cover);
            *cover = (struct cover){listed, &listed->list.rows[r]};
            if (!map_add(map, cover->row->path, cover))
                *(struct cover *)map_find(map, cover->row->path) = *cover; // the newest counts
        }
    }
    return true;
}

bool scene_open(struct verify_scene *scene, const char *archive, struct diagnostics *diagnostics) {
    *scene =
        (struct verify_scene){.arena = arena_new(), .archive = archive, .report = report_new()};
    struct diagnostics silent = {.quiet = true};
    struct journal journal;
    journal_read(archive, scene->arena, &journal, &silent);
    scene->unfinished = journal.announced;
    scene->pending = journal.keeping;
    return load_catalogue(scene, diagnostics) && load_lists(scene, diagnostics);
}

bool scene_open_package(struct verify_scene *scene, const char *package,
                        struct diagnostics *diagnostics) {
    *scene =
        (struct verify_scene){.arena = arena_new(), .archive = package, .report = report_new()};
    return load_lists(scene, diagnostics);
}

void scene_close(struct verify_scene *scene) {
    catalogue_close(scene->catalogue);
    map_free(&scene->by_path);
    map_free(&scene->by_id);
    map_free(&scene->covers);
    map_free(&scene->renewed);
    map_free(&scene->unfinished);
    map_free(&scene->destroyed);
    seal_lists_free(&scene->lists);
    report_free(scene->report);
    arena_free(scene->arena);
    *scene = (struct verify_scene){0};
}
