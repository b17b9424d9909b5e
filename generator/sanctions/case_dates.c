// SPDX-License-Identifier: Apache-2.0
#include "sanctions/case_dates.h"

#include <ctype.h>
#include <string.h>

// Whether `record` or one of the records in its lists has this day.
static bool holds_day(const struct record *record, const struct record_kind *kind, date day) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        bool dated = field->type == FIELD_date || field->type == FIELD_moment;
        if (dated && record_date(record, field) == day) return true;
        if (field->type != FIELD_list) continue;
        for (const struct record *at = record_list(record, field)->first; at; at = at->next)
            if (holds_day(at, field->items, day)) return true;
    }
    return false;
}

// Digits, then `unit`; -1 when that is not what stands at `*at`, which else goes behind it.
static int number_before(const char **at, const char *unit) {
    int value = 0, digits = 0;
    const char *next = *at;
    for (; isdigit((unsigned char)*next) && digits < 5; next++, digits++)
        value = 10 * value + *next - '0';
    size_t length = strlen(unit);
    if (digits == 0 || strncmp(next, unit, length) != 0) return -1;
    *at = next + length;
    return value;
}

// The next day written out in `*text`, which goes behind it; DATE_NONE when there is none.
static date next_day(const char **text) {
    while (**text) {
        if (!isdigit((unsigned char)**text)) {
            (*text)++;
            continue;
        }
        const char *at = *text;
        while (isdigit((unsigned char)**text)) (*text)++;
        int year = number_before(&at, "年");
        int month = year < 0 ? -1 : number_before(&at, "月");
        int day = month < 0 ? -1 : number_before(&at, "日");
        date found = day < 0 ? DATE_NONE : date_of(year, month, day);
        if (found == DATE_NONE) continue;
        *text = at;
        return found;
    }
    return DATE_NONE;
}

struct looking {
    const struct ladder_input *input;
    const struct judgement *judgement;
    struct strange_date *found;
    unsigned most, count;
};

static bool is_known(const struct looking *looking, date day) {
    const struct ladder_input *input = looking->input;
    return holds_day(&input->file->record, &caseFile_kind, day) ||
           holds_day(&looking->judgement->record, &judgement_kind, day) ||
           (input->dossier && holds_day(&input->dossier->record, &dossier_kind, day)) ||
           (input->history && holds_day(&input->history->record, &history_kind, day));
}

static void look_at(struct looking *looking, const struct record *record, const char *text) {
    while (text) {
        date day = next_day(&text);
        if (day == DATE_NONE) return;
        if (is_known(looking, day)) continue;
        if (looking->count < looking->most)
            looking->found[looking->count] = (struct strange_date){record, day};
        looking->count++;
    }
}

unsigned case_strange_dates(const struct ladder_input *input, const struct judgement *judgement,
                            struct strange_date *found, unsigned most) {
    const struct caseFile *file = input->file;
    struct looking looking = {input, judgement, found, most, 0};
    for (EACH(struct advanceNotice, notice, file->advanceNotice))
        look_at(&looking, &notice->record, notice->proposed);
    for (EACH(struct decision, decision, file->decision))
        look_at(&looking, &decision->record, decision->ruling);
    return looking.count;
}
