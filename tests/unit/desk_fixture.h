// SPDX-License-Identifier: Apache-2.0
// What the tests of the regulator's desk share: the data files, and cases built or read.
#ifndef JUANCE_TESTS_DESK_FIXTURE_H
#define JUANCE_TESTS_DESK_FIXTURE_H

#include "model/case.h"
#include "model/codes.h"
#include "sanctions/ladder.h"
#include "sanctions/procedure.h"

struct office {
    struct arena *arena;
    const char *data;
    struct codes codes;
};

struct office *desk_open(void);
void desk_close(struct office *desk);
struct misconduct_book *desk_book(struct office *desk, const char *ladder); // fails the test

date desk_day(const char *text);                                        // fails the test
struct caseFile *desk_read_case(struct office *desk, const char *path); // below the data folder
struct dossier *desk_read_dossier(struct office *desk, const char *path);

// A case about one behaviour of a party of this kind.
struct caseFile *desk_case(struct office *desk, const char *object, const char *behaviour,
                           const char *happened);
struct offence *desk_offence(struct office *desk, struct caseFile *file, const char *behaviour,
                             const char *happened);
void desk_fact(struct office *desk, struct offence *offence, const char *name, bool value);
void desk_gravity(struct office *desk, struct offence *offence, const char *degree,
                  const char *tier);
void desk_choose(struct office *desk, struct caseFile *file, const char *topic, const char *option);
struct sanctionEntry *desk_sanction(struct office *desk, struct dossier *dossier, const char *id,
                                    const char *measure, const char *decided);

bool desk_has_ground(const struct judgement *judgement, const char *behaviour, const char *tier);
const struct permit *desk_permit(const struct judgement *judgement, const char *document);

#endif
