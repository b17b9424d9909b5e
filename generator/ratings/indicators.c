// SPDX-License-Identifier: Apache-2.0
#include "ratings/indicators.h"

#include <string.h>

#include "base/language.h"
#include "base/map.h"
#include "model/figures.h"
#include "xml/read_once.h"

static const struct xml_format format = {"urn:juance:indicators", "1.0", &indicatorSet_kind,
                                         "schemas/indicators.xsd"};

const char *indicators_path(const char *data_folder, const char *id, struct arena *arena) {
    return arena_printf(arena, "%s/schemas/indicators/%s.xml", data_folder, id);
}

struct check {
    const char *path;
    struct diagnostics *diagnostics;
    struct map ids;
    const struct field **figures; // of the indicators so far
    size_t count;
};

static bool wrong(const struct check *check, const struct record *at, const char *what) {
    return diagnose(check->diagnostics, STATUS_INPUT, check->path, at->line, "%s", what);
}

static bool check_indicator(struct check *check, const struct indicator *indicator) {
    const struct record *at = &indicator->record;
    const struct field **figure = &check->figures[check->count++];
    if (!map_add(&check->ids, indicator->id, (void *)at))
        return wrong(check, at, _("another indicator has this id"));
    if (strcmp(indicator->method, "deduction") == 0) {
        if (indicator->points == DECIMAL_NONE || indicator->points <= 0)
            return wrong(check, at, _("a deduction needs the points that a finding costs"));
    } else if (strcmp(indicator->method, "ratio") == 0) {
        const struct field *field =
            indicator->figure ? record_field(&institutionFigures_kind, indicator->figure) : NULL;
        if (!field || (field->type != FIELD_decimal && field->type != FIELD_integer))
            return wrong(check, at, _("a ratio needs a figure that the archive knows"));
        *figure = field;
        if (indicator->zero == DECIMAL_NONE || indicator->full == DECIMAL_NONE ||
            indicator->zero == indicator->full)
            return wrong(check, at, _("a ratio needs two different values for no and all points"));
    }
    return true;
}

static bool check_set(struct check *check, const struct indicatorSet *set) {
    decimal whole = 0;
    for (EACH(struct dimension, dimension, set->dimension)) {
        decimal sum = 0;
        for (EACH(struct indicator, indicator, dimension->indicator)) {
            if (!check_indicator(check, indicator)) return false;
            sum += indicator->maximum;
        }
        if (sum != dimension->maximum)
            return wrong(check, &dimension->record,
                         _("the indicators' points do not add up to the dimension's"));
        whole += sum;
    }
    if (whole != set->maximum)
        return wrong(check, &set->record, _("the dimensions' points do not add up to the whole"));
    decimal above = set->maximum + 1;
    const struct band *last = NULL;
    for (EACH(struct band, band, set->band)) {
        if (band->from >= above)
            return wrong(check, &band->record, _("bands must fall from high to low"));
        bool stars = strcmp(set->kind, "stars") == 0;
        if (stars ? band->stars == INTEGER_NONE : !band->grade)
            return wrong(check, &band->record, _("a band needs its stars or its grade"));
        above = band->from;
        last = band;
    }
    if (!last || last->from != 0)
        return wrong(check, &set->record, _("the lowest band must begin at 0"));
    if (set->official != 1 && !set->notice)
        return wrong(check, &set->record, _("a set that is not official needs a notice to print"));
    return true;
}

const struct indicator_set *indicators_load(const char *data_folder, const struct codes *codes,
                                            const char *path, struct arena *arena,
                                            struct diagnostics *diagnostics) {
    const struct indicatorSet *text = (const struct indicatorSet *)xml_read_once(
        &format, data_folder, codes, path, arena, diagnostics);
    if (!text) return NULL;
    size_t count = 0;
    for (EACH(struct dimension, dimension, text->dimension)) count += dimension->indicator.count;
    struct check check = {.path = path,
                          .diagnostics = diagnostics,
                          .figures = arena_alloc(arena, count * sizeof(const struct field *))};
    bool ok = check_set(&check, text);
    map_free(&check.ids);
    if (!ok) return NULL;
    struct indicator_set *set = arena_alloc(arena, sizeof *set);
    *set = (struct indicator_set){text, check.figures};
    return set;
}
