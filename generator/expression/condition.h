// SPDX-License-Identifier: Apache-2.0
// Conditions over records, the one vocabulary of <where> and <when> of regulation files, of what a
// template prints only then, and of the preconditions of procedures.
#ifndef JUANCE_EXPRESSION_CONDITION_H
#define JUANCE_EXPRESSION_CONDITION_H

#include "expression/path.h"
#include "model/regulation_model.h"

// An absent value fails every test but TEST_NOT and the one for its absence.
enum test_kind {
    TEST_IS,      // one of the words
    TEST_NOT,     // none of the words, or absent
    TEST_PRESENT, // `present`: there; else not there
    TEST_MIN,
    TEST_MAX,
    TEST_SAME,
    TEST_DIFFERS,
    TEST_AFTER, // strictly, unless `or_same`; days unless both are moments
    TEST_BEFORE
};

struct test {
    enum test_kind kind;
    const struct path *path, *other;
    const struct value *words; // TEST_IS, TEST_NOT
    unsigned word_count;
    bool present, or_same;
    struct quantity quantity; // limit, or the `by` of after and before
};

// Exactly one test of `text` is given. False after a message with file and line.
bool test_compile(const struct condition *text, const struct path_scope *scope,
                  const struct path_place *place, struct test *test);
bool test_passes(const struct world *world, const struct test *test,
                 const struct record *const *frame);
unsigned test_roots(const struct test *test);

// Several, of which all must hold. `conditions` are struct condition, each at its own line.
bool tests_compile(const struct list *conditions, const struct path_scope *scope,
                   const struct path_place *place, const struct test **tests, unsigned *count);
bool tests_pass(const struct world *world, const struct test *tests, unsigned count,
                const struct record *const *frame);

// The same where values may have been refused: false with `*refused` set when nothing is known,
// because a test looks at a refused value and no other test fails.
bool tests_pass_surely(const struct world *world, const struct test *tests, unsigned count,
                       const struct record *const *frame, const struct refusal **refused);

#endif
