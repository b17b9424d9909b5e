// SPDX-License-Identifier: Apache-2.0
// The table of operators: what a rule can ask. Each has typed parameters, which are checked when a
// file is loaded, and judges one record at a time; operators that compare records with each other
// keep a state from begin to end.
#ifndef JUANCE_RULES_OPERATORS_H
#define JUANCE_RULES_OPERATORS_H

#include "expression/phrases.h"
#include "expression/show.h"
#include "model/dated.h"
#include "model/finding.h"
#include "rules/rulebook.h"

enum parameter_type {
    PARAMETER_PATH,     // a value
    PARAMETER_TEXT,     // a path of a text or code
    PARAMETER_NUMBER,   // a path of a number
    PARAMETER_TIME,     // a path of a date or moment
    PARAMETER_ANY,      // a path of a value or of records
    PARAMETER_RECORDS,  // a path of records
    PARAMETER_WORDS,    // words, codes if the operator's first parameter is a code
    PARAMETER_FREE,     // words without a list
    PARAMETER_QUANTITY, // a number with its unit
    PARAMETER_DURATION, // a quantity of time
    PARAMETER_FLAG,
    PARAMETER_INTEGER,
    PARAMETER_STRING,
};

struct parameter {
    const char *name;
    enum parameter_type type;
    bool required, several; // several: paths separated by blanks
    bool of_items;          // a path from the items of the operator's PARAMETER_RECORDS
};

// What an operator tells beside the paths of its check: {value}, {limit}… in messages.
enum result {
    RESULT_value,
    RESULT_limit,
    RESULT_count,
    RESULT_other,
    RESULT_due,
    RESULT_part,
    RESULT_whole,
    RESULT_pooled,
    RESULT_mean,
    RESULT_basis,
    RESULT_missing,
    RESULT_field,
    RESULT_nearest,
    RESULT_allowed,
    RESULT_line,
    RESULT_first,
    RESULTS
};

enum holding {
    HOLDS,
    BROKEN,  // results are filled
    ABSENT,  // judge->absent names the path
    UNKNOWN, // judge->unknown_year is not in the calendar
    OPEN,    // cannot be decided for the reason in results[RESULT_value], of the kind judge->open
};

struct judge {
    const struct world *world;
    const struct rule_check *check;
    const struct record *const *frame; // as deep as check->scope
    struct arena *arena;               // of the findings
    void *state;                       // what begin() gave
    const char *results[RESULTS];
    const struct path *absent;
    int unknown_year;
    struct day_point points[2]; // of the finding; forgotten once it is told
    enum phrase_id open;
    const struct signing_roles *signing;
    struct roster *roster;
    // For end(): tells that the record of `frame` breaks the rule, with the results as they stand.
    void (*report)(struct judge *judge);
    // The same of a record below the one that is judged.
    void (*report_below)(struct judge *judge, const struct dated_place *place);
};

struct operator{
    const char *name;
    struct parameter parameters[MOST_ARGUMENTS];
    unsigned results; // bits: what its messages may name
    // Whether the arguments fit together; NULL: nothing more to check.
    bool (*fits)(const struct argument *arguments, const struct path_place *place);
    enum holding (*judge)(struct judge * judge);
    void *(*begin)(const struct rule_check *check);
    void (*end)(struct judge * judge); // frees the state
};

const struct operator* operator_find(const char *name);
const struct operator* operator_at(size_t number); // NULL behind the last

// ---- for the operators ------------------------------------------------------------------------
// The value of an argument's path; false when it is absent: judge->absent is set.
bool judge_value(struct judge *judge, unsigned argument, struct value *value);
const char *judge_show(struct judge *judge, unsigned argument, const struct value *value);

// One family a file.
extern const struct operator operators_of_fields[], operators_of_time[], operators_of_numbers[],
    operators_of_groups[], operators_of_texts[], operators_of_order[], operators_of_signers[];

#endif
