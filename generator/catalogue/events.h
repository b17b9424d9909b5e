// SPDX-License-Identifier: Apache-2.0
// The archive's history: an append-only chain. Each event's digest is the SHA-256 over the digest
// of the one before and its own text, so that a rewritten history is found by whoever kept a later
// digest (every seal list carries the head).
#ifndef JUANCE_CATALOGUE_EVENTS_H
#define JUANCE_CATALOGUE_EVENTS_H

#include "catalogue/database.h"

struct catalogue_event {
    int64_t sequence; // 1 and up, without gaps
    moment at;
    const char *kind;    // "sealed", "verified", "held", "disposed", ...
    const char *subject; // volume id, batch, seal list
    const char *agent;   // program and version, or a named person
    const char *outcome; // "success", "failure"
    const char *detail;  // NULL
    const char *digest;  // lower-case hex
};

struct catalogue_events {
    struct catalogue_event *items;
    size_t count;
};

// `sequence` and `digest` of `event` are filled by the catalogue and need not be set.
bool catalogue_add_event(struct catalogue *catalogue, const struct catalogue_event *event);

// In order; `subject` NULL: all.
bool catalogue_list_events(struct catalogue *catalogue, struct arena *arena, const char *subject,
                           struct catalogue_events *into);

// The first event of that kind about the subject, with that detail (NULL: any); NULL: none, or a
// failure.
struct catalogue_event *catalogue_find_event(struct catalogue *catalogue, struct arena *arena,
                                             const char *kind, const char *subject,
                                             const char *detail);

// An event as another catalogue recorded it, put behind the last one of this. false when its number
// or digest does not continue the chain (then nothing is said), or after a failure.
bool catalogue_restore_event(struct catalogue *catalogue, const struct catalogue_event *event);

// Whether `event` continues a chain whose last digest is `previous` (NULL: it is the first).
bool catalogue_event_follows(const struct catalogue_event *event, const char *previous,
                             catalogue_digest *digest);

// Digest of the last event; 64 zeros before the first. NULL after a failure.
const char *catalogue_chain_head(struct catalogue *catalogue, struct arena *arena);

// Computes the whole chain anew. false after a failure; else `*broken_at` is the first sequence
// number that is missing or does not fit its digest, 0 when the chain is whole.
bool catalogue_check_chain(struct catalogue *catalogue, int64_t *broken_at);

#endif
