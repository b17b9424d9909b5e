// SPDX-License-Identifier: Apache-2.0
// Code lists (schemas/codes.xml): the values that exports hold, and the words that documents print
// for them. Loaded by xml/code_lists.h; read-only afterwards.
#ifndef JUANCE_MODEL_CODES_H
#define JUANCE_MODEL_CODES_H

#include "base/arena.h"
#include "base/map.h"
#include "records/codes.h"

struct codes {
    const struct codesFile *file; // borrowed: lives in the arena it was loaded into
    struct map lists;             // name -> struct codeList
    struct map values;            // "list\nvalue" -> struct codeValue
};

// Looks the lists up for the first time. False when a list or a value of a list is there twice:
// `twice` is then the record to name.
bool codes_index(struct codes *codes, const struct codesFile *file, struct arena *arena,
                 const struct record **twice);
void codes_free(struct codes *codes); // the maps; the records stay with their arena

// The list that holds the values of a field: "<record>.<field>" or else "<field>"; NULL: no list.
const char *codes_list_of(const struct codes *codes, const char *record, const char *field);
const struct codeList *codes_list(const struct codes *codes, const char *list); // NULL: no such

// NULL when the list has no such value (or there is no list).
const struct codeValue *codes_find(const struct codes *codes, const char *list, const char *value);

// The word that documents print; NULL when the list has no such value. `list` may be NULL.
const char *codes_label(const struct codes *codes, const char *list, const char *value);

#endif
