// SPDX-License-Identifier: Apache-2.0
#include "rules/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/codes.h"
#include "model/person_identity.h"

// ---- making it --------------------------------------------------------------------------------

static void add_name(struct roster *roster, struct known_person *member) {
    const char *key = identity_in(roster->arena, IDENTITY_personName, member->name);
    struct known_person *first = key ? map_find(&roster->names, key) : NULL;
    if (!first) {
        if (key) map_add(&roster->names, key, member);
        return;
    }
    while (first->namesake) first = first->namesake;
    first->namesake = member;
}

static void add_number(struct roster *roster, struct known_person *member, const char *number) {
    const char *key = identity_in(roster->arena, IDENTITY_idNumber, number);
    member->self = member;
    if (key && !map_add(&roster->numbers, key, member))
        member->self = map_find(&roster->numbers, key);
}

static void add_person(struct roster *roster, const struct person *person) {
    struct known_person *member = &roster->members[roster->count++];
    *member = (struct known_person){.name = person->name, .person = person};
    if (person->id) map_add(&roster->persons, person->id, member);
    add_number(roster, member, person->idNumber);
    add_name(roster, member);
}

// The export's person that the file lists: by the ID number, else by name and id where one of
// them has no number.
static struct known_person *person_of_staff(const struct roster *roster,
                                            const struct staffMember *staff) {
    const char *key = identity_in(roster->arena, IDENTITY_idNumber, staff->idNumber);
    struct known_person *member = key ? map_find(&roster->numbers, key) : NULL;
    if (member) return member->person && !member->staff ? member : NULL;
    member = staff->id ? map_find(&roster->persons, staff->id) : NULL;
    if (!member || member->staff || !same_name(member->name, staff->name)) return NULL;
    return staff->idNumber && member->person->idNumber ? NULL : member;
}

static void add_staff(struct roster *roster, const struct staffMember *staff) {
    struct known_person *member = person_of_staff(roster, staff);
    if (!member) {
        member = &roster->members[roster->count++];
        *member = (struct known_person){.name = staff->name};
        add_number(roster, member, staff->idNumber);
        add_name(roster, member);
    }
    member->staff = staff;
    if (staff->id) map_add(&roster->staff, staff->id, member);
}

// Whose id stands on a duty, known or not.
static struct known_person *on_duty(struct roster *roster, const char *id) {
    struct known_person *member = roster_on_duty(roster, id);
    if (member || !id) return member;
    member = arena_alloc(roster->arena, sizeof *member);
    *member = (struct known_person){.self = member};
    map_add(&roster->strangers, id, member);
    return member;
}

static void note_posts(struct roster *roster) {
    const struct codeList *posts = codes_list(roster->codes, "post");
    for (EACH(struct session, session, roster->batch->session)) {
        if (session->id) map_add(&roster->sessions, session->id, (void *)(uintptr_t)session);
        for (EACH(struct duty, duty, session->duty)) {
            struct known_person *member = on_duty(roster, duty->person);
            unsigned bit = 0;
            if (!member || !posts || !duty->post) continue;
            for (EACH(struct codeValue, post, posts->code)) {
                if (bit < 64 && strcmp(post->value, duty->post) == 0)
                    member->self->posts |= UINT64_C(1) << bit;
                bit++;
            }
        }
    }
}

struct roster *roster_new(const struct batch *batch, const struct dossier *dossier,
                          const struct codes *codes) {
    struct roster *roster = memory_zeroed(sizeof *roster);
    size_t most = batch->person.count + (dossier ? dossier->staffMember.count : 0);
    *roster = (struct roster){
        .batch = batch, .dossier = dossier, .codes = codes, .arena = arena_new(), .turn = 1};
    roster->members = arena_alloc(roster->arena, (most + 1) * sizeof *roster->members);
    for (EACH(struct person, person, batch->person)) add_person(roster, person);
    if (dossier)
        for (EACH(struct staffMember, staff, dossier->staffMember)) add_staff(roster, staff);
    note_posts(roster);
    return roster;
}

