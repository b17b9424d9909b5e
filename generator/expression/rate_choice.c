// SPDX-License-Identifier: Apache-2.0
#include "expression/rate_choice.h"

#include <string.h>

#include "expression/wording.h"

enum rate_choice rate_choice(const struct list *choices, const char *topic,
                             const struct codes *codes, struct arena *arena, const char **basis) {
    static const char *const names[] = {"rateEither", "ratePooled", "rateMean"};
    const struct choice *chosen = NULL;
    if (choices && topic)
        for (EACH(struct choice, choice, *choices))
            if (strcmp(choice->topic, topic) == 0) chosen = choice;
    enum rate_choice rate = !chosen                                 ? EITHER_RATE
                            : strcmp(chosen->option, "pooled") == 0 ? POOLED_RATE
                            : strcmp(chosen->option, "mean") == 0   ? MEAN_RATE
                                                                    : EITHER_RATE;
    char day[DATE_TEXT] = "";
    if (chosen && chosen->decidedOn != DATE_NONE) date_format(chosen->decidedOn, day);
    const struct phrase_part parts[] = {{"officer", chosen ? chosen->officer : ""},
                                        {"date", arena_copy(arena, day)},
                                        {"reason", chosen && chosen->reason ? chosen->reason : ""},
                                        {"option", chosen ? chosen->option : ""},
                                        {NULL, NULL}};
    const char *name = chosen && rate == EITHER_RATE ? "rateUnknown" : names[rate];
    *basis = phrase(codes, name, parts, arena);
    return rate;
}
