// SPDX-License-Identifier: Apache-2.0
#include "press/edition.h"

#include "base/memory.h"
#include "base/platform.h"
#include "publish/csv.h"
#include "publish/html.h"
#include "publish/json_document.h"

enum { MOST_FILES = 256 };

struct edition edition_start(const struct press *press, const char *folder, const char *name,
                             struct arena *arena, struct diagnostics *diagnostics) {
    struct edition edition = {.press = press,
                              .folder = folder,
                              .name = name,
                              .files = arena_alloc(arena, (MOST_FILES + 1) * sizeof(char *)),
                              .arena = arena,
                              .diagnostics = diagnostics};
    edition.files[0] = NULL;
    return edition;
}

void edition_name(struct edition *edition, const char *name) {
    edition->name = name;
}

static bool put_file(struct edition *edition, const char *ending, const struct buffer *bytes) {
    const char *path =
        arena_printf(edition->arena, "%s/%s%s", edition->folder, edition->name, ending);
    if (edition->count == MOST_FILES) BUG("an edition of so many files");
    edition->files[edition->count++] = path;
    edition->files[edition->count] = NULL;
    return platform_write(path, buffer_text(bytes), bytes->length, edition->diagnostics);
}

static bool put_tables(struct edition *edition, const struct document *document) {
    for (const struct block *block = document->blocks; block; block = block->next) {
        if (block->kind != BLOCK_TABLE) continue;
        struct buffer csv = BUFFER_EMPTY;
        publish_csv(block->table, &csv);
        bool ok =
            put_file(edition, arena_printf(edition->arena, "-%s.csv", block->table->name), &csv);
        buffer_free(&csv);
        if (!ok) return false;
    }
    return true;
}

static bool put_figures(struct edition *edition, const struct document *document,
                        const struct render_options *options) {
    struct figures figures;
    bool ok =
        render_figures(document, edition->press->fonts, options, &figures, edition->diagnostics);
    for (size_t i = 0; ok && i < figures.count; i++)
        ok = put_file(edition, figures.files[i].ending, &figures.files[i].bytes);
    figures_free(&figures);
    return ok;
}

bool edition_put(struct edition *edition, const struct template *template,
                 const struct compose_input *input) {
    const struct press *press = edition->press;
    const struct codes *codes = &edition->press->settings->codes;
    const struct html_words words = {.skip = codes_label(codes, "webPage", "skip"),
                                     .contents = codes_label(codes, "webPage", "contents"),
                                     .no_value = codes_label(codes, "webPage", "noValue")};
    struct compose_input complete = *input;
    complete.codes = codes;
    struct document *document =
        document_compose(template, &complete, edition->arena, edition->diagnostics);
    if (!document) return false;
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count};
    struct render_result result;
    struct buffer pdf = BUFFER_EMPTY, html = BUFFER_EMPTY, json = BUFFER_EMPTY;
    bool ok = render_pdf(document, press->fonts, &options, &pdf, &result, edition->diagnostics);
    if (ok) {
        publish_html(document, &words, &html);
        publish_json(document, &json);
        ok = put_file(edition, ".pdf", &pdf) && put_file(edition, ".html", &html) &&
             put_file(edition, ".json", &json) && put_tables(edition, document) &&
             put_figures(edition, document, &options);
    }
    buffer_free(&pdf);
    buffer_free(&html);
    buffer_free(&json);
    return ok;
}
