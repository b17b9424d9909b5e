// SPDX-License-Identifier: Apache-2.0
#include "desk/dossiers.h"

#include <string.h>

#include "catalogue/institution_rows.h"
#include "desk/case_desk.h"
#include "desk/office.h"

#define TEMPLATE "institution/dossier"

struct making {
    struct office *office;
    const struct dossier *dossier;
    struct institutionArchive *archive;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// ---- words --------------------------------------------------------------------------------------

static const char *say_measures(const struct making *making, const char *measures) {
    struct buffer words = BUFFER_EMPTY;
    for (const char *at = measures ? measures : ""; *at;) {
        size_t length = strcspn(at, " ");
        const char *code = arena_copy_bytes(making->arena, at, length);
        const char *label = codes_label(&making->office->settings->codes, "measure", code);
        buffer_printf(&words, "%s%s", words.length ? "、" : "", label ? label : code);
        at += length + (at[length] == ' ');
    }
    const char *said = words.length ? arena_copy(making->arena, buffer_text(&words)) : NULL;
    buffer_free(&words);
    return said;
}

// Grounds by their titles, as the catalogue of the case's province has them.
static bool say_cases(const struct making *making) {
    for (EACH(struct heldCase, held, making->archive->heldCase)) {
        held->measures = say_measures(making, held->measures);
        if (!held->ground || !held->jurisdiction) continue;
        struct misconduct_book *book =
            misconduct_load(making->office->settings->data_folder, held->jurisdiction,
                            &making->office->settings->codes, making->diagnostics);
        if (!book) return false;
        const struct listed_behaviour *ground = misconduct_find(book, held->ground);
        if (ground) held->ground = arena_copy(making->arena, ground->text->title);
        misconduct_free(book);
    }
    return true;
}

// ---- contents -----------------------------------------------------------------------------------

enum { CHAPTER = 2 }; // level of the headings that the contents list; 1 is the title

static void note_heading(void *context, const char *title, int level, size_t page) {
    struct making *making = context;
    if (level != CHAPTER) return;
    struct contentsRow *row = record_new(making->arena, &contentsRow_kind);
    row->title = arena_copy(making->arena, title);
    row->page = (int32_t)page;
    struct list *list = &making->archive->contentsRow;
    struct record **link = &list->first;
    while (*link) link = &(*link)->next;
    row->record.ordinal = ++list->count;
    *link = &row->record;
}

static bool print(struct making *making, struct printed *printed, bool listen) {
    const struct dossier *dossier = making->dossier;
    struct compose_input input = {.number = dossier->code,
                                  .subject = dossier->name,
                                  .author = dossier->name,
                                  .created = moment_of(making->archive->asOf, 0, 0, 0)};
    input_add(&input, "archive", &institutionArchive_kind, &making->archive->record);
    input_add(&input, "dossier", &dossier_kind, &dossier->record);
    struct print_order order = {.name = TEMPLATE,
                                .input = &input,
                                .formats = PRINT_PDF,
                                .heading = listen ? note_heading : NULL,
                                .context = making};
    return press_make(making->office->press, &order, printed, making->diagnostics);
}

// The contents stand on a page of their own, so that filling them in moves nothing: the first time
// says where the chapters begin.
static bool print_twice(struct making *making, struct printed *printed) {
    if (!print(making, printed, true)) return false;
    printed_free(printed, 1);
    return print(making, printed, false);
}

// ---- the recipe ---------------------------------------------------------------------------------

static const struct dossier *read_dossier(struct office *office, const char *file,
                                          struct arena *arena, struct diagnostics *diagnostics) {
    static const struct xml_format format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                             "schemas/institution.xsd"};
    return (const struct dossier *)settings_read(office->settings, &format, file, arena,
                                                 diagnostics);
}

bool dossier_make(struct office *office, const char *file, date as_of, const char *folder,
                  const char **written, struct arena *arena, struct diagnostics *diagnostics) {
    struct making making = {.office = office, .arena = arena, .diagnostics = diagnostics};
    making.dossier = read_dossier(office, file, arena, diagnostics);
    if (!making.dossier) return false;
    if (office->archive->catalogue) {
        making.archive =
            catalogue_institution(office->archive->catalogue, arena, making.dossier->code, as_of);
        if (!making.archive) return false;
    } else {
        making.archive = record_new(arena, &institutionArchive_kind);
        making.archive->asOf = as_of;
    }
    struct printed printed = {0};
    struct written_files files = {0};
    bool ok =
        press_load(office->press, "institution", diagnostics) && say_cases(&making) &&
        print_twice(&making, &printed) &&
        printed_write(&printed, folder, arena_printf(arena, "%s-dossier", making.dossier->code),
                      &files, arena, diagnostics);
    printed_free(&printed, 1);
    if (ok) *written = files.items[0];
    return ok;
}
