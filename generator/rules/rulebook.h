// SPDX-License-Identifier: Apache-2.0
// A jurisdiction's regulation files, composed and compiled: every path resolved, every quantity
// with its unit, every code known. Read-only once loaded, so threads may share it.
#ifndef JUANCE_RULES_RULEBOOK_H
#define JUANCE_RULES_RULEBOOK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "expression/condition.h"
#include "expression/path.h"
#include "expression/phrases.h"
#include "expression/text.h"
#include "expression/working_days.h"
#include "model/config.h"
#include "model/finding.h"
#include "model/regulation_model.h"
#include "model/retention_class.h"
#include "rules/signing_roles.h"

// One regulation file as the jurisdiction uses it.
struct source {
    const struct regulation *text;
    const char *file;
    date from, until; // DATE_NONE: open; of file and jurisdiction the narrower
    bool stated;      // a day is this program's assumption
    bool own;         // a notice of the jurisdiction's own
    const char *note;
};

// ---- rules
struct operator;
enum absent_policy { ABSENT_FINDING, ABSENT_UNDECIDED, ABSENT_PASS };
enum { MOST_ARGUMENTS = 8 };

// One parameter of an operator as the file gives it.
struct argument {
    bool given, flag;
    int number;
    unsigned count;
    const struct path *const *paths; // `count` of them
    const char *const *words;        // `count` of them
    const char *text;
    struct quantity quantity;
};

struct rule_check {
    const struct rule *rule;
    const struct ruleCheck *text;
    struct path_each each;
    struct path_scope scope;
    const struct test *where;
    unsigned where_count;
    const struct operator* operator;
    struct argument arguments[MOST_ARGUMENTS];
    enum absent_policy absent;
    const struct text *message;
    unsigned roots;                   // bits of the roots that it looks at
    const struct field *lists[ROOTS]; // the list below each that must be loaded
};

struct rule {
    const struct ruleText *text;
    const struct source *source;
    enum severity severity;
    bool authority;
    struct rule_check *checks;
    unsigned check_count;
};

// ---- the retention schedule
enum per { PER_BATCH, PER_CANDIDATE, PER_SESSION, PER_ROOM, PER_SUBJECT };
enum { MEDIA = 3 }; // paper, electronic, video

struct row_signature {
    const struct rowSignature *text;
    const char *rule, *clause, *quote, *responsible; // those of the row where none are given
    enum severity severity;
    const struct signing_role *const *roles;
    unsigned role_count, least;
    bool dated, of_batch, everyone;
    const char *const *subjects; // none: every subject
    unsigned subject_count;
    const char *const *apart_from; // roles whose signer must be another person
    unsigned apart_count;
};

struct schedule_row {
    const struct scheduleRow *text;
    const struct source *source;
    const char *title; // of the row, else of the kind
    enum severity severity;
    enum per per;
    bool bundle, all_forms;
    const char *const *subjects; // none: every subject
    unsigned subject_count;
    bool form[MEDIA];
    enum retention_class classes[MEDIA];
    const struct test *when;
    unsigned when_count;
    const struct path *not_before, *not_after;
    struct row_signature *signatures;
    unsigned signature_count;
};

// How entries of the export are found for what the schedule asks; each with the kind before it.
enum entry_key {
    ENTRY_KIND,
    ENTRY_CANDIDATE,
    ENTRY_SESSION,
    ENTRY_ROOM,
    ENTRY_ROOM_OF_SESSION,
    ENTRY_SUBJECT,
    ENTRY_SUBJECT_OF_SESSION,
    ENTRY_ID, // alone
    ENTRY_KEYS
};

// ---- the whole
struct rulebook {
    struct arena *arena;
    const struct codes *codes; // borrowed
    struct phrase_book phrases;
    struct calendar_table *calendar;
    struct lookups lookups;
    const struct jurisdiction *jurisdiction;
    const char *jurisdiction_file;
    struct source *sources;
    unsigned source_count;
    struct signing_roles signing;
    struct schedule_row *rows; // in the order of the sources
    unsigned row_count;
    struct rule *rules;
    unsigned rule_count;
    const struct rule *entry_rule;      // for faulty entries that no row names; NULL: the first row
    int filing_days;                    // working days, of filingRule's interval; 0: any day before
    struct lookup *entries[ENTRY_KEYS]; // materials of the batch, found by…
    struct lookup *finds[2];            // records of the batch by id: enum find of material_check.h
    enum retention_class defaults[MEDIA]; // of entries that no row names
    const struct retentionDefault *default_texts[MEDIA];
};

// Jurisdiction "hunan" below DATA/schemas/jurisdictions with all that it uses. NULL after messages
// with file and line; an unknown one names those that are there.
struct rulebook *rulebook_load(const char *data_folder, const char *jurisdiction,
                               const struct codes *codes, struct diagnostics *diagnostics);
void rulebook_free(struct rulebook *book); // NULL is fine

// Whether the source is in force on `day`: by the configuration's own days (effective) when it has
// some for it (NULL: none), else by those of the file and the jurisdiction. Always for DATE_NONE:
// of a batch without a day everything is asked.
bool source_in_force(const struct source *source, date day, const struct config *config);

int medium_number(const char *medium); // 0 paper, 1 electronic, 2 video; -1

#endif
