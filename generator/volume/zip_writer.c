// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_writer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/volume_limits.h"
#include "volume/zip_format.h"
#include "volume/zip_names.h"

enum { WINDOW = 1024 * 1024 };

struct zip_job;

struct job_entry {
    struct zip_job *job;
    int64_t size;
    zip_error_t error;
};

struct zip_job {
    const struct zip_contents *contents;
    struct part *part;
    struct job_entry *entries;
    size_t next;       // the entry whose content comes next
    bool begun;        // its begin() was called
    bool told;         // somebody has told the diagnostics what went wrong
    bool out_of_order; // libzip asked for contents in another order than ours
    bool committed;    // libzip has written all
    zip_error_t error;
    // The destination: what is not yet in the part file. libzip writes 4 KiB at a time and goes
    // back to fill in each local header; both mostly meet this window.
    int64_t position;     // of the next write
    int64_t window_start; // offset of window[0]
    size_t window_length;
    unsigned char *window;
};

// ---- destination ------------------------------------------------------------------------------

static bool flush(struct zip_job *job) {
    if (job->window_length > 0 &&
        !part_write_at(job->part, job->window_start, job->window, job->window_length)) {
        job->told = true;
        return false;
    }
    job->window_start += (int64_t)job->window_length;
    job->window_length = 0;
    return true;
}

static bool put(struct zip_job *job, const void *bytes, size_t length) {
    int64_t offset = job->position - job->window_start;
    bool inside =
        offset >= 0 && offset <= (int64_t)job->window_length && (size_t)offset + length <= WINDOW;
    if (!inside) {
        if (!flush(job)) return false;
        job->window_start = job->position;
        offset = 0;
        if (length > WINDOW) {
            job->position += (int64_t)length;
            job->window_start = job->position;
            job->told = !part_write_at(job->part, job->position - (int64_t)length, bytes, length);
            return !job->told;
        }
    }
    memcpy(job->window + offset, bytes, length);
    if ((size_t)offset + length > job->window_length) job->window_length = (size_t)offset + length;
    job->position += (int64_t)length;
    return true;
}

static zip_int64_t failed(zip_error_t *error, int code, int system) {
    zip_error_set(error, code, system);
    return -1;
}

static int64_t end_of(const struct zip_job *job) {
    int64_t end = job->window_start + (int64_t)job->window_length;
    return end > part_size(job->part) ? end : part_size(job->part);
}

static zip_int64_t seek_write(struct zip_job *job, void *data, zip_uint64_t length) {
    zip_source_args_seek_t *arguments =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, &job->error);
    if (!arguments) return -1;
    int64_t base = 0;
    if (arguments->whence == SEEK_CUR) base = job->position;
    if (arguments->whence == SEEK_END) base = end_of(job);
    if (base + arguments->offset < 0) return failed(&job->error, ZIP_ER_SEEK, EINVAL);
    job->position = base + arguments->offset;
    return 0;
}

// To libzip the destination is a file that does not exist yet.
static zip_int64_t destination(void *context, void *data, zip_uint64_t length,
                               zip_source_cmd_t command) {
    struct zip_job *job = context;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT:
    case ZIP_SOURCE_OPEN:
        return failed(&job->error, ZIP_ER_READ, ENOENT);
    case ZIP_SOURCE_BEGIN_WRITE:
        return 0;
    case ZIP_SOURCE_WRITE:
        if (!put(job, data, length)) return failed(&job->error, ZIP_ER_WRITE, EIO);
        return (zip_int64_t)length;
    case ZIP_SOURCE_SEEK_WRITE:
        return seek_write(job, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return job->position;
    case ZIP_SOURCE_COMMIT_WRITE:
        if (!flush(job)) return failed(&job->error, ZIP_ER_WRITE, EIO);
        job->committed = true;
        return 0;
    case ZIP_SOURCE_ROLLBACK_WRITE: // the part file is dropped by its owner
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&job->error, data, length);
    default:
        return failed(&job->error, ZIP_ER_OPNOTSUPP, 0);
    }
}

// ---- entries ----------------------------------------------------------------------------------

// libzip asks for the size right before it writes an entry's header, which is after it has written
// everything before it; here the content begins.
static bool begin(struct zip_job *job, struct job_entry *entry) {
    size_t index = (size_t)(entry - job->entries);
    if (index + 1 == job->next) return true; // asked again after the content was read
    if (index != job->next) {
        job->out_of_order = true;
        return false;
    }
    if (!job->begun && !job->contents->begin(job->contents->context, index, &entry->size)) {
        job->told = true;
        return false;
    }
    job->begun = true;
    return true;
}

