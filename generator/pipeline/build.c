// SPDX-License-Identifier: Apache-2.0
// One batch into the archive. The order matters: announce, D3 and D5, Y (which records the digests
// of the others' tag manifests), catalogue, working copies. Whatever stops it, nothing half-done
// stays.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/map.h"
#include "base/messages.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "pipeline/batch_counts.h"
#include "pipeline/check_reports.h"
#include "pipeline/content.h"
#include "pipeline/pipeline_state.h"
#include "pipeline/records.h"
#include "pipeline/seen.h"
#include "pipeline/volume_files.h"
#include "volume/writer.h"

// What one build knows while it runs.
struct build {
    struct pipeline *pipeline;
    struct checked *checked;
    struct built *built;
    struct diagnostics *diagnostics;
    struct arena *arena;
    const struct batch *batch;
    const struct catalogue_batch *earlier; // the current revision; NULL: none
    int revision;
    struct volume_plan plan;
    struct batch_index *index;
    const char *officer, *reason;   // of an incomplete sealing; NULL
    int folder;                     // the export's
    struct sealer *sealer;          // NULL: the volumes stay unsigned
    const char *paths[CLASS_COUNT]; // relative to the archive; NULL: not written by this build
    struct volume_written written[CLASS_COUNT];
    const struct catalogue_volume
        *kept[CLASS_COUNT]; // earlier volumes whose content did not change
    unsigned char content[CLASS_COUNT][SHA256_SIZE];
    bool compared[CLASS_COUNT]; // `content` is known before the volume is written
};

static const char *hex(struct arena *arena, const unsigned char *digest) {
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

static struct catalogue_volume *active_volume(struct build *build, int index) {
    struct volume_filter filter = {.institution = batch_institution(build->batch)->code,
                                   .year = build->batch->year,
                                   .number = build->batch->number,
                                   .class_name = class_names[index],
                                   .kind = "batch",
                                   .state = VOLUME_ACTIVE};
    struct catalogue_volumes volumes = {0};
    if (!catalogue_list_volumes(build->pipeline->archive.catalogue, build->arena, &filter,
                                &volumes))
        return NULL;
    return volumes.count ? &volumes.items[volumes.count - 1] : NULL;
}

static bool is_unchanged(const struct build *build) {
    return build->earlier && strcmp(build->earlier->export_sha256,
                                    hex(build->arena, build->batch->sourceSha256)) == 0;
}

static bool is_sealed_file(struct build *build, const struct material *material,
                           const struct catalogue_file *file) {
    if (material->fileSize == DECIMAL_NONE || material->fileSize / DECIMAL_ONE != file->size)
        return false;
    return !material->fileSha256 ||
           strcmp(hex(build->arena, material->fileSha256), file->sha256) == 0;
}

// The same export with other payload: what was sealed stays, but the officer must know. Files that
// stand as they did when they were last compared are not read.
static bool tell_changed_payload(struct build *build, bool *changed) {
    struct map sizes = {0};
    for (EACH(struct material, material, build->batch->material))
        if (material->file) map_add(&sizes, material->id, material);
    bool ok = true;
    for (int index = 0; ok && index < CLASS_COUNT; index++) {
        const struct catalogue_volume *volume = active_volume(build, index);
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

static void name_volumes(struct build *build) {
    const char *suffix =
        build->revision > 1 ? arena_printf(build->arena, "-r%d", build->revision) : "";
    for (int index = 0; index < CLASS_COUNT; index++) {
        struct volume_view *view = &build->plan.volumes[index].view;
        if (!build->plan.needed[index]) continue;
        view->id = arena_printf(build->arena, "%s%s", view->id, suffix);
        view->archivalCode = view->id;
        if (build->revision > 1) view->revision = build->revision;
        view->incomplete = build->reason;
        view->incompleteBy = build->officer;
    }
}

// ---- revisions --------------------------------------------------------------------------------

// A later export makes anew what changed, and always Y; the rest is kept.
static void keep_unchanged(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++) {
        if (!build->plan.needed[index] || build->revision == 1) continue;
        const struct catalogue_volume *active = active_volume(build, index);
        struct planned_volume *volume = &build->plan.volumes[index];
        if (!active) continue;
        volume->view.supersedes = active->id;
        content_digest(build->batch, volume, NULL, build->content[index]);
        build->compared[index] = true;
        bool same = strcmp(active->content_sha256, hex(build->arena, build->content[index])) == 0;
        if (same && index != CLASS_Y) build->kept[index] = active;
        if (same && index != CLASS_Y) volume->view.id = active->id;
    }
}

// ---- writing ----------------------------------------------------------------------------------

static bool write_volume(struct build *build, int index) {
    struct volume_parts parts;
    volume_parts_make(&parts, build->pipeline, build->checked, &build->plan, index, build->index,
                      build->arena);
    for (int other = 0; other < CLASS_COUNT; other++) {
        const struct volume_view *view = &build->plan.volumes[other].view;
        if (other == index || !build->plan.needed[other]) continue;
        const unsigned char *digest = NULL;
        if (build->kept[other]) {
            unsigned char *bytes = arena_alloc(build->arena, SHA256_SIZE);
            hex_read(build->kept[other]->tag_manifest_sha256, bytes, SHA256_SIZE);
            digest = bytes;
        } else if (other < index) {
            digest = build->written[other].tag_manifest_sha256;
        }
        volume_parts_sibling(&parts, view->id, index == CLASS_Y ? digest : NULL);
    }
    bool ok = volume_parts_print(&parts, build->folder, build->diagnostics);
    struct volume_request request;
    if (ok) {
        volume_parts_request(&parts, &request);
        const char *relative = build->paths[index];
        request.seal = build->sealer ? sealer_seal(build->sealer) : NULL;
        request.path = archive_path(&build->pipeline->archive, build->arena, relative);
        char *folder = arena_copy(build->arena, request.path);
        *strrchr(folder, '/') = '\0';
        ok = platform_make_folders(folder, build->diagnostics) &&
             volume_write(build->arena, &request, &build->written[index], build->diagnostics);
    }
    volume_parts_free(&parts);
    return ok;
}

static bool write_volumes(struct build *build) {
    const char *announced[CLASS_COUNT + 1] = {0};
    size_t count = 0;
    for (int index = 0; index < CLASS_COUNT; index++) {
        if (!build->plan.needed[index] || build->kept[index]) continue;
        build->paths[index] = archive_volume_path(build->arena, build->batch->year,
                                                  batch_institution(build->batch)->code,
                                                  build->plan.volumes[index].view.id);
        announced[count++] = build->paths[index];
    }
    if (!archive_announce(&build->pipeline->archive, announced, build->diagnostics)) return false;
    for (int index = 0; index < CLASS_COUNT; index++)
        if (build->paths[index] && !write_volume(build, index)) return false;
    return true;
}

// Every file was read while the volumes were written; the report counts the digests that fit.
static void note_digests(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++) {
        struct map digests = {0};
        const struct volume_written *written = &build->written[index];
        for (size_t i = 0; i < written->count; i++)
            map_add(&digests, written->files[i].name, (void *)written->files[i].sha256);
        const struct planned_volume *volume = &build->plan.volumes[index];
        for (size_t i = 0; i < volume->count; i++)
            if (volume->entries[i].name && map_has(&digests, volume->entries[i].name))
                volume->entries[i].material->fileSha256 =
                    map_find(&digests, volume->entries[i].name);
        map_free(&digests);
    }
}

// A build that failed leaves nothing: what it wrote is not in the catalogue.
static void take_back(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++)
        if (build->paths[index] && build->written[index].count)
            platform_remove(
                archive_path(&build->pipeline->archive, build->arena, build->paths[index]),
                build->diagnostics);
    archive_settled(&build->pipeline->archive, build->diagnostics);
}

