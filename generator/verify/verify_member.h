// SPDX-License-Identifier: Apache-2.0
// One volume verified: by itself, and, where it stands in an archive, against what the archive
// says.
#ifndef JUANCE_VERIFY_VERIFY_MEMBER_H
#define JUANCE_VERIFY_VERIFY_MEMBER_H

#include <stdbool.h>

#include "base/messages.h"
#include "verify/verify_scene.h"
#include "volume/verify_volume.h"

// Shared by all volumes of a run; read-only.
struct member_options {
    struct verify_options verify;
};

// What another volume's tag manifest must have as its digest, as this volume's record says.
struct sibling_claim {
    const char *volume;
    unsigned char sha256[SHA256_SIZE];
};

struct member {
    const char *path;                 // as it was found
    const char *relative;             // within the archive; NULL: it stands in none
    const struct verify_scene *scene; // NULL: it stands in none
    bool resumed;                     // verified before an interruption: verdicts and claims only
    // Made by member_verify(); member_settle() frees report and messages, the rest stays.
    struct arena *arena;
    struct messages messages;
    struct diagnostics diagnostics;
    struct verify_report *report;
    bool ok;
    // Kept for the archive as a whole; in an arena of the caller's.
    const char *id;                          // NULL: could not be read
    unsigned char tag_manifest[SHA256_SIZE]; // as computed
    const struct sibling_claim *claims;
    size_t claim_count;
    size_t failures;
    enum verify_verdict verdicts[VERIFY_LAYERS];
    bool looked_at[VERIFY_LAYERS];
};

// On any thread.
void member_verify(struct member *member, const struct member_options *options);
// Copies what is kept into `arena` and frees everything else.
void member_settle(struct member *member, struct arena *arena);

#endif
