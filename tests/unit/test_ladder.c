// SPDX-License-Identifier: Apache-2.0
// Every behaviour leads to its tier; a history of four years gives each province the ladder of its
// own text; what a text leaves to a person stays open until somebody has chosen.
#include "sanctions/ladder.h"

#include <stdio.h>
#include <string.h>

#include "desk_fixture.h"
#include "model/record_append.h"
#include "model/regulation_model.h"
#include "sanctions/case_history.h"
#include "sanctions/case_outcome.h"
#include "sanctions/deadlines.h"
#include "unit.h"
#include "xml/read_once.h"

static int open_desk(void **state) {
    *state = desk_open();
    return 0;
}

static int close_desk(void **state) {
    desk_close(*state);
    return 0;
}

static struct judgement *judge(struct office *desk, const struct misconduct_book *book,
                               const struct caseFile *file, const struct dossier *dossier,
                               const char *as_of) {
    struct ladder_input input = {
        .book = book, .file = file, .dossier = dossier, .as_of = desk_day(as_of)};
    struct judgement *judgement = ladder_judge(&input, desk->arena);
    procedure_judge(&input, judgement, desk->arena);
    return judgement;
}

static const char *tier_of(const struct judgement *judgement) {
    return judgement->tier ? judgement->tier : "none";
}

// ---- every behaviour ----------------------------------------------------------------------------

static const char *object_for(const char *subject) {
    return strcmp(subject, "any") == 0 ? "institution" : subject;
}

static const struct escalation *escalation_of(const struct listed_behaviour *behaviour,
                                              const char *event) {
    for (EACH(struct escalation, escalation, behaviour->catalogue->escalation))
        if (strcmp(escalation->quote, behaviour->text->quote) == 0 &&
            strcmp(escalation->event, event) == 0)
            return escalation;
    return NULL;
}

// A record that bears out what only the record can.
static struct dossier *record_for(struct office *desk, struct caseFile *file,
                                  const struct listed_behaviour *behaviour) {
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    const char *from = NULL;
    if (escalation_of(behaviour, "repeat")) {
        from = escalation_of(behaviour, "repeat")->from;
        desk_sanction(desk, dossier, "A", "interview", "2024-12-01")->interviewedOn =
            desk_day("2024-12-05");
    }
    if (escalation_of(behaviour, "repeatAfterRectification")) {
        from = escalation_of(behaviour, "repeatAfterRectification")->from;
        struct sanctionEntry *entry = desk_sanction(desk, dossier, "B", "suspension", "2024-06-01");
        entry->warned = 1;
        entry->closedOn = desk_day("2024-09-01");
    }
    // 包过 is of the second tier everywhere; of the first, fees are.
    for (EACH(struct behaviour, other, behaviour->catalogue->behaviour))
        if (from && strcmp(other->tier, from) == 0 &&
            (strstr(other->quote, "包过") || strstr(other->quote, "收费"))) {
            desk_offence(desk, file, other->id, "2025-03-01");
            break;
        }
    if (escalation_of(behaviour, "idle"))
        ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch,
                                              &earlierBatch_kind))
            ->lastExam = desk_day("2022-01-01");
    const struct escalation *stars = escalation_of(behaviour, "stars");
    if (stars) {
        struct starRating *rating =
            record_append(desk->arena, &dossier->starRating, &starRating_kind);
        rating->stars = stars->stars;
        rating->ratedOn = desk_day("2024-12-31");
    }
    return dossier;
}

static void leads_to_tier_and_documents(struct office *desk, const struct misconduct_book *book,
                                        const struct listed_behaviour *behaviour) {
    const struct behaviour *text = behaviour->text;
    const char *object = object_for(text->subject);
    struct caseFile *file = desk_case(desk, object, text->id, "2025-03-01");
    struct offence *offence = (struct offence *)file->offence.first;
    static const char *const facts[] = {"reminded", "badEffect", "unjustified", "verified",
                                        "certificateIssued"};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        desk_fact(desk, offence, facts[i], true);
    const char *tier = arena_copy_bytes(desk->arena, text->tier, strcspn(text->tier, " "));
    if (text->gravity || strchr(text->tier, ' ')) {
        bool serious = text->gravity && strcmp(text->gravity, "serious") == 0;
        desk_gravity(desk, offence, serious ? "serious" : "minor", tier);
    }
    struct dossier *dossier = record_for(desk, file, behaviour);
    struct judgement *judgement = judge(desk, book, file, dossier, "2025-04-01");
    if (!desk_has_ground(judgement, text->id, tier))
        fail_msg("%s does not lead to %s", text->id, tier);
    unsigned documents = 0;
    for (EACH(struct permit, permit, judgement->permit))
        documents += strcmp(permit->state, "notApplicable") != 0 && permit->form == 0;
    if (!documents) fail_msg("%s leads to no document", text->id);
}

