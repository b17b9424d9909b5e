// SPDX-License-Identifier: Apache-2.0
// Errors are values: a function returns bool and tells a `struct diagnostics` what went wrong,
// where, and what to do about it. The worst status becomes the exit status. Input fault: report and
// go on with the next input. Environment fault: stop. Own fault: BUG().
#ifndef JUANCE_BASE_DIAGNOSTICS_H
#define JUANCE_BASE_DIAGNOSTICS_H

#include <stdbool.h>

#include "base/status.h"

struct diagnostic {
    enum status status;
    const char *file; // NULL when the message has no file
    long line;        // 1 and up; 0 when the message has no line
    const char *message;
};

// Where messages go and the worst status so far. Zeroed is valid: messages go to standard error as
// "file:line: message", one line each: what could break it is escaped (utf8_print). Not
// thread-safe: one a thread.
struct diagnostics {
    enum status worst;
    unsigned count;
    bool quiet; // count and remember, print nothing
    void (*sink)(void *context, const struct diagnostic *diagnostic); // NULL: standard error
    void *context;
};

// Message in the user's language: pass the format through _() from base/language.h. Always false,
// so that a failing function can end with `return diagnose(...)`.
bool diagnose(struct diagnostics *diagnostics, enum status status, const char *file, long line,
              const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
