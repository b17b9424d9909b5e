// SPDX-License-Identifier: Apache-2.0
#include "base/encoding.h"

#include <errno.h>
#include <iconv.h>

bool encoding_to_utf8(struct buffer *text, const char *encoding) {
    iconv_t change = iconv_open("UTF-8", encoding);
    if (change == (iconv_t)-1) return false;
    struct buffer made = BUFFER_EMPTY;
    char *from = text->bytes, part[4096];
    size_t left = text->length;
    bool ok = true;
    while (ok && left > 0) {
        char *to = part;
        size_t room = sizeof part;
        size_t done = iconv(change, &from, &left, &to, &room);
        ok = done == 0 || (done == (size_t)-1 && errno == E2BIG);
        buffer_add(&made, part, (size_t)(to - part));
    }
    iconv_close(change);
    struct buffer other = ok ? *text : made;
    if (ok) *text = made;
    buffer_free(&other);
    return ok;
}
