// SPDX-License-Identifier: Apache-2.0
// 500,000 rows of 8 columns: pages a second, memory, bytes a page; and a register of 60 rows with
// the fonts open already. Usage: bench_render [ROWS], or --rows ROWS to
// print them only
#define _DEFAULT_SOURCE // wait4
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/platform.h"
#include "render/render.h"

enum { COLUMNS = 8, SHORT = 60, REPEAT = 50 };

struct rows {
    size_t count, at;
    char text[COLUMNS][96];
    struct cell cells[COLUMNS];
};

static void start(void *context) {
    ((struct rows *)context)->at = 0;
}

// At least so many digits; printf() would take as long as setting the page. Returns the end.
static char *put_number(char *text, size_t number, int digits) {
    char reversed[24];
    int count = 0;
    for (; number > 0 || count < digits; number /= 10)
        reversed[count++] = (char)('0' + number % 10);
    for (int i = 0; i < count; i++) text[i] = reversed[count - 1 - i];
    text[count] = '\0';
    return text + count;
}

static bool next(void *context, struct row *row) {
    static const char *const names[] = {
        "王𠮷",     "李小明",          "张㛃", "陈𬭎", "赵建国",
        "欧阳某某", "阿卜杜拉·买买提", "刘洋", "黄丽华",  "周𬸚"};
    static const char *const occupations[] = {"电工", "保育师", "养老护理员", "计算机程序设计员"};
    static const char *const levels[] = {"五级", "四级", "三级"};
    struct rows *rows = context;
    if (rows->at == rows->count) return false;
    size_t n = rows->at++;
    put_number(rows->text[0], n + 1, 1);
    strcpy(rows->text[1], names[n * 7 % 10]);
    strcpy(rows->text[2], n % 3 ? "男" : "女");
    char *at = put_number(rows->text[3], 5301, 4);
    at = put_number(at, n % 29 + 1, 2);
    at = put_number(at, 1900 + n * 31 % 40 + 60, 4);
    at = put_number(at, n % 12 + 1, 2);
    at = put_number(at, n * 17 % 28 + 1, 2);
    put_number(at, n * 7919 % 10000, 4);
    strcpy(rows->text[4], occupations[n * 13 % 4]);
    strcpy(rows->text[5], levels[n * 11 % 3]);
    at = put_number(rows->text[6], 60 + n * 23 % 40, 1);
    *at++ = '.';
    put_number(at, n * 29 % 10, 1);
    memcpy(rows->text[7], "S000053010", 10);
    put_number(put_number(rows->text[7] + 10, n / 1000 % 100000, 5), n % 1000000, 6);
    for (int i = 0; i < COLUMNS; i++)
        rows->cells[i] = (struct cell){.text = rows->text[i], .owner = rows->text[1]};
    *row = (struct row){.kind = ROW_BODY, .cells = rows->cells, .count = COLUMNS};
    return true;
}

static struct document *make(struct arena *arena, struct rows *rows) {
    static const char *const titles[COLUMNS] = {"序号", "姓名", "性别", "证件号码",
                                                "职业", "级别", "成绩", "证书编号"};
    static struct text_style head = {.face = FACE_HEI, .size = 9};
    static struct text_style body = {.face = FACE_SONG, .size = 9, .line_height = 11};
    static struct page_line footer = {.centre = "第 {page} 页　共 {pages} 页",
                                      .style = &body,
                                      .first_page = true,
                                      .other_pages = true};
    struct document *document = arena_alloc(arena, sizeof *document);
    struct block *block = arena_alloc(arena, sizeof *block);
    struct table *table = arena_alloc(arena, sizeof *table);
    *table = (struct table){.name = "list",
                            .item = "row",
                            .columns = arena_alloc(arena, COLUMNS * sizeof *table->columns),
                            .column_count = COLUMNS,
                            .rows = {rows, start, next},
                            .head_style = &head,
                            .body_style = &body,
                            .row_padding = 1.5};
    for (int i = 0; i < COLUMNS; i++) table->columns[i].title = titles[i];
    table->columns[6].align = ALIGN_RIGHT;
    *block = (struct block){.kind = BLOCK_TABLE};
    block->table = table;
    *document = (struct document){.arena = arena,
                                  .kind = "bench",
                                  .title = "获证人员名册",
                                  .created = moment_of(date_of(2025, 3, 1), 9, 0, 0),
                                  .page = {.width = 297,
                                           .height = 210,
                                           .top = 18,
                                           .bottom = 18,
                                           .left = 15,
                                           .right = 15,
                                           .header_distance = 3,
                                           .footer_distance = 3,
                                           .footer = &footer},
                                  .blocks = block};
    return document;
}

