// SPDX-License-Identifier: Apache-2.0
#include "sanctions/misconduct.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/words.h"
#include "expression/path.h"
#include "sanctions/procedure.h"
#include "xml/read_once.h"

static const struct xml_format catalogue_format = {"urn:juance:misconduct", "1.0", &misconduct_kind,
                                                   "schemas/misconduct.xsd"};
static const struct xml_format ladder_format = {"urn:juance:ladder", "1.0", &ladder_kind,
                                                "schemas/ladder.xsd"};
static const struct xml_format procedure_format = {"urn:juance:procedure", "1.0", &procedure_kind,
                                                   "schemas/procedure.xsd"};

bool misconduct_binds(const char *wanted, const char *subject) {
    if (strcmp(wanted, subject) == 0 || strcmp(wanted, "any") == 0) return true;
    return strcmp(wanted, "anyStaff") == 0 && words_hold("examStaff assessor supervisor", subject);
}

const struct tier *misconduct_tier(const struct misconduct *catalogue, const char *id) {
    for (EACH(struct tier, tier, catalogue->tier))
        if (strcmp(tier->id, id) == 0) return tier;
    return NULL;
}

const struct listed_behaviour *misconduct_find(const struct misconduct_book *book, const char *id) {
    return id ? map_find(&book->by_id, id) : NULL;
}

// ---- what is the same elsewhere -----------------------------------------------------------------

static bool names(const struct listed_behaviour *behaviour, const char *id) {
    for (unsigned i = 0; i < behaviour->same_count; i++)
        if (strcmp(behaviour->same[i], id) == 0) return true;
    return false;
}

static bool holds(const struct listed_behaviour *const *list, unsigned count,
                  const struct listed_behaviour *one) {
    for (unsigned i = 0; i < count; i++)
        if (list[i] == one) return true;
    return false;
}

// A neighbour in the same notice is another thing, even where a third notice makes one of both.
static bool may_join(const struct listed_behaviour *of, const struct listed_behaviour *at) {
    return at->catalogue != of->catalogue || names(at, of->text->id) || names(of, at->text->id);
}

// All that is linked, used or not; MOST_SAME + 1 when there are more than that.
static unsigned linked_to(const struct misconduct_book *book, const struct listed_behaviour *of,
                          const struct listed_behaviour *linked[MOST_SAME]) {
    unsigned count = 1;
    linked[0] = of;
    for (unsigned k = 0; k < count; k++)
        for (unsigned i = 0; i < book->behaviour_count; i++) {
            const struct listed_behaviour *at = &book->behaviours[i];
            // A general clause names many things as the same; from it, none of them follows.
            bool forth = linked[k]->same_count == 1 && names(linked[k], at->text->id);
            if ((!forth && !names(at, linked[k]->text->id)) || !may_join(of, at) ||
                holds(linked, count, at))
                continue;
            if (count == MOST_SAME) return MOST_SAME + 1;
            linked[count++] = at;
        }
    return count;
}

unsigned misconduct_same(const struct misconduct_book *book, const struct listed_behaviour *of,
                         const struct listed_behaviour *into[MOST_SAME]) {
    const struct listed_behaviour *linked[MOST_SAME];
    unsigned link_count = linked_to(book, of, linked), count = 0;
    for (unsigned rank = 0; rank < book->catalogue_count; rank++)
        for (unsigned i = 0; i < link_count; i++)
            if (linked[i]->rank == rank) into[count++] = linked[i];
    return count;
}

// ---- loading ------------------------------------------------------------------------------------

struct loader {
    struct misconduct_book *book;
    const char *data_folder;
    const struct misconduct *all[MOST_CATALOGUES];
    const char *files[MOST_CATALOGUES];
    unsigned count;
    struct diagnostics *diagnostics;
};

static bool is_xml(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

static bool load_catalogues(struct loader *loader) {
    struct arena *arena = loader->book->arena;
    const char *folder = arena_printf(arena, "%s/schemas/misconduct", loader->data_folder);
    const char *const *found = platform_list(arena, folder, loader->diagnostics);
    for (; found && *found; found++) {
        if (!is_xml(*found)) continue;
        const char *path = arena_printf(arena, "%s/%s", folder, *found);
        if (loader->count == MOST_CATALOGUES)
            return diagnose(loader->diagnostics, STATUS_INPUT, path, 0,
                            _("there are more than %d catalogues of misconduct"), MOST_CATALOGUES);
        loader->all[loader->count] = (const struct misconduct *)xml_read_once(
            &catalogue_format, loader->data_folder, loader->book->codes, path, arena,
            loader->diagnostics);
        if (!loader->all[loader->count]) return false;
        loader->files[loader->count++] = path;
    }
    return found != NULL;
}

static unsigned rank_of(const struct misconduct_book *book, const struct misconduct *catalogue) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        if (book->catalogues[i] == catalogue) return i;
    return MOST_CATALOGUES;
}

