// SPDX-License-Identifier: Apache-2.0
// ARCHIVE/catalogue.db: what an archive holds. SQLite in WAL mode, so that readers come at any
// time; the one writer is ensured by platform_lock() of archive/. The volumes are the truth and
// the catalogue an index of them, but for the history of events, which is append-only (events.h).
//
// Every list is ordered by its content, never by when or in which order it was written. Texts and
// lists are allocated in the arena that is passed. A function that fails has told the catalogue's
// diagnostics why: the environment (status 3) has failed, also when the catalogue was made by a
// newer version or is damaged, because no export that the user could mend is to blame.
#ifndef JUANCE_CATALOGUE_DATABASE_H
#define JUANCE_CATALOGUE_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "model/batch.h"

#define CATALOGUE_FILE "catalogue.db"
enum { CATALOGUE_VERSION = 4, CATALOGUE_SHA256 = 32 };

struct catalogue;

enum catalogue_mode {
    CATALOGUE_READ, // never writes, works in a folder without write permission
    CATALOGUE_WRITE // makes the catalogue when it is not there, readable by its owner alone; one of
                    // an older version becomes one of this, in one transaction
};

// Writes the SHA-256 of the bytes; the caller passes volume/'s, so that OpenSSL stays there.
typedef void catalogue_digest(const void *bytes, size_t length,
                              unsigned char into[CATALOGUE_SHA256]);

// What stands between anybody and an archive: a folder of it that cannot be read, which is not the
// same as one that is empty; volumes without a catalogue, which must not be taken for an archive
// that begins. False then, after a message of STATUS_ENVIRONMENT. An archive that is not there is
// fine.
bool catalogue_reachable(const char *folder, struct diagnostics *diagnostics);

// `folder` is the archive, which exists. NULL after a failure; CATALOGUE_READ of an archive without
// a catalogue is STATUS_INPUT, of one of an older version STATUS_ENVIRONMENT. `digest` may be NULL
// when no event is written or checked. `program` is this program's version, for the message of an
// older one.
struct catalogue *catalogue_open(const char *folder, enum catalogue_mode mode, const char *program,
                                 catalogue_digest *digest, struct diagnostics *diagnostics);
void catalogue_close(
    struct catalogue *catalogue); // rolls back what was not committed; NULL is fine

// Around everything that belongs to one batch. Between begin and commit a failure of any call below
// makes the commit fail (and roll back), so that a batch is whole in the catalogue or not at all.
bool catalogue_begin(struct catalogue *catalogue);
bool catalogue_commit(struct catalogue *catalogue);
void catalogue_rollback(struct catalogue *catalogue); // without a begin: nothing happens

// Reads the whole file and holds it against its own structure; for `verify`.
bool catalogue_check(struct catalogue *catalogue);

// ---- batches ------------------------------------------------------------------------------------
// What the check of a batch found, as the catalogue keeps it.
struct catalogue_verdict {
    uint32_t blocking, serious, general, hints; // findings by severity
    uint32_t undecided, questions;
    uint32_t uploaded_late; // certificates whose data came later than the rules allow
    uint32_t videos_late;   // videos likewise
};

struct catalogue_batch {
    int64_t id; // names this row; not stable between archives, never to be printed
    const char *institution, *institution_name, *credit_code;
    int year;
    const char *number;
    int revision; // 1 and up; 0 for a batch that was checked but could not be sealed
    bool current; // the highest revision of its batch
    const char *title, *jurisdiction, *region;
    const char *export_sha256; // lower-case hex
    const char *export_file;
    date exported_on, plan_filed_on, first_exam, last_exam, closed_on;
    uint32_t candidates; // on the list (报名)
    uint32_t approved;   // passed the review of eligibility (审核通过)
    uint32_t sat;        // signed in to at least one session, or scored (实考)
    uint32_t certified;  // with a certificate that is not voided (获证)
    struct catalogue_verdict verdict;
    uint32_t returned, returned_open; // certificates sent back; of these, not sent again
    const char *incomplete;           // "officer: reason" of --seal-incomplete; NULL
};

struct catalogue_batches {
    struct catalogue_batch *items;
    size_t count;
};

// The current revision of a batch; NULL when there is none (or after a failure: see worst status).
// A batch whose export_sha256 equals the new export's is unchanged.
struct catalogue_batch *catalogue_find_batch(struct catalogue *catalogue, struct arena *arena,
                                             const char *institution, int year, const char *number);

// Current revisions by institution, year, number; `institution` NULL and `year` 0: any.
// `unsealed` gives the batches that were checked but not sealed since instead.
bool catalogue_list_batches(struct catalogue *catalogue, struct arena *arena,
                            const char *institution, int year, bool unsealed,
                            struct catalogue_batches *into);

// Every revision of one batch, oldest first.
bool catalogue_list_revisions(struct catalogue *catalogue, struct arena *arena,
                              const char *institution, int year, const char *number,
                              struct catalogue_batches *into);

// Writes the batch with its people, sittings, certificates and figures as a new revision. Earlier
// revisions stay. `revision` is one more than the current one (1 for the first); 0 for a batch that
// is not sealed: it replaces what an earlier revision 0 left, and is dropped by the next real one.
// `*id` names the row for catalogue_put_volume().
bool catalogue_put_batch(struct catalogue *catalogue, const struct batch *batch, int revision,
                         const struct catalogue_verdict *verdict, const char *incomplete,
                         int64_t *id);

