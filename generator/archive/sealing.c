// SPDX-License-Identifier: Apache-2.0
#include "archive/sealing.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/history_file.h"
#include "archive/seal_lists.h"
#include "archive/sealing_check.h"
#include "archive/signing.h"
#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "volume/byte_source.h"
#include "volume/seal_names.h"
#include "xml/settings.h"

enum { PIECE = 1 << 20 };

struct sealing {
    bool renew;
    struct sealing_result *result;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct archive *archive;
    struct sealer *sealer;
    struct seal_lists lists;          // that are there already
    struct catalogue_volumes volumes; // all of them
    struct catalogue_events events;   // the history up to now
    struct seal_list list;            // the new one
    size_t capacity;
};

static const char *in_archive(const struct sealing *sealing, const char *relative) {
    return archive_path(sealing->archive, sealing->arena, relative);
}

// ---- what the list holds ----------------------------------------------------------------------

// Both digests in one reading.
static bool digest_file(const char *path, unsigned char sha256[SHA256_SIZE], unsigned char *sha512,
                        struct diagnostics *diagnostics) {
    struct byte_source source;
    if (!byte_source_open(&source, path, diagnostics)) return false;
    struct digest *first = digest_new(DIGEST_SHA256), *second = digest_new(DIGEST_SHA512);
    unsigned char *piece = malloc(PIECE);
    bool ok = piece != NULL;
    for (int64_t at = 0; ok && at < source.size; at += PIECE) {
        size_t length = source.size - at < PIECE ? (size_t)(source.size - at) : PIECE;
        ok = byte_source_read(&source, at, piece, length);
        if (ok) digest_add(first, piece, length);
        if (ok && sha512) digest_add(second, piece, length);
    }
    if (!ok) diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("cannot be read to its end"));
    digest_finish(first, sha256);
    if (sha512) digest_finish(second, sha512);
    digest_free(first);
    digest_free(second);
    free(piece);
    byte_source_close(&source);
    return ok;
}

static bool add_row(struct sealing *sealing, const char *path, const char *expected_sha256) {
    struct seal_list *list = &sealing->list;
    struct seal_list_row *row = &list->rows[list->count];
    unsigned char sha256[SHA256_SIZE];
    char hex[SHA256_HEX];
    bool strong = list->algorithm == DIGEST_SHA512;
    if (!digest_file(in_archive(sealing, path), sha256, strong ? row->digest : NULL,
                     sealing->diagnostics))
        return false;
    if (expected_sha256 && strcmp(hex_write(sha256, SHA256_SIZE, hex), expected_sha256) != 0)
        return diagnose(sealing->diagnostics, STATUS_FINDINGS, path, 0,
                        _("is not the volume that was sealed; nothing is listed (run juance "
                          "verify)"));
    if (!strong) memcpy(row->digest, sha256, SHA256_SIZE);
    row->path = path;
    list->count++;
    return true;
}

