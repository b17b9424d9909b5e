// SPDX-License-Identifier: Apache-2.0
// What the words of a decision say against what the case and the program's own reckoning say.
#ifndef JUANCE_SANCTIONS_CASE_DATES_H
#define JUANCE_SANCTIONS_CASE_DATES_H

#include "sanctions/ladder.h"

struct strange_date {
    const struct record *record; // the decision or prior notice whose words name it
    date day;
};

// Days written out in full (2025年3月1日) in what was decided or is proposed that are no day of the
// case, none that was computed from it, and none that is on record about the institution. Returns
// their number, of which at most `most` are in `found`. A month, a year or a period in words is not
// looked at: facts may be of any time.
unsigned case_strange_dates(const struct ladder_input *input, const struct judgement *judgement,
                            struct strange_date *found, unsigned most);

#endif
