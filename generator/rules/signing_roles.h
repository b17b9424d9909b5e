// SPDX-License-Identifier: Apache-2.0
// Who holds the role that a signature is given in: how, the list signature.role of
// schemas/codes.xml says of each role; who, the duties and records of the batch, and where they
// name nobody, the kind of person that export and institution's file know him as.
#ifndef JUANCE_RULES_SIGNING_ROLES_H
#define JUANCE_RULES_SIGNING_ROLES_H

#include "base/diagnostics.h"
#include "expression/path.h"
#include "expression/phrases.h"
#include "rules/roster.h"

enum { MOST_NAMING_FIELDS = 4 };

struct signing_role {
    const struct codeValue *code;
    unsigned number; // in the list
    uint64_t posts;  // bits of the list "post"
    struct {
        const struct field *list;    // below the batch
        const struct field *field;   // of its records: the id of a person
        const struct field *subject; // of its records; NULL: they have none
    } named[MOST_NAMING_FIELDS];
    unsigned named_count;
    const struct signing_role *also; // who holds it holds this one, too; NULL: nobody
    bool leads, heads, candidate;
};

struct signing_roles {
    struct signing_role *roles; // in the order of the code list
    unsigned count;
};

// False after a message that names the list: a post, kind of person or field is unknown.
bool signing_roles_compile(struct signing_roles *roles, const struct path_place *place);
const struct signing_role *signing_role(const struct signing_roles *roles, const char *value);

// Where it was signed; all NULL: anywhere in the batch.
struct signing_place {
    const struct session *session; // else every session…
    const char *room, *subject;    // … of this room, of this subject
    const struct candidate *candidate;
    date day; // DATE_NONE: not known
};
bool signing_place_has(const struct signing_place *place, const struct session *session);
bool signing_place_is_batch(const struct signing_place *place);

enum role_held {
    ROLE_HELD,
    ROLE_NOT_HELD,
    ROLE_UNRECORDED, // nothing tells who holds it
};
enum role_held role_held(struct roster *roster, const struct signing_role *role,
                         const struct signing_place *place, const struct who *who);

// Each person whom duties and records of the batch (else the session's group) name for one of the
// roles there, once each; false when they name nobody.
typedef void role_visit(void *context, struct known_person *member);
bool each_holder(struct roster *roster, const struct signing_role *const *roles, unsigned count,
                 const struct signing_place *place, role_visit *visit, void *context);

// "王鹏杰（P004）、…" of those who could have signed; empty: nobody is known. In `arena`.
const char *holders_text(struct roster *roster, const struct signing_role *const *roles,
                         unsigned count, const struct signing_place *place,
                         const struct phrase_book *phrases, struct arena *arena);
const char *who_text(const struct who *who, const struct phrase_book *phrases, struct arena *arena);
const char *member_text(const struct known_person *member, const struct phrase_book *phrases,
                        struct arena *arena);
const char *namesakes_text(const struct known_person *first, const struct phrase_book *phrases,
                           struct arena *arena);
const char *candidate_text(const struct candidate *candidate, const struct phrase_book *phrases,
                           struct arena *arena);
const char *place_text(const struct signing_place *place, const struct codes *codes,
                       const struct phrase_book *phrases, struct arena *arena);

#endif