static void every_behaviour_leads_to_its_tier(void **state) {
    struct office *desk = *state;
    static const char *const ladders[] = {"national",       "hunan",   "guangxi",
                                          "inner-mongolia", "sichuan", "yunnan"};
    unsigned seen = 0;
    for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++) {
        struct misconduct_book *book = desk_book(desk, ladders[i]);
        for (unsigned k = 0; k < book->behaviour_count; k++)
            if (book->behaviours[k].rank == 0) {
                leads_to_tier_and_documents(desk, book, &book->behaviours[k]);
                seen++;
            }
        misconduct_free(book);
    }
    struct misconduct_book *book = desk_book(desk, "national");
    assert_int_equal(seen, book->behaviour_count); // each catalogue is some ladder's own
    misconduct_free(book);
}

// ---- four years under three rules ---------------------------------------------------------------

struct history_of {
    const char *ladder, *archive, *advertising; // behaviours as this province lists them
    const char *tiers[4];                       // of the four events
    const char *grounds[4];                     // that give them
};

static void four_years(struct office *desk, const struct history_of *told) {
    struct misconduct_book *book = desk_book(desk, told->ladder);
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch, &earlierBatch_kind))
        ->lastExam = desk_day("2022-01-15");

    // 2022: the archive is incomplete; interview.
    struct caseFile *file = desk_case(desk, "institution", told->archive, "2022-03-10");
    struct judgement *first = judge(desk, book, file, dossier, "2022-03-20");
    assert_string_equal(tier_of(first), told->tiers[0]);
    assert_true(desk_has_ground(first, told->grounds[0], told->tiers[0]));
    assert_string_equal(desk_permit(first, "interviewNotice")->state, "refused");
    struct sanctionEntry *entry = desk_sanction(desk, dossier, "1", "interview", "2022-04-01");
    entry->ground = told->archive;
    entry->interviewedOn = desk_day("2022-04-01");

    // Again within a year.
    file = desk_case(desk, "institution", told->archive, "2022-11-20");
    struct judgement *second = judge(desk, book, file, dossier, "2022-12-01");
    assert_string_equal(tier_of(second), told->tiers[1]);
    assert_true(desk_has_ground(second, told->grounds[1], told->tiers[1]));
    bool suspended = strcmp(told->tiers[1], "O2-GX") == 0;
    assert_string_equal(desk_permit(second, "suspensionNotice")->state,
                        suspended ? "refused" : "notApplicable");
    entry = desk_sanction(desk, dossier, "2", suspended ? "suspension" : "interview", "2022-12-20");
    entry->ground = told->grounds[1];
    entry->interviewedOn = suspended ? DATE_NONE : desk_day("2022-12-20");
    if (suspended) {
        entry->rectifyBy = desk_day("2023-02-28");
        entry->closedOn = desk_day("2023-02-20");
    }

    ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch, &earlierBatch_kind))
        ->lastExam = desk_day("2023-04-15");
    // 2023: 包过; warned, suspended and rectified where the ladder is not at its end.
    file = desk_case(desk, "institution", told->advertising, "2023-05-10");
    struct judgement *third = judge(desk, book, file, dossier, "2023-05-20");
    assert_string_equal(tier_of(third), told->tiers[2]);
    assert_true(desk_has_ground(third, told->grounds[2], told->tiers[2]));
    entry = desk_sanction(desk, dossier, "3", "suspension", "2023-06-01");
    entry->ground = told->advertising;
    entry->warned = 1;
    entry->rectifyBy = desk_day("2023-08-31");
    entry->closedOn = desk_day("2023-08-20");

    // 2024-2025: again after the rectification.
    ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch, &earlierBatch_kind))
        ->lastExam = desk_day("2024-12-15");
    file = desk_case(desk, "institution", told->advertising, "2025-06-01");
    struct judgement *fourth = judge(desk, book, file, dossier, "2025-06-10");
    assert_string_equal(tier_of(fourth), told->tiers[3]);
    assert_true(desk_has_ground(fourth, told->grounds[3], told->tiers[3]));
    assert_string_equal(desk_permit(fourth, "terminationDecision")->state, "refused");
    assert_string_equal(desk_permit(fourth, "decisionInstitution")->state, "notApplicable");
    assert_string_equal(desk_permit(fourth, "suspensionNotice")->state, "notApplicable");
    misconduct_free(book);
}

