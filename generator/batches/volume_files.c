// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/memory.h"
#include "base/platform.h"
#include "batches/check_summary.h"
#include "batches/rule_texts.h"

void volume_parts_make(struct volume_parts *parts, struct rule_texts *texts, struct press *press,
                       struct checked *checked, struct volume_plan *plan, int class,
                       const struct batch_index *index, struct arena *arena) {
    *parts = (struct volume_parts){.texts = texts,
                                   .press = press,
                                   .checked = checked,
                                   .plan = plan,
                                   .volume = &plan->volumes[class],
                                   .index = index,
                                   .arena = arena};
}

void volume_parts_sibling(struct volume_parts *parts, const char *id,
                          const unsigned char *tag_manifest) {
    size_t known = 0;
    while (parts->sibling_ids[known]) known++;
    parts->sibling_ids[known] = id;
    if (tag_manifest)
        parts->siblings[parts->sibling_count++] =
            (struct named_digest){.name = id, .sha256 = tag_manifest};
}

void volume_parts_free(struct volume_parts *parts) {
    printed_free(parts->printed, parts->printed_count);
    free(parts->printed);
    buffer_free(&parts->record);
    buffer_free(&parts->findings);
    buffer_free(&parts->rules);
}

// ---- rows of the 卷内目录, one by one
// ------------------------------------------------------------

struct row_walk {
    const struct record *first, *next;
};

static void start_rows(void *context) {
    struct row_walk *walk = context;
    walk->next = walk->first;
}

static bool next_row(void *context, struct entry_view *entry) {
    struct row_walk *walk = context;
    if (!walk->next) return false;
    *entry = *(const struct entry_view *)walk->next;
    walk->next = walk->next->next;
    return true;
}

struct entry_rows volume_entry_rows(const struct planned_volume *volume, struct arena *arena) {
    struct row_walk *walk = arena_alloc(arena, sizeof *walk);
    walk->first = walk->next = volume->rows.first;
    return (struct entry_rows){walk, start_rows, next_row};
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
    const struct template *template;
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

// ---- metadata ---------------------------------------------------------------------------------

static void add_info(struct volume_parts *parts, const char *label, const char *value) {
    if (!value) return;
    if (parts->info_count == MOST_INFO) BUG("too many lines in bag-info.txt");
    char *line = arena_copy(parts->arena, value);
    for (char *at = line; *at; at++)
        if (*at == '\n' || *at == '\r') *at = ' ';
    parts->info[parts->info_count++] = (struct bag_line){label, line};
}

static void add_date(struct volume_parts *parts, const char *label, date day) {
    if (day != DATE_NONE)
        add_info(parts, label, date_format(day, arena_alloc(parts->arena, DATE_TEXT)));
}

static void describe(struct volume_parts *parts, const struct named_digest *rules,
                     size_t rule_count) {
    const struct batch *batch = parts->checked->batch;
    const struct institution *institution = batch_institution(batch);
    const struct volume_view *view = &parts->volume->view;
    struct arena *arena = parts->arena;
    add_info(parts, "Source-Organization", institution->name);
    add_info(parts, "Organization-Address", institution->address);
    add_info(parts, "External-Description", batch->title);
    add_info(parts, "External-Identifier", view->id);
    add_info(parts, "Bag-Group-Identifier", parts->plan->group);
    add_info(parts, "Bag-Count", arena_printf(arena, "%d of %d", view->part, view->parts));
    add_info(parts, "Institution-Code", institution->code);
    add_info(parts, "Batch-Number", batch->number);
    add_info(parts, "Batch-Year", arena_printf(arena, "%d", batch->year));
    add_info(parts, "Jurisdiction", batch->jurisdiction);
    add_info(parts, "Retention-Class", class_names[parts->volume->class]);
    add_info(parts, "Retention-Label",
             codes_label(&parts->press->settings->codes, "retention", view->retention));
    add_info(parts, "Retention-Basis", view->periodBasis);
    add_date(parts, "Retention-Start", view->periodFrom);
    add_date(parts, "Retention-End", view->periodUntil);
    add_date(parts, "Retention-Due", view->dueOn);
    add_info(parts, "Supersedes", view->supersedes);
    if (view->incomplete)
        add_info(parts, "Incomplete",
                 arena_printf(arena, "%s: %s", view->incompleteBy, view->incomplete));
    for (const char *const *id = parts->sibling_ids; *id; id++)
        add_info(parts, "Sibling-Volume", *id);
    for (size_t i = 0; i < rule_count; i++)
        add_info(parts, "Rule-File",
                 arena_printf(arena, "%s sha256:%s", rules[i].name,
                              hex_text(arena, rules[i].sha256, SHA256_SIZE)));
}

// The very rules, as they were read: each file's text without its XML declaration, in one element.
static void write_rules(struct volume_parts *parts, const struct rule_text *files, size_t count,
                        const struct named_digest *digests) {
    struct buffer *into = &parts->rules;
    buffer_add_text(into, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<rules xmlns=\"urn:juance:rules\" version=\"1.0\">\n");
    for (size_t i = 0; i < count; i++) {
        char digest[SHA256_HEX];
        buffer_printf(into, "<file name=\"%s\" sha256=\"%s\">\n", files[i].name,
                      hex_write(digests[i].sha256, SHA256_SIZE, digest));
        const char *text = files[i].bytes, *end = text + files[i].length;
        if (strncmp(text, "<?xml", 5) == 0) text = strstr(text, "?>") + 2;
        buffer_add(into, text, (size_t)(end - text));
        buffer_add_text(into, "</file>\n");
    }
    buffer_add_text(into, "</rules>\n");
}

static struct named_digest *digest_rules(struct volume_parts *parts, const struct rule_text *files,
                                         size_t count) {
    struct named_digest *digests = arena_alloc(parts->arena, (count + 1) * sizeof *digests);
    for (size_t i = 0; i < count; i++) {
        unsigned char *sha256 = arena_alloc(parts->arena, SHA256_SIZE);
        sha256_of(files[i].bytes, files[i].length, sha256);
        digests[i] = (struct named_digest){.name = files[i].name, .sha256 = sha256};
    }
    return digests;
}

// ---- entries ----------------------------------------------------------------------------------

static void add_bytes(struct volume_parts *parts, const char *name, const struct buffer *bytes) {
    parts->entries[parts->count++] = (struct volume_entry){
        .name = name, .bytes = buffer_text(bytes), .size = (int64_t)bytes->length, .folder = -1};
}

static void add_file(struct volume_parts *parts, const char *name, int folder, const char *file,
                     int64_t size, const unsigned char *sha256) {
    parts->entries[parts->count++] = (struct volume_entry){
        .name = name, .size = size, .folder = folder, .file = file, .sha256 = sha256};
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct volume_entry *)a)->name, ((const struct volume_entry *)b)->name);
}

