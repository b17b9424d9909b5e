// SPDX-License-Identifier: Apache-2.0
// Persons: no text makes a measure heavier because a person was dealt with before, and none is
// invented here. What is on record is shown to the officer who chooses the gravity, with what the
// texts say about it; so is misconduct while an earlier ban still ran.
#include <string.h>

#include "base/words.h"
#include "model/person_identity.h"
#include "sanctions/ladder_parts.h"
#include "xml/reference_lists.h"

static bool is_of(const struct ban *ban, const struct caseSubject *party,
                  const struct ladder_input *input) {
    const struct decision *own = NULL;
    for (EACH(struct decision, decision, input->file->decision)) own = decision;
    if (ban->revoked == 1 || !ban->idNumber || !same_id_number(ban->idNumber, party->idNumber))
        return false;
    if (own && own->number && ban->decision && strcmp(own->number, ban->decision) == 0)
        return false;
    return ban->decidedOn == DATE_NONE || ban->decidedOn <= input->as_of;
}

// The first offence that happened while the ban ran; NULL: none.
static const struct offence *while_banned(const struct caseFile *file, const struct ban *ban) {
    date from = ban->from != DATE_NONE ? ban->from : ban->decidedOn;
    for (EACH(struct offence, offence, file->offence))
        if (offence->happenedOn != DATE_NONE && from != DATE_NONE && offence->happenedOn >= from &&
            (ban->until == DATE_NONE || offence->happenedOn <= ban->until))
            return offence;
    return NULL;
}

static void tell(struct judging *judging, const struct ladderRepeat *repeat,
                 const struct ban *ban) {
    const struct offence *offence = while_banned(judging->input->file, ban);
    bool during = strcmp(repeat->event, "duringBan") == 0;
    if (during && !offence) return;
    const char *number = ban->decision ? ban->decision : ban->id;
    const char *until = ban->until == DATE_NONE ? NULL : ladder_date(judging, ban->until);
    ladder_step(judging, "noted", NULL, NULL,
                sentence(&judging->input->book->phrases, judging->arena,
                         during ? PHRASE_duringBan : PHRASE_earlierMeasure, SAY(case, number),
                         SAY(since, ladder_date(judging, ban->decidedOn)), SAY(until, until),
                         SAY(happened, offence ? ladder_date(judging, offence->happenedOn) : NULL),
                         SAY(says, repeat->says), SAY(article, repeat->article),
                         SAY(behaviour, repeat->behaviours)));
}

void ladder_persons(struct judging *judging) {
    const struct ladder_input *input = judging->input;
    const struct caseSubject *party = (const struct caseSubject *)input->file->caseSubject.first;
    if (!judging->subject) return;
    for (EACH(struct ladderRepeat, repeat, input->book->ladder->ladderRepeat)) {
        if (!words_hold(repeat->subjects, judging->subject)) continue;
        if (!party->idNumber || !references_hold(input->references, "ban")) {
            ladder_step(
                judging, "noted", NULL, NULL,
                sentence(&input->book->phrases, judging->arena, PHRASE_noBanRegister, SAY_NOTHING));
            continue;
        }
        for (EACH(struct ban, ban, input->references->ban))
            if (is_of(ban, party, input)) tell(judging, repeat, ban);
    }
}
