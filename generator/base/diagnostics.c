// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/unseen.h"
#include "base/utf8.h"

static void print(const struct diagnostic *diagnostic) {
    struct buffer line = BUFFER_EMPTY;
    buffer_add_text(&line, "juance: ");
    if (diagnostic->file && diagnostic->line > 0)
        buffer_printf(&line, "%s:%ld: ", diagnostic->file, diagnostic->line);
    else if (diagnostic->file)
        buffer_printf(&line, "%s: ", diagnostic->file);
    buffer_printf(&line, "%s\n", diagnostic->message);
    fputs(buffer_text(&line), stderr); // one call a message, so that threads do not mix lines
    buffer_free(&line);
}

// One line a message, whatever stands in the names and values that it tells: a line break in them
// cannot begin a message of its own, here or in a log.
static void hand_on(struct diagnostics *diagnostics, const struct diagnostic *told) {
    struct buffer file = BUFFER_EMPTY, message = BUFFER_EMPTY;
    if (told->file) utf8_print(&file, told->file);
    utf8_print(&message, told->message);
    struct diagnostic diagnostic = {told->status, told->file ? buffer_text(&file) : NULL,
                                    told->line, buffer_text(&message)};
    if (diagnostics->sink)
        diagnostics->sink(diagnostics->context, &diagnostic);
    else
        print(&diagnostic);
    buffer_free(&file);
    buffer_free(&message);
}

bool diagnose(struct diagnostics *diagnostics, enum status status, const char *file, long line,
              const char *format, ...) {
    static const char more[] = "…";
    char message[4096]; // longer messages are cut, never split
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (length >= (int)sizeof message) { // where a character begins
        size_t end = sizeof message - sizeof more;
        while (end > 0 && (message[end] & 0xC0) == 0x80) end--;
        memcpy(message + end, more, sizeof more);
    }
    struct buffer shown = BUFFER_EMPTY; // what nobody sees is told by its code point
    bool hidden = unseen_show(&shown, message);
    struct diagnostic diagnostic = {status, file, line, hidden ? buffer_text(&shown) : message};
    if (status > diagnostics->worst) diagnostics->worst = status;
    diagnostics->count++;
    if (!diagnostics->quiet) hand_on(diagnostics, &diagnostic);
    buffer_free(&shown);
    return false;
}
