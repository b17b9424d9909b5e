// SPDX-License-Identifier: Apache-2.0
// Who is named or has signed in records beside the materials: that he exists, holds the role, and
// is not the one from whom he must differ.
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "model/person_identity.h"
#include "rules/operators.h"
#include "rules/rulebook_compile.h"

#define BIT(result) (1u << RESULT_##result)

// ---- what is asked ----------------------------------------------------------------------------

// The roles of the words of an argument; at most so many.
enum { MOST_ROLES = 16 };
struct asked_roles {
    const struct signing_role *roles[MOST_ROLES];
    unsigned count;
};

static struct asked_roles roles_of(const struct judge *judge, unsigned argument) {
    struct asked_roles asked = {.count = 0};
    const struct argument *words = &judge->check->arguments[argument];
    for (unsigned i = 0; i < words->count && asked.count < MOST_ROLES; i++) {
        const struct signing_role *role = signing_role(judge->signing, words->words[i]);
        if (role) asked.roles[asked.count++] = role;
    }
    return asked;
}

static bool known_roles(const struct argument *words, const struct path_place *place) {
    if (words->count > MOST_ROLES) return compiler_wrong(place, _("too many roles"));
    for (unsigned i = 0; i < words->count; i++)
        if (!codes_find(place->codes, "signature.role", words->words[i]))
            return compiler_wrong(place, _("\"%s\" is no value of the code list \"%s\""),
                                  words->words[i], "signature.role");
    return true;
}

static const char *text_of(const struct judge *judge, const struct path *path) {
    struct value value = path_value(judge->world, path, judge->frame);
    if (value.type != VALUE_TEXT) return NULL;
    return value.text[value.length] ? arena_copy_bytes(judge->arena, value.text, value.length)
                                    : value.text;
}

static date day_at(const struct judge *judge, unsigned argument) {
    const struct argument *on = &judge->check->arguments[argument];
    if (!on->given) return DATE_NONE;
    struct value value = path_value(judge->world, on->paths[0], judge->frame);
    return value.type == VALUE_TIME ? moment_date(value.when) : DATE_NONE;
}

static struct signing_place place_at(const struct judge *judge, unsigned argument) {
    struct signing_place place = {.day = DATE_NONE};
    const struct argument *session = &judge->check->arguments[argument];
    if (session->given)
        place.session = roster_session(judge->roster, text_of(judge, session->paths[0]));
    const struct path_scope *scope = &judge->check->scope;
    for (size_t i = 0; i < scope->depth; i++)
        if (scope->names[i].kind == &candidate_kind)
            place.candidate = (const struct candidate *)judge->frame[i];
    return place;
}

// ---- what is wrong ----------------------------------------------------------------------------

