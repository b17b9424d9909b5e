// SPDX-License-Identifier: Apache-2.0
#include "batches/probe.h"

#include <string.h>

#include "base/platform.h"
#include "volume/payload.h"

// Values of the code list "fileState".
static const char *const states[] = {
    [PAYLOAD_PRESENT] = "ok",         [PAYLOAD_EMPTY] = "empty",
    [PAYLOAD_MISSING] = "missing",    [PAYLOAD_OUTSIDE] = "outside",
    [PAYLOAD_NOT_A_FILE] = "notFile", [PAYLOAD_UNREADABLE] = "unreadable",
    [PAYLOAD_CHANGING] = "changed",
};

static void fill(struct material *material, const struct payload *payload, struct arena *arena) {
    material->fileState = states[payload->result];
    if (payload->result != PAYLOAD_PRESENT) return;
    material->fileFormat = payload_format_id(payload->format);
    material->fileSize = payload->size * DECIMAL_ONE;
    if (!payload->digested) return;
    uint8_t *digest = arena_alloc(arena, SHA256_SIZE);
    memcpy(digest, payload->sha256, SHA256_SIZE);
    material->fileSha256 = digest;
}

// Names that differ only by case or normalisation would fall together on another system.
static void mark_clashes(struct batch *batch, struct arena *scratch) {
    const char **names = arena_alloc(scratch, batch->material.count * sizeof *names);
    struct material **materials = arena_alloc(scratch, batch->material.count * sizeof *materials);
    size_t count = 0;
    for (EACH(struct material, material, batch->material)) {
        if (!material->file || strcmp(material->fileState, states[PAYLOAD_OUTSIDE]) == 0) continue;
        names[count] = material->file;
        materials[count++] = material;
    }
    const struct payload_clash *clashes;
    size_t found = payload_names(scratch, batch->sourceFolder, names, count, &clashes);
    for (size_t i = 0; i < found; i++) materials[clashes[i].index]->fileState = "collides";
}

bool probe_payload(struct batch *batch, bool digest, struct arena *arena,
                   struct diagnostics *diagnostics) {
    int folder = platform_open_folder(batch->sourceFolder, diagnostics);
    if (folder < 0) return false;
    for (EACH(struct material, material, batch->material)) {
        if (!material->file) continue;
        struct payload payload;
        payload_probe(folder, material->file, digest, &payload);
        fill(material, &payload, arena);
    }
    platform_close(folder);
    struct arena *scratch = arena_new();
    mark_clashes(batch, scratch);
    arena_free(scratch);
    return true;
}
