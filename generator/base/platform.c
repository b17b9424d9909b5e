// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "base/platform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/language.h"
#include "base/memory.h"

// ---- clock and entropy ------------------------------------------------------------------------

static moment fixed_clock = MOMENT_NONE;

int64_t platform_monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

moment platform_now(void) {
    if (fixed_clock != MOMENT_NONE) return fixed_clock;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (moment)now.tv_sec + 8 * 3600;
}

void platform_set_clock(moment fixed) {
    fixed_clock = fixed;
}

bool platform_entropy(void *bytes, size_t length, struct diagnostics *diagnostics) {
    if (getrandom(bytes, length, 0) == (ssize_t)length) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                    _("the system gives no random bytes: %s"), strerror(errno));
}

// ---- looking at files -------------------------------------------------------------------------

const char *platform_data_folder(struct arena *arena) {
    const char *named = getenv("JUANCE_DATA");
    if (named && *named) return arena_copy(arena, named);
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return ".";
    program[length] = '\0';
    *strrchr(program, '/') = '\0';
    const char *installed = arena_printf(arena, "%s/../share/juance", program);
    if (platform_path_kind(installed) == PATH_FOLDER) return installed;
    return arena_printf(arena, "%s/..", program);
}

const char *platform_locale_folder(struct arena *arena, const char *data_folder) {
    const char *installed = arena_printf(arena, "%s/locale", data_folder);
    if (platform_path_kind(installed) == PATH_FOLDER) return installed;
    return arena_printf(arena, "%s/build/locale", data_folder);
}

// 1 and not 0: a core pattern that is a pipe heeds only 1 (core(5)).
const char *platform_cache_folder(struct arena *arena) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && *cache == '/') return arena_printf(arena, "%s/juance", cache);
    return home && *home == '/' ? arena_printf(arena, "%s/.cache/juance", home) : NULL;
}

void platform_no_core_file(void) {
    struct rlimit limit = {1, 1};
    setrlimit(RLIMIT_CORE, &limit);
}

void platform_private_files(void) {
    umask(077);
}

bool platform_fault(struct diagnostics *diagnostics, const char *path, const char *what) {
    return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, "%s: %s", what, strerror(errno));
}

bool platform_read(const char *path, size_t limit, struct buffer *into,
                   struct diagnostics *diagnostics) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return platform_fault(diagnostics, path, _("cannot be opened"));
    struct stat status;
    bool ok = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (!ok) {
        diagnose(diagnostics, STATUS_INPUT, path, 0, _("is not a regular file"));
    } else if ((uintmax_t)status.st_size > limit) {
        ok = diagnose(diagnostics, STATUS_INPUT, path, 0,
                      _("is larger than the %zu bytes that are allowed here"), limit);
    }
    size_t start = into->length;
    char chunk[65536];
    for (int64_t got; ok && (got = platform_read_some(descriptor, chunk, sizeof chunk)) != 0;) {
        if (got < 0)
            ok = platform_fault(diagnostics, path, _("cannot be read"));
        else if (into->length - start + (size_t)got > limit)
            ok = diagnose(diagnostics, STATUS_INPUT, path, 0,
                          _("is larger than the %zu bytes that are allowed here"), limit);
        else
            buffer_add(into, chunk, (size_t)got);
    }
    close(descriptor);
    return ok;
}

// No file can be there of a name that no file can have, nor at the end of links that end nowhere.
static bool is_nowhere(int fault) {
    return fault == ENOENT || fault == ENOTDIR || fault == ENAMETOOLONG || fault == ELOOP;
}

static enum path_kind kind_of(int result, const struct stat *status) {
    if (result != 0) return is_nowhere(errno) ? PATH_MISSING : PATH_UNREACHABLE;
    if (S_ISREG(status->st_mode)) return PATH_FILE;
    return S_ISDIR(status->st_mode) ? PATH_FOLDER : PATH_OTHER;
}

enum path_kind platform_path_kind(const char *path) {
    struct stat status;
    return kind_of(stat(path, &status), &status);
}

enum path_kind platform_link_kind(const char *path) {
    struct stat status;
    return kind_of(lstat(path, &status), &status);
}

static enum path_kind told(enum path_kind kind, const char *path, struct diagnostics *diagnostics) {
    if (kind == PATH_UNREACHABLE) platform_fault(diagnostics, path, _("cannot be read"));
    return kind;
}

enum path_kind platform_look(const char *path, struct diagnostics *diagnostics) {
    return told(platform_path_kind(path), path, diagnostics);
}

enum path_kind platform_look_at_link(const char *path, struct diagnostics *diagnostics) {
    return told(platform_link_kind(path), path, diagnostics);
}

bool platform_name_possible(const char *path) {
    bool possible = strlen(path) < PATH_MAX;
    for (const char *at = path; possible && *at; at += strspn(at, "/")) {
        size_t name = strcspn(at, "/");
        possible = name <= NAME_MAX;
        at += name;
    }
    return possible;
}

