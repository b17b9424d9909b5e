// SPDX-License-Identifier: Apache-2.0
// usage: kill_at NUMBER COMMAND...
// A tracer: runs COMMAND and kills it with SIGKILL at the entry of its NUMBERth system call, before
// the call does anything; threads and children count in the order in which they come. Ends with 137
// then. With 0, or when there are fewer calls, the command runs to its end, its status is the
// tracer's, and the number of calls goes into the file $KILL_AT_LOG.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STOPPED_BY_CALL = SIGTRAP | 0x80, KILLED = 137, BROKEN = 125 };

// Threads and children that stand inside a call: their next stop is its end.
static pid_t *inside;
static size_t inside_count;

static int enters(pid_t who) {
    for (size_t i = 0; i < inside_count; i++) {
        if (inside[i] != who) continue;
        inside[i] = inside[--inside_count];
        return 0;
    }
    inside = realloc(inside, (inside_count + 1) * sizeof *inside);
    if (!inside) exit(BROKEN);
    inside[inside_count++] = who;
    return 1;
}

static void forget(pid_t who) {
    for (size_t i = 0; i < inside_count; i++)
        if (inside[i] == who) inside[i] = inside[--inside_count];
}

static _Noreturn void broken(const char *what) {
    fprintf(stderr, "kill_at: %s: %s\n", what, strerror(errno));
    exit(BROKEN);
}

static void write_log(long calls) {
    const char *path = getenv("KILL_AT_LOG");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", calls);
    fclose(file);
}

static _Noreturn void be_traced(char **command) {
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) broken("this system allows no tracer");
    raise(SIGSTOP);
    execvp(command[0], command);
    broken(command[0]);
}

// Lets `who` go on to its next call or event.
static void go_on(pid_t who, int signal) {
    if (ptrace(PTRACE_SYSCALL, who, NULL, (void *)(long)signal) != 0 && errno != ESRCH)
        broken("the traced command cannot go on");
}

// The signal to hand on for a stop that is no system call; 0: the stop is the tracer's own.
static int signal_of(int status) {
    int signal = WSTOPSIG(status);
    return signal == SIGTRAP || signal == SIGSTOP ? 0 : signal;
}

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: kill_at NUMBER COMMAND...\n");
        return BROKEN;
    }
    long number = atol(arguments[1]), calls = 0;
    pid_t child = fork();
    if (child < 0) broken("fork");
    if (child == 0) be_traced(arguments + 2);
    int status;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) return BROKEN;
    if (ptrace(PTRACE_SETOPTIONS, child, NULL,
               (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                        PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL)) != 0)
        broken("this system allows no tracer");
    go_on(child, 0);
    for (pid_t who; (who = waitpid(-1, &status, __WALL)) > 0;) {
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            forget(who);
            if (who != child) continue;
            if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
            write_log(calls);
            return WEXITSTATUS(status);
        }
        if (WSTOPSIG(status) != STOPPED_BY_CALL) {
            go_on(who, signal_of(status));
            continue;
        }
        if (enters(who) && ++calls == number) {
            kill(child, SIGKILL);
            while ((who = waitpid(-1, &status, __WALL)) > 0) // its threads as well, else it stays
                if (who == child && (WIFSIGNALED(status) || WIFEXITED(status))) break;
            return KILLED;
        }
        go_on(who, 0);
    }
    return BROKEN;
}
