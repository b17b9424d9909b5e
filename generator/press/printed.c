// SPDX-License-Identifier: Apache-2.0
#include "press/printed.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "documents/compose.h"
#include "press/press.h"
#include "publish/csv.h"
#include "publish/html.h"
#include "publish/json_document.h"
#include "publish/xml.h"

// ---- printing -----------------------------------------------------------------------------------

static void print_tables(const struct document *document, struct printed *printed) {
    size_t count = 0;
    for (const struct block *block = document->blocks; block; block = block->next)
        count += block->kind == BLOCK_TABLE;
    printed->tables = memory_zeroed((count + 1) * sizeof *printed->tables);
    for (const struct block *block = document->blocks; block; block = block->next) {
        if (block->kind != BLOCK_TABLE) continue;
        struct printed_table *table = &printed->tables[printed->table_count++];
        table->name = block->table->name;
        publish_csv(block->table, &table->csv);
    }
}

static void print_page(const struct document *document, const struct codes *codes,
                       struct buffer *html) {
    const struct html_words words = {.skip = codes_label(codes, "webPage", "skip"),
                                     .contents = codes_label(codes, "webPage", "contents"),
                                     .no_value = codes_label(codes, "webPage", "noValue")};
    publish_html(document, &words, html);
}

static bool print(const struct press *press, const struct document *document,
                  const struct print_order *order, struct printed *printed,
                  struct diagnostics *diagnostics) {
    unsigned formats = order->formats;
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count,
                                     .heading = order->heading,
                                     .context = order->context};
    struct render_result result = {0};
    if ((formats & PRINT_PDF &&
         !render_pdf(document, press->fonts, &options, &printed->pdf, &result, diagnostics)) ||
        (formats & PRINT_PNG && !render_png(document, press->fonts, &options, order->page,
                                            order->resolution, &printed->picture, diagnostics)) ||
        (formats & PRINT_SVG && !render_svg(document, press->fonts, &options, order->page,
                                            &printed->picture, diagnostics)) ||
        (formats & PRINT_FIGURES &&
         !render_figures(document, press->fonts, &options, &printed->figures, diagnostics)) ||
        (formats & PRINT_XML && !publish_xml(document, &printed->xml, diagnostics)))
        return false;
    printed->pages = result.pages;
    if (formats & PRINT_HTML) print_page(document, &press->settings->codes, &printed->html);
    if (formats & PRINT_JSON) publish_json(document, &printed->json);
    if (formats & PRINT_CSV) print_tables(document, printed);
    return true;
}

bool press_make(const struct press *press, const struct print_order *order, struct printed *printed,
                struct diagnostics *diagnostics) {
    *printed = (struct printed){0};
    const struct document_template *template =
        order->template ? order->template : press_find(press, order->name);
    if (!template)
        return diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                        _("there is no template of kind \"%s\""), order->name);
    struct compose_input input = *order->input;
    input.codes = &press->settings->codes;
    printed->title = template_title(template);
    printed->kind = template_kind(template);
    struct arena *arena = arena_new();
    const struct document *document = document_compose(template, &input, arena, diagnostics);
    bool ok = document && print(press, document, order, printed, diagnostics);
    arena_free(arena);
    if (!ok) printed_free(printed, 1);
    return ok;
}

void printed_free(struct printed *printed, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_free(&printed[i].pdf);
        buffer_free(&printed[i].xml);
        buffer_free(&printed[i].html);
        buffer_free(&printed[i].json);
        buffer_free(&printed[i].picture);
        for (size_t k = 0; k < printed[i].table_count; k++) buffer_free(&printed[i].tables[k].csv);
        figures_free(&printed[i].figures);
        free(printed[i].tables);
        printed[i].tables = NULL;
        printed[i].table_count = 0;
    }
}

// ---- writing ------------------------------------------------------------------------------------

static void note(struct written_files *files, const char *path, struct arena *arena) {
    if (!files) return;
    if (files->count + 1 >= files->capacity) {
        size_t capacity = files->capacity ? 2 * files->capacity : 16;
        const char **items = arena_alloc(arena, capacity * sizeof *items);
        if (files->count) memcpy(items, files->items, files->count * sizeof *items);
        files->items = items;
        files->capacity = capacity;
    }
    files->items[files->count++] = path;
    files->items[files->count] = NULL;
}

struct writing {
    const char *path;
    int stem; // bytes of `path` without .pdf
    struct written_files *files;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool write_to(const struct writing *writing, const char *path, const struct buffer *bytes) {
    if (!bytes->length) return true; // was not ordered
    note(writing->files, path, writing->arena);
    return platform_write(path, bytes->bytes, bytes->length, writing->diagnostics);
}

static bool write_beside(const struct writing *writing, const char *ending,
                         const struct buffer *bytes) {
    return write_to(writing,
                    arena_printf(writing->arena, "%.*s%s", writing->stem, writing->path, ending),
                    bytes);
}

bool printed_write_to(const struct printed *printed, const char *path, struct written_files *files,
                      struct arena *arena, struct diagnostics *diagnostics) {
    size_t length = strlen(path);
    bool ends = length > 4 && strcmp(path + length - 4, ".pdf") == 0;
    struct writing writing = {path, (int)(ends ? length - 4 : length), files, arena, diagnostics};
    bool ok = write_to(&writing, path, &printed->pdf) &&
              write_to(&writing, path, &printed->picture) &&
              write_beside(&writing, ".xml", &printed->xml) &&
              write_beside(&writing, ".html", &printed->html) &&
              write_beside(&writing, ".json", &printed->json);
    for (size_t i = 0; ok && i < printed->table_count; i++)
        ok = write_beside(&writing, arena_printf(arena, "-%s.csv", printed->tables[i].name),
                          &printed->tables[i].csv);
    for (size_t i = 0; ok && i < printed->figures.count; i++)
        ok = write_beside(&writing, printed->figures.files[i].ending,
                          &printed->figures.files[i].bytes);
    return ok;
}

bool printed_write(const struct printed *printed, const char *folder, const char *name,
                   struct written_files *files, struct arena *arena,
                   struct diagnostics *diagnostics) {
    return platform_make_folders(folder, diagnostics) &&
           printed_write_to(printed, arena_printf(arena, "%s/%s.pdf", folder, name), files, arena,
                            diagnostics);
}
