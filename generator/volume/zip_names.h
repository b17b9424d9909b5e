// SPDX-License-Identifier: Apache-2.0
// Names of a ZIP beside each other: no two that a file system could take for one.
#ifndef JUANCE_VOLUME_ZIP_NAMES_H
#define JUANCE_VOLUME_ZIP_NAMES_H

#include "volume/zip_reader.h"

// Reports names that occur twice, differ only by case or Unicode normalisation, or are both a file
// and a folder.
void zip_names_check(const struct zip_directory *directory, struct verify_report *report);

bool zip_name_is_ascii(const char *name);

#endif