static void four_years_nationally(void **state) {
    four_years(*state, &(struct history_of){"national",
                                            "N57-12.3",
                                            "N57-13.4",
                                            {"O1", "O1", "O2", "O3"},
                                            {"N57-12.3", "N57-12.3", "N57-13.4", "N57-14.6"}});
}

static void four_years_in_hunan(void **state) {
    four_years(*state, &(struct history_of){"hunan",
                                            "HN5-3.1.3",
                                            "HN5-3.2.4",
                                            {"O1", "O1", "O2", "O3"},
                                            {"HN5-3.1.3", "HN5-3.1.3", "HN5-3.2.4", "HN5-3.3.6"}});
}

static void four_years_in_guangxi(void **state) {
    four_years(*state, &(struct history_of){"guangxi",
                                            "GX3-1.4",
                                            "GX3-2.4",
                                            {"O1-GX", "O2-GX", "O3-GX", "O3-GX"},
                                            {"GX3-1.4", "GX3-2.1", "GX3-3.1", "GX3-3.1"}});
}

// ---- single rules -------------------------------------------------------------------------------

static void the_year_ends_on_its_last_day(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    desk_sanction(desk, dossier, "1", "interview", "2024-02-28")->interviewedOn =
        desk_day("2024-02-29");
    static const struct {
        const char *happened, *tier;
    } days[] = {{"2024-02-29", "O1-GX"},
                {"2024-03-01", "O2-GX"},
                {"2025-02-28", "O2-GX"},
                {"2025-03-01", "O1-GX"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct caseFile *file = desk_case(desk, "institution", "GX3-1.6", days[i].happened);
        assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-01")), days[i].tier);
    }
    // A revoked interview was none.
    ((struct sanctionEntry *)dossier->sanctionEntry.first)->revoked = 1;
    struct caseFile *file = desk_case(desk, "institution", "GX3-1.6", "2024-03-01");
    assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-01")), "O1-GX");
    misconduct_free(book);
}

static void gravity_is_a_persons_choice(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    struct caseFile *file = desk_case(desk, "institution", "N57-12.1", "2025-03-01");
    struct offence *offence = (struct offence *)file->offence.first;
    struct judgement *open = judge(desk, book, file, NULL, "2025-04-01");
    assert_int_equal(open->decided, 0);
    assert_int_equal(open->gravityMissing, 1);
    desk_gravity(desk, offence, "minor", NULL);
    assert_string_equal(tier_of(judge(desk, book, file, NULL, "2025-04-01")), "O1");
    desk_gravity(desk, offence, "serious", NULL); // the last choice holds
    struct judgement *serious = judge(desk, book, file, NULL, "2025-04-01");
    assert_string_equal(tier_of(serious), "O2");
    assert_true(desk_has_ground(serious, "N57-13.1", "O2"));
    // Without a reason it is none.
    for (EACH(struct gravity, gravity, offence->gravity)) gravity->reason = NULL;
    assert_int_equal(judge(desk, book, file, NULL, "2025-04-01")->decided, 0);
    // A behaviour without 情节 needs none, but becomes serious by it.
    file = desk_case(desk, "institution", "N57-12.3", "2025-03-01");
    assert_string_equal(tier_of(judge(desk, book, file, NULL, "2025-04-01")), "O1");
    desk_gravity(desk, (struct offence *)file->offence.first, "serious", NULL);
    assert_string_equal(tier_of(judge(desk, book, file, NULL, "2025-04-01")), "O2");
    misconduct_free(book);
}

static void facts_are_asked_for(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    struct caseFile *file = desk_case(desk, "candidate", "N57-5.1", "2025-03-01");
    struct judgement *open = judge(desk, book, file, NULL, "2025-04-01");
    assert_int_equal(open->decided, 0);
    assert_int_equal(open->undecided, 2); // the fact, and that nothing is left
    desk_fact(desk, (struct offence *)file->offence.first, "reminded", false);
    assert_int_equal(judge(desk, book, file, NULL, "2025-04-01")->decided, 0);
    ((struct caseFact *)((struct offence *)file->offence.first)->caseFact.first)->value = 1;
    assert_string_equal(tier_of(judge(desk, book, file, NULL, "2025-04-01")), "C1");
    // Another party, an unknown behaviour: no tier.
    file = desk_case(desk, "assessor", "N57-6.1", "2025-03-01");
    assert_int_equal(judge(desk, book, file, NULL, "2025-04-01")->decided, 0);
    file = desk_case(desk, "candidate", "N57-99.1", "2025-03-01");
    assert_int_equal(judge(desk, book, file, NULL, "2025-04-01")->decided, 0);
    misconduct_free(book);
}

static struct judgement *idle_since(struct office *desk, struct misconduct_book *book,
                                    struct caseFile *file, const char *last) {
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch, &earlierBatch_kind))
        ->lastExam = desk_day(last);
    return judge(desk, book, file, dossier, "2025-05-10");
}

