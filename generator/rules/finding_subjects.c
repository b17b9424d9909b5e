// SPDX-License-Identifier: Apache-2.0
#include "rules/finding_subjects.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/unseen.h"
#include "model/batch.h"
#include "model/institution.h"

enum { MOST_ABOUT = 8, HOPS = 2 }; // a form's session, and that session's room

struct subject_index {
    struct subject_index *next;
    const struct record *root;
    const char *target; // "room.id" in a field's `refers`
    const struct record_kind *kind;
    struct map records; // by that field
};

struct found {
    struct subjects *subjects;
    const struct record_kind *root_kind;
    const struct record *root;
    struct finding_about about[MOST_ABOUT];
    const struct record *records[MOST_ABOUT];
    bool person[MOST_ABOUT];
    unsigned count;
};

// ---- records by what they are known by --------------------------------------------------------

static bool is_named(const char *target, size_t length, const char *kind) {
    return strlen(kind) == length && memcmp(target, kind, length) == 0;
}

// `target` up to the next blank.
static struct subject_index *index_of(const struct found *found, const char *target) {
    size_t length = strcspn(target, "."), whole = strcspn(target, " ");
    struct subject_index *index = found->subjects->indexes;
    for (; index; index = index->next)
        if (index->root == found->root && strncmp(index->target, target, whole) == 0 &&
            strcspn(index->target, " ") == whole)
            return index;
    index = memory_zeroed(sizeof *index);
    *index = (struct subject_index){found->subjects->indexes, found->root, target, NULL, {0}};
    found->subjects->indexes = index;
    for (size_t i = 0; i < found->root_kind->field_count && !index->kind; i++) {
        const struct field *list = &found->root_kind->fields[i];
        if (list->type != FIELD_list || !is_named(target, length, list->items->name)) continue;
        const char *name =
            arena_copy_bytes(found->subjects->arena, target + length + 1, whole - length - 1);
        const struct field *key = record_field(list->items, name);
        if (!key || (key->type != FIELD_text && key->type != FIELD_code)) continue;
        index->kind = list->items;
        const struct list *records = record_list(found->root, list);
        for (const struct record *record = records->first; record; record = record->next)
            if (record_text(record, key))
                map_add(&index->records, record_text(record, key), (void *)record);
    }
    return index;
}

void subjects_free(struct subjects *subjects) {
    for (struct subject_index *index = subjects->indexes, *after; index; index = after) {
        after = index->next;
        map_free(&index->records);
        free(index);
    }
    subjects->indexes = NULL;
}

// ---- one record -------------------------------------------------------------------------------

static bool is_person(const struct record_kind *kind) {
    return record_field(kind, "name") && record_field(kind, "idNumber");
}

// What a nameless record is: the first code that it has, as the post of a duty.
static const char *nameless(const struct codes *codes, const struct record_kind *kind,
                            const struct record *record) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type != FIELD_code || !field->codes || !record_has(record, field)) continue;
        const char *label = codes_label(codes, field->codes, record_text(record, field));
        return label ? label : record_text(record, field);
    }
    return NULL;
}

static void add(struct found *found, const struct scope_name *name, const struct record *record) {
    for (unsigned i = 0; i < found->count; i++)
        if (found->records[i] == record) return;
    if (found->count == MOST_ABOUT) return;
    const struct subject subject = subject_of(name, &record, 1);
    const char *title = subject.name;
    if (!subject.id && !title) title = nameless(found->subjects->codes, name->kind, record);
    found->about[found->count] = (struct finding_about){name->kind->name, name->kind->label, title,
                                                        subject.id, record->line};
    found->person[found->count] = is_person(name->kind);
    found->records[found->count++] = record;
}

static void follow(struct found *found, const struct record_kind *kind, const struct record *record,
                   unsigned hops) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (!field->refers || (field->type != FIELD_text && field->type != FIELD_code)) continue;
        const char *value = record_text(record, field);
        for (const char *target = field->refers; value && *target; target += strspn(target, " ")) {
            const struct subject_index *index = index_of(found, target);
            target += strcspn(target, " ");
            // A paper that a record points at is its evidence.
            if (!index->kind || index->kind == &material_kind ||
                index->kind == &dossierMaterial_kind)
                continue;
            const struct record *pointed = map_find(&index->records, value);
            if (!pointed) continue;
            const struct scope_name name = scope_name_of(index->kind);
            add(found, &name, pointed);
            if (hops > 1) follow(found, index->kind, pointed, hops - 1);
            break;
        }
    }
}

// ---- all --------------------------------------------------------------------------------------

// The person that a list of many cases names: whose certificate it is before who uploaded it.
static uint32_t who_of(const struct found *found, unsigned of_frame) {
    for (unsigned i = of_frame; i-- > 0;)
        if (found->person[i]) return i;
    for (unsigned i = of_frame; i < found->count; i++)
        if (found->person[i]) return i;
    return 0;
}

void subjects_find(struct subjects *subjects, const struct scope_name *names,
                   const struct record *const *frame, unsigned depth, struct finding_case *one) {
    struct found found = {
        .subjects = subjects, .root_kind = names[0].kind, .root = frame[0], .count = 0};
    for (unsigned i = depth; i-- > 1;) add(&found, &names[i], frame[i]);
    unsigned of_frame = found.count;
    for (unsigned i = depth; i-- > 1;) follow(&found, names[i].kind, frame[i], HOPS);
    if (found.count == 0) add(&found, &names[0], frame[0]);
    one->about_count = found.count;
    one->who = who_of(&found, of_frame);
    struct finding_about *about = arena_alloc(subjects->arena, found.count * sizeof *about);
    for (unsigned i = 0; i < found.count; i++) {
        about[i] = found.about[i]; // what nobody sees is told by its code point
        about[i].name = unseen_shown(subjects->arena, about[i].name);
        about[i].id = unseen_shown(subjects->arena, about[i].id);
    }
    one->about = about;
}
