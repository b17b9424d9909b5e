// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/memory.h"
#include "catalogue/query.h"

static const char *const state_names[VOLUME_STATES] = {
    [VOLUME_ACTIVE] = "active",
    [VOLUME_SUPERSEDED] = "superseded",
    [VOLUME_DESTROYED] = "destroyed",
};

const char *volume_state_name(enum volume_state state) {
    return state_names[state];
}

static enum volume_state state_of(const char *name) {
    for (int state = 0; state < VOLUME_STATES; state++)
        if (name && strcmp(name, state_names[state]) == 0) return (enum volume_state)state;
    BUG("the table's own check lets no other state in");
}

static void read_volume(struct sql_query *query, struct arena *arena,
                        struct catalogue_volume *volume) {
    volume->id = read_text(query, arena);
    volume->kind = read_text(query, arena);
    volume->batch = read_integer(query);
    volume->institution = read_text(query, arena);
    volume->institution_name = read_text(query, arena);
    volume->year = (int)read_integer(query);
    volume->number = read_text(query, arena);
    volume->class_name = read_text(query, arena);
    volume->class_label = read_text(query, arena);
    volume->revision = (int)read_integer(query);
    volume->supersedes = read_text(query, arena);
    volume->path = read_text(query, arena);
    volume->size = read_integer(query);
    volume->sha256 = read_text(query, arena);
    volume->tag_manifest_sha256 = read_text(query, arena);
    volume->content_sha256 = read_text(query, arena);
    volume->items = (uint32_t)read_integer(query);
    volume->pages = (uint32_t)read_integer(query);
    volume->period_start = read_date(query);
    volume->period_end = read_date(query);
    volume->due = read_date(query);
    volume->sealed_at = read_moment(query);
    volume->is_signed = read_integer(query);
    volume->incomplete = read_text(query, arena);
    volume->seal_list = read_text(query, arena);
    volume->state = state_of(read_text(query, arena));
    volume->state_since = read_date(query);
    volume->title = read_text(query, arena);
}

static bool add_volume(struct catalogue *catalogue, const struct catalogue_volume *volume) {
    struct sql_query query = query_of(catalogue, SQL_VOLUME_ADD);
    bind_text(&query, volume->id);
    bind_text(&query, volume->kind);
    if (volume->batch)
        bind_integer(&query, volume->batch);
    else
        bind_null(&query);
    bind_text(&query, volume->institution);
    bind_text(&query, volume->institution_name);
    bind_integer(&query, volume->year);
    bind_text(&query, volume->number);
    bind_text(&query, volume->class_name);
    bind_text(&query, volume->class_label);
    bind_integer(&query, volume->revision);
    bind_text(&query, volume->supersedes);
    bind_text(&query, volume->path);
    bind_integer(&query, volume->size);
    bind_text(&query, volume->sha256);
    bind_text(&query, volume->tag_manifest_sha256);
    bind_text(&query, volume->content_sha256);
    bind_integer(&query, volume->items);
    bind_integer(&query, volume->pages);
    bind_date(&query, volume->period_start);
    bind_date(&query, volume->period_end);
    bind_date(&query, volume->due);
    bind_moment(&query, volume->sealed_at);
    bind_integer(&query, volume->is_signed);
    bind_text(&query, volume->incomplete);
    bind_text(&query, volume->seal_list);
    bind_text(&query, volume_state_name(volume->state));
    bind_date(&query, volume->state_since);
    bind_text(&query, volume->title);
    return query_run(&query);
}

static bool add_file(struct catalogue *catalogue, const char *volume,
                     const struct catalogue_file *file) {
    struct sql_query query = query_of(catalogue, SQL_FILE_ADD);
    bind_text(&query, volume);
    bind_text(&query, file->name);
    bind_integer(&query, file->size);
    bind_text(&query, file->sha256);
    bind_text(&query, file->material);
    bind_text(&query, file->kind);
    bind_text(&query, file->medium);
    bind_text(&query, file->title);
    return query_run(&query);
}

