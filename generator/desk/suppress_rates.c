// SPDX-License-Identifier: Apache-2.0
// A pass rate beside the number of certificates tells the number of those examined, and with it how
// many failed and how many stayed away. Rounded to whole percents it leaves room in large groups;
// in small ones it is one number. What a reader can make of it is worked out as bounds.
#include <string.h>

#include "desk/suppress.h"

enum { PERCENT = DECIMAL_ONE / 100 };

// What somebody who reads the bulletin knows of the number of those examined.
struct bounds {
    int64_t low, high;
};

static decimal whole_percent(decimal rate) {
    return (rate + PERCENT / 2) / PERCENT * PERCENT;
}

// As the catalogue rounds it, and then to whole percents.
static decimal rate_of(int64_t certified, int64_t examined) {
    return whole_percent((2 * DECIMAL_ONE * certified + examined) / (2 * examined));
}

static struct bounds bounds_of(int64_t candidates, int64_t certified, decimal rate) {
    struct bounds bounds = {certified, candidates};
    if (rate == DECIMAL_NONE) return bounds;
    while (bounds.low < candidates && (!bounds.low || rate_of(certified, bounds.low) != rate))
        bounds.low++;
    while (bounds.high > bounds.low && rate_of(certified, bounds.high) != rate) bounds.high--;
    return bounds;
}

static bool is_small(int64_t count, int64_t least) {
    return count > 0 && count < least;
}

static bool tells(struct bounds bounds, int64_t candidates, int64_t certified, int64_t examined,
                  int64_t least) {
    return bounds.low >= bounds.high &&
           (is_small(examined - certified, least) || is_small(candidates - examined, least));
}

static struct bounds bounds_of_group(const struct groupFigures *group) {
    return bounds_of(group->candidates, group->certificates, group->passRate);
}

static bool is_of(const struct groupFigures *group, const char *by) {
    return strcmp(group->by, by) == 0;
}

// Those examined of the whole region, as a family of groups and the region itself tell.
static struct bounds bounds_of_region(const struct regionFigures *region, const char *by) {
    struct bounds all = {0, INT64_MAX}, sum = {0, 0};
    bool any = false;
    if (region->certificates != INTEGER_NONE)
        all = bounds_of(region->candidates, region->certificates, region->passRate);
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (!is_of(group, by)) continue;
        if (group->certificates == INTEGER_NONE) return all;
        any = true;
        struct bounds bounds = bounds_of_group(group);
        sum.low += bounds.low;
        sum.high += bounds.high;
    }
    if (any && sum.low > all.low) all.low = sum.low;
    if (any && sum.high < all.high) all.high = sum.high;
    return all;
}

// Whether a group of the family follows from the others and what the region's is known to be.
static bool family_tells(const struct regionFigures *region, const char *by, struct bounds all,
                         int64_t least) {
    struct bounds sum = {0, 0};
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (!is_of(group, by)) continue;
        if (group->certificates == INTEGER_NONE) return false;
        struct bounds bounds = bounds_of_group(group);
        sum.low += bounds.low;
        sum.high += bounds.high;
    }
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (!is_of(group, by)) continue;
        struct bounds own = bounds_of_group(group);
        struct bounds bounds = {all.low - (sum.high - own.high), all.high - (sum.low - own.low)};
        if (bounds.low < own.low) bounds.low = own.low;
        if (bounds.high > own.high) bounds.high = own.high;
        if (tells(bounds, group->candidates, group->certificates, group->examined, least))
            return true;
    }
    return false;
}

static void hide_family(struct regionFigures *region, const char *by) {
    for (EACH(struct groupFigures, group, region->groupFigures))
        if (is_of(group, by)) group->passRate = DECIMAL_NONE;
}

static void round_all(struct regionFigures *region, int64_t least) {
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (group->passRate == DECIMAL_NONE) continue;
        group->passRate = whole_percent(group->passRate);
        if (group->certificates == INTEGER_NONE ||
            tells(bounds_of_group(group), group->candidates, group->certificates, group->examined,
                  least))
            group->passRate = DECIMAL_NONE;
    }
    if (region->passRate == DECIMAL_NONE) return;
    region->passRate = whole_percent(region->passRate);
    if (region->certificates == INTEGER_NONE ||
        tells(bounds_of(region->candidates, region->certificates, region->passRate),
              region->candidates, region->certificates, region->examined, least))
        region->passRate = DECIMAL_NONE;
}

void suppress_rates(struct regionFigures *region, int64_t least) {
    static const char *const families[] = {"city", "occupation", "level"};
    enum { FAMILIES = sizeof families / sizeof *families };
    round_all(region, least);
    for (;;) {
        struct bounds all = {0, INT64_MAX};
        for (size_t i = 0; i < FAMILIES; i++) {
            struct bounds bounds = bounds_of_region(region, families[i]);
            if (bounds.low > all.low) all.low = bounds.low;
            if (bounds.high < all.high) all.high = bounds.high;
        }
        bool told = region->certificates != INTEGER_NONE && region->passRate != DECIMAL_NONE &&
                    tells(all, region->candidates, region->certificates, region->examined, least);
        for (size_t i = 0; i < FAMILIES; i++) told |= family_tells(region, families[i], all, least);
        if (!told || region->passRate == DECIMAL_NONE) {
            if (told)
                for (size_t i = 0; i < FAMILIES; i++) hide_family(region, families[i]);
            return;
        }
        region->passRate = DECIMAL_NONE; // first the region's own, then all
    }
}
