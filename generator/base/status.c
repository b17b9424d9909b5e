// SPDX-License-Identifier: Apache-2.0
#include "base/status.h"

#include "base/language.h"

static const char *const words[STATUS_COUNT] = {
    [STATUS_OK] = N_("all in order"),
    [STATUS_FINDINGS] = N_("findings, or a verification that failed"),
    [STATUS_INPUT] =
        N_("bad usage, or an input that cannot be used; the other inputs were processed"),
    [STATUS_ENVIRONMENT] = N_("the environment failed: disk, permission, key"),
    [STATUS_BUSY] = N_("another run holds the archive; nothing was begun (see --wait)"),
};

const char *status_words(enum status status) {
    return _(words[status]);
}
