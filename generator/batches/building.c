// SPDX-License-Identifier: Apache-2.0
// One batch into the archive. The order matters: announce, D3 and D5, Y (which records the digests
// of the others' tag manifests), catalogue, working copies. Whatever stops it, nothing half-done
// stays.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/platform.h"
#include "batches/build_state.h"
#include "batches/check_reports.h"
#include "batches/seen.h"

const char *build_hex(struct arena *arena, const unsigned char *digest) {
    return hex_write(digest, SHA256_SIZE, arena_alloc(arena, SHA256_HEX));
}

// ---- before anything is written ---------------------------------------------------------------

// "officer: reason"
static void split_decision(struct build *build) {
    const char *given = build->pipeline->options.seal_incomplete;
    if (!given || !build->checked->findings->blocked) return;
    const char *colon = strchr(given, ':');
    build->officer = arena_copy_bytes(build->arena, given, (size_t)(colon - given));
    for (colon++; *colon == ' ';) colon++;
    build->reason = colon;
}

static bool find_earlier(struct build *build) {
    const struct batch *batch = build->batch;
    build->earlier =
        catalogue_find_batch(build->pipeline->archive.catalogue, build->arena,
                             batch_institution(batch)->code, batch->year, batch->number);
    if (build->diagnostics->worst == STATUS_ENVIRONMENT) return false;
    build->revision = build->earlier ? build->earlier->revision + 1 : 1;
    if (build->earlier && build->earlier->exported_on > batch->exportedOn) {
        char archived[DATE_TEXT];
        return diagnose(build->diagnostics, STATUS_INPUT, batch->sourceFile, batch->record.line,
                        _("the archive holds a later export of this batch (%s); nothing is done"),
                        date_format(build->earlier->exported_on, archived));
    }
    return true;
}

static bool is_unchanged(const struct build *build) {
    return build->earlier && strcmp(build->earlier->export_sha256,
                                    build_hex(build->arena, build->batch->sourceSha256)) == 0;
}

static bool is_sealed_file(struct build *build, const struct material *material,
                           const struct catalogue_file *file) {
    if (material->fileSize == DECIMAL_NONE || material->fileSize / DECIMAL_ONE != file->size)
        return false;
    return !material->fileSha256 ||
           strcmp(build_hex(build->arena, material->fileSha256), file->sha256) == 0;
}

// The same export with other payload: what was sealed stays, but the officer must know. Files that
// stand as they did when they were last compared are not read.
static bool tell_changed_payload(struct build *build, bool *changed) {
    struct map sizes = {0};
    for (EACH(struct material, material, build->batch->material))
        if (material->file) map_add(&sizes, material->id, material);
    bool ok = true;
    for (int index = 0; ok && index < CLASS_COUNT; index++) {
        const struct catalogue_volume *volume = build_active_volume(build, index);
        struct catalogue_files files = {0};
        if (!volume) continue;
        ok = catalogue_list_files(build->pipeline->archive.catalogue, build->arena, volume->id,
                                  &files);
        for (size_t i = 0; ok && i < files.count; i++) {
            const struct material *material =
                files.items[i].material ? map_find(&sizes, files.items[i].material) : NULL;
            if (!material || is_sealed_file(build, material, &files.items[i])) continue;
            *changed = true;
            diagnose(build->diagnostics, STATUS_FINDINGS, build->batch->sourceFile,
                     material->record.line,
                     _("file %s is not what is sealed in %s; if it was mended, export the batch "
                       "again, which makes a revision"),
                     material->file, volume->id);
        }
    }
    map_free(&sizes);
    return ok;
}

// ---- reports ----------------------------------------------------------------------------------

static bool write_report(struct build *build) {
    struct arena *arena = build->arena;
    const char *folder = archive_path(&build->pipeline->archive, arena,
                                      archive_report_folder(arena, build->batch->year,
                                                            batch_institution(build->batch)->code,
                                                            build->batch->number));
    build->built->report = check_report_write(build->pipeline, build->checked, build->index, folder,
                                              build->diagnostics);
    return build->built->report != NULL;
}

static bool refuse(struct build *build) {
    build->built->outcome = BUILD_REFUSED;
    return write_report(build) && (build->earlier || build_record(build, 0));
}

// In turn.
static bool seal(struct build *build) {
    if (!build_record(build, build->revision)) {
        build_take_back(build);
        return false;
    }
    build_note_digests(build);
    build->built->outcome = build->revision > 1 ? BUILD_REVISED : BUILD_SEALED;
    size_t count = 0;
    for (int index = CLASS_COUNT - 1; index >= 0; index--)
        if (build->paths[index])
            build->built->volumes[count++] =
                archive_path(&build->pipeline->archive, build->arena, build->paths[index]);
    return build_settle(build) && write_report(build);
}

// What is told about a file names the export and the line that declares it.
static void place_messages(const struct build *build, struct messages *messages) {
    for (struct message *message = messages->first; message; message = message->next) {
        struct diagnostic *told = &message->diagnostic;
        for (EACH(struct material, material, build->batch->material)) {
            if (!told->file || !material->file || strcmp(told->file, material->file) != 0) continue;
            told->message = arena_printf(build->arena, "%s: %s", told->file, told->message);
            told->file = build->batch->sourceFile;
            told->line = (long)material->record.line;
            break;
        }
    }
}

