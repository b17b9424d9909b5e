// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/language.h"
#include "base/platform.h"

extern char **environ;

struct child {
    pid_t process;
    int to, from; // -1 when closed
};

static void close_end(int *descriptor) {
    if (*descriptor >= 0) close(*descriptor);
    *descriptor = -1;
}

// A child that ends before it has read everything must not end us. Other threads are left alone.
static void hold_pipe_signal(sigset_t *kept) {
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, kept);
}

static void release_pipe_signal(const sigset_t *kept) {
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    if (!sigismember(kept, SIGPIPE)) sigtimedwait(&pipe_signal, NULL, &(struct timespec){0, 0});
    pthread_sigmask(SIG_SETMASK, kept, NULL);
}

static bool start(struct child *child, const char *const *arguments, const sigset_t *signals) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0) return false;
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return false;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    // The passphrase's descriptor was inherited without O_CLOEXEC; the child must not see it.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, signals);
    sigset_t usual; // we may ignore what the child must not
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setpgroup(&attributes, 0); // so that what it starts can be killed with it
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    int error = posix_spawnp(&child->process, arguments[0], &actions, &attributes,
                             (char *const *)(const void *)arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    child->to = in[1];
    child->from = out[0];
    fcntl(child->to, F_SETFL, O_NONBLOCK);
    errno = error;
    return error == 0;
}

enum outcome { ENDED, WROTE_TOO_MUCH, TOOK_TOO_LONG, BROKE_OFF };

// Milliseconds left for poll(); -1: no limit.
static int time_left(int64_t deadline) {
    int64_t left = deadline ? deadline - platform_monotonic() : -1;
    return deadline && left < 0 ? 0 : (int)left;
}

// Writes and reads at once, so that neither side waits for ever.
static enum outcome talk(struct child *child, const char *input, size_t length,
                         struct buffer *output, size_t limit, int64_t deadline) {
    size_t before = output->length;
    while (child->from >= 0) {
        if (time_left(deadline) == 0) return TOOK_TOO_LONG;
        if (length == 0) close_end(&child->to);
        struct pollfd ends[2] = {{child->from, POLLIN, 0}, {child->to, POLLOUT, 0}};
        if (poll(ends, child->to >= 0 ? 2 : 1, time_left(deadline)) < 0 && errno != EINTR)
            return BROKE_OFF;
        if (child->to >= 0 && ends[1].revents) {
            ssize_t written = write(child->to, input, length);
            if (written > 0) input += written, length -= (size_t)written;
            if (written < 0 && errno != EAGAIN && errno != EINTR) length = 0; // it does not read on
        }
        if (!ends[0].revents) continue;
        char piece[16384];
        ssize_t got = read(child->from, piece, sizeof piece);
        if (got == 0) close_end(&child->from);
        if (got > 0) buffer_add(output, piece, (size_t)got);
        if (got < 0 && errno != EINTR) return BROKE_OFF;
        if (output->length - before > limit) return WROTE_TOO_MUCH;
    }
    return ENDED;
}

// It has closed its output and may still be at work.
static enum outcome wait_for(pid_t process, int64_t deadline) {
    siginfo_t state = {0};
    for (long pause = 100 * 1000;; pause = pause < 20 * 1000 * 1000 ? pause * 2 : pause) {
        int options = WEXITED | WNOWAIT | (deadline ? WNOHANG : 0);
        if (waitid(P_PID, (id_t)process, &state, options) == 0 && state.si_pid == process)
            return ENDED;
        if (deadline && time_left(deadline) == 0) return TOOK_TOO_LONG;
        if (deadline) nanosleep(&(struct timespec){0, pause}, NULL);
    }
}

static bool tell(enum outcome outcome, const char *program, const struct process_bounds *bounds,
                 struct diagnostics *diagnostics) {
    switch (outcome) {
    case WROTE_TOO_MUCH:
        return diagnose(diagnostics, STATUS_ENVIRONMENT, program, 0,
                        _("answered with more than %zu bytes"), bounds->output);
    case TOOK_TOO_LONG:
        return diagnose(diagnostics, STATUS_ENVIRONMENT, program, 0,
                        _("had not ended after %u seconds and was killed; see what it waits for, "
                          "or give it a longer timeout in the configuration"),
                        bounds->seconds);
    case BROKE_OFF:
    case ENDED:
        break;
    }
    return diagnose(diagnostics, STATUS_ENVIRONMENT, program, 0, _("cannot be read from"));
}

