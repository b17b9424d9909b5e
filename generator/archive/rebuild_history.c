// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "archive/rebuild_parts.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/holds.h"
#include "volume/digest.h"

// ---- what the lists know ------------------------------------------------------------------------

static void index_events(struct rebuild *rebuild) {
    struct catalogue_events *events = &rebuild->history.events;
    for (size_t i = 0; i < events->count; i++)
        if (strcmp(events->items[i].kind, "sealed") == 0)
            map_add(&rebuild->sealed, events->items[i].subject, &events->items[i]);
}

static void index_digests(struct rebuild *rebuild, const struct seal_lists *lists) {
    for (size_t i = 0; i < lists->count; i++) {
        const struct seal_list *list = &lists->items[i].list;
        if (!lists->items[i].whole || list->algorithm != DIGEST_SHA256) continue;
        for (size_t k = 0; k < list->count; k++)
            map_add(&rebuild->digests, list->rows[k].path,
                    (void *)hex_text(rebuild->arena, list->rows[k].digest, SHA256_SIZE));
    }
}

bool rebuild_read_history(struct rebuild *rebuild, const char *folder,
                          const struct seal_lists *lists) {
    if (!history_sections_read(folder, rebuild->archive->settings->data_folder, lists,
                               rebuild->arena, &rebuild->history, rebuild->diagnostics))
        return false;
    for (size_t i = 0; i < rebuild->history.gap_count; i++)
        diagnose(rebuild->diagnostics, STATUS_OK, rebuild->history.gaps[i].list, 0, "%s",
                 rebuild->history.gaps[i].why);
    rebuild->result->lost[LOST_SECTIONS] = rebuild->history.gap_count;
    rebuild->result->last_list = rebuild->history.last;
    rebuild->result->last_made = rebuild->history.until;
    index_events(rebuild);
    index_digests(rebuild, lists);
    return true;
}

struct index_told rebuild_told(struct rebuild *rebuild, const char *id, moment guess) {
    const struct catalogue_event *sealed = map_find(&rebuild->sealed, id);
    rebuild->result->lost[LOST_SEALING] += sealed == NULL;
    return (struct index_told){.sealed_at = sealed ? sealed->at : guess,
                               .event = rebuild->package ? "received"
                                        : sealed         ? NULL
                                                         : "recovered",
                               .from = rebuild->package};
}

// ---- events and holds ---------------------------------------------------------------------------

// "ground: reason", as `juance hold` records it.
static void split(struct arena *arena, const char *detail, const char **ground,
                  const char **reason) {
    const char *colon = detail ? strstr(detail, ": ") : NULL;
    *ground = colon ? arena_copy_bytes(arena, detail, (size_t)(colon - detail)) : "other";
    *reason = colon ? colon + 2 : detail ? detail : "";
}

static bool put_hold(struct rebuild *rebuild, const struct catalogue_event *event) {
    struct catalogue_hold hold = {
        .subject = event->subject, .placed_by = event->agent, .placed_on = moment_date(event->at)};
    split(rebuild->arena, event->detail, &hold.ground, &hold.reason);
    rebuild->result->holds++;
    return catalogue_put_hold(rebuild->archive->catalogue, &hold);
}

static bool lift_hold(struct rebuild *rebuild, const struct catalogue_event *event) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    const char *ground, *reason;
    struct catalogue_holds holds;
    split(rebuild->arena, event->detail, &ground, &reason);
    if (!catalogue_list_holds(catalogue, rebuild->arena, event->subject, true, &holds))
        return false;
    for (size_t i = 0; i < holds.count; i++)
        if (strcmp(holds.items[i].ground, ground) == 0)
            return catalogue_lift_hold(catalogue, holds.items[i].number, event->agent,
                                       moment_date(event->at), reason);
    return true;
}

bool rebuild_put_history(struct rebuild *rebuild) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    const struct catalogue_events *events = &rebuild->history.events;
    for (size_t i = 0; i < events->count; i++) {
        const struct catalogue_event *event = &events->items[i];
        if (!catalogue_restore_event(catalogue, event)) return false;
        if (strcmp(event->kind, "held") == 0 && !put_hold(rebuild, event)) return false;
        if (strcmp(event->kind, "released") == 0 && !lift_hold(rebuild, event)) return false;
    }
    rebuild->result->events = events->count;
    struct catalogue_event rebuilt = {
        .at = platform_now(),
        .kind = "rebuilt",
        .subject = CATALOGUE_FILE,
        .agent = "juance " JUANCE_VERSION,
        .outcome = "success",
        .detail = rebuild->history.last
                      ? arena_printf(rebuild->arena, "history up to %s", rebuild->history.last)
                      : "no history before"};
    return catalogue_add_event(catalogue, &rebuilt);
}

// ---- seal lists ---------------------------------------------------------------------------------

static const char *volume_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strlen(name), end = strlen(".zip");
    if (length <= end || strcmp(name + length - end, ".zip") != 0) return NULL;
    return arena_copy_bytes(arena, name, length - end);
}

bool rebuild_put_lists(struct rebuild *rebuild, const struct seal_lists *lists) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    bool ok = true;
    for (size_t i = 0; ok && i < lists->count; i++) {
        const struct seal_list *list = &lists->items[i].list;
        for (size_t k = 0; ok && lists->items[i].whole && k < list->count; k++) {
            const char *id = volume_of(rebuild->arena, list->rows[k].path);
            const struct catalogue_volume *volume =
                id ? catalogue_find_volume(catalogue, rebuild->arena, id) : NULL;
            if (!volume || volume->seal_list) continue;
            rebuild->result->listed++;
            ok = catalogue_set_seal_list(catalogue, id, list->name);
        }
    }
    return ok;
}