static void idleness_and_its_conflict(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    struct caseFile *file = desk_case(desk, "institution", "N57-13.3", "2025-05-01");
    desk_fact(desk, (struct offence *)file->offence.first, "unjustified", true);
    struct judgement *not_yet = idle_since(desk, book, file, "2024-05-11");
    assert_false(desk_has_ground(not_yet, "N57-13.3", NULL));
    assert_false(desk_has_ground(not_yet, "N57-14.7", NULL));
    // Exactly one year meets both articles: open until somebody has chosen.
    struct judgement *both = idle_since(desk, book, file, "2024-05-10");
    assert_true(desk_has_ground(both, "N57-13.3", "O2"));
    assert_true(desk_has_ground(both, "N57-14.7", "O3"));
    assert_int_equal(both->decided, 0);
    const struct tierConflict *conflict = (const struct tierConflict *)both->tierConflict.first;
    assert_string_equal(conflict->id, "idle-one-year");
    assert_int_equal(conflict->open, 1);
    assert_int_equal(conflict->conflictWords.count, 2);
    desk_choose(desk, file, "idle-one-year", "suspend");
    struct judgement *chosen = idle_since(desk, book, file, "2024-05-10");
    assert_string_equal(tier_of(chosen), "O2");
    conflict = (const struct tierConflict *)chosen->tierConflict.first;
    assert_int_equal(conflict->open, 0);
    assert_string_equal(conflict->officer, "甲");
    misconduct_free(book);

    book = desk_book(desk, "guangxi");
    file = desk_case(desk, "institution", "GX3-2.3", "2025-05-01");
    desk_fact(desk, (struct offence *)file->offence.first, "unjustified", true);
    desk_choose(desk, file, "idle-guangxi", "GX3");
    assert_string_equal(tier_of(idle_since(desk, book, file, "2023-05-11")), "O2-GX");
    assert_string_equal(tier_of(idle_since(desk, book, file, "2023-05-10")), "O3-GX");
    misconduct_free(book);
}

static void stars_and_overdue_rectification(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    struct caseFile *file = desk_case(desk, "institution", "GX3-1.6", "2025-03-01");
    struct starRating *rating = record_append(desk->arena, &dossier->starRating, &starRating_kind);
    rating->ratedOn = desk_day("2025-01-01");
    static const char *const tiers[] = {"O3-GX", "O2-GX", "O1-GX", "O1-GX", "O1-GX"};
    for (int stars = 1; stars <= 5; stars++) {
        rating->stars = stars;
        assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-01")),
                            tiers[stars - 1]);
    }
    struct inspection *inspection =
        record_append(desk->arena, &dossier->inspection, &inspection_kind);
    struct problem *problem = record_append(desk->arena, &inspection->problem, &problem_kind);
    problem->id = "W1";
    problem->dueOn = desk_day("2025-04-01");
    assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-01")), "O1-GX");
    assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-02")), "O2-GX");
    problem->mendedOn = desk_day("2025-03-30");
    assert_string_equal(tier_of(judge(desk, book, file, dossier, "2025-04-02")), "O1-GX");
    misconduct_free(book);
}

static void provinces_go_first(void **state) {
    struct office *desk = *state;
    // Inner Mongolia: the ground is the national list's, the measure its own, by a choice.
    struct misconduct_book *book = desk_book(desk, "inner-mongolia");
    struct caseFile *file = desk_case(desk, "institution", "N57-13.4", "2025-03-01");
    assert_int_equal(judge(desk, book, file, NULL, "2025-04-01")->decided, 0);
    desk_gravity(desk, (struct offence *)file->offence.first, "minor", "NM2");
    struct judgement *judgement = judge(desk, book, file, NULL, "2025-04-01");
    assert_string_equal(tier_of(judgement), "NM2");
    assert_true(desk_has_ground(judgement, "N57-13.4", "O2"));
    misconduct_free(book);
    // Yunnan names no tier: the national guide gives it, Yunnan's own stands beside.
    book = desk_book(desk, "yunnan");
    file = desk_case(desk, "institution", "YN-2.3", "2025-03-01");
    judgement = judge(desk, book, file, NULL, "2025-04-01");
    assert_string_equal(tier_of(judgement), "O1");
    assert_int_equal(judgement->tierResult.count, 2);
    misconduct_free(book);
    // Hunan: 转包 has its own tier, which the national guide does not name.
    book = desk_book(desk, "hunan");
    file = desk_case(desk, "institution", "HN5-3.3.7", "2025-03-01");
    struct judgement *open = judge(desk, book, file, NULL, "2025-04-01");
    assert_int_equal(open->decided, 0); // (十八) cancels it if the effect was bad: not recorded
    desk_fact(desk, (struct offence *)file->offence.first, "badEffect", false);
    assert_string_equal(tier_of(judge(desk, book, file, NULL, "2025-04-01")), "O3");
    misconduct_free(book);
}

