// SPDX-License-Identifier: Apache-2.0
// A batch and its volumes, read back from what they hold: the export, the findings, the records.
#include <string.h>

#include "archive/content_digest.h"
#include "archive/rebuild_parts.h"
#include "archive/volume_row.h"
#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "catalogue/counts.h"
#include "model/finding.h"
#include "model/volume_findings.h"
#include "volume/digest.h"

enum { LARGEST = 1 << 30 };

static const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                               "schemas/assessment-batch.xsd"};

// ---- batches ------------------------------------------------------------------------------------

static struct batch *export_of(struct rebuild *rebuild, const struct found *found) {
    struct stored_volume stored;
    struct diagnostics silent = {.quiet = true};
    struct buffer text = BUFFER_EMPTY;
    struct batch *batch = NULL;
    if (!stored_volume_open(&stored, found->path, &silent)) return NULL;
    if (stored_volume_read(&stored, "meta/export.xml", LARGEST, &text))
        batch = (struct batch *)xml_read_bytes(&batch_format, rebuild->batch_schema, found->path,
                                               text.bytes, text.length, rebuild->arena, &silent);
    if (batch) {
        uint8_t *digest = arena_alloc(rebuild->arena, SHA256_SIZE);
        sha256_of(text.bytes, text.length, digest);
        batch->sourceSha256 = digest;
        batch->sourceFile = arena_printf(rebuild->arena, "%s/meta/export.xml", found->relative);
    }
    buffer_free(&text);
    stored_volume_close(&stored);
    return batch;
}

// What the record of a volume says of its batch when the export is gone.
static struct batch *batch_of_record(struct rebuild *rebuild, const struct found *found) {
    static const uint8_t unknown[SHA256_SIZE];
    struct batch *batch = record_new(rebuild->arena, &batch_kind);
    batch->number = found->record->batch;
    batch->year = found->record->year;
    batch->title = found->record->title;
    batch->jurisdiction = found->record->jurisdiction;
    batch->exportedOn = found->record->exportedOn;
    batch->institution = found->record->institution;
    batch->sourceSha256 = unknown;
    batch->sourceFile = found->relative;
    rebuild->result->lost[LOST_EXPORTS]++;
    return batch;
}

// ---- findings -----------------------------------------------------------------------------------

static enum severity severity_of(const char *label) {
    enum severity severity = SEVERITY_BLOCKING;
    while (severity < SEVERITY_HINT && strcmp(severity_label(severity), label) != 0) severity++;
    return severity;
}

static const char *title_of(const struct volumeFinding *finding) {
    const struct findingText *title = (const struct findingText *)finding->title.first;
    return title ? title->content : NULL;
}

static void count_verdict(const struct volumeFinding *finding, struct catalogue_verdict *verdict) {
    if (strcmp(finding->verdict, "undecided") == 0) verdict->undecided++;
    if (strcmp(finding->verdict, "question") == 0) verdict->questions++;
    if (strcmp(finding->verdict, "finding") != 0) return;
    switch (severity_of(finding->severity)) {
    case SEVERITY_BLOCKING:
        verdict->blocking++;
        break;
    case SEVERITY_SERIOUS:
        verdict->serious++;
        break;
    case SEVERITY_GENERAL:
        verdict->general++;
        break;
    case SEVERITY_HINT:
        verdict->hints++;
        break;
    }
}

static void count_rule(const struct volumeFinding *finding, struct catalogue_broken_rule *rules,
                       size_t *count, struct map *known) {
    if (strcmp(finding->verdict, "finding") != 0) return;
    int severity = (int)severity_of(finding->severity);
    struct catalogue_broken_rule *rule = map_find(known, finding->rule);
    if (!rule) {
        rule = &rules[(*count)++];
        *rule = (struct catalogue_broken_rule){.rule = finding->rule,
                                               .title = title_of(finding),
                                               .source = finding->sourceTitle,
                                               .clause = finding->clause,
                                               .severity = severity,
                                               .late = finding->late == 1};
        map_add(known, finding->rule, rule);
    }
    rule->findings++;
    rule->material |= finding->material != NULL;
    if (severity < rule->severity) rule->severity = severity;
}

