// SPDX-License-Identifier: Apache-2.0
// An archive verified as a whole, when each of its volumes has been: what is missing, moved or
// beyond the catalogue, whether the volumes of a batch fit each other, the seal lists and the
// history. Everything goes to scene->report.
#ifndef JUANCE_VERIFY_VERIFY_ARCHIVE_H
#define JUANCE_VERIFY_VERIFY_ARCHIVE_H

#include "verify/verify_member.h"

// What needs no volume: the catalogue's own state and the proofs beside the seal lists. As work of
// its own, so that it goes on beside the volumes; index 0 to ARCHIVE_CHECKS - 1, on any thread.
enum { ARCHIVE_CHECKS = 2 };
struct archive_checks;
struct archive_checks *archive_checks_new(const struct verify_scene *scene,
                                          const struct verify_options *options);
void archive_checks_run(struct archive_checks *checks, size_t index);
void archive_checks_free(struct archive_checks *checks); // NULL is fine

// `checks` have been run. `strangers`: files below volumes/ that are no volumes, relative to the
// archive. False after a diagnosis.
bool archive_verify(struct verify_scene *scene, const struct member *members, size_t count,
                    const char *const *strangers, size_t stranger_count,
                    const struct archive_checks *checks, const struct verify_options *options,
                    struct diagnostics *diagnostics);

#endif
