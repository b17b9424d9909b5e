// SPDX-License-Identifier: Apache-2.0
// The local headers of a ZIP against its central directory.
#ifndef JUANCE_VOLUME_ZIP_LOCAL_H
#define JUANCE_VOLUME_ZIP_LOCAL_H

#include "volume/zip_reader.h"

// Reports every local header that differs, and every gap or overlap between entries, before the
// first one and behind the last. Fills in `data_offset`. False when some entry's bytes cannot be
// found.
bool zip_local_check(const struct byte_source *source, enum zip_rules rules,
                     struct zip_directory *directory, struct verify_report *report);

// The ZIP64 field of an extra area, with its length; NULL when there is none or the area is broken.
const unsigned char *zip_extra_find(const unsigned char *extra, size_t extra_length,
                                    size_t *length);

#endif
