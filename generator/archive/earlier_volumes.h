// SPDX-License-Identifier: Apache-2.0
// Volumes of cases, ratings and disposals of earlier programs have no meta/record.xml: a case and a
// rating say in meta/history.xml what they are, a disposal in meta/disposal.txt.
#ifndef JUANCE_ARCHIVE_EARLIER_VOLUMES_H
#define JUANCE_ARCHIVE_EARLIER_VOLUMES_H

#include "model/keeping.h"
#include "model/sealed_history.h"
#include "model/volume_record.h"

// As their record would be, with the entries counted but not listed; NULL: neither says it.
struct volumeRecord *earlier_record(const struct sealedHistory *history, const struct keeping *log,
                                    struct arena *arena);

#endif
