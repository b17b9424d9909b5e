// SPDX-License-Identifier: Apache-2.0
// The entries of one volume in the order in which they are written, and the tag files that the
// writer makes itself: bagit.txt, bag-info.txt, VERIFY.txt, the manifests, seal/.
#ifndef JUANCE_VOLUME_PLAN_H
#define JUANCE_VOLUME_PLAN_H

#include "volume/content.h"
#include "volume/volume_writer.h"

enum item_kind { ITEM_MEMORY, ITEM_FILE, ITEM_MANIFEST, ITEM_TAG_MANIFEST, ITEM_SEAL };

struct plan_item {
    enum item_kind kind;
    const char *zip_name;             // ID/...
    const struct volume_entry *entry; // the caller's; NULL for our own tag files
    const void *bytes;                // what memory, manifests and seal hold
    struct volume_file *file;         // name, size, digest
};

struct plan {
    const struct volume_request *request;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct plan_item *items;
    size_t count;
    size_t current; // being written; `count` before and after
    struct content *content;
    struct buffer manifest, tag_manifest, bag_info, text;
    struct buffer *seals; // one a name of request->seal; filled when the first is reached
    bool sealed;
};

// Refuses names that entry_name.h does not allow and names that collide; wrong order is a mistake
// of the caller. Sets payload size and count and the files of `written`. plan_free() in every case.
bool plan_make(struct plan *plan, struct arena *arena, const struct volume_request *request,
               struct volume_written *written, struct diagnostics *diagnostics);
void plan_free(struct plan *plan);

// Everything before the item is written and its digest known: makes manifests and seal, tells
// sizes.
bool plan_prepare(struct plan *plan, size_t index, int64_t *size);

#endif
