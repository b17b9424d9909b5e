// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_records.h"

#include <stdio.h>
#include <string.h>

#include "base/hex.h"
#include "base/map.h"
#include "base/utf8.h"
#include "batches/batch_counts.h"
#include "xml/writer.h"

static void write_date(struct xml_writer *xml, const char *name, date day) {
    char text[DATE_TEXT];
    if (day != DATE_NONE) xml_attribute(xml, name, date_format(day, text));
}

static void write_digests(struct xml_writer *xml, const char *element, const char *name,
                          const char *attribute, const struct named_digest *digests, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char text[65];
        xml_element(xml, element);
        xml_attribute(xml, name, digests[i].name);
        xml_attribute(xml, attribute, hex_write(digests[i].sha256, 32, text));
        xml_attribute(xml, "substitutes", digests[i].substitutes);
        xml_end(xml);
    }
}

static void write_siblings(struct xml_writer *xml, const struct record_request *request) {
    write_digests(xml, "sibling", "volume", "tagManifestSha256", request->siblings,
                  request->sibling_count);
    // D5 and D3 are finished before Y and know only its name.
    for (const char *const *id = request->sibling_ids; *id; id++) {
        bool digested = false;
        for (size_t i = 0; i < request->sibling_count; i++)
            digested |= strcmp(request->siblings[i].name, *id) == 0;
        if (digested) continue;
        xml_element(xml, "sibling");
        xml_attribute(xml, "volume", *id);
        xml_end(xml);
    }
}

// Which characters stand as 〓 in this volume's registers, and who allowed it.
static void write_missing(struct xml_writer *xml, const struct record_request *request) {
    for (size_t i = 0; i < request->missing_count; i++) {
        const struct missingGlyph *glyph = request->missing[i];
        const char *at = glyph->character;
        char codepoint[16];
        snprintf(codepoint, sizeof codepoint, "U+%04X", (unsigned)utf8_next(&at, at + strlen(at)));
        xml_element(xml, "missingGlyph");
        xml_attribute(xml, "character", glyph->character);
        xml_attribute(xml, "codePoint", codepoint);
        xml_attribute(xml, "officer", glyph->officer);
        write_date(xml, "allowedOn", glyph->allowedOn);
        xml_attribute(xml, "reason", glyph->reason);
        xml_end(xml);
    }
}

static void write_entry(struct xml_writer *xml, const struct planned_entry *entry,
                        struct arena *scratch) {
    xml_element(xml, "entry");
    xml_attribute_number(xml, "number", entry->row->number);
    xml_attribute(xml, "class", entry->row->retention);
    xml_attribute(xml, "name", entry->name);
    write_date(xml, "dueOn", entry->row->dueOn);
    xml_record(xml, &material_kind, &entry->material->record, NULL, false, scratch);
    xml_end(xml);
}

void record_write(const struct record_request *request, struct buffer *into) {
    const struct batch *batch = request->batch;
    const struct volume_view *view = &request->volume->view;
    struct arena *scratch = arena_new();
    struct xml_writer xml = xml_writer_start(into);
    xml_element(&xml, "record");
    xml_attribute(&xml, "xmlns", "urn:juance:record");
    xml_attribute(&xml, "version", "1.0");
    xml_attribute(&xml, "volume", view->id);
    xml_attribute(&xml, "group", request->group);
    xml_attribute(&xml, "class", class_names[request->volume->class]);
    xml_attribute_number(&xml, "part", view->part);
    xml_attribute_number(&xml, "parts", view->parts);
    xml_attribute(&xml, "supersedes", view->supersedes);
    xml_attribute(&xml, "jurisdiction", batch->jurisdiction);
    xml_attribute(&xml, "batch", batch->number);
    xml_attribute_number(&xml, "year", batch->year);
    xml_attribute(&xml, "title", batch->title);
    write_date(&xml, "exportedOn", batch->exportedOn);
    write_date(&xml, "periodFrom", view->periodFrom);
    write_date(&xml, "periodUntil", view->periodUntil);
    write_date(&xml, "dueOn", view->dueOn);
    xml_attribute(&xml, "periodBasis", view->periodBasis);
    xml_attribute(&xml, "incomplete", view->incomplete);
    xml_attribute(&xml, "incompleteBy", view->incompleteBy);
    xml_record(&xml, &institution_kind, &batch_institution(batch)->record, NULL, false, scratch);
    write_siblings(&xml, request);
    write_digests(&xml, "rules", "file", "sha256", request->rules, request->rule_count);
    write_digests(&xml, "font", "file", "sha256", request->fonts, request->font_count);
    write_missing(&xml, request);
    for (size_t i = 0; i < request->volume->count; i++)
        write_entry(&xml, &request->volume->entries[i], scratch);
    xml_end(&xml);
    arena_free(scratch);
}

static const char *const verdict_ids[] = {
    [VERDICT_FINDING] = "finding",
    [VERDICT_UNDECIDED] = "undecided",
    [VERDICT_QUESTION] = "question",
    [VERDICT_AUTHORITY] = "authority",
};

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
    xml_text_element(xml, "title", finding->title);
    xml_text_element(xml, "message", finding->message);
    xml_text_element(xml, "demand", finding->demand);
    xml_text_element(xml, "consequence", finding->consequence);
    xml_text_element(xml, "quote", finding->quote);
    xml_end(xml);
}

static void count_finding(struct findings *findings, const struct finding *finding) {
    findings->by_severity[finding->severity] += finding->verdict == VERDICT_FINDING;
    findings->undecided += finding->verdict == VERDICT_UNDECIDED;
    findings->questions += finding->verdict == VERDICT_QUESTION;
    findings->authority += finding->verdict == VERDICT_AUTHORITY;
    findings->blocked |= finding->blocks;
}

const struct findings *findings_of_volume(const struct findings *findings,
                                          const struct planned_volume *only, struct arena *arena) {
    if (!only) return findings;
    struct map ids = {0}; // materials of the volume
    for (size_t i = 0; i < only->count; i++) map_add(&ids, only->entries[i].material->id, NULL);
    struct findings *own = arena_alloc(arena, sizeof *own);
    own->items = arena_alloc(arena, findings->count * sizeof *own->items);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        bool about_entry = finding->subject_id && strcmp(finding->subject_kind, "material") == 0 &&
                           map_has(&ids, finding->subject_id);
        if (!about_entry) continue;
        own->items[own->count++] = *finding;
        count_finding(own, finding);
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