// Everything below seals/ that proves something.
static size_t count_files(struct sealing *sealing, const char *folder, const char **into) {
    struct diagnostics silent = {.quiet = true};
    const char *const *names = platform_list(sealing->arena, in_archive(sealing, folder), &silent);
    size_t count = 0;
    for (; names && *names; names++) {
        const char *path = arena_printf(sealing->arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_link_kind(in_archive(sealing, path));
        if (kind == PATH_FOLDER)
            count += count_files(sealing, path, into ? into + count : NULL);
        else if (kind == PATH_FILE && !strstr(path, ".part"))
            into ? (void)(into[count++] = path) : (void)count++;
    }
    return count;
}

static int by_path(const void *a, const void *b) {
    return strcmp(((const struct seal_list_row *)a)->path, ((const struct seal_list_row *)b)->path);
}

static bool belongs(const struct sealing *sealing, const struct catalogue_volume *volume) {
    return volume->state != VOLUME_DESTROYED && (sealing->renew || !volume->seal_list);
}

static bool collect(struct sealing *sealing) {
    struct seal_list *list = &sealing->list;
    size_t files = sealing->renew ? count_files(sealing, "seals", NULL) : 0;
    list->rows =
        arena_alloc(sealing->arena, (sealing->volumes.count + files + 1) * sizeof *list->rows);
    for (size_t i = 0; i < sealing->volumes.count; i++) {
        const struct catalogue_volume *volume = &sealing->volumes.items[i];
        if (!belongs(sealing, volume)) continue;
        if (!sealing_check(sealing->archive, volume, &sealing->events, sealing->diagnostics))
            return false;
        if (!add_row(sealing, volume->path, volume->sha256)) return false;
        sealing->result->volumes++;
    }
    const char **names = arena_alloc(sealing->arena, (files + 1) * sizeof *names);
    if (files) count_files(sealing, "seals", names);
    for (size_t i = 0; i < files; i++)
        if (!add_row(sealing, names[i], NULL)) return false;
    qsort(list->rows, list->count, sizeof *list->rows, by_path);
    return true;
}

// The files that the sealer makes, by their extensions.
static const char *describe_seal(struct sealing *sealing) {
    const struct volume_seal *seal = sealer_seal(sealing->sealer);
    const char *text = "";
    for (size_t i = 0; i < seal->count; i++)
        text = arena_printf(sealing->arena, "%s%s%s", text, i ? " " : "",
                            strrchr(seal->names[i], '.') + 1);
    return text;
}

// The name after the last one of this year; the list before it; the head of the history.
static bool place(struct sealing *sealing) {
    struct seal_list *list = &sealing->list;
    struct arena *arena = sealing->arena;
    const struct seal_lists *lists = &sealing->lists;
    const struct listed *last = lists->count ? &lists->items[lists->count - 1] : NULL;
    list->made = platform_now();
    int year = date_civil(moment_date(list->made)).year;
    if (last && last->year > year)
        return diagnose(sealing->diagnostics, STATUS_ENVIRONMENT, last->file, 0,
                        _("is of a later year than this machine's clock says; set the clock"));
    int number = last && last->year == year ? last->number + 1 : 1;
    list->name = number == 1 ? arena_printf(arena, "SEAL-%04d", year)
                             : arena_printf(arena, "SEAL-%04d-%d", year, number);
    list->algorithm = sealing->renew ? DIGEST_SHA512 : DIGEST_SHA256;
    list->chained = last != NULL;
    list->seal = describe_seal(sealing);
    if (last) {
        list->previous.path = last->file;
        struct digest *digest = digest_new(list->algorithm);
        digest_add(digest, buffer_text(&last->text), last->text.length);
        digest_finish(digest, list->previous.digest);
        digest_free(digest);
    }
    if (!catalogue_list_events(sealing->archive->catalogue, arena, NULL, &sealing->events))
        return false;
    const struct listed *contradicted = seal_lists_contradicted(lists, &sealing->events);
    if (contradicted)
        return diagnose(sealing->diagnostics, STATUS_FINDINGS, contradicted->file, 0,
                        _("tells of another history than the catalogue: an older or rewritten "
                          "catalogue lies here; nothing is listed (run juance catalogue rebuild)"));
    list->events = (int64_t)sealing->events.count;
    list->head = catalogue_chain_head(sealing->archive->catalogue, arena);
    return list->head != NULL;
}

// ---- writing ----------------------------------------------------------------------------------

static bool write_final(struct sealing *sealing, const char *relative, const struct buffer *bytes) {
    const char *path = in_archive(sealing, relative);
    struct part *part = part_open(path, sealing->diagnostics);
    if (!part) return false;
    if (!part_write(part, buffer_text(bytes), bytes->length) || !part_sync(part)) {
        part_abort(part);
        return false;
    }
    return part_commit(part, true);
}

// Signs a text; the files of its seal are named after `stem`.
static bool write_seal(struct sealing *sealing, const char *stem, const struct buffer *text) {
    const struct volume_seal *seal = sealer_seal(sealing->sealer);
    struct buffer files[SEAL_FILES] = {BUFFER_EMPTY};
    const char *digest = sealing->renew ? "sha512" : NULL;
    bool ok = sealer_sign(sealing->sealer, text->bytes, text->length, digest, files,
                          sealing->diagnostics);
    for (size_t i = 0; ok && i < seal->count; i++) {
        struct buffer name = BUFFER_EMPTY;
        seal_name_beside(stem, seal->names[i], &name);
        sealing->result->stamped |= strcmp(seal->names[i], SEAL_TOKEN) == 0;
        ok = write_final(sealing, arena_copy(sealing->arena, buffer_text(&name)), &files[i]);
        buffer_free(&name);
    }
    for (int i = 0; i < SEAL_FILES; i++) buffer_free(&files[i]);
    return ok;
}

static bool write_proofs(struct sealing *sealing, const char *folder) {
    struct arena *arena = sealing->arena;
    const struct seal_list *list = &sealing->list;
    const struct merkle *tree = seal_list_tree(arena, list);
    struct buffer proof = BUFFER_EMPTY;
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++) {
        const char *slash = strrchr(list->rows[i].path, '/');
        const char *base = slash ? slash + 1 : list->rows[i].path;
        if (starts_with(list->rows[i].path, SEALS_FOLDER)) continue;
        buffer_clear(&proof);
        seal_proof_write(arena, list, tree, i, &proof);
        ok = write_final(sealing,
                         arena_printf(arena, "%s/%.*s.proof", folder, (int)strlen(base) - 4, base),
                         &proof);
    }
    buffer_free(&proof);
    return ok;
}

