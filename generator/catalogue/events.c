// SPDX-License-Identifier: Apache-2.0
#include "catalogue/events.h"

#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "catalogue/query.h"

enum { HEX_SIZE = 2 * CATALOGUE_SHA256 + 1 };

static const char no_event[] = "0000000000000000000000000000000000000000000000000000000000000000";

// One field a line; what would break the lines is written as \n and \\.
static void add_line(struct buffer *text, const char *value) {
    for (; value && *value; value++) {
        if (*value == '\n')
            buffer_add_text(text, "\\n");
        else if (*value == '\\')
            buffer_add_text(text, "\\\\");
        else
            buffer_add_char(text, *value);
    }
    buffer_add_char(text, '\n');
}

// digest of the one before LF sequence LF at LF kind LF subject LF agent LF outcome LF detail LF
static void digest_of(struct catalogue *catalogue, const char *previous,
                      const struct catalogue_event *event, char hex[HEX_SIZE]) {
    static const char digits[] = "0123456789abcdef";
    char at[MOMENT_TEXT];
    unsigned char digest[CATALOGUE_SHA256];
    struct buffer text = BUFFER_EMPTY;
    add_line(&text, previous);
    buffer_printf(&text, "%lld\n", (long long)event->sequence);
    add_line(&text, moment_format(event->at, at));
    add_line(&text, event->kind);
    add_line(&text, event->subject);
    add_line(&text, event->agent);
    add_line(&text, event->outcome);
    add_line(&text, event->detail);
    if (!catalogue->digest) BUG("the catalogue was opened without a digest");
    catalogue->digest(text.bytes, text.length, digest);
    buffer_free(&text);
    for (size_t i = 0; i < CATALOGUE_SHA256; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[HEX_SIZE - 1] = '\0';
}

static bool last_event(struct catalogue *catalogue, struct arena *arena, int64_t *sequence,
                       const char **digest) {
    struct sql_query query = query_of(catalogue, SQL_EVENT_LAST);
    *sequence = 0;
    *digest = no_event;
    if (query_row(&query)) {
        *sequence = read_integer(&query);
        *digest = read_text(&query, arena);
    }
    return query_end(&query);
}

bool catalogue_add_event(struct catalogue *catalogue, const struct catalogue_event *event) {
    struct arena *arena = arena_new();
    struct catalogue_event added = *event;
    const char *previous;
    char digest[HEX_SIZE];
    bool ok = last_event(catalogue, arena, &added.sequence, &previous);
    if (ok) {
        added.sequence++;
        digest_of(catalogue, previous, &added, digest);
        struct sql_query query = query_of(catalogue, SQL_EVENT_ADD);
        bind_integer(&query, added.sequence);
        bind_moment(&query, added.at);
        bind_text(&query, added.kind);
        bind_text(&query, added.subject);
        bind_text(&query, added.agent);
        bind_text(&query, added.outcome);
        bind_text(&query, added.detail);
        bind_text(&query, digest);
        ok = query_run(&query);
    }
    arena_free(arena);
    return ok;
}

static void read_event(struct sql_query *query, struct arena *arena,
                       struct catalogue_event *event) {
    event->sequence = read_integer(query);
    event->at = read_moment(query);
    event->kind = read_text(query, arena);
    event->subject = read_text(query, arena);
    event->agent = read_text(query, arena);
    event->outcome = read_text(query, arena);
    event->detail = read_text(query, arena);
    event->digest = read_text(query, arena);
}

bool catalogue_list_events(struct catalogue *catalogue, struct arena *arena, const char *subject,
                           struct catalogue_events *into) {
    struct sql_query query = query_of(catalogue, SQL_EVENT_LIST);
    bind_text(&query, subject);
    size_t capacity = 0;
    *into = (struct catalogue_events){0};
    while (query_row(&query)) read_event(&query, arena, NEXT_ITEM(into, arena, capacity));
    return query_end(&query);
}

const char *catalogue_chain_head(struct catalogue *catalogue, struct arena *arena) {
    int64_t sequence;
    const char *digest;
    return last_event(catalogue, arena, &sequence, &digest) ? digest : NULL;
}

bool catalogue_check_chain(struct catalogue *catalogue, int64_t *broken_at) {
    struct arena *arena = arena_new();
    char previous[HEX_SIZE], digest[HEX_SIZE];
    memcpy(previous, no_event, HEX_SIZE);
    int64_t expected = 0;
    *broken_at = 0;
    struct sql_query query = query_of(catalogue, SQL_EVENT_LIST);
    bind_text(&query, NULL);
    while (*broken_at == 0 && query_row(&query)) {
        struct catalogue_event event;
        arena_reset(arena);
        read_event(&query, arena, &event);
        digest_of(catalogue, previous, &event, digest);
        if (event.sequence != ++expected || strcmp(digest, event.digest) != 0)
            *broken_at = expected;
        memcpy(previous, digest, HEX_SIZE);
    }
    bool ok = query_end(&query);
    arena_free(arena);
    return ok;
}
