// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_content.h"

#include "archive/content_digest.h"

void content_digest(const struct batch *batch, const struct planned_volume *volume,
                    unsigned char into[SHA256_SIZE]) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < volume->count; i++) {
        const struct planned_entry *entry = &volume->entries[i];
        content_add(digest, entry->material, entry->name ? entry->material->fileSha256 : NULL,
                    scratch);
        arena_reset(scratch);
    }
    if (volume->class == CLASS_D5) digest_add(digest, batch->sourceSha256, SHA256_SIZE);
    digest_finish(digest, into);
    digest_free(digest);
    arena_free(scratch);
}
