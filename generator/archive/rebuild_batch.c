// SPDX-License-Identifier: Apache-2.0
// A batch, read back from what its volumes hold: the export, the findings, the records.
#include <string.h>

#include "archive/rebuild_parts.h"
#include "base/language.h"
#include "catalogue/counts.h"
#include "model/finding.h"
#include "model/volume_findings.h"
#include "volume/digest.h"

enum { LARGEST = 1 << 30 };

static const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                               "schemas/assessment-batch.xsd"};

static const struct xml_format findings_format = {VOLUME_FINDINGS_NAMESPACE,
                                                  VOLUME_FINDINGS_VERSION, &volumeFindings_kind,
                                                  "schemas/findings.xsd"};

// ---- batches ------------------------------------------------------------------------------------

// A file of the metadata, read as records; NULL: it is not there, or cannot be read. `sha256` gets
// the digest of its bytes.
static struct record *read_meta(struct rebuild *rebuild, const char *relative, const char *name,
                                const struct xml_format *format, uint8_t *sha256) {
    const char *path = archive_path(rebuild->archive, rebuild->arena, relative);
    struct stored_volume stored;
    struct diagnostics silent = {.quiet = true};
    struct buffer text = BUFFER_EMPTY;
    struct record *record = NULL;
    struct xml_schema *schema =
        settings_schema(rebuild->archive->settings, format->schema, &silent);
    if (!schema || !stored_volume_open(&stored, path, &silent)) return NULL;
    if (stored_volume_read(&stored, name, LARGEST, &text))
        record =
            xml_read_bytes(format, schema, path, text.bytes, text.length, rebuild->arena, &silent);
    if (record) sha256_of(text.bytes, text.length, sha256);
    buffer_free(&text);
    stored_volume_close(&stored);
    return record;
}

static struct batch *export_of(struct rebuild *rebuild, const char *relative) {
    uint8_t *digest = arena_alloc(rebuild->arena, SHA256_SIZE);
    struct batch *batch =
        (struct batch *)read_meta(rebuild, relative, EXPORT_META, &batch_format, digest);
    if (!batch) return NULL;
    batch->sourceSha256 = digest;
    batch->sourceFile = arena_printf(rebuild->arena, "%s/" EXPORT_META, relative);
    return batch;
}

// What the record of a volume says of its batch when the export is gone.
static struct batch *batch_of_record(struct rebuild *rebuild, const struct volumeRecord *record,
                                     const char *relative) {
    static const uint8_t unknown[SHA256_SIZE];
    struct batch *batch = record_new(rebuild->arena, &batch_kind);
    batch->number = record->batch;
    batch->year = record->year;
    batch->title = record->title;
    batch->jurisdiction = record->jurisdiction;
    batch->exportedOn = record->exportedOn;
    batch->institution = record->institution;
    batch->sourceSha256 = unknown;
    batch->sourceFile = relative;
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

bool rebuild_put_batch(struct rebuild *rebuild, const struct found *volumes, size_t count,
                       int64_t *row) {
    const struct found *any = NULL;
    struct batch *batch = NULL;
    const struct volumeFindings *findings = NULL;
    for (size_t i = 0; i < count && !batch; i++) {
        if (volumes[i].kept) continue;
        any = &volumes[i];
        if (strcmp(any->volume.record->class, "D5") != 0) continue;
        uint8_t digest[SHA256_SIZE];
        batch = export_of(rebuild, any->relative);
        findings = (const struct volumeFindings *)read_meta(rebuild, any->relative, FINDINGS_META,
                                                            &findings_format, digest);
    }
    *row = 0;
    if (!any) return true; // nothing but registers tells of it
    if (!batch) batch = batch_of_record(rebuild, any->volume.record, any->relative);
    struct catalogue_verdict verdict = {0};
    if (findings)
        for (EACH(struct volumeFinding, finding, findings->finding))
            count_verdict(finding, &verdict);
    rebuild->result->batches++;
    rebuild->result->lost[LOST_EXPORT_PLACES]++;
    return catalogue_put_batch(rebuild->archive->catalogue, batch, any->revision, &verdict,
                               index_incomplete(any->volume.record, rebuild->arena), row) &&
           (!findings || put_rules(rebuild, findings, *row)) && put_institution(rebuild, batch);
}
