// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_records.h"

#include <string.h>

#include "base/map.h"
#include "batches/batch_counts.h"
#include "xml/writer.h"

// A copy, since a list goes on to the next.
static struct list alone(const struct record *record, size_t size, struct arena *arena) {
    struct record *copy = arena_alloc(arena, size);
    memcpy(copy, record, size);
    copy->next = NULL;
    return (struct list){copy, 1};
}

static void add_entries(const struct planned_volume *volume, struct list *entries,
                        struct arena *arena) {
    struct record **end = &entries->first;
    for (size_t i = 0; i < volume->count; i++) {
        const struct planned_entry *planned = &volume->entries[i];
        struct entry *entry = record_new(arena, &entry_kind);
        entry->number = planned->row->number;
        entry->class = planned->row->retention;
        entry->name = planned->name;
        entry->dueOn = planned->row->dueOn;
        entry->material = alone(&planned->material->record, sizeof *planned->material, arena);
        entry->record.ordinal = ++entries->count;
        *end = &entry->record;
        end = &entry->record.next;
    }
}

struct volumeRecord *record_of_volume(const struct volume_plan *plan,
                                      const struct planned_volume *volume, struct arena *arena) {
    const struct batch *batch = plan->batch;
    const struct volume_view *view = &volume->view;
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->volume = view->id;
    record->group = plan->group;
    record->class = class_names[volume->class];
    record->part = view->part;
    record->parts = view->parts;
    record->supersedes = view->supersedes;
    record->jurisdiction = batch->jurisdiction;
    record->batch = batch->number;
    record->year = batch->year;
    record->title = batch->title;
    record->exportedOn = batch->exportedOn;
    record->periodFrom = view->periodFrom;
    record->periodUntil = view->periodUntil;
    record->dueOn = view->dueOn;
    record->periodBasis = view->periodBasis;
    record->incomplete = view->incomplete;
    record->incompleteBy = view->incompleteBy;
    const struct institution *institution = batch_institution(batch);
    record->institution = alone(&institution->record, sizeof *institution, arena);
    add_entries(volume, &record->entry, arena);
    return record;
}

static const char *const verdict_ids[] = {
    [VERDICT_FINDING] = "finding",
    [VERDICT_UNDECIDED] = "undecided",
    [VERDICT_QUESTION] = "question",
    [VERDICT_AUTHORITY] = "authority",
};

static void write_case(struct xml_writer *xml, const struct finding_case *one) {
    xml_element(xml, "case");
    xml_attribute(xml, "subjectKind", one->subject_kind);
    xml_attribute(xml, "subject", one->subject);
    xml_attribute(xml, "subjectId", one->subject_id);
    xml_attribute(xml, "material", one->material);
    xml_attribute(xml, "medium", one->medium);
    if (one->line) xml_attribute_number(xml, "line", one->line);
    xml_text_element(xml, "message", one->message);
    for (uint32_t i = 0; i < one->about_count; i++) {
        const struct finding_about *about = &one->about[i];
        xml_element(xml, "about");
        xml_attribute(xml, "kind", about->kind);
        xml_attribute(xml, "label", about->label);
        xml_attribute(xml, "name", about->name);
        xml_attribute(xml, "id", about->id);
        if (about->line) xml_attribute_number(xml, "line", about->line);
        xml_end(xml);
    }
    xml_end(xml);
}

static void write_finding(struct xml_writer *xml, const struct finding *finding, bool late) {
    xml_element(xml, "finding");
    xml_attribute(xml, "verdict", verdict_ids[finding->verdict]);
    xml_attribute(xml, "rule", finding->rule);
    xml_attribute(xml, "severity", severity_label(finding->severity));
    xml_attribute(xml, "blocks", finding->blocks ? "true" : "false");
    xml_attribute(xml, "source", finding->source);
    xml_attribute(xml, "sourceTitle", finding->source_title);
    xml_attribute(xml, "clause", finding->clause);
    xml_attribute(xml, "subjectKind", finding->subject_kind);
    xml_attribute(xml, "subject", finding->subject);
    xml_attribute(xml, "subjectId", finding->subject_id);
    xml_attribute(xml, "material", finding->material);
    xml_attribute(xml, "medium", finding->medium);
    xml_attribute(xml, "responsible", finding->responsible);
    if (late) xml_attribute(xml, "late", "true");
    if (finding->line) xml_attribute_number(xml, "line", finding->line);
    xml_attribute_number(xml, "count", finding_cases(finding));
    xml_text_element(xml, "title", finding->title);
    xml_text_element(xml, "message", finding->message);
    xml_text_element(xml, "demand", finding->demand);
    xml_text_element(xml, "consequence", finding->consequence);
    xml_text_element(xml, "quote", finding->quote);
    for (size_t i = 0; i < finding_cases(finding); i++)
        write_case(xml, finding_case_at(finding, i));
    xml_end(xml);
}

// The cases about `materials`, in `arena`; false: there are none.
static bool keep_cases(struct finding *finding, const struct map *materials, struct arena *arena) {
    size_t count = finding_cases(finding), kept = 0;
    struct finding_case *cases = arena_alloc(arena, count * sizeof *cases);
    for (size_t i = 0; i < count; i++) {
        const struct finding_case *one = finding_case_at(finding, i);
        if (one->subject_id && strcmp(one->subject_kind, "material") == 0 &&
            map_has(materials, one->subject_id))
            cases[kept++] = *one;
    }
    if (kept == 0) return false;
    finding->first = cases[0];
    if (kept > 1 && finding->common) finding->message = finding->common;
    if (kept == 1) finding->common = NULL;
    finding->cases = kept > 1 ? cases : NULL;
    finding->case_count = kept > 1 ? kept : 0;
    return true;
}

const struct findings *findings_of_volume(const struct findings *findings,
                                          const struct planned_volume *only, struct arena *arena) {
    if (!only) return findings;
    struct map ids = {0}; // materials of the volume
    for (size_t i = 0; i < only->count; i++) map_add(&ids, only->entries[i].material->id, NULL);
    struct findings *own = arena_alloc(arena, sizeof *own);
    own->items = arena_alloc(arena, findings->count * sizeof *own->items);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding finding = findings->items[i];
        if (!keep_cases(&finding, &ids, arena)) continue;
        own->items[own->count++] = finding;
        findings_count(own, &finding);
    }
    map_free(&ids);
    return own;
}

void findings_write(const struct batch *batch, const struct findings *findings,
                    const struct rulebook *rulebook, struct buffer *into) {
    struct map deadlines = {0};
    batch_counts_deadlines(rulebook, &deadlines);
    struct xml_writer xml = xml_writer_start(into);
    xml_element(&xml, "findings");
    xml_attribute(&xml, "xmlns", "urn:juance:findings");
    xml_attribute(&xml, "version", "1.0");
    xml_attribute(&xml, "batch", batch->number);
    char held[DATE_TEXT];
    xml_attribute(&xml, "heldOn", date_format(batch->exportedOn, held));
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        write_finding(&xml, finding,
                      finding->verdict == VERDICT_FINDING && map_has(&deadlines, finding->rule));
    }
    xml_end(&xml);
    map_free(&deadlines);
}
