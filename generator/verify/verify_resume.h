// SPDX-License-Identifier: Apache-2.0
// What a verification of an archive had finished when it was interrupted. Kept in the user's cache
// folder, because verifying writes nothing into an archive, and anybody who may read one may verify
// it. Only volumes in order are noted, each with the state of its file (size, times, inode); a
// volume whose file is in another state is verified again, and a run that ends drops the notes, so
// that the next one reads everything.
#ifndef JUANCE_VERIFY_VERIFY_RESUME_H
#define JUANCE_VERIFY_VERIFY_RESUME_H

#include "verify/verify_member.h"

struct resume;

// NULL when there is nowhere to keep notes, which is no fault. Notes of another program version, of
// other anchors or another --at do not count.
struct resume *resume_open(const char *archive, const struct verify_options *options,
                           struct arena *arena);
// Fills the member with what is known, and sets `resumed`; false when it has to be verified.
bool resume_recall(struct resume *resume, struct member *member);
void resume_note(struct resume *resume, const struct member *member); // after member_settle()
// `finished`: the run came to its end, the notes are dropped.
void resume_close(struct resume *resume, bool finished);

#endif
