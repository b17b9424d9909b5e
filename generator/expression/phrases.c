// SPDX-License-Identifier: Apache-2.0
#include "expression/phrases.h"

#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "expression/text.h"
#include "model/misconduct_model.h"
#include "xml/read_once.h"

static const struct xml_format format = {.namespace_uri = "urn:juance:phrases",
                                         .version = "1.0",
                                         .root = &phrases_kind,
                                         .schema = "schemas/phrases.xsd"};

#define PHRASE_ROW(name, values) {#name, values},
static const struct {
    const char *name, *values;
} table[PHRASE_COUNT] = {SENTENCES(PHRASE_ROW) FINDING_PHRASES(PHRASE_ROW)};

#define PHRASE_VALUE(name) #name,
static const char *const value_names[PHRASE_VALUE_COUNT] = {"", PHRASE_VALUES(PHRASE_VALUE)};

#define PHRASE_ONE(name, values) +1
enum { FINDING_PHRASES_FROM = 0 SENTENCES(PHRASE_ONE) };

// `context`: the values of one phrase.
static int find_value(const void *context, const char *name) {
    for (int i = 0; words_hold(context, name) && i < PHRASE_VALUE_COUNT; i++)
        if (strcmp(value_names[i], name) == 0) return i;
    return -1;
}

static int find_phrase(const char *name, int from, int until) {
    for (int i = from; i < until; i++)
        if (strcmp(table[i].name, name) == 0) return i;
    return -1;
}

static bool add(struct phrase_book *book, int id, const char *name, const char *source,
                const struct path_place *place) {
    if (id < 0 || book->texts[id])
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("the sentence %s is unknown or there twice"), name);
    const char *values = table[id].values;
    const struct text_terms terms = {.argument = find_value, .context = values, .known = values};
    book->texts[id] = text_compile(source, &terms, place);
    return book->texts[id] != NULL;
}

static bool complete(const struct phrase_book *book, int from, int until,
                     const struct path_place *place) {
    for (int i = from; i < until; i++)
        if (!book->texts[i])
            return diagnose(place->diagnostics, STATUS_INPUT, place->file, 0,
                            _("the sentence %s is missing"), table[i].name);
    return true;
}

static bool load_sentences(struct phrase_book *book, const char *data_folder,
                           struct path_place *place) {
    const struct phrases *file = (const struct phrases *)xml_read_once(
        &format, data_folder, NULL, place->file, place->arena, place->diagnostics);
    if (!file) return false;
    for (EACH(struct phrase, row, file->phrase)) {
        place->line = row->record.line;
        if (!add(book, find_phrase(row->id, 0, FINDING_PHRASES_FROM), row->id, row->text, place))
            return false;
    }
    return complete(book, 0, FINDING_PHRASES_FROM, place);
}

static bool load_finding_phrases(struct phrase_book *book, const struct codes *codes,
                                 struct path_place *place) {
    const struct codeList *list = codes_list(codes, "phrase");
    static const struct list none;
    for (EACH(struct codeValue, row, list ? list->code : none)) {
        int id = find_phrase(row->value, FINDING_PHRASES_FROM, PHRASE_COUNT);
        place->line = row->record.line;
        if (!add(book, id, row->value, row->label, place)) return false;
    }
    return complete(book, FINDING_PHRASES_FROM, PHRASE_COUNT, place);
}

bool phrases_load(struct phrase_book *book, const char *data_folder, const struct codes *codes,
                  struct arena *arena, struct diagnostics *diagnostics) {
    *book = (struct phrase_book){0};
    struct path_place sentences = {.file =
                                       arena_printf(arena, "%s/schemas/phrases.xml", data_folder),
                                   .arena = arena,
                                   .codes = codes,
                                   .diagnostics = diagnostics};
    struct path_place findings = sentences;
    findings.file = arena_printf(arena, "%s/schemas/codes.xml", data_folder);
    return load_sentences(book, data_folder, &sentences) &&
           load_finding_phrases(book, codes, &findings);
}

const char *phrase_name(enum phrase_id id) {
    return table[id].name;
}

const char *sentence_of(const struct phrase_book *book, struct arena *arena, enum phrase_id id,
                        const char *const values[PHRASE_VALUE_COUNT]) {
    const struct text_values given = {.arguments = values};
    return text_write(book->texts[id], &given, arena);
}
