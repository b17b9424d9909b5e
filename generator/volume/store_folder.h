// SPDX-License-Identifier: Apache-2.0
// The store over a folder. Used by store.c alone.
#ifndef JUANCE_VOLUME_STORE_FOLDER_H
#define JUANCE_VOLUME_STORE_FOLDER_H

#include "volume/store.h"

struct store *store_new(void);
void store_index(struct store *store); // after `files` is complete

bool store_folder_stream(struct store *store, const struct store_file *file, store_sink *sink,
                         void *context, struct verify_report *report);

#endif
