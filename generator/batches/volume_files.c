// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_files.h"

#include <string.h>

#include "archive/stored_volume.h"
#include "base/hex.h"
#include "base/platform.h"
#include "batches/check_summary.h"
#include "batches/rule_texts.h"
#include "model/record_append.h"

void volume_parts_make(struct volume_parts *parts, struct rule_texts *texts, struct press *press,
                       struct checked *checked, struct volume_plan *plan, int class,
                       const struct batch_index *index, struct arena *arena) {
    *parts = (struct volume_parts){.texts = texts,
                                   .checked = checked,
                                   .plan = plan,
                                   .volume = &plan->volumes[class],
                                   .index = index,
                                   .arena = arena};
    parts->maker = volume_maker_start(press, record_of_volume(plan, parts->volume, arena),
                                      plan->batch->exportedOn, arena);
    parts->maker.retention = parts->volume->view.retention;
}

void volume_parts_sibling(struct volume_parts *parts, const char *id,
                          const unsigned char *tag_manifest) {
    struct sibling *sibling =
        record_append(parts->arena, &parts->maker.record->sibling, &sibling_kind);
    sibling->volume = id;
    sibling->tagManifestSha256 = tag_manifest;
}

void volume_parts_free(struct volume_parts *parts) {
    volume_maker_free(&parts->maker);
    buffer_free(&parts->findings);
    buffer_free(&parts->rules);
}

// ---- registers --------------------------------------------------------------------------------

struct register_choice {
    const struct volume_plan *plan;
    const struct planned_volume *volume;
};

static bool has_register(void *context, const char *kind) {
    const struct register_choice *choice = context;
    return volume_plan_has_register(choice->plan, choice->volume, kind);
}

static struct press_wish wish_of(struct register_choice *choice) {
    return (struct press_wish){
        .paper = volume_has_paper(choice->volume), .holds = has_register, .context = choice};
}

void volume_parts_list(const struct press *press, struct volume_plan *plan,
                       struct planned_volume *volume, struct arena *arena) {
    struct register_choice choice = {plan, volume};
    struct press_wish wish = wish_of(&choice);
    struct record **tail = &volume->rows.first;
    while (*tail) tail = &(*tail)->next;
    const struct document_template *template;
    for (size_t at = 0; (template = press_next(press, &wish, &at));) {
        if (template_place(template) == PLACE_EVERY_VOLUME) continue;
        struct entry_view *row = record_new(arena, &entry_view_kind);
        row->title = template_title(template);
        row->part = "00";
        row->medium = "electronic";
        row->retention = class_names[volume->class];
        row->dated = volume->view.sealedOn;
        row->dueOn = volume->view.dueOn;
        row->file = register_name(template_title(template), "pdf", &press->settings->codes, arena);
        row->generated = 1;
        row->record.ordinal = ++volume->rows.count;
        row->number = (int32_t)row->record.ordinal;
        *tail = &row->record;
        tail = &row->record.next;
    }
    volume->view.items = (int32_t)volume->rows.count;
}

// What the registers of the volume are composed from, 卷内目录 and all. Fills `check`.
static struct compose_input registers_input(const struct press *press,
                                            const struct checked *checked, struct volume_plan *plan,
                                            struct planned_volume *volume,
                                            const struct batch_index *index,
                                            struct check_view *check, struct arena *arena) {
    volume_parts_list(press, plan, volume, arena);
    struct compose_input input = check_input(press->settings, checked, index, check);
    input_add(&input, "volume", &volume_view_kind, &volume->view.record);
    input.findings =
        findings_of_volume(checked->findings, volume->class == CLASS_D5 ? NULL : volume, arena);
    input.entries = maker_rows(&volume->rows, arena);
    return input;
}

