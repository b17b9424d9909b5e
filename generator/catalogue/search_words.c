// SPDX-License-Identifier: Apache-2.0
// Names are Chinese, two to four characters, and any part of one is a fair question: the rows are
// read through. A word index would find no word of two characters, and tokenisers guess.
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "catalogue/query.h"

static bool contains(const char *text, const char *word, size_t length) {
    for (; text && *text; text++)
        if (strncasecmp(text, word, length) == 0) return true;
    return false;
}

// holds_words(words, text...): 1 when each word occurs in at least one of the texts.
static void holds_words(sqlite3_context *context, int count, sqlite3_value **values) {
    const char *words = (const char *)sqlite3_value_text(values[0]);
    bool all = words != NULL;
    for (const char *at = words; all && *(at += strspn(at, " ")); at += strcspn(at, " ")) {
        bool found = false;
        for (int i = 1; i < count && !found; i++)
            found = contains((const char *)sqlite3_value_text(values[i]), at, strcspn(at, " "));
        all = found;
    }
    sqlite3_result_int(context, all);
}

// Blanks of every kind that people type between words, the ideographic one too, become one space.
static void plain_words(struct buffer *into, const char *words) {
    static const char ideographic_space[] = "\xe3\x80\x80";
    while (*words) {
        if (strncmp(words, ideographic_space, 3) == 0) {
            buffer_add_char(into, ' ');
            words += 3;
        } else {
            buffer_add_char(into, strchr("\t\r\n", *words) ? ' ' : *words);
            words++;
        }
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
