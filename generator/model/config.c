// SPDX-License-Identifier: Apache-2.0
#include "model/config.h"

static const struct documentSettings no_document_settings = {.defenceDays = INTEGER_NONE,
                                                             .rectificationDays = INTEGER_NONE,
                                                             .reviewDays = INTEGER_NONE,
                                                             .appealDays = INTEGER_NONE};

const struct documentSettings *config_document_settings(const struct config *config) {
    const struct record *first = config->documentSettings.first;
    return first ? (const struct documentSettings *)first : &no_document_settings;
}
