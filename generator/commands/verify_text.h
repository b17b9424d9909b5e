// SPDX-License-Identifier: Apache-2.0
// What a verification found, for people and machines, on standard output.
#ifndef JUANCE_COMMANDS_VERIFY_TEXT_H
#define JUANCE_COMMANDS_VERIFY_TEXT_H

#include "verify/verify_member.h"

void verify_print_member(const struct member *member, bool quiet);
void verify_print_member_json(const struct member *member);

// Of the archive as a whole.
void verify_print_archive(const struct verify_scene *scene, size_t volumes, size_t resumed,
                          bool quiet);
void verify_print_archive_json(const struct verify_scene *scene, size_t volumes, size_t resumed);

// On standard error. Redrawn in place, on a terminal only; `done` 0 removes it.
void verify_print_progress(size_t done, size_t count);

#endif
