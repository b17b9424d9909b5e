// SPDX-License-Identifier: Apache-2.0
#include "render/render.h"

#include <stdlib.h>

#include "base/memory.h"
#include "render/backend.h"
#include "render/fonts.h"
#include "render/furniture.h"
#include "render/layout.h"
#include "render/picture.h"

struct font_stack *fonts_load(const char *table_file, struct diagnostics *diagnostics) {
    return font_stack_open(table_file, diagnostics);
}

void fonts_free(struct font_stack *fonts) {
    font_stack_free(fonts);
}

typedef struct backend *backend_open(const struct backend_setting *setting);

static const struct render_options no_options;

struct job {
    const struct document *document;
    const struct picture_wish *picture;
    struct font_stack *fonts;
    const struct render_options *options;
    backend_open *open;
    struct render_sink sink;
    struct diagnostics *diagnostics;
};

// Lays the document out once, into a backend that is opened for it. `total` is 0 when the number of
// pages is not known.
static bool run_once(const struct job *job, size_t total, struct render_result *result) {
    struct flow *flow = memory_zeroed(sizeof *flow);
    struct backend_setting setting = {.document = job->document,
                                      .fonts = job->fonts,
                                      .clusters = &flow->typesetter.shaper.clusters,
                                      .sink = job->sink,
                                      .picture = job->picture,
                                      .diagnostics = job->diagnostics};
    struct backend *backend = job->open(&setting);
    bool ok =
        backend && flow_open(flow, job->document, job->fonts, backend, total, job->diagnostics);
    flow->typesetter.shaper.decided = job->options->decided;
    flow->typesetter.shaper.decided_count = job->options->decided_count;
    flow->options = job->options;
    ok = ok && layout_blocks(flow) && backend->kind->finish(backend);
    // What could not be set in its own font is not set at all, whichever other font has the glyphs.
    ok = font_stack_whole(job->fonts, job->diagnostics) && ok;
    if (ok && result) result->pages = flow->total;
    flow_close(flow);
    if (backend) backend->kind->free(backend);
    free(flow);
    return ok;
}

// ---- counting ---------------------------------------------------------------------------------

static bool count_page(struct backend *backend, const struct page *page) {
    (void)backend;
    (void)page;
    return true;
}

static bool count_finish(struct backend *backend) {
    (void)backend;
    return true;
}

static void count_free(struct backend *backend) {
    free(backend);
}

static const struct backend_kind count_kind = {.name = "count",
                                               .page = count_page,
                                               .furniture = count_page,
                                               .finish = count_finish,
                                               .free = count_free};

static struct backend *count_open(const struct backend_setting *setting) {
    (void)setting;
    struct backend *backend = memory_zeroed(sizeof *backend);
    backend->kind = &count_kind;
    return backend;
}

// Twice when the backend has to know the number of pages before the first.
static bool run(const struct job *job, bool total_first, struct render_result *result) {
    struct render_result counted = {0};
    if (total_first && furniture_needs_total(job->document)) {
        struct job count = *job;
        count.open = count_open;
        struct render_options silent = *job->options;
        silent.heading = NULL;
        count.options = &silent;
        if (!run_once(&count, 0, &counted)) return false;
    }
    return run_once(job, counted.pages, result);
}

static bool into_buffer(void *context, const void *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

bool render_pdf_to(const struct document *document, struct font_stack *fonts,
                   const struct render_options *options,
                   bool (*write)(void *context, const void *bytes, size_t length), void *context,
                   struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = haru_open,
                      .sink = {context, write},
                      .diagnostics = diagnostics};
    return run(&job, false, result);
}

// Appends the job's output to the buffer, or leaves the buffer as it was.
static bool run_into(struct job *job, bool total_first, struct buffer *buffer,
                     struct render_result *result) {
    size_t before = buffer->length;
    job->sink = (struct render_sink){buffer, into_buffer};
    if (run(job, total_first, result)) return true;
    buffer->length = before;
    if (buffer->bytes) buffer->bytes[before] = '\0';
    return false;
}

bool render_pdf(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, struct buffer *pdf,
                struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = haru_open,
                      .diagnostics = diagnostics};
    return run_into(&job, false, pdf, result);
}

bool render_trace(const struct document *document, struct font_stack *fonts,
                  const struct render_options *options, struct buffer *text,
                  struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = trace_open,
                      .diagnostics = diagnostics};
    return run_into(&job, false, text, result);
}

static bool render_picture(const struct document *document, struct font_stack *fonts,
                           const struct render_options *options, const struct picture_wish *wish,
                           struct buffer *picture, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .picture = wish,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = picture_open,
                      .diagnostics = diagnostics};
    return run_into(&job, true, picture, NULL);
}

bool render_png(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, size_t page, double resolution,
                struct buffer *png, struct diagnostics *diagnostics) {
    struct picture_wish wish = {.page = page, .resolution = resolution};
    return render_picture(document, fonts, options, &wish, png, diagnostics);
}

bool render_svg(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, size_t page, struct buffer *svg,
                struct diagnostics *diagnostics) {
    struct picture_wish wish = {.page = page, .svg = true};
    return render_picture(document, fonts, options, &wish, svg, diagnostics);
}
