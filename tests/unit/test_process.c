// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/process.h"

static bool run(const char *script, const char *input, size_t length, struct buffer *output,
                size_t limit) {
    struct diagnostics quiet = {.quiet = true};
    const char *const arguments[] = {"sh", "-c", script, NULL};
    struct process_bounds bounds = {limit, 60};
    bool ok = process_run(arguments, input, length, output, &bounds, &quiet);
    assert_int_equal(quiet.worst, ok ? STATUS_OK : STATUS_ENVIRONMENT);
    return ok;
}

// More than a pipe holds, both ways at once.
static void large_input_comes_back(void **state) {
    (void)state;
    const size_t length = 3 << 20;
    char *input = malloc(length);
    assert_non_null(input);
    for (size_t i = 0; i < length; i++) input[i] = (char)(i * 7 + i / 251);
    struct buffer output = BUFFER_EMPTY;
    assert_true(run("cat", input, length, &output, length));
    assert_int_equal(output.length, length);
    assert_memory_equal(output.bytes, input, length);
    buffer_free(&output);
    assert_false(run("cat", input, length, &output, length - 1));
    buffer_free(&output);
    assert_true(run("true", input, length, &output, 10)); // reads nothing; that must not end us
    assert_int_equal(output.length, 0);
    assert_false(run("exit 3", "", 0, &output, 10));
    assert_false(run("kill -9 $$", "", 0, &output, 10));
    buffer_free(&output);
    free(input);
}

static void only_three_descriptors(void **state) {
    (void)state;
    struct buffer output = BUFFER_EMPTY; // "ls" has one open itself, the folder it lists
    assert_true(run("ls /proc/self/fd | wc -l", "", 0, &output, 100));
    assert_int_equal(atoi(buffer_text(&output)), 4);
    buffer_free(&output);
}

// What takes too long is killed with all that it started, whether it holds its output open or not.
static void time_limit(void **state) {
    (void)state;
    static const char *const scripts[] = {"sleep 600", "sleep 600 & exit 0",
                                          "exec >/dev/null; sleep 600"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        struct diagnostics quiet = {.quiet = true};
        struct buffer output = BUFFER_EMPTY;
        struct process_bounds bounds = {100, 1};
        const char *const arguments[] = {"sh", "-c", scripts[i], NULL};
        time_t before = time(NULL);
        assert_false(process_run(arguments, "", 0, &output, &bounds, &quiet));
        assert_int_equal(quiet.worst, STATUS_ENVIRONMENT);
        assert_true(time(NULL) - before < 60);
        buffer_free(&output);
    }
}

static void secrets_leave_the_environment(void **state) {
    (void)state;
    struct diagnostics quiet = {.quiet = true};
    struct buffer secret = BUFFER_EMPTY, output = BUFFER_EMPTY;
    setenv("TEST_SECRET", "open sesame", 1);
    assert_true(secret_read("env:TEST_SECRET", &secret, &quiet));
    assert_string_equal(buffer_text(&secret), "open sesame");
    assert_true(run("env", "", 0, &output, 1 << 20));
    assert_null(strstr(buffer_text(&output), "sesame"));
    secret_free(&secret);
    assert_null(secret.bytes);
    assert_false(secret_read("env:TEST_SECRET", &secret, &quiet));
    assert_false(secret_read("open sesame", &secret, &quiet));
    assert_int_equal(quiet.worst, STATUS_ENVIRONMENT);
    buffer_free(&output);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_input_comes_back),
        cmocka_unit_test(only_three_descriptors),
        cmocka_unit_test(time_limit),
        cmocka_unit_test(secrets_leave_the_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
