// SPDX-License-Identifier: Apache-2.0
#include "keeping/retention.h"

#include <string.h>

#include "archive/stored_volume.h"
#include "base/platform.h"
#include "rules/schedule.h"

static const char *const state_names[RETENTION_STATES] = {
    [RETENTION_DUE] = "due",
    [RETENTION_HELD] = "held",
    [RETENTION_RULE] = "rule",
    [RETENTION_NEVER] = "never",
    [RETENTION_UNDECIDED] = "undecided",
    [RETENTION_RUNNING] = "running",
};

const char *retention_state_name(enum retention_state state) {
    return state_names[state];
}

int retention_kept_years(date start, date on) {
    if (start == DATE_NONE || on < start) return 0;
    int years = date_civil(on).year - date_civil(start).year;
    return date_add_years(start, years) > on ? years - 1 : years;
}

// ---- today's rule -------------------------------------------------------------------------------

// The longest class that today's rules give to what the volume lists.
static bool longest_today(const struct rulebook *book, const struct config *config,
                          const struct volumeRecord *record, date on, enum retention_class *frozen,
                          struct retention *today) {
    bool any = false;
    for (EACH(struct entry, entry, record->entry)) {
        const struct material *material = (const struct material *)entry->material.first;
        enum retention_class class;
        if (!material || !material->kind || !retention_parse(entry->class, &class)) continue;
        struct retention now =
            schedule_retention(book, on, material->kind, material->medium, config);
        if (!any || class > *frozen) *frozen = class;
        if (!any || now.class > today->class) *today = now;
        any = true;
    }
    return any;
}

static const char *longer_rule(struct keeper *keeper, const struct volumeRecord *record, date on,
                               const char **cause) {
    struct diagnostics silent = {.quiet = true};
    const struct rulebook *book =
        record->jurisdiction ? rule_set_find(keeper->rules, record->jurisdiction, NULL, 0, &silent)
                             : NULL;
    if (!book) {
        *cause = "noRules";
        return NULL;
    }
    enum retention_class frozen;
    struct retention today;
    if (!longest_today(book, keeper->archive->settings->config, record, on, &frozen, &today))
        return NULL;
    return today.class > frozen ? today.label : NULL;
}

// A case has no schedule: its period is the configuration's, then and now.
static const char *longer_setting(const struct keeper *keeper,
                                  const struct catalogue_volume *volume) {
    const struct documentSettings *settings =
        config_document_settings(keeper->archive->settings->config);
    const char *code = settings->caseRetention ? settings->caseRetention : "Y";
    enum retention_class frozen, today;
    bool longer = retention_parse(volume->class_name, &frozen) && retention_parse(code, &today) &&
                  today > frozen;
    return longer ? codes_label(&keeper->archive->settings->codes, "retention", code) : NULL;
}

// Looks into the volume itself; the cause when that is not possible.
static void hold_against_rules(struct keeper *keeper, date on, struct arena *arena,
                               struct retention_item *item) {
    const char *path = arena_printf(arena, "%s/%s", keeper->archive->folder, item->volume->path);
    if (platform_path_kind(path) == PATH_MISSING) {
        item->cause = "missing";
        return;
    }
    if (strcmp(item->volume->kind, "case") == 0) item->today = longer_setting(keeper, item->volume);
    // Ratings and destruction registers have periods of their own, not of a schedule.
    if (strcmp(item->volume->kind, "batch") != 0) return;
    struct diagnostics silent = {.quiet = true};
    struct stored_volume stored;
    struct volumeRecord *record = NULL;
    struct xml_schema *schema =
        settings_schema(keeper->archive->settings, "schemas/record.xsd", &silent);
    if (schema && stored_volume_open(&stored, path, &silent)) {
        record = stored_volume_record(&stored, schema, path, arena, &silent);
        stored_volume_close(&stored);
    }
    if (record)
        item->today = longer_rule(keeper, record, on, &item->cause);
    else
        item->cause = "unreadable";
}

// ---- one volume ---------------------------------------------------------------------------------

static const struct catalogue_decision *last_decision(struct catalogue *catalogue,
                                                      const char *volume, struct arena *arena) {
    struct catalogue_decisions decisions;
    if (!catalogue_list_decisions(catalogue, arena, volume, &decisions) || !decisions.count)
        return NULL;
    const struct catalogue_decision *in_order = decisions.items; // in the caller's arena
    return in_order + decisions.count - 1;
}

static bool is_permanent(const struct catalogue_volume *volume) {
    return strcmp(volume->class_name, "Y") == 0;
}

bool retention_judge(struct keeper *keeper, const struct catalogue_volume *volume, date on,
                     struct arena *arena, struct retention_item *into,
                     struct diagnostics *diagnostics) {
    struct catalogue *catalogue = keeper->archive->catalogue;
    *into =
        (struct retention_item){.volume = volume, .due = volume->due, .state = RETENTION_RUNNING};
    if (!catalogue_holds_of_volume(catalogue, arena, volume->id, &into->holds)) return false;
    into->decision = last_decision(catalogue, volume->id, arena);
    if (diagnostics->worst == STATUS_ENVIRONMENT) return false;
    if (into->decision && into->decision->until != DATE_NONE) into->due = into->decision->until + 1;
    if (is_permanent(volume)) {
        into->state = RETENTION_NEVER;
        into->cause = "permanent";
    } else if (into->decision && strcmp(into->decision->outcome, "keep") == 0) {
        into->state = RETENTION_NEVER;
        into->cause = "kept";
    } else if (into->due == DATE_NONE) {
        into->state = RETENTION_UNDECIDED;
        into->cause = "noPeriod";
    } else if (into->due <= on) {
        hold_against_rules(keeper, on, arena, into);
        into->state = into->holds.count ? RETENTION_HELD
                      : into->cause     ? RETENTION_UNDECIDED
                      : into->today     ? RETENTION_RULE
                                        : RETENTION_DUE;
    }
    return true;
}

bool retention_review(struct keeper *keeper, const char *institution, date on, struct arena *arena,
                      struct retention_items *into, struct diagnostics *diagnostics) {
    struct catalogue *catalogue = keeper->archive->catalogue;
    struct volume_filter filter = {.institution = institution, .any_state = true};
    struct catalogue_volumes volumes;
    *into = (struct retention_items){0};
    if (!catalogue_list_volumes(catalogue, arena, &filter, &volumes)) return false;
    into->items = arena_alloc(arena, (volumes.count + 1) * sizeof *into->items);
    for (size_t i = 0; i < volumes.count; i++) {
        if (volumes.items[i].state == VOLUME_DESTROYED) continue;
        if (!retention_judge(keeper, &volumes.items[i], on, arena, &into->items[into->count++],
                             diagnostics))
            return false;
    }
    return true;
}
