// SPDX-License-Identifier: Apache-2.0
// The exit statuses. Of several inputs each is finished and the highest status is returned.
#ifndef JUANCE_BASE_STATUS_H
#define JUANCE_BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_FINDINGS = 1,
    STATUS_INPUT = 2,
    STATUS_ENVIRONMENT = 3,
    STATUS_BUSY = 4, // nothing was begun
};
enum { STATUS_COUNT = STATUS_BUSY + 1 };

// What it means, in the user's language, as --help and the manual page say it.
const char *status_words(enum status status);

#endif
