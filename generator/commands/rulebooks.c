// SPDX-License-Identifier: Apache-2.0
#include "commands/rulebooks.h"

#include "xml/code_lists.h"
#include "xml/jurisdictions.h"

void each_rulebook(struct command_context *context, const char *jurisdiction, use_rulebook *use,
                   void *with) {
    const char *only[] = {jurisdiction, NULL};
    const char *const *ids =
        *only ? only
              : jurisdictions_list(context->data_folder, context->arena, context->diagnostics);
    struct codes codes;
    if (!ids || !codes_load(&codes, context->data_folder, context->arena, context->diagnostics))
        return;
    for (; *ids; ids++) {
        struct rulebook *book =
            rulebook_load(context->data_folder, *ids, &codes, context->diagnostics);
        if (book) use(with, book);
        rulebook_free(book);
    }
    codes_free(&codes);
}
