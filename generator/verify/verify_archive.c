// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_archive.h"

#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/holds_told.h"
#include "verify/verify_destruction.h"
#include "verify/verify_list.h"

// Each on a copy of the scene that has a report of its own; what they share is only read.
struct archive_checks {
    const struct verify_options *options;
    struct {
        struct verify_scene scene;
        struct messages messages;
        struct diagnostics diagnostics;
        bool ok;
    } check[ARCHIVE_CHECKS];
};
enum { CHECK_HISTORY, CHECK_PROOFS };

struct whole {
    struct verify_scene *scene;
    struct map by_path, by_id; // struct member
    const struct verify_options *options;
    struct diagnostics *diagnostics;
};

static void say(struct whole *whole, enum verify_layer layer, enum verify_verdict verdict,
                const char *entry, const char *message) {
    report_add(whole->scene->report, layer, verdict, entry, "%s", message);
}

// What is not among the members: gone, or only out of sight. A message tells which.
static bool is_missing(const struct whole *whole, const char *relative) {
    const char *path = arena_printf(whole->scene->arena, "%s/%s", whole->scene->archive, relative);
    return platform_look(path, whole->diagnostics) == PATH_MISSING;
}

static const char *out_of_sight(void) {
    return _("cannot be read: whether it is in order is not known");
}

// ---- catalogue against disk -------------------------------------------------------------------

static void check_rows(struct whole *whole) {
    const struct verify_scene *scene = whole->scene;
    for (size_t i = 0; i < scene->volumes.count; i++) {
        const struct catalogue_volume *row = &scene->volumes.items[i];
        const char *gone = destruction_proved(scene, row->id);
        const struct member *elsewhere = map_find(&whole->by_id, row->id);
        if (map_has(&whole->by_path, row->path)) continue; // its own report says the rest
        if (gone)
            say(whole, LAYER_CATALOGUE, VERDICT_PASSED, row->path, gone);
        else if (elsewhere)
            report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, row->path,
                       _("was moved to %s"), elsewhere->relative);
        else
            say(whole, LAYER_CATALOGUE, VERDICT_FAILED, row->path,
                !is_missing(whole, row->path) ? out_of_sight()
                : row->state == VOLUME_DESTROYED
                    ? _("is missing: the catalogue says that it was destroyed, and no sealed "
                        "register of a destruction does")
                    : _("is missing, and no decision says that it was destroyed"));
    }
}

// Where the catalogue has it there is a file, though it does not say by itself which it is.
static bool is_there(const struct whole *whole, const char *id) {
    const struct catalogue_volume *row = map_find(&whole->scene->by_id, id);
    return row && (map_has(&whole->by_path, row->path) || !is_missing(whole, row->path));
}

// ---- the volumes of a batch -------------------------------------------------------------------

static void check_claim(struct whole *whole, const struct member *member,
                        const struct sibling_claim *claim) {
    const struct verify_scene *scene = whole->scene;
    const struct member *other = map_find(&whole->by_id, claim->volume);
    const char *gone = other ? NULL : destruction_proved(scene, claim->volume);
    if (gone)
        report_add(scene->report, LAYER_SIBLINGS, VERDICT_PASSED, member->relative, "%s: %s",
                   claim->volume, gone);
    else if (!other && map_has(&scene->unfinished, member->relative) &&
             !map_has(&scene->by_path, member->relative)) // what is recorded is finished
        report_add(scene->report, LAYER_SIBLINGS, VERDICT_NOT_APPLICABLE, member->relative,
                   _("belongs to a batch with %s, which a run that is at work or was interrupted "
                     "has still to put here; the next run finishes it or takes it back"),
                   claim->volume);
    else if (!other)
        report_add(scene->report, LAYER_SIBLINGS, VERDICT_FAILED, member->relative,
                   is_there(whole, claim->volume)
                       ? _("belongs to a batch with %s, which cannot be read")
                       : _("belongs to a batch with %s, which is missing"),
                   claim->volume);
    else if (memcmp(other->tag_manifest, claim->sha256, SHA256_SIZE) != 0)
        report_add(scene->report, LAYER_SIBLINGS, VERDICT_FAILED, other->relative,
                   _("is not the volume that the record in %s names"), member->id);
}

static void check_siblings(struct whole *whole, const struct member *members, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < members[i].claim_count; k++)
            check_claim(whole, &members[i], &members[i].claims[k]);
    report_pass(whole->scene->report, LAYER_SIBLINGS,
                _("the volumes of each batch are those that its permanent volume names"));
}

// ---- seal lists -------------------------------------------------------------------------------

