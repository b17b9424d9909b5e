// SPDX-License-Identifier: Apache-2.0
#include "render/png.h"

#include <string.h>

#include "base/language.h"

struct bytes {
    const unsigned char *at, *end;
};

static cairo_status_t read_bytes(void *context, unsigned char *into, unsigned length) {
    struct bytes *bytes = context;
    if ((size_t)(bytes->end - bytes->at) < length) return CAIRO_STATUS_READ_ERROR;
    memcpy(into, bytes->at, length);
    bytes->at += length;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *png_decode(const struct image *image, const char *kind,
                            struct diagnostics *diagnostics) {
    const unsigned char *from = image->bytes;
    struct bytes bytes = {from, from + image->length};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) return surface;
    cairo_surface_destroy(surface);
    diagnose(diagnostics, STATUS_INPUT, kind, 0, _("the picture '%s' is damaged"),
             image->description);
    return NULL;
}
