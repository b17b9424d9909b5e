// SPDX-License-Identifier: Apache-2.0
// Who there is: the persons of a batch and the staff of its institution, each once, found by id and
// by name; the institution's head of a day and whom he lets sign. Made once a check.
#ifndef JUANCE_RULES_ROSTER_H
#define JUANCE_RULES_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "model/batch.h"
#include "model/institution.h"

struct known_person {
    const char *name;
    const struct person *person;     // NULL: only the institution's file has him
    const struct staffMember *staff; // NULL: only the export has him
    struct known_person *namesake;   // the next of his name
    struct known_person *self; // the first of his name and ID number: one person under two ids
    uint64_t posts;            // of `self`: bits of the list "post", over all sessions
    uint64_t held; // of `self`: bits of the roles that the batch names him for at roster->held_at
    uint32_t signed_turn, told_turn; // of `self`: marks of signature_check.c
};

struct seated { // a candidate in a session
    const struct candidate *candidate;
    const struct seat *seat;
};

// For which sessions the bit of a role in known_person.held was filled.
struct held_at {
    bool filled, any; // any: somebody is named
    const char *room, *subject;
};
enum { MOST_HELD = 64 };

struct roster {
    const struct batch *batch;
    const struct dossier *dossier; // NULL: not loaded
    const struct codes *codes;
    struct arena *arena;
    struct map persons, staff;    // id -> member
    struct map strangers;         // id of a duty that no person has -> one without a name
    struct map names;             // normal name -> first member of the name
    struct map numbers;           // normal number -> first member who has it
    struct known_person *members; // in the order of export and dossier
    size_t count;
    struct map candidates; // number -> candidate; made when the first is asked
    struct map sessions;   // id -> session
    struct seated *seats;  // those of one session after the other; made when the first is asked
    size_t *first_seat;    // by the session's ordinal
    struct held_at held_at[MOST_HELD]; // by the role's number
    uint32_t turn;
};

struct roster *roster_new(const struct batch *batch, const struct dossier *dossier,
                          const struct codes *codes);
void roster_free(struct roster *roster);

// Who is meant by an id, a name or both.
enum finding_of_person {
    WHO_KNOWN,
    WHO_UNKNOWN,      // neither the export nor the institution's file has him
    WHO_UNLISTED,     // the export has him not, and the file's list of the staff is not there
    WHO_NAME_DIFFERS, // the id is another's
    WHO_NAMESAKES,    // several are called so; `member` is the first
};
struct who {
    enum finding_of_person found;
    const char *name, *id;       // as given; the name of the id's where none is given
    struct known_person *member; // NULL: a candidate, the head, one whom the head lets sign, nobody
    const struct candidate *candidate;
};
struct who roster_find(struct roster *roster, const char *id, const char *name);

struct known_person *roster_person(const struct roster *roster, const char *id); // NULL: no such
// The same, and one who is nothing but an id on a duty: its posts alone are known.
struct known_person *roster_on_duty(const struct roster *roster, const char *id);
const struct candidate *roster_candidate(struct roster *roster, const char *number);
const struct session *roster_session(const struct roster *roster, const char *id);

// The seats of one session.
const struct seated *roster_seats(struct roster *roster, const struct session *session,
                                  size_t *count);

// Each head of the institution on `day` (DATE_NONE: of any day): NULL behind the last. The export's
// and the file's may differ; where the file tells a dated change of the head, that decides.
const char *roster_head(const struct roster *roster, date day, size_t number);

// Whether the head lets this one sign in the role on that day.
bool roster_delegates(const struct roster *roster, const char *role, const struct who *who,
                      date day);

#endif
