// SPDX-License-Identifier: Apache-2.0
// What several commands ask and do before they begin.
#ifndef JUANCE_COMMANDS_OPENING_H
#define JUANCE_COMMANDS_OPENING_H

#include "archive/archive.h"
#include "commands/command.h"

// False after a message.
bool archive_is_there(const struct command_context *context);

// What a desk is asked about its archive.
struct desk_options {
    bool seal; // into the archive
    bool sign;
    unsigned wait;
};

// For writing when something is to be sealed, and somebody named who signs; else for reading.
bool archive_open_for_desk(const struct command_context *context, const struct desk_options *how,
                           struct settings *settings, struct archive *archive);

// The regions of bulletins and ratings. NULL, none, is fine; false after a message.
bool region_is_usable(const char *region, struct diagnostics *diagnostics);

#endif
