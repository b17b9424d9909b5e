// SPDX-License-Identifier: Apache-2.0
#include "volume/content.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/digest.h"
#include "volume/payload.h"
#include "volume/plan.h"

enum { PIECE = 1024 * 1024 };

struct content {
    struct diagnostics *diagnostics;
    const struct plan_item *item;
    struct digest *digest;
    int descriptor; // -1 for a content in memory
    struct file_state before;
    int64_t total; // bytes given out or waiting in `piece`
    unsigned char *piece;
    const unsigned char *at; // what is left of the piece, or of the memory
    size_t left;
};

struct content *content_new(struct diagnostics *diagnostics) {
    struct content *content = memory_zeroed(sizeof *content);
    content->diagnostics = diagnostics;
    content->digest = digest_new(DIGEST_SHA256);
    content->descriptor = -1;
    content->piece = memory_zeroed(PIECE);
    return content;
}

void content_free(struct content *content) {
    if (!content) return;
    platform_close(content->descriptor);
    digest_free(content->digest);
    free(content->piece);
    free(content);
}

static const char *place(const struct content *content) {
    return content->item->entry ? content->item->entry->file : content->item->file->name;
}

static bool changed(struct content *content) {
    return diagnose(content->diagnostics, STATUS_INPUT, place(content), 0,
                    _("the file changed while it was read for \"%s\"; the volume was not made. Let "
                      "whoever writes it finish, and build again"),
                    content->item->file->name);
}

static bool open_file(struct content *content) {
    const struct volume_entry *entry = content->item->entry;
    enum open_result result =
        platform_open_beneath(entry->folder, entry->file, &content->descriptor);
    if (result != OPEN_OK)
        return diagnose(content->diagnostics, STATUS_INPUT, entry->file, 0, "%s",
                        payload_result_text(payload_result_of(result)));
    if (!platform_state(content->descriptor, &content->before))
        return diagnose(content->diagnostics, STATUS_INPUT, entry->file, 0, "%s",
                        payload_result_text(PAYLOAD_UNREADABLE));
    if (content->before.size == entry->size) return true;
    return diagnose(content->diagnostics, STATUS_INPUT, entry->file, 0,
                    _("has %" PRId64 " bytes now and had %" PRId64
                      " when it was checked; the volume was not made. Check and build again"),
                    content->before.size, entry->size);
}

bool content_begin(struct content *content, const struct plan_item *item) {
    platform_close(content->descriptor);
    content->descriptor = -1;
    content->item = item;
    content->total = 0;
    content->left = 0;
    if (item->kind == ITEM_FILE) return open_file(content);
    content->at = item->bytes;
    content->left = (size_t)item->file->size;
    content->total = item->file->size;
    digest_add(content->digest, content->at, content->left);
    return true;
}

static bool next_piece(struct content *content) {
    int64_t got = platform_read_some(content->descriptor, content->piece, PIECE);
    if (got < 0)
        return diagnose(content->diagnostics, STATUS_ENVIRONMENT, place(content), 0,
                        _("cannot be read to its end"));
    content->at = content->piece;
    content->left = (size_t)got;
    content->total += got;
    digest_add(content->digest, content->piece, (size_t)got);
    return content->total <= content->before.size || changed(content);
}

int64_t content_read(struct content *content, void *bytes, size_t capacity) {
    if (content->left == 0 && content->descriptor >= 0 && !next_piece(content)) return -1;
    size_t length = content->left < capacity ? content->left : capacity;
    if (length > 0) memcpy(bytes, content->at, length);
    content->at += length;
    content->left -= length;
    return (int64_t)length;
}

static bool same_state(const struct file_state *one, const struct file_state *other) {
    return one->size == other->size && one->modified_ns == other->modified_ns &&
           one->changed_ns == other->changed_ns && one->inode == other->inode &&
           one->device == other->device;
}

bool content_end(struct content *content, unsigned char *sha256) {
    digest_finish(content->digest, sha256);
    if (content->descriptor >= 0) {
        struct file_state after;
        bool same = platform_state(content->descriptor, &after) &&
                    same_state(&content->before, &after) && content->total == after.size;
        platform_close(content->descriptor);
        content->descriptor = -1;
        if (!same) return changed(content);
    }
    const struct volume_entry *entry = content->item->entry;
    if (!entry || !entry->sha256 || memcmp(entry->sha256, sha256, SHA256_SIZE) == 0) return true;
    char found[SHA256_HEX], declared[SHA256_HEX];
    return diagnose(
        content->diagnostics, STATUS_FINDINGS, place(content), 0,
        _("has the SHA-256 %s, but %s was declared for \"%s\"; the volume was not made"),
        hex_write(sha256, SHA256_SIZE, found), hex_write(entry->sha256, SHA256_SIZE, declared),
        content->item->file->name);
}