// ---- exports that were seen -----------------------------------------------------------------
// What the export at `path` (absolute) consisted of when it was found sealed: whatever text the
// caller compares. NULL: it was not seen with this digest, or the archive's current batch of it is
// of another export, or a failure.
const char *catalogue_find_seen(struct catalogue *catalogue, struct arena *arena, const char *path,
                                const char *export_sha256);
// `files` NULL: forget it.
bool catalogue_put_seen(struct catalogue *catalogue, const char *path, const char *export_sha256,
                        const char *files);

// ---- volumes ------------------------------------------------------------------------------------
enum volume_state { VOLUME_ACTIVE, VOLUME_SUPERSEDED, VOLUME_DESTROYED };
enum { VOLUME_STATES = 3 };
const char *volume_state_name(enum volume_state state); // "active", "superseded", "destroyed"

struct catalogue_volume {
    const char *id;   // <institution>-<year>-<batch no.>-<class>[-rN]
    const char *kind; // "batch", "rating", "case", "disposal"
    int64_t batch;    // row of the batch whose build wrote it; 0: not of a batch
    const char *institution, *institution_name;
    int year;
    const char *number;      // of the batch, cycle or case
    const char *title;       // 案卷题名; NULL: that of its batch, or it was destroyed
    const char *class_name;  // "Y", "D5", "D3"
    const char *class_label; // as the documents print it: 永久, 长期, 5年
    int revision;            // 1: without -rN
    const char *supersedes;  // volume id; NULL
    const char *path;        // relative to the archive
    int64_t size;            // bytes
    const char *sha256;      // of the ZIP; all digests in lower-case hex
    const char *tag_manifest_sha256;
    const char *content_sha256; // of the payload manifest: equal when the payload is
    uint32_t items, pages;
    date period_start, period_end, due; // DATE_NONE: never ends
    moment sealed_at;
    bool is_signed;
    const char *incomplete; // "officer: reason"; NULL
    const char *seal_list;  // name of the seal list that covers it; NULL
    enum volume_state state;
    date state_since; // DATE_NONE for an active one
};

struct catalogue_volumes {
    struct catalogue_volume *items;
    size_t count;
};

struct catalogue_file {
    const char *name; // entry below the volume's top folder
    int64_t size;
    const char *sha256;
    const char *material, *kind, *medium, *title; // of the material; NULL for registers and tags
};

struct catalogue_files {
    struct catalogue_file *items;
    size_t count;
};

// Zeroed: everything.
struct volume_filter {
    const char *institution; // NULL: any
    int year;                // 0: any
    const char *number;      // of the batch; NULL: any
    const char *class_name;  // NULL: any
    const char *kind;        // NULL: any
    bool any_state;          // else only `state`
    enum volume_state state;
    bool has_due_by;
    date due_by;   // due on this day or before
    bool unlisted; // not in a seal list yet
};

// The volume it supersedes becomes VOLUME_SUPERSEDED on the day of `sealed_at`.
bool catalogue_put_volume(struct catalogue *catalogue, const struct catalogue_volume *volume,
                          const struct catalogue_file *files, size_t file_count);

struct catalogue_volume *catalogue_find_volume(struct catalogue *catalogue, struct arena *arena,
                                               const char *id); // NULL: none
bool catalogue_list_volumes(struct catalogue *catalogue, struct arena *arena,
                            const struct volume_filter *filter, struct catalogue_volumes *into);
bool catalogue_list_files(struct catalogue *catalogue, struct arena *arena, const char *volume,
                          struct catalogue_files *into);

bool catalogue_set_volume_state(struct catalogue *catalogue, const char *volume,
                                enum volume_state state, date since);
bool catalogue_set_seal_list(struct catalogue *catalogue, const char *volume, const char *list);

// Removes what is known of a destroyed volume's files: their titles may name people.
bool catalogue_forget_files(struct catalogue *catalogue, const char *volume);

// Removes, in every revision of the batch, the rows of people who hold no certificate of it, and
// all sittings: what remains is what the permanent volume's roster says. Part of a destruction.
bool catalogue_forget_people(struct catalogue *catalogue, const char *institution, int year,
                             const char *number);

// ---- looking for something ------------------------------------------------------------------
enum hit_kind { HIT_BATCH, HIT_CERTIFICATE, HIT_CANDIDATE, HIT_STAFF };

struct catalogue_hit {
    enum hit_kind kind;
    const char *institution, *institution_name;
    int year;
    const char *batch, *batch_title;
    const char *name;               // of the person; of the institution for a batch
    const char *number;             // of the certificate, candidate, staff member or batch
    const char *id_number;          // personal: for the archive's own people
    const char *occupation, *level; // codes
    date day;                       // certificate: issued; batch: last examination
    const char *status;             // certificate: status; staff: role
    const char *volume;             // path of the batch's active Y volume; NULL
};

struct catalogue_hits {
    struct catalogue_hit *items;
    size_t count;
    bool more; // `limit` was reached
};

// Every word (separated by blanks) must occur in the name, number, ID number, institution or batch
// number of one row of a current revision, as a substring; ASCII letters match in either case.
bool catalogue_search(struct catalogue *catalogue, struct arena *arena, const char *words,
                      size_t limit, struct catalogue_hits *into);

#endif
