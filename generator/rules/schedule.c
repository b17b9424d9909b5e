// SPDX-License-Identifier: Apache-2.0
#include "rules/schedule.h"

#include <string.h>

#include "rules/applied_texts.h"

date schedule_day(const struct batch *batch) {
    date day = batch_first_exam(batch);
    return day == DATE_NONE ? batch->exportedOn : day;
}

// A kind that no code list knows is none: what an officer seals of it is kept by its medium.
static bool is_kind(const char *wanted, const char *kind) {
    return kind && strcmp(wanted, kind) == 0;
}

static void set_class(const struct rulebook *book, struct retention *retention,
                      enum retention_class class) {
    const char *code = retention_code(class);
    retention->class = class;
    retention->volume = class == RETENTION_L ? retention_code(RETENTION_Y) : code;
    retention->label = codes_label(book->codes, "retention", code);
    if (!retention->label) retention->label = code;
}

static struct retention by_default(const struct rulebook *book, int medium) {
    const struct retentionDefault *text = book->default_texts[medium];
    struct retention retention = {.clause = text->source, .stated = text->stated == 1};
    set_class(book, &retention, book->defaults[medium]);
    return retention;
}

// What a row says; the longest of several.
static bool by_rows(const struct rulebook *book, date day, const char *kind, int medium,
                    const struct config *config, struct retention *retention) {
    bool found = false;
    for (unsigned i = 0; i < book->row_count; i++) {
        const struct schedule_row *row = &book->rows[i];
        if (!row->form[medium] || !is_kind(row->text->kind, kind) ||
            !source_in_force(row->source, day, config))
            continue;
        if (found && row->classes[medium] <= retention->class) continue;
        *retention = (struct retention){
            .rule = row->text->id, .source = row->source->text->id, .clause = row->text->clause};
        set_class(book, retention, row->classes[medium]);
        found = true;
    }
    return found;
}

static void lift(const struct rulebook *book, struct retention *retention,
                 enum retention_class class, const char *note, bool stated) {
    if (class <= retention->class) return;
    set_class(book, retention, class);
    retention->lifted = true;
    retention->stated |= stated;
    retention->note = note;
}

// 10 and 30 years are classes of case files, not of batch volumes.
static bool config_class(const char *code, enum retention_class *class) {
    return code && retention_parse(code, class);
}

struct retention schedule_retention(const struct rulebook *book, date day, const char *kind,
                                    const char *medium, const struct config *config) {
    int number = medium_number(medium);
    enum retention_class class;
    if (number < 0) number = medium_number("electronic");
    struct retention retention;
    if (!by_rows(book, day, kind, number, config, &retention)) retention = by_default(book, number);
    for (EACH(struct lift, text, book->jurisdiction->lift)) {
        if (!is_kind(text->kind, kind) || !retention_parse(text->class, &class)) continue;
        if (text->withoutNotice == 1 && own_notice_in_force(book, day, config)) continue;
        // The roster's stated default may be lowered to what the notice says.
        if (is_kind("certificateRoster", kind) && config)
            config_class(config->rosterRetention, &class);
        lift(book, &retention, class, text->note, true);
    }
    if (!config) return retention;
    for (EACH(struct retentionLift, text, config->retentionLift)) {
        bool other_kind = text->material && !is_kind(text->material, kind);
        bool other_medium = text->medium && medium_number(text->medium) != number;
        if (!other_kind && !other_medium && config_class(text->retention, &class))
            lift(book, &retention, class, text->reason, false);
    }
    return retention;
}