void roster_free(struct roster *roster) {
    map_free(&roster->persons);
    map_free(&roster->staff);
    map_free(&roster->strangers);
    map_free(&roster->names);
    map_free(&roster->numbers);
    map_free(&roster->candidates);
    map_free(&roster->sessions);
    free(roster->seats);
    free(roster->first_seat);
    arena_free(roster->arena);
    free(roster);
}

// ---- finding ----------------------------------------------------------------------------------

struct known_person *roster_person(const struct roster *roster, const char *id) {
    return id ? map_find(&roster->persons, id) : NULL;
}

struct known_person *roster_on_duty(const struct roster *roster, const char *id) {
    struct known_person *member = roster_person(roster, id);
    return member || !id ? member : map_find(&roster->strangers, id);
}

const struct candidate *roster_candidate(struct roster *roster, const char *number) {
    if (roster->candidates.count == 0)
        for (EACH(struct candidate, candidate, roster->batch->candidate))
            if (candidate->number)
                map_add(&roster->candidates, candidate->number, (void *)(uintptr_t)candidate);
    return number ? map_find(&roster->candidates, number) : NULL;
}

const struct session *roster_session(const struct roster *roster, const char *id) {
    return id ? map_find(&roster->sessions, id) : NULL;
}

static struct who find_by_id(struct roster *roster, const char *id, const char *name) {
    struct who who = {.found = WHO_KNOWN, .name = name, .id = id};
    who.member = roster_person(roster, id);
    if (!who.member) who.candidate = roster_candidate(roster, id);
    if (!who.member && !who.candidate) who.member = map_find(&roster->staff, id);
    if (!who.member && !who.candidate) {
        who.found = WHO_UNKNOWN;
        return who;
    }
    const char *known = who.member ? who.member->name : who.candidate->name;
    if (!name) who.name = known;
    if (name && known && !same_name(name, known)) who.found = WHO_NAME_DIFFERS;
    return who;
}

static bool is_several(const struct known_person *member) {
    for (const struct known_person *other = member->namesake; other; other = other->namesake)
        if (other->self != member->self) return true;
    return false;
}

// One of the institution without being on a list: its head, or one whom he lets sign.
static bool is_of_institution(const struct roster *roster, const char *name) {
    const char *head;
    for (size_t i = 0; (head = roster_head(roster, DATE_NONE, i)); i++)
        if (same_name(head, name)) return true;
    if (roster->dossier)
        for (EACH(struct delegation, delegation, roster->dossier->delegation))
            if (same_name(delegation->name, name)) return true;
    return false;
}

// Records of data operations name a person or the account that he used.
static struct known_person *holder_of_account(const struct roster *roster, const char *account) {
    if (!roster->dossier || !account) return NULL;
    for (EACH(struct dataAccount, known, roster->dossier->dataAccount))
        if (known->id && known->holder && strcmp(known->id, account) == 0)
            return map_find(&roster->staff, known->holder);
    return NULL;
}

struct who roster_find(struct roster *roster, const char *id, const char *name) {
    if (id) return find_by_id(roster, id, name);
    struct who who = {.found = WHO_KNOWN, .name = name};
    const char *key = identity_in(roster->arena, IDENTITY_personName, name);
    who.member = key ? map_find(&roster->names, key) : NULL;
    if (who.member) {
        if (is_several(who.member)) who.found = WHO_NAMESAKES;
    } else if ((who.member = holder_of_account(roster, name))) {
        who.id = name;
    } else if (!is_of_institution(roster, name)) {
        bool listed = roster->dossier && roster->dossier->staffMember.count > 0;
        who.found = listed ? WHO_UNKNOWN : WHO_UNLISTED;
    }
    return who;
}

// ---- seats ------------------------------------------------------------------------------------

