// SPDX-License-Identifier: Apache-2.0
#include "keeping/keeping_papers.h"

#include <string.h>

void *keeping_append(struct list *list, void **last, const struct record_kind *kind,
                     struct arena *arena) {
    struct record *record = record_new(arena, kind);
    if (*last)
        ((struct record *)*last)->next = record;
    else
        list->first = record;
    record->ordinal = ++list->count;
    *last = record;
    return record;
}

static const char *title_of(struct catalogue *catalogue, const struct catalogue_volume *volume,
                            struct arena *arena) {
    if (volume->title) return volume->title;
    if (strcmp(volume->kind, "batch") != 0) return volume->id;
    const struct catalogue_batch *batch =
        catalogue_find_batch(catalogue, arena, volume->institution, volume->year, volume->number);
    return batch && batch->title ? batch->title : volume->number;
}

void keeping_fill(struct keptVolume *row, struct catalogue *catalogue,
                  const struct catalogue_volume *volume, date on, struct arena *arena) {
    row->title = title_of(catalogue, volume, arena);
    row->archivalCode = volume->id;
    row->institution = volume->institution;
    row->fonds = volume->institution_name;
    row->year = volume->year;
    row->batch = volume->number;
    row->retention = volume->class_label ? volume->class_label : volume->class_name;
    row->periodFrom = volume->period_start;
    row->periodUntil = volume->period_end;
    row->dueOn = volume->due;
    row->keptYears = retention_kept_years(volume->period_start, on);
    row->items = (int32_t)volume->items;
    row->pages = (int32_t)volume->pages;
    row->size = volume->size * DECIMAL_ONE;
    row->evidence = volume->tag_manifest_sha256;
    row->sealList = volume->seal_list;
}

static struct tally *tally_of(struct keeping *keeping, void **last, const struct keptVolume *volume,
                              const char *state, struct arena *arena) {
    for (EACH(struct tally, known, keeping->tally))
        if (known->year == volume->year && strcmp(known->retention, volume->retention) == 0 &&
            strcmp(known->state, state) == 0)
            return known;
    struct tally *tally = keeping_append(&keeping->tally, last, &tally_kind, arena);
    tally->retention = volume->retention;
    tally->year = volume->year;
    tally->state = state;
    tally->volumes = tally->items = tally->pages = 0;
    return tally;
}

static void fill_state(struct keptVolume *row, const struct retention_item *item) {
    row->state = retention_state_name(item->state);
    row->cause = item->cause;
    row->todayRetention = item->today;
    row->dueOn = item->due;
    if (item->decision) {
        row->outcome = item->decision->outcome;
        row->decidedOn = item->decision->decided_on;
        row->until = item->decision->until;
        row->reason = item->decision->reason;
    }
    if (item->holds.count) {
        const struct catalogue_hold *hold = &item->holds.items[0];
        row->ground = hold->ground;
        row->reason = hold->reason;
        row->by = hold->placed_by;
        row->since = hold->placed_on;
    }
}

struct keeping *keeping_appraisal(struct catalogue *catalogue, const struct retention_items *items,
                                  date on, struct arena *arena) {
    struct keeping *keeping = record_new(arena, &keeping_kind);
    char day[DATE_TEXT];
    keeping->day = on;
    keeping->identifier = arena_printf(arena, "appraisal-%s", date_format(on, day));
    void *last = NULL, *last_tally = NULL;
    for (size_t i = 0; i < items->count; i++) {
        const struct retention_item *item = &items->items[i];
        if (item->state == RETENTION_RUNNING) continue;
        struct keptVolume counted = *(struct keptVolume *)record_new(arena, &keptVolume_kind);
        keeping_fill(&counted, catalogue, item->volume, on, arena);
        struct tally *tally =
            tally_of(keeping, &last_tally, &counted, retention_state_name(item->state), arena);
        tally->volumes++;
        tally->items += counted.items;
        tally->pages += counted.pages;
        if (!keeping->institution) {
            keeping->institution = item->volume->institution_name;
            keeping->institutionCode = item->volume->institution;
        } else if (strcmp(keeping->institutionCode, item->volume->institution) != 0) {
            keeping->institution = ""; // of several: each row names its own
        }
        // Nobody appraises what never ends; it is counted above.
        if (item->state == RETENTION_NEVER && strcmp(item->cause, "permanent") == 0) continue;
        struct keptVolume *row =
            keeping_append(&keeping->keptVolume, &last, &keptVolume_kind, arena);
        keeping_fill(row, catalogue, item->volume, on, arena);
        fill_state(row, item);
    }
    if (keeping->institution && !*keeping->institution) keeping->institution = NULL;
    keeping_total(keeping);
    return keeping;
}

void keeping_total(struct keeping *keeping) {
    keeping->volumes = keeping->items = keeping->pages = 0;
    for (EACH(struct keptVolume, row, keeping->keptVolume)) {
        keeping->volumes++;
        keeping->items += row->items;
        keeping->pages += row->pages;
        if (row->number == INTEGER_NONE) row->number = keeping->volumes;
    }
}

bool keeping_print(struct keeper *keeper, const char *kind, const struct keeping *keeping,
                   struct printed *printed, struct diagnostics *diagnostics) {
    struct compose_input input = {.number = keeping->identifier,
                                  .subject = keeping->documentNumber,
                                  .author = keeping->institution,
                                  .created = moment_of(keeping->day, 0, 0, 0)};
    input_add(&input, "keeping", &keeping_kind, &keeping->record);
    struct print_order order = {.name = kind, .input = &input, .formats = PRINT_PDF | PRINT_XML};
    return press_make(keeper->press, &order, printed, diagnostics);
}
