// SPDX-License-Identifier: Apache-2.0
// Which documents the stage of a case allows. Every document of schemas/procedure that the subject
// and the tier call for is held against its preconditions; a refused one names each missing step
// with its article. Forms (记录单, 送达回证) have none: they also print blank.
#ifndef JUANCE_SANCTIONS_PROCEDURE_H
#define JUANCE_SANCTIONS_PROCEDURE_H

#include "sanctions/ladder.h"

struct path_place; // expression/path.h

// Compiles what every document needs, in place->arena; place->file is the procedure's. NULL after a
// message with file and line: it asks for a list, a field, a date or a precondition that is not
// there. `procedure` must outlive the plan.
const struct procedure_plan *procedure_compile(const struct procedure *procedure,
                                               const struct path_place *place);

// Fills judgement->permit, one for each document of the procedure, in its order. `judgement` is
// what ladder_judge() made of the same input; texts live in `arena` or are borrowed from the book.
void procedure_judge(const struct ladder_input *input, struct judgement *judgement,
                     struct arena *arena);

// 机关代字〔年〕序号号: 湘人社鉴函〔2022〕1号 (GB/T 9704 7.2.5: four-digit year in brackets, no
// leading zero).
bool document_number_valid(const char *number);

#endif
