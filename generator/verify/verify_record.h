// SPDX-License-Identifier: Apache-2.0
// A verification as events of the archive's history. Only when it is asked for (`verify --record`):
// readers need no lock and no permission to write.
#ifndef JUANCE_VERIFY_VERIFY_RECORD_H
#define JUANCE_VERIFY_VERIFY_RECORD_H

#include "verify/verify_member.h"

struct verify_outcome {
    const char *archive;
    bool whole;                   // all of it; else `members` is one volume
    const struct member *members; // settled
    size_t count, failures;       // failures: of the archive as a whole
};

// Of a whole archive one event "verified" about "archive", and one about each volume that failed;
// of one volume the event about it. Waits up to `wait` seconds for the archive's lock. False after
// a message.
bool verify_record(const struct verify_outcome *outcome, unsigned wait,
                   struct diagnostics *diagnostics);

#endif
