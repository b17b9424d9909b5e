// SPDX-License-Identifier: Apache-2.0
// What an archive says its volumes are: the catalogue's rows and the seal lists. Loaded before the
// volumes are verified, and only read afterwards, by any thread.
#ifndef JUANCE_VERIFY_VERIFY_SCENE_H
#define JUANCE_VERIFY_VERIFY_SCENE_H

#include <stdbool.h>

#include "archive/seal_lists.h"
#include "base/map.h"
#include "catalogue/database.h"
#include "model/keeping.h"

// The line of a seal list that names a volume.
struct cover {
    const struct listed *listed;
    const struct seal_list_row *row;
};

struct verify_scene {
    struct arena *arena;
    const char *archive;         // its folder
    struct catalogue *catalogue; // NULL: there is none
    struct catalogue_volumes volumes;
    struct map by_path, by_id; // struct catalogue_volume
    struct seal_lists lists;
    struct map covers, renewed;    // by path: struct cover of a list with SHA-256; with SHA-512
    struct map unfinished;         // paths that an interrupted (or running) writer announced
    struct map destroyed;          // ids of volumes, by registers of destruction that lie here
    const struct keeping *pending; // a destruction that is not recorded yet; NULL
    struct verify_report *report;  // what concerns the archive as a whole
};

// False after a diagnosis. An archive without catalogue or lists is a scene too.
bool scene_open(struct verify_scene *scene, const char *archive, struct diagnostics *diagnostics);
// A hand-over package: volumes and seal lists, but no catalogue.
bool scene_open_package(struct verify_scene *scene, const char *package,
                        struct diagnostics *diagnostics);
void scene_close(struct verify_scene *scene);

#endif
