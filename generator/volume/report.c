// SPDX-License-Identifier: Apache-2.0
#include "volume/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/utf8.h"

static const struct {
    const char *id, *name;
} layers[VERIFY_LAYERS] = {
    [LAYER_STRUCTURE] = {"structure", N_("ZIP structure")},
    [LAYER_BAG] = {"bag", N_("bag")},
    [LAYER_MANIFESTS] = {"manifests", N_("payload manifests")},
    [LAYER_SIZES] = {"sizes", N_("sizes")},
    [LAYER_TAGS] = {"tag-manifests", N_("tag manifests")},
    [LAYER_REGISTER] = {"register", N_("register of the volume")},
    [LAYER_SIGNATURE] = {"signature", N_("signature")},
    [LAYER_CHAIN] = {"chain", N_("certificate chain")},
    [LAYER_REVOCATION] = {"revocation", N_("revocation")},
    [LAYER_TIMESTAMP] = {"timestamp", N_("timestamp")},
    [LAYER_SEAL_LIST] = {"seal-list", N_("seal list")},
    [LAYER_SIBLINGS] = {"siblings", N_("other volumes of the batch")},
    [LAYER_CATALOGUE] = {"catalogue", N_("catalogue")},
};

struct verify_report *report_new(void) {
    struct verify_report *report = memory_zeroed(sizeof *report);
    report->arena = arena_new();
    return report;
}

void report_free(struct verify_report *report) {
    if (!report) return;
    arena_free(report->arena);
    free(report->items);
    free(report);
}

void report_add(struct verify_report *report, enum verify_layer layer, enum verify_verdict verdict,
                const char *entry, const char *format, ...) {
    report->looked_at[layer] = true;
    if (verdict == VERDICT_FAILED) {
        report->failed[layer]++;
        if (++report->failures > REPORT_ITEMS_MAX) return;
    }
    if (report->count == report->capacity) {
        report->capacity = report->capacity ? report->capacity * 2 : 16;
        report->items = memory_resize(report->items, report->capacity * sizeof *report->items);
    }
    char text[2048]; // longer messages are cut
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    report->items[report->count++] =
        (struct verify_item){layer, verdict, utf8_printable(report->arena, entry ? entry : ""),
                             utf8_printable(report->arena, text)};
}

void report_append(struct verify_report *report, const struct verify_report *from) {
    size_t failures = report->failures + from->failures;
    for (size_t i = 0; i < from->count; i++) {
        const struct verify_item *item = &from->items[i];
        report_add(report, item->layer, item->verdict, item->entry, "%s", item->message);
    }
    for (int layer = 0; layer < VERIFY_LAYERS; layer++) {
        size_t kept = 0;
        for (size_t i = 0; i < from->count; i++)
            kept += (int)from->items[i].layer == layer && from->items[i].verdict == VERDICT_FAILED;
        report->failed[layer] += from->failed[layer] - kept;
    }
    report->failures = failures;
}

void report_pass(struct verify_report *report, enum verify_layer layer, const char *message) {
    if (!report->looked_at[layer]) report_add(report, layer, VERDICT_PASSED, NULL, "%s", message);
}

enum verify_verdict report_verdict(const struct verify_report *report, enum verify_layer layer) {
    if (report->failed[layer] > 0) return VERDICT_FAILED;
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].layer == layer && report->items[i].verdict == VERDICT_PASSED)
            return VERDICT_PASSED;
    return VERDICT_NOT_APPLICABLE;
}

const char *verify_layer_name(enum verify_layer layer) {
    return _(layers[layer].name);
}

const char *verify_layer_id(enum verify_layer layer) {
    return layers[layer].id;
}
