// SPDX-License-Identifier: Apache-2.0
#include "batches/trial_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "batches/check_summary.h"
#include "batches/volume_files.h"
#include "model/record_walk.h"

enum { CODEPOINTS = 0x110000 };

void trial_print_open(struct trial_print *trial, const struct settings *settings) {
    *trial = (struct trial_print){.settings = settings};
    lock_open(&trial->lock);
}

void trial_print_close(struct trial_print *trial) {
    if (!trial->settings) return;
    press_close(&trial->press);
    lock_close(&trial->lock);
}

static bool is_text(const void *context, const struct record_kind *kind,
                    const struct field *field) {
    (void)context;
    (void)kind;
    return field->type == FIELD_text && !field->computed;
}

// ---- the characters of a batch ------------------------------------------------------------------

static void gather(void *context, const struct record_frame *frame, const struct field *field,
                   unsigned number) {
    (void)number;
    unsigned char *seen = context;
    const char *text = record_text(frame->records[frame->depth - 1], field);
    if (!text) return;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t codepoint = utf8_next(&at, end);
        seen[codepoint / 8] |= (unsigned char)(1u << codepoint % 8);
    }
}

static bool is_seen(const unsigned char *seen, uint32_t codepoint) {
    return seen[codepoint / 8] & 1u << codepoint % 8;
}

static bool is_decided(const struct press *press, uint32_t codepoint) {
    for (size_t i = 0; i < press->decided_count; i++)
        if (press->decided[i] == codepoint) return true;
    return false;
}

static bool any_is_lacking(const struct press *press, const unsigned char *seen,
                           struct diagnostics *diagnostics) {
    for (uint32_t codepoint = 0; codepoint < CODEPOINTS; codepoint++) {
        if (codepoint % 8 == 0 && !seen[codepoint / 8]) {
            codepoint += 7;
            continue;
        }
        if (is_seen(seen, codepoint) && !is_decided(press, codepoint) &&
            !fonts_have(press->fonts, codepoint, diagnostics))
            return true;
    }
    return false;
}

// ---- drawing ------------------------------------------------------------------------------------

static void draw_volumes(const struct trial_print *trial, struct checked *checked,
                         struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct batch_index *index = batch_index_new(checked->batch);
    struct volume_plan plan;
    volume_plan_make(&plan, checked->batch, checked->rulebook, trial->settings->config,
                     &trial->settings->codes, arena);
    for (int class = 0; class < CLASS_COUNT; class ++)
        if (plan.needed[class])
            volume_registers_draw(&trial->press, checked, &plan, &plan.volumes[class], index, arena,
                                  diagnostics);
    batch_index_free(index);
    arena_free(arena);
}

struct finding_refusals {
    const struct trial_print *trial;
    struct refusals *refusals;
    bool of_dossier;
    size_t found;
};

static void refuse_text(void *context, const struct record_frame *frame, const struct field *field,
                        unsigned number) {
    (void)number;
    struct finding_refusals *finding = context;
    struct unseen_place place = {0};
    const char *text = record_text(frame->records[frame->depth - 1], field);
    // What nobody sees was refused already.
    if (!text || unseen_first(text, &place) != UNSEEN_NONE) return;
    place = (struct unseen_place){0};
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        place.codepoint = utf8_next(&at, end);
        place.position++;
        if (!fonts_refused(finding->trial->press.fonts, place.codepoint)) continue;
        struct refusal *refusal =
            refusals_add(finding->refusals, REFUSED_GLYPH, finding->of_dossier, frame, field, text);
        refusal->place = place;
        refusal->script = fonts_script_refused(place.codepoint);
        finding->found++;
        return;
    }
}

// With the lock held.
static size_t find(struct trial_print *trial, struct checked *checked, const unsigned char *seen) {
    struct diagnostics silent = {.quiet = true};
    if (!trial->fonts) {
        trial->press = (struct press){.arena = arena_new(), .settings = trial->settings};
        trial->fonts = true;
        trial->failed = !press_open_fonts(&trial->press, &silent);
    }
    if (trial->failed) return 0;
    bool lacking = any_is_lacking(&trial->press, seen, &silent);
    if (silent.worst == STATUS_ENVIRONMENT) trial->failed = true; // no font: nothing is known
    if (!lacking || trial->failed) return 0;
    if (!trial->templates) trial->failed = !press_load(&trial->press, "", &silent);
    trial->templates = true;
    if (trial->failed) return 0;
    fonts_forget_used(trial->press.fonts);
    draw_volumes(trial, checked, &silent);
    struct finding_refusals finding = {trial, checked->refusals, false, 0};
    record_walk(&batch_kind, &checked->batch->record, is_text, refuse_text, &finding);
    finding.of_dossier = true;
    if (checked->dossier)
        record_walk(&dossier_kind, &checked->dossier->record, is_text, refuse_text, &finding);
    return finding.found;
}

size_t trial_print(struct trial_print *trial, struct checked *checked) {
    unsigned char *seen = memory_zeroed(CODEPOINTS / 8);
    record_walk(&batch_kind, &checked->batch->record, is_text, gather, seen);
    if (checked->dossier)
        record_walk(&dossier_kind, &checked->dossier->record, is_text, gather, seen);
    lock_take(&trial->lock);
    size_t found = find(trial, checked, seen);
    lock_give(&trial->lock);
    free(seen);
    return found;
}
