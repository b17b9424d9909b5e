// SPDX-License-Identifier: Apache-2.0
#include "render/render.h"

#include <stdlib.h>

#include "base/memory.h"
#include "render/backend.h"
#include "render/fonts.h"
#include "render/furniture.h"
#include "render/layout.h"

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
    struct font_stack *fonts;
    const struct render_options *options;
    backend_open *open;
    struct render_sink sink;
    struct diagnostics *diagnostics;
};

// Lays the document out once, into a backend that is opened for it. `total` is 0 when the number of
// pages is not known.
static bool run(const struct job *job, size_t total, struct render_result *result) {
    struct flow *flow = memory_zeroed(sizeof *flow);
    struct backend_setting setting = {.document = job->document,
                                      .fonts = job->fonts,
                                      .clusters = &flow->typesetter.shaper.clusters,
                                      .sink = job->sink,
                                      .diagnostics = job->diagnostics};
    struct backend *backend = job->open(&setting);
    bool ok =
        backend && flow_open(flow, job->document, job->fonts, backend, total, job->diagnostics);
    flow->typesetter.shaper.decided = job->options->decided;
    flow->typesetter.shaper.decided_count = job->options->decided_count;
    ok = ok && layout_blocks(flow) && backend->kind->finish(backend);
    if (ok && result) result->pages = flow->total;
    flow_close(flow);
    if (backend) backend->kind->free(backend);
    free(flow);
    return ok;
}

static bool into_buffer(void *context, const void *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

static backend_open *const engines[] = {[ENGINE_HARU] = haru_open};

bool render_pdf_to(const struct document *document, struct font_stack *fonts, enum engine engine,
                   const struct render_options *options,
                   bool (*write)(void *context, const void *bytes, size_t length), void *context,
                   struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {
        .document = document,
        .fonts = fonts,
        .options = options ? options : &no_options,
        .open = engines[engine],
        .sink = {context, write},
        .diagnostics = diagnostics
    };
    return run(&job, 0, result);
}

// Appends the job's output to the buffer, or leaves the buffer as it was.
static bool run_into(struct job *job, struct buffer *buffer, struct render_result *result) {
    size_t before = buffer->length;
    job->sink = (struct render_sink){buffer, into_buffer};
    if (run(job, 0, result)) return true;
    buffer->length = before;
    if (buffer->bytes) buffer->bytes[before] = '\0';
    return false;
}

bool render_pdf(const struct document *document, struct font_stack *fonts, enum engine engine,
                const struct render_options *options, struct buffer *pdf,
                struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = engines[engine],
                      .diagnostics = diagnostics};
    return run_into(&job, pdf, result);
}

bool render_trace(const struct document *document, struct font_stack *fonts,
                  const struct render_options *options, struct buffer *text,
                  struct render_result *result, struct diagnostics *diagnostics) {
    struct job job = {.document = document,
                      .fonts = fonts,
                      .options = options ? options : &no_options,
                      .open = trace_open,
                      .diagnostics = diagnostics};
    return run_into(&job, text, result);
}