static const struct measureDue *measure(const struct judgement *judgement, const char *kind) {
    for (EACH(struct measureDue, due, judgement->measureDue))
        if (strcmp(due->measure, kind) == 0) return due;
    fail_msg("no measure %s", kind);
    return NULL;
}

static void bans_have_their_dates(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    struct caseFile *file = desk_case(desk, "candidate", "N57-6.1", "2025-11-30");
    struct decision *decision = record_append(desk->arena, &file->decision, &decision_kind);
    decision->decidedOn = desk_day("2026-01-15");
    // 当年 is the year of the offence.
    const struct measureDue *ban = measure(judge(desk, book, file, NULL, "2026-02-01"), "ban");
    assert_int_equal(ban->until, desk_day("2025-12-31"));
    assert_int_equal(ban->stated, 1);
    file = desk_case(desk, "candidate", "N57-7.4", "2024-02-10");
    decision = record_append(desk->arena, &file->decision, &decision_kind);
    decision->decidedOn = desk_day("2024-02-29");
    desk_gravity(desk, (struct offence *)file->offence.first, "minor", NULL);
    ban = measure(judge(desk, book, file, NULL, "2024-03-01"), "ban");
    assert_int_equal(ban->from, desk_day("2024-02-29"));
    assert_int_equal(ban->until, desk_day("2026-02-28"));
    desk_gravity(desk, (struct offence *)file->offence.first, "serious", NULL);
    struct judgement *serious = judge(desk, book, file, NULL, "2024-03-01");
    assert_int_equal(measure(serious, "ban")->until, desk_day("2029-02-28"));
    measure(serious, "transferred");
    // Found afterwards, with a certificate: article 8 beside.
    struct offence *offence = (struct offence *)file->offence.first;
    offence->discoveredAfter = 1;
    ((struct caseSubject *)file->caseSubject.first)->certificate = "S000043999901255000001";
    struct judgement *after = judge(desk, book, file, NULL, "2024-03-01");
    assert_string_equal(tier_of(after), "C3");
    assert_true(desk_has_ground(after, "N57-8", "C4"));
    measure(after, "certificatesHandled");
    misconduct_free(book);
}

static void the_samples_come_to_their_decisions(void **state) {
    struct office *desk = *state;
    static const struct {
        const char *folder, *ladder, *tier;
        bool dossier;
    } samples[] = {
        {"samples/hunan/cases/candidate-phone", "hunan", "C2", false},
        {"samples/hunan/cases/archive-incomplete", "hunan", "O1", false},
        {"samples/guangxi/cases/repeat-1-interview", "guangxi", "O1-GX", true},
        {"samples/guangxi/cases/repeat-2-suspension", "guangxi", "O2-GX", true},
        {"samples/guangxi/cases/repeat-3-termination", "guangxi", "O3-GX", true},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct misconduct_book *book = desk_book(desk, samples[i].ladder);
        struct caseFile *file =
            desk_read_case(desk, arena_printf(desk->arena, "%s/case.xml", samples[i].folder));
        struct dossier *dossier =
            samples[i].dossier
                ? desk_read_dossier(
                      desk, arena_printf(desk->arena, "%s/institution.xml", samples[i].folder))
                : NULL;
        struct ladder_input input = {
            .book = book, .file = file, .dossier = dossier, .as_of = file->closedOn};
        struct judgement *judgement = ladder_judge(&input, desk->arena);
        assert_string_equal(tier_of(judgement), samples[i].tier);
        const struct decision *decision = (const struct decision *)file->decision.first;
        assert_string_equal(decision->tier, samples[i].tier);
        misconduct_free(book);
    }
}

