// SPDX-License-Identifier: Apache-2.0
// Who signs for which institution, by the configuration: keys, timestamp authorities, and the one
// sealer of each key that is kept for the run.
#ifndef JUANCE_ARCHIVE_SIGNING_H
#define JUANCE_ARCHIVE_SIGNING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/config.h"
#include "volume/sealer.h"

// What the configuration calls for when a key's token wants its PIN and there is none.
enum signing_demand {
    SIGNING_NONE,        // nothing is signed
    SIGNING_IF_POSSIBLE, // config/@sign, unattended: the volume stays unsigned, which is told once
    SIGNING_ALWAYS       // --sign: nothing is built
};

struct signing;

// Reads every passphrase that stands in the environment or behind a descriptor, so that no child
// process inherits one, and the configuration's keys; opens no key yet. `config` and `arena` must
// outlive it. NULL after a diagnosis (STATUS_ENVIRONMENT) when something is to be signed and no key
// is configured.
struct signing *signing_open(const struct config *config, enum signing_demand demand,
                             struct arena *arena, struct diagnostics *diagnostics);
void signing_close(struct signing *signing); // NULL is fine; overwrites the passphrases

// The sealer for an institution (by code; its credit code from the export, NULL when that says
// none): the key that config/@signWith names, else the one configured for the institution, else one
// configured for any. `*sealer` is borrowed and NULL when the volume stays unsigned. False after a
// diagnosis (STATUS_ENVIRONMENT): there is no key, or it must not sign (sealer.h).
bool signing_find(struct signing *signing, const char *institution, const char *credit_code,
                  struct sealer **sealer, struct diagnostics *diagnostics);

// The sealer for what belongs to no institution (a seal list): the key of config/@signWith, else
// the first one. The same results.
bool signing_find_any(struct signing *signing, struct sealer **sealer,
                      struct diagnostics *diagnostics);

// Files of trust anchors by what they are for ("signature", "time"), and of newer revocation lists,
// as the configuration names them; NULL last, in `arena`. NULL when there is none.
const char *const *signing_anchors(const struct config *config, const char *use,
                                   struct arena *arena);
const char *const *signing_crls(const struct config *config, struct arena *arena);

#endif
