// SPDX-License-Identifier: Apache-2.0
// One batch into the archive. The order matters: announce, D3 and D5, Y (which records the digests
// of the others' tag manifests), catalogue, working copies. Whatever stops it, nothing half-done
// stays.
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/language.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/platform.h"
#include "batches/build_state.h"
#include "batches/check_reports.h"
#include "batches/seen.h"
#include "batches/volume_records.h"
#include "volume/volume_limits.h"

const char *build_outcome_id(enum build_outcome outcome) {
    static const char *const ids[] = {
        [BUILD_SEALED] = "sealed",
        [BUILD_REVISED] = "revised",
        [BUILD_UNCHANGED] = "unchanged",
        [BUILD_REFUSED] = "refused",
    };
    return ids[outcome];
}

// ---- before anything is written ---------------------------------------------------------------

// "officer: reason"
static void split_decision(struct build *build) {
    const char *given = build->intake->options.seal_incomplete;
    const struct batch *batch = build->batch;
    if (!given || !build->checked->findings->blocked) return;
    if (!volume_day_fits(batch->exportedOn)) {
        char day[DATE_TEXT];
        diagnose(build->diagnostics, STATUS_FINDINGS, batch->sourceFile, (long)batch->record.line,
                 _("exportedOn=\"%s\": no volume can be of this day, so that no decision seals it"),
                 date_format(batch->exportedOn, day));
        return;
    }
    const char *colon = strchr(given, ':');
    build->officer = arena_copy_bytes(build->arena, given, (size_t)(colon - given));
    for (colon++; *colon == ' ';) colon++;
    build->reason = colon;
}

static bool find_earlier(struct build *build) {
    const struct batch *batch = build->batch;
    build->earlier =
        catalogue_find_batch(build_catalogue(build), build->arena, batch_institution(batch)->code,
                             batch->year, batch->number);
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
    return build->earlier &&
           strcmp(build->earlier->export_sha256,
                  hex_text(build->arena, build->batch->sourceSha256, SHA256_SIZE)) == 0;
}

static bool is_sealed_file(struct build *build, const struct material *material,
                           const struct catalogue_file *file) {
    if (material->fileSize == DECIMAL_NONE || material->fileSize / DECIMAL_ONE != file->size)
        return false;
    return !material->fileSha256 ||
           strcmp(hex_text(build->arena, material->fileSha256, SHA256_SIZE), file->sha256) == 0;
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
        ok = catalogue_list_files(build_catalogue(build), build->arena, volume->id, &files);
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
    const char *folder = archive_path(build->intake->archive, arena,
                                      archive_report_folder(arena, build->batch->year,
                                                            batch_institution(build->batch)->code,
                                                            build->batch->number));
    build->built->report =
        check_report_write(build->press, build->checked, build->index, folder, build->diagnostics);
    return build->built->report != NULL;
}

// The catalogue has told its own diagnostics why.
static void archive_has_failed(struct build *build) {
    if (build->diagnostics->worst < STATUS_ENVIRONMENT)
        build->diagnostics->worst = STATUS_ENVIRONMENT;
}

static bool refuse(struct build *build) {
    build->built->outcome = BUILD_REFUSED;
    if (!write_report(build)) return false;
    build_lock(build);
    bool ok = build->earlier || build_record(build, 0);
    build_unlock(build);
    if (!ok) archive_has_failed(build);
    return ok;
}

// With the lock held.
static bool record(struct build *build) {
    if (build_record(build, build->revision)) return build_settle(build);
    archive_has_failed(build);
    build_take_back(build);
    return false;
}

static bool note_seen(struct build *build) {
    build_lock(build);
    bool ok = seen_note(build_catalogue(build), build->batch, build->files, build->arena);
    build_unlock(build);
    return ok;
}

// In turn.
static bool seal(struct build *build) {
    build_lock(build);
    bool ok = record(build);
    build_unlock(build);
    if (!ok) return false;
    build_note_digests(build);
    build->built->outcome = build->revision > 1 ? BUILD_REVISED : BUILD_SEALED;
    size_t count = 0;
    for (int index = CLASS_COUNT - 1; index >= 0; index--)
        if (build->paths[index])
            build->built->volumes[count++] =
                archive_path(build->intake->archive, build->arena, build->paths[index]);
    return write_report(build) && note_seen(build);
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
    if (mismatch && intake_judge_whole(build->intake, build->checked, told) &&
        build->checked->findings->blocked) {
        build->step = STEP_REFUSE;
        return true;
    }
    place_messages(build, &messages);
    messages_tell(&messages, told);
    return written;
}

