// SPDX-License-Identifier: Apache-2.0
// Who has signed a material, who should have, and whether its days can be right.
#include <string.h>

#include "base/buffer.h"
#include "model/person_identity.h"
#include "rules/material_check.h"

static const char *show_date(const struct checker *checker, date day) {
    return date_format(day, arena_alloc(checker->arena, DATE_TEXT));
}

// ---- findings ---------------------------------------------------------------------------------

const char *role_label(const struct checker *checker, const char *role) {
    const char *label = codes_label(checker->book->codes, "signature.role", role);
    return label ? label : role;
}

static const char *slot_roles(const struct checker *checker, const struct row_signature *slot) {
    struct buffer text = BUFFER_EMPTY;
    for (unsigned i = 0; i < slot->role_count; i++)
        buffer_printf(&text, "%s%s", i ? "/" : "", slot->roles[i]->code->label);
    const char *copy = arena_copy_bytes(checker->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

static const char *signers(const struct checker *checker, const struct material *entry) {
    struct buffer text = BUFFER_EMPTY;
    const char *comma =
        sentence(&checker->book->phrases, checker->arena, PHRASE_comma, SAY_NOTHING);
    for (EACH(struct signature, signature, entry->signature)) {
        buffer_printf(&text, "%s%s %s", text.length ? comma : "",
                      role_label(checker, signature->role), signature->name ? signature->name : "");
    }
    const char *copy = arena_copy_bytes(checker->arena, buffer_text(&text), text.length);
    buffer_free(&text);
    return copy;
}

void add_signature_finding(const struct row_check *check, const struct slot *slot,
                           const struct material *entry, enum phrase_id phrase,
                           const struct signature_words *words) {
    const struct checker *checker = check->checker;
    const struct phrase_book *phrases = &checker->book->phrases;
    const struct row_signature *wanted = slot->wanted;
    struct finding finding = row_entry_finding(check, entry);
    finding.rule = wanted->rule;
    finding.clause = wanted->clause;
    finding.quote = wanted->quote;
    finding.responsible = wanted->responsible;
    finding.severity = wanted->severity;
    finding.blocks = wanted->severity == SEVERITY_BLOCKING && !words->undecided;
    if (words->undecided) finding.verdict = VERDICT_UNDECIDED;
    const char *should = words->should;
    if (!should)
        should = holders_text(checker->roster, wanted->roles, wanted->role_count, &slot->place,
                              phrases, checker->arena);
    finding_say(
        checker, &finding, phrase, SAY(material, check->row->title),
        SAY(roles, words->role ? role_label(checker, words->role) : slot_roles(checker, wanted)),
        SAY(signers, words->signers ? words->signers : signers(checker, entry)),
        SAY(least, arena_printf(checker->arena, "%u", words->least ? words->least : wanted->least)),
        SAY(count, words->count), SAY(name, words->name), SAY(date, words->date),
        SAY(event, words->event), SAY(should, should),
        SAY(unit, place_text(&slot->place, checker->book->codes, phrases, checker->arena)));
    checker_add(check->checker, &finding);
}

// ---- one signature ----------------------------------------------------------------------------

static const struct signing_role *role_in(const struct row_signature *wanted,
                                          const struct signature *signature) {
    for (unsigned i = 0; signature->role && i < wanted->role_count; i++)
        if (strcmp(wanted->roles[i]->code->value, signature->role) == 0) return wanted->roles[i];
    return NULL;
}

static bool is_signed(const struct signature *signature) {
    return signature->name || signature->person;
}

static date day_of(const struct slot *slot, const struct signature *signature) {
    return signature->signedOn == DATE_NONE ? slot->place.day : signature->signedOn;
}

// What is wrong with who signed; PHRASE_COUNT: nothing.
static enum phrase_id fault_of_signer(const struct row_check *check, const struct slot *slot,
                                      const struct signature *signature,
                                      const struct signing_role *role, const struct who *who,
                                      bool *undecided) {
    struct signing_place place = slot->place;
    struct roster *roster = check->checker->roster;
    place.day = day_of(slot, signature);
    *undecided = false;
    // A candidate is known by his number alone: two of one name are two.
    if (role->candidate && !signature->person) {
        if (!place.candidate || role_held(roster, role, &place, who) != ROLE_NOT_HELD)
            return PHRASE_COUNT;
        return PHRASE_signedByAnother;
    }
    if (who->found == WHO_UNKNOWN) return PHRASE_signerUnknown;
    if (who->found == WHO_NAME_DIFFERS) return PHRASE_signerNameDiffers;
    enum role_held held = role_held(roster, role, &place, who);
    if (held == ROLE_NOT_HELD && role->candidate) return PHRASE_signedByAnother;
    *undecided = held != ROLE_NOT_HELD || who->found == WHO_UNLISTED;
    if (who->found == WHO_UNLISTED) return PHRASE_staffUnlisted;
    if (held == ROLE_NOT_HELD) return PHRASE_signerNotHolder;
    if (held == ROLE_UNRECORDED) return PHRASE_roleUnrecorded;
    if (role->heads) return PHRASE_COUNT; // the head is known by his name alone
    return who->found == WHO_NAMESAKES ? PHRASE_namesakes : PHRASE_COUNT;
}

static bool judge_signer(const struct row_check *check, const struct slot *slot,
                         const struct material *entry, const struct signature *signature,
                         const struct signing_role *role) {
    const struct checker *checker = check->checker;
    const struct phrase_book *phrases = &checker->book->phrases;
    struct who who = roster_find(checker->roster, signature->person, signature->name);
    bool undecided;
    enum phrase_id fault = fault_of_signer(check, slot, signature, role, &who, &undecided);
    if (fault == PHRASE_COUNT) return true;
    struct signature_words words = {.role = signature->role, .undecided = undecided};
    words.name = who_text(&who, phrases, checker->arena);
    if (fault == PHRASE_signerNameDiffers) {
        words.name = signature->name;
        words.signers = who.member ? member_text(who.member, phrases, checker->arena)
                                   : candidate_text(who.candidate, phrases, checker->arena);
    }
    struct slot here = *slot;
    here.place.day = day_of(slot, signature);
    if (fault == PHRASE_namesakes)
        words.should = namesakes_text(who.member, phrases, checker->arena);
    add_signature_finding(check, &here, entry, fault, &words);
    return false;
}

static bool judge_day(const struct row_check *check, const struct slot *slot,
                      const struct material *entry, const struct signature *signature) {
    const struct checker *checker = check->checker;
    struct signature_words words = {.role = signature->role, .name = signature->name};
    if (!words.name) words.name = signature->person;
    if (slot->wanted->dated && signature->signedOn == DATE_NONE) {
        add_signature_finding(check, slot, entry, PHRASE_signatureUndated, &words);
        return false;
    }
    if (slot->event == DATE_NONE || signature->signedOn == DATE_NONE ||
        signature->signedOn >= slot->event)
        return true;
    words.date = show_date(checker, signature->signedOn);
    words.event = show_date(checker, slot->event);
    add_signature_finding(check, slot, entry, PHRASE_signedBeforeEvent, &words);
    return false;
}

static bool is_among_words(const char *const *words, unsigned count, const char *word) {
    for (unsigned i = 0; word && i < count; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

static bool same_who(const struct who *left, const struct who *right) {
    if (left->member && right->member) return left->member->self == right->member->self;
    if (left->candidate || right->candidate) return left->candidate == right->candidate;
    return same_name(left->name, right->name);
}

// Another signature of one of the roles that the slot keeps apart is the same person's.
static bool judge_apart(const struct row_check *check, const struct slot *slot,
                        const struct material *entry, const struct signature *signature) {
    const struct checker *checker = check->checker;
    const struct row_signature *wanted = slot->wanted;
    struct who who = roster_find(checker->roster, signature->person, signature->name);
    for (EACH(struct signature, other, entry->signature)) {
        if (!is_signed(other) ||
            !is_among_words(wanted->apart_from, wanted->apart_count, other->role))
            continue;
        struct who second = roster_find(checker->roster, other->person, other->name);
        if (!same_who(&who, &second)) continue;
        struct signature_words words = {.should = ""};
        words.name = who_text(&who, &checker->book->phrases, checker->arena);
        struct buffer roles = BUFFER_EMPTY;
        buffer_printf(&roles, "%s和%s", role_label(checker, other->role),
                      role_label(checker, signature->role));
        words.role = arena_copy_bytes(checker->arena, buffer_text(&roles), roles.length);
        buffer_free(&roles);
        add_signature_finding(check, slot, entry, PHRASE_signersSame, &words);
        return false;
    }
    return true;
}

// ---- one original -----------------------------------------------------------------------------

static bool is_again(const struct row_check *check, const struct slot *slot,
                     const struct material *entry, const struct signature *signature,
                     const struct who *who) {
    for (EACH(struct signature, before, entry->signature)) {
        if (before == signature) return false;
        if (!role_in(slot->wanted, before) || !is_signed(before)) continue;
        struct who other = roster_find(check->checker->roster, before->person, before->name);
        if (same_who(who, &other)) return true;
    }
    return false;
}

// Different people of the wanted roles; every fault of one of their signatures is told.
static bool judge_slot(const struct row_check *check, const struct slot *slot,
                       const struct material *entry) {
    const struct row_signature *wanted = slot->wanted;
    unsigned people = 0;
    bool right = true;
    for (EACH(struct signature, signature, entry->signature)) {
        const struct signing_role *role = role_in(wanted, signature);
        if (!role || !is_signed(signature)) continue;
        if (people < wanted->least) {
            struct who who =
                roster_find(check->checker->roster, signature->person, signature->name);
            people += !is_again(check, slot, entry, signature, &who);
        }
        right &= judge_day(check, slot, entry, signature);
        right &= judge_signer(check, slot, entry, signature, role);
        if (wanted->apart_count) right &= judge_apart(check, slot, entry, signature);
    }
    if (people >= wanted->least) return right;
    enum phrase_id fault = entry->signature.count == 0 ? PHRASE_unsigned
                           : people == 0               ? PHRASE_wrongSigner
                                                       : PHRASE_tooFewSigners;
    add_signature_finding(check, slot, entry, fault, &(struct signature_words){.name = NULL});
    return false;
}

static date event_day(const struct row_check *check, const struct path *path,
                      const struct asked *unit) {
    if (!path) return DATE_NONE;
    // The scope of a row's paths is the batch, and below it the unit's record.
    const struct record *frame[] = {&check->checker->batch->record, unit->record};
    struct value value = path_value(&check->checker->world, path, frame);
    return value.type == VALUE_TIME ? moment_date(value.when) : DATE_NONE;
}

// Where the signatures of a unit's material are given.
static struct signing_place unit_place(const struct row_signature *wanted, const struct asked *unit,
                                       bool own) {
    struct signing_place place = {.day = DATE_NONE};
    if (own && unit->kind == &candidate_kind)
        place.candidate = (const struct candidate *)unit->record;
    if (!own || wanted->of_batch) return place;
    if (unit->kind == &session_kind) place.session = (const struct session *)unit->record;
    if (unit->kind == &room_kind) place.room = unit->id;
    place.subject = unit->subject;
    return place;
}

// The same of one entry, more narrowly where it names a session, room or subject itself.
static struct signing_place place_of(const struct row_check *check,
                                     const struct row_signature *wanted,
                                     const struct material *entry, const struct asked *unit,
                                     bool own) {
    struct signing_place place = unit_place(wanted, unit, own);
    place.day = entry->dated;
    if (wanted->of_batch) return place;
    if (!place.session) place.session = roster_session(check->checker->roster, entry->session);
    if (!place.room) place.room = entry->room;
    if (!place.subject) place.subject = entry->subject;
    return place;
}

static bool asked_of(const struct row_signature *wanted, const struct signing_place *place) {
    if (wanted->subject_count == 0) return true;
    const char *subject = place->session ? place->session->subject : place->subject;
    return !subject || is_among_words(wanted->subjects, wanted->subject_count, subject);
}

static bool is_sign_in(const struct row_signature *wanted) {
    return wanted->everyone && wanted->role_count && wanted->roles[0]->candidate;
}

static void add_date_finding(const struct row_check *check, const struct material *entry,
                             enum phrase_id phrase, date event, bool mendable) {
    const struct checker *checker = check->checker;
    struct finding finding = row_entry_finding(check, entry);
    finding.blocks &= mendable;
    finding.past = !mendable;
    finding_say(checker, &finding, phrase, SAY(material, check->row->title),
                SAY(date, show_date(checker, entry->dated)), SAY(event, show_date(checker, event)));
    checker_add(check->checker, &finding);
}

static bool is_demanded(const struct schedule_row *row, const struct signature *signature) {
    for (unsigned i = 0; i < row->signature_count; i++)
        if (role_in(&row->signatures[i], signature)) return true;
    return false;
}

// An id that leads nowhere is told as such.
static bool is_false(enum phrase_id fault, const struct signature *signature) {
    if (fault == PHRASE_signerUnknown) return !signature->person;
    return fault == PHRASE_signerNotHolder || fault == PHRASE_signerNameDiffers;
}

// A signature in a session's records that the row does not demand may be wanting, not false: who
// gives it held the post. (Who else may handle or approve is the institution's affair.)
static bool judge_undemanded(const struct row_check *check, const struct material *entry,
                             const struct asked *unit, bool own) {
    bool right = true;
    for (EACH(struct signature, signature, entry->signature)) {
        const struct signing_role *role =
            signing_role(&check->checker->book->signing, signature->role);
        if (!role || role->candidate || !is_signed(signature)) continue;
        if (is_demanded(check->row, signature)) continue;
        struct row_signature given = {.rule = check->row->text->id,
                                      .clause = check->row->text->clause,
                                      .quote = check->row->text->quote,
                                      .responsible = check->row->text->responsible,
                                      .severity = SEVERITY_SERIOUS,
                                      .roles = &role,
                                      .role_count = 1};
        struct slot slot = {&given, place_of(check, &given, entry, unit, own), DATE_NONE};
        if (!slot.place.session) continue;
        struct who who = roster_find(check->checker->roster, signature->person, signature->name);
        bool undecided;
        enum phrase_id fault = fault_of_signer(check, &slot, signature, role, &who, &undecided);
        if (!undecided && is_false(fault, signature))
            right &= judge_signer(check, &slot, entry, signature, role);
    }
    return right;
}

bool judge_original(const struct row_check *check, const struct material *entry,
                    const struct asked *unit, bool own) {
    date not_before = event_day(check, check->row->not_before, unit);
    date not_after = event_day(check, check->row->not_after, unit);
    bool right = true;
    for (unsigned i = 0; i < check->row->signature_count; i++) {
        const struct row_signature *wanted = &check->row->signatures[i];
        struct slot slot = {wanted, place_of(check, wanted, entry, unit, own), not_before};
        if (!is_sign_in(wanted) && asked_of(wanted, &slot.place))
            right &= judge_slot(check, &slot, entry);
    }
    right &= judge_undemanded(check, entry, unit, own);
    if ((not_before == DATE_NONE && not_after == DATE_NONE) || entry->dated == DATE_NONE)
        return right;
    check->line->need_date++;
    bool early = not_before != DATE_NONE && entry->dated < not_before;
    bool late = not_after != DATE_NONE && entry->dated > not_after;
    if (early) add_date_finding(check, entry, PHRASE_datedBeforeEvent, not_before, true);
    if (late) add_date_finding(check, entry, PHRASE_datedAfterEvent, not_after, false);
    check->line->right_dates += !early && !late;
    return right;
}

// ---- all originals of a unit ------------------------------------------------------------------

struct missing {
    const struct row_check *check;
    uint32_t turn;
    struct buffer names;
};

static void note_missing(void *context, struct known_person *member) {
    struct missing *missing = context;
    const struct checker *checker = missing->check->checker;
    if (member->self->signed_turn == missing->turn) {
        return;
    }
    if (member->self->told_turn == missing->turn) return;
    member->self->told_turn = missing->turn;
    if (missing->names.length)
        buffer_add_text(&missing->names, sentence(&checker->book->phrases, checker->arena,
                                                  PHRASE_comma, SAY_NOTHING));
    buffer_add_text(&missing->names, member_text(member, &checker->book->phrases, checker->arena));
}

// Marks everyone who signed one of the originals in a role of the slot.
static uint32_t mark_signers(const struct row_check *check, const struct entries *originals,
                             const struct row_signature *wanted) {
    struct roster *roster = check->checker->roster;
    uint32_t turn = ++roster->turn;
    for (size_t i = 0; i < originals->count; i++)
        for (EACH(struct signature, signature, originals->items[i]->signature)) {
            if (!role_in(wanted, signature) || !is_signed(signature)) continue;
            struct who who = roster_find(roster, signature->person, signature->name);
            if (who.found == WHO_NAME_DIFFERS) continue;
            for (struct known_person *one = who.member; one; one = who.id ? NULL : one->namesake)
                one->self->signed_turn = turn;
        }
    return turn;
}

static bool tell_missing(const struct row_check *check, const struct slot *slot,
                         const struct material *entry, struct missing *missing) {
    bool right = missing->names.length == 0;
    if (!right) {
        const char *names = arena_copy_bytes(check->checker->arena, buffer_text(&missing->names),
                                             missing->names.length);
        add_signature_finding(check, slot, entry, PHRASE_signersMissing,
                              &(struct signature_words){.name = names, .should = ""});
    }
    buffer_free(&missing->names);
    return right;
}

// What nobody signed in such a role is told of each original.
static bool nobody_signed(const struct entries *originals, const struct row_signature *wanted) {
    for (size_t i = 0; i < originals->count; i++)
        for (EACH(struct signature, signature, originals->items[i]->signature))
            if (role_in(wanted, signature) && is_signed(signature)) return false;
    return true;
}

static bool judge_everyone(const struct row_check *check, const struct slot *slot,
                           const struct entries *originals) {
    const struct row_signature *wanted = slot->wanted;
    struct missing missing = {.check = check, .names = BUFFER_EMPTY};
    missing.turn = mark_signers(check, originals, wanted);
    if (each_holder(check->checker->roster, wanted->roles, wanted->role_count, &slot->place,
                    note_missing, &missing))
        return tell_missing(check, slot, originals->items[0], &missing);
    add_signature_finding(check, slot, originals->items[0], PHRASE_everyoneUnrecorded,
                          &(struct signature_words){.should = "", .undecided = true});
    return false;
}

bool judge_originals(const struct row_check *check, const struct entries *originals,
                     const struct asked *unit, bool own) {
    bool right = true;
    for (unsigned i = 0; i < check->row->signature_count && originals->count; i++) {
        const struct row_signature *wanted = &check->row->signatures[i];
        if (!wanted->everyone) continue;
        struct slot slot = {wanted, unit_place(wanted, unit, own), DATE_NONE};
        if (!asked_of(wanted, &slot.place)) continue;
        if (!is_sign_in(wanted) && nobody_signed(originals, wanted)) continue;
        right &= is_sign_in(wanted) ? judge_sign_in(check, &slot, originals)
                                    : judge_everyone(check, &slot, originals);
    }
    return right;
}
