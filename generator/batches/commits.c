// SPDX-License-Identifier: Apache-2.0
// What came into the archive while a build was at work. A batch is judged in the light of its own
// institution's earlier batches, for which it waits, and of its people's other batches: those are
// asked for here.
#include <stdlib.h>

#include "base/memory.h"
#include "batches/build_state.h"
#include "model/person_identity.h"

struct commit {
    struct commit *next; // an older one
    unsigned long number;
    struct arena *arena;
    struct map keys; // ID numbers in their normal form, and certificate numbers
};

typedef bool key_function(void *context, const char *key); // false: enough

static bool see_number(const char *id_number, key_function *see, void *context) {
    struct buffer normal = BUFFER_EMPTY;
    const char *key = identity_text(IDENTITY_idNumber, id_number, &normal);
    bool more = !key || see(context, key);
    buffer_free(&normal);
    return more;
}

static bool each_key(const struct batch *batch, key_function *see, void *context) {
    for (EACH(struct candidate, candidate, batch->candidate)) {
        if (!see_number(candidate->idNumber, see, context)) return false;
        for (EACH(struct certificate, certificate, candidate->certificate))
            if (certificate->number && !see(context, certificate->number)) return false;
    }
    for (EACH(struct person, person, batch->person))
        if (!see_number(person->idNumber, see, context)) return false;
    return true;
}

static bool keep_key(void *context, const char *key) {
    struct commit *commit = context;
    if (!map_has(&commit->keys, key))
        map_add(&commit->keys, arena_copy(commit->arena, key), commit);
    return true;
}

static bool is_foreign(void *context, const char *key) {
    const struct commit *commit = context;
    return !map_has(&commit->keys, key);
}

static void forget(struct commit **link) {
    while (*link) {
        struct commit *commit = *link;
        *link = commit->next;
        map_free(&commit->keys);
        arena_free(commit->arena);
        free(commit);
    }
}

void commits_begin(struct build *build) {
    struct intake *intake = build->intake;
    lock_take(&intake->lock);
    build->commits = intake->commit_count;
    build->next = intake->at_work;
    intake->at_work = build;
    lock_give(&intake->lock);
}

void commits_add(struct build *build) {
    struct intake *intake = build->intake;
    lock_take(&intake->lock);
    unsigned long number = ++intake->commit_count;
    if (intake->at_work && (intake->at_work != build || build->next)) {
        struct commit *commit = memory_zeroed(sizeof *commit);
        *commit = (struct commit){.next = intake->commits, .number = number, .arena = arena_new()};
        each_key(build->batch, keep_key, commit);
        intake->commits = commit;
    }
    lock_give(&intake->lock);
}

bool commits_concern(struct build *build) {
    struct intake *intake = build->intake;
    bool concern = false;
    lock_take(&intake->lock);
    for (struct commit *commit = intake->commits; commit && commit->number > build->commits;
         commit = commit->next)
        concern = concern || !each_key(build->batch, is_foreign, commit);
    lock_give(&intake->lock);
    return concern;
}

void commits_end(struct build *build) {
    struct intake *intake = build->intake;
    lock_take(&intake->lock);
    struct build **link = &intake->at_work;
    while (*link && *link != build) link = &(*link)->next;
    if (*link) *link = build->next;
    // What every build at work has seen is of no more interest.
    unsigned long oldest = intake->commit_count;
    for (const struct build *other = intake->at_work; other; other = other->next)
        if (other->commits < oldest) oldest = other->commits;
    struct commit **commit = &intake->commits;
    while (*commit && (*commit)->number > oldest) commit = &(*commit)->next;
    forget(commit);
    lock_give(&intake->lock);
}
