// SPDX-License-Identifier: Apache-2.0
#include "xml/source.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"

int xml_source_open(const char *path, struct diagnostics *diagnostics) {
    int descriptor = -1;
    switch (platform_open(path, &descriptor)) {
    case OPEN_OK:
        return descriptor;
    case OPEN_MISSING:
        diagnose(diagnostics, STATUS_INPUT, path, 0,
                 platform_name_possible(path)
                     ? _("there is no such file")
                     : _("there is no such file: no file's name can be as long as that"));
        break;
    case OPEN_NOT_A_FILE:
        diagnose(diagnostics, STATUS_INPUT, path, 0, _("is not a regular file"));
        break;
    case OPEN_OUTSIDE:
    case OPEN_UNREADABLE:
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                 _("cannot be opened: no permission, or a read error"));
        break;
    }
    return -1;
}

int xml_source_read(void *context, char *bytes, int capacity) {
    struct xml_source *source = context;
    if (source->descriptor < 0) {
        size_t taken = source->length < (size_t)capacity ? source->length : (size_t)capacity;
        memcpy(bytes, source->bytes, taken);
        source->bytes += taken;
        source->length -= taken;
        return (int)taken;
    }
    int64_t got = platform_read_some(source->descriptor, bytes, (size_t)capacity);
    if (got < 0) source->failed = true;
    if (got > 0 && source->tap.see) source->tap.see(source->tap.context, bytes, (size_t)got);
    return (int)got;
}

bool xml_source_goes_on(struct xml_source *source, const xmlParserInput *input) {
    if (!input || input->cur < input->end) return input != NULL;
    if (input->buf && input->buf->raw && xmlBufUse(input->buf->raw) > 0) return true;
    char next;
    return xml_source_read(source, &next, 1) > 0;
}
