// SPDX-License-Identifier: Apache-2.0
#include "rules/signing_roles.h"

#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "model/person_identity.h"
#include "rules/rulebook_compile.h"

static const char list_name[] = "signature.role";

// ---- compiling --------------------------------------------------------------------------------

static bool known(const struct path_place *place, const char *words, const char *list) {
    unsigned count;
    const char *const *each = words_split(place->arena, words, &count);
    for (unsigned i = 0; i < count; i++)
        if (!codes_find(place->codes, list, each[i]))
            return compiler_wrong(place, _("\"%s\" is no value of the code list \"%s\""), each[i],
                                  list);
    return true;
}

static uint64_t post_bits(const struct codes *codes, const char *words) {
    const struct codeList *posts = codes_list(codes, "post");
    uint64_t bits = 0;
    unsigned bit = 0;
    if (posts)
        for (EACH(struct codeValue, post, posts->code)) {
            if (bit < 64 && words_hold(words, post->value)) bits |= UINT64_C(1) << bit;
            bit++;
        }
    return bits;
}

static bool compile_named(struct signing_role *role, const struct path_place *place) {
    unsigned count;
    const char *const *words = words_split(place->arena, role->code->named, &count);
    for (unsigned i = 0; i < count; i++) {
        const char *dot = strchr(words[i], '.');
        const struct field *list = NULL, *field = NULL, *subject = NULL;
        if (dot)
            list = record_field(
                &batch_kind, arena_printf(place->arena, "%.*s", (int)(dot - words[i]), words[i]));
        if (list && list->type == FIELD_list) {
            field = record_field(list->items, dot + 1);
            subject = record_field(list->items, "subject");
        }
        if (!field || i == MOST_NAMING_FIELDS)
            return compiler_wrong(place, _("\"%s\" is no field of a record of the batch"),
                                  words[i]);
        role->named[role->named_count].list = list;
        role->named[role->named_count].field = field;
        role->named[role->named_count++].subject = subject;
    }
    return true;
}

bool signing_roles_compile(struct signing_roles *roles, const struct path_place *place) {
    const struct codeList *list = codes_list(place->codes, list_name);
    if (!list) return compiler_wrong(place, _("there is no code list \"%s\""), list_name);
    roles->roles = arena_alloc(place->arena, list->code.count * sizeof *roles->roles);
    for (EACH(struct codeValue, code, list->code)) {
        struct signing_role *role = &roles->roles[roles->count++];
        *role = (struct signing_role){.code = code,
                                      .number = roles->count - 1,
                                      .posts = post_bits(place->codes, code->posts),
                                      .leads = code->leads == 1,
                                      .heads = code->heads == 1,
                                      .candidate = strcmp(code->value, "candidate") == 0};
        if (!known(place, code->posts, "post") || !known(place, code->persons, "person.role") ||
            !known(place, code->staff, "staffMember.role") || !compile_named(role, place))
            return false;
    }
    for (unsigned i = 0; i < roles->count; i++) {
        const char *also = roles->roles[i].code->also;
        roles->roles[i].also = signing_role(roles, also);
        if (also && !known(place, also, list_name)) return false;
    }
    return true;
}

const struct signing_role *signing_role(const struct signing_roles *roles, const char *value) {
    for (unsigned i = 0; value && i < roles->count; i++)
        if (strcmp(roles->roles[i].code->value, value) == 0) return &roles->roles[i];
    return NULL;
}

// ---- where ------------------------------------------------------------------------------------

bool signing_place_has(const struct signing_place *place, const struct session *session) {
    if (place->session) return place->session == session;
    if (place->room && (!session->room || strcmp(place->room, session->room) != 0)) return false;
    return !place->subject || (session->subject && strcmp(place->subject, session->subject) == 0);
}

bool signing_place_is_batch(const struct signing_place *place) {
    return !place->session && !place->room && !place->subject;
}

// ---- named by the batch -----------------------------------------------------------------------

struct holder_search {
    struct roster *roster;
    role_visit *visit; // NULL: only whether there is one
    void *context;
    bool any;
};

static void name_holder(struct holder_search *search, const char *id) {
    struct known_person *member = roster_person(search->roster, id);
    if (!member) return; // to nobody: the walk over references tells it
    search->any = true;
    if (search->visit) search->visit(search->context, member);
}

static void name_by_posts(struct holder_search *search, const struct signing_role *role,
                          const struct session *session) {
    for (EACH(struct duty, duty, session->duty))
        if (role->posts && words_hold(role->code->posts, duty->post))
            name_holder(search, duty->person);
}

static void name_by_fields(struct holder_search *search, const struct signing_role *role,
                           const struct signing_place *place) {
    for (unsigned i = 0; i < role->named_count; i++) {
        const struct list *list = record_list(&search->roster->batch->record, role->named[i].list);
        for (const struct record *record = list->first; record; record = record->next) {
            const char *subject =
                role->named[i].subject ? record_text(record, role->named[i].subject) : NULL;
            if (place->subject && subject && strcmp(place->subject, subject) != 0) continue;
            name_holder(search, record_text(record, role->named[i].field));
        }
    }
}

static void name_role(struct holder_search *search, const struct signing_role *role,
                      const struct signing_place *place) {
    if (place->session) {
        name_by_posts(search, role, place->session);
        return; // the records beside the duties are of the batch, not of a session
    }
    if (role->posts)
        for (EACH(struct session, session, search->roster->batch->session))
            if (signing_place_has(place, session)) name_by_posts(search, role, session);
    name_by_fields(search, role, place);
}

// ---- the kind of person -----------------------------------------------------------------------

static bool in_period(date from, date until, date day) {
    return day == DATE_NONE ||
           ((from == DATE_NONE || day >= from) && (until == DATE_NONE || day <= until));
}