static void check_row_is_there(struct whole *whole, const struct listed *listed,
                               const struct seal_list_row *row) {
    struct verify_scene *scene = whole->scene;
    if (map_has(&whole->by_path, row->path)) return; // its own report says whether it fits
    const char *slash = strrchr(row->path, '/'), *name = slash ? slash + 1 : row->path;
    size_t length = strlen(name);
    const char *id = arena_copy_bytes(scene->arena, name, length > 4 ? length - 4 : length);
    const char *gone = destruction_proved(scene, id);
    const char *why = gone                           ? gone
                      : is_missing(whole, row->path) ? _("it is missing")
                                                     : out_of_sight();
    report_add(scene->report, LAYER_SEAL_LIST, gone ? VERDICT_PASSED : VERDICT_FAILED, listed->file,
               _("names %s: %s"), row->path, why);
}

// A renewal lists the evidence before it as well.
static bool check_evidence(struct whole *whole, const struct listed *listed,
                           const struct seal_list_row *row) {
    struct verify_scene *scene = whole->scene;
    const char *path = arena_printf(scene->arena, "%s/%s", scene->archive, row->path);
    struct buffer bytes = BUFFER_EMPTY;
    unsigned char digest[DIGEST_SIZE_MAX];
    enum path_kind kind = platform_look(path, whole->diagnostics);
    bool there = kind == PATH_FILE;
    if (kind == PATH_UNREACHABLE) return false;
    if (there && !platform_read(path, SEAL_LIST_MAX, &bytes, whole->diagnostics)) return false;
    struct digest *running = digest_new(listed->list.algorithm);
    digest_add(running, buffer_text(&bytes), bytes.length);
    digest_finish(running, digest);
    digest_free(running);
    buffer_free(&bytes);
    if (!there || memcmp(digest, row->digest, digest_size(listed->list.algorithm)) != 0)
        report_add(scene->report, LAYER_SEAL_LIST, VERDICT_FAILED, row->path,
                   there ? _("is not what the seal list %s names")
                         : _("is missing, but the seal list %s names it"),
                   listed->list.name);
    return true;
}

static bool check_list(struct whole *whole, const struct listed *listed) {
    struct verify_scene *scene = whole->scene;
    if (!verify_list_signature(scene->archive, listed, whole->options, scene->report,
                               whole->diagnostics))
        return false;
    if (!listed->whole) return true;
    for (size_t i = 0; i < listed->list.count; i++) {
        const struct seal_list_row *row = &listed->list.rows[i];
        bool evidence = starts_with(row->path, SEALS_FOLDER);
        if (evidence && !check_evidence(whole, listed, row)) return false;
        if (!evidence) check_row_is_there(whole, listed, row);
    }
    return true;
}

static const struct listed *find_list(const struct seal_lists *lists, const char *name) {
    for (size_t i = 0; i < lists->count; i++)
        if (lists->items[i].list.name && strcmp(lists->items[i].list.name, name) == 0)
            return &lists->items[i];
    return NULL;
}

static void say_gone(struct whole *whole, const char *name, const char *who) {
    struct verify_scene *scene = whole->scene;
    report_add(scene->report, LAYER_SEAL_LIST, VERDICT_FAILED,
               arena_printf(scene->arena, "%s%s", SEALS_FOLDER, name),
               _("is gone: %s says that it was made"), who);
}

// What should be there decides, not what is: a list that the history or a volume's row tells of.
static void check_lists_told(struct whole *whole, const struct catalogue_events *events) {
    struct verify_scene *scene = whole->scene;
    struct map told = {0};
    for (size_t i = 0; i < events->count; i++) {
        const struct catalogue_event *event = &events->items[i];
        if (strcmp(event->kind, "listed") != 0 || strcmp(event->outcome, "success") != 0) continue;
        map_add(&told, event->subject, scene);
        const struct listed *listed = find_list(&scene->lists, event->subject);
        char root[DIGEST_HEX_MAX];
        if (!listed)
            say_gone(whole, event->subject, _("the history"));
        else if (listed->whole && event->detail &&
                 strcmp(hex_write(merkle_root(seal_list_tree(scene->arena, &listed->list)),
                                  digest_size(listed->list.algorithm), root),
                        event->detail) != 0)
            report_add(scene->report, LAYER_SEAL_LIST, VERDICT_FAILED, listed->file,
                       _("is not the list that the history tells of"));
    }
    for (size_t i = 0; i < scene->volumes.count; i++) {
        const char *name = scene->volumes.items[i].seal_list;
        if (name && map_add(&told, name, scene) && !find_list(&scene->lists, name))
            say_gone(whole, name, _("the catalogue"));
    }
    map_free(&told);
}

// What a check of its own found, behind the rest.
static bool join(struct whole *whole, const struct archive_checks *checks, int index) {
    struct messages messages = checks->check[index].messages;
    messages_tell(&messages, whole->diagnostics);
    report_append(whole->scene->report, checks->check[index].scene.report);
    return checks->check[index].ok;
}

