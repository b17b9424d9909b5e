// SPDX-License-Identifier: Apache-2.0
// How findings name a signer, those who should have signed, and the place.
#include <string.h>

#include "base/buffer.h"
#include "model/codes.h"
#include "rules/signing_roles.h"

enum { MOST_NAMES = 12 }; // of those who should have signed

static const char *named(const char *name, const char *id, const struct phrase_book *phrases,
                         struct arena *arena) {
    if (!id) return name ? name : "";
    if (!name) return id;
    return sentence(phrases, arena, PHRASE_who, SAY(name, name), SAY(id, id));
}

const char *who_text(const struct who *who, const struct phrase_book *phrases,
                     struct arena *arena) {
    return named(who->name, who->id, phrases, arena);
}

const char *member_text(const struct known_person *member, const struct phrase_book *phrases,
                        struct arena *arena) {
    const char *id = member->person ? member->person->id : member->staff ? member->staff->id : NULL;
    return named(member->name, id, phrases, arena);
}

const char *candidate_text(const struct candidate *candidate, const struct phrase_book *phrases,
                           struct arena *arena) {
    return named(candidate->name, candidate->number, phrases, arena);
}

const char *place_text(const struct signing_place *place, const struct codes *codes,
                       const struct phrase_book *phrases, struct arena *arena) {
    if (place->session)
        return sentence(phrases, arena, PHRASE_unitSession, SAY(id, place->session->id));
    const char *subject = codes_label(codes, "subject", place->subject);
    if (place->subject)
        return sentence(phrases, arena, PHRASE_unitSubject,
                        SAY(subject, subject ? subject : place->subject));
    return sentence(phrases, arena, PHRASE_unitBatch, SAY_NOTHING);
}

// ---- those who could have signed --------------------------------------------------------------

struct names {
    struct roster *roster;
    const struct phrase_book *phrases;
    struct arena *arena;
    struct buffer text;
    unsigned count;
};

static void add_text(struct names *names, const char *text) {
    if (names->count++ >= MOST_NAMES) return;
    if (names->text.length)
        buffer_add_text(&names->text,
                        sentence(names->phrases, names->arena, PHRASE_comma, SAY_NOTHING));
    buffer_add_text(&names->text, text);
}

static void add_member(void *context, struct known_person *member) {
    struct names *names = context;
    if (member->self->told_turn == names->roster->turn) return;
    member->self->told_turn = names->roster->turn;
    add_text(names, member_text(member, names->phrases, names->arena));
}

const char *namesakes_text(const struct known_person *first, const struct phrase_book *phrases,
                           struct arena *arena) {
    struct buffer text = BUFFER_EMPTY;
    for (const struct known_person *one = first; one; one = one->namesake) {
        if (text.length)
            buffer_add_text(&text, sentence(phrases, arena, PHRASE_comma, SAY_NOTHING));
        buffer_add_text(&text, member_text(one, phrases, arena));
    }
    const char *copy = arena_copy_bytes(arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static void add_kinds(struct names *names, const struct signing_role *role,
                      const struct signing_place *place) {
    struct roster *roster = names->roster;
    const char *head;
    for (size_t i = 0; role->heads && (head = roster_head(roster, place->day, i)); i++)
        if (i == 0 || strcmp(head, roster_head(roster, place->day, i - 1)) != 0)
            add_text(names, head);
    if (!role->code->persons && !role->code->staff) return;
    for (size_t i = 0; i < roster->count; i++) {
        struct known_person *member = &roster->members[i];
        struct who who = {WHO_KNOWN, member->name, "", member, NULL};
        if (role_held(roster, role, place, &who) == ROLE_HELD) add_member(names, member);
    }
}

const char *holders_text(struct roster *roster, const struct signing_role *const *roles,
                         unsigned count, const struct signing_place *place,
                         const struct phrase_book *phrases, struct arena *arena) {
    struct names names = {roster, phrases, arena, BUFFER_EMPTY, 0};
    // Where the head may hand it to anyone, a list of everyone tells nothing.
    for (unsigned i = 0; i < count; i++)
        if (roles[i]->heads && (roles[i]->code->persons || roles[i]->code->staff)) return "";
    roster->turn++;
    if (place->candidate && count && roles[0]->candidate)
        add_text(&names, candidate_text(place->candidate, phrases, arena));
    else if (!each_holder(roster, roles, count, place, add_member, &names) ||
             signing_place_is_batch(place))
        for (unsigned i = 0; i < count; i++) add_kinds(&names, roles[i], place);
    if (names.count > MOST_NAMES)
        buffer_add_text(&names.text, sentence(phrases, arena, PHRASE_andMore,
                                              SAY(count, arena_printf(arena, "%u", names.count))));
    const char *text = "";
    if (names.text.length)
        text = sentence(phrases, arena, PHRASE_should, SAY(name, buffer_text(&names.text)));
    buffer_free(&names.text);
    return text;
}
