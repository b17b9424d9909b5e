// SPDX-License-Identifier: Apache-2.0
// Diagnostics kept back until it is their turn, so that messages of one input stand together and in
// the order of the inputs.
#ifndef JUANCE_BASE_MESSAGES_H
#define JUANCE_BASE_MESSAGES_H

#include "base/arena.h"
#include "base/diagnostics.h"

struct messages {
    struct arena *arena; // borrowed
    struct message {
        struct message *next;
        struct diagnostic diagnostic;
    } * first, *last;
};

// A diagnostics that keeps its messages in `messages`.
struct diagnostics messages_keep(struct messages *messages, struct arena *arena);

// Tells them all to `diagnostics`, in order, and forgets them.
void messages_tell(struct messages *messages, struct diagnostics *diagnostics);

#endif