// ---- the catalogue ----------------------------------------------------------------------------

static void fill_files(struct build *build, int index, struct catalogue_file *files) {
    const struct volume_written *written = &build->written[index];
    const struct planned_volume *volume = &build->plan.volumes[index];
    struct map entries = {0};
    for (size_t i = 0; i < volume->count; i++)
        if (volume->entries[i].name)
            map_add(&entries, volume->entries[i].name, (void *)volume->entries[i].material);
    for (size_t i = 0; i < written->count; i++) {
        const struct volume_file *file = &written->files[i];
        const struct material *material = map_find(&entries, file->name);
        files[i] = (struct catalogue_file){
            file->name, file->size, hex(build->arena, file->sha256), NULL, NULL, NULL, NULL};
        if (!material) continue;
        files[i].material = material->id;
        files[i].kind = material->kind;
        files[i].medium = material->medium;
        files[i].title = material->title;
    }
    map_free(&entries);
}

static bool record_volume(struct build *build, int index, int64_t batch_row) {
    struct arena *arena = build->arena;
    const struct batch *batch = build->batch;
    const struct planned_volume *volume = &build->plan.volumes[index];
    const struct volume_written *written = &build->written[index];
    const struct volume_view *view = &volume->view;
    if (!build->compared[index]) content_digest(batch, volume, written, build->content[index]);
    struct catalogue_volume row = {
        .id = view->id,
        .kind = "batch",
        .batch = batch_row,
        .institution = batch_institution(batch)->code,
        .institution_name = batch_institution(batch)->name,
        .year = batch->year,
        .number = batch->number,
        .class_name = class_names[index],
        .class_label = codes_label(&build->pipeline->codes, "retention", view->retention),
        .revision = build->revision,
        .supersedes = view->supersedes,
        .path = build->paths[index],
        .size = written->size,
        .sha256 = hex(arena, written->sha256),
        .tag_manifest_sha256 = hex(arena, written->tag_manifest_sha256),
        .content_sha256 = hex(arena, build->content[index]),
        .items = volume->rows.count,
        .pages = (uint32_t)(view->pages == INTEGER_NONE ? 0 : view->pages),
        .period_start = view->periodFrom,
        .period_end = view->periodUntil,
        .due = view->dueOn,
        .sealed_at = platform_now(),
        .is_signed = build->sealer != NULL,
        .incomplete = build->pipeline->options.seal_incomplete && build->reason
                          ? build->pipeline->options.seal_incomplete
                          : NULL,
    };
    struct catalogue_file *files = arena_alloc(arena, (written->count + 1) * sizeof *files);
    fill_files(build, index, files);
    struct catalogue_event event = {.at = row.sealed_at,
                                    .kind = "sealed",
                                    .subject = row.id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail = arena_printf(arena, "%s %s", row.tag_manifest_sha256,
                                                           row.is_signed ? "signed" : "unsigned")};
    return catalogue_put_volume(build->pipeline->archive.catalogue, &row, files, written->count) &&
           catalogue_add_event(build->pipeline->archive.catalogue, &event);
}

