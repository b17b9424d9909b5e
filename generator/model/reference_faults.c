// SPDX-License-Identifier: Apache-2.0
#include "model/reference_faults.h"

#include <string.h>

#include "base/words.h"
#include "model/id_index.h"

enum { MOST_SOUGHT = 8 };

// A field by which records are known: an id, or one that a reference names.
struct target {
    const struct record_kind *kind;
    struct id_index index;
};

// What one reference may name of this file.
struct asked {
    const struct target *targets[MOST_SOUGHT];
    const struct record_kind *sought[MOST_SOUGHT];
    unsigned count;
    const char *passed; // the latest value that was found: the reader keeps equal texts once
};

struct search {
    struct arena *arena;
    const char *const *words; // "room.id": all that references of the file name; ended by NULL
    struct target *targets;   // by the number that the walk over them gives
    unsigned target_count;
    struct asked *references; // by the number that the walk over references gives
    reference_fault_seen *seen;
    void *context;
};

// ---- what is looked for -----------------------------------------------------------------------

static bool is_reference(const void *context, const struct record_kind *kind,
                         const struct field *field) {
    (void)context, (void)kind;
    return field->refers && (field->type == FIELD_text || field->type == FIELD_code);
}

// "room.id" against a kind and its field.
static bool is_called(const char *word, const struct record_kind *kind, const struct field *field) {
    size_t length = strlen(kind->name);
    return strncmp(word, kind->name, length) == 0 && word[length] == '.' &&
           strcmp(word + length + 1, field->name) == 0;
}

static bool is_target(const void *context, const struct record_kind *kind,
                      const struct field *field) {
    const struct search *search = context;
    if (field->type != FIELD_text) return false;
    if (field->id) return true;
    for (const char *const *word = search->words; *word; word++)
        if (is_called(*word, kind, field)) return true;
    return false;
}

static const char *const *words_of(const struct walk_field *fields, unsigned count,
                                   struct arena *arena) {
    const char **all = arena_alloc(arena, (count * MOST_SOUGHT + 1) * sizeof *all);
    unsigned kept = 0;
    for (unsigned i = 0; i < count; i++) {
        unsigned words;
        const char *const *list = words_split(arena, fields[i].field->refers, &words);
        for (unsigned k = 0; k < words && k < MOST_SOUGHT; k++) all[kept++] = list[k];
    }
    return all;
}

static void settle(struct search *search, struct asked *asked, const struct field *field) {
    unsigned words;
    const char *const *list = words_split(search->arena, field->refers, &words);
    for (unsigned k = 0; k < words; k++)
        for (unsigned i = 0; i < search->target_count && asked->count < MOST_SOUGHT; i++) {
            struct target *target = &search->targets[i];
            if (!is_called(list[k], target->kind, target->index.field)) continue;
            asked->sought[asked->count] = target->kind;
            asked->targets[asked->count++] = target;
        }
}

// ---- ids --------------------------------------------------------------------------------------

static void see_id(void *context, const struct record_frame *frame, const struct field *field,
                   unsigned number) {
    struct search *search = context;
    struct target *target = &search->targets[number];
    const struct record *record = frame->records[frame->depth - 1];
    const struct record *around = frame->depth > 1 ? frame->records[frame->depth - 2] : NULL;
    const char *value = record_text(record, field);
    if (!value) return;
    // The records of one list come one after the other: if it has the id already, then no other
    // list has had it since.
    uint32_t cursor = 0;
    const struct id_entry *latest =
        field->id ? id_index_next(&target->index, value, &cursor) : NULL;
    if (!latest || latest->around != around) {
        id_index_add(&target->index, record, around);
        return;
    }
    search->seen(search->context, &(struct reference_fault){.kind = FAULT_DOUBLED,
                                                            .frame = frame,
                                                            .field = field,
                                                            .value = value,
                                                            .sought = &target->kind,
                                                            .sought_count = 1,
                                                            .first = latest->record,
                                                            .second = record});
}

// ---- references -------------------------------------------------------------------------------

// False after a fault. What doubles an id of its own list is not in the index: it has been told.
static bool leads_to_one(const struct search *search, const struct record_frame *frame,
                         const struct field *field, const struct asked *asked, const char *value) {
    const struct id_entry *found[2] = {NULL, NULL};
    for (unsigned i = 0; i < asked->count && !found[0]; i++) {
        const struct id_index *index = &asked->targets[i]->index;
        uint32_t cursor = 0;
        found[0] = id_index_next(index, value, &cursor);
        if (found[0] && index->field->id) found[1] = id_index_next(index, value, &cursor);
    }
    if (found[0] && !found[1]) return true;
    search->seen(search->context,
                 &(struct reference_fault){.kind = found[0] ? FAULT_AMBIGUOUS : FAULT_DANGLING,
                                           .frame = frame,
                                           .field = field,
                                           .value = value,
                                           .sought = asked->sought,
                                           .sought_count = asked->count,
                                           .first = found[1] ? found[1]->record : NULL,
                                           .second = found[0] ? found[0]->record : NULL});
    return false;
}

static void see_reference(void *context, const struct record_frame *frame,
                          const struct field *field, unsigned number) {
    struct search *search = context;
    struct asked *asked = &search->references[number];
    const char *value = record_text(frame->records[frame->depth - 1], field);
    if (!value || !asked->count || value == asked->passed) return;
    bool pass = true;
    if (field->several) {
        unsigned count;
        const char *const *words = words_split(search->arena, value, &count);
        for (unsigned i = 0; i < count; i++)
            pass &= leads_to_one(search, frame, field, asked, words[i]);
    } else {
        pass = leads_to_one(search, frame, field, asked, value);
    }
    if (pass) asked->passed = value;
}

void reference_faults(const struct record_kind *kind, struct record *root,
                      reference_fault_seen *seen, void *context) {
    struct search search = {.arena = arena_new(), .seen = seen, .context = context};
    unsigned reference_count;
    const struct walk_field *references =
        record_walk_fields(kind, is_reference, NULL, search.arena, &reference_count);
    search.words = words_of(references, reference_count, search.arena);
    const struct walk_field *targets =
        record_walk_fields(kind, is_target, &search, search.arena, &search.target_count);
    search.targets = arena_alloc(search.arena, search.target_count * sizeof *search.targets);
    for (unsigned i = 0; i < search.target_count; i++)
        search.targets[i] = (struct target){targets[i].kind, {.field = targets[i].field}};
    search.references = arena_alloc(search.arena, reference_count * sizeof *search.references);
    for (unsigned i = 0; i < reference_count; i++)
        settle(&search, &search.references[i], references[i].field);
    record_walk(kind, root, is_target, see_id, &search);
    record_walk(kind, root, is_reference, see_reference, &search);
    for (unsigned i = 0; i < search.target_count; i++) id_index_free(&search.targets[i].index);
    arena_free(search.arena);
}