// What happened since the list before, for a catalogue that is lost.
static bool write_history(struct sealing *sealing, const char *folder) {
    size_t before = sealing->lists.count;
    struct buffer section = BUFFER_EMPTY;
    history_section_write(&sealing->events, before ? &sealing->lists.items[before - 1].list : NULL,
                          &section);
    bool ok =
        write_final(sealing, arena_printf(sealing->arena, "%s/" HISTORY_SECTION, folder), &section);
    buffer_free(&section);
    return ok;
}

// What a killed run left under the name that is about to be used.
static bool clear(struct sealing *sealing, const char *stem) {
    struct arena *arena = sealing->arena;
    struct diagnostics silent = {.quiet = true};
    const char *const *names = platform_list(arena, in_archive(sealing, stem), &silent);
    bool ok = true;
    for (; ok && names && *names; names++)
        ok = platform_remove(in_archive(sealing, arena_printf(arena, "%s/%s", stem, *names)),
                             sealing->diagnostics);
    static const char *const files[] = {SEAL_SIGNATURE, SEAL_SM2_SIGNATURE, SEAL_CERTIFICATES,
                                        SEAL_CRLS, SEAL_TOKEN};
    for (int i = 0; ok && i < SEAL_FILES; i++) {
        struct buffer name = BUFFER_EMPTY;
        seal_name_beside(stem, files[i], &name);
        ok = platform_remove(in_archive(sealing, buffer_text(&name)), sealing->diagnostics);
        buffer_free(&name);
    }
    return ok;
}

static bool write_list(struct sealing *sealing) {
    struct arena *arena = sealing->arena;
    const struct seal_list *list = &sealing->list;
    const char *stem = arena_printf(arena, SEALS_FOLDER "%s", list->name);
    const char *file = arena_printf(arena, "%s%s", stem, seal_list_extension(list->algorithm));
    struct buffer text = BUFFER_EMPTY, root = BUFFER_EMPTY;
    seal_list_write(arena, list, &text);
    unsigned char digest[DIGEST_SIZE_MAX];
    struct digest *running = digest_new(list->algorithm);
    digest_add(running, text.bytes, text.length);
    digest_finish(running, digest);
    digest_free(running);
    seal_root_write(arena, list, digest, &root);
    bool ok = clear(sealing, stem) &&
              platform_make_folders(in_archive(sealing, stem), sealing->diagnostics) &&
              write_history(sealing, stem) && write_proofs(sealing, stem) &&
              write_final(sealing, arena_printf(arena, "%s/root.txt", stem), &root) &&
              write_seal(sealing, arena_printf(arena, "%s/root.txt", stem), &root) &&
              write_seal(sealing, stem, &text) && write_final(sealing, file, &text);
    if (ok) sealing->result->list = in_archive(sealing, file);
    buffer_free(&text);
    buffer_free(&root);
    return ok;
}

// ---- the catalogue ----------------------------------------------------------------------------

static bool is_row(const struct seal_list *list, const struct catalogue_volume *volume) {
    return seal_list_find(list, volume->path) != NULL;
}