// With the lock held.
static bool compare_payload(struct build *build, bool before) {
    struct catalogue *catalogue = build_catalogue(build);
    bool changed = false;
    if (!tell_changed_payload(build, &changed)) return false;
    return (before && !changed) ||
           seen_note(catalogue, build->batch, changed ? NULL : build->files, build->arena);
}

static bool leave_unchanged(struct build *build) {
    build->built->outcome = BUILD_UNCHANGED;
    build_lock(build);
    bool before = seen_before(build_catalogue(build), build->batch, build->files, build->arena);
    build_unlock(build);
    if (!before && !intake_judge_whole(build->intake, build->checked, build->diagnostics))
        return false;
    build_lock(build);
    bool ok = compare_payload(build, before);
    build_unlock(build);
    return ok;
}

// ---- side by side, and in turn ------------------------------------------------------------------

// An officer who seals in spite of findings has seen all of them, digests included.
static bool wants_digests(const struct build *build) {
    return build->intake->options.seal_incomplete != NULL;
}

static void prepare(struct build *build) {
    *build = (struct build){.intake = build->intake,
                            .input = build->input,
                            .checked = build->checked,
                            .built = build->built,
                            .diagnostics = build->diagnostics,
                            .press = build->press,
                            .folder = -1};
    *build->built = (struct built){0};
    build->ok = intake_read(build->intake, build->input, wants_digests(build), build->checked,
                            build->diagnostics);
    build->arena = build->checked->arena;
    build->batch = build->checked->batch;
}

static bool work(struct build *build) {
    struct checked *checked = build->checked;
    commits_begin(build);
    if (!intake_hold(build->intake, checked, build->diagnostics)) return false;
    build_lock(build);
    bool found = find_earlier(build);
    build_unlock(build);
    if (!found) return false;
    build->files = seen_files(build->batch, build->arena);
    if (is_unchanged(build)) return leave_unchanged(build);
    // A revision is compared with what the archive holds, file by file.
    if (build->earlier && !wants_digests(build) &&
        !intake_judge_whole(build->intake, checked, build->diagnostics))
        return false;
    split_decision(build);
    build->index = batch_index_new(checked->batch);
    build->step = STEP_REFUSE;
    bool blocked = !build->officer &&
                   (checked->findings->blocked || !volume_day_fits(build->batch->exportedOn));
    return blocked || write_or_refuse(build);
}

struct build *build_prepare(struct intake *intake, const struct export_input *input,
                            struct checked *checked, struct built *built,
                            struct diagnostics *diagnostics) {
    struct build *build = memory_zeroed(sizeof *build);
    build->intake = intake;
    build->input = input;
    build->checked = checked;
    build->built = built;
    build->diagnostics = diagnostics;
    prepare(build);
    return build;
}

void build_work(struct build *build, struct press *press) {
    build->press = press;
    build->ok = build->ok && work(build);
}

// Whether the rules find something else now.
static bool finds_differently(struct build *build) {
    struct checked *checked = build->checked;
    const struct findings *found = checked->findings;
    struct buffer before = BUFFER_EMPTY, now = BUFFER_EMPTY;
    findings_write(build->batch, found, checked->rulebook, &before);
    if (intake_hold(build->intake, checked, build->diagnostics))
        findings_write(build->batch, checked->findings, checked->rulebook, &now);
    bool differs = strcmp(buffer_text(&before), buffer_text(&now)) != 0;
    checked->findings = found;
    buffer_free(&before);
    buffer_free(&now);
    return differs;
}

static void take_back(struct build *build) {
    build_lock(build);
    build_take_back(build);
    build_unlock(build);
}

static void do_again(struct build *build) {
    if (build->step == STEP_SEAL) take_back(build);
    batch_index_free(build->index);
    commits_end(build);
    checked_free(build->checked);
    prepare(build);
    build->ok = build->ok && work(build);
}

bool build_finish(struct build *build, struct press *press) {
    build->press = press;
    if (build->ok && build->step != STEP_NOTHING && commits_concern(build) &&
        finds_differently(build))
        do_again(build);
    bool ok = build->ok;
    if (ok && build->step != STEP_NOTHING) {
        ok = build->step == STEP_SEAL ? seal(build) : refuse(build);
        commits_add(build);
    }
    commits_end(build);
    batch_index_free(build->index);
    free(build);
    return ok;
}

void build_drop(struct build *build) {
    if (build->ok && build->step == STEP_SEAL) take_back(build);
    commits_end(build);
    batch_index_free(build->index);
    free(build);
}

bool build_batch(struct intake *intake, struct press *press, const struct export_input *input,
                 struct checked *checked, struct built *built, struct diagnostics *diagnostics) {
    struct build *build = build_prepare(intake, input, checked, built, diagnostics);
    build_work(build, press);
    return build_finish(build, press);
}
