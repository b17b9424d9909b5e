// SPDX-License-Identifier: Apache-2.0
// Which characters of a batch cannot be printed, found before anything is built. All texts are
// asked of the fonts, a character once; only where a face lacks one are the registers drawn, as
// they would be in the volumes, and thrown away: a field that no register prints may hold any
// character.
#ifndef JUANCE_BATCHES_TRIAL_PRINT_H
#define JUANCE_BATCHES_TRIAL_PRINT_H

#include "base/lock.h"
#include "batches/intake.h"
#include "press/press.h"

// Shared by threads. Fonts and templates are opened when they are first needed.
struct trial_print {
    const struct settings *settings; // borrowed
    struct press press;
    struct lock lock;
    bool fonts, templates, failed; // opened; and some font or template cannot be
};

void trial_print_open(struct trial_print *trial, const struct settings *settings);
void trial_print_close(struct trial_print *trial); // a zeroed one, too

// Adds a refusal for each text that holds such a character; checked->findings must be there.
// Returns how many. None where the fonts themselves cannot be read: building says so.
size_t trial_print(struct trial_print *trial, struct checked *checked);

#endif
