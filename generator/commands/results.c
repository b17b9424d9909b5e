// SPDX-License-Identifier: Apache-2.0
#include "commands/results.h"

FILE *results_for_people(const struct command_context *context) {
    return context->json ? stderr : stdout;
}
