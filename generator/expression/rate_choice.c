// SPDX-License-Identifier: Apache-2.0
#include "expression/rate_choice.h"

#include <string.h>

#include "model/config.h"

int rate_choice(const struct list *choices, const char *topic, const struct phrase_book *phrases,
                struct arena *arena, const char **basis) {
    static const enum phrase_id words[] = {PHRASE_rateEither, PHRASE_ratePooled, PHRASE_rateMean};
    const struct choice *chosen = NULL;
    if (choices && topic)
        for (EACH(struct choice, choice, *choices))
            if (strcmp(choice->topic, topic) == 0) chosen = choice;
    int rate = !chosen                                 ? BOTH_RATES
               : strcmp(chosen->option, "pooled") == 0 ? POOLED_RATE
               : strcmp(chosen->option, "mean") == 0   ? MEAN_RATE
                                                       : BOTH_RATES;
    char day[DATE_TEXT] = "";
    if (chosen && chosen->decidedOn != DATE_NONE) date_format(chosen->decidedOn, day);
    *basis = sentence(
        phrases, arena, chosen && rate == BOTH_RATES ? PHRASE_rateUnknown : words[rate],
        SAY(officer, chosen ? chosen->officer : NULL), SAY(date, day),
        SAY(reason, chosen ? chosen->reason : NULL), SAY(option, chosen ? chosen->option : NULL));
    return rate;
}
