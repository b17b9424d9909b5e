// SPDX-License-Identifier: Apache-2.0
// Whether and since when a certificate is revoked, by the lists at hand. Dates are compared by the
// caller: a list that is newer than the signature tells more than one of its own day. Used inside
// volume/ alone.
#ifndef JUANCE_VOLUME_REVOCATION_H
#define JUANCE_VOLUME_REVOCATION_H

#include "volume/keyring.h"

enum revocation_known { REVOCATION_NO_LIST, REVOCATION_GOOD, REVOCATION_REVOKED };

struct revocation {
    enum revocation_known known;
    moment since;   // when REVOKED
    bool for_good;  // REVOKED for a reason that casts doubt on what was signed before, or for none
    moment list_of; // date of the newest list of the certificate's issuer; MOMENT_NONE: no list
};

// Lists of the certificate's issuer; with `issuer` given, only those that it signed. `crls` may be
// NULL.
struct revocation revocation_of(const X509 *certificate, X509 *issuer, const crl_stack *crls);

#endif
