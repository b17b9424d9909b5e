// SPDX-License-Identifier: Apache-2.0
// The words of findings: message templates of the rules, phrases of schemas/codes.xml (list
// "phrase"), and values as people read them.
#ifndef JUANCE_EXPRESSION_WORDING_H
#define JUANCE_EXPRESSION_WORDING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "expression/path.h"

// What an operator tells beside the paths of its check.
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
    RESULTS
};
const char *result_name(enum result result);

// Parses "视频 {id} 于 {value} 上传 …": a name is a result that `results` (bits) holds, else a
// path; {label:path} is the Chinese term of a path. NULL after a message.
struct wording;
struct wording *wording_parse(const char *text, unsigned results, const struct path_scope *scope,
                              const struct path_place *place);

// `results` holds RESULTS texts; NULL prints as the phrase "absent".
const char *wording_print(const struct wording *wording, const struct world *world,
                          const struct record *const *frame, const char *const *results,
                          struct arena *arena);
unsigned wording_roots(const struct wording *wording);

// A value as people read it: the word of a code, "2025-03-01 09:00", "85%", "12.5厘米".
const char *value_show(const struct world *world, const struct value *value, const char *list,
                       enum unit unit, struct arena *arena);
// The same for a value that a path gave; ratios as percent.
const char *path_show(const struct world *world, const struct path *path, const struct value *value,
                      struct arena *arena);
const char *quantity_show(const struct codes *codes, struct quantity quantity, struct arena *arena);

// A phrase with its {names} replaced; `names` and `values` end with NULL names.
struct phrase_part {
    const char *name, *value;
};
const char *phrase(const struct codes *codes, const char *name, const struct phrase_part *parts,
                   struct arena *arena);

// "参评人员 王𠮷 (2025001)": the innermost record of the frame that has a number or a name. The
// kind, and its number in the export (NULL: none), come with it.
struct subject {
    const struct record_kind *kind;
    const char *id, *text;
};
struct subject subject_of(const struct record_kind *const *kinds, const struct record *const *frame,
                          unsigned depth, struct arena *arena);

#endif
