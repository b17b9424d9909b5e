// SPDX-License-Identifier: Apache-2.0
// The volumes of one institution and year for other hands: 年度案卷目录 and labels; a hand-over
// package (移交) with all volumes, lists and seal lists; and the other side, which takes it in.
#ifndef JUANCE_KEEPING_YEAR_END_H
#define JUANCE_KEEPING_YEAR_END_H

#include "keeping/keeper.h"

#define PACKAGE_MANIFEST "manifest-sha256.txt"

struct year_end {
    const char *institution; // code
    int year;
    const char *to,
        *because;       // transfer: receiving archive; nature of the transfer (交接性质), NULL
    const char *output; // folder
};

struct year_end_result {
    const char *folder; // where it was written
    size_t volumes;
};

// 年度案卷目录, box and spine labels, PDF and XML.
bool year_end_yearbook(struct keeper *keeper, const struct year_end *request, struct arena *arena,
                       struct year_end_result *result, struct diagnostics *diagnostics);

// OUTPUT/TRANSFER-<institution>-<year>/ with volumes/, seals/, lists and manifest-sha256.txt, whole
// or not at all. The archive is open for writing. The volumes stay here until a decision.
bool year_end_transfer(struct keeper *keeper, const struct year_end *request, struct arena *arena,
                       struct year_end_result *result, struct diagnostics *diagnostics);

#endif
