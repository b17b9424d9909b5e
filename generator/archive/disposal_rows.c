// SPDX-License-Identifier: Apache-2.0
#include "archive/disposal_rows.h"

#include <string.h>

#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/holds.h"

bool disposal_destroys(const struct keptVolume *volume) {
    return volume->outcome && strcmp(volume->outcome, "destroy") == 0;
}

// Whether anything of the batch but its permanent volume is still there.
static bool batch_is_closed(struct catalogue *catalogue, const struct catalogue_volume *volume,
                            struct arena *arena, bool *closed) {
    struct volume_filter filter = {.institution = volume->institution,
                                   .year = volume->year,
                                   .number = volume->number,
                                   .kind = "batch",
                                   .any_state = true};
    struct catalogue_volumes volumes;
    if (!catalogue_list_volumes(catalogue, arena, &filter, &volumes)) return false;
    *closed = true;
    for (size_t i = 0; i < volumes.count; i++)
        if (strcmp(volumes.items[i].class_name, "Y") != 0 &&
            volumes.items[i].state != VOLUME_DESTROYED)
            *closed = false;
    return true;
}

static bool record_destroyed(struct catalogue *catalogue, const struct catalogue_volume *volume,
                             date on, struct arena *arena) {
    bool closed;
    if (!catalogue_set_volume_state(catalogue, volume->id, VOLUME_DESTROYED, on) ||
        !catalogue_forget_files(catalogue, volume->id))
        return false;
    if (strcmp(volume->kind, "batch") != 0) return true;
    return batch_is_closed(catalogue, volume, arena, &closed) &&
           (!closed ||
            catalogue_forget_people(catalogue, volume->institution, volume->year, volume->number));
}

// A catalogue made anew has the event already when a seal list holds its section of the history.
static bool add_event(struct catalogue *catalogue, const struct catalogue_event *event,
                      struct arena *arena) {
    return catalogue_find_event(catalogue, arena, event->kind, event->subject, event->detail) ||
           catalogue_add_event(catalogue, event);
}

static bool record_decision(struct catalogue *catalogue, const struct keeping *keeping,
                            const struct keptVolume *kept, struct arena *arena) {
    struct catalogue_decision decision = {.volume = kept->archivalCode,
                                          .decision = keeping->documentNumber,
                                          .disposal = keeping->identifier,
                                          .outcome = kept->outcome,
                                          .decided_on = kept->decidedOn,
                                          .until = kept->until,
                                          .reason = kept->reason,
                                          .carried_out_on = keeping->day};
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = disposal_destroys(kept) ? "destroyed" : "reappraised",
                                    .subject = kept->archivalCode,
                                    .agent = keeping->approver,
                                    .outcome = "success",
                                    .detail = arena_printf(arena, "%s: %s: %s", kept->outcome,
                                                           keeping->documentNumber, kept->reason)};
    const struct catalogue_volume *volume =
        catalogue_find_volume(catalogue, arena, kept->archivalCode);
    return catalogue_put_decision(catalogue, &decision) &&
           (!disposal_destroys(kept) || !volume || volume->state == VOLUME_DESTROYED ||
            record_destroyed(catalogue, volume, keeping->day, arena)) &&
           add_event(catalogue, &event, arena);
}

static bool record_paper(struct catalogue *catalogue, const struct keeping *keeping,
                         struct arena *arena) {
    char day[DATE_TEXT];
    struct catalogue_event event = {
        .at = platform_now(),
        .kind = "paper-destroyed",
        .subject = keeping->identifier,
        .agent = keeping->supervisors,
        .outcome = "success",
        .detail = arena_printf(arena, "%s: %s, %s", date_format(keeping->paperDestroyedOn, day),
                               keeping->paperPlace, keeping->paperMethod)};
    return add_event(catalogue, &event, arena);
}

bool disposal_put_rows(struct catalogue *catalogue, const struct keeping *keeping,
                       struct arena *arena) {
    struct catalogue_disposal disposal = {.volume = keeping->identifier,
                                          .decision = keeping->documentNumber,
                                          .institution = keeping->institutionCode,
                                          .carried_out_on = keeping->day,
                                          .paper = keeping->paper};
    if (!catalogue_put_disposal(catalogue, &disposal)) return false;
    // A supplement (the paper was destroyed) decides nothing anew.
    if (!keeping->supersedes)
        for (EACH(struct keptVolume, kept, keeping->keptVolume))
            if (!record_decision(catalogue, keeping, kept, arena)) return false;
    return strcmp(keeping->paper, "destroyed") != 0 || record_paper(catalogue, keeping, arena);
}
