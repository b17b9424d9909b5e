// SPDX-License-Identifier: Apache-2.0
// Which entry of a batch goes into which volume, under which name: one volume a retention class.
#ifndef JUANCE_BATCHES_VOLUME_PLAN_H
#define JUANCE_BATCHES_VOLUME_PLAN_H

#include "base/arena.h"
#include "documents/view.h"
#include "model/batch.h"
#include "model/codes.h"
#include "rules/schedule.h"

enum volume_class { CLASS_D3, CLASS_D5, CLASS_Y }; // the order in which they are finished
enum { CLASS_COUNT = 3 };

extern const char *const class_names[CLASS_COUNT]; // "D3", "D5", "Y"

struct planned_entry {
    struct material *material;
    struct entry_view *row; // of the 卷内目录
    const char *name;       // data/<part>/<id>.<extension>; NULL for what has no file
};

struct planned_volume {
    enum volume_class class;
    struct volume_view view;
    struct planned_entry *entries; // in the order of the 卷内目录
    size_t count;
    struct list rows; // the entries' rows
};

struct volume_plan {
    const struct batch *batch;
    const struct rulebook *rulebook;
    const struct config *config;
    const char *group; // <institution>-<year>-<batch no.>
    struct planned_volume volumes[CLASS_COUNT];
    bool needed[CLASS_COUNT]; // D3 and D5 exist when their class has an entry; Y always
    unsigned parts;
};

// Everything in `arena`. Revisions, supersession and the seal are filled in by the build.
void volume_plan_make(struct volume_plan *plan, const struct batch *batch,
                      const struct rulebook *rulebook, const struct config *config,
                      const struct codes *codes, struct arena *arena);

// Whether the register that this program makes of a material kind stands in the volume: it is of
// the class of the paper.
bool volume_plan_has_register(const struct volume_plan *plan, const struct planned_volume *volume,
                              const char *kind);

// Whether it lists anything on paper.
bool volume_has_paper(const struct planned_volume *volume);

#endif
