// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/platform.h"
#include "base/utf8.h"
#include "desk/bulletins.h"
#include "sanctions/misconduct.h"

// One list on its way out.
struct listing {
    const struct bulletin_wish *wish;
    const struct regionFigures *region;
    const struct misconduct_book *book;
    const struct ladderList *list;
    const struct publicRegister *source;
    const struct codes *codes;
    struct publicList *result;
    struct arena *arena;
};

// ---- rows ---------------------------------------------------------------------------------------

static void *copy_to(struct list *list, const struct record *record, const struct record_kind *kind,
                     struct arena *arena) {
    struct record *copy = record_new(arena, kind);
    memcpy(copy, record, kind->size);
    struct record **link = &list->first;
    while (*link) link = &(*link)->next;
    copy->next = NULL;
    copy->ordinal = ++list->count;
    *link = copy;
    return copy;
}

static bool is_institution(const char *object) {
    return object && strcmp(object, "institution") == 0;
}

// "suspension listed" -> 暂停评价活动、列入名单或档案
static const char *say_measures(const struct listing *listing, const char *codes) {
    struct buffer words = BUFFER_EMPTY;
    for (const char *at = codes ? codes : ""; *at;) {
        size_t length = strcspn(at, " ");
        const char *code = arena_copy_bytes(listing->arena, at, length);
        const char *label = codes_label(listing->codes, "measure", code);
        buffer_printf(&words, "%s%s", words.length ? "、" : "", label ? label : code);
        at += length + (at[length] == ' ');
    }
    const char *said = arena_copy(listing->arena, buffer_text(&words));
    buffer_free(&words);
    return said;
}

static void add_entry(struct listing *listing, const struct rollEntry *found, date until) {
    struct rollEntry *entry =
        copy_to(&listing->result->rollEntry, &found->record, &rollEntry_kind, listing->arena);
    const struct listed_behaviour *ground = misconduct_find(listing->book, found->ground);
    if (ground) entry->ground = ground->text->title;
    entry->measures = say_measures(listing, found->measures);
    entry->until = until;
    if (listing->wish->internal) return;
    entry->officer = entry->reason = entry->caseNumber = NULL;
    if (is_institution(entry->object)) return;
    if (entry->name) {
        char masked[MASKED_NAME_SIZE];
        utf8_mask_name(entry->name, masked);
        entry->name = arena_copy(listing->arena, masked);
    }
    entry->institution = entry->institutionName = NULL;
}

static const struct rollTerm *term_of(const struct config *config, const char *roll) {
    for (EACH(struct rollTerm, term, config->rollTerm))
        if (strcmp(term->roll, roll) == 0) return term;
    return NULL;
}

static void add_entries(struct listing *listing, const struct rollTerm *term) {
    struct publicList *result = listing->result;
    result->entries = result->unnamed = 0;
    for (EACH(struct rollEntry, entry, listing->region->rollEntry)) {
        if (strcmp(entry->roll, listing->list->roll) != 0 ||
            strcmp(entry->jurisdiction, listing->book->ladder->id) != 0)
            continue;
        date until = term ? date_add_months(entry->listedOn, term->months) - 1 : DATE_NONE;
        if (until != DATE_NONE && until < listing->region->until) continue;
        result->entries++;
        if (listing->wish->internal || entry->published == 1)
            add_entry(listing, entry, until);
        else
            result->unnamed++;
    }
}

// Which institutions are above the rate the notice does not ask to publish: numbers only.
static void add_pass_rates(struct listing *listing) {
    struct publicList *result = listing->result;
    result->entries = result->unnamed = 0;
    for (EACH(struct passRateRow, row, listing->region->passRateRow)) {
        const char *province = listing->book->ladder->province;
        if (!row->region || !province || strncmp(row->region, province, 2) != 0) continue;
        result->entries++;
        if (listing->wish->internal)
            copy_to(&result->passRateRow, &row->record, &passRateRow_kind, listing->arena);
        else
            result->unnamed++;
    }
}

// ---- one list -----------------------------------------------------------------------------------

static const struct misconduct *catalogue_of(const struct misconduct_book *book,
                                             const struct publicRegister *wanted) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        for (EACH(struct publicRegister, one, book->catalogues[i]->publicRegister))
            if (one == wanted) return book->catalogues[i];
    return NULL;
}

