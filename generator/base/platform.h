// SPDX-License-Identifier: Apache-2.0
// The only door to clock, entropy and files. Tests link the same door and set the clock by
// platform_set_clock(). Every function that fails says so to `diagnostics`, with the file's name.
#ifndef JUANCE_BASE_PLATFORM_H
#define JUANCE_BASE_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"

int64_t platform_monotonic(void);      // milliseconds since some moment; for time limits
moment platform_now(void);             // Beijing time (UTC+8), whatever the machine's zone
void platform_set_clock(moment fixed); // MOMENT_NONE returns to the real clock
bool platform_entropy(void *bytes, size_t length, struct diagnostics *diagnostics);

// Where schemas/, templates/ and locale/ stand: JUANCE_DATA, else PREFIX/share/juance beside the
// program, else the folder above it (a source tree). Allocated in `arena`.
const char *platform_data_folder(struct arena *arena);

// Where the compiled translations stand: DATA/locale, or build/locale in a source tree.
const char *platform_locale_folder(struct arena *arena, const char *data_folder);

// From now on no core file of this process is written: it holds keys.
void platform_no_core_file(void);

// From now on files are made for their owner only (umask 077): exports hold personal data.
void platform_private_files(void);

// Tells `path`, `what` and errno in words (STATUS_ENVIRONMENT); false.
bool platform_fault(struct diagnostics *diagnostics, const char *path, const char *what);

// From the root, without links; NULL when it is not there.
const char *platform_absolute(struct arena *arena, const char *path);

// Whole file into memory. Refuses more than `limit` bytes and anything but a regular file.
bool platform_read(const char *path, size_t limit, struct buffer *into,
                   struct diagnostics *diagnostics);

// What no permission lets us see is not missing.
enum path_kind { PATH_MISSING, PATH_FILE, PATH_FOLDER, PATH_OTHER, PATH_UNREACHABLE };
enum path_kind platform_path_kind(const char *path); // follows links
enum path_kind platform_link_kind(const char *path); // does not: a link is PATH_OTHER
// The same two; PATH_UNREACHABLE only after a message.
enum path_kind platform_look(const char *path, struct diagnostics *diagnostics);
enum path_kind platform_look_at_link(const char *path, struct diagnostics *diagnostics);
// Whether a file can have this path at all: 255 bytes a name, 4,095 the whole (limits.h).
bool platform_name_possible(const char *path);
bool platform_is_link(const char *path);
// Says why a path is PATH_UNREACHABLE, or why a folder cannot be listed or entered
// (STATUS_ENVIRONMENT); true, and silent, when neither is so.
bool platform_reachable(const char *path, struct diagnostics *diagnostics);
int64_t platform_file_size(const char *path); // bytes; -1 when it cannot be read

// Names in a folder without "." and "..", in bytewise order, allocated in `arena`; NULL-terminated.
// NULL after a failure.
const char *const *platform_list(struct arena *arena, const char *path,
                                 struct diagnostics *diagnostics);

bool platform_make_folders(const char *path, struct diagnostics *diagnostics); // as mkdir -p

// ---- reading below a folder -------------------------------------------------------------------
// Opens `relative` for reading without leaving `folder`: no absolute path, no "..", no link that
// leads out, nothing but a regular file; a FIFO or a device is refused without being opened for
// reading. `folder` is a descriptor from platform_open_folder().
enum open_result {
    OPEN_OK,
    OPEN_MISSING,
    OPEN_OUTSIDE,    // absolute, "..", or a link that leads out
    OPEN_NOT_A_FILE, // folder, FIFO, socket, device
    OPEN_UNREADABLE, // permission or a read error
};
// Any path, links followed, for files that the user names; regular files only.
enum open_result platform_open(const char *path, int *descriptor);
int platform_open_folder(const char *path, struct diagnostics *diagnostics); // -1 on failure
// A file that the user named, anywhere: a regular file, or -1 and a message.
int platform_open_file(const char *path, struct diagnostics *diagnostics);
enum open_result platform_open_beneath(int folder, const char *relative, int *descriptor);

