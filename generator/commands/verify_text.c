// SPDX-License-Identifier: Apache-2.0
#include "commands/verify_text.h"

#include <stdio.h>

#include "base/json.h"
#include "base/language.h"

static const char *const verdict_ids[] = {
    [VERDICT_NOT_APPLICABLE] = "not-applicable",
    [VERDICT_PASSED] = "passed",
    [VERDICT_FAILED] = "failed",
};

static void print_faults(struct buffer *out, const char *path, const struct verify_report *report) {
    for (size_t i = 0; i < report->count; i++) {
        const struct verify_item *item = &report->items[i];
        if (item->verdict != VERDICT_FAILED) continue;
        buffer_printf(out, "%s: %s: %s%s%s\n", path, verify_layer_name(item->layer), item->entry,
                      *item->entry ? ": " : "", item->message);
    }
    if (report->failures)
        buffer_printf(
            out,
            P_("%s: NOT in order: %zu fault\n", "%s: NOT in order: %zu faults\n", report->failures),
            path, report->failures);
}

// Which of the two seals it has.
static const char *seal_of(const struct member *member) {
    bool listed = member->verdicts[LAYER_SEAL_LIST] == VERDICT_PASSED;
    bool stamped = member->verdicts[LAYER_TIMESTAMP] == VERDICT_PASSED;
    if (member->verdicts[LAYER_SIGNATURE] != VERDICT_PASSED)
        return listed ? _("no signature of its own, in a seal list") : _("no signature");
    if (listed)
        return stamped ? _("signed, trusted time, in a seal list") : _("signed, in a seal list");
    return stamped ? _("signed, trusted time") : _("signed");
}

void verify_print_member(const struct member *member, bool quiet) {
    struct buffer out = BUFFER_EMPTY;
    if (member->report) print_faults(&out, member->path, member->report);
    if (member->ok && !quiet && !member->resumed)
        buffer_printf(&out, _("%s: in order (%s)\n"), member->path, seal_of(member));
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void add_items(struct json *json, const struct verify_report *report) {
    json_open(json, "items", '[');
    for (size_t i = 0; report && i < report->count; i++) {
        const struct verify_item *item = &report->items[i];
        json_open(json, NULL, '{');
        json_text(json, "layer", verify_layer_id(item->layer));
        json_text(json, "verdict", verdict_ids[item->verdict]);
        if (*item->entry) json_text(json, "entry", item->entry);
        json_text(json, "message", item->message);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void end_line(struct buffer *out) {
    buffer_add_char(out, '\n');
    fputs(buffer_text(out), stdout);
    buffer_free(out);
}

void verify_print_member_json(const struct member *member) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "verify");
    json_text(&json, "volume", member->path);
    json_boolean(&json, "ok", member->ok);
    json_number(&json, "faults", (int64_t)member->failures);
    if (member->resumed) json_boolean(&json, "resumed", true);
    json_open(&json, "layers", '{');
    for (int layer = 0; layer < VERIFY_LAYERS; layer++)
        if (member->looked_at[layer])
            json_text(&json, verify_layer_id((enum verify_layer)layer),
                      verdict_ids[member->verdicts[layer]]);
    json_close(&json, '}');
    add_items(&json, member->report);
    json_close(&json, '}');
    end_line(&out);
}

void verify_print_archive(const struct verify_scene *scene, size_t volumes, size_t resumed,
                          bool quiet) {
    struct buffer out = BUFFER_EMPTY;
    print_faults(&out, scene->archive, scene->report);
    if (resumed && !quiet)
        buffer_printf(&out,
                      P_("%s: %zu volume was verified before an interruption and has not changed\n",
                         "%s: %zu volumes were verified before an interruption and have not "
                         "changed\n",
                         resumed),
                      scene->archive, resumed);
    if (!scene->report->failures && !quiet)
        buffer_printf(&out,
                      P_("%s: catalogue, history and seal lists in order, %zu volume\n",
                         "%s: catalogue, history and seal lists in order, %zu volumes\n", volumes),
                      scene->archive, volumes);
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

void verify_print_archive_json(const struct verify_scene *scene, size_t volumes, size_t resumed) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "verify-archive");
    json_text(&json, "archive", scene->archive);
    json_boolean(&json, "ok", scene->report->failures == 0);
    json_number(&json, "faults", (int64_t)scene->report->failures);
    json_number(&json, "volumes", (int64_t)volumes);
    json_number(&json, "resumed", (int64_t)resumed);
    add_items(&json, scene->report);
    json_close(&json, '}');
    end_line(&out);
}

void verify_print_progress(size_t done, size_t count) {
    // A hundred steps are enough to watch.
    if (done && done != count && done * 100 / count == (done - 1) * 100 / count) return;
    fputs("\r\033[K", stderr);
    if (done && done < count) fprintf(stderr, _("verifying %zu of %zu"), done, count);
    fflush(stderr);
}