static bool use_catalogues(struct loader *loader, const char *path) {
    struct misconduct_book *book = loader->book;
    for (EACH(struct ladderUse, use, book->ladder->ladderUse)) {
        const struct misconduct *found = NULL;
        for (unsigned i = 0; i < loader->count; i++)
            if (strcmp(loader->all[i]->id, use->catalogue) == 0) found = loader->all[i];
        if (!found || rank_of(book, found) != MOST_CATALOGUES)
            return diagnose(loader->diagnostics, STATUS_INPUT, path, use->record.line,
                            _("no catalogue of misconduct has the id %s, or it is used twice"),
                            use->catalogue);
        book->catalogues[book->catalogue_count++] = found;
    }
    return true;
}

static bool index_behaviours(struct loader *loader) {
    struct misconduct_book *book = loader->book;
    unsigned total = 0;
    for (unsigned i = 0; i < loader->count; i++) total += loader->all[i]->behaviour.count;
    book->behaviours = arena_alloc(book->arena, total * sizeof *book->behaviours);
    for (unsigned i = 0; i < loader->count; i++)
        for (EACH(struct behaviour, behaviour, loader->all[i]->behaviour)) {
            struct listed_behaviour *listed = &book->behaviours[book->behaviour_count++];
            listed->text = behaviour;
            listed->catalogue = loader->all[i];
            listed->rank = rank_of(book, loader->all[i]);
            listed->same = words_split(book->arena, behaviour->same, &listed->same_count);
            if (!map_add(&book->by_id, behaviour->id, listed))
                return diagnose(loader->diagnostics, STATUS_INPUT, loader->files[i],
                                behaviour->record.line, _("another behaviour has the id %s"),
                                behaviour->id);
        }
    return true;
}

// Every word of `ids` is a tier of the catalogue.
static bool tiers_known(const struct loader *loader, unsigned which, const char *ids,
                        const struct record *at) {
    unsigned count;
    const char *const *list = words_split(loader->book->arena, ids, &count);
    for (unsigned i = 0; i < count; i++)
        if (!misconduct_tier(loader->all[which], list[i]))
            return diagnose(loader->diagnostics, STATUS_INPUT, loader->files[which], at->line,
                            _("the catalogue has no tier %s"), list[i]);
    return true;
}

static bool behaviours_known(const struct loader *loader, const char *ids, const char *path,
                             const struct record *at) {
    unsigned count;
    const char *const *list = words_split(loader->book->arena, ids, &count);
    for (unsigned i = 0; i < count; i++)
        if (!misconduct_find(loader->book, list[i]))
            return diagnose(loader->diagnostics, STATUS_INPUT, path, at->line,
                            _("no catalogue of misconduct has a behaviour %s"), list[i]);
    return true;
}

static const char *file_of(const struct loader *loader, const struct misconduct *catalogue) {
    unsigned i = 0;
    while (loader->all[i] != catalogue) i++; // it is one of them
    return loader->files[i];
}

// Holds the links between notices to their room.
static bool links_fit(const struct loader *loader) {
    struct misconduct_book *book = loader->book;
    for (unsigned i = 0; i < book->behaviour_count; i++) {
        const struct listed_behaviour *linked[MOST_SAME];
        if (linked_to(book, &book->behaviours[i], linked) > MOST_SAME)
            return diagnose(loader->diagnostics, STATUS_INPUT,
                            file_of(loader, book->behaviours[i].catalogue),
                            book->behaviours[i].text->record.line,
                            _("more than %d behaviours are the same thing as %s"), MOST_SAME,
                            book->behaviours[i].text->id);
    }
    return true;
}