// What one decision leaves behind is what the next case is judged by.
static void decisions_enter_the_record(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct dossier *dossier = record_new(desk->arena, &dossier_kind);
    struct history *history = record_new(desk->arena, &history_kind);
    ((struct earlierBatch *)record_append(desk->arena, &dossier->earlierBatch, &earlierBatch_kind))
        ->lastExam = desk_day("2024-02-26");
    static const struct {
        const char *folder, *tier;
    } told[] = {{"repeat-1-interview", "O1-GX"},
                {"repeat-2-suspension", "O2-GX"},
                {"repeat-3-termination", "O3-GX"}};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct diagnostics diagnostics = {0};
        struct caseFile *file =
            case_load(desk->data, &desk->codes,
                      arena_printf(desk->arena, "%s/samples/guangxi/cases/%s/case.xml", desk->data,
                                   told[i].folder),
                      desk->arena, &diagnostics);
        assert_non_null(file);
        const struct decision *decision = (const struct decision *)file->decision.first;
        ((struct earlierBatch *)dossier->earlierBatch.first)->lastExam = decision->decidedOn - 60;
        struct ladder_input input = {.book = book,
                                     .file = file,
                                     .dossier = dossier,
                                     .history = history,
                                     .as_of = decision->decidedOn};
        struct judgement *judgement = ladder_judge(&input, desk->arena);
        assert_string_equal(tier_of(judgement), told[i].tier);
        struct closedCase *closed =
            record_append(desk->arena, &history->closedCase, &closedCase_kind);
        const struct record place = closed->record;
        *closed = *case_history(book, file, judgement, desk->arena);
        closed->record = place;
    }
    // The first was an interview on its day.
    const struct closedCase *first = (const struct closedCase *)history->closedCase.first;
    assert_string_equal(first->measure, "interview");
    assert_int_equal(first->interviewedOn, desk_day("2024-04-10"));
    misconduct_free(book);

    book = desk_book(desk, "hunan");
    struct caseFile *file = desk_read_case(desk, "samples/hunan/cases/candidate-phone/case.xml");
    struct judgement *judgement = judge(desk, book, file, NULL, "2025-06-30");
    struct list bans = {0};
    case_bans(file, judgement, &bans, desk->arena);
    assert_int_equal(bans.count, 1);
    const struct ban *ban = (const struct ban *)bans.first;
    assert_string_equal(ban->name, "向晨曦");
    assert_string_equal(ban->as, "candidate");
    assert_int_equal(ban->until, desk_day("2025-12-31"));
    assert_int_equal(ban->revoked, 0);
    ((struct review *)file->review.first)->result = "revoked";
    case_bans(file, judgement, &bans, desk->arena);
    assert_int_equal(((const struct ban *)ban->record.next)->revoked, 1);
    misconduct_free(book);
}

static const struct deadlineDue *deadline(const struct judgement *judgement, const char *kind) {
    for (EACH(struct deadlineDue, due, judgement->deadlineDue))
        if (strcmp(due->kind, kind) == 0) return due;
    return NULL;
}

static struct judgement *with_deadlines(struct office *desk, const struct ladder_input *input,
                                        const struct calendar_table *calendar) {
    struct judgement *judgement = ladder_judge(input, desk->arena);
    deadlines_fill(input, calendar, judgement, desk->arena);
    return judgement;
}