static bool list_entries(struct volume_parts *parts, int folder) {
    const struct batch *batch = parts->checked->batch;
    struct arena *arena = parts->arena;
    const struct codes *codes = &parts->press->settings->codes;
    size_t most = parts->volume->count + 2 * parts->printed_count + 4;
    parts->entries = arena_alloc(arena, most * sizeof *parts->entries);
    for (size_t i = 0; i < parts->volume->count; i++) {
        const struct planned_entry *entry = &parts->volume->entries[i];
        if (!entry->name) continue;
        const struct material *material = entry->material;
        // What an officer seals in spite of a wrong digest is held against what was read then.
        const uint8_t *sha256 = material->fileSha256 ? material->fileSha256 : material->sha256;
        add_file(parts, entry->name, folder, material->file, material->fileSize / DECIMAL_ONE,
                 sha256);
    }
    for (size_t i = 0; i < parts->printed_count; i++) {
        const struct printed *printed = &parts->printed[i];
        add_bytes(parts, register_name(printed->title, "pdf", codes, arena), &printed->pdf);
        add_bytes(parts, register_name(printed->title, "xml", codes, arena), &printed->xml);
    }
    qsort(parts->entries, parts->count, sizeof *parts->entries, by_name);
    add_bytes(parts, "meta/record.xml", &parts->record);
    add_bytes(parts, "meta/findings.xml", &parts->findings);
    add_bytes(parts, "meta/rules.xml", &parts->rules);
    if (parts->volume->class == CLASS_D5) {
        const char *slash = strrchr(batch->sourceFile, '/');
        const char *file = slash ? slash + 1 : batch->sourceFile;
        int64_t size = platform_file_size(batch->sourceFile);
        add_file(parts, "meta/export.xml", folder, file, size, batch->sourceSha256);
    }
    return true;
}

bool volume_parts_print(struct volume_parts *parts, int folder, struct diagnostics *diagnostics) {
    const struct settings *settings = parts->press->settings;
    struct planned_volume *volume = parts->volume;
    size_t file_count;
    const struct rule_text *files =
        rule_texts_find(parts->texts, parts->checked->rulebook, &file_count, diagnostics);
    if (!files) return false;
    struct named_digest *rules = digest_rules(parts, files, file_count);

    volume_parts_list(parts->press, parts->plan, volume, parts->arena);
    struct check_view check;
    struct compose_input input = check_input(settings, parts->checked, parts->index, &check);
    input.volume = &volume->view;
    input.findings = findings_of_volume(parts->checked->findings,
                                        volume->class == CLASS_D5 ? NULL : volume, parts->arena);
    input.entries = volume_entry_rows(volume, parts->arena);
    struct register_choice choice = {parts->plan, volume};
    struct press_wish wish = wish_of(&choice);
    if (!press_print(parts->press, &input, &wish, &parts->printed, &parts->printed_count,
                     diagnostics))
        return false;

    struct press_fonts fonts;
    if (!press_fonts_used(parts->press, parts->arena, &fonts, diagnostics)) return false;
    struct record_request record = {
        .batch = parts->checked->batch,
        .volume = volume,
        .group = parts->plan->group,
        .siblings = parts->siblings,
        .sibling_count = parts->sibling_count,
        .sibling_ids = parts->sibling_ids,
        .rules = rules,
        .rule_count = file_count,
        .fonts = fonts.files,
        .font_count = fonts.file_count,
        .missing = fonts.missing,
        .missing_count = fonts.missing_count,
    };
    record_write(&record, &parts->record);
    findings_write(parts->checked->batch, input.findings, parts->checked->rulebook,
                   &parts->findings);
    write_rules(parts, files, file_count, rules);
    describe(parts, rules, file_count);
    return list_entries(parts, folder);
}

void volume_parts_request(const struct volume_parts *parts, struct volume_request *request) {
    *request = (struct volume_request){.id = parts->volume->view.id,
                                       .day = parts->checked->batch->exportedOn,
                                       .entries = parts->entries,
                                       .count = parts->count,
                                       .info = parts->info,
                                       .info_count = parts->info_count};
}