// A digest that does not fit is found while the volume is written: then every file is read and the
// batch is held against the rules again, and refused with all that is wrong.
static bool write_or_refuse(struct build *build) {
    struct messages messages;
    struct diagnostics outer = messages_keep(&messages, build->arena), *told = build->diagnostics;
    build->diagnostics = &outer;
    bool written = build_write(build);
    build->diagnostics = told;
    build->step = STEP_SEAL;
    bool mismatch = !written && outer.worst == STATUS_FINDINGS;
    if (mismatch && pipeline_judge(build->pipeline, build->checked, true, told) &&
        build->checked->findings->blocked) {
        build->step = STEP_REFUSE;
        return true;
    }
    place_messages(build, &messages);
    messages_tell(&messages, told);
    return written;
}

static bool leave_unchanged(struct build *build, const char *files) {
    struct pipeline *pipeline = build->pipeline;
    bool changed = false;
    build->built->outcome = BUILD_UNCHANGED;
    bool before = seen_before(pipeline, build->batch, files, build->arena);
    if (!before && !pipeline_judge(pipeline, build->checked, true, build->diagnostics))
        return false;
    if (!tell_changed_payload(build, &changed)) return false;
    return (before && !changed) ||
           seen_note(pipeline, build->batch, changed ? NULL : files, build->arena);
}

// ---- side by side, and in turn ------------------------------------------------------------------

static bool begin(struct build *build, const struct export_input *input) {
    struct pipeline *pipeline = build->pipeline;
    struct checked *checked = build->checked;
    // An officer who seals in spite of findings has seen all of them, digests included.
    bool digest = pipeline->options.seal_incomplete != NULL;
    build_lock(build);
    build->commits = pipeline->commits;
    build_unlock(build);
    if (!pipeline_check(pipeline, input, digest, checked, build->diagnostics)) return false;
    build->arena = checked->arena;
    build->batch = checked->batch;
    build_lock(build);
    bool found = find_earlier(build);
    build_unlock(build);
    if (!found) return false;
    build->files = seen_files(build->batch, build->arena);
    if (is_unchanged(build)) {
        build_lock(build);
        bool left = leave_unchanged(build, build->files);
        build_unlock(build);
        return left;
    }
    // A revision is compared with what the archive holds, file by file.
    if (build->earlier && !digest && !pipeline_judge(pipeline, checked, true, build->diagnostics))
        return false;
    split_decision(build);
    build->index = batch_index_new(checked->batch);
    build->step = STEP_REFUSE;
    bool blocked = checked->findings->blocked && !build->officer;
    return blocked || write_or_refuse(build);
}

// Whether what was committed since the check would have been found: another batch of the
// institution, or of the same people.
static bool would_differ(struct build *build) {
    struct pipeline *pipeline = build->pipeline;
    if (build->step == STEP_NOTHING || build->commits == pipeline->commits) return false;
    struct buffer before = BUFFER_EMPTY, now = BUFFER_EMPTY;
    const struct checked *checked = build->checked;
    const struct findings *again = pipeline_hold(pipeline, build->checked, build->diagnostics);
    findings_write(build->batch, checked->findings, checked->rulebook, &before);
    if (again) findings_write(build->batch, again, checked->rulebook, &now);
    bool differ = strcmp(buffer_text(&before), buffer_text(&now)) != 0;
    buffer_free(&before);
    buffer_free(&now);
    return differ;
}

static void start(struct build *build) {
    *build = (struct build){.pipeline = build->pipeline,
                            .checked = build->checked,
                            .built = build->built,
                            .diagnostics = build->diagnostics,
                            .folder = -1};
    *build->built = (struct built){0};
}

struct build *pipeline_build_begin(struct pipeline *pipeline, const struct export_input *input,
                                   struct checked *checked, struct built *built,
                                   struct diagnostics *diagnostics) {
    struct build *build = memory_zeroed(sizeof *build);
    build->pipeline = pipeline;
    build->checked = checked;
    build->built = built;
    build->diagnostics = diagnostics;
    start(build);
    build->ok = begin(build, input);
    return build;
}

bool pipeline_build_end(struct build *build, const struct export_input *input) {
    struct pipeline *pipeline = build->pipeline;
    build_lock(build);
    if (build->ok && would_differ(build)) {
        if (build->step == STEP_SEAL) build_take_back(build);
        batch_index_free(build->index);
        checked_free(build->checked);
        start(build);
        build->ok = begin(build, input);
    }
    bool ok = build->ok;
    if (ok && build->step != STEP_NOTHING) {
        ok = build->step == STEP_SEAL ? seal(build) : refuse(build);
        pipeline->commits++;
    }
    if (ok && build->step == STEP_SEAL)
        ok = seen_note(pipeline, build->batch, build->files, build->arena);
    build_unlock(build);
    batch_index_free(build->index);
    free(build);
    return ok;
}

bool pipeline_build(struct pipeline *pipeline, const struct export_input *input,
                    struct checked *checked, struct built *built, struct diagnostics *diagnostics) {
    return pipeline_build_end(pipeline_build_begin(pipeline, input, checked, built, diagnostics),
                              input);
}