static bool record(struct build *build, int revision) {
    struct catalogue *catalogue = build->pipeline->archive.catalogue;
    const struct findings *findings = build->checked->findings;
    struct catalogue_verdict verdict = {
        .blocking = (uint32_t)findings->by_severity[SEVERITY_BLOCKING],
        .serious = (uint32_t)findings->by_severity[SEVERITY_SERIOUS],
        .general = (uint32_t)findings->by_severity[SEVERITY_GENERAL],
        .hints = (uint32_t)findings->by_severity[SEVERITY_HINT],
        .undecided = (uint32_t)findings->undecided,
        .questions = (uint32_t)findings->questions,
    };
    int64_t row;
    bool ok = catalogue_begin(catalogue) &&
              catalogue_put_batch(catalogue, build->batch, revision, &verdict,
                                  build->reason ? build->pipeline->options.seal_incomplete : NULL,
                                  &row) &&
              batch_counts_put(catalogue, build->checked, row);
    for (int index = 0; ok && index < CLASS_COUNT; index++)
        if (build->paths[index] && !build->kept[index]) ok = record_volume(build, index, row);
    if (ok) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
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
    return write_report(build) && (build->earlier || record(build, 0));
}

static bool seal(struct build *build) {
    volume_plan_make(&build->plan, build->batch, build->checked->rulebook, build->pipeline->config,
                     &build->pipeline->codes, build->arena);
    name_volumes(build);
    keep_unchanged(build);
    const struct institution *institution = batch_institution(build->batch);
    if (!signing_find(build->pipeline->signing, institution->code, institution->creditCode,
                      &build->sealer, build->diagnostics))
        return false;
    build->folder = platform_open_folder(build->batch->sourceFolder, build->diagnostics);
    bool ok = build->folder >= 0 && write_volumes(build) && record(build, build->revision);
    platform_close(build->folder);
    if (!ok) {
        take_back(build);
        return false;
    }
    note_digests(build);
    build->built->outcome = build->revision > 1 ? BUILD_REVISED : BUILD_SEALED;
    size_t count = 0;
    for (int index = CLASS_COUNT - 1; index >= 0; index--)
        if (build->paths[index])
            build->built->volumes[count++] =
                archive_path(&build->pipeline->archive, build->arena, build->paths[index]);
    return archive_settled(&build->pipeline->archive, build->diagnostics) && write_report(build);
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
static bool seal_or_refuse(struct build *build) {
    struct messages messages;
    struct diagnostics outer = messages_keep(&messages, build->arena), *told = build->diagnostics;
    build->diagnostics = &outer;
    bool sealed = seal(build);
    build->diagnostics = told;
    bool mismatch = !sealed && outer.worst == STATUS_FINDINGS;
    if (mismatch && pipeline_judge(build->pipeline, build->checked, true, told) &&
        build->checked->findings->blocked)
        return refuse(build);
    place_messages(build, &messages);
    messages_tell(&messages, told);
    return sealed;
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

bool pipeline_build(struct pipeline *pipeline, const struct export_input *input,
                    struct checked *checked, struct built *built, struct diagnostics *diagnostics) {
    *built = (struct built){0};
    // An officer who seals in spite of findings has seen all of them, digests included.
    bool digest = pipeline->options.seal_incomplete != NULL;
    if (!pipeline_check(pipeline, input, digest, checked, diagnostics)) return false;
    struct build build = {.pipeline = pipeline,
                          .checked = checked,
                          .built = built,
                          .diagnostics = diagnostics,
                          .arena = checked->arena,
                          .batch = checked->batch,
                          .folder = -1};
    if (!find_earlier(&build)) return false;
    const char *files = seen_files(build.batch, build.arena);
    if (is_unchanged(&build)) return leave_unchanged(&build, files);
    // A revision is compared with what the archive holds, file by file.
    if (build.earlier && !digest && !pipeline_judge(pipeline, checked, true, diagnostics))
        return false;
    split_decision(&build);
    build.index = batch_index_new(checked->batch);
    bool blocked = checked->findings->blocked && !build.officer;
    bool ok = blocked ? refuse(&build) : seal_or_refuse(&build);
    if (ok && built->outcome != BUILD_REFUSED)
        ok = seen_note(pipeline, build.batch, files, build.arena);
    batch_index_free(build.index);
    return ok;
}
