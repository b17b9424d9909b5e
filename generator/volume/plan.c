// SPDX-License-Identifier: Apache-2.0
#include "volume/plan.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "volume/bag_names.h"
#include "volume/entry_name.h"
#include "volume/how_to_verify.h"
#include "volume/volume_limits.h"

static struct plan_item *add(struct plan *plan, enum item_kind kind, const char *name) {
    struct plan_item *item = &plan->items[plan->count++];
    item->kind = kind;
    item->zip_name = arena_printf(plan->arena, "%s/%s", plan->request->id, name);
    item->file->name = name;
    return item;
}

static void add_memory(struct plan *plan, const char *name, const void *bytes, size_t length) {
    struct plan_item *item = add(plan, ITEM_MEMORY, name);
    item->bytes = bytes;
    item->file->size = (int64_t)length;
}

static void add_entry(struct plan *plan, const struct volume_entry *entry) {
    if (!entry->bytes && !entry->file) BUG("an entry without any content");
    struct plan_item *item = add(plan, entry->bytes ? ITEM_MEMORY : ITEM_FILE, entry->name);
    item->entry = entry;
    item->bytes = entry->bytes;
    item->file->size = entry->size;
}

static bool is_payload(const char *name) {
    return starts_with(name, BAG_DATA);
}

static void check_order(const struct volume_request *request) {
    bool meta = false;
    for (size_t i = 0; i < request->count; i++) {
        const char *name = request->entries[i].name;
        bool payload = is_payload(name);
        if (!payload && !starts_with(name, BAG_META))
            BUG("an entry is neither in data/ nor in meta/");
        if (payload && meta) BUG("an entry of data/ after meta/");
        if (payload && i > 0 && strcmp(request->entries[i - 1].name, name) >= 0)
            BUG("the entries of data/ are not in bytewise order, or one occurs twice");
        meta = meta || !payload;
    }
}

static bool check_names(struct plan *plan) {
    struct map seen = {0};
    bool ok = true;
    for (size_t i = 0; i < plan->count; i++) {
        const char *name = plan->items[i].file->name;
        const char *fault = entry_name_fault(plan->items[i].zip_name);
        if (fault) {
            ok = diagnose(plan->diagnostics, STATUS_INPUT, NULL, 0,
                          _("\"%s\" cannot be a name in a volume: it %s"), name, fault);
            continue;
        }
        char *folded = utf8_fold(name);
        const char *key = arena_copy(plan->arena, folded);
        free(folded);
        if (map_add(&seen, key, (void *)name)) continue;
        const char *other = map_find(&seen, key);
        if (strcmp(other, name) == 0) BUG("an entry occurs twice");
        ok = diagnose(plan->diagnostics, STATUS_INPUT, NULL, 0,
                      _("\"%s\" and \"%s\" differ only by case or Unicode normalisation and cannot "
                        "both be in one volume; rename one of them"),
                      other, name);
    }
    map_free(&seen);
    return ok;
}

static void check_id(const char *id) {
    if (!volume_name_fits(id)) BUG("a volume's id holds something that it may not");
}

static void add_line(struct buffer *into, const char *label, const char *value) {
    if (*label == '\0' || strpbrk(label, ":\r\n") || strpbrk(value, "\r\n"))
        BUG("a line of bag-info.txt that would be read as something else");
    buffer_printf(into, "%s: %s\n", label, value);
}

static void make_bag_info(struct plan *plan, const struct volume_written *written) {
    const struct volume_request *request = plan->request;
    struct buffer *into = &plan->bag_info;
    for (size_t i = 0; i < request->info_count; i++)
        add_line(into, request->info[i].label, request->info[i].value);
    char day[DATE_TEXT];
    add_line(into, "Bagging-Date", date_format(request->day, day));
    buffer_printf(into, "Payload-Oxum: %" PRId64 ".%zu\n", written->payload_size,
                  written->payload_count);
    if (!request->seal) return;
    // Stands under the seal itself, so that a seal that was taken away is missed.
    buffer_add_text(into, BAG_SEAL_LABEL ":");
    for (size_t i = 0; i < request->seal->count; i++)
        buffer_printf(into, " %s", request->seal->names[i]);
    buffer_add_char(into, '\n');
}

static void count_payload(const struct volume_request *request, struct volume_written *written) {
    for (size_t i = 0; i < request->count && is_payload(request->entries[i].name); i++) {
        written->payload_size += request->entries[i].size;
        written->payload_count++;
    }
}

