// SPDX-License-Identifier: Apache-2.0
// The sign-in sheets of a session: a line for each candidate who sat there, and for nobody else.
// A line is a signature, or a row of the sheet (rosterRow) where the export gives no signatures.
#include <string.h>

#include "base/buffer.h"
#include "model/person_identity.h"
#include "model/refusals.h"
#include "rules/material_check.h"

// Lines by the candidate's number, and how many there are of a name without a number.
struct lines {
    struct map numbers; // number -> the signature or rosterRow
    struct map names;   // name -> struct named_lines
    struct arena *arena;
    size_t count;
};
struct named_lines {
    unsigned left;
};

struct sheet {
    const struct row_check *check;
    const struct slot *slot;
    const struct material *entry;
    struct lines signatures, rows;
    struct map seats; // number -> struct seated
    size_t expected;  // who sat
    struct buffer missing, unsigned_rows, foreign, unplaced;
    bool right;
};

// ---- what the sheets hold ---------------------------------------------------------------------

static void add_line(struct lines *lines, const char *number, const char *name, const void *line) {
    lines->count++;
    if (number) {
        map_add(&lines->numbers, number, (void *)(uintptr_t)line);
        return;
    }
    const char *key = identity_in(lines->arena, IDENTITY_personName, name);
    struct named_lines *named = map_find(&lines->names, key);
    if (!named) {
        named = arena_alloc(lines->arena, sizeof *named);
        *named = (struct named_lines){0};
        map_add(&lines->names, key, named);
    }
    named->left++;
}

static bool is_candidates(const struct signature *signature) {
    return signature->role && strcmp(signature->role, "candidate") == 0 &&
           (signature->person || signature->name);
}

static void read_sheets(struct sheet *sheet, const struct entries *originals) {
    for (size_t i = 0; i < originals->count; i++) {
        const struct material *entry = originals->items[i];
        for (EACH(struct signature, signature, entry->signature))
            if (is_candidates(signature))
                add_line(&sheet->signatures, signature->person, signature->name, signature);
        for (EACH(struct rosterRow, row, entry->rosterRow))
            if (row->candidate) add_line(&sheet->rows, row->candidate, NULL, row);
    }
}

// Whether the candidate has a line; one of his name without a number is used up by him.
static bool take_line(struct lines *lines, const struct candidate *candidate) {
    if (candidate->number && map_has(&lines->numbers, candidate->number)) return true;
    const char *key = identity_in(lines->arena, IDENTITY_personName, candidate->name);
    struct named_lines *named = key ? map_find(&lines->names, key) : NULL;
    if (!named || named->left == 0) return false;
    named->left--;
    return true;
}

// ---- who sat ----------------------------------------------------------------------------------

static void add_name(struct sheet *sheet, struct buffer *names, const char *name) {
    const struct checker *checker = sheet->check->checker;
    if (names->length)
        buffer_add_text(
            names, sentence(&checker->book->phrases, checker->arena, PHRASE_comma, SAY_NOTHING));
    buffer_add_text(names, name);
}

static void judge_seated(struct sheet *sheet, const struct seated *seated) {
    const struct checker *checker = sheet->check->checker;
    const struct candidate *candidate = seated->candidate;
    if (candidate->number) map_add(&sheet->seats, candidate->number, (void *)(uintptr_t)seated);
    if (seated->seat->absent == 1) return;
    sheet->expected++;
    if (sheet->signatures.count == 0 && sheet->rows.count == 0) return;
    bool has_signed = take_line(&sheet->signatures, candidate);
    bool has_row = take_line(&sheet->rows, candidate);
    if (has_signed || (has_row && sheet->signatures.count == 0)) return;
    add_name(sheet, has_row ? &sheet->unsigned_rows : &sheet->missing,
             candidate_text(candidate, &checker->book->phrases, checker->arena));
}

static void judge_seats(struct sheet *sheet) {
    const struct checker *checker = sheet->check->checker;
    for (EACH(struct session, session, checker->batch->session)) {
        if (!signing_place_has(&sheet->slot->place, session)) continue;
        size_t count;
        const struct seated *seated = roster_seats(checker->roster, session, &count);
        for (size_t i = 0; i < count; i++) judge_seated(sheet, &seated[i]);
        if (sheet->slot->place.session) break;
    }
}

// ---- lines of others --------------------------------------------------------------------------

// Where the candidate sat is not known: a seat names a session that there is not.
static bool has_refused_seat(const struct checker *checker, const struct candidate *candidate) {
    const struct refusals *refusals = checker->world.refusals;
    if (!refusals || !refusals->count) return false;
    const struct field *session = record_field(&seat_kind, "session");
    for (EACH(struct seat, seat, candidate->seat))
        if (refusals_find(refusals, &seat->record, session)) return true;
    return false;
}

