// SPDX-License-Identifier: Apache-2.0
// Inside check.c, check_rules.c and material_check.c only: one check under way.
#ifndef JUANCE_RULES_CHECKER_H
#define JUANCE_RULES_CHECKER_H

#include "expression/phrases.h"
#include "rules/checking.h"
#include "rules/finding_subjects.h"
#include "rules/roster.h"

struct checker {
    const struct rulebook *book;
    const struct batch *batch;
    const struct check_options *options;
    const struct references *references;
    struct world world;
    struct roster *roster; // who there is
    date day;              // what is in force on it
    bool history_complete; // false: only past batches, from the dossier
    struct arena *arena;   // of the findings
    struct finding *items; // one a place, until they are put together (finding_groups.h)
    size_t count, capacity;
    struct subjects *subjects;
    struct material_line *lines;
    size_t line_count;
};

// What every finding of a rule says.
struct finding rule_finding(const struct rule *rule, enum verdict verdict, struct finding about);

// One place of a fault. Findings of one rule that have the same `wording` become one with a case
// each; without a wording, all of the rule do. Set both at once by finding_say().
void checker_add(struct checker *checker, const struct finding *finding);

// A finding about a record of the batch or the dossier: subject, whom it is about, line and file
// filled in.
struct finding finding_about(const struct checker *checker, const struct scope_name *names,
                             const struct record *const *frame, unsigned depth);
// The same for the batch or one record below it.
struct finding finding_about_record(const struct checker *checker, const struct record_kind *kind,
                                    const struct record *record);

// finding_say(checker, &finding, PHRASE_missing, SAY(material, …)): message and wording.
#define finding_say(checker, finding, phrase, ...)                                                 \
    ((finding)->wording = phrase_name(phrase),                                                     \
     (finding)->message =                                                                          \
         sentence(&(checker)->book->phrases, (checker)->arena, phrase, __VA_ARGS__))
// Why `count` records cannot be decided: what they hang on was refused (refusal_check.c).
const char *refused_text(const struct checker *checker, const struct refusal *refused,
                         unsigned count);

void check_rules(struct checker *checker);     // check_rules.c
void check_materials(struct checker *checker); // material_check.c
void check_refusals(struct checker *checker);  // refusal_check.c

#endif