static const char *labels(const struct judge *judge, const struct asked_roles *asked) {
    struct buffer text = BUFFER_EMPTY;
    for (unsigned i = 0; i < asked->count; i++)
        buffer_printf(&text, "%s%s", i ? "/" : "", asked->roles[i]->code->label);
    const char *copy = arena_copy_bytes(judge->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static const char *fault(const struct judge *judge, enum phrase_id phrase, const struct who *who,
                         const struct asked_roles *asked, const struct signing_place *place) {
    const struct phrase_book *phrases = judge->world->phrases;
    struct arena *arena = judge->arena;
    const char *signers = NULL;
    const char *name = who_text(who, phrases, arena);
    if (who->found == WHO_NAME_DIFFERS) {
        name = who->name;
        signers = who->member ? member_text(who->member, phrases, arena)
                              : candidate_text(who->candidate, phrases, arena);
    }
    const char *should =
        who->found == WHO_NAMESAKES
            ? namesakes_text(who->member, phrases, arena)
            : holders_text(judge->roster, asked->roles, asked->count, place, phrases, arena);
    return sentence(phrases, arena, phrase, SAY(name, name), SAY(roles, labels(judge, asked)),
                    SAY(signers, signers), SAY(should, should),
                    SAY(unit, place_text(place, judge->world->codes, phrases, arena)));
}

// Whether one who is named holds one of the roles; what is wrong is in results[RESULT_value].
static enum holding judge_who(struct judge *judge, const struct who *who,
                              const struct asked_roles *asked, const struct signing_place *place) {
    enum role_held held = ROLE_NOT_HELD;
    bool candidate = false;
    for (unsigned i = 0; i < asked->count && held != ROLE_HELD; i++) {
        enum role_held one = role_held(judge->roster, asked->roles[i], place, who);
        candidate |= asked->roles[i]->candidate;
        if (one != ROLE_NOT_HELD) held = one;
    }
    enum phrase_id phrase = PHRASE_COUNT;
    bool open = false;
    if (candidate && !who->id) { // known by the candidate's name alone
        if (held == ROLE_NOT_HELD) phrase = PHRASE_stepByAnother;
    } else if (who->found == WHO_UNKNOWN) {
        phrase = PHRASE_stepUnknown;
    } else if (who->found == WHO_NAME_DIFFERS) {
        phrase = PHRASE_stepNameDiffers;
    } else if (who->found == WHO_UNLISTED) {
        phrase = PHRASE_staffUnlisted, open = true;
    } else if (held == ROLE_NOT_HELD) {
        phrase = PHRASE_stepNotHolder;
    } else if (held == ROLE_UNRECORDED) {
        phrase = PHRASE_stepUnrecorded, open = true;
    } else if (who->found == WHO_NAMESAKES) {
        phrase = PHRASE_stepNamesakes, open = true;
    }
    if (phrase == PHRASE_COUNT) return HOLDS;
    if (open) judge->open = phrase;
    judge->results[RESULT_value] = fault(judge, phrase, who, asked, place);
    return open ? OPEN : BROKEN;
}

// ---- signer -----------------------------------------------------------------------------------

enum { SIGNER_field, SIGNER_roles, SIGNER_session, SIGNER_on };

// A field that refers holds an id, another a name.
static bool is_reference(const struct path *path) {
    const struct field *field = path_field(path);
    return field && field->refers;
}

static enum holding signer(struct judge *judge) {
    const struct path *path = judge->check->arguments[SIGNER_field].paths[0];
    struct value value;
    if (!judge_value(judge, SIGNER_field, &value)) return ABSENT;
    const char *named = text_of(judge, path);
    struct who who = is_reference(path) ? roster_find(judge->roster, named, NULL)
                                        : roster_find(judge->roster, NULL, named);
    struct signing_place place = place_at(judge, SIGNER_session);
    place.day = day_at(judge, SIGNER_on);
    struct asked_roles asked = roles_of(judge, SIGNER_roles);
    return judge_who(judge, &who, &asked, &place);
}

static bool signer_fits(const struct argument *arguments, const struct path_place *place) {
    return known_roles(&arguments[SIGNER_roles], place);
}

// ---- signed -----------------------------------------------------------------------------------

enum { SIGNED_by, SIGNED_roles, SIGNED_limit, SIGNED_session };

struct signed_by {
    struct judge *judge;
    struct asked_roles asked;
    struct signing_place place;
    unsigned people;
    uint32_t turn;
    enum holding holding;
    const char *why; // the first that is open
};

static void judge_signature(struct signed_by *signed_by, const struct signature *signature) {
    struct judge *judge = signed_by->judge;
    struct asked_roles own = {.count = 1};
    own.roles[0] = signing_role(judge->signing, signature->role);
    bool wanted = false;
    for (unsigned i = 0; i < signed_by->asked.count; i++)
        wanted |= signed_by->asked.roles[i] == own.roles[0];
    if (!signature->name && !signature->person) return;
    struct who who = roster_find(judge->roster, signature->person, signature->name);
    struct signing_place place = signed_by->place;
    place.day = signature->signedOn;
    enum holding holding = judge_who(judge, &who, wanted ? &own : &signed_by->asked, &place);
    struct known_person *self = who.member ? who.member->self : NULL;
    if (holding != BROKEN && !(self && self->signed_turn == signed_by->turn)) signed_by->people++;
    if (self) self->signed_turn = signed_by->turn;
    if (holding == BROKEN) judge->report(judge);
    if (holding != OPEN) return;
    signed_by->holding = OPEN;
    if (!signed_by->why) signed_by->why = judge->results[RESULT_value];
}

static bool visit_signature(void *context, const struct record *record) {
    judge_signature(context, (const struct signature *)record);
    return true;
}

static enum holding signed_by_people(struct judge *judge) {
    const struct argument *limit = &judge->check->arguments[SIGNED_limit];
    struct signed_by signed_by = {.judge = judge,
                                  .asked = roles_of(judge, SIGNED_roles),
                                  .place = place_at(judge, SIGNED_session),
                                  .turn = ++judge->roster->turn,
                                  .holding = HOLDS};
    path_each_record(judge->world, judge->check->arguments[SIGNED_by].paths[0], judge->frame,
                     visit_signature, &signed_by);
    unsigned least = limit->given ? (unsigned)(limit->quantity.amount / DECIMAL_ONE) : 1;
    judge->results[RESULT_value] = signed_by.why; // a report forgets it
    if (signed_by.people >= least) return signed_by.holding;
    judge->results[RESULT_value] =
        sentence(judge->world->phrases, judge->arena, PHRASE_stepTooFew,
                 SAY(roles, labels(judge, &signed_by.asked)),
                 SAY(count, arena_printf(judge->arena, "%u", signed_by.people)),
                 SAY(least, arena_printf(judge->arena, "%u", least)));
    return BROKEN;
}

static bool signed_fits(const struct argument *arguments, const struct path_place *place) {
    if (path_items(arguments[SIGNED_by].paths[0]) != &signature_kind)
        return compiler_wrong(place, _("\"%s\" is no list of signatures"),
                              path_source(arguments[SIGNED_by].paths[0]));
    return known_roles(&arguments[SIGNED_roles], place);
}

// ---- twoPersons, postsApart -------------------------------------------------------------------

static struct known_person *person_at(struct judge *judge, unsigned argument) {
    return roster_person(judge->roster, text_of(judge, judge->check->arguments[argument].paths[0]));
}

static enum holding two_persons(struct judge *judge) {
    struct value left, right;
    if (!judge_value(judge, 0, &left) || !judge_value(judge, 1, &right)) return ABSENT;
    struct known_person *first = person_at(judge, 0), *second = person_at(judge, 1);
    bool same = value_compare(&left, &right) == 0;
    if (first && second) same |= first->self == second->self;
    if (!same) return HOLDS;
    const struct phrase_book *phrases = judge->world->phrases;
    judge->results[RESULT_value] =
        first ? member_text(first, phrases, judge->arena) : judge_show(judge, 0, &left);
    judge->results[RESULT_other] =
        second ? member_text(second, phrases, judge->arena) : judge_show(judge, 1, &right);
    return BROKEN;
}

static enum holding posts_apart(struct judge *judge) {
    const struct argument *words = &judge->check->arguments[1];
    struct value value;
    if (!judge_value(judge, 0, &value)) return ABSENT;
    struct known_person *person =
        roster_on_duty(judge->roster, text_of(judge, judge->check->arguments[0].paths[0]));
    const struct codeList *posts = codes_list(judge->world->codes, "post");
    struct buffer names = BUFFER_EMPTY;
    unsigned bit = 0;
    if (!person || !posts) return HOLDS;
    for (EACH(struct codeValue, post, posts->code)) {
        bool has = bit < 64 && person->self->posts & UINT64_C(1) << bit;
        bit++;
        for (unsigned i = 0; has && i < words->count; i++) {
            if (strcmp(words->words[i], post->value) != 0) continue;
            if (names.length)
                buffer_add_text(&names, sentence(judge->world->phrases, judge->arena, PHRASE_comma,
                                                 SAY_NOTHING));
            buffer_add_text(&names, post->label);
        }
    }
    if (names.length) {
        judge->results[RESULT_value] =
            person->name ? member_text(person, judge->world->phrases, judge->arena)
                         : judge_show(judge, 0, &value);
        judge->results[RESULT_other] =
            arena_copy_bytes(judge->arena, buffer_text(&names), names.length);
    }
    enum holding holding = names.length ? BROKEN : HOLDS;
    buffer_free(&names);
    return holding;
}

static bool posts_fit(const struct argument *arguments, const struct path_place *place) {
    for (unsigned i = 0; i < arguments[1].count; i++)
        if (!codes_find(place->codes, "post", arguments[1].words[i]))
            return compiler_wrong(place, _("\"%s\" is no value of the code list \"%s\""),
                                  arguments[1].words[i], "post");
    return true;
}

const struct operator operators_of_signers[] = {
    {.name = "signer",
     .parameters = {[SIGNER_field] = {"field", PARAMETER_TEXT, true, false, false},
                    [SIGNER_roles] = {"roles", PARAMETER_FREE, true, false, false},
                    [SIGNER_session] = {"session", PARAMETER_TEXT, false, false, false},
                    [SIGNER_on] = {"on", PARAMETER_TIME, false, false, false}},
     .results = BIT(value),
     .fits = signer_fits,
     .judge = signer},
    {.name = "signed",
     .parameters = {[SIGNED_by] = {"by", PARAMETER_RECORDS, true, false, false},
                    [SIGNED_roles] = {"roles", PARAMETER_FREE, true, false, false},
                    [SIGNED_limit] = {"limit", PARAMETER_QUANTITY, false, false, false},
                    [SIGNED_session] = {"session", PARAMETER_TEXT, false, false, false}},
     .results = BIT(value),
     .fits = signed_fits,
     .judge = signed_by_people},
    {.name = "twoPersons",
     .parameters = {{"left", PARAMETER_TEXT, true, false, false},
                    {"right", PARAMETER_TEXT, true, false, false}},
     .results = BIT(value) | BIT(other),
     .judge = two_persons},
    {.name = "postsApart",
     .parameters = {{"field", PARAMETER_TEXT, true, false, false},
                    {"posts", PARAMETER_FREE, true, false, false}},
     .results = BIT(value) | BIT(other),
     .fits = posts_fit,
     .judge = posts_apart},
    {.name = NULL},
};