// One transaction: the volumes know their list, and the history knows it too.
static bool record(struct sealing *sealing, const struct seal_list *list, size_t *count) {
    struct catalogue *catalogue = sealing->archive->catalogue;
    char hex[DIGEST_HEX_MAX];
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = "listed",
                                    .subject = list->name,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail =
                                        hex_write(merkle_root(seal_list_tree(sealing->arena, list)),
                                                  digest_size(list->algorithm), hex)};
    bool ok = catalogue_begin(catalogue);
    for (size_t i = 0; ok && i < sealing->volumes.count; i++) {
        struct catalogue_volume *volume = &sealing->volumes.items[i];
        if (volume->seal_list || !is_row(list, volume)) continue;
        ok = catalogue_set_seal_list(catalogue, volume->id, list->name);
        volume->seal_list = list->name;
        ++*count;
    }
    ok = ok && catalogue_add_event(catalogue, &event);
    if (ok) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}

// A run that was killed between its list and the catalogue.
static bool adopt(struct sealing *sealing) {
    for (size_t i = 0; i < sealing->lists.count; i++) {
        const struct listed *listed = &sealing->lists.items[i];
        bool unknown = false;
        for (size_t k = 0; k < sealing->volumes.count; k++)
            unknown |= !sealing->volumes.items[k].seal_list &&
                       is_row(&listed->list, &sealing->volumes.items[k]);
        if (unknown && !record(sealing, &listed->list, &sealing->result->adopted)) return false;
    }
    return true;
}

// Evidence that does not hold any more is not made good by a new signature over it.
static bool check_evidence(struct sealing *sealing, struct verify_report *report) {
    struct arena *arena = sealing->arena;
    struct seal_info info = {MOMENT_NONE, MOMENT_NONE, NULL};
    struct seal_trust trust = {
        signing_anchors(sealing->archive->settings->config, "signature", arena),
        signing_anchors(sealing->archive->settings->config, "time", arena),
        signing_crls(sealing->archive->settings->config, arena), platform_now()};
    for (size_t i = 0; i < sealing->lists.count; i++) {
        const struct listed *listed = &sealing->lists.items[i];
        const char *stem = arena_printf(arena, SEALS_FOLDER "%s", listed->list.name);
        if (!seal_lists_signature(sealing->archive->folder, stem, listed->list.seal, &listed->text,
                                  &trust, &info, report, sealing->diagnostics))
            return false;
    }
    char ended[MOMENT_TEXT];
    if (info.token_until != MOMENT_NONE && info.token_until < trust.at)
        diagnose(sealing->diagnostics, STATUS_OK, NULL, 0,
                 _("the certificate of the last timestamp ended on %s: what is renewed now proves "
                   "nothing about the time between"),
                 moment_format(info.token_until, ended));
    return true;
}

// A list is only ever put on top of lists that hold.
static bool load_lists(struct sealing *sealing) {
    struct verify_report *report = report_new();
    bool ok = seal_lists_load(sealing->archive->folder, sealing->arena, &sealing->lists, report,
                              sealing->diagnostics);
    if (ok && report->failures == 0 && sealing->renew) ok = check_evidence(sealing, report);
    for (size_t i = 0; ok && i < report->count; i++)
        if (report->items[i].verdict == VERDICT_FAILED)
            diagnose(sealing->diagnostics, STATUS_FINDINGS, report->items[i].entry, 0, "%s",
                     report->items[i].message);
    ok = ok && report->failures == 0;
    report_free(report);
    return ok;
}

static bool make(struct sealing *sealing) {
    struct volume_filter all = {.any_state = true};
    if (!catalogue_list_volumes(sealing->archive->catalogue, sealing->arena, &all,
                                &sealing->volumes) ||
        !load_lists(sealing) || !adopt(sealing) || !place(sealing) || !collect(sealing))
        return false;
    if (sealing->result->volumes == 0) return true;
    size_t count = 0;
    return write_list(sealing) && record(sealing, &sealing->list, &count);
}

bool sealing_run(struct archive *archive, bool renew, struct arena *arena,
                 struct sealing_result *result, struct diagnostics *diagnostics) {
    *result = (struct sealing_result){0};
    struct sealing sealing = {.archive = archive,
                              .renew = renew,
                              .result = result,
                              .arena = arena,
                              .diagnostics = diagnostics};
    bool ok = signing_find_any(archive->signing, &sealing.sealer, diagnostics) && make(&sealing);
    seal_lists_free(&sealing.lists);
    return ok;
}
