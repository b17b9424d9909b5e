// SPDX-License-Identifier: Apache-2.0
#include "volume/volume_writer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/byte_source.h"
#include "volume/content.h"
#include "volume/plan.h"
#include "volume/read_back.h"
#include "volume/zip_writer.h"

static const char *name_of(void *context, size_t index) {
    const struct plan *plan = context;
    return plan->items[index].zip_name;
}

static bool begin(void *context, size_t index, int64_t *size) {
    struct plan *plan = context;
    plan->current = index;
    return plan_prepare(plan, index, size) && content_begin(plan->content, &plan->items[index]);
}

static int64_t read_some(void *context, size_t index, void *bytes, size_t capacity) {
    struct plan *plan = context;
    (void)index;
    return content_read(plan->content, bytes, capacity);
}

static bool end(void *context, size_t index) {
    struct plan *plan = context;
    return content_end(plan->content, plan->items[index].file->sha256);
}

static bool write_part(struct part *part, struct plan *plan, const struct volume_request *request,
                       struct diagnostics *diagnostics) {
    struct zip_contents contents = {plan, plan->count, name_of, begin, read_some, end};
    return zip_write(part, &contents, request->day, request->path, diagnostics);
}

static void finish(const struct plan *plan, struct volume_written *written) {
    for (size_t i = 0; i < plan->count; i++) {
        const struct plan_item *item = &plan->items[i];
        if (item->kind == ITEM_MANIFEST)
            memcpy(written->manifest_sha256, item->file->sha256, SHA256_SIZE);
        if (item->kind == ITEM_TAG_MANIFEST)
            memcpy(written->tag_manifest_sha256, item->file->sha256, SHA256_SIZE);
    }
}

static bool write_and_read_back(const struct volume_request *request, struct plan *plan,
                                struct volume_written *written, struct diagnostics *diagnostics) {
    struct part *part = part_open(request->path, diagnostics);
    if (!part) return false;
    bool ok = write_part(part, plan, request, diagnostics);
    if (!ok && plan->current < plan->count)
        written->failed_entry = plan->items[plan->current].file->name;
    ok = ok && part_sync(part);
    struct byte_source source = byte_source_descriptor(part_descriptor(part), part_size(part));
    ok = ok && read_back(&source, plan, written->sha256, request->path, diagnostics);
    written->size = source.size;
    if (ok) return part_commit(part, true);
    part_abort(part);
    return false;
}

bool volume_write(struct arena *arena, const struct volume_request *request,
                  struct volume_written *written, struct diagnostics *diagnostics) {
    *written = (struct volume_written){0};
    if (platform_path_kind(request->path) != PATH_MISSING)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, request->path, 0,
                        _("exists already; a sealed volume is never replaced"));
    struct plan plan;
    bool ok = plan_make(&plan, arena, request, written, diagnostics);
    ok = ok && write_and_read_back(request, &plan, written, diagnostics);
    if (ok) finish(&plan, written);
    plan_free(&plan);
    return ok;
}