// What the check found stands in the volume with the export; NULL when that is gone.
static const struct volumeFindings *findings_of(struct rebuild *rebuild,
                                                const struct found *found) {
    static const struct xml_format format = {VOLUME_FINDINGS_NAMESPACE, VOLUME_FINDINGS_VERSION,
                                             &volumeFindings_kind, "schemas/findings.xsd"};
    struct stored_volume stored;
    struct diagnostics silent = {.quiet = true};
    struct buffer text = BUFFER_EMPTY;
    const struct record *findings = NULL;
    if (!stored_volume_open(&stored, found->path, &silent)) return NULL;
    if (stored_volume_read(&stored, "meta/findings.xml", LARGEST, &text))
        findings = xml_read_bytes(&format, rebuild->findings_schema, found->path, text.bytes,
                                  text.length, rebuild->arena, &silent);
    buffer_free(&text);
    stored_volume_close(&stored);
    return (const struct volumeFindings *)findings;
}

static bool put_rules(struct rebuild *rebuild, const struct volumeFindings *findings, int64_t row) {
    struct map known = {0};
    size_t count = 0;
    struct catalogue_broken_rule *rules =
        arena_alloc(rebuild->arena, (findings->finding.count + 1) * sizeof *rules);
    for (EACH(struct volumeFinding, finding, findings->finding))
        count_rule(finding, rules, &count, &known);
    map_free(&known);
    return catalogue_put_broken_rules(rebuild->archive->catalogue, row, rules, count);
}

static bool put_institution(struct rebuild *rebuild, const struct batch *batch) {
    const struct institution *institution = batch_institution(batch);
    struct catalogue_institution row = {.code = institution->code,
                                        .name = institution->name,
                                        .region = institution->region,
                                        .filed_on = institution->filedOn,
                                        .filed_until = DATE_NONE,
                                        .stopped_on = DATE_NONE};
    if (!row.code) return true;
    rebuild->result->lost[LOST_FILINGS] += map_add(&rebuild->inventory, row.code, NULL);
    return catalogue_put_institution(rebuild->archive->catalogue, &row);
}

bool rebuild_put_batch(struct rebuild *rebuild, size_t from, size_t until, int64_t *row) {
    const struct found *any = &rebuild->found[from];
    struct batch *batch = NULL;
    const struct volumeFindings *findings = NULL;
    for (size_t i = from; i < until && !batch; i++) {
        if (strcmp(rebuild->found[i].record->class, "D5") != 0) continue;
        batch = export_of(rebuild, &rebuild->found[i]);
        findings = findings_of(rebuild, &rebuild->found[i]);
    }
    if (!batch) batch = batch_of_record(rebuild, any);
    struct catalogue_verdict verdict = {0};
    if (findings)
        for (EACH(struct volumeFinding, finding, findings->finding))
            count_verdict(finding, &verdict);
    const struct volumeRecord *record = any->record;
    const char *incomplete =
        record->incomplete
            ? arena_printf(rebuild->arena, "%s: %s",
                           record->incompleteBy ? record->incompleteBy : "?", record->incomplete)
            : NULL;
    rebuild->result->batches++;
    rebuild->result->lost[LOST_EXPORT_PLACES]++;
    return catalogue_put_batch(rebuild->archive->catalogue, batch, any->revision, &verdict,
                               incomplete, row) &&
           (!findings || put_rules(rebuild, findings, *row)) && put_institution(rebuild, batch);
}

// ---- volumes ------------------------------------------------------------------------------------

static void name_materials(const struct volumeRecord *record, struct catalogue_files *files) {
    struct map entries = {0};
    for (EACH(struct entry, entry, record->entry))
        if (entry->name && entry->material.first)
            map_add(&entries, entry->name, entry->material.first);
    for (size_t i = 0; i < files->count; i++) {
        const struct material *material = map_find(&entries, files->items[i].name);
        if (!material) continue;
        files->items[i].material = material->id;
        files->items[i].kind = material->kind;
        files->items[i].medium = material->medium;
        files->items[i].title = material->title;
    }
    map_free(&entries);
}