// What identifies one state of a file: if any of it changes while the file is read, what was read
// is not one state of it.
struct file_state {
    int64_t size;
    int64_t modified_ns;
    int64_t changed_ns;
    uint64_t inode;
    uint64_t device;
};
bool platform_state(int descriptor, struct file_state *state);
// Without opening it; links are followed. `folder` is a descriptor from platform_open_folder().
bool platform_state_below(int folder, const char *relative, struct file_state *state);

// Up to `capacity` bytes; 0 at the end, -1 on failure.
int64_t platform_read_some(int descriptor, void *bytes, size_t capacity);
// The same from `offset`, without moving the descriptor's own position.
int64_t platform_read_at(int descriptor, int64_t offset, void *bytes, size_t capacity);
void platform_close(int descriptor); // -1 is fine

// ---- writing ----------------------------------------------------------------------------------
// A file appears under its final name only whole: written as PATH.part with mode 0600, synced,
// renamed, and its folder synced. An aborted or failed part is removed.
struct part;
struct part *part_open(const char *path, struct diagnostics *diagnostics); // NULL on failure
bool part_write(struct part *part, const void *bytes, size_t length);
bool part_write_at(struct part *part, int64_t offset, const void *bytes, size_t length);
int64_t part_size(const struct part *part);
int part_descriptor(const struct part *part); // borrowed, for reading back
bool part_sync(struct part *part);            // data reaches the disk
// Renames to the final name; `read_only` makes it 0400 first. Frees the part in every case.
bool part_commit(struct part *part, bool read_only);
void part_abort(struct part *part); // removes it; NULL is fine

// A file without a name for what does not fit into memory: it vanishes with its descriptor, or with
// the program. -1 on failure.
int platform_scratch(struct diagnostics *diagnostics);
bool platform_write_at(int descriptor, int64_t offset, const void *bytes, size_t length);
// Exactly `length` bytes; false when they are not there.
bool platform_read_exactly(int descriptor, int64_t offset, void *bytes, size_t length);

// All at once.
bool platform_write(const char *path, const void *bytes, size_t length,
                    struct diagnostics *diagnostics);

// Adds to a file of the user's own, which it makes when it is not there; silent: false on failure.
bool platform_append(const char *path, const void *bytes, size_t length);

// Where what can be made again may be kept: $XDG_CACHE_HOME or ~/.cache, and "juance" below it;
// NULL when the user has no home. Not made. Allocated in `arena`.
const char *platform_cache_folder(struct arena *arena);

// For the start of a program. Standard output goes out line by line, so that results and messages
// stand in order where both go to one place. Nobody who reads on ends no program: what cannot be
// written, to a closed pipe or to no file at all, is an error of the stream.
void platform_standard_streams(void);

// Standard output is a pipe that nobody will read on from, as in `... | head`.
bool platform_reader_has_gone(void);

bool platform_on_terminal(void); // standard error is read by somebody

bool platform_remove(const char *path, struct diagnostics *diagnostics); // a missing file is fine
// Removes the folder when it is empty; a missing one, and one that is not empty, is fine.
bool platform_remove_folder(const char *path, struct diagnostics *diagnostics);
// Brings to the disk which names stand in the folder, after names were removed.
bool platform_sync_folder(const char *path, struct diagnostics *diagnostics);
bool platform_rename(const char *from, const char *to, struct diagnostics *diagnostics);

// One writer an archive: an advisory lock on FOLDER/.lock that holds the owner's process id and the
// time. Waits up to `wait` seconds for it. -1, and a message of STATUS_BUSY that names the owner,
// when somebody else has it still; -1 after a message, too, when it cannot be made.
int platform_lock(const char *folder, unsigned wait, struct diagnostics *diagnostics);
void platform_unlock(int lock);

#endif
