// SPDX-License-Identifier: Apache-2.0
#include "archive/content_digest.h"

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