static bool references_hold_good(const struct loader *loader, const char *ladder_path) {
    for (unsigned i = 0; i < loader->count; i++) {
        for (EACH(struct behaviour, behaviour, loader->all[i]->behaviour))
            if (!tiers_known(loader, i, behaviour->tier, &behaviour->record) ||
                !behaviours_known(loader, behaviour->same, loader->files[i], &behaviour->record))
                return false;
        for (EACH(struct escalation, escalation, loader->all[i]->escalation))
            if (!tiers_known(loader, i, escalation->to, &escalation->record) ||
                (strcmp(escalation->from, "any") != 0 &&
                 !tiers_known(loader, i, escalation->from, &escalation->record)))
                return false;
    }
    for (EACH(struct ladderRepeat, repeat, loader->book->ladder->ladderRepeat))
        if (!behaviours_known(loader, repeat->behaviours, ladder_path, &repeat->record))
            return false;
    for (EACH(struct ladderConflict, conflict, loader->book->ladder->ladderConflict)) {
        bool preset = strcmp(conflict->preset, "officer") == 0;
        for (EACH(struct ladderSide, side, conflict->ladderSide)) {
            if (!behaviours_known(loader, side->behaviours, ladder_path, &side->record))
                return false;
            preset = preset || strcmp(conflict->preset, side->id) == 0;
        }
        if (!preset)
            return diagnose(loader->diagnostics, STATUS_INPUT, ladder_path, conflict->record.line,
                            _("the conflict %s has no side %s"), conflict->id, conflict->preset);
    }
    return true;
}

const struct publicRegister *misconduct_register(const struct misconduct_book *book,
                                                 const char *id) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        for (EACH(struct publicRegister, list, book->catalogues[i]->publicRegister))
            if (strcmp(list->id, id) == 0) return list;
    return NULL;
}

const struct ladderList *misconduct_list(const struct misconduct_book *book, const char *roll) {
    for (EACH(struct ladderList, list, book->ladder->ladderList))
        if (roll && strcmp(list->roll, roll) == 0) return list;
    return NULL;
}

static bool lists_hold_good(const struct loader *loader, const char *path) {
    const struct misconduct_book *book = loader->book;
    for (EACH(struct ladderList, list, book->ladder->ladderList)) {
        if (!misconduct_register(book, list->registerId))
            return diagnose(loader->diagnostics, STATUS_INPUT, path, list->record.line,
                            _("no catalogue in use has a list %s"), list->registerId);
        if (misconduct_list(book, list->roll) != list)
            return diagnose(loader->diagnostics, STATUS_INPUT, path, list->record.line,
                            _("the list %s is there twice"), list->roll);
        if (!codes_find(book->codes, "roll", list->roll))
            return diagnose(loader->diagnostics, STATUS_INPUT, path, list->record.line,
                            _("the code list roll has no %s"), list->roll);
    }
    return true;
}

static bool load_procedure(const struct loader *loader) {
    struct misconduct_book *book = loader->book;
    const struct path_place place = {.file =
                                         arena_printf(book->arena, "%s/schemas/procedure/%s.xml",
                                                      loader->data_folder, book->ladder->procedure),
                                     .arena = book->arena,
                                     .codes = book->codes,
                                     .diagnostics = loader->diagnostics};
    book->procedure_file = place.file;
    book->procedure =
        (const struct procedure *)xml_read_once(&procedure_format, loader->data_folder, book->codes,
                                                place.file, book->arena, loader->diagnostics);
    book->plan = book->procedure ? procedure_compile(book->procedure, &place) : NULL;
    return book->plan != NULL;
}

static bool load(struct loader *loader, const char *name) {
    struct misconduct_book *book = loader->book;
    const char *ladder =
        arena_printf(book->arena, "%s/schemas/ladders/%s.xml", loader->data_folder, name);
    book->ladder = (const struct ladder *)xml_read_once(
        &ladder_format, loader->data_folder, book->codes, ladder, book->arena, loader->diagnostics);
    if (!book->ladder || !load_catalogues(loader) || !use_catalogues(loader, ladder) ||
        !index_behaviours(loader) || !references_hold_good(loader, ladder) ||
        !lists_hold_good(loader, ladder) || !links_fit(loader))
        return false;
    return load_procedure(loader) && phrases_load(&book->phrases, loader->data_folder, book->codes,
                                                  book->arena, loader->diagnostics);
}

struct misconduct_book *misconduct_load(const char *data_folder, const char *ladder,
                                        const struct codes *codes,
                                        struct diagnostics *diagnostics) {
    struct misconduct_book *book = memory_zeroed(sizeof *book);
    book->arena = arena_new();
    book->codes = codes;
    struct loader loader = {.book = book, .data_folder = data_folder, .diagnostics = diagnostics};
    if (load(&loader, ladder)) return book;
    misconduct_free(book);
    return NULL;
}

void misconduct_free(struct misconduct_book *book) {
    if (!book) return;
    map_free(&book->by_id);
    arena_free(book->arena);
    free(book);
}
