// SPDX-License-Identifier: Apache-2.0
// Code lists (schemas/codes.xml): the values that exports hold, and the words that documents print
// for them. Loaded by xml/code_lists.h; read-only afterwards.
#ifndef JUANCE_MODEL_CODES_H
#define JUANCE_MODEL_CODES_H

#include "base/arena.h"
#include "base/map.h"
#include "model/record.h"

#define CODE_VALUE_FIELDS(F, P, R)                                                                 \
    F(R, text, value, "代码")                                                                      \
    F(R, text, label, "名称")                                                                      \
    F(R, text, part, "案卷部分") /* material.kind: folder of a volume */                           \
    F(R, text, medium, "载体")   /* fileFormat: the media that such a file can be */               \
    F(R, integer, rank, "位次")  /* level: 0 is the lowest */
RECORD_STRUCT(codeValue, CODE_VALUE_FIELDS)

#define CODE_LIST_FIELDS(F, P, R)                                                                  \
    F(R, text, name, "名称")                                                                       \
    F(R, text, title, "题名")                                                                      \
    F(R, text, standard, "标准")                                                                   \
    F(R, list, code, "代码")
RECORD_STRUCT(codeList, CODE_LIST_FIELDS)

#define CODES_FIELDS(F, P, R)                                                                      \
    F(R, text, version, "格式版本")                                                                \
    F(R, list, list, "代码表")
RECORD_STRUCT(codesFile, CODES_FIELDS)

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
