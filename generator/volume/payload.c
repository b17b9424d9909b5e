// SPDX-License-Identifier: Apache-2.0
#include "volume/payload.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"

enum { PIECE = 1024 * 1024 };

static const char *const results[] = {
    [PAYLOAD_PRESENT] = N_("is there"),
    [PAYLOAD_EMPTY] = N_("is empty"),
    [PAYLOAD_MISSING] = N_("does not exist"),
    [PAYLOAD_OUTSIDE] = N_("leads out of the export's folder"),
    [PAYLOAD_NOT_A_FILE] = N_("is not a regular file"),
    [PAYLOAD_UNREADABLE] = N_("cannot be read"),
    [PAYLOAD_CHANGING] = N_("changed while it was read"),
};

const char *payload_result_text(enum payload_result result) {
    return _(results[result]);
}

enum payload_result payload_result_of(enum open_result result) {
    static const enum payload_result same[] = {
        [OPEN_OK] = PAYLOAD_PRESENT,
        [OPEN_MISSING] = PAYLOAD_MISSING,
        [OPEN_OUTSIDE] = PAYLOAD_OUTSIDE,
        [OPEN_NOT_A_FILE] = PAYLOAD_NOT_A_FILE,
        [OPEN_UNREADABLE] = PAYLOAD_UNREADABLE,
    };
    return same[result];
}

static bool read_at(int descriptor, int64_t offset, unsigned char *bytes, size_t length) {
    while (length > 0) {
        int64_t got = platform_read_at(descriptor, offset, bytes, length);
        if (got <= 0) return false;
        bytes += got;
        offset += got;
        length -= (size_t)got;
    }
    return true;
}

static bool look_at(int descriptor, struct payload *payload) {
    size_t head = payload->size < SNIFF_HEAD ? (size_t)payload->size : SNIFF_HEAD;
    size_t tail = payload->size < SNIFF_TAIL ? (size_t)payload->size : SNIFF_TAIL;
    unsigned char *bytes = memory_zeroed(head + tail);
    bool ok = read_at(descriptor, 0, bytes, head) &&
              read_at(descriptor, payload->size - (int64_t)tail, bytes + head, tail);
    if (ok) payload->format = sniff(bytes, head, bytes + head, tail, payload->size);
    free(bytes);
    return ok;
}

static enum payload_result digest_all(int descriptor, const struct file_state *before,
                                      struct payload *payload) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    // Most files of a batch are small: clearing a megabyte for each would take longer than reading
    // it.
    size_t capacity = before->size < PIECE ? (size_t)before->size + 1 : PIECE;
    unsigned char *piece = memory_zeroed(capacity);
    int64_t total = 0, got;
    while ((got = platform_read_some(descriptor, piece, capacity)) > 0 && total <= before->size) {
        digest_add(digest, piece, (size_t)got);
        total += got;
    }
    digest_finish(digest, payload->sha256);
    digest_free(digest);
    free(piece);
    struct file_state after;
    if (got < 0 || !platform_state(descriptor, &after)) return PAYLOAD_UNREADABLE;
    bool same = total == before->size && after.size == before->size &&
                after.modified_ns == before->modified_ns && after.changed_ns == before->changed_ns;
    payload->digested = same;
    return same ? PAYLOAD_PRESENT : PAYLOAD_CHANGING;
}

void payload_probe(int folder, const char *relative, bool digest, struct payload *payload) {
    *payload = (struct payload){.format = FORMAT_UNKNOWN};
    int descriptor;
    payload->result = payload_result_of(platform_open_beneath(folder, relative, &descriptor));
    if (payload->result != PAYLOAD_PRESENT) return;
    struct file_state before;
    if (!platform_state(descriptor, &before)) {
        payload->result = PAYLOAD_UNREADABLE;
    } else if (before.size == 0) {
        payload->result = PAYLOAD_EMPTY;
    } else {
        payload->size = before.size;
        if (!look_at(descriptor, payload))
            payload->result = PAYLOAD_UNREADABLE;
        else if (digest)
            payload->result = digest_all(descriptor, &before, payload);
    }
    platform_close(descriptor);
}