// No notice fixes a period: the case file's goes first, then the setting's; else none is counted.
static void periods_are_settings(void **state) {
    struct office *desk = *state;
    struct diagnostics diagnostics = {0};
    struct calendar_table *calendar = calendar_load(desk->data, &diagnostics);
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct caseFile *file =
        desk_read_case(desk, "samples/guangxi/cases/repeat-2-suspension/case.xml");
    struct ladder_input input = {.book = book, .file = file, .as_of = desk_day("2024-11-29")};
    struct judgement *judgement = with_deadlines(desk, &input, calendar);
    assert_int_equal(deadline(judgement, "defence")->dueOn, desk_day("2024-11-12"));
    assert_int_equal(deadline(judgement, "rectification")->dueOn, desk_day("2025-03-01"));
    assert_int_equal(deadline(judgement, "review")->dueOn, DATE_NONE); // nobody has set it
    assert_non_null(deadline(judgement, "review")->basis);

    struct config *config = record_new(desk->arena, &config_kind);
    struct documentSettings *settings =
        record_append(desk->arena, &config->documentSettings, &documentSettings_kind);
    settings->defenceDays = 5;
    settings->reviewDays = 60;
    settings->appealDays = 10;
    settings->dayKind = "days";
    input.config = config;
    ((struct advanceNotice *)file->advanceNotice.first)->dueOn = DATE_NONE;
    judgement = with_deadlines(desk, &input, NULL);
    assert_int_equal(deadline(judgement, "defence")->dueOn, desk_day("2024-11-10"));
    assert_int_equal(deadline(judgement, "review")->dueOn, desk_day("2024-12-02") + 60);
    assert_int_equal(deadline(judgement, "appeal")->dueOn, desk_day("2024-12-26"));
    settings->dayKind = NULL; // working days
    judgement = with_deadlines(desk, &input, calendar);
    assert_int_equal(deadline(judgement, "defence")->dueOn, desk_day("2024-11-12"));
    // A year whose holidays are not known is not counted over.
    ((struct advanceNotice *)file->advanceNotice.first)->issuedOn = desk_day("2031-01-02");
    for (EACH(struct service, service, file->service)) service->servedOn = DATE_NONE;
    judgement = with_deadlines(desk, &input, calendar);
    assert_int_equal(deadline(judgement, "defence")->dueOn, DATE_NONE);
    assert_non_null(strstr(deadline(judgement, "defence")->basis, "2031"));
    assert_null(deadline(judgement, "review")); // not served: not come to it
    misconduct_free(book);
    calendar_free(calendar);
}

// A ladder uses the notices of its jurisdiction, in its order.
static void ladders_follow_their_jurisdictions(void **state) {
    struct office *desk = *state;
    static const char *const names[] = {"hunan", "guangxi", "inner-mongolia", "sichuan", "yunnan"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct misconduct_book *book = desk_book(desk, names[i]);
        struct diagnostics diagnostics = {0};
        const struct jurisdiction *jurisdiction = (const struct jurisdiction *)xml_read_once(
            &(struct xml_format){"urn:juance:jurisdiction", "1.0", &jurisdiction_kind,
                                 "schemas/jurisdiction.xsd"},
            desk->data, &desk->codes,
            arena_printf(desk->arena, "%s/schemas/jurisdictions/%s.xml", desk->data, names[i]),
            desk->arena, &diagnostics);
        assert_non_null(jurisdiction);
        unsigned next = 0;
        for (EACH(struct use, use, jurisdiction->use))
            if (next < book->catalogue_count &&
                strcmp(use->regulation, book->catalogues[next]->id) == 0)
                next++;
        assert_int_equal(next, book->catalogue_count);
        misconduct_free(book);
    }
}

// Every word that documents print came from the data: no step is empty, none holds a brace.
static void reasons_are_whole(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "guangxi");
    struct ladder_input input = {
        .book = book,
        .file = desk_read_case(desk, "samples/guangxi/cases/repeat-3-termination/case.xml"),
        .dossier =
            desk_read_dossier(desk, "samples/guangxi/cases/repeat-3-termination/institution.xml"),
        .as_of = desk_day("2025-09-01")};
    struct judgement *judgement = ladder_judge(&input, desk->arena);
    assert_true(judgement->reasonStep.count >= 3);
    for (EACH(struct reasonStep, step, judgement->reasonStep)) {
        assert_non_null(step->words);
        assert_null(strpbrk(step->words, "{}"));
        assert_null(strstr(step->words, "“”"));
    }
    misconduct_free(book);
}

static void an_unknown_ladder_is_an_error(void **state) {
    struct office *desk = *state;
    struct diagnostics diagnostics = {.quiet = true};
    assert_null(misconduct_load(desk->data, "atlantis", &desk->codes, &diagnostics));
    assert_true(diagnostics.count > 0);
}

// ---- persons ------------------------------------------------------------------------------------

enum { PERSONS = 4 };
static const struct {
    const char *object, *behaviour, *says; // as the national guide has it
} persons[PERSONS] = {
    {"candidate", "N57-6.1", "第五条至第八条"},
    {"examStaff", "N57-9.1", "第九条"},
    {"assessor", "N57-10.1", "第十条"},
    {"supervisor", "N57-11.1", "第十一条"},
};

static struct judgement *judge_person(struct office *desk, const struct misconduct_book *book,
                                      struct caseFile *file, const struct references *references) {
    ((struct caseSubject *)file->caseSubject.first)->idNumber = "439999199803121261";
    struct ladder_input input = {
        .book = book, .file = file, .references = references, .as_of = desk_day("2025-07-01")};
    return ladder_judge(&input, desk->arena);
}

