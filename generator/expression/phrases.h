// SPDX-License-Identifier: Apache-2.0
// Sentences for documents, from schemas/phrases.xml: the program fills in values, the words are
// data. The table below names every sentence and the values it may use.
#ifndef JUANCE_EXPRESSION_PHRASES_H
#define JUANCE_EXPRESSION_PHRASES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"

#define PHRASES(X)                                                                                 \
    X(behaviourMet, "behaviour article quote tier")                                                \
    X(behaviourUnknown, "behaviour")                                                               \
    X(behaviourUnused, "behaviour article")                                                        \
    X(objectDiffers, "behaviour article object")                                                   \
    X(factUnknown, "behaviour article fact")                                                       \
    X(factNotMet, "behaviour article fact")                                                        \
    X(gravityMissing, "behaviour article")                                                         \
    X(gravityChosen, "behaviour article officer date degree reason tier")                          \
    X(tierNotChosen, "behaviour article tier")                                                     \
    X(gravityNoTier, "behaviour article officer date degree")                                      \
    X(repeatInterview, "behaviour article since case within until happened tier")                  \
    X(repeatInterviewOver, "behaviour article since case within until happened")                   \
    X(repeatRectified, "behaviour article since case happened tier")                               \
    X(overdue, "behaviour article case due day tier")                                              \
    X(idle, "behaviour article since day limit tier")                                              \
    X(idleNot, "behaviour article since day limit")                                                \
    X(stars, "behaviour article since stars tier")                                                 \
    X(investigation, "behaviour article case tier")                                                \
    X(afterEvent, "behaviour article tier")                                                        \
    X(recordMissing, "behaviour article")                                                          \
    X(recordSilent, "behaviour article")                                                           \
    X(earlierMeasure, "case since until says article")                                             \
    X(duringBan, "case until happened says behaviour article")                                     \
    X(noBanRegister, "")                                                                           \
    X(conflictOpen, "topic")                                                                       \
    X(conflictChosen, "topic officer date says reason")                                            \
    X(conflictPreset, "topic says setting")                                                        \
    X(ownFirst, "tier other otherTier")                                                            \
    X(tierDecided, "tier article")                                                                 \
    X(tierBeside, "tier article")                                                                  \
    X(noGround, "")                                                                                \
    X(years, "n")                                                                                  \
    X(months, "n")                                                                                 \
    X(days, "n")                                                                                   \
    X(termYear, "")                                                                                \
    X(termFromDecision, "from term")                                                               \
    X(termNoDecision, "term")                                                                      \
    X(termRectification, "")                                                                       \
    X(numberUsed, "number case")                                                                   \
    X(deadlineSet, "term")                                                                         \
    X(deadlineGiven, "day")                                                                        \
    X(deadlineUnset, "")                                                                           \
    X(deadlineCalendar, "year")                                                                    \
    X(workingDays, "n")                                                                            \
    X(ratioReason, "value zero full")                                                              \
    X(ratioMissing, "")                                                                            \
    X(deductionReason, "count points")                                                             \
    X(deductionCapped, "count asked points")                                                       \
    X(handReason, "reviewer reason")                                                               \
    X(handMissing, "")                                                                             \
    X(limitTier, "id tier date")                                                                   \
    X(limitLower, "id steps")                                                                      \
    X(limitCancel, "id degree")

enum phrase_id {
#define PHRASE_ID(name, values) PHRASE_##name,
    PHRASES(PHRASE_ID)
#undef PHRASE_ID
        PHRASE_COUNT
};

struct phrase_book {
    const char *texts[PHRASE_COUNT]; // borrowed from the arena it was loaded into
};

// False after a message with file and line: a sentence is missing, unknown, there twice, or uses a
// value that it has not got.
bool phrases_load(struct phrase_book *book, const char *data_folder, struct arena *arena,
                  struct diagnostics *diagnostics);

// The sentence with its values, in `arena`: pairs of name and text, ended by a NULL name. A NULL
// text is empty. Written sentence(book, arena, PHRASE_idle, "since", since, "day", day, NULL).
const char *sentence_of(const struct phrase_book *book, struct arena *arena, enum phrase_id id,
                        const char *const pairs[]);
#define sentence(book, arena, id, ...)                                                             \
    sentence_of(book, arena, id, (const char *const[]){__VA_ARGS__})

#endif
