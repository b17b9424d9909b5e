// SPDX-License-Identifier: Apache-2.0
// juance seal: a signed and stamped list over all volumes that no list covers yet.
#ifndef JUANCE_ARCHIVE_SEALING_H
#define JUANCE_ARCHIVE_SEALING_H

#include <stdbool.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diagnostics.h"

struct sealing_result {
    const char *list; // path of the new list; NULL: every volume was covered already
    size_t volumes;   // that it covers
    size_t adopted;   // that a list of a killed run covered without the catalogue knowing
    bool stamped;     // with trusted time
};

// Reads every volume to be listed and refuses the list when one is not what the catalogue says
// (STATUS_FINDINGS). The list appears under its name after its proofs, signature and token, and the
// catalogue knows it last; a killed run leaves nothing that counts. Texts are in `arena`. False
// after a diagnosis.
//
// `renew`: a new list with SHA-512 over every volume, list, signature, token and proof. The archive
// is open for writing and signs.
bool sealing_run(struct archive *archive, bool renew, struct arena *arena,
                 struct sealing_result *result, struct diagnostics *diagnostics);

#endif
