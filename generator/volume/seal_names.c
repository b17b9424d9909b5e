// SPDX-License-Identifier: Apache-2.0
#include "volume/seal_names.h"

#include <string.h>

void seal_name_beside(const char *stem, const char *name, struct buffer *into) {
    if (stem)
        buffer_printf(into, "%s%s", stem, strrchr(name, '.'));
    else
        buffer_add_text(into, name);
}
