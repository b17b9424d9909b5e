// SPDX-License-Identifier: Apache-2.0
// Names are Chinese, two to four characters, and any part of one is a fair question: the rows are
// read through. A word index would find no word of two characters, and tokenisers guess.
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "catalogue/query.h"
#include "model/id_card.h"
#include "model/person_identity.h"

//
// Both sides are in their search form (model/person_identity.h), so that a name is found however
// its dots, blanks and letters are written; a citizen's number of fifteen digits is also the longer
// one.
static bool holds(const char *text, size_t length, const char *word, size_t word_length) {
    for (; length >= word_length; text++, length--)
        if (memcmp(text, word, word_length) == 0) return true;
    return false;
}

static bool finds(const struct buffer *text, const char *word, size_t length) {
    char number[16], longer[19];
    if (holds(text->bytes, text->length, word, length)) return true;
    if (text->length == 15 && id_card_lengthen(text->bytes, longer))
        return holds(longer, 18, word, length);
    if (length != 15) return false;
    memcpy(number, word, 15);
    number[15] = '\0';
    return id_card_lengthen(number, longer) && holds(text->bytes, text->length, longer, 17);
}

enum { MOST_TEXTS = 8 };

// holds_words(words, text...): 1 when each word occurs in at least one of the texts.
static void holds_words(sqlite3_context *context, int count, sqlite3_value **values) {
    const char *words = (const char *)sqlite3_value_text(values[0]);
    struct buffer texts[MOST_TEXTS] = {BUFFER_EMPTY};
    for (int i = 1; i < count && i < MOST_TEXTS; i++) {
        const char *text = (const char *)sqlite3_value_text(values[i]);
        if (text) identity_search_form(text, strlen(text), &texts[i]);
    }
    bool all = words != NULL;
    for (const char *at = words; all && *(at += strspn(at, " ")); at += strcspn(at, " ")) {
        bool found = false;
        for (int i = 1; i < count && i < MOST_TEXTS && !found; i++)
            found = texts[i].length && finds(&texts[i], at, strcspn(at, " "));
        all = found;
    }
    for (int i = 1; i < MOST_TEXTS; i++) buffer_free(&texts[i]);
    sqlite3_result_int(context, all);
}

// Words are parted by blanks of every kind that people type, the ideographic one too.
static void plain_words(struct buffer *into, const char *words) {
    const char *start = words, *end = words + strlen(words);
    for (const char *at = words; at < end;) {
        bool blank = utf8_is_blank(utf8_next(&at, end));
        if (!blank && at < end) continue;
        identity_search_form(start, (size_t)(at - start), into); // without the blank
        buffer_add_char(into, ' ');
        start = at;
    }
}

bool catalogue_search(struct catalogue *catalogue, struct arena *arena, const char *words,
                      size_t limit, struct catalogue_hits *into) {
    *into = (struct catalogue_hits){0};
    struct buffer plain = BUFFER_EMPTY;
    plain_words(&plain, words);
    const char *text = buffer_text(&plain);
    if (text[strspn(text, " ")] == '\0') {
        buffer_free(&plain);
        return true; // no word: nothing is asked for
    }
    if (sqlite3_create_function(catalogue->database, "holds_words", -1,
                                SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, holds_words, NULL,
                                NULL) != SQLITE_OK) {
        buffer_free(&plain);
        return catalogue_failed(catalogue);
    }
    struct sql_query query = query_of(catalogue, SQL_SEARCH);
    bind_text(&query, text);
    bind_integer(&query, (int64_t)limit + 1);
    size_t capacity = 0;
    while (query_row(&query)) {
        if (into->count == limit) {
            into->more = true;
            break;
        }
        struct catalogue_hit *hit = NEXT_ITEM(into, arena, capacity);
        hit->kind = (enum hit_kind)read_integer(&query);
        hit->institution = read_text(&query, arena);
        hit->institution_name = read_text(&query, arena);
        hit->year = (int)read_integer(&query);
        hit->batch = read_text(&query, arena);
        hit->batch_title = read_text(&query, arena);
        hit->name = read_text(&query, arena);
        hit->number = read_text(&query, arena);
        hit->id_number = read_text(&query, arena);
        hit->occupation = read_text(&query, arena);
        hit->level = read_text(&query, arena);
        hit->day = read_date(&query);
        hit->status = read_text(&query, arena);
        hit->volume = read_text(&query, arena);
    }
    bool ok = query_end(&query);
    buffer_free(&plain);
    return ok;
}