void volume_registers_draw(const struct press *press, const struct checked *checked,
                           struct volume_plan *plan, struct planned_volume *volume,
                           const struct batch_index *index, struct arena *arena,
                           struct diagnostics *diagnostics) {
    struct check_view check;
    struct compose_input input =
        registers_input(press, checked, plan, volume, index, &check, arena);
    struct register_choice choice = {plan, volume};
    struct press_wish wish = wish_of(&choice);
    struct print_order order = {.input = &input, .formats = PRINT_PDF};
    for (size_t at = 0; (order.template = press_next(press, &wish, &at));) {
        struct printed printed;
        if (press_make(press, &order, &printed, diagnostics)) printed_free(&printed, 1);
    }
}

// ---- metadata ---------------------------------------------------------------------------------

// The very rules, as they were read: each file's text without its XML declaration, in one element;
// the record names them.
static void write_rules(struct volume_parts *parts, const struct rule_text *files, size_t count) {
    struct buffer *into = &parts->rules;
    buffer_add_text(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<rules xmlns=\"urn:juance:rules\" version=\"1.0\">\n");
    for (size_t i = 0; i < count; i++) {
        unsigned char *sha256 = arena_alloc(parts->arena, SHA256_SIZE);
        struct used_file *rules =
            record_append(parts->arena, &parts->maker.record->rules, &used_rules_kind);
        sha256_of(files[i].bytes, files[i].length, sha256);
        rules->file = files[i].name;
        rules->sha256 = sha256;
        char digest[SHA256_HEX];
        buffer_printf(into, "<file name=\"%s\" sha256=\"%s\">\n", files[i].name,
                      hex_write(sha256, SHA256_SIZE, digest));
        const char *text = files[i].bytes, *end = text + files[i].length;
        if (strncmp(text, "<?xml", 5) == 0) text = strstr(text, "?>") + 2;
        buffer_add(into, text, (size_t)(end - text));
        buffer_add_text(into, "</file>\n");
    }
    buffer_add_text(into, "</rules>\n");
}

// ---- entries ----------------------------------------------------------------------------------

static void add_payload(struct volume_parts *parts, int folder) {
    for (size_t i = 0; i < parts->volume->count; i++) {
        const struct planned_entry *entry = &parts->volume->entries[i];
        const struct material *material = entry->material;
        if (!entry->name) continue;
        // What an officer seals in spite of a wrong digest is held against what was read then.
        const uint8_t *sha256 = material->fileSha256 ? material->fileSha256 : material->sha256;
        maker_add_file(&parts->maker,
                       &(struct volume_entry){.name = entry->name,
                                              .size = material->fileSize / DECIMAL_ONE,
                                              .folder = folder,
                                              .file = material->file,
                                              .sha256 = sha256});
    }
}

static void add_export(struct volume_parts *parts, int folder) {
    const struct batch *batch = parts->checked->batch;
    const char *slash = strrchr(batch->sourceFile, '/');
    maker_add_file(&parts->maker,
                   &(struct volume_entry){.name = EXPORT_META,
                                          .size = platform_file_size(batch->sourceFile),
                                          .folder = folder,
                                          .file = slash ? slash + 1 : batch->sourceFile,
                                          .sha256 = batch->sourceSha256});
}

bool volume_parts_print(struct volume_parts *parts, int folder, struct diagnostics *diagnostics) {
    struct press *press = parts->maker.press;
    struct planned_volume *volume = parts->volume;
    size_t file_count;
    const struct rule_text *files =
        rule_texts_find(parts->texts, parts->checked->rulebook, &file_count, diagnostics);
    if (!files) return false;

    struct check_view check;
    struct compose_input input = registers_input(press, parts->checked, parts->plan, volume,
                                                 parts->index, &check, parts->arena);
    struct register_choice choice = {parts->plan, volume};
    struct press_wish wish = wish_of(&choice);
    add_payload(parts, folder);
    if (!maker_print(&parts->maker, &input, &wish, diagnostics)) return false;
    write_rules(parts, files, file_count);
    findings_write(parts->checked->batch, input.findings, parts->checked->rulebook,
                   &parts->findings);
    maker_add(&parts->maker, FINDINGS_META, &parts->findings);
    maker_add(&parts->maker, RULES_META, &parts->rules);
    if (volume->class == CLASS_D5) add_export(parts, folder);
    return true;
}
