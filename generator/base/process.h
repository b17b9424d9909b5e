// SPDX-License-Identifier: Apache-2.0
// Other programs (an external signer, a timestamp authority's client), and secrets for ourselves.
#ifndef JUANCE_BASE_PROCESS_H
#define JUANCE_BASE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

// Runs arguments[0] (found by PATH; no shell) with `input` on its standard input and adds its
// standard output to `output`, within `bounds`. Its standard error is ours. Only the three standard
// descriptors are passed on; it has a process group of its own and no terminal to ask at. False,
// after a diagnosis, when it cannot be started, writes too much, takes too long (then it is killed
// with its whole group), or ends with another status than 0. `arguments` ends with NULL.
struct process_bounds {
    size_t output;    // bytes
    unsigned seconds; // until it must have ended; 0: no limit
};
bool process_run(const char *const *arguments, const void *input, size_t length,
                 struct buffer *output, const struct process_bounds *bounds,
                 struct diagnostics *diagnostics);

// A passphrase: "file:PATH", "env:NAME" or "fd:NUMBER"; a file and a descriptor are read to the
// first line break, and the file must be its owner's alone. An environment variable is removed when
// it is read, so that no child gets it. Release with secret_free(). False, after a diagnosis that
// never holds the secret.
bool secret_read(const char *where, struct buffer *secret, struct diagnostics *diagnostics);
// Whether something is there to be read, without reading it.
bool secret_is_there(const char *where);
void secret_free(struct buffer *secret); // overwrites the bytes first

#endif
