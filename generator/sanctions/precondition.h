// SPDX-License-Identifier: Apache-2.0
// Inside procedure*.c and precondition.c only: what must have been done before a document is made,
// compiled when the procedure is loaded (schemas/procedure.xsd says what each test asks).
#ifndef JUANCE_SANCTIONS_PRECONDITION_H
#define JUANCE_SANCTIONS_PRECONDITION_H

#include "expression/condition.h"
#include "sanctions/ladder.h"

struct asking {
    const struct ladder_input *input;
    const struct judgement *judgement;
    struct world world;                   // the code lists, and the day that the case is looked at
    const struct record *const *the_case; // a frame: the case alone
    struct list numbers;                  // struct usedNumber, of the case itself
};

struct prior {
    const struct precondition *text;
    bool (*holds)(const struct asking *asking, const struct prior *step);
    const struct field *list; // of the case; NULL: the case itself is asked
    struct path_scope items;  // of that list
    const struct test *tests; // each record's, or the case's
    unsigned test_count;
    const struct path *field;    // number: of each record
    const struct path *name;     // records: whose record it is; NULL: not told
    const struct test *skip;     // every: a record that is not asked; NULL: each is
    struct test order, by_today; // ordered, passed
    bool has_later;              // `order` is there
};

// False after a message with file and line.
bool step_compile(const struct precondition *text, const struct path_place *place,
                  struct prior *step);

// Another closed case that has used a number of this step; NULL: none, or numbers are not asked.
const struct usedNumber *step_repeated(const struct asking *asking, const struct prior *step);

#endif
