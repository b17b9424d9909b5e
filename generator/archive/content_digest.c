// SPDX-License-Identifier: Apache-2.0
#include "archive/content_digest.h"

#include "base/map.h"
#include "volume/digest.h"
#include "xml/writer.h"

void content_add(struct digest *digest, const struct material *material,
                 const unsigned char *sha256, struct arena *scratch) {
    struct buffer text = BUFFER_EMPTY;
    struct xml_writer xml = xml_writer_start(&text);
    xml_record(&xml, &material_kind, &material->record, NULL, false, scratch);
    digest_add(digest, text.bytes, text.length);
    if (sha256) digest_add(digest, sha256, SHA256_SIZE);
    buffer_free(&text);
}

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