bool platform_is_link(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

bool platform_reachable(const char *path, struct diagnostics *diagnostics) {
    enum path_kind kind = platform_path_kind(path);
    bool ok = kind != PATH_UNREACHABLE &&
              (kind != PATH_FOLDER || faccessat(AT_FDCWD, path, R_OK | X_OK, AT_EACCESS) == 0);
    return ok || platform_fault(diagnostics, path, _("cannot be read"));
}

int64_t platform_file_size(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 ? status.st_size : -1;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *platform_list(struct arena *arena, const char *path,
                                 struct diagnostics *diagnostics) {
    DIR *folder = opendir(path);
    if (!folder) {
        platform_fault(diagnostics, path, _("the folder cannot be read"));
        return NULL;
    }
    size_t count = 0, capacity = 16;
    const char **names = memory_zeroed(capacity * sizeof *names);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (count + 1 == capacity) names = memory_resize(names, (capacity *= 2) * sizeof *names);
        names[count++] = arena_copy(arena, entry->d_name);
    }
    closedir(folder);
    qsort(names, count, sizeof *names, by_bytes);
    const char **list = arena_alloc(arena, (count + 1) * sizeof *list);
    memcpy(list, names, count * sizeof *list);
    free(names);
    return list;
}

bool platform_make_folders(const char *path, struct diagnostics *diagnostics) {
    char *copy = memory_copy(path);
    bool ok = true;
    for (char *at = copy + 1; ok; at++) {
        if (*at != '/' && *at != '\0') continue;
        char kept = *at;
        *at = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST)
            ok = platform_fault(diagnostics, copy, _("the folder cannot be made"));
        *at = kept;
        if (!kept) break;
    }
    free(copy);
    return ok;
}

// ---- reading below a folder -------------------------------------------------------------------

enum open_result platform_open(const char *path, int *descriptor) {
    struct stat status;
    *descriptor = -1;
    if (stat(path, &status) != 0) return is_nowhere(errno) ? OPEN_MISSING : OPEN_UNREADABLE;
    if (!S_ISREG(status.st_mode)) return OPEN_NOT_A_FILE;
    *descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return *descriptor < 0 ? OPEN_UNREADABLE : OPEN_OK;
}

int platform_open_folder(const char *path, struct diagnostics *diagnostics) {
    int folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) platform_fault(diagnostics, path, _("the folder cannot be opened"));
    return folder;
}

int platform_open_file(const char *path, struct diagnostics *diagnostics) {
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        platform_fault(diagnostics, path, _("cannot be opened"));
        return -1;
    }
    struct stat status;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) return descriptor;
    diagnose(diagnostics, STATUS_INPUT, path, 0, _("is not a regular file"));
    close(descriptor);
    return -1;
}

