// SPDX-License-Identifier: Apache-2.0
// Results go to standard output, messages to standard error.
#ifndef JUANCE_COMMANDS_RESULTS_H
#define JUANCE_COMMANDS_RESULTS_H

#include <stdio.h>

#include "commands/command.h"

// For a line that has no object of its own: with --json, standard output belongs to the objects.
FILE *results_for_people(const struct command_context *context);

#endif