static zip_int64_t stat_entry(struct zip_job *job, struct job_entry *entry, zip_stat_t *status) {
    if (!begin(job, entry)) return failed(&entry->error, ZIP_ER_INTERNAL, 0);
    zip_stat_init(status);
    status->size = (zip_uint64_t)entry->size;
    status->comp_size = status->size;
    status->comp_method = ZIP_CM_STORE;
    status->encryption_method = ZIP_EM_NONE;
    status->valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    return sizeof *status;
}

static zip_int64_t read_entry(struct zip_job *job, struct job_entry *entry, void *data,
                              zip_uint64_t length) {
    size_t index = (size_t)(entry - job->entries);
    if (index != job->next || !job->begun) {
        job->out_of_order = true;
        return failed(&entry->error, ZIP_ER_INTERNAL, 0);
    }
    int64_t got = job->contents->read(job->contents->context, index, data, length);
    bool ok = got >= 0;
    if (got == 0) {
        ok = job->contents->end(job->contents->context, index);
        job->next++;
        job->begun = false;
    }
    if (ok) return got;
    job->told = true;
    return failed(&entry->error, ZIP_ER_READ, EIO);
}

static zip_int64_t content(void *context, void *data, zip_uint64_t length,
                           zip_source_cmd_t command) {
    struct job_entry *entry = context;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_STAT:
        return stat_entry(entry->job, entry, data);
    case ZIP_SOURCE_READ:
        return read_entry(entry->job, entry, data, length);
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&entry->error, data, length);
    default:
        return failed(&entry->error, ZIP_ER_OPNOTSUPP, 0);
    }
}

// ---- the archive ------------------------------------------------------------------------------

static bool add_entry(zip_t *archive, struct zip_job *job, size_t index, uint16_t dos_date) {
    struct job_entry *entry = &job->entries[index];
    entry->job = job;
    zip_error_init(&entry->error);
    zip_source_t *source = zip_source_function(archive, content, entry);
    if (!source) return false;
    const char *name = job->contents->name(job->contents->context, index);
    // libzip 1.7 flags a name as UTF-8 when it needs it, 1.11 whenever it is told so.
    zip_flags_t encoding = zip_name_is_ascii(name) ? ZIP_FL_ENC_GUESS : ZIP_FL_ENC_UTF_8;
    zip_int64_t at = zip_file_add(archive, name, source, encoding);
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    if ((size_t)at != index) BUG("libzip numbers entries in another order");
    zip_uint64_t added = (zip_uint64_t)at;
    return zip_set_file_compression(archive, added, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, added, ZIP_OUR_TIME, dos_date, 0) == 0 &&
           zip_file_set_external_attributes(archive, added, 0, ZIP_OPSYS_UNIX,
                                            ZIP_OUR_ATTRIBUTES) == 0;
}

static bool write_all(zip_t *archive, struct zip_job *job, uint16_t dos_date) {
    for (size_t i = 0; i < job->contents->count; i++)
        if (!add_entry(archive, job, i, dos_date)) return false;
    return zip_close(archive) == 0;
}

static bool run(struct zip_job *job, uint16_t dos_date, struct buffer *reason) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_function_create(destination, job, &error);
    zip_t *archive =
        target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    bool ok = archive && write_all(archive, job, dos_date);
    if (archive && !ok) {
        buffer_add_text(reason, zip_strerror(archive));
        zip_discard(archive);
    } else if (!archive) {
        buffer_add_text(reason, zip_error_strerror(&error));
        if (target) zip_source_free(target);
    }
    zip_error_fini(&error);
    return ok && job->committed && job->next == job->contents->count;
}

bool zip_write(struct part *part, const struct zip_contents *contents, date day, const char *path,
               struct diagnostics *diagnostics) {
    struct civil civil = date_civil(day);
    if (contents->count == 0) BUG("an empty ZIP was asked for");
    if (!volume_day_fits(day)) BUG("a ZIP cannot hold this year");
    uint16_t dos_date = (uint16_t)((civil.year - 1980) << 9 | civil.month << 5 | civil.day);

    struct zip_job job = {.contents = contents, .part = part};
    job.entries = memory_zeroed(contents->count * sizeof *job.entries);
    job.window = memory_zeroed(WINDOW);
    zip_error_init(&job.error);
    struct buffer reason = BUFFER_EMPTY;
    bool ok = run(&job, dos_date, &reason);
    if (job.out_of_order) BUG("libzip reads entries in another order than they were added in");
    if (!ok && !job.told)
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("the ZIP cannot be written: %s"),
                 buffer_text(&reason));
    buffer_free(&reason);
    for (size_t i = 0; i < contents->count; i++)
        if (job.entries[i].job) zip_error_fini(&job.entries[i].error);
    zip_error_fini(&job.error);
    free(job.window);
    free(job.entries);
    return ok;
}