static void index_seats(struct roster *roster) {
    size_t sessions = roster->batch->session.count, seats = 0;
    size_t *first = memory_zeroed((sessions + 2) * sizeof *first);
    for (EACH(struct candidate, candidate, roster->batch->candidate))
        for (EACH(struct seat, seat, candidate->seat)) {
            const struct session *session = roster_session(roster, seat->session);
            if (session) first[session->record.ordinal + 1]++, seats++;
        }
    roster->seats = memory_zeroed((seats + 1) * sizeof *roster->seats);
    for (size_t i = 1; i < sessions + 2; i++) first[i] += first[i - 1];
    for (EACH(struct candidate, candidate, roster->batch->candidate))
        for (EACH(struct seat, seat, candidate->seat)) {
            const struct session *session = roster_session(roster, seat->session);
            if (session)
                roster->seats[first[session->record.ordinal]++] = (struct seated){candidate, seat};
        }
    roster->first_seat = first; // each now stands where its session's end
}

const struct seated *roster_seats(struct roster *roster, const struct session *session,
                                  size_t *count) {
    if (!roster->seats) index_seats(roster);
    size_t ordinal = session->record.ordinal;
    size_t start = roster->first_seat[ordinal - 1];
    *count = roster->first_seat[ordinal] - start;
    return &roster->seats[start];
}

// ---- the head ---------------------------------------------------------------------------------

static bool is_change(const struct baseChange *change) {
    return change->aspect && strcmp(change->aspect, "head") == 0 && change->changedOn != DATE_NONE;
}

// Of the last change not after `day` what it changed to, else of the first after it what it changed
// from; NULL: the file tells no dated change.
static const char *head_by_changes(const struct roster *roster, date day) {
    const struct baseChange *before = NULL, *after = NULL;
    if (!roster->dossier || day == DATE_NONE) return NULL;
    for (EACH(struct baseChange, change, roster->dossier->baseChange)) {
        if (!is_change(change)) continue;
        if (change->changedOn <= day) {
            if (!before || change->changedOn >= before->changedOn) before = change;
        } else if (!after || change->changedOn < after->changedOn) {
            after = change;
        }
    }
    if (before && before->after) return before->after;
    return after ? after->before : NULL;
}

static const char *head_of_any_day(const struct roster *roster, size_t number) {
    for (EACH(struct institution, institution, roster->batch->institution))
        if (institution->head && number-- == 0) return institution->head;
    if (!roster->dossier) return NULL;
    if (roster->dossier->head && number-- == 0) return roster->dossier->head;
    for (EACH(struct baseChange, change, roster->dossier->baseChange)) {
        if (!change->aspect || strcmp(change->aspect, "head") != 0) continue;
        if (change->before && number-- == 0) return change->before;
        if (change->after && number-- == 0) return change->after;
    }
    return NULL;
}

const char *roster_head(const struct roster *roster, date day, size_t number) {
    const char *by_changes = head_by_changes(roster, day);
    if (by_changes) return number == 0 ? by_changes : NULL;
    if (day == DATE_NONE) return head_of_any_day(roster, number);
    for (EACH(struct institution, institution, roster->batch->institution))
        if (institution->head && number-- == 0) return institution->head;
    if (roster->dossier && roster->dossier->head && number-- == 0) return roster->dossier->head;
    return NULL;
}

bool roster_delegates(const struct roster *roster, const char *role, const struct who *who,
                      date day) {
    if (!roster->dossier) return false;
    for (EACH(struct delegation, delegation, roster->dossier->delegation)) {
        if (!delegation->role || strcmp(delegation->role, role) != 0) continue;
        bool given = delegation->person != NULL;
        const struct known_person *member =
            given ? map_find(&roster->staff, delegation->person) : NULL;
        bool him = member && who->member ? member->self == who->member->self
                                         : same_name(delegation->name, who->name);
        bool early = day != DATE_NONE && delegation->from != DATE_NONE && day < delegation->from;
        bool late = day != DATE_NONE && delegation->until != DATE_NONE && day > delegation->until;
        if (him && !early && !late) return true;
    }
    return false;
}
