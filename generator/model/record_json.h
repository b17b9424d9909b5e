// SPDX-License-Identifier: Apache-2.0
// Records as JSON, by their description: numbers, decimals and booleans as such, days and moments
// as XML has them, digests in hexadecimal, codes as codes. What is absent is left out.
//
// `fields` names what is written, in that order, with blanks between: "id reason dueOn=due" writes
// dueOn under the key "due". NULL: every field in the order of its description, lists that are not
// empty as arrays of whole records. A name that the kind does not have, or has as a list, is a
// BUG().
#ifndef JUANCE_MODEL_RECORD_JSON_H
#define JUANCE_MODEL_RECORD_JSON_H

#include "base/json.h"
#include "model/record.h"

// An object.
void record_json(struct json *json, const char *key, const struct record_kind *kind,
                 const struct record *record, const char *fields);

// The same without its braces: into an object that is open.
void record_json_members(struct json *json, const struct record_kind *kind,
                         const struct record *record, const char *fields);

// An array of objects, also when the list is empty.
void record_json_list(struct json *json, const char *key, const struct record_kind *kind,
                      const struct list *list, const char *fields);

#endif
