// SPDX-License-Identifier: Apache-2.0
#include "base/messages.h"

#include <stddef.h>

static void keep(void *context, const struct diagnostic *diagnostic) {
    struct messages *messages = context;
    struct message *message = arena_alloc(messages->arena, sizeof *message);
    message->diagnostic = *diagnostic;
    message->diagnostic.message = arena_copy(messages->arena, diagnostic->message);
    if (diagnostic->file) message->diagnostic.file = arena_copy(messages->arena, diagnostic->file);
    *(messages->last ? &messages->last->next : &messages->first) = message;
    messages->last = message;
}

struct diagnostics messages_keep(struct messages *messages, struct arena *arena) {
    *messages = (struct messages){.arena = arena};
    return (struct diagnostics){.sink = keep, .context = messages};
}

void messages_tell(struct messages *messages, struct diagnostics *diagnostics) {
    for (const struct message *message = messages->first; message; message = message->next)
        diagnose(diagnostics, message->diagnostic.status, message->diagnostic.file,
                 message->diagnostic.line, "%s", message->diagnostic.message);
    messages->first = messages->last = NULL;
}
