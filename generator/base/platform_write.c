// SPDX-License-Identifier: Apache-2.0
// What changes the disk: files that come into being whole or not at all, and folders brought to the
// disk.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

struct part {
    int descriptor;
    int64_t size; // where the next part_write() goes
    char *path;
    char *part_path;
    struct diagnostics *diagnostics;
};

struct part *part_open(const char *path, struct diagnostics *diagnostics) {
    struct part *part = memory_zeroed(sizeof *part);
    struct buffer name = BUFFER_EMPTY;
    buffer_printf(&name, "%s.part", path);
    part->path = memory_copy(path);
    part->part_path = name.bytes;
    part->diagnostics = diagnostics;
    part->descriptor =
        open(part->part_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (part->descriptor >= 0) return part;
    platform_fault(diagnostics, part->part_path, _("cannot be created"));
    free(part->path);
    free(part->part_path);
    free(part);
    return NULL;
}

bool part_write_at(struct part *part, int64_t offset, const void *bytes, size_t length) {
    if (!platform_write_at(part->descriptor, offset, bytes, length))
        return platform_fault(part->diagnostics, part->part_path, _("cannot be written"));
    if (offset + (int64_t)length > part->size) part->size = offset + (int64_t)length;
    return true;
}

bool part_write(struct part *part, const void *bytes, size_t length) {
    return part_write_at(part, part->size, bytes, length);
}

int64_t part_size(const struct part *part) {
    return part->size;
}

int part_descriptor(const struct part *part) {
    return part->descriptor;
}

bool part_sync(struct part *part) {
    if (fsync(part->descriptor) == 0) return true;
    return platform_fault(part->diagnostics, part->part_path, _("cannot be brought to the disk"));
}

static void part_free(struct part *part) {
    if (part->descriptor >= 0) close(part->descriptor);
    free(part->path);
    free(part->part_path);
    free(part);
}

static bool sync_folder_of(const char *path, struct diagnostics *diagnostics) {
    char *folder = memory_copy(path);
    char *slash = strrchr(folder, '/');
    if (slash) *(slash == folder ? slash + 1 : slash) = '\0';
    int descriptor = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = descriptor >= 0 && fsync(descriptor) == 0;
    if (!ok) platform_fault(diagnostics, slash ? folder : ".", _("cannot be brought to the disk"));
    platform_close(descriptor);
    free(folder);
    return ok;
}

bool part_commit(struct part *part, bool read_only) {
    bool ok = part_sync(part);
    if (ok && read_only && fchmod(part->descriptor, 0400) != 0)
        ok = platform_fault(part->diagnostics, part->part_path, _("cannot be made read-only"));
    if (ok && rename(part->part_path, part->path) != 0)
        ok = platform_fault(part->diagnostics, part->path, _("cannot be put in place"));
    if (ok)
        ok = sync_folder_of(part->path, part->diagnostics);
    else
        unlink(part->part_path);
    part_free(part);
    return ok;
}

void part_abort(struct part *part) {
    if (!part) return;
    unlink(part->part_path);
    part_free(part);
}

bool platform_write_at(int descriptor, int64_t offset, const void *bytes, size_t length) {
    for (const char *from = bytes; length > 0;) {
        ssize_t done = pwrite(descriptor, from, length, offset);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        from += done;
        offset += done;
        length -= (size_t)done;
    }
    return true;
}

bool platform_write(const char *path, const void *bytes, size_t length,
                    struct diagnostics *diagnostics) {
    struct part *part = part_open(path, diagnostics);
    if (!part) return false;
    if (part_write(part, bytes, length)) return part_commit(part, false);
    part_abort(part);
    return false;
}

bool platform_append(const char *path, const void *bytes, size_t length) {
    int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return false;
    bool ok = write(file, bytes, length) == (ssize_t)length;
    close(file);
    return ok;
}

bool platform_remove(const char *path, struct diagnostics *diagnostics) {
    if (unlink(path) == 0 || errno == ENOENT) return true;
    return platform_fault(diagnostics, path, _("cannot be removed"));
}

bool platform_remove_folder(const char *path, struct diagnostics *diagnostics) {
    if (rmdir(path) == 0 || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST) return true;
    return platform_fault(diagnostics, path, _("cannot be removed"));
}

bool platform_sync_folder(const char *path, struct diagnostics *diagnostics) {
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = descriptor >= 0 && fsync(descriptor) == 0;
    if (!ok) platform_fault(diagnostics, path, _("cannot be brought to the disk"));
    platform_close(descriptor);
    return ok;
}

bool platform_rename(const char *from, const char *to, struct diagnostics *diagnostics) {
    if (rename(from, to) == 0) return sync_folder_of(to, diagnostics);
    return platform_fault(diagnostics, to, _("cannot be put in place"));
}

int platform_scratch(struct diagnostics *diagnostics) {
    const char *folder = getenv("TMPDIR");
    if (!folder || !*folder) folder = "/tmp";
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    if (descriptor < 0)
        platform_fault(diagnostics, folder, _("no temporary file can be made here"));
    return descriptor;
}
