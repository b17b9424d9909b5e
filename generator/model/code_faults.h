// SPDX-License-Identifier: Apache-2.0
// Values that no code list knows: every field with a list (struct field .codes), one code or
// several with blanks between them, of every record of a file.
#ifndef JUANCE_MODEL_CODE_FAULTS_H
#define JUANCE_MODEL_CODE_FAULTS_H

#include "base/arena.h"
#include "model/codes.h"
#include "model/record_walk.h"

struct code_fault {
    const struct record_frame *frame; // of the walk: copy what is to be kept
    const struct field *field;
    const char *value; // the one unknown word, ended by '\0'; lives as long as the call
    const struct codeList *list;
    const struct codeValue *nearest; // fewest letters to change; NULL only when the list is empty
    bool meant;                      // so near that it is a slip of it: Practical, practicl
};

typedef void code_fault_seen(void *context, const struct code_fault *fault);

// Tells every fault in the order of the file. `seen` may change the field.
void code_faults(const struct codes *codes, const struct record_kind *kind, struct record *root,
                 code_fault_seen *seen, void *context);

// For messages: "1 (男), 2 (女)". In `arena`.
const char *code_list_text(const struct codeList *list, struct arena *arena);

// The first field of the kind, or of the kinds below it, whose list codes.xml does not hold; NULL:
// there is none, and code_faults() may be asked.
const struct field *code_list_missing(const struct codes *codes, const struct record_kind *kind);

#endif
