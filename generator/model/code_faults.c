// SPDX-License-Identifier: Apache-2.0
#include "model/code_faults.h"

#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/words.h"
#include "model/nearest.h"

// Values that passed lately, by their address: the reader keeps equal texts once, so that nearly
// every code of a large export is answered by one comparison of pointers.
enum { PASSED = 4 };
struct passed {
    const char *values[PASSED];
    unsigned next;
};

struct search {
    const struct codes *codes;
    struct arena *arena;   // of the search alone
    struct passed *passed; // one a field
    code_fault_seen *seen;
    void *context;
};

static bool has_codes(const void *context, const struct record_kind *kind,
                      const struct field *field) {
    (void)context, (void)kind;
    return field->codes && (field->type == FIELD_code || field->type == FIELD_text);
}

static const struct codeValue *nearest_of(const struct codeList *list, const char *value) {
    const struct codeValue *nearest = NULL;
    unsigned shortest = 0;
    for (EACH(struct codeValue, code, list->code)) {
        unsigned distance = word_distance(value, code->value);
        if (nearest && distance >= shortest) continue;
        nearest = code;
        shortest = distance;
    }
    return nearest;
}

static void tell(const struct search *search, const struct record_frame *frame,
                 const struct field *field, const char *value) {
    const struct codeList *list = codes_list(search->codes, field->codes);
    if (!list) BUG("a field names a code list that schemas/codes.xml does not hold");
    struct code_fault fault = {.frame = frame,
                               .field = field,
                               .value = value,
                               .list = list,
                               .nearest = nearest_of(list, value)};
    fault.meant = fault.nearest && word_is_slip(value, fault.nearest->value);
    search->seen(search->context, &fault);
}

// Several codes with blanks between them, as one attribute holds them.
static bool words_pass(struct search *search, const struct record_frame *frame,
                       const struct field *field, const char *value) {
    unsigned count;
    bool pass = true;
    const char *const *words = words_split(search->arena, value, &count);
    for (unsigned i = 0; i < count; i++) {
        if (codes_find(search->codes, field->codes, words[i])) continue;
        tell(search, frame, field, words[i]);
        pass = false;
    }
    return pass;
}

static void visit(void *context, const struct record_frame *frame, const struct field *field,
                  unsigned number) {
    struct search *search = context;
    struct passed *passed = &search->passed[number];
    const char *value = record_text(frame->records[frame->depth - 1], field);
    if (!value) return;
    for (unsigned i = 0; i < PASSED; i++)
        if (passed->values[i] == value) return;
    if (field->several) {
        if (!words_pass(search, frame, field, value)) return;
    } else if (!codes_find(search->codes, field->codes, value)) {
        tell(search, frame, field, value);
        return;
    }
    passed->values[passed->next++ % PASSED] = value;
}

void code_faults(const struct codes *codes, const struct record_kind *kind, struct record *root,
                 code_fault_seen *seen, void *context) {
    struct search search = {.codes = codes, .arena = arena_new(), .seen = seen, .context = context};
    unsigned fields;
    record_walk_fields(kind, has_codes, NULL, search.arena, &fields);
    search.passed = arena_alloc(search.arena, fields * sizeof *search.passed);
    record_walk(kind, root, has_codes, visit, &search);
    arena_free(search.arena);
}

const struct field *code_list_missing(const struct codes *codes, const struct record_kind *kind) {
    struct arena *arena = arena_new();
    const struct field *missing = NULL;
    unsigned count;
    const struct walk_field *fields = record_walk_fields(kind, has_codes, NULL, arena, &count);
    for (unsigned i = 0; i < count && !missing; i++)
        if (!codes_list(codes, fields[i].field->codes)) missing = fields[i].field;
    arena_free(arena);
    return missing;
}

const char *code_list_text(const struct codeList *list, struct arena *arena) {
    struct buffer text = BUFFER_EMPTY;
    for (EACH(struct codeValue, code, list->code))
        buffer_printf(&text, "%s%s (%s)", text.length ? ", " : "", code->value, code->label);
    const char *kept = arena_copy(arena, buffer_text(&text));
    buffer_free(&text);
    return kept;
}
