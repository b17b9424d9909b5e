// SPDX-License-Identifier: Apache-2.0
// What the archive holds of one institution.
#ifndef JUANCE_CATALOGUE_INSTITUTION_ROWS_H
#define JUANCE_CATALOGUE_INSTITUTION_ROWS_H

#include "catalogue/database.h"
#include "model/institution_archive.h"

// Everything up to `as_of`: batches by year, sealed or not, certificates by occupation and level,
// closed cases of the institution and its people, ratings, holds, volumes. Words for codes of
// measures and grounds are left to the caller. NULL after a failure.
struct institutionArchive *catalogue_institution(struct catalogue *catalogue, struct arena *arena,
                                                 const char *institution, date as_of);

#endif
