// SPDX-License-Identifier: Apache-2.0
#include "archive/history_file.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "volume/digest.h"
#include "xml/writer.h"

enum { LARGEST = 1 << 30 };

static const struct xml_format format = {SEALED_HISTORY_NAMESPACE, SEALED_HISTORY_VERSION,
                                         &sealedHistory_kind, "schemas/history.xsd"};

void history_meta_write(const struct sealedHistory *history, struct buffer *into) {
    struct arena *scratch = arena_new();
    struct xml_writer xml = xml_writer_start(into);
    xml_record(&xml, &sealedHistory_kind, &history->record, SEALED_HISTORY_NAMESPACE, false,
               scratch);
    arena_free(scratch);
}

struct sealedHistory *history_meta_read(struct stored_volume *volume, struct xml_schema *schema,
                                        const char *path, struct arena *arena) {
    struct buffer bytes = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    struct record *record = NULL;
    if (stored_volume_read(volume, HISTORY_META, LARGEST, &bytes))
        record = xml_read_bytes(&format, schema, path, bytes.bytes, bytes.length, arena, &silent);
    buffer_free(&bytes);
    return (struct sealedHistory *)record;
}

// ---- sections -----------------------------------------------------------------------------------

static bool covers(const struct seal_list *list, const struct catalogue_events *events) {
    return list->events > 0 && (size_t)list->events <= events->count &&
           strcmp(events->items[list->events - 1].digest, list->head) == 0;
}

void history_section_write(const struct catalogue_events *events, const struct seal_list *before,
                           struct buffer *into) {
    struct arena *arena = arena_new();
    struct sealedHistory *history = record_new(arena, &sealedHistory_kind);
    struct record **link = &history->pastEvent.first;
    history->version = SEALED_HISTORY_VERSION;
    for (size_t i = before && covers(before, events) ? (size_t)before->events : 0;
         i < events->count; i++) {
        const struct catalogue_event *event = &events->items[i];
        struct pastEvent *past = record_new(arena, &pastEvent_kind);
        past->sequence = (int32_t)event->sequence;
        past->at = event->at;
        past->kind = event->kind;
        past->subject = event->subject;
        past->agent = event->agent;
        past->outcome = event->outcome;
        past->detail = event->detail;
        past->digest = event->digest;
        *link = &past->record;
        link = &past->record.next;
        history->pastEvent.count++;
    }
    history_meta_write(history, into);
    arena_free(arena);
}

struct reading {
    struct arena *arena;
    struct xml_schema *schema;
    struct history_sections *sections;
    size_t capacity;
};

static void add_event(struct reading *reading, const struct pastEvent *past) {
    struct catalogue_events *events = &reading->sections->events;
    if (events->count == reading->capacity) {
        size_t capacity = reading->capacity ? 2 * reading->capacity : 256;
        struct catalogue_event *items = arena_alloc(reading->arena, capacity * sizeof *items);
        if (events->count) memcpy(items, events->items, events->count * sizeof *items);
        events->items = items;
        reading->capacity = capacity;
    }
    events->items[events->count++] = (struct catalogue_event){.sequence = past->sequence,
                                                              .at = past->at,
                                                              .kind = past->kind,
                                                              .subject = past->subject,
                                                              .agent = past->agent,
                                                              .outcome = past->outcome,
                                                              .detail = past->detail,
                                                              .digest = past->digest};
}

// NULL, or what is wrong. A section that begins anew (after a catalogue that had lost its history)
// takes the place of all before it.
static const char *join(struct reading *reading, const struct sealedHistory *history,
                        const struct seal_list *list) {
    struct catalogue_events *events = &reading->sections->events;
    struct catalogue_events before = *events;
    size_t capacity = reading->capacity;
    const struct pastEvent *first = (const struct pastEvent *)history->pastEvent.first;
    const char *why = NULL;
    if (first && first->sequence == 1) {
        *events = (struct catalogue_events){0};
        reading->capacity = 0;
    }
    for (EACH(struct pastEvent, past, history->pastEvent)) {
        add_event(reading, past);
        const char *previous = events->count > 1 ? events->items[events->count - 2].digest : NULL;
        const struct catalogue_event *event = &events->items[events->count - 1];
        if (event->sequence != (int64_t)events->count ||
            !catalogue_event_follows(event, previous, sha256_of))
            why = _("its section of the history does not continue the one before");
    }
    if (!why &&
        (list->events != (int64_t)events->count || (events->count && !covers(list, events))))
        why = _("its section of the history is not the one that it names");
    if (!why) return NULL;
    *events = before;
    reading->capacity = capacity;
    return why;
}

static const char *read_section(struct reading *reading, const char *folder,
                                const struct seal_list *list, struct diagnostics *diagnostics) {
    const char *path =
        arena_printf(reading->arena, "%s/" SEALS_FOLDER "%s/" HISTORY_SECTION, folder, list->name);
    struct xml_tap nobody = {0};
    struct diagnostics silent = {.quiet = true};
    if (platform_path_kind(path) == PATH_MISSING) return _("it has no section of the history");
    const struct record *record =
        xml_read(&format, reading->schema, path, nobody, reading->arena, &silent);
    if (silent.worst == STATUS_ENVIRONMENT)
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("cannot be read"));
    return record ? join(reading, (const struct sealedHistory *)record, list)
                  : _("its section of the history cannot be read");
}

bool history_sections_read(const char *folder, const char *data_folder,
                           const struct seal_lists *lists, struct arena *arena,
                           struct history_sections *into, struct diagnostics *diagnostics) {
    *into = (struct history_sections){.until = MOMENT_NONE};
    struct reading reading = {.arena = arena, .sections = into};
    reading.schema =
        xml_schema_load(arena_printf(arena, "%s/%s", data_folder, format.schema), diagnostics);
    if (!reading.schema) return false;
    into->gaps = arena_alloc(arena, (lists->count + 1) * sizeof *into->gaps);
    for (size_t i = 0; i < lists->count; i++) {
        const struct seal_list *list = &lists->items[i].list;
        const char *why = lists->items[i].whole ? read_section(&reading, folder, list, diagnostics)
                                                : _("it is damaged");
        if (why) {
            into->gaps[into->gap_count++] = (struct history_gap){list->name, why};
            continue;
        }
        into->last = list->name;
        into->until = list->made;
    }
    xml_schema_free(reading.schema);
    return diagnostics->worst != STATUS_ENVIRONMENT;
}