bool catalogue_put_volume(struct catalogue *catalogue, const struct catalogue_volume *volume,
                          const struct catalogue_file *files, size_t file_count) {
    if (!catalogue->in_transaction) BUG("a volume outside a transaction");
    if (!add_volume(catalogue, volume)) return false;
    for (size_t i = 0; i < file_count; i++)
        if (!add_file(catalogue, volume->id, &files[i])) return false;
    date day = volume->sealed_at == MOMENT_NONE ? DATE_NONE : moment_date(volume->sealed_at);
    return !volume->supersedes ||
           catalogue_set_volume_state(catalogue, volume->supersedes, VOLUME_SUPERSEDED, day);
}

struct catalogue_volume *catalogue_find_volume(struct catalogue *catalogue, struct arena *arena,
                                               const char *id) {
    struct sql_query query = query_of(catalogue, SQL_VOLUME_FIND);
    bind_text(&query, id);
    struct catalogue_volume *volume = NULL;
    if (query_row(&query)) {
        volume = arena_alloc(arena, sizeof *volume);
        read_volume(&query, arena, volume);
    }
    return query_end(&query) ? volume : NULL;
}

bool catalogue_list_volumes(struct catalogue *catalogue, struct arena *arena,
                            const struct volume_filter *filter, struct catalogue_volumes *into) {
    struct sql_query query = query_of(catalogue, SQL_VOLUME_LIST);
    bind_text(&query, filter->institution);
    bind_integer(&query, filter->year);
    bind_text(&query, filter->number);
    bind_text(&query, filter->class_name);
    bind_text(&query, filter->kind);
    bind_text(&query, filter->any_state ? NULL : volume_state_name(filter->state));
    bind_date(&query, filter->has_due_by ? filter->due_by : DATE_NONE);
    bind_integer(&query, filter->unlisted);
    size_t capacity = 0;
    *into = (struct catalogue_volumes){0};
    while (query_row(&query)) read_volume(&query, arena, NEXT_ITEM(into, arena, capacity));
    return query_end(&query);
}

bool catalogue_list_files(struct catalogue *catalogue, struct arena *arena, const char *volume,
                          struct catalogue_files *into) {
    struct sql_query query = query_of(catalogue, SQL_FILE_LIST);
    bind_text(&query, volume);
    size_t capacity = 0;
    *into = (struct catalogue_files){0};
    while (query_row(&query)) {
        struct catalogue_file *file = NEXT_ITEM(into, arena, capacity);
        file->name = read_text(&query, arena);
        file->size = read_integer(&query);
        file->sha256 = read_text(&query, arena);
        file->material = read_text(&query, arena);
        file->kind = read_text(&query, arena);
        file->medium = read_text(&query, arena);
        file->title = read_text(&query, arena);
    }
    return query_end(&query);
}

// Every change names a volume that is there: a wrong name is a mistake of this program.
static bool changed_one(struct sql_query *query) {
    struct catalogue *catalogue = query->catalogue;
    if (!query_run(query)) return false;
    if (sqlite3_changes(catalogue->database) != 1) BUG("no such volume in the catalogue");
    return true;
}

bool catalogue_set_volume_state(struct catalogue *catalogue, const char *volume,
                                enum volume_state state, date since) {
    struct sql_query query = query_of(catalogue, SQL_VOLUME_STATE);
    bind_text(&query, volume);
    bind_text(&query, volume_state_name(state));
    bind_date(&query, since);
    return changed_one(&query);
}

bool catalogue_set_seal_list(struct catalogue *catalogue, const char *volume, const char *list) {
    struct sql_query query = query_of(catalogue, SQL_VOLUME_SEAL_LIST);
    bind_text(&query, volume);
    bind_text(&query, list);
    return changed_one(&query);
}

bool catalogue_forget_files(struct catalogue *catalogue, const char *volume) {
    struct sql_query query = query_of(catalogue, SQL_FILES_FORGET);
    bind_text(&query, volume);
    return query_run(&query);
}