// Of the clock on the wall, or of this process on its processors.
static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct count {
    FILE *file;
    size_t bytes;
};

static bool count_bytes(void *context, const void *bytes, size_t length) {
    struct count *count = context;
    count->bytes += length;
    return fwrite(bytes, 1, length, count->file) == length;
}

// In a process of its own, so that the peak of memory is its own.
static int measure(size_t rows) {
    fflush(stdout);
    pid_t child = fork();
    if (child != 0) {
        int status;
        struct rusage usage;
        if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) return 1;
        printf(", peak %ld MB\n", usage.ru_maxrss / 1024);
        return 0;
    }
    struct diagnostics diagnostics = {0};
    struct arena *arena = arena_new();
    static struct rows source;
    struct count count = {tmpfile(), 0};
    struct render_result result;
    source.count = rows;
    struct font_stack *fonts = fonts_load(
        arena_printf(arena, "%s/schemas/fonts.txt", platform_data_folder(arena)), &diagnostics);
    if (!fonts || !count.file) _exit(1);
    double from = seconds(CLOCK_MONOTONIC), worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
    if (!render_pdf_to(make(arena, &source), fonts, NULL, count_bytes, &count, &result,
                       &diagnostics))
        _exit(1);
    double took = seconds(CLOCK_MONOTONIC) - from;
    worked = seconds(CLOCK_PROCESS_CPUTIME_ID) - worked;
    printf("haru   %zu rows, %zu pages: %.0f pages/s, %.0f of processor time, %.0f bytes a page",
           rows, result.pages, (double)result.pages / took, (double)result.pages / worked,
           (double)count.bytes / (double)result.pages);
    fflush(stdout);
    _exit(0);
}

static int measure_short(void) {
    struct diagnostics diagnostics = {0};
    struct arena *arena = arena_new();
    static struct rows source;
    source.count = SHORT;
    struct font_stack *fonts = fonts_load(
        arena_printf(arena, "%s/schemas/fonts.txt", platform_data_folder(arena)), &diagnostics);
    if (!fonts) return 1;
    double best = 1e9;
    for (int i = 0; i < REPEAT; i++) {
        struct buffer pdf = BUFFER_EMPTY;
        double from = seconds(CLOCK_PROCESS_CPUTIME_ID);
        if (!render_pdf(make(arena, &source), fonts, NULL, &pdf, NULL, &diagnostics)) return 1;
        double took = seconds(CLOCK_PROCESS_CPUTIME_ID) - from;
        if (took < best) best = took;
        buffer_free(&pdf);
    }
    printf("haru   %d rows, fonts open: %.2f ms (best of %d)\n", SHORT, best * 1000, REPEAT);
    fonts_free(fonts);
    arena_free(arena);
    return 0;
}

// The same rows as text, for the programs beside.
static int print_rows(size_t count) {
    static struct rows source;
    struct row row;
    source.count = count;
    puts("序号\t姓名\t性别\t证件号码\t职业\t级别\t成绩\t证书编号");
    start(&source);
    while (next(&source, &row))
        for (int i = 0; i < COLUMNS; i++)
            printf("%s%c", source.text[i], i + 1 < COLUMNS ? '\t' : '\n');
    return 0;
}

int main(int argc, char **argv) {
    if (argc > 2 && strcmp(argv[1], "--rows") == 0) return print_rows(strtoul(argv[2], NULL, 10));
    size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 500000;
    return measure(rows) | measure_short();
}
