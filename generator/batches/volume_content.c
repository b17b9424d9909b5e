// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_content.h"

#include "archive/content_digest.h"
#include "base/map.h"
#include "volume/digest.h"

void content_digest(const struct batch *batch, const struct planned_volume *volume,
                    const struct volume_written *written, unsigned char into[SHA256_SIZE]) {
    struct map files = {0};
    for (size_t i = 0; written && i < written->count; i++)
        map_add(&files, written->files[i].name, (void *)written->files[i].sha256);
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < volume->count; i++) {
        const struct planned_entry *entry = &volume->entries[i];
        const uint8_t *sha256 = NULL;
        if (entry->name)
            sha256 = written ? map_find(&files, entry->name) : entry->material->fileSha256;
        content_add(digest, entry->material, sha256, scratch);
        arena_reset(scratch);
    }
    if (volume->class == CLASS_D5) digest_add(digest, batch->sourceSha256, SHA256_SIZE);
    digest_finish(digest, into);
    digest_free(digest);
    arena_free(scratch);
    map_free(&files);
}
