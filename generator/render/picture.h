// SPDX-License-Identifier: Apache-2.0
#ifndef JUANCE_RENDER_PICTURE_H
#define JUANCE_RENDER_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "render/backend.h"

struct picture_wish {
    size_t page;       // 1 and up
    bool svg;          // else PNG
    double resolution; // of a PNG, dots an inch
};

struct backend *picture_open(const struct backend_setting *setting);

#endif
