// SPDX-License-Identifier: Apache-2.0
// Deflated entries of foreign ZIPs, through libzip. Which entries there are and whether they are
// safe to read, zip_reader.h has said before.
#ifndef JUANCE_VOLUME_ZIP_INFLATER_H
#define JUANCE_VOLUME_ZIP_INFLATER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "volume/byte_source.h"

struct zip_inflater;

struct zip_inflater *zip_inflater_new(const struct byte_source *source); // borrows `source`
void zip_inflater_free(struct zip_inflater *inflater);                   // NULL is fine

// `index` counts as the central directory does.
bool zip_inflater_begin(struct zip_inflater *inflater, size_t index);
int64_t zip_inflater_read(struct zip_inflater *inflater, void *bytes, size_t capacity); // 0 end, -1

#endif
