// SPDX-License-Identifier: Apache-2.0
#include "desk/bulletins.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "desk/known_texts.h"
#include "expression/rate_choice.h"
#include "xml/jurisdictions.h"

enum { MONTHS_OF_QUARTER = 3 };

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

// ---- the recipe ---------------------------------------------------------------------------------

static bool covers(const struct jurisdiction *province, const char *region) {
    return !region || strncmp(region, province->province, strlen(province->province)) == 0;
}

// The topic of the rule on pass rates (schemas/regulations), so that both hold to one reading: that
// of the province of the region, or without a region of whichever has one. NULL: none.
static const char *pass_rate_topic(const char *region,
                                   const struct jurisdiction *const *provinces) {
    for (; *provinces; provinces++)
        if (covers(*provinces, region) && (*provinces)->passRateTopic)
            return (*provinces)->passRateTopic;
    return NULL;
}

// What a high pass rate leads to: in the province of the region, or without a region in whichever
// has it, by its name.
static const char *pass_rate_rule(const char *region, const struct jurisdiction *const *provinces,
                                  const struct phrase_book *phrases, struct arena *arena) {
    for (; *provinces; provinces++) {
        const struct jurisdiction *province = *provinces;
        if (!covers(province, region) || !province->passRateRule) continue;
        return region ? province->passRateRule
                      : sentence(phrases, arena, PHRASE_passRateOf, SAY(name, province->name),
                                 SAY(says, province->passRateRule));
    }
    return sentence(phrases, arena, PHRASE_passRateUnruled, SAY_NOTHING);
}

struct regionFigures *bulletin_count(struct office *office, const struct bulletin_wish *wish,
                                     struct arena *arena, struct diagnostics *diagnostics) {
    const struct bulletin_period *period = &wish->period;
    struct phrase_book phrases;
    const char *basis;
    const struct jurisdiction *const *provinces = jurisdictions_load(
        office->settings->data_folder, &office->settings->codes, arena, diagnostics);
    if (!provinces || !phrases_load(&phrases, office->settings->data_folder,
                                    &office->settings->codes, arena, diagnostics))
        return NULL;
    int rates = rate_choice(&office->settings->config->choice,
                            pass_rate_topic(wish->region, provinces), &phrases, arena, &basis);
    const struct figures_request request = {.archives = wish->archives,
                                            .archive_count = wish->archive_count,
                                            .region = wish->region,
                                            .from = period->from,
                                            .until = period->until,
                                            .previous_from = period->previous_from,
                                            .next_until = period->next_until,
                                            .rates = rates,
                                            .program = JUANCE_VERSION};
    struct regionFigures *region = catalogue_figures(&request, arena, diagnostics);
    if (!region) return NULL;
    region->period = period->text;
    region->passRateBasis = basis;
    region->passRateRule = pass_rate_rule(wish->region, provinces, &phrases, arena);
    region->year = period->year;
    if (period->quarter) region->quarter = period->quarter;
    region->internal = wish->internal;
    region->identifier =
        arena_printf(arena, "bulletin-%s%s%s%s", period->text, wish->region ? "-" : "",
                     wish->region ? wish->region : "", wish->internal ? "-internal" : "");
    return region;
}

// Kind of the template of the year-end summary that the province of the region asks for; NULL: it
// asks for none.
static const char *summary_of(const struct bulletin_wish *wish,
                              const struct jurisdiction *const *provinces) {
    for (; wish->region && !wish->period.quarter && *provinces; provinces++)
        if (covers(*provinces, wish->region)) return (*provinces)->yearSummary;
    return NULL;
}

// A bulletin of a period of which no archive holds anything would be a page of noughts and of idle
// institutions: what is not held is not known.
static bool holds_anything(const struct regionFigures *region,
                           const struct bulletin_period *period) {
    if (region->batches > 0 || region->sanctionRow.count) return true;
    for (EACH(struct tierFigures, tier, region->tierFigures))
        if (tier->cases > 0) return true;
    for (EACH(struct starRow, row, region->starRow))
        if (row->ratedOn >= period->from && row->ratedOn <= period->until) return true;
    return false;
}

bool bulletin_put(struct office *office, const struct bulletin_wish *wish, const char *template,
                  const struct compose_input *input, const char *name, struct written_files *files,
                  struct arena *arena, struct diagnostics *diagnostics) {
    const struct print_order order = {.name = template,
                                      .input = input,
                                      .formats = PRINT_PDF | PRINT_HTML | PRINT_JSON | PRINT_CSV |
                                                 PRINT_FIGURES};
    struct printed printed;
    bool ok = press_make(office->press, &order, &printed, diagnostics) &&
              printed_write(&printed, wish->folder, name, files, arena, diagnostics);
    printed_free(&printed, 1);
    return ok;
}

bool bulletin_make(struct office *office, const struct bulletin_wish *wish,
                   struct written_files *files, struct arena *arena,
                   struct diagnostics *diagnostics) {
    const struct jurisdiction *const *provinces = jurisdictions_load(
        office->settings->data_folder, &office->settings->codes, arena, diagnostics);
    struct regionFigures *region =
        provinces ? bulletin_count(office, wish, arena, diagnostics) : NULL;
    if (region && !holds_anything(region, &wish->period))
        return diagnose(diagnostics, STATUS_FINDINGS, NULL, 0,
                        wish->region ? _("no data: the archive holds no batch, case or rating of "
                                         "%s of the region %s; no bulletin is made")
                                     : _("no data: the archive holds no batch, case or rating of "
                                         "%s; no bulletin is made"),
                        wish->period.text, wish->region);
    if (!region || !platform_make_folders(wish->folder, diagnostics)) return false;
    if (!known_texts(region, office->settings->data_folder, arena, diagnostics)) return false;
    name_all(region, &office->settings->codes);
    if (!wish->internal) bulletin_mask(region, arena);
    struct compose_input input = {.number = region->identifier,
                                  .subject = region->period,
                                  .created = moment_of(region->until, 0, 0, 0)};
    input_add(&input, "region", &regionFigures_kind, &region->record);
    const char *template = wish->internal ? "bulletin-internal" : "bulletin-public";
    if (!bulletin_put(office, wish, template, &input, region->identifier, files, arena,
                      diagnostics))
        return false;
    const char *summary = summary_of(wish, provinces);
    return !summary || bulletin_put(office, wish, summary, &input,
                                    arena_printf(arena, "%s-summary", region->identifier), files,
                                    arena, diagnostics);
}