static void add_seal(struct plan *plan) {
    const struct volume_seal *seal = plan->request->seal;
    for (size_t i = 0; seal && i < seal->count; i++) {
        if (i > 0 && strcmp(seal->names[i - 1], seal->names[i]) >= 0)
            BUG("the files of the seal are not in bytewise order");
        add(plan, ITEM_SEAL, arena_printf(plan->arena, BAG_SEAL "%s", seal->names[i]));
    }
}

bool plan_make(struct plan *plan, struct arena *arena, const struct volume_request *request,
               struct volume_written *written, struct diagnostics *diagnostics) {
    *plan = (struct plan){.request = request, .arena = arena, .diagnostics = diagnostics};
    check_id(request->id);
    check_order(request);
    count_payload(request, written);
    size_t seals = request->seal ? request->seal->count : 0, most = request->count + seals + 5;
    struct volume_file *files = arena_alloc(arena, most * sizeof *files);
    plan->items = memory_zeroed(most * sizeof *plan->items);
    for (size_t i = 0; i < most; i++) plan->items[i].file = &files[i];
    plan->seals = memory_zeroed((seals + 1) * sizeof *plan->seals);
    plan->content = content_new(diagnostics);

    make_bag_info(plan, written);
    verify_text(&plan->text, request->id, request->preface, request->seal);
    add_memory(plan, "bagit.txt", BAG_DECLARATION, strlen(BAG_DECLARATION));
    add_memory(plan, "bag-info.txt", plan->bag_info.bytes, plan->bag_info.length);
    for (size_t i = 0; i < request->count; i++) add_entry(plan, &request->entries[i]);
    add_memory(plan, "VERIFY.txt", plan->text.bytes, plan->text.length);
    add(plan, ITEM_MANIFEST, BAG_MANIFEST);
    add(plan, ITEM_TAG_MANIFEST, BAG_TAG_MANIFEST);
    add_seal(plan);
    plan->current = plan->count;
    written->files = files;
    written->count = plan->count;
    return check_names(plan);
}

void plan_free(struct plan *plan) {
    size_t seals = plan->request->seal ? plan->request->seal->count : 0;
    for (size_t i = 0; i < seals; i++) buffer_free(&plan->seals[i]);
    free(plan->seals);
    content_free(plan->content);
    buffer_free(&plan->manifest);
    buffer_free(&plan->tag_manifest);
    buffer_free(&plan->bag_info);
    buffer_free(&plan->text);
    free(plan->items);
}

// ---- what is made while the volume is written
// -----------------------------------------------------

static void add_row(struct buffer *into, const struct volume_file *file) {
    char hex[SHA256_HEX];
    buffer_printf(into, "%s  %s\n", hex_write(file->sha256, SHA256_SIZE, hex), file->name);
}

// The payload manifest lists data/, the tag manifest everything else that was written before it.
static void make_manifest(struct plan *plan, size_t index, bool payload, struct buffer *into) {
    for (size_t i = 0; i < index; i++)
        if (is_payload(plan->items[i].file->name) == payload) add_row(into, plan->items[i].file);
    plan->items[index].bytes = into->bytes;
    plan->items[index].file->size = (int64_t)into->length;
}

static bool make_seal(struct plan *plan) {
    const struct volume_seal *seal = plan->request->seal;
    if (plan->sealed) return true;
    plan->sealed = true;
    if (!seal->seal(seal->context, plan->tag_manifest.bytes, plan->tag_manifest.length, plan->seals,
                    plan->diagnostics))
        return false;
    for (size_t i = 0; i < seal->count; i++)
        if (plan->seals[i].length == 0)
            return diagnose(plan->diagnostics, STATUS_ENVIRONMENT, plan->request->path, 0,
                            _("the seal \"%s\" came out empty; the volume was not made"),
                            seal->names[i]);
    return true;
}

static bool take_seal(struct plan *plan, size_t index) {
    if (!make_seal(plan)) return false;
    size_t seals = plan->request->seal->count;
    const struct buffer *bytes = &plan->seals[index - (plan->count - seals)];
    plan->items[index].bytes = bytes->bytes;
    plan->items[index].file->size = (int64_t)bytes->length;
    return true;
}

bool plan_prepare(struct plan *plan, size_t index, int64_t *size) {
    bool ok = true;
    switch (plan->items[index].kind) {
    case ITEM_MANIFEST:
        make_manifest(plan, index, true, &plan->manifest);
        break;
    case ITEM_TAG_MANIFEST:
        make_manifest(plan, index, false, &plan->tag_manifest);
        break;
    case ITEM_SEAL:
        ok = take_seal(plan, index);
        break;
    case ITEM_MEMORY:
    case ITEM_FILE:
        break;
    }
    *size = plan->items[index].file->size;
    return ok;
}
