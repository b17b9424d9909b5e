// SPDX-License-Identifier: Apache-2.0
#include "pipeline/bulletin.h"

#include <string.h>

#include "base/memory.h"
#include "base/platform.h"
#include "documents/compose.h"
#include "pipeline/pipeline_state.h"
#include "publish/csv.h"
#include "publish/html.h"
#include "publish/json.h"

enum { MOST_FILES = 64, MONTHS_OF_QUARTER = 3 };

bool bulletin_period_parse(const char *text, struct bulletin_period *period) {
    size_t length = strspn(text, "0123456789");
    if (length != 4) return false;
    int year =
        (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
    int quarter = 0;
    if (strncmp(text + 4, "-Q", 2) == 0 && text[6] >= '1' && text[6] <= '4' && !text[7])
        quarter = text[6] - '0';
    else if (text[4])
        return false;
    int months = quarter ? MONTHS_OF_QUARTER : 12;
    date from = date_of(year, quarter ? (quarter - 1) * MONTHS_OF_QUARTER + 1 : 1, 1);
    if (from == DATE_NONE || year < 2 || year > 9997) return false;
    *period = (struct bulletin_period){.year = year,
                                       .quarter = quarter,
                                       .from = from,
                                       .until = date_add_months(from, months) - 1,
                                       .previous_from = date_add_months(from, -months),
                                       .next_until = date_add_months(from, 2 * months) - 1,
                                       .text = text};
    return true;
}

// ---- words for codes ----------------------------------------------------------------------------

static const char *region_name(const struct codes *codes, const char *region) {
    const char *name = region ? codes_label(codes, "region", region) : NULL;
    return name ? name : region;
}

static void name_all(struct regionFigures *region, const struct codes *codes) {
    region->title = region_name(codes, region->region);
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (strcmp(group->by, "city") == 0) group->title = region_name(codes, group->key);
        if (strcmp(group->by, "level") == 0) group->title = codes_label(codes, "level", group->key);
        if (!group->title) group->title = group->key;
    }
    for (EACH(struct cellFigures, cell, region->cellFigures))
        cell->cityName = region_name(codes, cell->city);
}

// ---- files --------------------------------------------------------------------------------------

struct output {
    struct pipeline *pipeline;
    const char *stem; // path without extension
    const char **files;
    size_t count;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool put_file(struct output *output, const char *ending, const struct buffer *bytes) {
    const char *path = arena_printf(output->arena, "%s%s", output->stem, ending);
    if (output->count == MOST_FILES) BUG("a bulletin of so many tables");
    output->files[output->count++] = path;
    output->files[output->count] = NULL;
    return platform_write(path, buffer_text(bytes), bytes->length, output->diagnostics);
}

static bool put_tables(struct output *output, const struct document *document) {
    for (const struct block *block = document->blocks; block; block = block->next) {
        if (block->kind != BLOCK_TABLE) continue;
        struct buffer csv = BUFFER_EMPTY;
        publish_csv(block->table, &csv);
        bool ok =
            put_file(output, arena_printf(output->arena, "-%s.csv", block->table->name), &csv);
        buffer_free(&csv);
        if (!ok) return false;
    }
    return true;
}

static const struct template *find_template(const struct press *press, const char *kind) {
    for (size_t i = 0; i < press->count; i++)
        if (strcmp(template_kind(press->templates[i]), kind) == 0) return press->templates[i];
    BUG("no such template of a bulletin");
}

static bool put_document(struct output *output, const char *kind,
                         const struct regionFigures *region) {
    const struct press *press = &output->pipeline->press;
    const struct codes *codes = &output->pipeline->codes;
    const struct html_words words = {.skip = codes_label(codes, "webPage", "skip"),
                                     .contents = codes_label(codes, "webPage", "contents"),
                                     .no_value = codes_label(codes, "webPage", "noValue")};
    const struct compose_input input = {
        .region = region, .codes = codes, .created = moment_of(region->until, 0, 0, 0)};
    struct document *document =
        document_compose(find_template(press, kind), &input, output->arena, output->diagnostics);
    if (!document) return false;
    struct render_options options = {press->decided, press->decided_count};
    struct render_result result;
    struct buffer pdf = BUFFER_EMPTY, html = BUFFER_EMPTY, json = BUFFER_EMPTY;
    bool ok = render_pdf(document, press->fonts, ENGINE_HARU, &options, &pdf, &result,
                         output->diagnostics);
    if (ok) {
        publish_html(document, &words, &html);
        publish_json(document, &json);
        ok = put_file(output, ".pdf", &pdf) && put_file(output, ".html", &html) &&
             put_file(output, ".json", &json) && put_tables(output, document);
    }
    buffer_free(&pdf);
    buffer_free(&html);
    buffer_free(&json);
    return ok;
}

static struct regionFigures *count(struct pipeline *pipeline, const struct bulletin_wish *wish,
                                   struct arena *arena, struct diagnostics *diagnostics) {
    const struct bulletin_period *period = &wish->period;
    const struct figures_request request = {.archives = wish->archives,
                                            .archive_count = wish->archive_count,
                                            .region = wish->region,
                                            .from = period->from,
                                            .until = period->until,
                                            .previous_from = period->previous_from,
                                            .next_until = period->next_until,
                                            .program = JUANCE_VERSION};
    struct regionFigures *region = catalogue_figures(&request, arena, diagnostics);
    if (!region) return NULL;
    region->period = period->text;
    region->year = period->year;
    if (period->quarter) region->quarter = period->quarter;
    region->internal = wish->internal;
    region->identifier =
        arena_printf(arena, "bulletin-%s%s%s%s", period->text, wish->region ? "-" : "",
                     wish->region ? wish->region : "", wish->internal ? "-internal" : "");
    name_all(region, &pipeline->codes);
    if (!wish->internal) bulletin_mask(region, arena);
    return region;
}

static bool wants_summary(const struct bulletin_wish *wish) {
    return wish->region && strncmp(wish->region, "15", 2) == 0 && !wish->period.quarter;
}

bool pipeline_bulletin(struct pipeline *pipeline, const struct bulletin_wish *wish,
                       const char *const **files, struct arena *arena,
                       struct diagnostics *diagnostics) {
    struct regionFigures *region = count(pipeline, wish, arena, diagnostics);
    if (!region || !platform_make_folders(wish->folder, diagnostics)) return false;
    struct output output = {.pipeline = pipeline,
                            .files = arena_alloc(arena, (MOST_FILES + 1) * sizeof(char *)),
                            .arena = arena,
                            .diagnostics = diagnostics};
    *files = output.files;
    output.stem = arena_printf(arena, "%s/%s", wish->folder, region->identifier);
    if (!put_document(&output, wish->internal ? "bulletin-internal" : "bulletin-public", region))
        return false;
    if (!wants_summary(wish)) return true;
    output.stem = arena_printf(arena, "%s/%s-summary", wish->folder, region->identifier);
    return put_document(&output, "bulletin-year-summary", region);
}
