// SPDX-License-Identifier: Apache-2.0
// The one store of what the program says in Chinese: sentences of schemas/phrases.xml (documents)
// and the list "phrase" of schemas/codes.xml (findings). The words are data, the program fills in
// values. The tables below name every phrase and the values that it may use.
#ifndef JUANCE_EXPRESSION_PHRASES_H
#define JUANCE_EXPRESSION_PHRASES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"

#define SENTENCES(X)                                                                               \
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
    X(textKnown, "source date")                                                                    \
    X(textsKnown, "source date")                                                                   \
    X(textUndated, "source")                                                                       \
    X(noOwnNotice, "name date")                                                                    \
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
    X(passRateUnruled, "")                                                                         \
    X(passRateOf, "name says")                                                                     \
    X(ratioMissing, "")                                                                            \
    X(deductionReason, "count points")                                                             \
    X(deductionCapped, "count asked points")                                                       \
    X(handReason, "reviewer reason")                                                               \
    X(handMissing, "")                                                                             \
    X(limitTier, "id tier date")                                                                   \
    X(limitLower, "id steps")                                                                      \
    X(limitCancel, "id degree")

#define SIGNATURE_VALUES "material roles signers least count name date event should unit"

#define FINDING_PHRASES(X)                                                                         \
    X(recordBasis, "")                                                                             \
    X(banRegister, "")                                                                             \
    X(banRegisterSource, "")                                                                       \
    X(absent, "")                                                                                  \
    X(comma, "")                                                                                   \
    X(notYet, "")                                                                                  \
    X(those, "")                                                                                   \
    X(andMore, "count")                                                                            \
    X(rateEither, "officer date reason option")                                                    \
    X(ratePooled, "officer date reason option")                                                    \
    X(rateMean, "officer date reason option")                                                      \
    X(rateUnknown, "officer date reason option")                                                   \
    X(fieldOfRecord, "entry name id")                                                              \
    X(codeAndLabel, "value name")                                                                  \
    X(takenAs, "value")                                                                            \
    X(takenAsAbsent, "")                                                                           \
    X(unseenInvisible, "value")                                                                    \
    X(unseenControl, "value")                                                                      \
    X(unseenPrivate, "value")                                                                      \
    X(unseenOfGbk, "value name id")                                                                \
    X(unseenUnassigned, "value")                                                                   \
    X(unseenLost, "value")                                                                         \
    X(glyphMissing, "name value")                                                                  \
    X(glyphScript, "name value id")                                                                \
    X(codeRefused, "entry name id value count")                                                    \
    X(referenceRefused, "entry name id value count")                                               \
    X(fieldAbsent, "missing")                                                                      \
    X(noRecords, "records")                                                                        \
    X(tooFewRecords, "records least count")                                                        \
    X(rootAbsent, "source")                                                                        \
    X(listAbsent, "source list")                                                                   \
    X(valueAbsent, "missing count")                                                                \
    X(calendarUnknown, "year count")                                                               \
    X(rootBatch, "")                                                                               \
    X(rootDossier, "")                                                                             \
    X(rootHistory, "")                                                                             \
    X(rootReferences, "")                                                                          \
    X(answeredNo, "officer date question note")                                                    \
    X(missing, "material subject media")                                                           \
    X(wrongMedium, "material subject media")                                                       \
    X(formMissing, "material subject media")                                                       \
    X(declaredNone, "material reason")                                                             \
    X(unsigned, SIGNATURE_VALUES)                                                                  \
    X(wrongSigner, SIGNATURE_VALUES)                                                               \
    X(tooFewSigners, SIGNATURE_VALUES)                                                             \
    X(signatureUndated, SIGNATURE_VALUES)                                                          \
    X(signedBeforeEvent, SIGNATURE_VALUES)                                                         \
    X(signedByAnother, SIGNATURE_VALUES)                                                           \
    X(signerUnknown, SIGNATURE_VALUES)                                                             \
    X(signerNameDiffers, SIGNATURE_VALUES)                                                         \
    X(signerNotHolder, SIGNATURE_VALUES)                                                           \
    X(signersMissing, SIGNATURE_VALUES)                                                            \
    X(signersSame, SIGNATURE_VALUES)                                                               \
    X(signInMissing, SIGNATURE_VALUES)                                                             \
    X(signInUnsigned, SIGNATURE_VALUES)                                                            \
    X(signInForeign, SIGNATURE_VALUES)                                                             \
    X(signInUnplaced, SIGNATURE_VALUES)                                                            \
    X(signInCount, SIGNATURE_VALUES)                                                               \
    X(signInUncounted, SIGNATURE_VALUES)                                                           \
    X(namesakes, SIGNATURE_VALUES)                                                                 \
    X(roleUnrecorded, SIGNATURE_VALUES)                                                            \
    X(everyoneUnrecorded, SIGNATURE_VALUES)                                                        \
    X(staffUnlisted, SIGNATURE_VALUES)                                                             \
    X(stepUnknown, SIGNATURE_VALUES)                                                               \
    X(stepNameDiffers, SIGNATURE_VALUES)                                                           \
    X(stepNotHolder, SIGNATURE_VALUES)                                                             \
    X(stepNamesakes, SIGNATURE_VALUES)                                                             \
    X(stepTooFew, SIGNATURE_VALUES)                                                                \
    X(openAlike, "reason count")                                                                   \
    X(stepByAnother, SIGNATURE_VALUES)                                                             \
    X(stepUnrecorded, SIGNATURE_VALUES)                                                            \
    X(should, "name")                                                                              \
    X(unitBatch, "")                                                                               \
    X(unitSession, "id")                                                                           \
    X(unitSubject, "subject")                                                                      \
    X(who, "name id")                                                                              \
    X(datedBeforeEvent, "material date event")                                                     \
    X(datedAfterEvent, "material date event")                                                      \
    X(fileState, "entry kind medium file value")                                                   \
    X(digestDiffers, "entry kind medium file value")                                               \
    X(formatIsNotMedium, "entry kind medium file value")                                           \
    X(noMedium, "entry kind medium file value")                                                    \
    X(paperWithFile, "entry kind medium file value")                                               \
    X(noLocation, "entry kind medium file value")                                                  \
    X(noFile, "entry kind medium file value")                                                      \
    X(copyOfItself, "entry kind medium file value")                                                \
    X(ofAnotherBatch, "entry kind medium file value")                                              \
    X(noneWithoutReason, "entry kind medium file value")                                           \
    X(noneWithFile, "entry kind medium file value")                                                \
    X(idCardForm, "")                                                                              \
    X(idCardBirth, "")                                                                             \
    X(idCardCheck, "")                                                                             \
    X(idCardBirthDiffers, "")                                                                      \
    X(idCardSexDiffers, "")