static void describe(struct listing *listing, const struct rollTerm *term) {
    struct publicList *result = listing->result;
    const struct bulletin_wish *wish = listing->wish;
    const struct misconduct *catalogue = catalogue_of(listing->book, listing->source);
    result->roll = listing->list->roll;
    result->jurisdiction = listing->book->ladder->id;
    result->province = listing->book->ladder->name;
    result->name = listing->source->name;
    result->source = catalogue ? catalogue->title : NULL;
    result->clause = listing->source->clause;
    result->quote = listing->source->quote;
    result->note = listing->list->note;
    result->toPublish = listing->list->toPublish;
    result->internal = wish->internal;
    result->from = listing->region->from;
    result->asOf = listing->region->until;
    result->regionTitle = wish->region ? codes_label(listing->codes, "region", wish->region) : NULL;
    if (term) {
        result->term = arena_printf(listing->arena, "%d", (int)term->months);
        result->termBasis = term->basis;
    }
    result->identifier =
        arena_printf(listing->arena, "list-%s-%s-%s%s%s%s", wish->period.text,
                     listing->book->ladder->id, listing->list->roll, wish->region ? "-" : "",
                     wish->region ? wish->region : "", wish->internal ? "-internal" : "");
    result->named = (int32_t)(result->rollEntry.count + result->passRateRow.count);
}

static bool put_list(struct office *office, const struct bulletin_wish *wish,
                     const struct publicList *list, const char *template,
                     struct written_files *files, struct arena *arena,
                     struct diagnostics *diagnostics) {
    struct compose_input input = {.number = list->identifier,
                                  .subject = list->name,
                                  .author = list->province,
                                  .created = moment_of(list->asOf, 0, 0, 0)};
    input_add(&input, "list", &publicList_kind, &list->record);
    return bulletin_put(office, wish, arena_printf(arena, "lists/%s", template), &input,
                        list->identifier, files, arena, diagnostics);
}

static bool is_of_region(const struct misconduct_book *book, const char *region) {
    return book->ladder->province && region && strncmp(book->ladder->province, region, 2) == 0;
}

static bool put_lists(struct office *office, const struct bulletin_wish *wish,
                      const struct regionFigures *region, const struct misconduct_book *book,
                      struct written_files *files, struct arena *arena,
                      struct diagnostics *diagnostics) {
    const struct settings *settings = office->settings;
    for (EACH(struct ladderList, list, book->ladder->ladderList)) {
        struct listing listing = {.wish = wish,
                                  .region = region,
                                  .book = book,
                                  .list = list,
                                  .source = misconduct_register(book, list->registerId),
                                  .codes = &settings->codes,
                                  .result = record_new(arena, &publicList_kind),
                                  .arena = arena};
        const struct rollTerm *term = term_of(settings->config, list->roll);
        if (strcmp(list->entry, "passRate") == 0)
            add_pass_rates(&listing);
        else
            add_entries(&listing, term);
        describe(&listing, term);
        if (listing.result->entries == 0 && !is_of_region(book, wish->region)) continue;
        if (!put_list(office, wish, listing.result, list->template, files, arena, diagnostics))
            return false;
    }
    return true;
}

// ---- the recipe ---------------------------------------------------------------------------------

bool bulletin_lists(struct office *office, const struct bulletin_wish *wish,
                    struct written_files *files, struct arena *arena,
                    struct diagnostics *diagnostics) {
    struct regionFigures *region = bulletin_count(office, wish, arena, diagnostics);
    if (!region || !platform_make_folders(wish->folder, diagnostics)) return false;
    const char *data = office->settings->data_folder;
    const char *const *names =
        platform_list(arena, arena_printf(arena, "%s/schemas/ladders", data), diagnostics);
    bool ok = names && press_load(office->press, "lists", diagnostics);
    for (; ok && *names; names++) {
        size_t length = strlen(*names);
        if (length < 5 || strcmp(*names + length - 4, ".xml") != 0) continue;
        struct misconduct_book *book =
            misconduct_load(data, arena_copy_bytes(arena, *names, length - 4),
                            &office->settings->codes, diagnostics);
        ok = book && put_lists(office, wish, region, book, files, arena, diagnostics);
        misconduct_free(book);
    }
    return ok;
}