static bool is_person_of(const struct person *person, const struct signing_role *role,
                         const struct signing_place *place) {
    if (!person || !words_hold(role->code->persons, person->role)) return false;
    if (role->leads && person->leader != 1) return false;
    const char *group = place->session ? place->session->group : NULL;
    if (group && person->group && strcmp(group, person->group) != 0) return false;
    return in_period(person->cardFrom, person->cardUntil, place->day);
}

static bool is_staff_of(const struct staffMember *staff, const struct signing_role *role,
                        const struct signing_place *place) {
    return staff && words_hold(role->code->staff, staff->role) &&
           in_period(staff->from, staff->until, place->day);
}

static bool is_kind_of(const struct known_person *member, const struct signing_role *role,
                       const struct signing_place *place) {
    return is_person_of(member->person, role, place) || is_staff_of(member->staff, role, place);
}

static bool group_names(struct holder_search *search, const struct signing_role *role,
                        const struct signing_place *place) {
    const char *group = place->session ? place->session->group : NULL;
    for (size_t i = 0; group && i < search->roster->count; i++) {
        struct known_person *member = &search->roster->members[i];
        if (!member->person || !member->person->group || !is_person_of(member->person, role, place))
            continue;
        search->any = true;
        if (search->visit) search->visit(search->context, member);
    }
    return search->any;
}

// ---- held -------------------------------------------------------------------------------------

struct sought {
    const struct known_person *member;
    bool found;
};

static void seek(void *context, struct known_person *member) {
    struct sought *sought = context;
    const struct known_person *one = sought->member; // of several of one name, any
    for (; one; one = one->namesake)
        if (one->self == member->self) sought->found = true;
}

static bool is_head(const struct roster *roster, const struct who *who, date day) {
    const char *head, *name = who->name;
    for (size_t i = 0; (head = roster_head(roster, day, i)); i++)
        if (same_name(head, name)) return true;
    return false;
}

static bool any_kind_known(const struct roster *roster, const struct signing_role *role) {
    const struct signing_place anywhere = {.day = DATE_NONE};
    if (roster->dossier && roster->dossier->staffMember.count && role->code->staff) return true;
    for (size_t i = 0; i < roster->count; i++)
        if (is_kind_of(&roster->members[i], role, &anywhere)) return true;
    return role->heads && roster_head(roster, DATE_NONE, 0);
}

static void hold(void *context, struct known_person *member) {
    member->self->held |= *(const uint64_t *)context;
}

static bool same_text(const char *left, const char *right) {
    return left == right || (left && right && strcmp(left, right) == 0);
}

// Beyond one session the holders are sought once and not for each signature. Whether the batch
// names anybody.
static bool holders_known(struct roster *roster, const struct signing_role *role,
                          const struct signing_place *place) {
    struct held_at *at = &roster->held_at[role->number];
    if (at->filled && same_text(at->room, place->room) && same_text(at->subject, place->subject))
        return at->any;
    uint64_t bit = UINT64_C(1) << role->number;
    for (size_t i = 0; i < roster->count; i++) roster->members[i].held &= ~bit;
    struct holder_search search = {roster, hold, &bit, false};
    name_role(&search, role, place);
    if (role->also) name_role(&search, role->also, place);
    *at = (struct held_at){true, search.any, place->room, place->subject};
    return at->any;
}

static bool named_beyond_session(struct roster *roster, const struct signing_role *role,
                                 const struct signing_place *place, struct sought *sought) {
    bool any = holders_known(roster, role, place);
    for (const struct known_person *one = sought->member; any && one; one = one->namesake)
        sought->found |= one->self->held >> role->number & 1;
    return any;
}

enum role_held role_held(struct roster *roster, const struct signing_role *role,
                         const struct signing_place *place, const struct who *who) {
    if (role->candidate) {
        if (!place->candidate) return who->candidate || !who->member ? ROLE_HELD : ROLE_NOT_HELD;
        const char *name = place->candidate->name;
        if (who->id) return who->candidate == place->candidate ? ROLE_HELD : ROLE_NOT_HELD;
        if (!name) return ROLE_UNRECORDED;
        return same_name(name, who->name) ? ROLE_HELD : ROLE_NOT_HELD;
    }
    if (role->heads && !who->candidate && is_head(roster, who, place->day)) return ROLE_HELD;
    if (!who->candidate && roster_delegates(roster, role->code->value, who, place->day))
        return ROLE_HELD;
    struct sought sought = {who->member, false};
    struct holder_search search = {roster, seek, &sought, false};
    if (!place->session && role->number < MOST_HELD) {
        search.any = named_beyond_session(roster, role, place, &sought);
    } else {
        name_role(&search, role, place);
        if (role->also) name_role(&search, role->also, place);
    }
    // Who is on the batch's list as such is it for the batch, though he had no duty in a session.
    bool whole = role->posts && signing_place_is_batch(place);
    if (sought.found || (search.any && !whole)) return sought.found ? ROLE_HELD : ROLE_NOT_HELD;
    for (const struct known_person *one = who->member; one; one = who->id ? NULL : one->namesake)
        if (is_kind_of(one, role, place)) return ROLE_HELD;
    return any_kind_known(roster, role) ? ROLE_NOT_HELD : ROLE_UNRECORDED;
}

bool each_holder(struct roster *roster, const struct signing_role *const *roles, unsigned count,
                 const struct signing_place *place, role_visit *visit, void *context) {
    struct holder_search search = {roster, visit, context, false};
    for (unsigned i = 0; i < count; i++) name_role(&search, roles[i], place);
    for (unsigned i = 0; i < count && !search.any; i++) group_names(&search, roles[i], place);
    return search.any;
}
