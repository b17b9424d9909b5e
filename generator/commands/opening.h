// SPDX-License-Identifier: Apache-2.0
// What several commands ask of their archive before they open it.
#ifndef JUANCE_COMMANDS_OPENING_H
#define JUANCE_COMMANDS_OPENING_H

#include "commands/command.h"

// False after a message.
bool archive_is_there(const struct command_context *context);

// The regions of bulletins and ratings. NULL, none, is fine; false after a message.
bool region_is_usable(const char *region, struct diagnostics *diagnostics);

#endif
