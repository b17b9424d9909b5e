// SPDX-License-Identifier: Apache-2.0
// Conditions over records: <where> and <when> of regulation files.
#ifndef JUANCE_EXPRESSION_CONDITION_H
#define JUANCE_EXPRESSION_CONDITION_H

#include "expression/path.h"
#include "model/regulation_model.h"

enum test_kind {
    TEST_IS,
    TEST_NOT,
    TEST_PRESENT,
    TEST_MIN,
    TEST_MAX,
    TEST_SAME,
    TEST_DIFFERS,
    TEST_AFTER,
    TEST_BEFORE
};

struct test {
    enum test_kind kind;
    const struct path *path, *other;
    const char *const *words; // TEST_IS, TEST_NOT
    unsigned word_count;
    bool present;
    struct quantity quantity; // limit, or the `by` of after and before
};

// `conditions` are struct condition. False after a message with file and line.
bool compile_tests(const struct list *conditions, const struct path_scope *scope,
                   const struct path_place *place, const struct test **tests, unsigned *count);
bool tests_pass(const struct world *world, const struct test *tests, unsigned count,
                const struct record *const *frame);
unsigned test_roots(const struct test *test);

#endif