bool process_run(const char *const *arguments, const void *input, size_t length,
                 struct buffer *output, const struct process_bounds *bounds,
                 struct diagnostics *diagnostics) {
    int64_t deadline = bounds->seconds ? platform_monotonic() + (int64_t)bounds->seconds * 1000 : 0;
    struct child child = {0, -1, -1};
    sigset_t signals;
    hold_pipe_signal(&signals);
    bool started = start(&child, arguments, &signals);
    if (!started)
        diagnose(diagnostics, STATUS_ENVIRONMENT, arguments[0], 0, _("cannot be run: %s"),
                 strerror(errno));
    enum outcome outcome = ENDED;
    if (started) outcome = talk(&child, input, length, output, bounds->output, deadline);
    close_end(&child.to);
    close_end(&child.from);
    if (started && outcome == ENDED) outcome = wait_for(child.process, deadline);
    if (started && outcome != ENDED) kill(-child.process, SIGKILL);
    int status = 0;
    while (started && waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
    }
    release_pipe_signal(&signals);
    if (!started) return false;
    if (outcome != ENDED) return tell(outcome, arguments[0], bounds, diagnostics);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, arguments[0], 0,
                    WIFEXITED(status) ? _("ended with status %d") : _("was ended by signal %d"),
                    WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

// ---- secrets
// --------------------------------------------------------------------------------------

enum { SECRET_MAX = 4096 };

static bool read_line(int descriptor, struct buffer *secret) {
    char bytes[SECRET_MAX];
    size_t length = 0;
    int64_t got;
    while (length < sizeof bytes &&
           (got = platform_read_some(descriptor, bytes + length, sizeof bytes - length)) > 0)
        length += (size_t)got;
    const char *end = memchr(bytes, '\n', length);
    size_t line = end ? (size_t)(end - bytes) : length;
    if (line > 0 && bytes[line - 1] == '\r') line--;
    buffer_add(secret, bytes, line);
    explicit_bzero(bytes, sizeof bytes);
    return line > 0;
}

static bool is_open_to_others(int descriptor) {
    struct stat state;
    return fstat(descriptor, &state) != 0 || (state.st_mode & 077) != 0;
}

static bool from_environment(const char *name, struct buffer *secret) {
    char *value = getenv(name);
    if (!value || !*value) return false;
    buffer_add_text(secret, value);
    explicit_bzero(value, strlen(value));
    unsetenv(name);
    return true;
}

bool secret_read(const char *where, struct buffer *secret, struct diagnostics *diagnostics) {
    bool ok = false;
    if (strncmp(where, "env:", 4) == 0) {
        ok = from_environment(where + 4, secret);
    } else if (strncmp(where, "file:", 5) == 0) {
        int descriptor = platform_open_file(where + 5, diagnostics);
        if (descriptor < 0) return false;
        if (is_open_to_others(descriptor)) {
            platform_close(descriptor);
            return diagnose(diagnostics, STATUS_ENVIRONMENT, where + 5, 0,
                            _("can be read by others, so it holds no secret: chmod 600"));
        }
        ok = read_line(descriptor, secret);
        platform_close(descriptor);
    } else if (strncmp(where, "fd:", 3) == 0 && where[3] >= '0' && where[3] <= '9') {
        ok = read_line(atoi(where + 3), secret);
    } else {
        return diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                        _("a passphrase is named as file:PATH, env:NAME or fd:NUMBER"));
    }
    if (ok) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0, _("there is no passphrase at \"%s\""),
                    where);
}

bool secret_is_there(const char *where) {
    struct stat state;
    if (strncmp(where, "env:", 4) == 0) {
        const char *value = getenv(where + 4);
        return value && *value;
    }
    if (strncmp(where, "file:", 5) == 0) return stat(where + 5, &state) == 0;
    return strncmp(where, "fd:", 3) == 0 && fstat(atoi(where + 3), &state) == 0;
}

void secret_free(struct buffer *secret) {
    if (secret->bytes) explicit_bzero(secret->bytes, secret->capacity);
    buffer_free(secret);
}