static const char *label_of(const struct rebuild *rebuild, const struct volumeRecord *record) {
    const char *code = record->class;
    for (EACH(struct entry, entry, record->entry))
        if (strcmp(record->class, "Y") == 0 && entry->class) code = entry->class;
    for (EACH(struct entry, entry, record->entry))
        if (entry->class && strcmp(entry->class, "Y") == 0) code = entry->class;
    return codes_label(&rebuild->archive->settings->codes, "retention", code);
}

// Registers of this program have rows in the 卷内目录 too, but for the three that every volume has.
static uint32_t count_registers(const struct catalogue_files *files) {
    uint32_t count = 0;
    for (size_t i = 0; i < files->count; i++)
        count += strncmp(files->items[i].name, "data/00-", 8) == 0 &&
                 ends_with(files->items[i].name, ".pdf");
    return count > 3 ? count - 3 : 0;
}

// As content_digest() has it, from the volume's own record and manifest.
static const char *content_of(struct rebuild *rebuild, const struct volumeRecord *record,
                              const struct catalogue_files *files) {
    struct map digests = {0};
    for (size_t i = 0; i < files->count; i++)
        map_add(&digests, files->items[i].name, (void *)files->items[i].sha256);
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct arena *scratch = arena_new();
    unsigned char sha256[SHA256_SIZE];
    for (EACH(struct entry, entry, record->entry)) {
        const char *hex = entry->name ? map_find(&digests, entry->name) : NULL;
        bool known = hex && hex_read(hex, sha256, SHA256_SIZE);
        if (entry->material.first)
            content_add(digest, (const struct material *)entry->material.first,
                        known ? sha256 : NULL, scratch);
        arena_reset(scratch);
    }
    const char *export = map_find(&digests, "meta/export.xml");
    if (export && hex_read(export, sha256, SHA256_SIZE)) digest_add(digest, sha256, SHA256_SIZE);
    digest_finish(digest, sha256);
    digest_free(digest);
    arena_free(scratch);
    map_free(&digests);
    return hex_text(rebuild->arena, sha256, SHA256_SIZE);
}

bool rebuild_put_volume(struct rebuild *rebuild, const struct found *found, int64_t batch) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    const struct volumeRecord *record = found->record;
    const struct institution *institution = (const struct institution *)record->institution.first;
    int32_t pages = 0;
    for (EACH(struct entry, entry, record->entry)) {
        const struct material *material = (const struct material *)entry->material.first;
        if (material && material->pages != INTEGER_NONE) pages += material->pages;
    }
    struct catalogue_volume row = {
        .id = record->volume,
        .kind = "batch",
        .batch = batch,
        .institution = institution ? institution->code : "",
        .institution_name = institution ? institution->name : NULL,
        .year = record->year,
        .number = record->batch,
        .class_name = record->class,
        .class_label = label_of(rebuild, record),
        .revision = found->revision,
        .supersedes = record->supersedes,
        .path = found->relative,
        .items = record->entry.count,
        .pages = (uint32_t)pages,
        .period_start = record->periodFrom,
        .period_end = record->periodUntil,
        .due = record->dueOn,
        .sealed_at =
            rebuild_sealed_at(rebuild, record->volume, moment_of(record->exportedOn, 0, 0, 0)),
        .incomplete = record->incomplete
                          ? arena_printf(rebuild->arena, "%s: %s",
                                         record->incompleteBy ? record->incompleteBy : "?",
                                         record->incomplete)
                          : NULL,
    };
    if (row.supersedes && !catalogue_find_volume(catalogue, rebuild->arena, row.supersedes))
        row.supersedes = NULL;
    struct stored_volume stored;
    struct catalogue_files files;
    if (!stored_volume_open(&stored, found->path, rebuild->diagnostics)) return false;
    bool ok =
        volume_row_read(&stored, found->path, &row, &files, rebuild->arena, rebuild->diagnostics);
    stored_volume_close(&stored);
    if (!ok) return false;
    row.items += count_registers(&files);
    name_materials(record, &files);
    row.content_sha256 = content_of(rebuild, record, &files);
    rebuild->result->volumes++;
    return catalogue_put_volume(catalogue, &row, files.items, files.count) &&
           rebuild_note(rebuild, &row);
}
