// SPDX-License-Identifier: Apache-2.0
#include "rules/operators.h"

#include <string.h>

static const struct operator* const families[] = {
    operators_of_fields, operators_of_time,  operators_of_numbers, operators_of_groups,
    operators_of_texts,  operators_of_order, operators_of_signers};

const struct operator* operator_at(size_t number) {
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (const struct operator* operator= families[i]; operator->name; operator++)
            if (number-- == 0) return operator;
    return NULL;
}

const struct operator* operator_find(const char *name) {
    const struct operator* operator;
    for (size_t i = 0; (operator= operator_at(i)); i++)
        if (strcmp(operator->name, name) == 0) return operator;
    return NULL;
}

bool judge_value(struct judge *judge, unsigned argument, struct value *value) {
    const struct path *path = judge->check->arguments[argument].paths[0];
    *value = path_value(judge->world, path, judge->frame);
    if (value->type != VALUE_ABSENT) return true;
    judge->absent = path;
    return false;
}

const char *judge_show(struct judge *judge, unsigned argument, const struct value *value) {
    return path_show(judge->world, judge->check->arguments[argument].paths[0], value, judge->arena);
}