static bool check_lists(struct whole *whole, const struct archive_checks *checks) {
    struct verify_scene *scene = whole->scene;
    struct catalogue_events events = {0};
    if (scene->catalogue && !catalogue_list_events(scene->catalogue, scene->arena, NULL, &events))
        return false;
    const struct listed *contradicted =
        scene->catalogue ? seal_lists_contradicted(&scene->lists, &events) : NULL;
    if (contradicted)
        report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, CATALOGUE_FILE,
                   _("the history is not the one that stood when %s was made: it was rewritten"),
                   contradicted->list.name);
    check_lists_told(whole, &events);
    for (size_t i = 0; i < scene->lists.count; i++)
        if (!check_list(whole, &scene->lists.items[i])) return false;
    if (!join(whole, checks, CHECK_PROOFS)) return false;
    if (scene->lists.count == 0)
        say(whole, LAYER_SEAL_LIST, VERDICT_NOT_APPLICABLE, "seals",
            _("there is no seal list yet (juance seal)"));
    report_pass(scene->report, LAYER_SEAL_LIST, _("the seal lists form a whole chain"));
    return true;
}

// ---- the catalogue itself ---------------------------------------------------------------------

static bool check_history(struct verify_scene *scene) {
    int64_t broken_at;
    if (!scene->catalogue) return true;
    if (!catalogue_check(scene->catalogue)) return false;
    if (!catalogue_check_chain(scene->catalogue, &broken_at)) return false;
    if (broken_at)
        report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, CATALOGUE_FILE,
                   _("the history is broken at event %lld: it was changed"), (long long)broken_at);
    const char *held;
    if (!catalogue_holds_told(scene->catalogue, scene->arena, &held)) return false;
    if (held)
        report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, CATALOGUE_FILE,
                   _("the holds on %s are not those that the history tells of; juance catalogue "
                     "rebuild puts them right"),
                   held);
    return true;
}

struct archive_checks *archive_checks_new(const struct verify_scene *scene,
                                          const struct verify_options *options) {
    struct archive_checks *checks = memory_zeroed(sizeof *checks);
    checks->options = options;
    for (int i = 0; i < ARCHIVE_CHECKS; i++) {
        struct verify_scene *own = &checks->check[i].scene;
        *own = *scene;
        own->arena = arena_new();
        own->report = report_new();
        checks->check[i].diagnostics = messages_keep(&checks->check[i].messages, own->arena);
    }
    return checks;
}

void archive_checks_run(struct archive_checks *checks, size_t index) {
    struct verify_scene *scene = &checks->check[index].scene;
    bool ok = index != CHECK_HISTORY || check_history(scene);
    for (size_t i = 0; index == CHECK_PROOFS && ok && i < scene->lists.count; i++)
        ok = !scene->lists.items[i].whole ||
             verify_list_proofs(scene->archive, &scene->lists.items[i], checks->options,
                                scene->report, &checks->check[index].diagnostics);
    checks->check[index].ok = ok;
}

void archive_checks_free(struct archive_checks *checks) {
    if (!checks) return;
    for (int i = 0; i < ARCHIVE_CHECKS; i++) {
        report_free(checks->check[i].scene.report);
        arena_free(checks->check[i].scene.arena);
    }
    free(checks);
}

bool archive_verify(struct verify_scene *scene, const struct member *members, size_t count,
                    const char *const *strangers, size_t stranger_count,
                    const struct archive_checks *checks, const struct verify_options *options,
                    struct diagnostics *diagnostics) {
    struct whole whole = {.scene = scene, .options = options, .diagnostics = diagnostics};
    for (size_t i = 0; i < count; i++) {
        map_add(&whole.by_path, members[i].relative, (void *)&members[i]);
        if (members[i].id && !map_add(&whole.by_id, members[i].id, (void *)&members[i]))
            report_add(scene->report, LAYER_CATALOGUE, VERDICT_FAILED, members[i].relative,
                       _("is there twice: also %s"),
                       ((const struct member *)map_find(&whole.by_id, members[i].id))->relative);
    }
    for (size_t i = 0; i < stranger_count; i++)
        say(&whole, LAYER_CATALOGUE, VERDICT_FAILED, strangers[i], _("does not belong here"));
    destructions_find(scene, members, count);
    check_rows(&whole);
    check_siblings(&whole, members, count);
    bool ok = check_lists(&whole, checks) && join(&whole, checks, CHECK_HISTORY);
    if (scene->catalogue)
        report_pass(scene->report, LAYER_CATALOGUE, _("the catalogue holds what is on the disk"));
    map_free(&whole.by_path);
    map_free(&whole.by_id);
    return ok;
}