// clang-format off
#define PHRASE_VALUES(X)                                                                           \
    X(behaviour) X(article) X(quote) X(tier) X(object) X(fact) X(officer) X(date) X(degree)        \
    X(reason) X(since) X(case) X(within) X(until) X(happened) X(due) X(day) X(limit) X(stars)      \
    X(says) X(topic) X(setting) X(other) X(otherTier) X(n) X(from) X(term) X(number) X(year)       \
    X(value) X(zero) X(full) X(count) X(points) X(asked) X(reviewer) X(id) X(steps) X(option)      \
    X(missing) X(records) X(least) X(source) X(list) X(question) X(note) X(material) X(subject)    \
    X(media) X(roles) X(signers) X(name) X(event) X(should) X(unit) X(entry) X(kind) X(medium) X(file)
// clang-format on

#define PHRASE_ID(name, values) PHRASE_##name,
enum phrase_id { SENTENCES(PHRASE_ID) FINDING_PHRASES(PHRASE_ID) PHRASE_COUNT };
#undef PHRASE_ID

#define PHRASE_VALUE(name) SAY_##name,
enum phrase_value { SAY_nothing, PHRASE_VALUES(PHRASE_VALUE) PHRASE_VALUE_COUNT };
#undef PHRASE_VALUE

struct text;
struct phrase_book {
    const struct text *texts[PHRASE_COUNT]; // in the arena it was loaded into
};

// `codes` as loaded from the same data folder. False after a message with file and line: a phrase
// is missing, unknown, there twice, or uses a value that it has not got.
bool phrases_load(struct phrase_book *book, const char *data_folder, const struct codes *codes,
                  struct arena *arena, struct diagnostics *diagnostics);

const char *phrase_name(enum phrase_id id);

// The phrase with its values, in `arena`; a value that is absent or NULL is empty. Written
// sentence(book, arena, PHRASE_idle, SAY(since, since), SAY(day, day)), without any value
// sentence(book, arena, PHRASE_noGround, SAY_NOTHING).
const char *sentence_of(const struct phrase_book *book, struct arena *arena, enum phrase_id id,
                        const char *const values[PHRASE_VALUE_COUNT]);
#define SAY(name, text) [SAY_##name] = (text)
#define SAY_NOTHING     [SAY_nothing] = NULL
#define sentence(book, arena, id, ...)                                                             \
    sentence_of(book, arena, id, (const char *const[PHRASE_VALUE_COUNT]){__VA_ARGS__})

#endif
