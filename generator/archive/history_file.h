// SPDX-License-Identifier: Apache-2.0
// The history where volumes and seals are (schemas/history.xsd): each seal list has beside its
// proofs the section of the event chain that it covers, and a case or rating volume says what it
// puts into the histories.
#ifndef JUANCE_ARCHIVE_HISTORY_FILE_H
#define JUANCE_ARCHIVE_HISTORY_FILE_H

#include "archive/seal_lists.h"
#include "archive/stored_volume.h"
#include "base/buffer.h"
#include "catalogue/events.h"
#include "model/sealed_history.h"

#define HISTORY_SECTION "history.xml"      // in seals/<list>/
#define HISTORY_META    "meta/history.xml" // in a case or rating volume

// The events that the list `before` (NULL: there is none) does not cover yet: all of them when what
// it covers is not this history.
void history_section_write(const struct catalogue_events *events, const struct seal_list *before,
                           struct buffer *into);

// One list of which no section can be used, and why (translated).
struct history_gap {
    const char *list, *why;
};

struct history_sections {
    struct catalogue_events events; // an unbroken chain from the first event on
    struct history_gap *gaps;
    size_t gap_count;
    const char *last; // the newest list whose section was used; NULL: none
    moment until;     // when it was made
};

// The sections of the lists below FOLDER/seals, put together; a section counts only when it
// continues the chain and ends with the head that its list names. False when the environment
// failed.
bool history_sections_read(const char *folder, const char *data_folder,
                           const struct seal_lists *lists, struct arena *arena,
                           struct history_sections *into, struct diagnostics *diagnostics);

// meta/history.xml of a volume.
void history_meta_write(const struct sealedHistory *history, struct buffer *into);
// NULL, silently: the volume has none that can be read. `schema` is schemas/history.xsd.
struct sealedHistory *history_meta_read(struct stored_volume *volume, struct xml_schema *schema,
                                        const char *path, struct arena *arena);

#endif