// A signed line is of one who sat; an unsigned row may be printed for one who stayed away.
static void judge_numbers(struct sheet *sheet, const struct lines *lines, bool are_signed) {
    struct checker *checker = sheet->check->checker;
    for (size_t i = 0; i < lines->numbers.count; i++) {
        const char *number = lines->numbers.entries[i].key;
        const struct seated *seated = map_find(&sheet->seats, number);
        if (seated && !(are_signed && seated->seat->absent == 1)) continue;
        const struct candidate *candidate = roster_candidate(checker->roster, number);
        if (candidate)
            add_name(sheet,
                     has_refused_seat(checker, candidate) ? &sheet->unplaced : &sheet->foreign,
                     candidate_text(candidate, &checker->book->phrases, checker->arena));
        else
            add_name(sheet, &sheet->foreign, number);
    }
}

static void judge_names(struct sheet *sheet) {
    const struct map *names = &sheet->signatures.names;
    for (size_t i = 0; i < names->count; i++) {
        const struct named_lines *named = names->entries[i].value;
        if (named->left) add_name(sheet, &sheet->foreign, names->entries[i].key);
    }
}

// ---- findings ---------------------------------------------------------------------------------

static void tell(struct sheet *sheet, enum phrase_id phrase, struct buffer *names) {
    struct arena *arena = sheet->check->checker->arena;
    if (names->length) {
        const char *name = arena_copy_bytes(arena, buffer_text(names), names->length);
        add_signature_finding(
            sheet->check, sheet->slot, sheet->entry, phrase,
            &(struct signature_words){.name = name,
                                      .should = "",
                                      .least = (unsigned)sheet->expected,
                                      .undecided = phrase == PHRASE_signInUnplaced});
        sheet->right = false;
    }
    buffer_free(names);
}

// Only a scan and perhaps a count. The printed lines may be of all who have a seat, or of those who
// came.
static void tell_uncounted(struct sheet *sheet, const struct entries *originals) {
    struct arena *arena = sheet->check->checker->arena;
    int64_t rows = -1;
    for (size_t i = 0; i < originals->count; i++)
        if (originals->items[i]->rows != INTEGER_NONE)
            rows = (rows < 0 ? 0 : rows) + originals->items[i]->rows;
    bool wrong = rows >= 0 && ((size_t)rows < sheet->expected || (size_t)rows > sheet->seats.count);
    const char *count = rows < 0 ? sentence(&sheet->check->checker->book->phrases, arena,
                                            PHRASE_absent, SAY_NOTHING)
                                 : arena_printf(arena, "%lld", (long long)rows);
    add_signature_finding(
        sheet->check, sheet->slot, sheet->entry,
        wrong ? PHRASE_signInCount : PHRASE_signInUncounted,
        &(struct signature_words){
            .count = count, .should = "", .least = (unsigned)sheet->expected, .undecided = !wrong});
    sheet->right = false;
}

// An id with another's name.
static void judge_given_names(struct sheet *sheet, const struct entries *originals) {
    const struct checker *checker = sheet->check->checker;
    for (size_t i = 0; i < originals->count; i++)
        for (EACH(struct signature, signature, originals->items[i]->signature)) {
            if (!is_candidates(signature) || !signature->person || !signature->name) continue;
            struct who who = roster_find(checker->roster, signature->person, signature->name);
            if (who.found != WHO_NAME_DIFFERS) continue;
            const struct phrase_book *phrases = &checker->book->phrases;
            struct signature_words words = {.role = signature->role, .name = signature->name};
            words.should = "";
            words.signers = who.member ? member_text(who.member, phrases, checker->arena)
                                       : candidate_text(who.candidate, phrases, checker->arena);
            add_signature_finding(sheet->check, sheet->slot, originals->items[i],
                                  PHRASE_signerNameDiffers, &words);
            sheet->right = false;
        }
}

bool judge_sign_in(const struct row_check *check, const struct slot *slot,
                   const struct entries *originals) {
    struct arena *arena = check->checker->roster->arena;
    struct sheet sheet = {.check = check,
                          .slot = slot,
                          .entry = originals->items[0],
                          .signatures = {.arena = arena},
                          .rows = {.arena = arena},
                          .missing = BUFFER_EMPTY,
                          .unsigned_rows = BUFFER_EMPTY,
                          .foreign = BUFFER_EMPTY,
                          .unplaced = BUFFER_EMPTY,
                          .right = true};
    read_sheets(&sheet, originals);
    judge_seats(&sheet);
    judge_numbers(&sheet, &sheet.signatures, true);
    judge_numbers(&sheet, &sheet.rows, false);
    judge_names(&sheet);
    if (sheet.expected && sheet.signatures.count == 0 && sheet.rows.count == 0)
        tell_uncounted(&sheet, originals);
    tell(&sheet, PHRASE_signInMissing, &sheet.missing);
    tell(&sheet, PHRASE_signInUnsigned, &sheet.unsigned_rows);
    tell(&sheet, PHRASE_signInForeign, &sheet.foreign);
    tell(&sheet, PHRASE_signInUnplaced, &sheet.unplaced);
    judge_given_names(&sheet, originals);
    map_free(&sheet.signatures.numbers);
    map_free(&sheet.signatures.names);
    map_free(&sheet.rows.numbers);
    map_free(&sheet.rows.names);
    map_free(&sheet.seats);
    return sheet.right;
}
