// SPDX-License-Identifier: Apache-2.0
#include "catalogue/events.h"

#include <string.h>

#include "base/buffer.h"
#include "base/hex.h"
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
static void digest_of(catalogue_digest *digester, const char *previous,
                      const struct catalogue_event *event, char hex[HEX_SIZE]) {
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
    if (!digester) BUG("the catalogue was opened without a digest");
    digester(text.bytes, text.length, digest);
    buffer_free(&text);
    hex_write(digest, CATALOGUE_SHA256, hex);
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

static bool put_event(struct catalogue *catalogue, const struct catalogue_event *event,
                      const char *digest) {
    struct sql_query query = query_of(catalogue, SQL_EVENT_ADD);
    bind_integer(&query, event->sequence);
    bind_moment(&query, event->at);
    bind_text(&query, event->kind);
    bind_text(&query, event->subject);
    bind_text(&query, event->agent);
    bind_text(&query, event->outcome);
    bind_text(&query, event->detail);
    bind_text(&query, digest);
    return query_run(&query);
}

bool catalogue_add_event(struct catalogue *catalogue, const struct catalogue_event *event) {
    struct arena *arena = arena_new();
    struct catalogue_event added = *event;
    const char *previous;
    char digest[HEX_SIZE];
    bool ok = last_event(catalogue, arena, &added.sequence, &previous);
    if (ok) {
        added.sequence++;
        digest_of(catalogue->digest, previous, &added, digest);
        ok = put_event(catalogue, &added, digest);
    }
    arena_free(arena);
    return ok;
}

bool catalogue_event_follows(const struct catalogue_event *event, const char *previous,
                             catalogue_digest *digest) {
    char expected[HEX_SIZE];
    digest_of(digest, previous ? previous : no_event, event, expected);
    return event->digest && strcmp(event->digest, expected) == 0;
}

bool catalogue_restore_event(struct catalogue *catalogue, const struct catalogue_event *event) {
    struct arena *arena = arena_new();
    int64_t last;
    const char *previous;
    bool ok = last_event(catalogue, arena, &last, &previous) && event->sequence == last + 1 &&
              catalogue_event_follows(event, previous, catalogue->digest) &&
              put_event(catalogue, event, event->digest);
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

struct catalogue_event *catalogue_find_event(struct catalogue *catalogue, struct arena *arena,
                                             const char *kind, const char *subject,
                                             const char *detail) {
    struct sql_query query = query_of(catalogue, SQL_EVENT_FIND);
    bind_text(&query, subject);
    bind_text(&query, kind);
    bind_text(&query, detail);
    struct catalogue_event *event = NULL;
    if (query_row(&query)) {
        event = arena_alloc(arena, sizeof *event);
        read_event(&query, arena, event);
    }
    return query_end(&query) ? event : NULL;
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
        digest_of(catalogue->digest, previous, &event, digest);
        if (event.sequence != ++expected || strcmp(digest, event.digest) != 0)
            *broken_at = expected;
        memcpy(previous, digest, HEX_SIZE);
    }
    bool ok = query_end(&query);
    arena_free(arena);
    return ok;
}
