// SPDX-License-Identifier: Apache-2.0
// Payload files: what an export declares and its folder holds. They are looked up below that folder
// only.
#ifndef JUANCE_VOLUME_PAYLOAD_H
#define JUANCE_VOLUME_PAYLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/platform.h"
#include "volume/digest.h"
#include "volume/sniff.h"

enum payload_result {
    PAYLOAD_PRESENT,
    PAYLOAD_EMPTY, // 0 bytes
    PAYLOAD_MISSING,
    PAYLOAD_OUTSIDE,    // absolute, "..", or a link that leads out
    PAYLOAD_NOT_A_FILE, // folder, FIFO, socket, device
    PAYLOAD_UNREADABLE,
    PAYLOAD_CHANGING, // it changed while it was read; only when the digest was asked for
};

const char *payload_result_text(enum payload_result result); // translated: "does not exist"
enum payload_result payload_result_of(enum open_result result);

struct payload {
    enum payload_result result;
    int64_t size;               // bytes; 0 unless PRESENT
    enum payload_format format; // what its bytes look like
    bool digested;              // sha256 is known
    unsigned char sha256[SHA256_SIZE];
};

// Opens `relative` below `folder` (platform_open_folder()) and looks at its beginning and end;
// reads it whole when `digest` is wanted. Never fails: what is wrong is the result.
void payload_probe(int folder, const char *relative, bool digest, struct payload *payload);

// ---- names ------------------------------------------------------------------------------------
enum name_clash {
    NAMES_DECLARED, // two declared names differ only by case or normalisation
    NAMES_ON_DISK,  // a name in the folder differs so from a declared one
};

struct payload_clash {
    enum name_clash kind;
    size_t index;      // into the declared names
    const char *other; // the other name, relative to the export's folder
};

// Holds all declared names of a batch against each other and against what lies in the folder at
// `path`, each component by itself (A/x beside a/y clashes). One clash a name at most; they come
// ordered by index, allocated in `arena`. Folders that cannot be listed hold nothing.
size_t payload_names(struct arena *arena, const char *path, const char *const *names, size_t count,
                     const struct payload_clash **clashes);

#endif
