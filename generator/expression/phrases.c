// SPDX-License-Identifier: Apache-2.0
#include "expression/phrases.h"

#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "model/misconduct_model.h"
#include "xml/reader.h"

static const struct xml_format format = {
    .namespace_uri = "urn:juance:phrases",
    .version = "1.0",
    .root = &phrases_kind,
    .schema = "schemas/phrases.xsd",
};

static const struct {
    const char *name, *values;
} table[PHRASE_COUNT] = {
#define PHRASE_ROW(name, values) {#name, values},
    PHRASES(PHRASE_ROW)
#undef PHRASE_ROW
};

static bool has_word(const char *words, const char *word, size_t length) {
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " ");
        if (size == length && memcmp(at, word, length) == 0) return true;
        at += size;
        while (*at == ' ') at++;
    }
    return false;
}

static int find(const char *name) {
    for (int i = 0; i < PHRASE_COUNT; i++)
        if (strcmp(table[i].name, name) == 0) return i;
    return -1;
}

static bool check(const struct phrase *row, int id, const char *path,
                  struct diagnostics *diagnostics) {
    for (const char *at = strchr(row->text, '{'); at; at = strchr(at, '{')) {
        size_t length = strcspn(++at, "}");
        if (!at[length] || !has_word(table[id].values, at, length))
            return diagnose(diagnostics, STATUS_INPUT, path, row->record.line,
                            _("the sentence %s has no value {%.*s}; it has: %s"), row->id,
                            (int)length, at, table[id].values);
        at += length;
    }
    return true;
}

bool phrases_load(struct phrase_book *book, const char *data_folder, struct arena *arena,
                  struct diagnostics *diagnostics) {
    *book = (struct phrase_book){0};
    const char *path = arena_printf(arena, "%s/schemas/phrases.xml", data_folder);
    const struct phrases *file =
        (const struct phrases *)xml_read_once(&format, data_folder, path, arena, diagnostics);
    if (!file) return false;
    for (EACH(struct phrase, row, file->phrase)) {
        int id = find(row->id);
        if (id < 0 || book->texts[id])
            return diagnose(diagnostics, STATUS_INPUT, path, row->record.line,
                            _("the sentence %s is unknown or there twice"), row->id);
        if (!check(row, id, path, diagnostics)) return false;
        book->texts[id] = row->text;
    }
    for (int i = 0; i < PHRASE_COUNT; i++)
        if (!book->texts[i])
            return diagnose(diagnostics, STATUS_INPUT, path, 0, _("the sentence %s is missing"),
                            table[i].name);
    return true;
}

static const char *value_of(const char *const pairs[], const char *name, size_t length) {
    for (size_t i = 0; pairs[i]; i += 2)
        if (strlen(pairs[i]) == length && memcmp(pairs[i], name, length) == 0)
            return pairs[i + 1] ? pairs[i + 1] : "";
    return "";
}

const char *sentence_of(const struct phrase_book *book, struct arena *arena, enum phrase_id id,
                        const char *const pairs[]) {
    struct buffer text = BUFFER_EMPTY;
    for (const char *at = book->texts[id]; *at;) {
        size_t plain = strcspn(at, "{");
        buffer_add(&text, at, plain);
        at += plain;
        if (!*at) break;
        size_t length = strcspn(++at, "}");
        buffer_add_text(&text, value_of(pairs, at, length));
        at += length + 1;
    }
    const char *kept = arena_copy(arena, buffer_text(&text));
    buffer_free(&text);
    return kept;
}
