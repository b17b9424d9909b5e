// SPDX-License-Identifier: Apache-2.0
#include "rules/refuse.h"

#include <string.h>

#include "base/buffer.h"
#include "base/words.h"
#include "model/code_faults.h"
#include "model/reference_faults.h"

struct refusing {
    struct refusals *refusals;
    bool of_dossier;
};

// The words of the field with `instead` in the place of `word`, or without it (NULL).
static const char *exchanged(const char *words, const char *word, const char *instead,
                             struct arena *arena) {
    unsigned count;
    struct buffer kept = BUFFER_EMPTY;
    const char *const *all = words_split(arena, words, &count);
    for (unsigned i = 0; i < count; i++) {
        const char *one = strcmp(all[i], word) == 0 ? instead : all[i];
        if (one) buffer_printf(&kept, "%s%s", kept.length ? " " : "", one);
    }
    const char *text = arena_copy(arena, buffer_text(&kept));
    buffer_free(&kept);
    return text;
}

static void refuse_code(void *context, const struct code_fault *fault) {
    const struct refusing *refusing = context;
    struct arena *arena = refusing->refusals->arena;
    struct record *record = fault->frame->records[fault->frame->depth - 1];
    struct refusal *refusal = refusals_add(refusing->refusals, REFUSED_CODE, refusing->of_dossier,
                                           fault->frame, fault->field, fault->value);
    refusal->list = fault->list;
    refusal->nearest = fault->nearest;
    refusal->meant = fault->meant;
    const char *held = record_text(record, fault->field);
    const char *now =
        exchanged(held, fault->value, fault->meant ? fault->nearest->value : NULL, arena);
    record_clear(record, fault->field);
    record_set(arena, record, fault->field, now);
}

static bool is_read_text(const void *context, const struct record_kind *kind,
                         const struct field *field) {
    (void)context;
    (void)kind;
    return field->type == FIELD_text && !field->computed;
}

static void refuse_unseen(void *context, const struct record_frame *frame,
                          const struct field *field, unsigned number) {
    (void)number;
    const struct refusing *refusing = context;
    const char *text = record_text(frame->records[frame->depth - 1], field);
    struct unseen_place place;
    enum unseen kind = text ? unseen_first(text, &place) : UNSEEN_NONE;
    if (kind == UNSEEN_NONE) return;
    struct refusal *refusal = refusals_add(refusing->refusals, REFUSED_CHARACTER,
                                           refusing->of_dossier, frame, field, text);
    refusal->unseen = kind;
    refusal->place = place;
}

static void refuse_reference(void *context, const struct reference_fault *fault) {
    static const enum refusal_kind kinds[] = {[FAULT_DANGLING] = REFUSED_REFERENCE,
                                              [FAULT_AMBIGUOUS] = REFUSED_AMBIGUOUS,
                                              [FAULT_DOUBLED] = REFUSED_ID};
    const struct refusing *refusing = context;
    struct refusals *refusals = refusing->refusals;
    struct refusal *refusal = refusals_add(refusals, kinds[fault->kind], refusing->of_dossier,
                                           fault->frame, fault->field, fault->value);
    const struct record_kind **sought =
        arena_alloc(refusals->arena, fault->sought_count * sizeof *sought);
    memcpy(sought, fault->sought, fault->sought_count * sizeof *sought);
    refusal->sought = sought;
    refusal->sought_count = fault->sought_count;
    refusal->first_line = fault->first ? fault->first->line : 0;
    refusal->second_line = fault->second ? fault->second->line : 0;
}

static void refuse_values(const struct codes *codes, const struct record_kind *kind,
                          struct record *root, struct refusing refusing) {
    code_faults(codes, kind, root, refuse_code, &refusing);
    reference_faults(kind, root, refuse_reference, &refusing);
    record_walk(kind, root, is_read_text, refuse_unseen, &refusing);
}

struct refusals *refuse(const struct codes *codes, struct batch *batch, struct dossier *dossier,
                        struct arena *arena) {
    struct refusals *refusals = arena_alloc(arena, sizeof *refusals);
    refusals->arena = arena;
    refuse_values(codes, &batch_kind, &batch->record, (struct refusing){refusals, false});
    if (dossier)
        refuse_values(codes, &dossier_kind, &dossier->record, (struct refusing){refusals, true});
    return refusals;
}