// Before Linux 5.6 (and under valgrind) there is no openat2: one component after the other, and no
// link is followed at all, which refuses more but never less.
static int open_by_components(int folder, const char *relative, int flags) {
    char *path = memory_copy(relative);
    int at = dup(folder), next = -1;
    char *rest = path;
    for (char *part; at >= 0 && (part = strtok_r(rest, "/", &rest));) {
        bool last = rest[strspn(rest, "/")] == '\0';
        next = openat(at, part, (last ? flags : O_PATH | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC);
        int fault = errno;
        struct stat status;
        if (next >= 0 && fstat(next, &status) == 0 && S_ISLNK(status.st_mode)) {
            close(next); // O_PATH opens a link itself
            next = -1;
            fault = ELOOP;
        }
        // A link in the middle comes as "not a directory".
        if (next < 0 && fault == ENOTDIR && fstatat(at, part, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISLNK(status.st_mode))
            fault = ELOOP;
        close(at);
        at = next;
        errno = fault;
    }
    free(path);
    return at;
}

static int open_beneath(int folder, const char *relative, uint64_t flags) {
    struct open_how how = {.flags = flags | O_CLOEXEC,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int opened = (int)syscall(SYS_openat2, folder, relative, &how, sizeof how);
    if (opened >= 0 || errno != ENOSYS) return opened;
    return open_by_components(folder, relative, (int)flags);
}

static bool climbs(const char *relative) {
    const char *at = relative;
    do {
        while (*at == '/') at++;
        if (at[0] == '.' && at[1] == '.' && (at[2] == '/' || at[2] == '\0')) return true;
    } while ((at = strchr(at, '/')));
    return *relative == '/';
}

enum open_result platform_open_beneath(int folder, const char *relative, int *descriptor) {
    *descriptor = -1;
    if (climbs(relative)) return OPEN_OUTSIDE;
    // O_PATH first: opening a FIFO or a tape for reading would already have an effect.
    int looked_up = open_beneath(folder, relative, O_PATH);
    if (looked_up < 0) {
        if (errno == EXDEV || errno == ELOOP) return OPEN_OUTSIDE;
        return is_nowhere(errno) ? OPEN_MISSING : OPEN_UNREADABLE;
    }
    struct stat before, after;
    bool regular = fstat(looked_up, &before) == 0 && S_ISREG(before.st_mode);
    close(looked_up);
    if (!regular) return OPEN_NOT_A_FILE;
    *descriptor = open_beneath(folder, relative, O_RDONLY | O_NONBLOCK);
    if (*descriptor < 0) return OPEN_UNREADABLE;
    if (fstat(*descriptor, &after) == 0 && S_ISREG(after.st_mode)) return OPEN_OK;
    close(*descriptor);
    *descriptor = -1;
    return OPEN_NOT_A_FILE;
}

static int64_t nanoseconds(struct timespec time) {
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void take_state(const struct stat *status, struct file_state *state) {
    *state = (struct file_state){status->st_size, nanoseconds(status->st_mtim),
                                 nanoseconds(status->st_ctim), status->st_ino, status->st_dev};
}

bool platform_state(int descriptor, struct file_state *state) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return false;
    take_state(&status, state);
    return true;
}

bool platform_state_below(int folder, const char *relative, struct file_state *state) {
    struct stat status;
    if (fstatat(folder, relative, &status, 0) != 0) return false;
    take_state(&status, state);
    return true;
}

const char *platform_absolute(struct arena *arena, const char *path) {
    char *found = realpath(path, NULL);
    const char *copy = found ? arena_copy(arena, found) : NULL;
    free(found);
    return copy;
}

int64_t platform_read_some(int descriptor, void *bytes, size_t capacity) {
    for (;;) {
        ssize_t got = read(descriptor, bytes, capacity);
        if (got >= 0 || errno != EINTR) return got;
    }
}

int64_t platform_read_at(int descriptor, int64_t offset, void *bytes, size_t capacity) {
    for (;;) {
        ssize_t got = pread(descriptor, bytes, capacity, offset);
        if (got >= 0 || errno != EINTR) return got;
    }
}

void platform_close(int descriptor) {
    if (descriptor >= 0) close(descriptor);
}

bool platform_read_exactly(int descriptor, int64_t offset, void *bytes, size_t length) {
    for (char *to = bytes; length > 0;) {
        ssize_t done = pread(descriptor, to, length, offset);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        to += done;
        offset += done;
        length -= (size_t)done;
    }
    return true;
}

// ---- the terminal and the archive's lock ------------------------------------------------------

// A descriptor that is closed would be given to the next file that is opened.
static void hold_descriptors(void) {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
        if (fcntl(number, F_GETFD) >= 0) continue;
        int mode = number == STDERR_FILENO ? O_WRONLY : O_RDONLY; // no results can be written
        if (open("/dev/null", mode) != number) return;
    }
}

void platform_standard_streams(void) {
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
}

bool platform_reader_has_gone(void) {
    struct pollfd output = {.fd = STDOUT_FILENO};
    return poll(&output, 1, 0) == 1 && (output.revents & POLLERR);
}

bool platform_on_terminal(void) {
    return isatty(STDERR_FILENO) == 1;
}

// A disk that is nearly full writes less than it was asked to, before it says so.
static bool write_whole(int file, const char *bytes, size_t length) {
    for (off_t at = 0; length > 0;) {
        ssize_t done = pwrite(file, bytes, length, at);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes += done;
        at += done;
        length -= (size_t)done;
    }
    return true;
}

// It is asked for again ten times a second. A signal that asks the program to end ends the wait.
static bool take_lock(int lock, unsigned wait) {
    const struct timespec pause = {.tv_nsec = 100000000};
    for (unsigned long left = 10UL * wait; flock(lock, LOCK_EX | LOCK_NB) != 0; left--) {
        if (errno != EWOULDBLOCK || left == 0 || interrupt_asked()) return false;
        nanosleep(&pause, NULL);
    }
    return true;
}

// False after a message. `lock` is a file that somebody else has locked.
static bool say_busy(const char *folder, int lock, struct diagnostics *diagnostics) {
    char owner[96] = "";
    ssize_t length = pread(lock, owner, sizeof owner - 1, 0);
    if (length > 0) owner[strcspn(owner, "\n")] = '\0';
    return diagnose(diagnostics, STATUS_BUSY, folder, 0,
                    _("another juance is writing to this archive (%s); wait for it to end"),
                    *owner ? owner : "?");
}

int platform_lock(const char *folder, unsigned wait, struct diagnostics *diagnostics) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/.lock", folder);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) {
        platform_fault(diagnostics, path, _("the archive's lock cannot be made"));
        return -1;
    }
    if (!take_lock(lock, wait)) {
        if (errno == EWOULDBLOCK)
            say_busy(folder, lock, diagnostics);
        else
            platform_fault(diagnostics, path, _("the archive's lock cannot be made"));
        close(lock);
        return -1;
    }
    char owner[96], now[MOMENT_TEXT];
    int length = snprintf(owner, sizeof owner, "process %ld since %s\n", (long)getpid(),
                          moment_format(platform_now(), now));
    if (ftruncate(lock, 0) != 0 || !write_whole(lock, owner, (size_t)length))
        platform_fault(diagnostics, path, _("cannot be written"));
    return lock;
}

void platform_unlock(int lock) {
    if (lock < 0) return;
    flock(lock, LOCK_UN);
    close(lock);
}
