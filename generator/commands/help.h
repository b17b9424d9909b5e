// SPDX-License-Identifier: Apache-2.0
// What --help says; the manual page is made from it (packaging/manual.sh).
#ifndef JUANCE_COMMANDS_HELP_H
#define JUANCE_COMMANDS_HELP_H

#include "commands/command.h"

// Of one command; of the program, when `command` is NULL, with all its commands (NULL last).
void help_print(const struct command *command, const struct command *const *all);

#endif
