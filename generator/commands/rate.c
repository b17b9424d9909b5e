// SPDX-License-Identifier: Apache-2.0
// juance rate: scores ratings and writes their reports below --output (default ./ratings): PDF, XML
// and JSON by institution and cycle, figures as PNG and SVG beside the PDF. Ratings that are given
// together are compared by region.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "desk/desk_volume.h"
#include "desk/rating_region.h"
#include "model/record_json.h"

struct options {
    const char *output;
    const char *institution; // its file; NULL: as the rating names it
    const char *region;      // six digits; NULL: no comparison is written
    struct desk_options desk;
    unsigned jobs; // taken, because scripts give it: ratings are compared and so done together
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(output)},  {OPTION_INSTITUTION, AT(institution)},
    {OPTION_JOBS, AT(jobs)},      {OPTION_SIGN, AT(desk.sign)},
    {OPTION_SEAL, AT(desk.seal)}, {OPTION_REGION, AT(region)},
    {OPTION_WAIT, AT(desk.wait)}, {0},
};

static const struct options defaults = {.output = "ratings", .jobs = 1};

static void print_people(const struct opened_rating *opened, const char *pdf) {
    const struct ratingResult *result = opened->result;
    char total[DECIMAL_TEXT], maximum[DECIMAL_TEXT], day[DATE_TEXT];
    printf(_("%s, %s: %s of %s points, "), opened->rating->name, opened->rating->cycle,
           result->total == DECIMAL_NONE ? "-" : decimal_format(result->total, total),
           decimal_format(result->maximum, maximum));
    if (result->open == 1)
        printf(_("open: some indicators are not scored"));
    else if (result->stars != INTEGER_NONE)
        printf(P_("%d star", "%d stars", (unsigned long)result->stars), (int)result->stars);
    else
        printf(_("grade %s"), result->grade ? result->grade : "-");
    if (result->verdict) printf(" (%s)", result->verdict);
    if (result->nextOn != DATE_NONE)
        printf(_("; next due on %s"), date_format(result->nextOn, day));
    printf("\n");
    for (EACH(struct limitResult, limit, result->limitResult))
        printf("  %s: %s (%s)\n", limit->title, limit->reason ? limit->reason : "",
               limit->article ? limit->article : "");
    for (EACH(struct ratingConsequence, next, result->ratingConsequence))
        printf("  %s (%s)\n", next->title, next->article ? next->article : "");
    printf("  %s\n", pdf);
}

static void print_json(const struct opened_rating *opened, const char *pdf) {
    const struct ratingResult *result = opened->result;
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "rating");
    record_json_members(&json, &rating_kind, &opened->rating->record, "institution cycle");
    record_json_members(&json, &ratingResult_kind, &result->record, "indicators");
    json_boolean(&json, "official", result->official == 1);
    json_boolean(&json, "open", result->open == 1);
    record_json_members(&json, &ratingResult_kind, &result->record,
                        "total claimedTotal=claimed stars grade verdict rank peers=of "
                        "medianTotal=median nextOn=next");
    record_json_list(&json, "limits", &limitResult_kind, &result->limitResult,
                     "kind id reason source article");
    record_json_list(&json, "consequences", &ratingConsequence_kind, &result->ratingConsequence,
                     "measure title behaviour source article");
    json_text(&json, "report", pdf);
    json_close(&json, '}');
    puts(buffer_text(&out));
    buffer_free(&out);
}

static void seal_rating(struct command_context *context, struct office *office,
                        const struct opened_rating *opened, const struct printed *report) {
    struct desk_sealed sealed;
    if (desk_seal_rating(office, opened, report, &sealed, context->diagnostics) &&
        !context->quiet && !context->json)
        printf(sealed.unchanged ? _("%s: unchanged\n") : _("%s sealed\n"), sealed.volume);
}

static const char *output_folder(const struct command_context *context) {
    const struct options *options = context->options;
    return options->output;
}

static void write_region(struct command_context *context, struct rating_desk *desk,
                         const struct opened_rating *ratings, size_t count) {
    const struct options *options = context->options;
    struct written_files files = {0};
    struct printed printed;
    if (!rating_region_report(desk, ratings, count, options->region, &printed,
                              context->diagnostics))
        return;
    if (printed_write(&printed, output_folder(context),
                      arena_printf(context->arena, "region-%s", options->region), &files,
                      context->arena, context->diagnostics) &&
        !context->quiet && !context->json)
        printf("%s\n", files.items[0]);
    printed_free(&printed, 1);
}

static void write_report(struct command_context *context, struct rating_desk *desk,
                         const struct opened_rating *opened) {
    const struct options *options = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    const char *name =
        arena_printf(opened->arena, "%s-%s", opened->rating->institution, opened->rating->cycle);
    struct written_files files = {0};
    struct printed printed;
    if (!rating_report(desk, opened, &printed, diagnostics)) return;
    bool ok =
        printed_write(&printed, output_folder(context), name, &files, opened->arena, diagnostics);
    if (ok && options->desk.seal) seal_rating(context, desk->office, opened, &printed);
    printed_free(&printed, 1);
    if (!ok) return;
    if (opened->result->open == 1)
        diagnose(diagnostics, STATUS_FINDINGS, opened->rating->sourceFile, 0,
                 _("some indicators are not scored: the result stays open"));
    if (context->json)
        print_json(opened, files.items[0]);
    else if (!context->quiet)
        print_people(opened, files.items[0]);
}

static void rate_all(struct command_context *context, struct rating_desk *desk) {
    const struct options *options = context->options;
    size_t count = context->operand_count;
    struct opened_rating *ratings = arena_alloc(context->arena, count * sizeof *ratings);
    for (size_t i = 0; i < count; i++)
        rating_open(desk, context->operands[i], &ratings[i], context->diagnostics);
    rating_compare(desk, ratings, count);
    for (size_t i = 0; i < count; i++)
        if (ratings[i].arena) write_report(context, desk, &ratings[i]);
    if (options->region) write_region(context, desk, ratings, count);
    for (size_t i = 0; i < count; i++) rating_close(&ratings[i]);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    if (!region_is_usable(options->region, context->diagnostics)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct rule_set rules = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings,
                            .archive = &archive,
                            .press = &press,
                            .rules = &rules,
                            .institution = options->institution};
    struct rating_desk desk = {0};
    if (settings_open(&settings, context->data_folder, context->config, diagnostics) &&
        archive_open_for_desk(context, &options->desk, &settings, &archive) &&
        press_open(&press, &settings, diagnostics)) {
        rule_set_open(&rules, &settings);
        if (rating_desk_open(&desk, &office, diagnostics)) rate_all(context, &desk);
    }
    rating_desk_close(&desk);
    rule_set_close(&rules);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}

const struct command command_rate = {
    .name = "rate",
    .operands = SOME_OPERANDS,
    .usage = "RATING...",
    .summary = N_("star-rating reports"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