static unsigned count_notes(const struct judgement *judgement, const char *word) {
    unsigned count = 0;
    for (EACH(struct reasonStep, step, judgement->reasonStep))
        count += strcmp(step->outcome, "noted") == 0 && strstr(step->words, word);
    return count;
}

static struct ban *add_ban(struct office *desk, struct references *references, const char *decision,
                           const char *decided, const char *until) {
    struct ban *ban = record_append(desk->arena, &references->ban, &ban_kind);
    ban->idNumber = "439999199803121261";
    ban->decision = decision;
    ban->decidedOn = ban->from = desk_day(decided);
    ban->until = desk_day(until);
    return ban;
}

// Nothing makes a person's tier heavier for what was before; it is shown, and who decides it.
static void earlier_measures_of_persons_are_shown(void **state) {
    struct office *desk = *state;
    struct misconduct_book *book = desk_book(desk, "national");
    for (int i = 0; i < PERSONS; i++) {
        struct caseFile *file =
            desk_case(desk, persons[i].object, persons[i].behaviour, "2025-06-14");
        struct judgement *unknown = judge_person(desk, book, file, NULL);
        assert_int_equal(count_notes(unknown, "没有载入"), 1);
        struct references *references = record_new(desk->arena, &references_kind);
        references->holds = "ban";
        struct judgement *clean = judge_person(desk, book, file, references);
        assert_int_equal(count_notes(clean, ""), 0);
        add_ban(desk, references, "甲〔2022〕1号", "2022-05-01", "2024-05-01");
        struct judgement *again = judge_person(desk, book, file, references);
        assert_int_equal(count_notes(again, "甲〔2022〕1号"), 1);
        assert_int_equal(count_notes(again, persons[i].says), 1);
        assert_string_equal(tier_of(again), tier_of(clean));
        // Another person's, a revoked one, one decided later: none of them.
        add_ban(desk, references, "乙", "2023-05-01", "2024-05-01")->idNumber = "1";
        add_ban(desk, references, "丙", "2023-05-01", "2024-05-01")->revoked = 1;
        add_ban(desk, references, "丁", "2025-07-02", "2026-05-01");
        assert_int_equal(count_notes(judge_person(desk, book, file, references), ""), 1);
    }
    misconduct_free(book);
}

static void misconduct_while_a_ban_runs_is_shown(void **state) {
    struct office *desk = *state;
    static const char *const ladders[] = {"national",       "hunan",   "guangxi",
                                          "inner-mongolia", "sichuan", "yunnan"};
    for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++) {
        struct misconduct_book *book = desk_book(desk, ladders[i]);
        bool hunan = strcmp(ladders[i], "hunan") == 0;
        struct references *references = record_new(desk->arena, &references_kind);
        references->holds = "ban";
        struct caseFile *file =
            desk_case(desk, "candidate", hunan ? "HN5-1.2.1" : "N57-6.1", "2025-06-14");
        struct ban *ban = add_ban(desk, references, "戊〔2024〕2号", "2024-06-14", "2025-06-13");
        assert_int_equal(count_notes(judge_person(desk, book, file, references), "未满"), 0);
        ban->until = desk_day("2025-06-14"); // the last day counts
        struct judgement *during = judge_person(desk, book, file, references);
        assert_int_equal(count_notes(during, "未满"), 1);
        assert_int_equal(count_notes(during, hunan ? "HN5-1.3.1" : "N57-7.1"), 1);
        assert_string_equal(tier_of(during), "C2"); // the officer has not found otherwise
        misconduct_free(book);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_behaviour_leads_to_its_tier),
        cmocka_unit_test(four_years_nationally),
        cmocka_unit_test(four_years_in_hunan),
        cmocka_unit_test(four_years_in_guangxi),
        cmocka_unit_test(the_year_ends_on_its_last_day),
        cmocka_unit_test(gravity_is_a_persons_choice),
        cmocka_unit_test(facts_are_asked_for),
        cmocka_unit_test(idleness_and_its_conflict),
        cmocka_unit_test(stars_and_overdue_rectification),
        cmocka_unit_test(provinces_go_first),
        cmocka_unit_test(bans_have_their_dates),
        cmocka_unit_test(earlier_measures_of_persons_are_shown),
        cmocka_unit_test(misconduct_while_a_ban_runs_is_shown),
        cmocka_unit_test(the_samples_come_to_their_decisions),
        cmocka_unit_test(decisions_enter_the_record),
        cmocka_unit_test(periods_are_settings),
        cmocka_unit_test(ladders_follow_their_jurisdictions),
        cmocka_unit_test(reasons_are_whole),
        cmocka_unit_test(an_unknown_ladder_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
