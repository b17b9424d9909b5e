// SPDX-License-Identifier: Apache-2.0
#include "record_edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 24 };

struct edit {
    struct arena *arena;
    const char *text; // for messages
    char kind;        // '-', '+', '=' or 0
    char *words[MOST_WORDS];
    unsigned word_count; // of "field=value"
    unsigned touched;
};

static bool complain(const struct edit *edit, const char *why, const char *what) {
    fprintf(stderr, "%s: %s %s\n", edit->text, why, what);
    return false;
}

static struct list *list_of(struct record *record, const struct field *field) {
    return (struct list *)((char *)record + field->offset);
}

static size_t field_size(enum field_type type) {
    switch (type) {
    case FIELD_integer:
        return sizeof(int32_t);
    case FIELD_boolean:
        return sizeof(int8_t);
    case FIELD_decimal:
        return sizeof(decimal);
    case FIELD_date:
        return sizeof(date);
    case FIELD_moment:
        return sizeof(moment);
    case FIELD_list:
        return sizeof(struct list);
    case FIELD_text:
    case FIELD_code:
    case FIELD_digest:
        break;
    }
    return sizeof(void *);
}

static bool set_fields(struct edit *edit, struct record *record, const struct record_kind *kind) {
    for (unsigned i = 0; i < edit->word_count; i++) {
        char *equals = strchr(edit->words[i], '=');
        if (!equals) return complain(edit, "no = in", edit->words[i]);
        char *name =
            arena_copy_bytes(edit->arena, edit->words[i], (size_t)(equals - edit->words[i]));
        const struct field *field = record_field(kind, name);
        if (!field) return complain(edit, "no field", name);
        if (!equals[1]) {
            const char *empty = record_new(edit->arena, kind);
            memcpy((char *)record + field->offset, empty + field->offset, field_size(field->type));
        } else if (!record_set(edit->arena, record, field, equals + 1)) {
            return complain(edit, "does not fit the field:", edit->words[i]);
        }
    }
    return true;
}

static void append(struct list *list, struct record *record) {
    struct record **tail = &list->first;
    while (*tail) tail = &(*tail)->next;
    *tail = record;
    record->next = NULL;
    record->ordinal = ++list->count;
}

static bool fits(struct edit *edit, const struct record *record, const struct record_kind *kind,
                 const char *filter) {
    if (!filter) return true;
    if (*filter == '#') return record->ordinal == (uint32_t)strtoul(filter + 1, NULL, 10);
    char *copy = arena_copy(edit->arena, filter + 1);
    copy[strcspn(copy, "]")] = '\0';
    char *equals = strchr(copy, '=');
    if (!equals) return complain(edit, "no = in", filter);
    *equals = '\0';
    const struct field *field = record_field(kind, copy);
    if (!field) return complain(edit, "no field", copy);
    const char *value = record_value(edit->arena, record, field);
    return strcmp(value ? value : "", equals + 1) == 0;
}

static bool walk(struct edit *edit, struct record *record, const struct record_kind *kind,
                 const char *path) {
    if (!*path) {
        edit->touched++;
        return set_fields(edit, record, kind);
    }
    size_t name_length = strcspn(path, "[#/");
    char *name = arena_copy_bytes(edit->arena, path, name_length);
    const char *filter =
        strchr("[#", path[name_length]) && path[name_length] ? path + name_length : NULL;
    const char *rest = path + strcspn(path, "/");
    const struct field *field = record_field(kind, name);
    if (!field) return complain(edit, "no field", name);
    bool last = !*rest;
    if (!last) rest++;
    if (field->type != FIELD_list) return complain(edit, "no list:", name);
    struct list *list = list_of(record, field);
    if (last && edit->kind == '+') {
        struct record *added = record_new(edit->arena, field->items);
        append(list, added);
        edit->touched++;
        return set_fields(edit, added, field->items);
    }
    for (struct record **at = &list->first; *at;) {
        struct record *item = *at;
        if (!fits(edit, item, field->items, filter)) {
            at = &item->next;
            continue;
        }
        if (last && edit->kind == '-') {
            *at = item->next;
            list->count--;
            edit->touched++;
            continue;
        }
        if (last && edit->kind == '=') {
            struct record *copy = arena_alloc(edit->arena, field->items->size);
            memcpy(copy, item, field->items->size);
            append(list, copy);
            edit->touched++;
            return set_fields(edit, copy, field->items);
        }
        if (!walk(edit, item, field->items, rest)) return false;
        at = &item->next;
    }
    return true;
}

bool record_edit(const struct edit_root *roots, const char *text, struct arena *arena) {
    struct edit edit = {.arena = arena, .text = text};
    char *copy = arena_copy(arena, text);
    if (strchr("-+=", *copy)) edit.kind = *copy++;
    char *save = NULL;
    char *path = strtok_r(copy, " ", &save);
    if (!path) return complain(&edit, "empty", "");
    for (char *word; (word = strtok_r(NULL, " ", &save));) {
        if (edit.word_count == MOST_WORDS) return complain(&edit, "too many words at", word);
        for (char *c = word; *c; c++)
            if (*c == '_') *c = ' ';
        edit.words[edit.word_count++] = word;
    }
    // "room/gapAlong=79": the last step sets a field.
    char *step = strrchr(path, '/');
    step = step ? step + 1 : path;
    if (!strpbrk(step, "[#") && strchr(step, '=')) {
        for (char *c = step; *c; c++)
            if (*c == '_') *c = ' ';
        edit.words[edit.word_count++] = arena_copy(arena, step);
        *(step > path ? step - 1 : step) = '\0';
    }
    const struct edit_root *root = roots;
    for (const struct edit_root *other = roots; other->kind; other++) {
        size_t length = other->name ? strlen(other->name) : 0;
        if (length && strncmp(path, other->name, length) == 0 && strchr("/", path[length])) {
            root = other;
            path += length + (path[length] == '/');
            break;
        }
    }
    if (!root->record) return complain(&edit, "is not loaded:", root->name);
    if (!walk(&edit, root->record, root->kind, path)) return false;
    return edit.touched > 0 || complain(&edit, "nothing fits", path);
}
