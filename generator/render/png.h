// SPDX-License-Identifier: Apache-2.0
// Pictures of documents, decoded by Cairo: libharu's own reader ends the program when a file is
// damaged. Inside render/ only.
#ifndef JUANCE_RENDER_PNG_H
#define JUANCE_RENDER_PNG_H

#include <cairo.h>

#include "base/diagnostics.h"
#include "documents/document.h"

// The caller destroys the surface. NULL after a message when the picture is damaged; `kind` names
// the document in it.
cairo_surface_t *png_decode(const struct image *image, const char *kind,
                            struct diagnostics *diagnostics);

#endif
