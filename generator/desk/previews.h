// SPDX-License-Identifier: Apache-2.0
// A template with the data of one case or rating.
#ifndef JUANCE_DESK_PREVIEWS_H
#define JUANCE_DESK_PREVIEWS_H

#include "desk/office.h"
#include "press/preview.h"

// NULL when the file is neither a case nor a rating. False after a message.
typedef bool preview_fn(struct office *office, struct preview *preview, const char *data,
                        struct printed *printed, struct diagnostics *diagnostics);
preview_fn *preview_of(const char *data, struct arena *arena);

// The sample that a template, or what it extends, is shown with, below the data folder; else that
// of the registers. NULL: none.
const char *preview_sample(const char *template, const char *data_folder, struct arena *arena);

#endif
